"""Owed: what somebody did for the owner that has not been answered, thanked or returned.

Only in this direction. Nothing in Goodstanding says who owes the owner anything.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

from ..values import Kind, Precision, Row
from .acts import ACTS
from .closings import is_closing, needs_answer, own_words, thanks
from .tie import CLOSES, TRY

ANSWER_WITHIN_DAYS = 365  # older than this, an answer would puzzle more than please
MANY = 8  # a message to more people than this waits for nobody in particular
_TALK = frozenset({Kind.MESSAGE, Kind.COMMENT, Kind.MENTION, Kind.ASK, Kind.INTRODUCTION, Kind.INVITATION})
_ANSWERS = _TALK | {Kind.CALL, Kind.MEETING, Kind.ACCEPTANCE, Kind.RECOMMENDATION, Kind.REFERRAL, Kind.FAVOUR}
_GIFTS = {
    Kind.ENDORSEMENT: "endorsed you",
    Kind.RECOMMENDATION: "recommended you in writing",
    Kind.REFERRAL: "sent you business",
    Kind.INTRODUCTION: "introduced you to somebody",
    Kind.FAVOUR: "did you a favour",
    Kind.TESTIMONIAL: "vouched for you in public",
}
_LARGE = frozenset({Kind.RECOMMENDATION, Kind.REFERRAL, Kind.INTRODUCTION, Kind.FAVOUR, Kind.TESTIMONIAL})
_ORDER = {"answer": 0, "thanks": 1, "return": 2}


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that waits for the owner.

    `kind`: answer, thanks or return; `why`: one plain sentence; `at`: when the (latest) act happened;
    `evidence`: ids of the rows behind it, oldest first; `text`: the first words of the latest, or empty.
    """

    kind: str
    why: str
    at: datetime
    evidence: tuple[str, ...]
    text: str


def owed(rows: Sequence[Row], as_of: datetime | float) -> tuple[Owed, ...]:
    """Return what is owed to one person, answers first, then thanks, then returns.

    Args:
        rows: everything between the owner and this one person, in any order. Rows at or after `as_of` and
            rows without a date are left aside: what has no date cannot be shown to be unanswered.
        as_of: an aware datetime, or epoch seconds.
    """
    moment = as_of if isinstance(as_of, datetime) else datetime.fromtimestamp(as_of, UTC)
    dated = in_order(row for row in rows if row.at is not None and row.at < moment)
    found = [*_answers(dated, moment), *_gifts(dated)]
    return tuple(sorted(found, key=lambda one: (_ORDER[one.kind], -one.at.timestamp())))


@dataclass(frozen=True, slots=True)
class Tried:
    """The owner's tries in a row without an answer, and when the latest was (epoch s; -inf for none)."""

    count: int
    last: float


def tried(rows: Sequence[Row], as_of: datetime | float) -> Tried:
    """Return how often in a row the owner has tried without an answer, from one person's rows in any order.

    As tie.Turns.tries, but closings ("Thanks, see you Monday!") are no tries: they wait for nothing.
    """
    moment = as_of if isinstance(as_of, datetime) else datetime.fromtimestamp(as_of, UTC)
    dated = in_order(row for row in rows if row.at is not None and row.at < moment)
    times: list[float] = []
    for _, row in reversed(dated):  # from the newest back to their latest answer
        if not row.mine and ACTS[row.kind].answers:
            break
        if row.mine and ACTS[row.kind].opens and not is_closing(row.text):
            times.append(_when(row))
    if not times:
        return Tried(0, -math.inf)
    apart = sum(later - earlier > TRY for later, earlier in pairwise(times))
    return Tried(1 + apart, times[0])


def in_order(rows: Iterable[Row]) -> list[tuple[datetime, Row]]:
    """Return dated rows with their times, oldest first, and no acceptance before the invitation it accepts.

    Exports give the day of an acceptance and no more, which reads as midnight; an invitation of the same day
    has its minute. So an acceptance known by the day follows the last invitation of that day from the other side.
    """
    dated = [(row.at, row) for row in rows if row.at is not None]
    invited: dict[tuple[date, bool], datetime] = {}
    for at, row in dated:
        if row.kind is Kind.INVITATION:
            place = (at.date(), row.mine)
            invited[place] = max(at, invited.get(place, at))

    def place_of(pair: tuple[datetime, Row]) -> tuple[datetime, bool, bool, str]:
        at, row = pair
        accepts = row.kind is Kind.ACCEPTANCE and row.precision is Precision.DAY
        if accepts:
            at = max(at, invited.get((at.date(), not row.mine), at))
        return at, accepts, row.mine, row.id

    return sorted(dated, key=place_of)


def _when(row: Row) -> float:
    return row.at.timestamp() if row.at is not None else -math.inf


def _answers(dated: Sequence[tuple[datetime, Row]], moment: datetime) -> list[Owed]:
    """Return at most one Owed: the messages that wait, together."""
    waiting: list[tuple[datetime, Row]] = []
    latest: datetime | None = None
    mine_waits = False
    for at, row in dated:
        if row.mine:
            if row.kind in _ANSWERS:
                waiting = [pair for pair in waiting if not _answered_by(pair[1], row)]
                mine_waits = not is_closing(row.text)
            if row.kind is Kind.REACTION:  # a nod is enough for what asked nothing
                waiting = [pair for pair in waiting if needs_answer(pair[1].text)]
        elif row.kind in _TALK and (row.to_me or not row.recipients) and len(row.recipients) <= MANY:
            silent = latest is None or (at - latest).total_seconds() > CLOSES
            if row.kind is Kind.INVITATION or needs_answer(row.text, opens=silent and not mine_waits):
                waiting.append((at, row))
            elif is_closing(row.text) and not any(needs_answer(other.text) for _, other in waiting):
                waiting = [pair for pair in waiting if pair[1].kind is Kind.INVITATION]
            mine_waits = False
        if row.kind in _ANSWERS:
            latest = at
    waiting = [pair for pair in waiting if (moment - pair[0]).days <= ANSWER_WITHIN_DAYS]
    if not waiting:
        return []
    at, row = waiting[-1]
    if all(one.kind is Kind.INVITATION for _, one in waiting):
        why = f"They invited you to connect on {_day(at)} and wait for a yes or a no."
    elif any(needs_answer(one.text) for _, one in waiting):
        at, row = next(pair for pair in reversed(waiting) if needs_answer(pair[1].text))
        why = f"They asked you something on {_day(at)} and have had no answer."
    else:
        why = f"They wrote to you on {_day(at)} and have had no answer."
    return [Owed("answer", why, at, tuple(one.id for _, one in waiting), _snippet(row.text))]


def _answered_by(theirs: Row, mine: Row) -> bool:
    """Return whether the owner's row answers theirs: in the same thread, or in another place altogether."""
    if not theirs.conversation or not mine.conversation or theirs.network != mine.network:
        return True
    return theirs.conversation == mine.conversation


def _gifts(dated: Sequence[tuple[datetime, Row]]) -> list[Owed]:
    """Return what was given and neither thanked for nor returned."""
    unthanked: list[tuple[datetime, Row]] = []
    received: list[tuple[datetime, Row]] = []
    for at, row in dated:
        if not row.mine and row.kind in _GIFTS:
            unthanked.append((at, row))
            if row.kind in _LARGE:
                received.append((at, row))
        elif row.mine and row.kind in _LARGE:
            unthanked, received = [], received[1:]
        elif row.mine and row.kind is Kind.ENDORSEMENT:
            unthanked = [pair for pair in unthanked if pair[1].kind in _LARGE]
        elif row.mine and row.kind in (Kind.MESSAGE, Kind.COMMENT, Kind.CALL, Kind.MEETING):
            # What was said in a call, or in a text the export does not show, is taken for thanks.
            if thanks(row.text) or not row.text.strip():
                unthanked = []
        elif row.mine and row.kind is Kind.REACTION:
            unthanked = [pair for pair in unthanked if pair[1].kind is not Kind.ENDORSEMENT]
    if unthanked:
        at, row = unthanked[-1]
        why = f"They {_named(unthanked)} on {_day(at)} and have not had a word of thanks."
        if len(unthanked) > 1:
            why = f"They {_named(unthanked)}, last on {_day(at)}, and have not had a word of thanks."
        return [Owed("thanks", why, at, tuple(one.id for _, one in unthanked), _snippet(row.text))]
    if received:
        at, row = received[-1]
        why = f"They {_named(received)}, last on {_day(at)}; you have thanked them and not yet returned it."
        if len(received) == 1:
            why = f"They {_named(received)} on {_day(at)}; you have thanked them and not yet returned it."
        return [Owed("return", why, at, tuple(one.id for _, one in received), _snippet(row.text))]
    return []


def _named(gifts: Sequence[tuple[datetime, Row]]) -> str:
    """Return the gifts in words: "sent you business 3 times and endorsed you"."""
    counts: dict[Kind, int] = {}
    for _, row in gifts:
        counts[row.kind] = counts.get(row.kind, 0) + 1
    named = [
        _GIFTS[kind] + ("" if count == 1 else " twice" if count == 2 else f" {count} times")
        for kind, count in counts.items()
    ]
    return named[0] if len(named) == 1 else ", ".join(named[:-1]) + " and " + named[-1]


def _day(at: datetime) -> str:
    return f"{at.day} {at:%B %Y}"


def _snippet(text: str, longest: int = 120) -> str:
    """Return the first words, on one line."""
    own = " ".join(own_words(text).split())
    if len(own) <= longest:
        return own
    return own[:longest].rsplit(" ", 1)[0] + " …"
