"""`goodstanding backtest`: how well standing would have predicted your own past replies."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from goodstanding.cli.options import common, fail, open_home, print_json


@click.command("backtest")
@click.option(
    "--picture", type=click.Path(dir_okay=False, path_type=Path), help="Write the picture here (SVG)."
)
@common
def command(home: Path | None, form: str, as_of: datetime, picture: Path | None) -> None:
    """Show how far you can trust the chances: each past message asked about as it stood the moment before."""
    open_home(home)
    from goodstanding.services import trust

    found = trust.measured(as_of)
    if picture is not None:
        try:
            picture.write_text(trust.picture(found), encoding="utf-8")
        except OSError as wrong:
            fail(f"{picture} cannot be written ({wrong.strerror}); choose another place for the picture")
    if form == "json":
        print_json(
            trust.as_json(found) | {"as_of": as_of.isoformat(), "picture": str(picture) if picture else None}
        )
    else:
        _print(found, picture)


def _print(found: Any, picture: Path | None) -> None:
    click.echo(found.sentence)
    if found.own.base is None:
        return
    begins, ends = (datetime.fromtimestamp(at, UTC) for at in (found.begins, found.ends))
    click.echo(f"Messages from {begins:%d %B %Y} to {ends:%d %B %Y}; {found.own.base:.0%} were answered.")
    if found.left_open:
        click.echo(f"{found.left_open:,} later messages are left out: their seven days have not passed.")
    click.echo("\nSaid      Answered   Nine times in ten within   Messages")
    for one in found.bins:
        click.echo(
            f"{one.said:>5.0%} {one.answered:>11.0%}   {one.low:>8.0%} to {one.high:<8.0%} {one.count:>16,}"
        )
    click.echo("\nWhere                     Messages   Answered   Right order   Off by")
    rows = [
        ("everywhere", found.own),
        ("before your own map", found.shipped),
        ("first messages", found.new_people),
    ]
    for name, figures in [*rows, *found.by_stage.items()]:
        click.echo(
            f"{name:<22} {figures.count:>11,} {_share(figures.base):>10} {_share(figures.auc):>13}"
            f" {_share(figures.error):>8}"
        )
    click.echo("\nRules of thumb on the same messages: right order")
    for peer in found.peers:
        click.echo(f"{peer.name:<42} {_share(peer.auc):>8}")
    if picture is not None:
        click.echo(f"\nThe picture is in {picture}.")


def _share(value: float | None) -> str:
    return "too few" if value is None else f"{value:.0%}"
