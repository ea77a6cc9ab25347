"""Make src/goodstanding/language/acts.npy and acts.json again.

    python tools/train_acts.py DATA

DATA is a folder with email_intent_train.txt (`Yes|No<TAB>sentence`: does the sentence ask or propose something), see
docs/decisions.md for where it comes from. Learns from it, for the act `asks` only, and from the `dev` half of
corpus/acts and the templates of corpus/acts_learn.txt. The test half and email_intent_test.txt are never read here.

An act gets weights only if they beat the phrase lists on sentences that the weights had not seen (the dev half in
five parts, each judged by weights from the other four); what each way reached there is printed. For `asks` and `promises`,
which Today reminds of, they must also be at least as precise; `asks` is judged on the public sentences too. Needs the dev group (numpy, scikit-learn); takes a minute.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.measure_acts import strongest  # noqa: E402
from corpus.sentences import filled, intents, sentences, templates  # noqa: E402
from goodstanding.language import ACTS, read  # noqa: E402
from goodstanding.language.acts import COUNTS, acts_of  # noqa: E402
from goodstanding.language.weigh import BUCKETS, clear_features, word_features  # noqa: E402
from tools.material import hashed  # noqa: E402

OUT = ROOT / "src/goodstanding/language"
CAREFUL = ("asks", "promises")  # what Today reminds of: a wrong reminder is worse than a missed one
LEAST_GAIN = 0.01  # in F; below it the phrase lists stay alone
STRENGTHS = (4.0, 16.0, 64.0)
PUBLIC_WEIGHT = 0.2  # how much a public sentence counts beside one of ours
PARTS = 5
COPIES = 12  # how many sentences are drawn from each template
TEMPLATE_WEIGHT = 0.15  # how much one of them counts beside a sentence written out

Row = tuple[list[str], dict[str, float]]


def row(text: str) -> Row:
    """Return the words of a sentence and what the phrase lists say of it."""
    reading = read(text)
    return reading.words, strongest(acts_of(reading))


def public(data: Path) -> list[tuple[Row, bool, int]]:
    """Return the public sentences, with whether they ask or propose something and the part they belong to."""
    rows = ((row(text), yes, part(text)) for text, yes in intents(data / "email_intent_train.txt"))
    return [one for one in rows if one[0][0]]


def drawn() -> list[tuple[Row, frozenset[str]]]:
    """Return sentences drawn from the templates, the same at each call, with their acts; every second one loses its end."""
    rows = []
    for acts, template in templates():
        dice = random.Random(template)
        for text in sorted({filled(template, dice) for _ in range(COPIES)}):
            rows.append((row(text if text[-1] in ".!?" or dice.random() < 0.5 else text + "."), acts))
    return rows


def part(text: str) -> int:
    """Return which of the parts a sentence belongs to, by its text alone."""
    return sha256(text.encode()).digest()[1] % PARTS


def matrix(rows: list[Row], names: list[str], patterns: bool) -> csr_matrix:
    """Return the features of the rows: those in the clear, then the words."""
    place = {name: number for number, name in enumerate(names)}
    clear = np.zeros((len(rows), len(names)))
    for number, (words, said) in enumerate(rows):
        for name, value in clear_features(words, said if patterns else {}).items():
            clear[number, place[name]] = value
    return hstack([csr_matrix(clear), hashed([word_features(words) for words, _ in rows], BUCKETS)]).tocsr()


def fit(features: csr_matrix, labels: np.ndarray, weights: np.ndarray, strength: float) -> np.ndarray:
    """Return the weights of one act."""
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=500, fit_intercept=False)
    return model.fit(features, labels, sample_weight=weights).coef_[0]


def reached(found: np.ndarray, labels: np.ndarray, careful: bool) -> tuple[float, float, float]:
    """Return precision, recall, and F (F0.5 where precision matters more) of what was found."""
    hits = float((found & labels).sum())
    precision = hits / found.sum() if found.sum() else 1.0
    recall = hits / labels.sum()
    square = 0.25 if careful else 1.0
    bottom = square * precision + recall
    return precision, recall, (1 + square) * precision * recall / bottom if bottom else 0.0


def best_shift(
    odds: np.ndarray, labels: np.ndarray, groups: list[tuple[np.ndarray, float]], careful: bool
) -> tuple[float, float]:
    """Return the best F at `COUNTS`, the mean over the groups of rows, and what must be added to the odds for it.

    Each group comes with the least precision that must be kept in it; 0.0 twice when no shift keeps them all.
    """
    line = float(np.log(COUNTS / (1 - COUNTS)))
    tried = []
    for shift in np.arange(-2.0, 4.01, 0.1):
        found = odds + shift >= line
        each = [(reached(found[group], labels[group], careful), least) for group, least in groups]
        if all(precision >= least for (precision, _, _), least in each):
            mean = sum(f for (_, _, f), _ in each) / len(each)
            tried.append((round(mean, 6), -abs(shift), shift))
    return (max(tried)[0], float(max(tried)[2])) if tried else (0.0, 0.0)


def main() -> None:
    """Fit, choose, write the two files, and say what was chosen and why."""
    ours = [one for one in sentences() if one.half == "dev"]
    more = drawn()
    others = public(ARGS.data)
    rows = [row(one.text) for one in ours] + [one for one, _ in more] + [one for one, _, _ in others]
    places = [part(one.text) for one in ours] + [-1] * len(more) + [number for _, _, number in others]
    parts = np.array(places)
    own = np.arange(len(rows)) < len(ours)
    drawn_ones = ~own & (np.arange(len(rows)) < len(ours) + len(more))
    names = sorted({name for words, said in rows for name in clear_features(words, said)})
    both, alone = matrix(rows, names, True), matrix(rows, names, False)
    chosen: dict[str, tuple[float, np.ndarray]] = {}
    for act in ACTS:
        careful = act in CAREFUL
        known = [act in one.acts for one in ours] + [act in acts for _, acts in more]
        labels = np.array(known + [yes for _, yes, _ in others])
        public_weight = PUBLIC_WEIGHT if act == "asks" else 0.0
        weights = np.where(own, 1.0, np.where(drawn_ones, TEMPLATE_WEIGHT, public_weight))
        used = weights > 0
        by_lists = np.array([said.get(act, 0.0) for _, said in rows])
        judged = [own, ~own & ~drawn_ones] if act == "asks" else [own]
        at_lists = [reached(by_lists[group] >= COUNTS, labels[group], careful) for group in judged]
        groups = [(group, at[0] if careful else 0.0) for group, at in zip(judged, at_lists, strict=True)]
        f_lists = sum(f for _, _, f in at_lists) / len(at_lists)
        print(f"{act:11} lists F {f_lists:.3f}", end="")
        best, used_features, way = (f_lists, 0.0, 0.0), both, "lists"
        for kind, features in (("words", alone), ("both", both)):
            tops = []
            for strength in STRENGTHS:
                odds = np.zeros(len(rows))
                for number in range(PARTS):
                    learn, judge = used & (parts != number), parts == number
                    coefficients = fit(features[learn], labels[learn], weights[learn], strength)
                    odds[judge] = features[judge] @ coefficients
                f, shift = best_shift(odds, labels, groups, careful)
                tops.append((f, strength, shift))
            top = max(tops)
            print(f" | {kind} F {top[0]:.3f} (C {top[1]:g}, shift {top[2]:+.1f})", end="")
            if top[0] > best[0] + LEAST_GAIN:
                best, used_features, way = top, features, kind
        print(" | kept:", way)
        if way != "lists":
            coefficients = fit(used_features[used], labels[used], weights[used], best[1])
            coefficients[names.index("one")] += best[2]
            chosen[act] = (best[1], coefficients)
    write(names, chosen)


def write(names: list[str], chosen: dict[str, tuple[float, np.ndarray]]) -> None:
    """Write the two files of weights."""
    table = np.zeros((len(chosen), BUCKETS), np.int8)
    clear = {}
    for number, (act, (_, coefficients)) in enumerate(chosen.items()):
        words = coefficients[len(names) :]
        step = float(np.abs(words).max() / 127)
        table[number] = np.round(words / step)
        weights = {
            name: round(float(weight), 4) for name, weight in zip(names, coefficients, strict=False) if weight
        }
        clear[act] = {"step": round(step, 6), "weights": weights}
    np.save(OUT / "acts.npy", table)
    (OUT / "acts.json").write_text(json.dumps(clear, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    ARGS = parser.parse_args()
    main()
