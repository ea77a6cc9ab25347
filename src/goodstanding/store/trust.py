"""How far the chances can be trusted: the backtest on the kept rows, and the owner's own map that it gives.

The map from said to seen chances is kept with the ledger, with the moment of the rows it was made from. It is used
only for questions about that moment or later, so that asking "as of" an earlier day never looks ahead.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

from django.db import connection, transaction

from goodstanding.ledger.backtest import Backtest, OwnMap, asks_of, backtest_of, own_map
from goodstanding.store import queries

_NAME = "own-map"


def measured(as_of: datetime) -> Backtest:
    """Return the backtest on the rows up to `as_of`; keep the own map when no later one is kept."""
    rows = list(queries.touches(as_of))
    asks = asks_of(rows)
    mine = own_map(asks)
    kept = queries.remembered(_NAME)
    if mine is not None and rows:
        last = rows[-1][1].at
        if not kept or kept["at"] <= last:
            value = json.dumps({"at": last, "map": mine.to_json()})
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("INSERT OR REPLACE INTO memory (name, value) VALUES (%s, %s)", [_NAME, value])
    return backtest_of(asks)


def kept_map(as_of: datetime) -> OwnMap | None:
    """Return the owner's own map, if one is kept that was made from rows up to `as_of`."""
    kept = queries.remembered(_NAME)
    if not kept or datetime.fromtimestamp(kept["at"], UTC) > as_of:
        return None
    return OwnMap.from_json(kept["map"])
