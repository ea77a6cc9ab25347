"""From a ledger to a suggestion: who needs what, who could meet it, who is left out, and who is held back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from goodstanding.services import about, introduce, needs
from goodstanding.services.people import Unclear
from goodstanding.store import append, journal
from goodstanding.values import ME
from tests.cast import ledger, profiles

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
NEED = "Ada, do you know anybody who could galvanise steel railings of seven metres near Leeds?"
OFFER = "We can supply hot-dip zinc coating up to eight metres, our plant is in Leeds."
SELLER = (
    "We now distribute zinc coated railings and are a wholesaler for the whole of Yorkshire, Leeds included."
)


@pytest.fixture
def filled(home: Path) -> Path:
    append.append(
        [
            *profiles(),
            *ledger(
                f"""
                2026-03-02 10:00 ben > ada message "{NEED}"
                2026-03-03 10:00 ada > ben message "Let me think."
                2026-03-04 10:00 chen > ada message "{OFFER}"
                2026-03-05 10:00 ada > chen message "Good to know."
                2026-03-06 10:00 dana > ada message "Thank you for the talk."
                """
            ),
        ]
    )
    return home


def refs(found: introduce.Suggestions) -> list[set[str]]:
    return [set(pair.people) for pair in found.pairs]


BEN, CHEN, DANA = "linkedin:ben", "linkedin:chen", "linkedin:dana"


def test_need_and_offer_in_other_words_bring_two_people_together(filled: Path) -> None:
    found = introduce.suggestions(NOW)
    assert refs(found) == [{BEN, CHEN}]
    (pair,) = found.pairs
    assert len(pair.evidence) == 2
    said = " ".join(pair.why(found.names))
    assert "Ben Okri" in said
    assert "zinc" in said
    assert ME not in pair.people


def test_people_who_stand_in_a_row_together_are_left_out(filled: Path) -> None:
    append.append(ledger('2026-03-07 10:00 ada > ben,chen message "You two should talk."', "more.csv"))
    assert refs(introduce.suggestions(NOW)) == []


def test_statement_lapses_after_its_time(filled: Path) -> None:
    assert refs(introduce.suggestions(NOW + timedelta(days=400))) == []


def test_expired_statement_is_no_longer_used_until_that_is_taken_back(filled: Path) -> None:
    (need,) = needs.of_person(BEN, NOW)
    number = needs.expire(need.id, NOW)
    assert refs(introduce.suggestions(NOW)) == []
    needs.undo(number, NOW)
    assert refs(introduce.suggestions(NOW)) == [{BEN, CHEN}]


def test_added_statement_counts_and_is_corrected_by_the_user(filled: Path) -> None:
    made = needs.add(DANA, "offers", "galvanising of railings and gates in York, up to nine metres", NOW)
    assert {DANA, BEN} in refs(introduce.suggestions(NOW))
    needs.correct(made.id, "bookbinding in York, by hand", NOW)
    assert {DANA, BEN} not in refs(introduce.suggestions(NOW))
    assert needs.of_person(DANA, NOW)[0].state == "corrected"


def test_two_of_one_trade_are_held_back_without_details_until_the_user_decides_otherwise(
    filled: Path,
) -> None:
    needs.add(DANA, "needs", "a wholesaler of zinc coated railings near Leeds who delivers", NOW)
    needs.add(DANA, "offers", "we are a distributor of fences in Bradford", NOW)
    needs.add(CHEN, "offers", SELLER, NOW)
    found = introduce.suggestions(NOW)
    (held,) = (pair for pair in found.held_back if set(pair.people) == {CHEN, DANA})
    shown = held.as_json(found.names)
    assert shown["held_back"]
    assert "why" not in shown
    assert "statements" not in shown
    assert shown["against"][0]["kind"] == "competitors"
    with pytest.raises(Unclear, match="same trade"):
        introduce.step("between", CHEN, DANA, "asked", CHEN, NOW)
    number = introduce.overrule(CHEN, DANA, "they serve different towns", NOW)
    assert {CHEN, DANA} in refs(introduce.suggestions(NOW))
    introduce.undo_step(number, NOW)
    assert {CHEN, DANA} not in refs(introduce.suggestions(NOW))


def test_introduction_that_has_begun_is_not_suggested_again(filled: Path) -> None:
    introduce.step("between", BEN, CHEN, "asked", BEN, NOW)
    assert refs(introduce.suggestions(NOW)) == []
    introduce.undo(CHEN, BEN, NOW)
    assert refs(introduce.suggestions(NOW)) == [{BEN, CHEN}]


def test_undoing_a_step_leaves_what_was_there_before(filled: Path) -> None:
    introduce.step("between", BEN, CHEN, "asked", BEN, NOW)
    before = [one.as_json() for one in introduce.underway(NOW)]
    introduce.step("between", CHEN, BEN, "yes", "", NOW)
    introduce.undo(BEN, CHEN, NOW)
    assert [one.as_json() for one in introduce.underway(NOW)] == before


def test_step_out_of_order_says_what_can_follow(filled: Path) -> None:
    with pytest.raises(Unclear, match="what can follow is: asked"):
        introduce.step("between", BEN, CHEN, "introduced", "", NOW)
    assert journal.entries("introduce") == []


def test_introduction_seen_in_an_import_is_pointed_out(filled: Path) -> None:
    introduce.step("between", BEN, CHEN, "asked", BEN, NOW)
    append.append(
        ledger('2026-03-21 10:00 ada > ben,chen introduction "Ben, meet Chen."', "introductions.csv")
    )
    (one,) = introduce.underway(NOW + timedelta(days=3))
    assert len(one.seen) == 1


def test_way_to_somebody_goes_through_who_is_seen_with_them(filled: Path) -> None:
    append.append(
        [
            *ledger('2026-03-07 10:00 eve > ben,ada meeting "Fair"', "meetings.csv"),
            *ledger('2026-03-08 10:00 eve > ben,ada meeting "Fair again"', "meetings2.csv"),
        ]
    )
    who, way = introduce.way_to("linkedin:eve", NOW)
    assert who.ref == "linkedin:eve"
    assert [leg.person for leg in way.legs] == [BEN]
    assert way.legs[0].evidence
    introduce.step("through", BEN, "linkedin:eve", "asked", "", NOW)
    _, later = introduce.way_to("linkedin:eve", NOW + timedelta(days=3))
    assert later.legs[0].free_from is not None


@pytest.mark.parametrize("relation", ["leave alone", "do not contact"])
def test_nothing_is_suggested_about_whom_the_user_wants_left_alone(
    filled: Path, monkeypatch: pytest.MonkeyPatch, relation: str
) -> None:
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-03-19")
    about.set_values([CHEN], [f"relation={relation}"])
    found = introduce.suggestions(NOW)
    assert refs(found) == [set(pair.people) for pair in found.held_back] == []
    with pytest.raises(Unclear, match=relation):
        introduce.step("between", BEN, CHEN, "asked", BEN, NOW)
    about.set_values([CHEN], ["relation="])
    assert refs(introduce.suggestions(NOW)) == [{BEN, CHEN}]


def test_competitor_of_the_users_is_held_back_with_that_reason(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-03-19")
    about.set_values([CHEN], ["relation=competitor"])
    found = introduce.suggestions(NOW)
    assert refs(found) == []
    assert [pair.against[0].why for pair in found.held_back] == ["You marked one of them: competitor."]
