"""Standing: what a tie means now, each part with its reasons.

    standing(tie, Habits.of(all_ties), as_of) -> Standing

It is read from the tie and the owner's habits alone, so any person's standing opens into a few sums. `as_of` is
always given; the ties must hold no row after it. Nothing here says who owes the owner anything.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from .acts import worths
from .columns import SHRINK, columns, quantities
from .habits import Habits
from .owed import Owed, Tried
from .tie import CLOSES, DAY, NEVER, Side, Tie
from .weights import shipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

_GIVE_BACK = "thanks, or something useful to them first"
Z = 1.645  # intervals hold nine times in ten
AGAIN_DAYS = 30.0  # how long to leave somebody alone after two tries in vain; doubles with each further try
LONGEST_WAIT_DAYS = 240.0
SETTLE_DAYS = 14.0  # after an acceptance, before anything is asked
LIKELY_ENOUGH = 0.3  # below this probability of an answer, an ask is too early
WAITS_DAYS = 180.0  # after this, what they wrote no longer bars an ask: the moment for an answer has passed
LONG_AGO_DAYS = 730.0  # a silence after which a stage is one lower
GAP_PRIOR = 2.0  # gaps that the owner's habits weigh against the tie's own rhythm
FADES = 1.28  # standard deviations of ln(gap) beyond the usual: one gap in ten is longer


class Stage(StrEnum):
    """How far two people have come, as the ledger shows it."""

    STRANGER = "stranger"
    NOTICED = "noticed"
    ACQUAINTED = "acquainted"
    CONVERSING = "conversing"
    TRUSTED = "trusted"


STAGES: tuple[Stage, ...] = tuple(Stage)


class Answer(StrEnum):
    """May I ask?"""

    YES = "yes"
    NOT_YET = "not yet"
    NO = "no"
    UNKNOWN = "not enough to say"


class Reciprocity(NamedTuple):
    """The share of the help between two people that flowed to the owner, with its 90 % interval, in [0, 1].

    0.5 is balance; below it the owner gave more. Shrunk to 0.5, so one given and one received is a wide
    interval. Rank by `low`: it grows with evidence. `given` and `received` are sums of worth (see acts.ACTS).
    """

    share: float
    low: float
    high: float
    given: float
    received: float


class Neglect(NamedTuple):
    """Silence against the tie's own rhythm.

    Days, or None where nothing has happened yet. `fading_ratio` is silence over the usual gap. `fade_at`:
    epoch s at which the silence becomes longer than nine in ten of this tie's gaps; None for people with whom
    there never was a conversation. It does not depend on `as_of`, so a list can be kept sorted by it.
    """

    silence_days: float | None
    usual_gap_days: float | None
    fading_ratio: float | None
    fading: bool
    fade_at: float | None


class MayAsk(NamedTuple):
    """Whether to ask this person for something now, why, and what would change the answer."""

    answer: Answer
    why: tuple[str, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What a tie means at one moment. `reply_probability` is for a message sent then, within seven days.

    `wait_days`: how long to leave them alone, 0 when there is no need; `unanswered`: the owner's tries in a
    row without an answer; `owed_count`: theirs without an answer from the owner.
    """

    reply_probability: float
    reply_interval: tuple[float, float] | None
    reply_why: tuple[str, ...]
    stage: Stage
    reciprocity: Reciprocity
    neglect: Neglect
    owed_count: int
    unanswered: int
    wait_days: float
    may_ask: MayAsk


class Calibrated(Protocol):
    """A map from the shipped probability to the one seen on the owner's own closed turns."""

    def apply(self, probability: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the mapped probabilities, same shape."""

    def interval(self, probability: float) -> tuple[float, float]:
        """Return the 90 % interval of the answered share around this probability."""


def _logits(ties: Sequence[Tie], habits: Habits, as_of: float) -> tuple[NDArray[np.float64], ...]:
    """Return (logits, contributions): one row a tie, one column a NAME."""
    model = shipped()["ego"]
    standard = (columns(quantities(ties, as_of), habits) - model.centres) / model.scales
    parts = np.clip(standard, -4.0, 4.0) * model.weights[1:]
    return parts.sum(axis=1) + model.weights[0], parts


def reply_probabilities(
    ties: Sequence[Tie], habits: Habits, as_of: float, calibration: Calibrated | None = None
) -> NDArray[np.float64]:
    """Return for each tie the probability that a message sent at `as_of` is answered within seven days."""
    if not ties:
        return np.zeros(0)
    logits, _ = _logits(ties, habits, as_of)
    probabilities: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-logits))
    return calibration.apply(probabilities) if calibration else probabilities


def standing(
    tie: Tie,
    habits: Habits,
    as_of: float,
    calibration: Calibrated | None = None,
    worth: Mapping[str, float] | None = None,
    owed_count: int | None = None,
    due: Sequence[Owed] = (),
    tries: Tried | None = None,
) -> Standing:
    """Return the standing of one tie at `as_of` (epoch s).

    Args:
        tie: folded from rows before `as_of`; `EMPTY` for somebody never met.
        habits: the owner's, over all ties at the same time.
        calibration: fitted on the owner's own closed turns; None: the shipped probabilities.
        worth: the user's own changes to the worth of acts, by kind.
        owed_count: how much waits for the owner's answer or return, where the rows were read (see owed.owed,
            which knows a closing from a question); None: counted from the tie alone.
        due: what is owed, for the words of may-ask.
        tries: the owner's tries in vain, where the rows were read (see owed.tried); None: the tie's count.
    """
    logits, parts = _logits([tie], habits, as_of)
    probability = 1.0 / (1.0 + math.exp(-float(logits[0])))
    closed = tie.mine.closed_at(as_of)
    if calibration:
        probability = float(calibration.apply(np.array([probability]))[0])
        low, high = calibration.interval(probability)
    else:
        low, high = wilson(probability, closed + 2 * SHRINK)
    stage = stage_of(tie, as_of)
    balance = reciprocity(tie, worth)
    silence = neglect(tie, habits, as_of)
    tries = Tried(tie.pending, tie.mine.ask_last) if tries is None else tries
    unanswered, owed = tries.count, tie.owed if owed_count is None else owed_count
    waiting = wait_days(tries, as_of)
    return Standing(
        reply_probability=probability,
        reply_interval=(min(low, probability), max(high, probability)),
        reply_why=_reply_why(
            tie,
            habits,
            as_of,
            dict(zip(shipped()["ego"].names, parts[0].tolist(), strict=True)),
            silence,
            owed,
            tries,
        ),
        stage=stage,
        reciprocity=balance,
        neglect=silence,
        owed_count=owed,
        unanswered=unanswered,
        wait_days=waiting,
        may_ask=_may_ask(tie, as_of, probability, stage, balance, waiting, owed, due, tries),
    )


def wilson(share: float, count: float, z: float = Z) -> tuple[float, float]:
    """Return the Wilson interval of a share seen in `count` cases (Wilson 1927); (0, 1) for none."""
    if count <= 0:
        return 0.0, 1.0
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    centre, scale = share + z * z / (2 * count), 1 + z * z / count
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def reciprocity(tie: Tie, worth: Mapping[str, float] | None = None) -> Reciprocity:
    """Return how balanced the help between the two is; see `Reciprocity`."""
    table = worths(dict(worth) if worth else None)

    def given(side: Side) -> float:
        return sum(credit * each for credit, each in zip(side.kinds, table, strict=True))

    out, into = given(tie.out), given(tie.into)
    share = (into + 1.0) / (into + out + 2.0)
    low, high = wilson(share, into + out + 2.0)
    return Reciprocity(share, low, high, out, into)


def talked(tie: Tie) -> bool:
    """Return whether each has written to the other, beyond connecting."""
    return all(side.of_kind("message", "comment", "mention", "ask") > 0 for side in (tie.out, tie.into))


def stage_of(tie: Tie, as_of: float) -> Stage:
    """Return how far the two have come. A silence of two years takes one step back."""
    exchanges = tie.exchanges
    both = min(tie.out.touches, tie.into.touches)
    gifts = tie.into.of_kind("recommendation", "referral", "testimonial", "introduction", "favour")
    met = tie.out.of_kind("meeting", "call") + tie.into.of_kind("meeting", "call")
    months = (tie.last - tie.first) / (30 * DAY) if tie.last > tie.first else 0.0
    stage = Stage.STRANGER
    if tie.into.touches:
        stage = Stage.NOTICED
    if not talked(tie):
        exchanges = 0  # to connect is not yet to talk
    if exchanges >= 1 or (met and both) or (gifts and tie.out.touches):
        stage = Stage.ACQUAINTED
    if exchanges >= 3 or (exchanges >= 1 and (met or gifts)):
        stage = Stage.CONVERSING
    if exchanges >= 8 and months >= 3 and tie.theirs.turns >= 2:
        stage = Stage.TRUSTED
    if exchanges >= 3 and months >= 2 and gifts:
        stage = Stage.TRUSTED
    if stage in STAGES[2:] and as_of - tie.last > LONG_AGO_DAYS * DAY:
        stage = STAGES[STAGES.index(stage) - 1]
    return stage


def neglect(tie: Tie, habits: Habits, as_of: float) -> Neglect:
    """Return the silence against the tie's own rhythm; a short rhythm is shrunk to the owner's usual one."""
    if tie.last == NEVER:
        return Neglect(None, None, None, False, None)
    silence = max(as_of - tie.last, 0.0) / DAY
    gaps = max(tie.sittings - 1, 0)
    centre = (tie.log_gap + GAP_PRIOR * habits.usual_log_gap) / (gaps + GAP_PRIOR)
    squares = tie.log_gap_squared - 2 * centre * tie.log_gap + gaps * centre * centre
    spread = math.sqrt((max(squares, 0.0) + GAP_PRIOR * habits.spread**2) / (gaps + GAP_PRIOR))
    usual = math.exp(centre)
    two_way = tie.exchanges >= 1 and tie.sittings >= 3
    # Never fading within a week: a short rhythm is a busy project, not a promise.
    fade_at = tie.last + DAY * max(7.0, math.exp(centre + FADES * spread)) if two_way else None
    return Neglect(
        silence, usual, silence / max(usual, 1 / 24), fade_at is not None and as_of > fade_at, fade_at
    )


def wait_days(tries: Tried, as_of: float) -> float:
    """Return how many days to leave somebody alone who did not answer two or more tries; else 0."""
    if tries.count < 2:
        return 0.0
    wait = min(AGAIN_DAYS * 2.0 ** (tries.count - 2), LONGEST_WAIT_DAYS)
    return max(0.0, wait - (as_of - tries.last) / DAY)


def _may_ask(
    tie: Tie,
    as_of: float,
    probability: float,
    stage: Stage,
    balance: Reciprocity,
    waiting: float,
    owed: int,
    due: Sequence[Owed],
    tries: Tried,
) -> MayAsk:
    why: list[str] = []
    if waiting > 0:
        why.append(f"{tries.count} of your messages in a row wait for an answer")
        return MayAsk(
            Answer.NO, tuple(why), f"a word from them, or {_days(waiting)} of leaving them in peace"
        )
    since = tie.theirs.since
    written = (as_of - since) / DAY if since <= as_of else math.inf  # they wait for nothing in the tie's eyes
    if due:
        first = "answering them first" if due[0].kind == "answer" else _GIVE_BACK
        return MayAsk(Answer.NOT_YET, (due[0].why,), first)
    if owed and written <= WAITS_DAYS:
        return MayAsk(
            Answer.NOT_YET,
            (f"they wrote {_days(written)} ago and wait for your answer",),
            "answering them first",
        )
    if owed and not tie.owed:
        return MayAsk(
            Answer.NOT_YET,
            ("they did something for you that you have not returned",),
            _GIVE_BACK,
        )
    accepted = (as_of - tie.accepted) / DAY
    if accepted < SETTLE_DAYS and not talked(tie):
        return MayAsk(
            Answer.NOT_YET,
            (f"you connected {_days(max(accepted, 0.0))} ago and have not talked yet",),
            "a conversation about their work first",
        )
    if stage is Stage.STRANGER:
        if tie.out.touches:
            why.append("nothing has come back from them so far")
        else:
            why.append("there is no history between you")
        return MayAsk(Answer.UNKNOWN, tuple(why), "an introduction by somebody you both know, or an answer")
    if tries.count and as_of - tries.last <= CLOSES:
        return MayAsk(
            Answer.NOT_YET,
            ("your last message waits for an answer",),
            "their answer, or a reason of theirs to hear from you",
        )
    if balance.low > 0.5:
        return MayAsk(
            Answer.NOT_YET,
            (f"most of the help flowed to you ({balance.share:.0%}, at least {balance.low:.0%})",),
            "something useful to them first",
        )
    if stage is Stage.NOTICED:
        return MayAsk(
            Answer.NOT_YET, ("you have not yet answered one another",), "one exchange without an ask in it"
        )
    if probability < LIKELY_ENOUGH:
        return MayAsk(
            Answer.NOT_YET,
            (f"an answer within a week is unlikely ({probability:.0%})",),
            "a lighter touch first: something that needs no answer",
        )
    why.append(f"an answer within a week is likely enough ({probability:.0%})")
    if balance.given + balance.received >= 2:
        why.append(f"{balance.share:.0%} of the help between you flowed to you")
    if tries.count:
        asked = _days(max(as_of - tries.last, 0.0) / DAY)
        why.append(f"your last message, {asked} ago, had no answer; one more try is fair")
    else:
        why.append("nothing waits for an answer on either side")
    return MayAsk(Answer.YES, tuple(why), "")


_GROUPS: dict[str, tuple[str, ...]] = {
    "turns": ("rate", "recent", "evidence"),
    "received": ("in_7", "in_30", "in_120", "age_in", "never_in", "silence"),
    "sent": ("out_7", "out_30", "age_out"),
    "waiting": ("waiting",),
    "owed": ("owed",),
    "direct": ("direct",),
}


def _reply_why(
    tie: Tie,
    habits: Habits,
    as_of: float,
    parts: Mapping[str, float],
    silence: Neglect,
    owed: int,
    tries: Tried,
) -> tuple[str, ...]:
    """Return the largest contributions in words, largest first, three at most."""
    weight = {group: sum(parts.get(name, 0.0) for name in names) for group, names in _GROUPS.items()}
    words: dict[str, str] = {}
    good, closed = tie.mine.latest(as_of)
    if closed:
        words["turns"] = (
            f"answered {good} of your last {closed}"
            if closed > 1
            else ("answered the one time you wrote" if good else "did not answer the one time you wrote")
        )
    elif habits.first_asked >= 5:
        words["turns"] = (
            f"no answers to go by; {habits.first_answered} of {habits.first_asked} new people answered you"
        )
    else:
        words["turns"] = "no answers to go by yet, only what is usual"
    if tie.into.touches:
        last = _days(max(as_of - tie.into.last, 0.0) / DAY)
        words["received"] = f"last wrote {last} ago"
        if silence.usual_gap_days is not None and tie.sittings >= 3:
            words["received"] += f"; usual gap {_days(silence.usual_gap_days)}"
    elif tie.out.touches:
        words["received"] = "never wrote to you"
    if tie.out.touches:
        words["sent"] = f"you last wrote {_days(max(as_of - tie.out.last, 0.0) / DAY)} ago"
    if tries.count:
        words["waiting"] = (
            f"{tries.count} of your messages in a row wait for an answer"
            if tries.count > 1
            else "your last message waits for an answer"
        )
    if tie.owed:
        words["owed"] = "they wait for your answer" if owed else "they had the last word"
    if tie.into.touches >= 3 and tie.into.direct * 2 < tie.into.touches:
        words["direct"] = "mostly writes to many people at once"
    ranked = sorted(words, key=lambda group: -abs(weight[group]))
    if not tie.mine.closed_at(as_of):
        ranked = ["turns", *(group for group in ranked if group != "turns")]  # a prior always says so
    return tuple(words[group] for group in ranked[:3])


def _days(days: float) -> str:
    """Return a number of days as people say it: "5 hours", "12 days", "3 months"."""
    if days < 1 / 24:
        return "less than an hour"
    if days < 1:
        return _count(days * 24, "hour")
    if days < 60:
        return _count(days, "day")
    return _count(days / 30.44, "month") if days < 730 else _count(days / 365.25, "year")


def _count(number: float, unit: str) -> str:
    whole = max(1, round(number))
    return f"{whole} {unit}" if whole == 1 else f"{whole} {unit}s"
