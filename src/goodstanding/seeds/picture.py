"""The long line with one person, as a picture: a dot for each step, on a common scale of time."""

from __future__ import annotations

from html import escape

from goodstanding.seeds import Line


def line_picture(line: Line, longest: int, *, width: int = 640, height: int = 26) -> str:
    """Return the line as an `<svg>` element; `longest` is the number of days that fill the whole width."""
    span = max(1, longest)
    begins = line.steps[0][2]

    def x(days: int) -> float:
        return round(8 + (width - 16) * min(1.0, days / span), 1)

    y = height / 2
    says = ", ".join(
        f"{what} after {(at - begins).days} days" if n else what for n, (what, _, at) in enumerate(line.steps)
    )
    parts = [
        f'<svg class="line-picture" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{escape(says, quote=True)}" xmlns="http://www.w3.org/2000/svg" fill="currentColor">',
        f'<line x1="{x(0)}" x2="{x(line.days)}" y1="{y}" y2="{y}" stroke="currentColor" stroke-opacity=".35" stroke-width="2"/>',
    ]
    for what, _, at in line.steps[:-1]:
        parts.append(
            f'<circle cx="{x((at - begins).days)}" cy="{y}" r="4"><title>{escape(what)}</title></circle>'
        )
    parts.append(
        f'<circle cx="{x(line.days)}" cy="{y}" r="6.5" fill="var(--accent, #1f5f8b)"><title>a deal</title></circle></svg>'
    )
    return "".join(parts)
