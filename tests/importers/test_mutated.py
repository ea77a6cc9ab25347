"""Damaged samples: whatever happens to the bytes of an export, nothing is raised and nothing hangs.

Each sample of these sources is mutated as disks, editors and spreadsheets do it; `MUTATIONS` sets how often
(2,000 before a release, fewer in the habit).
"""

from __future__ import annotations

import io
import os
import random
from pathlib import Path

import pytest

from goodstanding.importers import Hints, Importer
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.run import importers
from goodstanding.values import FileRead, Interaction, Problem, Profile

HERE = Path(__file__).parent
MUTATIONS = int(os.environ.get("MUTATIONS", "60"))
SOURCES = {
    "mail": "mail",
    "calendar": "calendar",
    "hubspot": "hubspot",
    "salesforce": "salesforce",
    "pipedrive": "pipedrive",
    "contacts": "contacts",
    "crm": "crm",
    "vcard": "vcard",
    "monica": "monica",
    "feeds": "feed",
}


def mutated(data: bytes, rnd: random.Random) -> bytes:
    """Return bytes as a bad disk, a broken download, an editor or a spreadsheet would leave them."""
    out = bytearray(data)
    for _ in range(rnd.choice((1, 1, 2, 5, 20))):
        at = rnd.randrange(len(out) + 1)
        kind = rnd.randrange(9)
        if kind == 0:
            del out[at:]
        elif kind == 1:
            del out[at : at + rnd.randrange(1, 40)]
        elif kind == 2:
            out[at:at] = bytes(rnd.randrange(256) for _ in range(rnd.randrange(1, 8)))
        elif kind == 3 and out:
            out[at % len(out)] = rnd.randrange(256)
        elif kind == 4:
            out[at:at] = rnd.choice(
                (
                    b'"',
                    b"\x00",
                    b"\r",
                    b"\n",
                    b"\n\n",
                    b",",
                    b";",
                    b":",
                    b"\\",
                    b"=",
                    b"--",
                    b"<",
                    b"\xff\xfe",
                )
            )
        elif kind == 5:
            out = bytearray(bytes(out).replace(b"\n", rnd.choice((b"\r", b"\r\n", b"\n\n", b""))))
        elif kind == 6:
            piece = out[at : at + rnd.randrange(200)]
            out[at:at] = piece * rnd.randrange(1, 4)
        elif kind == 7:
            out[at:at] = rnd.choice(
                (b"9" * 40, b"20240231", b"99:99:99", b"-1", b"1e400", b"NaN", b"\xef\xbb\xbf")
            )
        else:
            other = rnd.randrange(len(out) + 1)
            out[at : at + 30], out[other : other + 30] = out[other : other + 30], out[at : at + 30]
    return bytes(out)


def _files(source: str) -> list[tuple[str, bytes]]:
    return [
        (str(path.relative_to(HERE / source)), path.read_bytes())
        for path in sorted((HERE / source).rglob("*"))
        if path.is_file() and path.suffix != ".expected"
    ]


def _importer(name: str) -> Importer:
    return next(one for one in importers() if name == one.NAME)


@pytest.mark.parametrize("source", SOURCES)
def test_no_mutation_of_a_sample_raises_or_hangs(source: str) -> None:
    rnd = random.Random(20241124)
    one = _importer(SOURCES[source])
    files = _files(source)
    assert files
    for _ in range(MUTATIONS):
        name, data = rnd.choice(files)
        damaged = mutated(data, rnd)
        entry = Entry(name, len(damaged), lambda damaged=damaged: io.BytesIO(damaged))
        export = Export(Path("export"), (entry,))
        one.claims(export)
        records = list(one.read(export, [entry], Hints()))
        assert all(isinstance(r, (Interaction, Profile, Problem, FileRead)) for r in records)
        assert [r.path for r in records if isinstance(r, FileRead)], "every file is accounted for"
        for record in records:
            if isinstance(record, Interaction):
                assert record.at is None or 1900 < record.at.year < 2200
                assert "\x00" not in record.text + record.subject + record.conversation
                record.text.encode()
                record.subject.encode()
            elif isinstance(record, Profile):
                assert "\x00" not in record.name + record.company
                record.name.encode()
