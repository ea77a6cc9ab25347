"""Open what a person hands us: a zip, a tar.gz, an extracted folder or one loose file, as a list of entries.

Nothing is ever extracted to disk by entry name. `open_export` refuses hostile archives with one clear
sentence (`Refused`) before anything of them is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import BinaryIO

from goodstanding.values import Problem


class Refused(Exception):
    """An archive that will not be opened. Its `problem` says where, what and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Entry:
    """One file of an export. `path` is its place inside the export, with forward slashes, wrapper folders kept.

    `size` is in bytes, uncompressed. `open()` gives a binary stream from the start; `head` is the first
    bytes (up to 4,096) for recognising content.
    """

    path: str
    size: int
    opener: Callable[[], BinaryIO] = field(repr=False, compare=False)
    modified: date | None = None

    def open(self) -> BinaryIO:
        return self.opener()

    def read(self) -> bytes:
        with self.open() as stream:
            return stream.read()

    @property
    def head(self) -> bytes:
        with self.open() as stream:
            return stream.read(4096)

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True)
class Export:
    """What was handed in: where it lies and what is in it, in the archive's order."""

    path: Path
    entries: tuple[Entry, ...]


def open_export(path: Path) -> Export:
    """Return the export at `path`. Raises Refused for what must not or cannot be opened."""
    raise NotImplementedError
