"""Weigh all that is seen in a message into one number: how likely it costs trust.

A straight line over what is said (the sections of the phrase lists), over a few facts of shape, and over the words and pairs
of words themselves, hashed into a table that ships with the package (`weights.npy`, a few bytes a word; `weights.json`
holds the rest in the clear). It was fitted by tools/train_check.py; scoring needs nothing but the standard library, so
that one message is read in the time it takes to start.

The words alone never condemn a message: run.py reports only what a rule can point at.
"""

from __future__ import annotations

import json
import math
from array import array
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

from goodstanding.check.draft import Draft, together
from goodstanding.check.facts import Channel

BUCKETS = 1 << 16
_MOST_WORDS = 300
_BACKGROUND = frozenset(("buzz", "target", "tender", "intro", "claim"))  # said by pitches, cited by no rule
_US = frozenset(["we", "our", "us", "ours", "we're", "we've", "wir", "unser", "unsere", "unseren", "nous", "notre", "nos", "nosotros", "nuestra", "nuestro", "somos", "nossa", "nosso", "noi", "nostra", "nostro", "siamo", "wij", "onze", "ons", "vi"])  # fmt: skip
_YOU = frozenset(["you", "your", "yours", "you're", "u", "ur", "sie", "ihr", "ihre", "ihnen", "dein", "deine", "vous", "votre", "vos", "su", "tu", "tus", "sua", "seu", "je", "jouw", "uw", "tuo", "vostro"])  # fmt: skip


def word_features(draft: Draft) -> list[int]:
    """Return the buckets of the message's words and pairs of words, each once."""
    words = draft.words[:_MOST_WORDS]
    seen = set(words)
    seen.update(map(" ".join, pairwise(words)))
    return [crc32(word.encode()) & (BUCKETS - 1) for word in seen]


def shape_features(draft: Draft) -> dict[str, float]:
    """Return what is said (0 to 1 a section) and the shape of the message, by name; absent means 0."""
    found = {f"said {what}": together(said) if said[0].weight else 1.0 for what, said in draft.said.items()}
    kinds = sum(1 for what, said in draft.said.items() if said[0].weight > 0 and what not in _BACKGROUND)
    words = draft.words
    count = len(words)
    found["one"] = 1.0
    found["kinds 2"] = float(kinds >= 2)
    found["kinds 3"] = float(kinds >= 3)
    found["kinds 4"] = float(kinds >= 4)
    found["short"] = float(count < 12)
    found["middle"] = float(30 <= count < 120)
    found["long"] = float(count >= 250)
    found["quoted"] = float(draft.reading.quoted)
    found["link"] = float(bool(draft.links))
    if count:
        ours = sum(word in _US for word in words)
        yours = sum(word in _YOU for word in words)
        found["ours"] = min(1.0, 8 * ours / count)
        found["yours"] = min(1.0, 8 * yours / count)
        found["exclaims"] = min(1.0, 12 * words.count("!") / count)
        found["asks"] = float("?" in words)
    buzz, target = found.get("said buzz", 0.0), found.get("said target", 0.0)
    found["buzz and target"] = min(buzz, target)
    found["buzz and tender"] = min(buzz, found.get("said tender", 0.0))
    found["target and tender"] = min(target, found.get("said tender", 0.0))
    found["intro and tender"] = min(found.get("said intro", 0.0), found.get("said tender", 0.0))
    found["intro and buzz"] = min(buzz, found.get("said intro", 0.0))
    if count:
        found["buzz share"] = min(1.0, 6 * len(draft.said.get("buzz", ())) / count)
    if draft.channel is Channel.COMMENT:
        found["comment"] = 1.0
        found["comment link"] = found["link"]
    elif draft.channel is Channel.LINKEDIN_INVITE:
        found["invite"] = 1.0
    elif draft.channel in (Channel.LINKEDIN_MESSAGE, Channel.DM):
        found["message"] = 1.0
    return {name: value for name, value in found.items() if value}


@cache
def _table() -> array[int]:
    """Return the weights of the buckets, as stored in weights.npy (int8, one row)."""
    raw = (resources.files("goodstanding.check") / "weights.npy").read_bytes()
    header = 10 + int.from_bytes(raw[8:10], "little")
    table = array("b")
    table.frombytes(raw[header:])
    return table


@cache
def _clear() -> tuple[dict[str, float], float]:
    """Return the weights of the shape features and the size of one step in the table."""
    read = json.loads((resources.files("goodstanding.check") / "weights.json").read_text(encoding="utf-8"))
    return read["weights"], read["step"]


def weight_of(words: list[str]) -> float:
    """Return how much a sentence's words and pairs of words speak against it, on the scale of the odds."""
    _, step = _clear()
    table = _table()
    seen = [*words, *map(" ".join, pairwise(words))]
    return (
        sum(table[crc32(word.encode()) & (BUCKETS - 1)] for word in seen) * step / math.sqrt(len(seen) or 1)
    )


def odds(draft: Draft) -> float:
    """Return the logarithm of the odds that the message costs trust, from its text alone."""
    if draft.weighed is None:
        draft.weighed = _odds(draft)
    return draft.weighed


def _odds(draft: Draft) -> float:
    weights, step = _clear()
    table = _table()
    buckets = word_features(draft)
    by_words = sum(map(table.__getitem__, buckets)) * step / math.sqrt(len(buckets)) if buckets else 0.0
    return by_words + sum(weights.get(name, 0.0) * value for name, value in shape_features(draft).items())
