"""The figures of the Trust page are measured once for each state of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.cast import ledger
from tests.web.conftest import fill

NOW = datetime(2026, 11, 20, 23, 59, 59, tzinfo=UTC)


def test_figures_are_measured_once_for_a_state_of_the_ledger(tmp_path: Path) -> None:
    fill(tmp_path / "home", 20, 400)
    from goodstanding.services import trust
    from goodstanding.store import append

    assert trust.known(NOW) == trust.Known(None, False)
    assert trust.wanted(NOW, 1_000.0)
    assert not trust.wanted(NOW, 1_100.0)  # it is being done already
    assert trust.wanted(NOW, 9_000.0)  # nobody did it
    trust.measure(NOW)
    known = trust.known(NOW)
    assert known.current
    assert known.figures is not None
    assert known.figures["own"]["count"] > 30
    append.append(ledger('2026-11-19 09:00  ada > ben  message  "One more."'))
    after = trust.known(NOW)
    assert not after.current
    assert after.figures == known.figures  # the older ones stay to be shown
    assert trust.wanted(NOW, 9_001.0)
