"""Stock invitation.

What it finds: an invitation note that is the network's own default text, or one that only says that you
  would like to be connected, to grow a network or to find synergies.
Why it matters: it tells the reader that nothing about them was read, and leaves all the work of finding a
  reason to them.
Write instead: the post, the person or the meeting that made you write, in one sentence; if there is none,
  do not invite yet.
Left alone: the same note to somebody you have already talked with.
Source: LinkedIn Help, "Personalize invitations to connect", linkedin.com/help/linkedin/answer/a563153
  (2024); the default notes are the networks' own texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.check.draft import Draft, passages
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual

CODE = "GS101"
NAME = "stock-invitation"
FAULT = "stock_invitation"
MANUAL = manual(__doc__)
BAD = [
    Case("I'd like to add you to my professional network on LinkedIn.", channel=Channel.LINKEDIN_INVITE),
    Case("I would love to be part of your professional network!"),
    Case("Hi Dana, I see we have many mutual connections. Let's connect!", channel=Channel.LINKEDIN_INVITE),
    Case("Ich möchte Sie gerne zu meinem beruflichen Netzwerk hinzufügen.", channel=Channel.LINKEDIN_INVITE),
]
GOOD = [
    Case(
        "Hi Ruth, we both sat on the ventilation panel in Ghent, and your remark on filters changed what we buy. Happy to connect.",
        channel=Channel.LINKEDIN_INVITE,
    ),
    Case(
        "Merci pour l'invitation, mais je n'ajoute ici que des gens que j'ai rencontrés. Bonne continuation !",
        channel=Channel.LINKEDIN_MESSAGE,
    ),
    Case("Your note on solder voids saved us a week. How did you measure them?"),
    Case("I'd like to add you to my professional network.", Facts(prior_exchanges=4)),
    Case("Shall we connect the second pump to the same network, or keep it apart?", channel=Channel.EMAIL),
]
MISSED = [Case("Would be delighted if we were linked up here.", channel=Channel.LINKEDIN_INVITE)]


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each sentence that is a stock note; nothing between people who have talked."""
    if facts.known_to_each_other:
        return
    for passage in passages(draft, "stock.note", "stock.network", most=2):
        stock = any(said.what == "stock.note" for said in passage.said)
        words = draft.quote(passage.span)
        what = (
            f'"{words}" is a stock note; it could be sent to anybody.'
            if stock
            else f'"{words}" says that you want a connection, not why with this person.'
        )
        # A long message that also says this is judged by the rest of it.
        sure = passage.sure if len(draft.words) < 60 or stock else passage.sure * 0.6
        yield Finding(CODE, FAULT, NAME, passage.span, what, MANUAL.why, MANUAL.instead, Severity.MEND, sure)
