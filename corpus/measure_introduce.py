"""Measure who is put first for a need: `python -m corpus.measure_introduce [PART] [--misses]`.

Over all offers of a part together: the ideal, the half fitting and the trap of each of its needs, and the posts that fit none.
"Relevant" for the mean average precision is the ideal and the half fitting one, or the ideal alone; both are printed, with the 95 %
of a bootstrap over needs.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.introduce import PARTS, Wanted, others, wanted

DRAWS = 2000
Ranker = Callable[[Sequence[str], Sequence[str]], list[list[int]]]


@dataclass(frozen=True)
class Outcome:
    """What became of one need: what stood first, and the ranks (from 1) of its ideal, half fitting offer and trap."""

    wanted: Wanted
    first: str
    ideal: int
    partial: int
    trap: int

    @property
    def precision(self) -> float:
        """The average precision with the ideal and the half fitting offer relevant."""
        one, two = sorted((self.ideal, self.partial))
        return (1 / one + 2 / two) / 2


def outcomes(part: str, rank: Ranker) -> list[Outcome]:
    """Return what becomes of each need of a part; `rank` gives, a need, the offers' numbers from the best down."""
    needs = wanted(part)
    offers = [text for one in needs for text in (one.ideal, one.partial, one.trap)] + others()
    order = list(range(len(offers)))
    random.Random(7).shuffle(order)
    ranked = rank([one.need for one in needs], [offers[place] for place in order])
    found = []
    for number, (one, shuffled) in enumerate(zip(needs, ranked, strict=True)):
        row = [order[place] for place in shuffled]
        at = {place: at for at, place in enumerate(row, 1)}
        mine = [at.get(3 * number + which, len(offers)) for which in range(3)]
        first = {3 * number: "ideal", 3 * number + 1: "partial", 3 * number + 2: "trap"}.get(row[0], "other")
        found.append(Outcome(one, first, *mine))
    return found


MEASURES: dict[str, Callable[[Outcome], float]] = {
    "ideal first": lambda one: float(one.first == "ideal"),
    "MAP, ideal and half": lambda one: one.precision,
    "MAP, ideal alone": lambda one: 1 / one.ideal,
    "trap first": lambda one: float(one.first == "trap"),
}


def figures(found: Sequence[Outcome]) -> dict[str, tuple[float, float, float]]:
    """Return each measure's mean with the bounds of its 95 % bootstrap interval."""
    dice = random.Random(16)
    answer = {}
    for name, measure in MEASURES.items():
        values = [measure(one) for one in found]
        means = sorted(sum(dice.choices(values, k=len(values))) / len(values) for _ in range(DRAWS))
        answer[name] = (
            sum(values) / len(values),
            means[int(0.025 * DRAWS)],
            means[int(0.975 * DRAWS) - 1],
        )
    return answer


def matched(needs: Sequence[str], offers: Sequence[str]) -> list[list[int]]:
    """Return the offers for each need as `introduce match` ranks them."""
    from goodstanding.introduce import match, read_statement

    read_offers = [read_statement(str(number), text) for number, text in enumerate(offers)]
    read_needs = [read_statement(str(number), text) for number, text in enumerate(needs)]
    return [[int(one.offer) for one in row] for row in match(read_needs, read_offers, top=len(offers))]


def main() -> None:
    """Print the figures of a part, and on request each need whose ideal did not stand first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", default="dev", choices=PARTS)
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    found = outcomes(asked.part, matched)
    print(f"{asked.part}: {len(found)} needs")
    for name, (mean, low, high) in figures(found).items():
        print(f"  {name:22} {mean:.2f}  [{low:.2f}, {high:.2f}]")
    traps = Counter(one.wanted.wrong for one in found)
    first = Counter(one.wanted.wrong for one in found if one.first == "trap")
    above = Counter(one.wanted.wrong for one in found if one.trap < one.ideal)
    for trap, count in traps.items():
        print(f"  {trap:12} {count:2} needs, trap first {first[trap]}, above the ideal {above[trap]}")
    if asked.misses:
        for one in found:
            if one.first != "ideal":
                print(
                    f"\n{one.wanted.id} first: {one.first}; ideal {one.ideal}, half {one.partial}, trap {one.trap}"
                )
                print(
                    f"  {one.wanted.need}\n  ideal: {one.wanted.ideal}\n  {one.wanted.wrong}: {one.wanted.trap}"
                )


if __name__ == "__main__":
    main()
