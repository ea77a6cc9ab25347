"""Seeds as plain objects, for `--format json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goodstanding.seeds import Line, Seed, Seeds


def seeds_json(found: Seeds, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return everything with its rows: `seeds` have grown, `waiting` show nothing yet, `lines` run from first contact to deal."""
    typical = found.typical_days
    return {
        "as_of": found.as_of.isoformat(),
        "sentence": found.sentence,
        "seeds": [_seed(s, names) for s in found.seeds],
        "waiting": [_seed(s, names) for s in found.waiting],
        "lines": [_line(line, names) for line in found.lines],
        "typical_days": None
        if typical is None
        else dict(zip(("median", "low", "high"), typical, strict=True)),
    }


def _seed(seed: Seed, names: Mapping[str, str] | None) -> dict[str, Any]:
    return {
        "id": seed.id,
        "at": seed.at.isoformat(),
        "what": seed.what,
        "network": seed.network,
        "people": list(seed.people),
        "text": seed.text,
        "sentence": seed.sentence(names),
        "grown": [
            {
                "id": g.id,
                "at": g.at.isoformat(),
                "kind": g.kind.value,
                "person": g.person,
                "link": g.link,
                "days": g.days,
            }
            for g in seed.grown
        ],
    }


def _line(line: Line, names: Mapping[str, str] | None) -> dict[str, Any]:
    return {
        "person": line.person,
        "days": line.days,
        "sentence": line.sentence(names),
        "steps": [{"what": what, "id": id_, "at": at.isoformat()} for what, id_, at in line.steps],
    }
