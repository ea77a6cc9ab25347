"""goodstanding group add|remove|list: people put together, by hand or by a rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import bare, fail, open_home, print_json


@click.command("group")
@click.argument("act", type=click.Choice(["add", "remove", "list"]))
@click.argument("name", required=False, default="")
@click.argument("people", nargs=-1)
@click.option("--rule", default="", help='Who belongs to it: "role has buyer and stage at least conversing".')
@bare
def command(act: str, name: str, people: tuple[str, ...], rule: str, home: Path | None, form: str) -> None:
    """Put people into groups, take them out, and list groups.

    NAME is the group; PEOPLE are names or handles. 'remove NAME' without people takes the group away.
    """
    open_home(home)
    from goodstanding.services import about
    from goodstanding.services.people import Unclear

    if act != "list" and not name:
        fail(f"Name the group: goodstanding group {act} NAME PERSON ...")
    try:
        if act == "add" and rule:
            about.group_rule(name, rule)
        if act == "add" and people:
            about.add_to_group(name, people)
        elif act == "remove":
            about.remove_from_group(name, people)
        elif act == "add" and not rule:
            fail("Say who belongs to it: names or handles, or a rule with --rule.")
        found = [one for one in about.groups() if not name or one["name"] == name]
    except Unclear as unclear:
        fail(str(unclear))
    if form == "json":
        print_json({"groups": found})
    else:
        _print(found, name)


def _print(groups: list[dict[str, Any]], name: str) -> None:
    for one in groups:
        said = f" ({one['rule']})" if one["rule"] else ""
        click.echo(f"{one['name']}{said}: " + (", ".join(p["name"] for p in one["people"]) or "nobody yet"))
    if not groups:
        click.echo(f'Nobody is in "{name}" now.' if name else "There are no groups yet.")
