"""The line with which a mail program introduces what it quotes, told by its shape.

    On Tue, 5 Mar 2024 at 10:00, Ben Okri <ben@okri.example> wrote:
    2024-03-05, an, 10:00 Ben Okri <ben@okri.example> rašė:
    Zitat von Ben Okri <ben@okri.example>:

Before a quote, an address with a date is enough in any language. Where no quote follows, a sentence of the writer's
own may look alike ("Please write to ben@okri.example before 5 March:"), so more is asked for. Programs wrap the line
at any place, inside the address too.
"""

from __future__ import annotations

import re

from goodstanding.importers.quoting.shapes import (
    ADDRESS,
    bare,
    has_address,
    has_angled_address,
    has_clock,
    has_date,
    joined,
    named,
)
from goodstanding.importers.quoting.words import OPENS, WROTE

ENDS = frozenset(":：︰፦፡៖")
_SURE = 3  # an address and a date
_LINES = 5  # lines over which one may be wrapped
_LONGEST = 400
_SENTENCE_END = re.compile(r"(?:[!?…。！？]|[^\W\d_]{4,}\.)[\"'”’)]*\s*$")
_WORDS_END = re.compile(r"^\D*[^\W\d_]{2,}\.\s*$")  # "Thursday suits me.", but not "5 mar."
_CLOCK_END = re.compile(r"\d:\d\d\.\s*$")
_NUMBER_END = re.compile(r"\d\.\s*$")
_WORD = re.compile(r"[^\W\d_]+")


def ends_as_one(line: str) -> bool:
    """Tell whether a line ends as an attribution does, in a colon."""
    line = bare(line).strip(" \t*_>-—")
    # Roundcube's Hebrew has the colon of a line that runs to the left at its beginning.
    return (line[-1] in ENDS or line[0] == ":") if line else False


def introduced(kept: list[str], quoted: bool, people: frozenset[str]) -> int:
    """Return how many of the last lines introduce what follows them, 0 when none does.

    `quoted`: lines that are marked as quoted follow. `people`: names and addresses, lower case, of those who write
    and receive this mail.
    """
    end = len(kept)
    while end and not kept[end - 1].strip():
        end -= 1
    if not end or len(kept) - end > 3:
        return 0
    block: list[str] = []
    for line in reversed(kept[max(0, end - _LINES) : end]):
        if not line.strip() or (block and _ends_before(line, block[0])):
            break
        block.insert(0, bare(line))
        if sum(map(len, block)) > _LONGEST:
            break
    best, grade = 0, 0
    for count in range(1, len(block) + 1):
        alone = count == len(block) or not _wrapped(block[-count - 1], block[-count:])
        found = _grade(joined(block[-count:]), alone, quoted, people)
        if found > grade:
            best, grade = count, found
        if grade == _SURE:
            break
    if not best:
        return 0
    best = _whole(block, best)
    return best + len(kept) - end


def _ends_before(line: str, following: str) -> bool:
    """Tell whether a sentence of the writer's own ends with a line: "plkst." before "10:00" is none."""
    if _WORDS_END.match(line) or _CLOCK_END.search(line):
        return True
    ended = _SENTENCE_END.search(line) or _NUMBER_END.search(line)
    if ended is None:
        return False
    word = (following.split() or [""])[0]
    return line.rstrip()[-1] != "." or "@" in word or not (word[:1].isdigit() or word[:1].islower())


def _whole(block: list[str], count: int) -> int:
    """Return how many lines the attribution takes, with those above it from which it was wrapped."""
    while count < len(block) and _wrapped(block[-count - 1], block[-count:]):
        above = block[-count - 1]
        if (OPENS.match(joined(block[-count:])) or _SENTENCE_END.search(above)) and not _torn(above):
            break
        count += 1
    return count


def _wrapped(above: str, lines: list[str]) -> bool:
    """Tell whether the line above was broken into these: their first word would have made it longer than the longest."""
    if _torn(above):
        return True
    first = len((lines[0].split() or [""])[0])
    return len(above.rstrip()) + 1 + first > max(len(above), *map(len, lines))


def _torn(line: str) -> bool:
    """Tell whether a line ends inside an address."""
    return line.rfind("<") > line.rfind(">")


def _grade(text: str, alone: bool, quoted: bool, people: frozenset[str]) -> int:
    """Return how sure it is that a text introduces a quote: 0 not at all, 3 with both an address and a date."""
    if len(text) > _LONGEST:
        return 0
    ends = ends_as_one(text)
    if not (ends or quoted):
        return 0
    angled, dated = has_angled_address(text), has_date(text)
    address = angled or has_address(text)
    verb = WROTE.search(text.lower()) is not None
    words = len(_WORD.findall(ADDRESS.sub(" ", text) if address else text))
    if address and dated:
        if quoted:
            return 3 if words <= 24 else 0
        if verb and words <= 20:
            return 3
        timed = has_clock(text)
        met = named(text, people)
        if angled and (words <= 9 or (words <= 12 and timed) or (words <= 13 and met)):
            return 3
        return 3 if timed and (words <= 2 or (words <= 6 and met)) else 0
    if not ends:
        timed = dated and has_clock(text)
        said = timed and (verb or named(text, people)) and words <= 12 and text.rstrip()[-1] not in ".!?"
        return 1 if said else 0
    clock = has_clock(text)
    name = named(text, people)
    if dated and words <= 16:
        if quoted and (clock or verb):
            return 2
        if verb and (clock or OPENS.match(text)):
            return 2
        if clock and name and words <= 10 and alone:
            return 2
    if address and words <= 12 and alone and (quoted or verb):
        return 1
    if verb and OPENS.match(text) and any(c.isdigit() for c in text) and words <= 16:
        return 1
    if verb and alone and len(text) < 80 and words <= 6 and _verb_ends(text):
        return 1
    return 1 if quoted and name and alone and words <= 7 else 0


def _verb_ends(text: str) -> bool:
    """Tell whether nothing follows the verb, or it comes first: "Ben Okri wrote:", "Zitat von Ben Okri:"."""
    said = text.lower()
    found = list(WROTE.finditer(said))
    return bool(found) and (found[-1].end() >= len(said.rstrip(" :：")) or found[0].start() == 0)
