"""`goodstanding plan` and `goodstanding ratios` as people and programs call them."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodstanding.cli import group
from goodstanding.values import Handle, Interaction, Kind, Profile, Source
from tests.plan.test_simulate import AS_OF, steady

PLANS = Path(__file__).parent / "plans"
ADA = Handle("linkedin", "ada-quill")


def run(*words: str) -> Result:
    return CliRunner().invoke(group, [*words])


@pytest.fixture
def lived(home: Path) -> Path:
    """A home in which Ada's invitations, answers and deals of 60 weeks lie."""
    from goodstanding.store import append

    def handle(ref: str) -> Handle:
        return ADA if ref == "me" else Handle("linkedin", ref.lower())

    records: list[Interaction | Profile] = [
        Profile(ADA, Source("Profile.csv", 1), name="Ada Quill", owner=True)
    ]
    for n, row in enumerate(steady(60)):
        records.append(
            Interaction(
                at=row.at,
                actor=handle(row.actor),
                recipients=tuple(handle(r) for r in row.recipients),
                kind=row.kind,
                network="linkedin",
                source=Source("made.csv", n + 1),
                text="Could you tell me more?" if row.kind is Kind.MESSAGE else "",
            )
        )
    append.append(records)
    return home


def test_check_says_in_text_and_json_what_is_not_clear(home: Path) -> None:
    text = run(
        "plan", "check", str(PLANS / "bad-tool-first.toml"), "--home", str(home), "--as-of", "2026-11-24"
    )
    assert text.exit_code == 1
    assert "starts from the tool" in text.stdout
    found = run(
        "plan",
        "check",
        str(PLANS / "bad-orphans.toml"),
        "--home",
        str(home),
        "--as-of",
        "2026-11-24",
        "--format",
        "json",
    )
    value = json.loads(found.stdout)
    assert value["verdict"] == "mend"
    assert [s["name"] for s in value["strike"]] == ["Podcast", "Fair stand"]
    good = run(
        "plan", "check", str(PLANS / "good-line-stops.toml"), "--home", str(home), "--as-of", "2026-11-24"
    )
    assert good.exit_code == 0


def test_a_file_that_is_missing_or_broken_ends_in_one_sentence(tmp_path: Path, home: Path) -> None:
    missing = run("plan", "check", str(tmp_path / "none.toml"), "--home", str(home))
    assert missing.exit_code == 2
    assert "plan new" in missing.stderr
    broken = tmp_path / "broken.toml"
    broken.write_text("[plan]\ntitle = Bridges\n")
    result = run("plan", "show", str(broken), "--home", str(home))
    assert result.exit_code == 2
    assert "line 2" in result.stderr


def test_a_new_plan_is_laid_out_once_and_shown(home: Path) -> None:
    made = run("plan", "new", "--home", str(home), "--as-of", "2026-11-24")
    assert made.exit_code == 0
    assert (home / "plan.toml").exists()
    assert run("plan", "new", "--home", str(home)).exit_code == 2
    shown = run("plan", "show", "--home", str(home))
    assert shown.exit_code == 1
    assert "People (open" in shown.stdout


def test_a_struck_tactic_stays_in_the_file(home: Path) -> None:
    text = (PLANS / "bad-orphans.toml").read_text()
    (home / "plan.toml").write_text(text)
    assert run("plan", "strike", "2", "--home", str(home), "--as-of", "2026-11-24").exit_code == 0
    after = (home / "plan.toml").read_text()
    assert "[[struck]]" in after
    assert "Podcast" in after
    assert run("plan", "strike", "9", "--home", str(home)).exit_code == 2


def test_a_goal_is_simulated_from_the_ledger(lived: Path) -> None:
    words = ["plan", "simulate", "--measure", "deals", "--times", "3", "--by", "2027-02-24"]
    words += ["--home", str(lived), "--as-of", AS_OF.isoformat()]
    text = run(*words)
    assert text.exit_code == 0, text.stderr
    assert "What would help most" in text.stdout
    value = json.loads(run(*words, "--format", "json").stdout)
    assert value["goal"]["number"] == 3 * value["goal"]["base"]
    assert value["chance"] < 0.2
    assert value["levers"]
    assert value["rates"][0]["ids"]
    assert value["rates"][0]["prior"]["source"]
    assert value["fan"][0]["q05"] <= value["fan"][0]["q95"]


def test_page_and_command_foresee_the_same(lived: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.test import Client

    monkeypatch.setenv("GOODSTANDING_AS_OF", AS_OF.isoformat())
    words = ["plan", "simulate", "--measure", "deals", "--times", "3", "--by", "2027-02-24"]
    value = json.loads(
        run(*words, "--home", str(lived), "--as-of", AS_OF.isoformat(), "--format", "json").stdout
    )
    page = Client(SERVER_NAME="localhost").get("/plan/future/?measure=deals&times=3&by=2027-02-24")
    shown = html.unescape(page.content.decode())
    assert value["sentence"] in shown
    assert value["best_lever_says"] in shown


def test_the_plan_s_own_objective_is_simulated(lived: Path) -> None:
    (lived / "plan.toml").write_text((PLANS / "good-triple-sales.toml").read_text())
    found = run("plan", "simulate", "--home", str(lived), "--as-of", AS_OF.isoformat(), "--format", "json")
    assert found.exit_code == 0, found.stderr
    assert json.loads(found.stdout)["objective"] == "audits"
    (lived / "plan.toml").write_text((PLANS / "bad-tool-first.toml").read_text())
    refused = run("plan", "simulate", "--home", str(lived), "--as-of", AS_OF.isoformat())
    assert refused.exit_code == 2
    assert "starts from the tool" in refused.stderr


def test_one_s_own_past_can_be_looked_back_on(lived: Path) -> None:
    found = run(
        "plan",
        "simulate",
        "--backtest",
        "--home",
        str(lived),
        "--as-of",
        AS_OF.isoformat(),
        "--format",
        "json",
    )
    value = json.loads(found.stdout)
    assert value["of"] > 10
    assert value["inside"] == sum(one["inside"] for one in value["looks"])


def test_ratios_belong_to_an_objective_or_sit_folded_away(lived: Path) -> None:
    (lived / "plan.toml").write_text((PLANS / "good-line-stops.toml").read_text())
    words = ["ratios", "--home", str(lived), "--as-of", AS_OF.isoformat()]
    text = run(*words)
    assert text.exit_code == 0, text.stderr
    assert "For “trials”" in text.stdout
    assert "Listening" not in text.stdout
    assert "not tied to an objective" in text.stdout
    value = json.loads(run(*words, "--format", "json").stdout)
    for ratio in value["ratios"]:
        assert ratio["share"] == sum(r["counts"] for r in ratio["rows"]) / len(ratio["rows"])
    tied = {r["name"] for r in value["ratios"] if r["objective"] == "trials"}
    assert tied == {"reply_ratio_received", "beyond_two_turns_share"}
    assert "two_way_share" in value["not_tied_to_an_objective"]
    assert value["left_out"]


def test_an_empty_ledger_has_no_ratios_and_says_so(home: Path) -> None:
    found = run("ratios", "--home", str(home))
    assert found.exit_code == 0
    assert "no rows yet" in found.stdout


def test_the_letter_is_one_file_that_needs_nothing_else(lived: Path, tmp_path: Path) -> None:
    path = tmp_path / "letter.html"
    done = run(
        "ratios",
        "letter",
        "--month",
        "2026-10",
        "-o",
        str(path),
        "--home",
        str(lived),
        "--as-of",
        AS_OF.isoformat(),
    )
    assert done.exit_code == 0, done.stderr
    text = path.read_text()
    assert "Dear Ada" in text
    assert "October 2026" in text
    assert "<svg" in text
    assert "http://" not in text.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in text
    assert "<script" not in text
    assert run("ratios", "letter", "--month", "Oct", "--home", str(lived)).exit_code == 2


def test_the_guide_asks_questions() -> None:
    assert len(json.loads(run("plan", "guide", "--format", "json").stdout)) >= 7


def test_channels_are_advised_with_search_volumes(home: Path, tmp_path: Path) -> None:
    plan = (PLANS / "good-line-stops.toml").read_text()
    plan += '[[offers]]\nname = "Panel trial"\npeople = "Those who cannot stop the line"\nsearches = ["paint adhesion"]\n'
    path = tmp_path / "plan.toml"
    path.write_text(plan)
    volumes = tmp_path / "volumes.csv"
    volumes.write_text("Keyword,Avg. monthly searches\npaint adhesion test,1900\nother,5\n")
    words = [
        "plan",
        "channels",
        str(path),
        "--searches",
        str(volumes),
        "--home",
        str(home),
        "--as-of",
        "2026-11-24",
    ]
    text = run(*words)
    assert text.exit_code == 0, text.stderr
    assert "What would change this" in text.stdout
    value = json.loads(run(*words, "--format", "json").stdout)
    assert value["offers"][0]["way"] == "pull"
    assert value["offers"][0]["places"][0]["why"]
    refused = run("plan", "channels", str(PLANS / "bad-tool-first.toml"), "--home", str(home))
    assert refused.exit_code == 2
