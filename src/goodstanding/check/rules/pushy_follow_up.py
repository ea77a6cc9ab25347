"""Pushy follow-up.

What it finds: bumping ("floating this to the top of your inbox"), counting one's earlier mails, guilt ("I
  guess you are not interested"), any further message where two already went unanswered, and any message to somebody you marked as not to be contacted.
Why it matters: silence is an answer; each reminder from somebody without standing makes the next message
  less likely to be read.
Write instead: after one reminder, nothing until you have something new that is of use to them; after two
  unanswered messages, leave them alone.
Left alone: a reminder inside work that both are in, such as an open order, a review or a ticket.
Source: Regulation (EU) 2016/679, article 21 (right to object to direct marketing),
  eur-lex.europa.eu/eli/reg/2016/679; the count is the ledger's.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual

CODE = "GS109"
NAME = "pushy-follow-up"
FAULT = "pushy_follow_up"
MANUAL = manual(__doc__)
BAD = [
    Case("Hi Dana, just bumping this to the top of your inbox. Did you get a chance to read my last email?"),
    Case(
        "I've reached out a few times without a reply, so I assume you're not interested in growing your business?"
    ),
    Case("One more thought on valves.", Facts(unanswered=2)),
    Case("Good morning Dana, here are the minutes.", Facts(marked="do not contact", prior_exchanges=9)),
]
GOOD = [
    Case(
        "Thank you for thinking of us. We stay with our supplier this year, so I'll say no; perhaps ask again next spring.",
        channel=Channel.EMAIL,
    ),
    Case("Did you get a chance to look at the drawings for order 4411?", Facts(prior_exchanges=9)),
    Case("Any news on ticket 8812? The printer still stops at page two.", Facts(relation=Relation.CUSTOMER)),
]
MISSED = [Case("Hello?? Anyone there?", Facts(prior_exchanges=0))]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each nudge, and one for the whole when two earlier messages went unanswered."""
    if facts.marked and draft.sentences:
        first = draft.sentences[0]
        yield Finding(
            CODE, FAULT, NAME, (first.start, first.end), f'You marked them "{facts.marked}".', MANUAL.why,
            "Nothing, until you take that mark away.", Severity.HOLD, 0.99,
        )  # fmt: skip
        return
    if facts.unanswered is not None and facts.unanswered >= 2 and draft.sentences and not facts.in_thread:
        first = draft.sentences[0]
        yield Finding(
            CODE, FAULT, NAME, (first.start, first.end),
            f'"{draft.quote((first.start, first.end))}" would follow {facts.unanswered} messages that got no answer; leave them alone.',
            MANUAL.why, MANUAL.instead, Severity.HOLD, 0.97,
        )  # fmt: skip
    if facts.earned or facts.in_thread:
        return
    softer = 0.6 if facts.known_to_each_other else 1.0
    selling = draft.has("pitch.help", "pitch.trade", "pitch.bait", "price", "praise.empty", "handoff")
    if draft.has("thread", "buyer") and not selling and not facts.strangers:
        softer *= 0.5
    for passage in passages(draft, "bump", most=2):
        words = draft.quote(passage.span)
        what = f'"{words}" presses for an answer.'
        sure = max(passage.sure, 0.85) if facts.unanswered else passage.sure
        yield Finding(
            CODE, FAULT, NAME, passage.span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure * softer
        )
