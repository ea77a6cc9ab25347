"""Reports as SARIF 2.1.0, for editors and build systems that show findings in place.

Source: OASIS, "Static Analysis Results Interchange Format Version 2.1.0" (2020),
docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; columns count Unicode code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goodstanding.check.facts import Finding, Report, Severity
from goodstanding.check.rules import RULES

_LEVELS = {Severity.NOTE: "note", Severity.MEND: "warning", Severity.HOLD: "error"}


def sarif(checked: Sequence[tuple[str, str, Report]], version: str) -> dict[str, Any]:
    """Return one SARIF log for (name, text, report) triples, with every rule described."""
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "goodstanding",
                        "version": version,
                        "rules": [_rule(rule) for rule in RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(name, text, one) for name, text, report in checked for one in report.findings
                ],
            }
        ],
    }


def _rule(rule: Any) -> dict[str, Any]:
    manual = rule.MANUAL
    return {
        "id": rule.CODE,
        "name": rule.NAME,
        "shortDescription": {"text": manual.title},
        "fullDescription": {"text": manual.finds},
        "help": {"text": f"{manual.why} {manual.instead}"},
        "properties": {"fault": rule.FAULT},
    }


def _result(name: str, text: str, finding: Finding) -> dict[str, Any]:
    start, end = finding.span
    return {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.what} {finding.instead}".strip()},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": name},
                    "region": {
                        "startLine": text.count("\n", 0, start) + 1,
                        "startColumn": start - (text.rfind("\n", 0, start) + 1) + 1,
                        "endLine": text.count("\n", 0, end) + 1,
                        "endColumn": end - (text.rfind("\n", 0, end) + 1) + 1,
                        "charOffset": start,
                        "charLength": end - start,
                    },
                }
            }
        ],
    }
