"""Apply the rules to one message and weigh what they find.

A rule's finding carries how likely its words alone spoil a message; none of them is enough by itself unless it is nearly
certain. They are put together as odds, signs of a real exchange (a quote asked for, a reply in a thread, a reason that names
something) speak for the writer, and only when the sum passes the line do the findings stand. Otherwise the message is
fine and only notes remain.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Channel, Facts, Finding, Report, Severity, Verdict
from goodstanding.check.rules import RULES

_CERTAIN = 0.9
_LINE = 0.5
MOST_READ = 20_000  # characters of one message that are looked at


def check(
    text: str,
    facts: Facts | None = None,
    channel: Channel | str = Channel.OTHER,
    *,
    allow: Mapping[str, str] | None = None,
) -> Report:
    """Return what is wrong with a message, where, why, and what to write instead.

    Args:
        text: the message as written; spans in the report are positions in it, in code points.
        facts: what is known of the two people; nothing, when left out.
        channel: where it is written; an unknown name is read as `other`.
        allow: codes or names of rules that keep silent, with the reason.

    An empty text is fine, except as an invitation to a stranger. Raises nothing on any text.
    """
    try:
        where = Channel(channel)
    except ValueError:
        where = Channel.OTHER
    known = facts or Facts()
    draft = Draft(text[:MOST_READ], where)
    silent = allow or {}
    candidates = [
        finding
        for rule in RULES
        if not (rule.CODE in silent or rule.NAME in silent or rule.FAULT in silent)
        for finding in rule.find(draft, known)
    ]
    score = _score(draft, candidates)
    kept = _standing(candidates, score)
    severities = {finding.severity for finding in kept}
    verdict = (
        Verdict.HOLD
        if Severity.HOLD in severities
        else Verdict.MEND
        if Severity.MEND in severities
        else Verdict.FINE
    )
    remarks = []
    if len(text) > MOST_READ:
        remarks.append(f"Only the first {MOST_READ:,} characters were read.")
    return Report(verdict, score, tuple(kept), draft.language, tuple(remarks))


def _score(draft: Draft, candidates: list[Finding]) -> float:
    """Return how likely the message costs trust, in [0, 1]."""
    strongest: dict[str, float] = {}
    for finding in candidates:
        if finding.severity is not Severity.NOTE:
            strongest[finding.code] = 1 - (1 - strongest.get(finding.code, 0.0)) * (
                1 - min(finding.sure, 0.98)
            )
    odds = -2.2 + sum(-1.35 * math.log(1 - min(sure, 0.995)) for sure in strongest.values())
    for sign, weight in (("thread", 1.0), ("buyer", 1.0), ("reason", 1.2), ("report", 2.0)):
        if draft.has(sign):
            odds -= weight
    if draft.reading.quoted:
        odds -= 1.0
    return 1 / (1 + math.exp(-odds))


def _standing(candidates: list[Finding], score: float) -> list[Finding]:
    """Return the findings that stand, in the order of the text."""
    kept = [
        finding
        for finding in candidates
        if finding.severity is Severity.NOTE
        or finding.sure >= _CERTAIN
        or (score >= _LINE and finding.sure >= 0.2)
    ]
    return sorted(kept, key=lambda finding: (finding.span, finding.code))
