"""Clear plans are left in peace; unclear ones are asked the questions that a reader would ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goodstanding.plan import clarity, file

PLANS = Path(__file__).parent / "plans"
AS_OF = date(2026, 11, 24)


def _clarity(name: str) -> clarity.Clarity:
    return clarity.clarity(file.read((PLANS / f"{name}.toml").read_text()), as_of=AS_OF)


def _names(found: clarity.Clarity, subject: str) -> list[str]:
    return sorted(f.name for f in found.of(subject) if f.name != "step-too-early")


@pytest.mark.parametrize(
    "name", ["good-line-stops", "good-double-clinics", "good-two-objectives", "good-triple-sales"]
)
def test_a_clear_plan_stands_without_a_single_finding(name: str) -> None:
    found = _clarity(name)
    assert [f"{f.name}: {f.what}" for f in found.findings] == []
    assert found.verdict == "stands"
    assert {s.state for s in found.steps} == {"stands"}


def test_a_plan_that_starts_from_the_tool_is_refused_with_the_reason() -> None:
    found = _clarity("bad-tool-first")
    assert found.verdict == "refused"
    assert "TikTok" in found.reason
    assert "people" in found.reason.casefold()
    assert [s.state for s in found.steps] == ["open", "closed", "closed", "closed", "closed"]


@pytest.mark.parametrize(
    "text",
    [
        # an objective that is to have a tool, with everything in its right order
        '[[people]]\nname="a"\nmotivation="b"\nneed="c"\n[[objectives]]\nsays="Launch a podcast by June 2027"\n',
        '[[people]]\nname="a"\nmotivation="b"\nneed="c"\n[[objectives]]\nsays="Get active on Instagram"\nto=1\n',
        # a tool and nobody it is for
        '[[technology]]\ntool="HubSpot"\n',
        '[[tactics]]\nsays="Roll out a chatbot"\n',
        '[plan]\ntitle="LinkedIn automation rollout"\n',
        # an objective in tools and counts
        '[[people]]\nname="a"\n[[objectives]]\nsays="10,000 followers on LinkedIn by 2027-06-30"\n',
    ],
)
def test_the_tool_is_recognised_wherever_it_comes_first(text: str) -> None:
    found = clarity.clarity(file.read(text), as_of=AS_OF)
    assert found.verdict == "refused"
    assert found.reason.startswith("This plan starts from the tool")


@pytest.mark.parametrize(
    "says",
    [
        "Win six new customers through LinkedIn by June 2027",
        "Use our blog to bring 12 enquiries a month by June 2027",
        "Three plants apply our software in a pilot by 2027-06-30",
    ],
)
def test_a_tool_that_serves_an_outcome_is_no_ground_for_refusal(says: str) -> None:
    text = f'[[people]]\nname="a"\nmotivation="b"\nneed="c"\n[[objectives]]\nsays="{says}"\n'
    assert clarity.clarity(file.read(text), as_of=AS_OF).verdict == "mend"


def test_awareness_for_everybody_gets_every_question() -> None:
    found = _clarity("bad-awareness")
    assert found.verdict == "mend"
    assert "people-by-headcount" in _names(found, "people")
    assert "people-without-answers" in _names(found, "people")
    first = sorted(f.name for f in found.of("objective") if f.index == 0)
    assert first == [
        "objective-base-rate-unknown",
        "objective-is-a-count",
        "objective-undated",
        "objective-without-owner",
    ]
    assert [f.name for f in found.of("objective") if f.index == 1] == ["objective-is-a-count"]
    assert _names(found, "message") == [
        "message-about-ourselves",
        "message-without-what",
        "message-without-when",
        "message-without-whom",
    ]
    assert {"strategy-is-a-tool", "strategy-reason-borrowed", "strategy-without-alternative"} <= set(
        _names(found, "strategy")
    )
    tactic = found.of("tactics")
    assert "the tool came first" in next(f.what for f in tactic if f.name == "tactic-serves-none")
    assert [s.state for s in found.steps][:2] == ["open", "closed"]


def test_tactics_that_serve_none_are_offered_for_striking_off() -> None:
    found = _clarity("bad-orphans")
    assert [s.state for s in found.steps] == ["stands", "stands", "stands", "open", "closed"]
    assert found.strike == (1, 2)
    assert _names(found, "tactics") == [
        "tactic-result-unused",  # the podcast
        "tactic-result-unused",  # "KPI reporting"
        "tactic-serves-none",
        "tactic-serves-unknown",
    ]
    assert "step-too-early" in [f.name for f in found.findings if f.step == "technology"]
    assert all(f.do and f.why and f.what and "line" in f.where for f in found.of("tactics"))


def test_an_objective_that_is_nobodys_and_a_message_about_a_thing() -> None:
    found = _clarity("bad-nobodys")
    assert _names(found, "people") == ["people-without-need"]
    assert _names(found, "objective") == [
        "objective-base-rate-unknown",
        "objective-undated",
        "objective-without-owner",
    ]
    assert _names(found, "message") == ["message-without-customer"]
    assert {"strategy-without-reason", "strategy-without-alternative"} <= set(_names(found, "strategy"))


def test_the_ledger_offers_the_base_rate_that_is_missing() -> None:
    plan = file.read((PLANS / "bad-nobodys.toml").read_text())
    found = clarity.clarity(plan, as_of=AS_OF, base_rates={"deals": "5 deals in the last 12 months"})
    rate = next(f for f in found.findings if f.name == "objective-base-rate-unknown")
    assert 'base_rate = "5 deals in the last 12 months"' in rate.do


def test_a_date_that_has_gone_by_is_named_only_once_it_has() -> None:
    plan = file.read((PLANS / "good-line-stops.toml").read_text())
    assert clarity.clarity(plan, as_of=date(2027, 3, 31)).verdict == "stands"
    late = clarity.clarity(plan, as_of=date(2027, 4, 1))
    assert [f.name for f in late.findings if f.stops] == ["objective-date-past"]


def test_a_group_can_be_named_from_its_own_words() -> None:
    plan = file.read((PLANS / "good-line-stops.toml").read_text())
    assert "those who cannot stop the line" in " ".join(clarity.candidates(plan.people[0]))


def test_an_empty_plan_is_asked_for_people_first() -> None:
    found = clarity.clarity(file.read(""), as_of=AS_OF)
    assert found.verdict == "mend"
    assert found.findings[0].name == "people-missing"
    assert [s.state for s in found.steps] == ["open", "closed", "closed", "closed", "closed"]


def test_a_number_that_is_shown_nowhere_is_asked_about() -> None:
    text = (PLANS / "good-line-stops.toml").read_text().replace("beyond_two_turns_share", "engagement_rate")
    found = clarity.clarity(file.read(text), as_of=AS_OF)
    assert [f.name for f in found.findings] == ["objective-number-unknown"]
    assert found.verdict == "stands"


@pytest.mark.parametrize(
    ("says", "named"),
    [
        ("Content marketing on LinkedIn", True),
        ("Use LinkedIn automation", True),
        ("Start a podcast", True),
        ("Answer their questions about adhesion in public, on LinkedIn and by post", False),
        ("Let one clinic tell the next one.", False),
    ],
)
def test_a_strategy_that_only_names_a_tool_is_asked_for_a_way(says: str, named: bool) -> None:
    text = (
        (PLANS / "good-line-stops.toml")
        .read_text()
        .replace(
            "Answer their questions about adhesion in public, and offer the panel trial to those who ask more.",
            says,
        )
    )
    found = clarity.clarity(file.read(text), as_of=AS_OF)
    assert ("strategy-is-a-tool" in [f.name for f in found.findings]) is named
