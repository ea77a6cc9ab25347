"""One's own plan and rows, for the pages about them; kept until the ledger, the plan or the day changes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from goodstanding.plan import file as plans
from goodstanding.plan import numbers
from goodstanding.plan.file import Plan
from goodstanding.store import clock, queries
from goodstanding.values import Row
from goodstanding.web.kept import kept

if TYPE_CHECKING:
    from goodstanding.plan.funnel import History
    from goodstanding.ratios import Ratios
    from goodstanding.ratios.blast import Blast
    from goodstanding.seeds import Seeds
    from goodstanding.shift import Pair

PLAN = "plan.toml"
SEARCHES = "searches.csv"
PRESENCE = "presence.json"


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The plan file as it stands: its text ("" when there is none), what it reads as, and why it cannot be read."""

    path: Path
    text: str
    plan: Plan | None
    fault: str = ""

    @property
    def exists(self) -> bool:
        return bool(self.text) or self.path.exists()


def own_plan() -> OwnPlan:
    """Return the plan in the home folder."""
    path = Path(settings.HOME) / PLAN
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return OwnPlan(path, "", None)
    except (OSError, UnicodeDecodeError):
        return OwnPlan(path, "", None, f"{path} is not text in UTF-8 that can be read.")
    try:
        return OwnPlan(path, text, plans.read(text))
    except plans.PlanError as error:
        return OwnPlan(path, text, None, str(error))


def today() -> date:
    """Return the day that the pages are about."""
    return clock.now().date()


def rows() -> Sequence[Row]:
    """Return every row up to today."""
    return kept("rows", today(), lambda: queries.rows(as_of=today()))


def people() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return company and name by person reference."""
    return kept("companies and names", today(), _people)


def _people() -> tuple[Mapping[str, str], Mapping[str, str]]:
    found, _ = queries.people(sort="name", limit=10_000_000)
    return {p.ref: p.company for p in found}, {p.ref: p.name or p.ref for p in found}


def qualified() -> frozenset[str] | None:
    """Return the persons that the plan names, None when it names nobody."""
    plan = own_plan().plan
    return numbers.qualified(plan, *people()) if plan else None


def history() -> History:
    """Return everybody's way from first contact to deal."""
    from goodstanding.plan.funnel import history as ways

    return kept("history", today(), lambda: ways(rows(), as_of=today()))


def ratios() -> tuple[Ratios, tuple[Blast, ...]]:
    """Return the ratios of the last year, and the blasts in it."""
    return kept(("ratios", own_plan().text), today(), _ratios)


def _ratios() -> tuple[Ratios, tuple[Blast, ...]]:
    from goodstanding.ratios import ratios as shares
    from goodstanding.ratios.blast import blasts

    found = shares(rows(), as_of=today(), qualified=qualified())
    return found, blasts(rows(), as_of=today(), since=found.since)


def shift() -> tuple[Pair, ...]:
    """Return the seventeen pairs."""
    from goodstanding.shift import shift as pairs

    plan = own_plan()
    mark, audit = presence()
    return kept(
        ("shift", plan.text, mark),
        today(),
        lambda: pairs(rows(), as_of=today(), plan=plan.plan, qualified=qualified(), presence=audit),
    )


def presence() -> tuple[int, Mapping[str, Any] | None]:
    """Return the audit of one's pages kept in the home folder, with a mark that changes with it; None: there is none."""
    path = Path(settings.HOME) / PRESENCE
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        return path.stat().st_mtime_ns, found if isinstance(found, dict) else None
    except (OSError, ValueError):
        return 0, None


def seeds() -> Seeds:
    """Return what was planted at least three months ago, and what has grown."""
    from goodstanding.seeds import seeds as planted

    return kept("seeds", today(), lambda: planted(rows(), as_of=today(), older_than=timedelta(days=90)))
