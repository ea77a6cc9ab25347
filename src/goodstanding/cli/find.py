"""goodstanding find: whom you mean, the senses of a word apart."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodstanding.cli.lines import read_lines
from goodstanding.cli.options import bare, print_json

EXAMPLE = '{"id": "1", "name": "Ada", "headline": "PCB designer", "company": "", "summary": ""}'


@click.command("find")
@click.argument("query")
@click.option(
    "--profiles",
    type=click.Path(dir_okay=False, path_type=Path),
    help="JSON lines instead of the ledger: id, name, headline, company, summary.",
)
@click.option("--intent", default="", help='Whom you mean, in words: "people who lay out circuit boards".')
@bare
def command(query: str, profiles: Path | None, intent: str, home: Path | None, form: str) -> None:
    """People that a word or a sentence may mean, in groups of one sense each.

    \b
      goodstanding find PCB
      goodstanding find "role:buyer AND place:bavaria NOT pumps"
      goodstanding find PCB --intent "people who lay out circuit boards"
    """
    from goodstanding.services import find

    missed = 0
    if profiles:
        rows, missed = read_lines(profiles, ("id",), EXAMPLE, find.profile)
    else:
        from goodstanding.cli.options import open_home

        open_home(home)
        rows = find.profiles(query)
    found = find.senses(query, rows, intent)
    if form == "json":
        print_json(found.as_json())
    else:
        names = {row.id: f"{row.name or row.id}{', ' + row.headline if row.headline else ''}" for row in rows}
        if not found.senses:
            click.echo(
                f'Nobody in what is known here is met by "{query}". Try fewer words or part of a name.'
            )
        for sense in found.senses:
            click.echo(f"{sense.label} ({len(sense.people)})")
            click.echo(f"  {sense.why}")
            for person in sense.people:
                click.echo(f"    {names[person]}")
    if missed:
        click.echo(f"{missed} lines could not be read and were left out.", err=True)
        sys.exit(1)
