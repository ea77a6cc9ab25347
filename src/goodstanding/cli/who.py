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
    from goodstanding.store import looking

    found = one_person(person)
    answer = as_json(looking.look(found, as_of), as_of)
    if form == "json":
        print_json(answer)
    else:
        _print(answer)


def as_json(one: Any, as_of: datetime) -> dict[str, Any]:
    """Return the contract's JSON for a `looking.Look`."""
    said = one.standing
    silence = said.neglect
    return {
        "person": one.person.name or one.person.ref,
        "ref": one.person.ref,
        "position": one.person.position,
        "company": one.person.company,
        "handles": list(one.person.handles),
        "as_of": as_of.isoformat(),
        "standing": {
            "reply_probability": round(said.reply_probability, 4),
            "reply_interval": [round(x, 4) for x in said.reply_interval] if said.reply_interval else None,
            "reply_why": list(said.reply_why),
            "stage": str(said.stage),
            "reciprocity": {
                "share": round(said.reciprocity.share, 4),
                "low": round(said.reciprocity.low, 4),
                "high": round(said.reciprocity.high, 4),
            },
            "neglect": {
                "silence_days": _rounded(silence.silence_days),
                "usual_gap_days": _rounded(silence.usual_gap_days),
                "fading": silence.fading,
            },
            "unanswered": said.unanswered,
            "wait_days": _rounded(said.wait_days),
            "may_ask": {
                "answer": str(said.may_ask.answer),
                "why": list(said.may_ask.why),
                "change": said.may_ask.change,
            },
        },
        "owed": [
            {
                "kind": str(due.kind),
                "why": due.why,
                "at": due.at.isoformat() if due.at else None,
                "evidence": list(due.evidence),
            }
            for due in one.owed
        ],
        "evidence": [row.id for row in reversed(one.rows)],
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)


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
