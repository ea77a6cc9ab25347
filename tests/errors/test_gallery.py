"""The gallery of what people read when something of theirs cannot be read.

Each case makes a file that provokes a message; what is said lies beside this file as `<case>.txt`. Read the
folder from top to bottom when you improve a message; `pytest --accept` rewrites it.
"""

from __future__ import annotations

import gzip
import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from goodstanding.importers.run import read_exports
from goodstanding.values import FileRead, Problem, Status

HERE = Path(__file__).parent
CASES: dict[str, Callable[[Path], Path]] = {}


def case(make: Callable[[Path], Path]) -> Callable[[Path], Path]:
    CASES[make.__name__.replace("_", "-")] = make
    return make


def _zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def _csv(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"


@case
def no_such_file(folder: Path) -> Path:
    return folder / "Complete_LinkedInDataExport_11-20-2026.zip"


@case
def not_a_zip(folder: Path) -> Path:
    (folder / "export.zip").write_bytes(b"<html>The link has expired</html>")
    return folder / "export.zip"


@case
def broken_off_download(folder: Path) -> Path:
    path = _zip(
        folder / "export.zip", {"Connections.csv": (CONNECTIONS + "Ben,Okri,,,,,09 Mar 2024\n").encode()}
    )
    path.write_bytes(path.read_bytes()[:-60])
    return path


@case
def name_that_leaves_the_folder(folder: Path) -> Path:
    return _zip(folder / "export.zip", {"../../.profile": b"x"})


@case
def link_in_an_archive(folder: Path) -> Path:
    info = zipfile.ZipInfo("Connections.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    return folder / "export.zip"


@case
def archive_that_swells(folder: Path) -> Path:
    return _zip(folder / "export.zip", {"messages.csv": bytes(60 << 20)})


@case
def tar_that_swells(folder: Path) -> Path:
    with (
        gzip.open(folder / "export.tar.gz", "wb", 1) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        member = tarfile.TarInfo("outbox.json")
        member.size = 80 << 20
        tar.addfile(member, io.BytesIO(bytes(member.size)))
    return folder / "export.tar.gz"


@case
def file_that_is_mostly_holes(folder: Path) -> Path:
    with open(folder / "messages.csv", "wb") as file:
        file.write(MESSAGES.encode())
        file.truncate(10 << 30)
    return folder / "messages.csv"


@case
def locked_with_a_password(folder: Path) -> Path:
    path = _zip(folder / "export.zip", {"a.csv": b"xx"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    return path


@case
def another_kind_of_archive(folder: Path) -> Path:
    (folder / "export.rar").write_bytes(b"Rar!\x1a\x07\x00")
    return folder / "export.rar"


@case
def impossible_day(folder: Path) -> Path:
    return _csv(
        folder, "Connections.csv", CONNECTIONS + "Ben,Okri,https://www.linkedin.com/in/ben,,,,31 Feb 2024\n"
    )


@case
def quote_that_never_closes(folder: Path) -> Path:
    rows = 'Ben,Okri,https://www.linkedin.com/in/ben,,"Okri & Sons,Buyer,09 Mar 2024\nDana,Holt,,,,,09 Mar 2024\n'
    return _csv(folder, "Connections.csv", CONNECTIONS + rows)


@case
def row_that_breaks_off(folder: Path) -> Path:
    return _csv(folder, "Connections.csv", CONNECTIONS + "Ben\nDana,Holt,,,,,09 Mar 2024\n")


@case
def message_from_nobody(folder: Path) -> Path:
    row = "1,,,Ada,https://www.linkedin.com/in/ada,2024-03-09 14:05:11 UTC,Hello\n"
    return _csv(folder, "messages.csv", MESSAGES + row)


@case
def rounded_by_a_spreadsheet(folder: Path) -> Path:
    return _csv(folder, "tweets.csv", "tweet_id,timestamp,text\n4.17E+17,2013-12-28 22:03:02 +0000,Lunch\n")


@case
def part_that_is_missing(folder: Path) -> Path:
    data = folder / "data"
    data.mkdir()
    parts = {"tweets": {"files": [{"fileName": "data/tweets-part1.js", "count": "9000"}]}}
    (data / "manifest.js").write_text("window.__THAR_CONFIG = " + json.dumps({"dataTypes": parts}))
    return folder


@case
def json_that_breaks_off(folder: Path) -> Path:
    (folder / "tweets.js").write_text(
        'window.YTD.tweets.part0 = [ {"tweet": {"id_str": "12", "full_text": "Hel'
    )
    return folder / "tweets.js"


@case
def html_instead_of_json(folder: Path) -> Path:
    page = folder / "your_facebook_activity" / "messages" / "inbox" / "ben_1" / "message_1.html"
    page.parent.mkdir(parents=True)
    page.write_text("<html><body>Ben</body></html>")
    return folder


@case
def chats_that_are_elsewhere(folder: Path) -> Path:
    inbox = folder / "messages" / "inbox" / "ben_1"
    inbox.mkdir(parents=True)
    people = [{"name": "Ben Okri"}, {"name": "Ada Quill"}]
    talk = {"participants": people, "messages": [{"sender_name": "Ben Okri", "timestamp_ms": 1690000000000}]}
    (inbox / "message_1.json").write_text(json.dumps(talk))
    (folder / "posts").mkdir()
    (folder / "posts" / "your_posts_1.json").write_text(
        json.dumps([{"timestamp": 1720000000, "data": [{"post": "Still here"}]}])
    )
    return folder


@case
def whatsapp_chat(folder: Path) -> Path:
    (folder / "_chat.txt").write_text("[09/03/2024, 14:05:11] Ben: Hello\n")
    return folder / "_chat.txt"


@case
def outlook_file(folder: Path) -> Path:
    (folder / "mail.pst").write_bytes(b"!BDN" + bytes(600))
    return folder / "mail.pst"


@case
def repository_that_breaks_off(folder: Path) -> Path:
    from tests.importers.car import repository

    (folder / "repo.car").write_bytes(repository("did:plc:ada", {"app.bsky.feed.post/1": {"text": "x"}})[:-9])
    return folder / "repo.car"


@case
def unknown_file(folder: Path) -> Path:
    (folder / "thing.bin").write_bytes(b"\x01\x02\x03" * 90)
    return folder / "thing.bin"


def said(path: Path, folder: Path) -> str:
    """Return everything that a person reads about a file that could not be read as it should."""
    lines: list[str] = []
    for record in read_exports([path]):
        if isinstance(record, Problem):
            lines.append(str(record))
        elif isinstance(record, FileRead) and record.status is not Status.READ:
            lines.append(f"{record.status}  {record.path}  ({record.why})")
    return "\n".join(lines).replace(f"{folder}/", "") + "\n"


@pytest.mark.parametrize("name", CASES)
def test_the_message_is_the_one_in_the_gallery(
    name: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    found = said(CASES[name](tmp_path), tmp_path)
    shown = HERE / f"{name}.txt"
    if pytestconfig.getoption("--accept"):
        shown.write_text(found, encoding="utf-8")
    assert found == shown.read_text(encoding="utf-8")
    assert "Traceback" not in found


def test_nothing_hangs_in_the_gallery_that_is_not_provoked() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == set(CASES)
