"""Measure how well senses are told apart: `python -m corpus.measure_find [dev|test]`.

Grouping by B-cubed F1 over the people of each query, and the share of the right people among the first k for a stated intent (k: how many
there are, at most 10). Beside it in the same run: all in one group, the encoder alone over everything a profile says, and plain full-text
search (SQLite FTS5, BM25) for the intent.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections.abc import Callable, Sequence

import numpy as np

from corpus.find import Ambiguous, queries
from goodstanding.find import senses as found_senses
from goodstanding.find.senses import _groups
from goodstanding.language import embed

Grouping = Callable[[Ambiguous], list[int]]
Ranking = Callable[[Ambiguous, str], list[int]]


def b_cubed(said: Sequence[object], right: Sequence[object]) -> float:
    """Return the B-cubed F1 of a grouping against the right one."""
    one = np.array([[a == b for b in said] for a in said])
    other = np.array([[a == b for b in right] for a in right])
    both = (one & other).sum(axis=1)
    precision, recall = (both / one.sum(axis=1)).mean(), (both / other.sum(axis=1)).mean()
    return float(2 * precision * recall / (precision + recall))


def ours(one: Ambiguous) -> list[int]:
    found = found_senses(one.query, one.profiles)
    group = {id: number for number, sense in enumerate(found.senses) for id in sense.people}
    return [group[profile.id] for profile in one.profiles]


def ours_ranked(one: Ambiguous, intent: str) -> list[int]:
    place = {profile.id: number for number, profile in enumerate(one.profiles)}
    return [place[id] for id in found_senses(one.query, one.profiles, intent).ranking]


def _everything(one: Ambiguous) -> list[str]:
    return [f"{p.headline}, {p.company}. {p.summary}" for p in one.profiles]


def encoder_alone(one: Ambiguous) -> list[int]:
    rows = embed(_everything(one))
    groups = _groups(rows @ rows.T * 0.68 / 0.40)  # 0.40: the best threshold for it on the dev part
    group = {place: number for number, members in enumerate(groups) for place in members}
    return [group[place] for place in range(len(rows))]


def encoder_ranked(one: Ambiguous, intent: str) -> list[int]:
    near = embed(_everything(one)) @ embed([intent])[0]
    return [int(place) for place in np.argsort(-near, kind="stable")]


def full_text(one: Ambiguous, intent: str) -> list[int]:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table t using fts5(words)")
    base.executemany("insert into t(rowid, words) values (?, ?)", enumerate(_everything(one)))
    words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", intent))
    hits = [row[0] for row in base.execute("select rowid from t where t match ? order by rank", (words,))]
    return hits + [place for place in range(len(one.profiles)) if place not in hits]


def grouping(part: str, group: Grouping) -> list[float]:
    """Return the B-cubed F1 of each query."""
    return [b_cubed(group(one), one.senses) for one in queries(part)]


def first_right(part: str, rank: Ranking) -> list[float]:
    """Return for each stated intent the share of the right people among the first k."""
    shares = []
    for one in queries(part):
        for sense, intent in one.intents.items():
            right = {place for place, name in enumerate(one.senses) if name == sense}
            k = min(10, len(right))
            shares.append(len(right & set(rank(one, intent)[:k])) / k)
    return shares


def main() -> None:
    """Print the figures of a part, each with the 95 % of a bootstrap over queries or intents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="?", default="test", choices=("dev", "test"))
    part = parser.parse_args().part
    draws = np.random.default_rng(7)
    rows: list[tuple[str, list[float]]] = [
        ("grouping, all in one", grouping(part, lambda one: [0] * len(one.profiles))),
        ("grouping, encoder alone", grouping(part, encoder_alone)),
        ("grouping, find", grouping(part, ours)),
        ("first k, full text", first_right(part, full_text)),
        ("first k, encoder alone", first_right(part, encoder_ranked)),
        ("first k, find", first_right(part, ours_ranked)),
    ]
    for name, shares in rows:
        means = draws.choice(shares, (2000, len(shares))).mean(axis=1)
        low, high = np.quantile(means, (0.025, 0.975))
        print(f"{name:26} {np.mean(shares):.3f}  [{low:.3f}, {high:.3f}]  of {len(shares)}")


if __name__ == "__main__":
    main()
