"""Addresses in a message, wherever they stand."""

from __future__ import annotations

import pytest

from goodstanding.check.draft import Draft


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See a.example/x, (www.b.example) and\nhttps://c.example/d?e=f.", ["a.example/x,", "www.b.example", "https://c.example/d?e=f."]),
        ("a.example,b.example\u00a0c.example", ["a.example", "b.example", "c.example"]),
        ("Write to ada@b.example. The file is notes.txt, version 3.5.", []),
        ("http://a.example", ["http://a.example"]),
        ("No address, no dots", []),
    ],
)  # fmt: skip
def test_addresses_are_found_at_either_end_in_brackets_and_beside_each_other(
    text: str, links: list[str]
) -> None:
    assert [text[slice(*span)] for span in Draft(text).links] == links
