"""How lines by hand are understood: as promised on lines that nobody looked at, and never guessed in silence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.measure_notes import shares
from corpus.notes_lines import lines
from goodstanding.notes import understand
from goodstanding.notes.days import days

TUESDAY = date(2026, 12, 1)
KNOWN = (("email:kern@kiln.example", "Philippa Kern"), ("linkedin:ben", "Ben Okri"), ("x:ben", "Ben Castle"))
PINS: dict[str, float] = json.loads(
    (Path(__file__).parents[2] / "corpus/notes_pins.json").read_text(encoding="utf-8")
)


def test_the_corpus_holds_three_hundred_lines_in_at_least_five_languages() -> None:
    found = list(lines())
    assert len(found) >= 300
    assert len({line.language for line in found}) >= 5
    assert abs(len(list(lines("dev"))) - len(list(lines("test")))) <= 6


@pytest.mark.parametrize("field", PINS)
def test_each_field_is_understood_as_promised(field: str) -> None:
    assert shares("test")[field] >= PINS[field]


def test_the_line_of_the_contract_is_understood() -> None:
    found = understand(
        "called Philippa, she sends us two leads, I owe her the report by Friday", TUESDAY, KNOWN
    )
    assert found.as_json() == {
        "kind": "call",
        "on": "2026-12-01",
        "by": "me",
        "people": ["Philippa Kern"],
        "promise": {"by": "me", "due": "2026-12-04", "what": "the report"},
    }
    assert found.doubtful == ()


@pytest.mark.parametrize(
    ("said", "past", "coming"),
    [
        ("yesterday", "2026-11-30", "2026-11-30"),
        ("12.11.", "2026-11-12", "2027-11-12"),
        ("last Friday", "2026-11-27", "2026-11-27"),
        ("by Friday", "2026-11-27", "2026-12-04"),
        ("vorgestern", "2026-11-29", "2026-11-29"),
        ("le 3 mars", "2026-03-03", "2027-03-03"),
        ("hace dos días", "2026-11-29", "2026-11-29"),
        ("giovedì della settimana scorsa", "2026-11-26", "2026-11-26"),
        ("op de 19e", "2026-11-19", "2026-12-19"),
        ("bis zum 10.12.", "2026-12-10", "2026-12-10"),
        ("am Morgen um 9, bis morgen", "2026-12-02", "2026-12-02"),
        ("29 February", "2024-02-29", "2028-02-29"),
    ],
)
def test_days_are_read_backwards_for_what_was_done_and_forwards_for_what_is_due(
    said: str, past: str, coming: str
) -> None:
    (day,) = days(said, TUESDAY)
    assert (day.past.isoformat(), day.coming.isoformat()) == (past, coming)


@pytest.mark.parametrize(
    "said", ["call at 10:30", "12.5 kg of clay", "30 euros", "sat down, set up", "version 2.0.1"]
)
def test_numbers_and_words_that_look_like_days_are_none(said: str) -> None:
    assert days(said, TUESDAY) == ()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Jonas is a vegetarian", "kind"),
        ("coffee with Ben last week", "on"),
        ("coffee with Ben on 3/4", "on"),
        ("coffee with Ben", "people"),
        ("coffee with Farid Benali", "people"),
        ("coffee yesterday", "people"),
        ("coffee with Philippa, she needs the list by next Thursday", "promise"),
        ("Philippa: contract signed", "by"),
    ],
)
def test_what_the_line_does_not_say_is_marked(text: str, field: str) -> None:
    assert field in understand(text, TUESDAY, KNOWN).doubtful


def test_of_two_people_of_one_name_both_are_named() -> None:
    (one,) = understand("coffee with Ben", TUESDAY, KNOWN).people
    assert (one.name, one.others) == ("Ben Okri", ("Ben Castle",))
    (other,) = understand("coffee with Ben Castle", TUESDAY, KNOWN).people
    assert (other.name, other.others) == ("Ben Castle", ())


def test_towns_firms_months_and_nouns_are_nobody() -> None:
    for text in (
        "Call with Philippa about the plant in Leeds",
        "Anruf von Philippa wegen der Handwerkskammer und dem Vertrag",
        "Lunch with Philippa at Kestrel Tiles in May",
        "Philippa wants to ship to Norway",
    ):
        assert [one.name for one in understand(text, TUESDAY, KNOWN).people] == ["Philippa Kern"], text


def test_what_the_writer_says_beside_the_line_is_taken() -> None:
    from goodstanding.notes import Named
    from goodstanding.values import Kind

    found = understand(
        "rang about the tender",
        TUESDAY,
        KNOWN,
        people=[Named(0, 0, "Ben Okri", "linkedin:ben")],
        kind=Kind.FAVOUR,
    )
    assert found.kind is Kind.FAVOUR
    assert [one.name for one in found.people] == ["Ben Okri"]
    assert found.doubtful == ("by",)


@pytest.mark.parametrize(
    "text", ["", "?", "1.1.1.1.1", "(" * 200, "a" * 3000, "Ben " * 300, "met " * 500, "\ud83d\ude00 Ben"]
)
def test_odd_lines_do_no_harm(text: str) -> None:
    assert understand(text, TUESDAY, KNOWN).on
