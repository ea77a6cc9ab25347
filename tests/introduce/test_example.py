"""The example world: the patent holder and the distributor come first, competitors never meet, and who knows both is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from goodstanding.example import WORLD_DATE, example_world_exports
from goodstanding.services import importing, introduce, needs
from goodstanding.store import queries, together
from tests.homes import fresh_home

NOW = datetime(WORLD_DATE.year, WORLD_DATE.month, WORLD_DATE.day, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[introduce.Suggestions]:
    fresh_home(tmp_path_factory.mktemp("example") / "home")
    importing.run(example_world_exports())
    yield introduce.suggestions(NOW, 50)
    from django.db import connections

    connections.close_all()


def names(found: introduce.Suggestions, pairs: tuple[introduce.Pair, ...]) -> list[set[str]]:
    return [{found.names[ref] for ref in pair.people} for pair in pairs]


def test_patent_holder_and_distributor_come_first_with_the_reason_in_words(
    world: introduce.Suggestions,
) -> None:
    assert names(world, world.pairs)[0] == {"Ingrid Thalberg", "Tomás Arregui"}
    first, second = world.pairs[0].why(world.names)
    assert "lines in Spain or Portugal" in first
    assert "140 lines between Porto and Valencia" in first
    assert "lowers voids" in second
    assert len(queries.evidence(world.pairs[0].evidence)) == len(world.pairs[0].evidence) > 0


def test_competitors_are_held_back_and_never_suggested_to_each_other(world: introduce.Suggestions) -> None:
    rivals = {"Winifred Lockhart", "Tomás Arregui"}
    assert rivals not in names(world, world.pairs)
    assert rivals in names(world, world.held_back)


def test_who_knows_both_already_is_suggested_with_neither(world: introduce.Suggestions) -> None:
    everybody = names(world, world.pairs) + names(world, world.held_back)
    assert {"Leire Aranburu", "Ingrid Thalberg"} not in everybody
    assert {"Leire Aranburu", "Tomás Arregui"} not in everybody


def test_who_knows_both_would_be_suggested_if_they_did_not_know_each_other(
    world: introduce.Suggestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test before this one would prove nothing."""
    monkeypatch.setattr(together, "pairs", lambda people, until: {})
    found = introduce.suggestions(NOW, 50)
    assert {"Leire Aranburu", "Ingrid Thalberg"} in names(found, found.pairs)


def test_needs_are_found_in_what_people_wrote(world: introduce.Suggestions) -> None:
    said = needs.as_json(needs.statements(NOW))["statements"]
    assert {"Tomás Arregui", "Ingrid Thalberg"} <= {
        one["name"] for one in said if one["direction"] == "needs"
    }
    assert all(one["evidence"] for one in said)
