"""What a text does, by plain words: asks, announces, closes, speaks of "we".

Word lists in English, German, French and Spanish. They are for shares over many rows, where a miss here and
there changes little; the courtesy check has finer means for one message.
"""

from __future__ import annotations

import re

_URL = re.compile(r"(?:https?://|www\.)\S+", re.I)
_QUESTION = re.compile(r"[?？؟](?:[\s\"'”’)\]]|$)")

_ASK = re.compile(
    r"\b(?:(?:could|can|would|will) you(?: please| kindly)? (?!have a|enjoy)|would you be (?:open|up|willing|interested)|are you (?:open|free|available|interested)|"
    r"do you have (?:time|a (?:moment|minute|few minutes))|let me know (?:if|when|a time)|book (?:a|some) (?:call|time|demo|slot)|"
    r"schedule (?:a|some)|(?:jump|hop|get) on a (?:quick |short )?call|(?:a )?(?:quick|short|15[- ]minute|20[- ]minute|30[- ]minute) (?:call|chat|demo)|"
    r"may i ask (?:you|a favou?r)|i(?:'d| would) (?:like|love) to (?:ask|show you|schedule|set up|book)|please (?:sign|share|vote|send|introduce|reply|respond|like|register|endorse|recommend|forward)|"
    r"need your help|asking for|do me a favou?r|introduce me|"
    r"könnten sie|können sie|könntest du|kannst du|hätten sie zeit|hast du zeit|bitte (?:senden|schicken|teilen)|"
    r"pourriez[- ]vous|pouvez[- ]vous|peux[- ]tu|pourrais[- ]tu|podr[ií]as?|puedes?|me gustar[ií]a (?:mostrarle|agendar))\b",
    re.I,
)
_ANNOUNCE = re.compile(
    r"\b(?:(?:proud|excited|thrilled|delighted|happy|pleased|honou?red|humbled) to (?:announce|share|launch|introduce|be|have|welcome|present|say|offer)|"
    r"(?:we|i) (?:are|am|'re|'m|’re|’m) (?:hiring|launching|proud|excited|thrilled|delighted)|announc(?:e|es|ed|ing|ement)|introducing|"
    r"now (?:available|live|open)|out now|just (?:launched|released|published|won)|(?:our|my) (?:new|latest|award|product|webinar|company|newest)|(?:we|i) (?:just )?(?:won|launched|released)|"
    r"join (?:us|me) (?:at|for|on|in|live)|register (?:now|here|today|for)|sign up|book (?:now|a demo|your)|buy now|limited (?:time|offer|seats|spots)|"
    r"(?:\d+ ?%|percent) off|discount|special offer|visit (?:us|our)|check out (?:our|my)|come see us|meet us at|download (?:our|my|the)|learn more at|link in (?:bio|comments)|"
    r"wir freuen uns|stolz|jetzt anmelden|neu bei uns|unser neues|nous sommes (?:fiers|heureux)|inscrivez-vous|notre nouveau|nouvelle offre|"
    r"nos complace|estamos (?:orgullosos|encantados)|nuestro nuevo|regístrate)\b",
    re.I,
)
_CLOSING = re.compile(
    r"\b(?:thanks?|thank you|thx|cheers|great|perfect|ok(?:ay)?|sure|noted|will do|sounds good|see you|talk soon|got it|you too|welcome|appreciate it|likewise|congrat\w*|"
    r"danke|gerne|alles klar|bis (?:dann|bald)|merci|d'accord|à bientôt|gracias|perfecto|vale|obrigad[oa]|grazie)\b|^[\W_]+$",
    re.I,
)
_WE = re.compile(
    r"\b(?:we(?:'ll|'re|'ve|’ll|’re)?|us|our|ours|let's|let’s|together|wir|uns|unser\w*|gemeinsam|zusammen|nous|notre|nos|ensemble|nosotros|nuestr[oa]s?|juntos)\b",
    re.I,
)
_WORD = re.compile(r"[^\W_]+")


def _bare(text: str) -> str:
    """Return a text without the addresses of pages in it."""
    return _URL.sub(" ", text) if "://" in text or "www." in text.lower() else text


def question(text: str) -> bool:
    """Whether a text asks something: it holds a question mark that is not part of an address."""
    return any(mark in text for mark in "?？؟") and bool(_QUESTION.search(_bare(text)))


def asking(text: str) -> bool:
    """Whether a text asks the reader for their time, their help or their name."""
    return bool(_ASK.search(_bare(text)))


def announcement(text: str) -> bool:
    """Whether a post speaks about its writer's own news, wares or dates."""
    return bool(_ANNOUNCE.search(text))


def closing(text: str) -> bool:
    """Whether a text only closes a conversation: at most six words, a thank-you or the like, and no question."""
    return len(_WORD.findall(text)) <= 6 and not question(text) and bool(_CLOSING.search(text.strip()))


def together(text: str) -> bool:
    """Whether a text says "we", "us" or "together"."""
    return bool(_WE.search(text))
