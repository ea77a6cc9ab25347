"""Ghost town.

What it finds: a stream whose silence its own rhythm does not explain (see streams.py).
Why it matters: a date of two years ago on the front page says that nobody is home.
How to mend: write again, or say goodbye and take the link away.
Left alone: streams that were always slow, and streams without dates.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Stream, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP301", "ghost-town", Weight.COSTS


def find(stream: Stream) -> Iterator[Finding]:
    """Yield one finding a stream."""
    verdict = stream.verdict
    if verdict.ghost:
        last = verdict.last.date().isoformat() if verdict.last else "none"
        yield finding(__name__, stream.name, verdict.why, (Evidence("date", f"last post: {last}"),))
