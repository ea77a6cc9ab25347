"""Propose what the columns of an unknown table mean, so that a person only has to nod or correct.

    First name, Nachname, Courriel, Firma, Zuletzt kontaktiert
 -> first_name, last_name, email,   company, last_contacted

A column is recognised by its name (en, de, fr, es, it, nl, pt, cs, pl) and by the shape of its values (mail
addresses, profile links, dates, money, yes or no); where the two disagree the confidence falls. The mapping
that the person settles on is remembered under the header's `fingerprint`, so that next month's file of the
same program is read without asking.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b

from goodstanding.importers.column_names import ALIASES
from goodstanding.importers.text import (
    UNDATED,
    Moment,
    column_name,
    ctime_moment,
    day_comes_first,
    iso_moment,
    numeric_moment,
    worded_moment,
)
from goodstanding.values import Precision

IGNORE = "ignore"

# What a column can mean, with the words shown on the mapping page.
FIELDS: dict[str, str] = {
    "id": "The record's own number",
    "name": "Full name",
    "first_name": "First name",
    "last_name": "Last name",
    "email": "Mail address",
    "phone": "Phone (not kept)",
    "position": "Job title",
    "company": "Company",
    "place": "City or country",
    "linkedin": "LinkedIn profile",
    "url": "Web page",
    "headline": "Short description",
    "owner": "Colleague in charge",
    "created": "Created on",
    "last_contacted": "Last contact (not kept: not an act)",
    "opt_out": "Does not want mail",
    "consent": "Agreed to mail (not kept)",
    "note": "Note",
    "deal_name": "Deal",
    "deal_value": "Amount",
    "currency": "Currency",
    "stage": "Stage",
    "status": "Status",
    "closed": "Closed on",
    "contact_id": "The contact's number",
    "kind": "Kind of activity",
    "date": "Date of the activity",
    "subject": "Subject",
    "text": "What was said or done",
    "done": "Done",
    "direction": "From them or to them",
    IGNORE: "Leave out",
}


def options() -> list[tuple[str, str]]:
    """Return (value, label) for each meaning that a column can be given, in the order in which they are shown."""
    out: list[tuple[str, str]] = []
    for field, label in FIELDS.items():
        out.append((field, label))
        if field in ("created", "closed", "date"):
            out.append((f"{field}:dmy", f"{label}, day first (31/12)"))
            out.append((f"{field}:mdy", f"{label}, month first (12/31)"))
    return out


def plain_name(text: str) -> str:
    """Return a column's name without accents, signs and case: `E-Mail-Adresse` and `e mail adresse` are one."""
    text = unicodedata.normalize("NFKD", text.replace("ł", "l").replace("Ł", "L").replace("ß", "ss"))
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^\w]+|_", " ", text).split())


_FIELD_OF: dict[str, str] = {}
for _field, _names in ALIASES.items():
    for _name in _names.split("|"):
        _FIELD_OF.setdefault(plain_name(_name), _field)

# Names that mean the whole name when they stand alone, and one half of it beside the other half.
_HALVES = {"name", "nom", "nombre", "nome", "naam", "jmeno"}
_FIRST_WHEN_HALF = {"nombre", "nome", "jmeno"}
_PREFIX = re.compile(
    r"^\s*(?:person|people|contact|lead|organization|organisation|company|account|deal|opportunity|activity|note|task|event|"
    r"kontakt|osoba|persoon|persona|pessoa|personne)\s*(?:[:.\-–—>]|\s-\s)\s*",
    re.I,
)


@dataclass(frozen=True)
class Column:
    """What one column is taken to mean. `confidence` in [0, 1]; `why` is shown beside it."""

    name: str
    field: str
    confidence: float
    why: str


@dataclass(frozen=True)
class Proposal:
    """What a table is taken to hold. `entity`: person, company, deal, activity or note."""

    entity: str
    columns: tuple[Column, ...]
    fingerprint: str
    confidence: float


def fingerprint(header: Sequence[str]) -> str:
    """Return what a header is remembered by: its names in any order, however they are written."""
    names = sorted({column_name(name) for name in header if name.strip()})
    return blake2b("\x1f".join(names).encode("utf-8", "replace"), digest_size=12).hexdigest()


def field_of(name: str) -> str:
    """Return the field that a column's name alone stands for, "" when it stands for none."""
    for attempt in (name, _PREFIX.sub("", name)):
        said = plain_name(attempt)
        found = _FIELD_OF.get(said) or _FIELD_OF.get(re.sub(r" \d+$", "", said))
        if found:
            return found
    whose = _WHOSE.match(plain_name(name))
    return _FIELD_OF.get(whose.group(1), "") if whose is not None else ""


_WHOSE = re.compile(
    r"(?:contact|customer|client|person|lead|primary|work|business|personal|kontakt|kunde|kunden|cliente|klient) (.+)$"
)


def propose(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Proposal:
    """Return what the columns of a table most likely mean.

    Args:
        header: the column names as written; may repeat.
        rows: some rows of cells, in the header's order; a few dozen are enough, none will do.
    """
    said = [plain_name(_PREFIX.sub("", name)) for name in header]
    by_name = [field_of(name) for name in header]
    halves = {"first_name", "last_name"} & set(by_name)
    columns: list[Column] = []
    for at, name in enumerate(header):
        values = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        shape, share = shape_of(values)
        field = by_name[at]
        if field == "name" and said[at] in _HALVES and halves:
            field = "first_name" if "first_name" not in halves else "last_name"
            if said[at] in _FIRST_WHEN_HALF and "last_name" in halves:
                field = "first_name"
        columns.append(_judged(name, field, shape, share))
    fields = {column.field for column in columns}
    entity = entity_of(fields)
    columns = [_in_entity(column, entity, said[at]) for at, column in enumerate(columns)]
    columns = _once(columns)
    key = [c.confidence for c in columns if c.field in _KEYS[entity]]
    confidence = max(key, default=0.0) if key else 0.0
    known = [c.confidence for c in columns if c.field != IGNORE]
    if known:
        confidence = round(0.7 * confidence + 0.3 * sum(known) / len(known), 2)
    return Proposal(entity, tuple(columns), fingerprint(header), confidence)


_KEYS = {
    "person": {"email", "linkedin", "name", "last_name", "id"},
    "company": {"company"},
    "deal": {"deal_name"},
    "activity": {"date", "subject", "kind"},
    "note": {"note"},
}


def _judged(name: str, field: str, shape: str, share: float) -> Column:
    if field:
        wants = _SHAPES.get(field)
        if wants is None or not shape:
            if shape in ("email", "linkedin") and share > 0.6 and field not in ("owner", "note", "text"):
                return Column(
                    name, shape, 0.7, f"the values are {_SHAPE_WORDS[shape]}, whatever the name says"
                )
            return Column(name, field, 0.9, "by its name")
        if shape in wants:
            return Column(name, field, 0.98, "by its name and its values")
        if shape in ("email", "linkedin"):
            return Column(name, shape, 0.7, f"the values are {_SHAPE_WORDS[shape]}, whatever the name says")
        return Column(name, field, 0.5, "by its name, though the values look different")
    if shape == "email":
        return Column(name, "email", 0.8, "the values are mail addresses")
    if shape == "linkedin":
        return Column(name, "linkedin", 0.9, "the values are LinkedIn profiles")
    if shape == "url":
        return Column(name, "url", 0.4, "the values are web addresses")
    return Column(name, IGNORE, 0.3 if shape else 0.5, "nothing says what it is")


_SHAPES: dict[str, frozenset[str]] = {
    "email": frozenset({"email"}),
    "linkedin": frozenset({"linkedin", "url"}),
    "url": frozenset({"url", "linkedin", "domain"}),
    "created": frozenset({"date"}),
    "last_contacted": frozenset({"date", "number"}),
    "closed": frozenset({"date"}),
    "date": frozenset({"date"}),
    "deal_value": frozenset({"number", "money"}),
    "opt_out": frozenset({"boolean", "number"}),
    "done": frozenset({"boolean", "date", "number"}),
}
_SHAPE_WORDS = {"email": "mail addresses", "linkedin": "LinkedIn profiles"}

_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")
_LINKEDIN = re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/", re.I)
_URL = re.compile(r"(?:https?://|www\.)\S+$", re.I)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}$", re.I)
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,4})?$")
_MONEY = re.compile(
    r"(?:[€$£]|[A-Z]{3})?\s?-?\d{1,3}(?:[., '\u00a0\u202f]\d{3})*(?:[.,]\d{1,2})?\s?(?:[€$£]|[A-Z]{3}|Kč|zł)?$"
)
YES = frozenset(
    {
        "yes", "y", "true", "1", "x", "ja", "j", "wahr", "oui", "o", "vrai", "si", "sí", "s", "verdadero",
        "sim", "verdadeiro", "vero", "ano", "tak", "prawda", "waar", "done", "erledigt", "fait", "hecho",
        "fatto", "gedaan", "feito", "hotovo", "opted-out", "unsubscribed", "✓", "✔"
    }
)  # fmt: skip
NO = frozenset(
    {
        "no", "n", "false", "0", "nein", "falsch", "non", "faux", "nee", "não", "nao", "falso", "ne", "nie",
        "fałsz", "onwaar", "-", "not", "none"
    }
)  # fmt: skip


def shape_of(values: Sequence[str]) -> tuple[str, float]:
    """Return what most of some values look like and the share of them that do; ("", 0.0) for nothing."""
    if not values:
        return "", 0.0
    counted: dict[str, int] = {}
    for value in values[:60]:
        shape = _one_shape(value)
        counted[shape] = counted.get(shape, 0) + 1
    shape = max(counted, key=lambda s: (counted[s], s))
    share = counted[shape] / min(len(values), 60)
    return (shape, share) if shape != "words" and share >= 0.5 else ("", 0.0)


def _one_shape(value: str) -> str:
    value = value.strip()
    if len(value) > 2000:
        return "words"  # and no pattern is tried on a letter pasted into a cell
    if _EMAIL.search(value) and len(value) < 300 and " " not in re.sub(r"[,;]\s+", ",", value):
        return "email"
    if _LINKEDIN.match(value):
        return "linkedin"
    if _URL.match(value):
        return "url"
    if value.casefold() in YES or value.casefold() in NO:
        return "boolean"
    if _NUMBER.match(value):
        return "number"
    if moment(value, day_first=True).at is not None:
        return "date"
    if _MONEY.match(value) and any(c.isdigit() for c in value):
        return "money"
    return "domain" if _DOMAIN.match(value) else "words"


def entity_of(fields: Set[str]) -> str:
    """Return what a table with these fields holds: person, company, deal, activity or note."""
    if "deal_name" in fields and fields & {"deal_value", "stage", "closed", "status"}:
        return "deal"
    if "date" in fields and fields & {"kind", "subject", "text", "direction"}:
        return "activity"
    people = fields & {"email", "linkedin", "first_name", "last_name", "name"}
    if not people and "company" in fields:
        return "company"
    if (
        "note" in fields
        and not fields & {"email", "first_name", "last_name", "linkedin"}
        and len(fields) <= 5
    ):
        return "note"
    return "person"


def _in_entity(column: Column, entity: str, said: str) -> Column:
    """Return the column as it is to be read in this kind of table: `Title` of a deal is its name."""
    if entity == "deal" and column.field == "name" and said in ("name", "nom", "nombre", "nome"):
        return Column(column.name, "deal_name", 0.7, column.why)
    if entity == "company" and column.field == "name":
        return Column(column.name, "company", 0.7, column.why)
    if entity in ("person", "company") and column.field in (
        "date", "kind", "direction", "done", "subject", "deal_value", "currency", "stage", "closed",
    ):  # fmt: skip
        return Column(column.name, IGNORE, 0.5, "says nothing about a person that is kept")
    if entity == "activity" and column.field == "note":
        return Column(column.name, "text", column.confidence, column.why)
    return column


_MANY = frozenset(
    {"email", "phone", "place", "note", "opt_out", "consent", "url", "last_contacted", "text", IGNORE}
)


def _once(columns: list[Column]) -> list[Column]:
    """Leave each single-valued field to the column that is surest of it; the others are left out."""
    best: dict[str, int] = {}
    for at, column in enumerate(columns):
        rival = best.get(column.field)
        if rival is None or column.confidence > columns[rival].confidence:
            best[column.field] = at
    return [
        column
        if column.field in _MANY or best[column.field] == at
        else Column(column.name, IGNORE, 0.4, f'"{columns[best[column.field]].name}" says it already')
        for at, column in enumerate(columns)
    ]


def settled(header: Sequence[str], mapping: Mapping[str, str]) -> list[str]:
    """Return the field of each column of a header under a remembered mapping, in the header's order."""
    known = {column_name(name): field for name, field in mapping.items()}
    return [known.get(column_name(name), IGNORE) for name in header]


# Values


def moment(value: str, *, day_first: bool | None) -> Moment:
    """Return the date in a cell, whatever program wrote it; UNDATED when it holds none.

    `31.01.2026` and `31-01-2026` begin with the day, a time with AM or PM tells of the American order. For
    `3/4/2026` the caller has to know (`day_first`); None leaves it undated rather than guessed. A bare number
    of five digits is a spreadsheet's count of days.
    """
    value = value.strip()
    if not value or not any(c.isdigit() for c in value):
        return UNDATED
    found = iso_moment(value)
    if found.at is not None:
        return found
    if _SERIAL.match(value):
        days = float(value)
        if 25_000 < days < 65_000:
            return _serial(days)
        return UNDATED
    found = worded_moment(value)
    if found.at is None:
        found = ctime_moment(value)
    if found.at is not None:
        return found
    numeric = _NUMERIC.match(value)
    if numeric is None:
        return UNDATED
    if numeric.group(2) in ".-":
        first = True
    elif re.search(r"\d\s*[ap]\.?m\b", value, re.I):
        first = False
    elif int(numeric.group(1)) > 12 or int(numeric.group(3)) > 12:
        first = int(numeric.group(1)) > 12
    elif day_first is None:
        return UNDATED
    else:
        first = day_first
    return numeric_moment(value, day_first=first)


_SERIAL = re.compile(r"\d{5}(?:\.\d+)?$")
_NUMERIC = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})[/.\-](?:\d{4}|\d\d)(?!\d)")


def _serial(days: float) -> Moment:
    from datetime import UTC, datetime, timedelta

    at = datetime(1899, 12, 30, tzinfo=UTC) + timedelta(days=days)
    at = at.replace(microsecond=0)
    return Moment(at, Precision.DAY if days.is_integer() else Precision.MINUTE, True)


def day_first_of(values: Sequence[str]) -> bool | None:
    """Return whether a column's dates begin with the day; None when nothing settles it."""
    return day_comes_first(values)


def is_yes(value: str) -> bool:
    """Tell whether a cell says yes, in the languages of the alias table."""
    return value.strip().casefold() in YES


def amount(value: str) -> float | None:
    """Return the number in a cell of money: `15.000,00 €`, `$15,000.00`, `15 000`; None when there is none."""
    digits = re.sub(r"[^\d.,-]", "", value.replace("\u2212", "-"))
    if not any(c.isdigit() for c in digits) or len(digits) > 30:
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        mark = digits[last]
        decimals = len(digits) - last - 1
        if decimals == 3 and digits.count(mark) >= 1 and not ({".", ","} - {mark}) & set(digits):
            digits = digits.replace(mark, "")
        else:
            whole = digits[:last].replace(".", "").replace(",", "")
            digits = f"{whole}.{digits[last + 1 :]}"
    try:
        return float(digits)
    except ValueError:
        return None
