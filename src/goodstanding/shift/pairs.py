"""How each of the seventeen pairs is measured: cases that count or do not, or the reason why it cannot be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from goodstanding.plan import words
from goodstanding.plan.file import Plan
from goodstanding.plan.funnel import history
from goodstanding.ratios import acts
from goodstanding.ratios.giving import acts_for_somebody
from goodstanding.ratios.share import Case
from goodstanding.ratios.ties import found_ties
from goodstanding.ratios.turns import (
    SPOKEN,
    channel,
    closed,
    conversations,
    end_of,
    others,
    waiting,
    won,
)
from goodstanding.ratios.view import View
from goodstanding.values import ME, Kind, Row

_MET = frozenset({Kind.MEETING, Kind.CALL})
_ADVOCACY = frozenset({Kind.RECOMMENDATION, Kind.TESTIMONIAL, Kind.REFERRAL, Kind.INTRODUCTION})
_TOGETHER = frozenset({Kind.MEETING, Kind.CALL, Kind.INTRODUCTION, Kind.FAVOUR, Kind.DEAL, Kind.REFERRAL})
_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Context:
    """What a pair looks at."""

    view: View
    plan: Plan | None
    presence: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Cases with the sentence that they fill. `none` says what is missing when there are no cases."""

    cases: Sequence[Case]
    meaning: str
    none: str
    state: bool = True
    source: str = "ledger"
    channel: str = "all channels"


@dataclass(frozen=True, slots=True)
class Cannot:
    """Why a pair cannot be measured, and what would be needed."""

    why: str
    source: str = "ledger"


def _two_way(context: Context) -> dict[str, tuple[datetime, tuple[str, ...]]]:
    return {p: (t.since, t.ids) for p, t in found_ties(context.view).items() if t.since is not None}


def _first(rows: Iterable[tuple[str, Row]]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for person, row in rows:
        found.setdefault(person, row)
    return found


def _state(people: Mapping[str, tuple[datetime, tuple[str, ...]]], did: Mapping[str, Row]) -> list[Case]:
    """Return a case for each person, counting when they are in `did`, from the later of the two days on."""
    cases = []
    for person, (begun, ids) in people.items():
        act = did.get(person)
        since = max(begun, act.at) if act is not None and act.at is not None else None
        cases.append(
            Case(
                tuple(dict.fromkeys((*ids, *((act.id,) if act else ())))),
                begun,
                act is not None,
                person,
                since,
            )
        )
    return cases


def community(context: Context) -> Measured | Cannot:
    """Two-way ties who were in one conversation, meeting or introduction with another of them."""
    ties = _two_way(context)
    shared = []
    for row in context.view.rows:
        people = [p for p in others(row) if p in ties]
        if len(people) >= 2 and row.kind in SPOKEN and len(people) <= 12:
            shared += [(p, row) for p in people]
    return Measured(
        _state(ties, _first(shared)),
        "{hits} of the {of} people on speaking terms with you were in one conversation, meeting or introduction with another of them",
        "nobody is on speaking terms with you yet",
    )


_SEEN = ("contact", "blog", "news", "press", "feed", "linkedin", "mastodon_or_other")


def feedback(context: Context) -> Measured | Cannot:
    """Ways on your pages to see and to answer, from the presence audit."""
    if context.presence is None:
        return Cannot(
            "no audit of your pages was given; make one with “goodstanding presence YOUR-SITE --format json” and keep it as presence.json in the home folder",
            "presence",
        )
    features = context.presence.get("features")
    if not isinstance(features, dict):
        return Cannot("the presence audit holds no features", "presence")
    at = end_of(context.view.last)
    cases = []
    for name in _SEEN:
        value = features.get(name)
        answer = value.get("found") if isinstance(value, dict) else value
        if answer in ("yes", "no"):
            cases.append(
                Case((f"presence:{name}",), at, answer == "yes", "", at if answer == "yes" else None)
            )
    return Measured(
        cases,
        "Of {of} ways in which pages let people see what goes on and answer, yours have {hits}",
        "the audit could see none of the ways to answer",
        source="presence",
        channel="your pages",
    )


def _next(person: str, times: Sequence[datetime], after: datetime) -> tuple[str, datetime] | None:
    """Return the first of `times` (in order) within _SOON after `after`, with the person, or None."""
    place = bisect_right(times, after)
    return (person, times[place]) if place < len(times) and times[place] <= after + _SOON else None


def engagement(context: Context) -> Measured | Cannot:
    """Comments of yours on others' things after which that person came back to you within 14 days."""
    by_person: dict[str, list[datetime]] = defaultdict(list)
    came: dict[tuple[str, datetime], str] = {}
    for row in context.view.rows:
        if not row.mine and row.to_me and row.at is not None and row.kind not in (Kind.REACTION, Kind.FOLLOW):
            by_person[row.actor].append(row.at)
            came[(row.actor, row.at)] = row.id
    cases = []
    unknown = 0
    for row in context.view.rows:
        if not row.mine or row.at is None or row.kind not in (Kind.COMMENT, Kind.MENTION):
            continue
        people = others(row)
        if not people:
            unknown += 1
            continue
        if row.at + _SOON > end_of(context.view.as_of):
            continue
        back = next((b for p in people if (b := _next(p, by_person.get(p, []), row.at)) is not None), None)
        ids = (row.id, *((came[back],) if back else ()))
        cases.append(Case(ids, row.at, back is not None, people[0]))
    if not cases and unknown:
        return Cannot(f"the exports do not say whose posts your {unknown:,} comments were on")
    return Measured(
        cases,
        "After {hits} of your {of} comments on somebody's thing, that person came back to you within 14 days",
        "you have commented on nobody's thing, as far as the ledger shows",
        state=False,
    )


def collaborate(context: Context) -> Measured | Cannot:
    """People who answered a question of yours, with whom something was done together since."""
    learned: dict[str, tuple[datetime, tuple[str, ...]]] = {}
    for turn in context.view.said:
        if turn.mine and turn.answer is not None and turn.answer.at is not None and acts.question(turn.text):
            learned.setdefault(turn.person, (turn.answer.at, turn.ids))
    did = []
    for row in context.view.rows:
        if row.kind in _TOGETHER and row.at is not None and (row.kind is not Kind.DEAL or won(row)):
            did += [(p, row) for p in others(row) if p in learned and row.at > learned[p][0]]
    return Measured(
        _state(learned, _first(did)),
        "With {hits} of the {of} people who answered a question of yours, you have met or done something together since",
        "nobody has answered a question of yours yet",
    )


def _spoken_days(rows: Sequence[Row]) -> dict[str, tuple[list[Row], list[Row]]]:
    found: dict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for row in rows:
        if row.kind not in SPOKEN or row.at is None or not (row.mine or row.to_me):
            continue
        both = row.kind in _MET
        for person in others(row) if row.mine or both else (row.actor,):
            if row.mine or both:
                found[person][0].append(row)
            if not row.mine or both:
                found[person][1].append(row)
    return found


def loyalty(context: Context) -> Measured | Cannot:
    """People with whom words went both ways in the year before last, and again in the last one."""
    end = end_of(context.view.last)
    middle, begin = end - timedelta(days=365), end - timedelta(days=730)

    def within(rows: Sequence[Row], a: datetime, b: datetime) -> Row | None:
        return next((r for r in rows if r.at is not None and a < r.at <= b), None)

    cases = []
    for person, (given, got) in _spoken_days(context.view.rows).items():
        old_given, old_got = within(given, begin, middle), within(got, begin, middle)
        if old_given is None or old_got is None:
            continue
        new_given, new_got = within(given, middle, end), within(got, middle, end)
        stays = new_given is not None and new_got is not None
        rows = [r for r in (old_given, old_got, new_given, new_got) if r is not None]
        at = max(r.at for r in (old_given, old_got) if r.at is not None)
        since = (
            max(r.at for r in (new_given, new_got) if r is not None and r.at is not None) if stays else None
        )
        cases.append(Case(tuple(dict.fromkeys(r.id for r in rows)), at, stays, person, since))
    return Measured(
        cases,
        "With {hits} of the {of} people of the year before, words went both ways again in the last year",
        "the ledger does not reach back two years with anybody",
    )


def conversation(context: Context) -> Measured | Cannot:
    """People who did something for you or you for them, with whom words went both ways in the last 180 days."""
    trusted: dict[str, tuple[datetime, tuple[str, ...]]] = {}
    for some, at, actor, person in acts_for_somebody(list(context.view.rows)):
        who = person if some[0].mine else actor if person == ME else ""
        if who and who != ME and some[0].kind is not Kind.ENDORSEMENT:
            trusted.setdefault(who, (at, tuple(r.id for r in some)))
    begin = end_of(context.view.last) - timedelta(days=180)
    spoken = _spoken_days(context.view.rows)
    lately: dict[str, Row] = {}
    for person in trusted:
        given, got = spoken.get(person, ([], []))
        new_given = next((r for r in reversed(given) if r.at is not None and r.at > begin), None)
        new_got = next((r for r in reversed(got) if r.at is not None and r.at > begin), None)
        if new_given is not None and new_got is not None:
            lately[person] = max((new_given, new_got), key=lambda r: (r.at, r.id))
    return Measured(
        _state(trusted, lately),
        "With {hits} of the {of} people who helped you or whom you helped, words went both ways in the last half year",
        "no help went either way yet, as far as the ledger shows",
    )


def _advocated(view: View) -> dict[str, Row]:
    return _first((r.actor, r) for r in view.rows if not r.mine and r.to_me and r.kind in _ADVOCACY)


def recommend(context: Context) -> Measured | Cannot:
    """People who spoke to you, in private or in the open, who have spoken for you."""
    took: dict[str, tuple[datetime, tuple[str, ...]]] = {}
    for row in context.view.rows:
        if not row.mine and row.to_me and row.at is not None and row.kind in SPOKEN:
            took.setdefault(row.actor, (row.at, (row.id,)))
    return Measured(
        _state(took, _advocated(context.view)),
        "{hits} of the {of} people who have spoken to you have recommended, referred or introduced you",
        "nobody has spoken to you yet, as far as the ledger shows",
    )


def peers(context: Context) -> Measured | Cannot:
    """Two-way ties who were introduced to somebody by you, or who introduced somebody to you."""
    ties = _two_way(context)
    met = [(p, r) for r in context.view.rows if r.kind is Kind.INTRODUCTION for p in others(r) if p in ties]
    return Measured(
        _state(ties, _first(met)),
        "{hits} of the {of} people on speaking terms with you took part in an introduction, by you or by them",
        "nobody is on speaking terms with you yet",
    )


def co_create(context: Context) -> Measured | Cannot:
    """Two-way ties with whom the plan says that something was made."""
    made = context.plan.made_together if context.plan else ()
    if not made:
        return Cannot(
            'no export shows what was made together; write [[made_together]] with what = "…" and with = ["…"] in the plan',
            "plan",
        )
    who = {w.casefold() for _, with_ in made for w in with_}
    cases = []
    for person, (begun, ids) in _two_way(context).items():
        hit = person.casefold() in who
        cases.append(Case(ids, begun, hit, person, begun if hit else None))
    return Measured(
        cases,
        "With {hits} of the {of} people on speaking terms with you, something was made that bears both names",
        "nobody is on speaking terms with you yet",
        source="plan",
    )


def sharing(context: Context) -> Measured | Cannot:
    """Posts of yours that somebody passed on or took up."""

    def thing(row: Row) -> str:
        return row.subject.strip().casefold().rstrip("/")

    passed = _first(
        (thing(r), r)
        for r in context.view.rows
        if not r.mine and r.subject and r.kind in (Kind.SHARE, Kind.MENTION, Kind.COMMENT)
    )
    if not passed:
        return Cannot("no export shows who passed on or took up what you wrote")
    cases = []
    for row in context.view.rows:
        if row.mine and row.kind is Kind.POST and row.subject and row.at is not None:
            back = passed.get(thing(row))
            cases.append(Case((row.id, *((back.id,) if back else ())), row.at, back is not None))
    return Measured(
        cases,
        "{hits} of your {of} posts were passed on or taken up by somebody",
        "you have posted nothing with an address",
        state=False,
    )


def relevance(context: Context) -> Measured | Cannot:
    """People who came by themselves and spoke, at first, in the words of the plan."""
    plan = context.plan
    text = ""
    if plan is not None:
        text = " ".join(
            [
                *(f"{g.name} {g.motivation} {g.need}" for g in plan.people),
                *(f"{o.name} {' '.join(o.searches)}" for o in plan.offers),
                plan.message.what if plan.message else "",
            ]
        )
    stems = {s for s in words.stems(text) if len(s) >= 5}
    if not stems:
        return Cannot("the plan does not say yet, in words, whom and what you are for", "plan")
    seen: set[str] = set()
    cases = []
    for row in context.view.rows:
        for person in others(row) if row.mine else (row.actor,):
            if person in seen or row.at is None:
                continue
            if row.kind in (Kind.REACTION, Kind.FOLLOW) or (not row.mine and not row.to_me):
                continue
            seen.add(person)
            if not row.mine and row.to_me and len(re.findall(r"\w+", row.text)) >= 4:
                cases.append(Case((row.id,), row.at, bool(stems & words.stems(row.text)), person))
    return Measured(
        cases,
        "Of {of} people who wrote to you first, {hits} spoke of what your plan is for",
        "nobody has written to you first, with words, in this time",
        state=False,
        source="plan",
    )


def share(context: Context) -> Measured | Cannot:
    """Posts of yours that are of use to others: not announcements of your own."""
    cases = [
        Case((r.id,), r.at, not acts.announcement(r.text))
        for r in context.view.rows
        if r.mine and r.at is not None and r.kind is Kind.POST and r.text.strip()
    ]
    cases += [
        Case((r.id,), r.at, True)
        for r in context.view.rows
        if r.mine and r.at is not None and r.kind is Kind.SHARE
    ]
    return Measured(
        cases,
        "{hits} of the {of} things in your stream are about something other than your own news",
        "you have posted and passed on nothing in this time",
        state=False,
    )


def we(context: Context) -> Measured | Cannot:
    """Conversations beyond two turns in which both sides say "we"."""
    cases = []
    for c in conversations(context.view.rows):
        begun = c.rows[0].at
        if c.sides <= 2 or c.channel not in context.view.both or begun is None:
            continue
        mine = any(acts.together(r.text) for r in c.rows if r.mine)
        theirs = any(acts.together(r.text) for r in c.rows if not r.mine)
        cases.append(Case(tuple(r.id for r in c.rows), begun, mine and theirs, c.person))
    return Measured(
        cases,
        "In {hits} of the {of} conversations beyond two turns, both sides said “we”",
        "no conversation went beyond two turns in this time",
        state=False,
    )


def availability(context: Context) -> Measured | Cannot:
    """Times that somebody waited for you and had your answer within a day."""
    cases = []
    for turn in (*context.view.said, *context.view.in_public):
        if (
            turn.mine
            or turn.channel not in context.view.both
            or not closed(turn, context.view.as_of)
            or not waiting(turn)
        ):
            continue
        quick = (
            turn.answer is not None
            and turn.answer.at is not None
            and turn.answer.at - turn.begun <= timedelta(days=1)
        )
        cases.append(Case(turn.ids, turn.begun, quick, turn.person))
    return Measured(
        cases,
        "{hits} of the {of} times that somebody waited for you, you were there within a day",
        "nobody has waited for you in this time, on a channel that shows both sides",
        state=False,
    )


def involve(context: Context) -> Measured | Cannot:
    """People whom the plan is for, who have spoken to you or been asked."""
    named = context.view.qualified
    if not named:
        return Cannot(
            "the plan does not name whom it is for; write members in [[people]], or [accounts] qualified",
            "plan",
        )
    asked = {a.who for g in (context.plan.people if context.plan else ()) for a in g.answers if a.who}
    begun = context.view.rows[0].at if context.view.rows else None
    if begun is None:
        return Cannot("the ledger is empty")
    first: dict[str, Row] = {}
    spoke: dict[str, Row] = {}
    for row in context.view.rows:
        for person in others(row):
            if person in named:
                first.setdefault(person, row)
        if not row.mine and row.to_me and row.kind in SPOKEN and row.actor in named:
            spoke.setdefault(row.actor, row)
    cases = []
    for person in sorted(named):
        place = first.get(person)
        if place is None or place.at is None:
            continue
        act = spoke.get(person)
        hit = act is not None or person in asked
        since = act.at if act is not None else place.at if hit else None
        ids = tuple(dict.fromkeys((place.id, *((act.id,) if act else ()))))
        cases.append(Case(ids, place.at, hit, person, since))
    return Measured(
        cases,
        "{hits} of the {of} people your plan is for, as far as you know them, have spoken to you or been asked",
        "nobody whom the plan is for is in the ledger yet",
        source="plan",
    )


def advocate(context: Context) -> Measured | Cannot:
    """People you listened to (commented on, or answered a question of), who have spoken for you."""
    heard: dict[str, tuple[datetime, tuple[str, ...]]] = {}
    for row in context.view.rows:
        if row.mine and row.at is not None and row.kind in (Kind.COMMENT, Kind.MENTION):
            for person in others(row):
                heard.setdefault(person, (row.at, (row.id,)))
    for turn in context.view.said:
        if (
            not turn.mine
            and turn.answer is not None
            and turn.answer.at is not None
            and acts.question(turn.text)
        ):
            heard.setdefault(turn.person, (turn.answer.at, turn.ids))
    spoke = _first(
        (r.actor, r)
        for r in context.view.rows
        if not r.mine
        and r.to_me
        and r.kind in _ADVOCACY
        and r.actor in heard
        and r.at is not None
        and r.at > heard[r.actor][0]
    )
    return Measured(
        _state(heard, spoke),
        "{hits} of the {of} people you listened to have spoken for you since",
        "you have commented on nobody's thing and answered nobody's question yet",
    )


def opt_in(context: Context) -> Measured | Cannot:
    """New conversations that the other side began."""
    shown = {channel(r) for r in context.view.rows if r.kind is Kind.MESSAGE} & context.view.both
    if not shown:
        return Cannot("no channel shows both sides")
    cases = []
    for journey in history(context.view.rows, as_of=context.view.last).journeys:
        talked = journey.at[2]
        if talked is not None and not journey.unseen:
            ids = tuple(dict.fromkeys(i for i in journey.ids[:3] if i))
            cases.append(Case(ids, journey.begun, journey.inbound, journey.person))
    return Measured(
        cases,
        "{hits} of {of} new conversations were begun by the other side",
        "no new conversation began in this time",
        state=False,
    )
