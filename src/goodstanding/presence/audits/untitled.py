"""No title, or the same for everything.

What it finds: a page without a title, or with one that says nothing ("Home", "Untitled").
Why it matters: the title is what people see in results, tabs and bookmarks.
How to mend: what the page is, then who you are.
Left alone: titles that say something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP122", "untitled", Weight.ANNOYS
_EMPTY = re.compile(
    r"^(home|homepage|home page|index|untitled( document)?|startseite|accueil|inicio|welcome|page|neue seite|new page)?\W*\d*$",
    re.I,
)


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    if _EMPTY.match(page.facts.title.strip()):
        yield finding(
            __name__,
            page.name,
            "has a title that says nothing",
            (Evidence("title", page.facts.title or "(none)"),),
        )
