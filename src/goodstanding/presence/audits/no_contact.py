"""No way to reach anybody.

What it finds: a page without a link to a contact page, an address, a phone, or a form.
Why it matters: a buyer with a question leaves; so does one with a complaint, and tells others.
How to mend: one link called Contact on every page, leading to names and a phone.
Left alone: pages that a script builds, where nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Found
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP110", "no-contact", Weight.COSTS


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    if page.facts.features["contact"].found is Found.NO:
        yield finding(__name__, page.name, "nothing on it says how to reach you")
