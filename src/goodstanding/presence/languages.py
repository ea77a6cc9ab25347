"""The language of a page: from its words, with the declared one where there are too few."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SAMPLE = 1200  # characters that decide
ENOUGH = 60  # letters; below, a guess from the text is worth less than the declaration
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_SAME = {
    "nb": "no",
    "nn": "no",
    "sr": "hr",
    "bs": "hr",
    "iw": "he",
    "in": "id",
    "ua": "uk",
    "cz": "cs",
    "jp": "ja",
    "gr": "el",
    "se": "sv",
    "dk": "da",
}
_KNOWN = (
    "ar bg bs ca cs da de el en es et fa fi fr he hi hr hu id is it ja ko lt lv mk ms nb nl nn no pl pt ro ru sk sl sq sr sv th tr uk ur vi "
    "zh eu gl ka hy bn ta te ml"
)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE)
    available = set(found.nb_classes)
    found.set_languages([code for code in _KNOWN.split() if code in available])
    return found


def language_of(text: str, declared: str = "") -> str:
    """Return a two-letter code (Norwegian is "no", Serbian and Bosnian count with "hr"), or an empty string.

    The first 1,200 characters decide; `declared` is the page's lang attribute.
    """
    said = re.split(r"[-_]", declared.strip().lower())[0]
    said = _SAME.get(said, said)
    letters = len(_NOT_LETTERS.sub("", text[:SAMPLE]))
    if letters < ENOUGH:
        return said if len(said) == 2 else ""
    code = _identifier().classify(text[:SAMPLE])[0]
    code = _SAME.get(code, code)
    if said in ("hr", "no", "da", "cs", "sk") and code in ("hr", "no", "da", "cs", "sk") and letters < 600:
        return said  # close relatives: short texts do not decide between them
    return str(code)


def same_language(one: str, other: str) -> bool:
    """Return whether two language tags mean the same language for a reader ("nb-NO" and "no")."""
    short = [re.split(r"[-_]", tag.strip().lower())[0] for tag in (one, other)]
    first, second = (_SAME.get(code, code) for code in short)
    return (
        first == second
        or {first, second} <= {"no", "da"}
        or {first, second} <= {"hr", "sl"}
        or {first, second} <= {"ms", "id"}
    )
