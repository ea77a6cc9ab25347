"""A baseline: the findings of old texts that are known and left as they are, so that only new ones are shown.

What is kept is a hash of rule and words, not the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from goodstanding.check.facts import Finding, Report, Severity, Verdict
from goodstanding.language.text import fold


def mark(finding: Finding, text: str) -> str:
    """Return what a baseline keeps of a finding: the same for the same rule and words, wherever they stand."""
    words = " ".join(fold(text[finding.span[0] : finding.span[1]]).split())
    return sha256(f"{finding.code}\n{finding.rule}\n{words}".encode()).hexdigest()[:20]


def written(marks: Iterable[str]) -> str:
    """Return the text of a baseline file."""
    return json.dumps({"goodstanding baseline": 1, "known": sorted(set(marks))}, indent=1) + "\n"


def known(text: str, name: str) -> frozenset[str]:
    """Return the marks in a baseline file. Raises ValueError, in words for people, when it is not one."""
    try:
        read = json.loads(text)
        return frozenset(map(str, read["known"]))
    except (ValueError, KeyError, TypeError):
        raise ValueError(f"{name} is not a baseline; make one with --write-baseline {name}") from None


def without(report: Report, text: str, marks: frozenset[str]) -> Report:
    """Return the report without the findings that a baseline knows, its verdict made again from the rest."""
    if not marks:
        return report
    kept = tuple(finding for finding in report.findings if mark(finding, text) not in marks)
    if len(kept) == len(report.findings):
        return report
    severities = {finding.severity for finding in kept}
    verdict = (
        Verdict.HOLD
        if Severity.HOLD in severities
        else Verdict.MEND
        if Severity.MEND in severities
        else Verdict.FINE
    )
    left = len(report.findings) - len(kept)
    remark = f"{left} known finding{'s' if left > 1 else ''} left out (baseline)."
    return replace(report, findings=kept, verdict=verdict, remarks=(*report.remarks, remark))
