"""Who seeks and who supplies: read from the phrases used, and from what the whole text is near to.

    "Does anyone know a workshop that mills titanium?"        seeks
    "We mill titanium; looking for new customers."            supplies (to look for customers is to offer)
    "Technician wanted: join our team!"                       seeks

The phrases (language/phrases/needs.txt) know what was written down; the weights over what the whole text means (direction.npy, fitted
by tools/train_direction.py) know their neighbours, in sixteen languages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import resources

import numpy as np

from goodstanding.language.phrases import Phrases, phrases
from goodstanding.language.text import Reading


@cache
def _phrases() -> Phrases:
    return phrases("needs")


def by_phrases(reading: Reading) -> tuple[float, float]:
    """Return how surely a text seeks and how surely it supplies, by the phrases in it, each 0 to 1.

    What stands in the first sentence counts in full, what follows by half: people say first what they are there for.
    """
    if not reading.sentences:
        return 0.0, 0.0
    doubt = {"seeks": 1.0, "supplies": 1.0}
    first_end = reading.sentences[0].last
    asks = reading.words[first_end - 1] == "?"
    found = _phrases().find(reading)
    spans = {
        way: [(one.first, one.last) for one in found if one.what == way] for way in ("seeks", "supplies")
    }
    # "Looking for new customers" offers, "would love to get in touch with" seeks: a phrase inside a longer one of the other
    # direction says nothing.
    kept = []
    for one in found:
        others = spans["seeks" if one.what == "supplies" else "supplies"]
        size = one.last - one.first
        if not any(low <= one.first and one.last <= high and high - low > size for low, high in others):
            kept.append(one)
    later = {one.what for one in kept if one.first >= first_end}
    # "Missing a courier? We drive twice a day." answers its own question.
    answered = asks and "supplies" in later and "seeks" not in later
    for one in kept:
        weight = one.weight
        if answered:
            weight *= 1.0 if one.what == "supplies" else 0.3
        elif one.first >= first_end:
            weight /= 2
        doubt[one.what] *= 1 - weight
    if reading.words[0] in _HEADINGS:
        doubt["seeks"] *= 0.2
    if asks and not answered:
        doubt["seeks"] *= 0.6
    if len(reading.sentences) > 1 and reading.words[reading.sentences[-1].last - 1] == "?":
        doubt["seeks"] *= 0.5
    return 1 - doubt["seeks"], 1 - doubt["supplies"]


def seeking(reading: Reading) -> float:
    """Return how likely a text seeks rather than supplies by its phrases, 0 to 1; 0.35 when nothing tells: most posts show what they have."""
    seeks, supplies = by_phrases(reading)
    odds = _BASE + _logit(seeks) - _logit(supplies)
    return 1 / (1 + math.exp(-odds))


# What a notice begins with when somebody is sought.
_HEADINGS = frozenset(
    [
        "job",
        "jobs",
        "vacancy",
        "tender",
        "rfp",
        "rfq",
        "rfi",
        "wanted",
        "stelle",
        "stellenangebot",
        "gesucht",
        "ausschreibung",
        "emploi",
        "poste",
        "recherche",
        "empleo",
        "vacante",
        "licitacion",
        "lavoro",
        "cercasi",
        "vacature",
        "gezocht",
        "concurso",
    ]
)
_BASE = math.log(0.35 / 0.65)


def _logit(share: float) -> float:
    """Return the odds that a share of certainty adds: 0 for nothing said."""
    return -math.log(1 - min(share, 0.995))


@cache
def _weights() -> np.ndarray:
    with resources.files("goodstanding.introduce").joinpath("direction.npy").open("rb") as file:
        weights: np.ndarray = np.load(file, allow_pickle=False)
    return weights


def seekers(by_phrases: Sequence[float], rows: np.ndarray) -> np.ndarray:
    """Return how likely each text seeks, by its phrases (`seeking`) and its row of `meanings` together: shape (texts,), 0 to 1."""
    said = np.asarray(by_phrases, np.float64)
    weights = _weights()
    odds = np.log(said / (1 - said)) + rows @ weights[:-1] + weights[-1]
    likely: np.ndarray = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return likely
