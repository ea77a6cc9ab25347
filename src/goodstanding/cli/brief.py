"""`goodstanding brief PERSON|ACCOUNT`: one page before a meeting."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from goodstanding.cli.options import asking, common, open_home, print_json


@click.command("brief")
@click.argument("who", metavar="[PERSON|ACCOUNT]", default="")
@common
def command(who: str, home: Path | None, form: str, as_of: datetime) -> None:
    """Say in one page who somebody is, what passed, what you owe and what they need; without a name, whom you meet next."""
    open_home(home)
    from goodstanding.services import brief

    if not who:
        found = brief.tomorrow(as_of)
        if form == "json":
            print_json({"meetings": [one.as_json() for one in found]})
            return
        if not found:
            click.echo("Your calendar shows no meeting until the end of tomorrow.")
        for one in found:
            click.echo(f"{one.at:%A %H:%M} UTC  {one.title}: {', '.join(name for _, name in one.people)}")
        return
    with asking():
        page = brief.brief(who, as_of)
    if form == "json":
        print_json(page.as_json())
        return
    click.echo(f"{page.name}\n{page.lead}")
    for section in page.sections:
        click.echo(f"\n{section.name}")
        for line in section.lines:
            click.echo(f"  {line.text}")
    rows = {row for section in page.sections for line in section.lines for row in line.evidence}
    click.echo(f"\n{len(rows)} rows behind this; --format json lists their ids, line by line.")
