"""The fold: everything that was done between the owner and one person, as a summary that merges.

A `Tie` answers what the ledger is asked about two people without reading their rows again. It has a
commutative part (decayed sums, counts, first and last: any order, any partition) and an ordered part (turns
and their answers, who begins, the rhythm of gaps: merges by time segment).

    tie = fold([Touch(0.0, True, "message"), Touch(3600.0, False, "message")])
    tie.mine.answered            # 1: they answered my turn
    tie.add(later_touch)         # O(1), for a touch at or after tie.last
    merge(spring, summer)        # exact when all of spring came before all of summer

A *turn* is one or more touches by one side that wait for an answer; it ends when the other side answers, or
when `CLOSES` (seven days) have passed since its latest touch. It was answered when the answer came strictly
later and within seven days. Two touches at the same instant never answer one another, and their order is of
no account: what happens at one instant is kept apart (`now`) until time moves on.

Times are epoch seconds; nothing here depends on the calendar, so shifting all times changes nothing but them.
When two segments interleave, `merge` refuses: keep a `Pile` of the touches and fold that.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from .acts import ACTS, INDEX, KINDS

DAY = 86400.0
HALF_LIVES: tuple[float, ...] = (0.5 * DAY, 2 * DAY, 7 * DAY, 30 * DAY, 120 * DAY)
CLOSES = 7 * DAY  # a turn is closed, answered or not, when this has passed
EPISODE = 7 * DAY  # whoever writes after a silence longer than this has begun anew
SITTING = 8 * 3600.0  # touches nearer than this belong to one sitting
TRY = 12 * 3600.0  # a second message within this is still the same try
NEVER_YET = math.inf  # "first" of something that has not happened
NEVER = -math.inf  # "last" of something that has not happened
_REMEMBERED = 8  # outcomes of the latest turns, a bit each

_NO_KINDS: tuple[float, ...] = (0.0,) * len(KINDS)
_NO_SUMS: tuple[float, ...] = (0.0,) * len(HALF_LIVES)


class Touch(NamedTuple):
    """One interaction as the tie sees it.

    `at`: epoch seconds; `out`: the owner did it; `kind`: a values.Kind; `recipients`: how many people it was
    addressed to; `id`: the row behind it; `conversation`: its thread.
    """

    at: float
    out: bool
    kind: str
    recipients: int = 1
    id: str = ""
    conversation: str = ""


class OutOfOrder(ValueError):
    """A touch is older than what the tie already holds, or two segments interleave: fold the rows again."""


class Side(NamedTuple):
    """What one side did. Sums are decayed to the tie's `last`; a touch to n people counts 1/n in `credit`.

    `first`, `last`: epoch s of contact; `touches`: how many; `direct`: those addressed to one person only;
    `sums`: decayed credit for each of HALF_LIVES; `kinds`: credit by kind, as in KINDS (contact or not);
    `starts`: episodes begun after a silence.
    """

    first: float = NEVER_YET
    last: float = NEVER
    touches: int = 0
    direct: int = 0
    credit: float = 0.0
    starts: int = 0
    sums: tuple[float, ...] = _NO_SUMS
    kinds: tuple[float, ...] = _NO_KINDS

    def of_kind(self, *kinds: str) -> float:
        """Return the credit of these kinds together."""
        return sum(self.kinds[INDEX[kind]] for kind in kinds)


class Turns(NamedTuple):
    """The turns of one side and what became of them, in order of time.

    `turns` were begun; of these `answered` within 7 days and `missed`; at most one is open. `log_delay`: sum
    of ln(seconds) of the answered ones. `outcomes`: the latest eight closed ones, a bit each, newest lowest.
    `first_outcome`: 1, 0, or -1 while unknown. `waiting`: touches since the other's last answer, in `tries`
    (more than TRY apart), the first of them at `since`.
    """

    turns: int = 0
    answered: int = 0
    missed: int = 0
    log_delay: float = 0.0
    outcomes: int = 0
    first_outcome: int = -1
    ask_first: float = NEVER_YET
    ask_last: float = NEVER
    answer_first: float = NEVER_YET
    answer_last: float = NEVER
    waiting: int = 0
    tries: int = 0
    since: float = NEVER_YET

    @property
    def open(self) -> bool:
        """Whether the latest turn has neither been answered nor closed."""
        return self.turns > self.answered + self.missed

    def closed_at(self, as_of: float) -> int:
        """Return how many turns are closed at `as_of`, counting one whose seven days have passed by then."""
        return self.answered + self.missed + (1 if self.open and as_of - self.ask_last > CLOSES else 0)

    def latest(self, as_of: float) -> tuple[int, int]:
        """Return (answered, closed) among the latest turns, eight at most, as of `as_of`."""
        closed = min(self.answered + self.missed, _REMEMBERED)
        bits = self.outcomes
        if self.open and as_of - self.ask_last > CLOSES:
            closed = min(closed + 1, _REMEMBERED)
            bits = (bits << 1) & 0xFF
        return (bits & ((1 << closed) - 1)).bit_count(), closed

    def _close(self, answered: bool, delay: float) -> Turns:
        return self._replace(
            answered=self.answered + answered,
            missed=self.missed + (not answered),
            log_delay=self.log_delay + (math.log(delay) if answered else 0.0),
            outcomes=((self.outcomes << 1) | answered) & 0xFF,
            first_outcome=int(answered) if self.first_outcome < 0 else self.first_outcome,
        )

    def step(self, at: float, opens: int, answers: bool) -> Turns:
        """Return the turns after one instant: the side opened `opens` times, the other answered or not."""
        turns = self
        if answers:
            if turns.open:
                delay = at - turns.ask_last
                turns = turns._close(delay <= CLOSES, delay)
            turns = turns._replace(
                answer_first=min(turns.answer_first, at), answer_last=at, waiting=0, tries=0, since=NEVER_YET
            )
        if opens:
            joins = turns.open and at - turns.ask_last <= CLOSES
            if turns.open and not joins:
                turns = turns._close(False, 0.0)
            fresh = turns.tries == 0 or at - turns.ask_last > TRY
            turns = turns._replace(
                turns=turns.turns + (not joins),
                ask_first=min(turns.ask_first, at),
                ask_last=at,
                waiting=turns.waiting + opens,
                tries=turns.tries + fresh,
                since=min(turns.since, at),
            )
        return turns

    def then(self, later: Turns) -> Turns:
        """Return the turns of this segment followed by those of a strictly later one."""
        if not later.turns and later.answer_first == NEVER_YET:
            return self
        before, joined = self, False
        if before.open:
            if later.answer_first <= later.ask_first:
                delay = later.answer_first - before.ask_last
                before = before._close(delay <= CLOSES, delay)
            elif later.ask_first - before.ask_last > CLOSES:
                before = before._close(False, 0.0)
            else:
                joined = True
        closed = later.answered + later.missed
        no_answer = later.answer_first == NEVER_YET
        same_try = (
            no_answer and before.tries > 0 and later.tries > 0 and later.ask_first - before.ask_last <= TRY
        )
        return Turns(
            turns=before.turns + later.turns - joined,
            answered=before.answered + later.answered,
            missed=before.missed + later.missed,
            log_delay=before.log_delay + later.log_delay,
            outcomes=((before.outcomes << min(closed, _REMEMBERED)) | later.outcomes) & 0xFF,
            first_outcome=later.first_outcome if before.first_outcome < 0 else before.first_outcome,
            ask_first=min(before.ask_first, later.ask_first),
            ask_last=max(before.ask_last, later.ask_last),
            answer_first=min(before.answer_first, later.answer_first),
            answer_last=max(before.answer_last, later.answer_last),
            waiting=later.waiting + (before.waiting if no_answer else 0),
            tries=later.tries + (before.tries - same_try if no_answer else 0),
            since=min(before.since, later.since) if no_answer else later.since,
        )


class Instant(NamedTuple):
    """What happened at the latest instant, kept apart until a later touch settles it.

    `outs`, `ins`: touches each way; of these `out_opens`, `in_opens` wait for an answer, and `out_answers`,
    `in_answers` say whether any counts as one; `begins`: the instant came after a silence.
    """

    outs: int = 0
    ins: int = 0
    out_opens: int = 0
    in_opens: int = 0
    out_answers: bool = False
    in_answers: bool = False
    begins: bool = False


_NOTHING, _NO_TURNS, _NO_INSTANT = Side(), Turns(), Instant()


@dataclass(frozen=True, slots=True)
class Tie:
    """What passed between the owner and one person. Start from `EMPTY`; see the module for its parts.

    `last`: epoch s of the latest contact, to which the sums are decayed; `sittings`: separate occasions;
    `log_gap`, `log_gap_squared`: sums of ln(days) of the gaps between them; `accepted`: epoch s of the latest
    acceptance. `mine_before` and `theirs_before` hold the turns before the instant `now`; read `mine` and
    `theirs`.
    """

    first: float = NEVER_YET
    last: float = NEVER
    out: Side = _NOTHING
    into: Side = _NOTHING
    mine_before: Turns = _NO_TURNS
    theirs_before: Turns = _NO_TURNS
    now: Instant = _NO_INSTANT
    sittings: int = 0
    log_gap: float = 0.0
    log_gap_squared: float = 0.0
    accepted: float = NEVER

    @property
    def mine(self) -> Turns:
        """The owner's turns, which the other answers or not."""
        now = self.now
        return self.mine_before.step(self.last, now.out_opens, now.in_answers)

    @property
    def theirs(self) -> Turns:
        """The other's turns, which the owner answers or not."""
        now = self.now
        return self.theirs_before.step(self.last, now.in_opens, now.out_answers)

    @property
    def pending(self) -> int:
        """How often in a row the owner has tried without an answer."""
        return self.mine.tries

    @property
    def owed(self) -> int:
        """How often in a row the other has tried without an answer from the owner."""
        return self.theirs.tries

    @property
    def exchanges(self) -> int:
        """Turns that were answered within seven days, both ways."""
        return self.mine.answered + self.theirs.answered

    def sums_at(self, as_of: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the decayed credits (out, in) for each half-life at `as_of`, which is not before `last`."""
        if self.last == NEVER:
            return _NO_SUMS, _NO_SUMS
        shares = [2.0 ** (-max(as_of - self.last, 0.0) / half_life) for half_life in HALF_LIVES]
        return (
            tuple(s * share for s, share in zip(self.out.sums, shares, strict=True)),
            tuple(s * share for s, share in zip(self.into.sums, shares, strict=True)),
        )

    def add(self, touch: Touch) -> Tie:
        """Return the tie with one more touch. Takes the same time however long the history is.

        Raises OutOfOrder when the touch is contact and older than `last`, and ValueError for an unknown kind
        or a time that is not a finite number.
        """
        act = ACTS.get(touch.kind)
        if act is None:
            raise ValueError(f'"{touch.kind}" is not a kind of interaction; the kinds are {", ".join(KINDS)}')
        at, out = touch.at, touch.out
        if not math.isfinite(at):
            raise ValueError(f"a touch needs a time in epoch seconds, not {at}")
        credit = 1.0 / max(touch.recipients, 1)
        side = self.out if out else self.into
        place = INDEX[touch.kind]
        kinds = (*side.kinds[:place], side.kinds[place] + credit, *side.kinds[place + 1 :])
        if not act.contact:
            side = side._replace(kinds=kinds)
            return replace(self, out=side) if out else replace(self, into=side)
        if at < self.last:
            raise OutOfOrder(
                f"the touch at {at:.0f} is older than the tie's last at {self.last:.0f}; fold the rows again"
            )
        other = self.into if out else self.out
        now, mine, theirs = self.now, self.mine_before, self.theirs_before
        sittings, log_gap, log_gap_squared = self.sittings, self.log_gap, self.log_gap_squared
        if at > self.last:
            mine, theirs = self.mine, self.theirs
            gap = at - self.last
            now = Instant(begins=gap > EPISODE)
            if gap > SITTING:
                sittings += 1
                if gap < math.inf:
                    log_days = math.log(gap / DAY)
                    log_gap += log_days
                    log_gap_squared += log_days * log_days
            if side.touches or other.touches:
                shares = [2.0 ** (-gap / half_life) for half_life in HALF_LIVES]
                side = side._replace(sums=tuple(s * f for s, f in zip(side.sums, shares, strict=True)))
                other = other._replace(sums=tuple(s * f for s, f in zip(other.sums, shares, strict=True)))
        starts = now.begins and not (now.outs if out else now.ins)
        side = Side(
            first=min(side.first, at),
            last=at,
            touches=side.touches + 1,
            direct=side.direct + (touch.recipients <= 1),
            credit=side.credit + credit,
            starts=side.starts + starts,
            sums=tuple(s + credit for s in side.sums),
            kinds=kinds,
        )
        if out:
            now = now._replace(
                outs=now.outs + 1,
                out_opens=now.out_opens + act.opens,
                out_answers=now.out_answers or act.answers,
            )
        else:
            now = now._replace(
                ins=now.ins + 1, in_opens=now.in_opens + act.opens, in_answers=now.in_answers or act.answers
            )
        return Tie(
            first=min(self.first, at),
            last=at,
            out=side if out else other,
            into=other if out else side,
            mine_before=mine,
            theirs_before=theirs,
            now=now,
            sittings=sittings,
            log_gap=log_gap,
            log_gap_squared=log_gap_squared,
            accepted=max(self.accepted, at) if touch.kind == "acceptance" else self.accepted,
        )

    def to_bytes(self) -> bytes:
        """Return the tie in a compact form of its own, headed by a version byte."""
        kinds = [
            (out, place, credit)
            for out, side in ((0, self.out), (1, self.into))
            for place, credit in enumerate(side.kinds)
            if credit
        ]
        return b"".join(
            (
                _HEAD.pack(
                    _VERSION,
                    len(kinds),
                    self.first,
                    self.last,
                    self.sittings,
                    self.log_gap,
                    self.log_gap_squared,
                    self.accepted,
                    *self.now,
                ),
                *(_SIDE.pack(*side[:6], *side.sums) for side in (self.out, self.into)),
                *(_TURNS.pack(*turns) for turns in (self.mine_before, self.theirs_before)),
                *(_KIND.pack(out << 7 | place, credit) for out, place, credit in kinds),
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Tie:
        """Return the tie that `to_bytes` wrote. Raises ValueError for another version or a torn record."""
        if not data or data[0] != _VERSION:
            raise ValueError("this tie was written by another version; fold its rows again")
        try:
            _, kinds, first, last, sittings, log_gap, log_gap_squared, accepted, *now = _HEAD.unpack_from(
                data
            )
            offset = _HEAD.size
            sides: list[Side] = []
            for _ in range(2):
                begun, ended, touches, direct, credit, starts, *sums = _SIDE.unpack_from(data, offset)
                sides.append(Side(begun, ended, touches, direct, credit, starts, tuple(sums)))
                offset += _SIDE.size
            turns: list[Turns] = []
            for _ in range(2):
                turns.append(Turns(*_TURNS.unpack_from(data, offset)))
                offset += _TURNS.size
            credits = [list(_NO_KINDS), list(_NO_KINDS)]
            for _ in range(kinds):
                place, credit = _KIND.unpack_from(data, offset)
                credits[place >> 7][place & 0x7F] = credit
                offset += _KIND.size
        except (struct.error, IndexError) as torn:
            raise ValueError("this tie is torn; fold its rows again") from torn
        if offset != len(data):
            raise ValueError("this tie is torn; fold its rows again")
        return cls(
            first=first,
            last=last,
            out=sides[0]._replace(kinds=tuple(credits[0])),
            into=sides[1]._replace(kinds=tuple(credits[1])),
            mine_before=turns[0],
            theirs_before=turns[1],
            now=Instant(*now),
            sittings=sittings,
            log_gap=log_gap,
            log_gap_squared=log_gap_squared,
            accepted=accepted,
        )


_VERSION = 1
_HEAD = struct.Struct("<BBddIdddIIII???")
_SIDE = struct.Struct("<ddIIdI5d")
_TURNS = struct.Struct("<IIIdBbddddIId")
_KIND = struct.Struct("<Bd")

EMPTY = Tie()


def fold(touches: Iterable[Touch]) -> Tie:
    """Return the tie of these touches, in any order; `EMPTY` for none."""
    tie = EMPTY
    for touch in sorted(touches):  # by every field, so that the last bit of a sum does not depend on order
        tie = tie.add(touch)
    return tie


def merge(a: Tie, b: Tie) -> Tie:
    """Return the tie of two sets of touches, one of which came wholly before the other, in either order.

    Raises OutOfOrder when they interleave or share an instant: then fold the touches again (see `Pile`).
    """
    if b.last == NEVER or (a.last != NEVER and b.last < a.last):
        a, b = b, a
    if a.last == NEVER:  # at most kinds that are no contact, which only count
        return replace(b, out=_with_kinds(b.out, a.out), into=_with_kinds(b.into, a.into))
    if not a.last < b.first:
        raise OutOfOrder("the two segments interleave in time; fold their rows again")
    gap = b.first - a.last
    joins_episode = gap <= EPISODE
    apart = gap > SITTING
    log_days = math.log(gap / DAY) if apart else 0.0
    now = b.now
    if joins_episode and b.first == b.last:
        now = now._replace(begins=False)
    shares = [2.0 ** (-(b.last - a.last) / half_life) for half_life in HALF_LIVES]
    # b's last instant is still open, so b's settled turns are followed by nothing yet.
    return Tie(
        first=a.first,
        last=b.last,
        out=_side_then(a.out, b.out, shares, joins_episode and b.out.first == b.first),
        into=_side_then(a.into, b.into, shares, joins_episode and b.into.first == b.first),
        mine_before=a.mine.then(b.mine_before),
        theirs_before=a.theirs.then(b.theirs_before),
        now=now,
        sittings=a.sittings + b.sittings - (not apart),
        log_gap=a.log_gap + b.log_gap + log_days,
        log_gap_squared=a.log_gap_squared + b.log_gap_squared + log_days * log_days,
        accepted=max(a.accepted, b.accepted),
    )


def _with_kinds(side: Side, more: Side) -> Side:
    return side._replace(kinds=tuple(x + y for x, y in zip(side.kinds, more.kinds, strict=True)))


def _side_then(a: Side, b: Side, shares: list[float], joins: bool) -> Side:
    return Side(
        first=min(a.first, b.first),
        last=max(a.last, b.last),
        touches=a.touches + b.touches,
        direct=a.direct + b.direct,
        credit=a.credit + b.credit,
        starts=a.starts + b.starts - joins,
        sums=tuple(x * share + y for x, share, y in zip(a.sums, shares, b.sums, strict=True)),
        kinds=tuple(x + y for x, y in zip(a.kinds, b.kinds, strict=True)),
    )


class Pile:
    """Touches of one pair from anywhere, in any order: what to merge when segments interleave.

    Touches with an `id` are kept once, so adding the same export twice changes nothing. `tie(as_of)` folds
    those strictly before `as_of`.
    """

    def __init__(self, touches: Iterable[Touch] = ()) -> None:
        self._known: dict[str, Touch] = {}
        self._nameless: list[Touch] = []
        for touch in touches:
            if touch.id:
                self._known[touch.id] = touch
            else:
                self._nameless.append(touch)

    def __len__(self) -> int:
        return len(self._known) + len(self._nameless)

    def __add__(self, other: Pile) -> Pile:
        return Pile((*self.touches(), *other.touches()))

    def touches(self) -> list[Touch]:
        """Return the touches in order of time."""
        return sorted((*self._known.values(), *self._nameless))

    def tie(self, as_of: float = math.inf) -> Tie:
        """Return the tie of the touches strictly before `as_of` (epoch s)."""
        return fold(touch for touch in self.touches() if touch.at < as_of)
