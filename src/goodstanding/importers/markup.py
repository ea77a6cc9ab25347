"""Take the markup out of a piece of HTML and leave the words, in one linear pass.

Mails, notes of a CRM and feed items carry fragments of every quality. A tree parser costs more than the
whole rest of reading a mail, and the fast ones are quadratic in nesting; this one never looks back, so
hostile input costs no more than honest input. It is for storing and searching words, not for showing pages.
"""

from __future__ import annotations

import re
from html import unescape

from goodstanding.importers.quoting.marked import without_history

_UNSEEN = re.compile(r"<(script|style|head|title|template|noscript|xml|o:p)\b|<!--", re.I)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6]|/table|/blockquote|hr|/ul|/ol|/pre)\b[^<>]*>", re.I)
_PARAGRAPH = re.compile(r"</p\b[^<>]*>\s*<p\b", re.I)
_CELL = re.compile(r"</t[dh]\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
_SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b\u200c\ufeff]+")
_SPACES = re.compile(r"[ \t]{2,}")
_EDGE = re.compile(r" *\n *")
_MANY = re.compile(r"\n{3,}")


def plain(html: str, *, quoted: bool = True) -> str:
    """Return the words of `html`, a line a block, blank lines between paragraphs.

    `quoted=False` takes out what a mail marks as quoted history first (`quoting.marked` says what stays in its place).
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    if not quoted:
        html = without_history(html).html
    html = _without_unseen(html)
    html = _SPACE.sub(" ", html)
    html = _PARAGRAPH.sub("\n\n<p", html)
    html = _BREAK.sub("\n", html)
    html = _CELL.sub(" ", html)
    html = _TAG.sub("", html)
    text = unescape(html) if "&" in html else html
    # Runs of spaces that the tags stood between go first: the next pattern is slow on long ones.
    text = _SPACES.sub(" ", text.replace("\xa0", " "))
    text = _EDGE.sub("\n", text)
    return _MANY.sub("\n\n", text).strip()


def _without_unseen(html: str) -> str:
    """Drop scripts, styles and comments. One that is never closed takes the rest with it."""
    kept: list[str] = []
    at = 0
    lowered = ""
    while (found := _UNSEEN.search(html, at)) is not None:
        kept.append(html[at : found.start()])
        name = found.group(1)
        if name is None:
            end = html.find("-->", found.end())
            at = end + 3 if end >= 0 else len(html)
            continue
        lowered = lowered or html.lower()
        end = lowered.find(f"</{name.lower()}", found.end()) if len(lowered) == len(html) else -1
        if end < 0:
            # An unclosed head or title hides nothing in practice: only its own tag goes.
            at = found.end() if name.lower() in {"head", "title", "o:p", "xml"} else len(html)
            if at < len(html):
                close = html.find(">", at)
                at = close + 1 if close >= 0 else len(html)
            continue
        close = html.find(">", end)
        at = close + 1 if close >= 0 else len(html)
    kept.append(html[at:])
    return " ".join(kept)
