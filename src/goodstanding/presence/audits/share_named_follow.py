"""A control that shares where the label promises to follow.

What it finds: a link labelled "follow us" that opens a network's share window.
Why it matters: the visitor asked to hear from you and was asked to advertise you.
How to mend: link the profile.
Left alone: links labelled as sharing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.links import LinkKind

CODE, NAME, WEIGHT = "GP103", "share-named-follow", Weight.ANNOYS
_FOLLOW = re.compile(
    r"\b(follow|folgen|suivez|suivre|síguenos|seguici|segue|volg|obserwuj|följ|følg)\b", re.I
)


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    wrong = [
        x
        for x in page.facts.links
        if x.kind is LinkKind.SHARE and _FOLLOW.search(" ".join((x.label, *x.hints)))
    ]
    if wrong:
        yield finding(
            __name__,
            page.name,
            "says follow and shares",
            tuple(Evidence("link", x.label, x.href) for x in wrong),
        )
