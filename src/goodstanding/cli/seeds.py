"""goodstanding seeds: what was planted long ago, and what has grown since."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import click

from goodstanding.cli.options import common, open_home, print_json

SHOWN = 12


@click.command("seeds")
@click.option(
    "--older-than",
    type=click.IntRange(1, 10_000),
    default=90,
    show_default=True,
    help="Days since it was planted.",
)
@click.option("--all", "everything", is_flag=True, help="Show those that show nothing yet as well.")
@common
def command(older_than: int, everything: bool, home: Path | None, form: str, as_of: datetime) -> None:
    """What you planted long ago (an answer, a comment, an introduction, an article) and what has grown since."""
    open_home(home)
    from goodstanding.services import seeds as service

    answer = service.seeds(as_of.date(), timedelta(days=older_than))
    if form == "json":
        print_json(answer.as_json())
        return
    found, names = answer.found, answer.names
    click.echo(found.sentence)
    shown = found.seeds if everything else found.seeds[:SHOWN]
    if shown:
        click.echo("\nWhat has grown")
    for seed in shown:
        click.echo(f"  {seed.sentence(names)}")
    if found.lines:
        click.echo("\nThe long line")
    for line in found.lines if everything else found.lines[:SHOWN]:
        click.echo(f"  {line.sentence(names)}")
    if everything and found.waiting:
        click.echo("\nStill in the ground")
        for seed in found.waiting:
            click.echo(f"  {seed.sentence(names)}")
    elif len(found.seeds) > SHOWN or len(found.lines) > SHOWN or found.waiting:
        click.echo("\n--all shows the rest.")
