"""Several asks.

What it finds: a first message that asks for three things or more.
Why it matters: several asks compete, and the easiest answer to all of them is none.
Write instead: the one that matters; the next one when it has been answered.
Left alone: people who work together, customers, and lists of questions about one thing the reader
  offered.
Source: J. Freedman and S. Fraser, "Compliance without pressure", Journal of Personality and Social
  Psychology 4 (1966), doi.org/10.1037/h0023552.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual
from goodstanding.language.acts import asks_of

CODE = "GS205"
NAME = "several-asks"
FAULT = "several_asks"
MANUAL = manual(__doc__)
_STRANGER = Facts(relation=Relation.STRANGER)
BAD = [
    Case(
        "Could you look at my profile? Would you introduce me to your boss? Can you also share my post? Please endorse me.",
        _STRANGER,
    )
]
GOOD = [
    Case("Could you tell me which flux you used in figure 2?", _STRANGER),
    Case("Could you send the invoice? Would Monday work? Can you bring the key?", Facts(prior_exchanges=9)),
]
MISSED = [Case("Your help with my deck, my site and my pitch would mean a lot.", _STRANGER)]

_MANY = 3


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, on the ask that is one too many, between strangers."""
    if not facts.strangers or facts.in_thread:
        return
    asks = asks_of(draft.reading)
    if len(asks) < _MANY:
        return
    sentence = asks[_MANY - 1]
    span = (sentence.start, sentence.end)
    what = f'"{draft.quote(span)}" is ask number {_MANY} of {len(asks)} in one message.'
    yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.NOTE, 0.5)
