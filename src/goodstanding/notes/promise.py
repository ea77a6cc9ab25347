"""What a line promises: who, what, and by when. "I owe her the report by Friday", "schickt mir die Zahlen bis zum 10."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .acts import By
from .days import Day
from .names import Named
from .plain import plain
from .wordlists import sections


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that `by` said they would do; `due`: by which day, None when none was named."""

    by: By
    what: str
    due: date | None
    sure: bool = True


_THEM_OBJECT = r"(?:(?:her|him|them|it|us|me|you) )?"
_BREAK = re.compile(
    r"[,;.:!?()](?!\d)|\s[-–—]\s|\s(?:and|und|et|y|e|en)\s(?=(?:i|ich|je|j'|yo|io|ik|le|gli|we|wir)\b)"
)
_NOTHING = ("nothing", "nichts", "rien", "nada", "niente", "niks", "no answer")
_LEADING = re.compile(
    r"^(?:[\s,;:.–—-]|\b(?:to|that|him|her|them|it|still|noch|encore|todavia|ancora|nog|ihm|ihr|ihnen|um|om|for|yes|"
    r"the news|would|e|and|und|et|y|en|lui|leur|she|he|they|sie|er|elle|ze|hij|back)\b)+",
)
_TRAILING = re.compile(
    r"(?:[\s,;:.!–—-]|\b(?:by|until|bis|avant|entro|voor|antes de|para|d'ici|per|on|am|le|el|il|op|te sturen|sturen|zu schicken|versprochen|zugesagt|beloofd|schuldig)$)+$"
)


@lru_cache(maxsize=256)
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return how the writer promises, how they do, and how they want something; `names` are those in the line."""
    some = "|".join(map(re.escape, names)) or "(?!)"
    mine, theirs, wanted = (
        re.compile(rf"(?<!\w)(?:{'|'.join(lines).replace('{name}', f'(?:{some})')})(?:(?!\w)|(?<= ))")
        for _, lines in sections("promise.txt")
    )
    return mine, theirs, wanted


def promise(text: str, found: Sequence[Day], people: Sequence[Named], given: bool) -> Promise | None:
    """Return what a line promises, None when it promises nothing.

    Args:
        found: the days in the line.
        people: whom it names.
        given: the line tells of something handed over ("sends us two leads"); then a bare "sends" promises nothing.
    """
    line = plain(text)
    names = tuple(plain(text[one.start : one.end]) for one in people)
    mine, theirs, wanted = _patterns(names)
    starts = [0, *(m.end() for m in _BREAK.finditer(line))]
    pieces = list(zip(starts, [*starts[1:], len(line)], strict=True))
    for number, (start, end) in enumerate(pieces):
        for by, pattern in ((By.THEM, theirs), (By.ME, mine)):
            match = pattern.search(line, start, end)
            if match is None:
                continue
            due = _due(found, start, end, after=True)
            bare = (
                by is By.THEM
                and due is None
                and not re.search(
                    r"promis|promet|promess|verspr|zugesagt|belo|will|'ll|owes|schuld", match[0]
                )
            )
            if bare and (given or not re.search(r"mel|fa viv|komt|vuelv|revien|back", match[0])):
                continue
            what = _what(text, start, end, match, found, people)
            if plain(what) in _NOTHING:
                continue
            if not what and due is None and number + 1 < len(pieces):
                # "He has promised, by Monday, ...": what was promised stands behind the comma.
                after = pieces[number + 1]
                due = _due(found, *after, after=False)
                what = (
                    _trimmed(_without(text, *after, [(one.start, one.end) for one in found])) if due else ""
                )
            if not what and number:
                # "wants an answer by Thursday, I said yes": what was asked for stands before.
                before = pieces[number - 1]
                due = due or _due(found, *before, after=True)
                what = _asked(text, line, before, wanted, found, people)
            return Promise(by, what, due.coming if due else None, due is None or due.sure)
    for start, end in pieces:
        match = wanted.search(line, start, end)
        due = _due(found, start, end, after=False)
        if match and due and (due.by or due.ahead):
            return Promise(By.ME, _what(text, start, end, match, found, people), due.coming, False)
    return None


def _due(found: Sequence[Day], start: int, end: int, after: bool) -> Day | None:
    """Return the day by which something is due in a piece of the line; with `after`, any day in it will do."""
    inside = [one for one in found if start <= one.start < end + 1]
    marked = [one for one in inside if one.by or one.ahead]
    return (marked or (inside if after else []) or [None])[-1]  # type: ignore[list-item]


def _asked(
    text: str,
    line: str,
    piece: tuple[int, int],
    wanted: re.Pattern[str],
    found: Sequence[Day],
    people: Sequence[Named],
) -> str:
    match = wanted.search(line, *piece)
    return _what(text, *piece, match, found, people) if match else ""


def _what(
    text: str, start: int, end: int, match: re.Match[str], found: Sequence[Day], people: Sequence[Named]
) -> str:
    """Return the words of a piece behind what promises, without days and names; before it when nothing follows."""
    holes = [(one.start, one.end) for one in found]
    behind = _trimmed(_without(text, match.end(), end, holes))
    if behind:
        return behind
    names = [(one.start, one.end) for one in people]
    return _trimmed(_without(text, start, match.start(), holes + names))


def _without(text: str, start: int, end: int, holes: Sequence[tuple[int, int]]) -> str:
    return "".join(
        c for place, c in enumerate(text[start:end], start) if not any(a <= place < b for a, b in holes)
    )


def _trimmed(words: str) -> str:
    words = " ".join(words.split())
    lead = _LEADING.match(plain(words))
    words = words[lead.end() :] if lead else words
    return _TRAILING.sub("", words).strip(" ,.;:!?-–—")
