"""Phrase lists: thousands of ways to say a thing, found in one walk over the words.

One file a language lies in `phrases/`; `xx.txt` holds what is said the same everywhere. A file is made of
sections named after what is said and how much that alone speaks against a message (0 to 1), with one template
a line:

    [bump 0.7]
    (just|only)? (following|circling|checking) (up|back|in)
    did you (get a chance|have time) to .. (email|message|note)

`(a|b c)` is a choice, `?` after an item makes it optional, `..` lets up to six words pass inside one
sentence, `..3` up to three. Numbers are written `#`, addresses `URL`, the end of a sentence `. ! ? ¶`. A line
that begins with `;` is a comment.

Looking is linear: every pair of neighbouring words is looked up in an index of how templates can begin (so a
list of ten thousand phrases costs what a list of ten costs), and only a template whose beginning stands there is
matched, from there, over a bounded number of words. Nothing is compiled before it is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from goodstanding.language.text import SENTENCE_ENDS, Reading, fold, spaced

_GAP = 6
_LONGEST = 600  # characters of the line that one template may look at


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase found in a reading: what it says, how much that speaks against it, and its words.

    The words are those from index `first` up to, not including, `last`.
    """

    what: str
    weight: float
    first: int
    last: int


class PhraseError(ValueError):
    """A template that cannot be read; says which line of which file and why."""


Choice = tuple[tuple[str, ...], bool]
_ITEM = re.compile(r"\(([^()]*)\)(\??)|\.\.(\d*)|(\S+?)(\?)?(?=\s|$)")


@cache
def _choices(inside: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(choice.split()) for choice in inside.split("|")))


def items(template: str) -> list[Choice | int]:
    """Return the items of a template: choices with whether they may be missing, or the width of a gap.

    Raises PhraseError on an open bracket, an empty choice, or a gap at either end.
    """
    found: list[Choice | int] = []
    for inside, optional, gap, word, maybe in _ITEM.findall(template):
        if word:
            if "(" in word or ")" in word:
                raise PhraseError(f'"{template}" has a bracket without its other half')
            found.append(((word,), bool(maybe)))
        elif inside:
            choices = _choices(inside)
            if "" in choices:
                raise PhraseError(f'"{template}" has an empty choice; write ? after the bracket instead')
            found.append((choices, bool(optional)))
        else:
            found.append(int(gap or _GAP))
    if not found or isinstance(found[0], int) or isinstance(found[-1], int):
        raise PhraseError(f'"{template}" must begin and end with words')
    return found


def _beginnings(parts: list[Choice | int]) -> set[str]:
    """Return the first two words (or the only one, where a gap or the end follows it) of every reading."""
    done: set[str] = set()
    open_ones = {""}
    for part in parts:
        if isinstance(part, int):
            break
        choices, optional = part
        longer: set[str] = set()
        for begun in open_ones:
            for choice in choices:
                text = f"{begun} {choice}" if begun else choice
                if " " in text:
                    first, second = text.split(" ", 2)[:2]
                    done.add(f"{first} {second}")
                else:
                    longer.add(text)
        open_ones = longer | open_ones if optional else longer
        if not open_ones:
            return done
    return done | (open_ones - {""})


def _pattern(parts: list[Choice | int]) -> str:
    """Return the regular expression that reads a template over a line, from the space before it."""
    out: list[str] = []
    for part in parts:
        if isinstance(part, int):
            out.append(rf"(?: [^ .!?¶]+){{0,{part}}}?")
            continue
        choices, optional = part
        longest_first = sorted(choices, key=lambda text: (-text.count(" "), text))
        body = "|".join(re.escape(choice).replace(r"\ ", " ") for choice in longest_first)
        out.append(f"(?: (?:{body})(?= ))" + ("?" if optional else ""))
    return "".join(out)


class Phrases:
    """A set of templates ready to be looked for, from (what, weight, template) rows."""

    def __init__(self, rows: list[tuple[str, float, str]]) -> None:
        self._rows = rows
        self._compiled: list[re.Pattern[str] | None] = [None] * len(rows)
        index: dict[str, list[int]] = {}
        for number, (_, _, template) in enumerate(rows):
            for beginning in _beginnings(items(template)):
                if beginning in index:
                    index[beginning].append(number)
                else:
                    index[beginning] = [number]
        self._index = index

    def find(self, reading: Reading) -> list[Said]:
        """Return what is said in the reading, in order; of several hits of one template at one place, the longest."""
        words = reading.words
        if not words:
            return []
        index = self._index
        line = reading.line
        found: list[Said] = []
        position = 0
        previous: dict[int, int] = {}
        last_word = len(words) - 1
        for place, word in enumerate(words):
            numbers = index.get(f"{word} {words[place + 1]}") if place < last_word else None
            single = index.get(word)
            if numbers is not None or single is not None:
                for number in (*(numbers or ()), *(single or ())):
                    if previous.get(number, -1) > place:
                        continue
                    pattern = self._compiled[number]
                    if pattern is None:
                        pattern = re.compile(_pattern(items(self._rows[number][2])))
                        self._compiled[number] = pattern
                    match = pattern.match(line, position, position + _LONGEST)
                    if match is not None:
                        end = place + match[0].count(" ")
                        previous[number] = end
                        what, weight, _ = self._rows[number]
                        last = end
                        while last > place + 1 and words[last - 1] in SENTENCE_ENDS:
                            last -= 1
                        found.append(Said(what, weight, place, last))
            position += len(word) + 1
        return found


def templates(text: str, name: str = "phrases") -> list[tuple[str, float, str]]:
    """Return the (what, weight, template) rows of a phrase file. Raises PhraseError with file and line."""
    rows: list[tuple[str, float, str]] = []
    what, weight = "", 0.0
    for number, raw in enumerate(
        fold(text.replace("URL", "\ue000")).replace("\ue000", "URL").splitlines(), 1
    ):
        line = raw.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            what, _, figure = line[1:-1].partition(" ")
            try:
                weight = float(figure)
            except ValueError:
                raise PhraseError(
                    f'{name}:{number}: "{line}" should name a section and a weight, like [bump 0.7]'
                ) from None
        elif not what:
            raise PhraseError(f"{name}:{number}: a phrase before the first [section 0.5]")
        else:
            rows.append((what, weight, spaced(line.replace("-", " "))))
    return rows


@cache
def phrases(*languages: str) -> Phrases:
    """Return the phrases of these languages together; a language we have no list for adds none."""
    rows: list[tuple[str, float, str]] = []
    folder = resources.files("goodstanding.language") / "phrases"
    for language in languages:
        file = folder / f"{language}.txt"
        if file.is_file():
            rows += templates(file.read_text(encoding="utf-8"), f"{language}.txt")
    return Phrases(rows)
