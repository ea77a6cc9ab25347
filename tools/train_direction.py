"""Fit src/goodstanding/introduce/direction.npy, how a text's meaning tells seekers from suppliers: `python tools/train_direction.py`.

A straight line over the rows of `meanings`, from corpus/introduce/dev.txt and direction.txt. Prints how many it tells right that it has
not seen: each tenth by a line from the other nine, and the test part, which is not learnt from.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from corpus.introduce import directed, wanted
from goodstanding.introduce.meaning import meanings

OUT = Path(__file__).parent.parent / "src/goodstanding/introduce/direction.npy"


def of(part: str) -> list[tuple[str, bool]]:
    """Return the texts of a part of the corpus, each with whether it seeks."""
    return [
        (text, seeks)
        for one in wanted(part)
        for text, seeks in (
            (one.need, True),
            (one.ideal, False),
            (one.partial, False),
            (one.trap, one.wrong == "seeker"),
        )
    ]


def main() -> None:
    """Fit, print the figures, write the weights: one for each number of a row, and the constant last."""
    rows = directed() + of("dev")
    known, seeks = meanings([text for text, _ in rows]), np.array([seeks for _, seeks in rows])
    line = LogisticRegression(C=4.0, class_weight="balanced", max_iter=2000)
    guessed = cross_val_predict(line, known, seeks, cv=10)
    print(f"unseen tenths: {(guessed == seeks).mean():.3f} of {len(seeks)}")
    line.fit(known, seeks)
    apart = of("test")
    right = line.predict(meanings([text for text, _ in apart])) == np.array([seeks for _, seeks in apart])
    print(f"test part: {right.mean():.3f} of {len(apart)}")
    np.save(OUT, np.append(line.coef_[0], line.intercept_).astype(np.float32))


if __name__ == "__main__":
    main()
