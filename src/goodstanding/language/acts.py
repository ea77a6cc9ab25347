"""What each sentence of a message does: the acts of speech that rules and Today work with.

"Hi Ben, thanks for the drawing. I'll send you the test report on Friday."
 greets, thanks                  promises

Two ways to see them: the phrase lists (`acts_of`), quick enough for every message that `check` reads, and the lists
together with weights over the words (`acts`, `promises`, `questions`), which also know what no list foresaw.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from goodstanding.language.phrases import Phrases, phrases
from goodstanding.language.text import Reading, Sentence, read
from goodstanding.language.weigh import weighed, weighed_acts

ACTS = (
    "greets",
    "thanks",
    "asks",
    "offers",
    "pitches",
    "praises",
    "reason",
    "answers",
    "introduces",
    "apologises",
    "promises",
    "tells",
)

COUNTS = 0.6  # from here on an act counts
_WORTH_SAYING = 0.3


@dataclass(frozen=True, slots=True)
class SentenceActs:
    """One sentence with its acts, each with how sure we are (0 to 1); `span` is in the text as given."""

    span: tuple[int, int]
    text: str
    acts: dict[str, float]


@cache
def _phrases() -> Phrases:
    return phrases("acts")


def acts(text: str) -> list[SentenceActs]:
    """Return the writer's sentences in order, each with its acts (of ACTS) by lists and weights; a sentence may have none."""
    return _weighed(read(text), weighed_acts())


def _weighed(reading: Reading, wanted: Sequence[str]) -> list[SentenceActs]:
    """Return the acts by the lists, those wanted corrected by the weights where these know better."""
    found = []
    for sentence, one in zip(reading.sentences, acts_of(reading), strict=True):
        better = weighed(reading.words[sentence.first : sentence.last], one.acts, wanted)
        kept = {act: score for act, score in one.acts.items() if act not in better}
        kept.update((act, score) for act, score in better.items() if score >= _WORTH_SAYING)
        found.append(SentenceActs(one.span, one.text, kept))
    return found


def acts_of(reading: Reading) -> list[SentenceActs]:
    """Return the acts of a text already read, by the phrase lists alone."""
    sentences = reading.sentences
    found: list[dict[str, float]] = [{} for _ in sentences]
    if sentences:
        index = 0
        for said in _phrases().find(reading):
            while index < len(sentences) - 1 and said.first >= sentences[index].last:
                index += 1
            here = found[index]
            if said.what == "greets" and said.first != sentences[index].first:
                continue
            here[said.what] = 1 - (1 - here.get(said.what, 0.0)) * (1 - said.weight)
    for sentence, here in zip(sentences, found, strict=True):
        if reading.words[sentence.last - 1] == "?":
            here["asks"] = max(0.9, here.get("asks", 0.0))
    return [
        SentenceActs((one.start, one.end), reading.text[one.start : one.end], here)
        for one, here in zip(sentences, found, strict=True)
    ]


def asks_of(reading: Reading) -> list[Sentence]:
    """Return the sentences that ask the reader for something."""
    return [
        sentence
        for sentence, one in zip(reading.sentences, acts_of(reading), strict=True)
        if one.acts.get("asks", 0.0) >= COUNTS
    ]


def promises(text: str) -> list[SentenceActs]:
    """Return the sentences in which the writer promises something, for Today's list of what is owed."""
    return [
        one
        for one in _weighed(read(text), ("promises",))
        if one.acts.get("promises", 0.0) >= COUNTS and one.acts.get("asks", 0.0) < 0.9
    ]


def questions(text: str) -> list[SentenceActs]:
    """Return the sentences that want an answer: direct questions, and requests however they are put."""
    return [one for one in _weighed(read(text), ("asks",)) if one.acts.get("asks", 0.0) >= COUNTS]
