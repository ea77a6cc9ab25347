"""What the benchmarks share: CPU seconds and peak memory of a whole process, and rows of a table."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system, children included), wall seconds, and peak resident memory in MB."""

    cpu: float
    wall: float
    peak_mb: float
    code: int
    out: str


def run(command: Sequence[str | Path], env: dict[str, str] | None = None) -> Cost:
    """Run a command to its end and return what it cost. Its standard output is kept, its errors are shown."""
    began = time.monotonic()
    read, write = os.pipe()
    child = subprocess.Popen([str(part) for part in command], stdout=write, env={**os.environ, **(env or {})})
    os.close(write)
    with os.fdopen(read, encoding="utf-8", errors="replace") as pipe:
        out = pipe.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        used.ru_utime + used.ru_stime,
        time.monotonic() - began,
        used.ru_maxrss / 1024,
        child.returncode,
        out,
    )


def goodstanding(*arguments: str | Path) -> Cost:
    """Run the real command."""
    return run([Path(sys.executable).with_name("goodstanding"), *arguments])


def row(what: str, figure: str, beside: str = "", ratio: str = "") -> None:
    """Print one line of a table: what was measured, the figure, the peer's figure, the ratio."""
    print(f"{what:<62} {figure:>16} {beside:>22} {ratio:>12}", flush=True)
