"""Where it has to be. Near enough is judged in km from edge to edge, so that a county meets its towns and their neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.introduce.constraints.base import Compared, Met, Text
from goodstanding.language.places import Place, gap

NAME = "place"

_NEAR = 80.0  # km: as far as people go for a supplier "in" a town
_SAME_COUNTRY = 220.0  # km: beyond this another end of the same country is the wrong place
_WITHIN = re.compile(
    r"(?:within|im umkreis von|dans un rayon de|en un radio de|nel raggio di|binnen)\s+(\d{1,4})\s*(?:km|kilomet|miles?)"
)
_HOURS = re.compile(
    r"(?:within|binnen|a moins de|innerhalb von)\s+(?:(\d)|an?|one|two|three|ein\w*|zwei|deux)\s+(?:hours?|stunden?|heures?|uur)\s+(?:of|from|von|de)"
)
_ANYWHERE = re.compile(
    r"\b(?:worldwide|world wide|anywhere(?! (?:in|on|from|across)\b)|remote(?:ly)?|globally|all over the world|weltweit|monde entier|todo el mundo|tutto il mondo|wereldwijd"
    r"|ship(?:ping|s)? (?:to )?(?:europe|everywhere|worldwide)|across the globe|online)\b"
)


@dataclass(frozen=True, slots=True)
class Where:
    """The places a statement names, how far from them still counts (km), and whether it says "anywhere"."""

    places: tuple[Place, ...]
    near: float
    anywhere: bool
    bearers: tuple[Place, ...] = ()


def read(text: Text) -> Where | None:
    """Return where the statement says it is or has to be; places that only name a language are left out."""
    from goodstanding.introduce.constraints.language import spans

    spoken = spans(text)
    named = tuple(
        one
        for one in text.places
        if not any(low <= one.span[0] < high for low, high in spoken) and not one.name.isdigit()
    )
    anywhere = bool(_ANYWHERE.search(text.folded))
    if not named and not anywhere:
        return None
    near = _NEAR
    if within := _WITHIN.search(text.folded):
        near = float(within[1]) * (1.6 if "mile" in within[0] else 1.0)
    elif _HOURS.search(text.folded):
        near = 180.0
    bearers = tuple(place for one in named for place in text.bearers.get(one.span, ()))
    return Where(named, near, anywhere, bearers)


def compare(need: Where, offer: Where | None) -> Compared | None:
    """Return whether the offer is where the need asks for it: met, unmet beyond any doubt of distance, else unknown."""
    if not need.places:
        return None
    if offer is None or not offer.places:
        if offer is not None and offer.anywhere:
            return Compared(NAME, Met.YES, "works anywhere")
        return Compared(NAME, Met.UNKNOWN, f"does not say whether it serves {need.places[0].name}")
    pairs = [(gap(one, other), one, other) for one in need.places for other in offer.places]
    km, asked, given = min(pairs, key=lambda pair: pair[0])
    if km <= max(need.near, 1.0):
        how = "is in or around" if km == 0 else f"is some {_round(km)} km from"
        return Compared(NAME, Met.YES, f"{given.name} {how} {asked.name}")
    if any(gap(one, other) <= need.near for one in need.bearers for other in offer.bearers):
        return Compared(NAME, Met.YES, f"{given.name} may be the one in or around {asked.name}")
    if offer.anywhere:
        return Compared(NAME, Met.UNKNOWN, f"{given.name} is not {asked.name}, but it says it works anywhere")
    if km <= _SAME_COUNTRY:
        return Compared(NAME, Met.UNKNOWN, f"{given.name} is some {_round(km)} km from {asked.name}")
    return Compared(
        NAME, Met.NO, f"{given.name}, not {asked.name}" + ("" if given.wide else f" ({_round(km)} km away)")
    )


def said(what: Where) -> str:
    """Return the places in words."""
    names = ", ".join(dict.fromkeys(one.name for one in what.places))
    return names or "anywhere"


def _round(km: float) -> int:
    return round(km, -1 if km > 20 else 0).__int__()
