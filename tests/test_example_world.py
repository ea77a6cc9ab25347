"""The example world is what its generator writes, and it looks like the real thing."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from goodstanding.example import WORLD_DATE, example_world_exports, example_world_path
from goodstanding.plan.clarity import clarity
from goodstanding.plan.file import read

CHECKOUT = Path(__file__).resolve().parents[1]
COMPLETE = "linkedin/Complete_LinkedInDataExport_11-20-2026"


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def table(name: str, folder: str = COMPLETE, *, skip: int = 0, **dialect: object) -> list[dict[str, str]]:
    text = (example_world_path() / folder / name).read_text("utf-8-sig")
    text = text.split("\n", skip)[-1]
    return list(csv.DictReader(io.StringIO(text, newline=""), **dialect))  # type: ignore[arg-type]


def test_the_generator_writes_the_committed_world_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, CHECKOUT / "example" / "generate.py", tmp_path / "world"], check=True)
    made, kept = contents(tmp_path / "world"), contents(CHECKOUT / "example" / "world")
    assert sorted(made) == sorted(kept)
    assert [name for name in kept if made[name] != kept[name]] == []


def test_the_world_is_small_enough_to_travel_in_the_package() -> None:
    assert sum(len(data) for data in contents(example_world_path()).values()) < 3_000_000


def test_the_exports_come_oldest_first_and_all_exist() -> None:
    exports = example_world_exports()
    assert [p.name.rsplit("_", 1)[-1] for p in exports[:3]] == ["11-18-2025", "10-02-2026", "11-20-2026"]
    assert all(p.is_dir() for p in exports)


def test_messages_are_quoted_throughout_and_newest_first() -> None:
    raw = (example_world_path() / COMPLETE / "messages.csv").read_text("utf-8")
    assert raw.startswith('"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO",')
    rows = table("messages.csv")
    dates = [row["DATE"] for row in rows]
    assert dates == sorted(dates, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", d) for d in dates)
    assert max(dates) < f"{WORLD_DATE} 00:00:00 UTC"
    assert [row["IS MESSAGE DRAFT"] for row in rows].count("Yes") == 1


def test_connections_begin_with_the_preamble_and_end_without_a_newline() -> None:
    raw = (example_world_path() / COMPLETE / "Connections.csv").read_text("utf-8")
    assert raw.startswith('Notes:\n"When exporting your connection data')
    assert not raw.endswith("\n")
    rows = table("Connections.csv", skip=3)
    assert 330 < len(rows) < 400
    assert sum(1 for row in rows if not row["First Name"]) > 2, "some people hide their profile"


def test_an_earlier_export_holds_the_same_messages_up_to_its_day() -> None:
    def rows(folder: str) -> set[tuple[str, str, str, str]]:
        return {
            (r["CONVERSATION ID"], r["DATE"], r["SENDER PROFILE URL"], r["CONTENT"])
            for r in table("messages.csv", folder)
        }

    earlier, later = rows("linkedin/Basic_LinkedInDataExport_11-18-2025"), rows(COMPLETE)
    assert len(earlier) > 800
    assert earlier < later


def test_long_messages_are_said_only_once_but_for_the_one_mailing() -> None:
    mine = Counter(
        r["CONTENT"]
        for r in table("messages.csv")
        if len(r["CONTENT"]) > 60 and "webinar" not in r["CONTENT"]
    )
    repeated = sum(n - 1 for n in mine.values())
    assert repeated < 0.02 * sum(mine.values())


def test_somebody_has_a_new_role_since_the_autumn_export() -> None:
    def jobs(folder: str) -> dict[str, tuple[str, str]]:
        return {
            r["URL"]: (r["Company"], r["Position"])
            for r in table("Connections.csv", folder, skip=3)
            if r["URL"]
        }

    before, now = jobs("linkedin/Basic_LinkedInDataExport_10-02-2026"), jobs(COMPLETE)
    moved = [url for url in before if url in now and before[url] != now[url]]
    assert 1 <= len(moved) <= 5
    (lucia,) = [url for url in moved if "lucia-maranon" in url]
    assert now[lucia] == ("Helvar Cycles", "Head of Quality")


@pytest.mark.parametrize(
    ("who", "last_word"),
    [
        ("Henrike Vossberg", "them"),  # waits for an answer
        ("Calum Rothery", "me"),  # written to three times in vain
        ("Philippa Dunmore", "them"),
        ("Mateus Ferrand", "me"),  # cold since July
        ("Oluwaseun Bright", "them"),  # was promised a report
        ("Brock Tanager", "them"),  # pitched, and pitched again
    ],
)
def test_each_story_ends_as_the_cast_list_says(who: str, last_word: str) -> None:
    rows = [r for r in table("messages.csv") if who in (r["FROM"], r["TO"]) and not r["CONVERSATION TITLE"]]
    assert ("me" if rows[0]["FROM"] == "Ada Quill" else "them") == last_word


def test_comments_use_the_backslash_dialect() -> None:
    raw = (example_world_path() / COMPLETE / "Comments_204861937.csv").read_text("utf-8")
    assert '\\"' in raw
    rows = table("Comments_204861937.csv", doublequote=False, escapechar="\\")
    assert all(re.fullmatch(r"|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", r["Date"]) for r in rows)


def test_the_plan_of_the_world_leaves_nothing_open() -> None:
    plan = read((example_world_path() / "plan.toml").read_text("utf-8"))
    steps = clarity(plan, as_of=WORLD_DATE, base_rates={"deals": "16 of 55 meetings"}).steps
    assert [(step.name, step.state) for step in steps if step.state != "stands"] == []
