"""What people and plans are called never becomes markup in the letter."""

from __future__ import annotations

from datetime import date

from goodstanding.ratios.letter import Part, letter
from tests.presence.test_report_markup import EVIL, smuggled


def test_no_field_of_the_letter_becomes_markup() -> None:
    part = Part(objective=EVIL, says=EVIL, ratios=())
    shown = letter(date(2026, 11, 1), [part], owner=f"{EVIL} Quill", grown=[EVIL], left_out=[EVIL])
    assert list(smuggled(shown)) == []
    assert "Content-Security-Policy" in shown
