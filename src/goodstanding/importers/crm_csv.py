"""Any other table (CSV, XLSX, ODS): read by the mapping that you settled on for its header.

What becomes of it follows from the columns: people, deals, or activities. A table whose header is not known yet is
reported as unknown; the mapping page proposes what its columns mean (`mapping.propose`) and remembers your word.
In a mapping, `date:dmy` and `date:mdy` (also `created:` and `closed:`) say how 3/4/2026 is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goodstanding.importers import mapping
from goodstanding.importers.crm import Account, DayFirst, Desk, rows_of, unknown_table
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.sheets import Sheet, is_sheet, sheets
from goodstanding.values import FileRead, Problem, Record, Source, Status

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "crm"
CANNOT_SHOW = ("What the program does not write into its table: most often the mails and calls themselves.",)


def claims(export: Export) -> Sequence[Entry]:
    """Return every table. Ask it last: the sources that know their own tables come first."""
    return [entry for entry in export.entries if is_sheet(entry) and entry.size]


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield what the mapped tables hold; the others are accounted for as unknown."""
    for entry in entries:
        yield from _file(entry, hints)


def _file(entry: Entry, hints: Hints) -> Iterator[Record]:
    account = Account()
    mapped: list[tuple[int, Sheet, list[str], str]] = []
    unmapped: list[Sheet] = []
    broken = False
    for sheet in sheets(entry):
        if isinstance(sheet, Problem):
            broken = True
            yield sheet
            continue
        known = hints.mappings.get(mapping.fingerprint(sheet.written))
        if known is None:
            unmapped.append(sheet)
            continue
        fields = mapping.settled(sheet.written, known)
        bare = {field.partition(":")[0] for field in fields}
        entity = mapping.entity_of(bare)
        mapped.append(
            (("person", "company", "deal", "activity", "note").index(entity), sheet, fields, entity)
        )
    if not mapped:
        if unmapped:
            file, problem = unknown_table(entry.path, unmapped[0].written)
            yield problem
            yield file
        elif broken:
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="cannot be opened")
        else:
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="no table with a header is in it")
        return
    scope = mapping.fingerprint(mapped[0][1].written)[:6] + "/"
    desk = Desk(NAME, hints, scope)
    seen_on = desk.dated([entry])
    for _, sheet, given, entity in sorted(mapped, key=lambda m: m[0]):
        fields = [field.partition(":")[0] for field in given]
        account.notes += sheet.notes
        dates = DayFirst(sheet.where)
        dates.look(fields, sheet.sample(500), given)
        for row in rows_of(sheet, fields, account):
            if isinstance(row, Problem):
                yield row
                continue
            source, values = row
            if entity == "deal":
                yield from desk.deal(values, source, account, dates)
            elif entity == "person":
                yield from desk.person(values, source, account, seen_on)
            elif entity == "company":
                account.rows += 1
                account.left_out["a company, which is no person"] += 1
            else:
                if entity == "note" and "note" in values:
                    values.setdefault("text", []).extend(values["note"])
                yield from desk.activity(values, source, account, dates)
        yield from dates.problems()
    for sheet in unmapped:
        account.left_out[f'sheet "{sheet.where.rpartition("/")[2]}" needs a mapping'] += 1
    yield from desk.people_here(Source(entry.path), seen_on)
    yield account.done(entry.path, NAME)
