"""One page, parsed once: everything the features and the audits look at.

Depth is scanned first: the parser's cost grows with the square of the nesting, and a page of 40,000 nested boxes
would take seconds. Tags nested deeper than `DEEPEST` are dropped; their text stays.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from goodstanding.presence.decode import decode
from goodstanding.presence.networks import network_of

DEEPEST = 400
FEW_TAGS = 6000
LARGEST = 8_000_000  # characters; the rest of a larger page is left out, and said

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^<>]*)>")
_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_UNCLOSED = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "tr",
        "dt",
        "dd",
        "option",
        "optgroup",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "html",
        "head",
        "body",
        "rt",
        "rp",
    ]
)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|<!--\s*Mirrored from (\S+) by HTTrack", re.I
)


def shallow(html: str) -> tuple[str, int]:
    """Return the page with tags nested deeper than DEEPEST dropped, and how many were dropped."""
    if html.count("<") < FEW_TAGS:
        return html, 0  # however it is nested, it costs less than looking
    depth = deepest = 0
    for match in _TAG.finditer(html):
        name = match[2].lower()
        if name in _VOID or name in _UNCLOSED:
            continue
        if match[1]:
            depth = max(depth - 1, 0)
        elif not match[3].endswith("/"):
            depth += 1
            if depth > deepest:
                deepest = depth
    if deepest <= DEEPEST:
        return html, 0
    depth = dropped = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth, dropped
        name = match[2].lower()
        if name in _VOID or name in _UNCLOSED:
            return match[0] if depth <= DEEPEST else ""
        if match[1]:
            over = depth > DEEPEST
            depth = max(depth - 1, 0)
            return " " if over else match[0]
        if match[3].endswith("/"):
            return match[0]
        depth += 1
        if depth > DEEPEST:
            dropped += 1
            return " "
        return match[0]

    return _TAG.sub(keep, html), dropped


@dataclass(frozen=True, slots=True)
class Script:
    """A script of the page: where it comes from, or its first characters."""

    src: str
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Button:
    """`spoken` is the text, else what a screen reader says; `own` its class and id, lower case."""

    node: LexborNode
    text: str
    spoken: str
    own: str
    onclick: str
    plain: bool  # a button or its like, not a link or box that a script makes one


_BUTTONS = 'button, [role="button"], a:not([href]), a[href="#"], a[href^="javascript"], a[href=""], summary, label, [onclick]'


def _button(node: LexborNode) -> Button:
    attributes = node.attributes
    text = squeezed(node.text(separator=" "))[:80]
    spoken = text or squeezed(attributes.get("aria-label") or attributes.get("title"))
    own = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    plain = node.tag in ("button", "summary", "label") or attributes.get("role") == "button"
    return Button(node, text, spoken, own, attributes.get("onclick") or "", plain)


@dataclass(slots=True)
class Reading:
    """A parsed page. `url` and `base` are empty when nobody knows where the page comes from."""

    tree: LexborHTMLParser
    html: str
    url: str
    base: str
    charset: str
    declared_charset: str
    scripts: tuple[Script, ...]
    styles: tuple[tuple[str, str], ...]  # media, text
    data: tuple[dict[str, Any], ...]  # JSON-LD nodes, flat
    noscript: str
    text: str  # of the body, scripts and styles taken out
    flattened: int = 0
    cut: int = 0
    languages: frozenset[str] = frozenset()
    own_hosts: frozenset[str] = frozenset()  # registered names this page most likely belongs to
    _contexts: dict[int, str] = field(default_factory=dict)
    _buttons: tuple[Button, ...] | None = None

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Return the page's buttons and scripted links, read once for all who look for words on them."""
        if self._buttons is None:
            self._buttons = tuple(map(_button, self.tree.css(_BUTTONS)))
        return self._buttons

    def split(self, href: str) -> SplitResult:
        """Return a link's address, resolved where the page's own is known. Never fails."""
        href = href.strip().replace("\n", "").replace("\t", "")
        if href.startswith("//"):
            href = "https:" + href
        try:
            return urlsplit(urljoin(self.base, href) if self.base else href)
        except ValueError:
            return SplitResult("", "", "", "", "")

    @property
    def host(self) -> str:
        try:
            return (urlsplit(self.base).hostname or "").lower()
        except ValueError:
            return ""

    def context(self, node: LexborNode) -> str:
        """Return tags, classes, ids and roles of the nearest eight boxes around a node, innermost first."""
        parent = node.parent
        if parent is None:
            return ""
        known = self._contexts.get(parent.mem_id)
        if known is not None:
            return known
        pieces = []
        walk: LexborNode | None = parent
        for _ in range(14):
            if walk is None or walk.tag in ("body", "html", None):
                break
            pieces.append(described(walk))
            walk = walk.parent
        found = " < ".join(pieces)
        self._contexts[parent.mem_id] = found
        return found


def described(node: LexborNode) -> str:
    """Return a node's tag, id, classes and role as one lower-case string."""
    attributes = node.attributes
    parts = [node.tag or ""]
    for name in ("id", "class", "role"):
        value = attributes.get(name)
        if value:
            parts.append(value.lower()[:200])
    return " ".join(parts)


def squeezed(text: str | None) -> str:
    """Return the text with every run of white space as one blank."""
    return " ".join(text.split()) if text else ""


def read(page: bytes | str, url: str | None = None) -> Reading:
    """Parse a page. Any input gives a reading; an empty one gives an empty page."""
    if isinstance(page, bytes):
        html, charset, declared = decode(page)
    else:
        html, charset, declared = page.replace("\x00", ""), "", ""
    cut = max(0, len(html) - LARGEST)
    html = html[:LARGEST]
    saved = _SAVED_FROM.search(html[:4000])
    address = url or ""
    if not address and saved:
        address = saved[1] or "http://" + saved[2]
    small, flattened = shallow(html)
    tree = LexborHTMLParser(small or "<html></html>")
    base = address if address.startswith(("http://", "https://")) else ""
    mark = tree.css_first("base[href]")
    if mark is not None:
        href = (mark.attributes.get("href") or "").strip()
        try:
            base = urljoin(base, href) if base else (href if href.startswith("http") else "")
        except ValueError:
            base = ""
    scripts, data = [], []
    for node in tree.css("script"):
        attributes = node.attributes
        kind = (attributes.get("type") or "").lower().strip()
        text = node.text() or ""
        if "ld+json" in kind:
            data.extend(linked_data(text))
        scripts.append(Script((attributes.get("src") or "").strip(), text[:300_000], kind))
    styles = tuple(((n.attributes.get("media") or "").lower(), n.text() or "") for n in tree.css("style"))
    noscript = squeezed(" ".join(n.text(separator=" ") for n in tree.css("noscript")))
    tree.strip_tags(["script", "style"], recursive=True)
    body = tree.body
    text = squeezed(body.text(separator=" ")) if body is not None else ""
    reading = Reading(
        tree=tree,
        html=small,
        url=address,
        base=base,
        charset=charset,
        declared_charset=declared,
        scripts=tuple(scripts),
        styles=styles,
        data=tuple(data),
        noscript=noscript,
        text=text,
        flattened=flattened,
        cut=cut,
    )
    reading.own_hosts = _own_hosts(reading)
    return reading


def registered(host: str) -> str:
    """Return roughly the registered part of a host name: acme.example for www.news.acme.example."""
    parts = host.lower().removeprefix("www.").split(".")
    if len(parts) > 2 and len(parts[-1]) == 2 and (len(parts[-2]) <= 3 or parts[-2] in SECOND_LEVELS):
        return ".".join(parts[-3:])
    return ".".join(parts[-2:])


SECOND_LEVELS = frozenset(
    [
        "co",
        "com",
        "org",
        "net",
        "gov",
        "ac",
        "edu",
        "gob",
        "gouv",
        "go",
        "or",
        "ne",
        "www",
        "en",
        "de",
        "fr",
        "es",
        "it",
        "m",
    ]
)


def _own_hosts(reading: Reading) -> frozenset[str]:
    if reading.host:
        return frozenset([registered(reading.host)])
    stated = []
    for query, name in (
        ('link[rel~="canonical" i]', "href"),
        ('meta[property="og:url"]', "content"),
        ('link[rel~="alternate" i][hreflang]', "href"),
        ('link[rel~="shortlink" i]', "href"),
        ('link[rel~="EditURI" i]', "href"),
    ):
        node = reading.tree.css_first(query)
        if node is not None:
            stated.append(node.attributes.get(name) or "")
    for thing in reading.data[:40]:
        if types_of(thing) & {"Organization", "WebSite", "Corporation", "LocalBusiness"}:
            stated.extend(strings(thing.get("url")))
    hosts = {registered(h) for h in (_host(s) for s in stated) if h}
    if hosts:
        return frozenset(hosts)
    counts: dict[str, int] = {}
    for node in reading.tree.css('a[href^="http"]')[:400]:
        host = _host(node.attributes.get("href") or "")
        if host and not network_of(host):
            counts[registered(host)] = counts.get(registered(host), 0) + 1
    if counts:
        best = max(counts, key=lambda h: counts[h])
        if counts[best] >= 4 and counts[best] * 2 >= sum(counts.values()):
            return frozenset([best])
    return frozenset()


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->|//<!\[CDATA\[|//\]\]>|<!\[CDATA\[|\]\]>", re.S)
_TRAILING = re.compile(r",\s*([}\]])")
_CONTROL = re.compile("[\x00-\x1f]")


def linked_data(text: str) -> list[dict[str, Any]]:
    """Return the nodes of a JSON-LD block, flattened through @graph and properties; [] when it cannot be read.

    Comments, trailing commas and raw line breaks are forgiven; nodes deeper than 12 levels are left out.
    """
    parsed = None
    for attempt in range(2):
        try:
            if attempt:
                text = _TRAILING.sub(r"\1", _CONTROL.sub(" ", _COMMENT.sub("", text))).strip().rstrip(";")
            parsed = json.loads(text, strict=False)
            break
        except (ValueError, RecursionError):
            continue
    found: list[dict[str, Any]] = []
    todo: list[tuple[Any, int]] = [(parsed, 0)]
    while todo:
        item, depth = todo.pop()
        if depth > 12:
            continue
        if isinstance(item, dict):
            found.append(item)
            todo.extend((v, depth + 1) for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            todo.extend((v, depth + 1) for v in item if isinstance(v, dict | list))
    return found


def types_of(node: dict[str, Any]) -> frozenset[str]:
    """Return the @type of a JSON-LD node as a set of short names."""
    kind = node.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return frozenset(n.rsplit("/", 1)[-1] for n in names if isinstance(n, str))


def strings(value: Any) -> list[str]:
    """Return the strings in a JSON-LD value: itself, its list, or the @id or url of nodes."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [s for item in value for s in strings(item)]
    if isinstance(value, dict):
        return strings(value.get("@id") or value.get("url"))
    return []
