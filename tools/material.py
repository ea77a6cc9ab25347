"""What the training scripts share: the public mails, and hashed words as a matrix."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

MAILS = ("spamassassin_ham_1", "spamassassin_ham_2", "spamassassin_spam", "scam_mail_archive")


def mails(data: Path, name: str) -> Iterator[str]:
    """Yield the texts of one of MAILS: JSON lines with `text`, in the folder `data`."""
    for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)["text"]


def hashed(buckets: Sequence[Sequence[int]], size: int) -> csr_matrix:
    """Return rows of buckets as a matrix, shape (rows, size); the more buckets a row has, the less each counts."""
    indices, indptr, values = [], [0], []
    for row in buckets:
        indices += row
        values += [1 / np.sqrt(max(1, len(row)))] * len(row)
        indptr.append(len(indices))
    matrix = csr_matrix((values, indices, indptr), shape=(len(buckets), size))
    matrix.sum_duplicates()
    return matrix
