"""Premature pitch.

What it finds: a call, a demo, a calendar link or "fifteen minutes of your time" asked of somebody with
  whom there is no standing yet, above all in the first minutes after they accepted a connection; a job or a
  recommendation asked of somebody who has only just accepted.
Why it matters: an acceptance is a door held open, not an appointment; whoever sells in the same hour
  shows why they knocked.
Write instead: a thank-you that names what you read of theirs, or something of use; ask for time when they
  have answered a few times.
Left alone: people who know each other, an answer to the reader's own wish to talk, a customer who asks
  for a demo, a time for a meeting already agreed.
Source: A. W. Gouldner, "The Norm of Reciprocity" (1960), doi.org/10.2307/2092623; the threshold is the
  ledger's standing, see docs/words.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual

CODE = "GS104"
NAME = "pitch-before-standing"
FAULT = "premature_pitch"
MANUAL = manual(__doc__)
BAD = [
    Case("Thanks for connecting! Are you free for a quick 15 minute call this week to see how we can help?"),
    Case(
        "Thanks for accepting. I am between jobs; is there any opening in your team for me?",
        Facts(relation=Relation.JUST_CONNECTED, minutes_since_accept=5),
        Channel.LINKEDIN_MESSAGE,
    ),
    Case(
        "Great to be connected. Book a slot here: https://calendly.com/eve/demo",
        Facts(relation=Relation.JUST_CONNECTED, minutes_since_accept=4),
        Channel.LINKEDIN_MESSAGE,
    ),
]
GOOD = [
    Case(
        "Dear Ms Holt, I am writing about the post of lab technician (ref. 311); my CV is attached. I would love to hear more about the shifts.",
        channel=Channel.EMAIL,
    ),
    Case(
        "Great to meet you at the fair on Tuesday. The leaflet you mentioned is easy to find, thank you for the tip.",
        channel=Channel.LINKEDIN_MESSAGE,
    ),
    Case("Does Thursday at 10 still work for the call about the second pump?", Facts(prior_exchanges=5)),
    Case("Could we get a demo of your label printer for our warehouse team?"),
    Case("Thanks for accepting. Your post on tin whiskers settled an argument in our lab; no answer needed."),
]
MISSED = [Case("Coffee on me if you tell me about your stack?", Facts(relation=Relation.STRANGER))]

_JUST_NOW = 24 * 60  # minutes
_BEGS = 0.95  # certain by itself: whoever has just opened the door is asked for what one asks of friends


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each ask for time or attention that comes before standing."""
    if facts.earned or (facts.in_thread and facts.known_to_each_other):
        return
    just_now = facts.minutes_since_accept is not None and facts.minutes_since_accept <= _JUST_NOW
    if just_now or facts.relation is Relation.JUST_CONNECTED:
        for passage in passages(draft, "beg", most=1):
            what = (
                f'"{draft.quote(passage.span)}" asks for a job or a recommendation as soon as they accepted.'
            )
            yield Finding(
                CODE, FAULT, NAME, passage.span, what, MANUAL.why, MANUAL.instead, Severity.MEND, _BEGS
            )  # fmt: skip
    selling = draft.has(
        "pitch.help", "pitch.trade", "price", "praise.empty", "connect.thanks", "self", "handoff"
    )
    if draft.has("buyer") and not selling:
        return
    for passage in passages(draft, "call", "calendar", most=2):
        sure = passage.sure * (0.7 if facts.known_to_each_other else 1.0)
        if facts.strangers or just_now:
            sure = max(sure, 0.8 if passage.sure >= 0.5 else sure)
        words = draft.quote(passage.span)
        what = f'"{words}" asks for the reader\'s time before there is any standing.'
        severity = Severity.MEND
        if just_now:
            what = f'"{words}" asks for something {_ago(facts.minutes_since_accept)} after they accepted.'
            severity = Severity.HOLD
        instead = f"Give first: {'; '.join(facts.give_first[:3])}." if facts.give_first else MANUAL.instead
        yield Finding(CODE, FAULT, NAME, passage.span, what, MANUAL.why, instead, severity, sure)


def _ago(minutes: float | None) -> str:
    if minutes is None or minutes < 1:
        return "moments"
    if minutes < 120:
        return f"{int(minutes)} minute{'s' if int(minutes) != 1 else ''}"
    return f"{int(minutes // 60)} hours"
