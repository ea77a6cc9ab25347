"""How fast `check` reads: `python -m benchmarks.check`. Figures are CPU time, start included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path

from corpus.labelled import messages

MESSAGES = 10_000


def cpu(arguments: list[str]) -> float:
    """Return the CPU seconds of one run of the command. Raises RuntimeError when it could not be done."""
    before = os.times()
    done = subprocess.run(
        [sys.executable, "-m", "goodstanding", *arguments], stdout=subprocess.DEVNULL, check=False
    )
    after = os.times()
    if done.returncode not in (0, 1):
        raise RuntimeError(f"goodstanding {' '.join(arguments)} ended with {done.returncode}")
    return after.children_user + after.children_system - before.children_user - before.children_system


def run() -> list[tuple[str, float, str]]:
    """Return what was measured: a name, the figure and its unit."""
    texts = [(one.text, one.channel) for one in messages()]
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder) / "many.jsonl", Path(folder) / "one.txt"
        with many.open("w", encoding="utf-8") as file:
            for number, (text, channel) in enumerate(islice(cycle(texts), MESSAGES)):
                file.write(json.dumps({"id": number, "text": text, "channel": channel}) + "\n")
        one.write_text(texts[0][0], encoding="utf-8")
        stream = cpu(["check", "--jsonl", str(many)])
        single = min(cpu(["check", str(one)]) for _ in range(3))
    return [
        ("labelled messages through --jsonl", MESSAGES / stream, "a second"),
        ("one message", single, "s"),
    ]


if __name__ == "__main__":
    for name, figure, unit in run():
        print(f"{name:36} {figure:10.2f} {unit}")
