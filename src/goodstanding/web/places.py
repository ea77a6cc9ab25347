"""Where to go: at most seven words in the bar, laid out by what a person wants to do; the pages of each one step below.

    Today       what is worth doing
    People      whom I know
    Find        whom I do not know yet
    Write       what others get to see of me
    Plan        what I want, and whether it can happen
    Look back   what came of it
    Import      what I bring in, and how it is kept

To add a page, add a line to its place, under the name that urls.py gives it. The first page of a place is where its word
in the bar leads; a place without pages does not show. Addresses have nothing to do with places, so that a page may move
from one to another and its address stays.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A page one step below the bar: its name in urls.py, the word that the reader sees, and what it is for."""

    name: str
    word: str
    about: str


@dataclass(frozen=True, slots=True)
class Place:
    """A word in the bar, and the pages there, in the order shown."""

    word: str
    pages: tuple[Page, ...]


MOST = 7

PLACES: tuple[Place, ...] = (
    Place(
        "Today",
        (
            Page(
                "today",
                "Today",
                "a short list of what is worth doing today, and why; and whom to leave in peace",
            ),
            Page("notes", "By hand", "what you wrote down yourself: calls, meetings, favours, promises"),
        ),
    ),
    Place(
        "People",
        (
            Page("people", "People", "everybody you have had to do with, and how things stand between you"),
            Page("introduce", "Bring together", "who has what somebody else needs, and both say yes first"),
            Page("needs", "Needs and offers", "what people said they need or have, in their own words"),
            Page("brief", "Brief", "one page on a person or a company, before you meet"),
            Page("groups", "Groups", "people put together, by hand or by a rule"),
            Page("same", "Here twice?", "two entries that may be one person; you decide"),
        ),
    ),
    Place(
        "Find",
        (
            Page("find", "Find", "people by a name, a word or a sentence; the senses of a word apart"),
            Page("listen", "Listen", "a few posts that deserve an answer, and why"),
        ),
    ),
    Place(
        "Write",
        (
            Page(
                "check", "Check", "what in a message would cost trust, why, and what to write instead"
            ),
            Page("sent", "Sent to you", "what others wrote to you, by the same rules"),
            Page("gallery", "Before and after", "messages with their faults, and the same ones mended"),
            Page("rules", "The rules", "what is looked for, and why"),
            Page("presence", "Presence", "what a visitor sees of you, and what to mend first"),
        ),
    ),
    Place(
        "Plan",
        (
            Page("plan", "The plan", "whether the plan is clear"),
            Page("plan-future", "Can it happen?", "whether its goals can happen, from your own past"),
            Page("plan-channels", "Push or pull", "which networks suit your buyers, and how to be there"),
            Page("plan-file", "The file", "the plan as it lies in your folder"),
        ),
    ),
    Place(
        "Look back",
        (
            Page("ratios", "Ratios", "shares instead of counts: what you give and get"),
            Page("shift", "From pushing to engaging", "seventeen pairs of habits, and where you stand between them"),
            Page("seeds", "Seeds", "what you planted long ago, and what has grown since"),
            Page("letters", "Letters", "a letter about each month"),
            Page("trust", "Trust", "how far the chances in these pages can be trusted, checked on your own past"),
        ),
    ),
    Place(
        "Import",
        (
            Page("import", "Import", "bring in an export; see what was read and what was not"),
            Page("sources", "Live sources", "mail and streams that are read when you ask"),
            Page("history", "Read so far", "every import, with its report"),
            Page("settings", "Settings", "your day, and whether programs may write down"),
            Page("data", "Your data", "where it lies, how to keep a copy, how to delete it"),
        ),
    ),
)  # fmt: skip
