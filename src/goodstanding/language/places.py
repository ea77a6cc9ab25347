"""Places named in a text: towns, regions and countries, with where they lie and how far they reach.

    "Machining near Antwerp, Belgium"  names  Antwerp (51.2 N, 4.4 E, 12 km) and Belgium (130 km around its middle)

Towns come from places.tsv.gz (GeoNames, by tools/make_places.py), regions and countries, with what comes from there, from
regions.txt. A name that is also an everyday word counts only after "in", "near" and the like; a name that several towns bear
means each of them until another place in the text decides.
"""

from __future__ import annotations

import gzip
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from goodstanding.language.text import fold

_TOWN_REACH = 12.0  # km
_FIRST_WORD = 60  # thousand inhabitants from which a town is believed as the first word of a sentence
_PER_DEGREE = 111.2  # km


@dataclass(frozen=True, slots=True)
class Place:
    """One place as named: its countries, its middle in degrees, how far it reaches in km, and its span in the text.

    `wide` is true of whole countries and more. `adjective`: it may as well say a language or where something comes from.
    """

    name: str
    countries: frozenset[str]
    latitude: float
    longitude: float
    reach: float
    wide: bool
    span: tuple[int, int] = (0, 0)


def distance(one: Place, other: Place) -> float:
    """Return the km between the middles of two places, along the surface."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(one.longitude - other.longitude)
    cosine = math.sin(north) * math.sin(south) + math.cos(north) * math.cos(south) * math.cos(across)
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) * _PER_DEGREE


def gap(one: Place, other: Place) -> float:
    """Return the km from the edge of one place to the edge of the other; 0 where they touch or share a country as a whole."""
    if (one.wide or other.wide) and one.countries & other.countries:
        return 0.0
    return max(0.0, distance(one, other) - one.reach - other.reach)


@cache
def _table() -> tuple[dict[str, tuple[Place, ...]], frozenset[str], frozenset[str], int]:
    """Return the places by folded name, the names that need a cue before them, those that need one at the start of a
    sentence, and the most words in a name."""
    folder = resources.files("goodstanding.language")
    found: dict[str, list[Place]] = {}
    cue, small, known = set(), set(), set()
    for line in gzip.decompress((folder / "places.tsv.gz").read_bytes()).decode().split("\n"):
        name, country, north, east, thousands, everyday = line.split("\t")
        place = Place(name, frozenset((country,)), float(north), float(east), _TOWN_REACH, False)
        found.setdefault(name, []).append(place)
        if everyday:
            cue.add(name)
        elif int(thousands) < _FIRST_WORD and name not in known:
            small.add(name)
        known.add(name)
    section = ""
    for line in (folder / "regions.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith(";"):
            codes, names, middle, reach = (part.strip() for part in line.split("|"))
            north, east = middle.split()
            for name in fold(names).split(", "):
                wide = section != "regions" and name not in _PARTS
                found[name] = [
                    Place(name, frozenset(codes.split()), float(north), float(east), float(reach), wide)
                ]
                cue.discard(name)
    for month in _MONTHS:
        found.pop(month, None)
    longest = max(name.count(" ") + 1 for name in found)
    return (
        {name: tuple(ones) for name, ones in found.items()},
        frozenset(cue),
        frozenset(small - cue),
        longest,
    )


# Parts of the United Kingdom stand among the countries, but do not stand for it.
_PARTS = frozenset(
    [
        "england",
        "scotland",
        "scottish",
        "wales",
        "welsh",
        "angleterre",
        "inglaterra",
        "inghilterra",
        "engeland",
        "schottland",
        "ecosse",
        "escocia",
        "scozia",
        "schotland",
        "gales",
        "galles",
        "ulster",
        "nordirland",
    ]
) | {"northern ireland", "pays de galles", "english midlands"}
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[.!?\n]+")
_CUES = frozenset(
    [
        "in",
        "near",
        "at",
        "from",
        "around",
        "to",
        "into",
        "outside",
        "within",
        "across",
        "bei",
        "in",
        "um",
        "aus",
        "nach",
        "raum",
        "nahe",
        "bis",
        "von",
        "and",
        "or",
        "between",
        "und",
        "oder",
        "entre",
        "et",
        "y",
        "e",
        "a",
        "en",
        "de",
        "du",
        "au",
        "aux",
        "pres",
        "vers",
        "da",
        "di",
        "ad",
        "nei",
        "presso",
        "vicino",
        "cerca",
        "desde",
        "te",
        "naar",
        "uit",
        "rond",
        "nabij",
        "omgeving",
        "ved",
        "i",
        "till",
        "fra",
        "central",
        "greater",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "downtown",
        "area",
    ]
)
_MONTHS = (
    "march",
    "may",
    "august",
    "april",
    "june",
    "mars",
    "mai",
    "juni",
)  # towns bear these names, dates far more often
_LOWER_FROM = 6  # letters from which a region's or country's name is believed without a capital
_MAYBE_LOWER = frozenset(
    ("marche", "orientale", "island", "midlands", "highlands", "indiana", "province", "champagne")
)


def named(text: str) -> Iterator[tuple[Place, ...]]:
    """Yield for each place named in a text, in order, the places that bear the name, the largest first."""
    table, cue, small, longest = _table()
    folded = fold(text)
    words = list(_WORD.finditer(folded))
    at, starts = 0, True
    while at < len(words):
        word = words[at]
        if word[0][0] in ".!?\n":
            starts = True
            at += 1
            continue
        capital = text[word.start()].isupper()
        step = 1
        for many in range(min(longest, len(words) - at), 0, -1):
            name = " ".join(one[0] for one in words[at : at + many]) if many > 1 else word[0]
            bearers = table.get(name)
            if bearers is None or (many > 1 and any(mark in name for mark in ".!?\n")):
                continue
            last = words[at + many - 1]
            region = bearers[0].reach != _TOWN_REACH
            if region:
                lower = len(name) >= _LOWER_FROM and name not in _MAYBE_LOWER and not bearers[0].wide
                believed = capital or lower
            else:
                before = words[at - 1][0] if at else ""
                cued = before in _CUES
                shouted = text[word.start() : last.end()].isupper() and len(name) > 2
                doubtful = name in cue or (starts and name in small)
                believed = capital and not shouted and (cued or not doubtful)
            if believed:
                span = (word.start(), last.end())
                yield tuple(
                    Place(
                        text[slice(*span)],
                        one.countries,
                        one.latitude,
                        one.longitude,
                        one.reach,
                        one.wide,
                        span,
                    )
                    for one in bearers
                )
                step = many
                break
        starts = False
        at += step


def places(text: str) -> tuple[Place, ...]:
    """Return the places named in a text, in order, one each: of several bearers the one that fits the others, else the largest."""
    found = list(named(text))
    sure = [ones[0] for ones in found if len(ones) == 1]
    countries = {code for one in sure if len(one.countries) == 1 for code in one.countries}
    return tuple(next((one for one in ones if one.countries & countries), ones[0]) for ones in found)
