"""Shared text tools: words and sentences, phrase lists, acts of speech, which language a text is in."""

from goodstanding.language.acts import ACTS, SentenceActs, acts, promises, questions
from goodstanding.language.identify import coverage, language
from goodstanding.language.meaning import embed
from goodstanding.language.text import Reading, Sentence, fold, read

__all__ = [
    "ACTS",
    "Reading",
    "Sentence",
    "SentenceActs",
    "acts",
    "coverage",
    "embed",
    "fold",
    "language",
    "promises",
    "questions",
    "read",
]
