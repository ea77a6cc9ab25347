"""False familiarity.

What it finds: words that claim you are friends, have met, talked or agreed on something ("as we
  discussed", "following up on our call", "my dear friend"), and a subject that begins with "Re:" where no
  thread is.
Why it matters: the reader knows whether you have met; a false claim is the first thing they learn about
  you.
Write instead: who you are and how you found them, plainly; strangers may write to each other.
Left alone: the same words between people who have exchanged messages, and in an answer to the reader's
  own message.
Source: FTC, "CAN-SPAM Act: A Compliance Guide for Business" (2023),
  ftc.gov/business-guidance/resources/can-spam-act-compliance-guide-business, on misleading subject lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual

CODE = "GS102"
NAME = "false-familiarity"
FAULT = "false_familiarity"
MANUAL = manual(__doc__)
BAD = [
    Case("Hello dear friend, I have a business proposal for you."),
    Case("Hi Dana, as we discussed, here is the link to our plans.", Facts(relation=Relation.STRANGER)),
    Case("Subject: Re: our call\nHi Dana, just need your signature.", Facts(prior_exchanges=0)),
]
GOOD = [
    Case(
        "We talked for a minute at the coffee machine on Thursday, about the ferry strike. Would be nice to keep in contact.",
        channel=Channel.LINKEDIN_INVITE,
    ),
    Case("Hi Ben, as we discussed, here are the drawings.", Facts(prior_exchanges=6)),
    Case("As discussed on Tuesday, the second batch ships on the 4th."),
    Case("Great meeting you at the pump days; the paper you asked for is attached."),
]
MISSED = [Case("It was such fun last summer, wasn't it?", Facts(relation=Relation.STRANGER))]

_ANSWER = re.compile(r"^(?:subject:[ ]?)?(?:re|aw|sv|rv|antw|odp)[ ]?:", re.MULTILINE)


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each claim of acquaintance that the facts do not bear out."""
    if facts.known_to_each_other or facts.in_thread:
        return
    known_strangers = facts.strangers
    for passage in passages(draft, "familiar.met", "familiar.friend", most=2):
        friend = all(said.what == "familiar.friend" for said in passage.said)
        sure = 0.93 if known_strangers and not friend else passage.sure
        words = draft.quote(passage.span)
        what = (
            f'"{words}" speaks as to a friend.'
            if friend
            else f'"{words}" claims an acquaintance that the ledger does not show.'
        )
        if not friend and not known_strangers:
            what = f'"{words}" claims that you have met or talked; leave it only if it is true.'
        yield Finding(CODE, FAULT, NAME, passage.span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure)
    if known_strangers and not draft.reading.quoted and (found := _ANSWER.search(draft.own[:400])):
        yield Finding(
            CODE, FAULT, NAME, found.span(), f'"{draft.quote(found.span())}" marks an answer, but there is no thread to answer.',
            MANUAL.why, MANUAL.instead, Severity.MEND, 0.9,
        )  # fmt: skip
