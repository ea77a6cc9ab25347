"""Apply the rules to one message and weigh what they find.

A rule's finding carries how likely its words alone spoil a message; none of them is enough by itself unless it is nearly
certain. weigh.py puts them together with all else that is seen and known, and only when the sum passes the line do the findings
stand. Otherwise the message is fine and only notes remain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from goodstanding.check import weigh
from goodstanding.check.draft import Draft
from goodstanding.check.facts import Channel, Facts, Finding, Report, Severity, Verdict
from goodstanding.check.house import House
from goodstanding.check.rules import (
    RULES,
    Rule,
    false_familiarity,
    mass_blast,
    merge_artifact,
    no_reason,
    pushy_follow_up,
    reads_like_a_pitch,
    stock_invitation,
)
from goodstanding.language.identify import NAMES, coverage
from goodstanding.language.weigh import chance

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
_LINE = 0.5
_UNLIKELY = 0.1  # a fault is not what is wrong here
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
        if rule is not reads_like_a_pitch and not _silenced(rule, silent)
        for finding in rule.find(draft, known)
    ]
    score = _score(draft, candidates, known)
    kept = _standing(candidates, score)
    if score >= _LINE:
        kept = _named(draft, kept, known, silent)
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


def _named(draft: Draft, kept: list[Finding], facts: Facts, silent: Mapping[str, str]) -> list[Finding]:
    """Return the findings with what the message as a whole says of them.

    A phrase whose fault the message as a whole does not have becomes a note, unless it is all there is to mend; a fault that
    no phrase gave away is pointed at.
    """
    likely = weigh.faults(draft)
    heavy = [one for one in kept if one.severity is not Severity.NOTE]
    doubtful = [one for one in heavy if one.sure < _CERTAIN and likely.get(one.name, 1.0) < _UNLIKELY]
    if len(doubtful) < len(heavy):
        kept = [replace(one, severity=Severity.NOTE) if one in doubtful else one for one in kept]
    if _silenced(reads_like_a_pitch, silent):
        return kept
    named = {one.name for one in kept if one.severity is not Severity.NOTE}
    more = reads_like_a_pitch.beside(draft, facts, likely, named)
    return sorted([*kept, *(one for one in more if one.name not in silent)], key=_place)


def _silenced(rule: Rule, silent: Mapping[str, str]) -> bool:
    return rule.CODE in silent or rule.NAME in silent or rule.FAULT in silent


def _score(draft: Draft, candidates: list[Finding], facts: Facts) -> float:
    """Return how likely the message costs trust, in [0, 1]."""
    return chance(weigh.odds(draft, candidates, facts))


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
