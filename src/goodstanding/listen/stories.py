"""Posts grouped by the story that they tell: a shared link first, then copies, then the same event in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from goodstanding.language.stories import likelihood, likeness, told
from goodstanding.listen.post import Post

_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_FORWARDED = re.compile(r"^\s*(?:rt|via|fwd?)\s*@?\S*:\s*", re.IGNORECASE)
_TAIL = re.compile(r"(?:utm_\w+|fbclid|gclid|ref)=[^&#]*&?")
_MARKS = re.compile(r"[\W_]+")

_NEAR = 0.35  # posts that mean less alike than this are not compared closer
_SAME = 0.3
_COMPARED = 4  # posts of a group that a new one is compared with


def link(address: str) -> str:
    """Return an address without what differs between two shares of one page."""
    plain = _TAIL.sub("", address.split("#")[0]).rstrip("?&/.,;:!")
    return re.sub(r"^https?://(?:www\.|m\.)?", "", plain).lower()


def copies(posts: Sequence[Post]) -> list[list[int]]:
    """Return the places of posts grouped by a shared link or the same words, in the order of their first."""
    first: dict[str, int] = {}
    group = list(range(len(posts)))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    for place, post in enumerate(posts):
        keys = [f"at {link(post.url)}"] if post.url else []
        if "://" in post.text:
            keys += [f"at {link(one)}" for one in _ADDRESS.findall(post.text)]
        words = _MARKS.sub(" ", _ADDRESS.sub(" ", _FORWARDED.sub("", post.text)).lower()).strip()
        if len(words) > 12:
            keys.append(words)
        for key in keys:
            other = first.setdefault(key, place)
            if other != place:
                one, two = sorted((root(other), root(place)))
                group[two] = one
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(len(posts)):
        members[root(place)].append(place)
    return list(members.values())


def stories(posts: Sequence[Post], rows: np.ndarray) -> list[list[int]]:
    """Return the places of posts grouped by story, in the order of their first post; `rows` are the meanings of their texts.

    A post joins the story whose posts it is likeliest to tell again, weighed over a few of them: one bridge does not make
    two stories one.
    """
    read = [told(post.text) for post in posts]
    groups: list[list[int]] = []
    for members in copies(posts):
        place = members[0]
        near = rows @ rows[place]
        best, chosen = _SAME, None
        for group in groups:
            some = [
                one for one in group[:_COMPARED] if near[one] >= _NEAR or read[one].stems & read[place].stems
            ]
            if not some or max(near[one] for one in some) < _NEAR / 2:
                continue
            shares = likelihood([likeness(read[one], read[place], float(near[one])) for one in some])
            share = float(shares.mean()) * 0.5 + float(shares.max()) * 0.5
            if share > best:
                best, chosen = share, group
        if chosen is None:
            groups.append(list(members))
        else:
            chosen.extend(members)
    return groups
