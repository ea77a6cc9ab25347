"""The journal only ever grows, whatever is taken back; what stands is what nobody took back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.store import append, erase, journal, queries
from tests.cast import ledger, profiles
from tests.homes import fresh_home


@pytest.fixture
def people(home: Path) -> tuple[str, str]:
    """Two people of the ledger, by reference."""
    append.append(
        [
            *profiles(),
            *ledger("2026-01-05 10:00 ada > ben message Hi\n2026-01-06 10:00 chen > ada message Hello\n"),
        ]
    )
    found = sorted(p.ref for p in queries.people(limit=10)[0])
    return found[0], found[1]


def test_an_entry_comes_back_as_it_was_written_with_the_people_it_speaks_of(people: tuple[str, str]) -> None:
    number = journal.write("needs", "need", about="a kiln", data={"place": "Jena", "n": 3}, people=people)
    (entry,) = journal.entries("needs")
    assert (entry.id, entry.room, entry.what, entry.about) == (number, "needs", "need", "a kiln")
    assert entry.data == {"place": "Jena", "n": 3}
    assert entry.people == people
    assert journal.entries("needs", person=people[1]) == [entry]
    assert journal.entries("needs", what=("offer",)) == journal.entries("stories") == []


def test_what_was_taken_back_can_be_brought_back_and_undoing_twice_adds_nothing(home: Path) -> None:
    number = journal.write("notes", "remark", about="x", data={"text": "likes tea"})
    undoing = journal.undo(number)
    assert journal.entries("notes") == []
    assert journal.undo(number) == undoing
    assert len(journal.entries("notes", everything=True)) == 2
    journal.undo(undoing)
    assert [e.id for e in journal.entries("notes")] == [number]
    journal.undo(number)
    assert journal.entries("notes") == []


def test_the_room_as_it_stood_knows_neither_later_entries_nor_later_undoings(home: Path) -> None:
    start = datetime(2026, 3, 9, 12, tzinfo=UTC)
    first = journal.write("stories", "consent", at=start)
    journal.undo(first, at=start + timedelta(days=2))
    journal.write("stories", "consent", at=start + timedelta(days=3))
    assert [e.id for e in journal.entries("stories", until=start + timedelta(days=1))] == [first]
    assert journal.entries("stories", until=start + timedelta(days=2)) == []


def test_nobody_unknown_is_written_about(home: Path) -> None:
    with pytest.raises(journal.UnknownPerson):
        journal.write("needs", "need", people=["linkedin:nobody"])
    assert journal.entries("needs", everything=True) == []


def test_forgetting_somebody_takes_every_entry_that_speaks_of_them_and_its_undoings(
    people: tuple[str, str],
) -> None:
    ben, chen = people
    gone = journal.write("introduce", "asked", data={"words": "the kiln of Ben"}, people=[ben, chen])
    journal.undo(journal.undo(gone))
    kept = journal.write("introduce", "asked", people=[chen])
    person = queries.person(ben)
    assert person is not None
    erase.forget(person.id)
    assert [e.id for e in journal.entries("introduce", everything=True)] == [kept]


def test_an_entry_tells_those_who_keep_answers_that_something_changed(home: Path) -> None:
    before = queries.state()
    journal.write("find", "sense")
    assert queries.state() != before


@given(st.lists(st.integers(0, 9), max_size=25))
def test_what_stands_is_what_a_plain_recount_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int]
) -> None:
    """A step of 0 writes an entry, any other number takes back that entry of all so far, undoings included."""
    fresh_home(tmp_path_factory.mktemp("journal") / "home")
    undoes: dict[int, int | None] = {}

    def stands(number: int) -> bool:
        return not any(target == number and stands(by) for by, target in undoes.items())

    for step in steps:
        if step == 0 or step > len(undoes):
            undoes[journal.write("room", "thing")] = None
            continue
        target = list(undoes)[step - 1]
        there = stands(target)
        number = journal.undo(target)
        assert (number not in undoes) == there
        undoes.setdefault(number, target)
    assert [e.id for e in journal.entries("room")] == [
        n for n, u in undoes.items() if u is None and stands(n)
    ]
