"""What the constraints share: the text as they read it, and the answer of a comparison.

Each constraint is a module with a NAME, `read(text)` (what a statement says of it, or None), `compare(need, offer)` (whether the
offer meets it, None where the need does not ask) and `said(what)` (in words).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from goodstanding.language.places import Place, named, places
from goodstanding.language.text import fold


class Met(StrEnum):
    """Whether an offer meets a constraint; unknown where it does not say."""

    YES = "met"
    NO = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Compared:
    """The answer for one constraint, with the reason in words for people."""

    name: str
    met: Met
    why: str


class Text:
    """A statement's text, folded once, with the places it names."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places named, in order."""
        return places(self.text)

    @cached_property
    def bearers(self) -> dict[tuple[int, int], tuple[Place, ...]]:
        """All places that bear a name in the text, by the name's span: a town of that name may be another than the largest."""
        return {ones[0].span: ones for ones in named(self.text)}


def either(words: Sequence[str] | str) -> str:
    """Return a pattern that reads any of the words (given as a list, or in one line with | between), the longest first."""
    choices = words.split("|") if isinstance(words, str) else words
    return "(?:" + "|".join(sorted((one.strip() for one in choices), key=len, reverse=True)) + ")"
