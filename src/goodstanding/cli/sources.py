"""goodstanding sources: live sources that you asked for, read-only, and switched off whenever you like."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from goodstanding.cli.options import bare, fail, open_home, print_json, progress_bar


@click.group("sources")
def command() -> None:
    """Live sources: mail and streams, read only, only when you ask.

    \b
    goodstanding sources add imap work host=imap.example.com user=ada@quill.example
    goodstanding sources refresh
    """


@command.command("list")
@bare
def list_(home: Path | None, form: str) -> None:
    """Show the sources, when each was last read, and what went wrong."""
    open_home(home)
    from goodstanding.services import sources as live

    found = [
        {
            "name": s.name,
            "kind": s.kind,
            "on": s.on,
            "settings": s.settings,
            "last_run": s.last_run.isoformat() if s.last_run else None,
            "last_new": s.last_new,
            "problem": s.last_problem,
        }
        for s in live.sources()
    ]
    if form == "json":
        print_json(found)
        return
    if not found:
        click.echo("No live sources. 'goodstanding sources add --help' says how to add one.")
    for one in found:
        state = "on" if one["on"] else "off"
        last = f"read {one['last_run'][:16]}, {one['last_new']:,} new" if one["last_run"] else "not read yet"
        click.echo(f"{one['name']:<16} {one['kind']:<9} {state:<4} {last}")
        if one["problem"]:
            click.echo(f"  {one['problem']}")


@command.command("add")
@click.argument("kind")
@click.argument("name")
@click.argument("settings", nargs=-1)
@click.option(
    "--secret-from", type=click.File("r"), help="Read the password or token from a file (- for stdin)."
)
@bare
def add(
    kind: str,
    name: str,
    settings: tuple[str, ...],
    secret_from: IO[str] | None,
    home: Path | None,
    form: str,
) -> None:
    """Add a source: KIND (imap, mastodon, bluesky, feed), a NAME of yours, and its settings as key=value.

    The password is asked for and kept in your system's keyring, or else in a file that only you can read.
    """
    folder = open_home(home)
    from goodstanding.services import sources as live

    kinds = live.kinds()
    if kind not in kinds:
        fail(f'"{kind}" is not a kind of source; there are: {", ".join(kinds)}.')
    said = dict(part.partition("=")[::2] for part in settings)
    unknown = set(said) - set(kinds[kind])
    if unknown or any("=" not in part for part in settings):
        known = "\n".join(f"  {key}=…   {what}" for key, what in kinds[kind].items())
        fail(f"{kind} takes these settings:\n{known}")
    secret = None
    if secret_from is not None:
        secret = secret_from.read().strip()
    elif kind == "imap":
        secret = click.prompt(
            "Password (an app password, where your provider has them)", hide_input=True, err=True
        )
    live.add(folder, kind, name, said, secret)
    if form == "json":
        print_json({"name": name, "kind": kind})
    else:
        click.echo(f"Added. 'goodstanding sources refresh {name}' reads it; nothing is read before you ask.")


@command.command("refresh")
@click.argument("name", required=False)
@bare
def refresh(name: str | None, home: Path | None, form: str) -> None:
    """Read what is new from one source, or from all that are switched on."""
    folder = open_home(home)
    from goodstanding.services import sources as live

    if name and not live.known(name):
        fail(f"There is no source called \"{name}\"; 'goodstanding sources list' shows them.")
    with progress_bar("Reading") as progress:
        done = [live.refresh(folder, name, progress)] if name else live.refresh_all(folder, progress)
    if form == "json":
        print_json([{"name": one.name, "new": one.new, "problem": one.problem} for one in done])
    else:
        for one in done:
            click.echo(f"{one.name}: {one.new:,} new" + (f"\n  {one.problem}" if one.problem else ""))
        if not done:
            click.echo("No source is switched on.")
    sys.exit(1 if any(one.problem for one in done) else 0)


def _switch(name: str, on: bool, home: Path | None) -> None:
    open_home(home)
    from goodstanding.services import sources as live

    if not live.switch(name, on):
        fail(f"There is no source called \"{name}\"; 'goodstanding sources list' shows them.")
    click.echo(f"{name} is {'on' if on else 'off'}.")


@command.command("off")
@click.argument("name")
@bare
def off(name: str, home: Path | None, form: str) -> None:
    """Stop reading a source; what was read stays."""
    _switch(name, False, home)


@command.command("on")
@click.argument("name")
@bare
def on(name: str, home: Path | None, form: str) -> None:
    """Read a source again."""
    _switch(name, True, home)


@command.command("remove")
@click.argument("name")
@bare
def remove(name: str, home: Path | None, form: str) -> None:
    """Forget a source and its password; what was read stays in the ledger."""
    folder = open_home(home)
    from goodstanding.services import sources as live

    if not live.remove(folder, name):
        fail(f"There is no source called \"{name}\"; 'goodstanding sources list' shows them.")
    click.echo(f"{name} is removed.")
