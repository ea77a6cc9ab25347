"""`goodstanding introduce`: who could meet whose need, and the introductions that you make."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import Day, asking, common, fail, open_home, print_json


@click.group("introduce")
def command() -> None:
    """Bring together people who need each other. You write every word yourself; nothing is sent."""


@command.command("suggest")
@click.option("--top", type=click.IntRange(1, 50), default=7, show_default=True, help="How many at most.")
@common
def suggest(top: int, home: Path | None, form: str, as_of: datetime) -> None:
    """Say who could help whom, with the reason; and who is held back, without details."""
    open_home(home)
    from goodstanding.services import introduce

    found = introduce.suggestions(as_of, top)
    if form == "json":
        print_json(found.as_json())
        return
    if not found.pairs:
        click.echo("Nobody here is seen to have what somebody else here needs.")
    for pair in found.pairs:
        click.echo("\n" + " and ".join(found.names[ref] for ref in pair.people))
        for sentence in pair.why(found.names):
            click.echo(f"  {sentence}")
        click.echo(f"  {len(pair.evidence)} rows behind this; --format json lists their ids.")
    for pair in found.held_back:
        names = " and ".join(found.names[ref] for ref in pair.people)
        click.echo(f"\nHeld back: {names}. {pair.against[0].why}")


@command.command("list")
@common
def list_(home: Path | None, form: str, as_of: datetime) -> None:
    """List the introductions under way, what may come next, and what you owe for those you received."""
    open_home(home)
    from goodstanding.services import introduce

    found = introduce.underway(as_of)
    due = introduce.due(as_of)
    if form == "json":
        print_json(
            {
                "introductions": [one.as_json() for one in found],
                "due": [
                    {"person": one.person, "what": one.what, "since": one.since.isoformat(), "key": one.key}
                    for one in due
                ],
            }
        )
        return
    if not found:
        click.echo("No introduction is under way.")
    for one in found:
        said = one.as_json()
        first, second = one.names
        click.echo(f"\n{first} and {second}" if one.one.kind == "between" else f"\n{second}, through {first}")
        for step in said["steps"]:
            click.echo(
                f"  {step['on']}  {_words(step['what'], step['who'])}{': ' + step['words'] if step['words'] else ''}"
            )
        for step in said["next"]:
            click.echo(
                f"  next: {_words(step['what'], step['who'])}{'. ' + step['not_yet'] if step['not_yet'] else ''}"
            )
    for one_due in due:
        click.echo(f"\nYou owe {one_due.person} {one_due.what}, since {one_due.since}.")


def _words(what: str, who: str) -> str:
    return {
        "asked": f"asked {who}",
        "yes": f"{who} said yes",
        "no": f"{who} said no",
        "introduced": "introduced",
        "outcome": "what came of it",
        "thanked": "thanked",
    }[what]


@command.command("step")
@click.argument("first")
@click.argument("second")
@click.argument("what", type=click.Choice(["asked", "yes", "no", "introduced", "outcome", "thanked"]))
@click.option(
    "--about", default="", metavar="PERSON", help="Which of the two it is about, where that is open."
)
@click.option("--through", is_flag=True, help="FIRST is the connector, SECOND whom you want to meet.")
@click.option("--words", default="", help="What was said, or what came of it.")
@click.option("--on", "day", type=Day(), help="The day it happened.  [default: today]")
@click.option(
    "--although", default="", metavar="REASON", help="Decide otherwise about a conflict, and say why."
)
@common
def step(
    first: str,
    second: str,
    what: str,
    about: str,
    through: bool,
    words: str,
    day: datetime | None,
    although: str,
    home: Path | None,
    form: str,
    as_of: datetime,
) -> None:
    """Record a step that you have taken: asked, yes, no, introduced, outcome, thanked."""
    open_home(home)
    from goodstanding.services import introduce

    with asking():
        if although:
            introduce.overrule(first, second, although, as_of)
        kind = "through" if through else "between"
        made = introduce.step(kind, first, second, what, about, as_of, words, day.date() if day else None)
    if form == "json":
        print_json(made.as_json())
    else:
        last = made.as_json()["steps"][-1]
        click.echo(
            f"Recorded: {_words(last['what'], last['who'])}, {last['on']}. introduce undo takes it back."
        )


@command.command("undo")
@click.argument("first")
@click.argument("second")
@click.option("--through", is_flag=True, help="FIRST is the connector, SECOND whom you want to meet.")
@common
def undo(first: str, second: str, through: bool, home: Path | None, form: str, as_of: datetime) -> None:
    """Take back the last step between two people."""
    open_home(home)
    from goodstanding.services import introduce

    with asking():
        left = introduce.undo(first, second, as_of, "through" if through else "between")
    if form == "json":
        print_json({"people": list(left.people), "steps": [one.what for one in left.steps]})
    else:
        click.echo("Taken back." + ("" if left.steps else " No step is left."))


@command.command("way")
@click.argument("person")
@common
def way(person: str, home: Path | None, form: str, as_of: datetime) -> None:
    """Say who could introduce you to somebody, and when a direct word is better."""
    open_home(home)
    from goodstanding.services import introduce

    with asking():
        who, found = introduce.way_to(person, as_of)
    if form == "json":
        print_json({"name": who.name, **found.as_json()})
        return
    click.echo(f"{who.name or who.ref}: {found.why}")
    for leg in found.legs:
        click.echo(f"  {leg.name}: {leg.why}")


@command.command("around")
@click.argument("who", metavar="PERSON|ACCOUNT")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the picture goes (SVG)."
)
@common
def around(who: str, output: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Say who knows whom around somebody: groups, and who would lose touch without whom."""
    open_home(home)
    from goodstanding.services import introduce

    with asking():
        name, _, found = introduce.around(who, as_of)
    if output is not None:
        try:
            output.write_text(found.svg, encoding="utf-8")
        except OSError as error:
            fail(f"{output}: cannot be written ({(error.strerror or 'unknown reason').lower()}).")
    if form == "json":
        print_json({"name": name, "says": found.says, "people": [one.as_json() for one in found.knots]})
        return
    click.echo(f"Around {name}: {found.says}")
    for one in found.knots:
        lost = (
            "; without them, out of touch: " + " | ".join(", ".join(p) for p in one.parts)
            if one.parts
            else ""
        )
        click.echo(f"  {one.name}: group {one.group or '-'}, knows {one.knows} here{lost}")


@command.command("match")
@click.option(
    "--needs", type=click.Path(dir_okay=False, path_type=Path), required=True, help="JSON lines: id, text."
)
@click.option(
    "--offers", type=click.Path(dir_okay=False, path_type=Path), required=True, help="JSON lines: id, text."
)
@click.option("--top", type=click.IntRange(1, 1000), default=10, show_default=True, help="Offers a need.")
def match_files(needs: Path, offers: Path, top: int) -> None:
    """Say for each need which offers meet it, as JSON: one line a need, the best offer first.

    An offer that seeks the same itself, or fails a place, amount, language, date or certificate, is put last and says so under "unmet".
    """
    from goodstanding.services.introduce import match, read_statement

    wanted, missed = _rows(needs)
    given, missed_too = _rows(offers)
    found = match(
        [read_statement(str(place), text) for place, (_, text) in enumerate(wanted)],
        [read_statement(str(place), text) for place, (_, text) in enumerate(given)],
        top=top,
    )
    for (need, _), row in zip(wanted, found, strict=True):
        offered = [{**one.as_json(), "id": given[int(one.offer)][0]} for one in row]
        line = json.dumps({"need": need, "offers": offered}, ensure_ascii=False)
        sys.stdout.buffer.write(line.encode("utf-8", "surrogatepass") + b"\n")
    if missed or missed_too:
        click.echo(f"{missed + missed_too} lines could not be read and were left out.", err=True)
        sys.exit(1)


def _rows(path: Path) -> tuple[list[tuple[Any, str]], int]:
    """Return the (id, text) of each line of a file, and how many lines could not be read; each of these is said."""
    rows: list[tuple[Any, str]] = []
    missed = 0
    try:
        lines = path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError as error:
        fail(
            f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}). Give a file of JSON lines."
        )
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not (isinstance(row, dict) and isinstance(row.get("text"), str) and "id" in row):
                raise ValueError("id or text is missing")
            rows.append((row["id"], row["text"]))
        except (ValueError, RecursionError) as error:
            missed += 1
            click.echo(
                f'{path}:{number}: not a statement ({error}). Write {{"id": 1, "text": "..."}} on one line.',
                err=True,
            )
    return rows, missed
