"""The agenda: what is left after the guards, in a considerate colleague's order, until the minutes are full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from . import guards
from .candidate import TOGETHER, Candidate, Decision, moment_of, when
from .item import Agenda, Item, LeftAlone, person_key
from .kinds import KINDS
from .words import date_words, day, span

MOST_ITEMS = 7
MOST_LEFT_ALONE = 7
PUT_OFF_OFTEN = 3
SAME_AGAIN = 16.0  # what each earlier item of the same kind takes from an item's weight


def agenda(
    candidates: Iterable[Candidate],
    as_of: datetime | date,
    minutes: int = 20,
    decisions: Sequence[Decision] = (),
) -> Agenda:
    """Return what to do at `as_of` in at most `minutes`, and whom to leave alone.

    Args:
        candidates: in any order; one person once.
        as_of: an aware datetime, or a date (then its end). Nothing later than it is read.
        decisions: what the user has decided before and not undone.

    Returns:
        At most seven items, one a person, most pressing first, which together take no more than `minutes`; and
        at most seven people to leave alone, last tried first. Nobody is in both.
    """
    moment = moment_of(as_of)
    decided = _Decided(decisions, moment.date())
    offered: list[Item] = []
    alone: list[tuple[datetime, LeftAlone]] = []
    for raw in candidates:
        if decided.never(raw.ref):
            continue
        candidate = raw.up_to(moment)
        if quiet := guards.left_alone(candidate, moment):
            alone.append((when(guards.tries_in_vain(candidate)[-1]), quiet))
            continue
        if guards.first(guards.GUARDS, candidate, moment) is None:
            best = _best([decided.asked(i) for i in _items(candidate, moment) if decided.hides(i) is None])
            if best:
                offered.append(best)
    offered.sort(key=_order)
    alone.sort(key=lambda pair: (-pair[0].timestamp(), pair[1].ref))
    return Agenda(moment, _filled(offered, minutes), tuple(one for _, one in alone[:MOST_LEFT_ALONE]))


def why_not(candidate: Candidate, as_of: datetime | date, decisions: Sequence[Decision] = ()) -> str:
    """Return in a sentence why a person is not on the agenda, naming the guard or the decision behind it.

    For somebody who could be on it, it says what for; only the minutes can then have kept them off.
    """
    moment = moment_of(as_of)
    decided = _Decided(decisions, moment.date())
    candidate = candidate.up_to(moment)
    if decided.never(candidate.ref):
        return "You asked not to be shown this person."
    if kept := guards.first(guards.GUARDS, candidate, moment):
        return kept
    items = _items(candidate, moment)
    if best := _best([item for item in items if decided.hides(item) is None]):
        return f"They are on the list, or next in line when there are more minutes. {best.why}"
    if items:
        return decided.hides(items[0]) or ""
    if wanted := _held_back(candidate, moment):
        return wanted
    talk = [row for row in candidate.rows if row.kind in TOGETHER]
    if not talk:
        return "The two of you have not talked yet; nothing waits and nothing fades."
    usual = candidate.standing.neglect.usual_gap_days
    said = f"Nothing waits between you: you were last in touch {day(when(talk[-1]), moment)}"
    if usual and candidate.standing.stage in ("conversing", "trusted"):
        silent = candidate.standing.neglect.silence_days or 0.0
        said += f", and about every {span(usual)} is usual" if silent <= usual * 2 else ""
    return said + "."


class _Decided:
    """The user's decisions, ready to be asked."""

    def __init__(self, decisions: Sequence[Decision], today: date) -> None:
        self._today = today
        self._done = {one.about for one in decisions if one.what == "done"}
        self._until: dict[str, date] = {}
        self._put_off = Counter(one.about for one in decisions if one.what == "snooze")
        for one in decisions:
            if one.what == "snooze" and one.until:
                self._until[one.about] = max(one.until, self._until.get(one.about, one.until))
        self._never = {one.about for one in decisions if one.what == "never"}
        self._never |= {key.split("-")[1] for key in self._never if key.count("-") == 2}

    def never(self, ref: str) -> bool:
        return ref in self._never or person_key(ref) in self._never

    def asked(self, item: Item) -> Item:
        """Return the item; one that was put off three times asks whether to let it go."""
        if self._put_off[item.key] < PUT_OFF_OFTEN:
            return item
        return replace(
            item, why=f"{item.why} You have put this off {self._put_off[item.key]} times; let it go?"
        )

    def hides(self, item: Item) -> str | None:
        """Return why an item is not shown, None when it may be."""
        if item.key in self._done:
            return "You marked it as done; it comes back only with news."
        until = self._until.get(item.key)
        if until and self._today < until:
            return f"You put it off until {date_words(until, self._today)}."
        return None


def _items(candidate: Candidate, moment: datetime) -> list[Item]:
    """Return everything that could be done about one person, most pressing first."""
    starting = guards.first(guards.STARTING_GUARDS, candidate, moment) is None
    found = [kind.find(candidate, moment) for kind in KINDS if starting or not kind.starts]
    return sorted((item for item in found if item), key=_order)


def _held_back(candidate: Candidate, moment: datetime) -> str | None:
    """Return the starting guard that holds back something that could otherwise be begun."""
    if any(kind.find(candidate, moment) for kind in KINDS if kind.starts):
        return guards.first(guards.STARTING_GUARDS, candidate, moment)
    return None


def _best(items: Sequence[Item]) -> Item | None:
    """Return one item for a person; thanks that are due as well are mentioned in it, for one message does both."""
    if not items:
        return None
    best = items[0]
    also = next((item for item in items[1:] if item.kind == "thank" and item.minutes > 2), None)
    if also and best.kind in ("answer", "promise"):
        return replace(best, why=f"{best.why} And {also.what}: {also.why[0].lower()}{also.why[1:]}")
    return best


def _order(item: Item) -> tuple[float, str, str]:
    return (-item.weight, item.kind, item.ref)


def _filled(offered: Sequence[Item], minutes: int) -> tuple[Item, ...]:
    """Return what fits, most pressing first; each further item of one kind presses a little less."""
    most = {kind.name: kind.most for kind in KINDS}
    used: Counter[str] = Counter()
    chosen: list[Item] = []
    rest, left = list(offered), minutes
    while len(chosen) < MOST_ITEMS:
        rest = [item for item in rest if item.minutes <= left and used[item.kind] < most[item.kind]]
        if not rest:
            break
        item = min(rest, key=lambda one: (SAME_AGAIN * used[one.kind] - one.weight, one.kind, one.ref))
        rest.remove(item)
        chosen.append(item)
        used[item.kind] += 1
        left -= item.minutes
    return tuple(chosen)
