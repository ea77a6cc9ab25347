"""goodstanding ratios: shares with their interval, trend and rows; and a monthly letter to oneself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import common, fail, open_home, print_json
from goodstanding.cli.plan import PLAN, companies_and_names, parsed, plan_text

if TYPE_CHECKING:
    from goodstanding.plan.file import Plan


def own_plan(home: Path) -> Plan | None:
    """Return the plan of an open home, None when it has none."""
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
    from goodstanding.plan import numbers
    from goodstanding.ratios import NAMES, ratios
    from goodstanding.ratios.blast import blasts
    from goodstanding.store import queries

    day = as_of.date()
    plan = own_plan(folder)
    rows = queries.rows(as_of=day)
    companies, names = companies_and_names()
    first = since.date() if since else None
    found = ratios(rows, as_of=day, since=first, qualified=numbers.qualified(plan, companies, names))
    noticed = blasts(rows, as_of=day, since=found.since)
    of_objectives, rest = numbers.tied(plan, [r.name for r in found.ratios])
    if form == "json":
        from goodstanding.ratios.json import blast_json, ratio_json

        print_json(
            {
                "as_of": day.isoformat(),
                "since": found.since.isoformat(),
                "ratios": [ratio_json(r, numbers.objective_of(plan, r.name)) for r in found.ratios],
                "names": list(NAMES),
                "not_tied_to_an_objective": list(rest),
                "left_out": dict(found.left_out),
                "blasts": [blast_json(b) for b in noticed],
            }
        )
    else:
        if not found.ratios:
            click.echo("There are no rows yet to make a share of; `goodstanding import` reads an export.")
        for objective, own in of_objectives:
            if own:
                click.echo(f"For “{objective.name}”")
                _say([r for r in found.ratios if r.name in own])
        if rest:
            untied = [r for r in found.ratios if r.name in rest]
            if everything or not any(own for _, own in of_objectives):
                click.echo(numbers.NOT_TIED.capitalize())
                _say(untied)
            else:
                click.echo(f"{len(untied)} more are {numbers.NOT_TIED}; --all shows them.\n")
        for blast in noticed:
            click.echo(blast.sentence + "\n")
        for reason in found.left_out.values():
            click.echo(f"Left out: {reason}.", err=True)
    raise SystemExit(1 if noticed else 0)


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
    from goodstanding.ratios import letter as letters

    day = as_of.date()
    try:
        begins = letters.month_of(month) if month else letters.month_before(day)
    except ValueError as error:
        fail(str(error))
    if begins > day:
        fail(f"{begins:%B %Y} has not begun; choose an earlier month.")
    text = letter_text(folder, begins, day)
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


def letter_text(folder: Path, begins: date, day: date) -> str:
    """Return the letter about the month that begins on `begins`, as known at the end of `day`, from the open home."""
    from goodstanding.plan import numbers
    from goodstanding.ratios import letter as letters
    from goodstanding.ratios import ratios
    from goodstanding.ratios.blast import blasts
    from goodstanding.seeds import seeds
    from goodstanding.store import queries

    end = min(letters.last_day(begins), day)
    known = min(day, end + timedelta(days=14))
    plan = own_plan(folder)
    rows = queries.rows(as_of=known)
    companies, names = companies_and_names()
    qualified = numbers.qualified(plan, companies, names)
    month = ratios(rows, as_of=known, since=begins, until=end, qualified=qualified)
    year = ratios(rows, as_of=known, until=end, qualified=qualified)
    owner = queries.owner()
    planted = seeds(rows, as_of=end)
    fresh = [
        replace(s, grown=new)
        for s in planted.seeds
        if (new := tuple(g for g in s.grown if g.at.date() >= begins))
    ]
    called = queries.names({p for s in fresh for p in s.people} | {g.person for s in fresh for g in s.grown})
    objectives = [(o.name, o.says, o.numbers) for o in (plan.objectives if plan else ())]
    return letters.letter(
        begins,
        letters.parts(objectives, month.ratios, year.ratios),
        owner=(owner.name if owner and owner.name else plan.owner if plan else ""),
        blasts=blasts(rows, as_of=end, since=begins),
        grown=[s.sentence(called) for s in fresh[:7]],
        left_out=list(year.left_out.values()),
    )
