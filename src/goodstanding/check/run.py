"""Apply the rules to one message and weigh what they find.

A message costs trust by what it does to its reader: it sells, asks, presses, leads away, claims a tie, or carries the marks of a
machine. So two things must come together before anything is condemned: an act (a rule points at its words, or language.acts at its
sentence), and the weight of all that is seen and known (weigh.py) past the line. Where no act is found the message is fine, whatever
its words resemble, and only notes remain.

A rule's finding carries how likely its words alone spoil a message; none is enough by itself unless it is nearly certain. A fault is
named only where that is certain enough; else the finding says what was seen, and which faults it may be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from goodstanding.check import weigh
from goodstanding.check.draft import Draft
from goodstanding.check.facts import UNNAMED, Channel, Facts, Finding, Report, Severity, Verdict
from goodstanding.check.house import House
from goodstanding.check.rules import (
    RULES,
    Rule,
    false_familiarity,
    mass_blast,
    merge_artifact,
    no_reason,
    premature_pitch,
    pushy_follow_up,
    reads_like_a_pitch,
    stock_invitation,
)
from goodstanding.language.encoder import encoder
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
        premature_pitch.CODE,
        false_familiarity.CODE,
    )
)
_LINE = (
    0.0  # logarithm of odds; where it lies was chosen for what real mailboxes hold, see tools/train_check.py
)
_FEW_WORDS = 5
_KNOWN = 0.4  # the share of a text's words below which it was not read, where we know little of the language
_UNLIKELY = 0.1  # a fault is not what is wrong here
_MOST_NAMES = 3
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
    return checks([(text, facts or Facts(), channel)], allow=allow, house=house)[0]


Message = tuple[str, Facts, Channel | str]


def checks(
    messages: Sequence[Message], *, allow: Mapping[str, str] | None = None, house: House | None = None
) -> list[Report]:
    """Return the report of each message, in order, as `check` gives it one by one; many at once are quicker."""
    opened = [_opened(text, channel, allow or {}, house) for text, _, channel in messages]
    weigh.see([one.draft for one in opened])
    return [_judged(one, facts, house) for one, (_, facts, _) in zip(opened, messages, strict=True)]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A message read, with the rules that are let be in it and what there is to remark so far."""

    text: str
    draft: Draft
    silent: Mapping[str, str]
    remarks: list[str]


def _opened(text: str, channel: Channel | str, allow: Mapping[str, str], house: House | None) -> _Opened:
    try:
        where = Channel(channel)
    except ValueError:
        where = Channel.OTHER
    remarks: list[str] = []
    silent = {**(house.allow if house else {}), **allow}
    judged = text[:MOST_READ]
    if len(text) > MOST_READ:
        remarks.append(f"Only the first {MOST_READ:,} characters were read.")
    if "# allow" in judged:
        judged = _ALLOW.sub(lambda found: _allowed(found, silent, remarks), judged)
    draft = Draft(judged, where)
    if house is not None:
        house.leave_trade_words(draft)
    return _Opened(text, draft, silent, remarks)


def _judged(opened: _Opened, known: Facts, house: House | None) -> Report:
    """Return what the rules and the weights say of a message that was read."""
    draft, silent, remarks = opened.draft, opened.silent, opened.remarks
    candidates = [
        finding
        for rule in RULES
        if rule is not reads_like_a_pitch and not _silenced(rule, silent)
        for finding in rule.find(draft, known)
    ]
    weight = weigh.odds(draft, candidates, known, _LINE)
    heavy = weight >= _LINE and (_points(candidates) or reads_like_a_pitch.acts(draft, known) is not None)
    kept = _standing(candidates, heavy)
    if heavy:
        kept = _named(draft, kept, known, silent)
    if house is not None and "house" not in silent and "HOUSE" not in silent:
        kept = sorted([*kept, *house.find(draft)], key=_place)
    verdict = _verdict(kept)
    if covered := _COVERED.get(coverage(draft.language)):
        remarks.append(covered.format(NAMES.get(draft.language, draft.language)))
    if verdict is Verdict.FINE and (unread := _unread(draft, opened.text)):
        verdict = Verdict.UNSURE
        remarks.append(unread)
    # At the line stands one half, so that the figure and the verdict speak alike.
    score = chance(weight - _LINE)
    if not heavy:
        score = min(score, 0.49)
    return Report(verdict, score, tuple(kept), draft.language, tuple(remarks))


def _verdict(findings: list[Finding]) -> Verdict:
    severities = {finding.severity for finding in findings}
    if Severity.HOLD in severities:
        return Verdict.HOLD
    return Verdict.MEND if Severity.MEND in severities else Verdict.FINE


def _unread(draft: Draft, text: str) -> str:
    """Return why nothing can be said of a text, in a sentence; empty when it was read."""
    if len(text) > MOST_READ:
        return "Most of it was not read, so nothing can be said of the whole."
    covered = coverage(draft.language)
    if covered == "none":
        return "No rule of ours reads this language, so nothing can be said."
    words = [word for word in draft.words if word[0].isalpha()]
    if (
        (covered != "full" or draft.language == "und")
        and len(words) >= _FEW_WORDS
        and encoder().knows(words) < _KNOWN
    ):
        return "Too few of its words are known to us, so nothing can be said."
    return ""


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


def _points(candidates: list[Finding]) -> bool:
    """Tell whether a rule points at something that weighs."""
    return any(one.severity is not Severity.NOTE and one.sure >= _ENOUGH for one in candidates)


def _named(draft: Draft, kept: list[Finding], facts: Facts, silent: Mapping[str, str]) -> list[Finding]:
    """Return the findings with what the message as a whole says of them.

    A phrase whose fault the message as a whole does not have becomes a note, unless it is all there is to mend; one whose fault
    is not certain loses its name. A fault that no phrase gave away is pointed at.
    """
    likely = weigh.faults(draft)
    heavy = [one for one in kept if one.severity is not Severity.NOTE]
    doubtful = [one for one in heavy if one.sure < _CERTAIN and likely.get(one.name, 1.0) < _UNLIKELY]
    if len(doubtful) < len(heavy):
        kept = [replace(one, severity=Severity.NOTE) if one in doubtful else one for one in kept]
    if not _silenced(reads_like_a_pitch, silent):
        named = {one.name for one in kept if one.severity is not Severity.NOTE}
        more = reads_like_a_pitch.beside(draft, facts, likely, named)
        kept = sorted([*kept, *(one for one in more if one.name not in silent)], key=_place)
    return [_told(one, likely) for one in kept]


# What a fault does to the reader: one of language.acts, or `automates`, the marks of a machine.
_ACT_OF = {
    "stock_invitation": "connects", "false_familiarity": "claims", "hard_sell": "pitches", "premature_pitch": "asks",
    "merge_artifact": "automates", "synthetic_intimacy": "praises", "self_centred": "pitches", "no_reason": "asks",
    "pushy_follow_up": "presses", "link_huckster": "leads", "fake_urgency": "presses", "mass_blast": "automates",
}  # fmt: skip


def _told(finding: Finding, likely: Mapping[str, float]) -> Finding:
    """Return a finding with its name only where that is certain, and with the faults it may be."""
    finding = replace(finding, act=finding.act or _ACT_OF.get(finding.name, ""))
    if finding.severity is Severity.NOTE or finding.name not in likely:
        return finding
    order = sorted(likely.items(), key=lambda pair: -pair[1])
    may_be = tuple(pair for pair in order if pair[1] >= _UNLIKELY)[:_MOST_NAMES]
    certain = finding.sure >= _CERTAIN or likely[finding.name] >= weigh.certain_from(finding.name)
    return replace(finding, name=finding.name if certain else UNNAMED, likely=may_be)


def _silenced(rule: Rule, silent: Mapping[str, str]) -> bool:
    return rule.CODE in silent or rule.NAME in silent or rule.FAULT in silent


def _standing(candidates: list[Finding], heavy: bool) -> list[Finding]:
    """Return the findings that stand, in the order of the text."""
    kept = [
        finding
        for finding in candidates
        if finding.severity is Severity.NOTE
        or (heavy and finding.sure >= _ENOUGH)
        or (finding.sure >= _CERTAIN and finding.code in _BY_THEMSELVES)
    ]
    return sorted(kept, key=_place)
