"""Measure streams with pile-ons: `python -m corpus.measure_listen [dev|test]`.

Six made-up streams: twenty stories, three of them told over and over by loud writers, and twenty single voices. Of the first twenty places:
how many distinct stories, how much of the engagement that the loudest twenty posts have, how many single voices; beside it, by engagement.
"""

from __future__ import annotations

import argparse
import random
from datetime import UTC, datetime, timedelta

import numpy as np

from corpus.listen import posts, single
from goodstanding.listen import Post, choose

PLACES = 20
NOW = datetime(2026, 11, 30, tzinfo=UTC)


def stream(part: str, seed: int) -> tuple[list[Post], dict[str, str]]:
    """Return the posts of a stream, and the story of each; a single voice is a story of its own."""
    chance = random.Random(seed)
    told: dict[str, list[str]] = {}
    for post in posts(part):
        told.setdefault(post.story, []).append(post.text)
    names = list(told)
    chance.shuffle(names)
    made: list[tuple[str, str, float]] = []
    for number, name in enumerate(names[:20]):
        loud = number < 3
        for text in told[name] * (3 if loud else 1):
            said = text if chance.random() < 0.5 else f"RT @x: {text}"
            made.append((said, name, chance.paretovariate(1.2) * (80 if loud else 30)))
    made += [(text, f"single {text}", chance.random() * 25) for text in chance.sample(single(), 20)]
    found = [
        Post(
            str(number),
            text,
            f"a{number}",
            NOW - timedelta(hours=48 * chance.random()),
            replies=chance.randint(0, 20),
            engagement=loudness,
        )
        for number, (text, _, loudness) in enumerate(made)
    ]
    return found, {str(number): story for number, (_, story, _) in enumerate(made)}


def measured(part: str, seed: int) -> tuple[float, float, float, float]:
    """Return distinct stories, engagement kept and single voices of what is chosen, and distinct stories by engagement."""
    some, story = stream(part, seed)
    ids = [one.id for one in choose(some, PLACES).items]
    loudest = sorted(some, key=lambda post: -post.engagement)[:PLACES]
    kept = sum(post.engagement for post in some if post.id in ids) / sum(p.engagement for p in loudest)
    return (
        len({story[id] for id in ids}) / PLACES,
        kept,
        float(sum(story[id].startswith("single ") for id in ids)),
        len({story[post.id] for post in loudest}) / PLACES,
    )


def main() -> None:
    """Print the means over six streams."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("part", nargs="?", default="test", choices=("dev", "test"))
    part = parser.parse_args().part
    distinct, kept, alone, by_loudness = np.mean([measured(part, seed) for seed in range(6)], axis=0)
    print(
        f"distinct stories {distinct:.3f} (by engagement {by_loudness:.3f}), engagement kept {kept:.3f}, single {alone:.1f}"
    )


if __name__ == "__main__":
    main()
