"""What a line tells: acts.txt lists the words for each kind of act, in six languages, and who did it.

Patterns are read in plain letters (see `plain`). The word that comes first in the line decides, since people begin with what
happened and add what follows from it: "called Philippa, she sends us two leads" is a call. How it says who did it:

    SUBJECT      the verb's subject: "Ben called" is his doing, "called Ben" the writer's
    PARTICIPLE   the same, where a name in front is no subject without "hat" or "heeft": "Lena geholfen"
    TOGETHER     both: "coffee with Ben"
    THEM, ME     the words themselves say so: "call from Ben", "Llamé a Ben"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ..values import Kind
from .plain import plain
from .wordlists import sections


class By(StrEnum):
    """Who did it."""

    ME = "me"
    THEM = "them"
    TOGETHER = "together"


SUBJECT, PARTICIPLE = "subject", "participle"
TOGETHER, THEM, ME = str(By.TOGETHER), str(By.THEM), str(By.ME)


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a line names: where its words stand, its kind, and how they tell who did it. `weak`: others go first."""

    start: int
    end: int
    kind: Kind
    by: str
    weak: bool = False


Words = tuple[Kind, str, re.Pattern[str]]


@cache
def _words(weak: bool) -> tuple[Words, ...]:
    """Return the patterns of acts.txt, in its order: the ones that decide, or those that do where no other is found."""
    found: list[Words] = []
    read = sections("acts.txt")
    lists = {name.removeprefix("list "): "|".join(some) for name, some in read if name.startswith("list ")}
    for name, some in read:
        if name.startswith("list ") or name.startswith("weak ") is not weak:
            continue
        kind, by = name.removeprefix("weak ").split()
        joined = re.sub(
            r"\{(\w+)\}", lambda m: f"(?:{lists[m[1]]})" if m[1] in lists else m[0], "|".join(some)
        )
        found.append((Kind(kind), by, re.compile(rf"(?<!\w)(?:{joined})(?!\w)")))
    return tuple(found)


def acts_of(text: str) -> tuple[Act, ...]:
    """Return the acts that a line names, the one that decides first; what lies inside another is left out."""
    line = plain(text)
    return (*_apart(_found(line, False)), *_apart(_found(line, True)))


def _found(line: str, weak: bool) -> Iterator[tuple[int, Act]]:
    for place, (kind, by, pattern) in enumerate(_words(weak)):
        for match in pattern.finditer(line):
            yield place, Act(match.start(), match.end(), kind, by, weak)


def _apart(found: Iterator[tuple[int, Act]]) -> list[Act]:
    kept: list[Act] = []
    for _, act in sorted(found, key=lambda one: (one[1].start, one[0], -one[1].end)):
        if all(act.start >= other.end for other in kept):
            kept.append(act)
    return kept
