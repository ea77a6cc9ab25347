"""Pictures: drawn in colours that the style sheet knows, with their figures beneath."""

from __future__ import annotations

import re
from pathlib import Path

from goodstanding.web import charts

STYLE = (Path(charts.__file__).parent / "static/web/style.css").read_text(encoding="utf-8")


def drawn() -> list[charts.Picture]:
    return [
        charts.giving(((2024, 3, 1), (2025, 0, 0), (2026, 2, 7)), "More came than went."),
        charts.calibration(((0.1, 0.08, 0.05, 0.12, 200), (0.7, 0.74, 0.6, 0.85, 40)), "7 in 10 were 7 in 10."),
        charts.bars((("Thanked", 12.0), ("Asked", 4.0)), ("What", "Times"), "Most was thanks."),
        charts.lines(
            [("Pitching", [(0, 0.2), (1, 0.1)]), ("Giving", [(0, 0.1), (1, 0.2)])],
            "Month", "Replies", "It crosses.", unit=".0%",
        ),
    ]  # fmt: skip


def test_every_colour_in_a_picture_is_re_inked_by_the_style_sheet() -> None:
    for picture in drawn():
        for svg in (picture.big, picture.small):
            for colour in set(re.findall(r'(?:fill|stroke)="(#[0-9a-fA-F]{3,6})"', svg)):
                assert f'[fill="{colour}"]' in STYLE, colour


def test_pictures_need_no_inline_style_and_no_script() -> None:
    for picture in drawn():
        assert "style=" not in picture.big + picture.small
        assert "<script" not in picture.big + picture.small


def test_the_figures_stand_beneath() -> None:
    giving, calibration, bars, lines = drawn()
    assert giving.rows == ((2024, 3, 1), (2025, 0, 0), (2026, 2, 7))
    assert calibration.rows[0] == ("10%", "8%", "5% to 12%", "200")
    assert bars.rows == (("Thanked", 12.0), ("Asked", 4.0))
    assert lines.rows == (("0", "20%", "10%"), ("1", "10%", "20%"))


def test_what_people_are_called_cannot_break_out_of_a_picture() -> None:
    picture = charts.bars((("<script>alert(1)</script>", 2.0),), ("What", "Times"), "x")
    assert "<script" not in picture.big
