"""The fold as one expression for every engine: Polars in memory, PySpark on a fleet.

`fold_table` takes rows `src, dst, at, kind` (and `recipients`, else 1) and gives one row a pair: `src` is the
lesser of the two names, `out_` is what it did towards `dst`, `in_` the reverse; `mine_` and `theirs_` are their
turns. Every figure is that of `Tie` (tests hold them equal to 1e-9); nothing that has not happened is a number
(null). Credits by kind come as `out_KIND` and `in_KIND`, for the kinds that occur.

Turns need only the instant before: a turn is open when the latest instant that opened or answered opened, and
what is waiting now is a running count less its value at the latest answer. Engines differ only in how
a row sees its neighbours and how a pair's rows are added up: `Sorted` on a table in order of pair and time,
`Windows` on any engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol

from .acts import ACTS, KINDS
from .tie import CLOSES, DAY, EPISODE, HALF_LIVES, SITTING, TRY

if TYPE_CHECKING:
    import narwhals as nw
    from narwhals.typing import IntoFrameT

    Expr = nw.Expr

PAIR = ("src", "dst")
SUMS = ("sum_12h", "sum_2d", "sum_7d", "sum_30d", "sum_120d")  # one for each of HALF_LIVES
_LN2 = 0.6931471805599453
_NEVER = -float("inf")
# For each side: the prefix of its turns, what it opens, what answers it, its latest ask, the latest answer.
_TURNS = (
    ("mine", "out_opens", "in_answers", "mine_ask", "mine_answer"),
    ("theirs", "in_opens", "out_answers", "theirs_ask", "theirs_answer"),
)


Total = tuple[str, str, "Expr"]  # name; sum, min or max; of what


class Neighbours(Protocol):
    """How an expression on instants sees the others of its pair."""

    def before(self, expr: Expr) -> Expr:
        """Return the value at the instant before; null at the first."""

    def latest(self, flag: Expr) -> Expr:
        """Return the time of the latest instant with the flag, this one included; null or -inf if none."""

    def running(self, expr: Expr) -> Expr:
        """Return the sum up to and with each instant, counted from anywhere before the pair's first."""

    def final(self, expr: Expr) -> Expr:
        """Return the value at the pair's last instant; the expression never falls with time."""

    def totals(self, instants: Any, totals: Sequence[Total]) -> Any:
        """Return one row a pair, with these totals."""


class Sorted:
    """Neighbours on an eager table sorted by pair and time, with the flags `begins` and `ends` of each pair."""

    def before(self, expr: Expr) -> Expr:
        import narwhals as nw

        return nw.when(~nw.col("begins")).then(expr.shift(1))

    def latest(self, flag: Expr) -> Expr:
        import narwhals as nw

        # A mark of -inf at each pair's first instant keeps the pair before it from showing through.
        first = nw.when(nw.col("begins")).then(nw.lit(_NEVER))
        return nw.when(flag).then(nw.col("at")).otherwise(first).fill_null(strategy="forward")

    def running(self, expr: Expr) -> Expr:
        return expr.cum_sum()

    def final(self, expr: Expr) -> Expr:
        import narwhals as nw

        return nw.when(nw.col("ends")).then(expr).fill_null(strategy="backward")

    def totals(self, instants: Any, totals: Sequence[Total]) -> Any:
        import narwhals as nw
        import numpy as np

        # Rows of a pair lie together, so each total is one pass over one column: far quicker than group-by.
        add = {"sum": np.add, "min": np.minimum, "max": np.maximum}
        start = np.flatnonzero(instants["begins"].to_numpy())
        if not len(start):
            return instants.select(*PAIR, *(of.alias(name) for name, _, of in totals))
        firsts = instants.select(*PAIR).filter(instants["begins"])
        columns = {name: firsts[name] for name in PAIR}
        for part in range(0, len(totals), 6):
            some = totals[part : part + 6]
            values = instants.select(*(of.alias(name) for name, _, of in some))
            for name, how, _ in some:
                total = add[how].reduceat(values[name].to_numpy(), start)
                columns[name] = nw.new_series(name, total, backend=instants.implementation)
        return nw.from_dict(columns)


class Windows:
    """Neighbours by window functions, on any engine."""

    def before(self, expr: Expr) -> Expr:
        return expr.shift(1).over(*PAIR, order_by="at")

    def latest(self, flag: Expr) -> Expr:
        import narwhals as nw

        at = nw.when(flag).then(nw.col("at")).otherwise(nw.lit(_NEVER))
        return at.cum_max().over(*PAIR, order_by="at")

    def running(self, expr: Expr) -> Expr:
        return expr.cum_sum().over(*PAIR, order_by="at")

    def final(self, expr: Expr) -> Expr:
        return expr.max().over(*PAIR)

    def totals(self, instants: Any, totals: Sequence[Total]) -> Any:
        import narwhals as nw

        # Named apart from the columns they are made of, then renamed: an engine may resolve names either way.
        added = instants.group_by(*PAIR).agg(
            *(getattr(of, how)().alias(f"t_{name}") for name, how, of in totals)
        )
        return added.select(*PAIR, *(nw.col(f"t_{name}").alias(name) for name, _, _ in totals))


def fold_table(table: IntoFrameT) -> IntoFrameT:
    """Return the ties of a table of touches, on the engine that holds it (a Polars or a PySpark frame).

    Rows whose `src` is their `dst` are left out. Order of the result is not defined.

    Raises:
        ValueError: a column is missing, or a kind does not exist.
    """
    import narwhals as nw

    frame: Any = nw.from_native(table)  # type: ignore[type-var]
    columns = frame.collect_schema().names()
    for name in ("src", "dst", "at", "kind"):
        if name not in columns:
            raise ValueError(
                f"the table has no column {name}; it needs src, dst, at (epoch seconds) and kind"
            )
    found = frame.select("kind").unique()
    kinds = found.collect() if isinstance(found, nw.LazyFrame) else found
    names = sorted(str(kind) for kind in kinds["kind"].to_list())
    unknown = [name for name in names if name not in ACTS]
    if unknown:
        raise ValueError(f'"{unknown[0]}" is not a kind of interaction; the kinds are {", ".join(KINDS)}')
    recipients = nw.col("recipients").fill_null(1) if "recipients" in columns else nw.lit(1)
    rows = frame.filter(nw.col("src") != nw.col("dst")).select(
        nw.min_horizontal("src", "dst").alias("src"),
        nw.max_horizontal("src", "dst").alias("dst"),
        nw.col("at").cast(nw.Float64),
        "kind",
        out=nw.col("src") < nw.col("dst"),
        direct=recipients <= 1,
        credit=1.0 / nw.when(recipients > 1).then(recipients).otherwise(1).cast(nw.Float64),
    )
    neighbours: Neighbours
    if isinstance(rows, nw.DataFrame):
        neighbours = Sorted()
        instants: Any = _instants_sorted(rows, names)
    else:
        neighbours = Windows()
        instants = rows.with_columns(_by_side(names)).group_by(*PAIR, "at").agg(*_totals(names))
    ties = _ties(instants, neighbours, names, _uniform(names))
    return ties.to_native()  # type: ignore[no-any-return]


def _uniform(kinds: Sequence[str]) -> bool:
    """Return whether every touch is contact, opens and answers: then both sides' marks are the same."""
    return all(ACTS[kind].contact and ACTS[kind].opens and ACTS[kind].answers for kind in kinds)


def _is(kinds: Sequence[str], what: str) -> Expr:
    """Return whether a row's kind is contact, opens or answers, by the table of acts."""
    import narwhals as nw

    chosen = [kind for kind in kinds if getattr(ACTS[kind], what)]
    if len(chosen) == len(kinds):
        return nw.lit(True)
    return nw.col("kind").is_in(chosen) if chosen else nw.lit(False)


def _by_side(kinds: Sequence[str]) -> list[Expr]:
    """Return the columns of a row, each for its side, 0 for the other."""
    import narwhals as nw

    columns = []
    contact = _is(kinds, "contact")
    for side, own in (("out", nw.col("out")), ("in", ~nw.col("out"))):
        touch = (own & contact).cast(nw.Int64)
        columns += [
            touch.alias(f"{side}_touches"),
            (own & contact & nw.col("direct")).cast(nw.Int64).alias(f"{side}_direct"),
            (nw.col("credit") * touch).alias(f"{side}_credit"),
            (own & _is(kinds, "opens")).cast(nw.Int64).alias(f"{side}_opens"),
            (own & _is(kinds, "answers")).cast(nw.Int64).alias(f"{side}_answers"),
        ]
        if len(kinds) > 1:
            columns += [
                (nw.col("credit") * (own & (nw.col("kind") == kind)).cast(nw.Float64)).alias(f"{side}_{kind}")
                for kind in kinds
            ]
    columns.append((nw.col("kind") == "acceptance").cast(nw.Int64).alias("accepts"))
    return columns


def _summed(kinds: Sequence[str]) -> list[str]:
    """Return the names of what adds up within an instant, and then within a pair."""
    each = ["touches", "direct", "credit", *(kinds if len(kinds) > 1 else ())]
    return [f"{side}_{name}" for side in ("out", "in") for name in each]


def _totals(kinds: Sequence[str]) -> list[Expr]:
    import narwhals as nw

    extra = ["out_opens", "out_answers", "in_opens", "in_answers", "accepts"]
    return [nw.col(name).sum() for name in (*_summed(kinds), *extra)]


def _instants_sorted(rows: nw.DataFrame[Any], kinds: Sequence[str]) -> nw.DataFrame[Any]:
    """Return the instants of an eager table in order of pair and time, with `begins` and `ends`."""
    import narwhals as nw

    by = list(PAIR)
    if rows["src"].dtype.is_integer() and len(rows):
        low, high = int(rows["src"].min()), int(rows["dst"].max())
        if low >= 0 and high < 2**31:  # one number sorts in half the time of two
            rows = rows.with_columns((nw.col("src").cast(nw.Int64) * 2**31 + nw.col("dst")).alias("pair"))
            by = ["pair"]
    # Two stable sorts: ledgers mostly come in order of time, and then the first is free.
    if not rows["at"].is_sorted():
        rows = rows.sort("at")
    rows = _stable(rows, by)

    def begins(*more: str) -> Expr:
        changed = nw.lit(False)
        for name in (*by, *more):
            changed = changed | (nw.col(name) != nw.col(name).shift(1)).fill_null(True)
        return changed

    rows = rows.with_columns(_by_side(kinds))
    fresh = rows.select(begins("at").alias("fresh"))["fresh"]
    if not fresh.all():
        moment = fresh.cast(nw.Int64).cum_sum().alias("moment")
        keys = [nw.col(name).first() for name in (*PAIR, "at", *(by if by == ["pair"] else ()))]
        rows = rows.with_columns(moment).group_by("moment").agg(*keys, *_totals(kinds)).sort("moment")
    rows = rows.with_columns(begins().alias("begins"))
    return rows.with_columns(nw.col("begins").shift(-1).fill_null(True).alias("ends"))


def _stable(rows: nw.DataFrame[Any], by: list[str]) -> nw.DataFrame[Any]:
    """Return the rows sorted by columns, rows of equal keys left in their order."""
    import narwhals as nw

    native = rows.to_native()
    return nw.from_native(native.sort(by, maintain_order=True), eager_only=True)


def _ties(instants: Any, near: Neighbours, kinds: Sequence[str], uniform: bool) -> Any:
    """Return one row a pair from its instants; the same expressions whatever the engine."""
    import narwhals as nw

    at = nw.col("at")
    contact = (nw.col("out_touches") + nw.col("in_touches")) > 0

    # What each instant knows of those before it.
    marks = [
        near.latest(nw.col("out_touches") > 0).alias("l_out"),
        near.latest(nw.col("in_touches") > 0).alias("l_in"),
    ]
    if uniform:
        names = {"mine_ask": "l_out", "theirs_answer": "l_out", "theirs_ask": "l_in", "mine_answer": "l_in"}
    else:
        names = {"mine_ask": "l_a", "mine_answer": "l_b", "theirs_ask": "l_c", "theirs_answer": "l_d"}
        marks += [
            near.latest(nw.col("out_opens") > 0).alias("l_a"),
            near.latest(nw.col("in_answers") > 0).alias("l_b"),
            near.latest(nw.col("in_opens") > 0).alias("l_c"),
            near.latest(nw.col("out_answers") > 0).alias("l_d"),
        ]
    seen = instants.with_columns(marks)
    seen = seen.with_columns(*(near.before(nw.col(mark)).alias(name) for name, mark in names.items()))
    if uniform:
        before = nw.max_horizontal("mine_ask", "theirs_ask")
        seen = seen.with_columns(before.alias("previous"))
        last = nw.max_horizontal(near.final(nw.col("l_out")), near.final(nw.col("l_in")))
    else:
        seen = seen.with_columns(nw.max_horizontal("l_out", "l_in").alias("l_any"))
        seen = seen.with_columns(near.before(nw.col("l_any")).alias("previous"))
        last = near.final(nw.col("l_any"))
    seen = seen.with_columns(last.alias("final_at"))

    gap = at - nw.col("previous").fill_null(_NEVER)
    apart = contact & (gap > SITTING)
    spaced = apart & (gap < float("inf"))
    log_days = nw.when(spaced).then((nw.when(spaced).then(gap).otherwise(DAY) / DAY).log()).otherwise(0.0)
    columns = [
        (contact & (gap > EPISODE)).cast(nw.Int64).alias("anew"),
        apart.cast(nw.Int64).alias("sittings"),
        log_days.alias("log_gap"),
    ]
    # Decay to the pair's last contact. 120, 30, 2 and 0.5 days are powers of four of one another.
    age = nw.when(contact).then(nw.col("final_at") - at).otherwise(0.0)
    columns += [
        (age * (-_LN2 / HALF_LIVES[4])).exp().alias("d120"),
        (age * (-_LN2 / HALF_LIVES[2])).exp().alias("d7"),
        (age * (-_LN2 / HALF_LIVES[1])).exp().alias("d2"),
    ]
    for name, opens, answers, ask, answer in _TURNS:
        asked, replied = nw.col(ask).fill_null(_NEVER), nw.col(answer).fill_null(_NEVER)
        x, y = nw.col(opens) > 0, nw.col(answers) > 0
        waits = (asked > _NEVER) & (asked >= replied)
        since = at - asked
        ended = waits & (x | y) & ((since > CLOSES) | y)
        good = waits & y & (since <= CLOSES)
        stretch = x & (y | ~waits)
        delay = nw.when(good).then(nw.when(good).then(since).otherwise(1.0).log()).otherwise(0.0)
        columns += [
            good.cast(nw.Int64).alias(f"{name}_answered"),
            ended.cast(nw.Int64).alias(f"{name}_closed"),
            (x & ~(waits & ~y & (since <= CLOSES))).cast(nw.Int64).alias(f"{name}_turns"),
            delay.alias(f"{name}_log_delay"),
            (x & (stretch | (since > TRY))).cast(nw.Int64).alias(f"{name}_try"),
            stretch.alias(f"{name}_stretch"),
        ]
    seen = seen.with_columns(columns)
    fourth = nw.col("d120") * nw.col("d120") * nw.col("d120") * nw.col("d120")
    half = nw.col("d2") * nw.col("d2") * nw.col("d2") * nw.col("d2")
    running = [
        near.running(nw.col(column)).alias(f"{name}_{what}")
        for name, opens, *_ in _TURNS
        for what, column in (("opened", opens), ("tried", f"{name}_try"), ("done", f"{name}_closed"))
    ]
    seen = seen.with_columns(fourth.alias("d30"), half.alias("d12h"), *running)
    seen = seen.with_columns(
        *(near.final(nw.col(f"{name}_done")).alias(f"{name}_all_done") for name, *_ in _TURNS)
    )

    def early(flag: Expr) -> Expr:
        return nw.when(flag).then(at).otherwise(nw.lit(-_NEVER))

    def late(flag: Expr) -> Expr:
        return nw.when(flag).then(at).otherwise(nw.lit(_NEVER))

    total: list[Total] = [(name, "sum", nw.col(name)) for name in _summed(kinds)]
    for name, share in zip(SUMS, ("d12h", "d2", "d7", "d30", "d120"), strict=True):
        total += [
            (f"{side}_{name}", "sum", nw.col(f"{side}_credit") * nw.col(share)) for side in ("out", "in")
        ]
    total += [
        ("first", "min", early(contact)),
        ("last", "max", late(contact)),
        ("sittings", "sum", nw.col("sittings")),
        ("log_gap", "sum", nw.col("log_gap")),
        ("log_gap_squared", "sum", nw.col("log_gap") * nw.col("log_gap")),
        ("accepted", "max", late(nw.col("accepts") > 0)),
    ]
    for side in ("out", "in"):
        touched = nw.col(f"{side}_touches") > 0
        total += [
            (f"{side}_first", "min", early(touched)),
            (f"{side}_last", "max", late(touched)),
            (f"{side}_starts", "sum", nw.when(touched).then(nw.col("anew")).otherwise(0)),
        ]
    for name, opens, answers, _, _ in _TURNS:
        x, y = nw.col(opens) > 0, nw.col(answers) > 0
        rank = nw.col(f"{name}_all_done") - nw.col(f"{name}_done")
        bit: Expr = nw.when(rank == 0).then(1).otherwise(0)
        for place in range(7, 0, -1):
            bit = nw.when(rank == place).then(2**place).otherwise(bit)
        good = nw.col(f"{name}_answered") > 0
        total += [
            (f"{name}_turns", "sum", nw.col(f"{name}_turns")),
            (f"{name}_answered", "sum", nw.col(f"{name}_answered")),
            (f"{name}_closed", "sum", nw.col(f"{name}_closed")),
            (f"{name}_log_delay", "sum", nw.col(f"{name}_log_delay")),
            (f"{name}_outcomes", "sum", nw.when(good).then(bit).otherwise(0)),
            (f"{name}_ask_first", "min", early(x)),
            (f"{name}_ask_last", "max", late(x)),
            (f"{name}_answer_first", "min", early(y)),
            (f"{name}_answer_last", "max", late(y)),
            (f"{name}_since", "max", late(nw.col(f"{name}_stretch"))),
        ]
        for what, column in (("opened", opens), ("tried", f"{name}_try")):
            earlier = nw.col(f"{name}_{what}") - nw.col(column)
            total += [
                (f"{name}_{what}_all", "max", nw.col(f"{name}_{what}")),
                (f"{name}_{what}_none", "min", earlier),
                (f"{name}_{what}_then", "max", nw.when(y).then(earlier).otherwise(-1)),
            ]
    return near.totals(seen, total).select(*_finished(kinds))


def _finished(kinds: Sequence[str]) -> list[Expr]:
    """Return the columns of a tie, in order."""
    import narwhals as nw

    def happened(name: str) -> Expr:
        value = nw.col(name)
        return nw.when((value > _NEVER) & (value < -_NEVER)).then(value).alias(name)

    own = [nw.col(name) for name in ("sittings", "log_gap", "log_gap_squared")]
    columns = [
        *(nw.col(name) for name in PAIR),
        happened("first"),
        happened("last"),
        *own,
        happened("accepted"),
    ]
    for side in ("out", "in"):
        columns += [happened(f"{side}_first"), happened(f"{side}_last")]
        columns += [nw.col(f"{side}_{name}") for name in ("touches", "direct", "credit", "starts", *SUMS)]
        if len(kinds) == 1:
            columns.append(nw.col(f"{side}_credit").alias(f"{side}_{kinds[0]}"))
        else:
            columns += [nw.col(f"{side}_{kind}") for kind in kinds]
    for name, *_ in _TURNS:
        waits = []
        for what in ("opened", "tried"):
            then, none = nw.col(f"{name}_{what}_then"), nw.col(f"{name}_{what}_none")
            waits.append(nw.col(f"{name}_{what}_all") - nw.when(then >= 0).then(then).otherwise(none))
        waiting, tries = waits
        columns += [
            nw.col(f"{name}_turns"),
            nw.col(f"{name}_answered"),
            (nw.col(f"{name}_closed") - nw.col(f"{name}_answered")).alias(f"{name}_missed"),
            nw.col(f"{name}_log_delay"),
            nw.col(f"{name}_outcomes"),
            *(
                happened(f"{name}_{what}")
                for what in ("ask_first", "ask_last", "answer_first", "answer_last")
            ),
            waiting.alias(f"{name}_waiting"),
            tries.alias(f"{name}_tries"),
            nw.when(waiting > 0).then(nw.col(f"{name}_since")).alias(f"{name}_since"),
        ]
    return columns
