"""kill -9, a full disk, two writers at once: nothing stored is lost, nothing is there twice.

GOODSTANDING_KILLS=50 makes the first test as long as the figure in docs/benchmarks/store.md.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.imports import write_export
from goodstanding.services import importing
from goodstanding.store import append, queries, ties
from goodstanding.store.home import open_home
from goodstanding.store.sql import fetch
from tests.cast import ledger, profiles
from tests.homes import fresh_home

KILLS = int(os.environ.get("GOODSTANDING_KILLS", "6"))


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "goodstanding", *map(str, arguments)]


def whole_ledger() -> list[str]:
    """Everything that stands in the ledger, as text, ties included."""
    people = [str(person) for person in queries.export_people()]
    rows = [str(row) for row in queries.export_rows()]
    folded = fetch(
        "SELECT p.ref, hex(t.state), t.rows, t.owed FROM tie t JOIN person p ON p.id = t.person_id ORDER BY p.ref"
    )
    return [*people, *rows, *map(str, folded)]


@pytest.mark.slow
def test_an_import_killed_at_any_moment_and_done_again_gives_the_same_ledger(tmp_path: Path) -> None:
    export = write_export(tmp_path / "export", 300, 25_000)
    began = time.monotonic()
    subprocess.run(command("import", export, "--home", tmp_path / "calm"), check=True, capture_output=True)
    lasts = time.monotonic() - began
    open_home(tmp_path / "calm")
    wanted = whole_ledger()
    rnd = random.Random(20261124)
    home = tmp_path / "home"
    cut_short = 0
    for moment in range(KILLS):
        if moment % 5 == 0:
            home = (
                tmp_path / f"home-{moment}"
            )  # a fresh one every five kills; in between, one kill on top of another
        child = subprocess.Popen(
            command("import", export, "--home", home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(rnd.uniform(0.05, lasts))
        child.send_signal(signal.SIGKILL)
        cut_short += child.wait() == -signal.SIGKILL
        if moment % 5 == 4 or moment == KILLS - 1:
            done = subprocess.run(command("import", export, "--home", home), capture_output=True, text=True)
            assert done.returncode in (0, 1), done.stderr
            open_home(home)
            assert whole_ledger() == wanted
    assert cut_short > 0, "no kill came before the end: the test proved nothing"


def test_a_full_disk_is_said_in_a_sentence_and_what_was_stored_stays(home: Path, tmp_path: Path) -> None:
    """SQLite refuses to grow beyond so many pages exactly as it does on a full disk."""
    from django.db import connection

    append.append([*profiles(), *ledger("2026-01-05 10:00 ada > ben message Hello")])
    before = whole_ledger()
    export = write_export(tmp_path / "export", 100, 20_000)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count={pages + 200}")
    with pytest.raises(importing.Failed, match="is full; nothing already stored is lost"):
        importing.run([export])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count=1073741823")
        cursor.execute("PRAGMA integrity_check")
        assert cursor.fetchone()[0] == "ok"
    ties.refresh()
    assert set(before[-1:]) <= set(whole_ledger())
    importing.run([export])
    assert queries.counts().interactions == 1 + 20_000 + 100
    assert importing.run([export]).new == 0


def test_two_imports_at_once_wait_for_each_other(tmp_path: Path) -> None:
    one = write_export(tmp_path / "one", 50, 4_000, seed=1)
    two = write_export(tmp_path / "two", 50, 4_000, seed=2)
    home = tmp_path / "home"
    fresh_home(home)
    children = [
        subprocess.Popen(command("import", e, "--home", home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for e in (one, two)
    ]
    for child in children:
        _, errors = child.communicate(timeout=120)
        assert child.returncode in (0, 1), errors.decode()
    open_home(home)
    both = whole_ledger()
    fresh_home(tmp_path / "calm")
    importing.run([one])
    importing.run([two])
    assert [row for row in whole_ledger() if "'id'" in row] == [row for row in both if "'id'" in row]


def test_the_very_same_files_are_not_read_twice_and_the_report_is_the_same_but_for_what_is_new(
    home: Path, tmp_path: Path
) -> None:
    export = write_export(tmp_path / "export", 40, 300)
    first = importing.run([export]).as_json()
    again = importing.run([export]).as_json()
    assert again["interactions"] == {"new": 0, "already": first["interactions"]["new"]}
    assert again["files"] == first["files"]
    assert (again["kinds"], again["people"]["new"]) == ({}, 0)
    with open(export / "messages.csv", "a", encoding="utf-8") as file:
        file.write(
            '"2-x","","Ada Quill","https://www.linkedin.com/in/ada-quill","First1 Last1",'
            '"https://www.linkedin.com/in/person-1","2026-11-02 10:00:00 UTC","","One more","INBOX",""\n'
        )
    assert importing.run([export]).new == 1
