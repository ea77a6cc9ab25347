"""A rule's docstring read as its manual page, so that page, finding and code never say different things."""

from __future__ import annotations

from dataclasses import dataclass

_PARTS = {
    "What it finds": "finds",
    "Why it matters": "why",
    "Write instead": "instead",
    "Left alone": "alone",
    "Source": "source",
}


@dataclass(frozen=True, slots=True)
class Manual:
    """The parts of a rule's manual page, each one paragraph; a missing part is empty."""

    title: str
    finds: str = ""
    why: str = ""
    instead: str = ""
    alone: str = ""
    source: str = ""

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts that are there, in the order shown: heading and text."""
        return [(head, said) for head, name in _PARTS.items() if (said := getattr(self, name))]


def manual(docstring: str | None) -> Manual:
    """Return the manual page in a docstring: a title line, then `Part: text` paragraphs in any order."""
    lines = (docstring or "").strip().splitlines()
    parts: dict[str, str] = {}
    current = ""
    for line in lines[1:]:
        head, colon, rest = line.partition(": ")
        if colon and head.strip() in _PARTS:
            current = _PARTS[head.strip()]
            parts[current] = rest.strip()
        elif current and line.strip():
            parts[current] += " " + line.strip()
    sentences = {name: text[:1].upper() + text[1:] for name, text in parts.items()}
    return Manual(title=lines[0].strip(" .") if lines else "", **sentences)
