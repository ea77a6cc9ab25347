"""The messages that `make bench` reads are the same each time; a linter that cannot be had spoils no benchmark."""

from __future__ import annotations

import json
import sys
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import check as bench
from benchmarks import peers
from corpus.labelled import messages


def test_the_messages_are_the_same_each_time_and_no_two_are_alike() -> None:
    many = 4 * sum(1 for _ in messages())
    made = list(islice(bench.short(), many))
    assert made == list(islice(bench.short(), many))
    assert len({one.text for one in made}) >= len({one.text for one in messages()}) * 4 - 8
    longer = [one.text for one in islice(bench.long(), 300)]
    assert len(set(longer)) == 300
    assert min(map(len, longer)) >= bench.LONGER


def test_a_peer_that_cannot_be_had_is_named_and_the_rest_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "KEPT", tmp_path / "peers")
    monkeypatch.setattr(peers.shutil, "which", lambda name: None)
    answer = "import json; print(json.dumps({'messages': 3, 'findings': 5}))"
    monkeypatch.setattr(bench, "PEERS", {"alex": peers.alex, "other": lambda: [sys.executable, "-c", answer]})
    bench.beside(tmp_path, list(islice(bench.short(), 6)), 3, 1, bench.found())
    said = capsys.readouterr().out
    assert "alex is not measured: it needs node and npm" in said
    assert "other, the first 3 of them" in said


def test_a_download_that_fails_is_begun_anew_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(peers, "KEPT", tmp_path)

    def half(folder: Path) -> None:
        folder.mkdir()
        (folder / "half").touch()
        peers._do([sys.executable, "-c", "print('no route to it'); raise SystemExit(1)"])

    with pytest.raises(peers.Missing, match="no route to it"):
        peers._kept("linter", half)
    done = peers._kept("linter", lambda folder: folder.mkdir())
    assert not (done / "half").exists()
    assert peers._kept("linter", half) == done


def test_a_tool_that_leaves_messages_out_is_no_fast_tool(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    bench.write(path, islice(bench.short(), 2))
    assert [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()] == [0, 1]
    run = bench.ours(path)
    assert bench.speed([run], 2).cpu > 0
    with pytest.raises(RuntimeError, match="2 of 3 messages"):
        bench.speed([run], 3)
