"""The plan's answers as plain objects, for `--format json`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from goodstanding.plan.channels import Advice
from goodstanding.plan.clarity import Clarity
from goodstanding.plan.file import Plan
from goodstanding.plan.simulate import QUANTILES, Backcast, Forecast, best_lever


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def clarity_json(plan: Plan, found: Clarity) -> dict[str, Any]:
    """Return the verdict, the steps and the findings; `strike` names the tactics offered for striking off."""
    return {
        "verdict": found.verdict,
        "reason": found.reason,
        "steps": [asdict(s) for s in found.steps],
        "findings": [asdict(f) for f in found.findings],
        "strike": [{"number": n + 1, "name": plan.tactics[n].name} for n in found.strike],
    }


def plan_json(plan: Plan, found: Clarity) -> dict[str, Any]:
    """Return the whole plan with the verdict and the steps."""
    value: dict[str, Any] = _plain(asdict(plan))
    value.pop("order")
    value["verdict"] = found.verdict
    value["reason"] = found.reason
    value["steps"] = [asdict(s) for s in found.steps]
    return value


def forecast_json(found: Forecast) -> dict[str, Any]:
    """Return a forecast: the sentence, the chance, the fan, the rates with their rows and priors, and the levers, best first."""
    return {
        "as_of": found.as_of.isoformat(),
        "sentence": found.sentence,
        "goal": _plain(asdict(found.goal)),
        "runs": found.runs,
        "chance": found.chance,
        "even_odds": found.even_odds.isoformat() if found.even_odds else None,
        "best_lever": found.levers[0].stage if found.levers else None,
        "best_lever_says": best_lever(found),
        "levers": [asdict(lever) for lever in found.levers],
        "fan": [
            {
                "on": p.on.isoformat(),
                "chance": p.chance,
                **{f"q{q * 100:02.0f}": v for q, v in zip(QUANTILES, p.quantiles, strict=True)},
            }
            for p in found.fan
        ],
        "approaches_per_week": found.pace,
        "inbound_per_week": found.inbound_pace,
        "rates": [_plain(asdict(r)) for r in found.rates],
        "notes": list(found.notes),
    }


def backcast_json(found: Backcast) -> dict[str, Any]:
    """Return one look back."""
    return {
        "on": found.on.isoformat(),
        "measure": found.measure,
        "low": found.low,
        "middle": found.middle,
        "high": found.high,
        "happened": found.happened,
        "inside": found.inside,
    }


def advice_json(found: Advice) -> dict[str, Any]:
    """Return the advice for one offer: the way, the places with reasons for and against, and what would change it."""
    return {
        "offer": found.offer,
        "people": found.group,
        "way": found.way,
        "sentence": found.sentence,
        "places": [_plain(asdict(p)) for p in found.places],
        "reasons": [
            {
                "fact": r.fact,
                "says": r.says,
                "way": r.way or None,
                "changes": r.changes,
                "evidence": list(r.ids),
            }
            for r in found.reasons
        ],
        "questions": list(found.questions),
    }
