"""Every rule finds its BAD, leaves its GOOD alone, and still misses its MISSED."""

from __future__ import annotations

import pytest

from goodstanding.check import Severity, check
from goodstanding.check.facts import Case
from goodstanding.check.rules import RULES, Rule


def cases(kind: str) -> list[object]:
    """Return (rule, case) parameters of a kind, misses as strict expected failures."""
    marks = [pytest.mark.xfail(strict=True, reason="a known miss")] if kind == "MISSED" else []
    return [
        pytest.param(rule, case, id=f"{rule.NAME}-{number}", marks=marks)
        for rule in RULES
        for number, case in enumerate(getattr(rule, kind))
    ]


def finds(rule: Rule, case: Case) -> bool:
    return any(finding.code == rule.CODE for finding in check(case.text, case.facts, case.channel).findings)


@pytest.mark.parametrize(("rule", "case"), cases("BAD"))
def test_what_is_bad_is_found(rule: Rule, case: Case) -> None:
    assert finds(rule, case)


@pytest.mark.parametrize(("rule", "case"), cases("GOOD"))
def test_what_is_good_is_left_alone(rule: Rule, case: Case) -> None:
    report = check(case.text, case.facts, case.channel)
    assert not [finding for finding in report.findings if finding.severity is not Severity.NOTE]


@pytest.mark.parametrize(("rule", "case"), cases("MISSED"))
def test_what_is_missed_is_known(rule: Rule, case: Case) -> None:
    assert finds(rule, case)


def test_codes_and_names_are_used_once() -> None:
    assert len({rule.CODE for rule in RULES}) == len({rule.NAME for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_every_manual_page_is_whole(rule: Rule) -> None:
    manual = rule.MANUAL
    assert all((manual.title, manual.finds, manual.why, manual.instead, manual.alone, manual.source))
    assert rule.BAD
    assert rule.GOOD
    assert rule.MISSED
