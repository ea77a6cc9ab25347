"""Who may be one person: the people of the ledger as `goodstanding.people.suggest` compares them."""

from __future__ import annotations

from goodstanding.people.suggest import Suggestion, suggestions
from goodstanding.store import queries
from goodstanding.store.queries import PersonRow


def decided() -> set[frozenset[str]]:
    """Return the pairs of people, as they are now, that the user has said yes or no to."""
    person_of = queries.refs_of_handles()
    return {
        frozenset((person_of.get(one.one, one.one), person_of.get(one.other, one.other)))
        for one in queries.decisions(("same", "not same"))
    }


def maybe_same(limit: int = 200) -> list[Suggestion]:
    """Return pairs of people who may be one, the surest first."""
    return suggestions(queries.cards(), decided())[:limit]


def people(refs: set[str]) -> dict[str, PersonRow]:
    """Return the people behind references, by reference."""
    return queries.people_by_ref(refs)
