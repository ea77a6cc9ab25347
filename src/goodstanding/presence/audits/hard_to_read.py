"""Hard to read.

What it finds: running text that its language's formula calls hard (see readability.py), and walls of text.
Why it matters: people read a fifth of a page; hard text gets less.
How to mend: shorter sentences first, then plainer words; a heading every few paragraphs.
Left alone: pages with fewer than 60 words of running text.
Source: Björnsson 1968 (LIX), Flesch 1948; share read: Nielsen Norman Group, 2008.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP140", "hard-to-read", Weight.ANNOYS


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    how = page.facts.readability
    if how is not None and how.level == "hard" and how.words_per_sentence > 14:
        said = f"{how.formula} {how.score:.0f}, {how.words_per_sentence:.0f} words a sentence"
        yield finding(__name__, page.name, "its running text is hard to read", (Evidence("figure", said),))
