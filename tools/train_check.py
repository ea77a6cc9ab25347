"""Make src/goodstanding/check/weights.npy, weights_meaning.npy and weights.json again.

    python tools/train_check.py DATA [--measure]

DATA is a folder with messages/, JSON lines of public messages; corpus/public.py says which of them may be learnt from, docs/decisions.md
where they come from. Of the labelled messages in corpus/ only the parts `dev` and `learn` are read, and the letters of
corpus/parts.py. A message with a context counts twice, with it and without, so that both ways of asking are learnt.

With --measure nothing is written. The licensed public sources are left out in six groups, whole sources each time, and the sources that
are never learnt from are judged by all the rest; printed is how many of each kind, channel and language are over the line, with the upper end
of the interval, and from which chance on a fault is right three times in four. Needs the dev group (numpy, scikit-learn) and the weights of
the acts (tools/train_acts.py); takes two minutes, with --measure about six.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from corpus.labelled import messages  # noqa: E402
from corpus.parts import letters  # noqa: E402
from corpus.public import public  # noqa: E402
from goodstanding.check.draft import Draft  # noqa: E402
from goodstanding.check.facts import Channel, Facts  # noqa: E402
from goodstanding.check.rules import RULES, reads_like_a_pitch  # noqa: E402
from goodstanding.check.run import _points  # noqa: E402
from goodstanding.check.weigh import (  # noqa: E402
    BUCKETS,
    act_features,
    fact_features,
    rule_features,
    shape_features,
    sign_features,
    word_features,
)
from goodstanding.language.acts import ACTS  # noqa: E402
from goodstanding.language.encoder import encoder  # noqa: E402
from goodstanding.language.weigh import chance, line  # noqa: E402
from tools.material import hashed, mails  # noqa: E402

OWN_WEIGHT = 16.0  # how much one of our messages counts beside one of the public ones
HAM_WEIGHT = 4.0  # a list letter called a pitch is worse than a bulk pitch let through
MEANING_SCALE = 2.0  # how freely the row of the encoder may be weighed beside the words: larger is freer
SHIFT = -1.6  # added to the odds, so that 0 lies where few of the ordinary messages of sources left out are over it; see --measure
PUBLIC_GOOD, PUBLIC_BAD = 4.0, 6.0
LETTERS, LETTER_WEIGHT = 60, 8.0  # a language and sort
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
    *(f"does {act}" for act in ACTS),
)
LEAST_NAMED, LEAST_SHOWN = 10, 20
CERTAIN = 0.75  # a fault is named as a fact where this share of what is named is right
GROUPS = (
    ("janitrai/janitr", "monologg/GoEmotions-pytorch"),
    ("umputun/tg-spam", "Genius1237/TyDiP", "jkkummerfeld/irc-disentanglement"),
    ("mmistakes/made-mistakes-jekyll", "PolyAI-LDN/task-specific-datasets", "LeadMagic/gtm-skills", "YS-projectcalc/agent-cold-email",
     "organvm-iv-taxis/a-i--skills", "dyn4j/dyn4j.github.io", "miao4ai/open_recruiter"),
    ("Freddy-DK/freddysblog", "gunthercox/chatterbot-corpus", "aviskaar/skills", "Othmane-Khadri/YALC-the-GTM-operating-system",
     "cuckoo-network/cuckoo", "clinc/oos-eval"),
    ("awslabs/multi-domain-goal-oriented-dialogues-dataset", "bitcoinfrance/bitcoinfrance.github.io", "tarkaai/gtm-skills",
     "hildelio/autou-email-classifier", "cdeistopened/content-os"),
)  # fmt: skip
OUT = ROOT / "src/goodstanding/check"


@dataclass
class Row:
    """One message as it is learnt from: where it comes from, its label, how much it counts, and its features."""

    batch: str
    bad: bool
    weight: float
    clear: dict[str, float]
    buckets: list[int]
    meaning: np.ndarray
    learnt: bool = True
    faults: frozenset[str] = frozenset()
    kind: str = ""
    channel: str = ""
    language: str = ""
    points: bool = False


def row(text: str, channel: str, facts: Facts, batch: str, bad: bool, weight: float) -> Row:
    """Return a message with its features."""
    draft = Draft(text[:20_000], Channel(channel))
    found = [one for rule in RULES if rule is not reads_like_a_pitch for one in rule.find(draft, facts)]
    clear = shape_features(draft) | rule_features(draft, found) | sign_features(draft) | fact_features(facts)
    clear |= act_features(draft)
    points = _points(found) or reads_like_a_pitch.acts(draft, facts) is not None
    meaning = encoder().encode(draft.words)
    return Row(batch, bad, weight, clear, word_features(draft), meaning, channel=channel, points=points)


def abroad(data: Path) -> list[Row]:
    """Return the public messages, those that are only measured too, with label and weight."""
    rows = []
    for name, bad, weight in (
        ("spamassassin_ham_1", False, HAM_WEIGHT),
        ("spamassassin_ham_2", False, HAM_WEIGHT),
        ("spamassassin_spam", True, 1.0),
        ("scam_mail_archive", True, 2.0),
    ):
        rows += [row(text, "email", Facts(), name, bad, weight) for text in mails(data / "messages", name)]
    for one in public(data / "messages"):
        weight = PUBLIC_BAD if one.bad else PUBLIC_GOOD
        made = row(one.text, one.channel, Facts(), one.source, one.bad, weight)
        sort = one.file.removeprefix("ordinary_").removeprefix("bad_")
        made.learnt, made.kind, made.language = one.learnt, f"{sort} {one.kind}", one.language
        rows.append(made)
    return rows


def put_together() -> list[Row]:
    """Return the letters put together from sentences."""
    return [
        replace(row(text, "email", Facts(), "letters", sells, LETTER_WEIGHT), faults=faults)
        for _, text, sells, faults in letters(LETTERS)
    ]


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
    for one in messages():
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


def write(
    line: Line, faults: dict[str, dict[str, float]], fault_meaning: np.ndarray, lines: dict[str, float]
) -> None:
    """Write the three files of weights; of weights_meaning.npy the first row is for the odds, then one a fault."""
    step = float(np.abs(line.words).max() / 127)
    np.save(OUT / "weights.npy", np.round(line.words / step).astype(np.int8))
    np.save(OUT / "weights_meaning.npy", np.vstack([line.meaning, fault_meaning]).astype(np.float16))
    clear = {name: round(weight, 4) for name, weight in line.clear.items()}
    (OUT / "weights.json").write_text(
        json.dumps({"step": step, "weights": clear, "faults": faults, "certain": lines}, indent=1) + "\n",
        encoding="utf-8",
    )
    print(f"{len(clear)} features in the clear, step {step:.5f}")


def certain(rows: list[Row]) -> dict[str, float]:
    """Return for each fault the least chance from which CERTAIN of the messages named with it have it, in batches not learnt from.

    A fault for which there is no such chance, with ten messages at least above it, is left out.
    """
    bad = [one for one in rows if one.faults]
    batches = sorted({one.batch for one in bad})
    chances: dict[str, list[tuple[float, bool]]] = {fault: [] for fault in TOLD_BY_WORDS}
    for batch in batches:
        named, meanings = fit_faults([one for one in bad if one.batch != batch])
        for one in (one for one in bad if one.batch == batch):
            for (fault, weights), meaning in zip(named.items(), meanings, strict=True):
                found = line(one.clear, weights) + float(meaning @ one.meaning)
                chances[fault].append((chance(found), fault in one.faults))
    lines = {}
    for fault, pairs in chances.items():
        pairs.sort(reverse=True)
        hits, held = 0, 0.0
        for number, (level, right) in enumerate(pairs, 1):
            hits += right
            if number >= LEAST_NAMED and hits / number >= CERTAIN:
                held = level
        if held:
            lines[fault] = round(held, 3)
        found = [right for level, right in pairs if held and level >= held]
        print(f"{fault:20} from {held:.2f} on: {len(found)} named, of {sum(right for _, right in pairs)}")
    return lines


def upper(hits: int, count: int) -> float:
    """Return the upper end of the 95 % interval (Wilson) of a share."""
    z, share = 1.96, hits / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle + spread) / (1 + z * z / count)


def measure(rows: list[Row]) -> None:
    """Leave whole public sources out, learn from the rest, and print how they are told."""
    learnt = [one for one in rows if one.learnt]
    fresh = fit(learnt)
    judged = [one for one in rows if not one.learnt]
    over = dict(zip(map(id, judged), fresh.odds(judged) >= 0, strict=True))
    for group in GROUPS:
        apart = [one for one in learnt if one.batch in group]
        rest = fit([one for one in learnt if one.batch not in group])
        over |= dict(zip(map(id, apart), rest.odds(apart) >= 0, strict=True))
        judged += apart
    for title, key in (
        ("kind", lambda one: one.kind.split(" ", 1)[1]),
        ("file", lambda one: one.kind.split(" ", 1)[0]),
        ("channel", lambda one: one.channel),
        ("language", lambda one: one.language),
    ):
        for bad in (False, True):
            for name in sorted({key(one) for one in judged if one.bad == bad}):
                those = [one for one in judged if one.bad == bad and key(one) == name]
                hits = sum(bool(over[id(one)]) and one.points for one in those)
                if len(those) >= LEAST_SHOWN:
                    print(f"{'bad' if bad else 'ordinary':8} {title:8} {name:24} {hits:4} of {len(those):5}  {hits / len(those):6.2%}  at most {upper(hits, len(those)):6.2%}")  # fmt: skip


def main() -> None:
    """Fit and write the weights, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--measure", action="store_true", help="leave out whole sources and write nothing")
    wanted = parser.parse_args()
    rows = abroad(wanted.data) + own() + put_together() + examples()
    if wanted.measure:
        measure(rows)
        return
    learnt = [one for one in rows if one.learnt]
    named, meanings = fit_faults(learnt)
    write(fit(learnt), named, meanings, certain(learnt))


if __name__ == "__main__":
    main()
