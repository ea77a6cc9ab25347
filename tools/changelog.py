"""Gather the notes in changes/ into CHANGELOG.md under a version, and take the notes away.

python tools/changelog.py 0.1.0 2026-11-24
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HEAD = "# What changed\n\nFor users, in their words. Notes of changes not yet released lie in `changes/`.\n"


def main() -> None:
    version, day = sys.argv[1:3]
    notes = sorted((ROOT / "changes").glob("*.md"))
    if not notes:
        sys.exit("There is no note in changes/ to gather.")
    lines = []
    for note in notes:
        text = " ".join(note.read_text(encoding="utf-8").split())
        lines.append("- " + text.lstrip("-# ").strip())
    target = ROOT / "CHANGELOG.md"
    before = target.read_text(encoding="utf-8").removeprefix(HEAD) if target.exists() else ""
    target.write_text(f"{HEAD}\n## {version}, {day}\n\n" + "\n".join(lines) + "\n" + before, encoding="utf-8")
    for note in notes:
        note.unlink()


if __name__ == "__main__":
    main()
