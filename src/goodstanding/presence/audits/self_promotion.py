"""A stream about itself.

What it finds: a stream of which, with 95 % confidence, more than half is announcements, releases, self-praise, offers or
job ads.
Why it matters: people follow for what is in it for them.
How to mend: answer a question, show how something is done, pass on somebody's work; then announce.
Left alone: streams of fewer than ten posts.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Stream, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP304", "self-promotion", Weight.ANNOYS


def find(stream: Stream) -> Iterator[Finding]:
    """Yield one finding a stream, with the first posts and what gave them away."""
    mix = stream.mix
    if mix["posts"] >= 10 and mix["low"] > 0.5:
        told = [
            e for e in mix["each"] if e["label"] in ("announcement", "release", "praise", "offer", "hiring")
        ]
        yield finding(
            __name__,
            stream.name,
            f"{round(mix['share'] * 100)} % of {mix['posts']} posts are about yourselves (95 %: {round(mix['low'] * 100)} to {round(mix['high'] * 100)} %)",
            tuple(Evidence(e["label"], e["why"], e["post"]) for e in told[:5]),
        )
