"""Hard sell.

What it finds: an offer, a price, a promise of results or a list of services, pressed on somebody who did
  not ask; also bait of the kind that fills spam folders (easy money, prizes, loans, investments).
Why it matters: a pitch from somebody with no standing is read as a cost; it spends the good will that a
  later, useful word would need.
Write instead: something of use to them that asks for nothing, or a question about their own words; offer
  when they say that they look for it.
Left alone: an offer to a customer or to somebody with whom there is a history, an answer to a question
  for a price, and a customer asking for a quote.
Source: A. W. Gouldner, "The Norm of Reciprocity", American Sociological Review 25 (1960),
  doi.org/10.2307/2092623.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Relation, Severity
from goodstanding.check.manual import manual

CODE = "GS103"
NAME = "hard-sell"
FAULT = "hard_sell"
MANUAL = manual(__doc__)
BAD = [
    Case("We help B2B companies like yours generate more qualified leads. Interested?"),
    Case(
        "Hello, we are a leading SEO company and can get you on the first page of Google at affordable prices."
    ),
    Case("Earn $5000 per week from home with my crypto trading platform!"),
]
GOOD = [
    Case(
        "I found a hole in your booking form and have told nobody else. To whom may I send the details?",
        channel=Channel.EMAIL,
    ),
    Case(
        "Do you give a discount to charities? We are nine people and cannot pay the full rate.",
        channel=Channel.EMAIL,
    ),
    Case(
        "Somebody I know needs a mentor in optics. Would it be all right if I gave her your address?",
        Facts(relation=Relation.ACQUAINTED),
    ),
    Case("Could you send us a quote for 200 brackets in steel, delivered to Ghent?"),
    Case("We help our neighbours with the harvest on Saturday; come along if you like."),
    Case("We also offer the larger valve at 40 euros, as you asked.", Facts(relation=Relation.CUSTOMER)),
]
MISSED = [Case("Tired of the spreadsheet? There is a nicer way, and it costs less than lunch.")]

_SELLS = ("pitch.help", "pitch.trade", "pitch.bait", "pitch.soft", "bait.word", "price", "recruit", "cta")


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each sentence that sells, weighed by what is known of the two."""
    softer = 0.35 if facts.earned else 0.7 if facts.known_to_each_other else 1.0
    if facts.in_thread:
        softer *= 0.6
    if draft.has("disclosure") and not draft.has("pitch.trade", "price"):
        return  # whoever tells of a hole offers to tell more of it
    for passage in passages(draft, *_SELLS):
        kinds = {said.what for said in passage.said}
        words = draft.quote(passage.span)
        if "pitch.bait" in kinds:
            what, severity = (
                f'"{words}" reads as bait: money, a prize or a favour out of nowhere.',
                Severity.HOLD,
            )
        elif kinds == {"price"}:
            what, severity = f'"{words}" names a price or a discount before anybody asked.', Severity.MEND
        elif kinds == {"recruit"}:
            what, severity = f'"{words}" offers a job that fits anybody.', Severity.MEND
        else:
            what, severity = (
                f'"{words}" sells what you do before the reader has said they need it.',
                Severity.MEND,
            )
        sure = passage.sure * (1.0 if "pitch.bait" in kinds and not facts.earned else softer)
        yield Finding(CODE, FAULT, NAME, passage.span, what, MANUAL.why, _instead(facts), severity, sure)


def _instead(facts: Facts) -> str:
    if facts.give_first:
        return f"Give first: {'; '.join(facts.give_first[:3])}."
    return MANUAL.instead
