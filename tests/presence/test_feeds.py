"""Feeds in all kinds and states, and whether anybody lives in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from goodstanding.presence.dates import read_date
from goodstanding.presence.feeds import read_feed
from goodstanding.presence.streams import posts_of, verdict

AS_OF = datetime(2026, 3, 1, 12, tzinfo=UTC)


def rss(*dates: str, title: str = "A post about solder", extra: str = "") -> bytes:
    items = "".join(
        f"<item><title>{title}</title><link>https://q.example/{n}</link>{d}</item>"
        for n, d in enumerate(dates)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Quill</title>{extra}{items}</channel></rss>'.encode()


def dated(*days_ago: float) -> bytes:
    return rss(
        *(f"<pubDate>{(AS_OF - timedelta(days=d)):%d %b %Y %H:%M:%S +0000}</pubDate>" for d in days_ago)
    )


def judged(data: bytes):  # type: ignore[no-untyped-def]
    feed = read_feed(data)
    return verdict(posts_of(feed), AS_OF, feed.built)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Do, 05 Mär 2020 10:00:00 +0100", "2020-03-05"),
        ("lun., 06 janv. 2020 10:00:00 +0000", "2020-01-06"),
        ("Вт, 03 дек 2019 12:00:00 +0300", "2019-12-03"),
        ("Thu, 5 Mar 20 10:00 EST", "2020-03-05"),
        ("Mon, 06 Mar 2020 10:00:00 GMT", "2020-03-06"),  # a wrong weekday
        ("3/5/2020 4:00:00 PM", "2020-03-05"),
        ("2020年3月5日", "2020-03-05"),
        ("2020-03-05", "2020-03-05"),
        ("31 Apr 2020 10:00 GMT", "2020-04-30"),
        ("1583400000", "2020-03-05"),
    ],
)
def test_odd_dates_are_read(text: str, day: str) -> None:
    at = read_date(text)
    assert at is not None
    assert at.date().isoformat() == day


@pytest.mark.parametrize(
    "text", ["", "yesterday", "32 Jan 2020", "5 March", "0000-00-00", "Top 10 tips for May 2020"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


def test_a_weekly_stream_lives() -> None:
    found = judged(dated(3, 10, 17, 24, 31))
    assert (found.state, found.ghost) == ("living", False)
    assert found.last == AS_OF - timedelta(days=3)


def test_a_weekly_stream_that_stopped_is_a_ghost() -> None:
    assert judged(dated(200, 207, 214, 221)).state == "ghost"


def test_a_stream_that_was_always_slow_is_slow_and_alive() -> None:
    found = judged(dated(300, 600, 950, 1200))
    assert (found.state, found.ghost) == ("slow", False)


def test_nobody_comes_back_after_three_years() -> None:
    assert judged(dated(1200, 2000, 2900)).ghost


def test_hello_world_alone_is_a_ghost_however_young() -> None:
    day = f"<pubDate>{AS_OF:%d %b %Y} 10:00:00 +0000</pubDate>"
    assert judged(rss(day, title="Hallo Welt!")).ghost
    assert not judged(rss(day, title="Hello world of solder paste")).ghost


def test_one_post_long_ago_is_a_ghost() -> None:
    assert judged(dated(120)).ghost
    assert not judged(dated(20)).ghost


def test_undated_posts_cannot_be_judged_and_say_so() -> None:
    found = judged(rss("", "", ""))
    assert (found.state, found.ghost, found.last) == ("undated", False, None)


def test_a_channel_date_proves_age_but_never_youth() -> None:
    assert judged(rss("", "", extra="<lastBuildDate>Mon, 01 Jan 2024 00:00:00 GMT</lastBuildDate>")).ghost
    fresh = rss(
        *("<pubDate>01 Jan 2020 10:00 GMT</pubDate>",) * 3,
        extra="<lastBuildDate>Sun, 01 Mar 2026 00:00:00 GMT</lastBuildDate>",
    )
    assert judged(fresh).ghost


def test_dates_in_titles_and_addresses_count_when_items_have_none() -> None:
    data = b"<rss><channel><item><title>Notes of 12 May 2019</title></item><item><title>x</title><link>https://q.example/2018/02/03/x</link></item></channel></rss>"
    feed = read_feed(data)
    assert [i.dated_by for i in feed.items] == ["title", "link"]
    assert judged(data).last == datetime(2019, 5, 12, tzinfo=UTC)


def test_posts_from_the_future_are_left_out() -> None:
    assert judged(dated(-400, 3, 9, 15)).last == AS_OF - timedelta(days=3)


def test_a_calendar_of_days_to_come_lives() -> None:
    found = judged(dated(-20, -40))
    assert (found.state, found.last) == ("living", None)


def test_posts_that_all_carry_the_moment_of_asking_are_undated() -> None:
    now = "<pubDate>01 Mar 2026 10:00:00 GMT</pubDate>"
    fresh = rss(*(now,) * 6, extra="<lastBuildDate>Sun, 01 Mar 2026 10:00:01 GMT</lastBuildDate>")
    assert judged(fresh).state == "undated"


def test_atom_json_and_rdf_are_read() -> None:
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><title>Q</title><entry><title>One</title><id>tag:q,2020:1</id><updated>2026-02-20T10:00:00Z</updated><published>2026-02-01T10:00:00Z</published></entry></feed>'
    json = b'{"version":"https://jsonfeed.org/version/1.1","title":"Q","items":[{"id":7,"content_text":"x","date_published":"2026-02-01T10:00:00+01:00"}]}'
    rdf = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Q</title></channel><item rdf:about="https://q.example/1"><title>One</title><dc:date>2026-02-01</dc:date></item></rdf:RDF>'
    for data, kind in ((atom, "atom"), (json, "json"), (rdf, "rdf")):
        feed = read_feed(data)
        assert (feed.kind, len(feed.items)) == (kind, 1)
        assert feed.items[0].at is not None
        assert feed.items[0].at.date().isoformat() == "2026-02-01"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "cp1252", "utf-16"])
def test_the_bytes_win_over_the_declared_encoding(encoding: str) -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>Zürich</title><item><title>Grüße</title></item></channel></rss>'
    assert read_feed(text.encode(encoding)).items[0].title == "Grüße"


def test_broken_xml_gives_what_can_be_saved() -> None:
    data = b"\n\n<?xml version='1.0'?><rss><channel><title>A &nbsp; B & C</title><item><title>Fish & chips\x0b</title><pubDate>01 Feb 2026 10:00 GMT</pubDate></item><item><title>cut off"
    feed = read_feed(data)
    assert feed.items[0].title == "Fish & chips"
    assert judged(data).last is not None


def test_an_entity_bomb_is_not_lit() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title><item><title>x</title></item></channel></rss>'
    assert "aaaa" not in read_feed(bomb).title


def test_a_web_page_is_no_feed_and_says_where_its_feed_is() -> None:
    html = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head></html>'
    assert "/feed.xml" in read_feed(html).problem
