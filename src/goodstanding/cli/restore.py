"""goodstanding restore FILE: bring a backup back."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli.options import bare, fail, print_json, progress_bar


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put a ledger that is already there aside.")
@bare
def command(file: Path, replace: bool, home: Path | None, form: str) -> None:
    """Bring a backup back into the home folder."""
    from goodstanding.services.export import restore
    from goodstanding.services.home import CannotOpen, home_folder

    try:
        with progress_bar("Unpacking") as news:
            counts = restore(file, home_folder(home), replace, lambda share: news(0, share, file.name))
    except CannotOpen as error:
        fail(str(error))
    if form == "json":
        print_json(counts)
    else:
        click.echo(f"Restored {counts['interactions']:,} interactions with {counts['people']:,} people.")
