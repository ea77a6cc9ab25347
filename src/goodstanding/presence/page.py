"""One page read: its features, its words, its links, as values."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from goodstanding.presence.features import Feature, features, holes
from goodstanding.presence.identity import Identity, identity
from goodstanding.presence.languages import language_of
from goodstanding.presence.links import Link, links
from goodstanding.presence.readability import Readability, readability
from goodstanding.presence.reading import Reading, read, squeezed, types_of
from goodstanding.presence.text import Amount, amount, headings


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one page shows. Text is what a visitor reads; `read_by` is "as served" or "rendered"."""

    url: str
    title: str
    description: str
    language: str  # two letters, empty when there is too little text
    declared_language: str
    charset: str
    declared_charset: str
    features: dict[str, Feature]
    links: tuple[Link, ...]
    headings: tuple[tuple[int, str], ...]
    amount: Amount
    readability: Readability | None
    text: str
    robots: str
    canonical: str
    structured: frozenset[str]  # the @type names in JSON-LD
    opengraph: dict[str, str]
    shell: str = ""
    flattened: int = 0
    cut: int = 0
    read_by: str = "as served"
    identity: Identity = field(default_factory=lambda: Identity(frozenset(), frozenset()))

    def as_json(self, page: str) -> dict[str, Any]:
        """Return the page as the `presence` command prints it."""
        return {
            "page": page,
            "features": {name: feature_json(f) for name, f in self.features.items()},
            "readability": self.readability.as_json() if self.readability else None,
            "language": self.language or None,
            "title": self.title,
            "text": self.amount.as_json(),
            "read_by": self.read_by,
        }


def feature_json(feature: Feature) -> dict[str, Any]:
    """Return {"found", "evidence"} and the note when there is one."""
    out: dict[str, Any] = {"found": str(feature.found), "evidence": [e.as_json() for e in feature.evidence]}
    if feature.note:
        out["note"] = feature.note
    return out


def read_page(html: bytes | str, url: str | None = None, *, read_by: str = "as served") -> PageFacts:
    """Return the facts of one page.

    `html` as bytes is decoded by what really decodes, whatever the page declares. `url` is the page's address when
    it is known; without it links are judged by the page's canonical address and its own links. Never fails on a
    page: an empty one gives facts that say so.
    """
    reading = read(html, url)
    tree = reading.tree
    root = tree.css_first("html")
    declared = (
        (root.attributes.get("lang") or root.attributes.get("xml:lang") or "") if root is not None else ""
    )
    language = language_of(reading.text, declared)
    reading.languages = frozenset(x for x in (language, _short(declared)) if x)
    title_node = tree.css_first("title")
    title = squeezed(title_node.text()) if title_node is not None else ""
    graph = _meta(reading)
    who = identity(reading, title, graph.get("og:site_name", "") or graph.get("application-name", ""))
    found_links = links(reading, who)
    gaps = holes(reading)
    found = features(reading, found_links, gaps)
    canonical = tree.css_first('link[rel~="canonical" i][href]')
    heads = headings(reading)
    size = amount(reading)  # takes menus and footers out of the tree: last
    return PageFacts(
        url=reading.url,
        title=title,
        description=graph.get("description", "") or graph.get("og:description", ""),
        language=language,
        declared_language=declared.strip(),
        charset=reading.charset,
        declared_charset=reading.declared_charset,
        features=found,
        links=found_links,
        headings=heads,
        amount=size,
        readability=readability(size.text, language),
        text=reading.text,
        robots=", ".join(v for k, v in graph.items() if k in ("robots", "googlebot")).lower(),
        canonical=(canonical.attributes.get("href") or "").strip() if canonical is not None else "",
        structured=frozenset(t for node in reading.data for t in types_of(node)),
        opengraph={k: v for k, v in graph.items() if k.startswith("og:")},
        shell=gaps.shell,
        flattened=reading.flattened,
        cut=reading.cut,
        read_by=read_by,
        identity=who,
    )


def _short(tag: str) -> str:
    code = re.split(r"[-_]", tag.strip().lower())[0]
    return {
        "nb": "no",
        "nn": "no",
        "sr": "hr",
        "bs": "hr",
        "iw": "he",
        "in": "id",
        "ua": "uk",
        "cz": "cs",
        "jp": "ja",
        "gr": "el",
    }.get(code, code)


def _meta(reading: Reading) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in reading.tree.css("meta[content]"):
        attributes = node.attributes
        name = (attributes.get("property") or attributes.get("name") or "").lower().strip()
        if name and name not in found:
            found[name] = squeezed(attributes.get("content"))
    return found
