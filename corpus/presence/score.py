"""`python -m corpus.presence.score [--all]`: how the reading of the labelled pages scores, and where it differs."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass

from corpus.presence.make import NAMES, pages
from goodstanding.presence import read_page


@dataclass(frozen=True)
class Score:
    """`f1` by feature over yes; `full`: share of pages right in all; `false_no`: share of what exists called "no"."""

    pages: int
    f1: dict[str, float]
    full: float
    false_no: float
    differences: tuple[str, ...]

    @property
    def macro(self) -> float:
        return sum(self.f1.values()) / len(self.f1)


def score(split: str) -> Score:
    """Return the score on one half of the pages. An "unknown" counts as not seen, never as right for a yes."""
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    full = number = exist = denied = 0
    differences = []
    for page in pages():
        if page.split != split:
            continue
        number += 1
        features = read_page(page.html).features
        same = True
        for name, label in page.labels.items():
            got = str(features[name].found)
            right[name] += label == got == "yes"
            wrong[name] += got == "yes" != label
            missed[name] += label == "yes" != got
            exist += label == "yes"
            denied += label == "yes" and got == "no"
            if got != label:
                same = False
                differences.append(f"{page.name}: {name} is {label}, read as {got}")
        full += same
    f1 = {n: 2 * right[n] / max(1, 2 * right[n] + wrong[n] + missed[n]) for n in NAMES}
    return Score(number, f1, full / number, denied / max(1, exist), tuple(differences))


if __name__ == "__main__":
    for half in ("dev", "test"):
        found = score(half)
        print(
            f"{half}: {found.pages} pages, macro F1 {found.macro:.3f}, all seventeen right {found.full:.2f}, existing called no {found.false_no:.3f}"
        )
        if half == "dev" or "--all" in sys.argv:
            print("\n".join(f"  {line}" for line in found.differences))
