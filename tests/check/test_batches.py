"""Many messages at once are answered as one by one, in order, and nobody waits for a batch to fill."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.check import short, write
from goodstanding.check import Facts, check, checks
from goodstanding.cli import batches


def test_many_at_once_are_judged_as_one_by_one() -> None:
    those = [(one.text, Facts(), one.channel) for one in islice(short(), 130)]
    for many, (text, facts, channel) in zip(checks(those), those, strict=True):
        alone = check(text, facts, channel)
        assert (many.verdict, many.language, many.remarks) == (alone.verdict, alone.language, alone.remarks)
        assert [one.what for one in many.findings] == [one.what for one in alone.findings]
        assert many.score == pytest.approx(alone.score, abs=1e-3)


def test_none_at_all_is_no_report() -> None:
    assert checks([]) == []


def test_answers_keep_the_order_of_the_lines_however_many_processes_there_are(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    write(path, islice(short(), 2600))
    run = subprocess.run(
        [sys.executable, "-m", "goodstanding", "check", "--jsonl", str(path)],
        capture_output=True,
        check=False,
    )
    assert [json.loads(line)["id"] for line in run.stdout.splitlines()] == list(range(2600))


def test_a_line_without_an_end_and_empty_lines_are_counted_where_they_stand() -> None:
    given = io.BytesIO(b'\n{"id": 1}\n\n{"id": 2}')
    found = [line for batch in batches.batches(("-",), lambda _: given) for line in batch]
    assert found == [("-", 2, b'{"id": 1}'), ("-", 4, b'{"id": 2}')]
    assert not given.closed


def test_no_batch_is_longer_than_the_most_lines() -> None:
    given = io.BytesIO(b'{"id": 1}\n' * 1000)
    lengths = [len(batch) for batch in batches.batches(("-",), lambda _: given)]
    assert sum(lengths) == 1000
    assert max(lengths) == 256
