"""goodstanding who NAME|HANDLE: one person, and what the ledger says of the two of you."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import common, one_person, open_home, print_json


@click.command("who")
@click.argument("person")
@common
def command(person: str, home: Path | None, form: str, as_of: datetime) -> None:
    """Show one person: standing, history, open promises, each with the rows behind it."""
    open_home(home)
    from goodstanding.services import person as standing

    answer = standing.look(one_person(person), as_of).as_json()
    if form == "json":
        print_json(answer)
    else:
        _print(answer)


def _print(said: dict[str, Any]) -> None:
    standing = said["standing"]
    role = ", ".join(filter(None, (said["position"], said["company"])))
    click.echo(said["person"] + (f" — {role}" if role else ""))
    click.echo("Known as " + ", ".join(said["handles"]))
    click.echo()
    low, high = standing["reply_interval"] or (None, None)
    between = f" (between {low:.0%} and {high:.0%})" if low is not None else ""
    click.echo(f"Stage: {standing['stage']}.")
    click.echo(f"Would answer within a week: {standing['reply_probability']:.0%}{between}.")
    for why in standing["reply_why"]:
        click.echo(f"  - {why}")
    balance = standing["reciprocity"]
    click.echo(
        f"Of the help between you, {balance['share']:.0%} came to you "
        f"(between {balance['low']:.0%} and {balance['high']:.0%})."
    )
    ask = standing["may_ask"]
    click.echo(f"May you ask for something? {ask['answer'].capitalize()}.")
    for why in ask["why"]:
        click.echo(f"  - {why}")
    if ask["change"]:
        click.echo(f"  What would change it: {ask['change']}")
    if said["owed"]:
        click.echo("You owe:")
        for due in said["owed"]:
            click.echo(f"  - {due['why']}")
    click.echo(f"{len(said['evidence'])} rows behind this; --format json lists their ids.")
