"""A message read once, for all the rules: its words, what is said in it, its links, its language."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from goodstanding.check.facts import Channel
from goodstanding.language.acts import SentenceActs, acts_in
from goodstanding.language.identify import language
from goodstanding.language.phrases import Said, phrases
from goodstanding.language.text import Reading, Sentence, read

if TYPE_CHECKING:
    import numpy as np

    from goodstanding.language.encoder import Look

Span = tuple[int, int]
MOST_SENTENCES = 40  # whose acts are looked at

# An address with its scheme, a bare www, or a bare domain of the usual endings. Bounded, so linear.
_LINK = re.compile(
    r"""https?://[^\s<>"')\]]+ | \bwww\.[^\s<>"')\]]+
      | (?<![\w@./-])[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,3}
        \.(?:com|net|org|io|co|ly|me|biz|info|example|agency|online|site|shop|store|app|dev|ai|xyz|us|uk|de|fr|es|it|nl|br|in)
        (?:/[^\s<>"')\]]*)?(?![\w@-])""",
    re.VERBOSE,
)


# Without one of these there is no address; with one, it lies between the white space around it.
_PERHAPS = re.compile(r"://|www\.|\.[a-z]")
_SPACE = re.compile(r"\s")


def _links(own: str) -> Iterator[Span]:
    done = 0
    for sign in _PERHAPS.finditer(own):
        if sign.start() < done:
            continue
        before = own[done : sign.start()]
        start = sign.start() - (len(before.rsplit(None, 1)[-1]) if before and not before[-1].isspace() else 0)
        space = _SPACE.search(own, sign.end())
        done = space.start() if space else len(own)
        for found in _LINK.finditer(own, start, done):
            yield found.span()


class Draft:
    """A message as the rules see it. `said` maps what is said to where; `own` holds only the writer's words."""

    def __init__(self, text: str, channel: Channel = Channel.OTHER) -> None:
        self.text = text
        self.channel = channel
        self.reading: Reading = read(text)
        self.language = language(self.reading)
        extra = (
            ("cs",) if self.language == "sk" else () if self.language in ("en", "und") else (self.language,)
        )
        self.found: list[Said] = phrases("en", "xx").find(self.reading)
        if extra:
            self.found += phrases(*extra).find(self.reading)
        said: dict[str, list[Said]] = {}
        for one in self.found:
            said.setdefault(one.what, []).append(one)
        self.said = said
        self.weighed: float | None = None
        # What weigh.py has already worked out.
        self.shape: dict[str, float] | None = None
        self.buckets: tuple[list[int], list[int]] | None = None
        self.look: Look | None = None
        self.meaning: np.ndarray | None = None

    def forget(self, which: Callable[[Said], bool]) -> None:
        """Take phrases out of what is said, as house rules ask."""
        self.found = [one for one in self.found if not which(one)]
        said: dict[str, list[Said]] = {}
        for one in self.found:
            said.setdefault(one.what, []).append(one)
        self.said = said
        self.shape = self.weighed = None

    @property
    def own(self) -> str:
        """The folded text without what others wrote, position by position like `text`."""
        return self.reading.own

    @property
    def words(self) -> list[str]:
        """The writer's words, folded."""
        return self.reading.words

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The writer's sentences."""
        return self.reading.sentences

    @cached_property
    def links(self) -> tuple[Span, ...]:
        """Where the addresses stand that the writer put in."""
        if "." not in self.own:
            return ()
        return tuple(_links(self.own))

    @cached_property
    def acts(self) -> list[SentenceActs]:
        """What each of the first MOST_SENTENCES sentences does, in order."""
        return acts_in(self.reading, MOST_SENTENCES)

    def does(self, *acts: str) -> float:
        """Return how likely the message does any of these acts, by the sentence that does so most, in [0, 1]."""
        return max((one.acts.get(act, 0.0) for one in self.acts for act in acts), default=0.0)

    def all_said(self, *whats: str) -> list[Said]:
        """Return what is said under these names, in the order of the text."""
        said = self.said
        lists = [said[what] for what in whats if what in said]
        if len(lists) < 2:
            return lists[0][:] if lists else []
        return sorted(chain.from_iterable(lists), key=_FIRST)

    def has(self, *whats: str) -> bool:
        """Tell whether anything under these names is said."""
        return any(what in self.said for what in whats)

    def span(self, said: Said) -> Span:
        """Return where a phrase stands in the text as given."""
        return self.reading.span(said.first, said.last)

    def quote(self, span: Span, most: int = 80) -> str:
        """Return the words of a span on one line, cut at `most` characters."""
        words = " ".join(self.text[span[0] : span[1]].split())
        return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def together(found: list[Said]) -> float:
    """Return how much several phrases say when taken together: one minus the chance that all are harmless.

    Phrases that overlap count once, with the heavier weight.
    """
    if len(found) == 1:
        return 1 - (1 - found[0].weight)
    rest = 1.0
    last, held = -1, 0.0
    for one in sorted(found, key=_FIRST):
        if one.first < last:
            if one.weight > held:
                rest *= (1 - one.weight) / (1 - held)
                held = one.weight
            last = max(last, one.last)
        else:
            rest *= 1 - one.weight
            last, held = one.last, one.weight
    return 1 - rest


_FIRST = attrgetter("first")


class Passage(NamedTuple):
    """What is said under some names inside one sentence: its span, how much it says, and the phrases."""

    span: Span
    sure: float
    said: tuple[Said, ...]


def passages(draft: Draft, *whats: str, most: int = 3) -> list[Passage]:
    """Return at most `most` passages, one a sentence, the ones that say most, in the order of the text."""
    all_said = draft.all_said(*whats)
    if not all_said:
        return []
    by_sentence: dict[int, list[Said]] = {}
    starts = draft.reading.stops
    for one in all_said:
        by_sentence.setdefault(bisect_right(starts, one.first), []).append(one)
    found = []
    for said in by_sentence.values():
        first = min(one.first for one in said)
        last = max(one.last for one in said)
        found.append(Passage(draft.reading.span(first, last), together(said), tuple(said)))
    if len(found) > most:
        found = sorted(found, key=lambda passage: -passage.sure)[:most]
    return sorted(found, key=lambda passage: passage.span)
