"""A workbook's cells, read by a process of its own that may die: `python workbook.py < book.xlsx`.

The reader of workbooks makes room for the whole grid of a sheet before it reads it, so one far cell (a blank at
XFD1048576 is easily left by a slip of the hand) asks for more memory than there is, and then the process is ended,
not the call. Here that process is this file, run with bounds on memory and time; it imports nothing of ours.

It prints JSON lines: `{"sheets": n}` or `{"broken": why}` first, then for each sheet `{"sheet": name}`, its rows from
the first line of the spreadsheet on, and `{"end": name}`. A cell that is text stands as it is, any other as a list
with its text, so that the two can be told apart.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime, time, timedelta

MOST_SHEETS = 50
MOST_MEMORY = 3 << 30  # bytes; a million rows of twenty columns take a tenth of it
MOST_SECONDS = 300


def said(cell: object) -> str:
    """Return a cell as the text that a CSV of the same table would hold."""
    if isinstance(cell, str):
        return cell
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


def _bounded() -> None:
    try:
        import resource
    except ImportError:  # not on Windows, where a process that asks for too much dies as well
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _written(row: list[object]) -> list[str | list[str]]:
    cells: list[str | list[str]] = [cell if isinstance(cell, str) else [said(cell)] for cell in row]
    while cells and cells[-1] in ("", [""]):
        cells.pop()
    return cells


def main() -> None:
    """Read a workbook from standard input and print its sheets."""
    _bounded()
    from python_calamine import CalamineWorkbook

    def tell(value: object) -> None:
        sys.stdout.write(json.dumps(value) + "\n")

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    except BaseException as broken:  # the reader is written in Rust; a panic of it is no Exception
        tell({"broken": " ".join(str(broken).split())[:120]})
        return
    tell({"sheets": len(book.sheet_names)})
    for name in book.sheet_names[:MOST_SHEETS]:
        tell({"sheet": name})
        sys.stdout.flush()
        try:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except BaseException:
            tell({"unreadable": name})
            continue
        for row in rows:
            tell(_written(list(row)))
        tell({"end": name})


if __name__ == "__main__":
    main()
