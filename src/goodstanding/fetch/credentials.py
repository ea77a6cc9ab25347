"""Passwords and tokens of live sources: in the operating system's keyring, else in a file that only its owner reads.

They never go into the ledger, a backup or an export.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

SERVICE = "goodstanding"
FILE = "credentials.json"


def _ring() -> object | None:
    """Return the keyring if a real one is there (not the null or failing backend)."""
    try:
        import keyring
        from keyring.backends import fail, null

        ring = keyring.get_keyring()
        if isinstance(ring, fail.Keyring | null.Keyring) or getattr(ring, "priority", 0) <= 0:
            return None
        return ring
    except Exception:
        return None  # keyrings fail in many ways (no session bus, a locked wallet); the file always works


def keep(home: Path, name: str, secret: str) -> str:
    """Keep a secret and return where: "keyring" or "file"."""
    ring = _ring()
    if ring is not None:
        with contextlib.suppress(Exception):
            ring.set_password(SERVICE, f"{home}:{name}", secret)  # type: ignore[attr-defined]
            return "keyring"
    _write(home, {**_read(home), name: secret})
    return "file"


def find(home: Path, name: str) -> str | None:
    """Return the secret kept under a name, None when there is none."""
    kept = _read(home).get(name)
    if kept is not None:
        return kept
    ring = _ring()
    if ring is None:
        return None
    with contextlib.suppress(Exception):
        found: str | None = ring.get_password(SERVICE, f"{home}:{name}")  # type: ignore[attr-defined]
        return found
    return None


def drop(home: Path, name: str) -> None:
    """Forget a secret, wherever it is kept."""
    kept = _read(home)
    if kept.pop(name, None) is not None:
        _write(home, kept)
    ring = _ring()
    if ring is not None:
        with contextlib.suppress(Exception):
            ring.delete_password(SERVICE, f"{home}:{name}")  # type: ignore[attr-defined]


def _read(home: Path) -> dict[str, str]:
    try:
        kept: dict[str, str] = json.loads((home / FILE).read_text(encoding="utf-8"))
        return kept
    except FileNotFoundError:
        return {}


def _write(home: Path, kept: dict[str, str]) -> None:
    draft = home / f"{FILE}.new"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(kept, file)
    os.replace(draft, home / FILE)
