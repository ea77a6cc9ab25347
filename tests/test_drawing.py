"""Pictures are drawn to scale: marks lie where their values say, axes at round numbers, and words are only words."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from goodstanding.drawing import Plot, percent, reliability, ticks


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 8), st.sampled_from([0.0, 1.0]))
def test_ticks_are_round_evenly_apart_and_inside(low: float, span: float, count: int, least: float) -> None:
    found = ticks(low, low + span, count, least)
    assert len(found) <= count + 1
    assert all(low - span * 1e-6 <= at <= low + span * (1 + 1e-6) for at in found)
    gaps = [b - a for a, b in pairwise(found)]
    assert all(gap >= least - 1e-9 for gap in gaps)
    assert max(gaps, default=0) - min(gaps, default=0) <= span * 1e-6
    if len(gaps):
        assert re.fullmatch(r"[125]0*", f"{gaps[0]:e}".partition("e")[0].replace(".", "").rstrip("0") or "1")


def test_marks_lie_where_their_values_say() -> None:
    plot = Plot(400, 200, (0, 10), (0, 100))
    plot.left([0, 50, 100])
    plot.bottom([0, 5, 10])
    plot.dot(5, 50, 3, "#1d5c4c")
    plot.dot(10, 100, 3, "#1d5c4c")
    tree = ElementTree.fromstring(plot.svg())
    middle, corner = tree.findall("{http://www.w3.org/2000/svg}circle")
    left, top, right, bottom = plot.box
    assert abs(float(middle.get("cx", 0)) - (left + right) / 2) < 0.1
    assert abs(float(middle.get("cy", 0)) - (top + bottom) / 2) < 0.1
    assert (round(float(corner.get("cx", 0))), round(float(corner.get("cy", 0)))) == (
        round(right),
        round(top),
    )


def test_a_picture_of_nothing_and_of_one_value_is_still_a_picture() -> None:
    for plot in (reliability([], 200, "said", "seen"), Plot(100, 80, (3, 3), (0, 0))):
        plot.bar(3, 10, 0, 0, "#1d5c4c")
        ElementTree.fromstring(plot.svg())


def test_words_below_an_axis_never_run_into_each_other() -> None:
    plot = Plot(120, 80, (0, 100), (0, 1))
    plot.bottom(range(0, 101, 5), lambda value: f"{value:.0f} thousand")
    places = [float(at) for at in re.findall(r'<text x="([\d.]+)"', plot.svg())]
    assert len(places) <= 2
    assert percent(0.254) == "25%"


def test_what_people_are_called_cannot_break_out_of_a_picture() -> None:
    plot = Plot(100, 80, (0, 1), (0, 1))
    plot.text(5, 5, '<script>"&')
    assert "<script" not in plot.svg()
