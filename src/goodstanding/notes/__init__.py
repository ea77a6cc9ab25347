"""By hand: one line in plain words, read into what happened.

    understand("called Philippa, she sends us two leads, I owe her the report by Friday", date(2026, 12, 1), known)
    -> a call by me on 2026-12-01 with Philippa Kern; I promised "the report" by 2026-12-04

What the line does not say, or says in a way that people read differently, is filled in with what is likeliest and named in
`doubtful`, so that whoever wrote it can look there first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ..values import Kind
from .acts import ME, PARTICIPLE, SUBJECT, THEM, TOGETHER, Act, By, acts_of
from .days import Day, days
from .names import Named, named
from .plain import plain
from .promise import Promise, promise

__all__ = ["KINDS", "By", "Named", "Promise", "Understood", "understand"]

# What can be written by hand, in the order offered.
KINDS: tuple[Kind, ...] = (
    Kind.MEETING, Kind.CALL, Kind.FAVOUR, Kind.INTRODUCTION, Kind.REFERRAL, Kind.ASK, Kind.DEAL, Kind.TESTIMONIAL,
    Kind.NOTE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Understood:
    """A line as it was understood. `actor` is the name of the one who did it when it was one of them, else "".

    `doubtful` names the fields to look at: kind, on, by, people, promise.
    """

    text: str
    kind: Kind
    on: date
    by: By
    people: tuple[Named, ...]
    actor: str = ""
    promise: Promise | None = None
    doubtful: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        said = self.promise
        return {
            "kind": str(self.kind),
            "on": self.on.isoformat(),
            "by": str(self.by),
            "people": [one.name for one in self.people],
            "promise": None
            if said is None
            else {
                "by": str(said.by),
                "due": said.due.isoformat() if said.due else None,
                "what": said.what,
            },
        }


def understand(
    text: str,
    on: date,
    known: Sequence[tuple[str, str]] = (),
    people: Sequence[Named] | None = None,
    kind: Kind | None = None,
) -> Understood:
    """Return what a line tells.

    Args:
        on: the day on which it was written; days in the line are read from there.
        known: (reference, name) of the people in the ledger, likelier ones first.
        people: who it is about, when the writer said so beside the line.
        kind: what it is, when the writer said so.
    """
    text = " ".join(text.split())
    told = acts_of(text)
    seen = days(text, on)
    who = named(text, known) if people is None else tuple(people)
    deciding = next((act for act in told if kind is None or act.kind is kind), None)
    what = kind or (deciding.kind if deciding else Kind.NOTE)
    by, actor, clear = _by(text, what, deciding, who)
    given = what in (Kind.REFERRAL, Kind.INTRODUCTION, Kind.FAVOUR) or any(
        act.kind is Kind.REFERRAL for act in told
    )
    said = promise(text, seen, who, given)
    day = _day(text, what, seen, said)
    if what is Kind.NOTE and day is not None and not timedelta(0) <= on - day.past <= timedelta(7):
        day = None  # "her birthday is 4 May" tells of a day and does not happen on it
    doubts = {
        "kind": kind is None and _kind_doubtful(text, deciding, told),
        "on": day is not None and not day.sure,
        # "Ben: contract signed": the name is a heading, and either of the two may have done it.
        "by": not clear or (what is not Kind.NOTE and not actor and bool(re.match(r"[^,.;:]{2,30}: ", text))),
        "people": (not who and what is not Kind.NOTE) or any(not one.sure for one in who),
        "promise": said is not None and not said.sure,
    }
    return Understood(
        text,
        what,
        (day.coming if day.ahead else day.past) if day else on,
        by,
        who,
        actor,
        said,
        tuple(name for name, doubtful in doubts.items() if doubtful),
    )


def _kind_doubtful(text: str, deciding: Act | None, told: Sequence[Act]) -> bool:
    """Say whether people may read the kind otherwise: nothing tells it, or only weakly, or something else begins as soon."""
    if deciding is None or deciding.weak:
        return True
    return any(
        other.kind not in (deciding.kind, Kind.NOTE)
        and not other.weak
        and other.start - deciding.end < 12
        and not re.search(r"[,;.:!?]", text[deciding.end : other.start])
        for other in told
    )


def _day(text: str, kind: Kind, seen: Sequence[Day], said: Promise | None) -> Day | None:
    """Return the day on which it happened: the first one that is not the day of a promise; the exacter one first."""
    told = [
        one for one in seen if not one.by and not (said and said.due == one.coming and _promises(text, one))
    ]
    done = [one for one in told if not one.ahead]
    # Only what is arranged can lie ahead.
    told = done or (told if kind in (Kind.MEETING, Kind.CALL) and not said else [])
    return next((one for one in told if one.sure), told[0] if told else None)


_PROMISING = re.compile(
    r"\b(?:promis\w*|owe|owes|i'll|will|versprochen|zugesagt|schulde|schicke|schickt|envoie\w*|promet\w*|mando|manda|envio|envia|"
    r"prometi\w*|promess\w*|beloofd|stuur|stuurt|schuldig|need|needs|want|wants)\b"
)


def _promises(text: str, day: Day) -> bool:
    """Say whether a day belongs to what is promised: a word of promising stands between it and the mark before it."""
    before = plain(text)[: day.start]
    piece = re.split(r"[,;.:!?(](?!\d)", before)[-1]
    return bool(_PROMISING.search(piece))


_NEW_SENTENCE = re.compile(
    r"^|(?<!\d)(?<!\bdr)(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bmme)(?<!\bprof)(?<!\bing)[.;:!?](?!\d)\s"
)
_I = re.compile(
    r"\b(?:i|we|ich|wir|je|nous|yo|nosotros|io|noi|ik|wij)\b|\bj'|\b(?:habe|haben wir|heb|hebben we|ho|abbiamo|he|hemos)\b"
)
_TO_ME = re.compile(
    r"\b(?:me|us|mich|mir|uns|nous|nos|mi|ci|ons|mij)\b|\bm'|\b(?:our|unsere?[nmrs]?|notre|nos|nuestr[oa]s?|nostr[oaie]|onze?)\b"
)
_PRONOUN = re.compile(r"\b(?:she|he|they|sie|er|elle|il|ella|lei|ze|zij|hij)\b(?: \w+)?\s*$")
_HAS = re.compile(r"\b(?:hat|haben|hatte|hatten|heeft|hebben|had|hadden)\b|\b(?:has|have)\b")
_NOT_SUBJECT = re.compile(
    r"(?:\b(?:with|to|for|from|of|about|mit|von|bei|an|fur|um|uber|zu|avec|a|au|de|d'|pour|chez|con|para|por|per|da|di|met|aan|van|voor|bij|"
    r"thanks to|thank|danke|merci|gracias|grazie|dank)(?: (?:frau|herrn?|mr|mrs|ms|dr|mme|signora|senora))?\.? ?)$"
)


def _by(text: str, kind: Kind, act: Act | None, people: Sequence[Named]) -> tuple[By, str, bool]:
    """Return who did it, the name of the one of them who did, and whether the line says so."""
    first = people[0].name if people else ""
    if kind is Kind.NOTE:
        return By.ME, "", True
    if act is None:
        usual = By.TOGETHER if kind in (Kind.MEETING, Kind.CALL, Kind.DEAL) else By.ME
        return usual, "", False
    if act.by == TOGETHER:
        return By.TOGETHER, "", True
    if act.by == ME:
        return By.ME, "", True
    line = plain(text)
    start = max((m.end() for m in _NEW_SENTENCE.finditer(line, 0, act.start)), default=0)
    piece = line[start : act.start]
    subject = _subject(line, start, act, people)
    if act.by == THEM:
        behind = next((one.name for one in people if one.start >= act.end - 1), first)
        return By.THEM, subject or behind, True
    together = kind is Kind.DEAL and re.search(r"\b(?:with|mit|avec|con|met)\b", line[start : act.end + 40])
    if together and not subject:
        return By.TOGETHER, "", True
    words = line[start : act.end]
    if _I.search(piece) and not (subject and _TO_ME.search(words)):
        return By.ME, "", True
    if act.by in (SUBJECT, PARTICIPLE) and subject:
        telegram = act.by == PARTICIPLE and not _HAS.search(line[start : act.start])
        if telegram and not _TO_ME.search(words):
            return By.ME, "", True
        return By.THEM, subject, True
    if _TO_ME.search(words) or re.match(r"\W*(?:me|us|mich|mir|uns)\b", line[act.end :]):
        # "Called me back": somebody did it to the writer, and one of those named is the likeliest.
        return By.THEM, first, bool(first)
    return By.ME, "", True


def _subject(line: str, start: int, act: Act, people: Sequence[Named]) -> str:
    """Return the name that stands before the act as its subject, "" when there is none."""
    before = [one for one in people if start <= one.start < act.start]
    if people and _PRONOUN.search(line[start : act.start]):
        return people[0].name
    for one in before:
        if not _NOT_SUBJECT.search(line[start : one.start]):
            return one.name
    return ""
