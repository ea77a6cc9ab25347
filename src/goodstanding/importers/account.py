"""The account of reading one file: how many rows, how many kept, what was left out and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from goodstanding.importers.text import counted
from goodstanding.values import FileRead, Source, Status


@dataclass
class Account:
    """Counts what becomes of a file's rows while it is read; `done()` is its line in the report."""

    path: str
    reader: str
    rows: int = 0
    kept: int = 0
    undated: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def source(self, row: int | None = None) -> Source:
        return Source(self.path, self.rows if row is None else row)

    def leave_out(self, why: str) -> None:
        self.left_out[why] += 1

    def done(self) -> FileRead:
        notes = [*self.notes, f"{counted(self.undated, 'row')} without a date"][
            : None if self.undated else -1
        ]
        if not self.rows:
            notes.append("there is nothing in it")
        return FileRead(
            self.path, self.reader, Status.READ, self.rows, self.kept, "; ".join(notes), dict(self.left_out)
        )
