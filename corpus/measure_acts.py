"""Measure the acts of speech: `python -m corpus.measure_acts [dev|test|apart] [--public FILE] [--misses ACT]`.

By the phrase lists alone, and by lists and weights together. An act counts as found from 0.6 on. FILE holds lines
`Yes|No<TAB>sentence` (does it ask or propose something) and measures `asks`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from corpus.measure import Figure
from corpus.sentences import intents, sentences
from goodstanding.language import ACTS, SentenceActs, acts, read
from goodstanding.language.acts import COUNTS, acts_of

Scored = tuple[dict[str, float], frozenset[str]]


def strongest(found: Sequence[SentenceActs]) -> dict[str, float]:
    """Return the highest score of each act over the sentences of a text."""
    best: dict[str, float] = {}
    for one in found:
        for act, score in one.acts.items():
            best[act] = max(score, best.get(act, 0.0))
    return best


def by_lists(text: str) -> dict[str, float]:
    """Return what the phrase lists alone say of a text."""
    return strongest(acts_of(read(text)))


def by_both(text: str) -> dict[str, float]:
    """Return what lists and weights together say of a text."""
    return strongest(acts(text))


def figure(scored: Sequence[Scored], act: str) -> Figure:
    """Return how well an act is found."""
    pairs = [(scores.get(act, 0.0) >= COUNTS, act in labels) for scores, labels in scored]
    return Figure(pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True)))


def average_precision(scored: Sequence[Scored], act: str) -> float:
    """Return the mean, over the sentences that do it, of the precision down to each; equal scores share their rank."""
    there = sum(act in labels for _, labels in scored)
    total, hits, seen = 0.0, 0, 0
    for level in sorted({scores.get(act, 0.0) for scores, _ in scored}, reverse=True):
        here = [act in labels for scores, labels in scored if scores.get(act, 0.0) == level]
        seen += len(here)
        hits += sum(here)
        total += sum(here) * hits / seen
    return total / there if there else 1.0


def scored_ways(rows: Sequence[tuple[str, frozenset[str]]]) -> dict[str, list[Scored]]:
    """Return texts with their labels, scored by the lists alone and by both."""
    return {
        "lists": [(by_lists(text), labels) for text, labels in rows],
        "both": [(by_both(text), labels) for text, labels in rows],
    }


def _line(act: str, there: int, scored: dict[str, list[Scored]]) -> str:
    cells = []
    for way in ("lists", "both"):
        one = figure(scored[way], act)
        cells += [f"{one.precision:.2f}", f"{one.recall:.2f}", f"{average_precision(scored[way], act):.2f}"]
    return f"| {act} | {there} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("half", nargs="?", default="test", choices=["dev", "test", "apart"])
    parser.add_argument("--public", type=Path)
    parser.add_argument("--misses")
    args = parser.parse_args()
    those = [one for one in sentences() if one.half == args.half]
    scored = scored_ways([(one.text, one.acts) for one in those])
    print("| act | sentences | lists: precision | recall | AP | both: precision | recall | AP |")
    print("|---|---|---|---|---|---|---|---|")
    for act in ACTS:
        print(_line(act, sum(act in one.acts for one in those), scored))
    if args.public:
        rows = [(text, frozenset(["asks"] if yes else [])) for text, yes in intents(args.public)]
        print(
            _line("asks", sum(bool(labels) for _, labels in rows), scored_ways(rows)).replace(
                "| asks", "| asks, public", 1
            )
        )
    if args.misses:
        for one, (scores, _) in zip(those, scored["both"], strict=True):
            if (scores.get(args.misses, 0.0) >= COUNTS) != (args.misses in one.acts):
                print(f"{scores.get(args.misses, 0.0):.2f} {sorted(one.acts)} {one.text}")


if __name__ == "__main__":
    main()
