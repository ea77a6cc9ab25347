"""Sent to you: a message is judged by what stood between the two at that moment."""

from __future__ import annotations

from datetime import UTC, datetime

from goodstanding.check.facts import Relation
from goodstanding.check.sent import Sort, facts_then, judged
from goodstanding.values import ME, Kind, Row

PITCH = "Hi! Quick question: who handles your budget? Our platform saves 40 %. Book a demo this week!"
ASK = "You mentioned solder voids under QFNs. Which paste do you use now?"


def row(day: int, text: str = "", kind: Kind = Kind.MESSAGE, mine: bool = False) -> Row:
    who, to = (ME, "linkedin:eve") if mine else ("linkedin:eve", ME)
    at = datetime(2026, 3, day, 9, tzinfo=UTC)
    return Row(f"{day:02x}", at, who, (to,), kind, "linkedin", mine, not mine, text)


def test_a_strangers_pitch_is_spam_and_a_strangers_question_is_a_request() -> None:
    assert judged(row(5, PITCH), []).sort is Sort.SPAM
    assert judged(row(5, ASK), []).sort is Sort.REQUEST
    assert judged(row(5, "Nice to have met you at the fair."), []).sort is Sort.TALK


def test_nothing_between_people_who_talk_is_called_spam() -> None:
    before = [row(1, "How is the oven?", mine=True), row(2, "It holds.")]
    assert judged(row(5, PITCH), before).sort is Sort.REQUEST


def test_what_came_later_does_not_count() -> None:
    later = [row(6, "How is the oven?", mine=True), row(7, "It holds.")]
    assert judged(row(5, PITCH), later) == judged(row(5, PITCH), [])


def test_the_owners_own_are_held_to_the_same_measure() -> None:
    assert judged(row(5, PITCH, mine=True), []).sort is judged(row(5, PITCH), []).sort


def test_facts_are_those_of_the_moment_before() -> None:
    rows = [row(1, kind=Kind.ACCEPTANCE), row(2, "Hello"), row(3, "Hello again")]
    facts = facts_then(row(4, "And again"), rows)
    assert facts.relation is Relation.JUST_CONNECTED
    assert (facts.prior_exchanges, facts.in_thread) == (0, False)
    assert facts.minutes_since_accept == 3 * 24 * 60


def test_whoever_was_kept_waiting_may_ask_again() -> None:
    found = judged(row(5, ASK), [row(1, ASK), row(3, ASK)])
    assert found.sort is Sort.REQUEST
    assert not found.report.findings
