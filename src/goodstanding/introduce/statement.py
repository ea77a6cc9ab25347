"""A statement: what one text says somebody needs or offers, with its direction, object and constraints apart.

"Looking for a workshop that mills titanium brackets, 200 a month, near Ghent. AS9100 is a must."
    seeks       0.99
    object      a workshop that mills titanium brackets
    place       Ghent        volume 200 a month        certificate AS9100
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goodstanding.introduce.constraints import CONSTRAINTS
from goodstanding.introduce.constraints.base import Text
from goodstanding.introduce.direction import seeking
from goodstanding.language import language, read


@dataclass(frozen=True, slots=True)
class Statement:
    """`seeks`: how likely it seeks rather than supplies, 0 to 1. `stated`: by constraint, what it says; silent ones are left out."""

    id: str
    text: str
    seeks: float
    stated: Mapping[str, Any]
    written: str

    def in_words(self) -> dict[str, str]:
        """Return what it says of each constraint, in words."""
        return {one.NAME: one.said(self.stated[one.NAME]) for one in CONSTRAINTS if one.NAME in self.stated}


def read_statement(id: str, text: str) -> Statement:
    """Return a text's direction and constraints."""
    seen, reading = Text(text), read(text)
    stated = {one.NAME: what for one in CONSTRAINTS if (what := one.read(seen)) is not None}
    return Statement(id, text, seeking(reading), stated, language(reading))
