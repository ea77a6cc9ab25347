"""`goodstanding fold`: touches as Parquet in, ties as Parquet out, any size."""

from __future__ import annotations

import json
from pathlib import Path

import click

from goodstanding.cli.options import fail


@click.command()
@click.argument("touches", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="Where the ties go.")
@click.option("--engine", type=click.Choice(["polars", "spark"]), default="polars", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(touches: Path, output: Path, engine: str, form: str) -> None:
    """Fold a Parquet table of touches into ties.

    The table has the columns src, dst, at (epoch seconds) and kind, and may have recipients (how many people a
    touch was addressed to). Files larger than memory are folded in parts.
    """
    if output.resolve() == touches.resolve():
        fail(f"{output} is the table itself; choose another place for the ties")
    if not output.resolve().parent.is_dir():
        fail(f"{output.parent} is not a folder; make it first, or choose another place for the ties")
    try:
        if engine == "spark":
            from goodstanding.services.folding import fold_file_with_spark as fold_with
        else:
            from goodstanding.services.folding import fold_file as fold_with
        folded = fold_with(touches, output)
    except ModuleNotFoundError:
        fail("PySpark is not installed; install goodstanding[spark], or leave --engine out")
    except ValueError as wrong:
        fail(f"{touches}: {wrong}")
    except Exception as wrong:  # an engine's own errors: a file that is no Parquet, a disk that is full
        first = str(wrong).strip().splitlines() or [type(wrong).__name__]
        fail(f"{touches} could not be folded: {first[0]}; is it a Parquet table, and is there room to write?")
    if form == "json":
        click.echo(json.dumps({"engine": engine, **folded._asdict(), "output": str(output)}))
    else:
        click.echo(f"{folded.rows:,} touches folded into {folded.ties:,} ties, written to {output}.")
