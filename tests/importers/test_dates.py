"""One reader for the dates of mails and feeds."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.language.dates import NOTHING, envelope_date, mail_date, stated
from goodstanding.language.month_words import MONTH_WORDS
from goodstanding.values import Precision


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("Tue, 05 Mar 2024 11:00:00 +0100", "2024-03-05 10:00"),
        ("2024-03-05T11:00:00+01:00", "2024-03-05 10:00"),
        ("2024-03-05 11:00:00.250 +01", "2024-03-05 10:00"),
        ("20240305T100000Z", "2024-03-05 10:00"),
        ("Tue, 05 Mar 2024 11:00:00 GMT+01:00", "2024-03-05 10:00"),
        ("Tue, 05 Mar 2024 11:00:00 UTC+1", "2024-03-05 10:00"),
        ("Tue Mar 05 2024 11:00:00 GMT+0100 (Central European Standard Time)", "2024-03-05 10:00"),
        ("Fri, 05 Jul 2024 12:00:00 CEST", "2024-07-05 10:00"),
        ("Fr, 05 Jul 2024 12:00:00 MESZ", "2024-07-05 10:00"),
        ("5 Jul 2024 12:00 Central European Summer Time", "2024-07-05 10:00"),
        ("Sun, 5 Jul 2024 05:00 EST", "2024-07-05 10:00"),
        ("Do, 05 Mär 2020 10:00:00 +0000", "2020-03-05 10:00"),
        ("mar., 5 févr. 2024 10:00:00 +0000", "2024-02-05 10:00"),
        ("Вт, 3 дек 2019 13:00:00 +0300", "2019-12-03 10:00"),
        ("星期二, 5 三月 2024 18:00:00 +0800", "2024-03-05 10:00"),
        ("周二, 5 3月 2024 18:00:00 +0800", "2024-03-05 10:00"),
        ("5. maaliskuuta 2024 klo 10.00 +0000", "2024-03-05 10:00"),
        ("2024. márc. 5., K, 10:00 Z", "2024-03-05 10:00"),
        ("Tue, 05 Mar 124 11:00:00 +0100", "2024-03-05 10:00"),
    ],
)
def test_an_instant_with_its_zone_is_certain(text: str, instant: str) -> None:
    found = stated(text)
    assert found.at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert (found.zoneless, found.guessed) == (False, False)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("5 March 2024, 3 PM", "2024-03-05 15:00"),
        ("Tuesday, March 5, 2024 12:05 AM", "2024-03-05 00:05"),
        ("5 Μαρ 2024 3:00 μ.μ.", "2024-03-05 15:00"),
        ("2024年3月5日 下午3:00", "2024-03-05 15:00"),
        ("2024년 3월 5일 (화) 오후 3:00", "2024-03-05 15:00"),
        ("le 5 mars 2024 à 15h30", "2024-03-05 15:30"),
        ("5 de março de 2024 às 15:30", "2024-03-05 15:30"),
        ("วันอังคาร 5 มี.ค. 2567 15:30", "2024-03-05 15:30"),
        ("الثلاثاء، ٥ مارس ٢٠٢٤ ١٠:٠٠ ص", "2024-03-05 10:00"),
        ("Vào Th 3, 5 thg 3, 2024 vào lúc 10:00", "2024-03-05 10:00"),
        ("05.03.24 10:00", "2024-03-05 10:00"),
        ("Tue, 05 Mar 2024 10:00 +9999", "2024-03-05 10:00"),
        ("5/13/2024 1:00 PM", "2024-05-13 13:00"),
        ("Am Dienstag, 5. März 2024 um 12:00 Uhr", "2024-03-05 12:00"),
    ],
)
def test_a_clock_without_a_zone_is_kept_as_utc_and_marked(text: str, instant: str) -> None:
    found = stated(text)
    assert found.at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert (found.precision, found.zoneless, found.guessed) == (Precision.MINUTE, True, False)


@pytest.mark.parametrize(
    "text", ["1999/01/31", "31.01.1999", "1999-01-31", "January 31, 1999", "31. ledna 1999"]
)
def test_a_day_alone_is_a_day(text: str) -> None:
    assert stated(text) == (datetime(1999, 1, 31, tzinfo=UTC), Precision.DAY, True, False)


def test_a_day_and_a_month_that_could_change_places_are_a_guess() -> None:
    assert stated("03/05/2024 10:00").guessed
    assert not stated("05.03.2024 10:00").guessed
    assert not stated("05/05/2024 10:00").guessed
    assert stated("31 Apr 2020 10:00 GMT") == (
        datetime(2020, 4, 30, 10, tzinfo=UTC), Precision.MINUTE, False, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "32 Jan 2020", "5 March", "0000-00-00", "Top 10 tips for May 2020", "12 March 2024 25:99",
     "5 Foo 2024", "1 Jan 1900"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert stated(text) == NOTHING


def test_the_months_of_every_language_are_read_in_full_shortened_and_with_an_ending() -> None:
    for number, words in MONTH_WORDS.items():
        for word in words.split():
            found = stated(f"5 {word} 2024").at
            assert found is not None, word
            assert found.month == number, word
    for word, number in (("janv.", 1), ("Septemb", 9), ("maaliskuussa", 3), ("במרץ", 3)):
        found = stated(f"5 {word} 2024").at
        assert found is not None, word
        assert found.month == number, word


@pytest.mark.parametrize(
    "line",
    [
        "From ben@okri.example Tue Jul 05 18:41:15 2022",
        "From - Di Jul 05 18:41:15 2022",
        "From ben@okri.example 2022-07-05 18:41:15",
        "From ben@okri.example Tue Jul 05 6:41:15 PM 2022",
        "From ben  Tue Jul  5 18:41:15 2022 remote from okri",
        "From 1737368611@xxx Tue Jul 05 18:41:15 +0000 2022",
    ],
)
def test_the_from_line_of_a_mailbox_tells_when(line: str) -> None:
    assert envelope_date(line.encode()).at == datetime(2022, 7, 5, 18, 41, 15, tzinfo=UTC)


def test_a_header_in_an_old_charset_is_read() -> None:
    assert mail_date("Di, 05 Mär 2024 11:00:00 +0100".encode("cp1252")).at == datetime(
        2024, 3, 5, 10, tzinfo=UTC
    )


@given(st.text(max_size=220), st.integers(0, 2**32))
def test_no_text_raises(text: str, seed: int) -> None:
    dice = random.Random(seed)
    good = list("Tue, 05 Mar 2024 11:00:00 +0100 PM ٥ 月")
    for _ in range(dice.randrange(8)):
        good[dice.randrange(len(good))] = dice.choice(text or "x")
    for one in (text, "".join(good)):
        at = stated(one).at
        assert at is None or at.tzinfo is UTC
