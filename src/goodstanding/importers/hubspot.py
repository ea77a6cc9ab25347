"""HubSpot: the CSV or XLSX that a view exports, one file an object.

How to get it: open Contacts (Companies, Deals, Calls, ...) -> All -> Export -> CSV, all properties. Several objects
come as one zip.

Files: `hubspot-crm-exports-<view>-YYYY-MM-DD.csv`, UTF-8 with a byte-order mark, headers in the user's language,
association columns always in English, two hundred columns and repeated labels are normal. Seen: 2021 to 2025.
Contacts become profiles, deals `deal`, exported calls, meetings, mails and notes what they were.
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

NAME = "hubspot"
CANNOT_SHOW = (
    "The mails, calls and meetings themselves, unless their own exports are among the files.",
    "Who wrote back: HubSpot's last-contact dates count both directions as one.",
)

_RECORD = frozenset(
    mapping.plain_name(x)
    for x in (
        "Record ID", "Datensatz-ID", "ID de registro", "ID d'enregistrement", "ID de fiche d'informations",
        "ID de la fiche", "ID record", "Record-ID", "ID do registro", "ID do registo", "ID záznamu", "ID rekordu",
        "ID del record",
        "Identifiant d'enregistrement", "Datensatznummer",
    )
)  # fmt: skip
_OWN = re.compile(
    r"associated (?:company|contact|deal|note|email|call|meeting|task)|lifecycle ?stage|lifecycle-?phase|"
    r"marketing contact status|lead status|contact owner|company owner|deal owner|deal stage|create date|"
    r"kontaktinhaber|zuständiger mitarbeiter|phase de cycle de vie|propriétaire d|propietario del|etapa del ciclo|"
    r"estado del lead|número de veces contactado|proprietari. del|eigenaar|proprietário d|vlastník|właściciel|"
    r"nombre de dominio de la empresa|company domain name",
    re.I,
)


def claims(export: Export) -> Sequence[Entry]:
    """Return the tables that HubSpot wrote, by their record number and another column of its own."""
    return [e for e in export.entries if is_sheet(e) and (_by_name(e) or _by_header(header(e)))]


def _by_name(entry: Entry) -> bool:
    return entry.name.lower().startswith("hubspot-crm-exports")


def _by_header(names: Sequence[str]) -> bool:
    return any(mapping.plain_name(n) in _RECORD for n in names[:400]) and any(_OWN.search(n) for n in names)


_OBJECTS = (
    ("deal", re.compile(r"deal|geschäft|transaction|negocio|trattativ|obchod|transakcj", re.I)),
    ("call", re.compile(r"(?<![a-z])calls?(?![a-z])|anruf|appels|llamada|chiamat", re.I)),
    ("meeting", re.compile(r"meeting|réunion|reuni|riunion", re.I)),
    ("mail", re.compile(r"(?<![a-z])e-?mails?(?![a-z])|communication", re.I)),
    ("note", re.compile(r"(?<![a-z])notes?(?![a-z])|notiz", re.I)),
    ("task", re.compile(r"(?<![a-z])tasks?(?![a-z])|aufgabe|tâche|tarea", re.I)),
)
_KIND = {
    "call": Kind.CALL,
    "meeting": Kind.MEETING,
    "mail": Kind.MESSAGE,
    "note": Kind.NOTE,
    "task": Kind.NOTE,
}
_ACTIVITY_COLUMN = {
    "call title": "subject", "call notes": "text", "call direction": "direction", "meeting name": "subject",
    "meeting description": "text", "internal meeting notes": "text", "meeting start time": "date",
    "email subject": "subject",
    "email body": "text", "email direction": "direction", "email send status": "status", "note body": "text",
    "task title": "subject", "task notes": "text", "task status": "status", "task type": "kind", "activity date": "date",
    "meeting outcome": "status", "call outcome": "ignore", "completed at": "date", "activity assigned to": "owner",
    "associated contact": "name", "associated contact ids": "contact_id", "associated contacts": "name",
}  # fmt: skip


def _entity(entry: Entry, sheet: Sheet, proposed: str) -> str:
    names = set(sheet.names)
    for column, entity in (
        ("call title", "call"), ("call notes", "call"), ("meeting name", "meeting"), ("email subject", "mail"),
        ("note body", "note"), ("task title", "task"),
    ):  # fmt: skip
        if column in names:
            return entity
    if proposed in ("deal", "company"):
        return proposed
    if {"deal name", "deal stage"} & names:
        return "deal"
    has_person = any(mapping.field_of(n) in ("email", "last_name", "first_name") for n in sheet.written)
    if not has_person:
        for entity, form in _OBJECTS:
            if form.search(entry.name):
                return entity
        return "company" if any(mapping.field_of(n) == "company" for n in sheet.written) else "person"
    return "person"


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield contacts first, then what was done with them; the account of each file last."""
    desk = Desk(NAME, hints)
    seen_on = desk.dated(entries)
    tables: list[tuple[int, str, Entry, Sheet, list[str]]] = []
    reports: dict[str, Account] = {e.path: Account() for e in entries}
    empty = {e.path for e in entries}
    for entry in entries:
        for sheet in sheets(entry):
            if isinstance(sheet, Problem):
                yield sheet
                continue
            empty.discard(entry.path)
            proposal = mapping.propose(sheet.written, sheet.sample())
            entity = _entity(entry, sheet, proposal.entity)
            fields = [column.field for column in proposal.columns]
            fields = [_own(name, field, entity) for name, field in zip(sheet.names, fields, strict=True)]
            order = (
                ("person", "company", "deal").index(entity) if entity in ("person", "company", "deal") else 3
            )
            tables.append((order, entity, entry, sheet, fields))
    for _, entity, entry, sheet, fields in sorted(tables, key=lambda t: t[0]):
        account = reports[entry.path]
        account.notes += sheet.notes
        dates = DayFirst(entry.path)
        dates.look(fields, sheet.sample(500))
        for row in rows_of(sheet, fields, account):
            if isinstance(row, Problem):
                yield row
                continue
            source, values = row
            if entity == "company":
                account.rows += 1
                account.left_out["a company, which is no person"] += 1
            elif entity == "deal":
                yield from desk.deal(values, source, account, dates)
            elif entity == "person":
                yield from desk.person(values, source, account, seen_on)
            else:
                yield from desk.activity(values, source, account, dates, _KIND[entity])
        yield from dates.problems()
    first = Source(entries[0].path if entries else str(export.path))
    if tables:
        yield from desk.people_here(first, seen_on)
    for entry in entries:
        if entry.path in empty:
            yield FileRead(entry.path, NAME, Status.READ, why="the file is empty")
        else:
            yield reports[entry.path].done(entry.path, NAME)


def _own(name: str, field: str, entity: str) -> str:
    """Return the field of a column, where HubSpot means something that the name alone does not tell."""
    plain = mapping.plain_name(name)
    if plain in _RECORD:
        return "id"
    if entity in _KIND:
        return _ACTIVITY_COLUMN.get(name.partition("#")[0], field)
    if entity == "person":
        if plain == "associated note":
            return "note"
        if plain.startswith("associated") and plain not in (
            "associated company",
            "associated company primary",
        ):
            return mapping.IGNORE
        if field in ("note", "text", "headline"):
            return mapping.IGNORE  # custom properties; the notes themselves are associations
    if entity == "deal":
        if plain in ("associated contact ids", "associated contact ids primary"):
            return "contact_id"
        if plain in ("associated contact", "associated contacts"):
            return "name"
        if plain in ("associated company", "associated company primary", "associated company names primary"):
            return "company"
        if field in ("name", "email", "status", "note", "text"):
            return mapping.IGNORE
    return field
