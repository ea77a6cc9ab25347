"""The home folder: the one place where everything lies, and how Django is pointed at it.

    goodstanding.sqlite3   the ledger
    secret-key, token      made on first use, readable by their owner only
    inbox/                 files dropped into the Import page, until they have been read
    plan.toml, rules.toml  files that people edit
    cache/                 can be deleted at any time

Deleting the folder forgets everything.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from pathlib import Path

from goodstanding.store import unfinished

DATABASE = "goodstanding.sqlite3"


class CannotOpen(Exception):
    """The home cannot be used; the text says why and what to do, in one sentence."""


def home_folder(option: str | os.PathLike[str] | None = None) -> Path:
    """Return the home: the option, else GOODSTANDING_HOME, else the platform's data folder. Not created."""
    chosen = option or os.environ.get("GOODSTANDING_HOME")
    if chosen:
        return Path(chosen).expanduser().resolve()
    import platformdirs

    return Path(platformdirs.user_data_dir("goodstanding", appauthor=False))


def secret(home: Path, name: str) -> str:
    """Return the secret kept in `home` under `name`, made on first use with owner-only rights."""
    path = home / name
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        value = secrets.token_urlsafe(48)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(value)
        return value


def open_home(option: str | os.PathLike[str] | None = None) -> Path:
    """Point Django at a home, creating the folder and its database as needed, and return the folder.

    May be called again in one process with another folder (tests do). Raises CannotOpen, with a sentence
    for people, when the folder cannot be written or the database is damaged or newer than this program.
    """
    folder = home_folder(option)
    os.environ["GOODSTANDING_HOME"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodstanding.settings")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        secret(folder, "secret-key")
    except OSError as error:
        raise CannotOpen(
            f"{folder} cannot be used as the home folder ({error.strerror or error}); "
            "choose another with --home or GOODSTANDING_HOME."
        ) from error

    unfinished.finish(folder)

    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()
    _point_at(folder)
    _bring_up_to_date(folder)
    return folder


def _point_at(folder: Path) -> None:
    from django.conf import settings
    from django.db import connections

    name = folder / DATABASE
    if Path(settings.DATABASES["default"]["NAME"]) != name:
        connections.close_all()
        settings.HOME = folder
        settings.DATABASES["default"]["NAME"] = name
        for connection in connections.all():
            connection.settings_dict["NAME"] = name


# The newest migration of each app that has any; kept in the database as one number, so that a command need
# not load Django's migration machinery (100 ms) to learn that there is nothing to do.
SCHEMA = 5


def _bring_up_to_date(folder: Path) -> None:
    from django.db import DatabaseError, connection

    from goodstanding.store.lock import Busy, writing

    def version() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA user_version")
            return int(cursor.fetchone()[0])

    try:
        found = version()
        if found == SCHEMA:
            return
        if found > SCHEMA:
            raise CannotOpen(
                f"{folder} was written by a newer Goodstanding; update the program, or open another home."
            )
        from django.core.management import call_command

        with writing(patience=60):  # two commands may open a new home in the same moment
            if version() == SCHEMA:
                return
            call_command("migrate", verbosity=0, interactive=False)
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA user_version={SCHEMA}")
    except Busy as error:
        raise CannotOpen(str(error)) from error
    except (DatabaseError, sqlite3.Error) as error:
        raise CannotOpen(explain(error, folder / DATABASE)) from error


def explain(error: Exception, database: Path) -> str:
    """Return what a database error means for a person, in one sentence with a remedy."""
    text = str(error)
    if "full" in text:
        return (
            f"The disk that holds {database.parent} is full; nothing already stored is lost. "
            "Free some space and do the same again."
        )
    if "malformed" in text or "not a database" in text:
        return (
            f"{database} is damaged and cannot be read; put it aside and bring back a copy with "
            "'goodstanding restore FILE'."
        )
    if "locked" in text:
        return (
            f"{database} is busy with another Goodstanding for too long; wait for that to end and try again."
        )
    if "readonly" in text or "unable to open" in text:
        return f"{database} cannot be written; check the rights on the folder, or choose another with --home."
    return f"{database} could not be used: {text}. If it stays so, restore a backup."
