"""One fold, three ways: touch by touch in plain Python, in Polars, and in PySpark."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.ledger.acts import KINDS
from goodstanding.ledger.engines import SUMS, fold_table
from goodstanding.ledger.tie import Side, Tie, Touch, Turns, fold

from .strategies import histories

SCHEMA = {"src": pl.Int64, "dst": pl.Int64, "at": pl.Float64, "kind": pl.String, "recipients": pl.Int64}
Row = tuple[int, int, float, str, int]


def by_hand(rows: list[Row]) -> dict[tuple[int, int], Tie]:
    """Fold the rows touch by touch: the judge of the engines."""
    pairs: dict[tuple[int, int], list[Touch]] = {}
    for src, dst, at, kind, recipients in rows:
        if src != dst:
            pair = (min(src, dst), max(src, dst))
            pairs.setdefault(pair, []).append(Touch(at, src < dst, kind, recipients))
    return {pair: fold(touches) for pair, touches in pairs.items()}


def expected(tie: Tie) -> dict[str, float | None]:
    """Return a tie's figures under the names that the engines use, None for what has not happened."""

    def finite(value: float) -> float | None:
        return value if math.isfinite(value) else None

    def side(name: str, of: Side) -> dict[str, float | None]:
        plain = {f"{name}_{key}": finite(v) for key, v in zip(Side._fields[:6], of[:6], strict=True)}
        sums = {f"{name}_{key}": value for key, value in zip(SUMS, of.sums, strict=True)}
        return plain | sums | {f"{name}_{kind}": c for kind, c in zip(KINDS, of.kinds, strict=True)}

    def turns(name: str, of: Turns) -> dict[str, float | None]:
        every = {f"{name}_{key}": finite(value) for key, value in of._asdict().items()}
        return {key: value for key, value in every.items() if not key.endswith("first_outcome")}

    own = ("first", "last", "sittings", "log_gap", "log_gap_squared", "accepted")
    figures = {name: finite(float(getattr(tie, name))) for name in own}
    return (
        figures
        | side("out", tie.out)
        | side("in", tie.into)
        | turns("mine", tie.mine)
        | turns("theirs", tie.theirs)
    )


def assert_same(found: list[dict[str, Any]], rows: list[Row]) -> None:
    ties = by_hand(rows)
    assert {(row["src"], row["dst"]) for row in found} == set(ties)
    for row in found:
        for name, value in expected(ties[row["src"], row["dst"]]).items():
            got = row.get(name, 0.0)  # a kind that never occurs has no column
            if value is None:
                assert got is None, (name, got)
            else:
                assert got == pytest.approx(value, rel=1e-9, abs=1e-9), (name, got, value)


def dealt(people: list[list[Touch]], shuffler: random.Random) -> list[Row]:
    """Give each history to a pair of its own, both ways, in any order, with a row to oneself."""
    rows: list[Row] = [(7, 7, 1.6e9, "message", 1)] if people else []
    for number, touches in enumerate(people):
        pair = (number, number + 3)
        rows += [(*(pair if t.out else pair[::-1]), t.at, t.kind, t.recipients) for t in touches]
    shuffler.shuffle(rows)
    return rows


@given(st.lists(histories(max_size=14), max_size=5), st.randoms(use_true_random=False), st.booleans())
def test_polars_folds_as_by_hand(
    people: list[list[Touch]], shuffler: random.Random, only_messages: bool
) -> None:
    if only_messages:  # the quicker way through
        people = [[t._replace(kind="message") for t in touches] for touches in people]
    rows = dealt(people, shuffler)
    assert_same(fold_table(pl.DataFrame(rows, schema=SCHEMA, orient="row")).to_dicts(), rows)


def test_names_may_be_texts_and_recipients_left_out() -> None:
    table = pl.DataFrame(
        {"src": ["ada", "ben"], "dst": ["ben", "ada"], "at": [0, 60], "kind": ["message"] * 2}
    )
    (row,) = fold_table(table).to_dicts()
    assert (row["src"], row["dst"], row["mine_answered"], row["theirs_waiting"]) == ("ada", "ben", 1, 1)


def test_a_missing_column_and_an_unknown_kind_are_named() -> None:
    table = pl.DataFrame({"src": [1], "dst": [2], "at": [0.0], "kind": ["poke"]})
    with pytest.raises(ValueError, match='"poke" is not a kind'):
        fold_table(table)
    with pytest.raises(ValueError, match="no column kind"):
        fold_table(table.drop("kind"))


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.memory", "1g")
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.mark.spark
@pytest.mark.slow
def test_spark_folds_as_by_hand(spark: Any) -> None:
    rng = random.Random(5)
    rows: list[Row] = []
    for pair in range(25):
        at = 1.6e9
        for _ in range(rng.randint(1, 30)):
            at += rng.choice([0.0, 1.0, 3600.0, 50_000.0, 86400.0, 7 * 86400.0, 7 * 86400.0 + 1])
            src, dst = (pair, pair + 40) if rng.random() < 0.5 else (pair + 40, pair)
            rows.append(
                (src, dst, at, rng.choice(["message", "message", "reaction", *KINDS]), rng.choice([1, 3]))
            )
    rng.shuffle(rows)
    table = spark.createDataFrame(rows, "src long, dst long, at double, kind string, recipients long")
    assert_same([row.asDict() for row in fold_table(table).collect()], rows)
