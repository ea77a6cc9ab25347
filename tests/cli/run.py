"""Run the real command in a process of its own, as other programs do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def goodstanding(*arguments: str | Path, home: Path | None = None, stdin: str = "", **env: str) -> Ran:
    """Run a command and return what it said. No traceback may ever be in it."""
    environment = {**os.environ, **env}
    if home is not None:
        environment["GOODSTANDING_HOME"] = str(home)
    ran = subprocess.run(
        [sys.executable, "-m", "goodstanding", *map(str, arguments)],
        capture_output=True,
        text=True,
        input=stdin,
        env=environment,
        timeout=120,
        encoding="utf-8",
    )
    assert "Traceback" not in ran.stdout + ran.stderr
    return Ran(ran.returncode, ran.stdout, ran.stderr)
