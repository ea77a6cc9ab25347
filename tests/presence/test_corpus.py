"""The scores promised on the labelled pages. A floor is lowered only on purpose and in words."""

from __future__ import annotations

from corpus.presence.score import score


def test_the_reported_half_keeps_its_floors() -> None:
    found = score("test")
    assert found.pages >= 40
    assert found.macro >= 0.99, found.differences
    assert min(found.f1.values()) >= 0.95, found.f1
    assert found.full >= 0.95, found.differences
    assert found.false_no <= 0.01, found.differences
