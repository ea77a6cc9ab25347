"""goodstanding shift: the seventeen pairs from pushing to engaging."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from goodstanding.cli.options import common, fail, open_home, print_json
from goodstanding.cli.ratios import own_plan


@click.command("shift")
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), help="The first day that counts; by default a year before."
)
@click.option(
    "--presence",
    "audit",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What `goodstanding presence --format json` printed about your pages; else presence.json in the home folder.",
)
@common
def command(
    since: datetime | None, audit: Path | None, home: Path | None, form: str, as_of: datetime
) -> None:
    """How far you have come from pushing to engaging: seventeen pairs, and what would move each."""
    folder = open_home(home)
    from goodstanding.services import shift as service

    presence = None
    if audit is None and (folder / "presence.json").is_file():
        audit = folder / "presence.json"
    if audit is not None:
        try:
            presence = json.loads(audit.read_text(encoding="utf-8-sig"))
        except (ValueError, OSError):
            fail(
                f"{audit} is not what `goodstanding presence --format json` prints; make it again and give it here."
            )
        if not isinstance(presence, dict):
            fail(f"{audit} holds no audit; give what `goodstanding presence --format json` printed.")
    answer = service.shift(
        as_of.date(), own_plan(folder), presence, str(audit), since.date() if since else None
    )
    if form == "json":
        print_json(answer.as_json())
        return
    for pair in answer.pairs:
        click.echo(f"{pair.title}: {pair.says}\n  What would move it: {pair.moves}\n")
