"""Instagram: "Export your information" in the form JSON, from 2020 to today.

How to get it: Accounts Center -> Your information and permissions -> Export your information -> Export to device;
choose Format JSON and Date range All time. Links last four days; several zips make one export.

What it holds for us: messages with their reactions, followers and following, requests, likes, comments, posts.
Lists name people by username, messages by what they call themselves: the folder of a chat between two joins both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from goodstanding.importers.account import Account
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.facebook import root_of as facebook_root
from goodstanding.importers.jsonstream import inside, items, load, mapping, sequence
from goodstanding.importers.meta import (
    MESSAGES,
    People,
    gaps,
    is_thread,
    labelled,
    most_present,
    name_of,
    said,
    thread_of,
    threads,
    when,
)
from goodstanding.importers.text import Moment, epoch_moment, iso_moment
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

NAME = "instagram"
CANNOT_SHOW = (
    "Who liked your posts or wrote under them.",
    "Which username stands behind a name in a group chat.",
    "Chats that are encrypted.",
)

_MARKS = (
    b'"relationships_follow',
    b'"likes_media_likes"',
    b'"likes_comment_likes"',
    b'"media_likes"',
    b'"media_comments"',
    b'"profile_user"',
    b'"comments_media_comments"',
    b'"ig_stories"',
    b'"blocked_users"',
)
_FOLDERS = ("your_instagram_activity", "followers_and_following", "instagram_ads_and_businesses")
_FILES: tuple[tuple[str, str], ...] = (
    ("followers", r"followers"),
    ("following", r"following"),
    ("asked", r"(pending_follow_requests|recent_follow_requests)"),
    ("asked me", r"follow_requests_you.{0,3}ve_received"),
    ("likes", r"liked_(posts|comments|threads)"),
    ("comments", r"(post_comments|reels_comments|comments_allowed_from)"),
    ("posts", r"(posts|reels|igtv_videos)"),
    ("profile", r"(personal_information|profile)"),
    ("old connections", r"connections"),
    ("old messages", r"messages"),
    ("old likes", r"likes"),
    ("old comments", r"comments"),
    ("left", r"(recently_unfollowed_(accounts|profiles)|removed_suggestions|blocked_(accounts|profiles)|close_friends|"
     r"hide_story_from|restricted_(accounts|profiles)|following_hashtags|stories|archived_posts|profile_photos)"),
)  # fmt: skip
_KINDS = [(kind, re.compile(pattern + r"(_\d+)?$", re.I)) for kind, pattern in _FILES]
# Labels by which a record says something, as far as we have seen them translated.
_WRITTEN_USERNAME = """username, benutzername, nom d’utilisateur, nom d'utilisateur, nombre de usuario, nome utente,
nome de usuário, gebruikersnaam, nazwa użytkownika, användarnamn, brugernavn, brukernavn"""
_WRITTEN_OWNER = """media owner, media-eigenaar, medieninhaber, medieninhaber:in, propriétaire du média, owner,
propietario del contenido multimedia, proprietario del contenuto multimediale, proprietário da mídia, author"""
_USERNAME = frozenset(label.strip() for label in _WRITTEN_USERNAME.split(","))
_OWNER = frozenset(label.strip() for label in _WRITTEN_OWNER.split(",")) | {"username"}
_COMMENT = frozenset(
    ["comment", "opmerking", "kommentar", "commentaire", "comentario", "commento", "comentário"]
)
_OLD = {"connections.json", "messages.json", "likes.json", "comments.json", "profile.json", "media.json"}


def _kind(entry: Entry) -> str:
    if entry.suffix != "json":
        return ""
    stem = entry.name.rpartition(".")[0]
    return next((kind for kind, pattern in _KINDS if pattern.match(stem)), "")


def _root(path: str) -> str:
    """The folder an export lies in: what comes before Instagram's own folders."""
    parts = path.split("/")[:-1]
    for n, part in enumerate(parts):
        if part.lower() in _FOLDERS:
            return "/".join(parts[: n - 1] if part == "followers_and_following" and n else parts[:n])
    return facebook_root(path)


def claims(export: Export) -> Sequence[Entry]:
    """Return the files of the folders that show Instagram's marks."""
    roots: set[str] = set()
    files: set[int] = set()
    for entry in export.entries:
        if entry.suffix != "json" or b"ProfileTraits" in entry.head:
            continue
        head = entry.head
        old = entry.name.lower() in _OLD and (
            b'"conversation"' in head or (entry.name == "connections.json" and b'"follow' in head)
        )
        sure = any(mark in head for mark in _MARKS) or any(f in entry.path.lower() for f in _FOLDERS) or old
        if sure or (b'"string_list_data"' in head and _kind(entry) in ("followers", "following")):
            roots.add(_root(entry.path))
            files.add(id(entry))
    return [
        entry
        for entry in export.entries
        if id(entry) in files
        or (entry.suffix in ("json", "html", "txt") and _root(entry.path) in roots and _belongs(entry))
    ]


def _belongs(entry: Entry) -> bool:
    inside_folder = any(f"{folder}/" in entry.path for folder in _FOLDERS)
    return inside_folder or _kind(entry) != "" or is_thread(entry) or MESSAGES.search(entry.path) is not None


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield the records of the exports among these entries; parts of one are read together."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_root(entry.path)].append(entry)
    if sum(any(_kind(e) == "profile" for e in group) for group in groups.values()) <= 1:
        groups = {"": list(entries)}  # type: ignore[assignment]
    for group in groups.values():
        yield from _Archive(export, group).records()


class _Archive:
    """One export: whose it is, its people, and its records."""

    def __init__(self, export: Export, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.people = People("instagram")
        for name in {entry.archive for entry in entries} | {export.path.name}:
            if match := re.search(r"instagram-.*?(\d{4}-\d\d-\d\d)", name):
                moment = iso_moment(match[1])
                self.people.seen_on = moment.at.date() if moment.at else None

    def records(self) -> Iterator[Record]:
        people = self.people
        chats = [
            e
            for e in self.entries
            if is_thread(e) and _kind(e) != "old messages" and "/threads/" not in e.path
        ]
        later = list(self._who(chats))
        yield Profile(
            people.owner(),
            Source(self.entries[0].path),
            name=people.my_name,
            seen_on=people.seen_on,
            url=f"https://www.instagram.com/{people.me.key}/"
            if people.me and people.me.network == NAME
            else "",
            owner=True,
        )
        yield from later
        self._join_names(chats)

        def newest(at: datetime) -> None:
            return

        for each in threads(chats, people, NAME, newest):
            yield each.done() if isinstance(each, Account) else each
        done = {id(entry) for entry in chats}
        for entry in self.entries:
            if id(entry) not in done and _kind(entry) != "profile":
                yield from self._file(entry)
        yield from gaps([e for e in self.entries if _kind(e) or MESSAGES.search(e.path)])

    def _who(self, chats: Sequence[Entry]) -> Iterator[Record]:
        people = self.people
        user = ""
        for entry in self.entries:
            if _kind(entry) != "profile":
                continue
            whole = load(entry)
            if isinstance(whole, Problem):
                yield whole
            first = next(iter(sequence(inside(whole, "profile_user"))), None)
            strings = {
                said(key).casefold(): value
                for key, value in mapping(inside(first, "string_map_data")).items()
            }
            user = user or next(
                (name_of(inside(strings[key], "value")) for key in strings if key in _USERNAME), ""
            )
            user = user or name_of(inside(whole, "username"))
            people.my_name = people.my_name or next(
                (
                    name_of(inside(v, "value"))
                    for k, v in strings.items()
                    if k in ("name", "nom", "nombre", "naam")
                ),
                "",
            )
            people.my_name = people.my_name or name_of(inside(whole, "name"))
            yield FileRead(entry.path, NAME, Status.READ, 1, 1, "tells who you are")
        people.my_name = people.my_name or most_present(chats)
        if user:
            people.me = Handle(NAME, user.lower())
            people.usernames[user.lower()] = user.lower()
        elif people.my_name:
            people.me = Handle("name", f"instagram/{people.my_name.casefold()}")

    def _join_names(self, chats: Sequence[Entry]) -> None:
        """Learn from the folders of chats between two which username goes with which name."""
        for entry in chats:
            match = re.search(r"/([^/]+)_\d+/message_\d+\.json$", f"/{entry.path}")
            if not match or match[1].lower().startswith("instagramuser"):
                continue
            thread = thread_of(entry)
            if isinstance(thread, Problem):
                continue  # told when its messages are read
            mine = self.people.my_name.casefold()
            others = [name for name in thread.participants if name and name.casefold() != mine]
            if len(others) == 1 and len(thread.participants) == 2:
                self.people.usernames.setdefault(others[0].casefold(), match[1].lower())

    def _file(self, entry: Entry) -> Iterator[Record]:
        kind = _kind(entry)
        if "/threads/" in f"/{entry.path}":
            why = "Threads, which is another network with followers of its own"
            yield FileRead(entry.path, NAME, Status.IGNORED, why=why)
            return
        if entry.suffix != "json" or kind in ("", "left"):
            why = (
                "the same in HTML; the JSON beside it is read"
                if entry.suffix == "html"
                else "not about a tie"
            )
            yield FileRead(entry.path, NAME, Status.IGNORED, why=why)
            return
        account = Account(entry.path, NAME)
        if kind.startswith("old "):
            yield from self._old(entry, kind, account)
        else:
            for each in items(entry):
                if isinstance(each, Problem):
                    yield each
                    continue
                account.rows += 1
                yield from self._one(kind, each, account)
        yield account.done()

    def _one(self, kind: str, record: object, account: Account) -> Iterator[Record]:
        if kind in ("followers", "following", "asked", "asked me"):
            user, moment = _listed(record)
            handle = Handle(NAME, user.lower()) if user else None
            acts = {"asked": Kind.INVITATION, "asked me": Kind.INVITATION}
            mine = kind in ("following", "asked")
            yield from self._act(acts.get(kind, Kind.FOLLOW), handle, moment, account, mine=mine, needs=True)
        elif kind == "likes":
            user, moment = _listed(record)
            user = name_of(inside(record, "title")) or labelled(record, _OWNER)[0] or user
            handle = Handle(NAME, user.lower()) if re.fullmatch(r"[\w.]{1,40}", user) else None
            yield from self._act(Kind.REACTION, handle, moment if moment.at else when(record), account)
        elif kind == "comments":
            yield from self._comment(record, account)
        else:
            yield from self._post(record, account)

    def _act(
        self,
        kind: Kind,
        handle: Handle | None,
        moment: Moment,
        account: Account,
        *,
        text: str = "",
        mine: bool = True,
        needs: bool = False,
    ) -> Iterator[Record]:
        me = self.people.owner()
        if handle == self.people.me or (handle is None and needs):
            account.leave_out("your own" if handle else "without a name")
            return
        source = account.source()
        if handle is not None:
            url = f"https://www.instagram.com/{handle.key}/" if handle.network == NAME else ""
            yield from self.people.tell(handle, handle.key, source, url)
        account.kept += 1
        account.undated += moment.at is None
        stamp = moment.at.isoformat() if moment.at else ""
        yield Interaction(
            moment.at,
            me if mine or handle is None else handle,
            () if handle is None else (handle,) if mine else (me,),
            kind,
            NAME,
            source,
            text=text,
            precision=moment.precision,
            visibility=Visibility.PUBLIC,
            identity=f"{kind}/{handle.key}/{mine}/{stamp}" if needs and handle else "",
        )

    def _comment(self, record: object, account: Account) -> Iterator[Record]:
        strings = {
            said(key).casefold(): value for key, value in mapping(inside(record, "string_map_data")).items()
        }
        if strings:
            text = next((said(inside(v, "value")) for k, v in strings.items() if k in _COMMENT), "")
            user = next((name_of(inside(v, "value")) for k, v in strings.items() if k in _OWNER), "")
            if not text:
                # In a language we do not know, the words come first.
                text = next((t for v in strings.values() if (t := said(inside(v, "value")))), "")
                account.notes[:] = ["labels in a language we do not know: words are found by their place"]
            moment = next(
                (m for v in strings.values() if (m := epoch_moment(inside(v, "timestamp"))).at), when(record)
            )
        else:
            text, user = labelled(record, _COMMENT)[0], ""
            found, known = labelled(record, _OWNER)
            user = found if known else ""
            moment = when(record)
        if not text:
            account.leave_out("without words")
            return
        handle = Handle(NAME, user.lower()) if re.fullmatch(r"[\w.]{1,40}", user) else None
        yield from self._act(Kind.COMMENT, handle, moment, account, text=text)

    def _post(self, record: object, account: Account) -> Iterator[Record]:
        media = mapping(next(iter(sequence(inside(record, "media"))), record))
        text = said(inside(record, "title")) or said(media.get("title"))
        moment = when(record)
        if moment.at is None:
            moment = when(media)
        if not text and moment.at is None:
            account.leave_out("without words or time")
            return
        yield from self._act(Kind.POST, None, moment, account, text=text)

    def _old(self, entry: Entry, kind: str, account: Account) -> Iterator[Record]:
        """Read the files of 2020: few, each with everything of its kind."""
        whole = load(entry)
        if isinstance(whole, Problem):
            yield whole
            return
        if kind == "old connections":
            for key, people in mapping(whole).items():
                for user, stamp in mapping(people).items():
                    account.rows += 1
                    if key not in ("following", "followers", "follow_requests_sent"):
                        account.leave_out("of lists that are no ties")
                        continue
                    act = Kind.INVITATION if key == "follow_requests_sent" else Kind.FOLLOW
                    handle = Handle(NAME, name_of(user).lower())
                    moment = iso_moment(said(stamp))
                    yield from self._act(act, handle, moment, account, mine=key != "followers", needs=True)
        elif kind == "old messages":
            yield from self._old_messages(whole, account)
        else:
            for rows in mapping(whole).values():
                for row in sequence(rows):
                    account.rows += 1
                    cells = [said(each) for each in sequence(row)]
                    text = cells[1] if kind == "old comments" and len(cells) > 2 else ""
                    if len(cells) < 2:
                        account.leave_out("of another shape")
                        continue
                    act = Kind.COMMENT if kind == "old comments" else Kind.REACTION
                    author = Handle(NAME, cells[-1].lower()) if cells[-1] else None
                    yield from self._act(act, author, iso_moment(cells[0]), account, text=text)

    def _old_messages(self, whole: object, account: Account) -> Iterator[Record]:
        for thread in sequence(whole):
            members = [name_of(each).lower() for each in sequence(inside(thread, "participants"))]
            talk = "with " + " ".join(sorted(members))
            for each in sequence(inside(thread, "conversation")):
                account.rows += 1
                sender, text = name_of(inside(each, "sender")).lower(), said(inside(each, "text"))
                if not sender:
                    account.leave_out("without a sender")
                    continue
                moment = iso_moment(said(inside(each, "created_at")))
                account.kept += 1
                account.undated += moment.at is None
                yield Interaction(
                    moment.at,
                    Handle(NAME, sender),
                    tuple(Handle(NAME, m) for m in dict.fromkeys(members) if m and m != sender),
                    Kind.MESSAGE,
                    NAME,
                    account.source(),
                    text=text,
                    conversation=talk,
                    precision=moment.precision,
                )


def _listed(record: object) -> tuple[str, Moment]:
    """Return the username and the time of an entry of a list: under `value`, else `title`, else in the address."""
    strings = sequence(inside(record, "string_list_data"))
    first = strings[0] if strings else None
    user = name_of(inside(first, "value")) or name_of(inside(record, "title"))
    if not user:
        link = said(inside(first, "href")).partition("?")[0].rstrip("/")
        user = link.rsplit("/", 1)[-1] if "instagram.com/" in link else ""
    if not user and inside(record, "label_values") is not None:
        user = labelled(record, _USERNAME)[0]
    moment = epoch_moment(inside(first, "timestamp"))
    return user, moment if moment.at else when(record)
