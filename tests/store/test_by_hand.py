"""Rows by hand count like all others; what is taken back, replaced or came twice counts nowhere, and can come back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodstanding.store import append, byhand, erase, queries, ties
from goodstanding.store.parts import parts_of
from goodstanding.store.sql import fetch
from goodstanding.values import Handle, Interaction, Kind, Precision, Source
from tests.cast import ADA, BEN, CHEN, ledger, profiles
from tests.homes import fresh_home

BEFORE = "2026-01-05 10:00 ada > ben message Hi\n2026-01-06 10:00 chen > ada message Hello\n"


def day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(hour=12, tzinfo=UTC)


def row(
    kind: str, actor: Handle, *others: Handle, on: str = "2026-02-03", text: str = "Coffee"
) -> Interaction:
    return Interaction(
        day(on), actor, others, Kind(kind), "hand", Source("by hand"), text=text, precision=Precision.DAY
    )


def calendar(kind: str = "meeting", at: str = "2026-02-03T15:00", *others: Handle) -> Interaction:
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    return Interaction(
        moment, ADA, others or (BEN,), Kind(kind), "calendar", Source("work.ics", 4), subject="Coffee"
    )


def figures() -> dict[str, Any]:
    """Return everything that is folded or counted, as plain values."""
    return {
        "ties": fetch(
            "SELECT p.ref, t.rows, t.last_at, t.last_in, t.last_out, t.owed, t.pending, t.strength, t.fade_at, t.state"
            " FROM tie t JOIN person p ON p.id = t.person_id ORDER BY p.ref"
        ),
        "parts": fetch("SELECT handle_id, at, role, kind, n FROM part ORDER BY 1, 2, 3"),
        "habits": ties.own_habits(),
        "rows": [one.id for one in queries.rows()],
        "export": list(queries.export_rows()),
        "found": [one.id for one in queries.search_rows("coffee")],
        "counts": queries.counts(),
    }


def recounted() -> list[tuple[Any, ...]]:
    """Return the parts as a plain loop over the rows that are exported makes them."""
    numbers = {f"{n}:{k}": i for i, n, k in fetch("SELECT id, network, key FROM handle")}
    owners = {row[0] for row in fetch("SELECT id FROM handle WHERE owner")}
    found = []
    for one in queries.export_rows():
        at = append.to_micros(datetime.fromisoformat(one["at"]))
        code = append.KIND_CODE[Kind(one["kind"])]
        found += parts_of(0, at, numbers[one["actor"]], [numbers[r] for r in one["recipients"]], code, owners)
    return sorted((h, at, role, kind, n) for h, at, _, role, kind, n in found)


@pytest.fixture
def people(home: Path) -> Path:
    append.append([*profiles(), *ledger(BEFORE)])
    append.index_words()
    return home


@pytest.mark.parametrize(
    "written",
    [
        row("call", ADA, BEN),
        row("meeting", ADA, BEN, CHEN),
        row("favour", CHEN, ADA),
        row("introduction", ADA, BEN, CHEN),
        row("deal", BEN, ADA),
        row("note", ADA, BEN),
    ],
    ids=lambda one: str(one.kind),
)
def test_a_row_by_hand_changes_the_figures_and_is_undone_without_trace(
    people: Path, written: Interaction
) -> None:
    before = figures()
    key, number = byhand.write(written, [], {"text": "Coffee"})
    after = figures()
    assert after != before
    assert after["counts"].interactions == before["counts"].interactions + 1
    byhand.take_back(number)
    assert figures() == before
    assert [one.id for one in queries.evidence([key])] == [key]  # still readable as history
    undoing = byhand.take_back(number)
    byhand.take_back(undoing)
    assert figures() == after


def test_a_correction_stands_for_the_row_until_it_is_taken_back(people: Path) -> None:
    first, _ = byhand.write(row("call", ADA, BEN), [], {})
    before = figures()
    second, number = byhand.write(row("call", ADA, CHEN), [], {}, replaces=[first])
    assert {one.id for one in queries.rows()} & {first, second} == {second}
    assert queries.evidence([first])
    third, last = byhand.write(row("meeting", ADA, CHEN), [], {}, replaces=[second, first])
    assert {one.id for one in queries.rows()} & {first, second, third} == {third}
    byhand.take_back(last)
    byhand.take_back(number)
    assert figures() == before


def test_the_same_meeting_from_a_calendar_is_one_act_in_either_order(tmp_path: Path) -> None:
    found = []
    for name, first in (("hand", True), ("calendar", False)):
        fresh_home(tmp_path / name)
        append.append([*profiles(), *ledger(BEFORE)])
        if first:
            byhand.write(row("meeting", ADA, BEN), [], {})
        append.append([calendar()])
        if not first:
            byhand.write(row("meeting", ADA, BEN), [], {})
        append.index_words()
        found.append(figures())
    assert found[0] == found[1]
    assert [one["network"] for one in found[0]["export"]] == ["linkedin", "linkedin", "calendar"]


def test_one_act_can_be_parted_and_joined_again(people: Path) -> None:
    append.append([calendar(kind="call")])
    append.index_words()
    before = figures()
    hand, _ = byhand.write(row("meeting", ADA, BEN), [], {})
    assert figures() == before
    other = next(one.id for one in queries.rows() if one.network == "calendar")
    number = byhand.part(hand, other)
    assert figures()["counts"].interactions == before["counts"].interactions + 1
    byhand.take_back(number)
    assert figures() == before


@pytest.mark.parametrize(
    "other",
    [
        calendar("meeting", "2026-02-04T15:00"),
        calendar("meeting", "2026-02-03T15:00", CHEN),
        calendar("introduction"),
    ],
    ids=["another day", "another person", "another kind"],
)
def test_another_act_stays_another_act(people: Path, other: Interaction) -> None:
    append.append([other])
    byhand.write(row("meeting", ADA, BEN), [], {})
    assert queries.counts().interactions == 4


def test_a_forgotten_person_leaves_nothing_in_rows_by_hand_that_were_taken_back(people: Path) -> None:
    key, number = byhand.write(row("meeting", ADA, BEN, CHEN, text="Chen is ill"), [], {})
    byhand.take_back(number)
    chen = queries.person("linkedin:chen")
    assert chen is not None
    erase.forget(chen.id)
    assert queries.evidence([key]) == []
    assert all(one.id != key for one in queries.rows())
    with pytest.raises(byhand.Forgotten):
        byhand.write(row("call", ADA, CHEN), [], {})


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["hand", "calendar", "undo", "fix", "part", "merge"]),
        st.integers(0, 5),
        st.sampled_from(["2026-02-03", "2026-02-04"]),
    ),
    max_size=9,
)


@settings(max_examples=15, deadline=None)
@given(acts=ACTS)
def test_every_count_equals_a_plain_recount(acts: list[tuple[str, int, str]], tmp_path_factory: Any) -> None:
    fresh_home(tmp_path_factory.mktemp("recount") / "home")
    append.append([*profiles(), *ledger(BEFORE)])
    written: list[tuple[str, int]] = []
    for what, n, on in acts:
        someone = (BEN, CHEN)[n % 2]
        if what == "hand":
            written.append(byhand.write(row("meeting", ADA, someone, on=on), [], {}))
        elif what == "calendar":
            append.append([calendar("meeting", f"{on}T1{n}:00", someone)])
        elif what == "merge":
            append.decide("same", str(BEN), str(CHEN))
        elif written and what == "undo":
            byhand.take_back(written[n % len(written)][1])
        elif written and what == "fix":
            old = written[n % len(written)][0]
            written.append(byhand.write(row("call", ADA, someone, on=on), [], {}, replaces=[old]))
        elif written and what == "part":
            others = [one.id for one in queries.rows() if one.network == "calendar"]
            if others:
                byhand.part(written[n % len(written)][0], others[n % len(others)])
    now = figures()
    assert now["parts"] == recounted()
    assert now["counts"].interactions == len(now["rows"]) == len(now["export"])
    ties.refresh(everybody=True)
    assert figures() == now


def test_who_is_left_in_a_row_after_forgetting_counts_as_a_plain_recount_says(people: Path) -> None:
    byhand.write(row("introduction", ADA, BEN, CHEN), [], {})
    chen = queries.person("linkedin:chen")
    assert chen is not None
    erase.forget(chen.id)
    assert figures()["parts"] == recounted()
