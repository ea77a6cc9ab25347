"""Whom do I mean: people by a word, its senses apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goodstanding.find import Found, Profile, senses
from goodstanding.store import queries

__all__ = ["Found", "Profile", "profile", "profiles", "senses"]

MOST = 400  # so many people are told apart


def profile(row: Mapping[str, Any]) -> Profile:
    """Return a row `{"id", "name", "headline", "company", "summary"}` as a profile; a field may be missing or null."""

    def words(name: str) -> str:
        value = row.get(name)
        return value if isinstance(value, str) else ""

    return Profile(str(row["id"]), words("name"), words("headline"), words("company"), words("summary"))


def profiles(query: str) -> list[Profile]:
    """Return the people of the ledger that a query meets, as profiles, the last contact first."""
    found, _ = queries.people(query, limit=MOST)
    return [
        Profile(one.ref, one.name, one.headline or one.position, one.company, one.position) for one in found
    ]
