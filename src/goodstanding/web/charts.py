"""Pictures: drawn once as SVG with Vega-Altair and vl-convert, the same in page, report and print.

Each is drawn in the light look's colours. The page's style sheet re-inks them by attribute for the dark look
(`.chart [fill="#1d5c4c"]`), so an SVG stands on its own and needs no script. Two widths are drawn, one for a
desk and one for a phone, because text that is merely scaled down cannot be read. The figures stand beneath
each picture in a table; the caption says in a sentence what is to be seen.

altair and vl-convert take a second to load, so they are loaded when the first picture is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

INK, SOFT, GIVEN, RECEIVED, LINE = "#24231f", "#5d5a52", "#1d5c4c", "#b3a57f", "#dcd8cc"

WIDE, NARROW = 760, 310

_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "aria": False,  # the caption and the table speak for the picture
    "font": "Source Sans 3, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": SOFT, "titleColor": SOFT, "labelFontSize": 13, "titleFontSize": 13, "titleFontWeight": 400,
        "gridColor": LINE, "domainColor": LINE, "tickColor": LINE, "labelPadding": 6, "titlePadding": 10,
    },
}  # fmt: skip


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


def _drawn(chart: Callable[[Any, int], Any]) -> tuple[str, str]:
    import altair
    import vl_convert

    def one(width: int) -> str:
        spec = chart(altair, width).configure(**_CONFIG).to_dict()
        svg: str = vl_convert.vegalite_to_svg(spec)
        # Decoration for whoever cannot see it: said once by the caption, not twice.
        return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)

    return one(WIDE), one(NARROW)


@lru_cache(maxsize=256)
def giving(years: tuple[tuple[int, int, int], ...], says: str) -> Picture:
    """Return the picture of what went each way, from (year, given, received) in order of years."""

    def chart(alt: Any, width: int) -> Any:
        values = [
            {"year": year, "n": sign * n, "side": side}
            for year, given, received in years
            for side, sign, n in (("given", 1, given), ("received", -1, received))
        ]
        most = max((max(given, received) for _, given, received in years), default=1)
        return (
            alt.Chart(alt.Data(values=values))
            .mark_bar(cornerRadiusEnd=2, size=min(34, width // (2 * max(len(years), 1))))
            .encode(
                x=alt.X(
                    "year:O",
                    title=None,
                    axis=alt.Axis(labelAngle=0, domain=False, ticks=False, labelOverlap=True),
                ),
                y=alt.Y(
                    "n:Q",
                    title=None,
                    axis=alt.Axis(
                        labelExpr="abs(datum.value)", tickMinStep=1, tickCount=5, domain=False, ticks=False
                    ),
                    scale=alt.Scale(domain=[-most, most], nice=True),
                ),
                color=alt.Color(
                    "side:N",
                    legend=None,
                    scale=alt.Scale(domain=["given", "received"], range=[GIVEN, RECEIVED]),
                ),
            )
            .properties(width=width - 40, height=170)
        )

    big, small = _drawn(chart)
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

    def chart(alt: Any, width: int) -> Any:
        side = min(width - 60, 320)
        percent = alt.Axis(format="%", tickCount=5, domain=False, ticks=False)
        scale = alt.Scale(domain=[0, 1])
        x = alt.X("x:Q", title="What we said", axis=percent, scale=scale)
        y = alt.Y("y:Q", title="What happened", axis=percent, scale=scale)
        diagonal = (
            alt.Chart(alt.Data(values=[{"x": 0, "y": 0}, {"x": 1, "y": 1}]))
            .mark_line(color=SOFT, strokeDash=[4, 4], strokeWidth=1)
            .encode(x=x, y=y)
        )
        values = [
            {"x": promised, "y": kept, "low": low, "high": high, "n": n}
            for promised, kept, low, high, n in bins
        ]
        data = alt.Chart(alt.Data(values=values))
        strokes = data.mark_rule(color=GIVEN, strokeWidth=1.5).encode(
            x=x, y=alt.Y("low:Q", title="What happened", scale=scale), y2="high:Q"
        )
        dots = data.mark_circle(color=GIVEN, opacity=1).encode(
            x=x, y=y, size=alt.Size("n:Q", legend=None, scale=alt.Scale(range=[40, 320]))
        )
        return (diagonal + strokes + dots).properties(width=side, height=side)

    big, small = _drawn(chart)
    rows = tuple(
        (f"{promised:.0%}", f"{kept:.0%}", f"{low:.0%} to {high:.0%}", f"{n:,}")
        for promised, kept, low, high, n in bins
    )
    return Picture(big, small, says, ("We said", "It happened", "Nine times in ten within", "Messages"), rows)


@lru_cache(maxsize=64)
def bars(rows: tuple[tuple[str, float], ...], head: tuple[str, str], says: str) -> Picture:
    """Return lying bars, one a row, in the order given; values of any unit, from zero."""

    def chart(alt: Any, width: int) -> Any:
        return (
            alt.Chart(alt.Data(values=[{"name": name, "n": n} for name, n in rows]))
            .mark_bar(color=GIVEN, cornerRadiusEnd=2, height=16)
            .encode(
                y=alt.Y(
                    "name:N",
                    sort=None,
                    title=None,
                    axis=alt.Axis(domain=False, ticks=False, labelLimit=width // 2),
                ),
                x=alt.X(
                    "n:Q", title=None, axis=alt.Axis(tickCount=4, domain=False, ticks=False, tickMinStep=1)
                ),
            )
            .properties(width=width - min(width // 2, 160), height=28 * max(len(rows), 1))
        )

    big, small = _drawn(chart)
    return Picture(big, small, says, head, rows)


def lines(
    series: Sequence[tuple[str, Sequence[tuple[float, float]]]], x: str, y: str, says: str, *, unit: str = ""
) -> Picture:
    """Return curves over a shared axis from (name, [(x, y)…]); at most two, the second one dimmer.

    `x` and `y` are the titles of the axes; `unit` is a d3 number format for y, such as "%".
    """
    return _lines(tuple((name, tuple(points)) for name, points in series), x, y, says, unit)


@lru_cache(maxsize=64)
def _lines(
    series: tuple[tuple[str, tuple[tuple[float, float], ...]], ...], x: str, y: str, says: str, unit: str
) -> Picture:
    names = [name for name, _ in series]

    def chart(alt: Any, width: int) -> Any:
        values = [{"x": a, "y": b, "name": name} for name, points in series for a, b in points]
        look: dict[str, Any] = {"domain": False, "ticks": False, "tickCount": 5}
        return (
            alt.Chart(alt.Data(values=values))
            .mark_line(strokeWidth=2.5, interpolate="monotone")
            .encode(
                x=alt.X("x:Q", title=x, axis=alt.Axis(**look), scale=alt.Scale(zero=False, nice=False)),
                y=alt.Y("y:Q", title=y, axis=alt.Axis(**look, format=unit) if unit else alt.Axis(**look)),
                color=alt.Color(
                    "name:N", legend=None, scale=alt.Scale(domain=names, range=[GIVEN, RECEIVED])
                ),
            )
            .properties(width=width - 60, height=200)
        )

    big, small = _drawn(chart)
    shared = sorted({point[0] for _, points in series for point in points})
    by_name = [dict(points) for _, points in series]
    rows = tuple(
        (f"{at:g}", *(f"{points[at]:{unit or '.3g'}}" if at in points else "" for points in by_name))
        for at in shared
    )
    key = tuple(zip(("given", "received"), names, strict=False)) if len(names) > 1 else ()
    return Picture(big, small, says, (x, *names), rows, key)
