"""Find tells the senses of a word apart by what people do, not by where they work."""

from __future__ import annotations

import numpy as np
import pytest

from corpus import measure_find as measure
from goodstanding.find import Profile, known_senses, long_forms, senses

BOARD = (
    Profile("ada", "Ada", "PCB layout engineer", "Lumaform", "Routes multilayer boards for inverters."),
    Profile("ben", "Ben", "PCB repair technician", "Pacific Coast Bank", "Solders boards of cash machines."),
    Profile("fay", "Fay", "PCB assembly manager", "Tronica", "Reflow soldering and inspection of boards."),
)
BANK = (
    Profile("chen", "Chen", "Loan officer at PCB", "Pacific Coast Bank", "Mortgages and credit lines."),
    Profile("gus", "Gus", "Branch manager, PCB", "Pacific Coast Bank", "Deposits, mortgages and lending."),
)


def test_senses_stand_apart_and_the_employer_does_not_decide() -> None:
    groups = {frozenset(one.people) for one in senses("PCB", BOARD + BANK).senses}
    assert groups == {frozenset({"ada", "ben", "fay"}), frozenset({"chen", "gus"})}


def test_one_sense_stays_one_group() -> None:
    assert [set(one.people) for one in senses("PCB", BOARD).senses] == [{"ada", "ben", "fay"}]


def test_an_intent_puts_those_who_are_meant_first() -> None:
    found = senses("PCB", BOARD + BANK, "people who lend money")
    assert set(found.ranking[:2]) == {"chen", "gus"}
    assert set(found.senses[0].people) == {"chen", "gus"}
    assert sorted(found.ranking) == ["ada", "ben", "chen", "fay", "gus"]


def test_a_sense_is_named_in_words_of_its_people() -> None:
    found = senses("PCB", BOARD + BANK)
    labels = {one.people[0] in {"ada", "ben", "fay"}: one.label for one in found.senses}
    assert "board" in labels[True]
    assert "mortgage" in labels[False]


def test_nobody_is_no_group() -> None:
    assert senses("PCB", ()).as_json() == {"query": "PCB", "senses": [], "ranking": []}


def test_long_forms_are_learnt_where_they_stand_beside_the_short_one() -> None:
    assert long_forms("PCB", ["Printed circuit boards (PCB)", "nothing"]) == ["printed circuit boards"]
    assert long_forms("mercury", ["anything"]) == []
    assert "bank" in known_senses("pcb")


@pytest.mark.parametrize("part", ["test"])
def test_senses_and_intents_keep_their_figures(part: str) -> None:
    """Measured: grouping 0.93, first k 0.88; the encoder alone 0.81 and 0.80 (docs/benchmarks/find.md)."""
    grouped = float(np.mean(measure.grouping(part, measure.ours)))
    first = float(np.mean(measure.first_right(part, measure.ours_ranked)))
    assert grouped >= 0.90
    assert first >= 0.85
    assert grouped > float(np.mean(measure.grouping(part, measure.encoder_alone)))
    assert first > float(np.mean(measure.first_right(part, measure.full_text)))
