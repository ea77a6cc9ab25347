"""Leads: somebody writes that they have sent another person to the owner.

Networks export such things as ordinary messages, so the ledger holds no referral for them; the words do.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ..ledger.closings import thanks
from ..values import Kind, Row
from .candidate import TALK, when
from .words import any_of

_NAMES = r"(?:[\w'’.-]+ )"
_LEAD = any_of(
    rf"\b(?:gave|passed|given|handed|forwarded|sent) {_NAMES}{{0,4}}?your (?:name|number|details|contact|card|e-?mail)\b",
    r"\bpassed your \w+ (?:on|along)\b",
    r"\brecommended you (?:to|for)\b",
    rf"\breferred {_NAMES}{{1,5}}to you\b",
    r"\bput in a (?:good )?word for you\b",
    rf"\b(?:told|said to) {_NAMES}{{1,6}}(?:to|should) (?:talk|speak|write|get in touch) (?:to|with) you\b",
    r"\bthat (?:she|he|they) should (?:talk|speak|write) (?:to|with) you\b",
    r"\bmentioned you(?:r name)? to\b",
    r"\b(?:deinen|ihren) namen (?:\w+ ){0,4}(?:gegeben|genannt|weitergegeben)\b",
    r"\b(?:dich|sie) (?:\w+ ){0,4}(?:weiter)?empfohlen\b",
    r"\bdonné (?:votre|ton|tes|vos) (?:nom|contact|coordonnées)\b",
    r"\b(?:vous|t'|t’)ai recommandée?\b",
    r"\b(?:di|pasé|he dado) (?:tu|su) (?:nombre|contacto|teléfono)\b",
    r"\bte (?:he recomendado|recomendé)\b",
)


def unthanked_leads(rows: Sequence[Row], moment: datetime) -> tuple[Row, ...]:
    """Return the messages in which they sent somebody, since the owner's last word of thanks, oldest first."""
    found: list[Row] = []
    for row in reversed(rows):
        if when(row) > moment or row.kind not in TALK:
            continue
        if row.mine and thanks(row.text):
            break
        if not row.mine and row.to_me and row.kind is not Kind.INTRODUCTION and _LEAD.search(row.text):
            found.append(row)
    return tuple(reversed(found))


def telling(sentences: Sequence[str]) -> str:
    """Return the sentence that says whom they sent, else the first; empty when there is none."""
    return next((one for one in sentences if _LEAD.search(one)), sentences[0] if sentences else "")
