"""What Facebook's and Instagram's exports have in common: the spelling of text, threads of messages, lists of people.

Meta writes every byte of UTF-8 as an escape of its own (`é` as `\\u00c3\\u00a9`), so text has to be put together
again; and it names people by what they are called, hardly ever by a number.
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import blake2b

from goodstanding.importers.account import Account
from goodstanding.importers.export import Entry
from goodstanding.importers.jsonstream import inside, items, load, mapping, sequence, words
from goodstanding.importers.text import UNDATED, Moment, clean, epoch_moment, iso_moment
from goodstanding.values import Handle, Interaction, Kind, Problem, Profile, Source

LARGE = 48 << 20  # bytes of a file of messages above which it is read piece by piece
MESSAGES = re.compile(r"(^|/)messages/(.*/)?message_\d+\.json$")
_UNKNOWN_PERSON = re.compile(
    r"^(facebook|instagram)[ -]?(user|nutzer(in)?|gebruiker|użytkownik)$|"
    r"^(utilisateur|usuario|usuário|utente|użytkownik|membre)( de| do| di)? (facebook|instagram|facebooka)$",
    re.I,
)
_REACTED = re.compile(
    r"^(reacted .{1,16} to your message|liked a message|hat mit .{1,16} auf deine nachricht reagiert|"
    r"hat eine nachricht mit „gefällt mir“ markiert|gefällt eine nachricht|a réagi .{1,16} à (votre|ton) message|"
    r"a aimé un message|reaccionó con .{1,16} a tu mensaje|le gustó un mensaje|indicó que le gusta un mensaje|"
    r"ha (reagito|risposto) con .{1,16} al tuo messaggio|ha messo mi piace a un messaggio|"
    r"reagiu com .{1,16} à (sua|tua) mensagem|curtiu uma mensagem|reageerde met .{1,16} op je bericht|"
    r"vond een bericht leuk|zareagował.{0,40} na twoją wiadomość)\s*$",
    re.I,
)
_COMINGS = frozenset(["Subscribe", "Unsubscribe"])


def mended(text: str) -> str:
    """Return text as it was meant, when each of its characters stands for one byte of UTF-8; else unchanged."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    with contextlib.suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    return clean(text)


def said(value: object) -> str:
    """Return a string of the export as it was meant, "" for anything else."""
    return mended(value) if type(value) is str else words(value)


def name_of(value: object) -> str:
    """Return somebody's name as one line."""
    return re.sub(r"\s+", " ", said(value)).strip()


# The label under which a generic record keeps a name, as far as we have seen it translated.
_WRITTEN_LABELS = """
name nom nombre nome naam imię namn navn nimi név jméno ime nume ad isim tên 名前 이름 имя
"""
_NAME_LABELS = frozenset(_WRITTEN_LABELS.split())


def labelled(record: object, labels: frozenset[str] = _NAME_LABELS) -> tuple[str, bool]:
    """Return the value under one of these labels in a record of `label_values`, and whether the label was known.

    Labels come in the language of the account; when none is known, the first value that is no address is taken.
    """
    first = ""
    for each in sequence(inside(record, "label_values")):
        label, value = said(inside(each, "label")).casefold(), name_of(inside(each, "value"))
        if label in labels and value:
            return value, True
        if value and not first and not value.startswith("http"):
            first = value
    return first, not first


@dataclass
class People:
    """How one export's people are named: `network:name`, with those whom it cannot name kept apart."""

    network: str
    me: Handle | None = None
    my_name: str = ""
    doubled: set[str] = field(default_factory=set)
    usernames: dict[str, str] = field(default_factory=dict)  # display name, folded -> username (Instagram)
    told: set[Handle] = field(default_factory=set)
    seen_on: date | None = None

    def owner(self) -> Handle:
        return self.me or Handle("name", f"{self.network}/owner")

    def handle(self, name: str, thread: str = "") -> Handle | None:
        """Return the handle for a displayed name; None for no name."""
        if not name:
            return None
        folded = name.casefold()
        if self.my_name and folded == self.my_name.casefold():
            return self.owner()
        if _UNKNOWN_PERSON.match(name):
            return Handle("name", f"{self.network}/unknown/{thread or 'somebody'}")
        if self.network == "instagram":
            user = self.usernames.get(folded)
            return Handle("instagram", user) if user else Handle("name", f"instagram/{folded}")
        return Handle(self.network, folded)

    def tell(self, handle: Handle, name: str, source: Source, url: str = "") -> Iterator[Profile]:
        """Yield a profile the first time that a handle is met."""
        if handle not in self.told and handle != self.me:
            self.told.add(handle)
            shown = "" if _UNKNOWN_PERSON.match(name) else name
            yield Profile(handle, source, name=shown, seen_on=self.seen_on, url=url)


def is_thread(entry: Entry) -> bool:
    """Whether a file holds messages: by what it begins with, or as a numbered part of a thread."""
    if entry.suffix != "json":
        return False
    head = entry.head
    old = b'"participants"' in head and (b'"sender_name"' in head or b'"messages"' in head)
    return (old and b'"threadName"' not in head) or MESSAGES.search(entry.path) is not None


def is_encrypted_thread(entry: Entry) -> bool:
    """Whether a file is a thread of the separate download of encrypted chats."""
    return entry.suffix == "json" and b'"participants"' in entry.head and b'"threadName"' in entry.head


def number_of(entry: Entry) -> int:
    """Return the number of a numbered part, 0 when it has none."""
    match = re.search(r"_(\d{1,9})\.json$", entry.name)
    return int(match[1]) if match else 0


def gaps(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Say which numbered parts are missing between those that are there."""
    families: dict[str, dict[int, Entry]] = defaultdict(dict)
    for entry in entries:
        if number := number_of(entry):
            families[re.sub(r"\d{1,9}\.json$", "", entry.path)][number] = entry
    for parts in families.values():
        last = max(parts)
        missing = [number for number in range(1, last) if number not in parts] if last <= 10_000 else []
        if missing:
            names = ", ".join(map(str, missing[:10])) + (" and more" if len(missing) > 10 else "")
            yield Problem(
                parts[last].path,
                f"parts before it are missing: number {names}",
                "Look whether another zip of the same export holds them, and import all of them together.",
            )


@dataclass
class Thread:
    """What a file of messages holds: who takes part, what the thread is called, and its messages."""

    participants: list[str]
    name: str
    messages: Iterator[object | Problem]


def thread_of(entry: Entry) -> Thread | Problem:
    """Open a file of messages, of either form. A damaged one gives a Problem; see `salvaged`."""
    if entry.size > LARGE:
        found = [_participant(each) for each in items(entry, "participants")]
        return Thread(found, entry.folder, items(entry, "messages"))
    whole = load(entry)
    if isinstance(whole, Problem):
        return whole
    name = said(inside(whole, "thread_path")) or said(inside(whole, "threadName"))
    names = [_participant(each) for each in sequence(inside(whole, "participants"))]
    return Thread(names, name or entry.folder, iter(sequence(inside(whole, "messages"))))


def salvaged(entry: Entry) -> Thread:
    """Return what can be had of a damaged file of messages."""
    return Thread([], entry.folder, items(entry, "messages"))


def _participant(value: object) -> str:
    return name_of(value) or name_of(inside(value, "name"))


def most_present(entries: Sequence[Entry]) -> str:
    """Return the name that takes part in every thread, "" when none or several do."""
    present: Counter[str] = Counter()
    threads = 0
    for entry in entries[:400]:
        thread = thread_of(entry)
        if not isinstance(thread, Problem):
            threads += 1
            present.update(set(filter(None, thread.participants)))
    common = [name for name, count in present.items() if count == threads]
    return common[0] if threads >= 2 and len(common) == 1 else ""


def threads(
    entries: Sequence[Entry], people: People, reader: str, newest: Callable[[datetime], None]
) -> Iterator[Interaction | Profile | Problem | Account]:
    """Yield the messages of files of threads, and an Account for each file once it is read."""
    by_thread: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_thread[entry.path if is_encrypted_thread(entry) else entry.folder].append(entry)
    for parts in by_thread.values():
        members: dict[str, None] = {}
        parts.sort(key=number_of)
        for entry in parts:
            account = Account(entry.path, reader)
            thread = thread_of(entry)
            if isinstance(thread, Problem):
                yield thread
                thread = salvaged(entry)
            for name in filter(None, thread.participants):
                members[name] = None
            yield from _messages(thread, members, people, account, newest)
            yield account


def _messages(
    thread: Thread,
    members: dict[str, None],
    people: People,
    account: Account,
    newest: Callable[[datetime], None],
) -> Iterator[Interaction | Profile | Problem]:
    talk = thread.name
    for each in thread.messages:
        if isinstance(each, Problem):
            yield each
            continue
        account.rows += 1
        message = mapping(each)
        name = name_of(message.get("sender_name")) or name_of(message.get("senderName"))
        sender = people.handle(name, talk)
        if sender is None:
            account.leave_out("without a sender")
            continue
        kind = words(message.get("type"))
        text = said(message.get("content")) or said(message.get("text"))
        if kind in _COMINGS:
            account.leave_out("comings and goings in a group")
            continue
        if message.get("is_unsent") is True or message.get("isUnsent") is True:
            account.leave_out("messages taken back")
            continue
        if _REACTED.match(text):
            account.leave_out("reactions told as messages")
            continue
        called = kind == "Call" or "call_duration" in message
        if called and not message.get("call_duration"):
            account.leave_out("calls without an answer")
            continue
        members[name] = None
        source = account.source()
        yield from people.tell(sender, name, source)
        others: list[Handle] = []
        for member in members:
            other = people.handle(member, talk)
            if other is not None and other != sender:
                yield from people.tell(other, member, source)
                others.append(other)
        stamp = message.get("timestamp_ms") or message.get("timestamp")
        moment = epoch_moment(stamp, 1000)
        if moment.at is not None:
            newest(moment.at)
        account.undated += moment.at is None
        account.kept += 1
        identity = ""
        if moment.at is not None:
            # Nothing numbers a message, and a chat may come in two downloads under two names.
            heard = f"{stamp}\x1f{name}\x1f{' '.join(text.split())}".encode("utf-8", "replace")
            identity = f"message/{blake2b(heard, digest_size=12).hexdigest()}"
        link = said(inside(message, "share", "link"))
        yield Interaction(
            moment.at,
            sender,
            tuple(dict.fromkeys(others)),
            Kind.CALL if called else Kind.MESSAGE,
            people.network,
            source,
            text=text or said(inside(message, "share", "share_text")),
            conversation=talk,
            subject=link if link.startswith("http") else "",
            precision=moment.precision,
            identity=identity,
        )
        for reaction in sequence(message.get("reactions")):
            by = people.handle(name_of(inside(reaction, "actor")), talk)
            if by is None or by == sender:
                continue
            given = epoch_moment(inside(reaction, "timestamp"))
            yield Interaction(
                given.at,
                by,
                (sender,),
                Kind.REACTION,
                people.network,
                source,
                text=said(inside(reaction, "reaction")),
                conversation=talk,
                precision=given.precision,
                identity=f"{identity}/reaction/{by.key}" if identity else "",
            )


def when(record: object) -> Moment:
    """Return the time of a record: seconds since 1970, or ISO in the exports of 2020."""
    stamp = inside(record, "timestamp")
    if stamp is None:
        stamp = inside(record, "creation_timestamp")
    if stamp is None:
        strings = sequence(inside(record, "string_list_data"))
        stamp = inside(strings[0], "timestamp") if strings else None
    if isinstance(stamp, str) and "-" in stamp:
        return iso_moment(stamp)
    return epoch_moment(stamp) if stamp is not None else UNDATED
