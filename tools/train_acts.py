"""Make src/goodstanding/language/acts.npy, acts_meaning.npy and acts.json again.

    python tools/train_acts.py DATA [--measure]

DATA is a folder with messages/ and acts/ (see docs/decisions.md for where both come from). Learnt from, besides what the repository
holds: email_intent_train.txt (does a sentence ask or propose something), goemotions.jsonl (thanks, praise, apologies; not its
test part), and the sentences of licensed ordinary messages, which hardly ever pitch, press or lead away.

From corpus/: the `dev` half of the sentences, the files that are learnt from whole, the templates, the short messages of
learn/ whose kind or fault names their act, and, of longer messages with a fault, the sentence that looks most like its act
(looked for twice). What is known of a row is never more than its label says: a row counts for an act only where somebody
would have said so.

The line of each act is set so that of the sentences it finds among rows not learnt from (three parts in turn) as many are right as ASKED says.
With --measure nothing is written. Needs the dev group (numpy, scikit-learn); takes about two minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.labelled import messages  # noqa: E402
from corpus.measure_acts import strongest  # noqa: E402
from corpus.parts import PART_ACTS, parts  # noqa: E402
from corpus.public import ORDINARY, public  # noqa: E402
from corpus.sentences import FIRST_ACTS, emotions, filled, intents, sentences, templates  # noqa: E402
from goodstanding.language import ACTS, read  # noqa: E402
from goodstanding.language.acts import COUNTS, acts_of  # noqa: E402
from goodstanding.language.encoder import encoder  # noqa: E402
from goodstanding.language.weigh import BUCKETS, clear_features, word_features  # noqa: E402
from tools.material import hashed  # noqa: E402

OUT = ROOT / "src/goodstanding/language"
ASKED = 0.85  # the share that must be right, of what is found among rows not learnt from
STRENGTH = 4.0
MEANING_SCALE = 2.0  # how freely the encoder's row may be weighed beside the words
PARTS = 3
COPIES = 12  # how many sentences are drawn from each template
WEIGHTS = {
    "own": 1.0, "template": 0.3, "intent": 0.2, "emotion": 0.1, "message": 0.5, "ordinary": 0.1, "fault": 0.3, "piece": 1.0,
}  # fmt: skip
KIND_ACT = {
    "thanks": "thanks", "praise": "praises", "congratulation": "congratulates", "refusal": "refuses", "question": "asks",
    "answer": "answers", "order": "orders", "scheduling": "schedules", "invitation_with_reason": "connects",
    "promise": "promises", "apology": "apologises", "offer_of_help": "offers", "introduction": "introduces",
    "announcement": "tells", "comment": "", "small_talk": "", "report": "tells", "courtesy": "", "work": "",
}  # fmt: skip
FAULT_ACT = {
    "stock_invitation": "connects", "pushy_follow_up": "presses", "fake_urgency": "presses", "link_huckster": "leads",
    "hard_sell": "pitches", "false_familiarity": "claims",
}  # fmt: skip
NEVER = ("pitches", "presses", "leads", "claims", "connects")  # what ordinary messages hardly ever do
UNLIKE = frozenset(
    ("refuses", "congratulates", "pitches", "presses", "leads", "claims")
)  # what a message of a known kind does only if it says so
MOST_ORDINARY = 2500  # messages a file


@dataclass(frozen=True)
class Row:
    """A sentence or a short message: the acts it does, and those it is known to do or not to do."""

    words: tuple[str, ...]
    said: dict[str, float]
    acts: frozenset[str]
    known: frozenset[str]
    sort: str
    language: str = ""
    half: str = ""


def row(text: str, acts: frozenset[str], known: frozenset[str], sort: str, **more: str) -> Iterator[Row]:
    """Yield the row of a text; none for a text without words."""
    reading = read(text)
    if reading.words:
        yield Row(tuple(reading.words), strongest(acts_of(reading)), acts, known, sort, **more)


def ours(*halves: str) -> Iterator[Row]:
    """Yield the labelled sentences of these halves."""
    for one in sentences():
        if one.half in halves:
            known = frozenset(ACTS) if one.half in ("more", "apart") else FIRST_ACTS
            yield from row(one.text, one.acts, known, "own", language=one.language, half=one.half)


def drawn() -> Iterator[Row]:
    """Yield sentences drawn from the templates, the same at each call; every second one loses its end."""
    for acts, template in templates():
        dice = random.Random(template)
        for text in sorted({filled(template, dice) for _ in range(COPIES)}):
            whole = text if text[-1] in ".!?" or dice.random() < 0.5 else text + "."
            yield from row(whole, acts, FIRST_ACTS | acts, "template")


def abroad(data: Path) -> Iterator[Row]:
    """Yield the public sentences and messages."""
    asks = frozenset(("asks",))
    for text, yes in intents(data / "messages/email_intent_train.txt"):
        yield from row(text, asks if yes else frozenset(), asks, "intent")
    for text, acts, known, test in emotions(data / "acts/goemotions.jsonl"):
        if not test:
            yield from row(text, acts, known, "emotion")
    for name in ORDINARY:
        those = [one for one in public(data / "messages", name) if one.learnt]
        for one in random.Random(name).sample(those, min(MOST_ORDINARY, len(those))):
            reading = read(one.text)
            by_lists = [told.acts for told in acts_of(reading)]
            # A customer orders and is invited; the others do so hardly ever.
            known = NEVER if name == "ordinary_requests" else (*NEVER, "orders", "invites")
            for (first, last), said in islice(zip(reading.parts, by_lists, strict=True), 2):
                yield Row(tuple(reading.words[first:last]), said, frozenset(), frozenset(known), "ordinary")


def pieces() -> Iterator[Row]:
    """Yield the sentences that letters are put together from."""
    for language, part, text in parts():
        acts = frozenset(PART_ACTS[part])
        yield from row(text, acts, UNLIKE | acts | {"promises", "thanks"}, "piece", language=language)


def whole() -> Iterator[Row]:
    """Yield the short messages whose kind names their act."""
    for one in messages("learn"):
        if one.kind in KIND_ACT and not one.bad:
            acts = frozenset((KIND_ACT[one.kind],)) - {""}
            yield from row(one.text, acts, UNLIKE | acts, "message", language=one.language)


def faulty() -> list[tuple[str, list[Row]]]:
    """Return, for each message with a fault, the act it does somewhere and its sentences."""
    found = []
    for one in messages("messages", "learn"):
        if one.half not in ("dev", "learn") or not one.bad:
            continue
        reading = read(one.text)
        parts = [tuple(reading.words[first:last]) for first, last in reading.parts[:12]]
        by_lists = [one.acts for one in acts_of(reading)][:12]
        for fault in one.faults & set(FAULT_ACT):
            act = FAULT_ACT[fault]
            rows = [
                Row(words, said, frozenset((act,)), frozenset((act,)), "fault")
                for words, said in zip(parts, by_lists, strict=True)
            ]
            if rows:
                found.append((act, rows))
    return found


class Matrix:
    """The features of rows: what is in the clear, the words, the meaning."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def of(self, rows: list[Row]) -> csr_matrix:
        """Return the features, shape (rows, names + buckets + encoder)."""
        place = {name: number for number, name in enumerate(self.names)}
        clear = np.zeros((len(rows), len(self.names)))
        for number, one in enumerate(rows):
            for name, value in clear_features(one.words, one.said).items():
                if name in place:
                    clear[number, place[name]] = value
        words = hashed([word_features(one.words) for one in rows], BUCKETS)
        meaning = csr_matrix(MEANING_SCALE * encoder().each([one.words for one in rows]))
        return hstack([csr_matrix(clear), words, meaning]).tocsr()


def fit(features: csr_matrix, labels: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weights of one act."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", tol=0.01, max_iter=200, fit_intercept=False)
    return model.fit(features, labels, sample_weight=weights).coef_[0]


def fitted(rows: list[Row], features: csr_matrix, act: str, out: np.ndarray | None = None) -> np.ndarray:
    """Return the weights of an act learnt from the rows that know of it, those marked in `out` left aside."""
    use = np.array([act in one.known for one in rows])
    if out is not None:
        use &= ~out
    labels = np.array([act in one.acts for one in rows])
    weights = np.array([WEIGHTS[one.sort] for one in rows])
    return fit(features[use], labels[use], weights[use])


def shift(odds: np.ndarray, labels: np.ndarray) -> float:
    """Return what must be added to odds so that from COUNTS on ASKED of what is found is right, and most is found."""
    order = np.argsort(-odds)
    precision = np.cumsum(labels[order]) / np.arange(1, len(odds) + 1)
    # Smoothed: one wrong row among the first few is no reason to find nothing.
    hits = np.cumsum(labels[order])
    smooth = (hits + 2) / (np.arange(1, len(odds) + 1) + 2)
    held = np.flatnonzero((precision >= ASKED) | ((smooth >= ASKED) & (hits > 2)))
    last = int(held[-1]) if held.size else 0
    return float(np.log(COUNTS / (1 - COUNTS)) - odds[order[last]])


def part(one: Row) -> int:
    """Return which of the parts a row belongs to, by its text alone."""
    return sha256(" ".join(one.words).encode()).digest()[1] % PARTS


def learnt(data: Path) -> tuple[Matrix, dict[str, np.ndarray]]:
    """Return the weights of each act, the line already in them."""
    rows = [*ours("dev", "more"), *drawn(), *abroad(data), *whole(), *pieces()]
    matrix = Matrix(sorted({name for one in rows for name in clear_features(one.words, one.said)}))
    features = matrix.of(rows)
    seen = faulty()
    acts = {act: fitted(rows, features, act) for act in set(FAULT_ACT.values())}
    told = [one for _, those in seen for one in those]
    told_features = matrix.of(told)
    for _ in range(2):
        chosen, at = [], 0
        for act, those in seen:
            odds = told_features[at : at + len(those)] @ acts[act]
            chosen.append(at + int(np.argmax(odds)))
            at += len(those)
        more = rows + [told[number] for number in chosen]
        joined = vstack([features, told_features[chosen]]).tocsr()
        acts = {act: fitted(more, joined, act) for act in acts}
    parts = np.array([part(one) for one in more])
    weights = {}
    for act in ACTS:
        known = np.array([act in one.known for one in more])
        labels = np.array([act in one.acts for one in more])
        own = known & np.array([one.sort == "own" for one in more])
        odds = np.zeros(len(more))
        for number in range(PARTS):
            apart = own & (parts == number)
            odds[apart] = joined[apart] @ fitted(more, joined, act, parts == number)
        coefficients = fitted(more, joined, act)
        moved = shift(odds[own], labels[own])
        line = float(np.log(COUNTS / (1 - COUNTS))) - moved
        hit = own & (odds >= line)
        print(
            f"{act:14} rows {int(labels.sum()):5} shift {moved:+.2f}  three parts, own: precision "
            f"{labels[hit].mean() if hit.any() else 1:.2f} recall {(hit & labels).sum() / max(1, (own & labels).sum()):.2f}"
        )
        coefficients[matrix.names.index("one")] += moved
        weights[act] = coefficients
    return matrix, weights


def write(matrix: Matrix, weights: dict[str, np.ndarray]) -> None:
    """Write the three files of weights."""
    clear_count = len(matrix.names)
    table = np.zeros((len(weights), BUCKETS), np.int8)
    meaning, clear = [], {}
    for number, (act, coefficients) in enumerate(weights.items()):
        words = coefficients[clear_count : clear_count + BUCKETS]
        step = float(np.abs(words).max() / 127)
        table[number] = np.round(words / step)
        meaning.append(coefficients[clear_count + BUCKETS :] * MEANING_SCALE)
        named = zip(matrix.names, coefficients[:clear_count], strict=True)
        clear[act] = {
            "step": round(step, 6),
            "weights": {name: round(float(weight), 4) for name, weight in named if weight},
        }
    np.save(OUT / "acts.npy", table)
    np.save(OUT / "acts_meaning.npy", np.array(meaning).astype(np.float16))
    (OUT / "acts.json").write_text(json.dumps(clear, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Fit and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--measure", action="store_true", help="write nothing")
    wanted = parser.parse_args()
    matrix, weights = learnt(wanted.data)
    if not wanted.measure:
        write(matrix, weights)


if __name__ == "__main__":
    main()
