"""Nearly the same text, sent to others before."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from goodstanding.check import Facts, Verdict, check
from goodstanding.check.outbox import NearTexts, packed, resemblance, sketch, unpacked

LETTER = (
    "Hi {}, I read with interest what you do with pumps. My workshop in Ghent measures seals under pressure and heat, "
    "and I would be glad to show you around when you are near. We have an open day in May with coffee and a tour of the rig."
)
OTHER = (
    "Ben, the second batch came in today and two of the gaskets are softer than the data sheet says. I will measure them "
    "tomorrow morning and write down the figures for you, with photographs of the groove and of the ring."
)


def test_the_same_letter_with_another_name_is_found() -> None:
    outbox = NearTexts([("a1", "name:ben", LETTER.format("Ben")), ("b2", "name:chen", OTHER)])
    assert outbox.alike(LETTER.format("Dana"), "name:dana") == ["a1"]


def test_what_went_to_the_same_person_does_not_count() -> None:
    outbox = NearTexts([("a1", "name:ben", LETTER.format("Ben"))])
    assert outbox.alike(LETTER.format("Ben"), "name:ben") == []


def test_check_says_so() -> None:
    outbox = NearTexts(
        (str(i), f"name:{i}", LETTER.format(name)) for i, name in enumerate(("Ben", "Chen", "Eve"))
    )
    report = check(LETTER.format("Dana"), Facts(outbox=outbox, recipient="name:dana"))
    assert report.verdict is Verdict.MEND
    assert "3 other people" in report.findings[0].what


def test_different_letters_are_not_alike_and_short_ones_never() -> None:
    assert resemblance(sketch(LETTER), sketch(OTHER)) < 0.1
    assert sketch("Thanks, see you on Thursday!") == ()


@given(st.lists(st.integers(0, 2**32 - 1), max_size=64))
def test_a_sketch_comes_back_from_bytes(hashes: list[int]) -> None:
    assert unpacked(packed(tuple(hashes))) == tuple(hashes)


@given(st.text(alphabet="abcdef ", max_size=400))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert not sketch(text) or resemblance(sketch(text), sketch(text)) == 1.0


def test_a_hundred_thousand_messages_are_asked_in_under_a_second() -> None:
    outbox = NearTexts()
    words = LETTER.split()
    base = sketch(LETTER)
    for number in range(100_000):
        outbox.add_sketch(str(number), str(number), tuple((hash_ + number * 7919) % 2**32 for hash_ in base))
    outbox.add("hit", "name:ben", LETTER.format("Ben"))
    began = time.process_time()
    assert outbox.alike(" ".join(words), "name:dana") == ["0", "hit"]
    assert time.process_time() - began < 1.0
