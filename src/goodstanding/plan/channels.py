"""Push or pull: for each offer and audience, whether they come looking or have to be met, where, and why.

    pull: they search; be there to be found.
    push: they do not search; be where they are, with something of use to them, and talk.

Each reason names the fact it rests on and what would change it. Nothing is scored: a way is advised when the facts
speak for it, the places come in the order of how many reasons speak for them, and "not enough to say" is an answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodstanding.plan.file import Offer, Plan
from goodstanding.plan.searches import Search, per_month
from goodstanding.ratios.share import in_words, interval
from goodstanding.ratios.turns import called, closed, turns, upto, waiting
from goodstanding.values import Row

SOUGHT = 100  # searches a month from which there is somebody to be found by
FEW_SOUGHT = 20
MANY_DECIDE = 4
LONG_CYCLE = 26  # weeks
ENOUGH = 8  # closed turns before "where your people answer" is said

PLACES: Mapping[str, str] = {
    "website": "your own site, found by search",
    "search": "search advertising",
    "linkedin": "LinkedIn",
    "email": "e-mail",
    "local": "local listings and maps",
    "meetings": "meetings, fairs and visits",
    "introductions": "introductions by people you know",
    "feed": "a newsletter or feed that people ask for",
    "x": "X",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "youtube": "YouTube",
}
# The page in docs/networks/ that says what a place can and cannot do.
PAGES: Mapping[str, str] = {
    "website": "web-search",
    "search": "web-search",
    "local": "local-listings",
    "linkedin": "linkedin",
    "email": "email",
    "feed": "email",
    "x": "x",
    "mastodon": "mastodon",
    "bluesky": "bluesky",
    "facebook": "facebook",
    "instagram": "instagram",
    "youtube": "youtube",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact and what follows: "push" or "pull" or "" (only about places), for which places, and what would change it.

    `against` lists places that it speaks against. `ids` are the ledger rows behind it, `known` is False when the plan
    does not say, so that the advice asks for it.
    """

    fact: str
    says: str
    way: str
    places: tuple[str, ...]
    changes: str
    against: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """One place, what to do there, the reasons for and against it, and the page that says what it can do."""

    name: str
    title: str
    way: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    page: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice for one offer: "push", "pull", "both" or "not enough to say", with places in order and open questions."""

    offer: str
    group: str
    way: str
    sentence: str
    places: tuple[Place, ...]
    reasons: tuple[Reason, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answering:
    """How a channel's people answer: closed turns of yours, how many were answered in 7 days, and the rows."""

    channel: str
    answered: int
    of: int
    low: float
    high: float
    ids: tuple[str, ...]


def answering(
    rows: Sequence[Row], *, as_of: date, people: Sequence[str] | None = None
) -> tuple[Answering, ...]:
    """Return where people in fact answer you, over two years, the best-known channels first; only `people` if given."""
    wanted = set(people) if people is not None else None
    kept = upto(rows, as_of)
    first = as_of - timedelta(days=730)
    by_channel: dict[str, list[tuple[bool, tuple[str, ...]]]] = defaultdict(list)
    for turn in (*turns(kept), *turns(kept, public=True)):
        if not turn.mine or turn.begun.date() < first or not closed(turn, as_of) or not waiting(turn):
            continue
        if wanted is None or turn.person in wanted:
            by_channel[turn.channel].append((turn.answer is not None, turn.ids))
    found = []
    for channel, some in by_channel.items():
        hits = sum(a for a, _ in some)
        low, high = interval(hits, len(some))
        found.append(Answering(channel, hits, len(some), low, high, tuple(i for _, ids in some for i in ids)))
    return tuple(sorted(found, key=lambda a: (-a.low, a.channel)))


def advice(
    plan: Plan,
    rows: Sequence[Row],
    *,
    as_of: date,
    searches: Sequence[Search] | None = None,
) -> tuple[Advice, ...]:
    """Return the advice for each offer of the plan, in its order; for each group when no offer is written.

    Args:
        plan: its `[[offers]]` say who it is for, what they would type, whether they know that it is possible, by
            which titles they can be found, whether it is local, how many decide and how long that takes.
        rows: the ledger, for where people in fact answer.
        as_of: the day asked about.
        searches: search volumes; None: no file was given.
    """
    members = {g.name.casefold(): g.members for g in plan.people}
    everybody = answering(rows, as_of=as_of)
    offers = plan.offers or tuple(Offer(name=g.name, group=g.name) for g in plan.people)
    found = []
    for offer in offers:
        own = members.get(offer.group.casefold(), ())
        theirs = answering(rows, as_of=as_of, people=own) if own else ()
        enough = [a for a in theirs if a.of >= ENOUGH]
        found.append(
            _advice(
                offer, searches, enough or [a for a in everybody if a.of >= ENOUGH], of_group=bool(enough)
            )
        )
    return tuple(found)


def _reasons(
    offer: Offer, searches: Sequence[Search] | None, answers: Sequence[Answering], *, of_group: bool
) -> list[Reason]:
    found = [
        _sought(offer, searches),
        _possible(offer),
        _persona(offer),
        _local(offer),
        _deciders(offer),
        _cycle(offer),
    ]
    for one in answers:
        network = one.channel.split(",")[0]
        whose = "this group's" if of_group else "your"
        fact = (
            f"on {called(one.channel)}, {one.answered} of {whose} {one.of} turns were answered"
            if of_group
            else f"on {called(one.channel)}, {one.answered} of your {one.of} turns were answered"
        )
        fact += f" (between {in_words(one.low)} and {in_words(one.high)})"
        if one.low >= 0.5:
            found.append(
                Reason(
                    fact,
                    "your people do answer there",
                    "",
                    (network,),
                    "fewer answers than one in two would change it",
                    ids=one.ids,
                )
            )
        elif one.high < 0.35:
            found.append(
                Reason(
                    fact,
                    "your people hardly answer there",
                    "",
                    (),
                    "answers to more than one in three would change it",
                    against=(network,),
                    ids=one.ids,
                )
            )
    return found


def _sought(offer: Offer, searches: Sequence[Search] | None) -> Reason:
    pull = ("website", "search")
    if searches is not None and offer.searches:
        count, kept = per_month(searches, offer.searches)
        quoted = ", ".join(f"“{s.phrase}”" for s in sorted(kept, key=lambda s: -s.per_month)[:3])
        fact = f"about {count:,} searches a month" + (f" ({quoted})" if quoted else " for its words")
        if count >= SOUGHT:
            return Reason(
                fact,
                "they look for it, so be there to be found",
                "pull",
                pull,
                f"fewer than {FEW_SOUGHT} searches a month would change it",
            )
        if count < FEW_SOUGHT:
            return Reason(
                fact,
                "hardly anybody looks for it",
                "push",
                (),
                f"{SOUGHT} searches a month or more would change it",
                against=pull,
            )
        return Reason(
            fact,
            "a few look for it: worth a good page, not a campaign",
            "",
            ("website",),
            f"{SOUGHT} searches a month or more would make it a pull",
            against=("search",),
        )
    if offer.searched_for is True:
        return Reason(
            "they search for it, says the plan",
            "they look for it, so be there to be found",
            "pull",
            pull,
            "search volumes near nothing would change it",
        )
    if offer.searched_for is False:
        return Reason(
            "they do not search for it, says the plan",
            "who is not looking cannot find",
            "push",
            (),
            f"a search volume of {SOUGHT} a month or more would change it",
            against=pull,
        )
    return Reason(
        "it is not known whether they search for it",
        "",
        "",
        (),
        'write searches = ["what they would type"] in the offer and give search volumes with --searches FILE.csv, or write searched_for = true or false',
        known=False,
    )


def _possible(offer: Offer) -> Reason:
    if offer.known_possible is False:
        return Reason(
            "they do not know that it is possible",
            "nobody searches for what they think cannot be had: show it where they are",
            "push",
            ("linkedin", "youtube", "meetings", "introductions"),
            "once they have a word for it, they will search",
            against=("search",),
        )
    if offer.known_possible is True:
        return Reason(
            "they know that it is possible",
            "who knows can look, compare and ask",
            "pull",
            ("website",),
            "a new kind of offer without a name would change it",
        )
    return Reason(
        "it is not known whether they know that it is possible",
        "",
        "",
        (),
        "write known_possible = true or false in the offer; your interviews tell",
        known=False,
    )


def _persona(offer: Offer) -> Reason:
    if offer.personas:
        who = ", ".join(offer.personas[:3])
        return Reason(
            f"they can be found by what they do ({who})",
            "where people give their role, you can learn about one before you write to one",
            "push",
            ("linkedin",),
            "if the title says nothing about the need, it would change",
        )
    return Reason(
        "no title or role is known by which they could be found",
        "",
        "",
        (),
        'write personas = ["plant manager"] in the offer, if the people you asked share one',
        known=False,
    )


def _local(offer: Offer) -> Reason:
    if offer.local is True:
        place = f" ({offer.place})" if offer.place else ""
        return Reason(
            f"it is local{place}",
            "who needs it near looks on a map, asks a neighbour, or sees you there",
            "pull",
            ("local", "meetings", "facebook"),
            "delivering it at a distance would change it",
        )
    if offer.local is False:
        return Reason(
            "it is not bound to a place",
            "distance is no obstacle, so maps and local listings bring nothing",
            "",
            (),
            "an offer that needs your hands would change it",
            against=("local",),
        )
    return Reason(
        "it is not known whether it is local",
        "",
        "",
        (),
        "write local = true or false in the offer",
        known=False,
    )


def _deciders(offer: Offer) -> Reason:
    if offer.deciders is None:
        return Reason(
            "it is not known how many people decide",
            "",
            "",
            (),
            "write deciders = 3 in the offer; ask who else has a say",
            known=False,
        )
    if offer.deciders >= MANY_DECIDE:
        return Reason(
            f"{offer.deciders} people decide",
            "several have to hear of it from one another: be introduced, and give them something to pass on",
            "push",
            ("introductions", "linkedin", "meetings"),
            "one person who can sign alone would change it",
            against=("search",),
        )
    if offer.deciders == 1:
        return Reason(
            "one person decides",
            "who can decide alone can also find, read and buy alone",
            "pull",
            ("website", "email"),
            "a second signature would change it",
        )
    return Reason(
        f"{offer.deciders} people decide",
        "few enough to talk to each of them",
        "",
        ("introductions", "email"),
        f"{MANY_DECIDE} or more would ask for introductions first",
    )


def _cycle(offer: Offer) -> Reason:
    if offer.cycle_weeks is None:
        return Reason(
            "it is not known how long they take to decide",
            "",
            "",
            (),
            "write cycle_weeks = 12 in the offer; `goodstanding seeds` shows the line from first contact to deal",
            known=False,
        )
    weeks = f"{offer.cycle_weeks:g} weeks"
    if offer.cycle_weeks >= LONG_CYCLE:
        return Reason(
            f"it takes them about {weeks} to decide",
            "a long wait wants something worth coming back to, that they asked for",
            "",
            ("feed", "email", "linkedin"),
            f"less than {LONG_CYCLE} weeks would change it",
            against=("search",),
        )
    if offer.cycle_weeks <= 4:
        return Reason(
            f"it takes them about {weeks} to decide",
            "who decides soon is looking now",
            "pull",
            ("website", "search"),
            "more than a month would change it",
        )
    return Reason(
        f"it takes them about {weeks} to decide",
        "time for a handful of conversations",
        "",
        ("email",),
        f"less than 4 or more than {LONG_CYCLE} weeks would change it",
    )


def _advice(
    offer: Offer, searches: Sequence[Search] | None, answers: Sequence[Answering], *, of_group: bool
) -> Advice:
    reasons = _reasons(offer, searches, answers, of_group=of_group)
    push = [r for r in reasons if r.way == "push"]
    pull = [r for r in reasons if r.way == "pull"]
    known = [r for r in reasons if r.known]
    # Whether they search decides the way; where that is not known, the other facts have to agree.
    sought = reasons[0].way
    unaware = offer.known_possible is False
    if sought == "pull" and not unaware:
        way = "both" if len(push) >= 2 else "pull"
    elif sought == "push" or unaware:
        way = "both" if sought == "pull" else "push"
    elif len(push) + len(pull) < 2:
        way = "not enough to say"
    elif len(push) >= 2 * max(1, len(pull)):
        way = "push"
    elif len(pull) >= 2 * max(1, len(push)):
        way = "pull"
    else:
        way = "both"
    places = _places(reasons, way)
    whom = f" to “{offer.group}”" if offer.group and offer.group != offer.name else ""
    lead = {
        "pull": "they come looking, so be there to be found",
        "push": "they do not come looking, so go where they are, with something of use to them",
        "both": "some look and the others have to be met: be there to be found, and talk",
        "not enough to say": "the plan does not say enough about them yet",
    }[way]
    best = next((r.fact for r in (pull if way == "pull" else push if way == "push" else known) if r.fact), "")
    where = f"; begin with {places[0].title}" if places and way != "not enough to say" else ""
    sentence = f"“{offer.name}”{whom}: {way}. {lead[:1].upper()}{lead[1:]}{where}." + (
        f" First reason: {best}." if best else ""
    )
    return Advice(
        offer.name,
        offer.group,
        way,
        sentence,
        places if way != "not enough to say" else (),
        tuple(known),
        tuple(f"{r.fact[:1].upper()}{r.fact[1:]}: {r.changes}." for r in reasons if not r.known),
    )


_PULLED = frozenset({"website", "search", "local", "feed"})


def _places(reasons: Sequence[Reason], way: str) -> tuple[Place, ...]:
    pro: dict[str, list[str]] = defaultdict(list)
    con: dict[str, list[str]] = defaultdict(list)
    for reason in reasons:
        for place in reason.places:
            pro[place].append(f"{reason.fact}: {reason.says}")
        for place in reason.against:
            con[place].append(f"{reason.fact}: {reason.says}")
    found = []
    for place, why in pro.items():
        if len(con[place]) >= len(why):
            continue
        its_way = "pull" if place in _PULLED else "push"
        fits = way in ("both", "not enough to say") or its_way == way
        found.append(
            (
                not fits,
                len(con[place]) - len(why),
                list(PLACES).index(place) if place in PLACES else 99,
                place,
                its_way,
                why,
            )
        )
    found.sort()
    return tuple(
        Place(place, PLACES.get(place, place), its_way, tuple(why), tuple(con[place]), PAGES.get(place, ""))
        for _, _, _, place, its_way, why in found
    )
