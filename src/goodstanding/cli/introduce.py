"""`goodstanding introduce`: who could meet whose need, and the introductions that you make."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import fail


@click.group("introduce")
def command() -> None:
    """Bring together people who need each other. You write every word yourself; nothing is sent."""


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
