"""A stream that never turns to anybody.

What it finds: ten or more of one's own posts, none of which answers, asks, or passes on somebody's work.
Why it matters: a network is a conversation; this is a notice board.
How to mend: answer the last three people who wrote.
Left alone: feeds (a feed cannot answer).
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Stream, finding
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP305", "never-answers", Weight.ANNOYS


def find(stream: Stream) -> Iterator[Finding]:
    """Yield one finding a stream of one's own posts."""
    counts = stream.mix["labels"]
    if (
        not stream.feed
        and stream.mix["posts"] >= 10
        and not any(counts.get(x) for x in ("conversation", "question", "others"))
    ):
        yield finding(
            __name__, stream.name, f"none of {stream.mix['posts']} posts answers, asks or passes anything on"
        )
