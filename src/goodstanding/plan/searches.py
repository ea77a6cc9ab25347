"""Search volumes from a CSV: what people type, and how often a month.

Reads what keyword planners export: comma, semicolon or tab; UTF-8 or UTF-16; some lines before the header; volumes
as numbers ("1,900"), as ranges ("1K – 10K"), or as ">1000". A range counts as its lower end.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass

from goodstanding.values import Problem

_WORDS = ("keyword", "search term", "query", "term", "suchbegriff", "mot clé", "palabra clave", "search")
_VOLUMES = (
    "avg. monthly searches",
    "avg monthly searches",
    "average monthly searches",
    "search volume",
    "volume",
    "searches",
    "impressions",
    "suchvolumen",
    "count",
)


@dataclass(frozen=True, slots=True)
class Search:
    """One phrase and how often a month it is searched for, at least."""

    phrase: str
    per_month: int
    row: int


def read(data: bytes, name: str) -> tuple[list[Search], list[Problem]]:
    """Return the searches in a CSV and the problems with its rows; `name` is for the problems."""
    text = _decoded(data)
    lines = text.splitlines()
    delimiter, header, place = _header(lines)
    if header is None:
        return [], [
            Problem(
                name,
                "no line names a keyword and its searches",
                "Keep the header line, with a column such as Keyword and one such as Avg. monthly searches.",
            )
        ]
    word = next(n for n, h in enumerate(header) if _is(h, _WORDS) and not _is(h, _VOLUMES))
    volume = next(n for n, h in enumerate(header) if _is(h, _VOLUMES))
    found, problems = [], []
    for number, cells in enumerate(csv.reader(lines[place + 1 :], delimiter=delimiter), place + 2):
        if not any(c.strip() for c in cells):
            continue
        phrase = cells[word].strip() if word < len(cells) else ""
        raw = cells[volume].strip() if volume < len(cells) else ""
        if not phrase:
            continue
        count = _count(raw)
        if count is None:
            problems.append(
                Problem(
                    f"{name}:{number}",
                    f'"{raw}" is not a number of searches',
                    "Write a number such as 1900, or a range such as 100 - 1K.",
                )
            )
        else:
            found.append(Search(phrase, count, number))
    return found, problems


def per_month(searches: Iterable[Search], phrases: Iterable[str]) -> tuple[int, tuple[Search, ...]]:
    """Return how often a month any of `phrases` is searched for, and the rows counted.

    A search counts when it holds every word of one of the phrases, in any order.
    """
    wanted = [set(re.findall(r"\w+", p.casefold())) for p in phrases]
    kept = tuple(
        s for s in searches if any(w and w <= set(re.findall(r"\w+", s.phrase.casefold())) for w in wanted)
    )
    return sum(s.per_month for s in kept), kept


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is(cell: str, names: tuple[str, ...]) -> bool:
    folded = cell.strip().strip('"').casefold()
    return any(folded == n or folded.startswith(n) for n in names)


def _header(lines: list[str]) -> tuple[str, list[str] | None, int]:
    for place, line in enumerate(lines[:50]):
        for delimiter in ("\t", ";", ","):
            cells = next(csv.reader([line], delimiter=delimiter), [])
            if (
                len(cells) > 1
                and any(_is(c, _VOLUMES) for c in cells)
                and any(_is(c, _WORDS) and not _is(c, _VOLUMES) for c in cells)
            ):
                return delimiter, cells, place
    return ",", None, 0


def _count(raw: str) -> int | None:
    if not raw or raw in {"-", "–", "--"}:
        return 0
    match = re.match(r"[<>≥≤~\s]*(\d[\d.,\s\u00a0\u202f]*)\s*([kKmM]?)", raw)
    if not match:
        return None
    digits = re.sub(r"[\s\u00a0\u202f]", "", match[1]).rstrip(".,")
    scale = {"": 1, "k": 1_000, "m": 1_000_000}[match[2].lower()]
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", digits):
        digits = re.sub(r"[.,]", "", digits)
    elif re.fullmatch(r"\d+[.,]\d{1,2}", digits):
        digits = digits.replace(",", ".")
    else:
        digits = re.sub(r"[.,]", "", digits)
    return int(float(digits) * scale)
