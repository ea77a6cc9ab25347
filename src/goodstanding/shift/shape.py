"""The pairs as plain objects, for `--format json`."""

from __future__ import annotations

from typing import Any

from goodstanding.ratios.shape import ratio_json
from goodstanding.shift import Pair


def pair_json(found: Pair, objective: str | None = None) -> dict[str, Any]:
    """Return one pair; `rows` add up to the share shown, and are empty where it is not measurable."""
    value: dict[str, Any] = {
        "name": found.name,
        "title": found.title,
        "question": found.question,
        "objective": objective,
        "measurable": found.measurable,
        "share": found.share,
        "low": found.low,
        "high": found.high,
        "says": found.says,
        "moves": found.moves,
        "source": found.source,
        "trend": None,
        "rows": [],
    }
    if found.ratio is not None:
        inner = ratio_json(found.ratio, objective)
        value |= {key: inner[key] for key in ("hits", "of", "trend", "weeks", "rows")}
    return value
