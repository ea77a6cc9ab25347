"""Ambiguous queries, the profiles that they meet, and the senses these belong to: `dev` is worked on, `test` only measured.

A trap is somebody whose employer's world is another sense than their own. People and firms are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from goodstanding.find import Profile

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ambiguous:
    """A query with its profiles: the sense of each, whether it is a trap, and what somebody who means a sense would say."""

    query: str
    profiles: tuple[Profile, ...]
    senses: tuple[str, ...]
    traps: tuple[bool, ...]
    intents: dict[str, str]


def queries(part: str) -> list[Ambiguous]:
    """Return the queries of a part, their profiles in an order that tells nothing."""
    found = []
    for block in ("\n" + (HERE / f"{part}.txt").read_text(encoding="utf-8")).split("\n= ")[1:]:
        lines = [line for line in block.splitlines() if line]
        rows, intents, sense = [], {}, ""
        for line in lines[1:]:
            if line.startswith("- "):
                sense, _, intents_of = line[2:].partition(": ")
                intents[sense] = intents_of
                continue
            headline, company, summary = line.removeprefix("! ").split(" | ")
            number = f"{len(rows):02}"
            profile = Profile(number, f"Person {number}", headline, company, summary)
            rows.append((profile, sense, line.startswith("! ")))
        rows.sort(key=lambda row: row[0].summary[::-1])
        profiles, senses, traps = zip(*rows, strict=True)
        found.append(Ambiguous(lines[0], profiles, senses, traps, intents))
    return found
