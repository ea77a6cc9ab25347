"""A text as a short row of numbers that lies near the rows of texts that mean the same, in some thirty languages.

Phrases know what was written down; this knows their neighbours: "could I borrow a quarter of an hour" lies near "do
you have fifteen minutes", and both near their German. It is a small network that was taught to answer as a large one does
(tools/train_encoder.py): a row of numbers a word, one look at each word with its two neighbours, the mean and the
most of those, and two layers on top. It needs numpy and nothing else, and takes some 0.1 ms for forty words.

    encode(words) -> (480,) float32
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, chain
from pathlib import Path
from zlib import crc32

import numpy as np

MOST_WORDS = 80
_AT_ONCE = 64  # texts in one product: more gain nothing
_GAP = 0  # between two texts; what stands there is blanked, whatever it is


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
        # Transposed once, and laid out anew: a product with a view that is turned round takes twice as long.
        self._middle, self._middle_bias = np.ascontiguousarray(wide["middle"].T), wide["middle_bias"]
        self._out, self._out_bias = np.ascontiguousarray(wide["out"].T), wide["out_bias"]
        self.size = self._middle.shape[1] + self._out.shape[1]

    def encode(self, words: Sequence[str]) -> np.ndarray:
        """Return the row of a text, given its folded words in order: shape (size,), float32, no unit.

        Words nobody taught it count as nothing; of more than MOST_WORDS only the first are read. Without words it is all zero.
        """
        row: np.ndarray = self.rows(self.look(words), ((0, len(words)),))[0]
        return row

    def look(self, words: Sequence[str]) -> Look:
        """Return what is seen at each of the first MOST_WORDS words, to make rows of; the costly half of the work."""
        return self.looks((words,))[0]

    def knows(self, words: Sequence[str]) -> float:
        """Return the share of the words that were taught, in [0, 1]; 1 for none."""
        if not words:
            return 1.0
        keys = np.fromiter(map(crc32, map(str.encode, words)), np.uint32)
        place = np.minimum(self._known.searchsorted(keys), self._known.size - 1)
        return float(np.mean(self._known.take(place) == keys))

    def looks(self, texts: Sequence[Sequence[str]]) -> list[Look]:
        """Return what is seen in each of several texts, in order: one product for all of them, which is quicker than one each."""
        read = [words[:MOST_WORDS] for words in texts]
        # A gap between two texts keeps the last word of one from being seen beside the first of the next.
        keys = np.fromiter(
            chain.from_iterable((*map(crc32, map(str.encode, words)), _GAP) for words in read), np.uint32
        )
        place = self._known.searchsorted(keys)
        np.minimum(place, self._known.size - 1, out=place)
        told = self._table.take(place, axis=0) * self._step
        told[self._known.take(place) != keys] = 0
        starts = list(accumulate((len(words) + 1 for words in read), initial=0))
        ends = np.array(starts[1:]) - 1
        told[ends] = 0
        by_place = told @ self._kernel
        width = self._width
        seen = by_place[:, width : 2 * width]
        seen[1:] += by_place[:-1, :width]
        seen[:-1] += by_place[1:, 2 * width :]
        seen += self._bias
        np.maximum(seen, 0, out=seen)
        return [Look(told[first:last], seen[first:last]) for first, last in zip(starts, ends, strict=False)]

    def each(self, texts: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the row of each text, as `encode` gives it: shape (texts, size)."""
        rows = np.zeros((len(texts), self.size), np.float32)
        for at in range(0, len(texts), _AT_ONCE):
            here = texts[at : at + _AT_ONCE]
            rows[at : at + len(here)] = self.whole(self.looks(here))
        return rows

    def whole(self, looks: Sequence[Look]) -> np.ndarray:
        """Return the row of each text that was looked at, shape (texts, size)."""
        return self._rows([(look, 0, len(look.told)) for look in looks])

    def rows(self, look: Look, parts: Sequence[tuple[int, int]]) -> np.ndarray:
        """Return the rows of parts of a text (slices of its words), shape (parts, size).

        A part beyond the first MOST_WORDS words, or an empty one, gets zeros.
        """
        return self._rows([(look, first, last) for first, last in parts])

    def _rows(self, parts: Sequence[tuple[Look, int, int]]) -> np.ndarray:
        """Return the row of each part: what was seen, and from which word to which."""
        width = self._width
        rows = np.zeros((len(parts), self.size), np.float32)
        read = [
            (number, part) for number, part in enumerate(parts) if part[1] < min(part[2], len(part[0].told))
        ]
        if not read:
            return rows
        pooled = np.empty((len(read), self._gain.size), np.float32)
        # The sums are written out with ufuncs: on a few rows ndarray.mean costs more than the products.
        for row, (_, (look, first, last)) in zip(pooled, read, strict=True):
            part = look.seen[first:last]
            np.add.reduce(part, out=row[:width])
            np.maximum.reduce(part, out=row[width : 2 * width])
            np.add.reduce(look.told[first:last], out=row[2 * width :])
            row[:width] /= len(part)
            row[2 * width :] /= len(part)
        pooled -= pooled.mean(axis=1, keepdims=True)
        pooled /= np.sqrt(np.einsum("ij,ij->i", pooled, pooled)[:, None] / pooled.shape[1] + 1e-5)
        pooled *= self._gain
        pooled += self._shift
        middle = pooled @ self._middle
        middle += self._middle_bias
        np.maximum(middle, 0, out=middle)
        out = middle @ self._out
        out += self._out_bias
        places = [number for number, _ in read]
        rows[places] = np.concatenate((_units(out), _units(middle)), axis=1)
        return rows


def _units(rows: np.ndarray) -> np.ndarray:
    lengths = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    found: np.ndarray = np.divide(rows, lengths, out=rows, where=lengths > 0)
    return found


@cache
def encoder() -> Encoder:
    """Return the encoder that ships with the package."""
    return Encoder(Path(str(resources.files("goodstanding.language"))))
