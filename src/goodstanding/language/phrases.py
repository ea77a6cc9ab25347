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

Looking is linear: every word, and then the pair it makes with the next, is looked up in an index of how templates can
begin (so a list of ten thousand phrases costs what a list of ten costs). Only a template whose beginning stands there,
and whose other words stand where it can reach, is matched, from there, over a bounded number of words. Nothing is
compiled before it is needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import compress
from typing import NamedTuple

from goodstanding.language.text import SENTENCE_ENDS, Reading, fold, spaced

_GAP = 6
_LONGEST = 600  # characters of the line that one template may look at


class Said(NamedTuple):
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


def _needs(parts: Sequence[Choice | int]) -> tuple[frozenset[str], frozenset[str], int]:
    """Return of the words that must follow a template's beginning the fewest, the last, and how far they may lie.

    Of each choice that cannot be left out these are the first words; both sets are empty where no choice must follow.
    """
    must = [
        frozenset(choice.partition(" ")[0] for choice in part[0])
        for part in parts
        if not isinstance(part, int) and not part[1]
    ][1:]
    reach = sum(
        part if isinstance(part, int) else max(choice.count(" ") + 1 for choice in part[0]) for part in parts
    )
    return (min(must, key=len), must[-1], reach) if must else (_NOTHING, _NOTHING, reach)


_NOTHING: frozenset[str] = frozenset()
Following = dict[str, tuple[int, ...]]


class Phrases:
    """A set of templates ready to be looked for, from (what, weight, template) rows."""

    def __init__(self, rows: list[tuple[str, float, str]]) -> None:
        self._rows = rows
        self._compiled: list[re.Pattern[str] | None] = [None] * len(rows)
        self._wanted: list[tuple[frozenset[str], frozenset[str], int] | None] = [None] * len(rows)
        alone: dict[str, list[int]] = {}
        pairs: dict[str, dict[str, list[int]]] = {}
        for number, (_, _, template) in enumerate(rows):
            for beginning in _beginnings(items(template)):
                first, space, second = beginning.partition(" ")
                if space:
                    pairs.setdefault(first, {}).setdefault(second, []).append(number)
                else:
                    alone.setdefault(first, []).append(number)
        # Of each first word: the templates that may begin with it whatever follows, and those for each second word.
        self._index: dict[str, tuple[tuple[int, ...], Following]] = {}
        for first in {**alone, **pairs}:
            always = tuple(alone.get(first, ()))
            following = {
                second: tuple(dict.fromkeys((*numbers, *always)))
                for second, numbers in pairs.get(first, {}).items()
            }
            self._index[first] = always, following

    def find(self, reading: Reading) -> list[Said]:
        """Return what is said in the reading, in order; of several hits of one template at one place, the longest."""
        words = reading.words
        line = reading.line
        index, wanted, compiled = self._index, self._wanted, self._compiled
        present = reading.present
        found: list[Said] = []
        previous: dict[int, int] = {}
        last_word = len(words) - 1
        for place in compress(range(len(words)), map(index.__contains__, words)):
            numbers, following = index[words[place]]
            if place < last_word:
                numbers = following.get(words[place + 1], numbers)
            for number in numbers:
                few, last, reach = wanted[number] or self._want(number)
                if few and (few.isdisjoint(present) or last.isdisjoint(words[place + 1 : place + reach])):
                    continue
                if previous.get(number, -1) > place:
                    continue
                pattern = compiled[number] or self._compile(number)
                position = reading.places[place]
                match = pattern.match(line, position, position + _LONGEST)
                if match is not None:
                    end = place + match[0].count(" ")
                    previous[number] = end
                    what, weight, _ = self._rows[number]
                    while end > place + 1 and words[end - 1] in SENTENCE_ENDS:
                        end -= 1
                    found.append(Said(what, weight, place, end))
        return found

    def _want(self, number: int) -> tuple[frozenset[str], frozenset[str], int]:
        wanted = _needs(items(self._rows[number][2]))
        self._wanted[number] = wanted
        return wanted

    def _compile(self, number: int) -> re.Pattern[str]:
        pattern = re.compile(_pattern(items(self._rows[number][2])))
        self._compiled[number] = pattern
        return pattern


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
