"""What the ledger says of two people: the fold (tie), what it means (standing, owed), and what comes next.

The predictions are imported when they are first asked for, so that the rest stays quick to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .predict import Calibrated, calibrate, fading, reply_probability, tie_strength

__all__ = ["Calibrated", "calibrate", "fading", "reply_probability", "tie_strength"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from . import predict

        return getattr(predict, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
