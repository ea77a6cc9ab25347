"""Drawing with two axes, as SVG: marks at data's own values, quiet axes, no script, no inline style.

    plot = Plot(760, 220, x=(2019, 2026), y=(0, 12))
    plot.left([0, 4, 8, 12])
    plot.line([(2019, 3), (2026, 11)], "#1d5c4c")
    plot.svg()

Enough for the few pictures of the house, which until December 2026 took a library of 90 MB and a second to load.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape

INK, SOFT, GIVEN, RECEIVED, LINE = "#24231f", "#5d5a52", "#1d5c4c", "#b3a57f", "#dcd8cc"

FONT = "Source Sans 3, sans-serif"
SIZE = 13  # of letters, in px
LETTER = 7.6  # px that one takes, on average
PAD = 8

Point = tuple[float, float]


def ticks(low: float, high: float, count: int = 5, least: float = 0.0) -> list[float]:
    """Return round numbers within [low, high], some `count` of them, at least `least` apart; ends where they are round."""
    span = high - low
    if span <= 0:
        return [low]
    step = max(span / max(count, 1), least, 1e-12)
    power = 10.0 ** math.floor(math.log10(step))
    step = next(power * nice for nice in (1, 2, 5, 10) if power * nice >= step * 0.999)
    if least:
        step = max(step, least)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 12) for n in range(first, math.floor(high / step + 1e-9) + 1)]


class Plot:
    """A picture of a size in px with an x and a y axis from the lower to the higher value of each.

    `left`, `bottom` and `titled` leave room for what they write, so call them before any mark.
    """

    def __init__(self, width: float, height: float, x: Point, y: Point) -> None:
        self.width, self.height = width, height
        self.x_range, self.y_range = x, y
        self.box = [PAD, PAD, width - PAD, height - PAD]  # left, top, right, bottom of where marks lie
        self._parts: list[str] = []
        self._beside: list[tuple[float, str]] = []  # what stands beside the y axis, once its length is known

    def x(self, value: float) -> float:
        """Return where a value lies, in px from the left."""
        low, high = self.x_range
        return self.box[0] + (value - low) / ((high - low) or 1) * (self.box[2] - self.box[0])

    def y(self, value: float) -> float:
        """Return where a value lies, in px from the top."""
        low, high = self.y_range
        return self.box[3] - (value - low) / ((high - low) or 1) * (self.box[3] - self.box[1])

    def titled(self, x: str = "", y: str = "") -> None:
        """Write the titles of the axes."""
        if x:
            self.box[3] -= SIZE + PAD
            self.text(self.width / 2, self.height - 4, x)
        if y:
            self.box[1] += SIZE + PAD
            self.text(0, SIZE, y, anchor="start")

    def left(
        self, values: Sequence[float], said: Callable[[float], str] = lambda value: f"{value:g}"
    ) -> None:
        """Write values beside the y axis, each with a line across."""
        words = [said(value) for value in values]
        self.box[0] += LETTER * max((len(word) for word in words), default=0)
        self._beside = list(zip(values, words, strict=True))

    def bottom(
        self, values: Sequence[float], said: Callable[[float], str] = lambda value: f"{value:g}"
    ) -> None:
        """Write values below the x axis, leaving out those for which there is no room; call it after `left`."""
        self.box[3] -= SIZE + 6
        end = -math.inf
        self._grid()
        for value in values:
            word = said(value)
            half = LETTER * len(word) / 2
            at = min(max(self.x(value), half), self.width - half)
            if at - half > end:
                self.text(at, self.box[3] + SIZE + 4, word)
                end = at + half + PAD

    def _grid(self) -> None:
        for value, word in self._beside:
            y = self.y(value)
            self._mark("line", x1=self.box[0], x2=self.box[2], y1=y, y2=y, stroke=LINE)
            self.text(self.box[0] - 6, y + SIZE / 3, word, anchor="end")
        self._beside = []

    def text(self, x: float, y: float, said: str, anchor: str = "middle", colour: str = SOFT) -> None:
        """Write words at a place in px."""
        self._mark("text", said, x=x, y=y, text_anchor=anchor, font_family=FONT, font_size=SIZE, fill=colour)

    def line(self, points: Sequence[Point], colour: str, width: float = 2.5, dash: str = "none") -> None:
        """Draw a line through points."""
        self._mark(
            "polyline", points=self._way(points), fill="none", stroke=colour, stroke_width=width,
            stroke_linejoin="round", stroke_dasharray=dash,
        )  # fmt: skip

    def area(self, lower: Sequence[Point], upper: Sequence[Point], colour: str, opacity: float) -> None:
        """Fill what lies between two lines."""
        self._mark("polygon", points=self._way([*upper, *reversed(lower)]), fill=colour, fill_opacity=opacity)

    def bar(self, x: float, width: float, low: float, high: float, colour: str) -> None:
        """Draw a standing bar around a value of x, `width` px wide."""
        top, bottom = sorted((self.y(low), self.y(high)))
        self._mark(
            "rect", x=self.x(x) - width / 2, y=top, width=width, height=bottom - top, rx=2, fill=colour
        )

    def lying(self, y: float, height: float, low: float, high: float, colour: str) -> None:
        """Draw a lying bar around a value of y, `height` px high."""
        left, right = sorted((self.x(low), self.x(high)))
        self._mark(
            "rect", x=left, y=self.y(y) - height / 2, width=right - left, height=height, rx=2, fill=colour
        )

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a dot at a value of x and y, its radius in px."""
        self._mark("circle", cx=self.x(x), cy=self.y(y), r=radius, fill=colour)

    def _way(self, points: Sequence[Point]) -> str:
        return " ".join(f"{self.x(x):.1f},{self.y(y):.1f}" for x, y in points)

    def _mark(self, tag: str, said: str = "", **attributes: str | float) -> None:
        """Add an element; numbers are written to two places, `_` in a name is `-`."""
        written = "".join(
            f' {name.replace("_", "-")}="{value if isinstance(value, str) else format(round(value, 2), "g")}"'
            for name, value in attributes.items()
        )
        self._parts.append(f"<{tag}{written}>{escape(said)}</{tag}>" if said else f"<{tag}{written}/>")

    def svg(self) -> str:
        """Return the picture."""
        self._grid()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width:g}" height="{self.height:g}" '
            f'viewBox="0 0 {self.width:g} {self.height:g}">{"".join(self._parts)}</svg>'
        )


def percent(share: float) -> str:
    """Return a share as per cent, as axes say it."""
    return f"{share:.0%}"


def reliability(
    points: Sequence[tuple[float, float, float, float, int]], side: float, x: str, y: str
) -> Plot:
    """Return promised against kept, from (promised, kept, low, high, how many): dots on a diagonal, strokes as intervals."""
    plot = Plot(side + 60, side + 60, (0, 1), (0, 1))
    marks = [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    plot.titled(x, y)
    plot.left(marks, percent)
    plot.bottom(marks, percent)
    plot.line([(0, 0), (1, 1)], SOFT, 1, "4 4")
    most = max((n for *_, n in points), default=1)
    for promised, kept, low, high, n in points:
        plot.line([(promised, low), (promised, high)], GIVEN, 1.5)
        plot.dot(promised, kept, 3.5 + 6.5 * math.sqrt(n / most), GIVEN)
    return plot
