"""Mass blast.

What it finds: a text that already went, near enough, to others; and the marks of a circular: "Dear
  Sir/Madam", an unsubscribe line, "forward to the right person", an invitation to a webinar.
Why it matters: the reader sees that they are one of many, and many of them compare.
Write instead: one message to one person for a reason that is theirs; or a newsletter to those who asked
  for it.
Left alone: answers in a thread, and short courtesies (thanks, greetings) that are alike by nature.
Source: A. Broder, "On the resemblance and containment of documents" (1997),
  doi.org/10.1109/SEQUEN.1997.666900, for nearness; FTC CAN-SPAM guide (2023) for bulk mail.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS112"
NAME = "mass-blast"
FAULT = "mass_blast"
MANUAL = manual(__doc__)
BAD = [
    Case(
        "Dear Sir/Madam, we offer bags at competitive prices. If you are not the right person, please forward this email."
    ),
    Case("You are invited to join our free webinar on growth. Reply STOP to opt out."),
]
GOOD = [
    Case(
        "Dear Sir or Madam, my father bought a stove from you in 1988 and we need the grate. Do you still make it?",
        channel=Channel.EMAIL,
    ),
    Case("Dear all, the minutes of Tuesday are attached; corrections to me by Friday."),
    Case("To unsubscribe from this list, use the link in the header, as Chen asked yesterday."),
]
MISSED = [Case("To all my contacts: I have a new number.")]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding where the outbox holds the same text, and for each mark of a circular."""
    if facts.outbox is not None and len(draft.words) >= 20 and draft.sentences:
        others = facts.outbox.alike(draft.text, facts.recipient)
        if others:
            span = (draft.sentences[0].start, draft.sentences[-1].end)
            count = len(others)
            what = f'"{draft.quote(span)}" went, near enough, to {count} other {"person" if count == 1 else "people"} already.'
            sure = 0.9 if count == 1 else 0.97
            yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure)
    softer = 0.3 if facts.known_to_each_other or facts.in_thread else 1.0
    for passage in passages(draft, "bulk", "handoff", "unsub", most=2):
        words = draft.quote(passage.span)
        what = f'"{words}" is how a circular speaks, not a letter.'
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
