"""A stream about to fall silent.

What it finds: pauses that have doubled, a rhythm that has broken up, or an unusual silence.
Why it matters: it is easier to keep a stream than to wake one.
How to mend: a smaller rhythm that you can keep.
Left alone: streams with fewer than nine dated posts, and ghosts.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Stream, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP302", "fading-stream", Weight.ANNOYS


def find(stream: Stream) -> Iterator[Finding]:
    """Yield one finding a stream."""
    if stream.verdict.signs and not stream.verdict.ghost:
        yield finding(
            __name__,
            stream.name,
            stream.verdict.signs[0],
            tuple(Evidence("sign", s) for s in stream.verdict.signs),
        )
