"""Who may be one person: the people of the ledger as `goodstanding.people.suggest` compares them."""

from __future__ import annotations

from goodstanding.people.suggest import PersonCard, Suggestion, suggestions
from goodstanding.store import queries
from goodstanding.store.queries import PersonRow
from goodstanding.values import Handle


def cards() -> list[PersonCard]:
    """Return everybody but the owner with all their names and handles, in three queries."""
    handles: dict[int, list[Handle]] = {}
    for person, network, key in queries._all("SELECT person_id, network, key FROM handle"):
        handles.setdefault(person, []).append(Handle(network, key))
    names: dict[int, dict[str, None]] = {}
    for person, name in queries._all(
        "SELECT h.person_id, p.name FROM profile p JOIN handle h ON h.id = p.handle_id WHERE p.name <> ''"
    ):
        names.setdefault(person, {})[name] = None
    return [
        PersonCard(
            ref,
            tuple(names.get(number, {})) or ((name,) if name else ()),
            tuple(handles.get(number, ())),
            company,
            place,
        )
        for number, ref, name, company, place in queries._all(
            "SELECT id, ref, name, company, place FROM person WHERE NOT owner"
        )
    ]


def decided() -> set[frozenset[str]]:
    """Return the pairs of people, as they are now, that the user has said yes or no to."""
    person_of = dict(
        queries._all(
            "SELECT h.network || ':' || h.key, p.ref FROM handle h JOIN person p ON p.id = h.person_id"
        )
    )
    return {
        frozenset((person_of.get(one.one, one.one), person_of.get(one.other, one.other)))
        for one in queries.decisions(("same", "not same"))
    }


def maybe_same(limit: int = 200) -> list[Suggestion]:
    """Return pairs of people who may be one, the surest first."""
    return suggestions(cards(), decided())[:limit]


def by_refs(refs: set[str]) -> dict[str, PersonRow]:
    """Return the people behind references, by reference."""
    found = queries._all(
        f"SELECT id FROM person WHERE ref IN ({','.join('?' * len(refs))})",
        sorted(refs),
    )
    return {person.ref: person for person in queries.people_by_id([row[0] for row in found])}
