"""Can you forget somebody: erasing a person for good."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from goodstanding.store import erase
from goodstanding.store.queries import PersonRow


def forget(person: PersonRow) -> dict[str, int]:
    """Erase a person and return the counts (see `store.erase.forget`)."""
    return erase.forget(person.id)


def set_aside() -> list[Path]:
    """Return the ledgers that a restore put aside in the home: they still hold whom this one has forgotten."""
    return sorted(Path(settings.HOME).glob("*.before-restore*"))
