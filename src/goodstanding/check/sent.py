"""Messages that were sent, read by the same rules whoever wrote them: real requests apart from social spam.

A message is judged by what stood between the two at that moment, never by what came later. "Spam" here is
a message that sells, or was written for a list, to somebody with whom its writer had never exchanged a word.
Clumsiness (a stock note, no reason given, false warmth) is not spam, and between people who know each other
nothing is called so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from goodstanding.check.facts import UNNAMED, Channel, Facts, Finding, Relation, Report, Severity
from goodstanding.check.run import check
from goodstanding.language.acts import questions
from goodstanding.values import Kind, Row

_TALK = frozenset((Kind.MESSAGE, Kind.COMMENT, Kind.MENTION, Kind.ASK, Kind.CALL, Kind.MEETING))
_SELLS = frozenset(
    (
        "hard_sell",
        "premature_pitch",
        "merge_artifact",
        "link_huckster",
        "fake_urgency",
        "mass_blast",
    )
)
_JUST = 14 * 24 * 60  # minutes
_WELL = 6  # exchanges after which two people talk as they like


class Sort(StrEnum):
    """What a message is to its reader: something asked in earnest, talk, or spam. The list is closed."""

    REQUEST = "request"
    TALK = "talk"
    SPAM = "spam"


@dataclass(frozen=True, slots=True)
class Judged:
    """A message with what was known of the two when it was sent, what the rules say, and its sort."""

    row: Row
    facts: Facts
    report: Report
    sort: Sort


def judged(row: Row, rows: Sequence[Row]) -> Judged:
    """Return one message judged; `rows` is what passed between the two, in any order (later rows are left aside)."""
    facts = facts_then(row, rows)
    report = check(row.text, facts, _channel(row))
    sells = any(_likeliest(one) in _SELLS and one.severity is not Severity.NOTE for one in report.findings)
    if sells and not facts.known_to_each_other:
        sort = Sort.SPAM
    elif questions(row.text):
        sort = Sort.REQUEST
    else:
        sort = Sort.TALK
    return Judged(row, facts, report, sort)


def _likeliest(finding: Finding) -> str:
    """Return the fault of a finding, or the one it is likeliest to be where none is certain."""
    return finding.likely[0][0] if finding.name == UNNAMED and finding.likely else finding.name


def facts_then(row: Row, rows: Sequence[Row]) -> Facts:
    """Return what was known of writer and reader the moment before a message. Rows without a date count for nothing.

    Earlier messages without an answer are left aside: whoever was kept waiting may ask again.
    """
    if row.at is None:
        return Facts()
    dated: list[tuple[datetime, Row]] = [(r.at, r) for r in rows if r.at is not None and r.at < row.at]
    dated.sort(key=lambda pair: (pair[0], pair[1].id))
    turns = [one.mine for _, one in dated if one.kind in _TALK]
    exchanges = sum(a != b for a, b in pairwise(turns))
    accepted = [at for at, one in dated if one.kind is Kind.ACCEPTANCE]
    minutes = (row.at - accepted[-1]).total_seconds() / 60 if accepted else None
    if any(one.kind in (Kind.DEAL, Kind.TESTIMONIAL) for _, one in dated):
        relation = Relation.CUSTOMER
    elif exchanges >= _WELL:
        relation = Relation.WARM
    elif exchanges:
        relation = Relation.ACQUAINTED
    elif minutes is not None and minutes < _JUST:
        relation = Relation.JUST_CONNECTED
    else:
        relation = Relation.STRANGER
    return Facts(
        relation=relation,
        minutes_since_accept=minutes,
        prior_exchanges=exchanges,
        in_thread=bool(turns) and turns[-1] != row.mine,
    )


def _channel(row: Row) -> Channel:
    if row.kind is Kind.INVITATION:
        return Channel.LINKEDIN_INVITE if row.network == "linkedin" else Channel.DM
    return {"linkedin": Channel.LINKEDIN_MESSAGE, "email": Channel.EMAIL}.get(row.network, Channel.DM)
