"""What a line holds, in any language: an address, a date, a label."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'@]{1,80}@[^\s<>()\[\],;:\"'@]{1,80}\.[^\s<>()\[\],;:\"'@.]{2,24}")
_ANGLED = re.compile(r"[<\[(‹«]\s*(?:<?\s*mailto:\s*)?[^\s<>()\[\],;:\"'@]{1,80}@[^<>()\[\]]{1,100}[>\])›»]")
_INSIDE = re.compile(r"<\s*([^<>@\s]{0,80})\s?([^<>@\s]{0,80}@[^<>@\s]{0,80})\s?([^<>@\s]{0,80})\s*>")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}(?!\d)")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}\s?(?:[:٫時时시点h]|\.)\s?\d{2}(?!\d)", re.I)
_HOUR = re.compile(r"(?<!\d)\d{1,2}\s?(?:[ap]\.?m\b|uhr\b|h\b|時|时|시)", re.I)
_MARKS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u061c]")

LABEL = re.compile(
    r"[\s*_>|]*([^\W\d_][^:：︰\n\t\d<>@\"“”{}=,;!?]{0,38}?)[\s*_]*[:：︰](?!//)[*_\s]*(.*)$", re.S
)
RULE = "\x1e"
"""Stands on a line of its own where HTML drew a line across the page."""


def bare(text: str) -> str:
    """Return text without the marks that turn the direction of writing, which Hebrew and Arabic mail is full of."""
    return text if text.isascii() else _MARKS.sub("", text).replace("\xa0", " ").replace("\u202f", " ")


def joined(lines: list[str]) -> str:
    """Return wrapped lines as one, an address that was broken in two whole again."""
    text = " ".join(line.strip() for line in lines)
    return _INSIDE.sub(r"<\1\2\3>", text) if "<" in text else text


def has_address(text: str) -> bool:
    return "@" in text and ADDRESS.search(text) is not None


def has_angled_address(text: str) -> bool:
    return "@" in text and _ANGLED.search(text) is not None


def has_date(text: str) -> bool:
    """Tell whether text names a day of a year: a year and another number, or three numbers in a row."""
    text = _without_addresses(text)
    if _NUMERIC.search(text):
        return True
    return _YEAR.search(text) is not None and _NUMBER.search(text) is not None


def has_clock(text: str) -> bool:
    text = _NUMERIC.sub(" ", _without_addresses(text), count=1)  # "2.1.2023 0.10.00": the first is the date
    return _CLOCK.search(text) is not None or _HOUR.search(text) is not None


def _without_addresses(text: str) -> str:
    return ADDRESS.sub(" ", text) if "@" in text else text


def named(text: str, people: frozenset[str]) -> bool:
    """Tell whether text names one of these people, by name or address, lower case."""
    if not people:
        return False
    lowered = text.lower()
    return any(each in lowered for each in people)
