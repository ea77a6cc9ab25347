"""Persons in the store follow the rules of `goodstanding.people`, and every decision can be taken back."""

# ruff: noqa: E501
from __future__ import annotations

from pathlib import Path

from django.db import connection

from goodstanding.services import same as matching
from goodstanding.store import append, queries
from goodstanding.values import Handle, Profile, Source
from tests.cast import ledger, profiles

CRM = Source("contacts.csv", 2)
WORK, HOME = Handle("email", "gil@abernathy.example"), Handle("hubspot", "7")
INFO = Handle("email", "info@abernathy.example")


def crm(handle: Handle, name: str, *also: Handle, company: str = "") -> Profile:
    return Profile(handle, CRM, name, company=company, also=also)


def everything_derived() -> list[tuple[object, ...]]:
    """Return all persons, whose handles they are, and their ties, down to the byte."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.ref, p.name, h.network, h.key, t.state FROM person p JOIN handle h ON h.person_id = p.id"
            " LEFT JOIN tie t ON t.person_id = p.id ORDER BY h.network, h.key"
        )
        return [tuple(row) for row in cursor.fetchall()]


def everybody() -> list[queries.PersonRow]:
    found = queries.people(limit=10)[0]
    return list(found)


def test_an_address_that_two_sources_name_joins_and_a_shared_mailbox_does_not(home: Path) -> None:
    linkedin = Handle("linkedin", "gil-abernathy")
    append.append(
        [crm(HOME, "Gil Abernathy", WORK, INFO), crm(linkedin, "Gil Abernathy", WORK), crm(Handle("hubspot", "8"), "Fay Osei", INFO)]
    )  # fmt: skip
    refs = {str(h): p.ref for h in (HOME, WORK, INFO) if (p := queries.person(str(h)))}
    assert refs["hubspot:7"] == refs["email:gil@abernathy.example"] == "linkedin:gil-abernathy"
    assert refs["email:info@abernathy.example"] == "email:info@abernathy.example"


def test_a_yes_and_its_undoing_leave_every_person_and_tie_identical_to_the_byte(home: Path) -> None:
    text = "2026-01-05 10:00 ada > ben message Hi\n2026-01-06 10:00 chen > ada message Hello\n"
    append.append([*profiles(), *ledger(text)])
    people = everybody()
    before = everything_derived()
    yes = append.decide("same", people[0].ref, people[1].ref)
    assert len(everybody()) == len(people) - 1
    assert everything_derived() != before
    append.undo(yes)
    assert everything_derived() == before


def test_likely_pairs_are_offered_once_and_a_no_is_remembered(home: Path) -> None:
    append.append(
        [crm(HOME, "Gilbert Abernathy", company="Abernathy Tools"), crm(WORK, "Gil Abernathy", company="Abernathy Tools Ltd")]
    )  # fmt: skip
    (pair,) = matching.maybe_same()
    assert {pair.a, pair.b} == {str(HOME), str(WORK)}
    assert pair.score > 0.5
    no = append.decide("not same", pair.a, pair.b)
    assert not matching.maybe_same()
    append.undo(no)
    assert matching.maybe_same() == [pair]
