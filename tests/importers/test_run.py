"""From paths to records: every file is accounted for, and one bad one does not stop the others."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from goodstanding.importers import Hints, run
from goodstanding.importers.export import Entry, Export
from goodstanding.values import FileRead, Handle, Problem, Profile, Record, Source, Status


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


class _Stub:
    """An importer of files that begin with its name."""

    CANNOT_SHOW = ("What was never written down.",)

    def __init__(self, name: str) -> None:
        self.NAME = name
        self.hints: Hints | None = None

    def claims(self, export: Export) -> Sequence[Entry]:
        return [entry for entry in export.entries if entry.head.startswith(self.NAME.encode())]

    def read(self, export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
        self.hints = hints
        for entry in entries:
            if b"fall over" in entry.read():
                raise KeyError("ours")
            yield Profile(Handle("name", f"{self.NAME}/ada"), Source(entry.path, 1), owner=True)
            yield FileRead(entry.path, self.NAME, Status.READ, 1, 1)


@pytest.fixture
def stubs(monkeypatch: pytest.MonkeyPatch) -> list[_Stub]:
    two = [_Stub("one"), _Stub("two")]
    monkeypatch.setattr(run, "importers", lambda: two)
    return two


def files(paths: Sequence[Path]) -> dict[str, Status]:
    return {r.path: r.status for r in run.read_exports(paths) if isinstance(r, FileRead)}


def test_every_file_is_accounted_for(tmp_path: Path, stubs: list[_Stub]) -> None:
    path = zipped(
        tmp_path / "a.zip",
        {"a": b"one", "b": b"two", "c": b"three", "media/1.jpg": b"", "media/2.jpg": b"", "x/3.png": b""},
    )
    assert files([path]) == {
        "a": Status.READ,
        "b": Status.READ,
        "c": Status.UNKNOWN,
        "media/": Status.IGNORED,
        "x/3.png": Status.IGNORED,
    }


def test_what_one_source_says_of_its_owner_helps_the_next(tmp_path: Path, stubs: list[_Stub]) -> None:
    files([zipped(tmp_path / "a.zip", {"a": b"one", "b": b"two"})])
    assert stubs[1].hints is not None
    assert stubs[1].hints.owner == {Handle("name", "one/ada")}


def test_a_mistake_of_ours_ends_one_reader_and_not_the_import(tmp_path: Path, stubs: list[_Stub]) -> None:
    path = zipped(tmp_path / "a.zip", {"a": b"one fall over", "b": b"two"})
    records = list(run.read_exports([path]))
    (problem,) = [r for r in records if isinstance(r, Problem)]
    assert "the fault is ours" in problem.what
    assert any(isinstance(r, Profile) for r in records)


def test_a_refused_archive_does_not_stop_the_others(tmp_path: Path, stubs: list[_Stub]) -> None:
    bad = zipped(tmp_path / "bad.zip", {"../evil": b"one"})
    good = zipped(tmp_path / "good.zip", {"a": b"one"})
    records = list(run.read_exports([bad, good]))
    assert [type(r) for r in records if r] == [Problem, Profile, FileRead]


def test_progress_rises_to_the_end(tmp_path: Path, stubs: list[_Stub]) -> None:
    path = zipped(tmp_path / "a.zip", {"a": b"one" * 200_000, "b": b"two" * 200_000})
    shares: list[float] = []
    for _ in run.read_exports([path, path], heard=lambda share, file: shares.append(share)):
        pass
    assert shares == sorted(shares)
    assert shares[0] < 0.5
    assert shares[-1] == 1.0


def test_what_exports_cannot_show_is_said_for_those_that_were_read(stubs: list[_Stub]) -> None:
    assert run.cannot_show({"two"}) == ["What was never written down."]
