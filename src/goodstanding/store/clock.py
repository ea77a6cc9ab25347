"""The one place where the shell reads the clock. The core never does; it is told."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time


def end_of(day: date) -> datetime:
    """Return the last second of a day, UTC: what "as of that day" means."""
    return datetime.combine(day, time(23, 59, 59), UTC)


def now() -> datetime:
    """Return this moment, or the end of the day in GOODSTANDING_AS_OF (the demo's world has its own today)."""
    day = os.environ.get("GOODSTANDING_AS_OF")
    return end_of(date.fromisoformat(day)) if day else datetime.now(UTC)
