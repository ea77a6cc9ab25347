"""goodstanding forget PERSON: erase a person's texts and handles for good."""

from __future__ import annotations

from pathlib import Path

import click

from goodstanding.cli.options import bare, one_person, open_home, print_json


@click.command("forget")
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask.")
@bare
def command(person: str, yes: bool, home: Path | None, form: str) -> None:
    """Erase a person's texts and handles for good.

    A salted hash of the handles stays, so that a later import does not bring them back. It cannot be undone.
    """
    open_home(home)
    from goodstanding.services import forgetting

    found = one_person(person)
    name = found.name or found.ref
    if not yes:
        click.confirm(f"Erase {name} ({found.ref}) and {found.rows:,} rows for good?", abort=True, err=True)
    counts = forgetting.forget(found)
    if form == "json":
        print_json(counts)
    else:
        click.echo(
            f"Forgotten: {counts['interactions']:,} rows, {counts['handles']:,} handles and {counts['profiles']:,} "
            f"profiles erased; {counts['kept']:,} group rows stay without them."
        )
    for place in forgetting.set_aside():
        click.echo(
            f"{place} is a ledger that a restore put aside and still holds them; delete it if it is no longer wanted.",
            err=True,
        )
