"""What each sentence of a message does: the acts of speech that rules, Check, Today, notes and introductions work with.

"Hi Ben, thanks for the drawing. I'll send you the test report on Friday."
 greets, thanks                  promises

Direction is part of an act: whoever `orders` wants to buy, whoever `pitches` wants to sell; `asks` wants an answer or a hand. Some acts
cost the reader something (COSTS), some speak for a message (SPEAKS_FOR); the rest are neither.

Two ways to see them: the phrase lists (`acts_of`), quick enough for everything, and the lists together with weights
over the words and the meaning (`acts`, `acts_in`, `promises`, `questions`), which also know what no list foresaw. All of them read one model.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from goodstanding.language.encoder import encoder
from goodstanding.language.phrases import Phrases, phrases
from goodstanding.language.text import Reading, Sentence, read
from goodstanding.language.weigh import act_odds, weighed_acts

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
    "refuses",
    "congratulates",
    "orders",
    "schedules",
    "invites",
    "presses",
    "leads",
    "claims",
    "connects",
)

COSTS = ("pitches", "leads", "presses", "claims", "connects", "asks", "offers")
SPEAKS_FOR = (
    "thanks", "praises", "reason", "answers", "apologises", "tells", "refuses", "congratulates", "orders", "schedules",
    "introduces", "promises", "invites",
)  # fmt: skip

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
    return acts_in(read(text))


def acts_in(reading: Reading, most: int | None = None) -> list[SentenceActs]:
    """Return the acts of a text already read, by lists and weights: of all its sentences, or of the first `most`."""
    by_lists = acts_of(reading)[:most]
    if not by_lists:
        return []
    words = [reading.words[first:last] for first, last in reading.parts[:most]]
    odds = act_odds(words, [one.acts for one in by_lists], encoder().each(words))
    chances = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    names = weighed_acts()
    return [
        SentenceActs(
            one.span,
            one.text,
            {act: score for act, score in zip(names, row, strict=True) if score >= _WORTH_SAYING},
        )
        for one, row in zip(by_lists, chances.tolist(), strict=True)
    ]


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
        for one in acts(text)
        if one.acts.get("promises", 0.0) >= COUNTS
        and one.acts.get("asks", 0.0) < 0.9
        and not one.text.endswith("?")
    ]


def questions(text: str) -> list[SentenceActs]:
    """Return the sentences that want an answer: direct questions, and requests however they are put."""
    return [one for one in acts(text) if one.acts.get("asks", 0.0) >= COUNTS]
