"""Small things kept by name: a column mapping, a setting of the pages, when something was last measured."""

from __future__ import annotations

import json
from typing import Any

from goodstanding.store.sql import fetch


def remember(name: str, value: Any) -> None:
    """Keep a small thing by name; what was there before is replaced."""
    from goodstanding.store.models import Memory

    Memory.objects.update_or_create(name=name, defaults={"value": value})


def remembered(name: str) -> Any:
    """Return what `remember` kept under a name, None when nothing was."""
    found = fetch("SELECT value FROM memory WHERE name = ?", (name,))
    return json.loads(found[0][0]) if found else None
