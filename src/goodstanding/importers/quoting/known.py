"""Cut away what an earlier mail is known to say, where nothing in a mail's form gave it away as quoted.

A few lines of each mail are remembered, as hashes; an answer that holds the lines of the mail it answers quotes them.
"""

from __future__ import annotations

from goodstanding.importers.quoting.blocks import is_label, is_rule
from goodstanding.importers.quoting.shapes import bare, has_address, has_date

LONG = 25  # characters of a line that two people do not both write by chance
_LINES = 12

Lines = tuple[int, ...]


def fingerprint(words: str) -> Lines:
    """Return what is remembered of a mail: hashes of its first long lines."""
    if len(words) < LONG:
        return ()
    long = [hash(line.strip()) for line in words[:3000].split("\n", 3 * _LINES) if len(line) >= LONG]
    return tuple(long[:_LINES])


def without_known(words: str, earlier: Lines) -> str | None:
    """Return the words above the place where those of an earlier mail begin, None when they do not begin."""
    lines = words.split("\n")
    begins = -1
    known = unknown = 0
    for at, line in enumerate(lines):
        if len(line) < LONG:
            continue
        if hash(line.strip()) in earlier:
            begins = at if begins < 0 else begins
            known += 1
        elif begins >= 0:
            unknown += 1
        if known + unknown >= _LINES:
            break
    # Where most lines below are new, they are answers between the lines.
    if begins < 0 or unknown > known:
        return None
    return "\n".join(_above(lines[:begins])).strip()


def _above(lines: list[str]) -> list[str]:
    """Return the lines above history without what introduces it: the greeting of the old mail, labels, a date."""
    end = len(lines)
    while end:
        line = bare(lines[end - 1]).strip()
        introduces = (
            not line
            or is_rule(line)
            or (is_label(line) and line[-1] != ":")
            or ((has_address(line) or line[-1] in ":：,") and has_date(line))
            or (has_address(line) and line[-1] in ":：")
        )
        if not introduces:
            break
        end -= 1
    return lines[:end]
