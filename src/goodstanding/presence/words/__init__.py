"""What menus call things, as data: one file a language, `<language>.toml`.

A file has a table a section (`news`, `press`, `contact`, `search`, …) with

    words       phrases as a visitor reads them; `=news` must be the whole label, `latest news` may stand in a longer
                one, `pressem*` is the beginning of a word. Case, accents and punctuation do not count.
    here        the same, but only on pages of this language ("dela" shares in Swedish and means "of the" elsewhere)
    paths       words of addresses: `press` matches /en/press/ and /press-releases; `=media` only as the whole last
                part of the path
    paths_here  the same, but only on pages of this language

Before a word is let in, `python -m benchmarks.presence --words` shows how often it fires and on what.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources
from urllib.parse import unquote

LONGEST_LABEL = 8  # words; what is longer is a sentence or a headline, not the name of a section
LONGEST_UNSPACED = 24  # characters, for scripts that are written without spaces

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0640\u200c-\u200f]")
_APOSTROPHES = re.compile("['’‘ʼ`´]")
_ELISION = re.compile(r"\b(l|d|j|m|n|s|t|c|qu|un|dell|all|nell|sull|dall)['’](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_SAME = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ё": "е"})


def folded(text: str) -> str:
    """Return the text without case, accents, apostrophes and joiners, for comparing."""
    text = _ELISION.sub(r"\1 ", unicodedata.normalize("NFKC", text).casefold())
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFD", text).translate(_SAME))
        text = unicodedata.normalize("NFC", text)
    return _APOSTROPHES.sub("", text)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a label, in order."""
    return tuple(_WORD.findall(folded(text)))


@dataclass(frozen=True, slots=True)
class _Phrase:
    section: str
    words: tuple[str, ...]
    whole: bool
    language: str  # empty: counts on every page


@dataclass(slots=True)
class _Lexicon:
    by_first: dict[str, list[_Phrase]] = field(default_factory=dict)
    unspaced: list[tuple[str, _Phrase]] = field(default_factory=list)
    prefixes: list[tuple[str, _Phrase]] = field(default_factory=list)
    paths: dict[str, list[_Phrase]] = field(default_factory=dict)
    languages: tuple[str, ...] = ()


def languages() -> tuple[str, ...]:
    """Return the languages that have a file, sorted."""
    return lexicon().languages


@cache
def lexicon() -> _Lexicon:
    """Return all files as one index: about 4,000 phrases, read once."""
    found = _Lexicon()
    files = sorted(
        (f for f in resources.files(__name__).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )
    found.languages = tuple(f.name.removesuffix(".toml") for f in files)
    for file in files:
        language = file.name.removesuffix(".toml")
        for section, table in tomllib.loads(file.read_text("utf-8")).items():
            for key, where in (("words", ""), ("here", language)):
                for entry in table.get(key, ()):
                    _enter_phrase(found, section, entry, where)
            for key, where in (("paths", ""), ("paths_here", language)):
                for entry in table.get(key, ()):
                    slug = tuple(_WORD.findall(folded(entry.lstrip("="))))
                    phrase = _Phrase(section, slug, entry.startswith("="), where)
                    if phrase not in found.paths.setdefault(slug[0], []):
                        found.paths[slug[0]].append(phrase)
    return found


def _enter_phrase(found: _Lexicon, section: str, entry: str, language: str) -> None:
    words = words_of(entry.lstrip("="))
    if entry.endswith("*"):
        found.prefixes.append((words[0], _Phrase(section, words, False, language)))
        return
    phrase = _Phrase(section, words, entry.startswith("="), language)
    if _UNSPACED.search(entry):
        found.unspaced.append(("".join(words), phrase))
    elif phrase not in found.by_first.setdefault(words[0], []):
        found.by_first[words[0]].append(phrase)


def matches(label: str, languages: frozenset[str] = frozenset()) -> Iterator[tuple[str, bool, str]]:
    """Yield (section, whether it is the whole label, language bound to) for each phrase found in a label."""
    for section, whole, language, _ in _sized(label, languages):
        yield section, whole, language


@lru_cache(maxsize=20_000)
def _sized(label: str, languages: frozenset[str]) -> tuple[tuple[str, bool, str, int], ...]:
    """Return (section, whether whole, language bound to, words) for each phrase in a label. Menus repeat: cached."""
    if not label or len(label) > 160:
        return ()
    found = []
    words = words_of(label)
    index = lexicon()
    if len(words) <= LONGEST_LABEL:
        for at, word in enumerate(words):
            for phrase in index.by_first.get(word, ()):
                size = len(phrase.words)
                if words[at : at + size] != phrase.words:
                    continue
                whole = size == len(words)
                if (phrase.whole and not whole) or (phrase.language and phrase.language not in languages):
                    continue
                found.append((phrase.section, whole, phrase.language, size))
        for word in words:
            if len(word) < 6:
                continue
            for prefix, phrase in index.prefixes:
                if word.startswith(prefix) and (not phrase.language or phrase.language in languages):
                    found.append((phrase.section, len(words) == 1, phrase.language, 1))
    if not label.isascii() and _UNSPACED.search(label):
        run = "".join(words)
        if len(run) <= LONGEST_UNSPACED:
            for text, phrase in index.unspaced:
                if text in run and not (phrase.whole and text != run):
                    found.append((phrase.section, text == run, phrase.language, 99))
    return tuple(found)


def sections(label: str, languages: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the sections that a label names, such as {"news"} for "Aktuelles"."""
    return _sections(label, languages)


@lru_cache(maxsize=20_000)
def _path_words(segment: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(segment)))


@lru_cache(maxsize=20_000)
def _sections(label: str, languages: frozenset[str]) -> frozenset[str]:
    found = {section for section, _, _ in matches(label, languages)}
    if "not_press" in found:
        found.discard("press")
    return frozenset(found)


@lru_cache(maxsize=20_000)
def covered(label: str, section: str, languages: frozenset[str] = frozenset()) -> bool:
    """Return whether at least half of a label's telling words name the section.

    "All news and events" is about news; "Good news for the farmers of Kenya" is a headline.
    """
    words = [w for w in words_of(label) if w not in _FILLERS]
    best = 0
    for name, whole, _, size in _sized(label, languages):
        if name == section:
            if whole:
                return True
            best = max(best, size)
    return best * 2 >= max(len(words), 1) if best else False


@lru_cache(maxsize=20_000)
def named(label: str, section: str, languages: frozenset[str] = frozenset()) -> bool:
    """Return whether the whole label is a name of the section, give or take a word ("Search the site")."""
    return any(s == section and whole for s, whole, _ in matches(label, languages))


def path_sections(path: str, languages: frozenset[str] = frozenset()) -> dict[str, str]:
    """Return the sections that the path of an address names, each with the part that names it.

    {"press": "press-releases"} for /en/press-releases/.

    Long parts (headlines turned into addresses) and file names of pictures say nothing.
    """
    index = lexicon().paths
    found: dict[str, str] = {}
    parts = [p for p in unquote(path).split("/") if p]
    for number, part in enumerate(parts[:6]):
        last = number == len(parts) - 1
        if last and "." in part:
            part, _, ending = part.rpartition(".")
            if ending.lower() not in _PAGE_ENDINGS:
                break
        words = _path_words(part) if len(part) <= 48 else ()
        if not words or len(words) > 4:
            continue
        for at, word in enumerate(words):
            for phrase in index.get(word, ()):
                size = len(phrase.words)
                if words[at : at + size] != phrase.words:
                    continue
                if phrase.whole and not (last and size == len(words)):
                    continue
                if phrase.language and phrase.language not in languages:
                    continue
                found.setdefault(phrase.section, part)
    return found


# Words that say nothing in a label: articles, "all", "more", "read", "our" and the like.
_FILLERS = frozenset((resources.files(__name__) / "fillers.txt").read_text("utf-8").split())
_PAGE_ENDINGS = frozenset(
    [
        "html",
        "htm",
        "php",
        "asp",
        "aspx",
        "jsp",
        "xhtml",
        "shtml",
        "phtml",
        "cfm",
        "do",
        "page",
        "jspx",
        "nsf",
        "cgi",
    ]
)
