"""Reading pages: ten pages beside Lighthouse, and a thousand saved pages.

python -m benchmarks.presence                    ours alone
python -m benchmarks.presence --lighthouse PATH  beside Lighthouse (the command of the npm package; needs Chromium)
python -m benchmarks.presence --words FOLDER     how often each word of each language fires on saved pages
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from benchmarks.measure import goodstanding, row, run
from corpus.presence import pages
from goodstanding.presence import read_page
from goodstanding.presence.words import matches

WEIGHT = 110_000  # characters, about what a home page weighs today
# Which Lighthouse audit answers one of the seventeen features (version 12 and 13).
SEEN_BY_LIGHTHOUSE = {"canonical": "canonical"}


def sample(count: int) -> list[tuple[str, str, dict[str, str]]]:
    """Return labelled pages, filled up with sections of text, links and pictures to the weight of real ones."""
    made = []
    for number, page in enumerate(p for p in pages() if not p.name.startswith("shell")):
        if number == count:
            break
        part = "".join(
            f'<section class="c{n}"><h2>Jar {n}</h2><p>We fill jar {n} by hand and write the day on it.</p>'
            f'<ul><li><a href="/jar/{n}">Jar {n} in detail</a></li></ul><img src="/img/{n}.jpg" alt="Jar {n}"></section>'
            for n in range(110)
        )
        script = "<script>var a=" + json.dumps("x" * (WEIGHT - len(page.html) - len(part))) + ";</script>"
        made.append((page.name, page.html.replace("</body>", part + script + "</body>"), page.labels))
    return made


def ours(count: int = 60) -> float:
    """Print the CPU time of one page, and return the median in milliseconds."""
    texts = [html.encode() for _, html, _ in sample(count)]
    read_page(texts[0])
    costs = []
    for text in texts:
        began = time.process_time()
        read_page(text)
        costs.append((time.process_time() - began) * 1000)
    median = statistics.median(costs)
    row("one page of 110 kB with 130 links, CPU ms (median, worst)", f"{median:.1f}", f"{max(costs):.1f}")
    return median


def thousand() -> None:
    """Print what a thousand saved pages cost through the command, start-up included."""
    with tempfile.TemporaryDirectory() as folder:
        texts = sample(70)
        for number in range(1000):
            (Path(folder) / f"{number:04}.html").write_text(texts[number % len(texts)][1], "utf-8")
        cost = goodstanding(
            "presence", folder, "--home", Path(folder) / "home", "--format", "json", "--as-of", "2026-03-01"
        )
    row("1,000 saved pages through the command, wall s (CPU s)", f"{cost.wall:.1f}", f"{cost.cpu:.1f}")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def beside_lighthouse(command: str) -> None:
    """Read the same ten pages with both; print time and how many of the seventeen features each answers."""
    chosen = sample(10)
    with tempfile.TemporaryDirectory() as folder:
        for name, html, _ in chosen:
            (Path(folder) / f"{name}.html").write_text(html, "utf-8")
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        began = time.process_time()
        for (
            _,
            html,
            _,
        ) in chosen:  # the words, the language model and ten hyphenation dictionaries are read once
            read_page(html)
        cold = (time.process_time() - began) / len(chosen)
        began = time.process_time()
        right = sum(
            f.found == labels[n] for _, html, labels in chosen for n, f in read_page(html).features.items()
        )
        mine = (time.process_time() - began) / len(chosen)
        costs, walls, same = [], [], 0
        chromium = shutil.which("chromium") or "chromium"
        for name, _, labels in chosen:
            url = f"http://127.0.0.1:{server.server_address[1]}/{name}.html"
            cost = run(
                [
                    command,
                    url,
                    "--output=json",
                    "--quiet",
                    "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
                ],
                {"CHROME_PATH": chromium, "PATH": os.environ["PATH"]},
            )
            costs.append(cost.cpu)
            walls.append(cost.wall)
            audits = json.loads(cost.out)["audits"] if cost.code == 0 and cost.out.strip() else {}
            for feature, audit in SEEN_BY_LIGHTHOUSE.items():
                said = audits.get(audit, {})
                found = (
                    "yes"
                    if said.get("scoreDisplayMode") != "notApplicable" and said.get("score") == 1
                    else "no"
                )
                same += found == labels[feature]
        server.shutdown()
    theirs, wall = statistics.mean(costs), statistics.mean(walls)
    row(
        "ten pages, CPU s a page, ours and Lighthouse",
        f"{mine:.4f}",
        f"{theirs:.1f}",
        f"{theirs / mine:.0f}x",
    )
    row("the same, with everything ours reads once", f"{cold:.4f}", "", f"{theirs / cold:.0f}x")
    row("ten pages, wall s a page, Lighthouse", "", f"{wall:.1f}", f"{wall / mine:.0f}x")
    row("features answered right, of 170 (Lighthouse looks at 10)", f"{right}", f"{same}")


def words(folder: str) -> None:
    """Print how often each section's words fire on the links of saved pages, and the labels that they fire on."""
    fired: Counter[tuple[str, str]] = Counter()
    for path in sorted(Path(folder).rglob("*.htm*")):
        for label in {link.label for link in read_page(path.read_bytes()).links}:
            for section, _, _ in matches(label):
                fired[section, label[:60]] += 1
    for (section, label), count in sorted(fired.items(), key=lambda kv: (kv[0][0], -kv[1])):
        row(f"{section}: {label}", str(count))


if __name__ == "__main__":
    if "--words" in sys.argv:
        words(sys.argv[-1])
    else:
        ours()
        thousand()
        if "--lighthouse" in sys.argv:
            beside_lighthouse(sys.argv[-1])
