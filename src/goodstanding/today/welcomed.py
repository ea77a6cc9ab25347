"""Help that the owner once gave, that was welcome, and that may be asked after now.

It is a message of the owner's with substance in it, for which the other thanked. When the other said at the
time when they might need somebody ("our pilot line starts at the end of 2026"), that time is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..ledger.closings import thanks
from ..values import Kind, Row
from .candidate import when
from .words import any_of, sentences

SUBSTANCE = 90  # letters: shorter than that, little was given
ANSWER_DAYS = 21  # thanks later than this were for something else

_SEASON = {
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "frühjahr": 3, "frühling": 3, "sommer": 6, "herbst": 9,
    "printemps": 3, "été": 6, "automne": 9, "hiver": 12, "primavera": 3, "verano": 6, "otoño": 9, "invierno": 12,
    "beginning of": 1, "start of": 1, "early": 1, "anfang": 1, "début": 1, "principios de": 1,
    "mid": 6, "middle of": 6, "mitte": 6,
    "end of": 10, "late": 10, "ende": 10, "fin": 10, "finales de": 10, "q1": 1, "q2": 4, "q3": 7, "q4": 10,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12, "januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7,
    "oktober": 10, "dezember": 12,
}  # fmt: skip
_PART = "|".join(sorted(map(re.escape, _SEASON), key=len, reverse=True))
_TIME = any_of(
    rf"(?:\b({_PART})\s+(?:of\s+|de\s+|del\s+)?)?\b(20[2-4]\d)\b",
    r"\b(next year|nächstes jahr|l['’]année prochaine|el año que viene|volgend jaar)\b",
)
_COMING = any_of(
    r"\b(?:when|once|as soon as|will|plan|starts?|need)\b",
    r"\b(?:wenn|sobald|werden|planen|brauchen|quand|lorsque|cuando|vamos a|als)\b",
)


@dataclass(frozen=True, slots=True)
class Welcomed:
    """The help: the owner's row, the row that thanked, and the time they named, if they named one."""

    given: Row
    thanked: Row
    time: date | None = None
    words: str = ""


def welcomed(rows: Sequence[Row], moment: datetime) -> Welcomed | None:
    """Return the welcome help that was given last between two people; one with a time named goes before others."""
    plain: Welcomed | None = None
    timed: Welcomed | None = None
    given: list[Row] = []
    for row in rows:
        if when(row) > moment or row.kind not in (Kind.MESSAGE, Kind.COMMENT, Kind.FAVOUR):
            continue
        if row.mine:
            if row.kind is Kind.FAVOUR or len(row.text) >= SUBSTANCE:
                given = [row]
            continue
        if not given or (when(row) - when(given[0])).days > ANSWER_DAYS or not thanks(row.text):
            continue
        time, words = _named_time(row)
        if time:
            timed = Welcomed(given[0], row, time, words)
        else:
            plain = Welcomed(given[0], row)
        given = []
    return timed or plain


def _named_time(row: Row) -> tuple[date | None, str]:
    """Return the first day of a future time that a message names, and the sentence that names it."""
    said = when(row).date()
    for sentence in sentences(row.text):
        if not _COMING.search(sentence):
            continue
        for match in _TIME.finditer(sentence):
            month, year, following = match.groups()
            begins = (
                date(said.year + 1, 1, 1)
                if following
                else date(int(year), _SEASON[month.casefold()] if month else 1, 1)
            )
            if begins > said + timedelta(days=60):
                return begins, sentence
    return None, ""
