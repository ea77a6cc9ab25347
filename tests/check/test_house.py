"""House rules, letting a rule be, and baselines."""

from __future__ import annotations

import pytest

from goodstanding.check import Verdict, check
from goodstanding.check.baseline import known, mark, without, written
from goodstanding.check.house import HouseError, house

PITCH = "We help companies like yours get more leads."


def test_a_phrase_of_the_house_is_found_where_it_stands() -> None:
    rules = house('[[phrase]]\nsay = "(synergy|synergies)"\nwhy = "We promised."\nseverity = "note"\n')
    text = "The two pumps have synergies in winter, as Chen measured on Tuesday."
    report = check(text, house=rules)
    assert [text[slice(*one.span)] for one in report.findings] == ["synergies"]
    assert report.findings[0].why == "We promised."
    assert report.verdict is Verdict.FINE


def test_limits_of_the_house() -> None:
    rules = house("[limits]\nwords = 5\nlinks = 1\n")
    text = "See https://a.example and https://b.example for what we did on Monday."
    found = [text[slice(*one.span)] for one in check(text, house=rules).findings]
    assert "https://b.example" in found
    assert len(found) == 2


def test_words_of_ones_trade_are_no_pitch() -> None:
    text = "Our lead generation course starts on Monday, the room is the small one."
    spared = check(text, house=house('[trade]\nwords = ["lead generation"]\n'))
    assert not any("lead generation" in one.what for one in spared.findings)


def test_a_rule_is_let_be_with_a_reason_for_good_or_for_one_message() -> None:
    everything = {finding.code for finding in check(PITCH).findings}
    assert "GS103" in everything
    assert "GS103" not in {one.code for one in check(PITCH, allow={"GS103": "she asked"}).findings}
    assert "GS103" not in {
        one.code for one in check(PITCH, house=house('[allow]\nhard-sell = "she asked"\n')).findings
    }
    inside = f"# allow GS103: she asked\n{PITCH}"
    assert "GS103" not in {one.code for one in check(inside).findings}


def test_a_rule_is_not_let_be_without_a_reason() -> None:
    report = check(f"# allow GS103\n{PITCH}")
    assert "GS103" in {one.code for one in report.findings}
    assert any("no reason" in remark for remark in report.remarks)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[phrase]\n", "not TOML"),
        ("[rules]\n", "not a part of house rules"),
        ("[[phrase]]\nwhy = 'x'\n", "says nothing"),
        ("[[phrase]]\nsay = '(a|b'\n", "bracket"),
        ("[[phrase]]\nsay = 'a'\nseverity = 'fatal'\n", "note, mend or hold"),
        ("[limits]\nwords = 'few'\n", "whole number"),
        ("[allow]\nGS101 = ''\n", "needs its reason"),
        ("[trade]\nwords = 'seo'\n", "must be a list"),
    ],
)
def test_house_rules_that_cannot_be_read_say_what_to_write(text: str, says: str) -> None:
    with pytest.raises(HouseError, match=says):
        house(text, "house.toml")


def test_a_baseline_leaves_out_what_it_knows_and_nothing_else() -> None:
    report = check(PITCH)
    marks = known(written(mark(one, PITCH) for one in report.findings), "base.json")
    moved = f"Hello Ben.\n\n{PITCH}"
    assert without(check(moved), moved, marks).verdict is Verdict.FINE
    other = "We help dentists like yours win more patients. Book a demo at https://calendly.example/x today."
    assert without(check(other), other, marks).findings == check(other).findings


def test_a_file_that_is_no_baseline_says_so() -> None:
    with pytest.raises(ValueError, match="is not a baseline"):
        known("{}", "base.json")
