"""Make src/goodstanding/check/weights.npy and weights.json again.

    python tools/train_check.py DATA [--measure]

DATA is a folder with spamassassin_ham_1.jsonl, spamassassin_ham_2.jsonl, spamassassin_spam.jsonl and
scam_mail_archive.jsonl (JSON lines with `text`); see docs/decisions.md for where they come from. The
labelled messages in corpus/ are trained on in their `dev` half only, unless --all is given. With --measure a quarter
of the ham is left out, and the share of it that is reported is printed; run again without it to ship. Needs the dev group (numpy,
scikit-learn); takes about a minute.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.labelled import messages  # noqa: E402
from goodstanding.check import Verdict, check  # noqa: E402
from goodstanding.check.draft import Draft  # noqa: E402
from goodstanding.check.facts import Channel  # noqa: E402
from goodstanding.check.weigh import BUCKETS, shape_features, word_features  # noqa: E402

OWN_WEIGHT = 16.0  # how much one of our messages counts beside one of the public ones
WORD_SCALE = 1.0  # how much the words may weigh beside the shape: smaller is tighter
HAM_WEIGHT = 8.0  # a list letter called a pitch is worse than a bulk pitch let through
SHIFT = (
    0.25  # added to the odds: the most that leaves 99 of 100 letters of ordinary mail alone, see --measure
)
OUT = ROOT / "src/goodstanding/check"


def public(data: Path) -> list[tuple[Draft, int, float]]:
    """Return the public messages with label and weight: ham is fine, spam and scam are not."""
    rows = []
    for name, label, weight in (
        ("spamassassin_ham_1", 0, HAM_WEIGHT),
        ("spamassassin_ham_2", 0, HAM_WEIGHT),
        ("spamassassin_spam", 1, 1.0),
        ("scam_mail_archive", 1, 2.0),
    ):
        for line in (data / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if not line:
                continue
            row = json.loads(line)
            rows.append((Draft(row["text"], Channel.EMAIL), label, weight))
    return rows


NAMES = [
    "Anna",
    "Tom",
    "Sarah",
    "John",
    "Maria",
    "Peter",
    "Kim",
    "Lena",
    "Paul",
    "Nina",
    "Mark",
    "Julia",
    "David",
    "Laura",
    "Chris",
    "Emma",
    "Alex",
    "Sofia",
    "Max",
    "Olga",
    "Ravi",
    "Yuki",
    "Omar",
    "Clara",
]
FIRMS = [
    "Acme",
    "Norvane",
    "Brightfield",
    "Corvex",
    "Initech",
    "Hooli",
    "Globex",
    "Umbra",
    "Tailwind",
    "Loopcall",
    "Vandelay",
    "Stark",
    "Wayne",
    "Octan",
    "Zephyr",
    "Nimbus",
]
THINGS = [
    "parser",
    "invoice",
    "garden",
    "roof",
    "bridge",
    "recipe",
    "printer",
    "camera",
    "engine",
    "bicycle",
    "contract",
    "dataset",
    "kernel",
    "boat",
    "school",
    "clinic",
    "choir",
    "window",
    "server",
    "manual",
]
_NAMES = re.compile(r"\b(?:Dana|Ben|Ada|Chen|Eve|Marta|Sam|Reyes|Okri|Stein|Jonas|Kyle)\b")
_FIRMS = re.compile(r"\b(?:Quill|Fernwell|Octa|Norvane)\b")
_THINGS = re.compile(r"\b(?:pump|seal|valve|solder|cavitation|gasket|rig|probe|whisker|flange|bolt)(s?)\b")
COPIES = 3


def own(half: str | None) -> list[tuple[Draft, int, float]]:
    """Return the labelled messages of a half, or all of them, each a few times with other names and things.

    Our small cast says nothing about the world: without this, "Dana" would read as a pitch and "pump" as honest.
    """
    rows = []
    for one in messages():
        if half is not None and one.half != half:
            continue
        for copy in range(COPIES):
            dice = random.Random(f"{one.text}{copy}")
            text = _NAMES.sub(lambda _: dice.choice(NAMES), one.text)  # noqa: B023
            text = _FIRMS.sub(lambda _: dice.choice(FIRMS), text)  # noqa: B023
            text = _THINGS.sub(lambda found: dice.choice(THINGS) + found[1], text)  # noqa: B023
            rows.append((Draft(text, Channel(one.channel)), int(one.bad), OWN_WEIGHT / COPIES))
    return rows


def matrix(rows: list[tuple[Draft, int, float]], names: list[str]) -> csr_matrix:
    """Return the features of the rows: first the shape, then the words."""
    place = {name: number for number, name in enumerate(names)}
    shape = np.zeros((len(rows), len(names)))
    indices, indptr, values = [], [0], []
    for number, (draft, _, _) in enumerate(rows):
        for name, value in shape_features(draft).items():
            if name in place:
                shape[number, place[name]] = value
        buckets = word_features(draft)
        indices += buckets
        values += [WORD_SCALE / np.sqrt(max(1, len(buckets)))] * len(buckets)
        indptr.append(len(indices))
    words = csr_matrix((values, indices, indptr), shape=(len(rows), BUCKETS))
    words.sum_duplicates()
    return hstack([csr_matrix(shape), words]).tocsr()


def fit(rows: list[tuple[Draft, int, float]]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return the names and weights of the shape features, and the weights of the buckets."""
    names = sorted({name for draft, _, _ in rows for name in shape_features(draft)})
    features = matrix(rows, names)
    labels = np.array([label for _, label, _ in rows])
    weights = np.array([weight for _, _, weight in rows])
    model = LogisticRegression(C=ARGS.c, max_iter=400, fit_intercept=False)
    model.fit(features, labels, sample_weight=weights)
    coefficients = model.coef_[0]
    shape = coefficients[: len(names)].copy()
    shape[names.index("one")] += SHIFT
    return names, shape, coefficients[len(names) :] * WORD_SCALE


def write(names: list[str], shape: np.ndarray, words: np.ndarray) -> None:
    """Write the two files of weights."""
    step = float(np.abs(words).max() / 127)
    np.save(OUT / "weights.npy", np.round(words / step).astype(np.int8))
    clear = {name: round(float(weight), 4) for name, weight in zip(names, shape, strict=True)}
    (OUT / "weights.json").write_text(
        json.dumps({"step": step, "weights": clear}, indent=1) + "\n", encoding="utf-8"
    )
    print(f"{len(names)} features of shape, step {step:.5f}")


def kept_out(draft: Draft) -> bool:
    """Return whether a public message is in the quarter that --measure does not train on."""
    return sha256(draft.text.encode()).digest()[0] % 4 == 0


def main() -> None:
    """Fit and write the two files; with --measure, leave a quarter of the ham out and say how much of it is reported."""
    rows = public(ARGS.data)
    ham = [draft for draft, label, _ in rows if ARGS.measure and label == 0 and kept_out(draft)]
    if ARGS.measure:
        rows = [row for row in rows if row[1] == 1 or not kept_out(row[0])]
    rows += own(None if ARGS.all else "dev")
    write(*fit(rows))
    if ham:
        reported = sum(check(draft.text, None, Channel.EMAIL).verdict is not Verdict.FINE for draft in ham)
        print(f"{reported} of {len(ham)} letters kept out are reported: {reported / len(ham):.2%}")
        print("The weights just written lack a quarter of the ham: run again without --measure.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("--all", action="store_true", help="train on both halves of the corpus")
    parser.add_argument("--measure", action="store_true", help="leave a quarter of the ham out and try it")
    parser.add_argument("-c", type=float, default=1.0, help="the inverse strength of the penalty")
    ARGS = parser.parse_args()
    main()
