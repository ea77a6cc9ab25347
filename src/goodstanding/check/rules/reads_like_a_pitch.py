"""Reads like a pitch.

What it finds: a message whose sentences do what messages that cost trust do, although no phrase we know stands in it: one
  offers what the writer sells, asks something before there is a reason or a tie, presses, leads away, or claims that you two
  have met. It points at that sentence, and says who asks what of whom.
Why it matters: readers know what is wanted of them before they know the words.
Write instead: the same thing as you would say it to somebody across a table.
Left alone: a message in which no sentence does any of this, whatever its words resemble: thanks, praise, congratulations, a refusal, an
  answer, a question, an order, a date; and whatever you write to people with whom you have standing.
Source: our own weights, fitted on public messages and on messages written for this project; see docs/decisions.md for what was
  used and docs/benchmarks/check.md for how well it does on sources that they had not seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from goodstanding.check import weigh
from goodstanding.check.draft import MOST_SENTENCES, Draft
from goodstanding.check.facts import Case, Channel, Facts, Finding, Severity
from goodstanding.check.manual import manual
from goodstanding.language.acts import COSTS, COUNTS

CODE = "GS113"
NAME = "reads-like-a-pitch"
FAULT = "hard_sell"
MANUAL = manual(__doc__)
BAD = [
    Case(
        "Dana, would you like your phones to ring with people who want your product? "
        "We can do that for you, and we can start this week!",
        channel=Channel.DM,
    ),
    Case(
        "Most bakers lose an hour a day at the till. We give it back to them; may I show you how?",
        channel=Channel.EMAIL,
    ),
]
GOOD = [
    Case(
        "Thank you for the recommendation, Tobias. I did not expect it and it means a lot.",
        channel=Channel.LINKEDIN_MESSAGE,
    ),
    Case(
        "Dear Dr Osei, your 2021 paper is the base of my thesis. I would be glad to follow your work here.",
        channel=Channel.LINKEDIN_INVITE,
    ),
    Case(
        "I found a hole in your booking page and have told nobody. To whom may I send the details?",
        channel=Channel.EMAIL,
    ),
    Case(
        "It's been ages! Are you still at the museum? I'd love to hear how you are.",
        channel=Channel.LINKEDIN_MESSAGE,
    ),
    Case("Could you bring the second probe on Thursday? Ours drifts when it gets cold."),
    Case("Shall we take the early ferry? I can drive the last part."),
]
MISSED = [Case("Du er sikkert travel, men jeg tror vi to kunne tjene godt på hverandre.")]

_SURE = 0.5
_LIKELY = 0.6
# Who asks what of whom, by act, in the order in which they are told.
_DOES = {
    "pitches": "offers the reader what the writer sells; the reader has not asked for it.",
    "leads": "leads the reader to something of the writer's own.",
    "presses": "presses the reader for an answer.",
    "claims": "speaks as if writer and reader had met or agreed on something.",
    "connects": "asks the reader for a connection, and not for a reason that is theirs.",
    "asks": "asks the reader for time, an answer or a favour before anything has passed between the two.",
    "offers": "offers the reader something that they have not asked for.",
    "praises": "praises the reader in words that would fit anybody.",
}
_DOES_KNOWN = {"asks": "asks the reader for time, an answer or a favour, and gives no reason of theirs."}
_IN_A_COMMENT = "praises"  # there it is all that some messages do: it lends weight to the name under it
# The act that a fault does, where it does one of these above all others.
_ACT_OF = {
    "stock_invitation": "connects", "link_huckster": "leads", "pushy_follow_up": "presses", "false_familiarity": "claims",
    "hard_sell": "pitches", "premature_pitch": "asks",
}  # fmt: skip


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield one finding, for the likeliest fault, on the sentence whose act it is."""
    return beside(draft, facts, weigh.faults(draft), ())


def beside(
    draft: Draft, facts: Facts, likely: Mapping[str, float], named: Collection[str]
) -> Iterator[Finding]:
    """Yield what is to be said beside the faults that rules have named, where the message as a whole passes the line.

    Where they named none, that is the likeliest fault; else those that are all but sure and not named, two at most.
    """
    order = sorted(likely, key=likely.__getitem__, reverse=True)
    more = [fault for fault in order if likely[fault] >= _LIKELY and fault not in named][:2]
    return _found(draft, facts, more if named else order[:1])


def acts(draft: Draft, facts: Facts) -> str | None:
    """Return the act by which a message can cost trust that its surest sentence does; None where no sentence does any."""
    if facts.earned:
        return None
    found = [(score, act) for one in draft.acts for act, score in one.acts.items() if act in _counted(draft)]
    score, act = max(found, default=(0.0, ""))
    return act if score >= COUNTS else None


def _counted(draft: Draft) -> Collection[str]:
    return (*COSTS, _IN_A_COMMENT) if draft.channel is Channel.COMMENT else COSTS


def _found(draft: Draft, facts: Facts, faults: Sequence[str]) -> Iterator[Finding]:
    if not draft.sentences or not faults or acts(draft, facts) is None:
        return
    sentences = draft.sentences[:MOST_SENTENCES]
    heavy = weigh.sentence_odds(draft, sentences)
    counted = _counted(draft)
    done = [{act: score for act, score in one.acts.items() if act in counted} for one in draft.acts]
    for fault in faults:
        column = weigh.place_of(fault)
        theirs = _ACT_OF.get(fault, "")
        best = max(
            range(len(sentences)),
            key=lambda at: (
                max(done[at].values(), default=0.0) >= COUNTS,
                done[at].get(theirs, 0.0) >= COUNTS,
                heavy[at, 0] + heavy[at, column],
            ),
        )
        act = theirs if done[best].get(theirs, 0.0) >= COUNTS else max(done[best], key=done[best].__getitem__)
        span = (sentences[best].start, sentences[best].end)
        does = _DOES_KNOWN.get(act, _DOES[act]) if facts.known_to_each_other else _DOES[act]
        what = f'"{draft.quote(span)}" {does}'
        yield Finding(
            CODE, fault, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.MEND, _SURE, act
        )  # fmt: skip
