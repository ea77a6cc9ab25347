"""Running an import: files in, a report out, with progress, on the command line or in the background."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.db import DatabaseError, connection

from goodstanding import __version__
from goodstanding.importers import Hints
from goodstanding.importers.export import is_hollow
from goodstanding.importers.run import cannot_show, read_exports
from goodstanding.store import append, clock, queries, ties
from goodstanding.store.home import explain
from goodstanding.store.lock import Busy, writing
from goodstanding.store.models import Import
from goodstanding.store.queries import Counts, ImportRow
from goodstanding.values import Interaction, Status

# Up to so many new rows the search index is brought up to date with the import; beyond that in the background,
# or when somebody searches.
WORDS_AT_ONCE = 250_000

# Called with the rows read so far, the share of the bytes done in [0, 1], and the file being read.
Progress = Callable[[int, float, str], None]


def newest(limit: int = 200) -> list[ImportRow]:
    """Return the newest imports first."""
    return queries.imports(limit)


def one(number: int) -> ImportRow | None:
    """Return the import with this number, with its report or how far it is."""
    return queries.import_(number)


def counts() -> Counts:
    """Return how many rows, people and imports there are, and the first and last day."""
    return queries.counts()


def mappings() -> dict[str, dict[str, str]]:
    """Return what the columns of tables mean, as settled before, by the header's fingerprint."""
    return dict(queries.remembered("mappings") or {})


def settle(known: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what the columns of tables mean."""
    append.remember("mappings", known)


class Failed(Exception):
    """The import could not go on; the text says why and what to do. What was already read is kept."""


def run(paths: Sequence[Path], progress: Progress | None = None, number: int | None = None) -> append.Report:
    """Import exports and return the report, which is also kept with the ledger under `number`.

    Raises Failed when the disk is full or the database cannot be written; everything up to the last batch
    stays, and doing the same import again adds the rest and nothing twice.
    """
    report = append.Report()
    record = None
    try:
        with writing():
            record = _begin(paths, number)
            people_before = queries.counts().people
            content = _content(paths)
            before = _read_before(content)
            if before is None:
                _read(paths, report, progress, record)
            else:
                report = append.Report.again(before)
        _finish(report, progress, record, people_before)
        record.fingerprint = _fingerprint(content)
        record.save(update_fields=["fingerprint"])
    except (DatabaseError, sqlite3.Error, Busy) as error:
        place = Path(connection.settings_dict["NAME"])
        sentence = str(error) if isinstance(error, Busy) else explain(error, place)
        # On a full disk there may be no room to write down that there is no room.
        with contextlib.suppress(DatabaseError, sqlite3.Error):
            Import.objects.filter(pk=record.pk if record else number).update(state="failed", failure=sentence)
        raise Failed(sentence) from error
    return report


def _content(paths: Sequence[Path]) -> bytes:
    """Return a hash of the names and bytes of all files."""
    total = blake2b(digest_size=20)
    for path in paths:
        files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
        for file in files:
            total.update(
                f"{file.relative_to(path.parent)}\0{file.stat().st_size}\0".encode("utf-8", "surrogateescape")
            )
            if is_hollow(file):
                continue  # what it claims is in the line above; its zeros say nothing
            with contextlib.suppress(OSError), open(file, "rb") as stream:
                total.update(hashlib.file_digest(stream, lambda: blake2b(digest_size=20)).digest())
    return total.digest()


def _fingerprint(content: bytes) -> str:
    """Return what names this reading: the files, and everything else on which the reading depends."""
    known = (
        __version__,
        clock.now().date(),
        sorted(map(str, queries.owner_handles())),
        queries.remembered("mappings") or {},
        queries.forgotten(),
    )
    return content.hex() + blake2b(repr(known).encode(), digest_size=10).hexdigest()


def _read_before(content: bytes) -> Mapping[str, Any] | None:
    """Return the report of an import of the very same files, to its end, with the same knowledge; else None.

    Rows are never taken away, so there is nothing to read again.
    """
    found = Import.objects.filter(fingerprint=_fingerprint(content), state="done").order_by("-pk").first()
    return found.report if found else None


def _begin(paths: Sequence[Path], number: int | None) -> Import:
    if number is None:
        return Import.objects.create(
            started=datetime.now(UTC), state="reading", paths=[path.name for path in paths]
        )
    record = Import.objects.get(pk=number)
    record.state = "reading"
    record.save(update_fields=["state"])
    return record


def _read(paths: Sequence[Path], report: append.Report, progress: Progress | None, record: Import) -> None:
    # A million rows are millions of small objects without a cycle among them: looking for cycles all the time
    # would cost a tenth of the import.
    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        _write(paths, report, progress, record)
    finally:
        gc.set_threshold(*before)


def _write(paths: Sequence[Path], report: append.Report, progress: Progress | None, record: Import) -> None:
    writer = append.Writer(report)
    hints = Hints(queries.owner_handles(), queries.remembered("mappings") or {}, clock.now().date())
    done = 0.0
    said = time.monotonic()

    def heard(share: float, file: str) -> None:
        nonlocal done, said
        done = max(done, min(share, 1.0))
        if time.monotonic() - said < 0.25:
            return
        said = time.monotonic()
        if progress:
            progress(report.interactions_read, done, file)
        # Written between the writer's transactions, so a page that polls sees where we are.
        record.progress = {"rows": report.interactions_read, "share": round(done, 3), "now": file}
        record.save(update_fields=["progress"])

    for event in read_exports(paths, hints, heard):
        if event is None:
            writer.new_export()
            continue
        writer.add(event)
        if type(event) is Interaction and report.interactions_read % 5_000 == 0:
            heard(done, event.source.file)
    writer.flush()


def _finish(report: append.Report, progress: Progress | None, record: Import, people_before: int) -> None:
    """Bring everything that is derived up to date. What the writer remembered of a million rows is gone by now."""
    if progress:
        progress(report.interactions_read, 1.0, "bringing the ties up to date")
    ties.refresh()
    if report.new <= WORDS_AT_ONCE:
        append.index_words()
    counts = queries.counts()
    owner = queries.owner()
    report.owner = owner.name or owner.ref if owner else None
    report.people_total = counts.people
    report.people_new = counts.people - people_before
    report.cannot_show = cannot_show(file.reader for file in report.files if file.status is Status.READ)
    record.state = "done"
    record.finished = datetime.now(UTC)
    record.report = report.as_json()
    record.save(update_fields=["state", "finished", "report"])
