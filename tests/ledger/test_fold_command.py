"""`goodstanding fold` on files: whole, in parts, and what it says when it cannot."""

from __future__ import annotations

import json
import random
from pathlib import Path

import polars as pl
import pytest
from click.testing import CliRunner
from polars.testing import assert_frame_equal

from goodstanding.cli.fold import command
from goodstanding.ledger.large import fold_file


@pytest.fixture
def touches(tmp_path: Path) -> Path:
    rng = random.Random(3)
    rows = [
        (rng.randrange(9), rng.randrange(9), 1.6e9 + rng.randrange(9_000_000), "message" if i else "referral")
        for i in range(500)
    ]
    path = tmp_path / "touches.parquet"
    pl.DataFrame(rows, schema=["src", "dst", "at", "kind"], orient="row").write_parquet(path)
    return path


def test_folding_in_parts_equals_folding_the_whole(touches: Path, tmp_path: Path) -> None:
    whole = fold_file(touches, tmp_path / "whole.parquet")
    parts = fold_file(touches, tmp_path / "parts.parquet", part_rows=60)
    assert (whole.parts, whole.ties) == (1, parts.ties)
    assert parts.parts == 9
    one, other = (
        pl.read_parquet(tmp_path / f"{name}.parquet").sort("src", "dst") for name in ("whole", "parts")
    )
    assert_frame_equal(one, other, check_dtypes=False)


def test_the_command_says_what_it_did(touches: Path, tmp_path: Path) -> None:
    answer = CliRunner().invoke(
        command, [str(touches), "-o", str(tmp_path / "t.parquet"), "--format", "json"]
    )
    assert answer.exit_code == 0
    said = json.loads(answer.stdout)
    assert (said["rows"], said["ties"]) == (500, pl.read_parquet(tmp_path / "t.parquet").height)


def test_what_cannot_be_folded_ends_in_one_sentence_and_leaves_nothing(touches: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.parquet"
    bad.write_text("not a table")
    nameless = tmp_path / "nameless.parquet"
    pl.read_parquet(touches).drop("kind").write_parquet(nameless)
    for source, words in (
        (bad, "could not be folded"),
        (nameless, "no column kind"),
        (touches, "is the table itself"),
    ):
        target = touches if source is touches else tmp_path / "out.parquet"
        answer = CliRunner().invoke(command, [str(source), "-o", str(target)])
        assert answer.exit_code == 2
        assert words in answer.stderr
        assert "Traceback" not in answer.output
        assert len(answer.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out.parquet").exists()
