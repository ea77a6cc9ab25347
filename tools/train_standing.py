"""Train the weights that ship with the ledger: `python tools/train_standing.py FOLDER`.

FOLDER holds ledgers as gzipped CSV with the columns src, dst, t (epoch seconds). Two are public: a manufacturing
company's mail (Michalski, Palus and Kazienko 2011) and a committee's mail of 2016 (KONECT `dnc-temporalGraph`).
Each also serves stretched in time and thinned, so that the weights do not lean on one network's tempo. Only the
first 70 % of a ledger in time is learned from, the next 15 % chose the columns, the last 15 % are for
benchmarks/standing.py.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import polars as pl

from goodstanding.ledger import columns as ego
from goodstanding.ledger.backtest import asks_of
from goodstanding.ledger.contact import contact_cases, fading_cases
from goodstanding.ledger.fit import logistic
from goodstanding.ledger.network import (
    FADING,
    NEXT,
    REPLY,
    Network,
    Rows,
    fading_columns,
    next_columns,
    reply_columns,
)
from goodstanding.ledger.tie import DAY, Touch

LEARN = 0.70
TEMPOS = {"radoslaw": (1.0, 0.3, 3.0), "dnc": (1.0, 4.0, 0.4)}
FADING_TEMPOS = {"radoslaw": (1.0, 2.0, 4.0), "dnc": (8.0,)}
Case = tuple[np.ndarray, np.ndarray]


def ledger(folder: Path, name: str, tempo: float = 1.0, share: float = 1.0, upto: float = 1.0) -> Rows:
    """Return one ledger's rows in order of time, stretched, thinned to a share of its people, cut short."""
    table = pl.read_csv(folder / f"{name}.csv.gz").filter(pl.col("src") != pl.col("dst")).sort("t")
    # The committee's ledger has a few hundred rows spread over the years before its two full months.
    table = table.filter(pl.col("t") >= pl.col("t").quantile(0.02))
    src, dst, at = (table[column].to_numpy() for column in ("src", "dst", "t"))
    if share < 1:
        kept = np.random.default_rng(0).random(max(src.max(), dst.max()) + 1) < share
        both = kept[src] & kept[dst]
        src, dst, at = src[both], dst[both], at[both]
    end = int(len(at) * upto)
    times = at[0] + (at[:end] - at[0]) * tempo
    return Rows(src[:end].astype(np.int64), dst[:end].astype(np.int64), times.astype(np.float64))


def network(rows: Rows) -> Network:
    """Index rows, however many people they hold."""
    return Network(rows, int(max(rows.src.max(), rows.dst.max())) + 1)


def reply_cases(net: Network) -> Case:
    """Return the columns and fates of all messages whose seven days have closed."""
    closed = net.rows.at + 7 * DAY <= net.rows.at.max()
    rows = Rows(*(column[closed] for column in net.rows))
    return reply_columns(net, rows, net.size[closed]), net.fates.good[closed]


def ego_cases(net: Network, most: int = 60) -> Case:
    """Return the columns of standing and the fates, as each of the busiest owners saw them in their own rows."""
    rows, size = net.rows, net.size
    found, outcomes = [], []
    for owner in np.argsort(-np.bincount(rows.src, minlength=net.people))[:most].tolist():
        mine = np.flatnonzero((rows.src == owner) | (rows.dst == owner))
        touches = [
            (int(dst if src == owner else src), Touch(at, src == owner, "message", int(many)))
            for src, dst, at, many in zip(
                rows.src[mine], rows.dst[mine], rows.at[mine], size[mine], strict=True
            )
        ]
        asks = asks_of(touches)
        if asks.closed.sum() >= 30:
            found.append(asks.columns[asks.closed])
            outcomes.append(asks.answered[asks.closed].astype(np.float64))
    return np.concatenate(found), np.concatenate(outcomes)


def model(cases: list[Case], names: list[str], signs: list[int], pull: float, made: str) -> dict[str, object]:
    """Fit one additive model; each ledger weighs the same, whatever its size."""
    centre = np.mean([columns.mean(axis=0) for columns, _ in cases], axis=0)
    spread = np.mean(
        [columns.var(axis=0) + (columns.mean(axis=0) - centre) ** 2 for columns, _ in cases], axis=0
    )
    scale = np.sqrt(spread) + 1e-9
    columns = np.concatenate([np.clip((c - centre) / scale, -4, 4) for c, _ in cases])
    outcome = np.concatenate([o for _, o in cases])
    weight = np.concatenate([np.full(len(o), 20_000 / len(o)) for _, o in cases])
    fitted = logistic(
        np.concatenate([np.ones((len(columns), 1)), columns], axis=1),
        outcome,
        np.zeros(len(names) + 1),
        np.concatenate(([1e-3], np.full(len(names), pull))),
        signs=np.array([0, *signs]),
        weight=weight,
    )
    return {
        "made": made,
        "intercept": round(float(fitted[0]), 4),
        "columns": [
            {
                "name": n,
                "weight": round(float(w), 4),
                "centre": round(float(c), 4),
                "scale": round(float(s), 4),
            }
            for n, w, c, s in zip(names, fitted[1:], centre, scale, strict=True)
        ],
    }


def main(folder: Path, target: Path) -> None:
    """Train all four models and write them."""
    stretched = [
        network(ledger(folder, name, tempo, 1.0, LEARN))
        for name, tempos in TEMPOS.items()
        for tempo in tempos
    ]
    thinned = [network(ledger(folder, name, 1.0, 0.6, LEARN)) for name in TEMPOS]
    plain = [network(ledger(folder, name, 1.0, 1.0, LEARN)) for name in TEMPOS]
    fading = [
        network(ledger(folder, name, tempo, 1.0, LEARN if tempo > 1 else 0.85))
        for name, tempos in FADING_TEMPOS.items()
        for tempo in tempos
    ]

    def contacts(net: Network) -> Case:
        queries, outcome, _ = contact_cases(net)
        return next_columns(net, queries), outcome

    def silences(net: Network) -> Case:
        queries, outcome = fading_cases(net)
        return fading_columns(net, queries), outcome

    made = "tools/train_standing.py, on the first 70 % of two public mail ledgers"
    models = {
        "reply": model(
            [reply_cases(net) for net in (*stretched, *thinned)],
            [name for name, _ in REPLY],
            [sign for _, sign in REPLY],
            1000.0,
            made,
        ),
        "ego": model(
            [ego_cases(net) for net in stretched],
            [name for name, _ in ego.NAMES],
            [sign for _, sign in ego.NAMES],
            300.0,
            made,
        ),
        "next": model(
            [contacts(net) for net in (*stretched, *plain)], list(NEXT), [1] * len(NEXT), 10.0, made
        ),
        "fading": model(
            [silences(net) for net in fading],
            [name for name, _ in FADING],
            [sign for _, sign in FADING],
            300.0,
            made,
        ),
    }
    target.write_text(json.dumps({"models": models}, indent=1) + "\n")
    for name, fitted in models.items():
        print(name, fitted["intercept"])
        for line in fitted["columns"]:
            print(f"   {line['weight']:7.3f}  {line['name']}")


if __name__ == "__main__":
    here = Path(__file__).resolve().parent.parent
    main(Path(sys.argv[1]), here / "src/goodstanding/ledger/weights.json")
