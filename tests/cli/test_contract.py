"""The command line is a contract: other programs call it."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import pytest

from benchmarks.measure import run
from tests.cli.run import goodstanding

MBOX = """From ben@okri.example Mon Mar 02 11:20:34 2026
From: Ben Okri <ben@okri.example>
To: Ada Quill <ada@quill.example>
Delivered-To: ada@quill.example
Subject: Audit
Date: Mon, 2 Mar 2026 11:20:34 +0000
Message-ID: <1@okri.example>

What does the audit cost?

From ada@quill.example Tue Mar 03 09:00:00 2026
From: Ada Quill <ada@quill.example>
To: Ben Okri <ben@okri.example>
Subject: Re: Audit
Date: Tue, 3 Mar 2026 09:00:00 +0000
Message-ID: <2@quill.example>
In-Reply-To: <1@okri.example>

That depends on the line. How many boards?

From ben@okri.example Fri Mar 06 09:00:00 2026
From: Ben Okri <ben@okri.example>
To: Ada Quill <ada@quill.example>
Delivered-To: ada@quill.example
Subject: Re: Audit
Date: Fri, 6 Mar 2026 09:00:00 +0000
Message-ID: <3@okri.example>
In-Reply-To: <2@quill.example>

About 400 a week. Could you come in May?
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contract")
    (folder / "mail.mbox").write_text(MBOX, encoding="utf-8")
    home = folder / "home"
    assert goodstanding("import", folder / "mail.mbox", home=home).code == 0
    return home


def test_import_reports_in_the_contracts_shape(tmp_path: Path) -> None:
    (tmp_path / "mail.mbox").write_text(MBOX, encoding="utf-8")
    ran = goodstanding("import", tmp_path / "mail.mbox", "--format", "json", home=tmp_path / "home")
    said = ran.json
    (file,) = said["files"]
    assert {"path", "reader", "status", "rows", "interactions", "people", "problems"} <= set(file)
    assert (file["status"], file["rows"], file["interactions"]) == ("read", 3, 3)
    assert said["interactions"] == {"new": 3, "already": 0}
    assert said["people"] == {"new": 1, "total": 1}
    assert said["kinds"] == {"message": 3}
    assert said["owner"] == "Ada Quill"
    again = goodstanding("import", tmp_path / "mail.mbox", "--format", "json", home=tmp_path / "home").json
    assert again["interactions"] == {"new": 0, "already": 3}


def test_who_answers_in_the_contracts_shape_and_every_id_is_in_the_export(filled: Path) -> None:
    said = goodstanding("who", "ben", "--format", "json", "--as-of", "2026-03-08", home=filled).json
    assert said["person"] == "Ben Okri"
    assert said["handles"] == ["email:ben@okri.example"]
    standing = said["standing"]
    assert 0 < standing["reply_probability"] < 1
    assert {"share", "low", "high"} == set(standing["reciprocity"])
    assert {"answer", "why"} <= set(standing["may_ask"])
    assert [due["kind"] for due in said["owed"]] == ["answer"]
    ids = {json.loads(line)["id"] for line in goodstanding("export", home=filled).out.splitlines()}
    assert set(said["evidence"]) == ids
    assert set(said["owed"][0]["evidence"]) <= ids


def test_as_of_a_day_nothing_later_is_known(filled: Path) -> None:
    early = goodstanding("who", "ben", "--format", "json", "--as-of", "2026-03-02", home=filled).json
    assert len(early["evidence"]) == 1
    late = goodstanding("who", "ben", "--format", "json", "--as-of", "2026-03-04", home=filled).json
    assert (len(late["evidence"]), late["owed"]) == (2, [])


def test_today_answers_in_the_contracts_shape_and_opens_its_rows(filled: Path) -> None:
    said = goodstanding("today", "--format", "json", "--as-of", "2026-03-08", home=filled).json
    assert {"as_of", "items", "leave_alone"} <= set(said)
    (item,) = said["items"]
    assert {"kind", "person", "why", "minutes", "evidence"} <= set(item)
    assert (item["kind"], item["person"]) == ("answer", "Ben Okri")
    ids = goodstanding("export", home=filled).out
    assert all(f'"id": "{one}"' in ids for one in item["evidence"])
    assert sum(one["minutes"] for one in said["items"]) <= 20


def test_why_not_names_what_kept_a_person_out(filled: Path) -> None:
    ran = goodstanding("today", "--why-not", "ben", "--as-of", "2026-03-04", home=filled)
    assert ran.code == 0
    assert len(ran.out.split()) > 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["who", "nobody at all"], "is in the ledger"),
        (["import", "/no/such/file"], "does not exist"),
        (["today", "--as-of", "yesterday"], "write it like 2026-03-09"),
        (["today", "--as-of", "0001-01-01"], "write a day from 1900 on"),
        (["restore", "/dev/null"], "already holds a ledger"),
        (["serve", "--port", "1", "--host", "203.0.113.9"], "choose another with --port"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(
    filled: Path, arguments: list[str], words: str
) -> None:
    ran = goodstanding(*arguments, home=filled)
    assert ran.code == 2
    assert words in ran.err
    assert ran.out == ""


def test_an_ambiguous_name_is_answered_with_the_handles_to_choose_from(tmp_path: Path) -> None:
    (tmp_path / "mail.mbox").write_text(
        MBOX.replace("Ben Okri <ben@okri", "Ben Okri <bo@okri", 1), encoding="utf-8"
    )
    goodstanding("import", tmp_path / "mail.mbox", home=tmp_path / "home")
    ran = goodstanding("who", "Ben Okri", home=tmp_path / "home")
    assert ran.code == 2
    assert "email:bo@okri.example" in ran.err
    assert "email:ben@okri.example" in ran.err


def test_an_empty_ledger_teaches_the_next_step(tmp_path: Path) -> None:
    ran = goodstanding("today", home=tmp_path / "home")
    assert ran.code == 0
    assert "goodstanding import" in ran.out


def test_backup_and_restore_bring_everything_back(filled: Path, tmp_path: Path) -> None:
    before = goodstanding("export", home=filled).out
    counts = goodstanding("backup", tmp_path / "all.zip", "--format", "json", home=filled).json
    assert counts["interactions"] == 3
    done = goodstanding("restore", tmp_path / "all.zip", "--format", "json", home=tmp_path / "new")
    assert done.json == {"interactions": 3, "people": 1}
    assert goodstanding("export", home=tmp_path / "new").out == before
    refused = goodstanding("restore", tmp_path / "all.zip", home=tmp_path / "new")
    assert refused.code == 2
    assert "--replace" in refused.err


def test_a_damaged_backup_is_refused_and_what_is_there_stays(filled: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        archive.writestr("goodstanding.sqlite3", b"not a database at all" * 100)
    before = goodstanding("export", home=filled).out
    ran = goodstanding("restore", tmp_path / "bad.zip", "--replace", home=filled)
    assert ran.code == 2
    assert goodstanding("export", home=filled).out == before


def test_forget_erases_and_counts(tmp_path: Path) -> None:
    (tmp_path / "mail.mbox").write_text(MBOX, encoding="utf-8")
    goodstanding("import", tmp_path / "mail.mbox", home=tmp_path / "home")
    counts = goodstanding("forget", "ben", "--yes", "--format", "json", home=tmp_path / "home").json
    assert (counts["interactions"], counts["handles"]) == (3, 1)
    assert goodstanding("export", home=tmp_path / "home").out == ""
    assert goodstanding("who", "ben", home=tmp_path / "home").code == 2


def test_a_damaged_database_is_said_in_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    goodstanding("today", home=home)
    (home / "goodstanding.sqlite3").write_bytes(b"garbage" * 4096)
    for suffix in ("-wal", "-shm"):
        (home / f"goodstanding.sqlite3{suffix}").unlink(missing_ok=True)
    ran = goodstanding("today", home=home)
    assert ran.code == 2
    assert "restore" in ran.err


def test_help_is_quick() -> None:
    """Under a quarter of a second, in CPU time: the machine may be busy with other things."""
    assert min(run([sys.executable, "-m", "goodstanding", "--help"]).cpu for _ in range(3)) < 0.25


def test_every_command_has_a_help_text_and_stands_in_the_list() -> None:
    from goodstanding.cli import COMMANDS

    listed = goodstanding("--help").out
    for name, _, line in COMMANDS:
        assert name in listed
        assert line
        assert goodstanding(name, "--help").code == 0


def test_an_import_of_which_nothing_could_be_read_says_so_first_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "holiday.bin").write_bytes(bytes(range(256)) * 8)
    ran = goodstanding("import", tmp_path / "holiday.bin", home=tmp_path / "home")
    assert ran.code == 1
    assert ran.err.splitlines()[0].startswith("Nothing of it could be read")
