"""By hand: what a line means, keeping it as a row, correcting it, and taking things back.

preview = notes.read("called Philippa, I owe her the report by Friday")
kept = notes.keep(preview)
notes.fix(kept.row, {"kind": "meeting"})
notes.undo()
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

from goodstanding.notes import KINDS, By, Named, Promise, Understood, understand
from goodstanding.services.people import Unclear
from goodstanding.store import byhand, clock, journal, queries
from goodstanding.values import ME, Handle, Interaction, Kind, Precision, Row, Source

__all__ = [
    "KINDS",
    "MOST",
    "By",
    "Note",
    "changed",
    "fix",
    "keep",
    "part",
    "promises",
    "read",
    "undo",
    "written",
]

MOST = 2_000  # characters of a line
_NOBODY_IN_PARTICULAR = 10**6  # where somebody stands whom the writer named beside the line


@dataclass(frozen=True, slots=True)
class Note:
    """A line as it was understood, and the row that it became: its id and entry, None while it is only shown."""

    understood: Understood
    written: date
    id: str | None = None
    entry: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the contract's JSON of `note`."""
        said = self.understood
        return {
            "row": {
                "id": self.id,
                "kept": self.id is not None,
                "at": said.on.isoformat(),
                "precision": str(Precision.DAY),
                "kind": str(said.kind),
                "actor": said.actor if said.by is By.THEM else ME,
                "recipients": [
                    *([ME] if said.by is By.THEM else []),
                    *(one.name for one in said.people if said.by is not By.THEM or one.name != said.actor),
                ],
                "network": "hand",
                "source": byhand.SOURCE,
                "text": said.text,
                "undo": self.entry,
            },
            "understood": said.as_json(),
            "doubtful": list(said.doubtful),
            "new": [one.name for one in said.people if not one.ref],
        }


def read(
    text: str, on: date | None = None, who: Sequence[str] = (), kind: str = "", today: date | None = None
) -> Note:
    """Return what a line means, without keeping it.

    Args:
        on: the day on which it was written; today when left out.
        who: names or handles of people whom it is about, beside those whom the line names.
        kind: what it is, when the writer says so.

    Raises:
        Unclear: an empty line, a kind that cannot be written by hand, a name that may mean several people.
    """
    text = " ".join(text.split())
    if not text:
        raise Unclear(
            'There is nothing to keep: write a line such as "called Philippa, I owe her the report by Friday".'
        )
    if len(text) > MOST:
        raise Unclear(f"That is {len(text):,} characters; a line by hand may have {MOST:,}.")
    known = _known(queries.state())
    written = on or today or clock.now().date()
    told = understand(text, written, known, kind=_kind(kind))
    if who:
        beside = [_person(name, text) for name in who]
        named = [*beside, *(one for one in told.people if one.name not in {b.name for b in beside})]
        told = understand(text, written, known, people=named, kind=_kind(kind))
    return Note(told, written)


def _kind(text: str) -> Kind | None:
    if not text:
        return None
    try:
        kind = Kind(text)
    except ValueError:
        kind = Kind.POST
    if kind not in KINDS:
        raise Unclear(f'"{text}" is not a kind of row to write by hand; there are {", ".join(KINDS)}.')
    return kind


@lru_cache(maxsize=2)
def _known(state: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    """Return (reference, name) of everybody in the ledger, those first with whom there was contact lately."""
    found, _ = queries.people(sort="last", limit=10_000_000)
    return tuple((one.ref, one.name) for one in found if one.name)


def _person(text: str, line: str) -> Named:
    """Return whom a name beside the line means; somebody new where nobody is called so."""
    place = len(line) + _NOBODY_IN_PARTICULAR
    found = queries.find_people(text)
    if not found:
        return Named(place, place, " ".join(text.split()))
    if len(found) > 1:
        named = "; ".join(f"{p.name or p.ref} ({p.ref})" for p in found[:8])
        raise Unclear(f'"{text}" may mean several people: {named}. Use the handle in brackets.', found)
    return Named(place, place, found[0].name or found[0].ref, found[0].ref)


def changed(note: Note, changes: Mapping[str, Any]) -> Note:
    """Return a note with parts of it changed by the reader; what was changed is doubtful no more.

    Args:
        changes: any of kind, on (a date), by, people (names or handles), due (a date or None), what, promised_by ("" takes
            the promise away).
    """
    told = note.understood
    if "kind" in changes:
        told = replace(told, kind=_kind(str(changes["kind"])) or told.kind)
    if "on" in changes:
        told = replace(told, on=changes["on"])
    if "people" in changes:
        told = replace(told, people=tuple(_person(name, told.text) for name in changes["people"]))
    if "by" in changes:
        try:
            told = replace(told, by=By(changes["by"]))
        except ValueError as error:
            raise Unclear(
                f'"{changes["by"]}" does not say who did it; write me, them or together.'
            ) from error
    if told.by is By.THEM and told.actor not in {one.name for one in told.people}:
        told = replace(told, actor=told.people[0].name if told.people else "")
    if changes.keys() & {"what", "due", "promised_by"}:
        before = told.promise or Promise(By.ME, "", None)
        by = changes.get("promised_by", str(before.by))
        promise = (
            Promise(By(by), changes.get("what", before.what), changes.get("due", before.due))
            if by in (By.ME, By.THEM)
            else None
        )
        told = replace(told, promise=promise)
    names = {"promised_by": "promise", "what": "promise", "due": "promise"}
    settled = {names.get(name, name) for name in changes}
    return replace(
        note, understood=replace(told, doubtful=tuple(d for d in told.doubtful if d not in settled))
    )


def keep(note: Note, replaces: Sequence[str] = (), now: datetime | None = None) -> Note:
    """Keep a note as a row and return it with its id. Raises Unclear when it cannot be kept."""
    told = note.understood
    if told.kind is not Kind.NOTE and not told.people:
        raise Unclear("Who was it? Name somebody in the line, or beside it with --who.")
    written = now or clock.now()
    if written.date() != note.written:
        written = datetime.combine(note.written, time(12), UTC)
    mine, new = byhand.owner()
    handles: dict[str, Handle] = {}
    for one in told.people:
        if one.ref:
            handles[one.name] = Handle.parse(one.ref)
        else:
            profile = byhand.new_person(one.name)
            handles[one.name] = profile.handle
            new.append(profile)
    others = list(dict.fromkeys(handles.values()))
    actor = handles.get(told.actor, others[0] if others else mine) if told.by is By.THEM else mine
    row = Interaction(
        written.astimezone(UTC) if told.on == written.date() else datetime.combine(told.on, time(12), UTC),
        actor,
        tuple([mine, *(one for one in others if one != actor)] if told.by is By.THEM else others),
        told.kind,
        "hand",
        Source(byhand.SOURCE),
        text=told.text,
        precision=Precision.DAY,
    )
    data = {"understood": told.as_json(), "doubtful": list(told.doubtful), "actor": told.actor}
    try:
        key, entry = byhand.write(row, new, data, replaces, written)
    except byhand.Forgotten as error:
        raise Unclear(str(error)) from error
    return replace(note, id=key, entry=entry)


def fix(row: str, changes: Mapping[str, Any], text: str = "") -> Note:
    """Put a row in the place of another, changed as told. The first stays readable and counts nowhere.

    Raises Unclear when there is no such row, or when it stands aside already.
    """
    old = _row(row)
    note = replace(read(text, on=_day(old)), written=clock.now().date()) if text else _as_note(old)
    earlier = next((e for e in journal.entries(byhand.ROOM, byhand.ROW, about=old.id)), None)
    chain = [old.id, *(earlier.data.get("replaces", ()) if earlier else ())]
    return keep(changed(note, changes), chain)


def _row(text: str) -> Row:
    found = queries.rows_beginning(text)
    if not found:
        raise Unclear(
            f'There is no row "{text}". Ids stand in "goodstanding who PERSON --format json", as evidence.'
        )
    if len(found) > 1:
        raise Unclear(f'"{text}" begins the ids of several rows; write more of it.')
    if place := queries.standing_aside([found[0].id]).get(found[0].id):
        raise Unclear(f"This row counts no more ({place[0]}); change the one that stands for it.")
    return found[0]


def _day(row: Row) -> date:
    return row.at.date() if row.at else clock.now().date()


def _as_note(row: Row) -> Note:
    """Return a row as a note, by what was understood of it then, or by what its columns say."""
    names = queries.names([row.actor, *row.recipients])
    refs = [ref for ref in dict.fromkeys([row.actor, *row.recipients]) if ref not in (ME, "forgotten")]
    people = tuple(Named(0, 0, names.get(ref) or ref, ref) for ref in refs)
    entry = next(iter(journal.entries(byhand.ROOM, byhand.ROW, about=row.id)), None)
    said = entry.data.get("understood", {}) if entry else {}
    by = By(said["by"]) if "by" in said else By.ME if row.mine else By.THEM
    promise = said.get("promise")
    return Note(
        Understood(
            row.text or row.subject,
            Kind(row.kind),
            _day(row),
            by,
            people,
            names.get(row.actor, "") if by is By.THEM else "",
            _promise(promise) if promise else None,
        ),
        clock.now().date(),
    )


def _promise(said: Mapping[str, Any]) -> Promise:
    return Promise(By(said["by"]), said["what"], date.fromisoformat(said["due"]) if said["due"] else None)


def undo(entry: int | None = None) -> dict[str, Any]:
    """Take back an entry of the notebook (the last one when none is given), and say what it was.

    Acts that were done in one go (a change to many people at once) go together.
    """
    standing = [e for e in journal.entries(byhand.ROOM) if e.what not in (PROPOSED, SETTLED)]
    wanted = [e for e in standing if entry is None or e.id == entry]
    if not wanted:
        raise Unclear("There is nothing to take back.")
    last = wanted[-1]
    batch = last.data.get("batch")
    together = [e for e in standing if batch and e.data.get("batch") == batch] or [last]
    for one in reversed(together):
        byhand.take_back(one.id)
    mine = queries.owner()
    names = queries.names(ref for ref in last.people if mine is None or ref != mine.ref)
    said = last.data.get("understood", {})
    return {
        "undone": {
            "entry": last.id,
            "what": last.what,
            "kind": said.get("kind", last.what),
            "people": [names.get(ref) or ref for ref in last.people if names.get(ref)],
            "acts": len(together),
        }
    }


def written(limit: int = 60) -> list[dict[str, Any]]:
    """Return the rows by hand that stand, latest written first, with what they promise and what they are one act with."""
    entries = journal.entries(byhand.ROOM, byhand.ROW)
    ids = [e.about for e in entries]
    aside = queries.standing_aside(ids)
    shown = [e for e in reversed(entries) if aside.get(e.about, ("same",))[0] == "same"][:limit]
    rows = {row.id: row for row in queries.evidence([e.about for e in shown])}
    others = {row.id: row for row in queries.evidence([aside[e.about][1] for e in shown if e.about in aside])}
    mine = queries.owner()
    names = queries.names(ref for e in shown for ref in e.people)
    found = []
    for entry in shown:
        row = rows.get(entry.about)
        if row is None:
            continue
        said = entry.data["understood"]
        other = others.get(aside[row.id][1]) if row.id in aside else None
        took_part = [ref for ref in dict.fromkeys([row.actor, *row.recipients]) if ref in names]
        found.append(
            {
                "id": row.id,
                "entry": entry.id,
                "on": date.fromisoformat(said["on"]),
                "kind": said["kind"],
                "by": said["by"],
                "people": [(ref, names[ref] or ref) for ref in took_part if mine is None or ref != mine.ref],
                "text": row.text,
                "promise": said["promise"],
                "due": date.fromisoformat(said["promise"]["due"])
                if (said["promise"] or {}).get("due")
                else None,
                "same": {"id": other.id, "source": other.source} if other else None,
            }
        )
    return found


def part(hand: str, other: str) -> int | None:
    """Say that a row by hand and an imported one are two acts; return the number with which that is taken back."""
    if queries.standing_aside(_hex([hand])).get(hand, ("", ""))[1] != other:
        return None
    return byhand.part(hand, other)


def _hex(ids: Sequence[str]) -> list[str]:
    return [one for one in ids if len(one) == 40 and set(one) <= set("0123456789abcdef")]


def promises(as_of: datetime) -> list[tuple[str, datetime, tuple[str, ...], Promise]]:
    """Return what was promised by hand up to a moment: row, when written, between whom, and the promise."""
    entries = [
        e for e in journal.entries(byhand.ROOM, byhand.ROW, until=as_of) if e.data["understood"]["promise"]
    ]
    aside = queries.standing_aside([e.about for e in entries])
    return [
        (e.about, e.at, e.people, _promise(e.data["understood"]["promise"]))
        for e in entries
        if aside.get(e.about, ("same",))[0] == "same"
    ]


PROPOSED, SETTLED = "proposed", "settled"


def propose(text: str, on: str = "") -> dict[str, Any]:
    """Put a line aside for the owner to keep or drop, and say how it is understood. Nothing is counted yet."""
    try:
        day = date.fromisoformat(on) if on else None
    except ValueError as error:
        raise Unclear(f'"{on}" is not a day; write it like 2026-03-09.') from error
    note = read(text, day)
    journal.write(byhand.ROOM, PROPOSED, data={"text": note.understood.text, "on": on}, people=_refs(note))
    return note.as_json() | {"waits": "It waits on the page By hand until it is kept."}


def _refs(note: Note) -> list[str]:
    return [one.ref for one in note.understood.people if one.ref]


def proposed() -> list[dict[str, Any]]:
    """Return what was proposed and neither kept nor dropped, oldest first."""
    settled = {entry.about for entry in journal.entries(byhand.ROOM, SETTLED)}
    return [
        {"entry": entry.id, "text": entry.data["text"], "on": entry.data["on"]}
        for entry in journal.entries(byhand.ROOM, PROPOSED)
        if str(entry.id) not in settled
    ]


def settle(entry: int, kept: bool) -> Note | None:
    """Keep what was proposed, or drop it. Raises Unclear when it cannot be kept."""
    found = next((one for one in proposed() if one["entry"] == entry), None)
    if found is None:
        return None
    note = (
        keep(read(found["text"], date.fromisoformat(found["on"]) if found["on"] else None)) if kept else None
    )
    journal.write(byhand.ROOM, SETTLED, about=str(entry), people=_refs(note) if note else ())
    return note
