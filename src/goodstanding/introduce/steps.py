"""Double opt-in, step by step: each side is asked by itself and says yes before anybody is introduced.

    between two    asked one, yes, asked the other, yes, introduced, what came of it, thanked
    through one    asked the connector, yes, introduced to somebody, what came of it, thanked

A step is an entry of the journal, so it is dated, and the last one of an introduction can always be taken back. What may come next
follows from the steps that stand. Nobody is asked twice within a month, whatever it is about, and a no is respected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

ASKED, YES, NO, INTRODUCED, OUTCOME, THANKED = "asked", "yes", "no", "introduced", "outcome", "thanked"
STEPS = (ASKED, YES, NO, INTRODUCED, OUTCOME, THANKED)
BETWEEN, THROUGH = "between", "through"
EACH_ASK = timedelta(days=30)  # between two asks of the same person
AFTER_NO = timedelta(days=180)  # before the same thing may be asked again


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `who` is the number of the person in the introduction whom it is about (0 or 1; 0 where it is about both).

    `entry` is the number under which it is recorded; `rows` are the rows of the ledger it was seen in, for steps nobody recorded.
    """

    what: str
    who: int
    on: date
    words: str = ""
    entry: int | None = None
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people and the steps that stand, oldest first. `through`: the first is the connector, the second whom you want to meet."""

    kind: str
    people: tuple[str, str]
    steps: tuple[Step, ...] = ()

    @property
    def key(self) -> str:
        """What the journal files it under."""
        return key_of(self.kind, self.people)

    @property
    def round(self) -> tuple[Step, ...]:
        """The steps since the last no: after its time the same may be asked anew."""
        noes = [number for number, step in enumerate(self.steps) if step.what == NO]
        last = noes[-1] if noes else -1
        return self.steps[last + 1 :]

    @property
    def refused(self) -> Step | None:
        """The no that this introduction ended with, if it did."""
        return self.steps[-1] if self.steps and self.steps[-1].what == NO else None

    def has(self, what: str, who: int | None = None) -> bool:
        """Return whether a step stands in the present round."""
        return any(step.what == what and (who is None or step.who == who) for step in self.round)


def key_of(kind: str, people: Sequence[str]) -> str:
    """Return what an introduction is filed under; between two, the order of the people means nothing."""
    first, second = people
    if kind == BETWEEN:
        first, second = sorted((first, second))
    return f"{kind} {first} {second}"


def folded(entries: Iterable[tuple[int, str, str, Mapping[str, Any], Sequence[str]]]) -> list[Introduction]:
    """Return the introductions that entries amount to, in the order in which they began.

    Args:
        entries: (number, what, about, data, people) of those that stand, oldest first; `data` holds `who`, `on` and `words`.
            Entries that no longer name two people (one was forgotten) are left out.
    """
    found: dict[str, Introduction] = {}
    for number, what, about, data, people in entries:
        if what not in STEPS or len(people) != 2:
            continue
        kind = THROUGH if about.startswith(THROUGH) else BETWEEN
        held = found.get(about) or Introduction(kind, (people[0], people[1]))
        step = Step(what, int(data["who"]), date.fromisoformat(data["on"]), data.get("words", ""), number)
        found[about] = Introduction(kind, held.people, (*held.steps, step))
    return list(found.values())


def next_steps(one: Introduction) -> list[tuple[str, int]]:
    """Return the steps that may follow, the likeliest first, as (what, who). Times are `refusal`'s to judge."""
    if not one.round:
        return [(ASKED, 0), (ASKED, 1)] if one.kind == BETWEEN else [(ASKED, 0)]
    last = one.round[-1]
    if last.what == ASKED:
        return [(YES, last.who), (NO, last.who)]
    if last.what == YES:
        other = 1 - last.who
        if one.kind == THROUGH or one.has(YES, other):
            return [(INTRODUCED, 0)]
        return [(ASKED, other)]
    return [(what, 0) for what in (OUTCOME, THANKED) if not one.has(what)]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step cannot be taken now, in a sentence; `until` is the day from which it can, None where waiting does not help."""

    why: str
    until: date | None = None


def asks_of(person: str, everything: Iterable[Introduction]) -> list[date]:
    """Return the days on which a person was asked something, over all introductions, oldest first."""
    return sorted(
        step.on
        for one in everything
        for step in one.steps
        if step.what == ASKED and one.people[step.who] == person
    )


def refusal(
    one: Introduction, what: str, who: int, on: date, everything: Iterable[Introduction]
) -> Refusal | None:
    """Return why a step cannot be taken on a day, or None when it can.

    Args:
        one: the introduction as it stands, perhaps without any step.
        everything: all introductions, to count what the same person was asked elsewhere.
    """
    allowed = next_steps(one)
    if (what, who) not in allowed:
        words = " or ".join(dict.fromkeys(step for step, _ in allowed)) or "nothing more"
        return Refusal(f'"{what}" does not follow here; what can follow is: {words}.')
    if one.steps and on < one.steps[-1].on:
        return Refusal(f"That is before the step before it, which was on {one.steps[-1].on}.")
    if what != ASKED:
        return None
    if one.refused and on < one.refused.on + AFTER_NO:
        until = one.refused.on + AFTER_NO
        return Refusal(f"They said no on {one.refused.on}. That is respected until {until}.", until)
    near = [day for day in asks_of(one.people[who], everything) if abs(on - day) < EACH_ASK]
    if near:
        until = max(near) + EACH_ASK
        return Refusal(
            f"They were asked something on {max(near)}. Nobody is asked more than once a month: wait until {until}, or think of somebody else.",
            until,
        )
    return None


@dataclass(frozen=True, slots=True)
class Due:
    """What an introduction that you received leaves open: thanks, or news of what came of it."""

    person: str
    what: str
    since: date
    key: str


NEWS_AFTER = timedelta(days=21)


def due(everything: Iterable[Introduction], on: date) -> list[Due]:
    """Return what you owe for introductions that others made for you, the longest waiting first."""
    found = []
    for one in everything:
        made = next((step for step in one.round if step.what == INTRODUCED), None)
        if one.kind != THROUGH or made is None:
            continue
        if not one.has(THANKED):
            found.append(Due(one.people[0], "thanks", made.on, one.key))
        if not one.has(OUTCOME) and on >= made.on + NEWS_AFTER:
            found.append(Due(one.people[0], "news of what came of it", made.on + NEWS_AFTER, one.key))
    return sorted(found, key=lambda one: (one.since, one.what))
