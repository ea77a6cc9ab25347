"""Fake urgency.

What it finds: spots left, last chances, offers that end tonight, "limited to the first ten".
Why it matters: hurry that the writer made up is meant to stop the reader from thinking; once seen, it
  colours everything else you say.
Write instead: the true date, if there is one, and what happens after it; otherwise no date.
Left alone: a real deadline that names a day and a thing (a call for papers to those who asked, a form due
  on Friday).
Source: A. Mathur and others, "Dark Patterns at Scale" (2019), arxiv.org/abs/1907.07032, on urgency and
  scarcity.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS111"
NAME = "fake-urgency"
FAULT = "fake_urgency"
MANUAL = manual(__doc__)
BAD = [
    Case("Only 3 spots left! Offer ends tonight."),
    Case("Last chance to join our masterclass, seats are limited."),
]
GOOD = [
    Case(
        "We need the parts urgently, the line stands still. Can you ship them today?", channel=Channel.EMAIL
    ),
    Case("The form is due on Friday; after that the office has to ask again."),
    Case("There are two seats left in the car on Monday if you want a lift.", Facts(prior_exchanges=5)),
]
MISSED = [Case("I can hold this for you till noon, not a minute more.")]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each sentence that hurries the reader."""
    softer = 0.3 if facts.earned else 0.7 if facts.known_to_each_other else 1.0
    for passage in passages(draft, "urgency", most=2):
        words = draft.quote(passage.span)
        what = f'"{words}" hurries the reader without a reason they could check.'
        yield Finding(
            CODE,
            FAULT,
            NAME,
            passage.span,
            what,
            MANUAL.why,
            MANUAL.instead,
            Severity.MEND,
            passage.sure * softer,
        )
