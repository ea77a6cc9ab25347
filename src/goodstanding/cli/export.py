"""goodstanding export: every interaction, one a line, in a stable order."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import open_home


@click.command("export")
@click.option("--people", is_flag=True, help="Write people with their handles instead of interactions.")
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="One JSON object a line."
)
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="GOODSTANDING_HOME",
    help="The folder that holds everything.",
)
def command(people: bool, form: str, home: Path | None) -> None:
    """Write the ledger to standard output. What is exported can be imported into an empty home."""
    open_home(home)
    from goodstanding.services import export

    lines: Iterator[dict[str, Any]] = export.people() if people else export.rows()
    out = sys.stdout.buffer
    for line in lines:
        out.write(json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    out.flush()
