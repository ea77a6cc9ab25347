"""The command as people and programs use it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from goodstanding.cli.presence import command
from goodstanding.presence import FEATURES


def run(*arguments: str, home: Path):  # type: ignore[no-untyped-def]
    return CliRunner().invoke(command, ["--home", str(home), "--as-of", "2026-03-01", *arguments])


def test_a_folder_is_read_page_by_page(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "index.html").write_text(
        "<html><body><nav><a href=/x>X</a><a href=/y>Y</a></nav><a href=https://x.com/quill>X</a></body></html>"
    )
    (site / "a" / "press.html").write_text("<html><body><a href='/presse'>Presse</a></body></html>")
    (site / "feed.xml").write_text(
        "<rss><channel><title>Q</title><item><title>New</title><pubDate>20 Feb 2026 10:00 GMT</pubDate></item></channel></rss>"
    )
    (site / "logo.png").write_bytes(b"\x89PNG")
    result = run(str(site), "--format", "json", home=tmp_path)
    answer = json.loads(result.stdout)
    assert [p["page"] for p in answer["pages"]] == ["index.html", "a/press.html"]
    assert list(answer["features"]) == list(FEATURES)
    assert answer["features"]["press"]["found"] == "yes"
    assert answer["features"]["press"]["evidence"][0]["where"] == "a/press.html"
    assert answer["streams"][0]["source"] == "feed.xml"
    assert answer["streams"][0]["last_post"] == "2026-02-20"
    assert answer["streams"][0]["ghost"] is False
    assert "1 .png files" in result.stderr


def test_what_is_not_there_ends_with_a_sentence(tmp_path: Path) -> None:
    result = run(str(tmp_path / "nowhere"), home=tmp_path)
    assert result.exit_code == 2
    assert "no such file" in result.stderr


def test_an_empty_folder_ends_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run(str(tmp_path / "empty"), home=tmp_path)
    assert result.exit_code == 2
    assert "neither a page nor a feed" in result.stderr


def test_nothing_to_look_at_ends_with_a_sentence(tmp_path: Path) -> None:
    result = run(home=tmp_path)
    assert result.exit_code == 2
    assert "Say what to look at" in result.stderr
