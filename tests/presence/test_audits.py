"""Audits: a page on which each fires, and one on which it must not; posts, parity, trend, and the report's own page."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodstanding.cli.presence import command
from goodstanding.presence import read_page
from goodstanding.presence.answer import answer, parity, trend
from goodstanding.presence.audits import ALL
from goodstanding.presence.audits.base import manual
from goodstanding.presence.feeds import read_feed
from goodstanding.presence.posts import answering, interval, label_of, mix, sameness
from goodstanding.presence.report import report
from goodstanding.presence.sarif import sarif
from goodstanding.presence.streams import Post
from goodstanding.values import Kind, Row

AS_OF = datetime(2026, 3, 1, 12, tzinfo=UTC)
SOUND = """<!doctype html><html lang="en"><head><title>Quill Solder: paste for repair shops</title><link rel="canonical" href="https://quill.example/"></head><body>
<nav><a href="/products">Products</a><a href="/prices">Prices</a><a href="/cases">Case studies</a><a href="/faq">FAQ</a><a href="/contact">Contact</a></nav>
<h1>Paste that holds</h1><p>We make solder paste for repair shops. It is sold in small jars. You can ask us anything about it.</p></body></html>"""


def codes(html: str, url: str = "https://quill.example/") -> set[str]:
    found = answer("quill.example", [("index.html", read_page(html, url))], [], AS_OF)
    return {f["name"] for f in found["findings"]}


def test_a_sound_page_has_no_findings() -> None:
    assert codes(SOUND) == set()


HARD = "Notwithstanding considerable organisational heterogeneity, interdepartmental communication infrastructures necessitate comprehensive institutionalisation of standardised documentation methodologies throughout implementation and maintenance of heterogeneous operational environments. "


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("dead-account", "</nav>", '</nav><a href="#"><i class="fa fa-facebook"></i></a>'),
        ("hidden-account", "</head>", '<script type="application/ld+json">{"@type":"Organization","sameAs":"https://x.com/quill"}</script></head>'),
        ("share-named-follow", "</nav>", '</nav><a href="https://www.facebook.com/sharer.php?u=x">Follow us</a>'),
        ("no-contact", '<a href="/contact">Contact</a>', ""),
        ("no-search", "</nav>", "".join(f'<a href="/p/{n}">Paste {n}</a>' for n in range(20)) + "</nav>"),
        ("no-feed", "</nav>", '<a href="/news">News</a></nav>'),
        ("no-permanent-address", '<link rel="canonical" href="https://quill.example/">', ""),
        ("no-permanent-address", 'href="https://quill.example/"', 'href="https://mirror.example/"'),
        ("noindex", "</head>", '<meta name="robots" content="noindex,follow"></head>'),
        ("untitled", "Quill Solder: paste for repair shops", "Home"),
        ("hard-to-read", "<h1>", f"<p>{HARD * 8}</p><h1>"),
        ("headings-astray", "<h1>Paste that holds</h1>", "<p>" + "We make paste for small shops. " * 60 + "</p>"),
        ("lying-head", "<p>We", "<p>" + "Wir bauen kleine Maschinen für Leute, die gerne Dinge reparieren, und das seit vielen Jahren. " * 12 + "</p><p>We"),
        ("buyers-questions", '<a href="/cases">Case studies</a><a href="/faq">FAQ</a>', ""),
        ("lent-ground", "</nav>", '</nav><a href="https://x.com/quill">X</a><a href="https://www.facebook.com/quill">Facebook</a>'),
        ("press-room", "Quill Solder: paste for repair shops", "Press"),
    ],
)  # fmt: skip
def test_each_fires_on_its_page_and_only_it(name: str, old: str, new: str) -> None:
    assert old in SOUND
    assert codes(SOUND.replace(old, new)) - {"untitled" if name == "press-room" else ""} == {name}


def test_a_shell_is_one_finding_not_ten() -> None:
    shell = '<html><head><title>Quill Solder</title></head><body><div id="root"></div><script src="/m.js"></script></body></html>'
    assert codes(shell) == {"script-shell"}


def test_every_audit_has_a_manual_page_and_a_code_of_its_own() -> None:
    assert len({a.CODE for a in ALL}) == len({a.NAME for a in ALL}) == len(ALL)
    for audit in ALL:
        assert {"what", "why", "how", "left"} <= manual(audit.__name__).keys(), audit.NAME


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("We're excited to announce our new office", "announcement"),
        ("Version 3 is out", "release"),
        ("We won an award", "praise"),
        ("20 % off, only today", "offer"),
        ("We're hiring a chemist", "hiring"),
        ("How to clean a tip", "help"),
        ("What do you use for rework?", "question"),
        ("RT @ben: joints", "others"),
        ("@ben thank you, that helped", "conversation"),
        ("Wir freuen uns auf die Messe", "announcement"),
        ("A quiet day in the shop", "other"),
    ],
)
def test_posts_are_labelled_with_a_reason(text: str, label: str) -> None:
    found = label_of(Post("1", None, text))
    assert found.label == label
    assert bool(found.why) == (label != "other")


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = interval(5, 10)
    assert (round(low, 3), round(high, 3)) == (0.237, 0.763)
    assert interval(0, 0) == (0.0, 1.0)


def stream(*texts: str) -> list[Post]:
    return [Post(str(n), AS_OF - timedelta(days=7 * n), t) for n, t in enumerate(texts)]


def test_a_stream_about_itself_is_a_finding_and_a_helpful_one_is_none() -> None:
    loud = answer("q", [], [], AS_OF, own={"x": stream(*["Now available: paste"] * 12)})
    kind = answer("q", [], [], AS_OF, own={"x": stream(*["How to clean a tip"] * 6, *["@ben thanks"] * 6)})
    assert {f["name"] for f in loud["findings"]} == {"self-promotion", "never-answers"}
    assert kind["findings"] == []


def test_the_rules_of_thumb_are_called_rules_of_thumb() -> None:
    assert all("rule of thumb" in rule for rule in mix(stream(*["x"] * 6))["rules_of_thumb"])


def test_the_same_words_on_two_networks_are_seen() -> None:
    text = "Our new paste holds at minus forty degrees, and here is how we know."
    assert sameness({"x": stream(text), "linkedin": stream(text + " #solder")}) == [
        ("linkedin", "0", "x", "0")
    ]
    assert sameness({"x": stream("Good morning"), "linkedin": stream("Good morning")}) == []


def row(key: str, hours: float, mine: bool, kind: Kind = Kind.COMMENT) -> Row:
    return Row(
        key,
        AS_OF + timedelta(hours=hours),
        "me" if mine else "name:x/ben",
        (),
        kind,
        "x",
        mine,
        not mine,
        conversation="c" + key[0],
    )


def test_who_is_answered_and_how_fast() -> None:
    found = answering([row("a1", 0, False), row("a2", 3, True), row("b1", 1, False)])
    assert (found["asked"], found["answered"], found["median_hours"], found["unanswered"]) == (
        2,
        1,
        3.0,
        ["b1"],
    )


def test_parity_names_what_colleagues_lack() -> None:
    public = answer(
        "out", [("a", read_page(SOUND.replace("</nav>", '<a href="/search">Search</a></nav>')))], [], AS_OF
    )
    inside = answer("in", [("a", read_page(SOUND))], [], AS_OF)
    assert [x["feature"] for x in parity(public, inside)["strangers_only"]] == ["search"]
    assert parity(public, public)["strangers_only"] == []


def test_the_trend_says_what_was_mended() -> None:
    before = answer(
        "q", [("a", read_page(SOUND.replace("Quill Solder: paste for repair shops", "Home")))], [], AS_OF
    )
    now = answer("q", [("a", read_page(SOUND))], [], AS_OF)
    found = trend(now, before)
    assert found is not None
    assert [f["name"] for f in found["mended"]] == ["untitled"]
    assert found["new"] == []
    assert trend(now, None) is None


def whole() -> dict:  # type: ignore[type-arg]
    feed = read_feed(
        "<rss><channel><title>Quill</title><item><title>Old</title><pubDate>01 Feb 2020 10:00 GMT</pubDate></item></channel></rss>"
    )
    return answer(
        "quill.example",
        [
            (
                "index.html",
                read_page(SOUND.replace("</nav>", '</nav><a href="#"><i class="fa fa-facebook"></i></a>')),
            )
        ],
        [("feed.xml", feed)],
        AS_OF,
    )


def test_the_report_passes_its_own_audit() -> None:
    page = report(whole(), by="Ada Quill, ada@quill.example")
    assert codes(page, "") - {"buyers-questions"} == set()
    facts = read_page(page)
    assert facts.features["print"].found == "yes"
    assert "<script" not in page
    assert "://" not in page.replace("https://quill.example", "")  # it loads nothing


def test_sarif_has_a_rule_for_every_result() -> None:
    run = sarif(whole())["runs"][0]
    rules = {r["id"] for r in run["tool"]["driver"]["rules"]}
    assert run["results"]
    assert {r["ruleId"] for r in run["results"]} <= rules


def test_fail_on_fails_only_on_that(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(SOUND.replace("Quill Solder: paste for repair shops", "Home"))

    def run(*more: str) -> int:
        return CliRunner().invoke(command, ["--home", str(tmp_path / "home"), str(site), *more]).exit_code

    assert run() == 1
    assert run("--fail-on", "untitled") == 1
    assert run("--fail-on", "noindex") == 0
    assert run("--fail-on", "nothing-like-it") == 2


def test_report_sarif_and_trend_come_from_the_command(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(SOUND.replace("Quill Solder: paste for repair shops", "Home"))
    files = [str(tmp_path / "r.html"), str(tmp_path / "r.sarif")]
    arguments = [
        "--home",
        str(tmp_path / "home"),
        str(site),
        "--format",
        "json",
        "--html",
        files[0],
        "--sarif",
        files[1],
    ]
    CliRunner().invoke(command, arguments)
    (site / "index.html").write_text(SOUND)
    result = CliRunner().invoke(command, arguments)
    assert [f["name"] for f in json.loads(result.stdout)["trend"]["mended"]] == ["untitled"]
    assert "<!doctype html>" in Path(files[0]).read_text()
    assert json.loads(Path(files[1]).read_text())["version"] == "2.1.0"
