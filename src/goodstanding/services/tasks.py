"""Background tasks. They run in `goodstanding work`, which `serve` starts by itself.

What waits for somebody else's server goes into a queue of its own ("reading"), so that a slow site does not keep
a file that was dropped into the page waiting.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from django_tasks import task

from goodstanding.store.models import Import


@task()
def import_files(number: int, paths: list[str], remove: str = "") -> None:
    """Run the import with this number; afterwards delete the folder `remove` (an upload in the inbox)."""
    from goodstanding.services import importing
    from goodstanding.store import append

    try:
        importing.run([Path(path) for path in paths], number=number)
        append.index_words()
    except importing.Failed:
        return  # the sentence stands in the import's row, where the page shows it
    except Exception:
        Import.objects.filter(pk=number).update(
            state="failed",
            failure="Goodstanding made a mistake of its own while reading; what was read before is kept. "
            "Please report what kind of export it was (goodstanding import --describe helps).",
        )
        raise
    finally:
        if remove:
            shutil.rmtree(remove, ignore_errors=True)


def enqueue_import(paths: Sequence[Path], remove: Path | None = None) -> int:
    """Put an import into the queue and return its number, under which `queries.import_` follows it."""
    record = Import.objects.create(
        started=datetime.now(UTC), state="waiting", paths=[path.name for path in paths]
    )
    import_files.enqueue(int(record.pk), [str(path) for path in paths], str(remove or ""))
    return int(record.pk)


@task()
def measure_chances(as_of: str) -> None:
    """Run the backtest as of a moment and keep its figures."""
    from goodstanding.services import trust

    trust.measure(datetime.fromisoformat(as_of))


def enqueue_measure(as_of: datetime) -> None:
    """Put the backtest into the queue, unless it is there already."""
    from goodstanding.services import trust

    if trust.wanted(as_of, datetime.now(UTC).timestamp()):
        measure_chances.enqueue(as_of.isoformat())


@task(queue_name="reading")
def refresh_source(home: str, name: str) -> None:
    """Read what is new from one live source, if it is still there."""
    from goodstanding.services import sources
    from goodstanding.store.models import LiveSource

    if LiveSource.objects.filter(name=name).exists():
        sources.refresh(Path(home), name)


@task(queue_name="reading")
def refresh_sources(home: str) -> None:
    """Read what is new from the live sources that are switched on. What goes wrong is kept with each source."""
    from goodstanding.services import sources

    sources.refresh_all(Path(home))


WEEK = 7 * 86_400  # seconds


@task()
def recalibrate() -> None:
    """Fit the owner's own map of chances again, on the messages whose seven days have closed by now."""
    from goodstanding.services import trust
    from goodstanding.store import append, clock

    trust.measured(clock.now())
    append.remember("recalibrated", clock.now().timestamp())


def recalibration_is_due() -> bool:
    """Say whether a week has passed since the chances were last fitted to what happened."""
    from goodstanding.store import clock, queries

    last = queries.remembered("recalibrated")
    return bool(queries.counts().interactions) and (last is None or clock.now().timestamp() - last >= WEEK)


@task(queue_name="reading")
def audit_site(home: str, address: str) -> None:
    """Read a site as `goodstanding presence` does and keep its answer as the home's audit.

    The command runs as a process of its own, so that a page made to hurt its reader hurts only that. What went wrong
    is kept under "presence-problem" in a sentence.
    """
    import os
    import subprocess
    import sys

    from goodstanding.store import append

    append.remember("presence-asked", address)
    append.remember("presence-problem", "")
    command = [sys.executable, "-m", "goodstanding", "presence", address, "--format", "json", "--home", home]
    problem = ""
    try:
        ran = subprocess.run(command, capture_output=True, timeout=1_800, check=False)  # noqa: S603 - our own command
        if ran.returncode in (0, 1) and ran.stdout.strip():
            draft = Path(home) / "presence.json.new"
            draft.write_bytes(ran.stdout)
            os.replace(draft, Path(home) / "presence.json")
        else:
            problem = ran.stderr.decode("utf-8", "replace").strip()[-500:] or "The site could not be read."
    except subprocess.TimeoutExpired:
        problem = "Reading took longer than half an hour and was given up; read fewer pages in a terminal."
    append.remember("presence-problem", problem)
    append.remember("presence-asked", "")
