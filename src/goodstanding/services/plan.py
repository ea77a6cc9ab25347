"""The plan: where it lies, what it reads as, and the ledger it is held against."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from goodstanding.plan import file as plans
from goodstanding.plan import numbers
from goodstanding.plan.file import Plan
from goodstanding.services.kept import kept
from goodstanding.store import queries
from goodstanding.values import Row

if TYPE_CHECKING:
    from goodstanding.plan.funnel import History

PLAN = "plan.toml"
SEARCHES = "searches.csv"


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


def write_plan(path: Path, text: str) -> None:
    """Write a plan in one go, so that a full disk or a power cut leaves the old one whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".plan-", suffix=".toml")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def rows(as_of: date) -> Sequence[Row]:
    """Return every row up to a day."""
    return kept("rows", as_of, lambda: queries.rows(as_of=as_of))


def people(as_of: date) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return company and name by person reference."""
    return kept("companies and names", as_of, _people)


def _people() -> tuple[Mapping[str, str], Mapping[str, str]]:
    found, _ = queries.people(sort="name", limit=10_000_000)
    return {p.ref: p.company for p in found}, {p.ref: p.name or p.ref for p in found}


def refused(plan: Plan, as_of: date) -> str:
    """Return why a plan is not helped at all, "" when it is."""
    from goodstanding.plan.clarity import clarity

    found = clarity(plan, as_of=as_of)
    return found.reason if found.verdict == "refused" else ""


def qualified(plan: Plan | None, as_of: date) -> frozenset[str] | None:
    """Return the persons that a plan names, None when it names nobody."""
    return numbers.qualified(plan, *people(as_of)) if plan else None


def history(as_of: date) -> History:
    """Return everybody's way from first contact to deal."""
    from goodstanding.plan.funnel import history as ways

    return kept("history", as_of, lambda: ways(rows(as_of), as_of=as_of))


def no_history(as_of: date) -> History:
    """Return the history of a ledger without rows, for a plan that is looked at before there is one."""
    from goodstanding.plan.funnel import history as ways

    return ways([], as_of=as_of)
