"""How good the predictions are: `python -m benchmarks.standing FOLDER`.

FOLDER holds ledgers as gzipped CSV (src, dst, t), as for tools/train_standing.py. Each is cut in time: the weights
that ship learned from the first 70 %; here the first 85 % fit what is fitted, and the last 15 % are asked about
(of the committee's two months, half and half: a week must be left for answers). "foreign" means weights learned
from the other ledger only: what a network never seen may expect. Without a folder, an invented
network stands in, and the figures say little.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.measure import row
from goodstanding.ledger import calibrate, reply_probability, tie_strength
from goodstanding.ledger.backtest import asks_of, rolled, said
from goodstanding.ledger.contact import fading_cases, went_silent
from goodstanding.ledger.fit import auc, average_precision, calibration_error, monotone
from goodstanding.ledger.network import (
    FADING,
    REPLY,
    Network,
    Rows,
    fading_columns,
    next_columns,
    reply_columns,
)
from goodstanding.ledger.predict import fading
from goodstanding.ledger.reply import ReplyModel, reply_probability_of
from goodstanding.ledger.tie import DAY, Touch

CUTS = {"radoslaw": 0.85, "dnc": 0.5}


def ledger(folder: Path | None, name: str) -> Rows:
    """Return one ledger's rows in order of time."""
    if folder is None:
        return invented()
    table = pl.read_csv(folder / f"{name}.csv.gz").filter(pl.col("src") != pl.col("dst")).sort("t")
    table = table.filter(pl.col("t") >= pl.col("t").quantile(0.02))
    src, dst, at = (table[column].to_numpy() for column in ("src", "dst", "t"))
    return Rows(src.astype(np.int64), dst.astype(np.int64), at.astype(np.float64))


def invented(people: int = 150, days: int = 200) -> Rows:
    """Return a small network in which some answer and some do not."""
    rng = np.random.default_rng(0)
    rows = []
    for day in range(days):
        for _ in range(120):
            src = int(rng.integers(people))
            dst = (src + int(rng.integers(1, 12))) % people
            at = 1.6e9 + (day + rng.random()) * DAY
            rows.append((src, dst, at))
            if rng.random() < (0.8 if dst % 3 else 0.1):
                rows.append((dst, src, at + rng.random() * 2 * DAY))
    table = np.array(sorted(rows, key=lambda one: one[2]))
    return Rows(table[:, 0].astype(np.int64), table[:, 1].astype(np.int64), table[:, 2])


def frame(rows: Rows) -> pl.DataFrame:
    """Return rows as the library takes them."""
    return pl.DataFrame({"src": rows.src, "dst": rows.dst, "at": rows.at})


def boosted(columns: np.ndarray, outcome: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Return the chances of boosted trees on all columns, the strongest plain peer."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=15, l2_regularization=1.0, random_state=0
    )
    return trees.fit(columns, outcome).predict_proba(asked)[:, 1]


def foreign(folder: Path | None, name: str) -> ReplyModel | None:
    """Return a reply model that has never seen this ledger, learned on the other; None without a folder."""
    if folder is None:
        return None
    from tools import train_standing as train

    cases = [
        train.reply_cases(train.network(train.ledger(folder, other, tempo)))
        for other, tempos in train.TEMPOS.items()
        if other != name
        for tempo in tempos
    ]
    made = train.model(cases, [n for n, _ in REPLY], [s for _, s in REPLY], 1000.0, "")
    table = made["columns"]
    centres, scales, weights = (np.array([c[k] for c in table]) for k in ("centre", "scale", "weight"))  # type: ignore[attr-defined]
    return ReplyModel(centres, scales, np.concatenate(([made["intercept"]], weights)))


def line(name: str, *figures: float) -> None:
    """Print one method and its figures."""
    row("  " + name, "", "  ".join(f"{figure:7.3f}" for figure in figures))


def replies(name: str, rows: Rows, folder: Path | None) -> None:
    """Print who answers: AUC, calibration error, AUC on first messages."""
    people = int(max(rows.src.max(), rows.dst.max())) + 1
    net = Network(rows, people)
    cut = float(np.quantile(rows.at, CUTS.get(name, 0.85)))
    asked = (rows.at >= cut) & (rows.at + 7 * DAY <= rows.at.max())
    columns = reply_columns(net, rows, net.size)
    names = [column for column, _ in REPLY]
    outcome, answered = net.fates.answered[asked], net.fates.answered
    new = columns[asked][:, names.index("never met")] == 1
    known = rows.at + 7 * DAY <= cut
    print(f"\n{name}: answers within 7 days ({asked.sum():,} messages, {new.sum():,} of them first ever)")
    print(" " * 70 + "AUC  cal. error  AUC first")

    def show(method: str, score: np.ndarray, chances: bool = True) -> None:
        error = calibration_error(outcome, score) if chances else float("nan")
        line(method, auc(outcome, score), error, auc(outcome[new], score[new]))

    def mapped(column: np.ndarray) -> np.ndarray:
        return monotone(column[known], answered[known].astype(float)).apply(column[asked])

    pick = {column: columns[:, place] for place, column in enumerate(names)}
    show("their last message is recent", mapped(-pick["age of last received"]))
    total = net.pair.counts(net.back(rows))
    show("how often they wrote", mapped(total))
    show("how often they wrote, lately (30 days), isotonic", mapped(pick["received 30 d"]))
    show("how often they answer anybody", mapped(pick["dst answers anybody"]))
    show("boosting on all columns, fitted here", boosted(columns[known], answered[known], columns[asked]))
    history, queries = frame(rows), frame(rows.taken(asked))
    stranger = foreign(folder, name)
    if stranger is not None:
        chances = reply_probability_of(stranger, net, rows.taken(asked), net.size[asked])
        show("foreign: learned on the other ledger only", chances)
    show("shipped", reply_probability(history, queries))
    own = calibrate(frame(rows.taken(rows.at < cut)))
    show("calibrated on the rows before", own.reply_probability(history, queries))
    plain = calibrate(frame(rows.taken(rows.at < cut)), products=False)
    show("calibrated, additive only", plain.reply_probability(history, queries))


def egos(name: str, rows: Rows) -> None:
    """Print who answers as an owner sees it in their own rows, over the busiest sixty owners together."""
    cut = float(np.quantile(rows.at, CUTS.get(name, 0.85)))
    size = Network(rows, int(max(rows.src.max(), rows.dst.max())) + 1).size
    scores: dict[str, list[np.ndarray]] = {
        "shipped": [],
        "own map": [],
        "lately": [],
        "vendor": [],
        "library": [],
    }
    outcomes, firsts = [], []
    from goodstanding.ledger.backtest import vendor_score

    for owner in np.argsort(-np.bincount(rows.src))[:60].tolist():
        mine = np.flatnonzero((rows.src == owner) | (rows.dst == owner))
        touches = [
            (int(d if s == owner else s), Touch(at, s == owner, "message", int(n)))
            for s, d, at, n in zip(rows.src[mine], rows.dst[mine], rows.at[mine], size[mine], strict=True)
        ]
        asks = asks_of(touches)
        use = asks.closed & (asks.at >= cut)
        if use.sum() < 20:
            continue
        chances = said(asks)
        scores["shipped"].append(chances[use])
        scores["own map"].append(rolled(asks, chances)[use])
        scores["lately"].append(asks.of["in_30"][use])
        scores["vendor"].append(vendor_score(asks.of)[use])
        out = mine[rows.src[mine] == owner]
        late = out[(rows.at[out] >= cut) & (rows.at[out] + 7 * DAY <= rows.at[mine].max())]
        if len(late) == use.sum():
            scores["library"].append(reply_probability(frame(rows.taken(mine)), frame(rows.taken(late))))
        outcomes.append(asks.answered[use])
        firsts.append(asks.of["in_touches"][use] == 0)
    outcome, never = np.concatenate(outcomes), np.concatenate(firsts)
    print(
        f"\n{name}: the same, from an owner's own rows ({len(outcome):,} messages; never wrote: {never.sum():,})"
    )
    print(" " * 70 + "AUC  cal. error  AUC never wrote")
    labels = {
        "lately": "how often they wrote, lately (30 days)",
        "vendor": "the trade's hand-weighted score",
        "shipped": "standing, shipped",
        "own map": "standing, with the owner's own weekly map",
        "library": "reply_probability on the owner's rows",
    }
    for key, label in labels.items():
        score = np.concatenate(scores[key]) if scores[key] else np.zeros(0)
        if len(score) == len(outcome):
            chances = key not in ("lately", "vendor")
            error = calibration_error(outcome, score) if chances else float("nan")
            line(label, auc(outcome, score), error, auc(outcome[never], score[never]))


def protocol(rows: Rows, cut: float, seed: int = 0) -> dict[str, tuple[Rows, np.ndarray, np.ndarray]]:
    """Return the literature's test: each message after the cut, and one negative of each kind beside it.

    Random: same source and time, any destination. Historical: a pair in touch before the batch of 200, not in it.
    """
    rng = np.random.default_rng(seed)
    width = int(max(rows.src.max(), rows.dst.max())) + 1
    code = rows.src * width + rows.dst
    tested = np.flatnonzero(rows.at >= cut)
    others = np.unique(rows.dst)
    found = {}
    for kind in ("random", "historical"):
        parts, outcomes, batches = [], [], []
        for start in range(0, len(tested), 200):
            real = tested[start : start + 200]
            if kind == "random":
                src, dst = rows.src[real], rng.choice(others, len(real))
            else:
                earlier = np.setdiff1d(np.unique(code[: real[0]]), code[real])
                pairs = rng.choice(earlier, len(real))
                src, dst = pairs // width, pairs % width
            parts += [rows.taken(real), Rows(src, dst, rows.at[real])]
            outcomes += [np.ones(len(real), bool), np.zeros(len(real), bool)]
            batches.append(np.full(2 * len(real), start))
        asked = Rows(*(np.concatenate(column) for column in zip(*parts, strict=True)))
        found[kind] = (asked, np.concatenate(outcomes), np.concatenate(batches))
    return found


def contacts(name: str, rows: Rows) -> None:
    """Print who is next: average precision by kind of negative, and mean reciprocal rank among 101."""
    cut = float(np.quantile(rows.at, 0.85))
    tests = protocol(rows, cut)
    history = frame(rows)
    before = frame(rows.taken(rows.at < cut))
    rng = np.random.default_rng(1)
    tested = rng.choice(np.flatnonzero(rows.at >= cut), min(3000, int((rows.at >= cut).sum())), replace=False)
    others = np.unique(rows.dst)
    draw = rng.choice(others, (len(tested), 100))
    ranked = Rows(
        np.repeat(rows.src[tested], 101),
        np.concatenate([rows.dst[tested][:, None], draw], axis=1).ravel(),
        np.repeat(rows.at[tested], 101),
    )
    net = Network(rows, int(max(rows.src.max(), rows.dst.max())) + 1)
    print(f"\n{name}: who next ({len(tests['random'][1]) // 2:,} messages)")
    print(" " * 70 + "AP random  historical  MRR of 101")

    def show(method: str, score_of: object) -> None:
        figures = []
        for asked, outcome, batch in tests.values():
            score = score_of(asked)  # type: ignore[operator]
            per = [average_precision(outcome[batch == b], score[batch == b]) for b in np.unique(batch)]
            figures.append(100 * float(np.mean(per)))
        score = score_of(ranked).reshape(-1, 101)  # type: ignore[operator]
        better = (score[:, 1:] > score[:, :1]).sum(axis=1) + 0.5 * (score[:, 1:] == score[:, :1]).sum(axis=1)
        row(
            "  " + method,
            "",
            f"{figures[0]:7.1f} {figures[1]:10.1f} {float((1 / (1 + better)).mean()):10.3f}",
        )

    def age(asked: Rows) -> np.ndarray:
        return -np.minimum(net.pair.age(net.out(asked), asked.at), net.pair.age(net.back(asked), asked.at))

    show("ever in touch (EdgeBank)", lambda asked: (net.out(asked) >= 0).astype(float))
    show("age of the pair's last message", age)
    show("how often", lambda asked: net.pair.counts(net.out(asked)))
    show("decayed count (30 days)", lambda asked: net.recent("pair", 30.0, net.out(asked), asked.at))
    own, plain = calibrate(before), calibrate(before, products=False)

    from goodstanding.ledger.contact import contact_cases

    cases, outcome, _ = contact_cases(Network(rows.taken(rows.at < cut), net.people))
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.06, max_leaf_nodes=15, random_state=0
    )
    trees.fit(next_columns(net, cases), outcome)
    show(
        "boosting on all columns, both kinds",
        lambda asked: trees.predict_proba(next_columns(net, asked))[:, 1],
    )
    show("shipped", lambda asked: tie_strength(history, frame(asked)))
    show("calibrated, 20 weights, none below 0", lambda asked: plain.tie_strength(history, frame(asked)))
    show("calibrated", lambda asked: own.tie_strength(history, frame(asked)))


def silences(name: str, rows: Rows) -> None:
    """Print which ties are dying: AUC and calibration error."""
    net = Network(rows, int(max(rows.src.max(), rows.dst.max())) + 1)
    end = float(rows.at.max())
    moment = end - 60 * DAY
    if moment < rows.at.min() + 90 * DAY:
        print(f"\n{name}: too short to say which ties died")
        return
    cases, _ = fading_cases(net)
    late = cases.taken(cases.at >= moment)
    pair = net.between(late.src, late.dst)
    alive = net.both.age(net.both.before(pair, late.at), late.at) < 120
    asked = late.taken(alive)
    outcome = went_silent(net, asked).astype(bool)
    columns = fading_columns(net, asked)
    before = rows.taken(rows.at < moment)
    learn, learned = fading_cases(Network(before, net.people))
    own = calibrate(frame(before))
    print(f"\n{name}: no contact in 60 days ({len(outcome):,} ties in touch within 120 days)")
    print(" " * 70 + "AUC  cal. error")
    names = [column for column, _ in FADING]
    line("age of the last contact", auc(outcome, columns[:, names.index("silence")]), float("nan"))
    line("decayed count (30 days)", auc(outcome, -columns[:, names.index("in touch 30 d")]), float("nan"))
    if len(np.unique(learned)) == 2:
        trees = boosted(fading_columns(Network(before, net.people), learn), learned, columns)
        line("boosting on all columns, fitted here", auc(outcome, trees), calibration_error(outcome, trees))
    for label, chances in (
        ("shipped", fading(frame(rows), frame(asked))),
        ("calibrated", own.fading(frame(rows), frame(asked))),
    ):
        line(label, auc(outcome, chances), calibration_error(outcome, chances))


def run(folder: Path | None = None) -> None:
    """Print all tables."""
    for name in CUTS if folder else ("invented",):
        rows = ledger(folder, name)
        replies(name, rows, folder)
        egos(name, rows)
        contacts(name, rows)
        silences(name, rows)


if __name__ == "__main__":
    run(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
