"""Many needs against many offers: `python -m benchmarks.introduce [COUNT]` (100,000 of each when left out).

The texts are put together from the corpus with other towns, amounts and dates, so that most of them differ. Reading and
encoding happen once, when a statement comes in; matching is what is asked again and again.
"""

from __future__ import annotations

import random
import re
import resource
import sys
import time

from corpus.introduce import others, wanted
from goodstanding.introduce import match, read_statement
from goodstanding.introduce.meaning import meanings

TOWNS = (
    "Ghent", "Leeds", "Lyon", "Porto", "Graz", "Turin", "Malmö", "Utrecht", "Dresden", "Bilbao", "Cardiff", "Dublin",
    "Vienna", "Kraków", "Bergen", "Basel", "Lille", "Seville",
)  # fmt: skip
_TOWN = re.compile(r"\b(in|near|from|around|at) [A-Z]\w+")
_FIGURE = re.compile(r"\b\d{2,3}(,\d{3})?\b")


def texts(count: int, dice: random.Random, *kinds: str) -> list[str]:
    """Return so many texts of these kinds, with towns and figures drawn anew."""
    known = [getattr(one, kind) for part in ("dev", "test") for one in wanted(part) for kind in kinds]
    known += others() if "ideal" in kinds else []
    found = []
    for _ in range(count):
        text = _TOWN.sub(lambda hit: f"{hit[1]} {dice.choice(TOWNS)}", dice.choice(known))
        text = _FIGURE.sub(lambda _: f"{dice.randrange(10, 9000):,}", text)
        half = dice.choice(known).split(". ")[-1]
        found.append(f"{text} {half}" if dice.random() < 0.3 else text)
    return found


def main() -> None:
    """Print CPU seconds for reading, encoding and matching, and the most memory used."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    dice = random.Random(16)
    needs, offers = texts(count, dice, "need"), texts(count, dice, "ideal", "partial", "trap")
    print(f"{count:,} needs ({len(set(needs)):,} different), {count:,} offers ({len(set(offers)):,})")
    start, wall = time.process_time(), time.monotonic()

    def lap(what: str) -> None:
        nonlocal start, wall
        cpu, clock = time.process_time() - start, time.monotonic() - wall
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{what:9} {cpu:7.1f} CPU s {clock:7.1f} s   {most:,.0f} MB at most so far", flush=True)
        start, wall = time.process_time(), time.monotonic()

    read_needs = [read_statement(f"n{number}", text) for number, text in enumerate(needs)]
    read_offers = [read_statement(f"o{number}", text) for number, text in enumerate(offers)]
    lap("reading")
    need_rows, offer_rows = meanings(needs), meanings(offers)
    lap("encoding")
    found = match(read_needs, read_offers, top=10, need_rows=need_rows, offer_rows=offer_rows)
    lap("matching")
    assert all(len(row) == 10 for row in found)


if __name__ == "__main__":
    main()
