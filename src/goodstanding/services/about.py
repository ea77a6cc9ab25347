"""About a person: what the owner sets, remarks and groups; obeyed by Today, Check and Introduce."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from goodstanding.ledger.standing import stage_of
from goodstanding.notes.about import FIELDS, RELATIONS, About, Facts, NotSo, Said, about, holds, read, rule
from goodstanding.services.people import Unclear, one_person
from goodstanding.store import byhand, clock, journal, queries, ties
from goodstanding.store.queries import PersonRow

__all__ = [
    "RELATIONS",
    "add_to_group",
    "group_rule",
    "groups",
    "of",
    "relations",
    "remove_from_group",
    "set_values",
]

_WHATS = (*FIELDS, *RELATIONS, "no relation", "birthday", "remark", "link", "group", "no group")
RULE = "group rule"


def of(person: PersonRow) -> About:
    """Return what the owner said of a person."""
    return _of(person.ref)


def _of(ref: str) -> About:
    return about(_said(entry) for entry in journal.entries(byhand.ROOM, _WHATS, person=ref))


def _said(entry: journal.Entry) -> Said:
    return Said(entry.what, str(entry.data.get("value", "")), entry.id)


def relations(until: datetime | None = None) -> Mapping[str, str]:
    """Return the relation of everybody who has one, by reference."""
    found: dict[str, str] = {}
    for entry in journal.entries(byhand.ROOM, (*RELATIONS, "no relation"), until=until):
        for ref in entry.people:
            found[ref] = "" if entry.what == "no relation" else entry.what
    return {ref: relation for ref, relation in found.items() if relation}


def set_values(people: Sequence[str], said: Sequence[str]) -> dict[str, Any]:
    """Set `key=value` of one person or of several at once, and return what is now said of the first.

    Several go and come back together. Raises Unclear.
    """
    try:
        pairs = [read(one) for one in said]
    except NotSo as error:
        raise Unclear(str(error)) from error
    known = [one_person(name) for name in people]
    if not pairs or not known:
        raise Unclear("Say whom, and what: goodstanding set PERSON key=value.")
    batch = secrets.token_hex(4) if len(known) * len(pairs) > 1 else ""
    for person in known:
        for key, value in pairs:
            what = (value or "no relation") if key == "relation" else key
            _write(person, what, value, batch)
    if any(key in FIELDS for key, _ in pairs):
        ties.again(ties.handles_of([person.id for person in known]))
    return as_json(queries.person(known[0].ref) or known[0]) | {"set": dict(pairs), "people": len(known)}


def _write(person: PersonRow, what: str, value: str, batch: str = "") -> int:
    return journal.write(
        byhand.ROOM, what, data={"value": value} | ({"batch": batch} if batch else {}), people=[person.ref]
    )


def as_json(person: PersonRow) -> dict[str, Any]:
    """Return what is said of a person, as JSON."""
    said = of(person)
    return {
        "person": person.name or person.ref,
        "ref": person.ref,
        "position": person.position,
        "company": person.company,
        "place": person.place,
        "relation": said.relation or None,
        "birthday": said.birthday or None,
        "remarks": [one.value for one in said.remarks],
        "links": [one.value for one in said.links],
        "groups": [one.value for one in said.groups],
    }


# -- groups ---------------------------------------------------------------------------------------------


def add_to_group(name: str, people: Sequence[str]) -> dict[str, Any]:
    """Put people into a group. Raises Unclear."""
    return _each(name, people, "group")


def remove_from_group(name: str, people: Sequence[str]) -> dict[str, Any]:
    """Take people out of a group, or the whole group away when nobody is named. Raises Unclear."""
    if not people:
        found = next((one for one in groups() if one["name"] == name), None)
        if found is None:
            raise Unclear(f'There is no group "{name}".')
        for entry in journal.entries(byhand.ROOM, RULE, about=name):
            journal.undo(entry.id)
        people = [one["ref"] for one in found["people"] if not one["by_rule"]]
    return _each(name, people, "no group")


def _each(name: str, people: Sequence[str], what: str) -> dict[str, Any]:
    name = _name(name)
    known = [one_person(text) for text in people]
    batch = secrets.token_hex(4) if len(known) > 1 else ""
    for person in known:
        _write(person, what, name, batch)
    return next((one for one in groups() if one["name"] == name), {"name": name, "rule": None, "people": []})


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name or len(name) > 80:
        raise Unclear("Give the group a name of at most 80 letters.")
    return name


def group_rule(name: str, text: str) -> dict[str, Any]:
    """Let a rule say who belongs to a group ("role has buyer and stage at least conversing"). Raises Unclear."""
    try:
        rule(text)
    except NotSo as error:
        raise Unclear(str(error)) from error
    journal.write(byhand.ROOM, RULE, about=_name(name), data={"value": " ".join(text.lower().split())})
    return next(one for one in groups() if one["name"] == _name(name))


def groups(as_of: datetime | None = None) -> list[dict[str, Any]]:
    """Return the groups by name, each with its rule and its people: those put there, and those by the rule."""
    moment = as_of or clock.now()
    members: dict[str, dict[str, bool]] = {}
    for entry in journal.entries(byhand.ROOM, ("group", "no group"), until=as_of):
        inside = members.setdefault(str(entry.data["value"]), {})
        for ref in entry.people:
            if entry.what == "group":
                inside[ref] = False
            else:
                inside.pop(ref, None)
    rules = {
        entry.about: str(entry.data["value"]) for entry in journal.entries(byhand.ROOM, RULE, until=as_of)
    }
    if rules:
        for name, refs in _by_rule(rules, moment).items():
            for ref in refs:
                members.setdefault(name, {}).setdefault(ref, True)
            members.setdefault(name, {})
    names = queries.names(ref for inside in members.values() for ref in inside)
    return [
        {
            "name": name,
            "rule": rules.get(name),
            "people": [
                {"ref": ref, "name": names.get(ref) or ref, "by_rule": by_rule}
                for ref, by_rule in sorted(inside.items(), key=lambda pair: names.get(pair[0]) or pair[0])
            ],
        }
        for name, inside in sorted(members.items())
        if inside or name in rules
    ]


def _by_rule(rules: Mapping[str, str], moment: datetime) -> dict[str, list[str]]:
    people, _ = queries.people(sort="name", limit=10_000_000)
    known = ties.kept_of([person.id for person in people])
    marked = relations()
    at = moment.timestamp()
    found: dict[str, list[str]] = {name: [] for name in rules}
    clauses = {name: rule(text) for name, text in rules.items()}
    for person in people:
        tie = known.get(person.id)
        facts = Facts(
            person.name,
            person.position,
            person.company,
            person.place,
            str(stage_of(tie, at)) if tie else "stranger",
            marked.get(person.ref, ""),
            (moment - person.last_at).total_seconds() / 86_400 if person.last_at else None,
        )
        for name, some in clauses.items():
            if holds(some, facts):
                found[name].append(person.ref)
    return found
