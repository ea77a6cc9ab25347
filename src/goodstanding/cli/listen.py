"""goodstanding listen: a few posts that deserve an answer."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from goodstanding.cli.lines import read_lines
from goodstanding.cli.options import common, print_json

EXAMPLE = '{"id": "1", "text": "Which pump ...?", "author": "ada", "at": "2026-11-30T09:00:00Z"}'


@click.command("listen")
@click.option(
    "--max", "most", type=click.IntRange(1, 50), default=7, show_default=True, help="So many, no more."
)
@click.option(
    "--posts",
    type=click.Path(dir_okay=False, path_type=Path),
    help="JSON lines instead of the ledger: id, text, author, at, topic, replies, engagement, url.",
)
@common
def command(most: int, posts: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """A few posts worth a human answer today, each with its reason; what everybody repeats is shown once.

    Two of seven places are kept for the unexpected. Rude posts are held back, with a line that says so.
    """
    from goodstanding.services import listen

    missed = 0
    if posts:
        rows, missed = read_lines(posts, ("id", "text"), EXAMPLE, listen.post)
        found = listen.choose(rows, most)
    else:
        from goodstanding.cli.options import open_home

        open_home(home)
        rows, found = listen.box(as_of, most)
    if form == "json":
        print_json(found.as_json())
    else:
        texts = {row.id: row for row in rows}
        if not found.items:
            click.echo("Nothing here deserves an answer today.")
        for item in found.items:
            row = texts[item.id]
            words = " ".join(row.text.split())
            click.echo(f"{row.author or 'somebody'}: {words[:160]}{'…' if len(words) > 160 else ''}")
            click.echo(f"  {item.why}{'  ' + row.url if row.url else ''}")
        if found.held:
            click.echo(f"Held back for their tone: {len(found.held)} (--format json lists them).")
    if missed:
        click.echo(f"{missed} lines could not be read and were left out.", err=True)
        sys.exit(1)
