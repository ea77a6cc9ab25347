"""Promises in the owner's own messages: "I'll send you the report by the end of next week".

The detector is careful: it would rather miss a promise than remind of one that was kept. `check` will bring a
better one (acts of speech); it will take the place of `promises` here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ..ledger.closings import is_closing
from ..values import Kind, Row
from .candidate import TALK, when
from .words import any_of, cut, sentences

_DO = (
    "send|mail|e-?mail|forward|share|post you|introduce|connect you|put you in touch|get back|come back to you|find out|"
    r"look (?:into|it up|that up)|check (?:and|with)|ask (?:\w+ ){1,4}and|let you know|write (?:it|that) up|prepare|dig out"
)
_PROMISE = any_of(
    r"\b(?:I['’]ll|I will|I shall|let me|I['’]m going to|I am going to)\s+"
    rf"(?:(?:also|then|gladly|certainly|definitely|happily|personally)\s+)?(?:{_DO})\b",
    r"\b(?:ich|wir) (?:schicke|sende|maile|melde mich|kümmere mich|frage nach|leite|stelle)\b",
    r"\bje (?:vous |t['’]|te |l['’]|les )*(?:envoie|enverrai|transmets|transmettrai|reviens vers|recontacte)\b",
    r"\b(?:te|os|le|les|se lo) (?:mando|mandaré|envío|enviaré|paso|pasaré)\b",
    r"\bik (?:stuur|mail|kom er op terug|laat (?:je|u) weten)\b",
)
# Said under a condition, as a question, or of something that came along in the same message.
_NOT_MEANT = any_of(
    r"\?",
    r"\b(?:if|unless|once you|should you|in case|wenn|falls|sobald sie|si vous|si tu|si me|als je)\b",
    r"\b(?:attached|enclosed|here (?:is|are)|as promised|anbei|angehängt|im anhang|ci-joint|voici)\b",
    r"\b(?:adjunt\w+|bijgevoegd|bijlage)\b",
)
_CAME = any_of(
    r"\b(?:received|got (?:it|them|the|your)|it arrived|thanks? (?:you )?for (?:sending|the \w+|your \w+))\b",
    r"\b(?:erhalten|angekommen|danke für (?:die|das|den)|bien reçu|reçu|merci pour)\b",
    r"\b(?:recibid[oa]|ha llegado|gracias por|ontvangen)\b",
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_DAYS_DE = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
_DAYS_FR = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
_DAYS_ES = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
ONE_SITTING = timedelta(minutes=30)  # a second message so soon belongs to the first
USUAL_DAYS = 7  # what "I'll send it" means without a day
OLDEST_DAYS = 150  # after that the other has found another way


@dataclass(frozen=True, slots=True)
class Promise:
    """What the owner said they would do, by when, and the row in which they said it."""

    words: str
    at: datetime
    due: date
    row: str


def promises(rows: Sequence[Row], moment: datetime) -> tuple[Promise, ...]:
    """Return the promises of the owner to one person that nothing has followed, oldest first.

    Args:
        rows: between the two, oldest first. A later message of the owner's that says something, a meeting or a
            call counts as the promise kept; so does a word from them that it arrived.
        moment: rows after it are left aside.
    """
    found: list[Promise] = []
    followed: datetime | None = None  # the owner's last message that says something, seen from the end
    for place in range(len(rows) - 1, -1, -1):
        row, at = rows[place], when(rows[place])
        if at > moment or not row.mine or row.kind not in TALK or is_closing(row.text):
            continue
        if followed and followed - at > ONE_SITTING:
            break  # whatever was promised before has been followed by something
        followed = followed or at
        if (
            (moment - at).days > OLDEST_DAYS
            or len(row.recipients) > 3
            or _kept(rows[place + 1 :], at, moment)
        ):
            continue
        meant = (one for one in sentences(row.text) if _PROMISE.search(one) and not _NOT_MEANT.search(one))
        if said := next(meant, None):
            found.append(Promise(cut(said, 120), at, due_by(said, at), row.id))
    return tuple(reversed(found))


def _kept(later: Sequence[Row], at: datetime, moment: datetime) -> bool:
    for row in later:
        if when(row) > moment:
            break
        if row.kind in (Kind.MEETING, Kind.CALL, Kind.RECOMMENDATION, Kind.REFERRAL, Kind.INTRODUCTION):
            return True
        if row.kind not in TALK:
            continue
        if row.mine and when(row) - at > ONE_SITTING and not is_closing(row.text):
            return True
        if not row.mine and _CAME.search(row.text):
            return True
    return False


def due_by(text: str, said_at: datetime) -> date:
    """Return the day by which a sentence promises something; `USUAL_DAYS` later when it names none."""
    words, said = text.casefold(), said_at.astimezone(UTC).date()
    friday = said + timedelta(days=(4 - said.weekday()) % 7)
    if re.search(r"\btonight\b|\btoday\b|\bheute\b|aujourd|\bhoy\b", words):
        return said
    if re.search(r"\btomorrow\b|\bmorgen\b|\bdemain\b|\bmañana\b", words):
        return said + timedelta(days=1)
    if re.search(r"\bnext week\b|nächste[rn]? woche|semaine prochaine|próxima semana|volgende week", words):
        return friday + timedelta(days=7)
    if re.search(r"\b(?:this|the) week\b|(?:diese|der) woche|cette semaine|esta semana", words):
        return friday
    if re.search(r"\b(?:end of|this|the) (?:the )?month\b|monatsende|fin du mois|fin de mes", words):
        return (said.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    for names in (_DAYS, _DAYS_DE, _DAYS_FR, _DAYS_ES):
        for number, name in enumerate(names):
            if re.search(rf"\b{name}\b", words):
                return said + timedelta(days=(number - said.weekday() - 1) % 7 + 1)
    return said + timedelta(days=USUAL_DAYS)
