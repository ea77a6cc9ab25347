"""What was asked: words, quotes, AND, OR, NOT and fields, or a sentence.

role:buyer AND (place:bavaria OR place:tyrol) is written  role:buyer place:bavaria OR place:tyrol
people who buy circuit boards in Bavaria                   buy, circuit, boards, bavaria
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.people.names import fold

FIELDS = ("name", "role", "company", "place")
ABOUT = ("stage", "owed", "since")  # what the ledger says of somebody, not they themselves
_PART = re.compile(r'(?P<not>-(?=\S))?(?:(?P<field>[a-z]+):)?(?:"(?P<quoted>[^"]*)"|(?P<word>[^\s"]+))')
_WORDS = re.compile(r"[^\W_]+")
_SMALL_WORDS = """
a an and at by for from i in is me of on or people person persons somebody someone that the their them they to us we who
whom with work works working
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand together in one field ("" for any); one word unless they were quoted."""

    words: tuple[str, ...]
    field: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """All of `every` must be met, each by one of its terms; none of `never`. `about` are (field, value) for the ledger."""

    every: tuple[tuple[Term, ...], ...] = ()
    never: tuple[Term, ...] = ()
    about: tuple[tuple[str, str], ...] = ()


def asked(query: str) -> Asked:
    """Return what a query asks for; whatever is typed means something, nothing is an error."""
    every: list[tuple[Term, ...]] = []
    never: list[Term] = []
    about: list[tuple[str, str]] = []
    either = negative = False
    for part in _PART.finditer(query):
        said, quoted = part["word"] or "", part["quoted"]
        field = part["field"] or ""
        if quoted is None and not field and said in ("AND", "OR", "NOT"):
            either, negative = said == "OR" and bool(every), negative or said == "NOT"
            continue
        if field in ABOUT:
            about.append((field, fold(quoted if quoted is not None else said)))
            continue
        if field and field not in FIELDS:  # a handle or an address: its words
            said, field = f"{field} {said}", ""
        words = tuple(_WORDS.findall(fold(quoted if quoted is not None else said)))
        if not words or (quoted is None and not field and len(words) == 1 and words[0] in _SMALL):
            continue
        terms = [Term(words, field, True)] if quoted is not None else [Term((word,), field) for word in words]
        if negative or part["not"]:
            never += terms
        elif either:
            every[-1] += tuple(terms)
        else:
            every += [(term,) for term in terms]
        either = negative = False
    if not every and not never and not about:  # nothing but small words: then they are what is meant
        every = [(Term((word,)),) for word in _WORDS.findall(fold(query)) if word not in ("and", "or", "not")]
    return Asked(tuple(every), tuple(never), tuple(about))
