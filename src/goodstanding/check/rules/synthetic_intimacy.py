"""Synthetic intimacy.

What it finds: warmth and praise that point at nothing: "I was impressed by your profile", "loved your
  recent post" (which?), "I hope this finds you well", "great post!".
Why it matters: praise that fits everybody is read as the wrapping of a request, and makes true praise
  cheaper.
Write instead: the one thing of theirs that you used, with what it did for you; or nothing.
Left alone: praise that names what it praises.
Source: R. Vonk, "Self-serving interpretations of flattery", Journal of Personality and Social Psychology
  82 (2002), doi.org/10.1037/0022-3514.82.4.515.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS106"
NAME = "praise-without-object"
FAULT = "synthetic_intimacy"
MANUAL = manual(__doc__)
BAD = [
    Case(
        "Hi Dana, I came across your profile and was really impressed by your background.",
        channel=Channel.LINKEDIN_INVITE,
    ),
    Case("Love what you're doing! Your content is so inspiring.", channel=Channel.DM),
]
GOOD = [
    Case(
        "Happy birthday Lena! Hope there is cake and that nobody makes you work late.",
        channel=Channel.LINKEDIN_MESSAGE,
    ),
    Case("What a lovely photo, the light on the water!", channel=Channel.COMMENT),
    Case("Bravo pour ta présentation, on t'entendait jusqu'au fond.", channel=Channel.LINKEDIN_MESSAGE),
    Case("Your chapter on reflow told us why the joints went dull; we changed the profile and it worked."),
    Case("Great post.", Facts(prior_exchanges=3), Channel.COMMENT),
]
MISSED = [Case("You have such good energy.", channel=Channel.DM)]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each sentence whose praise names nothing; a lone kind word between acquaintances passes."""
    softer = 0.3 if facts.known_to_each_other else 1.0
    for passage in passages(draft, "praise.empty", "praise.comment", "praise.weak", most=2):
        words = draft.quote(passage.span)
        what = f'"{words}" praises without saying what; it would fit anybody.'
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
