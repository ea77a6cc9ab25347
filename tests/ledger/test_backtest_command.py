"""`goodstanding backtest` on a small home."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from goodstanding.cli.backtest import command
from goodstanding.services import trust
from goodstanding.store import append
from tests.cast import ledger, profiles


def a_year_of_messages() -> str:
    """Ben answers every message, Eve none; one of each every four days."""
    lines = []
    for number in range(90):
        day = date(2025, 1, 1) + timedelta(days=4 * number)
        lines += [
            f"{day} 10:00 ada > ben message Hello{number}",
            f"{day} 11:00 ada > eve message Hello{number}",
            f"{day} 15:00 ben > ada message Answer{number}",
        ]
    return "\n".join(lines)


def test_the_command_shows_figures_and_a_picture_and_sees_nothing_after_its_date(
    home: Path, tmp_path: Path
) -> None:
    append.append([*profiles(), *ledger(a_year_of_messages())])
    ask = [
        *("--home", str(home), "--format", "json", "--as-of", "2025-06-30"),
        *("--picture", str(tmp_path / "trust.svg")),
    ]
    answer = CliRunner().invoke(command, ask)
    assert answer.exit_code == 0, answer.output
    said = json.loads(answer.stdout)
    assert said["own"]["count"] == 2 * 44
    assert said["own"]["base"] == 0.5
    assert said["own"]["auc"] > 0.9
    assert said["ends"] < "2025-07"
    assert (tmp_path / "trust.svg").read_text().startswith("<svg")


def test_the_own_map_is_kept_for_later_questions_and_hidden_from_earlier_ones(home: Path) -> None:
    thrice = (
        a_year_of_messages()
        + "\n"
        + "\n".join(
            line.replace("Hello", "More")
            .replace("10:00", "12:00")
            .replace("11:00", "13:00")
            .replace("ben > ada", "dana > ada")
            for line in a_year_of_messages().splitlines()
        )
    )
    append.append([*profiles(), *ledger(thrice)])
    late, early = (datetime(*day, tzinfo=UTC) for day in ((2026, 1, 5), (2025, 6, 30)))
    assert trust.kept_map(late) is None
    trust.measured(late)
    assert trust.kept_map(late) is not None
    assert trust.kept_map(early) is None


def test_the_text_says_what_it_comes_to_in_a_sentence_first(home: Path) -> None:
    few = CliRunner().invoke(command, ["--home", str(home), "--as-of", "2025-06-30"])
    assert few.exit_code == 0
    assert few.stdout.startswith("Not enough to say yet")
    append.append([*profiles(), *ledger(a_year_of_messages())])
    many = CliRunner().invoke(command, ["--home", str(home), "--as-of", "2025-12-30"])
    assert many.stdout.startswith("Of two of your messages")
    assert "hand-weighted relationship strength" in many.stdout
