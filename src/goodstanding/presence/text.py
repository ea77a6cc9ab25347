"""How much a page says: its own text without menus, footers and repetition, against the space it takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from goodstanding.presence.reading import Reading, squeezed

_FURNITURE = [
    "nav",
    "header",
    "footer",
    "form",
    "select",
    "button",
    "noscript",
    "svg",
    "iframe",
    "template",
    "dialog",
]
_HIDDEN = (
    "[hidden], [aria-hidden='true'], [style*='display:none'], [style*='display: none'], [role='navigation'], [role='banner'], "
    "[role='contentinfo'], #footer, .footer, #header, #nav, .nav, .menu, #menu, .breadcrumb, .cookie-banner, #cookie-banner, .visually-hidden, .sr-only"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
_BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, dd, dt, blockquote, figcaption"
LIGHT, HEAVY = 150, 700  # words


@dataclass(frozen=True, slots=True)
class Amount:
    """`words` of the page's own text (two CJK characters count as one), `share` of the text in the page's bytes."""

    words: int
    share: float
    weight: str  # light, medium, heavy
    pictures: int
    text: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the figures without the text."""
        return {
            "words": self.words,
            "share": round(self.share, 3),
            "weight": self.weight,
            "pictures": self.pictures,
        }


def headings(reading: Reading) -> tuple[tuple[int, str], ...]:
    """Return (level, text) of the headings in order; empty ones are kept, they are a finding."""
    return tuple(
        (int((node.tag or "h1")[1]), squeezed(node.text(separator=" "))[:120])
        for node in reading.tree.css("h1, h2, h3, h4, h5, h6")
    )


def words_in(text: str) -> int:
    """Return the number of words; in scripts without blanks, half the number of characters."""
    cjk = len(_CJK.findall(text))
    return len(_CJK.sub(" ", text).split()) + cjk // 2


def amount(reading: Reading) -> Amount:
    """Return how much the page says. Takes the furniture out of the reading's tree: call it last."""
    tree = reading.tree
    pictures = len(tree.css("img, picture, video"))
    size = max(len(reading.html), 1)
    tree.strip_tags(_FURNITURE, recursive=True)
    for node in tree.css(_HIDDEN):
        if node.tag not in ("body", "html", "main") and node.parent is not None:
            node.decompose()
    body = tree.body
    text = squeezed(body.text(separator=" ")) if body is not None else ""
    repeated = _repeated(reading)
    words = max(0, words_in(text) - repeated)
    weight = "light" if words < LIGHT else "heavy" if words > HEAVY else "medium"
    return Amount(words, len(text) / size, weight, pictures, _prose(reading) or text[:6000])


def _repeated(reading: Reading) -> int:
    seen: set[str] = set()
    again = 0
    for node in reading.tree.css("li, p")[:1500]:
        text = squeezed(node.text(separator=" "))
        if len(text) > 20:
            if text in seen:
                again += words_in(text)
            seen.add(text)
    return again


def _prose(reading: Reading) -> str:
    """Return the running text: paragraphs of at least eight words, for readability."""
    pieces = []
    total = 0
    for node in reading.tree.css("p, li, dd, blockquote")[:600]:
        text = squeezed(node.text(separator=" "))
        if words_in(text) >= 8:
            pieces.append(text if text[-1:] in ".!?。！？…:;" else text + ".")
            total += len(text)
            if total > 20_000:
                break
    return "\n".join(dict.fromkeys(pieces))
