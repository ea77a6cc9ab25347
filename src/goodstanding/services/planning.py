"""The plan by itself: reading, clarity, channels and futures, without the ledger.

Where the plan lies and what the ledger says beside it comes from `services.plan`.
"""

from __future__ import annotations

from goodstanding.plan import channels, clarity, file, networks, numbers, searches, simulate
from goodstanding.plan.clarity import GUIDE
from goodstanding.plan.file import TEMPLATE, Plan
from goodstanding.plan.funnel import MEASURES, History
from goodstanding.plan.shape import advice_json, backcast_json, clarity_json, forecast_json, plan_json
from goodstanding.plan.simulate import Forecast
from goodstanding.ratios import NAMES
from goodstanding.ratios.answers import span
from goodstanding.ratios.share import in_words, interval
from goodstanding.shift import NAMES as PAIRS

__all__ = [
    "GUIDE",
    "MEASURES",
    "NAMES",
    "PAIRS",
    "TEMPLATE",
    "Forecast",
    "History",
    "Plan",
    "advice_json",
    "backcast_json",
    "channels",
    "clarity",
    "clarity_json",
    "file",
    "forecast_json",
    "in_words",
    "interval",
    "networks",
    "numbers",
    "plan_json",
    "searches",
    "simulate",
    "span",
]
