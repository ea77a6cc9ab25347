"""Ratios as plain objects, for `--format json`. The share of `rows` that count is the share shown."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from goodstanding.ratios.blast import Blast
from goodstanding.ratios.share import Ratio


def ratio_json(found: Ratio, objective: str | None) -> dict[str, Any]:
    """Return one ratio with its interval, trend, weeks and rows."""
    return {
        "name": found.name,
        "title": found.title,
        "channel": found.channel,
        "objective": objective,
        "share": found.share,
        "low": found.low,
        "high": found.high,
        "hits": found.hits,
        "of": found.of,
        "state": found.state,
        "meaning": found.meaning,
        "trend": asdict(found.trend),
        "typical_hours": None
        if found.typical_hours is None
        else dict(zip(("median", "low", "high"), found.typical_hours, strict=True)),
        "weeks": [{"begins": w.begins.isoformat(), "hits": w.hits, "of": w.of} for w in found.weeks],
        "rows": [
            {"ids": list(c.ids), "at": c.at.isoformat(), "counts": c.counts, "person": c.person or None}
            for c in found.cases
        ],
    }


def blast_json(found: Blast) -> dict[str, Any]:
    """Return one blast with its rows."""
    return {
        "begins": found.begins.isoformat(),
        "ends": found.ends.isoformat(),
        "people": found.people,
        "networks": list(found.networks),
        "sentence": found.sentence,
        "text": found.text,
        "evidence": list(found.ids),
    }
