"""How hard a text is to read, with a formula that fits its language.

Flesch's reading ease has constants for some languages (syllables by pyphen's hyphenation patterns). Elsewhere LIX
counts sentence length and long words, which travels between European languages; scripts without blanks get
characters a sentence and no grade.

Sources: Flesch 1948 (en); Amstad 1978 (de); Kandel and Moles 1958 (fr); Fernández Huerta 1959 (es); Vacca and
Franchina 1972 (it); Martins 1996 (pt); Douma 1960 (nl); Oborneva 2006 (ru); Björnsson 1968 (LIX).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

# 100 is the easiest: a - b * words a sentence - c * syllables a word.
FLESCH = {
    "en": (206.835, 1.015, 84.6),
    "de": (180.0, 1.0, 58.5),
    "fr": (207.0, 1.015, 73.6),
    "es": (206.84, 1.02, 60.0),
    "it": (217.0, 1.3, 60.0),
    "pt": (248.835, 1.015, 84.6),
    "nl": (206.84, 0.93, 77.0),
    "ru": (206.835, 1.3, 60.1),
}
_DICTIONARY = {
    "en": "en_US",
    "de": "de_DE",
    "fr": "fr_FR",
    "es": "es_ES",
    "it": "it_IT",
    "pt": "pt_PT",
    "nl": "nl_NL",
    "ru": "ru_RU",
}
UNSPACED = frozenset(["ja", "zh", "th", "ko"])
ENOUGH = 60  # words
_SENTENCE = re.compile(r"[.!?…。！？؟\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüàáâãåèéêëìíîïòóôõøùúûœæаеёиоуыэюя]+", re.I)


@dataclass(frozen=True, slots=True)
class Readability:
    """`score` by `formula`; `level` is easy, plain, demanding or hard. `words_per_sentence` is the mean."""

    formula: str
    score: float
    level: str
    words_per_sentence: float
    words: int

    def as_json(self) -> dict[str, Any]:
        """Return the figures, rounded as far as they mean something."""
        return {
            "formula": self.formula,
            "score": round(self.score, 1),
            "level": self.level,
            "words_per_sentence": round(self.words_per_sentence, 1),
            "words": self.words,
        }


@cache
def _hyphenator(language: str) -> Any:
    import pyphen

    return pyphen.Pyphen(lang=_DICTIONARY[language])


@cache
def syllables(word: str, language: str) -> int:
    """Return the syllables of a word, at least one: the larger of vowel groups' and hyphenation's count less one."""
    hyphens = len(_hyphenator(language).positions(word)) + 1
    return max(1, hyphens, len(_VOWELS.findall(word)) - 1)


def readability(text: str, language: str) -> Readability | None:
    """Return how hard a text is; None when it has fewer than 60 words (or 120 characters without blanks)."""
    sentences = [s for s in _SENTENCE.split(text) if len(s.strip()) > 1]
    if not sentences:
        return None
    if language in UNSPACED:
        characters = len(re.sub(r"\W", "", text))
        if characters < 2 * ENOUGH:
            return None
        each = characters / len(sentences)
        level = "easy" if each < 30 else "plain" if each < 50 else "demanding" if each < 80 else "hard"
        return Readability("characters a sentence", each, level, each / 2, characters // 2)
    words = _WORD.findall(text)[:3000]
    if len(words) < ENOUGH:
        return None
    count = max(1, round(len(sentences) * len(words) / max(1, len(_WORD.findall(text)))))
    per_sentence = len(words) / count
    if language in FLESCH:
        a, b, c = FLESCH[language]
        score = a - b * per_sentence - c * sum(syllables(w.lower(), language) for w in words) / len(words)
        level = "easy" if score >= 65 else "plain" if score >= 50 else "demanding" if score >= 30 else "hard"
        return Readability("Flesch", score, level, per_sentence, len(words))
    long = sum(len(w) > 6 for w in words)
    score = per_sentence + 100 * long / len(words)
    level = "easy" if score < 35 else "plain" if score < 45 else "demanding" if score < 55 else "hard"
    return Readability("LIX", score, level, per_sentence, len(words))
