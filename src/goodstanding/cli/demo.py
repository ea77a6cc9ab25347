"""goodstanding demo: the example world in a home of its own, that goes when you are done."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import click

from goodstanding.cli.options import fail, open_home, progress_bar


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8764, show_default=True, help="0 takes a free one."
)
@click.option("--no-serve", is_flag=True, help="Print Today and stop.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(port: int, no_serve: bool, form: str) -> None:
    """Load an invented consultant's ledger into a fresh temporary home, print Today, serve the pages."""
    from goodstanding.cli import today
    from goodstanding.example import WORLD_DATE, example_world_exports, example_world_path

    if not no_serve:
        from goodstanding.cli.serve import free_port

        port = free_port("127.0.0.1", port)  # a port that is taken is said before, not after, the loading
    os.environ["GOODSTANDING_AS_OF"] = WORLD_DATE.isoformat()
    with tempfile.TemporaryDirectory(prefix="goodstanding-demo-", ignore_cleanup_errors=True) as folder:
        home = open_home(Path(folder))
        from goodstanding.services import clock, importing

        shutil.copyfile(example_world_path() / "plan.toml", home / "plan.toml")
        with progress_bar("Loading the example world") as progress:
            for export in example_world_exports():
                try:
                    importing.run([export], progress)
                except importing.Failed as error:
                    fail(str(error))
        today.show(clock.now(), 20, form)
        if no_serve:
            return
        from goodstanding.cli.serve import serve

        click.echo()
        click.echo("Everything in it is invented, and gone when you stop it.", err=form == "json")
        serve(home, "127.0.0.1", port)
