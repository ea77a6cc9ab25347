"""The command: text, JSON, JSON lines, SARIF, exit codes, and errors in one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodstanding.cli.check import command

PITCH = "We help companies like yours get more leads. Open to a quick call?"
FINE = "The second seal leaks; the drawing is attached."


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(command, list(arguments), input=given)


def test_text_for_people_says_where_why_and_what_instead() -> None:
    result = run("-", given=PITCH)
    assert result.exit_code == 1
    assert "companies like yours" in result.stdout
    assert "why " in result.stdout
    assert "instead " in result.stdout


def test_a_good_message_is_left_in_peace() -> None:
    result = run("-", given=FINE)
    assert (result.exit_code, result.stdout.strip()) == (0, "Fine as it is.")


def test_json_has_the_promised_shape(tmp_path: Path) -> None:
    file = tmp_path / "note.txt"
    file.write_text(PITCH)
    answer = json.loads(run(str(file), "--format", "json").stdout)
    assert answer["verdict"] in ("mend", "hold")
    assert 0 <= answer["score"] <= 1
    assert answer["language"] == "en"
    for finding in answer["findings"]:
        assert {"code", "name", "span", "severity", "what", "why", "instead"} <= set(finding)
        start, end = finding["span"]
        assert PITCH[start:end]


def test_json_lines_answer_each_line_with_its_id() -> None:
    lines = [
        {
            "id": "a",
            "text": PITCH,
            "channel": "email",
            "context": {"relation": "stranger", "minutes_since_accept": None},
        },
        {"id": 7, "text": FINE, "channel": None, "context": None},
        {"id": None, "text": None},
    ]
    result = run("--jsonl", "-", given="\n".join(json.dumps(line) for line in lines) + "\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 7, None]
    assert [answer["verdict"] for answer in answers][1:] == ["fine", "fine"]
    assert answers[0]["findings"]
    assert result.exit_code == 1


def test_a_line_that_is_no_message_is_told_and_the_others_are_read() -> None:
    result = run("--jsonl", "-", given='nonsense\n[1]\n{"id": 1, "text": 5}\n{"id": 2, "text": "ok"}\n')
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [2]
    assert "-:1: not a message" in result.stderr
    assert "1 of 4 lines were read; 3 could not be." in result.stderr
    assert result.exit_code == 1


def test_a_context_of_another_kind_is_left_aside_and_said_so() -> None:
    result = run("--jsonl", "-", given='{"id": 1, "text": "ok then", "context": {"relation": "rival"}}\n')
    assert "rival" in json.loads(result.stdout)["remarks"][0]


def test_answers_come_as_lines_are_read() -> None:
    """The first answer is there before the second question is asked."""
    with subprocess.Popen(
        [sys.executable, "-m", "goodstanding", "check", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for number in range(3):
            child.stdin.write(json.dumps({"id": number, "text": FINE}).encode() + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline())["id"] == number
        child.stdin.close()


def test_sarif_points_at_lines_and_columns() -> None:
    log = json.loads(run("-", "--format", "sarif", given=f"Hello Ben,\n{PITCH}").stdout)
    (ran,) = log["runs"]
    assert {rule["id"] for rule in ran["tool"]["driver"]["rules"]} >= {"GS101", "GS112"}
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in ran["results"]]
    assert regions
    assert all(region["startLine"] == 2 and region["startColumn"] >= 1 for region in regions)


def test_a_baseline_is_written_and_used(tmp_path: Path) -> None:
    base = tmp_path / "base.json"
    assert run("-", "--write-baseline", str(base), given=PITCH).exit_code == 0
    assert run("-", "--baseline", str(base), given=PITCH).exit_code == 0
    assert run("-", given=PITCH).exit_code == 1


def test_house_rules_from_a_file(tmp_path: Path) -> None:
    rules = tmp_path / "house.toml"
    rules.write_text('[[phrase]]\nsay = "leaks"\n')
    assert "rule of this house" in run("-", "--house", str(rules), given=FINE).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere.txt"], "nowhere.txt: cannot be read"),
        (["--jsonl", "nowhere.jsonl"], "nowhere.jsonl: cannot be read"),
        (["-", "--allow", "GS103"], "give the reason too"),
        (["-", "--house", "nowhere.toml"], "nowhere.toml: cannot be read"),
        (["-", "--baseline", "nowhere.json"], "--write-baseline"),
        (["--jsonl", "-", "--format", "sarif"], "leave out --format sarif"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(arguments: list[str], says: str) -> None:
    result = run(*arguments, given="ok")
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_the_rules_are_listed() -> None:
    assert "GS105  merge-artifact" in run("--rules").stdout


def test_bytes_that_are_no_utf8_are_read_all_the_same() -> None:
    assert run("-", given="Grüße aus Köln".encode("cp1252")).exit_code == 0


def test_every_finding_names_a_rule_that_the_command_explains() -> None:
    said = run("-", given=PITCH).stdout
    code = said.rsplit("--why ", 1)[1].strip()
    assert code in said.rsplit("More on", 1)[0]
    explained = run("--why", code.lower())
    assert explained.exit_code == 0
    for part in (code, "What it finds", "Why it matters", "Write instead"):
        assert part in explained.stdout


def test_a_rule_is_explained_by_name_with_what_was_sent_instead() -> None:
    said = run("--why", "pushy-follow-up").stdout
    assert "before" in said
    assert "after" in said
    assert "(nothing was sent)" in said


def test_a_rule_that_does_not_exist_is_answered_with_where_to_look() -> None:
    result = run("--why", "GS999")
    assert result.exit_code == 2
    assert "GS999" in result.stderr
    assert "--rules" in result.stderr
