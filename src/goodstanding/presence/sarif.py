"""Findings as SARIF 2.1.0, for the places that show such files beside code."""

from __future__ import annotations

from typing import Any

from goodstanding.presence.audits import ALL
from goodstanding.presence.audits.base import manual

LEVELS = {"costs visitors": "error", "annoys visitors": "warning", "a courtesy": "note"}


def sarif(answer: dict[str, Any]) -> dict[str, Any]:
    """Return one run with a rule for each audit and a result for each finding; the page stands as artefact."""
    rules = []
    for audit in ALL:
        page = manual(audit.__name__)
        rules.append(
            {
                "id": audit.CODE,
                "name": audit.NAME,
                "shortDescription": {"text": page["title"]},
                "fullDescription": {"text": page["why"]},
                "help": {"text": page["how"]},
                "defaultConfiguration": {"level": LEVELS[str(audit.WEIGHT)]},
            }
        )
    results = [
        {
            "ruleId": found["code"],
            "level": LEVELS[found["weight"]],
            "message": {"text": f"{found['where']}: {found['what']}. {found['how']}"},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(found["where"])}}}],
        }
        for found in answer["findings"]
    ]
    driver = {"name": "goodstanding presence", "rules": rules}
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }


def _uri(where: str) -> str:
    from urllib.parse import quote

    return where if where.startswith(("http://", "https://")) else quote(where)
