"""Large JSON, element by element."""

from __future__ import annotations

import io
import json

import pytest

from goodstanding.importers import jsonstream
from goodstanding.importers.export import Entry
from goodstanding.importers.jsonstream import items
from goodstanding.values import Problem

RECORDS = [{"n": n, "text": "ä" * (n % 7), "list": [n, {"x": "}, {"}]} for n in range(300)]


def entry(content: str) -> Entry:
    data = content.encode()
    return Entry("file.json", len(data), lambda: io.BytesIO(data))  # type: ignore[arg-type,return-value]


@pytest.fixture(autouse=True, params=[7, 1 << 18])
def _chunks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything holds whatever the size of the pieces in which a file arrives."""
    monkeypatch.setattr(jsonstream, "CHUNK", request.param)


def test_a_list_gives_its_elements() -> None:
    assert list(items(entry(json.dumps(RECORDS)))) == RECORDS
    assert list(items(entry(json.dumps(RECORDS, indent=1)))) == RECORDS
    assert list(items(entry("[]"))) == []
    assert list(items(entry("[1,22,333]"))) == [1, 22, 333]


def test_an_assignment_in_front_is_passed_over() -> None:
    content = f"window.YTD.tweets.part0 = {json.dumps(RECORDS)};"
    assert list(items(entry(content))) == RECORDS


def test_a_member_gives_its_elements() -> None:
    content = json.dumps({"a": {"b": [1]}, "other": [5], "orderedItems": RECORDS, "z": 1})
    assert list(items(entry(content), "orderedItems")) == RECORDS
    assert list(items(entry(content), "nothing")) == []


def test_a_file_that_breaks_off_gives_what_came_before() -> None:
    whole = json.dumps(RECORDS)
    *found, problem = items(entry(whole[: len(whole) // 2]))
    assert found == RECORDS[: len(found)]
    assert len(found) > 100
    assert isinstance(problem, Problem)


def test_a_damaged_element_costs_itself_only() -> None:
    whole = json.dumps(RECORDS).replace('"n": 7,', '"n": oops,')
    found = list(items(entry(whole)))
    assert 1 <= sum(isinstance(each, Problem) for each in found) <= 2
    assert [each for each in found if isinstance(each, dict)] == RECORDS[:7] + RECORDS[8:]


@pytest.mark.parametrize(
    "hostile", ["[" * 100_000, '{"a":' * 50_000, "", "null", "[1e999999, NaN, " + "9" * 5000 + "]"]
)
def test_hostile_json_raises_nothing(hostile: str) -> None:
    list(items(entry(hostile), "a"))
    list(items(entry(hostile)))
    jsonstream.load(entry(hostile))


def test_a_small_file_is_loaded_whole() -> None:
    assert jsonstream.load(entry('\ufeff{"a": 1}')) == {"a": 1}
    problem = jsonstream.load(entry('{"a": 1,\n oops}'))
    assert isinstance(problem, Problem)
    assert problem.where == "file.json:2"
