"""Search forgives slips of the pen and honours what was asked."""

from __future__ import annotations

import pytest

from goodstanding.find import Index, Term, asked

PEOPLE = (
    ("Ada Vossberg", "Buyer of pumps", "Lumaform", "Linz"),
    ("Ben Müller", "Pump engineer", "Moretand", "Munich"),
    ("Elizabeth Okri", "Head of sales", "Tronica Buyer Club", "Bath"),
    ("Chen Wei", "Buyer, circuit boards", "Kettwig", "Bavaria"),
    ("Юлия Соколова", "Engineer", "Kettwig", "Riga"),
)
INDEX = Index(PEOPLE)


def who(query: str) -> list[str]:
    return [PEOPLE[hit.place][0] for hit in INDEX.search(query)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vosberg", "Ada Vossberg"),
        ("vossberg ada", "Ada Vossberg"),
        ("muller", "Ben Müller"),
        ("mueller", "Ben Müller"),
        ("moretant", "Ben Müller"),
        ("liz", "Elizabeth Okri"),
        ("sokolova", "Юлия Соколова"),
        ("voss", "Ada Vossberg"),
    ],
)
def test_spelling_accents_order_and_short_forms_are_forgiven(typed: str, meant: str) -> None:
    assert who(typed)[:1] == [meant]


def test_all_words_must_be_met_unless_or_stands_between() -> None:
    assert who("buyer bavaria") == ["Chen Wei"]
    assert set(who("linz OR bavaria")) == {"Ada Vossberg", "Chen Wei"}


def test_not_and_minus_leave_out() -> None:
    assert who("buyer NOT boards NOT club") == ["Ada Vossberg"]
    assert who("buyer -boards -club") == ["Ada Vossberg"]


def test_a_field_looks_there_only() -> None:
    assert set(who("role:buyer")) == {"Ada Vossberg", "Chen Wei"}
    assert who("company:buyer") == ["Elizabeth Okri"]


def test_quotes_want_the_words_together() -> None:
    assert who('"circuit boards"') == ["Chen Wei"]
    assert who('"boards circuit"') == []


def test_a_sentence_works_as_well_as_words() -> None:
    assert who("people who work in Bavaria") == ["Chen Wei"]


def test_what_the_ledger_knows_is_handed_on() -> None:
    wanted = asked("stage:trusted owed:yes since:2026-01 pumps")
    assert wanted.about == (("stage", "trusted"), ("owed", "yes"), ("since", "2026-01"))
    assert wanted.every == ((Term(("pumps",)),),)


@pytest.mark.parametrize("odd", ["", '"', "OR", "NOT", "AND AND", "role:", ":", "-", '""', "a:b:c"])
def test_whatever_is_typed_means_something(odd: str) -> None:
    assert isinstance(who(odd), list)
