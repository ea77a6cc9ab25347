"""Tables, whichever file they come in: CSV in every dialect, XLSX, XLS, ODS. Same shape, one name each.

A workbook's sheets are read one after the other. Cells become the text that a CSV of the same table would
hold: dates as `2024-03-09`, whole numbers without a fraction. Row numbers are those of the spreadsheet.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from goodstanding.importers.export import Entry
from goodstanding.importers.text import clean, column_name, find_table
from goodstanding.values import Problem

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".tab")
_MOST_BYTES = 256 << 20
_HEADER_WITHIN = 30


@dataclass
class Sheet:
    """One table. `names` are compared names (`column_name`, made unique), `written` as they stand in the header."""

    where: str
    names: tuple[str, ...]
    written: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[int, list[str]] | Problem]] = field(repr=False)
    notes: list[str] = field(default_factory=list)

    def sample(self, count: int = 50) -> list[list[str]]:
        """Return the first rows, for looking at the shape of values."""
        out: list[list[str]] = []
        for row in self.rows():
            if not isinstance(row, Problem):
                out.append(row[1])
                if len(out) >= count:
                    break
        return out


def is_sheet(entry: Entry) -> bool:
    """Tell from its name whether an entry is a table."""
    name = entry.name.lower()
    return (
        name.endswith(WORKBOOKS)
        or name.endswith(TEXTS)
        or (name.endswith(".txt") and entry.head[:2000].partition(b"\n")[0].count(b"\t") >= 2)
    )


def sheets(entry: Entry, *wanted: frozenset[str]) -> Iterator[Sheet | Problem]:
    """Yield the tables of an entry, or the problem with it. An empty file yields nothing."""
    if entry.name.lower().endswith(WORKBOOKS):
        yield from _workbook(entry, wanted)
        return
    table = (find_table(entry, *wanted) if wanted else None) or find_table(entry)
    if table is not None:
        yield Sheet(entry.path, table.names, table.written, table.rows, table.notes)


def header(entry: Entry) -> tuple[str, ...]:
    """Return the compared names of an entry's first table, () when there is none. For recognising."""
    # Every importer of tables asks; the answer stays with the entry, as its first bytes do.
    known = entry.__dict__.get("_header")
    if known is None:
        known = next((sheet.names for sheet in sheets(entry) if isinstance(sheet, Sheet)), ())
        entry.__dict__["_header"] = known
    return tuple(known)


def _workbook(entry: Entry, wanted: Sequence[frozenset[str]]) -> Iterator[Sheet | Problem]:
    from python_calamine import CalamineWorkbook

    if entry.size > _MOST_BYTES:
        yield Problem(
            entry.path,
            f"the workbook is larger than {_MOST_BYTES >> 20} MB",
            "Save the sheet as CSV and import that.",
        )
        return
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(entry.read()))
        names = list(book.sheet_names)
    except BaseException as broken:
        # The reader is written in Rust; a panic of it is no Exception.
        if isinstance(broken, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        yield Problem(
            entry.path,
            "the workbook cannot be opened (" + " ".join(str(broken).split())[:120] + ")",
            "If it has a password, save it without one; else save the sheet as CSV and import that.",
        )
        return
    for name in names[:50]:
        where = entry.path if len(names) == 1 else f"{entry.path}/{name}"
        try:
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except BaseException as broken:
            if isinstance(broken, (KeyboardInterrupt, SystemExit, MemoryError)):
                raise
            yield Problem(where, "the sheet cannot be read", "Save the sheet as CSV and import that.")
            continue
        found = _header_row(cells, wanted)
        if found is None:
            continue
        at, written = found
        yield Sheet(where, _unique(written), tuple(written), _rows_of(cells, at, len(written)))


def _header_row(
    cells: Sequence[Sequence[object]], wanted: Sequence[frozenset[str]]
) -> tuple[int, list[str]] | None:
    fallback: tuple[int, list[str]] | None = None
    for at, row in enumerate(cells[:_HEADER_WITHIN]):
        written = [said(cell) for cell in row]
        while written and not written[-1]:
            written.pop()
        names = {column_name(x) for x in written if x}
        if any(each <= names for each in wanted):
            return at, written
        if fallback is None and len(names) >= 2 and all(isinstance(c, str) for c in row[: len(written)]):
            fallback = (at, written)
    return fallback


def _rows_of(
    cells: Sequence[Sequence[object]], at: int, width: int
) -> Callable[[], Iterator[tuple[int, list[str]] | Problem]]:
    def rows() -> Iterator[tuple[int, list[str]] | Problem]:
        for number, row in enumerate(cells[at + 1 :], at + 2):
            written = [said(cell) for cell in row]
            if any(written):
                written.extend([""] * (width - len(written)))
                yield number, written

    return rows


def _unique(written: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    for cell in written:
        name = base = column_name(cell)
        n = 2
        while name in names:
            name, n = f"{base}#{n}", n + 1
        names.append(name)
    return tuple(names)


def said(cell: object) -> str:
    """Return a spreadsheet's cell as text."""
    if isinstance(cell, str):
        return clean(cell).strip()
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == time() else "%Y-%m-%d %H:%M:%S")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return str(cell)
