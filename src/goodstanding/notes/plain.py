"""A line in plain letters, each in the place of the letter that was written, so that a span means the same in both."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=2_000)
def _letter(letter: str) -> str:
    if letter in "’‘`´":
        return "'"
    bare = unicodedata.normalize("NFKD", letter.casefold())
    return next((c for c in bare if not unicodedata.combining(c)), " ")


def plain(text: str) -> str:
    """Return text in lower case and without accents, as long as it was ("Élodie" reads "elodie", "Fuß" "fus")."""
    return "".join(map(_letter, text))
