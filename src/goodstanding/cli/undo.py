"""goodstanding undo: take back the last thing written by hand."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli.options import bare, fail, open_home, print_json


@click.command("undo")
@bare
def command(home: Path | None, form: str) -> None:
    """Take back the last note, correction, group or remark. It stays readable and counts nowhere."""
    open_home(home)
    from goodstanding.services import notes
    from goodstanding.services.people import Unclear

    try:
        said = notes.undo()
    except Unclear as unclear:
        fail(str(unclear))
    if form == "json":
        print_json(said)
    else:
        one = said["undone"]
        click.echo(
            f"Taken back: {one['kind']}" + (f" with {', '.join(one['people'])}." if one["people"] else ".")
        )
