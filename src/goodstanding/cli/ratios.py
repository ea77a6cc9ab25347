"""goodstanding ratios: shares with their interval, trend and rows; and a monthly letter to oneself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import common, fail, open_home, print_json
from goodstanding.cli.plan import PLAN, parsed, plan_text

if TYPE_CHECKING:
    from goodstanding.services.plan import Plan


def own_plan(home: Path) -> Plan | None:
    """Return the plan of an open home, None when it has none. Ends with the reason when it cannot be read."""
    path = home / PLAN
    return parsed(path, plan_text(path)) if path.exists() else None


@click.group("ratios", invoke_without_command=True)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="The first day that counts; by default a year before."
)
@click.option("--all", "everything", is_flag=True, help="Show those not tied to an objective as well.")
@common
@click.pass_context
def command(
    ctx: click.Context,
    since: datetime | None,
    everything: bool,
    home: Path | None,
    form: str,
    as_of: datetime,
) -> None:
    """Shares instead of counts, each with its interval and its rows.

    Counts of followers, connections and posts appear only as what a share is of.
    """
    if ctx.invoked_subcommand:
        return
    folder = open_home(home)
    from goodstanding.services import ratios as service

    answer = service.ratios(as_of.date(), own_plan(folder), since.date() if since else None)
    found = answer.found
    if form == "json":
        print_json(answer.as_json())
    else:
        if not found.ratios:
            click.echo("There are no rows yet to make a share of; `goodstanding import` reads an export.")
        tied, rest = answer.tied()
        for objective, some in tied:
            click.echo(f"For “{objective.name}”")
            _say(some)
        if rest:
            if everything or not tied:
                click.echo(service.NOT_TIED.capitalize())
                _say(rest)
            else:
                click.echo(f"{len(rest)} more are {service.NOT_TIED}; --all shows them.\n")
        for blast in answer.blasts:
            click.echo(blast.sentence + "\n")
        for reason in found.left_out.values():
            click.echo(f"Left out: {reason}.", err=True)
    raise SystemExit(1 if answer.blasts else 0)


def _say(found: list) -> None:  # type: ignore[type-arg]
    for ratio in found:
        trend = (
            ""
            if ratio.trend.word in ("no clear change", "not enough to say")
            else f" It is {ratio.trend.word}."
        )
        click.echo(f"  {ratio.title}: {ratio.meaning}{trend}")
    click.echo()


@command.command("letter")
@click.option("--month", help="The month to look back on, as 2026-10; by default the last whole one.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; by default letter-YYYY-MM.html here. - prints it.",
)
@common
def letter(month: str | None, output: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Write a letter to yourself about one month: one HTML file to read, print and keep."""
    folder = open_home(home)
    from goodstanding.services import ratios as service

    day = as_of.date()
    try:
        begins = service.month_of(month) if month else service.month_before(day)
    except ValueError as error:
        fail(str(error))
    if begins > day:
        fail(f"{begins:%B %Y} has not begun; choose an earlier month.")
    text = service.letter(begins, day, own_plan(folder))
    if output is not None and str(output) == "-":
        click.echo(text, nl=False)
        return
    path = output or Path(f"letter-{begins:%Y-%m}.html")
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{path} could not be written: {error.strerror}.")
    if form == "json":
        print_json({"file": str(path), "month": f"{begins:%Y-%m}"})
    else:
        click.echo(f"{path}: open it in a browser; print it from there, also as PDF.")
