"""Address books as CSV: Google Contacts and Outlook.

How to get it: contacts.google.com -> Export -> Google CSV; Outlook -> People -> Manage -> Export contacts.

What becomes of a contact: a profile with its mail addresses. An address book is no tie: nothing is counted as
contact. Phone numbers, birthdays and postal addresses are not kept.

Seen: Google `Name,Given Name,...,E-mail 1 - Value` (to 2024) and `First Name,...,Labels,E-mail 1 - Label`
(since 2024), several addresses in one cell apart by ` ::: `; Outlook 2003 to 365 with `E-mail Address`,
`E-mail 2 Address`, in the user's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goodstanding.importers import mapping
from goodstanding.importers.crm import Account, Desk, rows_of
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.sheets import Sheet, header, is_sheet, sheets
from goodstanding.values import FileRead, Problem, Record, Status

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "contacts"
CANNOT_SHOW = ("Whether you ever were in touch: an address book holds names, not acts.",)

_OUTLOOK = (
    {"first name", "last name", "e-mail address", "e-mail type"},
    {"first name", "last name", "e-mail address", "business phone"},
    {"first name", "last name", "e-mail display name"},
    {"vorname", "nachname", "e-mail-adresse", "e-mail-typ"},
    {"vorname", "nachname", "e-mail-adresse", "telefon geschäftlich"},
    {"prénom", "nom", "adresse de messagerie"},
    {"nombre", "apellidos", "dirección de correo electrónico", "tipo de correo electrónico"},
    {"nome", "cognome", "indirizzo posta elettronica"},
    {"voornaam", "achternaam", "e-mailadres", "e-mailtype"},
)


def claims(export: Export) -> Sequence[Entry]:
    """Return the tables whose header is Google's or Outlook's."""
    return [
        e
        for e in export.entries
        if is_sheet(e) and not e.name.lower().endswith(".xlsx") and _whose(header(e))
    ]


def _whose(names: Sequence[str]) -> str:
    have = set(names)
    if any(n.startswith("e-mail 1 - ") for n in have) or ({"group membership", "given name"} <= have):
        return "Google"
    return "Outlook" if any(each <= have for each in _OUTLOOK) else ""


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield a profile a contact, and the account of each file."""
    for entry in entries:
        desk = Desk("contacts", hints)
        seen_on = desk.dated([entry])
        account = Account()
        found = False
        for sheet in sheets(entry):
            if isinstance(sheet, Problem):
                yield sheet
                continue
            found = True
            account.notes += sheet.notes
            fields = _fields(sheet)
            for row in rows_of(sheet, fields, account):
                if isinstance(row, Problem):
                    yield row
                    continue
                source, values = row
                _without_exchange(values)
                yield from desk.person(values, source, account, seen_on)
        if found:
            yield account.done(entry.path, NAME)
        else:
            yield FileRead(entry.path, NAME, Status.READ, why="the file is empty")


_ADDRESSES = (
    "email",
    "e-mail",
    "courriel",
    "correo",
    "messagerie",
    "indirizzo posta",
    "indirizzo di posta",
    "mail",
)
_KINDS = (
    "label",
    "type",
    "typ",
    "display name",
    "anzeigename",
    "nom complet",
    "tipo",
    "nome visualizzato",
    "weergavenaam",
)


_SHOWN = (
    "display name",
    "anzeigename",
    "nom complet",
    "nome visualizzato",
    "weergavenaam",
    "nombre para mostrar",
)
_AS_SHOWN = "email as shown"
_EXCHANGE = re.compile(r"\s*/o=", re.I)  # how Exchange names a mailbox of its own house (E-mail Type EX)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")


def _without_exchange(values: dict[str, list[str]]) -> None:
    """Put the address that stands in the name as shown in the place of Exchange's own name of a mailbox."""
    shown = values.pop(_AS_SHOWN, [])
    if any(_EXCHANGE.match(value) for value in values.get("email", ())):
        told = [address for value in shown for address in _ADDRESS.findall(value)]
        kept = [value for value in values["email"] if not _EXCHANGE.match(value)]
        values["email"] = list(dict.fromkeys([*told, *kept]))
        if not values["email"]:
            del values["email"]


def _fields(sheet: Sheet) -> list[str]:
    fields: list[str] = []
    for name in sheet.names:
        field = mapping.IGNORE
        plain = mapping.plain_name(name)
        if any(word in name for word in _ADDRESSES):
            if not any(word in name for word in _KINDS):
                field = "email"
            elif any(word in name for word in _SHOWN):
                field = _AS_SHOWN
        elif name.startswith(("website", "web page", "webseite", "custom field", "relation", "event")):
            field = "linkedin" if "value" in name or "web page" in name or "webseite" in name else field
        else:
            known = mapping.field_of(name)
            if known in ("name", "first_name", "last_name", "company", "position", "place"):
                field = known
        if plain in (
            "organization department",
            "location",
            "state",
            "region",
            "business state",
            "home state",
        ):
            field = mapping.IGNORE
        if plain in ("organization name", "organization 1 name"):
            field = "company"
        elif plain in ("organization title", "organization 1 title"):
            field = "position"
        elif plain in ("nom", "name", "nome", "nombre") and field == "name":
            halves = {
                "prenom": "last_name",
                "vorname": "last_name",
                "cognome": "first_name",
                "apellidos": "first_name",
            }
            others = {mapping.plain_name(n) for n in sheet.names}
            field = next((half for word, half in halves.items() if word in others), field)
        elif (
            plain in ("titel", "title", "titre", "titulo", "title of courtesy", "name prefix")
            and field == "position"
        ):
            field = mapping.IGNORE  # Outlook's "Title" is Dr or Ms
        fields.append(field)
    if "first_name" not in fields and "last_name" not in fields:
        return fields
    return [mapping.IGNORE if f == "name" else f for f in fields]
