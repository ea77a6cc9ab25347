"""Push or pull is advised from facts, with what would change it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from goodstanding.plan import channels, file, searches
from goodstanding.values import Row
from tests.ratios.conftest import rows_of

AS_OF = date(2026, 11, 24)


def advised(
    offer: str, *, rows: list[Row] | None = None, found: list[searches.Search] | None = None
) -> channels.Advice:
    plan = file.read(
        f'[[people]]\nname = "g"\nmembers = ["Ben"]\n[[offers]]\nname = "Audit"\npeople = "g"\n{offer}'
    )
    return channels.advice(plan, rows or [], as_of=AS_OF, searches=found)[0]


def test_what_is_searched_for_is_pulled_by_being_found() -> None:
    found = advised(
        'searches = ["roof audit"]\nknown_possible = true\ndeciders = 1\ncycle_weeks = 3',
        found=[searches.Search("roof audit cost", 880, 2)],
    )
    assert found.way == "pull"
    assert found.places[0].name == "website"
    assert "880 searches a month" in found.sentence
    assert all(r.changes for r in found.reasons)


def test_what_nobody_knows_to_be_possible_is_pushed() -> None:
    found = advised(
        'searched_for = false\nknown_possible = false\npersonas = ["plant manager"]\ndeciders = 5\ncycle_weeks = 40'
    )
    assert found.way == "push"
    assert found.places[0].name == "linkedin"
    assert "search" not in [p.name for p in found.places]
    assert found.questions  # local is not known


def test_searched_for_by_some_and_decided_by_many_is_both() -> None:
    found = advised('searched_for = true\npersonas = ["buyer"]\ndeciders = 6')
    assert found.way == "both"


def test_a_local_offer_is_found_on_the_map() -> None:
    found = advised('searched_for = true\nlocal = true\nplace = "Leeds"\ndeciders = 1')
    assert found.way == "pull"
    assert "local" in [p.name for p in found.places[:3]]
    assert "Leeds" in " ".join(r.fact for r in found.reasons)


def test_without_facts_there_is_no_advice_but_questions() -> None:
    found = advised("")
    assert found.way == "not enough to say"
    assert found.places == ()
    assert len(found.questions) == 6


@pytest.mark.parametrize(("answered", "kept"), [(9, True), (1, False)])
def test_where_people_in_fact_answer_speaks_for_and_against_a_network(answered: int, kept: bool) -> None:
    lines = []
    for n in range(12):
        day = AS_OF - timedelta(days=200 - 10 * n)
        lines.append(f"{day} 09:00 Ada message linkedin -> P{n} : Would this help you?")
        if n < answered:
            lines.append(f"{day} 10:00 P{n} message linkedin -> Ada : It would.")
    found = advised(
        "searched_for = false\nknown_possible = false\ndeciders = 5", rows=rows_of("\n".join(lines))
    )
    linkedin = next((p for p in found.places if p.name == "linkedin"), None)
    reason = next(r for r in found.reasons if "turns were answered" in r.fact)
    assert len(reason.ids) >= 12
    if kept:
        assert linkedin is not None
        assert any("do answer" in w for w in linkedin.why)
    else:
        assert linkedin is None or any("hardly answer" in w for w in linkedin.against)


def test_every_place_with_a_page_has_one_with_a_date_and_sources() -> None:
    from goodstanding.plan import networks

    for page in set(channels.PAGES.values()):
        found = networks.page(page)
        assert found is not None, page
        assert found.as_of >= date(2026, 1, 1)
        assert found.sources
        assert found.can
        assert found.cannot


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"Keyword,Volume\nroof audit,1900\n", 1900),
        (b"Keyword;Avg. monthly searches\nroof audit;1.900\n", 1900),
        (
            "Keyword Stats 2026\nNovember 2026\nKeyword\tCurrency\tAvg. monthly searches\nroof audit\tEUR\t1K – 10K\n".encode(
                "utf-16"
            ),
            1000,
        ),
        (b'Search term,Clicks,Impressions\nroof audit,3,"2,400"\n', 2400),
        (b"Keyword,Volume\nroof audit,1.2K\n", 1200),
    ],
)
def test_search_volumes_are_read_as_planners_write_them(data: bytes, expected: int) -> None:
    found, problems = searches.read(data, "k.csv")
    assert problems == []
    assert searches.per_month(found, ["audit roof"])[0] == expected


def test_a_volume_that_cannot_be_read_is_a_problem_with_its_line() -> None:
    found, problems = searches.read(b"Keyword,Volume\nroof audit,many\nroof,30\n", "k.csv")
    assert [s.phrase for s in found] == ["roof"]
    assert problems[0].where == "k.csv:2"
    assert searches.read(b"a,b\n1,2\n", "k.csv")[1][0].do
