"""Link huckster.

What it finds: praise with a link behind it, "visit my site", "link in bio", "DM me for details",
  testimonials that hand you on to a trader or healer: comments and messages that exist for their link.
Why it matters: a comment is the host's room; using it as a shop window costs you the host and the guests.
Write instead: what you think about the post, without a link; if somebody asks, answer with one.
Left alone: a link that answers a question, and your own links in your own post.
Source: Google Search Central, "Spam policies: user-generated spam" (2024),
  developers.google.com/search/docs/essentials/spam-policies.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages, together
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS110"
NAME = "link-huckster"
FAULT = "link_huckster"
MANUAL = manual(__doc__)
BAD = [
    Case("Great post! Check out my blog at www.eve.example for more.", channel=Channel.COMMENT),
    Case("Nice article, thanks for sharing. https://cheap-pills.example", channel=Channel.COMMENT),
    Case("DM me for collab, link in bio", channel=Channel.DM),
]
GOOD = [
    Case("Thoughts? I keep going back and forth on this.", channel=Channel.COMMENT),
    Case(
        "The figure comes from table 3 of https://stats.example/2026; the post rounds it.",
        channel=Channel.COMMENT,
    ),
    Case("Here is the patch: https://git.example/42", channel=Channel.EMAIL),
]
MISSED = [Case("eve-designs dot example, just saying", channel=Channel.COMMENT)]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each invitation to look at the writer's own things, and for praise before a link."""
    softer = 0.4 if facts.known_to_each_other else 1.0
    if draft.channel is Channel.POST:
        softer *= 0.6
    found = [] if draft.has("disclosure") else passages(draft, "huckster", most=2)
    for passage in found:
        words = draft.quote(passage.span)
        sure = min(0.97, passage.sure * (1.15 if draft.channel is Channel.COMMENT or draft.links else 1.0))
        what = f'"{words}" leads away to your own things.'
        yield Finding(
            CODE, FAULT, NAME, passage.span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure * softer
        )
    praise = draft.all_said("praise.empty", "praise.comment")
    if (
        praise
        and draft.links
        and not found
        and len(draft.words) < 60
        and draft.channel not in (Channel.EMAIL, Channel.POST)
    ):
        span = draft.links[0]
        yield Finding(
            CODE, FAULT, NAME, span, f'"{draft.quote(span)}" follows praise that names nothing; it looks like the reason for the comment.',
            MANUAL.why, MANUAL.instead, Severity.MEND, (0.6 + 0.35 * together(praise)) * softer,
        )  # fmt: skip
