"""A press room that does not help.

What it finds: a press page without a phone or mail address, without dates, or without pictures.
Why it matters: a journalist on a deadline calls the next company.
How to mend: a name with phone and mail, facts in a paragraph, pictures to download, your own view, and dates on everything.
Left alone: sites without a press page among those read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.presence.audits.base import Site, finding
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.links import LinkKind
from goodstanding.presence.words import path_sections, sections

CODE, NAME, WEIGHT = "GP204", "press-room", Weight.ANNOYS
_DATE = re.compile(r"\b(19|20)\d{2}\b")
_PHONE = re.compile(r"\+?\d[\d\s()/.\-–]{7,}")
_PICTURES = re.compile(r"\.(jpe?g|png|zip|eps|svg)$|bild|foto|photo|picture|image|logo|download", re.I)


def find(site: Site) -> Iterator[Finding]:
    """Yield one finding a press page that lacks something."""
    for name, facts in site.pages:
        path = re.sub(r"^https?://[^/]*", "", facts.url or "/" + name)
        if "press" not in path_sections(path) and "press" not in sections(facts.title):
            continue
        lacks = []
        if not any(x.kind in (LinkKind.PHONE, LinkKind.MAIL) for x in facts.links) and not _PHONE.search(
            facts.text
        ):
            lacks.append("a phone or mail address")
        if not _DATE.search(facts.text):
            lacks.append("dates")
        if not facts.amount.pictures and not any(
            _PICTURES.search(f"{x.href} {x.label}") for x in facts.links
        ):
            lacks.append("pictures")
        if lacks:
            yield finding(__name__, name, f"the press page lacks {', '.join(lacks)}")
