"""Blasting is noticed; letters that happen to resemble each other are not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest

from goodstanding.ratios import blast
from goodstanding.values import Row

AS_OF = date(2026, 11, 24)
Load = Callable[[str], list[Row]]
PITCH = "I came across your profile and was impressed by your work at {}. We help firms like {} to double their pipeline. Do you have 15 minutes on Tuesday?"


def test_the_same_pitch_with_other_names_in_it_is_one_blast(load: Load) -> None:
    names = ["Ben", "Chen", "Dana", "Eve", "Farid", "Gwen"]
    rows = load(
        "\n".join(f"2026-10-0{1 + n // 4} 1{n}:00 Ada message -> {name} : Hi {name}, {PITCH.format(name + ' Ltd', name + ' Ltd')}" for n, name in enumerate(names))
    )  # fmt: skip
    found = blast.blasts(rows, as_of=AS_OF)
    assert len(found) == 1
    assert found[0].people == 6
    assert found[0].ids == tuple(r.id for r in rows)
    assert "6 people" in found[0].sentence


@pytest.mark.parametrize(
    "lines",
    [
        # four people only
        [f"2026-10-01 1{n}:00 Ada message -> P{n} : {PITCH.format('x', 'y')}" for n in range(4)],
        # six people, one a week
        [f"2026-{1 + n:02}-01 10:00 Ada message -> P{n} : {PITCH.format('x', 'y')}" for n in range(6)],
        # short courtesies
        [f"2026-10-01 1{n}:00 Ada message -> P{n} : Thank you, see you on Monday!" for n in range(6)],
        # six times the same person
        [f"2026-10-01 1{n}:00 Ada message -> Ben : {PITCH.format('x', 'y')}" for n in range(6)],
        # received, not sent
        [f"2026-10-01 1{n}:00 P{n} message : {PITCH.format('x', 'y')}" for n in range(6)],
    ],
)
def test_what_is_not_a_blast_is_left_alone(load: Load, lines: list[str]) -> None:
    assert blast.blasts(load("\n".join(lines)), as_of=AS_OF) == ()


def test_six_letters_of_one_writer_are_not_a_blast(load: Load) -> None:
    letters = [
        "Your note on solder voids saved us a week. How did you measure them at forty degrees?",
        "The panel you sent holds after ninety hours in salt. I kept the edge for you to look at.",
        "Chen mentioned that your line stops on Fridays. We saw the same with a batch from March.",
        "Thank you for the gauge. It reads two microns high, so I taped the correction to its case.",
        "I read the appeal decision twice. Paragraph nine is about you, though they spell the name wrong.",
        "Would the museum lend the second lamp for a night? I would fetch it and bring it back myself.",
    ]
    rows = load(
        "\n".join(f"2026-10-01 1{n}:00 Ada message -> P{n} : {text}" for n, text in enumerate(letters))
    )
    assert blast.blasts(rows, as_of=AS_OF) == ()


def test_one_message_to_many_is_a_blast_and_to_a_team_is_not(load: Load) -> None:
    many = " ".join(f"P{n}" for n in range(20))
    rows = load(
        f"2026-10-01 Ada message email -> {many} : News\n2026-10-02 Ada message email -> Ben Chen Dana Eve Farid Gwen : Agenda"
    )
    assert [b.people for b in blast.blasts(rows, as_of=AS_OF)] == [20]


def test_a_large_outbox_takes_seconds(load: Load) -> None:
    import random

    generator = random.Random(5)
    words = [f"w{n}" for n in range(3000)]
    doc = "\n".join(
        f"2026-{1 + n % 10:02}-{1 + n % 27:02} Ada message -> P{n % 900} : {' '.join(generator.choices(words, k=30))}"
        for n in range(10_000)
    )
    rows = load(doc)
    begun = process_time()
    assert blast.blasts(rows, as_of=AS_OF) == ()
    assert process_time() - begun < 5
