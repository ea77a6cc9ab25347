"""Incivility.

What it finds: insults and contempt aimed at the reader ("are you stupid", "shut up", "you people are
  useless").
Why it matters: one rude sentence is remembered longer than ten kind ones, and is shown around.
Write instead: what happened, what it cost you, what you need; leave the person out of it.
Left alone: blunt disagreement about a thing ("this is wrong", "no"), swearing at a printer, and rude
  words in quotation.
Source: C. Porath and C. Pearson, "The Price of Incivility", Harvard Business Review 91 (2013),
  hbr.org/2013/01/the-price-of-incivility.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS201"
NAME = "incivility"
FAULT = "incivility"
MANUAL = manual(__doc__)
BAD = [Case("Are you stupid? I told you twice."), Case("You people are useless, shut up and refund me.")]
GOOD = [
    Case("No. That is wrong, and the manual says so on page 4."),
    Case("The damn printer is stupid; your driver is fine."),
]
MISSED = [Case("I would explain it, but I have no crayons with me.")]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each insult; it advises and does not change the verdict by itself."""
    for passage in passages(draft, "insult", most=3):
        words = draft.quote(passage.span)
        what = f'"{words}" is aimed at the person.'
        yield Finding(
            CODE, FAULT, NAME, passage.span, what, MANUAL.why, MANUAL.instead, Severity.NOTE, passage.sure
        )
