"""Navigation: a menu, that is a group of short links to parts of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from goodstanding.presence.features.base import Evidence, Feature, Found, feature
from goodstanding.presence.links import Link
from goodstanding.presence.reading import Reading, described, squeezed

_NOT_A_MENU = re.compile(r"breadcrumb|pagination|pager|skip|language|lang-|social|cookie|share|tag-?cloud")
_NAMED = '[class*="menu" i], [id*="menu" i], [class*="nav" i], [id*="nav" i], [role="menubar"], [role="menu"]'


def find(reading: Reading, links: tuple[Link, ...]) -> Iterator[Feature]:
    """Yield the one feature."""
    tree = reading.tree
    seen: list[Evidence] = []
    empty = 0
    for node in tree.css('nav, [role="navigation"]'):
        menu = _menu(node, 2)
        if menu:
            seen.append(Evidence("menu", menu, where=described(node)[:60]))
            break
        if not node.css("a"):
            empty += 1
    if not seen:
        for node in tree.css(_NAMED)[:120]:
            menu = _menu(node, 2)
            if menu and node.tag not in ("a", "body", "html"):
                seen.append(Evidence("menu", menu, where=described(node)[:60]))
                break
    if not seen:
        for node in tree.css("header, #header, .header, [role=banner]"):
            menu = _menu(node, 3)
            if menu:
                seen.append(Evidence("links in the header", menu))
                break
    if not seen:
        group = _group(tree.css("a[href]"))
        if group:
            seen.append(Evidence("group of links", group))
    if not seen and tree.css("map area[href]")[1:]:
        seen.append(Evidence("image map", "a picture with several linked areas"))
    if not seen and empty and reading.scripts:
        yield Feature("navigation", Found.UNKNOWN, (), "the menu is empty until a script fills it")
        return
    yield feature("navigation", seen)


def _menu(node: LexborNode, least: int) -> str:
    if _NOT_A_MENU.search(described(node)):
        return ""
    names = []
    for anchor in node.css("a, button"):
        if anchor.tag == "a":
            label = squeezed(anchor.text(separator=" ")) or squeezed(
                anchor.attributes.get("title") or anchor.attributes.get("aria-label")
            )
            if not label:
                image = anchor.css_first("img")
                label = squeezed(image.attributes.get("alt")) if image is not None else ""
            if len(label) <= 60:
                names.append(label)
    return " · ".join([n for n in names if n][:6]) or "links without words" if len(names) >= least else ""


def _group(anchors: list[LexborNode]) -> str:
    """Return the labels of the first group of at least four short links to the site that stand together."""
    groups: dict[int, list[str]] = {}
    for anchor in anchors[:600]:
        href = anchor.attributes.get("href") or ""
        if href.startswith(("mailto:", "tel:")):
            continue
        label = squeezed(anchor.text(separator=" "))
        if len(label) > 40:
            continue
        walk = anchor.parent
        for _ in range(3):
            if walk is None or walk.tag in ("body", "html"):
                break
            group = groups.setdefault(walk.mem_id, [])
            group.append(label)
            if len(group) >= 4:
                return " · ".join(g for g in group if g) or "picture links"
            walk = walk.parent
    top = [squeezed(a.text(separator=" ")) for a in anchors[:40]]
    short = [t for t in top if t and len(t) <= 30]
    return " · ".join(short[:6]) if len(short) >= 4 else ""
