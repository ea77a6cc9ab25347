"""Pictures: drawn once as SVG (`goodstanding.drawing`), the same in page, report and print.

Each is drawn in the light look's colours. The page's style sheet re-inks them by attribute for the dark look
(`.chart [fill="#1d5c4c"]`), so an SVG stands on its own and needs no script. Two widths are drawn, one for a
desk and one for a phone, because text that is merely scaled down cannot be read. The figures stand beneath
each picture in a table; the caption says in a sentence what is to be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from goodstanding.services.drawing import GIVEN, RECEIVED, SOFT, Plot, percent, reliability, ticks

__all__ = [
    "GIVEN",
    "RECEIVED",
    "SOFT",
    "Picture",
    "Plot",
    "bars",
    "calibration",
    "drawn",
    "giving",
    "lines",
    "ticks",
]

WIDE, NARROW = 760, 310


@dataclass(frozen=True)
class Picture:
    """A picture in two widths, with the figures it shows.

    `says` is the sentence a person would say of it; `head` and `rows` are the table beneath it.
    """

    big: str
    small: str
    says: str
    head: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]
    key: tuple[tuple[str, str], ...] = ()


def drawn(chart: Callable[[int], Plot]) -> tuple[str, str]:
    """Return a chart in both widths. It is decoration for whoever cannot see it: the caption says it once, not twice."""

    def one(width: int) -> str:
        return chart(width).svg().replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)

    return one(WIDE), one(NARROW)


@lru_cache(maxsize=256)
def giving(years: tuple[tuple[int, int, int], ...], says: str) -> Picture:
    """Return the picture of what went each way, from (year, given, received) in order of years."""

    def chart(width: int) -> Plot:
        most = max((max(given, received) for _, given, received in years), default=1) or 1
        first, last = (years[0][0], years[-1][0]) if years else (0, 0)
        plot = Plot(width, 190, (first - 0.5, last + 0.5), (-most, most))
        plot.left(ticks(-most, most, 4, 1), lambda n: f"{abs(n):g}")
        plot.bottom([year for year, _, _ in years], lambda year: f"{year:.0f}")
        wide = min(34, width // (2 * max(len(years), 1)))
        for year, given, received in years:
            plot.bar(year, wide, 0, given, GIVEN)
            plot.bar(year, wide, -received, 0, RECEIVED)
        return plot

    big, small = drawn(chart)
    return Picture(
        big, small, says, ("Year", "From you", "To you"), years,
        (("given", "from you, upwards"), ("received", "to you, downwards")),
    )  # fmt: skip


@lru_cache(maxsize=64)
def calibration(bins: tuple[tuple[float, float, float, float, int], ...], says: str) -> Picture:
    """Return the picture of promised against kept, from (promised, kept, low, high, how many); shares in [0, 1].

    Dots on the diagonal mean that a forecast of 70 % came true 70 times in 100; the stroke through a dot is the
    interval from low to high.
    """
    big, small = drawn(lambda width: reliability(bins, min(width - 60, 320), "What we said", "What happened"))
    rows = tuple(
        (f"{promised:.0%}", f"{kept:.0%}", f"{low:.0%} to {high:.0%}", f"{n:,}")
        for promised, kept, low, high, n in bins
    )
    return Picture(big, small, says, ("We said", "It happened", "Nine times in ten within", "Messages"), rows)


@lru_cache(maxsize=64)
def bars(rows: tuple[tuple[str, float], ...], head: tuple[str, str], says: str) -> Picture:
    """Return lying bars, one a row, in the order given; values of any unit, from zero."""

    def chart(width: int) -> Plot:
        most = max((n for _, n in rows), default=1) or 1
        count = max(len(rows), 1)
        plot = Plot(width, 28 * count + 36, (0, most), (count - 0.5, -0.5))
        longest = width // 15  # letters of a name that are shown
        plot.left(range(len(rows)), lambda n: _short(rows[round(n)][0], longest))
        plot.bottom(ticks(0, most, 4, 1))
        for at, (_, n) in enumerate(rows):
            plot.lying(at, 16, 0, n, GIVEN)
        return plot

    big, small = drawn(chart)
    return Picture(big, small, says, head, rows)


def _short(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1] + "…"


def lines(
    series: Sequence[tuple[str, Sequence[tuple[float, float]]]], x: str, y: str, says: str, *, unit: str = ""
) -> Picture:
    """Return curves over a shared axis from (name, [(x, y)…]); at most two, the second one dimmer.

    `x` and `y` are the titles of the axes; `unit` is a number format for y, such as ".0%".
    """
    return _lines(tuple((name, tuple(points)) for name, points in series), x, y, says, unit)


@lru_cache(maxsize=64)
def _lines(
    series: tuple[tuple[str, tuple[tuple[float, float], ...]], ...], x: str, y: str, says: str, unit: str
) -> Picture:
    names = [name for name, _ in series]
    points = [point for _, some in series for point in some]

    def chart(width: int) -> Plot:
        xs, ys = [a for a, _ in points] or [0.0], [b for _, b in points] or [0.0]
        low, high = min(0.0, *ys), max(0.0, *ys) or 1.0
        plot = Plot(width, 240, (min(xs), max(xs)), (low, high))
        plot.titled(x, y)
        plot.left(ticks(low, high), percent if unit.endswith("%") else lambda n: f"{n:g}")
        plot.bottom(ticks(min(xs), max(xs)))
        for (_, some), colour in zip(series, (GIVEN, RECEIVED), strict=False):
            plot.line(some, colour)
        return plot

    big, small = drawn(chart)
    shared = sorted({point[0] for _, some in series for point in some})
    by_name = [dict(some) for _, some in series]
    rows = tuple(
        (f"{at:g}", *(f"{some[at]:{unit or '.3g'}}" if at in some else "" for some in by_name))
        for at in shared
    )
    key = tuple(zip(("given", "received"), names, strict=False)) if len(names) > 1 else ()
    return Picture(big, small, says, (x, *names), rows, key)
