"""The plan stays the writer's own file."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.plan import file

PLANS = Path(__file__).parent / "plans"


def test_changing_one_place_leaves_every_other_line_alone() -> None:
    text = (PLANS / "bad-orphans.toml").read_text()
    after = file.changed(text, ("objectives", 0, "to"), 5)
    before, now = text.splitlines(), after.splitlines()
    assert [(a, b) for a, b in zip(before, now, strict=True) if a != b] == [("to = 4", "to = 5")]
    assert "# my nephew has a microphone" in after


def test_striking_off_and_restoring_gives_back_the_same_tactics() -> None:
    text = (PLANS / "bad-orphans.toml").read_text()
    once = file.struck(text, 1, "serves no objective", on=date(2026, 11, 24))
    plan = file.read(once)
    assert [t.name for t in plan.tactics] == ["Answers", "Fair stand", "Visits"]
    assert [t.name for t in plan.struck] == ["Podcast"]
    assert "2026-11-24" in once
    back = file.read(file.restored(once, 0))
    assert {t.name for t in back.tactics} == {"Answers", "Podcast", "Fair stand", "Visits"}
    assert back.struck == ()


def test_striking_off_the_only_tactic_leaves_none() -> None:
    text = (PLANS / "good-line-stops.toml").read_text()
    plan = file.read(file.struck(text, 0, "no time", on=date(2026, 11, 24)))
    assert plan.tactics == ()
    assert [t.name for t in plan.struck] == ["Answer adhesion questions"]


def test_a_new_objective_can_be_added_past_the_end() -> None:
    text = (PLANS / "good-line-stops.toml").read_text()
    plan = file.read(file.changed(text, ("objectives", 1, "name"), "second"))
    assert [o.name for o in plan.objectives] == ["trials", "second"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[plan]\ntitle = Bridges\n', "line 2"),
        ('[plan]\ntitle = "x"\n[[people]\n', "line 3"),
        ("people = 3\n", "[people]"),
        ('[goal]\nsays="a"\n[[objectives]]\nsays="b"\n', "twice"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_place(text: str, says: str) -> None:
    with pytest.raises(file.PlanError, match=r"\S") as caught:
        file.read(text)
    assert says in str(caught.value)


@given(st.text(max_size=300))
def test_no_text_brings_the_reader_down(text: str) -> None:
    with suppress(file.PlanError):
        file.read(text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates(),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["says", "name", "to", "answers", "by", "instead_of", "qualified"]), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(["people", "objectives", "message", "strategy", "tactics", "technology", "offers", "accounts", "plan", "made_together"]),
)  # fmt: skip
def test_no_shape_brings_the_reader_down(value: object, part: str) -> None:
    import tomlkit

    try:
        text = tomlkit.dumps({part: value})
    except Exception:
        return
    with suppress(file.PlanError):
        file.read(text)


def test_the_template_reads_as_an_empty_plan() -> None:
    plan = file.read(file.TEMPLATE.format(begun="2026-11-24"))
    assert plan.begun == date(2026, 11, 24)
    assert plan.unknown == ()


def test_a_title_above_the_first_table_is_read() -> None:
    plan = file.read('title = "Bridges"\nowner = "Noor"\nbegun = 2026-11-01\n[[people]]\nname = "a"\n')
    assert (plan.title, plan.owner, plan.begun) == ("Bridges", "Noor", date(2026, 11, 1))
    assert plan.unknown == ()


@pytest.mark.parametrize(
    "text",
    [
        "launch " + "'" * 20_000,
        "launch " + "- " * 10_000,
        "cannot " + "a'" * 10_000,
        "9," * 10_000,
        "in 3 " * 8_000,
    ],
)
def test_no_sentence_keeps_the_word_lists_busy(text: str) -> None:
    from time import process_time

    from goodstanding.plan import clarity, words

    begun = process_time()
    words.TAKE_UP.search(text)
    words.amount(text)
    words.day(text, date(2026, 1, 1))
    words.sentences(text)
    clarity.candidates(file.Group("a", answers=(file.Answer(text),)))
    assert process_time() - begun < 1.0
