"""What all commands share: --home, --format and --as-of, how they fail, and how they print."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from goodstanding.services.clock import end_of


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day written YYYY-MM-DD, read as its last instant (UTC)."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            self.fail(f'"{value}" is not a day; write it like 2026-03-09', param, ctx)
        if day.year < 1900:  # what looks some months back from it would leave the calendar
            self.fail(f'"{value}" lies before every ledger; write a day from 1900 on', param, ctx)
        return end_of(day)


def common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --home, --format and --as-of. The command gets `home`, `form` ("text" or "json") and `as_of`.

    `as_of` is an aware UTC datetime: the end of the day asked for, else this moment.
    """
    function = click.option(
        "--as-of",
        type=Day(),
        default=lambda: datetime.now(UTC),
        show_default="now",
        help="Answer as on that day, from what had happened by its end.",
    )(function)
    return bare(function)


def bare(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --home and --format, for commands to which a day means nothing."""
    function = click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="Text for people, JSON for programs.",
    )(function)
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="GOODSTANDING_HOME",
        help="The folder that holds everything.",
    )(function)


def fail(sentence: str) -> NoReturn:
    """End with exit code 2 and one sentence that says why and what to do."""
    click.echo(sentence, err=True)
    sys.exit(2)


def open_home(home: Path | None) -> Path:
    """Open the home folder, or end with the reason. Ties broken off half-way are brought up to date."""
    from goodstanding.services import home as homes

    try:
        folder = homes.open_home(home)
    except homes.CannotOpen as error:
        fail(str(error))
    if homes.left_behind():
        click.echo("Bringing the ledger up to date ...", err=True)
        homes.catch_up()
    return folder


def print_json(value: Any) -> None:
    """Print one JSON value on stdout, as UTF-8 whatever the terminal says."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int, float, str], None]]:
    """Show a bar on stderr once the work takes longer than a second; yields what to call with news.

    The call takes the rows done, the share done in [0, 1], and a word on what is being read. On something
    other than a terminal a line every ten seconds says how far it is.
    """
    import time as clock

    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[rows]:>9,} rows  {task.fields[now]}"),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        with bar:
            task = bar.add_task(what, total=1.0, rows=0, now="")
            yield lambda rows, share, now: bar.update(task, completed=share, rows=rows, now=now[-40:])
    else:
        said = clock.monotonic()

        def tell(rows: int, share: float, now: str) -> None:
            nonlocal said
            if clock.monotonic() - said > 10:
                said = clock.monotonic()
                click.echo(f"{what}: {share:.0%}, {rows:,} rows, {now}", err=True)

        yield tell


@contextmanager
def asking() -> Iterator[None]:
    """Ask a service; what it finds unclear ends the command with its sentence."""
    from goodstanding.services import people

    try:
        yield
    except people.Unclear as unclear:
        fail(str(unclear))


def one_person(text: str) -> Any:
    """Return the one person that a name or handle means, or end with what to type instead."""
    from goodstanding.services import people

    try:
        return people.one_person(text)
    except people.Unclear as unclear:
        if not unclear.people:
            fail(str(unclear))
        lines = "\n".join(
            f"  {p.name or p.ref}{', ' + p.company if p.company else ''}   {p.ref}"
            for p in unclear.people[:8]
        )
        fail(f'"{text}" may mean several people; use the handle on the right:\n{lines}')
