"""Measure how lines by hand are understood: `python -m corpus.measure_notes [dev|test] [--misses]`."""

from __future__ import annotations

import argparse
from collections import Counter

from corpus.notes_lines import Line, lines
from goodstanding.notes import Understood, understand

FIELDS = ("kind", "on", "by", "people", "promise", "due")


def right(line: Line, found: Understood) -> dict[str, bool]:
    """Return for each field whether it was understood; `promise` is whether and by whom, `due` by which day."""
    said = found.promise
    return {
        "kind": found.kind == line.kind,
        "on": found.on == line.on,
        "by": str(found.by) == line.by,
        "people": tuple(one.name for one in found.people) == line.people,
        "promise": (str(said.by) if said else None) == (line.promise[0] if line.promise else None),
        "due": (said.due if said else None) == (line.promise[1] if line.promise else None),
    }


def shares(half: str) -> dict[str, float]:
    """Return the share of lines of a half in which each field is right, and in which wrong ones were marked."""
    judged = [(found, right(line, found)) for line, found in read(half)]
    result = {name: sum(one[name] for _, one in judged) / len(judged) for name in FIELDS}
    wrong = [(found, name) for found, one in judged for name in FIELDS[:5] if not one[name]]
    result["wrong and marked"] = sum(name in found.doubtful for found, name in wrong) / (len(wrong) or 1)
    return result


def read(half: str) -> list[tuple[Line, Understood]]:
    return [(line, understand(line.text, line.written, line.known)) for line in lines(half)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="?", default="dev", choices=["dev", "test"])
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    found = read(asked.half)
    print(len(found), "lines,", dict(Counter(line.language for line, _ in found)))
    for name, share in shares(asked.half).items():
        print(f"{name:18} {share:.3f}")
    if asked.misses:
        for line, one in found:
            wrong = [name for name, fine in right(line, one).items() if not fine]
            if wrong:
                print(f"\n{line.text}\n  wrong: {', '.join(wrong)}; doubtful: {', '.join(one.doubtful)}")
                print(f"  meant {line.kind} {line.by} {line.on} {line.people} {line.promise}")
                print(f"  found {one.as_json()}")


if __name__ == "__main__":
    main()
