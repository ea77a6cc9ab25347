"""goodstanding today: a short agenda with reasons, and whom to leave alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from goodstanding.cli.options import common, open_home, print_json


@click.command("today")
@click.option(
    "--minutes", type=click.IntRange(1, 480), default=20, show_default=True, help="How long you have."
)
@click.option("--why-not", "person", metavar="PERSON", help="Say what kept a person out.")
@common
def command(minutes: int, person: str | None, home: Path | None, form: str, as_of: datetime) -> None:
    """A short agenda with reasons, and whom to leave alone."""
    open_home(home)
    if person:
        _why_not(person, as_of, form)
    else:
        show(as_of, minutes, form)


def show(as_of: datetime, minutes: int, form: str) -> None:
    """Print the agenda of the open home."""
    from goodstanding.services import people
    from goodstanding.services.today import agenda

    found = agenda(as_of, minutes)
    if form == "json":
        print_json(found.as_json())
        return
    if not found.items and not found.leave_alone and not people.anybody():
        click.echo(
            "The ledger is empty. 'goodstanding import PATH' reads an export; LinkedIn's is a good first one."
        )
        return
    click.echo(
        f"Today, {as_of:%A %-d %B %Y}, in {found.minutes} minutes"
        if found.items
        else "Nothing waits for you today."
    )
    for item in found.items:
        click.echo()
        click.echo(f"  {item.name}: {item.what} ({item.minutes} min)")
        click.echo(f"    {item.why}")
    if found.leave_alone:
        click.echo()
        click.echo("Leave alone:")
        for one in found.leave_alone:
            click.echo(f"  {one.name}: {one.why}")


def _why_not(text: str, as_of: datetime, form: str) -> None:
    from goodstanding.cli.options import one_person
    from goodstanding.services.today import why_not

    person = one_person(text)
    sentence = why_not(person, as_of)
    if form == "json":
        print_json({"person": person.name or person.ref, "why_not": sentence})
    else:
        click.echo(sentence)
