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
@click.option(
    "--pages", default=30, show_default=True, type=click.IntRange(1, 2000), help="Most pages of an address."
)
@click.option(
    "--depth", default=2, show_default=True, type=click.IntRange(0, 20), help="Clicks from the address."
)
@click.option(
    "--pause", default=1.0, show_default=True, type=click.FloatRange(0, 60), help="Seconds between requests."
)
@click.option(
    "--login", metavar="USER", help="Log in to an address (basic); the password comes from the keyring."
)
@click.option(
    "--render", is_flag=True, help="Run scripts in a headless browser first (needs the extra [browser])."
)
@common
def command(
    targets: tuple[str, ...],
    pages: int,
    depth: int,
    pause: float,
    login: str | None,
    render: bool,
    home: Path | None,
    form: str,
    as_of: datetime,
) -> None:
    """Audit saved pages and feeds, or a site by its address.

    A TARGET is a folder of saved pages, a saved page, a saved feed, or an address (https://...). An address is read
    slowly, within robots.txt, and never written to.
    """
    from goodstanding.presence.site import Saved

    saved = Saved()
    for target in targets:
        saved.add(
            _visit(target, home, pages, depth, pause, login, render)
            if _is_address(target)
            else _folder(target)
        )
    if not saved.pages and not saved.feeds:
        for problem in saved.problems:
            click.echo(str(problem), err=True)
        fail(f"{', '.join(targets)}: neither a page nor a feed could be read there.")
    answer = _answer(targets, saved, as_of)
    for problem in saved.problems:
        click.echo(str(problem), err=True)
    if saved.left_out:
        said = ", ".join(f"{count} {what}" for what, count in sorted(saved.left_out.items()))
        click.echo(f"Left out: {said}.", err=True)
    if form == "json":
        print_json(answer)
    else:
        _say(answer)
    sys.exit(1 if saved.problems or answer["findings"] else 0)


def _is_address(target: str) -> bool:
    return target.lower().startswith(("http://", "https://"))


def _folder(target: str) -> Any:
    from goodstanding.presence.site import read_files

    path = Path(target)
    if not path.exists():
        fail(
            f"{target}: there is no such file or folder. Check the spelling, or give an address with https://."
        )
    with progress_bar("Reading pages") as tell:
        return read_files(path, tell)


def _visit(
    target: str, home: Path | None, pages: int, depth: int, pause: float, login: str | None, render: bool
) -> Any:
    from urllib.parse import urlsplit

    from goodstanding.fetch.crawl import Caps, crawl
    from goodstanding.fetch.http import Reader
    from goodstanding.presence.feeds import read_feed
    from goodstanding.presence.page import read_page
    from goodstanding.presence.site import Saved
    from goodstanding.store.home import home_folder
    from goodstanding.values import Problem

    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        host = ""
    if not host:
        fail(f"{target}: this is no address; write it like https://www.quill.example/")
    folder = home_folder(home)
    secrets = {host: (login, _password(folder, host, login))} if login else {}
    reader = Reader(named=frozenset([host]), secrets=secrets)
    with progress_bar(f"Reading {host}") as tell:
        visit = crawl(
            target, reader, folder / "cache" / "presence", Caps(pages=pages, depth=depth, pause=pause), tell
        )
    found = Saved()
    for page in visit.pages:
        seen = _rendered(page.url, reader) if render else None
        how = "as served" if seen is None else "rendered"
        found.pages.append((page.url, read_page(page.body if seen is None else seen, page.url, read_by=how)))
    found.feeds = [(feed.url, read_feed(feed.body, feed.url)) for feed in visit.feeds]
    found.problems = [
        Problem(
            *(
                said.partition(": ")[0],
                said.partition(": ")[2] or said,
                "Open it in a browser to see what is wrong.",
            )
        )
        for said in visit.problems
    ]
    found.left_out = visit.left
    found.sitemaps = visit.sitemaps
    if visit.ended:
        click.echo(f"{host}: {visit.ended}.", err=True)
    return found


def _password(folder: Path, host: str, user: str) -> str:
    from goodstanding.fetch import credentials

    name = f"presence:{user}@{host}"
    known = credentials.find(folder, name)
    if known is None:
        known = click.prompt(f"Password of {user} at {host} (kept in the keyring)", hide_input=True, err=True)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        credentials.keep(folder, name, known)
    return known


def _rendered(url: str, reader: Any) -> str | None:
    from goodstanding.fetch.browser import NoBrowser, rendered

    try:
        return rendered(url, reader)
    except NoBrowser as error:
        fail(str(error))


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
