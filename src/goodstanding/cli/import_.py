"""goodstanding import PATH...: read exports into the ledger."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodstanding.cli.options import bare, fail, open_home, print_json, progress_bar


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--describe",
    is_flag=True,
    help="Only print what the export looks like, with no personal value in it, to report an unknown format.",
)
@bare
def command(paths: tuple[Path, ...], describe: bool, home: Path | None, form: str) -> None:
    """Read exports: zip, tar.gz, folder or file, several at once.

    What each file is, is decided by its content. Reading the same export again adds nothing.
    """
    for path in paths:
        if not path.exists():
            fail(f"{path} does not exist; check the name and try again.")
    if describe:
        _describe(paths, form)
        return
    open_home(home)
    from goodstanding.services import importing

    with progress_bar("Importing") as progress:
        try:
            report = importing.run(paths, progress)
        except importing.Failed as error:
            fail(str(error))
    if form == "json":
        print_json(report.as_json())
    else:
        _print(report.as_json())
    sys.exit(1 if report.problems or _nothing_read(report.as_json()) else 0)


def _nothing_read(report: dict) -> bool:  # type: ignore[type-arg]
    """Say whether files were handed in of which none is of a kind that is known."""
    states = {file["status"] for file in report["files"]}
    return "unknown" in states and "read" not in states


def _describe(paths: tuple[Path, ...], form: str) -> None:
    from goodstanding.services.tables import Refused, describe, open_export

    for path in paths:
        try:
            click.echo(describe(open_export(path)))
        except Refused as refused:
            fail(str(refused.problem))


def _print(report: dict) -> None:  # type: ignore[type-arg]
    if _nothing_read(report):
        click.echo("Nothing of it could be read: no file is of a kind that is known here.", err=True)
    for file in report["files"]:
        line = f"{file['status']:<8} {file['path']}"
        if file["status"] == "read":
            line += f"  {file['rows']:,} rows"
            left = file["left_out"]
            if left:
                line += "; left out: " + ", ".join(f"{count:,} {reason}" for reason, count in left.items())
        if file["why"]:
            line += f"  ({file['why']})"
        click.echo(line)
    for problem in report["problems"]:
        click.echo(f"{problem['where']}: {problem['what']}\n  {problem['do']}", err=True)
    if report["more_problems"]:
        click.echo(f"... and {report['more_problems']:,} more problems of these kinds.", err=True)
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in report["kinds"].items())
    click.echo()
    click.echo(
        f"{report['interactions']['new']:,} new interactions"
        + (f" ({kinds})" if kinds else "")
        + f", {report['interactions']['already']:,} already there."
    )
    click.echo(f"{report['people']['total']:,} people, {report['people']['new']:,} of them new.")
    if report["owner"]:
        click.echo(f"This is the ledger of {report['owner']}.")
    if report["forgotten"]:
        click.echo(f"{report['forgotten']:,} rows of people who asked to be forgotten were left out.")
    if report["first"]:
        click.echo(f"From {report['first'][:10]} to {report['last'][:10]}.")
    if report["cannot_show"]:
        click.echo("What these exports cannot show:")
        for sentence in report["cannot_show"]:
            click.echo(f"  - {sentence}")
