"""The way from pushing to engaging, in seventeen pairs: from what one does alone to what others then do.

Each pair is a share where the ledger, the presence audit or the plan can show it, with the rows behind it; where they
cannot, it says "not measurable" and why. With each stands what would move it.

    for pair in shift(rows, as_of=day, plan=plan, presence=audit):
        pair.name, pair.measurable, pair.says, pair.moves
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodstanding.plan.file import Plan
from goodstanding.ratios import WINDOW
from goodstanding.ratios.share import Ratio, ratio
from goodstanding.ratios.turns import both_ways, turns, upto
from goodstanding.ratios.view import View
from goodstanding.shift import pairs
from goodstanding.shift.pairs import Cannot, Context, Measured
from goodstanding.values import Row


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair. `ratio` holds the share with its rows when it is measurable from the ledger.

    `share`, `low`, `high` lie in [0, 1], None where not measurable. `source` is "ledger", "presence" or "plan".
    """

    name: str
    title: str
    question: str
    measurable: bool
    says: str
    moves: str
    source: str
    share: float | None = None
    low: float | None = None
    high: float | None = None
    ratio: Ratio | None = None


# Name, title, the question it asks, what would move it, how it is measured. In the order of the seventeen.
PAIRS: tuple[tuple[str, str, str, str, Callable[[Context], Measured | Cannot]], ...] = (
    ("audience_to_community", "Audience to community", "Do the people you know also know each other through you?", "Bring three people to one table who would help each other, and leave them talking.", pairs.community),
    ("transparency_to_feedback", "Transparency to feedback", "Can people who see you also answer?", "Put a person's name, an address and a place for answers on the page where you say most.", pairs.feedback),
    ("listening_to_engagement", "Listening to engagement", "When you comment on somebody's thing, do they come back to you?", "Write the comment that only somebody who read it to the end could write.", pairs.engagement),
    ("learn_to_collaborate", "Learn to collaborate", "Do you do something together with those you learn from?", "Tell one person who answered you what you made of the answer, and offer to do the next thing together.", pairs.collaborate),
    ("communication_to_loyalty", "Communication to loyalty", "Are the people of the year before still there?", "Write to one person you talked with a year ago, about something of theirs.", pairs.loyalty),
    ("trust_to_conversation", "Trust to conversation", "Do you still talk with those who trusted you with their name or help?", "Ask one of them how the thing went that they helped you with.", pairs.conversation),
    ("participate_to_recommend", "Participate to recommend", "Do people who take part speak for you?", "When somebody thanks you, ask for two sentences you may show.", pairs.recommend),
    ("relationship_to_peer_to_peer", "Relationship to peer-to-peer", "Do people find each other through you?", "Introduce two people, with a reason for each.", pairs.peers),
    ("interact_to_co_create", "Interact to co-create", "Have you made something with the people you talk with?", "Finish one small thing with a customer, and put both names on it.", pairs.co_create),
    ("contribution_to_sharing", "Contribution to sharing", "Is what you contribute passed on?", "Write down one answer you have given three times, so that it can be passed on without you.", pairs.sharing),
    ("discovery_to_relevance", "Discovery to relevance", "Do those who find you come for what you are for?", "Say on your profile in the words of your people what you are for.", pairs.relevance),
    ("push_to_share", "Push to share", "Is your stream of use to others, or about yourself?", "Post what you learned from somebody this week, with their name.", pairs.share),
    ("you_to_we", "You to we", "Do both sides say “we”?", "Offer one thing that you would do together, in the next conversation that goes well.", pairs.we),
    ("access_to_availability", "Access to availability", "When people reach you, are you there within a day?", "Answer with one line today, and with the rest when you can.", pairs.availability),
    ("target_to_involve", "Target to involve", "Have those whom the plan is for had a say?", "Ask one of them the questions of “goodstanding plan guide”.", pairs.involve),
    ("listen_to_advocate", "Listen to advocate", "Do those you listened to speak for you?", "Tell somebody what became of their advice.", pairs.advocate),
    ("buy_in_to_opt_in", "Buy-in to opt-in", "Do people begin with you by their own wish?", "Be where the questions are asked, and answer there; they will come by themselves.", pairs.opt_in),
)  # fmt: skip
NAMES = tuple(name for name, *_ in PAIRS)
TITLES = {name: title for name, title, *_ in PAIRS}


def shift(
    rows: Sequence[Row],
    *,
    as_of: date,
    since: date | None = None,
    plan: Plan | None = None,
    qualified: Collection[str] | None = None,
    presence: Mapping[str, Any] | None = None,
) -> tuple[Pair, ...]:
    """Return the seventeen pairs, in order.

    Args:
        rows: the ledger as its owner sees it, in any order.
        as_of: the day asked about.
        since: the first day that counts for what happened; by default a year before.
        plan: for whom it is, what is made together, and its words.
        qualified: persons the plan names, as references (see `plan.numbers.qualified`).
        presence: the JSON of `goodstanding presence`.
    """
    kept = upto(rows, as_of)
    both, _ = both_ways(kept)
    first = since or as_of - WINDOW
    view = View(kept, first, as_of, as_of, both, qualified, turns(kept), turns(kept, public=True))
    context = Context(view, plan, presence)
    found = []
    for name, title, question, moves, measure in PAIRS:
        result = measure(context)
        if isinstance(result, Cannot):
            found.append(
                Pair(name, title, question, False, f"Not measurable: {result.why}.", moves, result.source)
            )
            continue
        one = ratio(
            name, title, result.channel, result.meaning, result.cases, first, as_of, state=result.state
        )
        if one.of == 0:
            says = f"Not measurable yet: {result.none}."
            found.append(Pair(name, title, question, False, says, moves, result.source))
        else:
            found.append(
                Pair(
                    name,
                    title,
                    question,
                    True,
                    one.meaning,
                    moves,
                    result.source,
                    one.share,
                    one.low,
                    one.high,
                    one,
                )
            )
    return tuple(found)
