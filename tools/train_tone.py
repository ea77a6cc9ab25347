"""Fit how Listen reads a text: `python tools/train_tone.py` writes tone.npz and stories.npy in src/goodstanding/language/.

Straight lines over the rows of `tone.meanings` and the figures of `stories.likeness`, from the dev parts of corpus/listen. Near copies are
made from the posts: forwarded, cut off, with an address or a tag behind. Prints what each says of the test parts, which it never saw.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from corpus.listen import marked, pairs, posts
from goodstanding.language.stories import figures
from goodstanding.language.tone import meanings

OUT = Path(__file__).parent.parent / "src/goodstanding/language"


def copies(part: str) -> list[tuple[str, str]]:
    """Return posts beside what forwarding and quoting make of them."""
    made = []
    for number, post in enumerate(posts(part)):
        text = post.text
        cut = text[: len(text) * 7 // 10].rsplit(" ", 1)[0] + " …"
        variants = (f"RT @adam: {text}", cut, f"{text} https://news.example/{number} #business", text)
        made.append((text, variants[number % 4]))
        made.append((text, f"So true! {text}" if number % 2 else f"{text} What do you think?"))
    return made


def line(
    rows: np.ndarray, wanted: list[bool], strength: float, weight: np.ndarray | None = None
) -> np.ndarray:
    """Return the weights of a straight line, the constant last."""
    model = LogisticRegression(C=strength, max_iter=5000).fit(rows, wanted, sample_weight=weight)
    return np.append(model.coef_[0], model.intercept_)


def main() -> None:
    """Fit, print the figures, write the weights."""
    kept = {}
    for name, what in (("incivility", "incivility"), ("buyer_question", "questions")):
        texts, wanted = marked(what, "dev")
        kept[name] = line(meanings(texts), wanted, 1.0).astype(np.float32)
        apart, right = marked(what, "test")
        odds = meanings(apart) @ kept[name][:-1]
        first = int(np.array(right)[np.argsort(-odds)[:10]].sum())
        auc, precision = roc_auc_score(right, odds), average_precision_score(right, odds)
        print(f"{name}: AUC {auc:.3f}, average precision {precision:.3f}, right in the first ten {first}")
    np.savez_compressed(OUT / "tone.npz", **{name: row.astype(np.float16) for name, row in kept.items()})
    told, same = pairs("dev")
    made = copies("dev")
    hard = len(marked("pairs", "dev")[0])
    weight = np.ones(len(told) + len(made))
    weight[:hard] = 2.0
    weight[len(told) :] = 0.3
    weights = line(figures([*told, *made]), same + [True] * len(made), 1.0, weight)
    told, same = pairs("test")
    odds = figures(told) @ weights[:-1] + weights[-1]
    hard = len(marked("pairs", "test")[0])
    print(
        f"same story: AUC {roc_auc_score(same, odds):.3f}, of the {hard} hard ones {roc_auc_score(same[:hard], odds[:hard]):.3f}"
    )
    again = figures(copies("test")) @ weights[:-1] + weights[-1]
    print(f"copies found at even odds: {(again > 0).mean():.3f}")
    print("weights:", np.round(weights, 2).tolist())
    np.save(OUT / "stories.npy", weights.astype(np.float32))


if __name__ == "__main__":
    main()
