"""No permanent address.

What it finds: a page that names no canonical address, or one on another site.
Why it matters: the same page under five addresses splits its readers' links; one that points abroad gives them away.
How to mend: <link rel="canonical"> with the page's own full address.
Left alone: pages that only a script builds.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence, Found
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.reading import registered

CODE, NAME, WEIGHT = "GP120", "no-permanent-address", Weight.COURTESY


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    facts = page.facts
    if facts.features["canonical"].found is Found.NO and not facts.shell:
        yield finding(__name__, page.name, "names no permanent address")
        return
    try:
        there, here = urlsplit(facts.canonical).hostname or "", urlsplit(facts.url).hostname or ""
    except ValueError:
        return
    if there and here and registered(there) != registered(here):
        yield finding(
            __name__,
            page.name,
            f"says its permanent address is on {there}",
            (Evidence("link", "canonical", facts.canonical),),
        )
