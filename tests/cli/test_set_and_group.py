"""Saying of people what only their owner knows, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import goodstanding


def test_values_are_set_and_groups_kept(tmp_path: Path) -> None:
    goodstanding("note", "coffee with Ben Okri and Farid Benali", "--yes", home=tmp_path)
    said = goodstanding(
        "set", "Ben", "relation=customer", "role=Buyer", "--format", "json", home=tmp_path
    ).json
    assert (said["person"], said["relation"], said["position"]) == ("Ben Okri", "customer", "Buyer")
    goodstanding("group", "add", "Fair 2026", "Ben", "Farid", home=tmp_path)
    goodstanding("group", "add", "Buyers", "--rule", "role has buyer", home=tmp_path)
    found = goodstanding("group", "list", "--format", "json", home=tmp_path).json["groups"]
    assert [(one["name"], [p["name"] for p in one["people"]]) for one in found] == [
        ("Buyers", ["Ben Okri"]),
        ("Fair 2026", ["Ben Okri", "Farid Benali"]),
    ]
    assert (
        goodstanding("group", "remove", "Fair 2026", "Ben", home=tmp_path).out == "Fair 2026: Farid Benali\n"
    )
    assert goodstanding("undo", home=tmp_path).code == 0
    assert "Ben Okri" in goodstanding("group", "list", "Fair 2026", home=tmp_path).out
    wrong = goodstanding("set", "Ben", "relation=enemy", home=tmp_path)
    assert (wrong.code, "is no relation" in wrong.err) == (2, True)
    assert goodstanding("group", "add", "X", home=tmp_path).code == 2
