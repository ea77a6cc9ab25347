"""The home folder: opening it, what went wrong with it, and the secrets in it."""

from __future__ import annotations

from goodstanding.store import ties
from goodstanding.store.home import DATABASE, CannotOpen, explain, home_folder, open_home, secret

__all__ = ["DATABASE", "CannotOpen", "explain", "home_folder", "left_behind", "open_home", "secret"]


def left_behind() -> bool:
    """Say whether rows have arrived that the ties do not know yet (an import that was broken off)."""
    return ties.stale()


def catch_up() -> None:
    """Bring the ties up to date with the rows."""
    ties.refresh()
