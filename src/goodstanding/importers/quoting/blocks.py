"""The block of headers that Outlook and others put above what they quote, told by its shape.

    ________________________________
    Lähettäjä: Ben Okri <ben@okri.example>
    Lähetetty: tiistai 5. maaliskuuta 2024 10.00
    Vastaanottaja: Ada Quill <ada@quill.example>
    Aihe: Offer

Three short labels or more, a person first, a date with a clock time beside it. A list of somebody's own ("From:
Cologne, To: Ghent, Weight: 40 kg") names neither. Where the shape leaves it open, known words decide, a line drawn
above it, and whether those who write and receive this mail are named.
"""

from __future__ import annotations

import re

from goodstanding.importers.quoting.shapes import (
    LABEL,
    RULE,
    bare,
    has_address,
    has_angled_address,
    has_clock,
    has_date,
    named,
)
from goodstanding.importers.quoting.words import DIVIDERS, LABEL_ROLES, OWN_LABELS, WROTE

_DRAWN = re.compile(r"\s*(?:[_\-=*─━—–]\s?){5,}\s*$")
_TITLED = re.compile(r"\s*[-_=*#~‐—–─━]{2,}[\s>]*([^\n]{2,70}?)\s*[-_=*#~‐—–─━]{0,80}\s*:?\s*$")
_BETWEEN = re.compile(r"\s*-{3,}\s?([^\n]{10,200}?)\s?-{3,}\s*$")
_WIDEST = 250  # characters of a line with words between what is drawn
_FEW = 24  # lines that a block may take


def is_rule(line: str) -> bool:
    """Tell whether a line is only drawn."""
    return line == RULE or (line[:1] in "_-=*─━—– \t" and _DRAWN.match(line) is not None)


def divider_title(line: str) -> str:
    """Return what stands in a line such as "-----Original Message-----", "" when it is none."""
    found = _TITLED.match(line) if len(line) < _WIDEST else None
    return found.group(1) if found and any(c.isalpha() for c in found.group(1)) else ""


def is_label(line: str) -> bool:
    """Tell whether a line has the form of one of a block's."""
    found = LABEL.match(bare(line))
    return found is not None and len(found.group(1).split()) <= 4


def is_known_divider(line: str) -> bool:
    line = bare(line)
    title = divider_title(line)
    if title and len(title) < 60 and DIVIDERS.match(title.strip(" -_*‐")):
        return True
    # "---- On Tue, 05 Mar 2024 10:00:00 +0100 Ben Okri <ben@okri.example> wrote ----"
    said = _BETWEEN.match(line) if len(line) < _WIDEST else None
    return (
        said is not None
        and has_date(said.group(1))
        and (has_address(said.group(1)) or WROTE.search(said.group(1).lower()) is not None)
    )


def begins_block(lines: list[str], at: int, divided: bool, people: frozenset[str]) -> bool:
    """Tell whether a block of headers begins at a line; `divided`: a line is drawn above it."""
    first = bare(lines[at])
    found = LABEL.match(first)
    if found is None or len(found.group(1).split()) > 4:
        return False
    if len(first) > 60 and _in_one_line(found.group(1), found.group(2)):
        return True
    labels, values = _gathered(lines, at, divided)
    if not (labels and (divided or _could_lead(labels[0], values[0], people))):
        return False
    if len(labels) < (2 if divided else 3):
        return False
    return _judged(labels, values, divided, people)


def _could_lead(label: str, value: str, people: frozenset[str]) -> bool:
    """Tell whether a block can begin so: with a word that is known for it, a person or a date."""
    return label in LABEL_ROLES or has_address(value) or has_date(value) or named(value, people)


def _gathered(lines: list[str], at: int, divided: bool) -> tuple[list[str], list[str]]:
    """Return the labels and values of the block that begins at a line; a long list of recipients may be wrapped."""
    labels: list[str] = []
    values: list[str] = []
    gaps = 0
    apart: bool | None = None  # whether blank lines stand between the labels, as double-spaced HTML has it
    for line in lines[at : at + _FEW]:
        line = bare(line)
        if not line.strip():
            gaps += 1
            if gaps > 1 or apart is False:
                break
            continue
        found = LABEL.match(line)
        if found is not None and len(found.group(1).split()) <= 4:
            if len(labels) == 1 and values[0]:
                apart = gaps > 0
                if apart and at and lines[at - 1].strip() and not divided:
                    break  # the last line of a paragraph is no block's first
            if len(labels) == 8 or (apart and not gaps):
                break
            labels.append(" ".join(found.group(1).strip(" *_").lower().split()))
            values.append(found.group(2).strip(" \t*_"))
        elif labels and (
            not values[-1] or (not gaps and (line[0] in " \t" or values[-1][-1] in ",;<" or "@" in line))
        ):
            values[-1] = f"{values[-1]} {line.strip()}".strip()
        else:
            break
        gaps = 0
    return labels, values


def _judged(labels: list[str], values: list[str], divided: bool, people: frozenset[str]) -> bool:
    known = [LABEL_ROLES.get(label, "") for label in labels]
    roles = {role for role in known if role}
    whose = [has_address(value) for value in values]
    dated = [has_date(value) for value in values]
    timed = [d and has_clock(v) for d, v in zip(dated, values, strict=True)]
    person = True in whose[:3]
    when = True in timed[:4]
    if any(role == "from" and t and not w for role, t, w in zip(known, timed, whose, strict=True)):
        return False  # from ten to twelve o'clock
    met = sum(1 for value in values if named(value, people))
    enough = len(labels) >= 3
    if len(roles) >= 3 and "from" in known[:3] and ("subject" in roles or person or met or divided):
        return True
    if divided and len(roles) >= 2 and ("from" in roles or person or when):
        return True
    if enough and len(roles) >= 2 and person and True in dated[:4]:
        return True
    if not OWN_LABELS.isdisjoint(labels) and len(roles) < 2:
        return False
    if not (enough and when):
        return False
    if divided and (person or met or roles):
        return True
    # No word of it is known: then two of its lines name people, and one of them stands with an address.
    people_named = sum(1 for value, whole in zip(values, whose, strict=True) if whole or named(value, people))
    if person and people_named >= 2:
        return True
    angled = any(has_angled_address(value) for value in values[:3])
    return met > 0 and (angled or people_named >= 2 or len(roles) >= 2)


_INNER = re.compile(r"(?:^|(?<=\s))([^\s:：<>@]+(?:\s[^\s:：<>@]+){0,2}?)\s?[*_]*[:：](?=\s|\S)")


def _in_one_line(label: str, rest: str) -> bool:
    """Tell whether the labels that follow stand in the same line, as some programs run them together."""
    if LABEL_ROLES.get(label.strip(" *_").lower()) != "from" or not has_address(rest):
        return False
    roles: set[str] = set()
    for found in _INNER.finditer(rest[:2000]):
        words = found.group(1).strip("*_ ").lower().split()
        for length in (1, 2, 3):
            role = LABEL_ROLES.get(" ".join(words[-length:]))
            if role:
                roles.add(role)
    return "subject" in roles and len(roles & {"date", "to"}) > 0
