"""No text takes more than its length deserves; one message and many are read quickly."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from goodstanding.check import check, run
from goodstanding.check.rules import RULES
from tests.modules import started

WORST = {
    "one letter": "a",
    "open fields": "{{",
    "open brackets": "[your ",
    "open quotes": '"',
    "percent": "%first",
    "pipes": "*|",
    "greetings": "hi hi ",
    "we help": "we help we help ",
    "gaps": "we a a a a a a ",
    "dots": "a.",
    "addresses": "http://",
    "domains": "a-a.",
    "at": "a@a.",
    "newlines": "\n",
    "spaces": " ",
    "crlf": "\r\n",
    "quoted": "> ",
    "rulers": "-----\n",
    "wrote": "on 3 ben wrote:\n",
    "headers": "from: a\n",
    "marks": "e\u0301",
    "joiners": "\u200d",
    "ticks": "```",
    "allow": "# allow GS101 ",
    "numbers": "1,",
    "apostrophes": "a'a",
    "exclaims": "!",
    "kanji": "御社",
    "capitals": "Dear JOHN ",
}


@pytest.mark.slow
@pytest.mark.parametrize("line", WORST.values(), ids=WORST.keys())
def test_a_megabyte_of_the_worst_line_takes_under_a_second_a_rule(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "MOST_READ", 1 << 20)
    text = (line * (1 + (1 << 20) // len(line)))[: 1 << 20]
    began = time.process_time()
    check(text)
    took = time.process_time() - began
    assert took < len(RULES)


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_a_megabyte_of_each_rules_own_words_takes_under_a_second(
    rule: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from goodstanding.check.draft import Draft
    from goodstanding.check.facts import Facts

    words = " ".join(case.text for case in rule.BAD) or "a "  # type: ignore[attr-defined]
    text = ((words + " ") * (1 + (1 << 20) // (len(words) + 1)))[: 1 << 20].replace("\n", " ")
    draft = Draft(text)
    _ = draft.sentences, draft.links
    began = time.process_time()
    list(rule.find(draft, Facts()))  # type: ignore[attr-defined]
    assert time.process_time() - began < 1.0


def test_one_message_through_the_command_starts_and_ends_in_the_time_promised() -> None:
    """CPU time of the whole process, the better of three: 0.4 s is the promise, this asks for less on a busy machine."""
    import resource

    best = 9.0
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "goodstanding", "check", "-"],
            input=b"Hello Ben, the seal leaks.",
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert best < 0.4


def test_django_and_the_heavy_tables_are_not_started_for_one_message() -> None:
    code = "from goodstanding.check import check; check('We help companies like yours grow.')"
    assert started(code, "pyarrow", "django", "polars", "re2") == []
