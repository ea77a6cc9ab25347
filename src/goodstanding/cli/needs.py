"""`goodstanding needs`: who needs what and who offers what, in their own words or yours."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from goodstanding.cli.options import Day, asking, common, open_home, print_json


@click.group("needs")
def command() -> None:
    """Who needs what, and who offers what: found in what people wrote, confirmed, added or ended by you."""


@command.command("list")
@click.option("--of", "person", metavar="PERSON", help="Only what this person needs and offers.")
@common
def list_(person: str | None, home: Path | None, form: str, as_of: datetime) -> None:
    """List what holds now, the newest first."""
    open_home(home)
    from goodstanding.services import needs, people

    with asking():
        found = needs.of_person(people.one_person(person).ref, as_of) if person else needs.statements(as_of)
    said = needs.as_json(found)
    if form == "json":
        print_json(said)
        return
    if not found:
        click.echo('Nothing yet. goodstanding needs add PERSON needs "words" writes one down.')
    for one in said["statements"]:
        click.echo(
            f"{one['id']}  {one['name']} {one['direction']}, {one['said_on']}, until {one['until']} ({one['state']})"
        )
        click.echo(f"    {' '.join(one['text'].split())}")
        for part, words in one["parts"].items():
            click.echo(f"    {part}: {words}")


@command.command("add")
@click.argument("person")
@click.argument("direction", type=click.Choice(["needs", "offers"]))
@click.argument("text")
@click.option("--until", type=Day(), help="The last day on which it holds.  [default: in a year]")
@common
def add(
    person: str,
    direction: str,
    text: str,
    until: datetime | None,
    home: Path | None,
    form: str,
    as_of: datetime,
) -> None:
    """Write down what somebody needs or offers."""
    open_home(home)
    from goodstanding.services import needs

    with asking():
        made = needs.add(person, direction, text, as_of, _day(until))
    if form == "json":
        print_json(made.as_json())
    else:
        click.echo(
            f"Kept as {made.id}, until {made.until}. goodstanding needs undo {made.entry} takes it back."
        )


@command.command("confirm")
@click.argument("id")
@click.option("--until", type=Day(), help="The last day on which it holds.  [default: in a year]")
@common
def confirm(id: str, until: datetime | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Say that a statement holds."""
    open_home(home)
    from goodstanding.services import needs

    with asking():
        number = needs.confirm(id, as_of, _day(until))
    _done("Confirmed", number, form)


@command.command("correct")
@click.argument("id")
@click.argument("text")
@common
def correct(id: str, text: str, home: Path | None, form: str, as_of: datetime) -> None:
    """Say what a statement should read instead."""
    open_home(home)
    from goodstanding.services import needs

    with asking():
        number = needs.correct(id, text, as_of)
    _done("Corrected", number, form)


@command.command("expire")
@click.argument("id")
@common
def expire(id: str, home: Path | None, form: str, as_of: datetime) -> None:
    """Say that a statement holds no longer."""
    open_home(home)
    from goodstanding.services import needs

    with asking():
        number = needs.expire(id, as_of)
    _done("Ended", number, form)


@command.command("undo")
@click.argument("number", type=int)
@common
def undo(number: int, home: Path | None, form: str, as_of: datetime) -> None:
    """Take back your last word on a statement, by its number."""
    open_home(home)
    from goodstanding.services import needs

    with asking():
        needs.undo(number, as_of)
    if form == "json":
        print_json({"undone": number})
    else:
        click.echo("Taken back.")


def _done(word: str, number: int, form: str) -> None:
    if form == "json":
        print_json({"undo": number})
    else:
        click.echo(f"{word}. goodstanding needs undo {number} takes it back.")


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
