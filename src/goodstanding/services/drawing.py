"""What pictures are drawn with, for pages."""

from __future__ import annotations

from goodstanding.drawing import GIVEN, INK, LINE, RECEIVED, SOFT, Plot, percent, reliability, ticks

__all__ = ["GIVEN", "INK", "LINE", "RECEIVED", "SOFT", "Plot", "percent", "reliability", "ticks"]
