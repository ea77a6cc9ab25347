"""Closed to search engines.

What it finds: a page whose head says noindex.
Why it matters: it is left on after a relaunch more often than anything else, and nobody finds you again.
How to mend: take the robots meta tag away, unless you mean it.
Left alone: pages that say nothing about robots.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP121", "noindex", Weight.COSTS


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    if "noindex" in page.facts.robots or page.facts.robots.strip() == "none":
        yield finding(
            __name__,
            page.name,
            "asks search engines to leave it out",
            (Evidence("meta", f"robots: {page.facts.robots}"),),
        )
