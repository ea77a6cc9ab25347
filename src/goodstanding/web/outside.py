"""What an address or a form asks for, read in one place: a valid value, or None, or a plain default; never a fault.

Whatever comes from outside is read here and nowhere else. A number that SQLite cannot hold, a digit of another script,
half an address: each is simply no value, and the page says so with a 404 or a 400, or goes on without it.
"""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import SplitResult, urlsplit

from django.http import QueryDict
from django.urls import register_converter
from django.urls.converters import SlugConverter

LARGEST = 2**63 - 1  # the largest whole number that the database holds


def words(fields: QueryDict, name: str, most: int = 200) -> str:
    """Return what was typed, without the spaces around it and without NULs, cut at `most` characters."""
    return fields.get(name, "").replace("\x00", "").strip()[:most]


def number(text: str | None, least: int = 0, most: int = LARGEST) -> int | None:
    """Return a whole number written in the digits 0 to 9 that lies within the bounds, else None."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 19:
        return None
    value = int(text)
    return value if least <= value <= most else None


def row_id(text: str | None) -> str | None:
    """Return the id of a row (40 digits in hex, lower case), else None."""
    return text if text and re.fullmatch(r"[0-9a-f]{40}", text) else None


def amount(text: str | None, most: float = 1e7) -> float | None:
    """Return a number above 0 and below `most`, a comma counting as a point; else None."""
    try:
        value = float((text or "").replace(",", "."))
    except ValueError:
        return None
    return value if 0 < value < most else None


def day(text: str | None) -> date | None:
    """Return a day written YYYY-MM-DD in this or a neighbouring century, else None."""
    try:
        value = date.fromisoformat(text or "")
    except ValueError:
        return None
    return value if 1900 <= value.year <= 2200 else None


def place(text: str) -> tuple[int, int] | None:
    """Return the place in a timeline that an address names ("at,number"; the first may lie before 1970), else None."""
    at, comma, row = text.partition(",")
    moment, count = number(at.removeprefix("-")), number(row)
    if not comma or moment is None or count is None:
        return None
    return (-moment if at.startswith("-") else moment), count


def site(text: str) -> SplitResult | None:
    """Return a web address as typed, with or without https://, in its parts; None when it is none."""
    address = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # an open bracket, a port that is none
        return None
    return parts if parts.scheme in ("http", "https") and "." in host else None


class Number:
    """A whole number in an address that the database can hold; any other address is no page."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class Name(SlugConverter):
    """A short name in an address, of letters, digits, - and _."""

    regex = "[-a-zA-Z0-9_]{1,60}"


register_converter(Number, "number")
register_converter(Name, "name")
