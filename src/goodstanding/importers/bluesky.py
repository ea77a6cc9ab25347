"""Bluesky and others on the AT Protocol: your repository, a CAR file.

How to get it: Settings -> Account -> Export my data -> Download CAR file.

What it holds for us: posts, replies, mentions, quotes, reposts, likes, follows, each with its time. Blocks and
lists are counted; collections of other applications are listed. Handles are not in it: people are DIDs.

The tree is walked from the root commit. Old files also hold deleted records and history, which the tree no
longer reaches, so a scan over all blocks would bring back what was deleted.

Sources: atproto.com/specs/repository, ipld.io/specs/transport/car/carv1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from goodstanding.importers.account import Account
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.jsonstream import inside, mapping, sequence, words
from goodstanding.importers.text import UNDATED, Moment, counted, epoch_moment, iso_moment
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
    Visibility,
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "bluesky"
CANNOT_SHOW = (
    "Replies, likes, reposts and mentions that you received, and who follows you.",
    "Chat messages: they are not in the repository.",
    "What the people you follow are called: the file names them by their permanent number (DID) only.",
)

LARGEST = 1 << 30
_DID = re.compile(r"did:[a-z]+:[A-Za-z0-9._:%-]{1,240}$")
_URI = re.compile(r"at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/([A-Za-z0-9.-]+)/(\S+)$")
_COUNTED = {
    "app.bsky.graph.block": "people you blocked",
    "app.bsky.graph.list": "your lists",
    "app.bsky.graph.listitem": "people on your lists",
    "app.bsky.graph.listblock": "lists you blocked",
    "app.bsky.graph.starterpack": "your starter packs",
    "app.bsky.feed.threadgate": "settings of posts",
    "app.bsky.feed.postgate": "settings of posts",
    "app.bsky.feed.generator": "your feeds",
    "app.bsky.feed.vote": "of a form no longer used",
    "app.bsky.graph.confirmation": "of a form no longer used",
    "app.bsky.system.declaration": "of a form no longer used",
    "app.bsky.labeler.service": "settings",
    "chat.bsky.actor.declaration": "settings",
    "app.bsky.actor.status": "settings",
}
_AGAIN = "Download the file again and import it; what could be read was kept, and is kept once."


def _is_car(head: bytes) -> bool:
    """Whether bytes begin like a CAR: a length, then a CBOR map with `roots` close by."""
    at = 0
    while at < min(len(head), 5) and head[at] & 0x80:
        at += 1
    return head[at + 1 : at + 2] in (b"\xa1", b"\xa2") and b"eroots" in head[at : at + 24]


def claims(export: Export) -> Sequence[Entry]:
    """Return CAR files, and the chat export that may lie beside one."""
    cars = [entry for entry in export.entries if _is_car(entry.head[:64])]
    folders = {entry.folder for entry in cars}
    chats = [
        entry for entry in export.entries if entry.name.lower() == "chat.jsonl" and entry.folder in folders
    ]
    return [*cars, *chats]


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield the records of each repository."""
    for entry in entries:
        if entry.name.lower() == "chat.jsonl":
            why = "chat messages: a form that we do not know yet"
            yield FileRead(entry.path, NAME, Status.IGNORED, why=why)
        elif entry.size > LARGEST:
            yield Problem(
                entry.path,
                f"it is larger ({entry.size >> 20:,} MB) than a repository ever is",
                "Look whether it is the file that Bluesky gave you.",
            )
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="too large")
        else:
            yield from _Repository(entry).records()


class _Repository:
    """One repository: its blocks by their name (CID), and the records that its tree reaches."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.account = Account(entry.path, NAME)
        self.data = entry.read()
        self.blocks: dict[bytes, tuple[int, int]] = {}
        self.damaged = self.missing = 0
        self.others: Counter[str] = Counter()
        self.odd_times = 0

    def _block(self, cid: object) -> object:
        """Decode the block of that name; None when it is missing or damaged."""
        import libipld

        place = self.blocks.get(cid) if isinstance(cid, bytes) else None
        if place is None:
            self.missing += 1
            return None
        try:
            return libipld.decode_dag_cbor(self.data[place[0] : place[1]])
        except (ValueError, RecursionError, OverflowError, TypeError):
            self.damaged += 1
            return None

    def _index(self) -> tuple[list[object], Problem | None]:
        """Find where each block lies; return the roots, and the problem when the file breaks off."""
        import libipld

        data, size = self.data, len(self.data)
        length, at = _varint(data, 0)
        if at < 0 or at + length > size:
            return [], Problem(self.entry.path, "the file breaks off before its end", _AGAIN)
        try:
            roots = sequence(inside(libipld.decode_dag_cbor(data[at : at + length]), "roots"))
        except (ValueError, RecursionError, OverflowError, TypeError):
            roots = []
        at += length
        while at < size:
            length, start = _varint(data, at)
            end = start + length
            if start < 0 or end > size:
                return roots, Problem(self.entry.path, "the file breaks off before its end", _AGAIN)
            inner = _after_cid(data, start, end)
            if inner > 0:
                self.blocks[data[start:inner]] = (inner, end)
            else:
                self.damaged += 1
            at = end
        return roots, None

    def records(self) -> Iterator[Record]:
        roots, broken = self._index()
        if broken is not None:
            yield broken
        commit = next((found for root in roots if "data" in (found := mapping(self._block(root)))), {})
        did = words(commit.get("did"))
        if not _DID.match(did):
            yield Problem(self.entry.path, "it does not say whose repository it is", _AGAIN)
            yield FileRead(self.entry.path, NAME, Status.UNKNOWN, why="there is no commit in it")
            return
        me = Handle("bluesky", did)
        version = words(commit.get("version"))
        if version not in ("2", "3"):
            self.account.notes.append(f"repository version {version or 'unknown'}, which we have not seen")
        reached = list(self._walk(commit.get("data")))
        self.missing = 0
        own = next(
            (mapping(self._block(cid)) for key, cid in reached if key == "app.bsky.actor.profile/self"), {}
        )
        self.missing = 0
        newest = _rev_moment(words(commit.get("rev")))
        yield Profile(
            me,
            Source(self.entry.path),
            name=words(own.get("displayName")),
            seen_on=newest.at.date() if newest.at else None,
            headline=words(own.get("description"))[:500],
            url=f"https://bsky.app/profile/{did}",
            owner=True,
        )
        self.missing = 0
        for row, (key, cid) in enumerate(reached, 1):
            self.account.rows += 1
            record = self._block(cid)
            if not isinstance(record, dict):
                self.account.leave_out("missing or damaged")
                continue
            yield from self._record(me, key, record, row)
        yield from self._complaints()
        account = self.account
        if self.others:
            listed = ", ".join(f"{name} ({count:,})" for name, count in sorted(self.others.items())[:20])
            account.notes.append(f"collections of other applications: {listed}")
        if self.odd_times:
            account.notes.append(
                f"{counted(self.odd_times, 'record')} dated more than two days away from when it was written "
                "(imported or dated back)"
            )
        yield account.done()

    def _complaints(self) -> Iterator[Problem]:
        if self.missing or self.tree_missing:
            gone = self.missing + self.tree_missing
            what = f"{counted(gone, 'block')} of the tree {'is' if gone == 1 else 'are'} not in the file"
            yield Problem(self.entry.path, what, _AGAIN)
        if self.damaged:
            verb = "is" if self.damaged == 1 else "are"
            yield Problem(self.entry.path, f"{counted(self.damaged, 'block')} {verb} damaged", _AGAIN)

    tree_missing = 0

    def _walk(self, root: object) -> Iterator[tuple[str, object]]:
        """Yield (collection/rkey, CID) for each record that the tree reaches, in the tree's order."""
        seen: set[bytes] = set()
        stack: list[tuple[str, object]] = [("", root)]
        while stack:
            key, link = stack.pop()
            if key:
                yield key, link
                continue
            if not isinstance(link, bytes) or link in seen:
                continue
            seen.add(link)
            before = self.missing
            node = mapping(self._block(link))
            self.tree_missing += self.missing - before
            pending: list[tuple[str, object]] = [("", node.get("l"))]
            previous = b""
            for each in sequence(node.get("e")):
                entry = mapping(each)
                shared, rest = entry.get("p"), entry.get("k")
                if (
                    not isinstance(shared, int)
                    or not isinstance(rest, bytes)
                    or not 0 <= shared <= len(previous)
                ):
                    self.damaged += 1
                    break
                previous = previous[:shared] + rest
                if len(previous) > 2048:
                    self.damaged += 1
                    break
                name = previous.decode("utf-8", "replace")
                pending += [(name or "?", entry.get("v")), ("", entry.get("t"))]
            stack.extend(reversed(pending))

    # --- records

    def _record(self, me: Handle, key: str, record: dict[str, object], row: int) -> Iterator[Record]:
        collection, _, rkey = key.partition("/")
        account = self.account
        if collection == "app.bsky.feed.post":
            yield self._post(me, rkey, record, row)
        elif collection in ("app.bsky.feed.like", "app.bsky.feed.repost"):
            uri = words(inside(record, "subject", "uri"))
            match = _URI.match(uri)
            if not uri.strip():
                account.leave_out("likes and reposts of nothing")
                return
            author = Handle("bluesky", match[1]) if match else None
            if author == me:
                account.leave_out("likes and reposts of your own posts")
                return
            kind = Kind.REACTION if collection.endswith("like") else Kind.SHARE
            yield self._row(me, rkey, record, row, kind, (author,) if author else (), collection, subject=uri)
        elif collection == "app.bsky.graph.follow":
            subject = record.get("subject")
            did = words(subject) or words(inside(subject, "did"))
            if not _DID.match(did):
                account.leave_out("without a person")
                return
            yield self._row(me, rkey, record, row, Kind.FOLLOW, (Handle("bluesky", did),), collection)
        elif collection == "app.bsky.actor.profile":
            account.kept += 1
        elif collection in _COUNTED:
            account.leave_out(_COUNTED[collection])
        else:
            account.leave_out("of other applications")
            self.others[collection[:80]] += 1

    def _row(
        self,
        me: Handle,
        rkey: str,
        record: dict[str, object],
        row: int,
        kind: Kind,
        people: tuple[Handle, ...],
        collection: str,
        *,
        text: str = "",
        subject: str = "",
        conversation: str = "",
    ) -> Interaction:
        moment = self._moment(record, rkey)
        self.account.kept += 1
        return Interaction(
            moment.at,
            me,
            people,
            kind,
            NAME,
            self.account.source(row),
            text=text,
            conversation=conversation,
            subject=subject,
            precision=moment.precision,
            visibility=Visibility.PUBLIC,
            identity=f"at://{me.key}/{collection}/{rkey}",
        )

    def _post(self, me: Handle, rkey: str, record: dict[str, object], row: int) -> Interaction:
        mentioned = [Handle("bluesky", did) for did in _mentions(record) if did != me.key]
        parent = words(inside(record, "reply", "parent", "uri"))
        root = words(inside(record, "reply", "root", "uri"))
        quote = words(inside(record, "embed", "record", "uri"))
        quote = quote or words(inside(record, "embed", "record", "record", "uri"))
        people = mentioned
        subject = ""
        if (match := _URI.match(parent)) and match[1] != me.key:
            kind, subject = Kind.COMMENT, parent
            people = [Handle("bluesky", match[1]), *mentioned]
        elif match := _URI.match(quote):
            kind, subject = Kind.SHARE, quote
            people = [*([Handle("bluesky", match[1])] if match[1] != me.key else []), *mentioned]
        else:
            kind, subject = (Kind.MENTION if mentioned else Kind.POST), parent
        return self._row(
            me,
            rkey,
            record,
            row,
            kind,
            tuple(dict.fromkeys(people)),
            "app.bsky.feed.post",
            text=_with_links(record),
            subject=subject,
            conversation=root,
        )

    def _moment(self, record: dict[str, object], rkey: str) -> Moment:
        """Return when a record says it was made; its key tells when it was written, which may differ."""
        said = iso_moment(words(record.get("createdAt")))
        keyed = _rev_moment(rkey)
        if said.at is None:
            self.account.undated += keyed.at is None
            return keyed
        if keyed.at is not None and abs(said.at - keyed.at) > timedelta(days=2):
            self.odd_times += 1
        return said


def _mentions(record: dict[str, object]) -> list[str]:
    """Return whom a post mentions, in the form of today (facets) and of 2022 (entities)."""
    out = []
    for facet in sequence(record.get("facets")):
        for feature in sequence(inside(facet, "features")):
            if inside(feature, "$type") == "app.bsky.richtext.facet#mention":
                out.append(words(inside(feature, "did")))
    for entity in sequence(record.get("entities")):
        if inside(entity, "type") == "mention":
            out.append(words(inside(entity, "value")))
    return [did for did in out if _DID.match(did)]


def _with_links(record: dict[str, object]) -> str:
    """Return a post's words with shortened links in full; facets count in bytes of UTF-8."""
    text = words(record.get("text"))
    data = text.encode("utf-8", "replace")
    links = []
    for facet in sequence(record.get("facets")):
        start, end = inside(facet, "index", "byteStart"), inside(facet, "index", "byteEnd")
        for feature in sequence(inside(facet, "features")):
            uri = words(inside(feature, "uri"))
            if uri.startswith("http") and isinstance(start, int) and isinstance(end, int):
                links.append((start, end, uri))
    for start, end, uri in sorted(links, reverse=True):
        shown = data[start:end].decode("utf-8", "replace") if 0 <= start < end <= len(data) else ""
        if shown.endswith(("...", "…")):
            data = data[:start] + uri.encode("utf-8", "replace") + data[end:]
    return data.decode("utf-8", "replace").strip()


_ALPHABET = {char: n for n, char in enumerate("234567abcdefghijklmnopqrstuvwxyz")}


def _rev_moment(tid: str) -> Moment:
    """Return the time inside a TID: 13 characters in base 32, of which 53 bits are microseconds since 1970."""
    if len(tid) != 13:
        return UNDATED
    number = 0
    for char in tid:
        digit = _ALPHABET.get(char)
        if digit is None:
            return UNDATED
        number = number << 5 | digit
    moment = epoch_moment(number >> 10, 1_000_000)
    return moment if moment.at is not None and 2022 <= moment.at.year < 2100 else UNDATED


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return a number of variable length and the place after it; the place is -1 when it breaks off."""
    value = shift = 0
    while at < len(data) and shift < 63:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
    return 0, -1


def _after_cid(data: bytes, at: int, end: int) -> int:
    """Return where the content begins after a block's name, -1 when the name is damaged."""
    if data[at : at + 2] == b"\x12\x20":
        return at + 34 if at + 34 <= end else -1
    place = at
    for _ in range(3):  # version, codec, kind of hash
        _, place = _varint(data, place)
        if place < 0 or place > end:
            return -1
    length, place = _varint(data, place)
    return place + length if place >= 0 and place + length <= end else -1
