"""goodstanding set PERSON key=value: correct what sources say of a person, and say what only you know."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli.options import bare, fail, open_home, print_json


@click.command("set")
@click.argument("person")
@click.argument("values", nargs=-1, required=True, metavar="KEY=VALUE...")
@bare
def command(person: str, values: tuple[str, ...], home: Path | None, form: str) -> None:
    """Set name, role, company, place, relation, birthday, remark or link of a person.

    What you set outlives the next import. 'goodstanding undo' takes it back.
    """
    open_home(home)
    from goodstanding.services import about
    from goodstanding.services.people import Unclear

    try:
        said = about.set_values([person], values)
    except Unclear as unclear:
        fail(str(unclear))
    if form == "json":
        print_json(said)
    else:
        click.echo(
            f"{said['person']}: "
            + ", ".join(f"{key} is now {value or 'empty'}" for key, value in said["set"].items())
        )
