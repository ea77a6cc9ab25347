"""A small picture of a ratio, week by week, as SVG that takes its colours from the page around it.

A dot for each week that has cases (larger for more of them), a line through the last eight weeks taken together, and
a band for their 90 % interval. The same text goes into page, letter and print; it needs no script.
"""

from __future__ import annotations

from html import escape

from goodstanding.ratios.share import Ratio, in_words, interval

WIDTH, HEIGHT = 320, 84
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 6, 6, 18
ROLL = 8


def rolling(found: Ratio) -> list[tuple[float, float, float] | None]:
    """Return (share, low, high) for each week over it and the seven before (a state: the week itself); None where there is nothing."""
    points: list[tuple[float, float, float] | None] = []
    for n, week in enumerate(found.weeks):
        if found.state:
            hits, of = week.hits, week.of
        else:
            part = found.weeks[max(0, n - ROLL + 1) : n + 1]
            hits, of = sum(w.hits for w in part), sum(w.of for w in part)
        points.append((hits / of, *interval(hits, of)) if of else None)
    return points


def described(found: Ratio) -> str:
    """Return what the picture shows, in a sentence for those who cannot see it."""
    points = [p for p in rolling(found) if p]
    if not points:
        return f"{found.title}: no weeks with rows"
    return (
        f"{found.title} on {found.channel}, week by week: from {in_words(points[0][0])} to {in_words(points[-1][0])}; "
        f"trend: {found.trend.word}"
    )


def picture(found: Ratio, *, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the picture as an `<svg>` element."""
    inner_w, inner_h = width - _LEFT - _RIGHT, height - _TOP - _BOTTOM
    count = max(1, len(found.weeks) - 1)

    def x(n: int) -> float:
        return round(_LEFT + inner_w * n / count, 1)

    def y(share: float) -> float:
        return round(_TOP + inner_h * (1 - share), 1)

    parts = [
        f'<svg class="ratio-picture" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(described(found), quote=True)}" xmlns="http://www.w3.org/2000/svg" '
        'font-family="inherit" font-size="10" fill="currentColor">'
    ]
    for share, label in ((0.0, "0"), (0.5, "50"), (1.0, "100 %")):
        parts.append(
            f'<line x1="{_LEFT}" x2="{width - _RIGHT}" y1="{y(share)}" y2="{y(share)}" stroke="currentColor" stroke-opacity=".18"/>'
            f'<text x="{_LEFT - 4}" y="{y(share) + 3.5}" text-anchor="end">{label}</text>'
        )
    points = rolling(found)
    for run in _unbroken(points):
        upper = " ".join(f"{x(n)},{y(p[2])}" for n, p in run)
        lower = " ".join(f"{x(n)},{y(p[1])}" for n, p in reversed(run))
        line = " ".join(f"{x(n)},{y(p[0])}" for n, p in run)
        parts.append(f'<polygon points="{upper} {lower}" fill="var(--accent, #1f5f8b)" fill-opacity=".16"/>')
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="var(--accent, #1f5f8b)" stroke-width="1.6"/>'
        )
    if not found.state:
        for n, week in enumerate(found.weeks):
            if week.share is not None:
                r = min(3.2, 1.1 + 0.25 * week.of**0.5)
                parts.append(f'<circle cx="{x(n)}" cy="{y(week.share)}" r="{r:.1f}" fill-opacity=".5"/>')
    if found.weeks:
        first, last = found.weeks[0].begins, found.weeks[-1].begins
        parts.append(f'<text x="{_LEFT}" y="{height - 4}">{first:%b %Y}</text>')
        parts.append(f'<text x="{width - _RIGHT}" y="{height - 4}" text-anchor="end">{last:%b %Y}</text>')
    parts.append("</svg>")
    return "".join(parts)


def _unbroken(
    points: list[tuple[float, float, float] | None],
) -> list[list[tuple[int, tuple[float, float, float]]]]:
    runs: list[list[tuple[int, tuple[float, float, float]]]] = []
    for n, point in enumerate(points):
        if point is None:
            continue
        if runs and runs[-1][-1][0] == n - 1:
            runs[-1].append((n, point))
        else:
            runs.append([(n, point)])
    return runs


def interval_picture(found: Ratio, *, width: int = 240, height: int = 26) -> str:
    """Return a share with its interval on a line from 0 to 100 %, as an `<svg>` element."""

    def x(share: float) -> float:
        return round(4 + (width - 8) * share, 1)

    y = height / 2
    share = found.share or 0.0
    says = f"{in_words(share)}, between {in_words(found.low)} and {in_words(found.high)}"
    return (
        f'<svg class="interval-picture" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(says, quote=True)}" xmlns="http://www.w3.org/2000/svg" fill="currentColor">'
        f'<line x1="{x(0)}" x2="{x(1)}" y1="{y}" y2="{y}" stroke="currentColor" stroke-opacity=".25"/>'
        + "".join(
            f'<line x1="{x(t)}" x2="{x(t)}" y1="{y - 4}" y2="{y + 4}" stroke="currentColor" stroke-opacity=".25"/>'
            for t in (0.0, 0.5, 1.0)
        )
        + f'<line x1="{x(found.low)}" x2="{x(found.high)}" y1="{y}" y2="{y}" stroke="var(--accent, #1f5f8b)" stroke-width="7" '
        f'stroke-opacity=".35" stroke-linecap="round"/><circle cx="{x(share)}" cy="{y}" r="5" fill="var(--accent, #1f5f8b)"/></svg>'
    )
