"""A brief: one page on a person, or on a company, before a meeting. Every line names the rows that it was read from.

Who they are · Between you · You owe · They need and offer · Lately · Who else there · Worth asking
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from goodstanding.introduce.finding import NEEDS, telling
from goodstanding.introduce.needs import Said
from goodstanding.ledger.owed import Owed
from goodstanding.values import Kind, Row

LATELY = timedelta(days=120)
_SAYINGS = frozenset({Kind.POST, Kind.SHARE, Kind.COMMENT})
_TALK = frozenset({Kind.MESSAGE, Kind.ASK, Kind.INTRODUCTION})
_MOST = 6  # lines a section
_CUT = 220
_TELLS = 60  # characters from which a message tells something worth coming back to
# One and several of a kind, in words.
_KINDS = {
    Kind.MESSAGE: ("message", "messages"), Kind.MEETING: ("meeting", "meetings"), Kind.CALL: ("call", "calls"),
    Kind.COMMENT: ("comment", "comments"), Kind.REACTION: ("reaction", "reactions"), Kind.DEAL: ("deal", "deals"),
    Kind.RECOMMENDATION: ("recommendation", "recommendations"), Kind.ENDORSEMENT: ("endorsement", "endorsements"),
    Kind.INTRODUCTION: ("introduction", "introductions"), Kind.NOTE: ("note", "notes"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the words, the rows behind it, and the person it is about (a reference) where that is somebody else."""

    text: str
    evidence: tuple[str, ...] = ()
    person: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; one without lines is left out of the brief."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The page: whom it is about, in one line who they are, and the sections in the order to read them."""

    name: str
    ref: str
    lead: str
    as_of: date
    sections: tuple[Section, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the JSON of `brief`."""
        return {
            "name": self.name,
            "ref": self.ref,
            "lead": self.lead,
            "as_of": self.as_of.isoformat(),
            "sections": [
                {
                    "name": one.name,
                    "lines": [
                        {"text": line.text, "evidence": list(line.evidence), "person": line.person}
                        for line in one.lines
                    ],
                }
                for one in self.sections
            ],
        }


@dataclass(frozen=True, slots=True)
class Change:
    """A role that changed between two exports."""

    person: str
    name: str
    old: str
    new: str
    seen_on: date
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Someone:
    """What is known of one person for a brief. `rows` are the newest between you, oldest first."""

    ref: str
    name: str
    role: str
    stage: str
    rows: tuple[Row, ...]
    owed: tuple[Owed, ...] = ()
    said: tuple[Said, ...] = ()
    changes: tuple[Change, ...] = ()


def of_person(who: Someone, others: Sequence[Someone], as_of: datetime) -> Brief:
    """Return the brief on one person; `others` are whom else you know at their company, nearest first."""
    lead = ". ".join(part for part in (who.role, f"You two are {who.stage}") if part) + "."
    sections = (
        Section("Next", tuple(_coming([who], as_of))),
        Section("Between you", tuple(_passed(who, as_of))),
        Section("You owe", tuple(Line(due.why, due.evidence) for due in who.owed[:_MOST])),
        Section("They need and offer", tuple(_said([who]))),
        Section("Lately", tuple(_lately([who], as_of))),
        Section("Who else there", tuple(_others(others))),
        Section("Worth asking", tuple(_questions(who, as_of))),
    )
    return Brief(who.name, who.ref, lead, as_of.date(), tuple(one for one in sections if one.lines))


def of_account(firm: str, people: Sequence[Someone], as_of: datetime) -> Brief:
    """Return the brief on a company from the people there whom you know, nearest first."""
    stages = Counter(one.stage for one in people)
    known = ", ".join(f"{count} {stage}" for stage, count in stages.most_common())
    lead = f"You know {len(people)} there: {known}." if people else "You know nobody there."
    sections = (
        Section("Next", tuple(_coming(people, as_of))),
        Section("Whom you know", tuple(_others(people, 12))),
        Section(
            "You owe",
            tuple(
                Line(f"{one.name}: {due.why}", due.evidence, one.ref)
                for one in people
                for due in one.owed[:2]
            )[:_MOST],
        ),
        Section("They need and offer", tuple(_said(people, named=True))),
        Section("Lately", tuple(_lately(people, as_of, named=True))),
        Section(
            "Worth asking",
            tuple(
                Line(f"{one.name}: {line.text}", line.evidence, one.ref)
                for one in people[:4]
                for line in _questions(one, as_of)[:1]
            ),
        ),
    )
    return Brief(firm, "", lead, as_of.date(), tuple(one for one in sections if one.lines))


def _past(rows: Sequence[Row], as_of: datetime) -> list[Row]:
    return [row for row in rows if row.at is not None and row.at <= as_of]


def _coming(people: Sequence[Someone], as_of: datetime) -> list[Line]:
    found = {
        row.id: (row, one)
        for one in people
        for row in one.rows
        if row.kind is Kind.MEETING and row.at is not None and row.at > as_of
    }
    ordered = sorted(found.values(), key=lambda pair: pair[0].at or as_of)
    return [
        Line(f"{row.at:%A %-d %B %Y, %H:%M} UTC: {row.subject or cut(row.text) or 'meeting'}", (row.id,))
        for row, _ in ordered[:3]
    ]


def _passed(who: Someone, as_of: datetime) -> list[Line]:
    rows = _past(who.rows, as_of)
    if not rows:
        return []
    lines = []
    counted = Counter(row.kind for row in rows if row.kind in _KINDS)
    parts = [f"{count} {_KINDS[kind][count != 1]}" for kind, count in counted.most_common(5)]
    first, last = rows[0].at, rows[-1].at
    if parts and first and last:
        ids = tuple(row.id for row in rows)
        lines.append(Line(f"{', '.join(parts)}, from {first:%-d %B %Y} to {last:%-d %B %Y}.", ids))
    for kind, word in ((Kind.MEETING, "Met last"), (Kind.DEAL, "Deal")):
        latest = next((row for row in reversed(rows) if row.kind is kind), None)
        if latest is not None and latest.at is not None:
            lines.append(
                Line(
                    f"{word} on {latest.at:%-d %B %Y}: {latest.subject or cut(latest.text) or 'no title'}",
                    (latest.id,),
                )
            )
    talk = [row for row in rows if row.kind in _TALK and row.text]
    for row in talk[-3:]:
        side = "You wrote" if row.mine else f"{who.name} wrote"
        lines.append(Line(f"{side} on {row.at:%-d %B %Y}: “{cut(row.text)}”", (row.id,)))
    return lines


def _said(people: Sequence[Someone], named: bool = False) -> list[Line]:
    lines = []
    for one in people:
        for said in one.said[:_MOST]:
            way = "needs" if said.direction == NEEDS else "offers"
            whose = f"{one.name} {way}" if named else way.capitalize()
            parts = "; ".join(f"{part}: {words}" for part, words in said.parts.items())
            text = f"{whose}: “{telling(said.text, said.direction)}” ({said.said_on:%-d %B %Y})"
            lines.append(Line(text + (f" {parts}." if parts else ""), said.evidence, one.ref))
    return lines[: 2 * _MOST]


def _lately(people: Sequence[Someone], as_of: datetime, named: bool = False) -> list[Line]:
    since = as_of - LATELY
    lines: list[tuple[date, Line]] = []
    for one in people:
        for change in one.changes:
            if change.seen_on >= since.date():
                text = f"{one.name} is now {change.new}; before: {change.old or 'not known'} (seen {change.seen_on:%-d %B %Y})"
                lines.append((change.seen_on, Line(text, change.evidence, one.ref)))
        for row in _past(one.rows, as_of):
            if row.at is not None and row.at >= since and not row.mine and row.kind in _SAYINGS and row.text:
                whose = f"{one.name} wrote" if named else "Wrote"
                lines.append(
                    (
                        row.at.date(),
                        Line(f"{whose} on {row.at:%-d %B}: “{cut(row.text)}”", (row.id,), one.ref),
                    )
                )
    lines.sort(key=lambda pair: pair[0], reverse=True)
    return [line for _, line in lines[:_MOST]]


def _others(people: Sequence[Someone], most: int = _MOST) -> list[Line]:
    return [
        Line(
            f"{one.name}{', ' + one.role if one.role else ''}: {one.stage}"
            + (f", last on {one.rows[-1].at:%-d %B %Y}" if one.rows and one.rows[-1].at else ""),
            tuple(row.id for row in one.rows[-1:]),
            one.ref,
        )
        for one in people[:most]
    ]


def _questions(who: Someone, as_of: datetime) -> list[Line]:
    """Return questions worth asking, from what they said: open needs, a new role, what they last told at length."""
    lines = []
    for change in who.changes[:1]:
        if change.seen_on >= (as_of - LATELY).date():
            lines.append(Line(f"How is it as {change.new}?", change.evidence))
    for said in who.said:
        if said.direction == NEEDS and len(lines) < 3:
            lines.append(
                Line(
                    f"Did they find what they looked for: “{telling(said.text, said.direction, 120)}”?",
                    said.evidence,
                )
            )
    told = [
        row
        for row in _past(who.rows, as_of)
        if not row.mine and row.actor == who.ref and row.kind in _TALK and len(row.text) >= _TELLS
    ]
    used = {row for line in lines for row in line.evidence}
    for row in reversed(told):
        if row.id not in used:
            lines.append(Line(f"What came of this: “{cut(row.text, 140)}” ({row.at:%-d %B %Y})", (row.id,)))
            break
    return lines[:4]


def cut(text: str, most: int = _CUT) -> str:
    """Return a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
