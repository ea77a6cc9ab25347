"""The plan by itself: reading and clarity, without the ledger, so that a command starts quickly.

Where the plan lies comes from `services.plan`, what can happen from `services.future`, push or pull from
`services.channels`.
"""

from __future__ import annotations

from goodstanding.plan import clarity, file, networks, numbers
from goodstanding.plan.clarity import GUIDE
from goodstanding.plan.file import TEMPLATE, Plan
from goodstanding.plan.funnel import MEASURES, History
from goodstanding.plan.shape import clarity_json, plan_json
from goodstanding.ratios import NAMES
from goodstanding.ratios import TITLES as RATIO_TITLES
from goodstanding.ratios.answers import span
from goodstanding.ratios.share import in_words
from goodstanding.shift import NAMES as PAIRS
from goodstanding.shift import TITLES as PAIR_TITLES

__all__ = [
    "GUIDE",
    "MEASURES",
    "NAMES",
    "PAIRS",
    "TEMPLATE",
    "History",
    "Plan",
    "called",
    "clarity",
    "clarity_json",
    "file",
    "in_words",
    "networks",
    "numbers",
    "plan_json",
    "span",
]


def called(number: str) -> str:
    """Return what people call a number that an objective may be watched by: "answers you got"; its name when unknown."""
    return RATIO_TITLES.get(number) or PAIR_TITLES.get(number) or number.replace("_", " ")
