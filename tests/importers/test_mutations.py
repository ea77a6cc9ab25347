"""Whatever becomes of an export, nobody sees a traceback: what can be read is read, the rest is told.

`HYPOTHESIS_PROFILE=long` makes 2,000 mutations of each source; `python -m tests.importers.test_mutations` prints
figures (time, memory) for them.
"""

from __future__ import annotations

import functools
import io
import random
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodstanding.importers import run
from goodstanding.importers.describe import describe
from goodstanding.importers.export import Entry, Export, Refused, open_export
from goodstanding.importers.run import read_exports
from goodstanding.values import FileRead, Interaction, Precision, Problem, Profile

from . import golden

SOURCES = sorted({sample.parent.name for sample in golden.samples()})
_BITS = [
    b"", b"\0", b'"', b'""', b'\\"', b",", b";", b"\n", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"}", b"[", b"]",
    b"null", b"true", b"-1", b"1e999", b"99999999999999999999999", b"31 Feb 2024", b"\xf0\x9f\x8c\x8d", b"\xc3\xa9",
    b"\\ud800", b"=cmd()", b"<p>", b"&#0;", b"../../", b"[" * 3000, b'{"a":' * 2000, b"x" * 40000, b"\xc3", b"\x80",
    b"2024-13-45 99:99:99 UTC", b"https://www.linkedin.com/in/%00%FF", b"\xe2\x80\xae", b":" * 50, b"'", b"\x1b[31m",
]  # fmt: skip


@functools.cache
def _files(source: str) -> list[dict[str, bytes]]:
    """The samples of a source, as {path: content}."""
    return [
        {
            p.relative_to(sample).as_posix(): p.read_bytes()
            for p in sorted(sample.rglob("*"))
            if p.is_file() and p.suffix != golden.TWIN
        }
        for sample in golden.samples()
        if sample.parent.name == source
    ]


def mutated(source: str, dice: random.Random) -> dict[str, bytes]:
    """Return a sample with a few things wrong: bits flipped, cut, doubled, moved, renamed, swapped."""
    files = dict(dice.choice(_files(source)))
    for _ in range(dice.randint(1, 5)):
        name = dice.choice(sorted(files))
        data = bytearray(files[name])
        at = dice.randrange(len(data) + 1)
        to = min(len(data), at + dice.randrange(1, 60))
        match dice.randrange(9):
            case 0:
                data[at:to] = dice.choice(_BITS)
            case 1:
                data[at:at] = dice.choice(_BITS)
            case 2:
                del data[at:]
            case 3:
                data[at:at] = data[max(0, at - 400) : at] * dice.randrange(1, 4)
            case 4 if data:
                for _ in range(dice.randrange(1, 20)):
                    data[dice.randrange(len(data))] = dice.randrange(256)
            case 5:
                lines = bytes(data).split(b"\n")
                dice.shuffle(lines)
                data = bytearray(b"\n".join(lines))
            case 6:
                other = files[dice.choice(sorted(files))]
                data[at:to] = other[: dice.randrange(1, 2000)]
            case 7:
                moved = files.pop(name)
                files[dice.choice(sorted([name, *files]))] = moved
                continue
            case _:
                data = bytearray(
                    bytes(data)
                    .decode("utf-8", "replace")
                    .encode(dice.choice(["utf-16", "cp1252", "utf-8-sig"]), "replace")
                )
        files[name] = bytes(data)
    return files


def export_of(files: dict[str, bytes]) -> Export:
    def opened(data: bytes) -> io.BytesIO:
        return io.BytesIO(data)

    entries = tuple(Entry(name, len(data), functools.partial(opened, data)) for name, data in files.items())
    return Export(Path("mutated"), entries)


def check(export: Export) -> int:
    """Read an export as `read_exports` does, but let our own mistakes through; return how many records came."""
    from goodstanding.importers import Hints

    count = 0
    found, unknown = run.claimed(export)
    told: set[str] = {entry.path for entry in unknown}
    for one, entries in found:
        for record in one.read(export, entries, Hints()):
            count += 1
            _sound(record)
            if isinstance(record, FileRead):
                told.add(record.path)
    # Mail that lies one letter a file is accounted for by its folder.
    lost = {
        entry.path
        for entry in export.entries
        if not entry.is_media and not any(entry.path.startswith(each) for each in told)
    }
    assert not lost, f"not accounted for: {lost}"
    return count


def _sound(record: object) -> None:
    if isinstance(record, Problem):
        assert record.where
        assert record.what
        assert record.do.endswith((".", ")"))
        texts = [record.where, record.what, record.do]
    elif isinstance(record, Interaction):
        assert record.actor.key
        assert all(each.key for each in record.recipients)
        assert record.actor not in record.recipients
        assert (record.at is None) == (record.precision is Precision.NONE)
        texts = [record.text, record.subject, record.conversation, record.identity, record.actor.key]
        texts += [each.key for each in record.recipients]
    elif isinstance(record, Profile):
        assert record.handle.key
        texts = [record.name, record.position, record.company, record.url, record.headline, record.handle.key]
    else:
        assert isinstance(record, FileRead)
        texts = [record.path, record.why]
    for text in texts:
        assert "\0" not in text
        text.encode()


@pytest.mark.parametrize("source", SOURCES)
@given(seed=st.integers(0, 2**32))
@example(seed=211363120)  # a profile address of NULs, shown as a link
def test_a_mutated_export_is_read_or_told(source: str, seed: int) -> None:
    check(export_of(mutated(source, random.Random(seed))))


@given(seed=st.integers(0, 2**32))
def test_a_mutated_zip_is_read_or_refused(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    dice = random.Random(seed)
    path = tmp_path_factory.mktemp("zip") / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in dice.choice(_files("linkedin")).items():
            archive.writestr(name, data)
    data = bytearray(path.read_bytes())
    for _ in range(dice.randint(1, 8)):
        at = dice.choice([dice.randrange(len(data)), max(0, len(data) - 1 - dice.randrange(400))])
        if dice.random() < 0.2:
            del data[at:]
            data = data or bytearray(b"P")
        else:
            data[at] = dice.randrange(256)
    path.write_bytes(bytes(data))
    for record in read_exports([path]):
        if record is not None:
            _sound(record)
    try:
        describe(open_export(path))
    except Refused as refused:
        _sound(refused.problem)


@given(seed=st.integers(0, 2**32))
def test_a_mutated_export_is_described_without_a_word_of_it(seed: int) -> None:
    dice = random.Random(seed)
    report = describe(export_of(mutated(dice.choice(SOURCES), dice)))
    assert "Quill" not in report
    assert "Okri" not in report


def figures(count: int) -> None:
    """Print how long `count` mutations of each source take, the slowest one, and the memory at its highest."""
    import resource

    for source in SOURCES:
        began, slowest = time.process_time(), 0.0
        for seed in range(count):
            start = time.process_time()
            check(export_of(mutated(source, random.Random(f"{source}{seed}"))))
            slowest = max(slowest, time.process_time() - start)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        spent = time.process_time() - began
        print(f"{source:12} {count:,} mutations  {spent:7.1f} CPU s  slowest {slowest:5.2f} s  {memory:,} MB")


if __name__ == "__main__":
    figures(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
