"""Pipedrive: the CSV or XLSX of a list view, or of Tools -> Export data.

Headers read `Person - Name`, `Deal - Title`, one file an entity. Deals, people and organisations point to each
other by name, not by number: people are found by mail address, then by name within the organisation; when
several could be meant, nobody is guessed and the row is counted. Numbers are there only when the column was
chosen (`... - ID`, `... - Pipedrive System ID`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goodstanding.importers import mapping
from goodstanding.importers.crm import Account, DayFirst, Desk, rows_of
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.sheets import Sheet, header, is_sheet, sheets
from goodstanding.values import FileRead, Kind, Problem, Record, Source, Status

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "pipedrive"
CANNOT_SHOW = (
    "Which of two people of one name a deal means: Pipedrive links by name.",
    "Mail that was synchronised: only activities and notes are exported.",
)

_ENTITIES = {
    "person": "person", "people": "person", "deal": "deal", "activity": "activity", "note": "note", "lead": "deal",
    "organization": "company", "organisation": "company", "kontakt": "person", "geschäft": "deal", "aktivität": "activity",
    "notiz": "note", "personne": "person", "affaire": "deal", "activité": "activity", "organización": "company",
    "persona": "person", "trato": "deal", "actividad": "activity", "nota": "note", "pessoa": "person",
    "negócio": "deal",
    "atividade": "activity", "persoon": "person", "activiteit": "activity", "osoba": "person", "obchod": "deal",
}  # fmt: skip
_HEAD = re.compile(r"^(" + "|".join(_ENTITIES) + r")\s+[-–]\s+(.+)$", re.I)
_FIELD = {
    "person": {
        "name": "name", "email": "email", "first name": "first_name", "last name": "last_name", "organization": "company",
        "organisation": "company", "owner": "owner", "id": "id", "pipedrive system id": "id", "system id": "id",
        "person created": "created", "job title": "position", "linkedin": "linkedin", "marketing status": "marketing",
        "linkedin profile": "linkedin", "city": "place", "country": "place", "position": "position",
    },
    "deal": {
        "title": "deal_name", "value": "deal_value", "currency of value": "currency", "currency": "currency",
        "stage": "stage",
        "status": "status", "won time": "closed", "lost time": "closed", "deal closed on": "closed",
        "organization": "company",
        "organisation": "company", "contact person": "name", "owner": "owner", "deal created": "created", "id": "id",
        "pipedrive system id": "id", "system id": "id", "name": "deal_name", "lead created": "created", "person": "name",
    },
    "activity": {
        "subject": "subject", "type": "kind", "due date": "date", "done": "done", "contact person": "name", "person": "name",
        "organization": "company", "organisation": "company", "note": "text", "public description": "text",
        "assigned to user": "owner", "owner": "owner", "marked as done time": "completed", "add time": "created",
        "due time": "clock",
    },
    "note": {
        "content": "text", "person": "name", "contact person": "name", "organization": "company", "organisation": "company",
        "user": "owner", "owner": "owner", "add time": "date", "created": "date", "note created": "date",
    },
}  # fmt: skip


def claims(export: Export) -> Sequence[Entry]:
    """Return the tables most of whose columns are named `Entity - Field`."""
    return [entry for entry in export.entries if is_sheet(entry) and _is_ours(header(entry))]


def _is_ours(names: Sequence[str]) -> bool:
    ours = sum(1 for name in names if _HEAD.match(name))
    return ours >= 2 and ours * 2 >= len(names)


def _of(sheet: Sheet) -> tuple[str, list[str]]:
    """Return what a table holds, and the meaning of each column."""
    counted: dict[str, int] = {}
    for name in sheet.names:
        found = _HEAD.match(name)
        if found:
            entity = _ENTITIES[found.group(1).lower()]
            counted[entity] = counted.get(entity, 0) + 1
    entity = max(counted, key=lambda e: (counted[e], e), default="person")
    fields: list[str] = []
    own = _FIELD.get(entity, {})
    for name in sheet.names:
        found = _HEAD.match(name)
        field = mapping.IGNORE
        if found:
            said = re.sub(r"#\d+$", "", found.group(2).strip())
            theirs = _ENTITIES[found.group(1).lower()]
            base = re.split(r"\s+[-–]\s+|\s*\(", said)[0].strip().casefold()
            if theirs == entity:
                field = own.get(said.casefold()) or own.get(base) or _localised(said, entity)
            elif theirs == "person" and base in ("name", "email", "e-mail"):
                field = "name" if base == "name" else "email"
            elif theirs == "company" and base == "name":
                field = "company"
        fields.append(field)
    return entity, fields


def _localised(said: str, entity: str) -> str:
    field = mapping.field_of(said)
    allowed = set(_FIELD.get(entity, {}).values())
    if entity == "deal" and field == "name":
        return "name"
    return field if field in allowed else mapping.IGNORE


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield people first, then deals, activities and notes; the account of each file last."""
    desk = Desk(NAME, hints)
    seen_on = desk.dated(entries)
    reports = {e.path: Account() for e in entries}
    empty = {e.path for e in entries}
    tables: list[tuple[int, str, Entry, Sheet, list[str]]] = []
    for entry in entries:
        for sheet in sheets(entry):
            if isinstance(sheet, Problem):
                yield sheet
                continue
            empty.discard(entry.path)
            entity, fields = _of(sheet)
            order = ("person", "company", "deal", "activity", "note").index(entity)
            tables.append((order, entity, entry, sheet, fields))
    for _, entity, entry, sheet, fields in sorted(tables, key=lambda t: t[0]):
        account = reports[entry.path]
        account.notes += [note for note in sheet.notes if note not in account.notes]
        dates = DayFirst(entry.path)
        dates.look(fields, sheet.sample(500))
        for row in rows_of(sheet, fields, account):
            if isinstance(row, Problem):
                yield row
                continue
            source, values = row
            if entity == "person":
                if any(_OUT.search(v) for v in values.get("marketing", ())):
                    values["opt_out"] = ["yes"]
                yield from desk.person(values, source, account, seen_on)
            elif entity == "company":
                account.rows += 1
                account.left_out["a company, which is no person"] += 1
            elif entity == "deal":
                yield from desk.deal(values, source, account, dates)
            else:
                if "completed" in values:
                    values["date"] = values["completed"]
                elif "clock" in values and "date" in values and ":" not in values["date"][0]:
                    values["date"] = [f"{values['date'][0]} {values['clock'][0]}"]
                yield from desk.activity(
                    values, source, account, dates, Kind.NOTE if entity == "note" else None
                )
        yield from dates.problems()
    first = Source(entries[0].path if entries else str(export.path))
    if tables:
        yield from desk.people_here(first, seen_on)
    for entry in entries:
        if entry.path in empty:
            yield FileRead(entry.path, NAME, Status.READ, why="the file is empty")
        else:
            yield reports[entry.path].done(entry.path, NAME)


_OUT = re.compile(r"\bunsubscribed|abgemeldet|désinscrit|dado de baja|disiscritto|descadastrad", re.I)
