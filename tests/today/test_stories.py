"""The example world, imported and asked: every story in example/README.md shows where it should."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goodstanding.example import WORLD_DATE, example_world_exports
from goodstanding.today import Agenda, Item
from goodstanding.today.candidate import moment_of
from tests.homes import fresh_home

AS_OF = moment_of(WORLD_DATE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("world") / "home"
    home = fresh_home(folder)
    from goodstanding.services import importing

    report = importing.run(example_world_exports())
    assert report.problems == []
    yield home
    from django.db import connections

    connections.close_all()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def in_the_world(world: Path) -> None:
    from goodstanding.store.home import open_home

    open_home(world)


def made(minutes: int = 20) -> Agenda:
    from goodstanding.services.today import agenda

    return agenda(AS_OF, minutes)


def asked(name: str) -> str:
    from goodstanding.services.today import why_not
    from goodstanding.store import queries

    return why_not(queries.find_people(name)[0], AS_OF)


def items(minutes: int) -> dict[str, Item]:
    return {item.name: item for item in made(minutes).items}


def test_twenty_minutes_hold_the_pressing_things_and_not_only_answers() -> None:
    kinds = [(item.name, item.kind) for item in made(20).items]
    assert kinds == [
        ("Henrike Vossberg", "answer"),
        ("Oluwaseun Bright", "promise"),
        ("Joost Lammerink", "answer"),
        ("Philippa Dunmore", "thank"),
        ("Lucía Marañón", "congratulate"),
    ]


def test_an_hour_holds_the_fading_tie_as_well() -> None:
    mateus = items(60)["Mateus Ferrand"]
    assert mateus.kind == "tend"
    assert "the last time was 7 July" in mateus.why


def test_the_reasons_quote_what_was_written_and_name_the_day() -> None:
    found = items(20)
    assert "which void limit would you accept" in found["Henrike Vossberg"].why
    assert "24 November" in found["Henrike Vossberg"].why
    assert found["Philippa Dunmore"].why.startswith("Sent people your way 5 times, last on 22 October")
    assert "by the end of next week" in found["Oluwaseun Bright"].why


def test_evidence_opens_rows_of_the_ledger() -> None:
    from goodstanding.store import queries

    for item in made(60).items:
        if item.kind != "congratulate":
            assert len(queries.evidence(item.evidence)) == len(item.evidence), item


def test_people_written_to_in_vain_are_left_alone() -> None:
    quiet = {one.name: one.why for one in made().leave_alone}
    assert quiet["Calum Rothery"].startswith("You wrote three times without an answer, last on 20 October.")
    assert quiet["Annelie Sandgren"].startswith("You wrote twice without an answer, last on 2 November.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Brock Tanager", "All they have sent you are pitches"),
        ("Rupert Stanhope", "They asked you on 15 May 2024 not to write to them any more."),
        ("Aurelio Bencini", "That time has come."),
        ("Bastian Keulen", "Recommended you in writing on 8 October"),
        ("Sanne Verhulst", "Asked to connect on Tuesday"),
        ("Derek Plimsoll", "No hurry."),
        ("Nadia Belkacem", "Nothing waits between you"),
        ("Ellen Fairbrother", "Nothing waits between you"),
        ("Jolanda Wieringa", "Nothing waits between you"),
    ],
)
def test_anybody_can_be_asked_about(name: str, said: str) -> None:
    assert said in asked(name)


def test_nobody_who_only_sells_is_on_any_list() -> None:
    selling = {"Brock Tanager", "Chad Wexler", "Boardmatic Cloud"}
    shown: Any = [*made(240).items, *made(240).leave_alone]
    assert selling.isdisjoint({one.name for one in shown})


def test_done_things_make_room_for_the_next_ones() -> None:
    from goodstanding.store import append

    names: list[str] = []
    for _ in range(4):
        for item in made(45).items:
            names.append(item.name)
            append.decide("done", item.key)
    assert len(names) == len(set(names)) or "Bastian Keulen" in names
    assert {"Mateus Ferrand", "Sanne Verhulst", "Bastian Keulen", "Aurelio Bencini"} <= set(names)
