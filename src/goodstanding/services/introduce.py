"""Whom to bring together, the introductions under way, and the way to somebody.

Choosing and the order of steps are the core's (`goodstanding.introduce`). Here the statements, ties and marks are gathered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import numpy as np

from goodstanding.introduce import match, matching, read_statement, steps
from goodstanding.introduce.conflicts import Known
from goodstanding.introduce.finding import NEEDS, OFFERS, telling
from goodstanding.introduce.meaning import meanings
from goodstanding.introduce.needs import Said, both
from goodstanding.introduce.network import Network, network
from goodstanding.introduce.pairs import LEAST, Pair, Side, pairs, trade
from goodstanding.introduce.statement import Statement
from goodstanding.introduce.steps import BETWEEN, Due, Introduction, Refusal
from goodstanding.introduce.way import Leg, Way, way
from goodstanding.language import fold
from goodstanding.notes.about import QUIET
from goodstanding.services import about, needs, person
from goodstanding.services.people import Unclear, one_person
from goodstanding.store import journal, queries, together
from goodstanding.store.codes import to_micros
from goodstanding.store.queries import PersonRow
from goodstanding.values import ME, Kind

__all__ = [
    "Pair",
    "match",
    "read_statement",
]  # what the command `introduce match` asks, of texts outside the ledger

ROOM = "introduce"
OVERRULED = "overruled"
_MATCHED = 8  # offers a need that are looked at


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Pairs worth an introduction, the best first; those held back, with the reason alone; and names."""

    pairs: tuple[Pair, ...]
    held_back: tuple[Pair, ...]
    names: dict[str, str]
    statements: int

    def as_json(self) -> dict[str, Any]:
        """Return the JSON of `introduce suggest`."""
        return {
            "suggestions": [one.as_json(self.names) for one in self.pairs],
            "held_back": [one.as_json(self.names) for one in self.held_back],
            "statements": self.statements,
        }


def suggestions(as_of: datetime, top: int = 7) -> Suggestions:
    """Return whom to bring together at a moment: nobody who know each other, nobody already under way."""
    marked = about.relations(as_of)
    said = [
        one
        for one in needs.statements(as_of)
        if one.person not in (ME, "forgotten") and marked.get(one.person) not in QUIET
    ]
    wanted, given = both(said)
    people = queries.people_by_ref({one.person for one in said})
    wanted = [one for one in wanted if one.person in people]
    given = [one for one in given if one.person in people]
    if not wanted or not given:
        return Suggestions((), (), {}, len(said))
    found = matching.match(
        [_read(one) for one in wanted],
        [_read(one) for one in given],
        top=_MATCHED,
        need_rows=np.stack([_row(one.text) for one in wanted]),
        offer_rows=np.stack([_row(one.text) for one in given]),
    )
    looks = {one.person.ref: one for one in person.looks(list(people.values()), as_of, 20)}
    answers = {ref: look.standing.reply_probability for ref, look in looks.items()}
    known = {ref: _known(one, said, looks[ref], marked) for ref, one in people.items()}
    resting = {frozenset(one.people) for one in introductions(as_of) if one.kind == BETWEEN and one.steps}
    ranked = pairs(
        wanted,
        found,
        {one.id: one for one in given},
        answers,
        acquainted(list(people.values()), as_of) | resting,
        known,
        overruled(as_of),
        LEAST,
    )
    names = {ref: one.name or ref for ref, one in people.items()}
    free = tuple(one for one in ranked if not one.held_back)[:top]
    return Suggestions(free, tuple(one for one in ranked if one.held_back)[:top], names, len(said))


def acquainted(people: Sequence[PersonRow], as_of: datetime) -> set[frozenset[str]]:
    """Return the pairs of these people who know each other: together in a row of few, or at one firm."""
    ref_of = {one.id: one.ref for one in people}
    shared = together.pairs(list(ref_of), to_micros(as_of))
    found = {frozenset((ref_of[one], ref_of[other])) for one, other in shared}
    firms: dict[str, list[str]] = {}
    for one in people:
        if one.company:
            firms.setdefault(fold(one.company), []).append(one.ref)
    for members in firms.values():
        found |= {frozenset((one, other)) for one in members for other in members if one < other}
    return found


def introductions(as_of: datetime) -> list[Introduction]:
    """Return every introduction with the steps that stand at a moment."""
    entries = journal.entries(ROOM, steps.STEPS, until=as_of)
    return steps.folded((e.id, e.what, e.about, e.data, e.people) for e in entries)


@dataclass(frozen=True, slots=True)
class Underway:
    """An introduction with names, what may follow, and what cannot yet, with the reason."""

    one: Introduction
    names: tuple[str, str]
    next: tuple[tuple[str, int, Refusal | None], ...]
    seen: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return one entry of `introduce list`."""
        return {
            "key": self.one.key,
            "kind": self.one.kind,
            "people": [
                {"ref": ref, "name": name} for ref, name in zip(self.one.people, self.names, strict=True)
            ],
            "steps": [
                {
                    "what": s.what,
                    "who": self.names[s.who],
                    "on": s.on.isoformat(),
                    "words": s.words,
                    "undo": s.entry,
                }
                for s in self.one.steps
            ],
            "next": [
                {
                    "what": what,
                    "who": self.names[who],
                    "not_yet": refused.why if refused else None,
                    "until": refused.until.isoformat() if refused and refused.until else None,
                }
                for what, who, refused in self.next
            ],
            "seen": list(self.seen),
        }


def underway(as_of: datetime) -> list[Underway]:
    """Return the introductions that have begun, the latest step first."""
    everything = introductions(as_of)
    names = queries.names({ref for one in everything for ref in one.people})
    ordered = sorted(everything, key=lambda one: one.steps[-1].on, reverse=True)
    return [
        Underway(
            one,
            (names.get(one.people[0]) or one.people[0], names.get(one.people[1]) or one.people[1]),
            _next(one, everything, as_of.date()),
            _seen(one, as_of),
        )
        for one in ordered
    ]


def _next(
    one: Introduction, everything: Sequence[Introduction], on: date
) -> tuple[tuple[str, int, Refusal | None], ...]:
    return tuple(
        (what, who, steps.refusal(one, what, who, on, everything)) for what, who in steps.next_steps(one)
    )


def _seen(one: Introduction, as_of: datetime) -> tuple[str, ...]:
    """Return the rows in which an introduction of the two is seen in an import, since it began."""
    if one.has(steps.INTRODUCED):
        return ()
    rows = queries.rows(since=one.steps[0].on, as_of=as_of, kinds=[Kind.INTRODUCTION])
    pair = set(one.people)
    return tuple(row.id for row in rows if pair <= {row.actor, *row.recipients})


def step(
    kind: str,
    first: str,
    second: str,
    what: str,
    whose: str,
    as_of: datetime,
    words: str = "",
    on: date | None = None,
) -> Underway:
    """Record a step; `whose` is which of the two it is about (a name or handle). Raises Unclear when it cannot be taken."""
    people = one_person(first), one_person(second)
    if people[0].ref == people[1].ref or ME in (people[0].ref, people[1].ref):
        raise Unclear("An introduction is between two other people. Name both.")
    if what not in steps.STEPS:
        raise Unclear(f'"{what}" is no step; the steps are: {", ".join(steps.STEPS)}.')
    everything = introductions(as_of)
    key = steps.key_of(kind, (people[0].ref, people[1].ref))
    one = next(
        (held for held in everything if steps.key_of(held.kind, held.people) == key),
        Introduction(kind, (people[0].ref, people[1].ref)),
    )
    who = one.people.index(one_person(whose).ref) if whose and _is_one(whose, one) else _whose(one, what)
    day = on or as_of.date()
    if day > as_of.date():
        raise Unclear(f"{day} has not come yet; a step is recorded once it is taken.")
    refused = steps.refusal(one, what, who, day, everything)
    if refused is not None:
        raise Unclear(refused.why)
    if what == steps.ASKED and kind == BETWEEN:
        against = against_pair(people[0], people[1], as_of)
        if against:
            raise Unclear(f"{against} Decide otherwise first, with the reason, if you know better.")
    data = {"who": who, "on": day.isoformat(), "words": words}
    journal.write(ROOM, what, key, data, one.people, as_of)
    return next(held for held in underway(as_of) if held.one.key == key)


def _is_one(whose: str, one: Introduction) -> bool:
    return one_person(whose).ref in one.people


def _whose(one: Introduction, what: str) -> int:
    """Return whom a step is about when nobody said so: the only one it can be about."""
    able = [who for step_, who in steps.next_steps(one) if step_ == what]
    return able[0] if able else 0


def undo(first: str, second: str, as_of: datetime, kind: str = BETWEEN) -> Introduction:
    """Take back the last step of an introduction and return what is left of it. Raises Unclear when there is none."""
    people = one_person(first).ref, one_person(second).ref
    key = steps.key_of(kind, people)
    one = next((held for held in introductions(as_of) if steps.key_of(held.kind, held.people) == key), None)
    if one is None:
        raise Unclear("There is no step between these two to take back.")
    number = one.steps[-1].entry
    assert number is not None
    journal.undo(number, as_of)
    return Introduction(kind, one.people, one.steps[:-1])


def undo_step(number: int, as_of: datetime) -> None:
    """Take back a step by its number; only the last of an introduction can be."""
    last = {one.steps[-1].entry for one in introductions(as_of)}
    if number not in last and number not in {e.id for e in journal.entries(ROOM, OVERRULED)}:
        raise Unclear(
            "Only the last step of an introduction can be taken back; take back those after it first."
        )
    journal.undo(number, as_of)


def overrule(first: str, second: str, why: str, as_of: datetime) -> int:
    """Record that the user decided otherwise about a conflict, with the reason. Return the number to take it back with."""
    people = sorted((one_person(first).ref, one_person(second).ref))
    if len(" ".join(why.split())) < 4:
        raise Unclear("Say in a few words why the two may be brought together all the same.")
    return journal.write(ROOM, OVERRULED, " ".join(people), {"why": " ".join(why.split())}, people, as_of)


def overruled(as_of: datetime) -> dict[frozenset[str], str]:
    """Return the pairs about which the user decided otherwise, with the reason."""
    return {frozenset(e.people): e.data["why"] for e in journal.entries(ROOM, OVERRULED, until=as_of)}


def against_pair(one: PersonRow, other: PersonRow, as_of: datetime) -> str:
    """Return what speaks against introducing two people, in a sentence; "" when nothing does (any more)."""
    from goodstanding.introduce.conflicts import conflicts

    if frozenset((one.ref, other.ref)) in overruled(as_of):
        return ""
    said = needs.statements(as_of)
    looks = person.looks([one, other], as_of, 20)
    marked = about.relations(as_of)
    known = [_known(look.person, said, look, marked) for look in looks]
    found = conflicts(*known)
    return found[0].why if found else ""


def due(as_of: datetime) -> list[Due]:
    """Return what you owe for introductions that others made for you."""
    return steps.due(introductions(as_of), as_of.date())


def way_to(name: str, as_of: datetime, most: int = 7) -> tuple[PersonRow, Way]:
    """Return whom a name means, and the way to them."""
    who = one_person(name)
    target = person.look(who, as_of)
    near = together.around(who.id, to_micros(as_of))
    shared = together.pairs([who.id, *near], to_micros(as_of))
    with_them = {
        (one if other == who.id else other): what
        for (one, other), what in shared.items()
        if who.id in (one, other)
    }
    colleagues = [row.id for row in together.at_firm(who.company) if row.id != who.id] if who.company else []
    numbers = list(dict.fromkeys([*with_them, *colleagues]))[:60]
    everything = introductions(as_of)
    today = as_of.date()
    legs = []
    for look in person.looks(queries.people_by_id(numbers), as_of, 20):
        what = with_them.get(look.person.id)
        asked = [day for day in steps.asks_of(look.person.ref, everything) if day <= today]
        free = asked[-1] + steps.EACH_ASK if asked and asked[-1] + steps.EACH_ASK > today else None
        legs.append(
            Leg(
                look.person.ref,
                look.person.name or look.person.ref,
                look.standing.reply_probability,
                str(look.standing.stage),
                what.rows if what else 1,
                (to_micros(as_of) - what.last) / 86_400e6 if what else 365.0,
                len(look.owed),
                asked[-1] if asked else None,
                free,
                what.evidence if what else (),
            )
        )
    marked = about.relations(as_of)
    known = [leg for leg in legs if leg.stage != "stranger" and marked.get(leg.person) not in QUIET]
    found = way(who.ref, target.standing.reply_probability, str(target.standing.stage), known)
    return who, Way(found.person, found.direct, found.why, found.legs[:most])


def _known(who: PersonRow, said: Sequence[Said], look: person.Look, marked: Mapping[str, str]) -> Known:
    own = [one.text for one in said if one.person == who.ref]
    deals = {row.conversation or row.subject for row in look.rows if row.kind is Kind.DEAL} - {""}
    return Known(
        who.ref,
        fold(who.company),
        trade(fold(one) for one in (who.company, who.position, who.headline, *own)),
        deals=tuple(sorted(deals)),
        marks=_marks(marked.get(who.ref, "")),
    )


def _marks(relation: str) -> dict[str, list[str]]:
    """Return what the user marked a person with that speaks against bringing them up."""
    return {relation: []} if relation in QUIET or relation == "competitor" else {}


def _read(one: Said) -> Statement:
    return read_statement(one.id, one.text)


@lru_cache(maxsize=20_000)
def _row(text: str) -> np.ndarray:
    row: np.ndarray = meanings([text])[0]
    return row


_IN_PICTURE = 40


def around(name: str, as_of: datetime) -> tuple[str, str, Network]:
    """Return name and reference (empty for a company) of whom it is about, and who is seen with whom around them."""
    end = to_micros(as_of)
    try:
        who = one_person(name)
    except Unclear as unclear:
        people = together.at_firm(" ".join(name.split()))[:_IN_PICTURE]
        if not people:
            raise unclear from None
        return people[0].company, "", _network(people, end, "")
    near = queries.people_by_id(together.around(who.id, end)[: _IN_PICTURE - 1])
    return who.name or who.ref, who.ref, _network([who, *near], end, who.ref)


def _network(people: Sequence[PersonRow], end: int, centre: str) -> Network:
    owner = queries.owner()
    # An address of the owner's that nobody has joined yet would hold everybody together.
    own = fold(owner.name) if owner else ""
    people = [one for one in people if not own or fold(one.name) != own]
    ref_of = {one.id: one.ref for one in people}
    shared = together.pairs(list(ref_of), end)
    return network(
        [(one.ref, one.name or one.ref) for one in people],
        {(ref_of[one], ref_of[other]): what.rows for (one, other), what in shared.items()},
        centre,
    )


def note(first: str, second: str, as_of: datetime) -> Note:
    """Return what stands beside a note to the first of two people: what is in it for them, for the other, and why now."""
    one, other = one_person(first), one_person(second)
    pair = next(
        (found for found in suggestions(as_of, 50).pairs if set(found.people) == {one.ref, other.ref}), None
    )
    against = against_pair(one, other, as_of)
    if against:
        raise Unclear(against)
    sides = {side.person: side for side in pair.sides} if pair else {}
    return Note(
        one, other, _gain(sides.get(one.ref), other), _gain(sides.get(other.ref), one), _now(sides, as_of)
    )


@dataclass(frozen=True, slots=True)
class Note:
    """The checklist beside a note that the user writes: lines in words, each with the rows behind it."""

    to: PersonRow
    about: PersonRow
    for_them: tuple[str, tuple[str, ...]]
    for_other: tuple[str, tuple[str, ...]]
    now: tuple[str, tuple[str, ...]]


def _gain(side: Side | None, other: PersonRow) -> tuple[str, tuple[str, ...]]:
    if side is None or side.need is None or side.offer is None:
        return (
            f"Nothing is seen in the ledger that {other.name or other.ref} has for them; say what it is, or leave it.",
            (),
        )
    return (
        f"They said: “{telling(side.need.text, NEEDS)}” And {other.name or other.ref}: “{telling(side.offer.text, OFFERS)}”",
        tuple(dict.fromkeys((*side.need.evidence, *side.offer.evidence))),
    )


def _now(sides: dict[str, Side], as_of: datetime) -> tuple[str, tuple[str, ...]]:
    needs_ = [side.need for side in sides.values() if side.need is not None]
    if not needs_:
        return ("Nothing dated is seen; say why you write now.", ())
    latest = max(needs_, key=lambda need: need.said_on)
    when = latest.parts.get("date")
    said = f"It was said on {latest.said_on:%-d %B %Y}" + (f", for {when}" if when else "") + "."
    return (said, latest.evidence)
