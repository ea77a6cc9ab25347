"""Folding files larger than memory: touches as Parquet in, ties as Parquet out.

With Polars the pairs are dealt into as many parts as the file needs; each part is read, folded and written before
the next, so memory holds one part. With Spark the engine does its own dealing.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from .engines import fold_table

if TYPE_CHECKING:
    import polars as pl

PART_ROWS = 8_000_000  # rows folded at once: some four gigabytes at the worst


class Folded(NamedTuple):
    """What a fold did: rows read, ties written, parts it took."""

    rows: int
    ties: int
    parts: int


def fold_file(source: Path, target: Path, part_rows: int = PART_ROWS) -> Folded:
    """Fold a Parquet file (or a folder of them) with Polars and write the ties to `target`.

    Raises:
        ValueError: a missing column or an unknown kind, as `engines.fold_table`.
        polars.exceptions.PolarsError, OSError: the file cannot be read or written.
    """
    import polars as pl

    scan = pl.scan_parquet(source / "*.parquet" if source.is_dir() else source)
    columns = scan.collect_schema().names()
    for name in ("src", "dst", "at", "kind"):
        if name not in columns:
            raise ValueError(
                f"the table has no column {name}; it needs src, dst, at (epoch seconds) and kind"
            )
    wanted = [name for name in ("src", "dst", "at", "kind", "recipients") if name in columns]
    scan = scan.select(wanted)
    rows = int(scan.select(pl.len()).collect().item())
    parts = max(1, -(-rows // part_rows))
    # A kind that only some parts hold must still have its column in all of them.
    kinds = sorted(
        scan.select(pl.col("kind").unique()).collect(engine="streaming")["kind"].to_list(), key=str
    )
    pair = pl.min_horizontal("src", "dst").hash(seed=7) ^ pl.max_horizontal("src", "dst").hash(seed=8)
    ties = 0
    draft = target.with_name(target.name + ".part")
    with TemporaryDirectory(dir=target.parent, prefix=f".{target.name}-") as folder:
        written: list[Path] = []
        for part in range(parts):
            chosen = scan if parts == 1 else scan.filter(pair % parts == part)
            table = chosen.collect(engine="streaming")
            if table.is_empty() and (written or part < parts - 1):
                continue
            folded = _with_all_kinds(fold_table(table), kinds)
            del table
            ties += folded.height
            written.append(Path(folder) / f"{part:06}.parquet")
            folded.write_parquet(written[-1], compression="zstd")
        # Each part fits into memory, all of them together need not: they are joined as they are read.
        pl.scan_parquet(written).sink_parquet(draft, compression="zstd")
    draft.replace(target)
    return Folded(rows, ties, parts)


def _with_all_kinds(ties: pl.DataFrame, kinds: list[str]) -> pl.DataFrame:
    """Return the ties with a column each way for every kind, in one order."""
    import polars as pl

    missing = [
        pl.lit(0.0).alias(f"{side}_{kind}")
        for side in ("out", "in")
        for kind in kinds
        if f"{side}_{kind}" not in ties.columns
    ]
    plain = [name for name in ties.columns if name.partition("_")[2] not in kinds]
    by_kind = [f"{side}_{kind}" for side in ("out", "in") for kind in kinds]
    return ties.with_columns(missing).select(*plain, *by_kind)


def fold_file_with_spark(source: Path, target: Path) -> Folded:
    """Fold with PySpark in local mode (or the cluster that SPARK_MASTER names); `target` becomes a folder.

    Raises ImportError when PySpark is not installed, ValueError as `fold_file`.
    """
    import os

    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.appName("goodstanding fold")
        .master(os.environ.get("SPARK_MASTER", "local[*]"))
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    try:
        table = session.read.parquet(str(source))
        rows = table.count()
        fold_table(table).write.mode("overwrite").parquet(str(target))
        return Folded(rows, session.read.parquet(str(target)).count(), table.rdd.getNumPartitions())
    finally:
        session.stop()
