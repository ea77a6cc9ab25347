"""How far the chances can be trusted: the backtest on the kept rows, and the owner's own map that it gives.

The map from said to seen chances is kept with the ledger, with the moment of the rows it was made from. It is used
only for questions about that moment or later, so that asking "as of" an earlier day never looks ahead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from goodstanding.ledger.backtest import Backtest, OwnMap, asks_of, backtest_of, own_map, picture
from goodstanding.store import append, queries

__all__ = ["Known", "as_json", "kept_map", "known", "measure", "measured", "picture", "wanted"]

_NAME = "own-map"
_FIGURES = "backtest"
_ASKED = "backtest-asked"
_ASK_AGAIN = 600  # s; a worker that was stopped in the middle says nothing, so the question is put again


def measured(as_of: datetime) -> Backtest:
    """Return the backtest on the rows up to `as_of`; keep the own map when no later one is kept."""
    rows = list(queries.touches(as_of))
    asks = asks_of(rows)
    mine = own_map(asks)
    kept = queries.remembered(_NAME)
    if mine is not None and rows:
        last = rows[-1][1].at
        if not kept or kept["at"] <= last:
            append.remember(_NAME, {"at": last, "map": mine.to_json()})
    return backtest_of(asks)


def kept_map(as_of: datetime) -> OwnMap | None:
    """Return the owner's own map, if one is kept that was made from rows up to `as_of`."""
    kept = queries.remembered(_NAME)
    if not kept or datetime.fromtimestamp(kept["at"], UTC) > as_of:
        return None
    return OwnMap.from_json(kept["map"])


@dataclass(frozen=True, slots=True)
class Known:
    """The figures kept last, if any, and whether they are of the ledger as it is now."""

    figures: Mapping[str, Any] | None
    current: bool


def known(as_of: datetime) -> Known:
    """Return the figures that `measure` kept last."""
    kept = queries.remembered(_FIGURES)
    if not kept:
        return Known(None, False)
    return Known(kept["figures"], kept["of"] == _state(as_of))


def measure(as_of: datetime) -> None:
    """Run the backtest and keep its figures for the pages; seconds of work on a large ledger."""
    of = _state(as_of)
    figures = as_json(measured(as_of))
    append.remember(_FIGURES, {"of": of, "figures": figures})


def wanted(as_of: datetime, at: float) -> bool:
    """Take note that `measure` is wanted now (`at`, epoch s); False while the same is being done already."""
    of = _state(as_of)
    asked = queries.remembered(_ASKED)
    if asked and asked["of"] == of and 0 <= at - asked["at"] < _ASK_AGAIN:
        return False
    append.remember(_ASKED, {"of": of, "at": at})
    return True


def _state(as_of: datetime) -> list[Any]:
    # The day changes nothing once all rows lie before it; it does for a ledger looked at "as of" earlier.
    return [*queries.state(), as_of.date().isoformat() if queries.is_past(as_of) else ""]


def as_json(found: Backtest) -> dict[str, Any]:
    """Return the figures as plain values; instants as ISO texts."""
    figures = asdict(found) | {"sentence": found.sentence}
    figures["peers"] = [peer._asdict() for peer in found.peers]
    for name in ("begins", "ends"):
        if figures[name] is not None:
            figures[name] = datetime.fromtimestamp(figures[name], UTC).isoformat()
    return figures
