"""Groups, bridges, and a picture that stands on its own."""

from __future__ import annotations

from defusedxml.ElementTree import fromstring

from goodstanding.introduce.network import network

PEOPLE = [(letter, f"Name {letter}") for letter in "abcdefgh"]
TWO_GROUPS = {
    ("a", "b"): 3, ("b", "c"): 2, ("a", "c"): 1, ("c", "d"): 1, ("d", "e"): 4, ("e", "f"): 1, ("d", "f"): 2,
}  # fmt: skip


def test_two_groups_are_told_and_who_holds_them_together() -> None:
    found = network(PEOPLE, TWO_GROUPS)
    group = {one.ref: one.group for one in found.knots}
    assert len({group["a"], group["b"]}) == 1
    assert len({group["e"], group["f"]}) == 1
    assert group["a"] != group["f"]
    assert group["g"] == 0
    bridges = {one.ref: one.parts for one in found.knots if one.parts}
    assert set(bridges) == {"c", "d"}
    assert bridges["d"] == (("Name e", "Name f"),)
    assert [one.ref for one in found.knots[:2]] == ["c", "d"]


def test_whom_it_is_about_holds_nothing_together_in_the_table() -> None:
    star = {("a", other): 1 for other in "bcdef"}
    found = network(PEOPLE, star, "a")
    assert "a" not in {one.ref for one in found.knots}
    assert not any(one.parts for one in found.knots)


def test_picture_is_the_same_each_time_and_names_cannot_become_markup() -> None:
    people = [("a", "<script>alert(1)</script>"), ("b", "B & Co")]
    first, again = network(people, {("a", "b"): 1}).svg, network(people, {("a", "b"): 1}).svg
    assert first == again
    texts = [one.text for one in fromstring(first) if one.tag.endswith("text")]
    assert texts == ["<script>alert(1)</scr…"[:21] + "…", "B & Co"]


def test_nobody_is_a_picture_too() -> None:
    assert "Nobody" in network([], {}).says
    assert network([("a", "A")], {}).svg.startswith("<svg")
