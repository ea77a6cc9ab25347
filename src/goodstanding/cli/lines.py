"""Files of JSON lines, as `find`, `listen` and `introduce` read them: what can't be read is said and left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from goodstanding.cli.options import fail

Value = TypeVar("Value")


def read_lines(
    path: Path, needed: tuple[str, ...], example: str, make: Callable[[dict[str, Any]], Value]
) -> tuple[list[Value], int]:
    """Return what `make` makes of each line that has the needed fields, and how many lines could not be read."""
    try:
        lines = path.read_bytes().decode("utf-8-sig", "replace").split("\n")
    except OSError as error:
        fail(
            f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}). Give a file of JSON lines."
        )
    made: list[Value] = []
    missed = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if not isinstance(row, dict) or any(row.get(name) is None for name in needed):
                raise ValueError(f"{' or '.join(needed)} is missing")
            made.append(make(row))
        except (ValueError, RecursionError) as error:
            missed += 1
            click.echo(f"{path}:{number}: left out ({error}). Write {example} on one line.", err=True)
    return made, missed
