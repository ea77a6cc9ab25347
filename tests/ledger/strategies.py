"""Histories for the ledger's tests: short, crowded and full of ties, equal instants and long silences."""

from __future__ import annotations

from hypothesis import strategies as st

from goodstanding.ledger.acts import KINDS
from goodstanding.ledger.tie import Touch

HOUR, DAY = 3600.0, 86400.0

# Steps that land on the edges of a turn, an episode and a sitting, and on the same instant.
_steps = st.sampled_from(
    [0.0, 0.0, 1.0, 60.0, 8 * HOUR, 12 * HOUR, 13 * HOUR, DAY, 3 * DAY, 7 * DAY, 7 * DAY + 1, 30 * DAY]
)
_common = st.sampled_from(["message", "message", "message", "reaction", "invitation", "acceptance"])
_kinds = st.one_of(_common, st.sampled_from(KINDS))


@st.composite
def histories(draw: st.DrawFn, max_size: int = 25) -> list[Touch]:
    """Draw touches in order of time, each with an id of its own."""
    at = 1.6e9 + draw(st.integers(0, 3)) * 0.25
    touches = []
    for number in range(draw(st.integers(0, max_size))):
        at += draw(_steps)
        touches.append(
            Touch(at, draw(st.booleans()), draw(_kinds), draw(st.sampled_from([1, 1, 2, 5])), f"row{number}")
        )
    return touches
