"""Is this message fit to be sent, by itself: the rules without the ledger, so that a command starts quickly.

What the ledger knows of the two comes from `services.checking`.
"""

from __future__ import annotations

from goodstanding.check import Channel, Facts, Finding, Relation, Report, check, checks
from goodstanding.check.baseline import known, mark, without, written
from goodstanding.check.gallery import Pair, pairs, pieces, showing
from goodstanding.check.house import CODE as HOUSE_CODE
from goodstanding.check.house import House, HouseError, house
from goodstanding.check.rules import RULES
from goodstanding.check.sarif import sarif

__all__ = [
    "HOUSE_CODE", "RULES", "Channel", "Facts", "Finding", "House", "HouseError", "Pair", "Relation", "Report", "check",
    "checks", "house", "known", "mark", "pairs", "pieces", "sarif", "showing", "without", "written",
]  # fmt: skip
