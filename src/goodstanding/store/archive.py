"""Backup and restore: everything in one file, taken while the program runs.

The file is a zip: a consistent copy of the database (SQLite's own backup) and the small files that people
edit. Secrets and caches stay behind.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import zipfile
from pathlib import Path

from goodstanding.store.home import DATABASE, CannotOpen

_EDITED = ("plan.toml", "searches.csv", "presence.json", "rules.toml", "baseline.json")


def backup(home: Path, target: Path) -> dict[str, int]:
    """Write everything in `home` into `target` (a zip) and return counts. The target appears whole or not at all."""
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        copy = Path(folder) / DATABASE
        with sqlite3.connect(home / DATABASE, timeout=20) as source, sqlite3.connect(copy) as destination:
            source.backup(destination)
            # A plain file inside the zip: no -wal beside it to lose.
            destination.execute("PRAGMA journal_mode=DELETE")
        interactions = destination.execute("SELECT COUNT(*) FROM interaction").fetchone()[0]
        people = destination.execute("SELECT COUNT(*) FROM person WHERE NOT owner").fetchone()[0]
        source.close()
        destination.close()
        draft = Path(folder) / "backup.zip"
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            archive.write(copy, DATABASE)
            for name in _EDITED:
                if (home / name).exists():
                    archive.write(home / name, name)
        os.replace(draft, target)
    return {"interactions": interactions, "people": people, "bytes": target.stat().st_size}


def restore(file: Path, home: Path, replace: bool = False) -> dict[str, int]:
    """Bring a backup back into `home` and return counts.

    A home that already holds a ledger is only replaced when `replace` is true, and then put aside as
    `goodstanding.sqlite3.before-restore`, never deleted. Raises CannotOpen with a sentence.
    """
    database = home / DATABASE
    if database.exists() and not replace and _rows(database):
        raise CannotOpen(
            f"{home} already holds a ledger; use --replace to put it aside, or choose another --home."
        )
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with zipfile.ZipFile(file) as archive, tempfile.TemporaryDirectory(dir=home) as folder:
            names = set(archive.namelist())
            if DATABASE not in names:
                raise CannotOpen(f"{file} is not a backup made by 'goodstanding backup'.")
            for name in (DATABASE, *_EDITED):
                if name in names:
                    with archive.open(name) as inside, open(Path(folder) / name, "wb") as out:
                        while block := inside.read(1 << 20):
                            out.write(block)
            fresh = Path(folder) / DATABASE
            with sqlite3.connect(fresh) as check:
                good = check.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                counts = {
                    "interactions": check.execute("SELECT COUNT(*) FROM interaction").fetchone()[0],
                    "people": check.execute("SELECT COUNT(*) FROM person WHERE NOT owner").fetchone()[0],
                }
            check.close()
            if not good:
                raise CannotOpen(f"{file} is damaged inside; use another backup.")
            if database.exists():
                with sqlite3.connect(database) as old:
                    old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                old.close()
                os.replace(database, home / f"{DATABASE}.before-restore")
                for suffix in ("-wal", "-shm"):
                    (home / f"{DATABASE}{suffix}").unlink(missing_ok=True)
            for name in (DATABASE, *_EDITED):
                if name in names:
                    os.replace(Path(folder) / name, home / name)
    except (zipfile.BadZipFile, sqlite3.DatabaseError, EOFError) as error:
        raise CannotOpen(f"{file} is not a backup that can be read ({error}); use another one.") from error
    return counts


def _rows(database: Path) -> bool:
    try:
        with sqlite3.connect(database) as connection:
            found = connection.execute("SELECT EXISTS (SELECT 1 FROM interaction)").fetchone()[0]
        connection.close()
        return bool(found)
    except sqlite3.DatabaseError:
        return True  # damaged: still somebody's, so not overwritten without being asked
