"""Accounts that only machines can see.

What it finds: accounts named in JSON-LD, rel=me or meta tags to which no visible link leads.
Why it matters: search engines know where you talk; your visitors don't.
How to mend: put a plain link with the network's name into the footer.
Left alone: accounts with a visible link.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.features.accounts import FEATURES, MACHINES
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP102", "hidden-account", Weight.COURTESY


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page, with the accounts."""
    hidden: list[Evidence] = []
    for name in FEATURES:
        evidence = page.facts.features[name].evidence
        if evidence and all(e.kind == MACHINES for e in evidence):
            hidden.extend(evidence[:1])
    if hidden:
        yield finding(
            __name__,
            page.name,
            f"{len(hidden)} account{'s are' if len(hidden) > 1 else ' is'} named to machines only",
            tuple(hidden),
        )
