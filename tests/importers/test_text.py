"""Decoding, tables, dates and words out of HTML."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from goodstanding.importers import text
from goodstanding.importers.export import Entry
from goodstanding.importers.text import Moment, find_table
from goodstanding.values import Precision, Problem


def entry(content: bytes | str, path: str = "table.csv") -> Entry:
    data = content.encode() if isinstance(content, str) else content
    return Entry(path, len(data), lambda: io.BytesIO(data))  # type: ignore[arg-type,return-value]


def rows(content: bytes | str, *wanted: str, fits: object = None) -> list[object]:
    table = find_table(entry(content), frozenset(wanted))
    assert table is not None
    return list(table.rows(fits))  # type: ignore[arg-type]


# --- decoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_whatever_its_form(encoding: str) -> None:
    words = 'Name,City\n"Zoë Ålund",Köln 🌍\n' * 20
    opened = text.open_text(entry(words.encode(encoding)))
    assert opened.stream.read().removeprefix("\ufeff") == words


def test_stray_bytes_in_utf_8_are_read_as_windows_wrote_them() -> None:
    data = "Zoë, Björn, Chloé; ".encode() * 10 + "Müller".encode("cp1252")
    opened = text.open_text(entry(data))
    assert opened.stream.read().endswith("Müller")
    assert "stray" in opened.note


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1252", "Jürgen Müßig; Zoë Brontë – “Straße”\n"),
        ("cp1251", "Анна Петрова, директор по продажам, Москва\n"),
        ("shift_jis", "山田太郎、東京都千代田区、営業部長です\n"),
    ],
)
def test_older_encodings_are_guessed_and_the_guess_is_told(encoding: str, words: str) -> None:
    opened = text.open_text(entry((words * 8).encode(encoding)))
    assert opened.stream.read() == words * 8
    assert opened.note


def test_a_repaired_text_is_only_one_that_was_mangled() -> None:
    assert text.unmangled("JÃ¼rgen MÃ¼ller") == "Jürgen Müller"
    assert text.unmangled("donâ€™t") == "don’t"
    for mangled, meant in [
        ("Ãœnal", "Ünal"),
        ("Å\x81Ã³dÅº", "Łódź"),
        ("ÐŸÐµÑ‚Ñ€", "Петр"),
        ("MaÅ‚gorzata", "Małgorzata"),
    ]:
        assert text.unmangled(mangled) == meant
    for fine in ["Müller", "SÃO", "CAFÉ”", "Ã", "naïve", "Ångström", "AMANHÃ”"]:
        assert text.unmangled(fine) == fine


def test_nothing_that_a_database_cannot_hold_gets_through() -> None:
    assert text.clean("a\0b") == "ab"
    assert text.clean("\ud83d\ude00") == "😀"
    text.clean("x\ud800y").encode()


# --- tables


def test_the_header_is_found_below_a_preamble_in_any_delimiter() -> None:
    plain = "First Name,Last Name,Connected On\nBen,Okri,09 Mar 2024\n"
    noted = f'Notes:\n"When exporting, you may notice, …"\n\n{plain}'
    excel = noted.replace(",", ";").replace("Notes:", "Notes:;;").replace("\n", "\r\n")
    for content in (plain, noted, excel, "\ufeff" + plain, plain.rstrip(), noted.replace(",", "\t")):
        (row,) = rows(content, "first name", "connected on")
        assert isinstance(row, tuple)
        assert row[1] == ["Ben", "Okri", "09 Mar 2024"]
    assert rows(noted, "first name")[0][0] == 5  # type: ignore[index]


def test_a_sorted_file_with_its_header_last_is_read() -> None:
    body = "".join(f"Ben{n},Okri,09 Mar 2024\n" for n in range(200))
    found = rows(body + "First Name,Last Name,Connected On\n", "first name", "connected on")
    assert len(found) == 200
    assert found[0] == (1, ["Ben0", "Okri", "09 Mar 2024"])


def test_a_short_file_with_its_header_last_is_read_and_one_without_rows_stays_empty() -> None:
    header = "First Name,Last Name,Connected On"
    sorted_file = f'Ben,"Okri, PhD",09 Mar 2024\n,,03 Mar 2018\n{header}'
    assert rows(sorted_file, "first name", "connected on") == [
        (1, ["Ben", "Okri, PhD", "09 Mar 2024"]),
        (2, ["", "", "03 Mar 2018"]),
    ]
    for preamble in (
        'Notes:\n"When exporting, you may notice, …"\n\n',
        'Notes:,,\n"When exporting, …",,\n,,\n',
    ):
        assert rows(preamble + header, "first name", "connected on") == []


def test_no_header_is_no_table() -> None:
    assert find_table(entry("No conversations found"), frozenset({"from"})) is None
    assert find_table(entry(""), frozenset({"from"})) is None
    assert find_table(entry("")) is None


def test_repeated_columns_are_told_apart() -> None:
    table = find_table(entry("Job,Job,\xa0 Company   Name \nA,B,C\n"))
    assert table is not None
    assert table.names == ("job", "job#2", "company name")
    assert table.index("nothing", "company name") == 2


def test_short_and_long_rows_are_kept() -> None:
    content = "A,B,C,D\n1,2\n1,2,3,4,5\n\n,,,\nstray line\nx,,,\n"
    assert rows(content, "a", "b") == [
        (2, ["1", "2", "", ""]),
        (3, ["1", "2", "3", "4", "5"]),
        Problem(
            "table.csv:6",
            'only the first of 4 columns is filled: "stray line"',
            "Look at the line in a text editor, put it right or take it out, and import again; "
            "rows already read are kept once.",
        ),
        (7, ["x", "", "", ""]),
    ]


def test_line_breaks_inside_quotes_keep_the_line_numbers_right() -> None:
    found = rows('A,B,C\n1,"two\nlines",3\n4,5,6\n', "a", "b")
    assert found == [(2, ["1", "two\nlines", "3"]), (4, ["4", "5", "6"])]


@pytest.mark.parametrize("stray", ['1,"two,3\n', '1,2,"3\n', '"1,2,3\n'])
def test_a_quote_that_never_closes_costs_one_row_and_not_the_file(stray: str) -> None:
    body = "".join(f"{n},b,c\n" for n in range(50))
    found = rows("A,B,C\n" + stray + body, "a", "b", fits=lambda cells: len(cells) == 3)
    assert [row[1] for row in found[-50:]] == [[str(n), "b", "c"] for n in range(50)]  # type: ignore[index]


def test_a_quote_that_swallows_a_large_file_costs_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_LINES", 500)
    body = "".join(f"{n},b,c\n" for n in range(5000))
    found = rows('A,B,C\n1,"two,3\n' + body, "a", "b", fits=lambda cells: len(cells) == 3)
    assert [row[1][0] for row in found if isinstance(row, tuple)][-5000:] == [str(n) for n in range(5000)]


def test_a_text_of_many_lines_with_a_bad_date_is_one_bad_row() -> None:
    found = rows('A,B,C\nnever,"one\ntwo\nthree",3\n', "a", "b", fits=lambda cells: cells[0].isdigit())
    assert found == [(2, ["never", "one\ntwo\nthree", "3"])]


def test_a_long_text_that_is_quoted_as_it_should_be_is_whole() -> None:
    long = "line\n" * 20_000
    ((_, cells),) = rows(f'A,B\n1,"{long}"\n', "a")  # type: ignore[misc]
    assert cells[1] == long


def test_both_ways_of_quoting_quotes_are_read() -> None:
    said = 'she said "hi, all" and left'
    rfc = 'Date,Link,Message\n2024-01-01,x,"she said ""hi, all"" and left"\n'
    slashed = 'Date,Link,Message\n2024-01-01,x,"she said \\"hi, all\\" and left"\n'
    for content in (rfc, slashed):
        assert rows(content, "date", "link") == [(2, ["2024-01-01", "x", said])]
    # A text that ends in a backslash is not an escaped quote.
    assert rows('A,B\n"C:\\","x ""y"" z"\n', "a") == [(2, ["C:\\", 'x "y" z'])]


def test_a_very_long_cell_is_read() -> None:
    ((_, cells),) = rows(f"A,B\n{'x' * 300_000},2\n", "a")  # type: ignore[misc]
    assert len(cells[0]) == 300_000


def test_file_names_are_compared_without_their_ornaments() -> None:
    for name in [
        "Comments.csv",
        "comments.CSV",
        "Comments (1).csv",
        "a/b/Comments_7812345.csv",
        "Comments copy.csv",
    ]:
        assert text.file_name(name) == "comments.csv"
    assert text.file_name("Company Follows.csv") == text.file_name("Company_Follows.csv")
    assert text.file_name("Profile Summary.csv") != text.file_name("Profile.csv")
    assert text.file_name("guide_messages.csv") != text.file_name("messages.csv")


# --- dates


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-03-09 14:05:11 UTC", Moment(at(2024, 3, 9, 14, 5, 11), Precision.SECOND)),
        ("2024-03-09 14:05:11", Moment(at(2024, 3, 9, 14, 5, 11), Precision.SECOND, True)),
        ("2024-03-09T14:05:11.250Z", Moment(at(2024, 3, 9, 14, 5, 11, 250_000), Precision.SECOND)),
        ("2024-03-09T14:05:11+02:00", Moment(at(2024, 3, 9, 12, 5, 11), Precision.SECOND)),
        ("2024-03-09", Moment(at(2024, 3, 9), Precision.DAY, True)),
        ("2024-02-31", text.UNDATED),
        ("", text.UNDATED),
        ("yesterday", text.UNDATED),
    ],
)
def test_iso_dates(written: str, meant: Moment) -> None:
    assert text.iso_moment(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11 Feb 2017", at(2017, 2, 11)),
        ("11 févr. 2017", at(2017, 2, 11)),
        ("11. März 2017", at(2017, 3, 11)),
        ("4-Apr-21", at(2021, 4, 4)),
        ("Feb 11, 2017, 5:11 AM", at(2017, 2, 11, 5, 11)),
        ("April 12, 2026 at 8:03 PM (GMT)", at(2026, 4, 12, 20, 3)),
        ("11 de marzo de 2017", at(2017, 3, 11)),
        ("31 Feb 2024", None),
        ("11 Foo 2024", None),
        ("", None),
    ],
)
def test_dates_in_words(written: str, meant: datetime | None) -> None:
    assert text.worded_moment(written).at == meant


def test_numbers_decide_the_order_of_day_and_month_by_column() -> None:
    assert text.day_comes_first(["3/4/24", "13/4/24"]) is True
    assert text.day_comes_first(["3/4/24", "3/14/24"]) is False
    assert text.day_comes_first(["3/4/24", ""]) is None
    assert text.numeric_moment("2/11/17, 5:11\u202fPM", day_first=False) == Moment(
        at(2017, 2, 11, 17, 11), Precision.MINUTE, True
    )
    assert text.numeric_moment("31.01.2026", day_first=True).at == at(2026, 1, 31)
    assert text.numeric_moment("2017/02/11 03:04:05 UTC", day_first=False).at == at(2017, 2, 11, 3, 4, 5)
    assert text.numeric_moment("12:30", day_first=False) == text.UNDATED


def test_computer_dates() -> None:
    assert text.ctime_moment("Sun Mar 21 12:53:22 +0000 2021").at == at(2021, 3, 21, 12, 53, 22)
    assert text.ctime_moment("Wed Jun 24 12:43:42 UTC 2026").at == at(2026, 6, 24, 12, 43, 42)
    assert text.epoch_moment(1_600_000_000).at == at(2020, 9, 13, 12, 26, 40)
    assert text.epoch_moment(1_600_000_000_500, 1000).at == at(2020, 9, 13, 12, 26, 40, 500_000)
    for nonsense in (0, -1, True, None, "x", 1e300, float("nan"), [], 10**400):
        assert text.epoch_moment(nonsense) == text.UNDATED


# --- HTML


def test_words_come_out_of_html() -> None:
    assert text.plain_text("<p>Hello Ben,</p><p>see you<br>on Tuesday &amp; after</p>") == (
        "Hello Ben,\n\nsee you\non Tuesday & after"
    )
    assert text.plain_text("I <3 this; a < b & c > d") == "I <3 this; a < b & c > d"
    assert text.plain_text("Ben &amp; Co") == "Ben & Co"
    assert text.html_to_text("a<style>p{}</style><script>x<y</script>b<!-- c -->d") == "abd"
    assert text.html_to_text("<ul><li>one</li><li>two</li></ul>") == "- one\n\n- two"


def test_a_shortened_link_gives_its_address() -> None:
    markup = (
        '<p>see <a href="https://quill.example/a/very/long/path"><span class="invisible">https://</span>'
        '<span class="ellipsis">quill.example/a/very</span><span class="invisible">/long/path</span></a>!</p>'
        '<p><a href="https://m.example/@ben" class="u-url mention">@<span>ben</span></a></p>'
    )
    assert text.html_to_text(markup, links=True) == "see https://quill.example/a/very/long/path!\n\n@ben"


def test_nesting_and_noise_take_no_time() -> None:
    for hostile in (
        "<div>" * 200_000,
        "<a" * 200_000,
        "&nbsp;" * 200_000,
        "<!--" * 100_000,
        "<span class=invisible>" * 90_000,
    ):
        text.html_to_text(hostile)
