"""Live sources: which there are, and reading what is new from them. Only ever because the user asked."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from goodstanding.fetch import SOURCES, Unreachable, credentials
from goodstanding.importers import Hints
from goodstanding.store import append, clock, queries, ties
from goodstanding.store.lock import Busy, writing
from goodstanding.store.models import LiveSource


@dataclass(frozen=True)
class Refreshed:
    """What one reading brought: new rows, or the sentence that says why it broke off (rows before it are kept)."""

    name: str
    new: int
    problem: str = ""


def kinds() -> Mapping[str, Mapping[str, str]]:
    """Return the kinds of live sources and what each must be told."""
    return {kind: importlib.import_module(f"goodstanding.fetch.{kind}").FIELDS for kind in SOURCES}


def add(home: Path, kind: str, name: str, settings: Mapping[str, Any], secret: str | None) -> LiveSource:
    """Keep a source under a name (replacing one of the same name) and its secret outside the ledger."""
    source, _ = LiveSource.objects.update_or_create(
        name=name, defaults={"kind": kind, "settings": dict(settings), "on": True, "last_problem": ""}
    )
    if secret:
        credentials.keep(home, name, secret)
    return source


def remove(home: Path, name: str) -> bool:
    """Forget a source and its secret; rows read from it stay in the ledger. False: there was none."""
    credentials.drop(home, name)
    return bool(LiveSource.objects.filter(name=name).delete()[0])


def sources() -> list[LiveSource]:
    """Return the live sources, by name."""
    return list(LiveSource.objects.order_by("name"))


def switch(name: str, on: bool) -> bool:
    return bool(LiveSource.objects.filter(name=name).update(on=on))


def refresh(home: Path, name: str, progress: Callable[[int, float, str], None] | None = None) -> Refreshed:
    """Read what is new from one source. Rows and the place reached are kept batch by batch."""
    source = LiveSource.objects.get(name=name)
    module = importlib.import_module(f"goodstanding.fetch.{source.kind}")
    hints = Hints(queries.owner_handles(), queries.remembered("mappings") or {}, clock.now().date())
    report = append.Report()
    problem = ""
    try:
        first = 0
        for batch in module.pull(source.settings, credentials.find(home, name), source.state, hints):
            # The right to write is held batch by batch: a slow server must not keep an import waiting.
            with writing():
                writer = append.Writer(report)
                for record in batch.records:
                    writer.add(record)
                writer.flush()
                source.state = dict(batch.state)
                source.save(update_fields=["state"])
            first = max(first, batch.total)
            if progress:
                left = batch.total - len(batch.records)
                progress(report.interactions_read, 1 - left / first if first else 1.0, name)
    except (Unreachable, Busy) as error:
        problem = str(error)
    ties.refresh()
    append.index_words()
    source.last_run = datetime.now(UTC)
    source.last_new = report.new
    source.last_problem = problem
    source.save(update_fields=["last_run", "last_new", "last_problem"])
    return Refreshed(name, report.new, problem)


def refresh_all(home: Path, progress: Callable[[int, float, str], None] | None = None) -> list[Refreshed]:
    """Read what is new from every source that is switched on."""
    names = list(LiveSource.objects.filter(on=True).order_by("name").values_list("name", flat=True))
    return [refresh(home, name, progress) for name in names]


def any_on() -> bool:
    """Say whether a source is switched on."""
    return LiveSource.objects.filter(on=True).exists()


def known(name: str) -> bool:
    """Say whether there is a source of this name."""
    return LiveSource.objects.filter(name=name).exists()
