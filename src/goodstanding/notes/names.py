"""The people in a line: those whom the ledger knows, by any part of their name, and new ones, proposed as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..people.names import given_groups
from ..people.words import PARTICLES, TITLES
from .acts import acts_of
from .plain import plain

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_PARTICLES = frozenset(PARTICLES.split())
_TITLES = frozenset(TITLES.split()) | {
    "herrn",
    "signora",
    "signor",
    "mevrouw",
    "meneer",
    "senor",
    "senora",
    "madame",
}
# Before a town or a house, hardly before a person.
_WHERE = frozenset(
    [
        "in",
        "from",
        "near",
        "at",
        "im",
        "aus",
        "nach",
        "a",
        "au",
        "aux",
        "en",
        "de",
        "du",
        "chez",
        "presso",
        "a",
        "da",
        "dal",
        "di",
        "uit",
        "bij",
        "te",
        "of",
        "for",
        "the",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "il",
        "lo",
        "i",
        "gli",
        "het",
        "een",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "un",
        "une",
        "una",
        "uno",
        "our",
        "unser",
        "unsere",
        "unserem",
        "mein",
        "meine",
        "sein",
        "seine",
        "ihr",
        "ihre",
        "ihrem",
        "zur",
        "zum",
        "am",
        "vom",
        "beim",
        "ins",
        "his",
        "her",
        "their",
        "its",
        "notre",
        "nos",
        "son",
        "sa",
        "nuestro",
        "nuestra",
        "su",
        "sus",
        "nostro",
        "nostra",
        "suo",
        "sua",
        "ons",
        "onze",
        "zijn",
        "haar",
        "mijn",
        "my",
        "mon",
        "ma",
        "mi",
        "mio",
    ]
)
_BEFORE = frozenset(
    [
        "with",
        "met",
        "called",
        "phoned",
        "rang",
        "asked",
        "helped",
        "introduced",
        "thanked",
        "told",
        "saw",
        "by",
        "mit",
        "frau",
        "herr",
        "herrn",
        "avec",
        "con",
        "saw",
        "visited",
        "owe",
        "gave",
    ]
)
_FIRMS = frozenset(
    [
        "gmbh",
        "ag",
        "ltd",
        "limited",
        "inc",
        "llc",
        "plc",
        "kg",
        "sa",
        "srl",
        "spa",
        "bv",
        "nv",
        "group",
        "tiles",
        "ceramics",
        "stadtwerke",
        "kloster",
        "university",
        "universitat",
        "universite",
        "bank",
        "hotel",
        "museum",
        "studio",
        "club",
        "verein",
        "kammer",
        "messe",
        "fair",
        "expo",
        "google",
        "linkedin",
        "zoom",
        "teams",
        "skype",
        "whatsapp",
        "facebook",
        "instagram",
        "xing",
        "excel",
        "english",
        "german",
        "french",
        "spanish",
        "italian",
        "dutch",
    ]
)
# Given names beside those whose short forms `people` knows; enough to tell a person from a thing in six languages.
_GIVEN = frozenset(
    [
        "ada",
        "aisha",
        "aldo",
        "alba",
        "alessia",
        "amelie",
        "amir",
        "amina",
        "anouk",
        "antje",
        "anke",
        "arnaud",
        "astrid",
        "aurelie",
        "beatriz",
        "bernd",
        "bianca",
        "bjorn",
        "blanca",
        "bram",
        "brigitta",
        "bruno",
        "camille",
        "carla",
        "carmen",
        "cecile",
        "celine",
        "cem",
        "chantal",
        "chiara",
        "chloe",
        "claire",
        "claudia",
        "clara",
        "clemens",
        "dagmar",
        "damien",
        "delphine",
        "diego",
        "dirk",
        "dmitri",
        "edith",
        "elif",
        "elena",
        "elisa",
        "ella",
        "elodie",
        "emily",
        "emma",
        "emre",
        "enzo",
        "erik",
        "esther",
        "eva",
        "fabio",
        "fabian",
        "farid",
        "fatima",
        "federica",
        "felix",
        "femke",
        "fiona",
        "florian",
        "francesca",
        "frida",
        "gabriel",
        "giulia",
        "gloria",
        "greta",
        "guido",
        "gunther",
        "hakan",
        "hannah",
        "hans",
        "harald",
        "heike",
        "heinz",
        "helga",
        "hugo",
        "ibrahim",
        "ida",
        "ilse",
        "imran",
        "ines",
        "inge",
        "ingrid",
        "irene",
        "isabel",
        "ivan",
        "jana",
        "jasmin",
        "javier",
        "jens",
        "jeroen",
        "jonas",
        "joris",
        "jorge",
        "judith",
        "julia",
        "jurgen",
        "kai",
        "karim",
        "karin",
        "katja",
        "katrin",
        "kenji",
        "kevin",
        "klaus",
        "lars",
        "laura",
        "lea",
        "leila",
        "lena",
        "leon",
        "liam",
        "lina",
        "lotte",
        "louis",
        "luc",
        "luca",
        "lucia",
        "lukas",
        "maarten",
        "magda",
        "mahmoud",
        "maike",
        "malik",
        "manuel",
        "marco",
        "mareike",
        "maren",
        "marek",
        "maria",
        "marie",
        "marion",
        "marta",
        "martina",
        "mateo",
        "mathilde",
        "maud",
        "mehmet",
        "meike",
        "merle",
        "miguel",
        "mila",
        "milan",
        "mina",
        "mira",
        "miriam",
        "mohamed",
        "monica",
        "nadia",
        "naomi",
        "nathalie",
        "nia",
        "niels",
        "nils",
        "nina",
        "noah",
        "nora",
        "nuria",
        "olga",
        "oliver",
        "omar",
        "oscar",
        "oskar",
        "pablo",
        "paolo",
        "pascal",
        "paula",
        "pedro",
        "petra",
        "philippa",
        "pia",
        "pierre",
        "pieter",
        "pilar",
        "priya",
        "ralf",
        "raphael",
        "rania",
        "raul",
        "rebecca",
        "rene",
        "ricardo",
        "rita",
        "robin",
        "rolf",
        "rosa",
        "ruben",
        "ruth",
        "sabine",
        "samir",
        "samira",
        "sanne",
        "sara",
        "selma",
        "silke",
        "silvia",
        "simon",
        "simone",
        "sofia",
        "sonia",
        "sophie",
        "stefan",
        "stella",
        "susanne",
        "sven",
        "svenja",
        "tanja",
        "tariq",
        "tess",
        "theo",
        "thea",
        "tim",
        "tobias",
        "udo",
        "ulla",
        "ulrike",
        "ursula",
        "uwe",
        "vera",
        "viktor",
        "vincent",
        "wout",
        "yasmin",
        "yusuf",
        "yves",
        "yuki",
        "zoe",
        "zeynep",
        "olu",
        "dana",
        "chen",
        "eve",
        "kofi",
        "kwame",
        "amara",
        "ngozi",
        "wei",
        "mei",
        "ravi",
        "anil",
        "sunil",
        "deepa",
        "lakshmi",
    ]
)
_NO_NAMES = frozenset(
    [
        "gisterochtend",
        "gistermiddag",
        "gisteravond",
        "vanochtend",
        "vanmorgen",
        "vanmiddag",
        "vanavond",
        "i",
        "we",
        "he",
        "she",
        "they",
        "it",
        "ich",
        "wir",
        "er",
        "sie",
        "es",
        "je",
        "j'ai",
        "nous",
        "il",
        "elle",
        "on",
        "yo",
        "el",
        "ella",
        "io",
        "lui",
        "lei",
        "ik",
        "we",
        "hij",
        "zij",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "weihnachten",
        "ostern",
        "noel",
        "navidad",
        "natale",
        "kerst",
        "thanks",
        "thank",
        "danke",
        "merci",
        "gracias",
        "grazie",
        "dank",
        "site",
        "quick",
        "good",
        "great",
        "long",
        "short",
        "had",
        "have",
        "has",
        "was",
        "were",
        "the",
        "a",
        "an",
        "my",
        "our",
        "his",
        "her",
        "their",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "habe",
        "hat",
        "heute",
        "gestern",
        "vorgestern",
        "morgen",
        "letzte",
        "letzten",
        "vergangene",
        "am",
        "im",
        "mit",
        "bei",
        "fur",
        "nach",
        "vor",
        "bis",
        "und",
        "oder",
        "aber",
        "auch",
        "noch",
        "nur",
        "today",
        "yesterday",
        "last",
        "next",
        "this",
        "that",
        "there",
        "here",
        "hier",
        "ayer",
        "hoy",
        "anteayer",
        "ieri",
        "oggi",
        "gisteren",
        "vandaag",
        "zufallig",
        "leider",
        "sehr",
        "ja",
        "nein",
        "ok",
        "yes",
        "no",
        "note",
        "remember",
        "video",
        "phone",
        "mail",
        "email",
        "ceo",
        "cto",
        "cfo",
        "hr",
        "it",
        "pr",
        "b2b",
        "eu",
        "uk",
        "usa",
    ]
)
_NOUN = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|tion|tionen|kammer|liste|leiter|chef|werk|haus|hof|zeit|tag|ment|age|ismus|stelle|preis|amt)$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a line names: where, by which name, and whether the ledger knows them.

    `ref` is the reference of a known person, "" for a new one. `others` are those who may be meant as well.
    """

    start: int
    end: int
    name: str
    ref: str = ""
    others: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return bool(self.ref) and not self.others


@lru_cache(maxsize=16)
def _index(known: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[int, ...]]:
    """Return the numbers of the known people by each word of their names, in the order of `known`."""
    found: dict[str, list[int]] = {}
    for number, (_, name) in enumerate(known):
        for word in dict.fromkeys(_bare(one) for one in _WORD.findall(name)):
            if len(word) > 1 and word not in _PARTICLES and word not in _TITLES:
                found.setdefault(word, []).append(number)
    return {word: tuple(numbers) for word, numbers in found.items()}


def _bare(word: str) -> str:
    word = plain(word).rstrip(".")
    return word[:-2] if word.endswith("'s") else word


def named(text: str, known: Sequence[tuple[str, str]]) -> tuple[Named, ...]:
    """Return the people in a line, in its order, each once.

    Args:
        known: (reference, name) of the people in the ledger, those first who are likelier to be meant.
    """
    pool = tuple(known)
    index = _index(pool)
    words = [(m.start(), m.end() - m[0].endswith("."), m[0]) for m in _WORD.finditer(text)]
    found: list[Named] = []
    at = 0
    while at < len(words):
        one, used = _known(text, words, at, index, pool) or _new(text, words, at, index) or (None, 1)
        if one is not None and all(one.name != other.name for other in found):
            found.append(one)
        at += used
    return tuple(_without_echoes(found))


def _without_echoes(found: list[Named]) -> Iterator[Named]:
    """Leave out a new name that is a part of another in the line ("Farid Benali ... Farid")."""
    for one in found:
        parts = set(plain(one.name).split())
        if one.ref or not any(other is not one and parts < set(plain(other.name).split()) for other in found):
            yield one


def _capital(word: str) -> bool:
    return word[:1].isupper()


def _known(
    text: str,
    words: list[tuple[int, int, str]],
    at: int,
    index: Mapping[str, tuple[int, ...]],
    pool: tuple[tuple[str, str], ...],
) -> tuple[Named, int] | None:
    start, end, word = words[at]
    bare = _bare(word)
    meant = list(index.get(bare, ()))
    if not meant or not (
        _capital(word) or (bare not in _NO_NAMES and _could_be_typed_small(bare, meant, pool))
    ):
        return None
    used = 1
    while at + used < len(words):
        _, later, following = words[at + used]
        if text[words[at + used - 1][1] : words[at + used][0]].strip(" ."):
            break
        next_bare = _bare(following)
        if (next_bare in _PARTICLES and not _capital(following)) or next_bare in _TITLES:
            # "Sanne de Wit": a particle belongs to the name when the name goes on behind it.
            if at + used + 1 < len(words) and set(index.get(_bare(words[at + used + 1][2]), ())) & set(meant):
                used += 1
                continue
            break
        narrower = [n for n in meant if n in index.get(next_bare, ())]
        if not narrower:
            if _capital(following) and used == 1 and _surname_of_another(following, next_bare):
                return None  # "Ben Castle" is not our Ben Okri
            break
        meant, end, used = narrower, later, used + 1
    exact = [n for n in meant if len(_WORD.findall(pool[n][1])) == used]
    meant = exact or meant
    ref, name = pool[meant[0]]
    others = tuple(pool[n][1] for n in meant[1:4])
    # A surname or given name alone that only one person bears is that person.
    return Named(start, end, name, ref, others), used


def _could_be_typed_small(bare: str, meant: list[int], pool: tuple[tuple[str, str], ...]) -> bool:
    """Say whether a word in small letters can be a name: only the first word of somebody's name that means nothing else."""
    return len(bare) > 3 and bare not in _SMALL and any(_bare(pool[n][1].split()[0]) == bare for n in meant)


_SMALL = frozenset(["will", "mark", "grace", "hope", "rose", "joy", "bill", "rich", "frank", "sue", "pat", "drew", "may", "june", "april", "rob", "chase", "grant", "dale", "miles", "page", "faith", "dawn", "star", "ernst", "klein", "lang", "gross", "jung", "stark", "wolf", "vogel", "klug", "rose", "felix", "franc", "marin", "juste", "clair", "leon", "sol", "luz", "mar", "paz", "vera", "reine"])  # fmt: skip


def _surname_of_another(word: str, bare: str) -> bool:
    return (
        bare not in _NO_NAMES
        and not _NOUN.search(bare)
        and bare not in _FIRMS
        and not acts_of(word)
        and len(bare) > 1
    )


def _new(
    text: str, words: list[tuple[int, int, str]], at: int, index: Mapping[str, tuple[int, ...]]
) -> tuple[Named, int] | None:
    """Return somebody new who is named here, and of how many words; None when these words name nobody."""
    start, end, word = words[at]
    bare = _bare(word)
    if not _capital(word) or bare in _NO_NAMES or bare in _FIRMS or bare in _TITLES:
        return None
    before = _bare(words[at - 1][2]) if at else ""
    titled = before in _TITLES
    used = 1
    while at + used < len(words) and used < 4:
        _, later, following = words[at + used]
        gap = text[words[at + used - 1][1] : words[at + used][0]]
        next_bare = _bare(following)
        if gap.strip():
            break
        if next_bare in _PARTICLES and not _capital(following) and at + used + 1 < len(words):
            after = words[at + used + 1][2]
            if (
                _capital(after)
                and next_bare not in ("und", "and", "y", "e", "i", "the", "al", "la", "le")
                and _bare(after) not in _NO_NAMES
                and bare in _known_given()
            ):
                used += 1
                continue
            break
        if not _capital(following) or next_bare in _NO_NAMES or next_bare in index:
            break
        if next_bare in _FIRMS:
            return None
        end, used = later, used + 1
    name = text[start:end]
    if name.endswith(("'s", "’s")):
        name = name[:-2]
    given = bare in _known_given() or bool(given_groups(bare))
    if used > 1:
        fine = given or titled or (before not in _WHERE and not acts_of(name) and not _nouns(name))
    else:
        first = not at or text[:start].rstrip()[-1:] in ".:;!?"
        fine = (
            titled
            or (given and before not in ("in", "im", "near", "nach"))
            or (before in _BEFORE - _WHERE and not _noun_like(text) and not acts_of(word))
        )
        if first and not given:
            fine = titled or (
                len(bare) > 2
                and bare not in _WHERE
                and not acts_of(word)
                and not _noun_like(text)
                and _verb_follows(text, start, end)
            )
    return (Named(start, end, name), used) if fine else None


def _nouns(name: str) -> bool:
    return any(_NOUN.search(_bare(word)) for word in name.split())


def _noun_like(text: str) -> bool:
    """Say whether a line is in a language that writes nouns with capitals."""
    return (
        len(
            re.findall(
                r"\b(?:der|die|das|und|mit|ich|hat|habe|fur|den|dem|uns|ihm|ihr|bei|von|am|sie|er|ein|eine)\b",
                plain(text),
            )
        )
        > 1
    )


def _verb_follows(text: str, start: int, end: int) -> bool:
    """Say whether an act begins right behind a word that is no part of an act itself."""
    told = acts_of(text)
    return not any(act.start <= start < act.end for act in told) and any(
        end <= act.start <= end + 8 for act in told
    )


@lru_cache(maxsize=1)
def _known_given() -> frozenset[str]:
    return _GIVEN
