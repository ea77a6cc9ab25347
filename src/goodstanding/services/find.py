"""Whom do I mean: people by a word, its senses apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goodstanding.find import Asked, Found, Index, Profile, Sense, asked, senses
from goodstanding.ledger.standing import stage_of
from goodstanding.services import clock
from goodstanding.services.kept import kept
from goodstanding.store import queries, ties
from goodstanding.store.queries import PersonRow
from goodstanding.values import Row

__all__ = ["Answer", "Found", "Met", "Profile", "people", "profile", "profiles", "search", "senses", "told"]

MOST = 200  # so many people are told apart
ROWS = 10  # so many rows are shown beside the people


def profile(row: Mapping[str, Any]) -> Profile:
    """Return a row `{"id", "name", "headline", "company", "summary"}` as a profile; a field may be missing or null."""

    def words(name: str) -> str:
        value = row.get(name)
        return value if isinstance(value, str) else ""

    return Profile(str(row["id"]), words("name"), words("headline"), words("company"), words("summary"))


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody whom a query met, and where the two of you stand."""

    person: PersonRow
    stage: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query met: people by sense, the companies they work at, and rows whose words it holds."""

    query: str
    found: Found
    met: Mapping[str, Met]
    companies: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]

    @property
    def groups(self) -> list[tuple[Sense, list[Met]]]:
        return [(sense, [self.met[ref] for ref in sense.people]) for sense in self.found.senses]

    def as_json(self) -> dict[str, Any]:
        return self.found.as_json()


def search(query: str, as_of: datetime, intent: str = "") -> Answer:
    """Return what a query meets in the ledger; nothing for an empty one."""
    met = people(query, as_of, MOST)
    folded = ties.kept_of([one.id for one in met])
    at = as_of.timestamp()
    companies: dict[str, int] = {}
    for one in met:
        if one.company:
            companies[one.company] = companies.get(one.company, 0) + 1
    most = sorted(companies.items(), key=lambda item: (-item[1], item[0]))[:5]
    return Answer(
        query,
        senses(query, [_as_profile(one) for one in met], intent),
        {
            one.ref: Met(one, str(stage_of(folded[one.id], at)) if one.id in folded else "stranger")
            for one in met
        },
        tuple(most),
        tuple(queries.search_rows(_plain(query), ROWS)),
    )


def told(query: str, as_of: datetime) -> dict[str, Any]:
    """Return whom a query means, for assistants and programs: people in order with how things stand, and the senses."""
    answer = search(query, as_of)
    met = [answer.met[ref] for ref in answer.found.ranking]
    return {
        "query": query,
        "total": len(met),
        "people": [
            {
                "person": one.person.name or one.person.ref,
                "ref": one.person.ref,
                "position": one.person.position,
                "company": one.person.company,
                "stage": one.stage,
                "last_contact": one.person.last_at.date().isoformat() if one.person.last_at else None,
            }
            for one in met[:20]
        ],
        "senses": answer.as_json()["senses"],
    }


def people(query: str, as_of: datetime, limit: int = 10) -> list[PersonRow]:
    """Return whom a query meets, best first; spelling, accents, order and short forms of names are forgiven."""
    everybody, index = kept("find", as_of.date(), _read)
    wanted = asked(query)
    hits = index.search(wanted, len(everybody) if wanted.about else limit)
    found = [everybody[hit.place] for hit in hits]
    return [one for one in found if _is(one, wanted, as_of)][:limit]


def _read() -> tuple[list[PersonRow], Index]:
    everybody, _ = queries.people("", limit=10_000_000)
    return everybody, Index(
        (one.name or one.ref, f"{one.position} {one.headline}", one.company, one.place) for one in everybody
    )


def _is(one: PersonRow, wanted: Asked, as_of: datetime) -> bool:
    """Say whether what the ledger says of somebody is as asked: stage:trusted, owed:yes, since:2025-06."""
    for field, value in wanted.about:
        if field == "owed" and bool(one.owed) == (value in ("no", "0", "nothing")):
            return False
        if field == "since" and (one.last_at is None or one.last_at.date().isoformat() < value):
            return False
        if field == "stage":
            tie = ties.kept_of([one.id]).get(one.id)
            if (str(stage_of(tie, as_of.timestamp())) if tie else "stranger") != value:
                return False
    return True


def _plain(query: str) -> str:
    """Return the words of a query that rows may hold."""
    return " ".join(
        word for terms in asked(query).every for term in terms if not term.field for word in term.words
    )


def profiles(query: str) -> list[Profile]:
    """Return the people of the ledger that a query meets, as profiles."""
    return [_as_profile(one) for one in people(query, clock.now(), MOST)]


def _as_profile(one: PersonRow) -> Profile:
    return Profile(one.ref, one.name, one.headline or one.position, one.company, one.position)
