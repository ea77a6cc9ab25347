"""`goodstanding presence TARGET...`: what a visitor sees of a company, and whether anybody lives there."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import common, fail, print_json, progress_bar


@click.command("presence")
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@common
def command(targets: tuple[str, ...], home: Path | None, form: str, as_of: datetime) -> None:
    """Audit saved pages and feeds, or a site by its address.

    A TARGET is a folder of saved pages, a saved page, a saved feed, or an address (https://...).
    """
    from goodstanding.presence.site import Saved, read_files

    saved = Saved()
    for target in targets:
        path = Path(target)
        if "://" in target:
            fail(f"{target}: addresses cannot be read yet; save the pages and give their folder.")
        if not path.exists():
            fail(
                f"{target}: there is no such file or folder. Check the spelling, or give an address with https://."
            )
        with progress_bar("Reading pages") as tell:
            more = read_files(path, tell)
        saved.pages += more.pages
        saved.feeds += more.feeds
        saved.problems += more.problems
        for ending, count in more.left_out.items():
            saved.left_out[ending] = saved.left_out.get(ending, 0) + count
    if not saved.pages and not saved.feeds:
        fail(
            f"{', '.join(targets)}: neither a page nor a feed in it. Save pages as .html, or feeds as .xml or .json."
        )
    answer = _answer(targets, saved, as_of)
    for problem in saved.problems:
        click.echo(str(problem), err=True)
    if saved.left_out:
        said = ", ".join(f"{count} {ending}" for ending, count in sorted(saved.left_out.items()))
        click.echo(f"Left out, neither pages nor feeds: {said}.", err=True)
    if form == "json":
        print_json(answer)
    else:
        _say(answer)
    sys.exit(1 if saved.problems or answer["findings"] else 0)


def _answer(targets: tuple[str, ...], saved: Any, as_of: datetime) -> dict[str, Any]:
    from goodstanding.presence.page import feature_json
    from goodstanding.presence.site import together
    from goodstanding.presence.streams import posts_of, verdict, verdict_json

    streams = []
    for name, feed in saved.feeds:
        if feed.problem:
            continue
        found = verdict(posts_of(feed), as_of, feed.built)
        streams.append({"source": name, "kind": feed.kind, "title": feed.title, **verdict_json(found)})
    return {
        "site": targets[0],
        "as_of": as_of.date().isoformat(),
        "pages": [facts.as_json(name) for name, facts in saved.pages],
        "features": {n: feature_json(f) for n, f in together(saved.pages).items()} if saved.pages else {},
        "streams": streams,
        "findings": [],
        "problems": [{"where": p.where, "what": p.what, "do": p.do} for p in saved.problems],
    }


def _say(answer: dict[str, Any]) -> None:
    for page in answer["pages"]:
        click.echo(page["page"])
        for found in ("yes", "unknown", "no"):
            names = [n for n, f in page["features"].items() if f["found"] == found]
            if names:
                click.echo(f"  {found + ':':9}{', '.join(names)}")
    for stream in answer["streams"]:
        click.echo(f"{stream['source']}\n  {stream['state']}: {stream['why']}")
