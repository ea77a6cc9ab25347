"""Unanswered question.

What it finds: a question that the reader asked you and that this message does not take up.
Why it matters: being asked is trust; passing over it is noticed even when nothing is said.
Write instead: the answer first, even if it is "I do not know yet, I will on Friday".
Left alone: messages that share the question's main words, and messages that say they will answer later.
Source: K. Huang and others, "It Doesn't Hurt to Ask" (2017), doi.org/10.1037/pspi0000097; the questions
  are the ledger's.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Facts, Finding, Severity
from goodstanding.check.manual import manual
from goodstanding.language.text import read

CODE = "GS202"
NAME = "unanswered-question"
FAULT = "unanswered_question"
MANUAL = manual(__doc__)
_ASKED = Facts(prior_exchanges=3, they_asked=("Which torque do you use for the brass valves?",))
BAD = [Case("Hi Ben, have you seen our new catalogue?", _ASKED)]
GOOD = [
    Case("Hi Ben, for brass we use 12 Nm of torque.", _ASKED),
    Case("Hi Ben, I will answer your question tomorrow when I am at the bench.", _ASKED),
]
MISSED = [Case("Hi Ben, brass is in fashion again!", _ASKED)]

_LATER = frozenset(
    ["answer", "tomorrow", "later", "soon", "check", "asap", "antworte", "reponds", "respondere"]
)
_COMMON = 4


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding on the first sentence for each question that none of the draft's words takes up."""
    if not facts.they_asked or not draft.sentences:
        return
    mine = {word for word in draft.words if len(word) >= _COMMON}
    if mine & _LATER:
        return
    for question in facts.they_asked[:3]:
        theirs = {word for word in read(question).words if len(word) > _COMMON}
        if theirs and not theirs & mine:
            first = draft.sentences[0]
            span = (first.start, first.end)
            what = f'"{draft.quote(span, 40)}" begins a message that passes over their question: "{" ".join(question.split())[:120]}"'
            yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.NOTE, 0.6)
