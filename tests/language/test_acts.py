"""What the acts of speech find on the labelled sentences does not fall below what corpus/acts_pins.json promises."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from corpus.measure_acts import Scored, average_precision, figure, scored_ways
from corpus.sentences import FIRST_ACTS, LabelledSentence, sentences, templates
from goodstanding.language import ACTS, acts, promises, questions, read
from goodstanding.language.acts import COSTS, SPEAKS_FOR, acts_in
from goodstanding.language.weigh import BUCKETS, clear_features, weighed_acts, word_features
from tests.modules import started

ROOT = Path(__file__).parents[2]
PINS: dict[str, dict[str, float]] = json.loads((ROOT / "corpus/acts_pins.json").read_text(encoding="utf-8"))


@cache
def kept_apart(half: str = "test") -> dict[str, list[Scored]]:
    return scored_ways([(one.text, one.acts) for one in sentences() if one.half == half])


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_found_as_promised(act: str) -> None:
    """The first acts on the test half, the later ones on whole files that nothing was learnt from."""
    found = figure(kept_apart("test" if act in FIRST_ACTS else "apart")["both"], act)
    assert found.precision >= PINS[act]["precision"]
    assert found.recall >= PINS[act]["recall"]


def test_every_act_has_a_pin() -> None:
    assert list(PINS) == list(ACTS)


@pytest.mark.parametrize("act", ["asks", "promises"])
def test_what_today_reminds_of_is_found_no_worse_than_by_the_lists_alone(act: str) -> None:
    lists, both = kept_apart()["lists"], kept_apart()["both"]
    assert figure(both, act).precision >= figure(lists, act).precision
    assert figure(both, act).recall >= figure(lists, act).recall
    assert average_precision(both, act) > average_precision(lists, act)


def test_the_sentences_are_many_in_seven_languages_and_none_stands_twice() -> None:
    those = list(sentences())
    assert len(those) >= 600
    assert len({one.text for one in those}) == len(those)
    for half in ("test", "more", "apart"):
        assert {one.language for one in those if one.half == half} >= {
            "en",
            "de",
            "fr",
            "es",
            "it",
            "pt",
            "nl",
        }
    assert all(any(act in one.acts for one in those if one.half == "test") for act in FIRST_ACTS)
    assert all(any(act in one.acts for one in those if one.half == "apart") for act in set(ACTS) - FIRST_ACTS)


def test_a_line_that_is_no_labelled_sentence_is_named(tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("asks | Where is it?\nwishes | May it rain.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"en\.txt:2"):
        list(sentences(tmp_path))


def test_no_template_spells_out_a_sentence_of_the_test_half() -> None:
    spelt = {text.casefold() for _, text in templates()}
    test: list[LabelledSentence] = [one for one in sentences() if one.half == "test"]
    assert not [one.text for one in test if one.text.casefold() in spelt]


@pytest.mark.parametrize(
    "text",
    [
        "The boat leaves at nine.",
        "He will send the report on Friday.",
        "My aunt said she would call on Monday.",
    ],
)
def test_what_others_will_do_is_no_promise(text: str) -> None:
    assert promises(text) == []


def test_a_promise_needs_no_will() -> None:
    (one,) = promises("The weather was fine. Leave the minutes to me. It rained later.")
    assert one.text == "Leave the minutes to me."


def test_a_question_needs_no_question_mark() -> None:
    (one,) = questions("We met on Monday. Please tell me which colour you prefer")
    assert one.text == "Please tell me which colour you prefer"


def test_a_direct_question_is_no_promise() -> None:
    assert promises("I'll send you the drawing, shall I?") == []


def test_every_score_is_a_share_and_every_act_is_known() -> None:
    for one in acts("Hi! \U0001f600 e\u0301a 123\r\nCould you?\u200d Danke. " + "a " * 500):
        assert set(one.acts) <= set(ACTS)
        assert all(0 <= score <= 1 for score in one.acts.values())


def test_every_act_is_weighed_and_none_both_costs_and_speaks_for_a_message() -> None:
    assert weighed_acts() == ACTS
    assert not set(COSTS) & set(SPEAKS_FOR)
    assert {*COSTS, *SPEAKS_FOR} <= set(ACTS)


def test_only_as_many_sentences_are_looked_at_as_asked() -> None:
    reading = read("Thank you. Could you send it? I will wait.")
    assert [one.text for one in acts_in(reading, 2)] == ["Thank you.", "Could you send it?"]


def test_a_buyer_orders_and_a_seller_pitches() -> None:
    (buys,) = acts("Please send us a quote for 40 chairs.")
    (sells,) = acts("We help firms like yours save on office chairs.")
    assert buys.acts.get("orders", 0.0) > buys.acts.get("pitches", 0.0)
    assert sells.acts.get("pitches", 0.0) > sells.acts.get("orders", 0.0)


def test_a_sentence_of_any_length_is_weighed_by_a_bounded_number_of_words() -> None:
    assert len(word_features(["word" + str(number) for number in range(100_000)])) < 300
    assert all(0 <= bucket < BUCKETS for bucket in word_features(["a", "b"]))
    assert clear_features(["?"], {})["?"] == 1.0


def test_acts_are_weighed_without_the_training_tools_or_the_shell() -> None:
    code = "from goodstanding.language import acts; acts('Could you send it? I will wait.')"
    assert started(code, "sklearn", "scipy", "django") == []
