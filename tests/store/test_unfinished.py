"""Forgetting, backup and restore, killed at any moment: nothing erased comes back, nothing is lost, nothing litters.

GOODSTANDING_KILLS=100 makes each as long as the figure in docs/benchmarks/store.md.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from benchmarks.imports import write_export
from goodstanding.services import importing
from goodstanding.store import append, erase, journal, queries, unfinished
from goodstanding.store.archive import backup, restore
from goodstanding.store.home import DATABASE, SCHEMA, CannotOpen, open_home
from tests.cast import ledger, profiles
from tests.cli.run import goodstanding
from tests.homes import fresh_home

KILLS = int(os.environ.get("GOODSTANDING_KILLS", "6"))
SECRET = "zwetschgenknoedel"


def killed(moment: float, *arguments: str | Path) -> bool:
    """Start a command, kill it after so many seconds, and say whether that cut it short."""
    child = subprocess.Popen(
        [sys.executable, "-m", "goodstanding", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(moment)
    os.killpg(child.pid, signal.SIGKILL)
    return child.wait() == -signal.SIGKILL


def lasts(run: Callable[[], object]) -> float:
    began = time.monotonic()
    run()
    return time.monotonic() - began


def sooner(long: float, was_cut: bool) -> float:
    """Return how long the command may last: less than thought when a kill came too late."""
    return long if was_cut else long * 0.8


def files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def holding_words(folder: Path, words: str) -> list[str]:
    return [path.name for path in files(folder) if words.encode() in path.read_bytes()]


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A home with some thousand rows, where one person wrote a word that nobody else did."""
    home = fresh_home(tmp_path / "full")
    importing.run([write_export(tmp_path / "export", 60, 3_000)])
    text = "".join(f"2026-01-0{n} 10:00 ben > ada message {SECRET} {n}\n" for n in range(1, 9))
    append.append([*profiles(), *ledger(text)])
    journal.write("notes", "remark", data={"text": f"{SECRET} again"}, people=[ben()])
    connections.close_all()
    return home


def ben() -> str:
    return next(p.ref for p in queries.people("ben", limit=5)[0] if p.name.startswith("Ben"))


@pytest.mark.slow
def test_forgetting_killed_at_any_moment_leaves_all_of_it_or_nothing_at_all(
    full: Path, tmp_path: Path
) -> None:
    name = ben()
    connections.close_all()
    shutil.copytree(full, tmp_path / "calm")
    long = lasts(lambda: goodstanding("forget", name, "--yes", home=tmp_path / "calm"))
    assert holding_words(tmp_path / "calm", SECRET) == []
    rnd, cut, erased = random.Random(20261201), 0, 0
    for number in range(KILLS):
        home = tmp_path / f"home-{number}"
        shutil.copytree(full, home)
        was_cut = killed(rnd.uniform(0.4 * long, long), "forget", name, "--yes", "--home", home)
        cut, long = cut + was_cut, sooner(long, was_cut)
        assert goodstanding("export", home=home).code == 0  # the next start, whatever it is asked
        still = goodstanding("who", name, home=home).code == 0
        erased += not still
        assert bool(holding_words(home, SECRET)) == still
        assert not (home / unfinished.NOTE).exists()
        shutil.rmtree(home)
    assert cut > 0, "no kill came before the end: the test proved nothing"


@pytest.mark.slow
def test_a_backup_killed_at_any_moment_leaves_no_copy_behind_and_the_old_one_whole(
    full: Path, tmp_path: Path
) -> None:
    target = tmp_path / "safe" / "all.zip"
    target.parent.mkdir()
    long = lasts(lambda: goodstanding("backup", target, home=full))
    first = target.read_bytes()
    rnd, cut = random.Random(20261202), 0
    for _ in range(KILLS):
        was_cut = killed(rnd.uniform(0.4 * long, long), "backup", target, "--home", full)
        cut, long = cut + was_cut, sooner(long, was_cut)
        assert goodstanding("export", home=full).code == 0
        assert [path.name for path in files(target.parent)] == ["all.zip"]
        assert zipfile.ZipFile(target).testzip() is None
        assert abs(len(target.read_bytes()) - len(first)) < 4096
        assert not (full / unfinished.NOTE).exists()
    assert cut > 0, "no kill came before the end: the test proved nothing"


@pytest.mark.slow
def test_a_restore_killed_at_any_moment_leaves_the_one_ledger_or_the_other(
    full: Path, tmp_path: Path
) -> None:
    target = tmp_path / "all.zip"
    goodstanding("backup", target, home=full)
    other = fresh_home(tmp_path / "other")
    append.append([*profiles(), *ledger("2026-02-01 10:00 ada > chen message Hello\n")])
    connections.close_all()
    shutil.copytree(other, tmp_path / "calm")
    long = lasts(lambda: goodstanding("restore", target, "--replace", home=tmp_path / "calm"))
    wanted = goodstanding("export", home=full).out
    before = goodstanding("export", home=other).out
    rnd, cut = random.Random(20261203), 0
    for number in range(KILLS):
        home = tmp_path / f"home-{number}"
        shutil.copytree(other, home)
        was_cut = killed(rnd.uniform(0.3 * long, long), "restore", target, "--replace", "--home", home)
        cut, long = cut + was_cut, sooner(long, was_cut)
        found = goodstanding("export", home=home).out
        assert found in (before, wanted)
        aside = home / f"{DATABASE}.before-restore"
        assert aside.exists() == (found == wanted)
        assert not (home / unfinished.RESTORING).exists()
        assert not (home / unfinished.NOTE).exists()
        shutil.rmtree(home)
    assert cut > 0, "no kill came before the end: the test proved nothing"


def test_what_a_killed_restore_had_begun_to_exchange_is_gone_on_with(full: Path, tmp_path: Path) -> None:
    """The worst moment: the old ledger is already aside, the new one not yet in its place."""
    target = tmp_path / "all.zip"
    backup(full, target)
    home = fresh_home(tmp_path / "other")
    connections.close_all()
    with zipfile.ZipFile(target) as archive:
        archive.extract(DATABASE, home / unfinished.RESTORING)
    os.replace(home / DATABASE, home / f"{DATABASE}.before-restore")
    unfinished._write(
        home, unfinished._Note([str(home / unfinished.RESTORING)], "", (DATABASE,), ".before-restore")
    )
    open_home(home)
    assert queries.counts().interactions == 3_000 + 60 + 8
    assert not (home / unfinished.RESTORING).exists()


def test_what_a_killed_forgetting_had_erased_does_not_linger_in_the_file(full: Path) -> None:
    """The worst moment: the rows are gone, the file is not yet pressed together."""
    open_home(full)
    person = queries.person(ben())
    assert person is not None
    (full / "cache").mkdir()
    (full / "cache" / "words.npy").write_text(SECRET)
    unfinished._write(full, unfinished._Note([str(full / "cache")], str(full / DATABASE)))
    erase._erased(person.id)
    connections.close_all()
    assert holding_words(full, SECRET)
    open_home(full)
    assert holding_words(full, SECRET) == []


def test_a_start_during_a_backup_leaves_its_files_alone(full: Path, tmp_path: Path) -> None:
    draft = tmp_path / ".all.zip.copy"
    with unfinished.noted(full, clear=[draft]):
        draft.write_text("half done")
        assert goodstanding("export", home=full).code == 0
        assert draft.exists()
    assert not draft.exists()


def test_an_older_backup_set_aside_is_never_written_over(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    backup(full, target)
    connections.close_all()
    restore(target, full, replace=True)
    restore(target, full, replace=True)
    assert {path.name for path in full.glob("*.before-restore*")} == {
        f"{DATABASE}.before-restore",
        f"{DATABASE}.before-restore-2",
    }


def test_a_damaged_ledger_can_be_replaced_by_a_backup(full: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    backup(full, target)
    connections.close_all()
    (full / DATABASE).write_bytes(b"SQLite format 3\0" + b"rubbish" * 5_000)
    assert restore(target, full, replace=True)["interactions"] == 3_000 + 60 + 8
    assert goodstanding("today", home=full).code == 0


# -- backups that are none --------------------------------------------------------------------------------


def newer(sql: sqlite3.Connection) -> None:
    sql.execute(f"PRAGMA user_version={SCHEMA + 1}")


def half_made(sql: sqlite3.Connection) -> None:
    sql.execute("DROP TABLE django_migrations")


def without_ties(sql: sqlite3.Connection) -> None:
    sql.execute("DROP TABLE tie")


def lacking_a_column(sql: sqlite3.Connection) -> None:
    sql.execute("ALTER TABLE profile DROP COLUMN headline")


def other_tables(sql: sqlite3.Connection) -> None:
    for table in ("interaction", "person", "handle"):
        sql.execute(f"ALTER TABLE {table} RENAME TO their_{table}")


def a_trigger(sql: sqlite3.Connection) -> None:
    sql.execute("CREATE TRIGGER wipe AFTER INSERT ON interaction BEGIN DELETE FROM part; END")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (newer, "newer Goodstanding"),
        (half_made, "damaged inside"),
        (without_ties, 'lacks a part of the ledger ("tie")'),
        (lacking_a_column, 'lacks a part of the ledger ("profile")'),
        (other_tables, "not a backup"),
        (a_trigger, '"wipe", which no Goodstanding put there'),
    ],
)
def test_a_backup_that_would_leave_a_home_unusable_is_refused_and_what_is_there_stays(
    full: Path, tmp_path: Path, change: Callable[[sqlite3.Connection], None], said: str
) -> None:
    copy = tmp_path / DATABASE
    shutil.copy(full / DATABASE, copy)
    with closing(sqlite3.connect(copy)) as sql:
        change(sql)
        sql.commit()
        sql.execute("PRAGMA journal_mode=DELETE")
    target = tmp_path / "bad.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(copy, DATABASE)
    before = goodstanding("export", home=full).out
    ran = goodstanding("restore", target, "--replace", home=full)
    assert ran.code == 2
    assert said in ran.err
    assert "mistake of its own" not in ran.err
    assert goodstanding("export", home=full).out == before
    assert not list(full.glob("*.before-restore*"))


@pytest.mark.parametrize(
    "damage", ["UPDATE interaction_words_data SET block = X'00'", "DROP TABLE interaction_words_data"]
)
def test_a_damaged_search_index_is_made_again_from_the_rows(full: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / DATABASE
    shutil.copy(full / DATABASE, copy)
    with closing(sqlite3.connect(copy)) as sql:
        sql.execute("PRAGMA writable_schema=ON")
        sql.execute(damage) if damage.startswith("UPDATE") else sql.execute(
            "DELETE FROM sqlite_master WHERE name = 'interaction_words_data'"
        )
        sql.commit()
        sql.execute("PRAGMA journal_mode=DELETE")
    target = tmp_path / "index.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(copy, DATABASE)
    home = tmp_path / "new"
    assert restore(target, home)["interactions"] == 3_000 + 60 + 8
    open_home(home)
    assert len(queries.search_rows(SECRET)) == 8


def test_a_backup_locked_with_a_password_or_packed_in_an_unknown_way_is_told_apart_from_a_fault_of_ours(
    tmp_path: Path,
) -> None:
    plain = tmp_path / "plain.zip"
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr(DATABASE, b"x" * 100)
    data = bytearray(plain.read_bytes())
    central = data.index(b"PK\x01\x02")
    locked, unknown = bytearray(data), bytearray(data)
    for start in (6, central + 8):
        locked[start] |= 1
    for start in (8, central + 10):
        unknown[start : start + 2] = (97).to_bytes(2, "little")
    for content, said in (
        (locked, "locked with a password"),
        (unknown, "packed in a way that cannot be read"),
    ):
        file = tmp_path / "some.zip"
        file.write_bytes(content)
        with pytest.raises(CannotOpen, match=said):
            restore(file, tmp_path / "home")
