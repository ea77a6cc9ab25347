"""Make src/goodstanding/check/weights.npy, weights_meaning.npy and weights.json again.

    python tools/train_check.py DATA [--measure]

DATA is a folder with spamassassin_ham_1.jsonl, spamassassin_ham_2.jsonl, spamassassin_spam.jsonl and
scam_mail_archive.jsonl (JSON lines with `text`); see docs/decisions.md for where they come from. Of the labelled messages
in corpus/ only the parts `dev` and `learn` are read. A message with a context counts twice, with it and without, so that both
ways of asking are learnt.

With --measure nothing is written. Each batch of corpus/learn is left out in turn, and a quarter of the ham with it, and what the
rest teaches is tried on them: messages by other hands than those that were learnt from. Needs the dev group (numpy,
scikit-learn); takes about two minutes, with --measure about ten.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.labelled import messages  # noqa: E402
from goodstanding.check.draft import Draft  # noqa: E402
from goodstanding.check.facts import Channel, Facts  # noqa: E402
from goodstanding.check.rules import RULES, reads_like_a_pitch  # noqa: E402
from goodstanding.check.weigh import (  # noqa: E402
    BUCKETS,
    fact_features,
    rule_features,
    shape_features,
    sign_features,
    word_features,
)
from goodstanding.language.encoder import encoder  # noqa: E402
from tools.material import hashed, mails  # noqa: E402

OWN_WEIGHT = 16.0  # how much one of our messages counts beside one of the public ones
HAM_WEIGHT = 4.0  # a list letter called a pitch is worse than a bulk pitch let through
MEANING_SCALE = 2.0  # how freely the row of the encoder may be weighed beside the words: larger is freer
SHIFT = -1.5  # added to the odds, so that 0 lies where 95 of 100 that are reported should be; see --measure
COPIES = 3
MOST_AGAINST = 1.0  # what a fact may add to the odds: of strangers who write, more are honest than of those in our corpus
FORGIVES = ("facts earned", "facts known", "facts customer", "facts warm")
# A fault that words can carry; the others (an unfilled field, a deadline) are for the rules to point at.
TOLD_BY_WORDS = (
    "hard_sell", "premature_pitch", "stock_invitation", "synthetic_intimacy", "no_reason", "link_huckster",
    "mass_blast", "self_centred", "pushy_follow_up", "false_familiarity",
)  # fmt: skip
FAULT_FEATURES = (
    "one",
    "invite",
    "message",
    "comment",
    "link",
    "comment link",
    "short",
    "long",
    "ours",
    "yours",
    "asks",
)
OUT = ROOT / "src/goodstanding/check"


@dataclass
class Row:
    """One message as it is learnt from: its batch, its label, how much it counts, and its features."""

    text: str
    batch: str
    bad: bool
    weight: float
    clear: dict[str, float]
    buckets: list[int]
    meaning: np.ndarray
    faults: frozenset[str] = frozenset()


def row(text: str, channel: str, facts: Facts, batch: str, bad: bool, weight: float) -> Row:
    """Return a message with its features."""
    draft = Draft(text[:20_000], Channel(channel))
    found = [one for rule in RULES if rule is not reads_like_a_pitch for one in rule.find(draft, facts)]
    clear = shape_features(draft) | rule_features(draft, found) | sign_features(draft) | fact_features(facts)
    return Row(text, batch, bad, weight, clear, word_features(draft), encoder().encode(draft.words))


def public(data: Path) -> list[Row]:
    """Return the public messages with label and weight: ham is fine, spam and scam are not."""
    rows = []
    for name, bad, weight in (
        ("spamassassin_ham_1", False, HAM_WEIGHT),
        ("spamassassin_ham_2", False, HAM_WEIGHT),
        ("spamassassin_spam", True, 1.0),
        ("scam_mail_archive", True, 2.0),
    ):
        batch = "spam" if bad else "ham"
        rows += [row(text, "email", Facts(), batch, bad, weight) for text in mails(data, name)]
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


def own() -> list[Row]:
    """Return the labelled messages to learn from, those of our small cast a few times with other names and things.

    The cast says nothing about the world: without this, "Dana" would read as a pitch and "pump" as honest.
    """
    rows = []
    for one in messages("messages", "learn"):
        if one.half not in ("dev", "learn"):
            continue
        copies = COPIES if one.half == "dev" else 1
        batch = one.place.split("/")[1].split(".")[0] if one.half == "learn" else "dev"
        for copy in range(copies):
            dice = random.Random(f"{one.text}{copy}")
            text = one.text
            if one.half == "dev":
                text = _NAMES.sub(lambda _: dice.choice(NAMES), text)  # noqa: B023
                text = _FIRMS.sub(lambda _: dice.choice(FIRMS), text)  # noqa: B023
                text = _THINGS.sub(lambda found: dice.choice(THINGS) + found[1], text)  # noqa: B023
            known = [] if one.by_context else [Facts()]
            if one.context is not None:
                known.append(Facts.from_context(one.context))
            rows += [
                replace(row(text, one.channel, facts, batch, one.bad, OWN_WEIGHT / copies), faults=one.faults)
                for facts in known
            ]
    return rows


def examples() -> list[Row]:
    """Return the examples in the rules: what they call bad and good is what is promised on their pages."""
    return [
        row(case.text, case.channel, case.facts, "rules", bad, OWN_WEIGHT)
        for rule in RULES
        for bad, cases in ((True, rule.BAD), (False, rule.GOOD))
        for case in cases
    ]


def matrix(rows: list[Row], names: list[str]) -> csr_matrix:
    """Return the features of the rows: first what is in the clear, then the words, then the meaning."""
    place = {name: number for number, name in enumerate(names)}
    clear = np.zeros((len(rows), len(names)))
    for number, one in enumerate(rows):
        for name, value in one.clear.items():
            if name in place:
                clear[number, place[name]] = value
    words = hashed([one.buckets for one in rows], BUCKETS)
    meaning = csr_matrix(MEANING_SCALE * np.array([one.meaning for one in rows]))
    return hstack([csr_matrix(clear), words, meaning]).tocsr()


@dataclass
class Line:
    """The fitted line: a weight a name, a bucket and a place in the encoder's row."""

    clear: dict[str, float]
    words: np.ndarray
    meaning: np.ndarray

    def odds(self, rows: list[Row]) -> np.ndarray:
        """Return the odds of rows, as weigh.odds does."""
        weights = np.concatenate((list(self.clear.values()), self.words, self.meaning / MEANING_SCALE))
        return np.asarray(matrix(rows, list(self.clear)) @ weights)


def fit(rows: list[Row]) -> Line:
    """Return the line fitted to the rows."""
    names = sorted({name for one in rows for name in one.clear})
    model = LogisticRegression(C=2.0, max_iter=500, fit_intercept=False)
    labels = np.array([one.bad for one in rows])
    model.fit(matrix(rows, names), labels, sample_weight=[one.weight for one in rows])
    weights = model.coef_[0]
    clear = dict(zip(names, weights[: len(names)].tolist(), strict=True))
    clear["one"] += SHIFT
    for name in clear:
        # What is known of the two may forgive or speak against, never the other way round.
        if name.startswith("facts"):
            clear[name] = (
                min(0.0, clear[name]) if name in FORGIVES else min(MOST_AGAINST, max(0.0, clear[name]))
            )
    return Line(clear, weights[len(names) :][:BUCKETS], weights[len(names) + BUCKETS :] * MEANING_SCALE)


def fit_faults(rows: list[Row]) -> tuple[dict[str, dict[str, float]], np.ndarray]:
    """Return, for each fault that words can carry, its weights in the clear and those of the encoder's row.

    Learnt from the messages that cost trust alone: given that something is wrong, what is it?
    """
    bad = [one for one in rows if one.faults]
    clear = np.array([[one.clear.get(name, 0.0) for name in FAULT_FEATURES] for one in bad])
    features = np.hstack([clear, MEANING_SCALE * np.array([one.meaning for one in bad])])
    named, meanings = {}, []
    for fault in TOLD_BY_WORDS:
        model = LogisticRegression(C=1.0, max_iter=300, fit_intercept=False)
        model.fit(features, [fault in one.faults for one in bad], sample_weight=[one.weight for one in bad])
        weights = model.coef_[0]
        named[fault] = {
            name: round(float(weight), 4) for name, weight in zip(FAULT_FEATURES, weights, strict=False)
        }
        meanings.append(weights[len(FAULT_FEATURES) :] * MEANING_SCALE)
    return named, np.array(meanings)


def write(line: Line, faults: dict[str, dict[str, float]], fault_meaning: np.ndarray) -> None:
    """Write the three files of weights; of weights_meaning.npy the first row is for the odds, then one a fault."""
    step = float(np.abs(line.words).max() / 127)
    np.save(OUT / "weights.npy", np.round(line.words / step).astype(np.int8))
    np.save(OUT / "weights_meaning.npy", np.vstack([line.meaning, fault_meaning]).astype(np.float16))
    clear = {name: round(weight, 4) for name, weight in line.clear.items()}
    (OUT / "weights.json").write_text(
        json.dumps({"step": step, "weights": clear, "faults": faults}, indent=1) + "\n", encoding="utf-8"
    )
    print(f"{len(clear)} features in the clear, step {step:.5f}")


def recall_at(bad: np.ndarray, odds: np.ndarray, precision: float) -> float:
    """Return the largest recall at which the precision is held."""
    order = np.argsort(-odds)
    hits = np.cumsum(bad[order])
    held = hits / np.arange(1, len(order) + 1) >= precision
    return float(hits[held].max() / bad.sum()) if held.any() else 0.0


def measure(rows: list[Row]) -> None:
    """Leave out each batch in turn, learn from the rest, and print how the batch is told."""
    ham = [one for one in rows if one.batch == "ham" and sha256(one.text.encode()).digest()[0] % 4 == 0]
    out = {id(one) for one in ham}
    for batch in sorted({one.batch for one in rows} - {"ham", "spam", "dev", "rules"}):
        line = fit([one for one in rows if one.batch != batch and id(one) not in out])
        apart = [one for one in rows if one.batch == batch]
        for name, known in (("text alone", False), ("with context", True)):
            those = [one for one in apart if any(key.startswith("facts") for key in one.clear) == known]
            bad, odds = np.array([one.bad for one in those]), line.odds(those)
            said = odds >= 0
            print(
                f"{batch:8} {name:12} {len(those):4}  AUC {roc_auc_score(bad, odds):.3f}  recall at precision "
                f"0.95 {recall_at(bad, odds, 0.95):.2f}, 0.90 {recall_at(bad, odds, 0.9):.2f}  at the line: precision "
                f"{bad[said].mean():.3f} recall {said[bad].mean():.3f}"
            )
        print(f"{batch:8} ham reported {np.mean(line.odds(ham) >= 0):.2%} of {len(ham)}", flush=True)


def main() -> None:
    """Fit and write the weights, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument(
        "--measure", action="store_true", help="leave out each batch in turn and write nothing"
    )
    wanted = parser.parse_args()
    rows = public(wanted.data) + own() + examples()
    if wanted.measure:
        measure(rows)
    else:
        write(fit(rows), *fit_faults(rows))


if __name__ == "__main__":
    main()
