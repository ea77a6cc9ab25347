"""Who knows whom around a person or a company: groups, bridges, and who would lose touch with whom. Drawn as SVG, without script.

Groups are found by letting everybody take the group of most of their neighbours, in a fixed order, until nothing changes. A bridge is somebody
without whom others would no longer be joined.
"""

from __future__ import annotations

import html
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

WIDTH, HEIGHT = 720, 520
_INK, _SOFT, _ACCENT, _SECOND, _LINE = "#24231f", "#5d5a52", "#1d5c4c", "#b3a57f", "#dcd8cc"
_ROUNDS = 250
_MARGIN = 70
_LETTERS = 22


@dataclass(frozen=True, slots=True)
class Knot:
    """Somebody in the picture: group (from 1, the largest first; 0: by themselves), how many they know here, whom they hold together.

    `parts`: the names of those who would lose touch with the rest, each part by itself, the smaller parts only.
    """

    ref: str
    name: str
    group: int
    knows: int
    parts: tuple[tuple[str, ...], ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "ref": self.ref,
            "name": self.name,
            "group": self.group or None,
            "knows": self.knows,
            "holds_together": [list(part) for part in self.parts],
        }


@dataclass(frozen=True, slots=True)
class Network:
    """The picture, and the same as a table: people with their groups, those who hold others together first."""

    svg: str
    knots: tuple[Knot, ...]
    says: str


def network(
    people: Sequence[tuple[str, str]], pairs: Mapping[tuple[str, str], int], centre: str = ""
) -> Network:
    """Return the network of people (reference, name) who share rows (`pairs`: how many, by two references).

    `centre` is the person it is about: in the middle, and left out when groups are told, since all know them.
    """
    refs = [ref for ref, _ in people]
    names = dict(people)
    near: dict[str, set[str]] = {ref: set() for ref in refs}
    for one, other in pairs:
        if one in near and other in near and one != other:
            near[one].add(other)
            near[other].add(one)
    apart = {ref: near[ref] - {centre} for ref in refs if ref != centre}
    group = _groups(apart, {frozenset(pair): count for pair, count in pairs.items()})
    knots = [
        Knot(ref, names[ref], group[ref], len(near[ref]), _parts(ref, apart, names))
        for ref in refs
        if ref != centre
    ]
    knots.sort(key=lambda one: (-len(one.parts), one.group == 0, one.group, -one.knows, one.name))
    return Network(_svg(refs, names, pairs, near, group, centre), tuple(knots), _says(knots))


def _groups(near: Mapping[str, set[str]], shared: Mapping[frozenset[str], int]) -> dict[str, int]:
    """Return everybody's group; who shares more rows has more of a say."""
    label = {ref: number for number, ref in enumerate(sorted(near))}
    for _ in range(30):
        changed = False
        for ref in sorted(near):
            votes: Counter[int] = Counter()
            for other in near[ref]:
                votes[label[other]] += shared[frozenset((ref, other))]
            if votes:
                best = min(votes, key=lambda one: (-votes[one], one != label[ref], one))
                changed |= best != label[ref]
                label[ref] = best
        if not changed:
            break
    sizes = Counter(label[ref] for ref in near if near[ref])
    order = {old: new for new, (old, _) in enumerate(sorted(sizes.items(), key=lambda x: (-x[1], x[0])), 1)}
    return {ref: order[label[ref]] if near[ref] else 0 for ref in near}


def _parts(
    without: str, near: Mapping[str, set[str]], names: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the parts that would fall off without somebody, all but the largest, by name."""
    start = near[without]
    seen: set[str] = {without}
    parts = []
    for first in sorted(start):
        if first in seen:
            continue
        part, waiting = {first}, [first]
        while waiting:
            for other in near[waiting.pop()]:
                if other not in part and other != without:
                    part.add(other)
                    waiting.append(other)
        seen |= part
        parts.append(tuple(sorted(names[ref] for ref in part)))
    if len(parts) < 2:
        return ()
    parts.sort(key=lambda part: (-len(part), part))
    return tuple(parts[1:])


def _says(knots: Sequence[Knot]) -> str:
    """Return what is to be seen in a sentence or two."""
    if not knots:
        return "Nobody is seen with anybody here."
    groups = {one.group for one in knots} - {0}
    bridges = [one for one in knots if one.parts]
    said = f"{len(knots)} {'people' if len(knots) > 1 else 'person'}"
    said += (
        f" in {len(groups)} group{'s' if len(groups) != 1 else ''}."
        if groups
        else ", none of them seen together."
    )
    if bridges:
        said += f" {' and '.join(one.name for one in bridges[:3])} hold{'s' if len(bridges) == 1 else ''} parts of it together."
    return said


def _svg(
    refs: Sequence[str],
    names: Mapping[str, str],
    pairs: Mapping[tuple[str, str], int],
    near: Mapping[str, set[str]],
    group: Mapping[str, int],
    centre: str,
) -> str:
    place = _places(refs, near, centre)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false"'
        f' font-family="Source Sans 3, sans-serif" font-size="13">'
    ]
    for (one, other), count in sorted(pairs.items()):
        if one in place and other in place:
            (x1, y1), (x2, y2) = place[one], place[other]
            width = min(5.0, 0.8 + math.log1p(count))
            out.append(
                f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" stroke="{_LINE}" stroke-width="{width:.1f}"/>'
            )
    for ref in refs:
        x, y = place[ref]
        radius = 5 + 1.6 * math.sqrt(len(near[ref]))
        ink = (
            _ACCENT
            if ref == centre or group.get(ref) == 1
            else _SECOND
            if group.get(ref, 0) % 2 == 0
            else _SOFT
        )
        anchor = "end" if x > WIDTH - 150 else "start"
        shift = -radius - 4 if anchor == "end" else radius + 4
        out.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}" fill="{ink}"/>')
        name = names[ref] if len(names[ref]) <= _LETTERS else names[ref][: _LETTERS - 1] + "…"
        weight = ' font-weight="600"' if ref == centre else ""
        out.append(
            f'<text x="{x + shift:.0f}" y="{y + 4:.0f}" text-anchor="{anchor}" fill="{_INK}"{weight}>{html.escape(name)}</text>'
        )
    out.append("</svg>")
    return "".join(out)


def _places(refs: Sequence[str], near: Mapping[str, set[str]], centre: str) -> dict[str, tuple[float, float]]:
    """Return where everybody stands: neighbours pull, everybody pushes, the centre stays; the same each time."""
    count = len(refs)
    if not count:
        return {}
    number = {ref: at for at, ref in enumerate(refs)}
    angle = 2 * np.pi * np.arange(count) / max(1, count)
    at = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    if centre in number:
        at[number[centre]] = 0
    ties = np.zeros((count, count))
    held: dict[str, set[str]] = defaultdict(set)
    for ref, others in near.items():
        for other in others:
            if ref != centre and other != centre:
                ties[number[ref], number[other]] = 1
                held[ref].add(other)
    ideal = 1.6 / math.sqrt(max(1, count))
    for turn in range(_ROUNDS):
        step = at[:, None, :] - at[None, :, :]
        length = np.sqrt((step**2).sum(-1)) + 1e-6
        push = (ideal**2 / length**2)[..., None] * step
        pull = (ties * length / ideal)[..., None] * step * 0.5
        move = push.sum(1) - pull.sum(1) - 0.25 * at
        size = np.sqrt((move**2).sum(-1, keepdims=True)) + 1e-9
        at += move / size * np.minimum(size, 0.12 * (1 - turn / _ROUNDS))
        if centre in number:
            at[number[centre]] = 0
    low, high = at.min(0), at.max(0)
    spread = np.where(high - low > 1e-6, high - low, 1.0)
    scaled = (at - low) / spread * [WIDTH - 2 * _MARGIN - 90, HEIGHT - 2 * _MARGIN] + _MARGIN
    return {ref: (float(scaled[at_][0]), float(scaled[at_][1])) for ref, at_ in number.items()}
