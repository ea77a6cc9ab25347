"""Before and after: invented messages that cost trust, and what a thoughtful person sent instead.

The pairs stand in gallery.toml beside this file, in the order in which they are shown. They are read against the same facts
by the same rules as anybody's message, so that page, docs and checker never say different things.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from goodstanding.check.facts import Channel, Facts, Finding, Relation, Report
from goodstanding.check.run import check

_CHANNELS = {
    Channel.LINKEDIN_INVITE: "a LinkedIn invitation",
    Channel.LINKEDIN_MESSAGE: "a LinkedIn message",
    Channel.EMAIL: "an e-mail",
    Channel.COMMENT: "a comment",
    Channel.POST: "a post",
    Channel.DM: "a direct message",
    Channel.OTHER: "a message",
}
_RELATIONS = {
    Relation.STRANGER: "to a stranger",
    Relation.JUST_CONNECTED: "to somebody just connected",
    Relation.ACQUAINTED: "to an acquaintance",
    Relation.WARM: "to somebody well known",
    Relation.CUSTOMER: "to a customer",
}
_LANGUAGES = {"de": "in German", "fr": "in French", "es": "in Spanish"}
_FILE = Path(__file__).with_name("gallery.toml")
_CONTEXT = ("relation", "minutes_since_accept", "prior_exchanges", "unanswered")


@dataclass(frozen=True, slots=True)
class Pair:
    """One message before and after.

    Args:
        under: the heading it stands below.
        who: who writes to whom, and what stands between them, in sentences.
        faults: those that `before` shows, the gravest first (names as in `Finding.name`).
        after: what was sent instead; empty when nothing was.
        why: what changed, and why it works.
    """

    under: str
    title: str
    who: str
    channel: Channel
    language: str
    facts: Facts
    faults: tuple[str, ...]
    before: str
    after: str
    why: str

    @property
    def anchor(self) -> str:
        """Return the name by which a page can be opened at this pair, as GitHub forms it from the heading."""
        return "".join(c for c in self.title.casefold() if c.isalnum() or c in " -").replace(" ", "-")

    @property
    def told(self) -> str:
        """Return what the checker was told, in a few words: where it is written, and how the two stand."""
        words = [_CHANNELS[self.channel], _RELATIONS.get(self.facts.relation, "")]
        if self.language in _LANGUAGES:
            words.append(_LANGUAGES[self.language])
        said = " ".join(filter(None, words))
        if unanswered := self.facts.unanswered:
            said += f", after {unanswered} without an answer"
        return said[0].upper() + said[1:]

    @property
    def report(self) -> Report:
        """Return what check says of the first text; it is read when first asked for, and once."""
        return _report(self)


@cache
def pairs() -> tuple[Pair, ...]:
    """Return all pairs in the order shown. Raises KeyError when one lacks a part, ValueError on an unknown word."""
    return tuple(_pair(row) for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["pair"])


@cache
def _report(pair: Pair) -> Report:
    return check(pair.before, pair.facts, pair.channel)


def showing(code: str) -> Iterator[Pair]:
    """Yield the pairs in whose first text the rule with this code finds something, in the order shown."""
    return (pair for pair in pairs() if any(finding.code == code for finding in pair.report.findings))


def pieces(text: str, findings: Sequence[Finding]) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, in order, each with whether a finding talks about it; joined they are the text."""
    marked = [False] * len(text)
    for finding in findings:
        start, end = finding.span
        marked[start:end] = [True] * (end - start)
    begin = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marked[place] != marked[begin]:
            yield text[begin:place], marked[begin]
            begin = place


def _pair(row: dict[str, object]) -> Pair:
    def text(name: str, otherwise: str | None = None) -> str:
        said = row[name] if otherwise is None else row.get(name, otherwise)
        return str(said).strip()

    facts = replace(
        Facts.from_context({name: row.get(name) for name in _CONTEXT}),
        recipient_names=_words(row.get("name")),
        recipient_company=text("company", ""),
        thanks_owed=_words(row.get("thanks_owed")),
    )
    return Pair(
        under=text("under"),
        title=text("title"),
        who=text("who"),
        channel=Channel(text("channel")),
        language=text("language", "en"),
        facts=facts,
        faults=_words(row["faults"]),
        before=text("before"),
        after=text("after"),
        why=text("why"),
    )


def _words(said: object) -> tuple[str, ...]:
    if said is None:
        return ()
    return tuple(map(str, said)) if isinstance(said, list) else (str(said),)
