"""What short forms and words of several meanings may stand for: from the data, and a small list that ships.

"Bare printed circuit boards (PCB), two to twelve layers"     pcb: printed circuit boards
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib import resources

from goodstanding.language import fold

_WORD = re.compile(r"[^\W_]+")
_SHORT = re.compile(r"[^\W\d_]{2,6}")


@cache
def _list() -> dict[str, tuple[str, ...]]:
    text = resources.files("goodstanding.find").joinpath("known_senses.txt").read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, senses = line.partition(": ")
            found[word] = tuple(one.strip() for one in senses.split(";"))
    return found


def known_senses(query: str) -> tuple[str, ...]:
    """Return what a word may stand for by the list that ships; nothing for most words."""
    return _list().get(fold(query).strip(), ())


def long_forms(short: str, texts: Iterable[str]) -> list[str]:
    """Return what a short form stands for in texts, the most frequent first: words in order whose initials spell it."""
    letters = fold(short).strip()
    if not _SHORT.fullmatch(letters):
        return []
    met: Counter[str] = Counter()
    for text in texts:
        words = _WORD.findall(fold(text))
        for at in range(len(words) - len(letters) + 1):
            run = words[at : at + len(letters)]
            if all(word[0] == letter and len(word) > 1 for word, letter in zip(run, letters, strict=True)):
                met[" ".join(run)] += 1
    return [form for form, _ in met.most_common()]
