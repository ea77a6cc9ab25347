"""A site without a search of its own.

What it finds: a page with at least twenty links to the site and no field, button or link to search it.
Why it matters: people who know what they want type it; the others are few.
How to mend: a search field, or a link to a search page.
Left alone: small sites, where a menu is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence, Found
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.links import LinkKind

CODE, NAME, WEIGHT = "GP111", "no-search", Weight.ANNOYS


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    feature = page.facts.features["search"]
    own = {x.href for x in page.facts.links if x.kind is LinkKind.PAGE}
    if feature.found is Found.NO and len(own) >= 20:
        yield finding(
            __name__,
            page.name,
            f"links to {len(own)} pages and offers no search",
            (Evidence("note", feature.note),) if feature.note else (),
        )
