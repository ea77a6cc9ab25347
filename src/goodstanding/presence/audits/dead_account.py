"""Icons that lead nowhere.

What it finds: an icon or a name of a network whose link is empty, "#", or the network's front door.
Why it matters: the visitor who wanted to follow you has just been told that nobody looks after this page.
How to mend: link the account, or take the icon away.
Left alone: networks to which another link on the page does lead.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.links import LinkKind

CODE, NAME, WEIGHT = "GP101", "dead-account", Weight.ANNOYS


def find(page: Page) -> Iterator[Finding]:
    """Yield one finding a page, with every dead icon."""
    alive = {link.network for link in page.facts.links if link.kind is LinkKind.OWN_ACCOUNT}
    dead = [link for link in page.facts.links if link.kind is LinkKind.DEAD and link.network not in alive]
    if dead:
        names = ", ".join(sorted({link.network for link in dead}))
        yield finding(
            __name__,
            page.name,
            f"leads nowhere: {names}",
            tuple(Evidence("dead link", x.label, x.href, x.where) for x in dead),
        )
