"""Self-centred.

What it finds: a message that is about us, our, we, our awards and years, with hardly a word about the
  reader; in news and stories, one in which the customer does nothing.
Why it matters: a reader looks for themselves in a letter; a message without them is a brochure.
Write instead: their words, their work, their question first; one sentence about you at the end is enough.
Left alone: somebody who was asked about themselves, support requests, and reports inside a shared piece
  of work.
Source: K. Huang and others, "It Doesn't Hurt to Ask: Question-Asking Increases Liking", Journal of
  Personality and Social Psychology 113 (2017), doi.org/10.1037/pspi0000097.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual

CODE = "GS107"
NAME = "self-centred"
FAULT = "self_centred"
MANUAL = manual(__doc__)
BAD = [
    Case(
        "We are proud to announce our award winning platform. Our team has over 20 years of experience, "
        "and our clients love our service. We are a leading provider of our kind."
    ),
]
GOOD = [
    Case(
        "After nine years I'm leaving the clinic at the end of June. Thank you to everyone who made it a good place to work.",
        channel=Channel.POST,
    ),
    Case(
        "We measured it twice on our bench and our probe drifts; did yours, in figure 4?",
        Facts(relation=Relation.ACQUAINTED),
    ),
    Case("Our order 4411 came without the seals. We need them by Monday; could you send them?"),
]
MISSED = [Case("I run marathons, I read, I think big. That's me.")]

_US = frozenset(["we", "our", "us", "ours", "i", "my", "me", "we're", "we've", "i'm", "i've", "wir", "unser", "unsere", "nous", "notre", "nos", "nosotros", "nuestro", "nuestra", "nossa", "nosso", "onze", "ons", "noi", "nostra", "nostro"])  # fmt: skip
_YOU = frozenset(["you", "your", "yours", "you're", "you've", "u", "ur", "sie", "ihr", "ihre", "ihnen", "ihrem", "ihren", "du", "dein", "deine", "dich", "dir", "vous", "votre", "vos", "usted", "su", "tu", "tus", "voce", "seu", "sua", "je", "jouw", "uw", "u", "jij", "lei", "suo", "sua", "vi"])  # fmt: skip
_BRAG = ("self",)


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, on the sentence that says most about the writer, when the reader hardly appears."""
    if facts.known_to_each_other or facts.in_thread:
        return
    found = passages(draft, *_BRAG, most=8)
    if not found:
        return
    ours = sum(word in _US for word in draft.words)
    yours = sum(word in _YOU for word in draft.words)
    brag = 1.0
    for passage in found:
        brag *= 1 - passage.sure
    if ours < 3 or ours < 1.5 * yours:
        return
    strongest = max(found, key=lambda passage: passage.sure)
    words = draft.quote(strongest.span)
    what = f'"{words}" is about the writer; in the whole message the reader appears {_times(yours)}, the writer {_times(ours)}.'
    sure = min(0.9, (1 - brag) * (1.4 if yours * 3 < ours else 1.0))
    yield Finding(CODE, FAULT, NAME, strongest.span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure)


def _times(count: int) -> str:
    return "never" if count == 0 else "once" if count == 1 else f"{count} times"
