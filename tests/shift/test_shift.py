"""Seventeen pairs: measured where that is possible, and said not to be where it is not."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given

from goodstanding.cli import group
from goodstanding.plan import file
from goodstanding.shift import NAMES, Pair, shift
from goodstanding.values import Row
from tests.ratios.conftest import rows_of
from tests.ratios.test_ratios import ledgers

AS_OF = date(2026, 11, 24)


def pair(
    name: str, doc: str, plan: str = "", presence: object = None, qualified: set[str] | None = None
) -> Pair:
    found = shift(rows_of(doc), as_of=AS_OF, plan=file.read(plan), presence=presence, qualified=qualified)  # type: ignore[arg-type]
    return next(p for p in found if p.name == name)


CASES = [
    ("audience_to_community", "2026-01-01 Ada meeting -> Ben Chen\n2026-01-02 Dana message : Hi\n2026-01-03 Ada message -> Dana : Hi", 2, 3),
    ("listening_to_engagement", "2026-01-01 Ada comment -> Ben : Warm?\n2026-01-03 Ben message : Yes\n2026-02-01 Ada comment -> Chen : Why?", 1, 2),
    ("learn_to_collaborate", "2026-01-01 Ada message -> Ben : How thin?\n2026-01-02 Ben message : Very\n2026-03-01 Ada meeting -> Ben", 1, 1),
    ("communication_to_loyalty", "2025-03-01 Ada message -> Ben : a\n2025-03-02 Ben message : b\n2025-03-01 Ada message -> Chen : a\n2025-03-02 Chen message : b\n2026-03-01 Ada message -> Ben : a\n2026-03-02 Ben message : b", 1, 2),
    ("trust_to_conversation", "2025-01-01 Ben favour\n2026-10-01 Ada message -> Ben : a\n2026-10-02 Ben message : b\n2025-01-01 Ada favour -> Chen", 1, 2),
    ("participate_to_recommend", "2025-01-01 Ben message : a\n2025-02-01 Ben recommendation -> Ada\n2025-01-01 Chen message : a", 1, 2),
    ("relationship_to_peer_to_peer", "2025-01-01 Ada meeting -> Ben\n2025-01-01 Ada meeting -> Chen\n2025-01-01 Ada meeting -> Dana\n2025-06-01 Ada introduction -> Ben Chen", 2, 3),
    ("push_to_share", "2026-01-01 Ada post : Proud to announce our paint\n2026-01-02 Ada post : Forty panels that failed\n2026-01-03 Ada share", 2, 3),
    ("you_to_we", "2026-01-01 Ada message -> Ben : Could we try?\n2026-01-02 Ben message : Let's\n2026-01-03 Ada message -> Ben : Good", 1, 1),
    ("access_to_availability", "2026-01-01 Ben message : Now?\n2026-01-01 13:00 Ada message -> Ben : Yes\n2026-02-01 Chen message : Now?", 1, 2),
    ("listen_to_advocate", "2026-01-01 Ada comment -> Ben : Warm?\n2026-03-01 Ben referral -> Ada\n2026-01-01 Ada comment -> Chen : Warm?", 1, 2),
    ("buy_in_to_opt_in", "2026-01-01 Ben message : Hi\n2026-01-02 Ada message -> Ben : Hi\n2026-01-01 Ada message -> Chen : Hi\n2026-01-02 Chen message : Hi", 1, 2),
]  # fmt: skip


@pytest.mark.parametrize(("name", "doc", "hits", "of"), CASES)
def test_a_pair_is_measured_from_the_ledger(name: str, doc: str, hits: int, of: int) -> None:
    found = pair(name, doc)
    assert found.measurable, found.says
    assert found.ratio is not None
    assert (found.ratio.hits, found.ratio.of) == (hits, of), found.says
    assert found.moves


def test_transparency_is_measured_from_the_presence_audit() -> None:
    assert "presence" in pair("transparency_to_feedback", "").says
    audit = {"features": {"contact": {"found": "yes"}, "blog": {"found": "no"}, "feed": {"found": "unknown"}}}
    found = pair("transparency_to_feedback", "2026-01-01 Ben message : a", presence=audit)
    assert (found.share, found.ratio.of if found.ratio else 0) == (0.5, 2)


def test_what_is_made_together_and_whom_it_is_for_come_from_the_plan() -> None:
    doc = "2025-01-01 Ada meeting -> Ben\n2025-01-01 Ada meeting -> Chen"
    assert not pair("interact_to_co_create", doc).measurable
    made = pair(
        "interact_to_co_create", doc, plan='[[made_together]]\nwhat = "A test report"\nwith = ["Ben"]'
    )
    assert made.share == 0.5
    assert not pair("target_to_involve", doc).measurable
    assert (
        pair("target_to_involve", doc + "\n2025-02-01 Ben message : Hi", qualified={"Ben", "Chen"}).share
        == 0.5
    )


def test_relevance_needs_the_plan_s_words() -> None:
    doc = "2026-01-01 Ben message : Does your primer hold on zinc?\n2026-01-01 Eve message : Grow your funnel with us today"
    assert not pair("discovery_to_relevance", doc).measurable
    plan = '[[offers]]\nname = "Primer trial"\nsearches = ["primer on zinc"]'
    assert pair("discovery_to_relevance", doc, plan=plan).share == 0.5


def test_what_no_export_shows_is_said_not_to_be_measurable() -> None:
    doc = "2026-01-01 Ada comment : Nice\n2026-01-02 Ada post : Forty panels"
    assert "do not say whose" in pair("listening_to_engagement", doc).says
    assert "no export shows" in pair("contribution_to_sharing", doc).says


@given(ledgers())
def test_there_are_always_seventeen_and_each_adds_up(rows: list[Row]) -> None:
    found = shift(rows, as_of=AS_OF)
    assert tuple(p.name for p in found) == NAMES
    assert len(found) == 17
    for p in found:
        assert p.says
        assert p.moves
        assert p.measurable == (p.share is not None)
        if p.ratio is not None:
            assert p.share == sum(c.counts for c in p.ratio.cases) / len(p.ratio.cases)
        else:
            assert p.says.startswith("Not measurable")


def test_the_commands_speak_text_and_json(home: Path) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(group, [*words, "--home", str(home), "--as-of", "2026-11-24"])
        assert result.exit_code == 0, result.stderr
        return result.stdout

    assert run("shift").count("What would move it") == 17
    assert len(json.loads(run("shift", "--format", "json"))["pairs"]) == 17
    assert "Nothing was planted" in run("seeds")
    assert json.loads(run("seeds", "--format", "json"))["seeds"] == []


def test_the_plan_knows_the_pairs_by_the_names_that_they_have_here() -> None:
    from goodstanding.plan.numbers import PAIRS
    from goodstanding.shift import NAMES

    assert PAIRS == NAMES
