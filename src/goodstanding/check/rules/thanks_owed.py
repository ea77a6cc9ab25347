"""Thanks owed.

What it finds: a message to somebody who did something for you, with no word of thanks for it.
Why it matters: thanks cost a sentence; leaving them out while asking for more is how helpers stop
  helping.
Write instead: thank them for the one thing, and say what came of it.
Left alone: messages that thank, in any of the languages we read.
Source: A. Grant and F. Gino, "A little thanks goes a long way", Journal of Personality and Social
  Psychology 98 (2010), doi.org/10.1037/a0017935; what was done is the ledger's.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS203"
NAME = "thanks-owed"
FAULT = "thanks_owed"
MANUAL = manual(__doc__)
_OWED = Facts(prior_exchanges=5, thanks_owed=("introduced you to Dana on 3 May",))
BAD = [Case("Hi Chen, could you look at one more drawing for me?", _OWED)]
GOOD = [Case("Hi Chen, thank you for putting me in touch with Dana; we start in June.", _OWED)]
MISSED = [Case("Hi Chen, thank goodness it is Friday. One more favour?", _OWED)]

_THANKS = frozenset(
    [
        "thanks",
        "thank",
        "thx",
        "cheers",
        "grateful",
        "gratitude",
        "appreciate",
        "appreciated",
        "danke",
        "dank",
        "merci",
        "gracias",
        "grazie",
        "obrigado",
        "obrigada",
        "bedankt",
        "tack",
        "takk",
        "tak",
        "kiitos",
        "dziekuje",
        "dekuji",
    ]
)


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, on the first sentence, when something is owed and no word thanks."""
    if not facts.thanks_owed or not draft.sentences or not _THANKS.isdisjoint(draft.words):
        return
    first = draft.sentences[0]
    span = (first.start, first.end)
    what = (
        f'"{draft.quote(span, 40)}" begins a message without thanks to somebody who {facts.thanks_owed[0]}.'
    )
    yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.NOTE, 0.6)
