"""News without a feed.

What it finds: a page that has news or a blog and names no feed.
Why it matters: journalists, partners and tools that watch for you can't.
How to mend: most systems make a feed already; name it in the head with rel="alternate", and link it.
Left alone: pages without news and blog.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Found
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP112", "no-feed", Weight.COURTESY


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    features = page.facts.features
    has = [n for n in ("news", "blog") if features[n].found is Found.YES]
    if has and features["feed"].found is Found.NO:
        yield finding(
            __name__,
            page.name,
            f"has {' and '.join(has)}, but no feed to follow",
            features[has[0]].evidence[:1],
        )
