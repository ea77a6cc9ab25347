"""What is exported can be imported into an empty home, and gives the same ids, people and ties."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goodstanding.importers import Hints, own
from goodstanding.importers.export import Entry, Export
from goodstanding.store import append, queries
from goodstanding.store.sql import fetch
from goodstanding.values import FileRead, Problem
from tests.cast import ledger, profiles
from tests.homes import fresh_home

TEXT = """
2026-01-05 10:00  ada > ben   message  "Hello Ben"
2026-01-05 10:00  ada > ben   message  "Hello Ben"
2026-01-06 11:30  ben > ada   message  "Hello Ada, wie wär's mit Löten? 🌍"
2026-01-08 09:00  chen > ada,ben  message  "You two should talk" group-1
2026-01-09 09:00  ada > -  post  "What we learned about voids"
"""


def _entry(name: str, lines: list[dict[str, object]]) -> Entry:
    import io

    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    return Entry(name, len(data), lambda: io.BytesIO(data))


def _read_back(*entries: Entry) -> append.Report:
    export = Export(Path("."), entries)
    assert list(own.claims(export)) == list(entries)
    report = append.append(own.read(export, own.claims(export), Hints()))
    assert not report.problems
    return report


def test_an_export_read_into_an_empty_home_gives_the_same_ledger(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    append.append([*profiles(), *ledger(TEXT)])
    rows, people = list(queries.export_rows()), list(queries.export_people())
    ties = _ties()
    assert len({row["id"] for row in rows}) == 5
    fresh_home(tmp_path_factory.mktemp("other") / "home")
    _read_back(_entry("rows.jsonl", rows), _entry("people.jsonl", people))
    assert list(queries.export_rows()) == rows
    assert _ties() == ties
    assert [p["handles"] for p in queries.export_people()] == [p["handles"] for p in people]


def test_a_damaged_line_is_a_problem_and_the_others_are_read(home: Path) -> None:
    append.append([*profiles(), *ledger(TEXT)])
    rows = list(queries.export_rows())
    rows[1] = {**rows[1], "kind": "gift"}
    entry = _entry("rows.jsonl", rows)
    found = list(own.read(Export(Path("."), (entry,)), [entry], Hints()))
    (problem,) = [one for one in found if isinstance(one, Problem)]
    assert problem.where == "rows.jsonl:2"
    assert "gift" in problem.what
    (read,) = [one for one in found if isinstance(one, FileRead)]
    assert (read.rows, read.kept) == (5, 4)


def _ties() -> list[tuple[str, bytes]]:
    found = fetch("SELECT p.ref, t.state FROM tie t JOIN person p ON p.id = t.person_id ORDER BY p.ref")
    return [(ref, bytes(state)) for ref, state in found]
