"""What `check` finds on the labelled messages does not fall below what corpus/pins.json promises."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from corpus.labelled import messages
from corpus.measure import Judged, faults, judged, verdicts

PINS: dict[str, dict[str, float]] = json.loads(
    (Path(__file__).parents[2] / "corpus/pins.json").read_text(encoding="utf-8")
)


@cache
def measured(context: bool = True) -> Judged:
    """The two parts that nothing is learnt from: `test`, and `fresh`, which is harder."""
    those = [one for one in messages("messages", "fresh") if one.half in ("test", "fresh")]
    return judged((one for one in those if context or not one.by_context), context)


@pytest.mark.parametrize("context", [False, True], ids=["text alone", "with context"])
def test_messages_that_cost_trust_are_told_from_the_others(context: bool) -> None:
    figure = verdicts(measured(context))
    assert figure.precision >= PINS["all"]["precision"]
    assert figure.recall >= PINS["all"]["recall"]


@pytest.mark.parametrize("fault", [name for name in PINS if name != "all"])
def test_each_fault_is_found_as_promised(fault: str) -> None:
    figure = faults(measured())[fault]
    assert figure.precision >= PINS[fault]["precision"]
    assert figure.recall >= PINS[fault]["recall"]


def test_every_fault_has_a_pin() -> None:
    assert set(faults(measured())) == set(PINS) - {"all"}
