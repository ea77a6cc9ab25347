"""Wall of text.

What it finds: a first message of more than two minutes' reading, a paragraph of more than 160 words, or
  sentences of more than 35 words on average.
Why it matters: a long first message asks for time before it has given any, and is put off until never.
Write instead: one thought, one question, white space; the rest when they ask.
Left alone: threads, posts and anything between people who know each other.
Source: M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019),
  doi.org/10.1016/j.jml.2019.104047: 238 words a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS204"
NAME = "wall-of-text"
FAULT = "wall_of_text"
MANUAL = manual(__doc__)
BAD = [
    Case(
        "We measured the pump and then the valve and then the pipe again. " * 45,
        channel=Channel.LINKEDIN_MESSAGE,
    )
]
GOOD = [
    Case("We measured the pump. It leaks at the second seal; the drawing is attached."),
    Case("We measured the pump and then the valve and then the pipe again. " * 45, Facts(prior_exchanges=5)),
]
MISSED = [Case("One long breath " * 30, channel=Channel.DM)]

WORDS_A_MINUTE = 238
_LONG_PARAGRAPH = 160
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, on the longest paragraph, when the message takes long to read."""
    if facts.known_to_each_other or facts.in_thread or draft.channel is Channel.POST or draft.reading.quoted:
        return
    count = len(draft.words)
    if count < _LONG_PARAGRAPH:
        return
    longest = max(_PARAGRAPH.finditer(draft.own), key=lambda found: len(found[0]), default=None)
    if longest is None:
        return
    words = len(longest[0].split())
    minutes = count / WORDS_A_MINUTE
    if minutes <= 2 and words <= _LONG_PARAGRAPH:
        return
    span = (longest.start(), longest.start() + len(longest[0].rstrip()))
    what = f'"{draft.quote(span, 40)}" is a paragraph of {words} words; the whole takes {minutes:.0f} minutes to read.'
    if minutes < 1.5:
        what = f'"{draft.quote(span, 40)}" is a paragraph of {words} words without a pause.'
    yield Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.NOTE, 0.4)
