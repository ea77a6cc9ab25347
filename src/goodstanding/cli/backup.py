"""goodstanding backup FILE: one consistent file, taken while running."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli.options import bare, fail, open_home, print_json, progress_bar


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@bare
def command(file: Path, home: Path | None, form: str) -> None:
    """Put everything into one file. Safe while the pages are open or an import runs."""
    folder = open_home(home)
    from goodstanding.services.export import backup

    if not file.parent.exists():
        fail(f"The folder {file.parent} does not exist; create it or choose another place.")
    with progress_bar("Packing") as news:
        counts = backup(folder, file.resolve(), lambda share: news(0, share, file.name))
    if form == "json":
        print_json(counts)
    else:
        click.echo(
            f"{file}: {counts['interactions']:,} interactions with {counts['people']:,} people, "
            f"{counts['bytes'] / 1e6:.1f} MB."
        )
