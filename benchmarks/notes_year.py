"""A year of daily use, every count held against a plain recount: `python -m benchmarks.notes_year [ROWS [IMPORTS]]`.

Invented ledger: ROWS rows by hand (a tenth corrected, a tenth undone), IMPORTS imports between them, which bring a part of
the same meetings, renames, merges (some taken back) and forgets. Then the parts of all ties, as kept step by step, are held
against a plain loop over the exported rows, and the ties against folding everything anew.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from goodstanding.services import about, notes
from goodstanding.services.people import Unclear
from goodstanding.store import append, byhand, erase, queries, ties
from goodstanding.store.sql import fetch
from goodstanding.values import Handle, Interaction, Kind, Source
from tests.sites import fill
from tests.store.test_by_hand import figures, recounted

LINES = (
    "called {}", "coffee with {} yesterday",
    "{} did me a favour two days ago", "lunch with {} and {}", "introduced {} to {}",
    "{} sent us a customer", "deal with {}", "{} asked for our price list, I owe it by Friday",
    "remember: {} likes tea",
)  # fmt: skip


def main(rows: int, imports: int, folder: Path) -> None:
    fill(folder / "home", 300, 4_000)
    pick = random.Random(14)
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    kept: list[notes.Note] = []
    joined: list[int] = []
    took: list[float] = []
    for number in range(rows):
        day = start + timedelta(hours=number * 8_760 // rows)
        people = [p for p in queries.people(sort="name", limit=1_000)[0] if p.name]
        two = pick.sample(people, 2)
        began = time.process_time()
        try:
            said = pick.choice(LINES).format(*(p.name for p in two))
            kept.append(notes.keep(notes.read(said, on=day.date()), now=day))
        except Unclear:
            continue
        took.append(time.process_time() - began)
        if number % 10 == 3:
            with suppress(KeyError):  # of somebody since forgotten
                byhand.take_back(pick.choice(kept).entry or 0)
        if number % 10 == 6 and not queries.standing_aside([kept[-1].id or ""]):
            with suppress(Unclear):
                notes.fix(kept[-1].id or "", {"kind": pick.choice(["meeting", "call"])})
        if imports and number % max(1, rows // imports) == 0:
            append.append(_calendar(pick, kept[-5:], day))
        if number % 97 == 5:
            about.set_values([two[0].ref], [f"name={two[0].name} the {number}th"])
        if number % 151 == 7:
            joined.append(append.decide("same", two[0].ref, two[1].ref))
        if number % 301 == 11 and joined:
            append.undo(joined.pop())
        if number % 401 == 13:
            erase.forget(two[1].id)
    append.index_words()
    now = figures()
    told, again = now["parts"], recounted()
    assert told == again, f"parts differ from a plain recount: {sorted(set(told) ^ set(again))[:6]}"
    assert now["counts"].interactions == len(now["rows"]) == len(now["export"])
    ties.refresh(everybody=True)
    anew = figures()
    # When a tie begins to fade is worked out when it is folded, from the owner's habits of that moment.
    for one in (now, anew):
        one["ties"] = [(*row[:8], row[9]) for row in one["ties"]]
        one["habits"] = [round(x, 6) for x in one["habits"]]
    differ = [name for name in now if now[name] != anew[name]]
    assert not differ, f"{', '.join(differ)} differ from folding everything anew"
    took.sort()
    aside = fetch("SELECT why, COUNT(*) FROM aside GROUP BY why")
    counts = now["counts"]
    print(
        f"{len(kept)} rows by hand kept, {dict(aside)} aside, {counts.interactions} rows count, {counts.people} people"
    )
    middle, slow = took[len(took) // 2] * 1000, took[-len(took) // 20] * 1000
    print(f"every count equals a plain recount; keeping a row: {middle:.0f} ms CPU p50, {slow:.0f} ms p95")


def _calendar(pick: random.Random, lately: list[notes.Note], day: datetime) -> list[Interaction]:
    """Return what a calendar brings: some of the meetings that were written by hand, and some that were not."""
    mine = sorted(queries.owner_handles())[0]
    found = []
    for note in lately:
        people = [one.ref for one in note.understood.people if one.ref and queries.person(one.ref)]
        if people and note.understood.kind in (Kind.MEETING, Kind.CALL) and pick.random() < 0.7:
            at = datetime.combine(note.understood.on, datetime.min.time(), UTC) + timedelta(
                hours=pick.randrange(8, 18)
            )
            found.append(
                Interaction(
                    at,
                    mine,
                    tuple(Handle.parse(ref) for ref in people),
                    Kind.MEETING,
                    "calendar",
                    Source("year.ics", len(found) + 1),
                    subject=f"{day:%x}",
                )
            )
    return found


if __name__ == "__main__":
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        main(int(asked[0]) if asked else 2_000, int(asked[1]) if len(asked) > 1 else 50, Path(folder))
