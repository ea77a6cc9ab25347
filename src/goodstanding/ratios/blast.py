"""Blasting noticed in one's own outbox: the same text, near enough, to many people in a short time.

Texts are compared by their three-word runs after greeting, names at its side, numbers and addresses are taken out;
"near enough" means that at least half of the runs are shared (Jaccard). Likely pairs are found by MinHash
(Andrei Broder, "On the resemblance and containment of documents", 1997), so that 100,000 messages take seconds.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goodstanding.ratios.turns import others, upto
from goodstanding.values import Kind, Row

WINDOW = timedelta(hours=48)
PEOPLE = 5  # from here on it is a blast; four colleagues asked the same thing are not
ONE_TO_MANY = 16  # one row to so many people is a circular, whatever its words
LIKENESS = 0.5
SHORTEST = 8  # words; "thank you, see you on Monday" may well be said to many
_KINDS = frozenset({Kind.MESSAGE, Kind.INVITATION, Kind.COMMENT, Kind.MENTION})
_GREETING = re.compile(
    r"^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|liebe[rs]?|guten (?:tag|morgen)|sehr geehrte[rs]?|bonjour|salut|chère?|hola|buen[oa]s? \w+|estimad[oa])\b[^,!.\n:]{0,60}[,!.\n:]?",
    re.I,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_WORD = re.compile(r"[^\W_]+")
_BANDS, _ROWS = 16, 2


@dataclass(frozen=True, slots=True)
class Blast:
    """One blast: when, to how many, which rows, and one of the texts. `people` is never ranked or added up."""

    begins: datetime
    ends: datetime
    people: int
    ids: tuple[str, ...]
    text: str
    networks: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What was noticed, and what would be different."""
        took = self.ends - self.begins
        hours = took.total_seconds() / 3600
        span = (
            "within the hour"
            if hours < 1
            else f"within {hours:.0f} hours"
            if hours < 48
            else f"over {took.days} days"
        )
        opening = " ".join(_WORD.findall(_GREETING.sub("", self.text))[:8])
        when = f"{self.begins.day} {self.begins:%B %Y}"
        return (
            f"On {when} nearly the same text went to {self.people} people {span} (“{opening} …”). "
            "Each of them can tell; a sentence that fits only one of them would be read as a letter."
        )


def blasts(rows: Sequence[Row], *, as_of: date, since: date | None = None) -> tuple[Blast, ...]:
    """Return the blasts in your outbox up to the end of `as_of`, oldest first.

    A blast is near enough the same text (of eight words or more) to five or more people within 48 hours, or one
    message to sixteen or more.
    """
    sent = [r for r in upto(rows, as_of) if r.mine and r.kind in _KINDS and r.text and others(r)]
    if since is not None:
        sent = [r for r in sent if r.at is not None and r.at.date() >= since]
    found = [_blast([r]) for r in sent if len(others(r)) >= ONE_TO_MANY]
    many = [(r, s) for r in sent if len(others(r)) < ONE_TO_MANY and (s := _runs(r.text))]
    for group in _groups(many):
        found += [_blast(part) for part in _bursts(group)]
    return tuple(sorted(found, key=lambda b: (b.begins, b.ids)))


def _runs(text: str) -> frozenset[int]:
    """Return the hashed three-word runs of a text, empty when it is too short to tell."""
    bare = _GREETING.sub(" ", _URL.sub(" ", text), count=1)
    words = ["0" if w.isdigit() else w for w in _WORD.findall(bare.lower())]
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(zlib.crc32(" ".join(words[i : i + 3]).encode()) for i in range(len(words) - 2))


def _groups(sent: Sequence[tuple[Row, frozenset[int]]]) -> list[list[Row]]:
    import numpy as np

    generator = np.random.default_rng(1997)
    count = _BANDS * _ROWS
    # Odd 64-bit factors: the product must wrap, else every row would choose the same least run.
    a = generator.integers(0, 2**63 - 1, size=(count, 1), dtype=np.uint64) * 2 + 1
    b = generator.integers(0, 2**31 - 1, size=(count, 1), dtype=np.uint64)
    signatures: dict[frozenset[int], list[tuple[int, int, int]]] = {}
    parent = list(range(len(sent)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    latest: dict[tuple[int, int, int], int] = {}
    for n, (row, runs) in enumerate(sent):
        bands = signatures.get(runs)
        if bands is None:
            values = np.fromiter(runs, dtype=np.uint64, count=len(runs))
            least = ((a * values + b) >> np.uint64(16)).min(axis=1).reshape(_BANDS, _ROWS)
            bands = [(k, int(pair[0]), int(pair[1])) for k, pair in enumerate(least)]
            signatures[runs] = bands
        for band in bands:
            before = latest.get(band)
            latest[band] = n
            if before is None or root(before) == root(n):
                continue
            there, its = sent[before]
            assert row.at is not None
            assert there.at is not None
            if row.at - there.at <= WINDOW and len(runs & its) >= LIKENESS * len(runs | its):
                parent[root(n)] = root(before)
    groups: dict[int, list[Row]] = defaultdict(list)
    for n, (row, _) in enumerate(sent):
        groups[root(n)].append(row)
    return [g for g in groups.values() if len(g) > 1]


def _bursts(group: list[Row]) -> list[list[Row]]:
    """Return the parts of a group of like texts, sorted by time, in which some 48 hours reached five people."""
    marked = [False] * len(group)
    left = 0
    for right, row in enumerate(group):
        assert row.at is not None
        while row.at - (group[left].at or row.at) > WINDOW:
            left += 1
        if len({p for r in group[left : right + 1] for p in others(r)}) >= PEOPLE:
            marked[left : right + 1] = [True] * (right + 1 - left)
    found: list[list[Row]] = []
    for n, row in enumerate(group):
        if not marked[n]:
            continue
        if n and marked[n - 1] and found:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _blast(rows: Sequence[Row]) -> Blast:
    assert rows[0].at is not None
    assert rows[-1].at is not None
    return Blast(
        begins=rows[0].at,
        ends=rows[-1].at,
        people=len({p for r in rows for p in others(r)}),
        ids=tuple(r.id for r in rows),
        text=rows[0].text,
        networks=tuple(sorted({r.network for r in rows})),
    )
