"""Server time of the pages at 10,000 people and 200,000 interactions, and how many statements each runs.

Run: python -m benchmarks.pages
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.measure import row


def main() -> None:
    os.environ["GOODSTANDING_AS_OF"] = "2026-11-20"
    from tests.homes import template

    template()
    from tests.web.conftest import fill
    from tests.web.test_speed import PATHS, client, counted

    with tempfile.TemporaryDirectory(prefix="goodstanding-bench-") as folder:
        fill(Path(folder) / "home", 10_000, 200_000)
        for name, path in PATHS.items():
            began = time.process_time()
            client().get(path)
            first = (time.process_time() - began) * 1000
            took = []
            for _ in range(15):
                began = time.process_time()
                assert client().get(path).status_code == 200
                took.append((time.process_time() - began) * 1000)
            with counted() as statements:
                client().get(path)
            row(
                f"{name} (goal: under 100 ms at the median)",
                f"{median(took):.0f} ms",
                f"first time {first:.0f} ms",
                f"{len(statements)} queries",
            )


if __name__ == "__main__":
    main()
