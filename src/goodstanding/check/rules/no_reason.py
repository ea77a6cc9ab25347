"""No reason.

What it finds: an invitation or a first message in which nothing says why this person and why now; also an
  empty note, and a greeting that waits ("Hi, how are you?").
Why it matters: without a reason the reader has to guess one, and guesses the worst.
Write instead: "because" and one thing that is true of them: what they wrote, asked, made or said.
Left alone: people who know each other, and any message with a question, a thing or an event of the
  reader's in it.
Source: E. Langer, A. Blank, B. Chanowitz, "The mindlessness of ostensibly thoughtful action", Journal of
  Personality and Social Psychology 36 (1978), doi.org/10.1037/0022-3514.36.6.635.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual

CODE = "GS108"
NAME = "no-reason"
FAULT = "no_reason"
MANUAL = manual(__doc__)
BAD = [
    Case("", Facts(relation=Relation.STRANGER), Channel.LINKEDIN_INVITE),
    Case("Hi, how are you?", Facts(relation=Relation.STRANGER), Channel.LINKEDIN_MESSAGE),
    Case("Thank you for connecting. I look forward to staying in touch!", channel=Channel.LINKEDIN_MESSAGE),
]
GOOD = [
    Case(
        "Danke für Ihre Anfrage. Ich vernetze mich hier nur mit Leuten, die ich kenne, und sage deshalb ab.",
        channel=Channel.LINKEDIN_MESSAGE,
    ),
    Case("Hi, how are you?", Facts(relation=Relation.WARM), Channel.DM),
    Case(
        "Your answer on the solder list helped me; may I follow what you post?",
        channel=Channel.LINKEDIN_INVITE,
    ),
]
MISSED = [
    Case(
        "Greetings from Lisbon! I hope that your spring has been as mild as ours so far.",
        Facts(relation=Relation.STRANGER),
        Channel.DM,
    )
]

_SHORT = 12
_FIRST_WORDS = (Channel.LINKEDIN_INVITE, Channel.LINKEDIN_MESSAGE, Channel.DM)


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for an empty invitation, a bare greeting to a stranger, and thanks that lead nowhere."""
    if facts.known_to_each_other or facts.in_thread:
        return
    words = draft.words
    if not words and not draft.reading.quoted:
        if draft.channel is Channel.LINKEDIN_INVITE and not draft.text.strip():
            yield Finding(
                CODE, FAULT, NAME, (0, len(draft.text)), "The note is empty: nothing says why you would like to be connected.",
                MANUAL.why, MANUAL.instead, Severity.MEND, 0.96 if facts.strangers else 0.94,
            )  # fmt: skip
        return
    if draft.has("buyer", "thread") or (draft.has("reason") and len(words) > _SHORT):
        return
    thanked = passages(draft, "connect.thanks", most=1)
    if thanked and draft.does("refuses") >= 0.5:
        return
    for passage in thanked:
        bare = len(words) < 45
        what = f'"{draft.quote(passage.span)}" thanks for a click; nothing says what you would like to talk about.'
        yield Finding(
            CODE,
            FAULT,
            NAME,
            passage.span,
            what,
            MANUAL.why,
            MANUAL.instead,
            Severity.MEND,
            0.82 if bare else 0.3,
        )
        return
    if draft.channel in _FIRST_WORDS and facts.strangers and len(words) <= _SHORT and draft.sentences:
        span = (draft.sentences[0].start, draft.sentences[-1].end)
        what = f'"{draft.quote(span)}" does not say why you write to this person.'
        yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.MEND, 0.95)
