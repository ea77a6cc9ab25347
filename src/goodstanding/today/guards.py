"""Guards: each one reason to keep somebody off the agenda, one function each, asked in the order of the list.

A guard returns the sentence that names it, or None to let the person pass. `GUARDS` hold for everything;
`STARTING_GUARDS` only for what would begin a conversation (tend, congratulate, revive), never for what is owed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from ..ledger.closings import asks, is_closing
from ..ledger.standing import AGAIN_DAYS, LONGEST_WAIT_DAYS
from ..values import Kind, Row
from .candidate import TALK, TOGETHER, Candidate, when
from .item import LeftAlone, evidence_of
from .pitches import only_circulars, only_pitches
from .words import any_of, date_words, day, span

Guard = Callable[[Candidate, datetime], str | None]

RECENT_DAYS = 7  # after a word either way, nothing needs to be begun
YOURS_WAITS_DAYS = 30  # your last message waits that long for an answer before it is history
TRIES = 2  # written this often without an answer: leave them alone
SITTING = timedelta(hours=24)  # messages closer together are one try
ANSWERS_WITHIN = timedelta(days=10)  # a message of yours that asks nothing answers theirs, so soon after it
LEFT_ALONE_DAYS = 240  # a try in vain longer ago than this is no longer worth a line

_STOP = any_of(
    r"\b(?:take|remove) me (?:off|from)\b",
    r"\bstop (?:writing|messaging|contacting|sending)\b",
    r"\bunsubscribe me\b",
    r"\b(?:do not|don'?t|please never) (?:contact|write to|message|e-?mail) me\b",
    r"\bprefer not to be (?:contacted|written to|e-?mailed)\b",
    r"\bleave me alone\b",
    r"\bnot interested\b.{0,60}\b(?:stop|again|list)\b",
    r"\bkeine (?:weiteren )?(?:nachrichten|mails|e-mails)\b",
    r"\bnehmen sie mich (?:bitte )?(?:aus|von)\b",
    r"\bschreiben sie mir (?:bitte )?nicht mehr\b",
    r"\bne (?:m['’]écrivez|me contactez) plus\b",
    r"\bretirez[- ]moi\b",
    r"\bno me (?:escribas?|contacte\w*) más\b",
    r"\bb[óo]rra(?:me|rme) de\b",
)


def marked_quiet(candidate: Candidate, as_of: datetime) -> str | None:
    """The owner marked them as not to be written to."""
    if candidate.relation in ("leave alone", "do not contact"):
        return f'You marked them "{candidate.relation}".'
    return None


def competes(candidate: Candidate, as_of: datetime) -> str | None:
    """The owner marked them as a competitor: what is owed stays owed, and nothing is begun."""
    return (
        "You marked them as a competitor; nothing is begun with them."
        if candidate.relation == "competitor"
        else None
    )


def asked_to_stop(candidate: Candidate, as_of: datetime) -> str | None:
    """They asked not to be written to. Holds until they write again of their own accord, a day later or more."""
    for place in range(len(candidate.rows) - 1, -1, -1):
        row = candidate.rows[place]
        if row.mine or row.kind not in TALK:
            continue
        if row.to_me and _STOP.search(row.text):
            return f"They asked you {day(when(row), as_of)} not to write to them any more."
        later = candidate.rows[:place]
        if not any(not r.mine and r.kind in TALK and when(row) - when(r) < timedelta(days=1) for r in later):
            return None
    return None


def only_sells(candidate: Candidate, as_of: datetime) -> str | None:
    """Everything they sent was a pitch, and it was never taken up."""
    if only_pitches(candidate.rows):
        return "All they have sent you are pitches, and you never took one up; nothing waits for you there."
    return None


def sponsored(candidate: Candidate, as_of: datetime) -> str | None:
    """A sender without a profile: advertising, which nobody waits to have answered."""
    if only_circulars(candidate.ref, candidate.rows):
        return "These are sponsored messages; nobody waits for an answer."
    return None


def unanswered_twice(candidate: Candidate, as_of: datetime) -> str | None:
    """The owner wrote at least twice without an answer: wait."""
    tries = tries_in_vain(candidate)
    until = _wait_until(tries)
    if until is None or until <= as_of:
        return None
    return f"You wrote {_times(len(tries))} without an answer; leave it until {date_words(until.date(), as_of.date())}."


def gave_no_answer(candidate: Candidate, as_of: datetime) -> str | None:
    """The wait is over, but they still never answered: the next word, if there is one, is theirs."""
    tries = len(tries_in_vain(candidate))
    if tries < TRIES:
        return None
    return f"You wrote {_times(tries)} without an answer; the next word is theirs, unless you have real news."


def in_touch(candidate: Candidate, as_of: datetime) -> str | None:
    """The two have just been in touch."""
    latest = next(
        (row for row in reversed(candidate.rows) if row.kind in TOGETHER and len(row.recipients) <= 3), None
    )
    if latest is None or as_of - when(latest) > timedelta(days=RECENT_DAYS):
        return None
    who = "You wrote" if latest.mine else "They wrote"
    if latest.kind in (Kind.MEETING, Kind.CALL):
        who = "You met"
    return f"{who} {day(when(latest), as_of)}; nothing needs to be begun."


def yours_waits(candidate: Candidate, as_of: datetime) -> str | None:
    """The owner's last message still waits for an answer."""
    mine = candidate.last(mine=True)
    if candidate.standing.unanswered < 1 or mine is None:
        return None
    since = as_of - when(mine)
    if since > timedelta(days=YOURS_WAITS_DAYS):
        return None
    return f"Your message of {date_words(when(mine).date(), as_of.date())} waits for an answer; give it time."


GUARDS: tuple[Guard, ...] = (marked_quiet, asked_to_stop, only_sells, sponsored, unanswered_twice)
STARTING_GUARDS: tuple[Guard, ...] = (competes, gave_no_answer, in_touch, yours_waits)


def first(guards: Sequence[Guard], candidate: Candidate, as_of: datetime) -> str | None:
    """Return the sentence of the first guard that holds, None when all let the person pass."""
    return next((said for guard in guards if (said := guard(candidate, as_of))), None)


def left_alone(candidate: Candidate, as_of: datetime) -> LeftAlone | None:
    """Return the line for somebody written to twice without an answer, lately enough to be worth one."""
    tries = tries_in_vain(candidate)
    until = _wait_until(tries)
    if until is None or until <= as_of or asked_to_stop(candidate, as_of):
        return None
    last, now = when(tries[-1]), as_of.date()
    if as_of - last > timedelta(days=LEFT_ALONE_DAYS):
        return None
    why = (
        f"You wrote {_times(len(tries))} without an answer, last {day(last, as_of)}."
        f" Leave it until {date_words(until.date(), now)}, another {span((until.date() - now).days)}."
    )
    return LeftAlone(candidate.ref, candidate.name, why, evidence_of(row.id for row in tries))


def tries_in_vain(candidate: Candidate) -> tuple[Row, ...]:
    """Return what the owner sent since they last said or accepted anything, oldest first; nothing for one try.

    Several messages in one sitting are one try. A thank-you or an answer at the end of a talk waits for nothing
    and is none. An invitation is one until it is accepted; as an acceptance may be known to the day only, the
    whole day counts for it.
    """
    if candidate.standing.unanswered < TRIES:
        return ()
    accepted = [when(row).date() for row in candidate.rows if row.kind is Kind.ACCEPTANCE]
    since: list[Row] = []
    theirs: datetime | None = None
    for row in reversed(candidate.rows):
        if not row.mine and row.kind in TOGETHER:
            theirs = when(row)
            break
        open_invitation = row.kind is Kind.INVITATION and not any(day >= when(row).date() for day in accepted)
        if row.mine and (row.kind in TALK or open_invitation):
            since.append(row)
    tries: list[Row] = []
    for row in since:  # newest first
        answers = theirs is not None and when(row) - theirs < ANSWERS_WITHIN and not asks(row.text)
        if is_closing(row.text) or answers:
            continue
        if not tries or when(tries[-1]) - when(row) > SITTING:
            tries.append(row)
    return tuple(reversed(tries[: candidate.standing.unanswered]))


def _wait_until(tries: Sequence[Row]) -> datetime | None:
    """Return until when to leave somebody alone after these tries (the ledger's own rule); None: no need."""
    if len(tries) < TRIES:
        return None
    days = min(AGAIN_DAYS * 2.0 ** (len(tries) - TRIES), LONGEST_WAIT_DAYS)
    return when(tries[-1]) + timedelta(days=days)


def _times(number: int) -> str:
    return {2: "twice", 3: "three times", 4: "four times", 5: "five times"}.get(number, f"{number} times")
