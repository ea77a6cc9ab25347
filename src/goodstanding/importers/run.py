"""Read whatever was handed in: open it, ask each importer what belongs to it, and pass its records on.

Every entry is accounted for: read or ignored by the importer that claims it, counted with its folder when it
is a picture or a film, and reported as unknown otherwise.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from goodstanding.importers import IMPORTERS, Hints, Importer
from goodstanding.importers.export import Entry, Export, Reading, open_exports
from goodstanding.values import FileRead, Handle, Interaction, Problem, Profile, Record, Status

# Told the share of the bytes that have been read, in [0, 1], and the file being read.
Heard = Callable[[float, str], None]

_MEDIA = "pictures, films and sounds are not read"
_UNKNOWN = (
    "we do not know this kind of file; 'goodstanding import --describe' shows its shape without its content"
)


def importers() -> list[Importer]:
    """Return the importers, loaded, in the order in which they are asked."""
    return [cast(Importer, importlib.import_module(f"goodstanding.importers.{name}")) for name in IMPORTERS]


def cannot_show(readers: Iterable[str]) -> list[str]:
    """Return what exports of these importers (`FileRead.reader`) never hold, a sentence each."""
    wanted = set(readers)
    return [sentence for one in importers() if one.NAME in wanted for sentence in one.CANNOT_SHOW]


def claimed(export: Export) -> tuple[list[tuple[Importer, list[Entry]]], list[Entry]]:
    """Return which entries belong to which importer, and those that belong to none."""
    left = [entry for entry in export.entries if not entry.is_media]
    found: list[tuple[Importer, list[Entry]]] = []
    for one in importers():
        entries = list(one.claims(replace(export, entries=tuple(left)))) if left else []
        if entries:
            found.append((one, entries))
            theirs = {id(entry) for entry in entries}
            left = [entry for entry in left if id(entry) not in theirs]
    return found, left


def read_exports(
    paths: Sequence[Path], hints: Hints | None = None, heard: Heard | None = None
) -> Iterator[Record | None]:
    """Yield everything that is in the files at `paths`, one export after another.

    None is yielded where the counting of identical rows begins again: before each file, so that the same row in
    two files (an older and a newer download handed in together) is one row. An archive that is refused is a
    Problem and does not stop the others. Never raises for what is in the files.
    """
    reading = Reading()
    hints = hints or Hints()
    with open_exports([Path(path) for path in paths], reading) as export:
        yield from _drained(reading)
        found, unknown = claimed(export)
        progress = _Progress(found, heard)
        reading.on_read = progress.read
        for one, entries in found:
            owner: set[Handle] = set()
            yield None
            file = ""
            for record in _records(one, export, entries, hints):
                if type(record) is Interaction:
                    if record.source.file != file:
                        file = record.source.file
                        yield None
                elif type(record) is Profile:
                    if record.owner:
                        owner.update((record.handle, *record.also))
                elif type(record) is FileRead:
                    progress.finished(record.path)
                yield record
            yield from _drained(reading)
            # What one source says of its owner helps the next: the addresses in LinkedIn's export tell whose mail it is.
            hints = replace(hints, owner=hints.owner | owner)
        for entry in unknown:
            yield FileRead(entry.path, "", Status.UNKNOWN, why=_UNKNOWN)
        yield from _media(export)


def _records(one: Importer, export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield an importer's records; a mistake of ours ends this importer, not the import."""
    try:
        yield from one.read(export, entries, hints)
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except Exception as error:
        yield Problem(
            entries[0].path,
            f"our reader for {one.NAME} stopped before the end ({type(error).__name__}); the fault is ours",
            "Run 'goodstanding import --describe' on it and send us what it prints: it holds nothing personal.",
        )


def _drained(reading: Reading) -> list[Problem]:
    problems = list(reading.problems)
    reading.problems.clear()
    return problems


def _media(export: Export) -> Iterator[FileRead]:
    """Account for pictures and films by their folder."""
    folders = Counter(entry.folder for entry in export.entries if entry.is_media)
    single = {entry.folder: entry.path for entry in export.entries if entry.is_media}
    for folder, count in folders.items():
        path = single[folder] if count == 1 else f"{folder}/" if folder else "pictures"
        yield FileRead(path, "", Status.IGNORED, rows=count, why=_MEDIA)


class _Progress:
    """How much of the bytes has been read, by file; files that are read twice count twice."""

    def __init__(self, found: Sequence[tuple[Importer, Sequence[Entry]]], heard: Heard | None) -> None:
        self.heard = heard
        self.sizes = {entry.path: max(entry.size, 1) for _, entries in found for entry in entries}
        self.total = sum(self.sizes.values()) or 1
        self.passes = {entry.path: getattr(one, "PASSES", 1) for one, entries in found for entry in entries}
        self.done: dict[str, float] = {}
        self.before: dict[str, int] = {}
        self.sum = 0.0

    def read(self, path: str, position: int) -> None:
        size = self.sizes.get(path)
        if size is None or self.heard is None:
            return
        before = self.before.get(path, 0)
        self.before[path] = position
        step = (position - before if position > before else position) / self.passes[path]
        self._set(path, min(self.done.get(path, 0.0) + step, size * 0.99))

    def finished(self, path: str) -> None:
        if path in self.sizes and self.heard is not None:
            self._set(path, float(self.sizes[path]))

    def _set(self, path: str, value: float) -> None:
        assert self.heard is not None
        self.sum += value - self.done.get(path, 0.0)
        self.done[path] = value
        self.heard(min(self.sum / self.total, 1.0), path)
