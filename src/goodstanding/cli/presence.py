"""`goodstanding presence TARGET...`: what a visitor sees of a company, and whether anybody lives there."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import click

from goodstanding.cli.options import common, fail, print_json, progress_bar


@click.command("presence")
@click.argument("targets", nargs=-1, metavar="TARGET...")
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
@click.option(
    "--beside", metavar="TARGET", help="Compare with an intranet: a folder of saved pages or an address."
)
@click.option("--own", is_flag=True, help="Judge your own posts in the ledger as streams, too.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the report as one HTML file."
)
@click.option("--sarif", "sarif_file", type=click.Path(dir_okay=False, path_type=Path), help="Write SARIF.")
@click.option(
    "--by", default="", metavar="WHO", help="Whom to ask about the report: a name with mail or phone."
)
@click.option("--fail-on", multiple=True, metavar="RULE", help="Exit 1 only for this finding, or for any.")
@common
def command(
    targets: tuple[str, ...],
    pages: int,
    depth: int,
    pause: float,
    login: str | None,
    render: bool,
    beside: str | None,
    own: bool,
    html: Path | None,
    sarif_file: Path | None,
    by: str,
    fail_on: tuple[str, ...],
    home: Path | None,
    form: str,
    as_of: datetime,
) -> None:
    """Audit saved pages and feeds, or a site by its address.

    A TARGET is a folder of saved pages, a saved page, a saved feed, or an address (https://...). An address is read
    slowly, within robots.txt, and never written to.
    """
    from goodstanding.services.auditing import Saved, parity, trend
    from goodstanding.services.auditing import answer as answered

    _check_rules(fail_on)
    if not targets and not own:
        fail("Say what to look at: a folder of saved pages, a feed, or an address with https:// (or --own).")

    def read(target: str) -> Saved:
        if _is_address(target):
            return cast(Saved, _visit(target, home, pages, depth, pause, login, render))
        return cast(Saved, _folder(target))

    saved = Saved()
    for target in targets:
        saved.add(read(target))
    streams, replies = _own_posts(home, as_of) if own else ({}, None)
    if not saved.pages and not saved.feeds and not streams:
        for problem in saved.problems:
            click.echo(str(problem), err=True)
        fail(f"{', '.join(targets) or 'your own posts'}: neither a page nor a feed could be read there.")
    answer = answered(
        targets[0] if targets else "own posts",
        saved.pages,
        saved.feeds,
        as_of,
        saved.problems,
        streams,
        saved.sitemaps,
    )
    if beside:
        inside = read(beside)
        if not inside.pages or not saved.pages:
            fail(f"{beside}: no page could be read on one of the two sides, so there is nothing to compare.")
        answer["parity"] = parity(answer, answered(beside, inside.pages, inside.feeds, as_of))
    if replies is not None:
        answer["answering"] = replies
    answer["trend"] = trend(answer, _last_audit(home, targets, answer))
    for problem in saved.problems:
        click.echo(str(problem), err=True)
    if saved.left_out:
        said = ", ".join(f"{count} {what}" for what, count in sorted(saved.left_out.items()))
        click.echo(f"Left out: {said}.", err=True)
    if html:
        from goodstanding.services.auditing import report

        _write(html, report(answer, by, html.name))
    if sarif_file:
        from goodstanding.services.auditing import sarif

        _write(sarif_file, json.dumps(sarif(answer), ensure_ascii=False, indent=1))
    if form == "json":
        print_json(answer)
    else:
        _say(answer)
    if fail_on:
        fired = {name for f in answer["findings"] for name in (f["code"].lower(), f["name"], "any")}
        sys.exit(1 if fired & {rule.lower() for rule in fail_on} else 0)
    sys.exit(1 if saved.problems or answer["findings"] else 0)


def _check_rules(fail_on: tuple[str, ...]) -> None:
    from goodstanding.services.auditing import ALL

    known = {"any"} | {a.NAME for a in ALL} | {a.CODE.lower() for a in ALL}
    for rule in fail_on:
        if rule.lower() not in known:
            fail(f'"{rule}" is no finding; choose among: any, {", ".join(a.NAME for a in ALL)}.')


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{path}: cannot be written ({error.strerror}). Choose another place.")
    click.echo(f"Written: {path}", err=True)


def _last_audit(home: Path | None, targets: tuple[str, ...], answer: dict[str, Any]) -> dict[str, Any] | None:
    """Return the last audit of the same targets, and keep this one in its place."""
    from goodstanding.services.home import home_folder

    kept = {k: answer[k] for k in ("site", "as_of", "features", "findings")}
    name = hashlib.sha256("\n".join(targets).encode()).hexdigest()[:16]
    file = home_folder(home) / "cache" / "presence" / f"audit-{name}.json"
    before = None
    with contextlib.suppress(OSError, ValueError):
        before = json.loads(file.read_text("utf-8"))
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    return before if isinstance(before, dict) else None


def _own_posts(home: Path | None, as_of: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return one's own posts by network, and who is answered and how fast."""
    from goodstanding.cli.options import open_home
    from goodstanding.services import presence as service

    open_home(home)
    return service.own_posts(as_of)


def _is_address(target: str) -> bool:
    return target.lower().startswith(("http://", "https://"))


def _folder(target: str) -> Any:
    from goodstanding.services.auditing import read_files

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

    from goodstanding.services import auditing
    from goodstanding.services.home import home_folder

    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        host = ""
    if not host:
        fail(f"{target}: this is no address; write it like https://www.quill.example/")
    folder = home_folder(home)
    secret = (login, _password(folder, host, login)) if login else None
    caps = auditing.Caps(pages=pages, depth=depth, pause=pause)
    try:
        with progress_bar(f"Reading {host}") as tell:
            found, ended = auditing.visit(target, host, folder, caps, secret, render, tell)
    except auditing.NoBrowser as error:
        fail(str(error))
    if ended:
        click.echo(f"{host}: {ended}.", err=True)
    return found


def _password(folder: Path, host: str, user: str) -> str:
    from goodstanding.services import auditing

    known = auditing.password(folder, host, user)
    if known is None:
        known = click.prompt(f"Password of {user} at {host} (kept in the keyring)", hide_input=True, err=True)
        auditing.keep_password(folder, host, user, known)
    return known


def _say(answer: dict[str, Any]) -> None:
    for page in answer["pages"]:
        click.echo(page["page"])
        for found in ("yes", "unknown", "no"):
            names = [n for n, f in page["features"].items() if f["found"] == found]
            if names:
                click.echo(f"  {found + ':':9}{', '.join(names)}")
    for stream in answer["streams"]:
        click.echo(f"{stream['source']}\n  {stream['state']}: {stream['why']}")
    if answer["findings"]:
        click.echo("\nWhat to mend, worst first:")
    for found in answer["findings"]:
        click.echo(f"  {found['where']}: {found['what']}  [{found['code']} {found['name']}]")
    if answer.get("trend"):
        change = answer["trend"]
        click.echo(f"\nSince {change['since']}: {len(change['mended'])} mended, {len(change['new'])} new.")
    if answer.get("answering", {}).get("asked"):
        said = answer["answering"]
        speed = (
            f", half of them within {said['median_hours']} hours" if said["median_hours"] is not None else ""
        )
        click.echo(f"\nOf {said['asked']} comments to you, {said['answered']} were answered{speed}.")
    if answer.get("parity"):
        missing = ", ".join(x["feature"] for x in answer["parity"]["strangers_only"]) or "nothing"
        click.echo(f"\nStrangers get, colleagues don't: {missing}.")
