"""Backup and restore: everything in one file, taken while the program runs.

The file is a zip: a consistent copy of the database (SQLite's own backup) and the small files that people
edit. Secrets and caches stay behind.

A restore looks at everything before it exchanges anything: the backup is unpacked beside the ledger, opened and
brought up to date there by a process of its own (`tryout`), and only what came through takes the ledger's place.
Were either killed on the way, the next start clears away what it left, or goes on where it was.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from goodstanding.store import unfinished
from goodstanding.store.home import DATABASE, CannotOpen
from goodstanding.store.lock import Busy, holding
from goodstanding.store.unfinished import RESTORING

_EDITED = ("plan.toml", "searches.csv", "presence.json", "rules.toml", "baseline.json")
_BLOCK = 1 << 20

Progress = Callable[[float], None]  # takes the share that is done, in [0, 1]


def backup(home: Path, target: Path, progress: Progress = lambda share: None) -> dict[str, int]:
    """Write everything in `home` into `target` (a zip) and return counts. The target appears whole or not at all."""
    copy, draft = (target.parent / f".{target.name}.{what}" for what in ("copy", "unfinished"))
    with unfinished.noted(home, clear=[copy, Path(f"{copy}-journal"), draft]):
        counts = _copied(home / DATABASE, copy)
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            size, done = max(copy.stat().st_size, 1), 0
            # One moment of 1980 for all: the zip's own clock would say when, and only that would differ.
            with (
                open(copy, "rb") as file,
                archive.open(zipfile.ZipInfo(DATABASE), "w", force_zip64=True) as inside,
            ):
                while block := file.read(_BLOCK):
                    inside.write(block)
                    done += len(block)
                    progress(done / size)
            for name in _EDITED:
                if (home / name).exists():
                    archive.write(home / name, name)
        os.replace(draft, target)
    return counts | {"bytes": target.stat().st_size}


def _copied(database: Path, copy: Path) -> dict[str, int]:
    """Copy a database that others may be writing to, into one plain file, and return what is in it."""
    with (
        closing(sqlite3.connect(database, timeout=20)) as source,
        closing(sqlite3.connect(copy)) as destination,
    ):
        source.backup(destination)
        # A plain file inside the zip: no -wal beside it to lose.
        destination.execute("PRAGMA journal_mode=DELETE")
        return {
            "interactions": destination.execute("SELECT COUNT(*) FROM interaction").fetchone()[0],
            "people": destination.execute("SELECT COUNT(*) FROM person WHERE NOT owner").fetchone()[0],
        }


def restore(
    file: Path, home: Path, replace: bool = False, progress: Progress = lambda share: None
) -> dict[str, int]:
    """Bring a backup back into `home` and return counts.

    A home that already holds a ledger is only replaced when `replace` is true; then what was there is put aside as
    `goodstanding.sqlite3.before-restore` (`-2` and on where that is taken), never deleted. Raises CannotOpen with a
    sentence when the file is no backup, damaged, locked, of a newer program, or holds what no backup of ours holds;
    the home is then as it was.
    """
    database = home / DATABASE
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        unfinished.finish(home)
        if database.exists() and not replace and _rows(database):
            raise CannotOpen(
                f"{home} already holds a ledger; use --replace to put it aside, or choose another --home."
            )
        folder = home / RESTORING
        with (
            unfinished.noted(home, clear=[folder]),
            holding(Path(f"{database}.writer"), patience=60),
        ):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(mode=0o700)
            names = _unpacked(file, folder, progress)
            counts = _tried(file, folder)
            unfinished.exchange(home, names, _aside(home, names))
    except Busy as busy:
        raise CannotOpen(f"{home} is being written by another Goodstanding; wait until it is done.") from busy
    return counts


def _unpacked(file: Path, folder: Path, progress: Progress) -> list[str]:
    """Write the files of a backup into a folder and return their names, the database first."""
    try:
        with zipfile.ZipFile(file) as archive:
            inside = {info.filename: info for info in archive.infolist()}
            if DATABASE not in inside:
                raise CannotOpen(f"{file} is not a backup made by 'goodstanding backup'.")
            names = [name for name in (DATABASE, *_EDITED) if name in inside]
            for name in names:
                if inside[name].flag_bits & 1:
                    raise CannotOpen(
                        f"{file} is locked with a password; unpack it with the program that locked it, pack the files"
                        " again without a password, and restore that."
                    )
                size, done = max(inside[name].file_size, 1), 0
                with archive.open(name) as packed, open(folder / name, "wb") as out:
                    while block := packed.read(_BLOCK):
                        out.write(block)
                        done += len(block)
                        if name == DATABASE:
                            progress(done / size)
            return names
    except NotImplementedError as error:
        raise CannotOpen(
            f"{file} is packed in a way that cannot be read here ({error}); unpack it, and pack the files again as a"
            " plain zip."
        ) from error
    except (zipfile.BadZipFile, EOFError, zlib.error, RuntimeError) as error:
        raise CannotOpen(f"{file} is not a backup that can be read ({error}); use another one.") from error


def _tried(file: Path, folder: Path) -> dict[str, int]:
    """Open the unpacked backup in a process of its own, and return what is in it."""
    ran = subprocess.run(  # noqa: S603 (our own program)
        [sys.executable, "-m", "goodstanding.store.tryout", str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    try:
        said = json.loads(ran.stdout)
    except ValueError:
        said = {"fault": "is damaged inside; use another backup"}
    if "fault" in said:
        raise CannotOpen(f"{file} {said['fault']}.")
    return {"interactions": said["interactions"], "people": said["people"]}


def _aside(home: Path, names: list[str]) -> str:
    """Return the suffix under which what is there is put aside, one that is free for all of it."""
    number = 1
    while True:
        suffix = ".before-restore" + (f"-{number}" if number > 1 else "")
        if not any((home / f"{name}{suffix}").exists() for name in names):
            return suffix
        number += 1


def _rows(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(database)) as connection:
            return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM interaction)").fetchone()[0])
    except sqlite3.DatabaseError:
        return True  # damaged: still somebody's, so not overwritten without being asked
