"""About a person: what the owner set, remarked and grouped, folded from entries in the order written; later ones win."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

# What may be set of a person, and how it is called where sources fill it in too.
FIELDS: Mapping[str, str] = {"name": "name", "role": "position", "company": "company", "place": "place"}
RELATIONS = ("customer", "partner", "friend", "colleague", "competitor", "leave alone", "do not contact")
QUIET = frozenset({"leave alone", "do not contact"})  # nothing is suggested about them, and Check says so
KEYS = (*FIELDS, "relation", "birthday", "remark", "link")
STAGES = ("stranger", "noticed", "acquainted", "conversing", "trusted")


class NotSo(ValueError):
    """What was to be set, or a group's rule, cannot be read; the text says how to write it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of a person: `what` is a key, a relation or "group"; `entry` is the number it is taken back by."""

    what: str
    value: str
    entry: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What the owner said of a person."""

    relation: str = ""
    birthday: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Said, ...] = ()
    links: tuple[Said, ...] = ()
    groups: tuple[Said, ...] = ()

    @property
    def quiet(self) -> bool:
        return self.relation in QUIET


def about(said: Iterable[Said]) -> About:
    """Return what things said amount to, oldest first. An empty value takes a field or the relation back."""
    relation, birthday = "", ""
    fields: dict[str, str] = {}
    lists: dict[str, list[Said]] = {"remark": [], "link": [], "group": []}
    for one in said:
        if one.what in RELATIONS:
            relation = one.what
        elif one.what == "no relation":
            relation = ""
        elif one.what == "birthday":
            birthday = one.value
        elif one.what in FIELDS:
            fields[one.what] = one.value
        elif one.what == "no group":
            lists["group"] = [other for other in lists["group"] if other.value != one.value]
        elif one.what in lists:
            lists[one.what] = [other for other in lists[one.what] if other.value != one.value] + [one]
    kept = {name: value for name, value in fields.items() if value}
    return About(
        relation, birthday, kept, tuple(lists["remark"]), tuple(lists["link"]), tuple(lists["group"])
    )


def read(text: str) -> tuple[str, str]:
    """Return key and value of `key=value`. Raises NotSo with how to write it."""
    key, equals, value = text.partition("=")
    key, value = key.strip().lower(), " ".join(value.split())
    key = {"position": "role", "title": "role"}.get(key, key)
    if not equals or key not in KEYS:
        raise NotSo(f'"{text}" cannot be set; write key=value with one of {", ".join(KEYS)}.')
    if key == "relation" and value and value not in RELATIONS:
        raise NotSo(f'"{value}" is no relation; there are {", ".join(RELATIONS)}, or nothing after the "=".')
    if key == "birthday" and value and not _is_birthday(value):
        raise NotSo(f'"{value}" is no birthday; write it like 1984-05-31, or 05-31 without the year.')
    return key, value


def _is_birthday(text: str) -> bool:
    try:
        date.fromisoformat(text if len(text) > 5 else f"2024-{text}")
    except ValueError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Facts:
    """What a group's rule asks of a person."""

    name: str = ""
    role: str = ""
    company: str = ""
    place: str = ""
    stage: str = "stranger"
    relation: str = ""
    silence_days: float | None = None


_CLAUSES = (
    re.compile(r"(?P<field>name|role|company|place) (?P<how>has|is) (?P<value>.+)"),
    re.compile(rf"(?P<field>stage) (?P<how>is|at least|at most) (?P<value>{'|'.join(STAGES)})"),
    re.compile(rf"(?P<field>relation) (?P<how>is) (?P<value>{'|'.join(RELATIONS)})"),
    re.compile(r"(?P<field>silence) (?P<how>over|under) (?P<value>\d{1,5}) days"),
)
HOW_TO_RULE = (
    'write it like "role has buyer and stage at least conversing"; there are name, role, company and place (has, is), '
    "stage (is, at least, at most), relation (is) and silence (over, under ... days)"
)


def rule(text: str) -> tuple[tuple[str, str, str], ...]:
    """Return the clauses of a group's rule: (field, how, value), all of which must hold. Raises NotSo."""
    found = []
    for part in re.split(r"\s+and\s+", " ".join(text.lower().split())):
        match = next((m for pattern in _CLAUSES if (m := pattern.fullmatch(part))), None)
        if match is None:
            raise NotSo(f'"{part}" is no rule for a group; {HOW_TO_RULE}.')
        found.append((match["field"], match["how"], match["value"]))
    return tuple(found)


def holds(clauses: Iterable[tuple[str, str, str]], facts: Facts) -> bool:
    """Say whether a person belongs to a group by its rule."""
    return all(_holds(*clause, facts) for clause in clauses)


def _holds(name: str, how: str, value: str, facts: Facts) -> bool:
    if name == "stage":
        here, there = STAGES.index(facts.stage), STAGES.index(value)
        return {"is": here == there, "at least": here >= there, "at most": here <= there}[how]
    if name == "silence":
        silent = facts.silence_days
        return silent is not None and (silent > int(value) if how == "over" else silent < int(value))
    said = str(getattr(facts, name)).casefold()
    return said == value if how == "is" else bool(re.search(rf"\b{re.escape(value)}", said))
