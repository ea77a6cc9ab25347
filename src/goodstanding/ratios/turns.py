"""Rows into turns, channels and conversations.

A *turn* is one or more rows by one side in one conversation, until the other side writes or seven days pass (see
docs/decisions.md). A turn is *answered* when the other side writes within seven days of its
first row; it is *closed* once those days are over, and only closed turns are counted, so that a message sent this
morning does not look like a failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from goodstanding.ratios import acts
from goodstanding.values import ME, Kind, Row

WITHIN = timedelta(days=7)
FEW = 3  # a row to more people than this waits for nobody's answer in particular

# Networks whose exports hold a person's messages both ways, as sent and as received.
MESSAGES_BOTH_WAYS = frozenset({"linkedin", "facebook", "instagram", "x"})
_PUBLIC = (Kind.COMMENT, Kind.MENTION)
# What a row must be to show that somebody spoke or acted, not merely clicked.
SPOKEN = frozenset(
    {
        Kind.MESSAGE,
        Kind.COMMENT,
        Kind.MENTION,
        Kind.MEETING,
        Kind.CALL,
        Kind.RECOMMENDATION,
        Kind.INTRODUCTION,
        Kind.FAVOUR,
        Kind.REFERRAL,
        Kind.TESTIMONIAL,
        Kind.DEAL,
        Kind.ASK,
    }
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One side's rows in a conversation until the other side wrote. `answer` is the row that answered it in time."""

    rows: tuple[Row, ...]
    mine: bool
    first: bool
    person: str
    channel: str
    begun: datetime
    answer: Row | None

    @property
    def text(self) -> str:
        """Everything said in this turn."""
        return "\n".join(r.text for r in self.rows)

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows of the turn, and the one that answered it."""
        return (*(r.id for r in self.rows), *((self.answer.id,) if self.answer else ()))


def end_of(day: date) -> datetime:
    """Return the last instant of `day`, in UTC."""
    return datetime.combine(day, time.max, UTC)


def other(row: Row) -> str:
    """Return the other person of a row: the actor of a row towards me, else the first recipient that is not me; "" if none."""
    if not row.mine:
        return row.actor
    return next((r for r in row.recipients if r != ME), "")


def others(row: Row) -> tuple[str, ...]:
    """Return every person of a row but me, actor first."""
    people = row.recipients if row.mine else (row.actor, *row.recipients)
    return tuple(dict.fromkeys(p for p in people if p and p != ME))


def won(row: Row) -> bool:
    """Whether a row is a deal that was made: importers write "Won", "Lost" or "Open" first; a bare deal counts."""
    return row.kind is Kind.DEAL and row.text.partition(",")[0].strip().casefold() not in {"lost", "open"}


def channel(row: Row) -> str:
    """Return the channel of a row: its network, with public replies kept apart from messages ("mastodon, in public")."""
    return f"{row.network}, in public" if row.kind in _PUBLIC else row.network


_NAMES = {
    "linkedin": "LinkedIn",
    "email": "e-mail",
    "x": "X",
    "facebook": "Facebook",
    "instagram": "Instagram",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
}


def called(name: str) -> str:
    """Return a channel as people write it: "LinkedIn", "e-mail", "Mastodon, in public"."""
    network, comma, rest = name.partition(",")
    return _NAMES.get(network, network) + comma + rest


def upto(rows: Iterable[Row], as_of: date) -> list[Row]:
    """Return the dated rows up to the end of `as_of`, by time and then by id."""
    end = end_of(as_of)
    return sorted((r for r in rows if r.at is not None and r.at <= end), key=lambda r: (r.at, r.id))


def both_ways(rows: Iterable[Row]) -> tuple[frozenset[str], dict[str, str]]:
    """Return the channels that show both sides, and the others with the reason in a sentence.

    Messages of networks whose exports are known to hold both directions count as such even if nobody ever wrote
    back. Of any other channel both directions must have been seen: a mailbox of sent mail shows one side only.
    """
    mine: dict[str, int] = defaultdict(int)
    theirs: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.kind is Kind.MESSAGE or row.kind in _PUBLIC:
            (mine if row.mine else theirs)[channel(row)] += 1
    shown, left = set(), {}
    for name in sorted({*mine, *theirs}):
        if name in MESSAGES_BOTH_WAYS or (mine[name] and theirs[name]):
            shown.add(name)
        else:
            side = "what you gave" if mine[name] else "what you received"
            left[name] = f"{called(name)} shows only {side}, so nothing is said there about the two sides"
    return frozenset(shown), left


def turns(rows: Sequence[Row], *, public: bool = False) -> list[Turn]:
    """Return the turns in `rows`, oldest conversation first, in order of time within it.

    Args:
        rows: sorted by time, as `upto` gives them.
        public: take comments and mentions instead of messages.
    """
    threads: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        wanted = row.kind in _PUBLIC if public else row.kind is Kind.MESSAGE
        if not wanted or not (row.mine or row.to_me) or len(row.recipients) > FEW:
            continue
        person = other(row)
        if person and person != ME:
            threads[(channel(row), row.conversation or person)].append(row)
    found: list[Turn] = []
    for (name, _), thread in threads.items():
        found += _thread_turns(thread, name)
    return found


def _thread_turns(thread: Sequence[Row], name: str) -> list[Turn]:
    runs: list[list[Row]] = []
    for row in thread:
        assert row.at is not None
        last = runs[-1] if runs else None
        if last and last[0].mine == row.mine and last[0].at is not None and row.at - last[0].at <= WITHIN:
            last.append(row)
        else:
            runs.append([row])
    found = []
    for n, run in enumerate(runs):
        begun = run[0].at
        assert begun is not None
        answer = None
        if n + 1 < len(runs):
            reply = runs[n + 1][0]
            assert reply.at is not None
            if reply.mine != run[0].mine and reply.at - begun <= WITHIN:
                answer = reply
        found.append(Turn(tuple(run), run[0].mine, n == 0, other(run[0]), name, begun, answer))
    return found


def waiting(turn: Turn) -> bool:
    """Whether a turn leaves something to answer: a closing thank-you does not, unless it opens the conversation."""
    return turn.first or not acts.closing(turn.text)


def closed(turn: Turn, as_of: date) -> bool:
    """Whether the seven days for an answer are over at the end of `as_of`."""
    return turn.begun + WITHIN <= end_of(as_of)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Everything said in one conversation on one channel; `sides` counts how often the speaker changed, plus one."""

    rows: tuple[Row, ...]
    channel: str
    person: str
    sides: int
    mine_first: bool


def conversations(rows: Sequence[Row]) -> list[Conversation]:
    """Return the conversations in `rows` (sorted by time): messages and public replies, with few people each."""
    threads: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind is not Kind.MESSAGE and row.kind not in _PUBLIC:
            continue
        if not (row.mine or row.to_me) or len(row.recipients) > FEW:
            continue
        person = other(row)
        if person and person != ME:
            threads[(channel(row), row.conversation or person)].append(row)
    found = []
    for (name, _), thread in threads.items():
        sides = 1 + sum(a.mine != b.mine for a, b in pairwise(thread))
        found.append(Conversation(tuple(thread), name, other(thread[0]), sides, thread[0].mine))
    return found
