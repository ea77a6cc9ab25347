"""The lines of corpus/notes: as people write them, with what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "notes"
LANGUAGES = ("en", "de", "fr", "es", "it", "nl")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, the day on which it was written, who is known, and what it means. `half`: dev or test."""

    language: str
    half: str
    text: str
    written: date
    known: tuple[tuple[str, str], ...]
    kind: str
    by: str
    on: date
    people: tuple[str, ...]
    promise: tuple[str, date | None, str] | None


def lines(half: str = "") -> Iterator[Line]:
    """Yield the lines of all languages, or of one half of them."""
    for language in LANGUAGES:
        known: tuple[tuple[str, str], ...] = ()
        written = date(2026, 12, 1)
        count = 0
        for said in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
            if said.startswith("known:"):
                names = [name.strip() for name in said.partition(":")[2].split(";")]
                known = tuple((f"name:{name}", name) for name in names)
            elif said.startswith("@"):
                written = date.fromisoformat(said[1:])
            elif said.strip():
                count += 1
                which = "dev" if count % 2 else "test"
                if half in ("", which):
                    yield _line(language, which, said, written, known)


def _line(language: str, half: str, said: str, written: date, known: tuple[tuple[str, str], ...]) -> Line:
    text, meant, people, *rest = (part.strip() for part in said.split("|"))
    kind, by, on = meant.split()
    promise = None
    if rest and rest[0]:
        whose, due, what = rest[0].split(" ", 2)
        promise = (whose, None if due == "-" else _day(due, written), what)
    named = tuple(name.strip() for name in people.split(";") if name.strip())
    return Line(language, half, text, written, known, kind, by, _day(on, written), named, promise)


def _day(text: str, written: date) -> date:
    if text == "=":
        return written
    return date.fromisoformat(text if len(text) > 5 else f"{written.year}-{text}")
