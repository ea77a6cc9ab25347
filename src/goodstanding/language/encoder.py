"""A text as a short row of numbers that lies near the rows of texts that mean the same, in some thirty languages.

Phrases know what was written down; this knows their neighbours: "could I borrow a quarter of an hour" lies near "do
you have fifteen minutes", and both near their German. It is a small network that was taught to answer as a large one does
(tools/train_encoder.py): a row of numbers a word, one look at each word with its two neighbours, the mean and the
most of those, and two layers on top. It needs numpy and nothing else, and takes some 0.1 ms for forty words.

    encode(words) -> (480,) float32
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from zlib import crc32

import numpy as np

MOST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen at each word of a text: `told` of the word itself, `seen` with its neighbours, one row a word."""

    told: np.ndarray
    seen: np.ndarray


class Encoder:
    """The network, read once. `size` is the length of a row."""

    def __init__(self, folder: Path) -> None:
        with np.load(folder / "encoder.npz", allow_pickle=False) as stored:
            part = {name: stored[name] for name in stored.files}
        self._known: np.ndarray = part["words"]
        # Only the rows of the words that are met are read from the file.
        table: np.ndarray = np.load(folder / "encoder_words.npy", mmap_mode="r", allow_pickle=False)
        self._table = table.view(np.ndarray)
        wide: dict[str, np.ndarray] = {
            name: value.astype(np.float32) for name, value in part.items() if name != "words"
        }
        self._step = wide["step"]
        self._kernel = np.concatenate(list(wide["kernel"]), axis=1)
        self._width = self._kernel.shape[1] // 3
        self._bias = wide["bias"]
        self._gain, self._shift = wide["gain"], wide["shift"]
        self._middle, self._middle_bias = wide["middle"], wide["middle_bias"]
        self._out, self._out_bias = wide["out"], wide["out_bias"]
        self.size = self._middle.shape[0] + self._out.shape[0]

    def encode(self, words: Sequence[str]) -> np.ndarray:
        """Return the row of a text, given its folded words in order: shape (size,), float32, no unit.

        Words nobody taught it count as nothing; of more than MOST_WORDS only the first are read. Without words it is all zero.
        """
        row: np.ndarray = self.rows(self.look(words), ((0, len(words)),))[0]
        return row

    def look(self, words: Sequence[str]) -> Look:
        """Return what is seen at each of the first MOST_WORDS words, to make rows of; the costly half of the work."""
        keys = np.fromiter(map(crc32, map(str.encode, words[:MOST_WORDS])), np.uint32)
        if not keys.size:
            return Look(
                np.zeros((0, self._kernel.shape[0]), np.float32), np.zeros((0, self._width), np.float32)
            )
        place = self._known.searchsorted(keys)
        np.minimum(place, self._known.size - 1, out=place)
        told = self._table.take(place, axis=0) * self._step
        told[self._known.take(place) != keys] = 0
        by_place = told @ self._kernel
        width = self._width
        seen = by_place[:, width : 2 * width]
        seen[1:] += by_place[:-1, :width]
        seen[:-1] += by_place[1:, 2 * width :]
        seen += self._bias
        np.maximum(seen, 0, out=seen)
        return Look(told, seen)

    def rows(self, look: Look, parts: Sequence[tuple[int, int]]) -> np.ndarray:
        """Return the rows of parts of a text (slices of its words), shape (parts, size).

        A part beyond the first MOST_WORDS words, or an empty one, gets zeros.
        """
        told, seen, width = look.told, look.seen, self._width
        rows = np.zeros((len(parts), self.size), np.float32)
        read = [(number, part) for number, part in enumerate(parts) if part[0] < min(part[1], len(told))]
        if not read:
            return rows
        pooled = np.empty((len(read), self._gain.size), np.float32)
        # The sums are written out with ufuncs: on a few rows ndarray.mean costs more than the products.
        for row, (_, (first, last)) in zip(pooled, read, strict=True):
            part = seen[first:last]
            np.add.reduce(part, out=row[:width])
            np.maximum.reduce(part, out=row[width : 2 * width])
            np.add.reduce(told[first:last], out=row[2 * width :])
            row[:width] /= len(part)
            row[2 * width :] /= len(part)
            row -= np.add.reduce(row) / row.size
            row /= math.sqrt(row @ row / row.size + 1e-5)
        pooled *= self._gain
        pooled += self._shift
        middle = pooled @ self._middle.T
        middle += self._middle_bias
        np.maximum(middle, 0, out=middle)
        out = middle @ self._out.T
        out += self._out_bias
        for (number, _), one, other in zip(read, out, middle, strict=True):
            rows[number, : one.size] = _unit(one)
            rows[number, one.size :] = _unit(other)
        return rows


def _unit(row: np.ndarray) -> np.ndarray:
    length = math.sqrt(row @ row)
    return row / length if length else row


@cache
def encoder() -> Encoder:
    """Return the encoder that ships with the package."""
    return Encoder(Path(str(resources.files("goodstanding.language"))))
