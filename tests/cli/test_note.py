"""Writing by hand on the command line: shown, kept, corrected, undone; on an empty home too."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import goodstanding

LINE = "called Philippa Kern, she sends us two leads, I owe her the report by Friday"


def test_a_line_is_shown_and_not_kept_until_one_says_so(tmp_path: Path) -> None:
    shown = goodstanding("note", LINE, "--on", "2026-12-01", "--format", "json", home=tmp_path)
    assert shown.code == 0
    assert set(shown.json) >= {"row", "understood", "doubtful"}
    assert shown.json["understood"] == {
        "kind": "call",
        "on": "2026-12-01",
        "by": "me",
        "people": ["Philippa Kern"],
        "promise": {"by": "me", "due": "2026-12-04", "what": "the report"},
    }
    assert shown.json["row"]["kept"] is False
    assert shown.json["doubtful"] == ["people"]
    assert goodstanding("export", home=tmp_path).out == ""
    assert "add --yes" in goodstanding("note", LINE, home=tmp_path).out


def test_a_row_by_hand_is_kept_corrected_and_undone(tmp_path: Path) -> None:
    kept = goodstanding("note", LINE, "--on", "2026-12-01", "--yes", "--format", "json", home=tmp_path).json
    row = kept["row"]["id"]
    who = goodstanding("who", "Philippa", "--as-of", "2026-12-02", "--format", "json", home=tmp_path).json
    assert who["evidence"] == [row]
    again = goodstanding(
        "note", "Philippa rang yesterday", "--on", "2026-12-01", "--yes", "--format", "json", home=tmp_path
    )
    assert again.json["understood"]["on"] == "2026-11-30"
    assert again.json["doubtful"] == []
    fixed = goodstanding("fix", row[:20], "--kind", "meeting", "--format", "json", home=tmp_path).json
    assert fixed["understood"]["kind"] == "meeting"
    assert fixed["understood"]["promise"]["what"] == "the report"
    assert fixed["row"]["id"] != row
    aside = goodstanding("fix", row, "--kind", "call", home=tmp_path)
    assert (aside.code, "counts no more" in aside.err) == (2, True)
    assert len(goodstanding("export", home=tmp_path).out.splitlines()) == 2
    for _ in range(3):
        assert goodstanding("undo", home=tmp_path).code == 0
    assert goodstanding("export", home=tmp_path).out == ""
    nothing = goodstanding("undo", home=tmp_path)
    assert (nothing.code, nothing.err.strip()) == (2, "There is nothing to take back.")


def test_what_cannot_be_kept_says_why(tmp_path: Path) -> None:
    assert "is not a kind" in goodstanding("note", "x", "--kind", "message", home=tmp_path).err
    assert "Who was it?" in goodstanding("note", "had lunch", "--yes", home=tmp_path).err
    assert "nothing to keep" in goodstanding("note", " ", home=tmp_path).err
    assert "no row" in goodstanding("fix", "abcdef0123", "--kind", "call", home=tmp_path).err
    assert "Say what to change" in goodstanding("fix", "abcdef0123", home=tmp_path).err
    beside = goodstanding(
        "note", "had lunch", "--who", "Ben Okri", "--yes", "--format", "json", home=tmp_path
    )
    assert beside.json["understood"]["people"] == ["Ben Okri"]
