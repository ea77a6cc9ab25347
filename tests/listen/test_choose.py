"""Listen shows few posts: each story once, every voice at most once, two places for the unexpected, rudeness held back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from goodstanding.listen import Post, Writer, by_month, choose, copies

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
CRANES = (
    "The port of Rotterdam stands still: crane drivers have walked out for 48 hours over weekend pay.",
    "Breaking: 48-hour strike of crane drivers in Rotterdam, weekend pay is the issue",
    "RT @port: The port of Rotterdam stands still: crane drivers have walked out for 48 hours over weekend pay.",
)
VOICES = (
    "I measured how long our forklift drivers wait for a dock: 41 minutes a day, each.",
    "An old trick for galled threads: freeze the bolt first.",
    "Bees on the roof of the plant: what the insurer said.",
    "Letter to a young purchaser, written on a night train.",
    "Which label printer would you buy for a dusty warehouse?",
    "Copper falls to its lowest price since 2023 as two Chilean mines reopen.",
    "Packdays in Parma closes with a record of 52,000 visitors.",
    "The wind farm off Skagen delivers its first electricity, a year late.",
)


def post(number: int, text: str, author: str = "", engagement: float = 0, **more: object) -> Post:
    return Post(
        str(number),
        text,
        author or f"a{number}",
        NOW - timedelta(hours=number),
        engagement=engagement,
        **more,  # type: ignore[arg-type]
    )


def box() -> list[Post]:
    loud = [post(n, text, engagement=500) for n, text in enumerate(CRANES)]
    return loud + [post(n + 10, text) for n, text in enumerate(VOICES)]


def test_a_story_is_shown_once_with_its_count() -> None:
    found = choose(box())
    assert len({"0", "1", "2"} & {one.id for one in found.items}) == 1
    assert set(found.groups[0]) == {"0", "1", "2"}
    assert "3 posts" in next(one.why for one in found.items if one.id in "012")


def test_seven_places_two_of_them_unexpected() -> None:
    slots = [one.slot for one in choose(box()).items]
    assert len(slots) == 7
    assert slots.count("unexpected") == 2


def test_the_dial_moves_the_places_for_the_unexpected() -> None:
    assert [one.slot for one in choose(box(), unexpected=0.0).items].count("unexpected") == 0
    assert [one.slot for one in choose(box(), unexpected=1.0).items].count("unexpected") == 4


def test_a_buyers_question_is_named_as_one() -> None:
    assert {one.id: one.slot for one in choose(box(), 5).items}["14"] == "question"


def test_rude_posts_are_held_back_and_a_source_may_be_exempt() -> None:
    rude = post(30, "You are a clueless fool and a disgrace, go back to school, moron.", source="forum")
    found = choose([*box(), rude], 12)
    assert [one.id for one in found.held] == ["30"]
    assert "30" not in {one.id for one in found.items}
    assert not choose([*box(), rude], exempt=("forum",)).held


def test_somebody_you_owe_comes_before_the_crowd() -> None:
    found = choose(box(), writers={"a12": Writer(1.0, "you owe them an answer")})
    assert found.items[0].id == "12" or found.items[1].id == "12"
    assert {one.id: one.slot for one in found.items}["12"] == "known"


def test_a_monthly_writer_stands_beside_one_with_five_hundred_posts() -> None:
    flood = [
        post(n + 100, f"{VOICES[n % 2]} Part {n}, with some more words on item {n}.", "flood", 20)
        for n in range(500)
    ]
    found = choose([*flood, *box()])
    writers = [next(p.author for p in [*flood, *box()] if p.id == one.id) for one in found.items]
    assert writers.count("flood") <= 1
    assert "a12" in writers or "a13" in writers or "a10" in writers


def test_order_of_arrival_does_not_matter_to_what_is_held() -> None:
    rude = post(30, "You are a clueless fool and a disgrace, go back to school, moron.")
    assert [one.id for one in choose([rude, *box()]).held] == [one.id for one in choose([*box(), rude]).held]


def test_a_shared_link_is_one_story() -> None:
    one = post(1, "Read this https://news.example/a?utm_source=x")
    other = post(2, "Something else entirely", url="https://www.news.example/a")
    assert copies([one, other]) == [[0, 1]]


def test_an_empty_box_is_an_empty_list() -> None:
    assert choose([]).as_json() == {"items": [], "groups": [], "held": []}


def test_the_picture_of_the_box_counts_topics_by_month() -> None:
    assert by_month([post(1, "a", topic="steel"), post(2, "b", topic="steel")]) == {"2026-11": {"steel": 2}}
