"""Ratios add up from the rows they show, and admit how little few rows say."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.ratios import NAMES, ratios, share
from goodstanding.values import ME, Kind, Row

AS_OF = date(2026, 11, 24)
Load = Callable[[str], list[Row]]


def one(found: object, name: str, channel: str | None = None) -> share.Ratio:
    some = [r for r in found.named(name) if channel in (None, r.channel)]  # type: ignore[attr-defined]
    assert len(some) == 1, [r.channel for r in some]
    return some[0]


people = st.sampled_from(["linkedin:ben", "linkedin:chen", "email:dana@d.example", "mastodon:eve"])


@st.composite
def ledgers(draw: st.DrawFn) -> list[Row]:
    rows = []
    for n in range(draw(st.integers(0, 40))):
        mine = draw(st.booleans())
        person = draw(people)
        more = draw(st.lists(people, max_size=1))
        recipients = (person, *more) if mine else (ME, *more) if draw(st.booleans()) else ()
        day = draw(st.integers(0, 500))
        rows.append(
            Row(
                id=f"{n:016x}",
                at=None
                if draw(st.integers(0, 30)) == 0
                else datetime(2025, 8, 1, tzinfo=UTC) + timedelta(days=day, hours=draw(st.integers(0, 23))),
                actor=ME if mine else person,
                recipients=recipients,
                kind=draw(st.sampled_from(list(Kind))),
                network=draw(st.sampled_from(["linkedin", "email", "mastodon"])),
                mine=mine,
                to_me=ME in recipients,
                text=draw(
                    st.sampled_from(
                        [
                            "",
                            "Thanks!",
                            "Could you send it?",
                            "Proud to announce our new line",
                            "We could meet",
                        ]
                    )
                ),
                conversation=draw(st.sampled_from(["", "c1"])),
            )
        )
    return rows


@given(ledgers(), st.sets(people))
def test_the_share_computed_from_the_rows_shown_is_the_share_shown(
    rows: list[Row], qualified: set[str]
) -> None:
    found = ratios(rows, as_of=AS_OF, qualified=qualified)
    known = {r.id for r in rows}
    for r in found.ratios:
        assert r.name in NAMES
        assert r.of == len(r.cases) > 0
        assert r.hits == sum(c.counts for c in r.cases)
        assert r.share == r.hits / r.of
        assert 0 <= r.low <= r.share <= r.high <= 1
        assert all(c.ids and set(c.ids) <= known for c in r.cases)
        if r.state:
            assert (r.weeks[-1].hits, r.weeks[-1].of) == (r.hits, r.of)
        else:
            assert (sum(w.hits for w in r.weeks), sum(w.of for w in r.weeks)) == (r.hits, r.of)


@given(ledgers(), st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Row], shuffle: random.Random) -> None:
    before = ratios(rows, as_of=AS_OF)
    again = list(rows)
    shuffle.shuffle(again)
    assert ratios(again, as_of=AS_OF) == before


@given(ledgers())
def test_rows_after_the_day_asked_about_change_nothing(rows: list[Row]) -> None:
    day = date(2026, 3, 1)
    earlier = [r for r in rows if r.at is None or r.at.date() <= day]
    assert ratios(rows, as_of=day).ratios == ratios(earlier, as_of=day).ratios


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_share_and_its_mirror_have_mirrored_intervals(hits: int, of: int) -> None:
    hits = min(hits, of)
    low, high = share.interval(hits, of)
    low2, high2 = share.interval(of - hits, of)
    assert (low, high) == (pytest.approx(1 - high2), pytest.approx(1 - low2))


def test_small_numbers_show_wide_intervals() -> None:
    assert share.interval(1, 1) == (pytest.approx(0.27, abs=0.01), 1.0)
    widths = [share.interval(n // 2, n)[1] - share.interval(n // 2, n)[0] for n in (2, 4, 10, 40, 400)]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 0.7
    assert widths[-1] < 0.09


def test_wilson_intervals_contain_the_true_share_nine_times_in_ten() -> None:
    generator = random.Random(1927)
    inside = 0
    for _ in range(2000):
        p = generator.random()
        n = generator.randint(3, 60)
        low, high = share.interval(sum(generator.random() < p for _ in range(n)), n)
        inside += low <= p <= high
    assert 0.87 <= inside / 2000 <= 0.94


def test_answers_given_and_received_are_counted_by_turns_whose_days_are_over(load: Load) -> None:
    rows = load("""
        2026-10-01 Ben message : What does a trial cost?
        2026-10-01 13:00 Ben message : And how long?
        2026-10-02 Ada message -> Ben : Two days, and nothing. Do you have a spare panel?
        2026-10-03 Ben message : I do. When?
        2026-10-20 Chen message : Have you read it?
        2026-11-22 Dana message : Are you there?
    """)
    found = ratios(rows, as_of=AS_OF)
    given_ = one(found, "reply_ratio_given")
    assert (given_.hits, given_.of) == (1, 3)  # Ben's first two lines are one turn; Dana still has time
    got = one(found, "reply_ratio_received")
    assert (got.hits, got.of) == (1, 1)
    assert given_.cases[0].ids == (rows[0].id, rows[1].id, rows[2].id)
    assert one(found, "questions_to_you_answered_share").of == 3
    assert one(found, "questions_of_yours_answered_share").hits == 1


def test_a_closing_thank_you_waits_for_nothing(load: Load) -> None:
    rows = load("""
        2026-10-01 Ben message : What does a trial cost?
        2026-10-02 Ada message -> Ben : Nothing.
        2026-10-03 Ben message : Great, thanks!
    """)
    assert one(ratios(rows, as_of=AS_OF), "reply_ratio_given").of == 1


def test_a_channel_that_shows_one_side_is_left_out_and_said_so(load: Load) -> None:
    rows = load("""
        2026-10-01 Ada message email -> Ben : Hello
        2026-10-01 Ada message linkedin -> Ben : Hello
        2026-10-01 Ada comment linkedin : Nice measurement
    """)
    found = ratios(rows, as_of=AS_OF)
    assert [r.channel for r in found.named("reply_ratio_received")] == ["linkedin"]
    assert "email" in found.left_out
    assert "linkedin, in public" in found.left_out
    assert "only what you gave" in found.left_out["email"]


def test_your_time_to_answer_is_said_in_words(load: Load) -> None:
    rows = load("""
        2026-10-01 09:00 Ben message : What does a trial cost?
        2026-10-01 14:00 Ada message -> Ben : Nothing.
        2026-10-10 09:00 Chen message : And for us?
        2026-10-13 09:00 Ada message -> Chen : The same.
    """)
    found = one(ratios(rows, as_of=AS_OF), "time_to_answer_given_share")
    assert (found.hits, found.of) == (1, 2)
    assert found.typical_hours is not None
    assert found.typical_hours[0] == pytest.approx((5 + 72) / 2)
    assert "typically after" in found.meaning


def test_endorsing_five_skills_on_one_day_is_one_favour_and_can_be_returned(load: Load) -> None:
    rows = load("""
        2025-01-01 09:00 Ben endorsement : solder
        2025-01-01 09:01 Ben endorsement : paint
        2025-02-01 Chen favour : lent a gauge
        2025-03-01 Ada introduction -> Ben Dana
    """)
    found = one(ratios(rows, as_of=AS_OF), "favours_returned_share")
    assert (found.hits, found.of) == (1, 2)
    ben = next(c for c in found.cases if c.person == "Ben")
    assert set(ben.ids) == {rows[0].id, rows[1].id, rows[3].id}


def test_giving_and_asking_and_listening_and_announcing(load: Load) -> None:
    rows = load("""
        2026-10-01 Ada comment : Have you tried it warm?
        2026-10-02 Ada favour -> Ben
        2026-10-03 Ada message -> Chen : Could you give me 20 minutes next week?
        2026-10-04 Ada message -> Chen : The report is attached.
        2026-10-05 Ada post : We are proud to announce our new primer.
        2026-10-06 Ada post : What we learned from forty panels that failed.
    """)
    found = ratios(rows, as_of=AS_OF)
    giving = one(found, "giving_share")
    assert (giving.hits, giving.of) == (2, 3)
    assert (one(found, "listening_share").hits, one(found, "listening_share").of) == (1, 3)
    assert (one(found, "announcement_share").hits, one(found, "announcement_share").of) == (1, 2)


def test_ties_go_both_ways_only_when_both_have_spoken(load: Load) -> None:
    rows = load("""
        2025-10-01 Ada invitation -> Ben
        2025-10-02 Ben acceptance -> Ada
        2025-10-03 Ada message -> Ben : Thanks
        2025-11-01 Ada message -> Chen : Hello
        2025-11-02 Chen message : Hello
        2026-01-05 Dana invitation -> Ada
        2026-02-05 Chen recommendation -> Ada : She answers
        2026-03-05 Ada introduction -> Chen Ben
    """)
    found = ratios(rows, as_of=AS_OF)
    assert (one(found, "two_way_share").hits, one(found, "two_way_share").of) == (1, 3)
    assert (one(found, "advocates_share").hits, one(found, "advocates_share").of) == (1, 1)
    assert (one(found, "introductions_share").hits, one(found, "introductions_share").of) == (1, 1)


def test_effort_is_measured_only_when_the_plan_names_accounts(load: Load) -> None:
    rows = load("""
        2026-10-01 Ada message -> Ben : Hello
        2026-10-02 Ada message -> Chen : Hello
        2026-10-03 Ada message -> Dana : Hello
    """)
    without = ratios(rows, as_of=AS_OF)
    assert without.named("qualified_effort_share") == ()
    assert "plan" in without.left_out["qualified_effort_share"]
    found = one(ratios(rows, as_of=AS_OF, qualified={"Ben"}), "qualified_effort_share")
    assert (found.hits, found.of) == (1, 3)


def test_a_trend_is_called_only_when_the_interval_allows_it(load: Load) -> None:
    def ledger(before: int, now: int) -> list[Row]:
        lines = []
        for n in range(20):
            day = date(2025, 12, 1) + timedelta(days=8 * n)
            lines.append(f"{day} P{n} message : Could you look at it?")
            if n % 20 < before:
                lines.append(f"{day} 15:00 Ada message -> P{n} : Yes")
        for n in range(20):
            day = date(2026, 6, 10) + timedelta(days=8 * n)
            lines.append(f"{day} Q{n} message : Could you look at it?")
            if n % 20 < now:
                lines.append(f"{day} 15:00 Ada message -> Q{n} : Yes")
        return load("\n".join(lines))

    def word(rows: list[Row]) -> str:
        return one(ratios(rows, as_of=AS_OF), "reply_ratio_given").trend.word

    assert word(ledger(4, 18)) == "rising"
    assert word(ledger(18, 4)) == "falling"
    assert word(ledger(10, 11)) == "no clear change"
    assert word(load("2026-10-01 Ben message : What?")) == "not enough to say"


def test_since_leaves_out_what_happened_before(load: Load) -> None:
    rows = load("""
        2026-03-01 Ben message : What does it cost?
        2026-10-01 Chen message : What does it cost?
    """)
    assert one(ratios(rows, as_of=AS_OF), "reply_ratio_given").of == 2
    assert one(ratios(rows, as_of=AS_OF, since=date(2026, 9, 1)), "reply_ratio_given").of == 1


@pytest.mark.parametrize(
    "text", ["a" * 60_000, "www." * 15_000, "?" * 60_000, "can you " * 8_000, "hi " + "b" * 60_000]
)
def test_no_text_keeps_the_word_lists_busy(text: str) -> None:
    from time import process_time

    from goodstanding.ratios import acts, blast

    begun = process_time()
    acts.question(text)
    acts.asking(text)
    acts.announcement(text)
    acts.closing(text)
    acts.together(text)
    blast._runs(text)
    assert process_time() - begun < 1.0
