"""Offers that meet a need come first, look-alikes behind them, with the reason."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from corpus.introduce import PARTS, TRAPS, wanted
from corpus.measure_introduce import figures, matched, outcomes
from goodstanding.introduce import match, matching, read_statement
from goodstanding.introduce.constraints.base import Met

PINS = json.loads((Path(__file__).parents[2] / "corpus/introduce_pins.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("part", PARTS)
def test_needs_of_the_corpus_find_their_offers_as_promised(part: str) -> None:
    means = {name: mean for name, (mean, _, _) in figures(outcomes(part, matched)).items()}
    assert means.pop("trap first") <= PINS[part].pop("trap first")
    assert {name: mean for name, mean in means.items() if mean < PINS[part][name]} == {}


def test_corpus_has_eighty_needs_with_traps_of_every_kind_in_both_parts_and_no_trade_in_both() -> None:
    dev, test = wanted("dev"), wanted("test")
    assert len(dev) + len(test) >= 80
    assert {one.wrong for one in dev} == {one.wrong for one in test} == set(TRAPS)
    trades = [{one.trade for one in wanted(part)} for part in PARTS]
    assert sum(len(some) for some in trades) == len(set().union(*trades))


def test_what_no_pattern_foresaw_is_settled_by_what_the_sentence_means() -> None:
    need = read_statement("n", "We want plush foxes straight from the maker, no trading companies.")
    passing_on = read_statement(
        "o", "Plush foxes? We know every factory between Porto and Riga and will find one for you."
    )
    (found,) = match([need], [passing_on], top=1)[0]
    assert [one.name for one in found.of(Met.NO)] == ["maker"]
    assert "seems" in found.of(Met.NO)[0].why


NEED = read_statement(
    "n", "Looking for a workshop that mills 200 titanium brackets a month near Ghent. AS9100 is a must."
)


def best(*texts: str) -> list[str]:
    offers = [read_statement(text, text) for text in texts]
    return [one.offer for one in match([NEED], offers, top=len(offers))[0]]


MAKER = "Machining of aerospace alloys near Antwerp, AS9100D certified, capacity for 300 pieces monthly."


@pytest.mark.parametrize(
    "trap",
    [
        "Does anybody know a workshop that mills titanium brackets near Ghent, AS9100? We need 200 a month.",
        "A workshop that mills titanium brackets, AS9100, in Toronto.",
        "A workshop that mills titanium brackets near Ghent, AS9100. From 50,000 pieces a month.",
        "A workshop that mills titanium brackets near Ghent, without AS9100.",
    ],
)
def test_look_alike_stands_behind_the_offer_in_other_words(trap: str) -> None:
    assert best(trap, MAKER) == [MAKER, trap]


def test_what_is_not_met_is_said_apart_from_what_is_not_known() -> None:
    offer = read_statement("o", "We mill titanium in Toronto, from 50,000 pieces a month.")
    (found,) = match([NEED], [offer], top=1)[0]
    assert {one.name for one in found.of(Met.NO)} == {"place", "volume"}
    assert {one.name for one in found.of(Met.UNKNOWN)} == {"certificate"}
    said = found.as_json()
    assert said["unmet"][0].startswith("place: Toronto, not Ghent")
    assert 0 <= said["score"] <= 1


def test_post_is_not_its_own_answer() -> None:
    assert match([NEED], [NEED], top=3) == [[]]


def test_nothing_to_match_is_an_empty_answer() -> None:
    assert match([], [NEED]) == []
    assert match([NEED], []) == [[]]


def test_cells_find_nearly_all_that_looking_everywhere_finds() -> None:
    dice = np.random.default_rng(5)
    middles = dice.normal(size=(40, 32)).astype(np.float32)

    def around(count: int) -> np.ndarray:
        rows = middles[dice.integers(0, 40, count)] + 0.7 * dice.normal(size=(count, 32)).astype(np.float32)
        unit: np.ndarray = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    needs, offers = around(200), around(4000)
    seeks = dice.random(4000) < 0.1
    exact = {number: set(places) for number, places, _ in matching._all(needs, offers, seeks, 10)}
    cells = {number: set(places) for number, places, _ in matching._by_cells(needs, offers, seeks, 10)}
    shared = sum(len(exact[number] & cells[number]) for number in exact)
    assert shared / (10 * len(exact)) > 0.9
    assert not any(seeks[place] for places in cells.values() for place in places)
