"""Monica, the personal CRM: its JSON export, for people whose home for relationships has closed.

How to get it: Settings -> Export -> JSON (Monica 3 and 4). The older SQL export is named and declined.

What becomes of it: contacts are profiles; activities with several people `meeting`; calls `call`; conversations
`message`, in the direction that Monica says; notes, tasks and reminders `note`; "we met through" an
`introduction`. Gifts, debts, pets, food, birthdays and the journal are left out and counted.

Shape: `{version, app_version, export_date, account: {data: [{count, type, values: [...]}], properties, instance}}`
(2021 to 2024), and before it `{account: {users, contacts, activities: {count, values}}}`. Inside a contact `data`
holds its calls, notes, contact fields and so on; activities are named by their number. Source: Monica's own code.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from goodstanding.importers.addresses import clean_address, clean_name
from goodstanding.importers.crm import addresses_in, linkedin_handle
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.text import UNDATED, Moment, clean, iso_moment, plain_text
from goodstanding.values import (
    FileRead,
    Handle,
    Interaction,
    Kind,
    Problem,
    Profile,
    Record,
    Source,
    Status,
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "monica"
CANNOT_SHOW = ("What you did not write down: Monica knows only what it was told.",)
_MOST_BYTES = 300 << 20
TEXT_LIMIT = 50_000

Node = Mapping[str, object]


def claims(export: Export) -> Sequence[Entry]:
    """Return Monica's JSON exports, and its SQL exports so that they can be declined by name."""
    return [entry for entry in export.entries if _shape(entry)]


_ACCOUNT = re.compile(rb"\"account\"\s*:\s*\{")
_MARKS = (
    b'"app_version"', b'"exported_by"', b'"number_of_invitations_sent"', b'"api_key"', b'"google2fa_secret"',
    b'"addressbook', b'"activity_types"', b'"type":"user"', b'"type": "user"',
)  # fmt: skip


def _shape(entry: Entry) -> str:
    name = entry.name.lower()
    head = entry.head
    if name.endswith(".json") or head.lstrip()[:1] == b"{":
        if _ACCOUNT.search(head) and any(mark in head for mark in _MARKS):
            return "json"
    elif name.endswith(".sql") and b"onica" in head and b"INSERT" in head.upper():
        return "sql"
    return ""


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield people, then what was done with them; the account of each file last."""
    for entry in entries:
        if _shape(entry) == "sql":
            yield FileRead(
                entry.path,
                NAME,
                Status.IGNORED,
                why="Monica's SQL export; choose JSON under Settings, Export instead",
            )
            continue
        if entry.size > _MOST_BYTES:
            yield Problem(
                entry.path, "the file is larger than 300 MB", "Export without photos and documents."
            )
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="too large")
            continue
        try:
            whole = json.loads(entry.read().decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError) as broken:
            where = (
                f"{entry.path}:{broken.lineno}" if isinstance(broken, json.JSONDecodeError) else entry.path
            )
            yield Problem(
                where,
                "the JSON is damaged or ends too early",
                "Make the export again in Monica; nothing of it was read.",
            )
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="damaged")
            continue
        try:
            yield from _Account(entry.path, hints).records(_node(whole))
        except RecursionError:
            yield Problem(entry.path, "the JSON is nested too deeply", "Make the export again in Monica.")
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="damaged")


def _node(value: object) -> Node:
    return cast(Node, value) if isinstance(value, dict) else {}


def _said(node: Node, *names: str) -> str:
    """Return the first of these values that is there, as text: in the node's properties or beside them."""
    inner = _node(node.get("properties"))
    for name in names:
        for place in (inner, node):
            value = place.get(name)
            if isinstance(value, str) and value.strip():
                return clean(value).strip()
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return str(value)
    return ""


def _yes(node: Node, name: str) -> bool:
    value = _node(node.get("properties")).get(name, node.get(name))
    return value in (True, 1, "1", "true", "yes")


def _members(node: Node, kind: str, plural: str) -> list[Node]:
    """Return the members of one kind, in the newer shape (`data`) or the older (`contacts: {values}`)."""
    out: list[Node] = []
    data = node.get("data")
    for one in data if isinstance(data, list) else ():
        held = _node(one)
        values = held.get("values")
        if held.get("type") == kind and isinstance(values, list):
            out += [_node(v) if isinstance(v, dict) else {"uuid": v} for v in values]
    for place in (node, _node(node.get("properties"))):
        older = place.get(plural)
        values = older if isinstance(older, list) else _node(older).get("values")
        if isinstance(values, list):
            out += [_node(v) if isinstance(v, dict) else {"uuid": v} for v in values]
    return out


def _when(node: Node, *names: str) -> Moment:
    for name in names:
        said = _said(node, name)
        if not said:
            said = _said(_node(_node(node.get("properties")).get(name, node.get(name))), "date")
        if said:
            moment = iso_moment(said)
            if moment.at is not None:
                return moment
    return UNDATED


class _Account:
    """One export: who its people are, and what is told of them."""

    def __init__(self, path: str, hints: Hints) -> None:
        self.path = path
        self.hints = hints
        self.rows = self.kept = 0
        self.left_out: Counter[str] = Counter()
        self.me = Handle("name", "monica/you")
        self.types: dict[str, str] = {}
        self.seen_on: date | None = None
        self.names: dict[str, str] = {}
        self.with_whom: defaultdict[str, list[Handle]] = defaultdict(list)

    def records(self, whole: Node) -> Iterator[Record]:
        account = _node(whole.get("account"))
        exported = iso_moment(_said(whole, "export_date", "exported_at"))
        self.seen_on = exported.at.date() if exported.at else None
        for held in ("contact_field_types", "activity_types"):
            for place in (_node(account.get("instance")), account, _node(account.get("properties"))):
                values = place.get(held)
                for one in values if isinstance(values, list) else ():
                    node = _node(one)
                    self.types[_said(node, "uuid")] = _said(
                        node, "type", "name", "translation_key"
                    ).casefold()
        yield from self._owner(account)
        contacts = _members(account, "contact", "contacts")
        for contact in contacts:
            yield from self._person(contact)
        for number, contact in enumerate(contacts, 1):
            yield from self._history(contact, number)
        for number, activity in enumerate(_members(account, "activity", "activities"), 1):
            yield from self._activity(activity, number)
        for kind, plural in (
            ("journal_entry", "journal_entries"),
            ("document", "documents"),
            ("photo", "photos"),
        ):
            count = len(_members(account, kind, plural))
            if count:
                self.rows += count
                self.left_out[kind.replace("_", " ")] += count
        if not contacts:
            yield Problem(
                self.path,
                "no contacts are in this export",
                "Make the export again in Monica; it should hold account, data and contacts.",
            )
        yield FileRead(self.path, NAME, Status.READ, self.rows, self.kept, "", dict(self.left_out))

    def _owner(self, account: Node) -> Iterator[Record]:
        users = _members(account, "user", "users")
        for number, user in enumerate(users):
            address = clean_address(_said(user, "email"))
            contact = _said(user, "me_contact")
            handles = [Handle("email", address)] if address else []
            if contact:
                handles.append(Handle(NAME, contact))
            if not handles:
                continue
            if number == 0:
                self.me = handles[0]
            name = clean_name(f"{_said(user, 'first_name')} {_said(user, 'last_name')}")
            yield Profile(
                handles[0], Source(self.path), name, self.seen_on, also=tuple(handles[1:]), owner=number == 0
            )
        if self.me.network == "name":
            mine = sorted(h for h in self.hints.owner if h.network == "email")
            self.me = mine[0] if mine else self.me
            yield Profile(self.me, Source(self.path), owner=True, inferred=not mine)

    def _person(self, contact: Node) -> Iterator[Record]:
        self.rows += 1
        number = _said(contact, "uuid", "id", "hash_id")
        parts = (_said(contact, "first_name"), _said(contact, "middle_name"), _said(contact, "last_name"))
        name = clean_name(" ".join(p for p in parts if p)) or clean_name(_said(contact, "nickname"))
        if not number or not name:
            self.left_out["contact without a number or a name"] += 1
            return
        self.names[number] = name
        emails: list[str] = []
        linkedin: Handle | None = None
        page = ""
        for held in _members(contact, "contact_field", "contact_fields"):
            data = _said(held, "data", "content")
            found = addresses_in([data])
            if found:
                emails += [e for e in found if e not in emails]
            elif (profile := linkedin_handle(data)) is not None:
                linkedin = linkedin or profile
            elif data.startswith(("http://", "https://")) and not page:
                page = data
        places: list[str] = []
        for address in _members(contact, "address", "addresses"):
            places += [
                p for p in (_said(address, "city"), _said(address, "country")) if p and p not in places
            ]
        also = [Handle("email", e) for e in emails] + ([linkedin] if linkedin is not None else [])
        self.kept += 1
        yield Profile(
            Handle(NAME, number),
            Source(self.path, self.rows),
            name,
            self.seen_on,
            _said(contact, "job")[:300],
            _said(contact, "company")[:300],
            ", ".join(places)[:300],
            page[:500],
            _said(contact, "description")[:500],
            tuple(h for h in also if h != self.me),
        )
        if Handle("email", self.me.key) in also:
            self.names.pop(number)  # you, as one of your own contacts

    def _history(self, contact: Node, number: int) -> Iterator[Record]:
        uuid = _said(contact, "uuid", "id", "hash_id")
        if uuid not in self.names:
            return
        them = Handle(NAME, uuid)
        source = Source(self.path, number)
        for call in _members(contact, "call", "calls"):
            theirs = _yes(call, "contact_called")
            moment = _when(call, "called_at", "created_at")
            text = plain_text(_said(call, "content"))
            yield self._row(
                Kind.CALL, them if theirs else self.me, self.me if theirs else them, moment, text, source
            )
        for talk in _members(contact, "conversation", "conversations"):
            yield from self._conversation(talk, them, source)
        for note in _members(contact, "note", "notes"):
            yield self._row(Kind.NOTE, self.me, them, _when(note, "created_at"), _said(note, "body"), source)
        for task in _members(contact, "task", "tasks"):
            text = "\n".join(x for x in (_said(task, "title"), _said(task, "description")) if x)
            done = "done" if _yes(task, "completed") else "to do"
            yield self._row(
                Kind.NOTE,
                self.me,
                them,
                _when(task, "completed_at", "created_at"),
                text,
                source,
                f"task, {done}",
            )
        for reminder in _members(contact, "reminder", "reminders"):
            every = _said(reminder, "frequency_type").replace("_", " ")
            first = _said(reminder, "initial_date")[:10]
            said = [
                _said(reminder, "title"),
                _said(reminder, "description"),
                f"{every}, from {first}" if first else every,
            ]
            text = "\n".join(x for x in said if x)
            yield self._row(Kind.NOTE, self.me, them, _when(reminder, "created_at"), text, source, "reminder")
        for activity in _members(contact, "activity", "activities"):
            if key := _said(activity, "uuid"):
                self.with_whom[key].append(them)
        through = _said(contact, "first_met_through")
        if through in self.names and through != uuid:
            self.rows += 1
            self.kept += 1
            moment = _when(contact, "first_met_date")
            yield Interaction(
                moment.at,
                Handle(NAME, through),
                (self.me, them),
                Kind.INTRODUCTION,
                NAME,
                source,
                "",
                precision=moment.precision,
                zoneless=moment.zoneless,
                identity=f"met/{uuid}",
            )
        for kind, plural in (
            ("gift", "gifts"),
            ("debt", "debts"),
            ("pet", "pets"),
            ("life_event", "life_events"),
        ):
            count = len(_members(contact, kind, plural))
            if count:
                self.rows += count
                self.left_out[plural.replace("_", " ")] += count

    def _conversation(self, talk: Node, them: Handle, source: Source) -> Iterator[Record]:
        key = _said(talk, "uuid")
        messages = talk.get("messages") or _node(talk.get("properties")).get("messages")
        if isinstance(messages, dict):
            messages = messages.get("values")
        if not isinstance(messages, list):
            messages = _members(talk, "message", "messages")
        for one in messages:
            message = _node(one)
            mine = _yes(message, "written_by_me")
            moment = _when(message, "written_at")
            if moment.at is None:
                moment = _when(talk, "happened_at")
            yield self._row(
                Kind.MESSAGE,
                self.me if mine else them,
                them if mine else self.me,
                moment,
                plain_text(_said(message, "content")),
                source,
                conversation=f"monica:conversation/{key}" if key else "",
            )

    def _row(
        self,
        kind: Kind,
        actor: Handle,
        recipient: Handle,
        moment: Moment,
        text: str,
        source: Source,
        subject: str = "",
        conversation: str = "",
    ) -> Interaction:
        self.rows += 1
        self.kept += 1
        return Interaction(
            moment.at,
            actor,
            (recipient,),
            kind,
            NAME,
            source,
            text[:TEXT_LIMIT],
            conversation,
            subject,
            moment.precision,
            zoneless=moment.zoneless,
        )

    def _activity(self, activity: Node, number: int) -> Iterator[Record]:
        self.rows += 1
        key = _said(activity, "uuid")
        who = self.with_whom.get(key, [])
        if not who:
            self.left_out["activity with nobody"] += 1
            return
        moment = _when(activity, "happened_at", "created_at")
        self.kept += 1
        said = [
            self.types.get(_said(activity, "type"), "").replace("_", " "),
            plain_text(_said(activity, "description")),
        ]
        yield Interaction(
            moment.at,
            self.me,
            tuple(dict.fromkeys(who)),
            Kind.MEETING,
            NAME,
            Source(self.path, number),
            "\n".join(x for x in said if x)[:TEXT_LIMIT],
            f"monica:activity/{key}" if key else "",
            _said(activity, "summary")[:500],
            moment.precision,
            zoneless=moment.zoneless,
            identity=f"activity/{key}" if key else "",
        )
