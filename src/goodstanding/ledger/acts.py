"""What each kind of act is to a tie: is it contact, does it open a turn, does it answer, what is it worth.

One table, so that a reader can disagree with a single line of it and change that line. `worth` is how much
one act counts as done *for the other person's benefit*, where one written message is 1. It weighs in
reciprocity and in what is owed, and nowhere else: the probability of a reply is learned from what happened.
"""

from __future__ import annotations

from typing import NamedTuple


class Act(NamedTuple):
    """One line of the table. `contact`: something passed between the two; `opens`: it waits for an answer;
    `answers`: it counts as one; `worth`: weight as a benefit, in messages; `why`: the reason for that weight.
    """

    contact: bool
    opens: bool
    answers: bool
    worth: float
    why: str


ACTS: dict[str, Act] = {
    "message": Act(True, True, True, 1.0, "the measure: a few minutes given to one person"),
    "invitation": Act(True, True, True, 0.25, "asks for something; little is given by sending it"),
    "acceptance": Act(True, False, True, 0.5, "lets somebody in; takes a click and some trust"),
    "follow": Act(True, False, False, 0.1, "a click, though it says that one listens"),
    "reaction": Act(True, False, False, 0.2, "a click that others see"),
    "comment": Act(True, True, True, 1.0, "written for the other, and in public"),
    "share": Act(True, False, True, 1.5, "lends one's own readers"),
    "mention": Act(True, True, True, 0.75, "points readers at the other, often in passing"),
    "endorsement": Act(True, False, True, 1.0, "vouches in public, in one click"),
    "recommendation": Act(True, False, True, 8.0, "an hour's writing, and one's name under it"),
    "introduction": Act(True, True, True, 5.0, "spends trust with a third person"),
    "meeting": Act(True, False, True, 4.0, "half an hour of both; counted for who called it"),
    "call": Act(True, False, True, 3.0, "some twenty minutes of undivided attention"),
    "post": Act(False, False, False, 0.0, "written for everybody"),
    "note": Act(False, False, False, 0.0, "written for oneself"),
    "favour": Act(True, False, True, 6.0, "work done for somebody who need not pay for it"),
    "ask": Act(True, True, True, 0.0, "asks; gives nothing yet"),
    "deal": Act(False, False, False, 0.0, "paid for, so it settles itself"),
    "referral": Act(True, False, True, 8.0, "sends business, and answers for it"),
    "testimonial": Act(True, False, True, 8.0, "puts praise in writing for others to read"),
}

KINDS: tuple[str, ...] = tuple(ACTS)
INDEX: dict[str, int] = {kind: place for place, kind in enumerate(KINDS)}


def worths(changed: dict[str, float] | None = None) -> tuple[float, ...]:
    """Return the worth of each kind in the order of `KINDS`, with the user's own changes applied.

    Raises ValueError when a change names a kind that does not exist or a worth below 0.
    """
    table = {kind: act.worth for kind, act in ACTS.items()}
    for kind, worth in (changed or {}).items():
        if kind not in table:
            raise ValueError(f'"{kind}" is not a kind of act; the kinds are {", ".join(KINDS)}')
        if not worth >= 0:
            raise ValueError(f"the worth of {kind} is {worth}; write a number from 0 up")
        table[kind] = worth
    return tuple(table.values())
