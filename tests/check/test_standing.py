"""The same words weigh differently with what the two people have behind them."""

from __future__ import annotations

import pytest

from corpus.labelled import FAULTS
from goodstanding.check import Facts, Relation, Severity, Verdict, check
from goodstanding.check.facts import UNNAMED
from goodstanding.language.acts import COSTS

ASK = (
    "Great to be connected! Do you have 15 minutes this week for a quick call so I can show you our platform?"
)


def test_a_pitch_moments_after_acceptance_is_held_back() -> None:
    report = check(
        ASK, Facts(Relation.JUST_CONNECTED, minutes_since_accept=3, prior_exchanges=0), "linkedin_message"
    )
    assert report.verdict is Verdict.HOLD
    assert any("3 minutes after they accepted" in finding.what for finding in report.findings)


def test_the_same_ask_between_people_who_talk_is_fine() -> None:
    assert check(ASK, Facts(Relation.WARM, prior_exchanges=12)).verdict is Verdict.FINE


def test_what_to_give_first_is_named() -> None:
    facts = Facts(Relation.STRANGER, prior_exchanges=0, give_first=("answer her question on seals",))
    assert any("answer her question on seals" in one.instead for one in check(ASK, facts).findings)


def test_a_third_message_into_silence_is_held_back_whatever_it_says() -> None:
    report = check("One thought on the seal you showed.", Facts(unanswered=2))
    assert report.verdict is Verdict.HOLD
    assert report.findings[0].name == "pushy_follow_up"


def test_a_claim_to_have_met_is_found_only_against_the_ledger() -> None:
    text = "As we discussed, here is the contract."
    assert check(text, Facts(Relation.STRANGER, prior_exchanges=0)).verdict is not Verdict.FINE
    assert check(text, Facts(prior_exchanges=3)).verdict is Verdict.FINE


@pytest.mark.parametrize(
    "context", [None, {}, {"relation": None, "minutes_since_accept": None, "prior_exchanges": None}]
)
def test_unknown_context_is_the_same_as_none(context: object) -> None:
    assert check(ASK, Facts.from_context(context)) == check(ASK)


@pytest.mark.parametrize(
    "context",
    [[], "warm", {"relation": "rival"}, {"prior_exchanges": "many"}, {"minutes_since_accept": True}],
)
def test_context_of_another_kind_is_refused_in_words(context: object) -> None:
    with pytest.raises(ValueError, match=r"must be"):
        Facts.from_context(context)


def test_notes_never_change_the_verdict() -> None:
    report = check("Are you stupid? The seal is on page 4.", Facts(prior_exchanges=3))
    assert {finding.severity for finding in report.findings} == {Severity.NOTE}
    assert report.verdict is Verdict.FINE


def test_an_unknown_channel_is_read_as_other() -> None:
    assert check(ASK, channel="pigeon") == check(ASK, channel="other")


def test_a_language_that_is_not_read_is_named_and_not_judged() -> None:
    report = check("Γεια σου Νίκο, σου στέλνω τα πρακτικά της Τρίτης.")
    assert report.language == "el"
    assert report.verdict is Verdict.UNSURE
    assert any("Greek" in remark for remark in report.remarks)


@pytest.mark.parametrize(
    "text",
    ["Kaixo, astearteko bilerako akta bidaltzen dizut eta galdera bat daukat.", "We met. " * 5000],
    ids=["a language nobody taught it", "sixty thousand letters"],
)
def test_what_no_rule_could_read_is_never_called_fine(text: str) -> None:
    report = check(text)
    assert report.verdict is Verdict.UNSURE
    assert any("nothing can be said" in remark for remark in report.remarks)


def test_a_hold_is_a_hold_in_any_language() -> None:
    report = check("Γεια σου {{first_name}}, έχω μια πρόταση.")
    assert report.verdict is Verdict.HOLD


def test_where_no_act_is_found_nothing_is_condemned() -> None:
    for text in ("Happy birthday!", "Danke, nein.", "Merci beaucoup !", "Congratulations, well deserved."):
        assert check(text, channel="linkedin_message").verdict is Verdict.FINE


def test_a_finding_names_the_act_and_a_fault_only_where_it_is_certain() -> None:
    for text in (
        ASK,
        "Most bakers lose an hour a day at the till. May I show you how we give it back?",
        "I'd like to add you to my professional network.",
    ):
        for finding in check(text, channel="linkedin_message").findings:
            assert finding.act in {*COSTS, "praises", "automates"}
            assert finding.name == UNNAMED or finding.name in FAULTS.values()
            assert all(0 < chance <= 1 for _, chance in finding.likely)


def test_the_more_two_people_have_behind_them_the_less_the_same_words_weigh() -> None:
    steps = (
        Facts(Relation.JUST_CONNECTED, minutes_since_accept=5, prior_exchanges=0),
        Facts(Relation.STRANGER, prior_exchanges=0),
        Facts(),
        Facts(prior_exchanges=1),
        Facts(prior_exchanges=5),
        Facts(Relation.CUSTOMER, prior_exchanges=5),
    )
    scores = [
        check("Shall I come by on Friday and show you the new scanner?", facts).score for facts in steps
    ]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(steps)
