"""The plan as one readable file.

A plan is TOML that a person can write by hand, in the order in which it has to be thought: People,
Objective, Strategy (with its message), Tactics, Technology. This module turns the text into values, and
changes single places of the text without touching the comments around them.

    plan = read(text)          # Plan, with the order in which its steps were written
    text = changed(text, ("objectives", 0, "by"), date(2027, 3, 31))
    text = struck(text, 2, "serves no objective", on=date(2026, 11, 24))
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

import tomlkit
from tomlkit.exceptions import TOMLKitError

from goodstanding.plan import words

STEPS = ("people", "objective", "strategy", "tactics", "technology")
# Every name under which a part may be written, and the name used here.
_NAMES = {
    "people": "people",
    "person": "people",
    "audience": "people",
    "objective": "objectives",
    "objectives": "objectives",
    "goal": "objectives",
    "goals": "objectives",
    "message": "message",
    "messages": "message",
    "strategy": "strategy",
    "tactic": "tactics",
    "tactics": "tactics",
    "technology": "technology",
    "technologies": "technology",
    "tool": "technology",
    "tools": "technology",
    "offer": "offers",
    "offers": "offers",
    "accounts": "accounts",
    "made_together": "made_together",
    "struck": "struck",
    "plan": "plan",
}


# What may also stand above the first table, without [plan].
_HEAD = frozenset({"title", "owner", "company", "begun"})


class PlanError(ValueError):
    """The text is not a plan: one sentence with the line, the cause and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an interview, kept as it was said."""

    quote: str
    asks: str = ""
    who: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """People who are moved by the same thing and need the same thing; named in their own words."""

    name: str
    motivation: str = ""
    need: str = ""
    answers: tuple[Answer, ...] = ()
    members: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Objective:
    """What shall be true by when, whose it is, and where things stand now.

    `measure` is one of approaches, answers, conversations, meetings, deals where the ledger can count it, or
    any words. `start` and `to` are numbers in that measure; `times` asks for a multiple of `start`.
    """

    name: str
    says: str = ""
    measure: str = ""
    start: float | None = None
    to: float | None = None
    times: float | None = None
    since: date | None = None
    by: date | None = None
    owner: str = ""
    base_rate: str = ""
    numbers: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, when, and to whom."""

    says: str = ""
    what: str = ""
    when: str = ""
    to: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way that was weighed, and why it was not taken."""

    way: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Strategy:
    """The way chosen, why, and what it was chosen over."""

    says: str = ""
    because: str = ""
    instead_of: tuple[Alternative, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Tactic:
    """One thing to do: the objective it serves and what its result will be used for."""

    name: str
    says: str = ""
    serves: str = ""
    used_for: str = ""
    tool: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Technology:
    """One tool, the tactic it serves, and why this one."""

    tool: str
    serves: str = ""
    because: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered to a group, with what decides whether they come to it or it has to come to them.

    `searched_for`, `known_possible`, `local`: True, False, or None for "not known". `searches` are the words
    that people would type. `personas` are titles by which the group can be found. `cycle_weeks` is None when
    it is not known.
    """

    name: str
    group: str = ""
    searches: tuple[str, ...] = ()
    searched_for: bool | None = None
    known_possible: bool | None = None
    personas: tuple[str, ...] = ()
    local: bool | None = None
    place: str = ""
    deciders: int | None = None
    cycle_weeks: float | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. `order` lists the parts as they were written in the file, first one first."""

    title: str = ""
    owner: str = ""
    company: str = ""
    begun: date | None = None
    people: tuple[Group, ...] = ()
    objectives: tuple[Objective, ...] = ()
    message: Message | None = None
    strategy: Strategy | None = None
    tactics: tuple[Tactic, ...] = ()
    technology: tuple[Technology, ...] = ()
    offers: tuple[Offer, ...] = ()
    qualified: tuple[str, ...] = ()
    made_together: tuple[tuple[str, tuple[str, ...]], ...] = ()
    struck: tuple[Tactic, ...] = ()
    order: tuple[str, ...] = ()
    unknown: tuple[str, ...] = field(default=())


def read(text: str) -> Plan:
    """Return the plan written in `text`.

    Raises:
        PlanError: the text is not TOML, or a part has the wrong shape; says the line and what to write.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanError(_toml_error(text, error)) from error
    lines = _lines(text)
    parts: dict[str, object] = {}
    unknown = []
    order = []
    loose = {k: v for k, v in data.items() if k in _HEAD and not isinstance(v, dict | list)}
    for key, value in data.items():
        if key in loose:
            continue
        name = _NAMES.get(key.casefold())
        if name is None:
            unknown.append(key)
        elif name in parts:
            raise PlanError(f'"{key}" appears twice under two names; keep one of them')
        else:
            parts[name] = value
            order.append(name)
    head = {**loose, **_table(parts.get("plan"), "plan")}
    begun = words.day(head.get("begun"))
    objectives = tuple(
        _objective(table, n, lines.get(("objectives", n), 0), begun)
        for n, table in enumerate(_tables(parts.get("objectives"), "objectives"))
    )
    accounts = parts.get("accounts")
    qualified = accounts if isinstance(accounts, list) else _table(accounts, "accounts").get("qualified")
    return Plan(
        title=_text(head.get("title")),
        owner=_text(head.get("owner")),
        company=_text(head.get("company")),
        begun=begun,
        people=tuple(
            _group(t, lines.get(("people", n), 0))
            for n, t in enumerate(_tables(parts.get("people"), "people"))
        ),
        objectives=objectives,
        message=_message(parts.get("message"), lines),
        strategy=_strategy(parts.get("strategy"), lines),
        tactics=tuple(
            _tactic(t, lines.get(("tactics", n), 0))
            for n, t in enumerate(_tables(parts.get("tactics"), "tactics"))
        ),
        technology=tuple(
            Technology(
                tool=_first(t, "tool", "name", "says"),
                serves=_first(t, "serves", "for", "tactic"),
                because=_first(t, "because", "why"),
                line=lines.get(("technology", n), 0),
            )
            for n, t in enumerate(_tables(parts.get("technology"), "technology"))
        ),
        offers=tuple(
            _offer(t, lines.get(("offers", n), 0))
            for n, t in enumerate(_tables(parts.get("offers"), "offers"))
        ),
        qualified=_texts(qualified),
        made_together=tuple(
            (_first(t, "what", "name"), _texts(t.get("with")))
            for t in _tables(parts.get("made_together"), "made_together")
        ),
        struck=tuple(
            _tactic(t, lines.get(("struck", n), 0))
            for n, t in enumerate(_tables(parts.get("struck"), "struck"))
        ),
        order=tuple(order),
        unknown=tuple(unknown),
    )


def changed(text: str, path: Sequence[str | int], value: object) -> str:
    """Return `text` with one place set to `value`; comments and layout elsewhere stay as they were.

    Args:
        text: a plan.
        path: keys and list positions, such as ("objectives", 0, "by"). Tables and a list entry one past the
            end are made; None as `value` takes the place out.

    Raises:
        PlanError: the text is not TOML or the path leads nowhere.
    """
    document = _document(text)
    place: object = document
    for here, following in pairwise(path):
        place = _step(place, here, following)
    last = path[-1]
    if value is None:
        if isinstance(place, dict):
            place.pop(str(last), None)
        elif isinstance(place, list) and isinstance(last, int) and last < len(place):
            place.pop(last)
        return tomlkit.dumps(document)
    if isinstance(place, dict):
        place[str(last)] = value
    elif isinstance(place, list) and isinstance(last, int) and last < len(place):
        place[last] = value
    else:
        raise PlanError(
            f'there is no place "{".".join(map(str, path))}" in this plan; reload it and try again'
        )
    return tomlkit.dumps(document)


def struck(text: str, index: int, reason: str, *, on: date) -> str:
    """Return `text` with tactic number `index` (from 0) moved to `[[struck]]` with the day and the reason.

    Nothing is thrown away: a struck tactic can be put back by hand, or by `restored`.
    """
    return _moved(text, "tactics", "struck", index, {"struck_on": on, "struck_because": reason})


def restored(text: str, index: int) -> str:
    """Return `text` with struck tactic number `index` (from 0) back among the tactics."""
    return _moved(text, "struck", "tactics", index, {})


TEMPLATE = """\
# A plan in the order in which it has to be thought: People, Objective, Strategy, Tactics, Technology.
# Lines that begin with # are notes to yourself; they stay when the page saves this file.
# `goodstanding plan check` reads it and says what is not clear yet.

[plan]
title = ""
owner = ""            # your name
begun = {begun}

# 1. People: what moves them and what they need, in their own words.
#    `goodstanding plan guide` prints questions to ask; keep the answers as they were said.
[[people]]
name = ""             # a name for them made of their own words, not of their headcount
motivation = ""
need = ""

[[people.answers]]
asks = ""
quote = ""
who = ""
# on = {begun}

# 2. Objective: measurable, dated, owned, with a base rate.
[[objectives]]
name = ""
says = ""
measure = "deals"     # approaches, answers, conversations, meetings, deals: these your ledger can count
# to = 4
# by = 2027-03-31
owner = ""
base_rate = ""        # how often it happens now, and how you know; "ledger" if your own rows say it
numbers = []          # ratios that belong to this objective, such as "reply_ratio_received"

# 3. Strategy: the message (what, when, to whom), and why this way and not another.
[message]
says = ""
what = ""
when = ""
to = ""

[strategy]
says = ""
because = ""
# [[strategy.instead_of]]
# way = ""
# why_not = ""

# 4. Tactics: each names the objective it serves and what its result will be used for.
# [[tactics]]
# name = ""
# says = ""
# serves = ""
# used_for = ""

# 5. Technology: last.
# [[technology]]
# tool = ""
# serves = ""
# because = ""
"""


def _document(text: str) -> tomlkit.TOMLDocument:
    try:
        return tomlkit.parse(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except TOMLKitError as error:
        raise PlanError(f"the plan cannot be read: {error}; mend that line and save again") from error


def _step(place: object, here: str | int, following: str | int) -> object:
    if isinstance(place, dict):
        key = str(here)
        if key not in place:
            place[key] = tomlkit.aot() if isinstance(following, int) else tomlkit.table()
        return place[key]
    if isinstance(place, list) and isinstance(here, int):
        if here == len(place):
            place.append(tomlkit.table())
        if here < len(place):
            return place[here]
    raise PlanError(f'there is no place "{here}" in this plan; reload it and try again')


def _moved(text: str, source: str, target: str, index: int, extra: Mapping[str, object]) -> str:
    document = _document(text)
    key = next((k for k in document if _NAMES.get(str(k).casefold()) == source), None)
    rows = document[key] if key is not None else None
    if isinstance(rows, dict):
        rows = [rows] if index == 0 else []
        single = True
    else:
        single = False
    if not isinstance(rows, list) or not 0 <= index < len(rows):
        raise PlanError(f"there is no {source} number {index + 1} in this plan; reload it and try again")
    row = rows[index]
    kept = tomlkit.table()
    for name, value in row.items():
        if not str(name).startswith("struck_"):
            kept[name] = value.unwrap() if hasattr(value, "unwrap") else value
    for name, value in extra.items():
        kept[name] = value
    assert key is not None
    if single or len(rows) == 1:
        del document[key]
    else:
        del rows[index]
    there = next((k for k in document if _NAMES.get(str(k).casefold()) == target), None)
    if there is None:
        entries = tomlkit.aot()
        entries.append(kept)
        document.append(target, entries)
    else:
        existing = document[there]
        if isinstance(existing, dict):
            raise PlanError(
                f"write [[{there}]] with two brackets, so that there can be several, and try again"
            )
        assert isinstance(existing, list)
        existing.append(kept)
    return tomlkit.dumps(document)


def _toml_error(text: str, error: tomllib.TOMLDecodeError) -> str:
    found = re.search(r"line (\d+)", str(error))
    number = int(found[1]) if found else len(text.splitlines())
    lines = text.splitlines()
    quoted = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    reason = str(error).split(" (at ")[0].lower()
    return (
        f'line {number} cannot be read ({reason}): "{quoted}"; '
        'write a text between quotes, as in name = "…", and a date bare, as in by = 2027-03-31'
    )


def _lines(text: str) -> dict[tuple[str, int], int]:
    """Return the line (from 1) on which the n-th table of each part begins."""
    seen: dict[str, int] = {}
    found: dict[tuple[str, int], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[\[?\s*\"?([A-Za-z_]+)\"?\s*\]\]?\s*(?:#.*)?$", line):
            name = _NAMES.get(match[1].casefold())
            if name:
                count = seen.get(name, 0)
                found[(name, count)] = number
                seen[name] = count + 1
    return found


def _table(value: object, where: str) -> Mapping[str, object]:
    if value is None:
        return {}
    if isinstance(value, str):
        return {"says": value}
    if not isinstance(value, dict):
        raise PlanError(
            f'"{where}" should be a table: write [{where}] on a line of its own and its fields below'
        )
    return value


def _tables(value: object, where: str) -> list[Mapping[str, object]]:
    if value is None:
        return []
    if isinstance(value, list):
        return [_table(item, where) for item in value]
    return [_table(value, where)]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(_text(v) for v in value)
    return str(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, list):
        return tuple(_text(v) for v in value if _text(v))
    return (_text(value),)


def _first(table: Mapping[str, object], *names: str) -> str:
    for name in names:
        if found := _text(table.get(name)):
            return found
    return ""


def _number(value: object) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value)
    return words.amount(str(value))


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    text = _text(value).casefold()
    if text in {"yes", "true", "ja", "oui", "sí", "si"}:
        return True
    if text in {"no", "false", "nein", "non"}:
        return False
    return None


def _group(table: Mapping[str, object], line: int) -> Group:
    answers = []
    for key in ("answers", "interviews", "quotes"):
        found = table.get(key)
        for item in found if isinstance(found, list) else []:
            if isinstance(item, str):
                answers.append(Answer(quote=item))
                continue
            talk = _table(item, key)
            inner = talk.get("answers")
            if isinstance(inner, list):
                for one in inner:
                    one = _table(one, "answers")
                    answers.append(
                        _answer({**one, "who": one.get("who", talk.get("who")), "on": talk.get("on")})
                    )
            else:
                answers.append(_answer(talk))
    return Group(
        name=_first(table, "name", "group", "says"),
        motivation=_text(table.get("motivation")),
        need=_first(table, "need", "needs"),
        answers=tuple(a for a in answers if a.quote),
        members=_texts(table.get("members")),
        line=line,
    )


def _answer(table: Mapping[str, object]) -> Answer:
    return Answer(
        quote=_first(table, "quote", "says", "answer"),
        asks=_first(table, "asks", "question"),
        who=_text(table.get("who")),
        on=words.day(table.get("on")),
    )


def _objective(table: Mapping[str, object], n: int, line: int, begun: date | None) -> Objective:
    says = _first(table, "says", "text", "what")
    since = words.day(table.get("since")) or begun
    by = words.day(table.get("by"), since) or words.day(says, since)
    factor = _number(table.get("times")) or words.times(says)
    to = _number(table.get("to"))
    if to is None and factor is None:
        to = words.amount(says)
    rate = table.get("base_rate")
    if isinstance(rate, dict):
        rate = " ".join(_text(v) for v in rate.values())
    return Objective(
        name=_first(table, "name", "id") or says or f"objective {n + 1}",
        says=says,
        measure=_text(table.get("measure")) or words.measure(says) or "",
        start=_number(table.get("from")),
        to=to,
        times=factor,
        since=since,
        by=by,
        owner=_text(table.get("owner")),
        base_rate=_text(rate),
        numbers=_texts(table.get("numbers")),
        line=line,
    )


def _message(value: object, lines: Mapping[tuple[str, int], int]) -> Message | None:
    if value is None:
        return None
    rows = _tables(value, "message")
    if not rows:
        return None
    table = rows[0]
    when = table.get("when")
    return Message(
        says=_first(table, "says", "text"),
        what=_text(table.get("what")),
        when=str(when) if isinstance(when, date | datetime) else _text(when),
        to=_first(table, "to", "whom", "to_whom"),
        line=lines.get(("message", 0), 0),
    )


def _strategy(value: object, lines: Mapping[tuple[str, int], int]) -> Strategy | None:
    if value is None:
        return None
    rows = _tables(value, "strategy")
    if not rows:
        return None
    table = rows[0]
    others = table.get("instead_of")
    alternatives = []
    for item in others if isinstance(others, list) else [others] if others else []:
        if isinstance(item, str):
            way, _, reason = item.partition(":")
            alternatives.append(Alternative(way.strip(), reason.strip()))
        else:
            found = _table(item, "strategy.instead_of")
            alternatives.append(
                Alternative(_first(found, "way", "what", "says"), _first(found, "why_not", "because"))
            )
    return Strategy(
        says=_first(table, "says", "text"),
        because=_first(table, "because", "why"),
        instead_of=tuple(alternatives),
        line=lines.get(("strategy", 0), 0),
    )


def _tactic(table: Mapping[str, object], line: int) -> Tactic:
    says = _first(table, "says", "text", "what")
    return Tactic(
        name=_first(table, "name") or says,
        says=says,
        serves=_first(table, "serves", "objective"),
        used_for=_first(table, "used_for", "result_used_for", "result"),
        tool=_first(table, "tool", "with"),
        line=line,
    )


def _offer(table: Mapping[str, object], line: int) -> Offer:
    deciders = _number(table.get("deciders"))
    return Offer(
        name=_first(table, "name", "says"),
        group=_first(table, "people", "group", "audience"),
        searches=_texts(table.get("searches")),
        searched_for=_truth(table.get("searched_for")),
        known_possible=_truth(table.get("known_possible")),
        personas=_texts(table.get("personas")),
        local=_truth(table.get("local")),
        place=_text(table.get("place")),
        deciders=int(deciders) if deciders is not None else None,
        cycle_weeks=_number(table.get("cycle_weeks")),
        line=line,
    )
