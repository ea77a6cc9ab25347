"""A home is made once, whoever comes first."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.cli.run import goodstanding


def test_commands_that_open_a_new_home_in_the_same_moment_all_succeed(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        ran = list(pool.map(lambda _: goodstanding("export", home=tmp_path / "new"), range(4)))
    assert [(one.code, one.err) for one in ran] == [(0, "")] * 4
