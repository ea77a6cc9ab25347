"""The ledger only grows, by what is new, whatever is imported in whatever order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodstanding.store import append, queries, ties
from goodstanding.store.sql import fetch
from goodstanding.values import ME, Handle, Profile, Source
from tests.cast import ADA, BEN, CHEN, ledger, profiles
from tests.homes import fresh_home

TEXT = """
2026-01-05 10:00  ada > ben   message  "Hello Ben"
2026-01-06 11:30  ben > ada   message  "Hello Ada, what does it cost?"
2026-01-07 09:00  chen > ada  endorsement  "Soldering"
2026-01-08 09:00  chen > ada,ben  message  "You two should talk" group-1
"""


def rows_as_text() -> list[str]:
    return [f"{r.id} {r.at} {r.actor} {r.recipients} {r.kind} {r.text}" for r in queries.rows()]


def test_the_same_export_again_adds_nothing(home: Path) -> None:
    first = append.append([*profiles(), *ledger(TEXT)])
    before = rows_as_text()
    second = append.append([*profiles(), *ledger(TEXT)])
    assert (first.new, second.new, second.already) == (4, 0, 4)
    assert rows_as_text() == before


def test_an_older_export_after_a_newer_one_adds_and_deletes_nothing(home: Path) -> None:
    append.append([*profiles(), *ledger(TEXT)])
    before = rows_as_text()
    assert append.append(ledger(TEXT)[:2]).new == 0
    assert rows_as_text() == before


def test_identical_rows_of_one_export_are_each_kept_and_counted_once(home: Path) -> None:
    thrice = "2026-01-05 10:00 ada > ben message Hi\n" * 3
    assert append.append([*profiles(), *ledger(thrice)]).new == 3
    assert append.append(ledger(thrice)).new == 0
    assert append.append(ledger(thrice + thrice.splitlines()[0])).new == 1


def test_recipients_missing_from_an_older_export_do_not_make_a_message_a_new_one(home: Path) -> None:
    new = ledger("2026-01-05 10:00 ada > ben message Hi talk-1")
    old = [replace(one, recipients=()) for one in new]
    append.append([*profiles(), *new])
    assert append.append(old).new == 0


def test_a_row_is_seen_from_its_owner(home: Path) -> None:
    append.append([*profiles(), *ledger(TEXT)])
    hello, question, *_ = queries.rows()
    assert (hello.actor, hello.mine, hello.recipients) == (ME, True, ("linkedin:ben",))
    assert (question.actor, question.to_me, question.recipients) == ("linkedin:ben", True, (ME,))


def test_who_the_owner_is_may_be_learned_after_the_rows(home: Path) -> None:
    append.append(ledger(TEXT))
    append.append(profiles())
    ben = queries.person("linkedin:ben")
    assert ben is not None
    assert (ben.rows, ben.owed) == (2, 1)


def test_handles_that_a_source_joins_are_one_person_with_one_tie(home: Path) -> None:
    mail = Handle("email", "ben@okri.example")
    append.append([*profiles(), *ledger(TEXT)])
    append.append([Profile(BEN, Source("Connections.csv", 9), name="Ben Okri", also=(mail,))])
    append.append([replace(ledger(TEXT)[0], actor=mail, recipients=(ADA,), network="email", text="By mail")])
    ben = queries.person("email:ben@okri.example")
    assert ben is not None
    assert (ben.ref, ben.rows) == ("linkedin:ben", 3)


def test_joining_two_people_by_hand_and_taking_it_back_leaves_every_tie_as_it_was(home: Path) -> None:
    append.append([*profiles(), *ledger(TEXT)])
    before = _ties()
    decision = append.decide("same", "linkedin:ben", "linkedin:chen")
    joined = queries.person("linkedin:chen")
    assert joined is not None
    assert joined.ref == "linkedin:ben"
    append.undo(decision)
    assert _ties() == before


def _ties() -> list[tuple[str, bytes]]:
    found = fetch("SELECT p.ref, t.state FROM tie t JOIN person p ON p.id = t.person_id ORDER BY p.ref")
    return [(ref, bytes(state)) for ref, state in found]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(range(4)), st.integers(0, 4))
def test_order_and_parts_of_an_import_do_not_matter(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cut: int
) -> None:

    fresh_home(tmp_path_factory.mktemp("one") / "home")
    append.append([*profiles(), *ledger(TEXT)])
    whole_rows, whole_ties = rows_as_text(), _ties()
    fresh_home(tmp_path_factory.mktemp("two") / "home")
    mixed = [ledger(TEXT)[n] for n in order]
    append.append([*profiles(), *mixed[:cut]])
    append.append(mixed[cut:])
    assert rows_as_text() == whole_rows
    assert _ties() == whole_ties


def test_ties_left_stale_by_a_crash_are_found_and_folded(home: Path) -> None:
    writer = append.Writer(append.Report())
    for record in [*profiles(), *ledger(TEXT)]:
        writer.add(record)
    writer.flush()  # and then the power went
    assert ties.stale()
    ties.refresh()
    assert not ties.stale()
    found = queries.person("linkedin:ben")
    assert found is not None
    assert found.rows == 1 + 1


def test_texts_can_be_searched_whatever_the_accents(home: Path) -> None:
    said = '2026-01-05 10:00 ben > ada message "Über die Lötstellen reden wir morgen"'
    append.append([*profiles(), *ledger(said)])
    append.index_words()
    assert [r.actor for r in queries.search_rows("uber lotstellen")] == ["linkedin:ben"]
    assert queries.search_rows('"unbalanced') == []


def test_people_are_found_by_parts_of_their_names(home: Path) -> None:
    append.append([*profiles(), *ledger(TEXT)])
    found, total = queries.people("chen")
    assert (total, found[0].ref) == (1, "linkedin:chen")
    assert [p.ref for p in queries.find_people("https://www.linkedin.com/in/ben/")] == ["linkedin:ben"]


def test_a_forgotten_person_is_gone_and_stays_gone(home: Path) -> None:
    from goodstanding.store import erase

    append.append([*profiles(), *ledger(TEXT)])
    append.index_words()
    chen = queries.person("linkedin:chen")
    assert chen is not None
    counts = erase.forget(chen.id)
    assert counts["interactions"] == 2
    assert queries.person("linkedin:chen") is None
    again = append.append([*profiles(), *ledger(TEXT)])
    assert (again.new, again.forgotten) == (0, 2)
    assert queries.person("linkedin:chen") is None
    data = b"".join(path.read_bytes() for path in home.glob("goodstanding.sqlite3*"))
    assert b"You two should talk" not in data
    assert b"Chen Wei" not in data


def test_forgetting_somebody_leaves_what_others_wrote_to_a_group(home: Path) -> None:
    from goodstanding.store import erase

    said = '2026-01-08 09:00 ada > ben,chen message "Meet each other" group-2'
    append.append([*profiles(), *ledger(said)])
    chen = queries.person(str(CHEN))
    assert chen is not None
    assert erase.forget(chen.id)["kept"] == 1
    (row,) = queries.rows()
    assert row.recipients == ("linkedin:ben",)


def test_what_the_source_calls_a_thing_decides_whether_it_is_new(home: Path) -> None:
    (posted,) = ledger("2026-01-08 09:00 ada > - post 'Frist words'")
    posted = replace(posted, identity="urn:1")
    append.append([*profiles(), posted])
    assert append.append([replace(posted, text="First words, mended")]).new == 0
    assert append.append([replace(posted, identity="urn:2")]).new == 1


def test_one_thing_listed_twice_by_its_source_is_one_row(home: Path) -> None:
    (mail,) = ledger("2026-01-08 09:00 ben > ada message Hello")
    assert append.append([*profiles(), *[replace(mail, identity="<1@okri.example>")] * 2]).new == 1


def test_fading_people_come_as_they_began_to_fade_newest_first(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def talk(name: str, months: range) -> str:
        return "\n".join(
            f"2025-{m:02d}-{d:02d} 09:00 {a} > {b} message 'About the line, is it well?'"
            for m in months
            for d, a, b in ((3, "ada", name), (4, name, "ada"))
        )

    append.append([*profiles(), *ledger(talk("ben", range(1, 7)) + "\n" + talk("chen", range(1, 11)))])
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-03-01")
    found, _ = queries.people(sort="fading")
    assert [p.ref for p in found][:2] == ["linkedin:chen", "linkedin:ben"]


def test_what_a_third_person_said_is_not_put_down_to_whoever_was_there(home: Path) -> None:
    from datetime import UTC, datetime

    from goodstanding.services import person as looking

    said = "2026-01-08 09:00 ben > ada,chen message 'Ada, could you send me the report?' group-3"
    append.append([*profiles(), *ledger(said)])
    now = datetime(2026, 1, 9, tzinfo=UTC)
    people = [queries.person("linkedin:ben"), queries.person("linkedin:chen")]
    ben, chen = looking.looks([p for p in people if p], now)
    assert [due.kind for due in ben.owed] == ["answer"]
    assert chen.owed == ()
