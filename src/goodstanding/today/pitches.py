"""Is this a pitch, a circular or a stock note? A short list of tells, and what `check` finds in the same words.

A false "yes" would hide a person who waits, so one tell is never enough, except for an unfilled form field.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..ledger.closings import is_closing
from ..values import Kind, Row
from .words import any_of

_UNFILLED = any_of(
    r"\{\{?\s*\w+\s*\}?\}", r"%[A-Z]{4,}%", r"\[(?:first ?name|company|name)\]", r"\bHi NULL\b"
)
# One kind of tell a line. Two different ones make a pitch.
_TELLS = (
    any_of(r"\b(?:10|15|20|30|ten|fifteen)[- ]?min(?:ut(?:e|en|os))?s?\b.*(?:\?|call|chat|demo|week)"),
    any_of(r"\bquick (?:call|chat|demo|intro)\b", r"\bhop on a\b", r"\bgrab (?:a|my) (?:slot|time|20)\b"),
    any_of(
        r"calendly", r"https?://\S*(?:\bcal\.|calendar|/book|book\.|meet|schedule|utm_)", r"\bmy calendar\b"
    ),
    any_of(r"\bqualified (?:leads|meetings|calls|appointments)\b", r"\blead (?:gen\w*|funnel)s?\b"),
    any_of(r"\bon autopilot\b", r"\bdone[- ]for[- ]you\b", r"\b100 ?% done\b"),
    any_of(
        r"\bgrow (?:your )?(?:revenue|business|pipeline)\b",
        r"\bgrow(?:ing)? your\b",
        r"\bscale (?:your|to)\b",
    ),
    any_of(r"\b(?:6|7|six|seven)[- ]figures?\b", r"\bROI\b", r"\bgrow revenue by\b"),
    any_of(
        r"\b(?:I|we) help (?:\w+ ){1,4}(?:like you|scale|grow|book|get)\b", r"\bcompan(?:y|ies) like yours\b"
    ),
    any_of(r"\blove what you'?re doing\b", r"\bthanks for connecting\b", r"\byour profile stands out\b"),
    any_of(r"\bour (?:platform|solution|software|tool|agency|services)\b", r"\btrusted by\b", r"\bsynerg\w+"),
    any_of(r"\bdiscount\b", r"\bbest price\b", r"\bfree (?:trial|audit|demo|template)\b", r"\bsave \d+"),
    any_of(
        r"\b(?:only|just) (?:take )?\d+ (?:new )?(?:clients|places|spots|seats)\b",
        r"\bspots? (?:are |is )?limited\b",
    ),
    any_of(r"\blast chance\b", r"\bends? (?:on )?friday\b", r"\bmiss out\b", r"\bfast delivery\b"),
    any_of(
        r"\bbumping this\b",
        r"\btop of your inbox\b",
        r"\bdid you see my last\b",
        r"\bjust checking in on my\b",
    ),
    any_of(r"\bhaven'?t heard back\b", r"\bclose your file\b", r"\btried you (?:a couple|a few)\b"),
    any_of(
        r"\breached out a few times\b", r"\bnot a priority (?:for you|right now)\b", r"\ba priority for you\b"
    ),
    any_of(r"\breply (?:yes|stop|interested)\b", r"\bsend us your inquiry\b", r"\badvise your demand\b"),
    any_of(r"\bpurchase plan\b", r"\bprofessional manufacturer\b", r"\bDear Sir ?/ ?Madam\b"),
    any_of(
        r"\bworth a (?:quick )?(?:call|chat)\b",
        r"\bopen to learning more\b",
        r"\bright person to (?:talk|speak)\b",
    ),
    any_of(r"\b(?:came across|impressed by) your (?:profile|background)\b", r"\bshortlisted\b"),
    any_of(r"\bcompetitive (?:package|salary)\b", r"\bI am hiring for\b", r"\bgreat benefits\b"),
    any_of(r"\bkurze[sn]? (?:Call|Telefonat|Demo)\b", r"\bpetite? (?:démo|appel)\b", r"\buna demo\b"),
    any_of(
        r"\b(?:Termin|Demo) (?:buchen|vereinbaren)\b", r"\brendez-vous qualifiés\b", r"\bcitas cualificadas\b"
    ),
    any_of(
        r"\b(?:neue|mehr) (?:Kunden|Leads)\b", r"\bplus de (?:clients|leads)\b", r"\bmás (?:clientes|leads)\b"
    ),
    any_of(r"\bwir helfen \w+", r"\bnous aidons (?:les|des)\b", r"\bayudamos a\b"),
    any_of(r"\bunsere (?:Lösung|Plattform|Agentur|Software)\b", r"\bnotre (?:solution|plateforme|agence)\b"),
    any_of(r"\bnuestra (?:solución|plataforma|agencia)\b", r"\bUmsatz (?:steigern|verdoppeln)\b"),
)
_ASKS_FOR_TIME = (_TELLS[0], _TELLS[1], _TELLS[2])
_SELLING = frozenset(
    (
        "hard_sell",
        "premature_pitch",
        "merge_artifact",
        "pushy_follow_up",
        "link_huckster",
        "fake_urgency",
        "mass_blast",
    )
)
_STOCK = any_of(
    r"\badd you to my (?:professional )?network\b",
    r"\bjoin (?:your|my) (?:professional |linkedin )?network\b",
    r"\b(?:zu|in) meine[mn]? (?:beruflichen )?(?:netzwerk|kontakte)\w* (?:hinzu|auf)",
    r"\b(?:ajouter|rejoindre) (?:à )?(?:mon|votre) réseau\b",
    r"\ba[ñn]adirte a mi red\b",
    r"\badicion\w+ (?:você )?à minha rede\b",
    r"\baggiungerti alla mia rete\b",
    r"\btoevoegen aan mijn netwerk\b",
)


def tells(text: str) -> int:
    """Return how many kinds of tell a text shows; an unfilled form field counts as many."""
    if _UNFILLED.search(text):
        return 9
    return sum(1 for tell in _TELLS if tell.search(text))


def is_pitch(text: str) -> bool:
    """Return whether a text sells, read without knowing who the two are to one another.

    Two different tells, two faults of selling that `check` finds, or one of each.
    """
    found = tells(text)
    if found >= 2:
        return True
    from ..check import check  # its word lists are large, and most people are never asked about

    # A whole text that merely reads like a pitch is less than words that are one.
    faults = {finding.name for finding in check(text).findings if finding.sure >= 0.5} & _SELLING
    if any(tell.search(text) for tell in _ASKS_FOR_TIME):
        faults -= {"premature_pitch"}  # the same words, seen twice
    return found + len(faults) >= 2


def is_stock_note(text: str) -> bool:
    """Return whether an invitation's note is the network's own default text, or there is none."""
    return not text.strip() or (bool(_STOCK.search(text)) and len(text) < 160)


def only_pitches(rows: Sequence[Row]) -> bool:
    """Return whether somebody has done nothing but sell, and the owner never took it up.

    Somebody whom the owner answered in earnest is a person in conversation, whatever they wrote first.
    """
    if any(row.mine and row.kind is Kind.MESSAGE and not is_closing(row.text) for row in rows):
        return False
    theirs = (
        row for row in rows if not row.mine and row.kind in (Kind.MESSAGE, Kind.INVITATION) and row.text
    )
    return any(is_pitch(row.text) for row in theirs)


def only_circulars(ref: str, rows: Sequence[Row]) -> bool:
    """Return whether it is a sender without a profile who writes under subject lines: sponsored messages."""
    if not ref.startswith("name:linkedin") or any(row.mine for row in rows):
        return False
    return bool(rows) and all(row.subject for row in rows if row.kind is Kind.MESSAGE)
