"""Empty until a script has run.

What it finds: a page that comes as an empty box and a script, or as a frame, a gate or a forward.
Why it matters: previews, archives, readers and some search engines see nothing at all.
How to mend: let the server send the page with its words in it.
Left alone: pages that only add to themselves by script.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.findings import Finding, Weight

CODE, NAME, WEIGHT = "GP130", "script-shell", Weight.COSTS


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page."""
    if page.facts.shell:
        yield finding(__name__, page.name, page.facts.shell)
