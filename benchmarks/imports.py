"""Importing a LinkedIn export, beside a plain load of the same rows.

The peer is what anybody would write with the standard library: csv, then INSERT OR IGNORE on a unique content
key in SQLite, in transactions of 10,000 rows. Run: python -m benchmarks.imports [ROWS]
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.measure import goodstanding, row, run

_TEXT = """the a to of solder joint board line test void reflow paste nozzle yield supplier question thanks
meeting week report sample profile oven customer price quote Übergabe qualité número sounds good maybe"""
_WORDS = _TEXT.split()

_PLAIN = """
import csv, hashlib, sqlite3, sys
csv.field_size_limit(2**31 - 1)
db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.execute("PRAGMA journal_mode=WAL")
db.execute("CREATE TABLE IF NOT EXISTS row (key TEXT UNIQUE, at TEXT, sender TEXT, receiver TEXT, conversation TEXT,"
           " subject TEXT, text TEXT)")
batch = []
def flush():
    db.execute("BEGIN")
    db.executemany("INSERT OR IGNORE INTO row VALUES (?,?,?,?,?,?,?)", batch)
    db.execute("COMMIT")
    batch.clear()
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    reader = csv.DictReader(file)
    for r in reader:
        key = hashlib.sha256("\\x1f".join((r["CONVERSATION ID"], r["SENDER PROFILE URL"], r["DATE"],
              r["SUBJECT"], r["CONTENT"])).encode()).hexdigest()
        batch.append((key, r["DATE"], r["SENDER PROFILE URL"], r["RECIPIENT PROFILE URLS"],
                      r["CONVERSATION ID"], r["SUBJECT"], r["CONTENT"]))
        if len(batch) == 10000:
            flush()
flush()
"""


def write_export(folder: Path, connections: int, messages: int, seed: int = 7) -> Path:
    """Write a LinkedIn export (2026 era) of invented people and return its folder."""
    rnd = random.Random(seed)
    folder.mkdir(parents=True)
    me = "https://www.linkedin.com/in/ada-quill"
    (folder / "Profile.csv").write_text(
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers\nAda,Quill,,,,Consultant,,,,,,,\n",
        encoding="utf-8",
    )
    with open(folder / "Connections.csv", "w", newline="", encoding="utf-8") as file:
        file.write('Notes:\n"When exporting your connection data, some addresses may be missing."\n\n')
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
        )
        for n in range(connections):
            day = datetime(2015, 1, 1) + timedelta(days=rnd.randrange(4200))
            url = f"https://www.linkedin.com/in/person-{n}"
            out.writerow([f"First{n}", f"Last{n}", url, "", f"Firm {n % 900}", "Buyer", f"{day:%d %b %Y}"])
    with open(folder / "messages.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
        out.writerow(
            [
                "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
                "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS",
            ]
        )  # fmt: skip
        at = datetime(2026, 11, 1)
        for _ in range(messages):
            at -= timedelta(seconds=rnd.randrange(1, 600))
            n = min(int(rnd.paretovariate(0.6)), connections) - 1
            other, url = f"First{n} Last{n}", f"https://www.linkedin.com/in/person-{n}"
            mine = rnd.random() < 0.5
            text = " ".join(rnd.choices(_WORDS, k=rnd.randrange(4, 60)))
            if rnd.random() < 0.2:
                text = text.replace(" board", "\nboard")
            pair = ("Ada Quill", me, other, url) if mine else (other, url, "Ada Quill", me)
            out.writerow(
                [f"2-conversation-{n}", "", *pair, f"{at:%Y-%m-%d %H:%M:%S} UTC", "", text, "INBOX", ""]
            )
    return folder


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory(prefix="goodstanding-bench-") as name:
        place = Path(name)
        usual = write_export(place / "usual", 12_000, 30_000)
        cost = goodstanding("import", usual, "--home", place / "h1", "--format", "json")
        new = json.loads(cost.out)["interactions"]["new"]
        row(
            "12,000 connections and 30,000 messages (goal: under 10 s)",
            f"{cost.cpu:.1f} CPU s",
            f"{new:,} rows",
        )
        large = write_export(place / "large", 12_000, rows)
        plain = run([sys.executable, "-c", _PLAIN, large / "messages.csv", place / "plain.sqlite3"])
        ours = goodstanding("import", large, "--home", place / "h2", "--format", "json")
        report = json.loads(ours.out)
        row(
            f"{rows:,} messages, ties and all (goal: at most 2.0)",
            f"{ours.cpu:.1f} CPU s",
            f"plain {plain.cpu:.1f} CPU s",
            f"{ours.cpu / plain.cpu:.2f}",
        )
        row("  peak memory (goal: under 1,000 MB)", f"{ours.peak_mb:.0f} MB", f"{report['interactions']}")
        again = goodstanding("import", large, "--home", place / "h2", "--format", "json")
        row(
            "  the same again (goal: 0 new, at most half the first time)",
            f"{again.cpu:.1f} CPU s",
            f"{json.loads(again.out)['interactions']['new']} new",
            f"{again.cpu / ours.cpu:.2f}",
        )
        for command in (["today"], ["who", "person-3"], ["--help"]):
            home = [] if command == ["--help"] else ["--home", str(place / "h2")]
            cost = min((goodstanding(*command, *home) for _ in range(3)), key=lambda c: c.wall)
            row(
                f"goodstanding {' '.join(command)}, {rows:,} rows",
                f"{cost.wall:.2f} s",
                f"{cost.cpu:.2f} CPU s",
            )


if __name__ == "__main__":
    main()
