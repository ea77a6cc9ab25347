"""goodstanding work: run background tasks (imports dropped into the page, refreshes)."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli.options import open_home


@click.command("work")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), envvar="GOODSTANDING_HOME")
def command(home: Path | None) -> None:
    """Run background tasks until stopped. `serve` starts one of these by itself."""
    open_home(home)
    from django.core.management import call_command

    call_command("db_worker", queue_name="*", interval=0.5, verbosity=0)
