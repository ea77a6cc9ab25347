"""Run every benchmark in turn, each in a process of its own, and say at the end which could not be run."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

from benchmarks import SUBJECTS


def main() -> int:
    wanted = sys.argv[1:] or [s for s in SUBJECTS if importlib.util.find_spec(f"benchmarks.{s}")]
    failed = []
    for subject in wanted:
        print(f"\n=== {subject} ===", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{subject}"], check=False).returncode:
            failed.append(subject)
    if failed:
        print(f"\nNot measured to the end: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
