"""goodstanding note TEXT: one line in plain words, read into a row and kept when you say so."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from goodstanding.cli.options import bare, fail, open_home, print_json


class PlainDay(click.ParamType):  # type: ignore[type-arg]
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" is not a day; write it like 2026-03-09', param, ctx)


@click.command("note")
@click.argument("text", nargs=-1, required=True)
@click.option("--on", type=PlainDay(), help="The day on which it is written; days in the line count from it.")
@click.option(
    "--who", multiple=True, help="Somebody it is about, by name or handle; may be given several times."
)
@click.option("--kind", default="", help="What it is, when the line does not say.")
@click.option("--yes", is_flag=True, help="Keep it without asking.")
@bare
def command(
    text: tuple[str, ...],
    on: date | None,
    who: tuple[str, ...],
    kind: str,
    yes: bool,
    home: Path | None,
    form: str,
) -> None:
    """Write down a call, a meeting, a favour, a promise, in one line.

    goodstanding note "called Philippa, she sends us two leads, I owe her the report by Friday"

    It shows how it understood the line; it is kept with --yes, or when you say so. 'goodstanding undo' takes it back.
    """
    open_home(home)
    from goodstanding.services import notes
    from goodstanding.services.people import Unclear

    try:
        note = notes.read(" ".join(text), on, who, kind)
        asked = form == "text" and sys.stdin.isatty() and sys.stdout.isatty()
        if form == "text":
            show(note.as_json())
        if yes or (asked and click.confirm("Keep it?", default=True)):
            note = notes.keep(note)
            if form == "text":
                click.echo("Kept. 'goodstanding undo' takes it back.")
        elif form == "text" and not asked:
            click.echo("Not kept; add --yes to keep it.")
    except Unclear as unclear:
        fail(str(unclear))
    if form == "json":
        print_json(note.as_json())


def show(said: dict[str, object]) -> None:
    """Print how a line was understood, with a mark at what is doubtful."""
    told: dict[str, object] = said["understood"]  # type: ignore[assignment]
    doubtful: list[str] = said["doubtful"]  # type: ignore[assignment]
    new: list[str] = said["new"]  # type: ignore[assignment]
    people = ", ".join(f"{name} (new)" if name in new else name for name in told["people"])  # type: ignore[attr-defined]
    promise: dict[str, str] | None = told["promise"]  # type: ignore[assignment]
    lines = [
        ("kind", "What", told["kind"]),
        ("on", "When", told["on"]),
        ("by", "By", told["by"]),
        ("people", "Who", people),
    ]
    if promise:
        due = f" by {promise['due']}" if promise["due"] else ""
        lines.append(("promise", "Promised", f"{promise['by']}: {promise['what'] or 'something'}{due}"))
    for name, word, value in lines:
        click.echo(f"{word:>9}  {value or '-'}{'   (look again)' if name in doubtful else ''}")
