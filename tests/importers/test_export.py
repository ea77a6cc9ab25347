"""Containers: what is opened, what is refused, and what is left of a damaged one."""

from __future__ import annotations

import gzip
import io
import os
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from goodstanding.importers.export import Export, Refused, inspect_zip, open_export, open_exports

CONNECTIONS = b"First Name,Last Name,Connected On\nBen,Okri,09 Mar 2024\n"


def zipped(path: Path, files: dict[str, bytes], **how: object) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, **how) as archive:  # type: ignore[arg-type]
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def paths(export: Export) -> list[str]:
    return [entry.path for entry in export.entries]


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        open_export(path)
    problem = caught.value.problem
    assert problem.where
    assert problem.do.endswith(".")
    return problem.what


def test_a_zip_a_folder_a_tar_and_a_loose_file_give_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_bytes(CONNECTIONS)
    with tarfile.open(tmp_path / "export.tar.gz", "w:gz") as tar:
        tar.add(folder / "Connections.csv", "Connections.csv")
    zipped(tmp_path / "EXPORT.ZIP", {"Connections.csv": CONNECTIONS})
    for handed_in in [
        folder,
        tmp_path / "export.tar.gz",
        tmp_path / "EXPORT.ZIP",
        folder / "Connections.csv",
    ]:
        with open_export(handed_in) as export:
            (entry,) = export.entries
            assert (entry.path, entry.size) == ("Connections.csv", len(CONNECTIONS))
            assert entry.read() == CONNECTIONS
            assert entry.head == CONNECTIONS
            assert export.problems == []


def test_what_the_computer_adds_by_itself_is_not_part_of_an_export(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip",
        {
            "My export/Connections.csv": CONNECTIONS,
            "__MACOSX/My export/._Connections.csv": b"x",
            "My export/.DS_Store": b"x",
            "My export/Thumbs.db": b"x",
        },
    )
    assert paths(open_export(path)) == ["My export/Connections.csv"]


def test_names_are_put_right(tmp_path: Path) -> None:
    """Backslashes as separators, UTF-8 marked as CP437, and accents in two parts from a Mac."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one/two.csv", b"1")
        archive.writestr("Se\u0301bastien.csv", b"2")
        archive.writestr("Zoe.csv", b"3")
    data = path.read_bytes().replace(b"one/two.csv", b"one\\two.csv")
    # "Zoé" is stored as UTF-8 without saying so: rename and leave bit 11 off.
    data = data.replace(b"Zoe.csv", "Zoé".encode() + b".cv")
    path.write_bytes(data)
    assert paths(open_export(path)) == ["one/two.csv", "Sébastien.csv", "Zoé.cv"]


def test_several_zips_are_one_export(tmp_path: Path) -> None:
    for name in ("part", "part (1)"):
        zipped(tmp_path / f"{name}.zip", {"messages.csv": b"x"})
    (tmp_path / "sub").mkdir()
    zipped(tmp_path / "sub" / "part.zip", {"messages.csv": b"x"})
    with open_exports(
        [tmp_path / "part.zip", tmp_path / "part (1).zip", tmp_path / "sub" / "part.zip"]
    ) as export:
        assert paths(export) == [
            "part.zip/messages.csv",
            "part (1).zip/messages.csv",
            "part.zip (2)/messages.csv",
        ]
    assert paths(open_export(tmp_path)) == [
        "part (1).zip/messages.csv",
        "part.zip/messages.csv",
        "sub/part.zip/messages.csv",
    ]


def test_a_zip_inside_a_zip_is_opened_once(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("Connections.csv", CONNECTIONS)
        archive.writestr("deeper.zip", b"PK\x03\x04 not opened")
    with open_export(zipped(tmp_path / "a.zip", {"Takeout/part.zip": inner.getvalue()})) as export:
        assert paths(export) == ["Takeout/part.zip/Connections.csv", "Takeout/part.zip/deeper.zip"]
        assert export.entries[0].read() == CONNECTIONS


def test_a_missing_path_is_said(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "nowhere.zip")


def test_one_refused_path_does_not_stop_the_others(tmp_path: Path) -> None:
    good = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS})
    export = open_exports([tmp_path / "nowhere.zip", good])
    assert paths(export) == ["Connections.csv"]
    assert "no such file" in export.problems[0].what


@pytest.mark.parametrize(
    "name", ["../evil.csv", "a/../../evil.csv", "/etc/evil", "C:\\evil.csv", "..\\evil.csv"]
)
def test_names_that_leave_the_folder_are_refused(tmp_path: Path, name: str) -> None:
    assert "leave its own folder" in refusal(zipped(tmp_path / "a.zip", {name: b"x"}))
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        tar.addfile(tarfile.TarInfo(name))
    assert "leave its own folder" in refusal(tmp_path / "a.tar.gz")


def test_links_are_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("passwords.csv")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert "is a link" in refusal(tmp_path / "a.zip")
    member = tarfile.TarInfo("passwords.csv")
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        tar.addfile(member)
    assert "is a link" in refusal(tmp_path / "a.tar")


def test_links_in_a_folder_are_named_and_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (tmp_path / "secret.csv").write_bytes(b"secret")
    os.symlink(tmp_path / "secret.csv", folder / "Connections.csv")
    os.symlink(tmp_path, folder / "loop")
    export = open_export(folder)
    assert export.entries == ()
    assert sorted(p.where for p in export.problems) == ["Connections.csv", "loop"]


def test_an_archive_that_swells_is_refused_before_it_is_read(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"messages.csv": bytes(60 << 20)})
    assert "would swell" in refusal(tmp_path / "a.zip")
    with gzip.open(tmp_path / "a.tar.gz", "wb") as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        member = tarfile.TarInfo("outbox.json")
        member.size = 80 << 20
        tar.addfile(member, io.BytesIO(bytes(member.size)))
    assert "would swell" in refusal(tmp_path / "a.tar.gz")


def test_a_gzip_that_swells_ends_where_it_is_noticed(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "mail.mbox.gz", "wb") as packed:
        for _ in range(120):
            packed.write(bytes(1 << 20))
    with open_export(tmp_path / "mail.mbox.gz") as export:
        (entry,) = export.entries
        assert entry.path == "mail.mbox"
        with entry.open() as stream:
            while stream.read(1 << 20):
                pass
        assert "would swell" in export.problems[0].what


def test_a_hundred_thousand_entries_are_refused_quickly(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    record = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"a"
    directory = record * 100_000
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 7, 7, len(directory), 4, 0)
    path.write_bytes(b"PK\x03\x04" + directory + end)
    assert "100,000 files" in refusal(path)


def test_overlapping_entries_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": os.urandom(500), "b.csv": b"y"})
    data = bytearray(path.read_bytes())
    second = data.rfind(b"PK\x01\x02")
    data[second + 42 : second + 46] = bytes(4)
    path.write_bytes(bytes(data))
    assert "overlaps" in refusal(path)


def test_a_locked_zip_asks_to_be_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": b"xx"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    assert "password" in refusal(path)


def test_a_size_that_lies_ends_the_file_with_a_problem(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.csv": b"abcdefgh" * 1000})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(bytes(data))
    with open_export(path) as export:
        assert len(export.entries[0].read()) <= 100
        assert export.problems


def test_the_good_files_of_a_damaged_zip_are_read(tmp_path: Path) -> None:
    noise = os.urandom(40_000)
    path = zipped(tmp_path / "a.zip", {"Connections.csv": CONNECTIONS, "b.csv": noise, "c.csv": b"c" * 90})
    data = bytearray(path.read_bytes())
    at = data.find(noise[:50])
    data[at + 20_000 : at + 20_010] = bytes(10)
    path.write_bytes(bytes(data))
    with open_export(path) as export:
        assert export.entries[0].read() == CONNECTIONS
        export.entries[1].read()
        assert export.entries[2].read() == b"c" * 90
        (problem,) = export.problems
        assert problem.where == "b.csv"


def test_a_download_that_broke_off_gives_what_is_there(tmp_path: Path) -> None:
    """Its directory, which stands at the end, is lost; the local headers still tell."""
    words = " ".join(str(n * n) for n in range(40_000)).encode()
    path = zipped(
        tmp_path / "a.zip", {"Connections.csv": CONNECTIONS, "messages.csv": words, "last.csv": b"x"}
    )
    path.write_bytes(path.read_bytes()[:60_000])
    with open_export(path) as export:
        assert paths(export) == ["Connections.csv", "messages.csv"]
        assert export.entries[0].read() == CONNECTIONS
        assert words.startswith(export.entries[1].read())
        assert [p.where for p in export.problems] == ["a.zip", "messages.csv"]


def test_a_tar_that_broke_off_gives_what_is_there(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as tar:
        for name, content in (("actor.json", b"{}"), ("outbox.json", os.urandom(50_000))):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    path = tmp_path / "a.tar.gz"
    path.write_bytes(path.read_bytes()[:20_000])
    with open_export(path) as export:
        assert export.entries[0].read() == b"{}"
        assert "not downloaded to its end" in export.problems[0].what


def test_pictures_are_never_inflated(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"media/a.jpg": b"\xff\xd8", "a.csv": b"x"})
    picture, table = open_export(path).entries
    assert picture.is_media
    assert picture.head == b""
    assert not table.is_media


@pytest.mark.parametrize(("head", "kind"), [(b"7z\xbc\xaf\x27\x1c", "7z"), (b"Rar!\x1a\x07", "RAR")])
def test_other_archives_are_named(tmp_path: Path, head: bytes, kind: str) -> None:
    (tmp_path / "a.bin").write_bytes(head)
    assert kind in refusal(tmp_path / "a.bin")


def test_what_is_called_zip_and_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"<html>Your link has expired")
    assert "is none" in refusal(tmp_path / "a.zip")
    (tmp_path / "b.zip").write_bytes(b"PK\x03\x04 nothing")
    assert "not a zip that can be opened" in refusal(tmp_path / "b.zip")


def test_a_spreadsheet_is_one_file_though_it_is_a_zip(tmp_path: Path) -> None:
    path = zipped(tmp_path / "contacts.xlsx", {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
    assert paths(open_export(path)) == ["contacts.xlsx"]
    bomb = zipped(tmp_path / "bomb.xlsx", {"[Content_Types].xml": b"<x/>", "xl/sheet1.xml": bytes(60 << 20)})
    assert "would swell" in refusal(bomb)
    with bomb.open("rb") as stream, pytest.raises(Refused):
        inspect_zip(stream, "bomb.xlsx")


def test_a_device_is_no_export() -> None:
    assert "device" in refusal(Path("/dev/null"))
