"""Needs with the offers that meet them, half meet them, or only look alike.

`dev` is worked on. `test` is only measured. `fresh`, `last` and `kept` were each written and measured when the readers stood as they did
then, and learnt from afterwards; `once` was written last and not learnt from. No trade is in two parts. Beside each need lies one trap, named after what is wrong with it: somebody else
who seeks (seeker), the wrong place, volume, language, date or certificate, or a reseller where the maker is wanted.
All people and firms are invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("dev", "test", "fresh", "last", "kept", "once")
TRAPS = ("seeker", "place", "volume", "reseller", "language", "date", "certificate")
_LABEL = re.compile(r"(need|ideal|partial|trap (\w+)): (.+)")


@dataclass(frozen=True)
class Wanted:
    """One need and its three answers."""

    id: str
    trade: str
    need: str
    ideal: str
    partial: str
    trap: str
    wrong: str


def wanted(part: str) -> list[Wanted]:
    """Return the needs of a part (one of PARTS). Raises ValueError, with file and line, on a line that cannot be read."""
    found: list[Wanted] = []
    trade, held = "", {}
    for number, line in enumerate((HERE / f"{part}.txt").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith(";"):
            continue
        if line.startswith("= "):
            trade = line[2:]
        elif line.startswith("["):
            held = {"id": line.strip("[]"), "trade": trade}
        elif match := _LABEL.fullmatch(line):
            label = match[1].split()[0]
            held[label] = match[3]
            if label == "trap":
                if match[2] not in TRAPS:
                    raise ValueError(f"{part}.txt:{number}: no such trap: {match[2]}")
                found.append(Wanted(wrong=match[2], **held))
        else:
            raise ValueError(f"{part}.txt:{number}: neither a trade, a name nor a text: {line[:60]}")
    return found


def others() -> list[str]:
    """Return posts that meet none of the needs."""
    lines = (HERE / "others.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(";")]


def directed() -> list[tuple[str, bool]]:
    """Return the posts to learn the direction from, each with whether it seeks."""
    lines = (HERE / "direction.txt").read_text(encoding="utf-8").splitlines()
    return [(line[4:], line.startswith("S")) for line in lines if line and not line.startswith(";")]
