"""What audits look at, and how they make a finding from their own manual page."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from goodstanding.presence.features import Evidence, Feature
from goodstanding.presence.findings import Finding
from goodstanding.presence.page import PageFacts
from goodstanding.presence.streams import Verdict


@dataclass(frozen=True, slots=True)
class Page:
    """A page by the name it is shown under."""

    name: str
    facts: PageFacts


@dataclass(frozen=True, slots=True)
class Site:
    """All pages of one audit, and their features together."""

    name: str
    pages: tuple[tuple[str, PageFacts], ...]
    features: dict[str, Feature]


@dataclass(frozen=True, slots=True)
class Stream:
    """A feed, or one's own posts on a network (`feed` False), with the verdict and the mix."""

    name: str
    verdict: Verdict
    mix: dict[str, Any] = field(default_factory=dict)
    feed: bool = True


@cache
def manual(module: str) -> dict[str, str]:
    """Return the parts of an audit's docstring: what, why, how, and left alone."""
    text = sys.modules[module].__doc__ or ""
    parts: dict[str, str] = {"title": text.strip().split("\n", 1)[0].rstrip(".")}
    keys = {
        "What it finds": "what",
        "Why it matters": "why",
        "How to mend": "how",
        "Left alone": "left",
        "Source": "source",
    }
    now = ""
    for line in text.splitlines()[1:]:
        head, colon, rest = line.partition(":")
        if colon and head in keys:
            now = keys[head]
            parts[now] = rest.strip()
        elif now and line.strip():
            parts[now] += " " + line.strip()
    return parts


def finding(module: str, where: str, what: str, evidence: tuple[Evidence, ...] = ()) -> Finding:
    """Return a finding of the audit in `module`; why and how come from its docstring."""
    audit, page = sys.modules[module], manual(module)
    return Finding(audit.CODE, audit.NAME, audit.WEIGHT, where, what, page["why"], page["how"], evidence[:8])
