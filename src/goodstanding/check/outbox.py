"""Has nearly this text gone to others already?

A text is kept as a sketch: the smallest 64 of the hashes of its runs of four words. Two sketches tell how alike two texts
are (the share of runs they have in common) to within a few percent, without keeping the texts. The index finds
candidates by the few smallest hashes, so that asking costs the same with a hundred messages as with a hundred thousand.

Source: A. Broder, "On the resemblance and containment of documents" (1997); bottom-k sketches as in E. Cohen and
H. Kaplan, "Summarizing data using bottom-k sketches" (2007).
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from heapq import nsmallest
from zlib import crc32

from goodstanding.language.text import fold

ALIKE = 0.6
_SIZE = 64
_KEYS = 8
_RUN = 4
_WORD = re.compile(r"[^\W\d_]+")


def sketch(text: str) -> tuple[int, ...]:
    """Return the sketch of a text: at most 64 hashes in rising order; empty when it has fewer than 12 words."""
    words = _WORD.findall(fold(text))
    if len(words) < 12:
        return ()
    runs = {crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)}
    return tuple(nsmallest(_SIZE, runs))


def resemblance(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Return how alike two texts are by their sketches: about the share of runs in common, 0 to 1."""
    if not one or not other:
        return 0.0
    ours, theirs = set(one), set(other)
    size = min(_SIZE, max(len(one), len(other)))
    smallest = nsmallest(size, ours | theirs)
    return sum(hash_ in ours and hash_ in theirs for hash_ in smallest) / len(smallest)


class NearTexts:
    """Sketches of what was sent, to be asked for near copies. Fits the `Outbox` protocol of the facts."""

    def __init__(self, messages: Iterable[tuple[str, str, str]] = ()) -> None:
        """Take (id, recipient, text) triples; more can be added."""
        self._ids: list[tuple[str, str]] = []
        self._sketches: list[tuple[int, ...]] = []
        self._by_hash: dict[int, list[int]] = {}
        for number, recipient, text in messages:
            self.add(number, recipient, text)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, number: str, recipient: str, text: str) -> None:
        """Add one message; short ones, which are alike by nature, are left out."""
        self.add_sketch(number, recipient, sketch(text))

    def add_sketch(self, number: str, recipient: str, hashes: tuple[int, ...]) -> None:
        """Add a message by its sketch, as `packed` gave it earlier."""
        if not hashes:
            return
        place = len(self._ids)
        self._ids.append((number, recipient))
        self._sketches.append(hashes)
        for hash_ in hashes[:_KEYS]:
            self._by_hash.setdefault(hash_, []).append(place)

    def alike(self, text: str, recipient: str = "") -> list[str]:
        """Return the ids of messages to other people that are nearly this text, most alike first, one a person."""
        mine = sketch(text)
        places = {place for hash_ in mine[: 2 * _KEYS] for place in self._by_hash.get(hash_, ())}
        found: dict[str, tuple[float, str]] = {}
        for place in places:
            number, to = self._ids[place]
            if recipient and to == recipient:
                continue
            share = resemblance(mine, self._sketches[place])
            if share >= ALIKE and share > found.get(to or number, (0.0, ""))[0]:
                found[to or number] = (share, number)
        return [number for _, number in sorted(found.values(), key=lambda one: (-one[0], one[1]))]


def packed(hashes: tuple[int, ...]) -> bytes:
    """Return a sketch as bytes to be kept (four a hash, little end first)."""
    row = array("I", hashes)
    if row.itemsize != 4:
        raise RuntimeError("this machine has no 32-bit unsigned int array")
    return row.tobytes()


def unpacked(raw: bytes) -> tuple[int, ...]:
    """Return the sketch that `packed` wrote."""
    row = array("I")
    row.frombytes(raw)
    return tuple(row)
