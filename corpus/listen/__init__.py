"""What Listen is measured on: rude and civil replies, buyers' questions and what only looks like one, stories told several times.

`dev` is worked on, `test` only measured. All texts, people and firms are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Post:
    """A post of a story within a topic; posts of one story tell the same event."""

    topic: str
    story: str
    text: str


def marked(what: str, part: str) -> tuple[list[str], list[bool]]:
    """Return the texts of `incivility` or `questions`, and which are rude, or a buyer's question."""
    texts, wanted = [], []
    for number, line in enumerate(_lines(f"{what}_{part}.txt"), 1):
        if line[:2] not in ("! ", ". "):
            raise ValueError(f"{what}_{part}.txt, entry {number}: begin with '! ' or '. ': {line[:60]}")
        texts.append(line[2:])
        wanted.append(line[0] == "!")
    return texts, wanted


def posts(part: str) -> list[Post]:
    """Return the posts of a part, story by story."""
    found: list[Post] = []
    topic = story = ""
    for line in _lines(f"stories_{part}.txt"):
        if line.startswith("= "):
            topic = line[2:]
        elif line.startswith("- "):
            story = f"{topic}: {line[2:]}"
        else:
            found.append(Post(topic, story, line))
    return found


def single() -> list[str]:
    """Return posts that nobody else tells."""
    return _lines("unique.txt")


def pairs(part: str) -> tuple[list[tuple[str, str]], list[bool]]:
    """Return the pairs made hard, all pairs of posts within a topic, as many across topics, and which are of one story."""
    told = posts(part)
    every = list(combinations(told, 2))
    near = [(a, b) for a, b in every if a.topic == b.topic]
    far = [(a, b) for a, b in every if a.topic != b.topic]
    chosen = near + far[:: max(1, len(far) // len(near))]
    made, same = marked("pairs", part)
    hard = [tuple(one.split(" | ")) for one in made]
    return (
        [(a, b) for a, b in hard] + [(a.text, b.text) for a, b in chosen],
        same + [a.story == b.story for a, b in chosen],
    )


def _lines(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith(";")]
