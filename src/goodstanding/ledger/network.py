"""Everything the models look at, for any `src, dst, at` history and any moments, in columns.

A `Network` is built once from a history; `reply_columns` and `next_columns` then read it at queries. Each figure
comes from rows strictly before its query, through `asof.Past`. Rows with the same `src` and `at` are one message
to several people.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .asof import NEVER_DAYS, Past
from .tie import CLOSES, DAY, SITTING

if TYPE_CHECKING:
    from narwhals.typing import IntoDataFrame
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


class Rows(NamedTuple):
    """`src`, `dst`: people as numbers 0..n-1; `at`: epoch seconds."""

    src: Ints
    dst: Ints
    at: Floats

    def taken(self, places: Ints | NDArray[np.bool_] | slice) -> Rows:
        """Return the rows at these places."""
        return Rows(self.src[places], self.dst[places], self.at[places])

    def chunks(self, size: int) -> Iterator[Rows]:
        """Yield the rows in parts of at most `size`."""
        for start in range(0, len(self.at), size):
            yield self.taken(slice(start, start + size))


def read(*frames: IntoDataFrame) -> tuple[list[Rows], int]:
    """Return the frames' rows with people numbered alike in all of them, and how many people there are.

    Raises ValueError when a column is missing, or a time is missing or not finite.
    """
    import narwhals as nw

    tables = [nw.from_native(frame, eager_only=True) for frame in frames]
    for table in tables:
        missing = [name for name in ("src", "dst", "at") if name not in table.columns]
        if missing:
            raise ValueError(
                f"the table has no column {missing[0]}; it needs src, dst and at (epoch seconds)"
            )
    sides = [table[name].to_numpy() for table in tables for name in ("src", "dst")]
    _, numbers = np.unique(np.concatenate(sides), return_inverse=True)
    rows, start = [], 0
    for place, table in enumerate(tables):
        size = len(sides[2 * place])
        at = np.asarray(table["at"].to_numpy(), dtype=np.float64)
        if not np.isfinite(at).all():
            raise ValueError("a time is missing or not a number; `at` is in epoch seconds")
        rows.append(Rows(numbers[start : start + size], numbers[start + size : start + 2 * size], at))
        start += 2 * size
    return rows, int(numbers.max()) + 1 if len(numbers) else 0


def together(rows: Rows) -> Floats:
    """Return for each row to how many people its message went: rows with the same `src` and `at`."""
    if not len(rows.at):
        return np.zeros(0)
    order = np.lexsort((rows.at, rows.src))
    src, at = rows.src[order], rows.at[order]
    fresh = np.ones(len(order), np.bool_)
    fresh[1:] = (src[1:] != src[:-1]) | (at[1:] != at[:-1])
    group = np.cumsum(fresh) - 1
    sizes = np.empty(len(order))
    sizes[order] = np.bincount(group)[group]
    return sizes


class Network:
    """A history indexed by pair, by sender, by receiver, and by what became of each message."""

    def __init__(self, rows: Rows, people: int) -> None:
        keep = rows.src != rows.dst  # a message to oneself says nothing about anybody
        self.rows = rows = Rows(rows.src[keep], rows.dst[keep], rows.at[keep])
        self.people = people
        self.size = together(rows)
        self.credit = 1.0 / self.size
        self.pair = Past(rows.src * people + rows.dst, rows.at)
        self.sent = Past(rows.src, rows.at)
        self.got = Past(rows.dst, rows.at)
        self._made: dict[tuple[str, float, bool], Floats] = {}

    def out(self, queries: Rows) -> Ints:
        """Return the place in `pair` of the latest message from src to dst before each query."""
        return self.pair.before(queries.src * self.people + queries.dst, queries.at)

    def back(self, queries: Rows) -> Ints:
        """Return the place in `pair` of the latest message from dst to src before each query."""
        return self.pair.before(queries.dst * self.people + queries.src, queries.at)

    def recent(self, past: str, half_life: float, place: Ints, at: Floats, shared: bool = False) -> Floats:
        """Return the decayed sum (half-life in days) of `pair`, `sent` or `got` at other moments.

        `shared`: a message to n people counts 1/n to each.
        """
        index: Past = getattr(self, past)
        name = (past, half_life, shared)
        if name not in self._made:
            self._made[name] = index.decayed(half_life, self.credit if shared else None)
        return index.decayed_at(self._made[name], half_life, place, at)

    def between(self, src: Ints, dst: Ints) -> Ints:
        """Return the number of each pair, the same both ways."""
        return np.minimum(src, dst) * self.people + np.maximum(src, dst)

    @cached_property
    def both(self) -> Past:
        """What passed between two people, either way."""
        return Past(self.between(self.rows.src, self.rows.dst), self.rows.at)

    @cached_property
    def rhythm(self) -> tuple[Floats, Floats]:
        """Whether each row began a new sitting, and then ln(1 + days) since the one before (in order of rows)."""
        both = self.both
        gap = np.full(len(both.at), np.inf)
        gap[1:] = both.at[1:] - both.at[:-1]
        gap[both.first == np.arange(len(gap))] = np.inf
        apart = gap > SITTING
        log_gap = np.where(apart & np.isfinite(gap), np.log1p(np.where(apart, gap, 0.0) / DAY), 0.0)
        visits, spaces = np.empty(len(gap)), np.empty(len(gap))
        visits[both.order], spaces[both.order] = apart, np.where(np.isfinite(log_gap), log_gap, 0.0)
        return visits, spaces

    @cached_property
    def fates(self) -> Fates:
        """What became of each message."""
        return Fates(self)


class Fates:
    """What became of each message of a network: answered by the next one back within seven days, or missed.

    A fate is known when the answer comes, or when the seven days are over; it is an event at that time.
    """

    def __init__(self, network: Network) -> None:
        rows, people = network.rows, network.people
        forth, back = rows.src * people + rows.dst, rows.dst * people + rows.src
        place = network.pair.after(back, rows.at)
        answer = np.where(place >= 0, network.pair.at[place], np.inf) if len(rows.at) else rows.at
        self.answered = answer - rows.at <= CLOSES
        self.good = self.answered.astype(np.float64)
        self.at = np.where(self.answered, answer, rows.at + CLOSES)
        self.delay = np.log1p(np.where(self.answered, answer - rows.at, 0.0) / 3600.0)
        self.size = bucket(network.size)
        never = np.zeros(len(rows.at), np.int64)
        unmet = (network.pair.before(forth, rows.at) < 0) & (network.pair.before(back, rows.at) < 0)
        self.all = _Share(never, self)
        self.of_pair = _Share(forth, self)
        self.of_answerer = _Share(rows.dst, self)
        self.of_asker = _Share(rows.src, self)
        self.of_answerer_size = _Share(rows.dst * SIZES + self.size, self)
        self.of_asker_size = _Share(rows.src * SIZES + self.size, self)
        self.of_first = _Share(never, self, unmet)
        self.of_first_answerer = _Share(rows.dst, self, unmet)


class _Share:
    """The answered share of the fates of each key, as known at any moment and shrunk to a prior."""

    def __init__(self, key: Ints, fates: Fates, only: NDArray[np.bool_] | None = None) -> None:
        chosen = slice(None) if only is None else only
        self.past = Past(key[chosen], fates.at[chosen])
        self._good = fates.good[chosen]
        self._delay = fates.delay[chosen]
        self._recent: dict[float, tuple[Floats, Floats]] = {}

    def before(self, key: Ints, at: Floats, prior: Floats | float, weight: float) -> tuple[Floats, Floats]:
        """Return (share, fates known) before each time; the prior weighs as much as `weight` fates."""
        place = self.past.before(key, at)
        known = self.past.counts(place)
        return (self.past.counts(place, self._good) + weight * prior) / (known + weight), known

    def lately(self, key: Ints, at: Floats, prior: Floats, weight: float, half_life: float) -> Floats:
        """Return the share with older fates decayed (half-life in days)."""
        if half_life not in self._recent:
            self._recent[half_life] = (
                self.past.decayed(half_life, self._good),
                self.past.decayed(half_life),
            )
        place = self.past.before(key, at)
        good, known = (self.past.decayed_at(s, half_life, place, at) for s in self._recent[half_life])
        result: Floats = (good + weight * prior) / (known + weight)
        return result

    def delay(self, key: Ints, at: Floats) -> Floats:
        """Return the mean of ln(1 + hours) to an answer, shrunk to 20 hours."""
        place = self.past.before(key, at)
        return (self.past.counts(place, self._delay) + 6.0) / (self.past.counts(place, self._good) + 2.0)


SIZES = 3


def bucket(size: Floats) -> Ints:
    """Return 0 for a message to one person, 1 for up to four, 2 for more."""
    return np.searchsorted([1.5, 4.5], size).astype(np.int64)


def logit(share: Floats) -> Floats:
    """Return ln(p / (1 - p)), with p kept off the ends."""
    share = np.clip(share, 0.005, 0.995)
    return np.log(share / (1.0 - share))


def _chance(odds: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-odds))


# The columns of the reply model: name, and which way it must weigh (+1, -1, or 0: either).
REPLY: tuple[tuple[str, int], ...] = (
    ("pair answers", 1),
    ("pair answers lately", 1),
    ("dst answers anybody", 1),
    ("dst answers anybody lately", 1),
    ("src is answered", 1),
    ("dst answers such sizes", 1),
    ("src is answered at such sizes", 1),
    ("dst and src together", 1),
    ("dst answers new people", 1),
    ("received 2 d", 1),
    ("received 7 d", 1),
    ("received 30 d", 1),
    ("received 120 d", 1),
    ("sent 7 d", 0),
    ("sent 30 d", 0),
    ("age of last received", -1),
    ("age of last sent", 0),
    ("never received", -1),
    ("never met", 0),
    ("pending in a row", -1),
    ("owed in a row", 0),
    ("recipients", -1),
    ("dst sends 2 d", 0),
    ("dst sends 7 d", 1),
    ("dst sends 30 d", 0),
    ("age of dst's last", -1),
    ("dst receives 7 d", -1),
    ("src sends 7 d", 0),
    ("dst writes to src alone", 1),
    ("answers take", -1),
    ("fates known", 0),
    ("dst spoke last", 0),
)


def reply_columns(network: Network, queries: Rows, size: Floats) -> Floats:
    """Return the columns of REPLY, one row a query, each from rows strictly before it.

    `size`: how many people the message asked about goes to.
    """
    src, dst, at = queries
    fates, pair = network.fates, network.pair
    out, back = network.out(queries), network.back(queries)
    dst_sent, dst_got = network.sent.before(dst, at), network.got.before(dst, at)
    src_sent = network.sent.before(src, at)
    nobody = np.zeros(len(at), np.int64)
    forth, kind = src * network.people + dst, bucket(size)

    base, _ = fates.all.before(nobody, at, 0.45, 10.0)
    answers, _ = fates.of_answerer.before(dst, at, base, 4.0)
    answered, _ = fates.of_asker.before(src, at, base, 4.0)
    both = logit(answers) + logit(answered) - logit(base)
    of_pair, known = fates.of_pair.before(forth, at, _chance(both), 3.0)
    first, _ = fates.of_first.before(nobody, at, 0.3, 10.0)
    prior_first = _chance(logit(first) + 0.7 * (logit(answers) - logit(base)))
    answers_new, _ = fates.of_first_answerer.before(dst, at, prior_first, 2.0)
    sized, _ = fates.of_answerer_size.before(dst * SIZES + kind, at, answers, 4.0)
    sized_src, _ = fates.of_asker_size.before(src * SIZES + kind, at, answered, 4.0)

    age_out, age_back = pair.age(out, at), pair.age(back, at)
    number_out, number_back = pair.counts(out), pair.counts(back)
    pending = number_out - _counted_before(pair, forth, pair, back)
    owed = number_back - _counted_before(pair, dst * network.people + src, pair, out)
    alone = (pair.counts(back, (network.size == 1).astype(np.float64)) + 1.0) / (number_back + 2.0)
    columns = [
        logit(of_pair),
        logit(fates.of_pair.lately(forth, at, of_pair, 3.0, 30.0)),
        logit(answers),
        logit(fates.of_answerer.lately(dst, at, answers, 4.0, 30.0)),
        logit(answered),
        logit(sized),
        logit(sized_src),
        both,
        logit(answers_new),
        *(np.log1p(network.recent("pair", days, back, at)) for days in (2.0, 7.0, 30.0, 120.0)),
        *(np.log1p(network.recent("pair", days, out, at)) for days in (7.0, 30.0)),
        np.log1p(4.0 * age_back),
        np.log1p(4.0 * age_out),
        (back < 0).astype(np.float64),
        ((back < 0) & (out < 0)).astype(np.float64),
        np.log1p(pending),
        np.log1p(owed),
        np.log(size),
        *(np.log1p(network.recent("sent", days, dst_sent, at)) for days in (2.0, 7.0, 30.0)),
        np.log1p(4.0 * network.sent.age(dst_sent, at)),
        np.log1p(network.recent("got", 7.0, dst_got, at)),
        np.log1p(network.recent("sent", 7.0, src_sent, at)),
        alone,
        fates.of_pair.delay(forth, at),
        np.log1p(known),
        (age_back < age_out).astype(np.float64),
    ]
    return np.stack(columns, axis=1)


def _counted_before(counted: Past, key: Ints, marks: Past, mark: Ints) -> Floats:
    """Return how many events of `key` came strictly before the marked event of another; 0 for no mark."""
    if not len(marks.at):
        return np.zeros(len(key))
    place = counted.before(key, np.where(mark >= 0, marks.at[mark], -np.inf))
    return np.where(mark >= 0, counted.counts(place), 0.0)


# The columns of "who next": each speaks for being in touch when it is large, so no weight is below 0.
# "new": the source never wrote to the destination; "known": it did. Freshness is -ln of the age in minutes.
NEXT: tuple[str, ...] = (
    "known: freshness of anything src sent",
    "share of src's messages that went to dst",
    "known: freshness of anything of dst",
    "freshness of the pair beside that of src",
    "received within the half hour",
    "freshness of the pair",
    "share of what dst received that came from src",
    "new: freshness of what dst sent to src",
    "messages src ever sent",
    "dst received 7 d",
    "few others that src wrote to since",
    "dst waits for an answer of src",
    "sent within the half hour",
    "messages to dst so far",
    "strangers: dst received half a day",
    "never received from dst",
    "freshness of what src received",
    "few others that wrote to dst since",
    "never wrote to dst",
    "new: freshness of what dst received",
)

_OLDEST = float(np.log(NEVER_DAYS * 1440.0 + 1.0))


def _freshness(age: Floats) -> Floats:
    """Return 0 for never or very old and up to 15 for this minute; age in days."""
    return _OLDEST - np.log(age * 1440.0 + 1.0)


def next_columns(network: Network, queries: Rows) -> Floats:
    """Return the columns of NEXT, one row a query, each from rows strictly before it."""
    src, dst, at = queries
    pair, sent, got = network.pair, network.sent, network.got
    out, back = network.out(queries), network.back(queries)
    src_sent, src_got = sent.before(src, at), got.before(src, at)
    dst_sent, dst_got = sent.before(dst, at), got.before(dst, at)
    new, stranger = out < 0, (out < 0) & (back < 0)
    age_out, age_back = pair.age(out, at), pair.age(back, at)
    fresh_pair = _freshness(np.minimum(age_out, age_back))
    fresh_sent, fresh_got = _freshness(sent.age(src_sent, at)), _freshness(got.age(src_got, at))
    dst_fresh = np.maximum(_freshness(sent.age(dst_sent, at)), _freshness(got.age(dst_got, at)))
    dst_got_fresh = _freshness(got.age(dst_got, at))
    to_dst, by_src = pair.counts(out), sent.counts(src_sent)
    src_share = np.log((to_dst + 0.05) / (by_src + 1.0))
    month = network.recent("pair", 30.0, out, at)
    dst_share = np.log((month + 0.05) / (network.recent("got", 30.0, dst_got, at) + 1.0))

    messages = sent.counts(src_sent, network.credit)
    receipts = got.counts(dst_got)
    if len(pair.at):
        then = np.where(out >= 0, pair.at[out], -np.inf)
        theirs = np.where(back >= 0, pair.at[back], -np.inf)
    else:
        then = theirs = np.full(len(at), -np.inf)
    upto = np.nextafter(then, np.inf)  # the instant of that message counts as before
    since_src = messages - sent.counts(sent.before(src, upto), network.credit)
    since_dst = receipts - got.counts(got.before(dst, upto))
    since_src = np.where(new, np.log1p(messages) + 1.0, np.log1p(np.maximum(since_src, 0.0)))
    since_dst = np.where(new, np.log1p(receipts) + 1.0, np.log1p(np.maximum(since_dst, 0.0)))
    return np.stack(
        [
            np.where(new, 0.0, fresh_sent),
            src_share,
            np.where(new, 0.0, dst_fresh),
            fresh_pair - np.maximum(fresh_sent, fresh_got),
            np.log1p(network.recent("pair", 0.02, back, at)),
            fresh_pair,
            dst_share,
            np.where(new, _freshness(age_back), 0.0),
            np.log1p(by_src),
            np.log1p(network.recent("got", 7.0, dst_got, at)),
            -since_src,
            np.where((back >= 0) & (theirs > then), np.exp(-age_back / 3.0), 0.0),
            np.log1p(network.recent("pair", 0.02, out, at, shared=True)),
            np.log1p(to_dst),
            np.where(stranger, np.log1p(network.recent("got", 0.5, dst_got, at)), 0.0),
            (back < 0).astype(np.float64),
            fresh_got,
            -since_dst,
            new.astype(np.float64),
            np.where(new, dst_got_fresh, 0.0),
        ],
        axis=1,
    )


# The columns of "is this tie dying": name, and which way it must weigh.
FADING: tuple[tuple[str, int], ...] = (
    ("silence", 1),
    ("silence beside the usual gap", 1),
    ("in touch 7 d", -1),
    ("in touch 30 d", -1),
    ("in touch 120 d", -1),
    ("occasions", -1),
    ("both ways", -1),
    ("usual gap", 1),
    ("age of src's last", 1),
    ("age of dst's last", 1),
    ("src active 30 d", -1),
    ("dst active 30 d", -1),
    ("share addressed to many", 1),
    ("known for", 0),
)


def fading_columns(network: Network, queries: Rows) -> Floats:
    """Return the columns of FADING, one row a query, each from rows strictly before it."""
    src, dst, at = queries
    pair = network.pair
    out, back = network.out(queries), network.back(queries)
    both = network.both
    place = both.before(network.between(src, dst), at)
    silence = both.age(place, at)
    visits, log_gap = network.rhythm
    occasions = both.counts(place, visits)
    gaps = np.maximum(occasions - 1.0, 0.0)
    usual = (both.counts(place, log_gap) + 2.0 * 2.0) / (gaps + 2.0)
    first = both.first[place] if len(both.at) else place
    known_for = np.where(place >= 0, (at - both.at[first]) / DAY, 0.0) if len(both.at) else np.zeros(len(at))
    sums = [
        np.log1p(network.recent("pair", days, out, at, True) + network.recent("pair", days, back, at, True))
        for days in (7.0, 30.0, 120.0)
    ]
    touches = pair.counts(out) + pair.counts(back)
    many = (network.size > 4).astype(np.float64)
    to_many = (pair.counts(out, many) + pair.counts(back, many) + 0.5) / (touches + 2.0)
    src_sent, dst_sent = network.sent.before(src, at), network.sent.before(dst, at)
    return np.stack(
        [
            np.log1p(silence),
            np.log1p(silence) - usual,
            *sums,
            np.log1p(occasions),
            np.log1p(np.minimum(pair.counts(out), pair.counts(back))),
            usual,
            np.log1p(network.sent.age(src_sent, at)),
            np.log1p(network.sent.age(dst_sent, at)),
            np.log1p(network.recent("sent", 30.0, src_sent, at, True)),
            np.log1p(network.recent("sent", 30.0, dst_sent, at, True)),
            to_many,
            np.log1p(np.maximum(known_for, 0.0)),
        ],
        axis=1,
    )
