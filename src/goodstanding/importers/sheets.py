"""Tables, whichever file they come in: CSV in every dialect, XLSX, XLS, ODS. Same shape, one name each.

A workbook's sheets are read one after the other. Cells become the text that a CSV of the same table would
hold: dates as `2024-03-09`, whole numbers without a fraction. Row numbers are those of the spreadsheet.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from goodstanding.importers import workbook
from goodstanding.importers.export import Entry
from goodstanding.importers.text import clean, column_name, find_table
from goodstanding.values import Problem

WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".tab")
_MOST_BYTES = 256 << 20
_SMALL = 1 << 20  # bytes of a workbook whose cells are remembered
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
    if entry.size > _MOST_BYTES:
        yield Problem(
            entry.path,
            f"the workbook is larger than {_MOST_BYTES >> 20} MB",
            "Save the sheet as CSV and import that.",
        )
        return
    book = _book(entry)
    if book.broken:
        yield Problem(
            entry.path,
            f"the workbook cannot be opened ({book.broken})",
            "If it has a password, save it without one; else save the sheet as CSV and import that.",
        )
        return
    for name, cells in book.sheets:
        where = entry.path if book.number == 1 else f"{entry.path}/{name}"
        if cells is None:
            yield Problem(where, "the sheet cannot be read", "Save the sheet as CSV and import that.")
            continue
        found = _header_row(cells, wanted)
        if found is None:
            continue
        at, written = found
        yield Sheet(where, _unique(written), tuple(written), _rows_of(cells, at, len(written)))
    if book.died_in is not None:
        where = entry.path if book.number == 1 else f"{entry.path}/{book.died_in}"
        yield Problem(
            where,
            "the sheet spreads over more cells than can be read" + _far(entry),
            "Delete the empty rows below and the empty columns beside the table and save, or save it as CSV; import again.",
        )


Cell = str | list[str]  # text as it stands in the sheet, or a list with the text of any other value


class _Book(NamedTuple):
    """What the process that reads workbooks said: sheets with their cells (None: unreadable), and how it ended."""

    number: int  # of sheets it has
    sheets: list[tuple[str, list[list[Cell]] | None]]
    broken: str = ""
    died_in: str | None = None


def _book(entry: Entry) -> _Book:
    known = entry.__dict__.get("_book")
    if known is None:
        known = _asked(entry.read())
        # Every importer of tables asks, so what is small stays with the entry, as its first bytes do.
        if entry.size < _SMALL:
            entry.__dict__["_book"] = known
    return known  # type: ignore[no-any-return]


def _asked(content: bytes) -> _Book:
    ran = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-I", workbook.__file__], input=content, capture_output=True, check=False
    )
    count, broken, open_sheet = 0, "", None
    sheets: list[tuple[str, list[list[Cell]] | None]] = []
    rows: list[list[Cell]] = []
    for line in ran.stdout.splitlines():
        try:
            said = json.loads(line)
        except ValueError:
            break  # it died in the middle of a line
        if isinstance(said, list):
            rows.append(said)
        elif "sheet" in said:
            open_sheet, rows = said["sheet"], []
        elif "end" in said:
            sheets.append((said["end"], rows))
            open_sheet = None
        elif "unreadable" in said:
            sheets.append((said["unreadable"], None))
            open_sheet = None
        else:
            count, broken = said.get("sheets", 0), said.get("broken", "")
    if not count and not broken:
        broken = "the program that reads it was ended"
    return _Book(count, sheets, broken, open_sheet)


def _far(entry: Entry) -> str:
    """Say which cell of an XLSX lies farthest out, as far as its text tells; "" for other workbooks."""
    try:
        with zipfile.ZipFile(io.BytesIO(entry.read())) as archive:
            names = [n for n in archive.namelist() if n.startswith("xl/worksheets/") and n.endswith(".xml")]
            # A cell says where it stands; the text is looked through piece by piece, since it may be large.
            found: tuple[int, str] = (0, "")
            for name in names:
                with archive.open(name) as file:
                    rest = b""
                    while block := file.read(1 << 20):
                        for match in _CELL.finditer(rest + block):
                            row = int(match[2])
                            if row * 16_384 + len(match[1]) > found[0]:
                                found = (row * 16_384 + len(match[1]), (match[1] + match[2]).decode())
                        rest = block[-40:]
        return f" (a cell stands at {found[1]})" if found[1] else ""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return ""


_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')


def _header_row(
    cells: Sequence[Sequence[Cell]], wanted: Sequence[frozenset[str]]
) -> tuple[int, list[str]] | None:
    fallback: tuple[int, list[str]] | None = None
    for at, row in enumerate(cells[:_HEADER_WITHIN]):
        written = [_text(cell) for cell in row]
        while written and not written[-1]:
            written.pop()
        names = {column_name(x) for x in written if x}
        if any(each <= names for each in wanted):
            return at, written
        if fallback is None and len(names) >= 2 and all(isinstance(c, str) for c in row[: len(written)]):
            fallback = (at, written)
    return fallback


def _rows_of(
    cells: Sequence[Sequence[Cell]], at: int, width: int
) -> Callable[[], Iterator[tuple[int, list[str]] | Problem]]:
    def rows() -> Iterator[tuple[int, list[str]] | Problem]:
        for number, row in enumerate(cells[at + 1 :], at + 2):
            written = [_text(cell) for cell in row]
            if any(written):
                written.extend([""] * (width - len(written)))
                yield number, written

    return rows


def _text(cell: Cell) -> str:
    return clean(cell).strip() if isinstance(cell, str) else cell[0]


def _unique(written: Sequence[str]) -> tuple[str, ...]:
    names: list[str] = []
    for cell in written:
        name = base = column_name(cell)
        n = 2
        while name in names:
            name, n = f"{base}#{n}", n + 1
        names.append(name)
    return tuple(names)
