"""Seeds: things planted long ago, what has grown since, and the long line from first contact to deal.

A seed is something you gave without asking: an answer, a comment, an introduction, an article, a favour. What grew is
what the people it was for did afterwards of their own accord. "Since" is all that a ledger can say; it never says
"because".

    found = seeds(rows, as_of=date(2026, 11, 24))
    found.seeds[0].grown, found.lines[0].steps
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goodstanding.ratios import acts
from goodstanding.ratios.answers import median
from goodstanding.ratios.turns import end_of, others, turns, upto, won
from goodstanding.values import ME, Kind, Row

LONG_AGO = timedelta(days=90)
_PLANTED = {
    Kind.COMMENT: "comment",
    Kind.MENTION: "comment",
    Kind.INTRODUCTION: "introduction",
    Kind.POST: "article",
    Kind.FAVOUR: "favour",
    Kind.RECOMMENDATION: "recommendation",
    Kind.TESTIMONIAL: "recommendation",
}
# What may grow. Talk and meetings count the first time only; the others each time.
_FIRSTS = frozenset({Kind.MESSAGE, Kind.INVITATION, Kind.COMMENT, Kind.MENTION, Kind.MEETING, Kind.CALL})
_EACH = frozenset(
    {Kind.DEAL, Kind.REFERRAL, Kind.RECOMMENDATION, Kind.TESTIMONIAL, Kind.INTRODUCTION, Kind.FAVOUR}
)
_ABOUT_A_THING = frozenset({Kind.COMMENT, Kind.MENTION, Kind.SHARE, Kind.MESSAGE, Kind.REACTION})

SAID = {
    Kind.MESSAGE: "wrote to you",
    Kind.INVITATION: "invited you",
    Kind.COMMENT: "answered in the open",
    Kind.MENTION: "spoke of you",
    Kind.SHARE: "passed it on",
    Kind.REACTION: "noticed it",
    Kind.MEETING: "met you",
    Kind.CALL: "talked with you",
    Kind.DEAL: "made a deal with you",
    Kind.REFERRAL: "sent somebody to you",
    Kind.RECOMMENDATION: "recommended you",
    Kind.TESTIMONIAL: "spoke for you",
    Kind.INTRODUCTION: "introduced you",
    Kind.FAVOUR: "did you a favour",
}
_DID = {
    "answer": "answered a question of {who}",
    "comment": "commented on something of {who}",
    "introduction": "introduced {who}",
    "article": "published something",
    "favour": "did {who} a favour",
    "recommendation": "recommended {who}",
}


@dataclass(frozen=True, slots=True)
class Growth:
    """One thing that came after a seed.

    `link` says how it is tied to the seed: "the same person", "the same thing", or "brought by them" (somebody whom
    the person introduced later).
    """

    id: str
    at: datetime
    kind: Kind
    person: str
    link: str
    days: int


@dataclass(frozen=True, slots=True)
class Seed:
    """Something planted: the row, when, what kind ("answer", "comment", …), for whom, and what has grown since, oldest first."""

    id: str
    at: datetime
    what: str
    network: str
    people: tuple[str, ...]
    text: str
    grown: tuple[Growth, ...]

    def sentence(self, names: Mapping[str, str] | None = None) -> str:
        """Return what was planted and what has grown, in words. `names`: what to call people, by reference."""
        called = names or {}
        who = _and([called.get(p, p) for p in self.people]) or "somebody"
        day = f"{self.at.day} {self.at:%B %Y}"
        did = _DID[self.what].format(who=who)
        if self.what == "comment" and not self.people:
            did = "commented on somebody's post"
        if not self.grown:
            return f"On {day} you {did}. Nothing to be seen yet."
        by_person: dict[tuple[str, bool], list[Growth]] = {}
        for g in self.grown:
            by_person.setdefault((g.person, g.link == "brought by them"), []).append(g)
        parts = []
        for (person, brought), some in by_person.items():
            through = ", whom they had brought," if brought else ""
            parts.append(
                f"{called.get(person, person)}{through} {_and([f'{SAID[g.kind]} {_after(g.days)}' for g in some])}"
            )
        return f"On {day} you {did}. Since then {'; '.join(parts)}."


@dataclass(frozen=True, slots=True)
class Line:
    """The long line with one person: (what, row id, when) from first contact to deal, in order of time."""

    person: str
    steps: tuple[tuple[str, str, datetime], ...]

    @property
    def days(self) -> int:
        """Days from the first step to the last."""
        return (self.steps[-1][2] - self.steps[0][2]).days

    def sentence(self, names: Mapping[str, str] | None = None) -> str:
        """Return the line in words."""
        name = (names or {}).get(self.person, self.person)
        way = ", ".join(f"{what} in {at:%B %Y}" for what, _, at in self.steps)
        return f"{name}: {_long(self.days)} from first contact to deal; {way}."


@dataclass(frozen=True, slots=True)
class Seeds:
    """Seeds that have grown (the newest growth first), those that show nothing yet (oldest first), and the lines, longest first.

    `typical_days` is (median, low, high) of the lines, None when there are none.
    """

    as_of: date
    seeds: tuple[Seed, ...]
    waiting: tuple[Seed, ...]
    lines: tuple[Line, ...]
    typical_days: tuple[float, float, float] | None

    @property
    def sentence(self) -> str:
        """Return the whole in words."""
        if not self.seeds and not self.waiting:
            return "Nothing was planted more than three months ago, as far as the ledger shows."
        text = f"Of {len(self.seeds) + len(self.waiting):,} things planted more than three months ago, {len(self.seeds):,} have shown something since."
        if self.typical_days is not None:
            middle, low, high = self.typical_days
            text += f" From first contact to deal it took {_long(round(middle))} in the middle of {len(self.lines)} cases"
            text += (
                f" (mostly between {_long(round(low))} and {_long(round(high))})."
                if len(self.lines) > 2
                else "."
            )
        return text


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def _after(days: int) -> str:
    return "the same day" if days < 1 else f"{_long(days)} later"


def _long(days: int) -> str:
    if days < 60:
        return f"{days} day{'s' if days != 1 else ''}"
    if days < 700:
        return f"{round(days / 30.44)} months"
    return f"{days / 365.25:.1f} years"


def seeds(rows: Sequence[Row], *, as_of: date, older_than: timedelta = LONG_AGO) -> Seeds:
    """Return what was planted at least `older_than` before the end of `as_of`, and what has grown since.

    Args:
        rows: the ledger as its owner sees it, in any order; undated rows and rows after `as_of` are left out.

    What grew is counted once, under the first seed planted with that person; a first message counts only if
    that person had not written before the seed.
    """
    kept = [r for r in upto(rows, as_of) if r.kind is not Kind.DEAL or won(r)]
    planted = _planted(kept, end_of(as_of) - older_than)
    by_person: dict[str, list[Row]] = defaultdict(list)
    by_thing: dict[str, list[Row]] = defaultdict(list)
    for row in kept:
        if row.mine and row.kind not in (Kind.DEAL, Kind.MEETING, Kind.CALL):
            continue
        for person in others(row) if row.kind in (Kind.DEAL, Kind.MEETING, Kind.CALL) else (row.actor,):
            by_person[person].append(row)
        if row.subject and row.kind in _ABOUT_A_THING:
            by_thing[_thing(row.subject)].append(row)
    first_seed: dict[str, str] = {}
    for id_, _, _, row, people in planted:
        for person in people:
            first_seed.setdefault(person, id_)
        if row.subject and row.kind is Kind.POST:
            for reply in by_thing.get(_thing(row.subject), ()):
                if reply.at is not None and row.at is not None and reply.at > row.at:
                    first_seed.setdefault(reply.actor, id_)
    grown_: list[Seed] = []
    waiting: list[Seed] = []
    for id_, at, what, row, people in planted:
        found: dict[str, Growth] = {}
        if row.subject and row.kind is Kind.POST:
            for reply in by_thing.get(_thing(row.subject), ()):
                if reply.at is not None and reply.at > at and reply.kind is not Kind.REACTION:
                    _keep(found, reply, reply.actor, "the same thing", at)
        mine_of = [*people, *(g.person for g in list(found.values()) if first_seed.get(g.person) == id_)]
        for person in dict.fromkeys(mine_of):
            if first_seed.get(person) != id_:
                continue
            for growth in _grown(by_person[person], person, at):
                found.setdefault(growth.id, growth)
            for brought, when in _brought(by_person[person], at):
                for later in by_person[brought]:
                    if later.at is not None and later.at > when and later.kind in (Kind.DEAL, Kind.REFERRAL):
                        _keep(found, later, brought, "brought by them", at)
        seed = Seed(
            id_,
            at,
            what,
            row.network,
            tuple(people),
            _short(row.text),
            tuple(sorted(found.values(), key=lambda g: (g.at, g.id))),
        )
        (grown_ if seed.grown else waiting).append(seed)
    grown_.sort(key=lambda s: (s.grown[-1].at, s.id), reverse=True)
    lines = _lines(kept)
    days = [float(line.days) for line in lines]
    return Seeds(as_of, tuple(grown_), tuple(waiting), lines, median(days) if days else None)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 200 else flat[:199].rsplit(" ", 1)[0] + " …"


def _planted(kept: Sequence[Row], latest: datetime) -> list[tuple[str, datetime, str, Row, tuple[str, ...]]]:
    found = []
    for row in kept:
        if row.mine and row.at is not None and row.at <= latest and row.kind in _PLANTED:
            found.append((row.id, row.at, _PLANTED[row.kind], row, others(row)))
    for turn in turns(kept):
        if not turn.mine and turn.answer is not None and acts.question(turn.text):
            answer = turn.answer
            if answer.at is not None and answer.at <= latest:
                found.append((answer.id, answer.at, "answer", answer, (turn.person,)))
    return sorted(found, key=lambda f: (f[1], f[0]))


def _thing(subject: str) -> str:
    return subject.strip().casefold().split("?")[0].rstrip("/")


def _keep(found: dict[str, Growth], row: Row, person: str, link: str, since: datetime) -> None:
    assert row.at is not None
    found.setdefault(row.id, Growth(row.id, row.at, row.kind, person, link, (row.at - since).days))


def _grown(rows: Sequence[Row], person: str, since: datetime) -> list[Growth]:
    """Return what one person did after `since`: the first of each kind of talk unless they did so before, and each larger thing."""
    found: dict[str, Growth] = {}
    seen = {_talk(r.kind) for r in rows if r.at is not None and r.at <= since}
    for row in rows:
        if row.at is None or row.at <= since:
            continue
        if row.kind in _FIRSTS:
            if _talk(row.kind) not in seen:
                seen.add(_talk(row.kind))
                _keep(found, row, person, "the same person", since)
        elif row.kind in _EACH and (row.kind is Kind.DEAL or row.to_me):
            _keep(found, row, person, "the same person", since)
    return list(found.values())


def _talk(kind: Kind) -> str:
    if kind in (Kind.MEETING, Kind.CALL):
        return "met"
    return "spoke" if kind in _FIRSTS else kind.value


def _brought(rows: Sequence[Row], since: datetime) -> list[tuple[str, datetime]]:
    return [
        (person, row.at)
        for row in rows
        if row.kind is Kind.INTRODUCTION and row.at is not None and row.at > since
        for person in row.recipients
        if person != ME
    ]


def _lines(kept: Sequence[Row]) -> tuple[Line, ...]:
    first: dict[str, dict[str, tuple[str, str, datetime]]] = defaultdict(dict)
    for row in kept:
        if row.at is None:
            continue
        people = others(row) if row.mine or row.kind in (Kind.DEAL, Kind.MEETING, Kind.CALL) else (row.actor,)
        for person in people:
            steps = first[person]
            if "deal" in steps:
                continue
            if not steps:
                steps["first"] = (_opening(row), row.id, row.at)
                if row.kind is not Kind.DEAL:
                    steps["opened by me" if row.mine else "opened by them"] = steps["first"]
                    continue
            if row.kind is Kind.DEAL:
                steps["deal"] = ("a deal", row.id, row.at)
            elif row.kind in (Kind.MEETING, Kind.CALL):
                steps.setdefault("met", ("met", row.id, row.at))
            elif row.kind is Kind.INTRODUCTION:
                steps.setdefault("introduction", ("an introduction", row.id, row.at))
            elif not row.mine and "opened by me" in steps:
                steps.setdefault("answer", ("their answer", row.id, row.at))
            elif row.mine and "opened by them" in steps:
                steps.setdefault("answer", ("your answer", row.id, row.at))
    found = []
    for person, steps in first.items():
        if "deal" in steps and len(steps) > 2:
            kept_steps = dict.fromkeys(s for k, s in steps.items() if not k.startswith("opened"))
            found.append(Line(person, tuple(sorted(kept_steps, key=lambda s: s[2]))))
    return tuple(sorted(found, key=lambda line: (-line.days, line.person)))


def _opening(row: Row) -> str:
    kind = {
        Kind.INVITATION: "an invitation",
        Kind.MESSAGE: "a message",
        Kind.COMMENT: "a comment",
        Kind.MENTION: "a word in the open",
        Kind.MEETING: "a meeting",
        Kind.CALL: "a call",
        Kind.INTRODUCTION: "an introduction",
        Kind.REACTION: "a nod",
        Kind.FOLLOW: "a follow",
    }.get(row.kind, f"a {row.kind.value}")
    if row.kind is Kind.ACCEPTANCE:
        return "connected"
    return (
        f"{kind} {'of yours' if row.mine else 'of theirs'}"
        if row.kind not in (Kind.MEETING, Kind.CALL)
        else kind
    )
