"""goodstanding fix ROW: put a corrected row in the place of another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.note import PlainDay, show
from goodstanding.cli.options import bare, fail, open_home, print_json


@click.command("fix")
@click.argument("row")
@click.argument("text", nargs=-1)
@click.option("--kind", help="What it was.")
@click.option("--on", type=PlainDay(), help="The day on which it happened.")
@click.option("--by", type=click.Choice(["me", "them", "together"]), help="Who did it.")
@click.option("--who", multiple=True, help="Who it was, by name or handle; may be given several times.")
@click.option("--promise", help="What was promised; an empty one takes the promise away.")
@click.option("--due", type=PlainDay(), help="By when it was promised.")
@click.option("--promised-by", type=click.Choice(["me", "them"]), help="Who promised it.")
@bare
def command(
    row: str, text: tuple[str, ...], kind: str | None, on: date | None, by: str | None, who: tuple[str, ...],
    promise: str | None, due: date | None, promised_by: str | None, home: Path | None, form: str,
) -> None:  # fmt: skip
    """Correct a row: a new one takes its place, and the first stays readable as history.

    ROW is its id, or the first letters of it.
    """
    open_home(home)
    from goodstanding.services import notes
    from goodstanding.services.people import Unclear

    said: dict[str, Any] = {"kind": kind, "on": on, "by": by, "people": list(who) or None, "due": due}
    said |= {"what": promise or None, "promised_by": "" if promise == "" else promised_by}
    changes = {name: value for name, value in said.items() if value is not None}
    if not changes and not text:
        fail("Say what to change: --kind, --on, --by, --who, --promise, --due, or the whole line anew.")
    try:
        note = notes.fix(row, changes, " ".join(text))
    except Unclear as unclear:
        fail(str(unclear))
    if form == "json":
        print_json(note.as_json())
    else:
        show(note.as_json())
        click.echo("Kept in its place. 'goodstanding undo' brings the first one back.")
