"""Apply the rules to one message and weigh what they find.

A rule's finding carries how likely its words alone spoil a message; none of them is enough by itself unless it is nearly
certain. They are put together as odds, signs of a real exchange (a quote asked for, a reply in a thread, a reason that names
something) speak for the writer, and only when the sum passes the line do the findings stand. Otherwise the message is
fine and only notes remain.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from goodstanding.check import weigh
from goodstanding.check.draft import Draft
from goodstanding.check.facts import Channel, Facts, Finding, Relation, Report, Severity, Verdict
from goodstanding.check.house import House
from goodstanding.check.rules import (
    RULES,
    false_familiarity,
    mass_blast,
    merge_artifact,
    no_reason,
    pushy_follow_up,
    reads_like_a_pitch,
    stock_invitation,
)
from goodstanding.language.identify import NAMES, coverage

_CERTAIN = 0.93
_ENOUGH = 0.2
# These stand on their own when they are certain: an unfilled field, a default note, what the ledger knows.
_BY_THEMSELVES = frozenset(
    (
        merge_artifact.CODE,
        stock_invitation.CODE,
        pushy_follow_up.CODE,
        mass_blast.CODE,
        no_reason.CODE,
        false_familiarity.CODE,
    )
)
_RULES_SHARE = 0.45  # of the odds; the rest is the line fitted over words and shape (docs/decisions.md)
_USUAL_LENGTH = 160  # words
_SIGNS_OF_EXCHANGE = (("thread", 1.0), ("buyer", 1.0), ("reason", 1.2), ("report", 2.0))
_LINE = 0.5
MOST_READ = 20_000  # characters of one message that are looked at


def check(
    text: str,
    facts: Facts | None = None,
    channel: Channel | str = Channel.OTHER,
    *,
    allow: Mapping[str, str] | None = None,
    house: House | None = None,
) -> Report:
    """Return what is wrong with a message, where, why, and what to write instead.

    Args:
        text: the message as written; spans in the report are positions in it, in code points. A line
            `# allow CODE: reason` in it lets a rule be for this message; the line itself is not judged.
        facts: what is known of the two people; nothing, when left out.
        channel: where it is written; an unknown name is read as `other`.
        allow: codes or names of rules that keep silent, with the reason.
        house: the house's own rules.

    An empty text is fine, except as an invitation. Raises nothing on any text.
    """
    try:
        where = Channel(channel)
    except ValueError:
        where = Channel.OTHER
    known = facts or Facts()
    remarks: list[str] = []
    silent = {**(house.allow if house else {}), **(allow or {})}
    judged = text[:MOST_READ]
    if len(text) > MOST_READ:
        remarks.append(f"Only the first {MOST_READ:,} characters were read.")
    if "# allow" in judged:
        judged = _ALLOW.sub(lambda found: _allowed(found, silent, remarks), judged)
    draft = Draft(judged, where)
    if house is not None:
        house.leave_trade_words(draft)
    candidates = [
        finding
        for rule in RULES
        if not (rule.CODE in silent or rule.NAME in silent or rule.FAULT in silent)
        for finding in rule.find(draft, known)
    ]
    score = _score(draft, candidates, known)
    kept = _standing(candidates, score)
    if house is not None and "house" not in silent and "HOUSE" not in silent:
        kept = sorted([*kept, *house.find(draft)], key=_place)
    severities = {finding.severity for finding in kept}
    verdict = (
        Verdict.HOLD
        if Severity.HOLD in severities
        else Verdict.MEND
        if Severity.MEND in severities
        else Verdict.FINE
    )
    if covered := _COVERED.get(coverage(draft.language)):
        remarks.append(covered.format(NAMES.get(draft.language, draft.language)))
    return Report(verdict, score, tuple(kept), draft.language, tuple(remarks))


_ALLOW = re.compile(r"^[ \t]*# allow[ \t]+([\w-]{2,40})[ \t]*:?[ \t]*([^\n]{0,300})$", re.MULTILINE)
_COVERED = {
    "little": "Written in {}, which we read only a little: the commonest ways of selling and inviting, and what needs no language.",
    "none": "Written in {}, which we cannot read: only what needs no language was looked for.",
}


def _allowed(found: re.Match[str], silent: dict[str, str], remarks: list[str]) -> str:
    """Take note of a rule let be inside the text, and blank its line."""
    code, reason = found[1], found[2].strip()
    if reason:
        silent[code] = reason
    else:
        remarks.append(f"{code} was not let be, because the line gives no reason; write: # allow {code}: why")
    return " " * len(found[0])


def _place(finding: Finding) -> tuple[tuple[int, int], str]:
    return finding.span, finding.code


def _score(draft: Draft, candidates: list[Finding], facts: Facts) -> float:
    """Return how likely the message costs trust, in [0, 1]."""
    strongest: dict[str, float] = {}
    for finding in candidates:
        if finding.severity is not Severity.NOTE and finding.rule != reads_like_a_pitch.NAME:
            strongest[finding.code] = 1 - (1 - strongest.get(finding.code, 0.0)) * (
                1 - min(finding.sure, 0.98)
            )
    # In a long text something is always said that a pitch would say too.
    thinned = min(1.0, (_USUAL_LENGTH / max(1, len(draft.words))) ** 0.5)
    by_rules = -2.2 - 1.35 * thinned * sum(math.log(1 - min(sure, 0.995)) for sure in strongest.values())
    for sign, weight in _SIGNS_OF_EXCHANGE:
        if draft.has(sign):
            by_rules -= weight
    if draft.reading.quoted:
        by_rules -= 1.0
    together = _RULES_SHARE * by_rules + (1 - _RULES_SHARE) * weigh.odds(draft) + _by_facts(facts)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, together))))


def _by_facts(facts: Facts) -> float:
    """Return what is known of the two, as odds: standing forgives, its absence is no fault by itself."""
    if facts.earned:
        return -2.5
    if facts.known_to_each_other:
        return -1.5
    odds = -1.0 if facts.in_thread else 0.0
    if facts.relation is Relation.JUST_CONNECTED:
        odds += 0.5
    if facts.minutes_since_accept is not None and facts.minutes_since_accept <= 24 * 60:
        odds += 0.5
    if facts.strangers:
        odds += 0.25
    return odds


def _standing(candidates: list[Finding], score: float) -> list[Finding]:
    """Return the findings that stand, in the order of the text."""
    kept = [
        finding
        for finding in candidates
        if finding.severity is Severity.NOTE
        or (score >= _LINE and finding.sure >= _ENOUGH)
        or (finding.sure >= _CERTAIN and finding.code in _BY_THEMSELVES)
    ]
    return sorted(kept, key=_place)
