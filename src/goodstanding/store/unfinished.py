"""Work that must never stay half done: noted before it begins, and finished or cleared away by whoever comes next.

Forgetting erases rows at once but must also press the file together, or the words linger in its free pages; a
backup and a restore make whole copies of the ledger on the way. A process can be killed in between. So the note
comes first, the work after it, and `finish` does what is left: at the end of the work, or at the next start.

The note is a small file in the home, `unfinished.json`: paths to `clear` away, whether to `compact` the database,
and what a restore was about to `exchange` once everything had been looked at.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from goodstanding.store.lock import Busy, holding

NOTE = "unfinished.json"
RESTORING = "restoring"  # the folder in the home in which a backup is unpacked and looked at


@dataclass(frozen=True)
class _Note:
    clear: list[str]
    compact: str = ""
    exchange: tuple[str, ...] = ()
    aside: str = ""


@contextmanager
def noted(home: Path, clear: Iterable[Path] = (), compact: Path | None = None) -> Iterator[None]:
    """Do some work with a note of what to do after it, whatever becomes of this process.

    Args:
        clear: files and folders that must not outlive the work.
        compact: the database to press together, so that nothing erased lingers in it.

    Raises Busy when another backup, restore or forgetting goes on for ten minutes.
    """
    with holding(_lock(home), patience=600):
        _finish(home)
        _write(home, _Note([str(path) for path in clear], str(compact) if compact else ""))
        try:
            yield
        finally:
            _finish(home)


def exchange(home: Path, names: Iterable[str], aside: str) -> None:
    """Note, inside `noted`, that the restored files are good and now take the places of those in the home.

    From here on there is no way back but forward: what is there already is put aside under `aside`, a suffix.
    """
    note = _read(home)
    assert note is not None
    _write(home, replace(note, exchange=tuple(names), aside=aside))


def finish(home: Path) -> None:
    """Do what a killed process left undone. Does nothing while that process is still alive and at work."""
    if not (home / NOTE).exists():
        return
    try:
        with holding(_lock(home), patience=0):
            _finish(home)
    except Busy:
        return


def _finish(home: Path) -> None:
    note = _read(home)
    if note is None:
        return
    for name in note.exchange:
        _exchange(home, name, note.aside)
    for path in map(Path, note.clear):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if note.compact and not _compacted(Path(note.compact)):
        return  # somebody is reading: the note stays, and the next start tries again
    (home / NOTE).unlink()


def _exchange(home: Path, name: str, aside: str) -> None:
    fresh, there = home / RESTORING / name, home / name
    if not fresh.exists():
        return  # done before the kill
    if there.exists():
        # What SQLite had not yet put into the file goes aside with it: together they are the ledger as it was.
        for suffix in ("-wal", "-shm", ""):
            old = home / f"{name}{suffix}"
            if old.exists():
                os.replace(old, home / f"{name}{aside}{suffix}")
    os.replace(fresh, there)


def _compacted(database: Path) -> bool:
    """Press the database together and empty its log; False when somebody else's reading prevents it."""
    if not database.exists():
        return True
    try:
        with closing(sqlite3.connect(database, timeout=20, isolation_level=None)) as sql:
            sql.execute("VACUUM")
            busy = sql.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return not busy
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise


def _lock(home: Path) -> Path:
    return home / "unfinished.lock"


def _read(home: Path) -> _Note | None:
    try:
        return _Note(**json.loads((home / NOTE).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def _write(home: Path, note: _Note) -> None:
    """Put the note there whole or not at all, and on the disk before anything follows."""
    draft = home / f"{NOTE}.new"
    with open(draft, "w", encoding="utf-8") as file:
        json.dump(asdict(note), file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, home / NOTE)
