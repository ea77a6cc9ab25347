"""Weigh all that is seen in a message, and what is known of the two people, into one number: how likely it costs trust.

A straight line over what the rules found, what is said (the sections of the phrase lists), a few facts of shape, what the
ledger knows, the words and pairs of words themselves (hashed into `weights.npy`), what the text as a whole means (the row
of language.encoder, weighed by `weights_meaning.npy`), and what its sentences do (language.acts): whoever asks, sells or presses
is weighed up, whoever thanks, refuses, answers or orders is weighed down. tools/train_check.py fitted it; `weights.json` holds in the clear whatever can be
read. It is one line for all of them, so that what two of them know is not counted twice.

Weights alone never condemn a message: run.py reports only where an act is found, and names it.
"""

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any
from zlib import crc32

import numpy as np

from goodstanding.check.draft import Draft, together
from goodstanding.check.facts import Channel, Facts, Finding, Relation, Severity
from goodstanding.language.encoder import Look, encoder
from goodstanding.language.text import Sentence
from goodstanding.language.weigh import chance, line, stored

BUCKETS = 1 << 16
_MASK = BUCKETS - 1
_MOST_WORDS = 300
_AT_ONCE = 64  # messages in one product
_USUAL_LENGTH = 160  # words
_SIGNS = ("thread", "buyer", "reason", "report")
# The odds of an answer in a thread; set by hand, since no labelled message says that it is one.
_IN_THREAD = -1.0
_BACKGROUND = frozenset(("buzz", "target", "tender", "intro", "claim"))  # said by pitches, cited by no rule
_US = frozenset(["we", "our", "us", "ours", "we're", "we've", "wir", "unser", "unsere", "unseren", "nous", "notre", "nos", "nosotros", "nuestra", "nuestro", "somos", "nossa", "nosso", "noi", "nostra", "nostro", "siamo", "wij", "onze", "ons", "vi"])  # fmt: skip
_YOU = frozenset(["you", "your", "yours", "you're", "u", "ur", "sie", "ihr", "ihre", "ihnen", "dein", "deine", "vous", "votre", "vos", "su", "tu", "tus", "sua", "seu", "je", "jouw", "uw", "tuo", "vostro"])  # fmt: skip


def word_features(draft: Draft) -> list[int]:
    """Return the buckets of the message's words and pairs of words, each once."""
    words, pairs = _buckets(draft)
    return list({*words[:_MOST_WORDS], *pairs[: _MOST_WORDS - 1]})


def _buckets(draft: Draft) -> tuple[list[int], list[int]]:
    """Return the bucket of each word, and of each pair by its first word, in order."""
    if draft.buckets is None:
        whole = [(word, crc32(word)) for word in map(str.encode, draft.words)]
        words = [crc & _MASK for _, crc in whole]
        # crc32(b" b", crc32(b"a")) is crc32(b"a b"), without the string.
        pairs = [crc32(b" " + word, before) & _MASK for (_, before), (word, _) in pairwise(whole)]
        draft.buckets = (words, pairs)
    return draft.buckets


def shape_features(draft: Draft) -> dict[str, float]:
    """Return what is said (0 to 1 a section) and the shape of the message, by name; absent means 0."""
    if draft.shape is None:
        draft.shape = _shape(draft)
    return draft.shape


def _shape(draft: Draft) -> dict[str, float]:
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
    return stored("goodstanding.check", "weights.npy")


@cache
def _clear() -> tuple[dict[str, float], float, dict[str, dict[str, float]]]:
    """Return the weights that can be read, the size of one step in the table, and the weights of each fault."""
    read = _stored()
    return read["weights"], read["step"], read["faults"]


@cache
def _stored() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (resources.files("goodstanding.check") / "weights.json").read_text(encoding="utf-8")
    )
    return read


def certain_from(fault: str) -> float:
    """Return the chance from which a fault is named as a fact; above 1 for one that never is.

    From there on three in four were right among messages of hands that the weights had not seen (tools/train_check.py).
    """
    return float(_stored()["certain"].get(fault, 2.0))


def sign_features(draft: Draft) -> dict[str, float]:
    """Return the signs of a real exchange: a quote asked for, a reply in a thread, a reason that names something."""
    return {f"sign {sign}": 1.0 for sign in _SIGNS if draft.has(sign)}


def rule_features(draft: Draft, findings: Iterable[Finding]) -> dict[str, float]:
    """Return how much the rules found: findings of one rule, and then the rules, taken as independent evidence."""
    strongest: dict[str, float] = {}
    for finding in findings:
        if finding.severity is not Severity.NOTE:
            rest = (1 - strongest.get(finding.code, 0.0)) * (1 - min(finding.sure, 0.98))
            strongest[finding.code] = 1 - rest
    # In a long text something is always said that a pitch would say too.
    thinned = min(1.0, (_USUAL_LENGTH / max(1, len(draft.words))) ** 0.5)
    said = -sum(math.log(1 - min(sure, 0.995)) for sure in strongest.values())
    return {"rules": thinned * said} if said else {}


def fact_features(facts: Facts) -> dict[str, float]:
    """Return what is known of the two; nothing known gives nothing."""
    found = {}
    if facts.earned:
        found["facts earned"] = 1.0
    elif facts.known_to_each_other:
        found["facts known"] = 1.0
    elif facts.strangers:
        found["facts strangers"] = 1.0
    if facts.relation in (Relation.CUSTOMER, Relation.WARM, Relation.JUST_CONNECTED):
        found[f"facts {facts.relation.value}"] = 1.0
    minutes = facts.minutes_since_accept
    if minutes is not None and minutes <= 24 * 60:
        found["facts within the day"] = 1.0
        if minutes <= 60:
            found["facts within the hour"] = 1.0
    return found


def act_features(draft: Draft) -> dict[str, float]:
    """Return what the message does, by name: how sure the surest sentence is of each act; what is unlikely is left out."""
    found: dict[str, float] = {}
    for one in draft.acts:
        for act, score in one.acts.items():
            name = f"does {act}"
            found[name] = max(score, found.get(name, 0.0))
    return found


@cache
def _most_by_acts() -> float:
    """Return the most that acts can add to the odds."""
    return sum(weight for name, weight in _clear()[0].items() if name.startswith("does ") and weight > 0)


@cache
def _meaning() -> np.ndarray:
    """Return the weights of the encoder's row: shape (1 + faults, 480), first the odds, then one row a fault."""
    with (resources.files("goodstanding.check") / "weights_meaning.npy").open("rb") as file:
        stored: np.ndarray = np.load(file, allow_pickle=False)
    return stored.astype(np.float32)


def see(drafts: Sequence[Draft]) -> None:
    """Look at many messages at once with the encoder, so that none has to be looked at on its own."""
    for at in range(0, len(drafts), _AT_ONCE):
        here = drafts[at : at + _AT_ONCE]
        looks = encoder().looks([draft.words for draft in here])
        for draft, look, row in zip(here, looks, encoder().whole(looks), strict=True):
            draft.look, draft.meaning = look, row


def _look(draft: Draft) -> Look:
    """Return what the encoder saw in the message, looked at once."""
    if draft.look is None:
        draft.look = encoder().look(draft.words)
    return draft.look


def _row(draft: Draft) -> np.ndarray:
    """Return the encoder's row of the message, asked for once."""
    if draft.meaning is None:
        draft.meaning = encoder().rows(_look(draft), ((0, len(draft.words)),))[0]
    return draft.meaning


def sentence_odds(draft: Draft, sentences: Sequence[Sentence]) -> np.ndarray:
    """Return how much each sentence speaks against the message, shape (sentences, 1 + faults), on the scale of the odds.

    The first column is for the message as a whole, the others for each fault (the order of `faults` in weights.json). Sentences beyond
    the words that the encoder reads weigh by their words alone.
    """
    parts = [(one.first, one.last) for one in sentences]
    found: np.ndarray = encoder().rows(_look(draft), parts) @ _meaning().T
    words, pairs = _buckets(draft)
    for row, (first, last) in zip(found, parts, strict=True):
        row[0] += _by_words(words[first:last] + pairs[first : last - 1])
    return found


def _by_words(buckets: list[int]) -> float:
    """Return how much words speak against a text, given their buckets; the longer it is, the less each counts."""
    return sum(map(_table().__getitem__, buckets)) * _clear()[1] / math.sqrt(len(buckets)) if buckets else 0.0


def odds(draft: Draft, findings: Iterable[Finding], facts: Facts, line_at: float) -> float:
    """Return the logarithm of the odds that the message costs trust.

    Acts are asked for only where they could lift the odds to `line_at`; below, the odds are those without them, which is what most
    messages get and why most are read quickly.
    """
    weights = _clear()[0]
    told = rule_features(draft, findings) | sign_features(draft) | fact_features(facts)
    if draft.weighed is None:
        by_meaning = float(_row(draft) @ _meaning()[0])
        draft.weighed = _by_words(word_features(draft)) + by_meaning + line(shape_features(draft), weights)
    thread = _IN_THREAD if facts.in_thread else 0.0
    without = draft.weighed + line(told, weights) + thread
    if without + _most_by_acts() < line_at:
        return without
    return without + line(act_features(draft), weights)


def faults(draft: Draft) -> dict[str, float]:
    """Return how likely the message has each fault that words can carry, in [0, 1], given that it has one."""
    clear = shape_features(draft) | act_features(draft)
    by_meaning = _meaning()[1:] @ _row(draft)
    return {
        fault: chance(line(clear, weights) + float(more))
        for (fault, weights), more in zip(_clear()[2].items(), by_meaning, strict=True)
    }


def place_of(fault: str) -> int:
    """Return the column of a fault in `sentence_odds`."""
    return 1 + list(_clear()[2]).index(fault)
