"""Mastodon: the archive (tar.gz up to version 4.1, zip since) and the CSV lists.

How to get it: Preferences -> Import and export -> Data export -> Request your archive (once a week); the lists
(follows, mutes, blocks) are on the same page and come at once.

What it holds for us: your posts, replies, mentions, boosts and private mentions in `outbox.json`, favourites in
`likes.json` (without a time), whom you follow in `following_accounts.csv`. Other software that writes the same
ActivityStreams outbox is read as well.

A person is `user@domain` where a mention or a list says so; the address of their account (`https://…/users/ben`)
is the same person when one mention gives both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from goodstanding.importers.account import Account
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.jsonstream import inside, items, load, mapping, sequence, words
from goodstanding.importers.text import clean, find_table, html_to_text, iso_moment, open_text
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

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "mastodon"
CANNOT_SHOW = (
    "Replies, mentions, boosts and favourites that you received.",
    "Private mentions that others sent you; yours to them are there.",
    "Who follows you, and when you began to follow somebody.",
)

_PUBLIC = frozenset(["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"])
_ACCT = re.compile(r"@?([^@\s/]{1,100})@([^@\s/]{1,253}\.[^@\s/]{2,63})$")
# How servers write the address of an account: Mastodon and its kin, Pixelfed, Lemmy, PeerTube, Friendica, Hubzilla,
# WordPress, WriteFreely.
_BY_NAME = re.compile(
    r"https?://([^/]+)/(?:users/|@|u/|c/|accounts/|video-channels/|profile/|channel/|author/|api/collections/)"
    r"([^/@?#]+)(?:/|$)"
)
_LISTS = {
    "lists.csv": "your lists: the people in them are in the follows",
    "blocked_accounts.csv": "people you blocked",
    "blocked_domains.csv": "domains you blocked",
    "bookmarks.csv": "bookmarks, which only you see",
    "bookmarks.json": "bookmarks, which only you see",
    "muted_accounts.csv": "people you muted",
}


def _is_outbox(entry: Entry) -> bool:
    head = entry.head.replace(b" ", b"")
    return entry.suffix == "json" and (
        b'"id":"outbox.json"' in head
        or (entry.name == "outbox.json" and (b'"OrderedCollection"' in head or b"activitystreams" in head))
    )


def _is_beside(entry: Entry) -> bool:
    """Whether a file says of itself that it is the account or the favourites of an archive, outbox or not."""
    head = entry.head.replace(b" ", b"")
    return (entry.name == "likes.json" and b'"id":"likes.json"' in head) or (
        entry.name == "actor.json" and b"activitystreams" in head and b'"type":"Person"' in head
    )


def _is_following(entry: Entry) -> bool:
    """Whether a file is the list of follows, with its header or (long ago) without."""
    if entry.suffix != "csv":
        return False
    lines = [line.strip() for line in entry.head.decode("utf-8", "replace").splitlines() if line.strip()]
    first = lines[0].lower() if lines else ""
    if "account address" in first and "hide notifications" not in first:
        return True
    old = entry.name.lower().startswith("following")
    return old and bool(lines) and all(_ACCT.match(line.split(",")[0].strip('" ')) for line in lines[:3])


def claims(export: Export) -> Sequence[Entry]:
    """Return outboxes with what lies beside them, and the lists."""
    roots = {entry.folder for entry in export.entries if _is_outbox(entry) or _is_beside(entry)}
    out = []
    for entry in export.entries:
        name = entry.name.lower()
        beside = entry.folder in roots and (name in ("actor.json", "likes.json") or name in _LISTS)
        muted = name in _LISTS and b"Account address" in entry.head[:200]
        listed = name in ("blocked_accounts.csv", "blocked_domains.csv", "lists.csv", "bookmarks.csv") and (
            _plain_list(entry)
        )
        if _is_outbox(entry) or beside or muted or listed or _is_following(entry):
            out.append(entry)
    return out


def _plain_list(entry: Entry) -> bool:
    lines = [line.strip() for line in entry.head.decode("utf-8", "replace").splitlines() if line.strip()]
    shape = re.compile(r"(.*,)?@?\S+@\S+\.\S+$|[^\s,/]+\.[^\s,/]+(,.*)?$|https?://\S+/\S+$")
    return bool(lines) and all(shape.match(line) for line in lines[:3])


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield the records of each archive (or heap of lists) among these entries."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.folder].append(entry)
    for group in groups.values():
        yield from _Archive(group, hints).records()


def account_name(text: str) -> str:
    """Return `user@domain` in lower case for a written account, "" when it is none."""
    match = _ACCT.match(text.strip())
    return f"{match[1]}@{match[2]}".lower() if match else ""


class _Archive:
    """One account's archive: whose it is, how its people are called, and its records."""

    def __init__(self, entries: Sequence[Entry], hints: Hints) -> None:
        self.entries = entries
        self.me = next((h for h in sorted(hints.owner) if h.network == "mastodon" and "@" in h.key), None)
        self.mine: set[str] = set()  # addresses that are the owner's
        self.followers = ""
        self.accounts: dict[str, str] = {}  # actor address -> user@domain
        self.told: set[str] = set()
        self.waiting: list[tuple[Interaction, str]] = []  # towards an address whose name may come later
        self.seen_on: date | None = None
        for name in {entry.archive for entry in entries} | {entry.folder.split("/")[0] for entry in entries}:
            if match := re.search(r"archive-(\d{4})(\d\d)(\d\d)\d{6}-", name):
                moment = iso_moment("-".join(match.groups()))
                self.seen_on = moment.at.date() if moment.at else None

    def records(self) -> Iterator[Record]:
        later = list(self._about_owner())
        yield from (record for record in later if isinstance(record, Profile))
        yield from (record for record in later if not isinstance(record, Profile))
        for entry in self.entries:
            name = entry.name.lower()
            if _is_outbox(entry):
                yield from self._outbox(entry)
            elif _is_following(entry):
                yield from self._following(entry)
            elif name in _LISTS:
                yield FileRead(entry.path, NAME, Status.IGNORED, why=_LISTS[name])
        for entry in self.entries:
            if entry.name.lower() == "likes.json":
                yield from self._likes(entry)
        for row, address in self.waiting:
            person = self._by_address(address)
            people = [*([person] if person and person != self.me else []), *row.recipients]
            yield replace(row, recipients=tuple(dict.fromkeys(people)))

    def _about_owner(self) -> Iterator[Record]:
        source = Source(self.entries[0].path)
        name = url = bio = ""
        for entry in self.entries:
            if entry.name.lower() != "actor.json":
                continue
            said = load(entry)
            if isinstance(said, Problem):
                yield said
                yield FileRead(entry.path, NAME, Status.READ, 1, 0, "damaged")
                continue
            actor = mapping(said)
            address, user = words(actor.get("id")), words(actor.get("preferredUsername"))
            name, bio = words(actor.get("name")), html_to_text(words(actor.get("summary")))
            url, source = words(actor.get("url")), Source(entry.path)
            host = re.match(r"https?://([^/]+)", address)
            self.mine |= {each for each in (address, url) if each}
            self.followers = words(actor.get("followers"))
            if host and user:
                self.me = Handle("mastodon", account_name(f"{user}@{host[1]}") or f"{user}@{host[1]}".lower())
                self.accounts[address] = self.me.key
            yield FileRead(entry.path, NAME, Status.READ, 1, 1, "tells who you are")
        for entry in filter(_is_outbox, self.entries):
            if self.me is None or self.me.network != "mastodon":
                first = next(items(entry, "orderedItems"), None)
                address = words(inside(first, "actor")) or words(inside(first, "object", "attributedTo"))
                self.me = self._by_address(address)
                self.mine |= {address} if self.me else set()
        if self.me is None:
            self.me = Handle("name", "mastodon/owner")
        yield Profile(
            self.me,
            source,
            name=name,
            seen_on=self.seen_on,
            url=url,
            headline=bio[:500],
            also=tuple(Handle("mastodon", each) for each in sorted(self.mine)),
            owner=True,
        )

    # --- people

    def _by_address(self, address: str) -> Handle | None:
        """Return the person at an actor's address: by the name that a mention gave, else by the address's shape."""
        if not address.startswith("http"):
            return None
        if address in self.mine:
            return self.me
        if known := self.accounts.get(address):
            return Handle("mastodon", known)
        match = _BY_NAME.match(address)
        return Handle("mastodon", f"{match[2]}@{match[1]}".lower() if match else address)

    def _mentioned(self, post: dict[str, object], source: Source) -> Iterator[Handle | Profile]:
        """Yield those whom a post mentions, each after their profile when they are met for the first time."""
        for each in sequence(post.get("tag")):
            tag = mapping(each)
            if tag.get("type") != "Mention":
                continue
            address, written = words(tag.get("href")), words(tag.get("name"))
            if address in self.mine:
                continue
            host = re.match(r"https?://([^/]+)", address)
            account = account_name(written)
            if not account and host and written:
                account = account_name(f"{written.lstrip('@')}@{host[1]}")
            if account and address:
                self.accounts.setdefault(address, account)
            person = Handle("mastodon", account) if account else self._by_address(address)
            if person is None or person == self.me:
                continue
            if person.key not in self.told:
                self.told.add(person.key)
                also = (Handle("mastodon", address),) if address and address != person.key else ()
                user = person.key.partition("@")[0]
                yield Profile(person, source, name=user, seen_on=self.seen_on, url=address, also=also)
            yield person

    # --- records

    def _outbox(self, entry: Entry) -> Iterator[Record]:
        account = Account(entry.path, NAME)
        for each in items(entry, "orderedItems"):
            if isinstance(each, Problem):
                yield each
                continue
            account.rows += 1
            activity = mapping(each)
            kind = activity.get("type")
            if kind == "Announce":
                yield from self._boost(activity, account)
            elif kind in ("Create", "Update") and isinstance(activity.get("object"), dict):
                yield from self._post(activity, account)
            elif kind in ("Note", "Question", "Article", "Page"):
                yield from self._post({"object": activity}, account)
            else:
                account.leave_out("activities of another kind")
        yield account.done()

    def _boost(self, activity: dict[str, object], account: Account) -> Iterator[Record]:
        assert self.me is not None
        object_ = activity.get("object")
        address = words(inside(object_, "id")) or words(object_)
        circle = [words(each) for each in (*_listed(activity.get("to")), *_listed(activity.get("cc")))]
        authors = [a for a in circle if a and a not in _PUBLIC and a != self.followers and not _is_circle(a)]
        author = words(inside(object_, "attributedTo")) or next(iter(authors), "") or _author(address)
        if author in self.mine or not address:
            account.leave_out("your own posts boosted" if address else "without a post")
            return
        moment = iso_moment(words(activity.get("published")))
        account.undated += moment.at is None
        account.kept += 1
        row = Interaction(
            moment.at,
            self.me,
            (),
            Kind.SHARE,
            NAME,
            account.source(),
            subject=address,
            precision=moment.precision,
            visibility=_visibility(activity)[0],
            identity=f"boost/{words(activity.get('id')) or address}",
        )
        yield from self._towards(row, author)

    def _towards(self, row: Interaction, address: str) -> Iterator[Interaction]:
        """Yield a row with the person at an address in front, or keep it until their name may be known."""
        if address and address not in self.accounts and address not in self.mine:
            self.waiting.append((row, address))
            return
        person = self._by_address(address)
        people = [*([person] if person and person != self.me else []), *row.recipients]
        yield replace(row, recipients=tuple(dict.fromkeys(people)))

    def _post(self, activity: dict[str, object], account: Account) -> Iterator[Record]:
        assert self.me is not None
        post = mapping(activity.get("object"))
        address = words(post.get("id")) or words(activity.get("id"))
        moment = iso_moment(words(post.get("published") or activity.get("published")))
        account.undated += moment.at is None
        text = html_to_text(words(post.get("content")), links=True)
        title = words(post.get("summary")) or words(post.get("name"))
        text = f"{html_to_text(title)}\n\n{text}".strip() if title else text
        source = account.source()
        people: list[Handle] = []
        for each in self._mentioned(post, source):
            if isinstance(each, Profile):
                yield each
            else:
                people.append(each)
        people = list(dict.fromkeys(people))
        answered = words(post.get("inReplyTo")) or words(inside(post.get("inReplyTo"), "id"))
        quote = next(
            (w for key in ("quote", "quoteUri", "quoteUrl", "_misskey_quote") if (w := words(post.get(key)))),
            "",
        )
        visibility, direct = _visibility(post)
        to_author = ""
        own = any(answered.startswith(f"{mine}/") for mine in self.mine)
        if direct:
            kind = Kind.MESSAGE if people else Kind.NOTE
        elif answered and not own:
            kind = Kind.COMMENT
            to_author = "" if people else _author(answered)
        elif quote:
            kind = Kind.SHARE
            to_author = _author(quote)
        else:
            kind = Kind.MENTION if people else Kind.POST
        account.kept += 1
        row = Interaction(
            moment.at,
            self.me,
            tuple(people),
            kind,
            NAME,
            source,
            text=text,
            conversation=words(post.get("conversation")) or words(post.get("context")),
            subject=quote if kind is Kind.SHARE else answered,
            precision=moment.precision,
            visibility=visibility,
            identity=f"post/{address}" if address else "",
        )
        yield from self._towards(row, to_author) if to_author else (row,)

    def _likes(self, entry: Entry) -> Iterator[Record]:
        assert self.me is not None
        account = Account(entry.path, NAME)
        for each in items(entry, "orderedItems"):
            if isinstance(each, Problem):
                yield each
                continue
            account.rows += 1
            address = words(each) or words(inside(each, "id"))
            author = self._by_address(_author(address)) if address else None
            if not address or author == self.me:
                account.leave_out("without a post" if not address else "your own posts")
                continue
            account.kept += 1
            yield Interaction(
                None,
                self.me,
                (author,) if author else (),
                Kind.REACTION,
                NAME,
                account.source(),
                subject=address,
                precision=Precision.NONE,
                visibility=Visibility.PUBLIC,
                identity=f"like/{address}",
            )
        account.notes.append("favourites come without a time")
        yield account.done()

    def _following(self, entry: Entry) -> Iterator[Record]:
        assert self.me is not None
        account = Account(entry.path, NAME)
        table = find_table(entry, frozenset({"account address"}))
        if table is not None:
            account.notes += table.notes
        column = table.index("account address") if table is not None else 0
        for row in _lines(entry) if table is None else table.rows():
            account.rows += 1
            if isinstance(row, Problem):
                account.leave_out("damaged")
                yield row
                continue
            line, written = row[0], row[1][column]
            name = account_name(clean(written).strip().strip('"'))
            if not name and self.me.network == "mastodon" and re.fullmatch(r"@?\w+", written.strip()):
                name = f"{written.strip().lstrip('@')}@{self.me.key.partition('@')[2]}".lower()
            if not name:
                account.leave_out("without an account")
                continue
            account.kept += 1
            yield Interaction(
                None,
                self.me,
                (Handle("mastodon", name),),
                Kind.FOLLOW,
                NAME,
                account.source(line),
                precision=Precision.NONE,
                visibility=Visibility.PUBLIC,
                identity=f"follow/{name}",
            )
        account.notes.append("Mastodon gives no dates for these")
        yield account.done()


def _lines(entry: Entry) -> Iterator[tuple[int, list[str]] | Problem]:
    with open_text(entry).stream as stream:
        number = 0
        while line := stream.readline(100_000):
            number += 1
            if line.strip():
                yield number, line.split(",")


def _listed(value: object) -> list[object]:
    """Return one address or a list of them as a list."""
    return sequence(value) if not isinstance(value, str) else [value]


def _is_circle(address: str) -> bool:
    return address.rstrip("/").endswith(("/followers", "/following"))


def _visibility(post: dict[str, object]) -> tuple[Visibility, bool]:
    """Return who can see a post, and whether it is a private message."""
    to = {words(each) for each in _listed(post.get("to"))}
    cc = {words(each) for each in _listed(post.get("cc"))}
    if (to | cc) & _PUBLIC:
        return Visibility.PUBLIC, False
    if any(_is_circle(each) for each in to | cc):
        return Visibility.LIMITED, False
    return Visibility.PRIVATE, bool(to)


def _author(address: str) -> str:
    """Return the address of an account from that of its post where the shape tells, "" otherwise."""
    match = re.match(
        r"(https?://[^/]+/(?:users|author)/[^/]+)/(?:statuses|status|notes|objects|posts?|p)/[^/]", address
    )
    if match:
        return match[1]
    match = re.match(r"(https?://[^/]+/@[^/@]+)/(?:(?:statuses|posts?|p)/)?[^/]+/?$", address)
    if match:
        return match[1]
    match = re.match(r"(https?://[^/]+)/p/([^/@]+)/\d+/?$", address)  # Pixelfed
    return f"{match[1]}/users/{match[2]}" if match else ""
