"""Reads like a pitch.

What it finds: a message whose words and meaning as a whole are those of messages that cost trust, although no phrase
  we know stands in it; it points at the sentence that speaks most for it, and names the likeliest fault.
Why it matters: readers know the tone before they know the words.
Write instead: the same thing as you would say it to somebody across a table.
Left alone: whole messages whose words are those of ordinary mail, and whatever you write to people with whom you have standing.
Source: our own weights, fitted on public spam and mailing lists and on messages written for this project; see
  docs/decisions.md for what was used and docs/benchmarks/check.md for how well it does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence

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
    Case("We should do business.", channel=Channel.DM),
]
GOOD = [
    Case("Could you bring the second probe on Thursday? Ours drifts when it gets cold."),
    Case("Shall we take the early ferry? I can drive the last part."),
]
MISSED = [Case("Du er sikkert travel, men jeg tror vi to kunne tjene godt på hverandre.")]

_TELLING = ("tender", "intro", "claim", "target", "buzz")
_ACTS = frozenset(("asks", "offers", "pitches", "promises"))
_SURE = 0.5
_LIKELY = 0.6
_READS = {
    "hard_sell": "is worded as pitches are.",
    "premature_pitch": "is worded as requests from strangers are: it asks for time or a yes before there is any standing.",
    "stock_invitation": "is worded as invitations to anybody are.",
    "synthetic_intimacy": "is warm in words that would fit anybody.",
    "no_reason": "does not say why you write to this person, and why now.",
    "link_huckster": "is worded as comments are that lead elsewhere.",
    "mass_blast": "is worded as circulars are, not as a letter.",
    "self_centred": "is about the writer, as brochures are.",
    "pushy_follow_up": "is worded as reminders are that press.",
    "false_familiarity": "is worded as if you two had met or agreed on something.",
}
_MOST_SENTENCES = 60  # each is read on its own


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, for the likeliest fault, on the sentence that carries it, those that ask or offer first."""
    return beside(draft, facts, weigh.faults(draft), ())


def beside(
    draft: Draft, facts: Facts, likely: Mapping[str, float], named: Collection[str]
) -> Iterator[Finding]:
    """Yield what is to be said beside the faults that rules have named, where the message as a whole passes the line.

    Where they named none, that is the likeliest fault; else those that are all but sure and not named, two at most.
    """
    order = sorted(likely, key=likely.__getitem__, reverse=True)
    more = [fault for fault in order if likely[fault] >= _LIKELY and fault not in named][:2]
    return _found(draft, facts, more if named else order[:1])


def _found(draft: Draft, facts: Facts, faults: Sequence[str]) -> Iterator[Finding]:
    if not draft.sentences or not faults or facts.earned:
        return
    sentences = draft.sentences[:_MOST_SENTENCES]
    heavy = weigh.sentence_odds(draft, sentences)
    telling = sorted(said.first for said in draft.all_said(*_TELLING))
    for row, sentence, one in zip(heavy, sentences, acts_of(draft.reading), strict=False):
        told = bisect_left(telling, sentence.last) - bisect_left(telling, sentence.first)
        row[0] += 0.3 * told + (0.0 if _ACTS.isdisjoint(one.acts) and not told else 1.0)
    for fault in faults:
        column = weigh.place_of(fault)
        best = sentences[int((heavy[:, 0] + heavy[:, column]).argmax())]
        span = (best.start, best.end)
        what = f'"{draft.quote(span)}" {_READS[fault]}'
        yield Finding(CODE, fault, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.MEND, _SURE)
