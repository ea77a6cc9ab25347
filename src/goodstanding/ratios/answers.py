"""Answers: given and received, how soon, to questions, and how far conversations go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta

from goodstanding.ratios import acts
from goodstanding.ratios.share import Z90, Case, Ratio, ratio
from goodstanding.ratios.turns import Turn, called, closed, conversations, end_of, waiting
from goodstanding.ratios.view import View

DAY = timedelta(days=1)


def _turns(view: View) -> dict[str, list[Turn]]:
    found: dict[str, list[Turn]] = defaultdict(list)
    for turn in (*view.said, *view.in_public):
        if turn.channel in view.both:
            found[turn.channel].append(turn)
    return dict(sorted(found.items()))


def _answered(
    view: View, name: str, title: str, meaning: str, *, mine: bool, wanted: Callable[[Turn], bool]
) -> list[Ratio]:
    """Return, for each channel, the share of one side's closed turns that the other side answered within 7 days."""
    found = []
    for channel, some in _turns(view).items():
        cases = [
            Case(t.ids, t.begun, t.answer is not None, t.person)
            for t in some
            if t.mine is mine and closed(t, view.as_of) and wanted(t)
        ]
        found.append(
            ratio(
                name,
                title,
                channel,
                meaning.replace("{channel}", called(channel)),
                cases,
                view.first,
                view.last,
            )
        )
    return [r for r in found if r.of]


def reply_given(view: View) -> list[Ratio]:
    """Return how many of the turns that waited for you got your answer within 7 days, for each channel."""
    return _answered(
        view,
        "reply_ratio_given",
        "Answers you gave",
        "On {channel}, you answered {hits} of the {of} times that somebody waited for you, within 7 days",
        mine=False,
        wanted=waiting,
    )


def reply_received(view: View) -> list[Ratio]:
    """Return how many of your turns got an answer within 7 days, for each channel."""
    return _answered(
        view,
        "reply_ratio_received",
        "Answers you got",
        "On {channel}, {hits} of the {of} times you wrote were answered within 7 days",
        mine=True,
        wanted=waiting,
    )


def questions_received(view: View) -> list[Ratio]:
    """Return how many of the questions put to you were answered within 7 days, for each channel."""
    return _answered(
        view,
        "questions_to_you_answered_share",
        "Questions to you, answered",
        "On {channel}, you answered {hits} of the {of} questions put to you",
        mine=False,
        wanted=lambda t: acts.question(t.text),
    )


def questions_asked(view: View) -> list[Ratio]:
    """Return how many of your questions were answered within 7 days, for each channel."""
    return _answered(
        view,
        "questions_of_yours_answered_share",
        "Questions of yours, answered",
        "On {channel}, {hits} of the {of} questions you asked were answered",
        mine=True,
        wanted=lambda t: acts.question(t.text),
    )


def _quick(view: View, name: str, title: str, meaning: str, *, mine: bool) -> list[Ratio]:
    found = []
    for channel, some in _turns(view).items():
        cases, hours = [], []
        for t in some:
            if t.mine is not mine or t.answer is None or t.answer.at is None or not closed(t, view.as_of):
                continue
            took = t.answer.at - t.begun
            cases.append(Case(t.ids, t.begun, took <= DAY, t.person))
            if view.first <= t.begun.date() <= view.last:
                hours.append(took.total_seconds() / 3600)
        if not hours:
            continue
        typical = median(hours)
        words = f"; typically after {span(typical[0])}"
        sentence = meaning.replace("{channel}", called(channel)) + words
        found.append(
            ratio(name, title, channel, sentence, cases, view.first, view.last, typical_hours=typical)
        )
    return [r for r in found if r.of]


def quick_given(view: View) -> list[Ratio]:
    """Return how many of your answers came within a day, and your typical time, for each channel."""
    return _quick(
        view,
        "time_to_answer_given_share",
        "Your time to answer",
        "On {channel}, {hits} of your {of} answers came within a day",
        mine=False,
    )


def quick_received(view: View) -> list[Ratio]:
    """Return how many of the answers to you came within a day, and their typical time, for each channel."""
    return _quick(
        view,
        "time_to_answer_received_share",
        "Their time to answer",
        "On {channel}, {hits} of the {of} answers to you came within a day",
        mine=True,
    )


def beyond_two_turns(view: View) -> list[Ratio]:
    """Return how many conversations went beyond two turns, for each channel.

    A conversation is one that both sides spoke in, begun at least 14 days before the day asked about.
    """
    by_channel: dict[str, list[Case]] = defaultdict(list)
    latest = end_of(view.as_of) - timedelta(days=14)
    for c in conversations(view.rows):
        begun = c.rows[0].at
        if c.channel in view.both and c.sides >= 2 and begun is not None and begun <= latest:
            by_channel[c.channel].append(Case(tuple(r.id for r in c.rows), begun, c.sides > 2, c.person))
    meaning = "On {channel}, {{hits}} of the {{of}} conversations went on after the first answer"
    found = [
        ratio(
            "beyond_two_turns_share",
            "Beyond two turns",
            name,
            meaning.format(channel=called(name)),
            cases,
            view.first,
            view.last,
        )
        for name, cases in sorted(by_channel.items())
    ]
    return [r for r in found if r.of]


def median(hours: Sequence[float]) -> tuple[float, float, float]:
    """Return the median of `hours` (not empty) with a 90 % interval from order statistics.

    The ranks are n/2 ± 1.645·√n/2, cut at the ends (W. J. Conover, "Practical Nonparametric Statistics", 1999).
    """
    ordered = sorted(hours)
    n = len(ordered)
    half = Z90 * n**0.5 / 2
    low = max(0, int(n / 2 - half))
    high = min(n - 1, int(n / 2 + half))
    middle = ordered[n // 2] if n % 2 else (ordered[n // 2 - 1] + ordered[n // 2]) / 2
    return middle, ordered[low], ordered[high]


def span(hours: float) -> str:
    """Return a span of time as people say it: "40 minutes", "5 hours", "3 days"."""
    if hours < 1.5:
        minutes = max(1, round(hours * 60))
        return f"{minutes} minute{'s' if minutes > 1 else ''}"
    if hours < 36:
        return f"{hours:.0f} hours"
    return f"{hours / 24:.0f} days"
