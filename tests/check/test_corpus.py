"""The scores promised on our own labelled messages. A pin is lowered only in words (docs/decisions.md)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from goodstanding.check import check

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from corpus.labelled import messages
from corpus.measure import CONDEMNED

PINS = {
    "dev": (0.99, 0.95),
    "test": (0.98, 0.89),
    "third": (0.95, 0.81),
    "fresh": (0.96, 0.77),
    "kept": (0.93, 0.71),
}


@pytest.mark.parametrize("half", PINS)
def test_precision_and_recall_stay_where_they_are_pinned(half: str) -> None:
    """Text alone, no context: `not fine` against the label."""
    hits = alarms = misses = 0
    for one in messages():
        if one.half == half and not one.by_context:
            said = check(one.text, None, one.channel).verdict in CONDEMNED
            hits += said and one.bad
            alarms += said and not one.bad
            misses += one.bad and not said
    precision, recall = PINS[half]
    assert hits / (hits + alarms) >= precision
    assert hits / (hits + misses) >= recall
