"""Farming can be seen to work: what was planted, and what came after."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from goodstanding.seeds import seeds
from goodstanding.values import Row
from tests.ratios.conftest import rows_of
from tests.ratios.test_ratios import ledgers

AS_OF = date(2026, 11, 24)


def test_a_comment_of_long_ago_is_followed_to_the_deal() -> None:
    rows = rows_of("""
        2024-03-03 Ada comment -> Ben : Did you try it warm?
        2024-03-15 Ben message : We did. May I ring you?
        2024-05-20 Ada meeting -> Ben
        2025-04-19 Ada deal -> Ben
    """)
    found = seeds(rows, as_of=AS_OF)
    (seed,) = found.seeds
    assert seed.id == rows[0].id
    assert [(g.kind.value, g.days) for g in seed.grown] == [("message", 12), ("meeting", 78), ("deal", 412)]
    assert [g.id for g in seed.grown] == [r.id for r in rows[1:]]
    assert "Ben Okri wrote to you 12 days later" in seed.sentence({"Ben": "Ben Okri"})
    (line,) = found.lines
    assert line.days == 412
    assert [what for what, _, _ in line.steps] == ["a comment of yours", "their answer", "met", "a deal"]


def test_what_is_not_long_ago_is_not_a_seed_yet() -> None:
    rows = rows_of("""
        2026-10-01 Ada comment -> Ben : Did you try it warm?
        2026-10-03 Ben message : We did.
    """)
    assert seeds(rows, as_of=AS_OF).seeds == ()
    assert len(seeds(rows, as_of=date(2027, 2, 1)).seeds) == 1


def test_someone_who_wrote_before_has_not_grown_from_the_seed() -> None:
    rows = rows_of("""
        2024-01-01 Ben message : Hello
        2024-03-03 Ada comment -> Ben : Did you try it warm?
        2024-03-15 Ben message : Hello again
    """)
    found = seeds(rows, as_of=AS_OF)
    assert found.seeds == ()
    assert len(found.waiting) == 1


def test_an_answer_to_a_question_is_a_seed_and_a_deal_is_counted_once() -> None:
    rows = rows_of("""
        2024-01-01 Ben message : Which primer holds on zinc?
        2024-01-02 Ada message -> Ben : The grey one, thin.
        2024-06-01 Ada favour -> Ben
        2024-09-01 Ada deal -> Ben
    """)
    found = seeds(rows, as_of=AS_OF)
    assert [s.what for s in found.seeds] == ["answer"]
    assert [s.what for s in found.waiting] == ["favour"]


def test_somebody_whom_they_brought_counts_as_brought() -> None:
    rows = rows_of("""
        2024-01-01 Ada introduction -> Ben Chen
        2024-08-01 Ben introduction -> Ada Dana
        2025-02-01 Ada deal -> Dana
    """)
    found = seeds(rows, as_of=AS_OF)
    brought = [g for s in found.seeds for g in s.grown if g.link == "brought by them"]
    assert [g.person for g in brought] == ["Dana"]
    assert "whom they had brought" in found.seeds[0].sentence()


def test_an_article_grows_by_those_who_take_it_up() -> None:
    from dataclasses import replace

    rows = rows_of("""
        2024-01-01 Ada post : Forty panels that failed
        2024-02-01 Eve reaction
        2024-02-02 Dana comment -> Ada : The fourth is ours
        2024-06-01 Ada deal -> Dana
    """)
    rows = [
        replace(r, subject="https://quill.example/panels?utm=1") if n < 3 else r for n, r in enumerate(rows)
    ]
    (seed,) = seeds(rows, as_of=AS_OF).seeds
    assert [(g.person, g.link) for g in seed.grown] == [
        ("Dana", "the same thing"),
        ("Dana", "the same person"),
    ]


def test_an_empty_ledger_says_so() -> None:
    assert "Nothing was planted" in seeds([], as_of=AS_OF).sentence


@given(ledgers())
def test_growth_comes_after_its_seed_and_is_counted_once(rows: list[Row]) -> None:
    found = seeds(rows, as_of=AS_OF)
    known = {r.id for r in rows}
    grown = [g.id for s in found.seeds for g in s.grown if g.link == "the same person"]
    assert len(grown) <= 2 * len(set(grown))  # a row to two people may stand under the seeds of both
    for seed in (*found.seeds, *found.waiting):
        assert seed.id in known
        for growth in seed.grown:
            assert growth.id in known
            assert growth.at > seed.at
    for line in found.lines:
        assert line.days >= 0
        assert [at for _, _, at in line.steps] == sorted(at for _, _, at in line.steps)


@given(ledgers())
def test_rows_after_the_day_asked_about_change_nothing(rows: list[Row]) -> None:
    day = date(2026, 3, 1)
    earlier = [r for r in rows if r.at is None or r.at.date() <= day]
    assert seeds(rows, as_of=day) == seeds(earlier, as_of=day)
