"""goodstanding demo: the example world in a home of its own, that goes when you are done."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import click

from goodstanding.cli.options import open_home, progress_bar


@click.command("demo")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8764, show_default=True, help="0 takes a free one."
)
@click.option("--no-serve", is_flag=True, help="Print Today and stop.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(port: int, no_serve: bool, form: str) -> None:
    """Load an invented consultant's ledger into a fresh temporary home, print Today, serve the pages."""
    from goodstanding.cli import today
    from goodstanding.example import WORLD_DATE, example_world_path

    with tempfile.TemporaryDirectory(prefix="goodstanding-demo-") as folder:
        home = open_home(Path(folder))
        from goodstanding.store import importing

        world = example_world_path()
        exports = sorted(path for path in world.iterdir() if path.is_dir())
        shutil.copyfile(world / "plan.toml", home / "plan.toml")
        with progress_bar("Loading the example world") as progress:
            importing.run(exports, progress)
        as_of = today.end_of(WORLD_DATE)
        today.show(as_of, 20, form)
        if no_serve:
            return
        from goodstanding.cli.serve import serve

        click.echo()
        click.echo("Everything in it is invented, and gone when you stop it.", err=form == "json")
        serve(home, "127.0.0.1", port, as_of=WORLD_DATE.isoformat())
