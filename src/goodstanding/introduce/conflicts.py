"""What speaks against bringing two people together, looked at before any detail is shown.

Two who compete, two sides of one deal, two who serve or court the same buyer, and whoever the user marked: such a pair is held back with
the reason, and the user may decide otherwise, in words that are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

COMPETITORS, SAME_DEAL, SAME_BUYER, SAME_FIRM, MARKED = (
    "competitors",
    "same deal",
    "same buyer",
    "same firm",
    "marked",
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one person for this: firm, trade in words, deals they take part in, buyers they serve, and marks.

    `marks`: what the user marked the person or their firm with ("leave alone", "do not contact", "competitor of Brixa"). `rivals`: firms or
    people they compete with, by the user's word.
    """

    person: str
    firm: str = ""
    trade: str = ""
    deals: Collection[str] = ()
    buyers: Collection[str] = ()
    rivals: Collection[str] = ()
    marks: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One reason against, in a sentence, with the rows or entries behind it."""

    kind: str
    why: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overruled:
    """The user decided otherwise about a pair, with a reason, on a day."""

    people: frozenset[str]
    why: str
    on: date


def conflicts(one: Known, other: Known) -> list[Conflict]:
    """Return what speaks against introducing two people, the weightiest first; empty when nothing is known to."""
    found = []
    for person in (one, other):
        for mark, evidence in person.marks.items():
            found.append(Conflict(MARKED, f"You marked one of them: {mark}.", tuple(evidence)))
    if (other.person in one.rivals or (other.firm and other.firm in one.rivals)) or (
        one.person in other.rivals or (one.firm and one.firm in other.rivals)
    ):
        found.append(Conflict(COMPETITORS, "You noted that they compete."))
    elif one.trade and one.trade == other.trade and not (one.firm and one.firm == other.firm):
        found.append(Conflict(COMPETITORS, f"Both are in the same trade ({one.trade}), so they may compete."))
    if one.firm and one.firm == other.firm:
        found.append(Conflict(SAME_FIRM, f"Both are at {one.firm}."))
    if shared := sorted(set(one.deals) & set(other.deals)):
        found.append(Conflict(SAME_DEAL, "Both stand in one deal.", tuple(shared)))
    if shared := sorted(set(one.buyers) & set(other.buyers)):
        found.append(Conflict(SAME_BUYER, f"Both are after the same buyer ({', '.join(shared)})."))
    return found
