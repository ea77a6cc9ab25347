"""Fit src/goodstanding/introduce/limits.npy, what speaks against an offer sentence by sentence: `python tools/train_limits.py`.

Learnt from the traps of the parts dev, fresh, last and kept of corpus/introduce (their last sentence) beside every sentence of the other
offers; prints how many it finds in test and once, which are not learnt from.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from corpus.introduce import wanted
from goodstanding.introduce.limits import NAMES, sentences
from goodstanding.language import embed

OUT = Path(__file__).parent.parent / "src/goodstanding/introduce/limits.npy"
LEARNT, APART = ("dev", "fresh", "last", "kept"), ("test", "once")
TRAP = {"maker": "reseller", "date": "date", "certificate": "certificate"}


def labelled(trap: str) -> tuple[list[str], list[bool]]:
    """Return sentences of offers, each with whether it is what makes this trap one."""
    rows: list[tuple[str, bool]] = []
    for one in (one for part in LEARNT for one in wanted(part)):
        rows += [(text, False) for text in (*sentences(one.ideal), *sentences(one.partial))]
        parts = sentences(one.trap)
        rows += [(parts[-1], True)] if one.wrong == trap else [(text, False) for text in parts]
    return [text for text, _ in rows], [yes for _, yes in rows]


def main() -> None:
    """Fit each line, print what it finds apart, write the weights: a row each, the constant last."""
    weights = []
    for name in NAMES:
        texts, yes = labelled(TRAP[name])
        line = LogisticRegression(C=8.0, class_weight="balanced", max_iter=3000).fit(embed(texts), yes)
        weights.append(np.append(line.coef_[0], line.intercept_))

        def chance(text: str, line: LogisticRegression = line) -> float:
            return float(line.predict_proba(embed(sentences(text)))[:, 1].max())

        apart = [one for part in APART for one in wanted(part)]
        traps = [chance(one.trap) for one in apart if one.wrong == TRAP[name]]
        others = [chance(text) for one in apart for text in (one.ideal, one.partial)]
        found, wrongly = sum(one >= 0.6 for one in traps), sum(one >= 0.6 for one in others)
        print(f"{name:12} found {found} of {len(traps)}, wrongly {wrongly} of {len(others)}")
    np.save(OUT, np.array(weights, np.float32))


if __name__ == "__main__":
    main()
