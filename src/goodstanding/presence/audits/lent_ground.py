"""Content on lent ground.

What it finds: a site with accounts on networks, but no news, blog or press of its own.
Why it matters: what you write there belongs to the network, is hard to find by search, and is gone when the account is.
How to mend: publish on your own site first, then point to it.
Left alone: sites with a section of their own, and pages that a script builds.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Site, finding
from goodstanding.presence.features import Found
from goodstanding.presence.features.accounts import FEATURES
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP206", "lent-ground", Weight.ANNOYS


def find(site: Site) -> Iterator[Finding]:
    """Yield one finding a site."""
    has = [n for n in FEATURES if site.features[n].found is Found.YES]
    if (
        site.pages
        and len(has) >= 2
        and all(site.features[n].found is Found.NO for n in ("news", "blog", "press"))
    ):
        yield finding(
            __name__,
            site.name,
            "what it has to say stands only inside networks",
            tuple(site.features[n].evidence[0] for n in has),
        )
