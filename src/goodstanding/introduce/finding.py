"""Needs and offers in people's own words: messages, posts and headlines, each with the row it stands in.

    "Ingrid: I have a stock of four hundred nozzles now and one customer …"                   offers, from a message
    "Tomás: I want one thing that really lowers voids. If you ever meet somebody …"           needs
    "Inventor and Managing Partner at Thalberg Werkstoffe"                                    offers, from a headline

Only what somebody else could meet counts: who asks you for an answer or a quarter of an hour needs nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from goodstanding.language.phrases import Phrases, phrases
from goodstanding.language.text import read
from goodstanding.values import Kind, Row

NEEDS, OFFERS = "needs", "offers"
LASTS = timedelta(days=365)  # a statement is believed for a year, unless the user says otherwise
_SAID_IN = frozenset({Kind.MESSAGE, Kind.POST, Kind.SHARE, Kind.COMMENT, Kind.NOTE, Kind.ASK})
_SHORTEST, _LONGEST = 30, 1500  # characters


@dataclass(frozen=True, slots=True)
class Found:
    """One statement as it was found: whose, which way, the words, since when, until when it is believed, and the rows behind it."""

    person: str
    direction: str
    text: str
    said_on: date
    until: date
    evidence: tuple[str, ...]


@cache
def _phrases() -> Phrases:
    return phrases("statements")


def directions(text: str) -> tuple[str, ...]:
    """Return whether a text states a need, an offer, both or neither."""
    reading = read(text)
    said = {one.what for one in _phrases().find(reading)}
    return tuple(way for way in (NEEDS, OFFERS) if way in said)


def found_in(rows: Iterable[Row]) -> Iterator[Found]:
    """Yield the statements in rows that others wrote, in the order of the rows; rows without a date are left out."""
    for row in rows:
        if (
            row.mine
            or row.at is None
            or row.kind not in _SAID_IN
            or not _SHORTEST <= len(row.text) <= _LONGEST
        ):
            continue
        for way in directions(row.text):
            day = row.at.date()
            yield Found(row.actor, way, row.text.strip(), day, day + LASTS, (row.id,))


def telling(text: str, direction: str, most: int = 200) -> str:
    """Return the part of a statement that says it, on one line: from the sentence that states the need or offer on."""
    reading = read(text)
    first = next((one.first for one in _phrases().find(reading) if one.what == direction), 0)
    start = next((one.start for one in reading.sentences if one.first <= first < one.last), 0)
    line = " ".join(text[start:].split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
