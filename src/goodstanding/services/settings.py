"""What the owner chose for themselves, in one file of the home folder (settings.toml), and whether programs may add rows."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from goodstanding.services.people import Unclear
from goodstanding.store.home import secret

FILE = "settings.toml"
ADDING = "adding-token"  # the secret with which programs may add rows; the file is there while they may
MOST_MINUTES = 480


@dataclass(frozen=True, slots=True)
class Settings:
    """`minutes`: how long a day's agenda may take."""

    minutes: int = 20


def read(home: Path) -> Settings:
    """Return the settings; what is missing or cannot be read is as usual."""
    try:
        said = tomllib.loads((home / FILE).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings()
    minutes = said.get("minutes")
    if isinstance(minutes, int) and not isinstance(minutes, bool) and 1 <= minutes <= MOST_MINUTES:
        return Settings(minutes)
    return Settings()


def write(home: Path, minutes: int | None) -> None:
    """Write the settings. Raises Unclear."""
    if minutes is None or not 1 <= minutes <= MOST_MINUTES:
        raise Unclear(f"Minutes are a whole number from 1 to {MOST_MINUTES}.")
    (home / FILE).write_text(
        f"# Goodstanding's settings; the page Settings writes them.\nminutes = {minutes}\n", encoding="utf-8"
    )


def adding_token(home: Path) -> str:
    """Return the secret with which programs may add rows, "" while they may not."""
    return secret(home, ADDING) if (home / ADDING).exists() else ""


def let_add(home: Path, on: bool) -> None:
    """Let programs add rows, with a fresh secret, or let them no more."""
    (home / ADDING).unlink(missing_ok=True)
    if on:
        secret(home, ADDING)
