"""Measure `check` on public messages: `python -m corpus.measure_public DATA [--all] [--alarms]`.

DATA is a folder with the files of corpus/public.py. Only sources are read that the weights have never seen, whole repositories without a
licence or without leave for commercial use; with --all the others too. Printed is, for each file, kind, channel and language, the
share that is not fine, with the upper end of its 95 % interval. `kind` was made by patterns when the messages were gathered and is a guide.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from pathlib import Path

from corpus.measure import CONDEMNED
from corpus.public import Public, public
from goodstanding.check import check

LEAST_SHOWN = 20
BY: dict[str, Callable[[Public], str]] = {
    "file": lambda one: one.file,
    "kind": lambda one: one.kind,
    "channel": lambda one: one.channel,
    "language": lambda one: one.language,
}


def upper(hits: int, count: int) -> float:
    """Return the upper end of the 95 % interval (Wilson) of a share."""
    z, share = 1.96, hits / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle + spread) / (1 + z * z / count)


def line(name: str, hits: int, count: int) -> str:
    """Return a share as a row of a table."""
    return f"| {name} | {count} | {hits / count:.1%} | {upper(hits, count):.1%} |"


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--all", action="store_true", help="the sources that were learnt from too")
    parser.add_argument("--alarms", action="store_true", help="show the ordinary messages that are not fine")
    wanted = parser.parse_args()
    those = [one for one in public(wanted.data) if wanted.all or not one.learnt]
    over = [check(one.text, None, one.channel).verdict in CONDEMNED for one in those]
    for title, key in BY.items():
        for bad in (False, True):
            print(
                f"\n| {'bad' if bad else 'ordinary'}, by {title} | messages | not fine | at most |\n|---|---|---|---|"
            )
            for name in sorted({key(one) for one in those if one.bad == bad}):
                hits = [
                    said for one, said in zip(those, over, strict=True) if one.bad == bad and key(one) == name
                ]
                if len(hits) >= LEAST_SHOWN:
                    print(line(name, sum(hits), len(hits)))
    if wanted.alarms:
        for one, said in zip(those, over, strict=True):
            if said and not one.bad:
                print(one.file, one.language, one.text[:200].replace("\n", " "))


if __name__ == "__main__":
    main()
