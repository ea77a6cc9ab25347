"""Whom a name means, and who is in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from goodstanding.store import queries
from goodstanding.store.queries import PersonRow

__all__ = ["PersonRow", "Unclear", "anybody", "find", "find_people", "names", "one_person", "page", "person"]


def names(refs: Iterable[str]) -> dict[str, str]:
    """Return what to call the people behind references."""
    return queries.names(refs)


def person(ref: str) -> PersonRow | None:
    """Return the person that a handle belongs to; None: unknown."""
    return queries.person(ref)


def find_people(text: str, limit: int = 10) -> list[PersonRow]:
    """Return the people that a name, a handle, an address or a profile URL may mean, likeliest first."""
    return queries.find_people(text, limit)


def page(search: str, sort: str, offset: int, limit: int) -> tuple[list[PersonRow], int]:
    """Return one page of people and how many there are in all."""
    return queries.people(search, sort, offset, limit)


def anybody() -> bool:
    """Say whether the ledger holds a single row."""
    return bool(queries.counts().interactions)


class Unclear(Exception):
    """The question cannot be answered as it was put; the text says what to put instead.

    `people` are those whom a name may mean, when there are several.
    """

    def __init__(self, sentence: str, people: Sequence[PersonRow] = ()) -> None:
        super().__init__(sentence)
        self.people = tuple(people)


def one_person(text: str) -> PersonRow:
    """Return the person that a name, handle or address means. Raises Unclear for nobody and for several."""
    found = queries.find_people(text)
    if not found:
        raise Unclear(
            f'Nobody called "{text}" is in the ledger. Try a part of the name, or a handle such as linkedin:ada-quill.'
        )
    if len(found) > 1:
        named = "; ".join(f"{p.name or p.ref} ({p.ref})" for p in found[:8])
        raise Unclear(f'"{text}" may mean several people: {named}. Use the handle in brackets.', found)
    person = queries.person(found[0].ref)
    assert person is not None
    return person


def find(query: str, limit: int = 20) -> dict[str, Any]:
    """Return people by parts of their names, companies, roles or handles, last contact first."""
    found, total = queries.people(query, sort="last", limit=limit)
    return {
        "query": query,
        "total": total,
        "people": [
            {
                "person": p.name or p.ref,
                "ref": p.ref,
                "position": p.position,
                "company": p.company,
                "last_contact": p.last_at.date().isoformat() if p.last_at else None,
            }
            for p in found
        ],
    }
