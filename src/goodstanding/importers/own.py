"""Goodstanding's own export: what `goodstanding export` and `goodstanding export --people` write.

    goodstanding export > rows.jsonl
    goodstanding export --people > people.jsonl
    goodstanding import rows.jsonl people.jsonl --home NEW

Each line is one JSON object. Rows carry id, at, precision, actor, recipients, kind, network, conversation,
text, subject, source; people carry person, name, owner, handles and the profiles that sources gave. Rows keep
their ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from goodstanding.importers import Hints
from goodstanding.importers.export import Entry, Export
from goodstanding.values import (
    FileRead,
    Handle,
    Interaction,
    Kind,
    Precision,
    Problem,
    Profile,
    Record,
    Source,
    Status,
    Visibility,
)

NAME = "goodstanding"
CANNOT_SHOW: tuple[str, ...] = ()


def claims(export: Export) -> Sequence[Entry]:
    """Return the entries that begin with a row or a person as we write them."""
    return [entry for entry in export.entries if _is_rows(entry.head) or _is_people(entry.head)]


def _is_rows(head: bytes) -> bool:
    return head.startswith(b'{"id": "') and b'"precision": "' in head and b'"actor": ' in head


def _is_people(head: bytes) -> bool:
    return head.startswith(b'{"person": "') and b'"handles": [' in head


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield people before rows, so that the owner is known when the rows come."""
    for entry in sorted(entries, key=lambda e: not _is_people(e.head)):
        people = _is_people(entry.head)
        rows = kept = 0
        with entry.open() as stream:
            for number, line in enumerate(stream, 1):
                if not line.strip():
                    continue
                rows += 1
                try:
                    said = json.loads(line)
                    if people:
                        yield from _person(said, Source(entry.path, number))
                    else:
                        yield _row(said, entry.path)
                    kept += 1
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    yield Problem(
                        f"{entry.path}:{number}",
                        f"this line is not what 'goodstanding export' writes ({error})",
                        "Export again and import the new file; the other lines were read.",
                    )
        yield FileRead(entry.path, NAME, Status.READ, rows, kept)


def _row(said: dict[str, object], path: str) -> Interaction:
    file, _, row = str(said.get("source") or path).rpartition(":")
    source = Source(file, int(row)) if file and row.isdigit() else Source(str(said.get("source") or path))
    at = said["at"]
    recipients = said["recipients"]
    if not isinstance(recipients, list):
        raise ValueError("recipients is not a list")
    return Interaction(
        at=datetime.fromisoformat(str(at)).astimezone(UTC) if at else None,
        actor=Handle.parse(str(said["actor"])),
        recipients=tuple(Handle.parse(str(one)) for one in recipients),
        kind=Kind(str(said["kind"])),
        network=str(said["network"]),
        source=source,
        text=str(said.get("text") or ""),
        conversation=str(said.get("conversation") or ""),
        subject=str(said.get("subject") or ""),
        precision=Precision(str(said["precision"])),
        visibility=Visibility(str(said.get("visibility") or "private")),
        zoneless=bool(said.get("zoneless")),
        identity=_identity(str(said["id"])),
    )


def _identity(id: str) -> str:
    if len(bytes.fromhex(id)) != 20:
        raise ValueError(f'"{id}" is not an id of ours')
    return f"goodstanding:{id}"


def _person(said: dict[str, object], source: Source) -> Iterator[Profile]:
    handles = [Handle.parse(str(one)) for one in said["handles"]]  # type: ignore[attr-defined]
    owner = bool(said.get("owner"))
    profiles = said.get("profiles") or []
    yield Profile(handles[0], source, owner=owner, also=tuple(handles[1:]))
    for one in profiles:  # type: ignore[attr-defined]
        seen = one.get("seen_on")
        yield Profile(
            Handle.parse(one["handle"]),
            source,
            name=one.get("name", ""),
            seen_on=date.fromisoformat(seen) if seen else None,
            position=one.get("position", ""),
            company=one.get("company", ""),
            place=one.get("place", ""),
            url=one.get("url", ""),
            headline=one.get("headline", ""),
            owner=owner,
            inferred=bool(one.get("inferred")),
        )
