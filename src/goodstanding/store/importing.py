"""Running an import: files in, a report out, with progress, on the command line or in the background."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.db import DatabaseError, connection

from goodstanding.importers import Hints
from goodstanding.importers.run import cannot_show, read_exports
from goodstanding.store import append, clock, queries, ties
from goodstanding.store.home import explain
from goodstanding.store.lock import Busy, writing
from goodstanding.store.models import Import
from goodstanding.values import Interaction, Status

# Called with the rows read so far, the share of the bytes done in [0, 1], and the file being read.
Progress = Callable[[int, float, str], None]


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
            _read(paths, report, progress, record)
        _finish(report, progress, record, people_before)
    except (DatabaseError, sqlite3.Error, Busy) as error:
        place = Path(connection.settings_dict["NAME"])
        sentence = str(error) if isinstance(error, Busy) else explain(error, place)
        # On a full disk there may be no room to write down that there is no room.
        with contextlib.suppress(DatabaseError, sqlite3.Error):
            Import.objects.filter(pk=record.pk if record else number).update(state="failed", failure=sentence)
        raise Failed(sentence) from error
    return report


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
