"""Holes: places that a script fills, where a page that was not run cannot say "no".

Three sizes. A *shell* has next to nothing but a script. A *frame set* or a moved page has its content elsewhere. A
*hole* is an empty box that is named after a menu, a header or a footer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.presence.features.base import Feature, Found
from goodstanding.presence.reading import Reading, described, squeezed

HEAD_FEATURES = frozenset(["canonical", "opengraph"])
_IN_HEADER = frozenset(["navigation", "search"])
_IN_FOOTER = frozenset(
    ["contact", "twitter", "facebook", "linkedin", "youtube", "mastodon_or_other", "news", "press", "blog"]
)
_ROOTS = "#root, #app, #__next, #__nuxt, #___gatsby, app-root, [ng-app], [data-reactroot], #main-app, #q-app, #svelte, #application"
_BLOCKED = re.compile(
    r"just a moment|attention required|access denied|checking your browser|are you a robot|verify you are human|"
    r"enable javascript and cookies|ddos protection|403 forbidden|request unsuccessful|captcha",
    re.I,
)
_NEEDS_SCRIPT = re.compile(
    r"enable javascript|javascript (is )?(required|disabled|enabled)|requires javascript|activate javascript|javascript aktivieren|"
    r"javascript activé|activer javascript|habilit\w+ javascript|abilit\w+ javascript|javascript to run this app|без javascript",
    re.I,
)
_NAMED_HOLE = re.compile(
    r"\b(?:site-?|main-?|page-?|global-?|top-?)?(header|footer|nav|navbar|menu|navigation)(?:-?(?:placeholder|container|wrapper|root|mount|include))?\b"
)


# Elements of a site's own making, such as <acme-header></acme-header>.
_EMPTY_ELEMENT = re.compile(
    r"<([a-z]+(?:-[a-z]+)*-(header|footer|nav|navigation|menu))\b[^>]{0,400}>\s*</\1>", re.I
)


@dataclass(frozen=True, slots=True)
class Holes:
    """`shell` says in a sentence why nothing visible can be judged; `missing` names parts left empty."""

    shell: str = ""
    missing: frozenset[str] = frozenset()

    def doubt(self, feature: Feature) -> Feature:
        """Return the feature as unknown where a hole may hold it, else as it is."""
        if feature.found is not Found.NO or feature.name in HEAD_FEATURES:
            return feature
        if self.shell:
            return Feature(feature.name, Found.UNKNOWN, feature.evidence, self.shell)
        for part, names in (("header", _IN_HEADER), ("footer", _IN_FOOTER)):
            if part in self.missing and feature.name in names:
                return Feature(
                    feature.name, Found.UNKNOWN, feature.evidence, f"the {part} is filled by a script"
                )
        return feature


def holes(reading: Reading) -> Holes:
    """Return what a script would have to fill before the page can be judged."""
    tree = reading.tree
    anchors = len(tree.css("a[href]"))
    words = len(reading.text)
    if tree.css_first("frameset") is not None or (
        anchors < 3
        and words < 300
        and tree.css_first('iframe[src]:not([src*="googletagmanager"]):not([height="0"])') is not None
    ):
        return Holes("the page only holds frames; their content is in other files")
    refresh = tree.css_first('meta[http-equiv="refresh" i]')
    if (
        refresh is not None
        and anchors < 4
        and words < 400
        and "url" in (refresh.attributes.get("content") or "").lower()
    ):
        return Holes("the page only sends the visitor on to another address")
    title = tree.css_first("title")
    heading = f"{title.text() if title is not None else ''} {reading.text[:300]}"
    if words < 1500 and anchors < 5 and _BLOCKED.search(heading):
        return Holes("the server answered with a gate for robots, not with the page")
    scripts = sum(1 for s in reading.scripts if s.src or len(s.text) > 200)
    seen = words - len(reading.noscript)
    if scripts and anchors < 3 and seen < 400:
        root = tree.css_first(_ROOTS)
        if root is not None or _NEEDS_SCRIPT.search(reading.noscript) or seen < 120:
            return Holes("the page is built by a script; read it with --render to see it")
    root = tree.css_first(_ROOTS)
    if scripts and root is not None and anchors < 3 and len(root.css("*")) < 6:
        return Holes("the page is built by a script; read it with --render to see it")
    return Holes(missing=_missing(reading) if scripts else frozenset())


def _missing(reading: Reading) -> frozenset[str]:
    """Return "header" and "footer" when the boxes named so are empty and no other box plays the part."""
    found = set()
    tree = reading.tree
    for node in tree.css(
        'div, header, footer, nav, section, [class*="-header"], [class*="-footer"], site-header, site-footer'
    ):
        if node.first_child is not None and (node.css_first("*") is not None or squeezed(node.text())):
            continue
        match = _NAMED_HOLE.search(described(node).replace("_", "-"))
        if match and not _DECOR.search(described(node)):
            found.add("footer" if match[1] == "footer" else "header")
    for match in _EMPTY_ELEMENT.finditer(reading.html):
        found.add("footer" if match[2] == "footer" else "header")
    if "header" in found and len(tree.css("nav a, header a, [class*=menu] a, [class*=nav] a")) >= 3:
        found.discard("header")
    if "footer" in found and len(tree.css('footer a, [id*="footer"] a, [class*="footer"] a')) >= 2:
        found.discard("footer")
    return frozenset(found)


_DECOR = re.compile(
    r"overlay|backdrop|toggle|button|icon|burger|line|spacer|bg\b|background|shadow|mask|close|arrow|indicator|divider|border|mobile"
)
