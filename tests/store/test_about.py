"""What the owner says of people: it outlives imports, is obeyed, and is taken back without trace."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from goodstanding.services import about, checking, notes, people, today
from goodstanding.store import append, erase, queries
from goodstanding.values import Handle, Profile, Source
from tests.cast import ledger, profiles

NOW = datetime(2026, 6, 10, 12, tzinfo=UTC)


@pytest.fixture
def home_with_people(home: Path) -> Path:
    append.append(
        [
            *profiles(),
            *ledger(
                "2026-06-01 10:00 ada > ben message Hi\n2026-06-08 10:00 chen > ada message 'What does the audit cost?'\n"
            ),
        ]
    )
    return home


def test_a_correction_outlives_the_next_import_and_can_be_taken_back(home_with_people: Path) -> None:
    about.set_values(["Ben Okri"], ["name=Benjamin Okri", "role=Head of purchasing", "place=Hull"])
    append.append(
        [
            Profile(
                Handle("linkedin", "ben"),
                Source("C.csv", 2),
                name="Ben Okri",
                seen_on=date(2026, 7, 1),
                position="Buyer",
            )
        ]
    )
    ben = people.one_person("linkedin:ben")
    assert (ben.name, ben.position, ben.place) == ("Benjamin Okri", "Head of purchasing", "Hull")
    assert people.one_person("Ben Okri").ref == people.one_person("benjamin").ref == "linkedin:ben"
    assert notes.undo()["undone"]["acts"] == 3
    ben = people.one_person("linkedin:ben")
    assert (ben.name, ben.position, ben.place) == ("Ben Okri", "Buyer", "")


def test_do_not_contact_is_obeyed_by_today_and_check(home_with_people: Path) -> None:
    chen = people.one_person("Chen")
    assert [item.name for item in today.agenda(NOW).items] == ["Chen Wei"]
    assert (
        checking.check("Good morning Chen, it costs 900 euros.", "email", "Chen", None, NOW)["verdict"]
        != "hold"
    )
    about.set_values(["Chen"], ["relation=do not contact"])
    assert today.agenda(NOW).items == ()
    assert today.why_not(chen, NOW) == 'You marked them "do not contact".'
    assert (
        checking.check("Good morning Chen, it costs 900 euros.", "email", "Chen", None, NOW)["verdict"]
        == "hold"
    )
    about.set_values(["Chen"], ["relation="])
    assert [item.name for item in today.agenda(NOW).items] == ["Chen Wei"]


def test_groups_hold_those_who_were_put_there_and_those_whom_a_rule_names(home_with_people: Path) -> None:
    about.set_values(["Ben Okri"], ["role=Senior buyer"])
    about.add_to_group("Fair", ["Ben Okri", "Chen Wei"])
    about.group_rule("Buyers", "role has buyer and stage at most trusted")
    found = {one["name"]: [p["name"] for p in one["people"]] for one in about.groups()}
    assert found == {"Buyers": ["Ben Okri"], "Fair": ["Ben Okri", "Chen Wei"]}
    about.remove_from_group("Fair", ["Ben Okri"])
    about.remove_from_group("Buyers", [])
    assert [(one["name"], len(one["people"])) for one in about.groups()] == [("Fair", 1)]
    with pytest.raises(people.Unclear, match="no rule for a group"):
        about.group_rule("X", "hair is red")


def test_remarks_links_and_groups_go_with_the_person(home_with_people: Path) -> None:
    about.set_values(["Chen Wei"], ["remark=Keeps bees", "birthday=05-31", "link=https://bees.example/"])
    about.add_to_group("Fair", ["Chen Wei"])
    chen = people.one_person("Chen")
    said = about.as_json(chen)
    assert (said["remarks"], said["birthday"], said["groups"]) == (["Keeps bees"], "05-31", ["Fair"])
    erase.forget(chen.id)
    assert about.groups() == []
    with pytest.raises(people.Unclear, match="cannot be set"):
        about.set_values(["Ben Okri"], ["shoe size=44"])
    with pytest.raises(people.Unclear, match="is no relation"):
        about.set_values(["Ben Okri"], ["relation=enemy"])


def test_a_promise_waits_in_today_until_it_is_kept_or_let_go(home_with_people: Path) -> None:
    def promised() -> list[str]:
        return [item.why for item in today.agenda(NOW).items if item.kind == "written"]

    note = notes.keep(notes.read("coffee with Ben, I owe him the drawings by Tuesday", on=date(2026, 6, 5)))
    assert note.understood.promise is not None
    assert note.understood.promise.due == date(2026, 6, 9)
    assert "“the drawings” by" in promised()[0]
    assert queries.evidence([note.id or ""])
    (item,) = (one for one in today.agenda(NOW).items if one.kind == "written")
    assert item.evidence == (note.id,)
    for day in (7, 8, 9):
        today.decide("snooze", item.key, date(2026, 6, day))
    assert "put this off 3 times; let it go?" in promised()[0]
    number = today.decide("done", item.key)
    assert promised() == []
    today.undo(number)
    append.append(ledger("2026-06-09 10:00 ada > ben message 'Here are the drawings.'\n", file="later.csv"))
    assert promised() == []
    notes.undo(note.entry)
    assert promised() == []


def test_what_they_promised_comes_back_after_its_day(home_with_people: Path) -> None:
    notes.keep(notes.read("coffee with Ben, he promised the samples by Tuesday", on=date(2026, 6, 5)))
    early = datetime(2026, 6, 8, 12, tzinfo=UTC)
    assert [i for i in today.agenda(early).items if i.kind == "written"] == []
    (item,) = (i for i in today.agenda(NOW).items if i.kind == "written")
    assert item.what == "come back to it"
