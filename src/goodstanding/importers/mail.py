"""Mail: mbox files (Gmail Takeout, Apple Mail, Thunderbird, any other), Maildir folders, EML files.

How to get it: takeout.google.com -> Mail -> mbox; Apple Mail -> Mailbox -> Export Mailbox; Thunderbird keeps
mbox files without an extension in its profile; dragging a mail out of a program gives an .eml (Apple: .emlx).

What becomes of a mail: one interaction of kind `message`, from its sender to everybody in To and Cc, with
the words that the sender wrote (quoted history and signature cut) and its thread as `conversation`. A first
mail to two or more people that introduces them is an `introduction` instead, so that every mail is one row.
Left out and counted by reason: drafts, spam, the bin, chats, automatic answers, lists, newsletters (unless
you answered one), no-reply senders, calendar answers, mail to more than 20 people, the same mail again.

Formats: RFC 4155, Maildir++, RFC 5322. Seen: Gmail Takeout 2013 to 2024, Thunderbird, Apple Mail, Dovecot.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from goodstanding.importers.automatic import is_automatic
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.folders import MAILDIR, REASON, emlx_role, folder_role, role_of
from goodstanding.importers.introductions import introduces
from goodstanding.importers.mbox import is_mbox
from goodstanding.importers.mbox import mails as split
from goodstanding.importers.message import Mail
from goodstanding.importers.quoting.known import Lines, fingerprint, without_known
from goodstanding.importers.text import clean, counted
from goodstanding.importers.unwanted import AUTOMATIC, NEWSLETTER, NO_REPLY, unwanted
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

NAME = "mail"
CANNOT_SHOW = (
    "Whether anybody read what you wrote: mail only shows answers.",
    "Mail that was deleted before the export, and accounts that are not in it.",
)

MOST_RECIPIENTS = 20  # mail to more people than this is an announcement and makes no tie
_REMEMBERED = 20_000  # mails of which some lines are remembered
_PROBE = 400  # mails a file that are looked at first, to learn which addresses are the owner's

_HEADS = re.compile(
    rb"(?im)^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|"
    rb"content-type|dkim-signature|reply-to|cc|sender|status):"
)
_SKIPPED_SUFFIX = (
    ".msf", ".js", ".json", ".html", ".htm", ".csv", ".txt", ".ics", ".vcf", ".xml", ".pdf", ".zip", ".png",
    ".jpg", ".jpeg", ".gif", ".dat", ".db", ".sqlite", ".plist", ".toc", ".md", ".py", ".yml", ".yaml", ".log",
)  # fmt: skip
_EMLX = re.compile(rb"^\s*\d{1,10}\s*\n")


def claims(export: Export) -> Sequence[Entry]:
    """Return the entries that hold mail, and the indexes that mail programs keep beside it."""
    found = [
        (entry, _shape(entry) or ("index" if _INDEX.search(entry.path) else "")) for entry in export.entries
    ]
    if not any(shape not in ("", "index") for _, shape in found):
        return []
    return [entry for entry, shape in found if shape]


_INDEX = re.compile(
    r"\.msf$|(?:^|/)table_of_contents$|(?:^|/)(?:dovecot[\w.-]*|maildirfolder|maildirsize|subscriptions|courier[\w.-]*)$|"
    r"(?:^|/)(?:msgFilterRules\.dat|filterlog\.html|popstate\.dat|mail\.properties)$|\.toc$",
    re.I,
)


def _shape(entry: Entry) -> str:
    """Return "mbox", "maildir", "eml", "emlx" or "" for what an entry holds, by its first bytes."""
    name = entry.name.lower()
    if entry.size == 0:
        return "mbox" if name.endswith(".mbox") else ""
    if name.endswith(_SKIPPED_SUFFIX):
        return ""
    head = entry.head
    if is_mbox(head):
        return "mbox"
    if name.endswith(".emlx") and _EMLX.match(head):
        return "emlx"
    if name.endswith((".eml", ".mht.eml")):
        return "eml"
    inside = MAILDIR.search(entry.path)
    if len(_HEADS.findall(head.replace(b"\r\n", b"\n").partition(b"\n\n")[0])) >= (2 if inside else 4):
        return "maildir" if inside else "eml"
    if name.endswith(".mbox") and head.lstrip()[:5] == b"From ":
        return "mbox"
    return ""


@dataclass
class _Account:
    """What is being learnt about one file (or one folder of a Maildir)."""

    rows: int = 0
    kept: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    undated: int = 0
    cut: int = 0  # mails of which quoted history was cut
    encrypted: int = 0
    unparted: int = 0  # mails whose text holds the headers of a further mail
    guessed: int = 0  # dates taken from the time of arrival, or with day and month in a supposed order
    zoneless: int = 0
    notes: list[str] = field(default_factory=list)

    def done(self, path: str) -> FileRead:
        why = "; ".join([*self.notes, *self.supposed()])
        return FileRead(path, NAME, Status.READ, self.rows, self.kept, why, dict(self.left_out))

    def supposed(self) -> Iterator[str]:
        """Yield in words what was cut from the mails that were kept, and what about them was supposed."""
        if self.cut:
            yield f"quoted history cut from {counted(self.cut, 'mail')}"
        if self.encrypted:
            yield f"{counted(self.encrypted, 'mail')} encrypted, kept without words"
        if self.guessed:
            yield f"{counted(self.guessed, 'date')} guessed"
        if self.zoneless:
            yield f"{counted(self.zoneless, 'date')} without a zone, read as UTC"


class _Reading:
    """One import: what is known across its files."""

    def __init__(self, owner: frozenset[str]) -> None:
        self.owner = set(owner)
        self.seen: set[int] = set()
        self.lists: set[str] = set()
        self.names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.bare: dict[Handle, str] = {}
        self.newest: date | None = None
        self.answered: set[int] = set()  # what the owner's own mails answer
        self.said: dict[int, tuple[str, Lines]] = {}  # of the last mails: who wrote it, some of its lines
        self.delivered: Counter[str] = Counter()
        self.sent_from: Counter[str] = Counter()

    def name(self, address: str, said: str) -> None:
        """Remember how somebody in a mail that is kept was called."""
        if address:
            names = self.names[address]
            if said:
                names[said] += 1
        else:
            self.bare.setdefault(Handle("name", f"email/{said.casefold()}"), said)

    # Whose mail is it?

    def learn(self, mail: Mail, role: str) -> None:
        for name in ("delivered-to", "x-original-to", "envelope-to"):
            found = mail.addresses(name)
            if found and found[0][0]:
                self.delivered[found[0][0]] += 1
                break
        if role == "sent":
            address = mail.sender[0]
            if address:
                self.sent_from[address] += 1

    def owners(self) -> set[str]:
        """Return the addresses that are the owner's by the evidence so far."""
        delivered, sent = self.delivered.total(), self.sent_from.total()
        found = {a for a, n in self.sent_from.items() if n >= max(1, sent * 0.02)}
        found |= {a for a, n in self.delivered.items() if n >= max(2, delivered * 0.1) or n == delivered}
        return {a for a in found if a not in self.lists and not NO_REPLY.match(a)} | self.owner


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield an interaction a mail, a profile an address, and the account of each file or Maildir folder."""
    reading = _Reading(frozenset(h.key for h in hints.owner if h.network == "email"))
    shaped = [(entry, shape, folder_role(entry.path)) for entry in entries if (shape := _shape(entry))]
    for entry in entries:
        if not _shape(entry):
            yield FileRead(
                entry.path, NAME, Status.IGNORED, why="a mail program's own index, without mail in it"
            )
    singles = [x for x in shaped if x[1] != "mbox"]
    every = max(1, len(singles) // _PROBE)
    for entry, shape, role in [x for x in shaped if x[1] == "mbox"] + singles[::every]:
        try:
            for count, (_, _, mail) in enumerate(_mails(entry, shape)):
                if count >= _PROBE:
                    break
                reading.learn(mail, role_of(mail, entry, role))
        except (OSError, EOFError, ValueError):
            continue  # said again, with its place, when the file is read
    first = reading.owners()
    told: set[str] = set()
    at_start = Source(entries[0].path if entries else str(export.path))
    for address in sorted(first):
        told.add(address)
        yield Profile(Handle("email", address), at_start, owner=True)
    reading.owner |= first

    held: dict[int, dict[int, int]] = {}  # number of entry -> {offset: hash of the newsletter's id}
    accounts: dict[str, _Account] = {}
    order: dict[str, int] = {}
    for number, (entry, shape, role) in enumerate(shaped):
        place = (
            entry.path if shape in ("mbox", "eml", "emlx") else entry.path.rpartition("/")[0] or entry.path
        )
        account = accounts.setdefault(place, _Account())
        order[place] = number
        try:
            for offset, envelope, mail in _mails(entry, shape):
                account.rows += 1
                yield from _one(reading, account, entry, role, offset, envelope, mail, held, number)
        except (OSError, EOFError, ValueError) as broken:
            yield Problem(
                entry.path,
                f"the file ends too early or is damaged ({broken})",
                f"The first {account.rows:,} mails were read. Make the export again for the rest.",
            )
    yield from _newsletters_answered(reading, shaped, held, accounts)
    yield from _people(reading, at_start, told)
    for place, account in accounts.items():
        if account.undated:
            yield Problem(
                place,
                f"{account.undated} mails carry no date that can be read",
                "They are kept without a date. Nothing needs doing.",
            )
        if account.unparted:
            yield Problem(
                place,
                f"the text of {counted(account.unparted, 'mail')} holds the headers of further mails",
                'If mails are missing, nothing parts them in this file: each should begin with a line "From ...". '
                "Export the folder again, or as single .eml files.",
            )
        yield account.done(place)


def _mails(entry: Entry, shape: str) -> Iterator[tuple[int, bytes, Mail]]:
    if shape == "mbox":
        with entry.open() as stream:
            for offset, envelope, raw in split(stream):
                yield offset, envelope, Mail(raw, envelope)
        return
    with entry.open() as stream:
        raw = stream.read(32 << 20)
    if shape == "emlx":
        count, _, rest = raw.partition(b"\n")
        length = int(count) if count.strip().isdigit() else len(rest)
        mail = Mail(rest[:length])
        mail.mark = emlx_role(rest[length : length + 20_000])
        yield 0, b"", mail
        return
    yield 0, b"", Mail(raw)


def _one(
    reading: _Reading,
    account: _Account,
    entry: Entry,
    folder: str,
    offset: int,
    envelope: bytes,
    mail: Mail,
    held: dict[int, dict[int, int]],
    number: int,
) -> Iterator[Record]:
    role = role_of(mail, entry, folder)
    reading.learn(mail, role)
    sender, sender_name = mail.sender
    identity = mail.message_id
    code = hash(identity) if identity else 0
    mine = role == "sent" or sender in reading.owner
    reason = REASON.get(role) or (None if mine else unwanted(mail, sender))
    if reason is None and mine:
        reason = AUTOMATIC if is_automatic(mail) else "calendar answer" if mail.calendar else None
    posted = mail.headers.get("list-post") or mail.headers.get("x-mailing-list")
    if posted:
        for address, _ in mail.addresses("list-post" if mail.has("list-post") else "x-mailing-list"):
            reading.lists.add(address)
    if code and reason is None:
        if code in reading.seen:
            account.left_out["the same mail again"] += 1
            return
        reading.seen.add(code)
    if mine and reason is None:
        answers = mail.answers
        if answers:
            reading.answered.add(hash(answers))
    if reason == NEWSLETTER and code:
        held.setdefault(number, {})[offset] = code
    if reason is not None:
        account.left_out[reason] += 1
        return
    yield from _interaction(reading, account, entry, account.rows, mail, sender, sender_name)


def _interaction(
    reading: _Reading,
    account: _Account,
    entry: Entry,
    row: int,
    mail: Mail,
    sender: str,
    sender_name: str,
) -> Iterator[Record]:
    actor = _handle(sender, sender_name)
    named = [(sender, sender_name)]
    if actor is None:
        account.left_out["no sender that can be read"] += 1
        return
    recipients: list[Handle] = []
    to_list = False
    for name in ("to", "cc", "bcc"):
        for address, said in mail.addresses(name):
            if address and address in reading.lists:
                to_list = True
                continue
            if address and NO_REPLY.match(address):
                continue
            handle = _handle(address, said)
            if handle is not None and handle != actor and handle not in recipients:
                recipients.append(handle)
                named.append((address, said))
    if not recipients:
        # Somebody's mail that reached me without naming me (Bcc): Delivered-To says for whom it was.
        if sender not in reading.owner:
            for name in ("delivered-to", "x-original-to", "envelope-to"):
                for address, said in mail.addresses(name):
                    if address and address != sender and address not in reading.lists:
                        handle = _handle(address, said)
                        if handle is not None and handle not in recipients:
                            recipients.append(handle)
                            named.append((address, said))
                if recipients:
                    break
        if not recipients:
            account.left_out["mailing list" if to_list else "names nobody else"] += 1
            return
    if len(recipients) > MOST_RECIPIENTS:
        account.left_out[f"to more than {MOST_RECIPIENTS} people"] += 1
        return
    for address, said in named:
        reading.name(address, said)
    at, precision, zoneless, guessed = mail.when()
    if at is None:
        account.undated += 1
    else:
        account.guessed += guessed
        account.zoneless += zoneless and not guessed
        day = at.date()
        if reading.newest is None or day > reading.newest:
            reading.newest = day
    subject = clean(mail.header("subject"))
    words, cut = mail.own(_people_named(tuple(named)))
    words, cut = _without_known(reading, mail, sender, words, cut)
    account.cut += cut
    account.encrypted += mail.encrypted
    if mail.envelope and mail.holds_more:
        account.unparted += 1
    kind = Kind.MESSAGE
    if len(recipients) > 1 and introduces(subject, words) and not mail.answers:
        kind = Kind.INTRODUCTION
    account.kept += 1
    yield Interaction(
        at,
        actor,
        tuple(recipients),
        kind,
        "email",
        Source(entry.path, row),
        clean(words),
        clean(mail.conversation),
        subject[:1000],
        precision,
        zoneless=zoneless,
        identity=clean(mail.message_id),
    )


@lru_cache(maxsize=10_000)
def _people_named(named: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """Return the names and addresses of a mail's people as `quoting` looks for them."""
    return frozenset(each.lower() for pair in named for each in pair if len(each) > 3)


def _without_known(reading: _Reading, mail: Mail, sender: str, words: str, cut: bool) -> tuple[str, bool]:
    """Cut away the words of the mail that this one answers, and remember this one's own."""
    answers = mail.answers
    if answers and not cut and (earlier := reading.said.get(hash(answers))) and earlier[0] != sender:
        own = without_known(words, earlier[1])
        if own is not None:
            words, cut = own, True
    identity = mail.message_id
    if identity and (lines := fingerprint(words)):
        if len(reading.said) >= _REMEMBERED:
            del reading.said[next(iter(reading.said))]
        reading.said[hash(identity)] = (sender, lines)
    return words, cut


def _handle(address: str, name: str) -> Handle | None:
    if address:
        handle = _HANDLES.get(address)
        if handle is None:
            if len(_HANDLES) > 200_000:
                _HANDLES.clear()
            handle = _HANDLES[address] = Handle("email", address)
        return handle
    if name and any(c.isalpha() for c in name):
        return Handle("name", f"email/{name.casefold()}")
    return None


_HANDLES: dict[str, Handle] = {}


def _newsletters_answered(
    reading: _Reading,
    shaped: Sequence[tuple[Entry, str, str]],
    held: dict[int, dict[int, int]],
    accounts: dict[str, _Account],
) -> Iterator[Record]:
    """Read again the newsletters that the owner answered: those were letters after all."""
    for number, waiting in held.items():
        wanted = {offset: code for offset, code in waiting.items() if code in reading.answered}
        if not wanted:
            continue
        entry, shape, _ = shaped[number]
        place = (
            entry.path if shape in ("mbox", "eml", "emlx") else entry.path.rpartition("/")[0] or entry.path
        )
        account = accounts[place]
        try:
            for row, (offset, _, mail) in enumerate(_mails(entry, shape), 1):
                code = wanted.get(offset)
                if code is None or code in reading.seen:
                    continue
                reading.seen.add(code)
                account.left_out[NEWSLETTER] -= 1
                if not account.left_out[NEWSLETTER]:
                    del account.left_out[NEWSLETTER]
                yield from _interaction(reading, account, entry, row, mail, *mail.sender)
        except (OSError, EOFError, ValueError):
            continue  # already said when the file was read


def _people(reading: _Reading, source: Source, told: set[str]) -> Iterator[Record]:
    owners = reading.owners()
    if not owners:
        yield Problem(
            source.file,
            "nothing in this mail says which address is yours",
            "Add your own addresses under Settings, You; or import your Sent folder as well.",
        )
    for address in sorted(reading.names):
        names = reading.names[address]
        name = min(names, key=lambda n: (-names[n], n)) if names else ""
        owner = address in owners
        if owner:
            told.add(address)
        yield Profile(Handle("email", address), source, name, reading.newest, owner=owner)
    for address in sorted(owners - told):
        yield Profile(Handle("email", address), source, owner=True)
    for handle, name in sorted(reading.bare.items()):
        yield Profile(handle, source, name, reading.newest)
