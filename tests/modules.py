"""Which modules a piece of code starts, asked in a Python of its own."""

from __future__ import annotations

import subprocess
import sys


def started(code: str, *names: str) -> list[str]:
    """Return those of the named modules that have been imported once `code` has run, sorted."""
    asked = f"{code}\nimport sys\nprint(*sorted({set(names)!r} & set(sys.modules)))"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    return answer.stdout.split()
