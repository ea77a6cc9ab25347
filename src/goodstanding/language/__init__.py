"""Shared text tools: words and sentences, phrase lists, acts of speech, which language a text is in."""

from goodstanding.language.acts import ACTS, SentenceActs, acts, promises, questions
from goodstanding.language.identify import coverage, language
from goodstanding.language.meaning import embed
from goodstanding.language.stories import same_story
from goodstanding.language.text import Reading, Sentence, fold, read
from goodstanding.language.tone import buyer_question, incivility

__all__ = [
    "ACTS",
    "Reading",
    "Sentence",
    "SentenceActs",
    "acts",
    "buyer_question",
    "coverage",
    "embed",
    "fold",
    "incivility",
    "language",
    "promises",
    "questions",
    "read",
    "same_story",
]
