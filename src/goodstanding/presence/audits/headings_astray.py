"""Headings astray.

What it finds: a page of more than 250 words without a heading, empty headings, or levels that jump.
Why it matters: people skim by headings, and screen readers walk by them.
How to mend: one h1 that says what the page is, then h2 for its parts.
Left alone: short pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP141", "headings-astray", Weight.COURTESY


def find(page: Page) -> Iterator[Finding]:
    """Yield at most one finding a page: the first thing that is wrong."""
    heads, words = page.facts.headings, page.facts.amount.words
    if page.facts.shell or words < 250:
        return
    if not heads:
        yield finding(__name__, page.name, f"says {words} words without a heading")
    elif not any(level == 1 for level, _ in heads):
        yield finding(
            __name__,
            page.name,
            "has headings, but none that says what the page is (h1)",
            (Evidence("heading", heads[0][1]),),
        )
