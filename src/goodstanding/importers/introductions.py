"""Mail that brings people together, told by the words that people use for it."""

from __future__ import annotations

import re

_INTRODUCES = re.compile(
    r"\b(?:introduc(?:e|ing) you(?: two| both)?\b|introduc(?:e|ing) (?:you )?to\b|e-?intro|intro:|"
    r"(?:happy|glad|pleased|want(?:ed)?|like|love) to (?:introduce|connect) (?!my)|"
    r"connect(?:ing)? (?:you (?:two|both|with)|the two of you)|put(?:ting)? you (?:two |both )?in (?:touch|contact)|"
    r"(?-i:(?:[Pp]lease |\b)[Mm]eet (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|I )"
    r"[A-Z][a-z]+\b)|you (?:two|both) should (?:meet|talk|know)|"
    r"(?:euch|sie|dich|dir|ihnen) (?:\w+ ){0,3}(?:vorstellen|bekannt ?machen)|"
    r"(?:stelle|möchte) (?:euch|sie|dich|dir|ihnen) .{0,40}vor|"
    r"met(?:s|tre|tez|tons) en (?:relation|contact)|(?:te|vous) présent(?:e|er)|mise en relation|"
    r"(?:te|os|le|les) present(?:o|ar)|poner(?:os|te|les)? en contacto|"
    r"(?:ti|vi|le) present(?:o|are)|mett(?:ere|o|ervi) in contatto|"
    r"(?:aan (?:elkaar|je|u|jullie)|jullie) (?:\w+ ){0,2}voorstellen|"
    r"apresent(?:o|ar)(?:-vos|-lhe|-te)?\b|colocar em contacto|"
    r"(?:vás|tě|vám|ti) (?:\w+ ){0,2}(?:představ|seznám)\w+|"
    r"(?:państwa|was|ci|wam|pana|panią) (?:\w+ ){0,2}(?:przedstaw|pozna)\w+)",
    re.I,
)
_INTRODUCING_WORDS = (
    "introduc", "intro", "connect", "touch", "contact", "meet", "should", "vorst", "bekannt", "stelle", "möchte",
    "relation", "présent", "present", "voorstell", "představ", "seznám", "przedstaw", "pozna",
)  # fmt: skip
_MYSELF = re.compile(
    r"introduc(?:e|ing) (?:myself|our|my (?:company|team))|mich (?:kurz )?vorstellen|me présent|presentarme|presentarmi"
    r"|me voorstellen|apresentar-me|se představ|się przedstaw",
    re.I,
)
_INTRODUCING_SUBJECT = re.compile(
    r"^\s*(?:e-?intro(?:duction)?\b|intro(?:duction)?\s*[:–-]|introducing|vorstellung\s*[:–-]|mise en relation|"
    r"presentaci[oó]n\s*[:–-]|presentazione\s*[:–-]|kennismaking|apresenta[cç][aã]o\s*[:–-]|představení|"
    r"[\w'’. -]{2,40}\s*(?:<>|<->|↔|⇄)\s*[\w'’. -]{2,40}$)",
    re.I,
)  # fmt: skip


def introduces(subject: str, words: str) -> bool:
    """Tell whether a mail to several people brings them together, by the words that people use for it."""
    if subject[:3].lower() in ("re:", "aw:", "sv:", "fw:"):
        return False
    start = words[:800]
    lowered = start.lower()
    if any(word in lowered for word in _INTRODUCING_WORDS) and _INTRODUCES.search(start):
        return not _MYSELF.search(start)
    return bool(_INTRODUCING_SUBJECT.match(subject)) and not _MYSELF.search(start)
