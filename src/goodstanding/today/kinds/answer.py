"""Answer: somebody wrote and waits. Questions come before greetings, and a named day before no day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from ...ledger.closings import asks, needs_answer, thanks
from ...values import Kind
from ..candidate import Candidate, when
from ..item import Item, evidence_of
from ..pitches import is_pitch
from ..words import any_of, date_words, day, question, quoted

NAME = "answer"
STARTS = False
GREETING_DAYS = 120  # a message that asks nothing waits this long at most
_BY_DAY = any_of(
    r"\b(?:on|by|until|before|due|am|bis(?: zum)?|le|avant le|el|antes del)\s+(?:the\s+)?"
    r"(\d{1,2})(?:st|nd|rd|th|\.|\b)(?!\s*(?:%|:|\d|min|k))"
)


def find(candidate: Candidate, as_of: datetime) -> Item | None:
    """Return the item for what waits for the owner's answer, pitches and invitations left aside."""
    by_id = {row.id: row for row in candidate.rows}
    for owed in candidate.owed:
        if owed.kind != NAME:
            continue
        rows = [by_id[i] for i in owed.evidence if i in by_id and by_id[i].kind is not Kind.INVITATION]
        if candidate.standing.stage not in ("conversing", "trusted"):  # a customer may well talk of a demo
            rows = [row for row in rows if not is_pitch(row.text)]
        if not rows:
            continue
        asking = [row for row in rows if needs_answer(row.text)]
        row = asking[-1] if asking else rows[-1]
        waited = (as_of - when(row)).days
        if not asking and (waited > GREETING_DAYS or _thanks_only(row.text)):
            continue
        group = len(row.recipients) > 1
        why = f"Wrote {day(when(row), as_of)}: {question(row.text) if asking else quoted(row.text)}"
        due = _needed_by(row.text, when(row), as_of)
        if due:
            why += f" A date is named: {date_words(due, as_of.date())}."
        return Item(
            NAME,
            candidate.ref,
            candidate.name,
            ("answer in the group" if group else "answer the question") if asking else "write back",
            why,
            _minutes(row.text),
            evidence_of(r.id for r in rows),
            _weight(waited, bool(asking), due is not None, group, candidate),
        )
    return None


def _thanks_only(text: str) -> bool:
    """Return whether a message that asks nothing only says thank you, in however many words of its own."""
    return thanks(text) and len(text) < 200


def _minutes(text: str) -> int:
    """Return how long an answer takes: a yes or no is short, several questions are not."""
    questions = text.count("?") + text.count("？")
    return 3 if len(text) < 220 and questions <= 1 else 5 if questions <= 2 and len(text) < 500 else 8


def _weight(waited: int, asking: bool, due: bool, group: bool, candidate: Candidate) -> float:
    weight = 100.0 if asking else 55.0
    weight += (
        15.0 * due + (8.0 if candidate.standing.stage in ("conversing", "trusted") else 0.0) - 35.0 * group
    )
    # What has waited for months is awkward rather than pressing.
    return weight - max(0, waited - 21) * 0.4


def _needed_by(text: str, said: datetime, as_of: datetime) -> date | None:
    """Return the day of the month that a question names, when it lies ahead and within two weeks."""
    if not asks(text):
        return None
    for match in _BY_DAY.finditer(text):
        for ahead in range(32):
            then = said.date() + timedelta(days=ahead)
            if then.day == int(match.group(1)):
                if 0 <= (then - as_of.date()).days <= 14:
                    return then
                break
    return None
