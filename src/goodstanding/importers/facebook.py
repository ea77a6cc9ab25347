"""Facebook: "Export your information" in the form JSON, from 2018 to today, and Messenger's encrypted chats.

How to get it: Accounts Center -> Your information and permissions -> Export your information -> Export to device;
choose Format JSON (HTML comes by itself) and Date range All time. Links last four days; several zips make one
export, hand them in together. Since 2024 new Messenger chats are encrypted and come in a second download:
Messenger on the web -> Settings -> Privacy & safety -> End-to-end encrypted chats -> Message storage -> Download.

What it holds for us: messages and calls with their reactions, friends and requests, follows, comments, reactions,
posts, also in groups. Files are found by name and key, whatever folder they lie in: Meta has moved them thrice.
People have names and nothing else; two friends of one name stay two. Whom a comment answers is only told by a
sentence in the account's language; it is read in English, German, French, Spanish, Italian, Portuguese, Dutch.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from goodstanding.importers.account import Account
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.jsonstream import inside, items, load, mapping, sequence
from goodstanding.importers.meta import (
    MESSAGES,
    People,
    gaps,
    is_encrypted_thread,
    is_thread,
    labelled,
    most_present,
    name_of,
    said,
    threads,
    when,
)
from goodstanding.importers.text import iso_moment
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

NAME = "facebook"
CANNOT_SHOW = (
    "What others reacted to or wrote under your posts.",
    "Who people are beyond their name: two people of one name cannot be told apart.",
    "Messenger chats since they are encrypted, unless you import their separate download too.",
)

# Basename pattern and top-level keys, by what the file holds.
_FILES: tuple[tuple[str, str, str], ...] = (
    ("friends", r"(your_)?friends", "friends friends_v2"),
    ("sent", r"(sent_friend_requests|friend_requests_sent|sent_requests)", "sent_requests sent_requests_v2"),
    (
        "received",
        r"(received_friend_requests|friend_requests_received|received_requests)",
        "received_requests received_requests_v2",
    ),
    (
        "rejected",
        r"(rejected_friend_requests|friend_requests_rejected|rejected_requests)",
        "rejected_requests_v2",
    ),
    ("removed", r"removed_friends", "deleted_friends deleted_friends_v2"),
    ("following", r"(following|who_you.{0,3}ve_followed|followed)", "following following_v2 following_v3"),
    ("followers", r"(followers|people_who_followed_you)", "followers followers_v2 followers_v3"),
    ("comments", r"(comments|your_comments)", "comments comments_v2"),
    ("group comments", r"your_comments_in_groups", "group_comments group_comments_v2"),
    ("reactions", r"(posts_and_comments|likes_and_reactions|reactions)", "reactions reactions_v2"),
    ("posts", r"(your_posts|your_posts__check_ins__photos_and_videos|your_uncategorized_photos)", ""),
    ("group posts", r"(your_posts_in_groups|group_posts_and_comments)", "group_posts group_posts_v2"),
    ("profile", r"profile_information", "profile profile_v2"),
)
_STEMS = [(kind, re.compile(pattern + r"(_\d+)?$", re.I), keys.split()) for kind, pattern, keys in _FILES]
_WRITTEN_TOPS = """
messages friends friends_and_followers following_and_followers connections comments comments_and_reactions
likes_and_reactions posts groups profile_information personal_information your_facebook_activity
your_activity_across_facebook about_you ads_information ads_and_businesses apps_and_websites
apps_and_websites_off_of_facebook security_and_login_information location preferences logged_information
search search_history events marketplace payment_history pages saved_items stories other_activity
your_places your_topics facebook_gaming facebook_payments fundraisers polls reviews
activity_messages_and_notifications notifications journalist_registration short_videos voice_recording
"""
_TOPS = frozenset(_WRITTEN_TOPS.split())
_NOT_OF_A_TIE = "not about a tie"


def _kind(entry: Entry) -> tuple[str, list[str]]:
    """Return what a file holds and the keys under which its list may stand, ("", []) when it is not read."""
    if entry.suffix != "json":
        return "", []
    stem = entry.name.rpartition(".")[0]
    for kind, pattern, keys in _STEMS:
        if pattern.match(stem) and _agrees(entry, keys):
            return kind, keys
    return "", []


def _agrees(entry: Entry, keys: list[str]) -> bool:
    head = entry.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if any(f'"{key}"'.encode() in head for key in keys):
        return True
    bare = head.startswith(b"[")
    return bare and any(key in head for key in (b'"timestamp"', b'"label_values"', b'"string_list_data"'))


def root_of(path: str) -> str:
    """Return the folder that an export lies in: what comes before the first folder of Meta's own."""
    parts = path.split("/")[:-1]
    for n, part in enumerate(parts):
        if part.lower() in _TOPS:
            return "/".join(parts[:n])
    return "/".join(parts)


def claims(export: Export) -> Sequence[Entry]:
    """Return the JSON files of Facebook exports: those that tell by themselves, and all others beside them."""
    sure = [
        entry for entry in export.entries if is_thread(entry) or is_encrypted_thread(entry) or _tells(entry)
    ]
    roots = {root_of(entry.path) for entry in sure if not is_encrypted_thread(entry)}
    taken = {id(entry) for entry in sure}
    return [
        entry
        for entry in export.entries
        if id(entry) in taken or (_under_tops(entry) and root_of(entry.path) in roots)
    ]


def _tells(entry: Entry) -> bool:
    kind, keys = _kind(entry)
    own = [key for key in keys if re.search(r"_v\d$", key)]
    head = entry.head
    if kind == "profile":
        return b'"profile_v2"' in head or (b'"profile"' in head and b'"full_name"' in head)
    if any(f'"{key}"'.encode() in head for key in own):
        return True
    return bool(kind) and _under_tops(entry) and any(f'"{key}"'.encode() in head for key in keys)


def _under_tops(entry: Entry) -> bool:
    return any(part.lower() in _TOPS for part in entry.path.split("/")[:-1]) and entry.suffix in (
        "json",
        "html",
        "txt",
        "htm",
    )


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield the records of each export among these entries; encrypted chats belong to the only one there is."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    encrypted = [entry for entry in entries if is_encrypted_thread(entry)]
    for entry in entries:
        if not is_encrypted_thread(entry):
            groups[root_of(entry.path)].append(entry)
    whole = [entry for group in groups.values() for entry in group]
    # Several zips of one export are one export, unless they say twice who the owner is.
    if sum(any(_kind(e)[0] == "profile" for e in group) for group in groups.values()) <= 1:
        groups = defaultdict(list, {"": whole}) if whole else groups
    if len(groups) == 1:
        next(iter(groups.values())).extend(encrypted)
    elif encrypted:
        groups["\0encrypted"] = encrypted
    for group in groups.values():
        yield from _Archive(export, group, hints).records()


class _Archive:
    """One export: whose it is, its people, and its records."""

    def __init__(self, export: Export, entries: Sequence[Entry], hints: Hints) -> None:
        self.entries = entries
        self.kinds = {id(entry): _kind(entry) for entry in entries}
        self.people = People("facebook")
        self.newest_message: datetime | None = None
        self.newest_other: datetime | None = None
        self.unread_titles = 0
        for name in {entry.archive for entry in entries} | {export.path.name}:
            if match := re.search(r"facebook-.*?(\d{4}-\d\d-\d\d)", name):
                moment = iso_moment(match[1])
                self.people.seen_on = moment.at.date() if moment.at else None

    def of(self, kind: str) -> list[Entry]:
        return [entry for entry in self.entries if self.kinds[id(entry)][0] == kind]

    def records(self) -> Iterator[Record]:
        people = self.people
        chats = [e for e in self.entries if is_thread(e) or is_encrypted_thread(e)]
        later = list(self._who(chats))
        source = Source((self.of("profile") or list(self.entries))[0].path)
        yield Profile(people.owner(), source, name=people.my_name, seen_on=people.seen_on, owner=True)
        yield from later
        self._find_doubled()
        yield from self._chats(chats)
        done = {id(entry) for entry in chats}
        for entry in self.entries:
            if id(entry) in done:
                continue
            kind, keys = self.kinds[id(entry)]
            if kind == "profile":
                continue
            if not kind:
                yield self._left(entry)
                continue
            account = Account(entry.path, NAME)
            for each in items(entry, *keys) if keys else items(entry):
                if isinstance(each, Problem):
                    yield each
                    continue
                account.rows += 1
                yield from self._one(kind, each, account)
            if self.unread_titles:
                account.notes.append(
                    f"{self.unread_titles:,} with a sentence that does not tell us whose it was"
                )
                self.unread_titles = 0
            yield account.done()
        yield from gaps([e for e in self.entries if self.kinds[id(e)][0] or MESSAGES.search(e.path)])
        yield from self._stale_chats()

    def _who(self, chats: Sequence[Entry]) -> Iterator[Record]:
        people = self.people
        for entry in self.of("profile"):
            whole = load(entry)
            if isinstance(whole, Problem):
                yield whole
            for key in ("profile_v2", "profile"):
                name = inside(whole, key, "name")
                people.my_name = people.my_name or name_of(inside(name, "full_name")) or name_of(name)
            yield FileRead(entry.path, NAME, Status.READ, 1, 1, "tells who you are")
        people.my_name = people.my_name or most_present(chats)
        if people.my_name:
            people.me = Handle("facebook", people.my_name.casefold())

    def _find_doubled(self) -> None:
        names: Counter[str] = Counter()
        for entry in self.of("friends"):
            for each in items(entry, *self.kinds[id(entry)][1]):
                if not isinstance(each, Problem):
                    names[self._name(each)[0].casefold()] += 1
        self.people.doubled = {name for name, count in names.items() if count > 1}

    def _name(self, record: object) -> tuple[str, bool]:
        name = name_of(inside(record, "name"))
        if name:
            return name, True
        if inside(record, "label_values") is not None:
            return labelled(record)
        strings = sequence(inside(record, "string_list_data"))
        return name_of(inside(record, "title")) or name_of(
            inside(strings[0] if strings else None, "value")
        ), True

    def _chats(self, chats: Sequence[Entry]) -> Iterator[Record]:
        def newest(at: datetime) -> None:
            if self.newest_message is None or at > self.newest_message:
                self.newest_message = at

        for each in threads(chats, self.people, NAME, newest):
            yield each.done() if isinstance(each, Account) else each

    def _one(self, kind: str, record: object, account: Account) -> Iterator[Record]:
        moment = when(record)
        if moment.at is not None and (self.newest_other is None or moment.at > self.newest_other):
            self.newest_other = moment.at
        if kind in ("friends", "sent", "received", "following", "followers", "removed", "rejected"):
            yield from self._tie(kind, record, account)
        elif kind in ("comments", "group comments"):
            yield from self._comment(record, account, group=kind.startswith("group"))
        elif kind == "reactions":
            yield from self._reaction(record, account)
        else:
            yield from self._post(record, account, group=kind.startswith("group"))

    def _tie(self, kind: str, record: object, account: Account) -> Iterator[Record]:
        name, known = self._name(record)
        if not name:
            account.leave_out("without a name")
            return
        if kind in ("removed", "rejected"):
            account.leave_out("no longer friends" if kind == "removed" else "requests you declined")
            return
        if not known and "names found by their place" not in " ".join(account.notes):
            account.notes.append("names found by their place: their label is in a language we do not know")
        moment = when(record)
        handle = self.people.handle(name)
        if handle is None or handle == self.people.me:
            account.leave_out("yourself")
            return
        if name.casefold() in self.people.doubled:
            day = moment.at.date().isoformat() if moment.at else "undated"
            handle = Handle("facebook", f"{name.casefold()}/{day}")
        source = account.source()
        yield from self.people.tell(handle, name, source)
        account.kept += 1
        account.undated += moment.at is None
        me = self.people.owner()
        acts = {"friends": Kind.ACCEPTANCE, "sent": Kind.INVITATION, "received": Kind.INVITATION}
        mine = kind in ("sent", "following")
        yield Interaction(
            moment.at,
            me if mine else handle,
            (handle,) if mine else (me,),
            acts.get(kind, Kind.FOLLOW),
            NAME,
            source,
            precision=moment.precision,
            identity=f"{kind}/{handle.key}/{moment.at.isoformat() if moment.at else ''}",
        )

    def _addressee(self, title: str) -> tuple[str, bool]:
        """Return who a sentence such as "Ada commented on Ben's post." is about, and whether it is yourself."""
        bare = title
        if self.people.my_name and title.startswith(self.people.my_name):
            bare = title[len(self.people.my_name) :].strip()
        if not bare or _OWN_POST.search(bare):
            return "", bool(bare)
        for form in _TITLES:
            if match := form.search(bare):
                name = match["who"].strip(" .")
                return ("", True) if self.people.handle(name) == self.people.me else (name, False)
        self.unread_titles += 1
        return "", False

    def _comment(self, record: object, account: Account, *, group: bool) -> Iterator[Record]:
        comment = next(
            (mapping(c) for each in sequence(inside(record, "data")) if (c := inside(each, "comment"))), {}
        )
        text = said(comment.get("comment"))
        title = said(inside(record, "title"))
        if not text and not title:
            account.leave_out("without words")
            return
        yield from self._act(
            Kind.COMMENT, record, account, text, title, group=group or bool(comment.get("group"))
        )

    def _reaction(self, record: object, account: Account) -> Iterator[Record]:
        given = next(
            (mapping(r) for each in sequence(inside(record, "data")) if (r := inside(each, "reaction"))), {}
        )
        title = said(inside(record, "title"))
        text = said(given.get("reaction"))
        if inside(record, "label_values") is not None:
            text = labelled(
                record, frozenset(["reaction", "reaktion", "réaction", "reacción", "reazione", "reação"])
            )[0]
            name, known = labelled(record)
            yield from self._act(Kind.REACTION, record, account, text, "", to=name if known else "")
            return
        yield from self._act(Kind.REACTION, record, account, text, title)

    def _act(
        self,
        kind: Kind,
        record: object,
        account: Account,
        text: str,
        title: str,
        *,
        group: bool = False,
        to: str = "",
    ) -> Iterator[Record]:
        moment = when(record)
        own = False
        if not to and title:
            to, own = self._addressee(title)
        if own:
            account.leave_out("on your own posts")
            return
        source = account.source()
        person = self.people.handle(to)
        if person is not None:
            yield from self.people.tell(person, to, source)
        account.kept += 1
        account.undated += moment.at is None
        yield Interaction(
            moment.at,
            self.people.owner(),
            (person,) if person and person != self.people.me else (),
            kind,
            NAME,
            source,
            text=text,
            precision=moment.precision,
            visibility=Visibility.LIMITED if group else Visibility.PUBLIC,
        )

    def _post(self, record: object, account: Account, *, group: bool) -> Iterator[Record]:
        text = next((p for each in sequence(inside(record, "data")) if (p := said(inside(each, "post")))), "")
        if not text and group:
            comment = next(
                (c for each in sequence(inside(record, "data")) if (c := inside(each, "comment"))), None
            )
            text = said(inside(comment, "comment"))
        title = said(inside(record, "title"))
        links = [
            link
            for each in sequence(inside(record, "attachments"))
            for part in sequence(inside(each, "data"))
            if (link := said(inside(part, "external_context", "url"))).startswith("http")
        ]
        if not isinstance(record, dict) or not (text or title or links):
            account.leave_out("without words")
            return
        names = [match[1] for match in _INLINE.finditer(text)]
        text = _INLINE.sub(lambda match: match[1], text)
        names += [name_of(each) or name_of(inside(each, "name")) for each in sequence(inside(record, "tags"))]
        source = account.source()
        people: list[Handle] = []
        for name in names:
            handle = self.people.handle(name)
            if handle is not None and handle != self.people.me:
                yield from self.people.tell(handle, name, source)
                people.append(handle)
        before = self.unread_titles
        wall, _ = self._addressee(title) if _ON_WALL.search(title) else ("", False)
        self.unread_titles = before
        if (handle := self.people.handle(wall)) is not None:
            yield from self.people.tell(handle, wall, source)
            people.append(handle)
        moment = when(record)
        account.kept += 1
        account.undated += moment.at is None
        yield Interaction(
            moment.at,
            self.people.owner(),
            tuple(dict.fromkeys(people)),
            Kind.MENTION if people else Kind.POST,
            NAME,
            source,
            text=text,
            subject=links[0] if links else "",
            precision=moment.precision,
            visibility=Visibility.LIMITED,
        )

    def _left(self, entry: Entry) -> FileRead:
        if entry.suffix in ("html", "htm"):
            why = "the same in HTML; the JSON beside it is read"
            return FileRead(entry.path, NAME, Status.IGNORED, why=why)
        return FileRead(entry.path, NAME, Status.IGNORED, why=_NOT_OF_A_TIE)

    def _stale_chats(self) -> Iterator[Problem]:
        """Warn when messages end long before everything else does: the rest is encrypted, elsewhere."""
        last, other = self.newest_message, self.newest_other
        encrypted = any(map(is_encrypted_thread, self.entries))
        if last and other and not encrypted and other - last > timedelta(days=120) and other.year >= 2023:
            where = next(e.path for e in self.entries if MESSAGES.search(e.path) or is_thread(e))
            yield Problem(
                where.rsplit("/", 2)[0],
                f"the newest message is of {last:%d %b %Y}, while the export goes on to {other:%d %b %Y}",
                "Newer chats are encrypted and come in a second download, from Messenger's settings (message "
                "storage); import that too.",
            )


_INLINE = re.compile(r"@\[\d{1,30}:\d{1,6}:([^\]]{1,200})\]")
_ON_WALL = re.compile(
    r"wrote on|posted in|timeline|chronik|pinnwand|journal d|mur d|biografía|muro|diario|linha do tempo|tijdlijn",
    re.I,
)
_OWN_POST = re.compile(
    r"\b(his|her|their|your|its)( own)?\b|\beigenen?\b|\b(seinen?|ihren?|deinen?)\b|\b(son|sa|ses|votre|ton) propre\b|"
    r"\bsu propi[ao]\b|\b(il|la) (suo|sua) (proprio|propria)?\b|\b(seu|sua) própri[ao]\b|\bzijn eigen\b|\bhaar eigen\b",
    re.I,
)
_THING = r"(?:post|comment|photo|video|link|status|album|reel|story|review|activity|event|poll|life event|memory|timeline)"
_TITLES = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?:commented on|replied to|reacted to|liked?s?|wrote on|shared) (?P<who>[^.]{{2,80}}?)['’]s? {_THING}",
        r"(?:beitrag|kommentar|foto|video|link|status|chronik|album|reel) von (?P<who>[^.]{2,80}?)(?: kommentiert| "
        r"geantwortet| reagiert| gepostet| geteilt)?\.?$",
        r"(?:hat|gefällt) (?P<who>[^.]{2,80}?)s (?:beitrag|kommentar|foto|video|link|status|album)",
        r"(?:publication|commentaire|photo|vidéo|lien|statut|album|reel|journal) (?:de |d['’])(?P<who>[^.]{2,80}?)\.?$",
        r"(?:publicación|comentario|foto|video|vídeo|enlace|estado|álbum|reel|biografía) de (?P<who>[^.]{2,80}?)\.?$",
        r"(?:post|commento|foto|video|link|stato|album|reel|diario) di (?P<who>[^.]{2,80}?)\.?$",
        r"(?:publicação|comentário|foto|vídeo|link|estado|álbum|reel|linha do tempo) d[eao] (?P<who>[^.]{2,80}?)\.?$",
        r"(?:bericht|opmerking|reactie|foto|video|link|status|album|tijdlijn) van (?P<who>[^.]{2,80}?)(?: gereageerd| "
        r"beantwoord)?\.?$",
    )
)
