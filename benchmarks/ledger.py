"""What the fold and the predictions cost: `python -m benchmarks.ledger [--large]`.

The peer of the fold is a hand-written Polars group-by of two decayed sums on the same table, in the same process.
`--large` also folds 100,000,000 rows from a file, which takes some minutes and 5 GB of disk.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.measure import row
from goodstanding import ledger
from goodstanding.ledger.batch import ties_from_frame
from goodstanding.ledger.engines import fold_table
from goodstanding.ledger.habits import Habits
from goodstanding.ledger.large import fold_file
from goodstanding.ledger.standing import reply_probabilities
from goodstanding.ledger.tie import DAY, EMPTY, Touch

ROWS = 10_000_000


def table(rows: int, seed: int = 0) -> pl.DataFrame:
    """Return an invented ledger in order of time: 20,000 people, each in touch with some sixty, over a year."""
    rng = np.random.default_rng(seed)
    src = rng.integers(0, 20_000, rows)
    return pl.DataFrame(
        {
            "src": src,
            "dst": (src + rng.integers(1, 60, rows)) % 20_000,
            "at": 1.6e9 + np.sort(rng.random(rows) * 3e7).round(),
        }
    ).with_columns(kind=pl.lit("message"))


def cpu(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call, all threads together."""
    began = time.process_time()
    work()
    return time.process_time() - began


def two_sums(rows: pl.DataFrame) -> pl.DataFrame:
    """Return the peer: two decayed sums to each pair's last row, by hand."""
    age = pl.col("at").max() - pl.col("at")
    return rows.group_by("src", "dst").agg(
        (-age / (7 * DAY) * np.log(2)).exp().sum().alias("week"),
        (-age / (30 * DAY) * np.log(2)).exp().sum().alias("month"),
    )


def fold_of_ten_million() -> None:
    """Measure the fold of all features beside two sums."""
    rows = table(ROWS)
    by_hand = cpu(lambda: two_sums(rows))
    all_features = cpu(lambda: fold_table(rows))
    row(
        "fold 10,000,000 rows, all features | two sums by hand, CPU s",
        f"{all_features:.1f}",
        f"{by_hand:.1f}",
        f"{all_features / by_hand:.2f}",
    )


def single_rows() -> None:
    """Measure one more row, ties from columns, and chances for 10,000 people."""
    tie = EMPTY

    def add() -> None:
        nonlocal tie
        for i in range(20_000):
            tie = tie.add(Touch(i * 3600.0, i % 3 > 0, "message"))

    row("one more row into a tie, µs", f"{cpu(add) / 20_000 * 1e6:.1f}", "50")
    rows = table(1_000_000).select(
        person=pl.col("dst"), at="at", out=pl.col("src") % 2 == 0, kind="kind", recipients=pl.lit(1)
    )
    ties: list[object] = []
    row(
        "1,000,000 rows into ties of one owner, CPU s",
        f"{cpu(lambda: ties.extend(t for _, t in ties_from_frame(rows))):.2f}",
    )
    people = ties[:10_000]
    habits = Habits.of(people)  # type: ignore[arg-type]
    reply_probabilities(people[:10], habits, 1.7e9)  # type: ignore[arg-type]
    spent = cpu(lambda: reply_probabilities(people, habits, 1.7e9))  # type: ignore[arg-type]
    row("chances for 10,000 people, ms", f"{spent * 1e3:.0f}", "100")


def predictions() -> None:
    """Measure the library on a history of 500,000 rows and as many queries."""
    history = table(500_000).select("src", "dst", "at")
    for name in ("reply_probability", "tie_strength", "fading"):
        spent = cpu(lambda name=name: getattr(ledger, name)(history, history))  # type: ignore[misc]
        row(f"{name}, 500,000 rows and queries, CPU s", f"{spent:.1f}")


def fold_of_a_hundred_million() -> None:
    """Measure the fold of 100,000,000 rows from a file, and the memory it takes."""
    with tempfile.TemporaryDirectory() as folder:
        touches = Path(folder) / "touches"
        touches.mkdir()
        for part in range(10):
            table(ROWS, seed=part).write_parquet(touches / f"{part}.parquet")
        began = time.monotonic()
        spent = cpu(lambda: fold_file(touches, Path(folder) / "ties.parquet"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        row(
            "fold 100,000,000 rows from Parquet, CPU s (wall s, peak GB)",
            f"{spent:.0f}",
            f"({time.monotonic() - began:.0f}, {peak:.1f})",
        )


def run() -> None:
    """Print the table."""
    row("what", "figure", "peer or bound", "ratio")
    single_rows()
    predictions()
    fold_of_ten_million()


if __name__ == "__main__":
    if "--large" in sys.argv:
        fold_of_a_hundred_million()
    else:
        run()
