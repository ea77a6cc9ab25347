"""goodstanding work: run background tasks (imports dropped into the page, refreshes of live sources)."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from goodstanding.cli.options import open_home


@click.command("work")
@click.option(
    "--every",
    type=click.IntRange(0),
    default=15,
    show_default=True,
    help="Minutes between two readings of your live sources; 0 only reads them when you ask.",
)
@click.option(
    "--queue",
    type=click.Choice(["*", "default", "reading"]),
    default="*",
    show_default=True,
    help="Only what reads from the network (reading), or only the rest (default).",
)
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), envvar="GOODSTANDING_HOME")
def command(every: int, queue: str, home: Path | None) -> None:
    """Run background tasks until stopped. `serve` starts one of these by itself."""
    folder = open_home(home)
    if queue != "reading":
        threading.Thread(target=_remind, args=(folder, every), daemon=True).start()
    from django.core.management import call_command

    call_command("db_worker", queue_name=queue, interval=0.5, verbosity=0)


def _remind(folder: Path, every: int) -> None:
    """Put into the queue what comes round: live sources every so many minutes, the fitting of chances every week."""
    from django.db import connections

    from goodstanding.services import sources
    from goodstanding.services.tasks import recalibrate, recalibration_is_due, refresh_sources

    wait = threading.Event()
    minutes = 0
    while True:
        if recalibration_is_due():
            recalibrate.enqueue()
        if every and minutes % every == every - 1 and sources.any_on():
            refresh_sources.enqueue(str(folder))
        connections.close_all()
        minutes += 1
        if wait.wait(60):
            return
