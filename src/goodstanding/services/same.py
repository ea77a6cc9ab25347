"""Who may be one person: the people of the ledger as `goodstanding.people.suggest` compares them."""

from __future__ import annotations

from goodstanding.people.suggest import Suggestion, suggestions
from goodstanding.store import append, queries
from goodstanding.store.queries import Decided, PersonRow


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


def decisions() -> list[Decided]:
    """Return what the user has said about pairs and not taken back, oldest first."""
    return queries.decisions(("same", "not same"))


def decide(what: str, one: str, other: str) -> int:
    """Record that two are the "same" or "not same", and return the number with which it is taken back."""
    return append.decide(what, one=one, other=other)


def undo(number: int) -> None:
    """Take a decision back; persons and ties become again what they were."""
    append.undo(number)
