"""What a feature is: a name, one of three answers, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

NAMES = (
    "navigation",
    "search",
    "blog",
    "news",
    "press",
    "share_buttons",
    "contact",
    "print",
    "email_article",
    "twitter",
    "facebook",
    "linkedin",
    "youtube",
    "mastodon_or_other",
    "feed",
    "canonical",
    "opengraph",
)


class Found(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that shows a feature, or that was weighed and is not enough.

    `kind` says how it was seen ("link", "form", "declared to machines", "script placeholder", …), `text` what a reader
    would recognise, `href` where it leads, `where` the part of the page.
    """

    kind: str
    text: str = ""
    href: str = ""
    where: str = ""

    def as_json(self) -> dict[str, str]:
        """Return the parts that are not empty."""
        parts = {"kind": self.kind, "text": self.text[:160], "href": self.href[:300], "where": self.where}
        return {name: value for name, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Feature:
    """One answer. `note` says why it is unknown, or what was seen although the answer is no."""

    name: str
    found: Found
    evidence: tuple[Evidence, ...] = ()
    note: str = ""


MOST_EVIDENCE = 5


def feature(name: str, evidence: list[Evidence], note: str = "", otherwise: Found = Found.NO) -> Feature:
    """Return yes with the first few pieces of evidence when there are any, else `otherwise`."""
    kept = tuple(dict.fromkeys(evidence))[:MOST_EVIDENCE]
    return Feature(name, Found.YES if kept else otherwise, kept, note)
