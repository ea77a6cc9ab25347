"""Reads like a pitch.

What it finds: a sentence that asks, offers or promises something in the words that pitches use, although none
  of the phrases we know stands in it.
Why it matters: readers know the tone before they know the words.
Write instead: the same thing as you would say it to somebody across a table.
Left alone: sentences that neither ask nor offer, and whole messages whose words are those of ordinary mail.
Source: our own weights, fitted on public spam and mailing lists and on messages written for this project; see
  docs/decisions.md for what was used and how well it does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from goodstanding.check import weigh
from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual
from goodstanding.language.acts import acts_of

CODE = "GS113"
NAME = "reads-like-a-pitch"
FAULT = "hard_sell"
MANUAL = manual(__doc__)
BAD = [
    Case(
        "Dana, would you like your phones to ring with people who want your product? "
        "We can do that for you, and we can start this week!",
        channel=Channel.DM,
    ),
]
GOOD = [
    Case("Could you bring the second probe on Thursday? Ours drifts when it gets cold."),
    Case("Shall we take the early ferry? I can drive the last part."),
]
MISSED = [Case("We should do business.", channel=Channel.DM)]

_ODDS = 0.5
_TELLING = ("tender", "intro", "claim", "target", "buzz")
_ACTS = frozenset(("asks", "offers", "pitches", "promises"))


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, on the heaviest sentence that asks or offers, when the words as a whole weigh enough."""
    if not draft.sentences or facts.earned:
        return
    odds = weigh.odds(draft)
    if odds < _ODDS:
        return
    best, heaviest = None, 0.0
    telling = sorted(said.first for said in draft.all_said(*_TELLING))
    if len(draft.sentences) == 1 and (len(telling) < 2 or odds < 2.5):
        return  # one sentence alone is too little to weigh, unless it says what pitches say
    for sentence, one in zip(draft.sentences, acts_of(draft.reading), strict=True):
        told = bisect_left(telling, sentence.last) - bisect_left(telling, sentence.first)
        if _ACTS.isdisjoint(one.acts) and not told:
            continue
        weight = 1 + weigh.weight_of(draft.words[sentence.first : sentence.last]) + 0.3 * told
        if weight > heaviest:
            best, heaviest = sentence, weight
    if best is not None:
        span = (best.start, best.end)
        what = f'"{draft.quote(span)}" is worded as pitches are.'
        sure = min(0.6, 0.2 + 0.15 * odds)
        yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure)
