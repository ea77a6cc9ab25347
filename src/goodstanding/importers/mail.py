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
from typing import TYPE_CHECKING

from goodstanding.importers.export import Entry, Export
from goodstanding.importers.mbox import is_mbox
from goodstanding.importers.mbox import mails as split
from goodstanding.importers.message import Mail
from goodstanding.importers.text import clean
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
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "mail"
CANNOT_SHOW = (
    "Whether anybody read what you wrote: mail only shows answers.",
    "Mail that was deleted before the export, and accounts that are not in it.",
)

MOST_RECIPIENTS = 20  # mail to more people than this is an announcement and makes no tie
_PROBE = 400  # mails a file that are looked at first, to learn which addresses are the owner's

_HEADS = re.compile(
    rb"(?im)^(?:from|to|date|subject|received|return-path|message-id|mime-version|delivered-to|x-[\w-]+|"
    rb"content-type|dkim-signature|reply-to|cc|sender|status):"
)
_SKIPPED_SUFFIX = (
    ".msf", ".js", ".json", ".html", ".htm", ".csv", ".txt", ".ics", ".vcf", ".xml", ".pdf", ".zip", ".png",
    ".jpg", ".jpeg", ".gif", ".dat", ".db", ".sqlite", ".plist", ".toc", ".md", ".py", ".yml", ".yaml", ".log",
)  # fmt: skip
_MAILDIR = re.compile(r"(?:^|/)(cur|new|tmp)/[^/]+$")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")
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
    inside = _MAILDIR.search(entry.path)
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
    notes: list[str] = field(default_factory=list)

    def done(self, path: str) -> FileRead:
        return FileRead(
            path, NAME, Status.READ, self.rows, self.kept, " ".join(self.notes), dict(self.left_out)
        )


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
        return {a for a in found if a not in self.lists and not _NO_REPLY.match(a)} | self.owner


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield an interaction a mail, a profile an address, and the account of each file or Maildir folder."""
    reading = _Reading(frozenset(h.key for h in hints.owner if h.network == "email"))
    shaped = [(entry, shape, _folder_role(entry.path)) for entry in entries if (shape := _shape(entry))]
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
                reading.learn(mail, _role(mail, entry, role))
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
        raw = rest[: int(count)] if count.strip().isdigit() else rest
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
    role = _role(mail, entry, folder)
    reading.learn(mail, role)
    sender, sender_name = mail.sender
    identity = mail.message_id
    code = hash(identity) if identity else 0
    mine = role == "sent" or sender in reading.owner
    reason = _ROLE_REASON.get(role) or (None if mine else _unwanted(mail, sender))
    if reason is None and mine and mail.calendar:
        reason = "calendar answer"
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
            if address and _NO_REPLY.match(address):
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
    at, zoneless = mail.when()
    if at is None:
        account.undated += 1
    else:
        day = at.date()
        if reading.newest is None or day > reading.newest:
            reading.newest = day
    subject = clean(mail.header("subject"))
    words = mail.words()
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
        Precision.NONE if at is None else Precision.SECOND,
        zoneless=zoneless,
        identity=clean(mail.message_id),
    )


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


# What a folder or a label means

_ROLES = {
    "sent": (
        "sent", "sent mail", "sent messages", "sent items", "sent-mail", "messages envoyés", "envoyés",
        "éléments envoyés", "courrier envoyé", "gesendet", "gesendete elemente", "gesendete objekte",
        "gesendete nachrichten", "enviados", "elementos enviados", "correo enviado", "enviado", "mensajes enviados",
        "inviati", "inviata", "posta inviata", "messaggi inviati", "verzonden", "verzonden items",
        "verzonden berichten", "odeslané", "odeslaná pošta", "odeslaná", "wysłane", "elementy wysłane",
        "mensagens enviadas", "itens enviados", "e-mails enviados", "enviadas", "e-mail enviados",
        "verzonden e-mail", "skickat", "sendt", "отправленные", "送信済みメール", "已发邮件",
    ),
    "spam": (
        "spam", "junk", "junk e-mail", "junk email", "bulk mail", "courrier indésirable", "indésirables", "pourriel",
        "unerwünscht", "unerwünschte werbung", "junk-e-mail", "correo no deseado", "posta indesiderata",
        "ongewenst", "ongewenste e-mail", "ongewenste berichten", "lixo eletrónico", "lixo eletrônico",
        "correio indesejado", "nevyžádaná pošta", "nevyžádané", "wiadomości-śmieci", "[gmail]/spam", "спам",
    ),
    "trash": (
        "trash", "bin", "deleted", "deleted items", "deleted messages", "corbeille", "éléments supprimés",
        "papierkorb", "gelöscht", "gelöschte elemente", "gelöschte objekte", "papelera", "elementos eliminados",
        "cestino", "posta eliminata", "elementi eliminati", "prullenbak", "verwijderde items", "lixeira", "lixo",
        "itens excluídos", "itens eliminados", "koš", "odstraněná pošta", "kosz", "elementy usunięte", "корзина",
    ),
    "draft": (
        "draft", "drafts", "brouillon", "brouillons", "entwurf", "entwürfe", "borrador", "borradores", "bozza",
        "bozze", "concept", "concepten", "rascunho", "rascunhos", "koncept", "koncepty", "rozepsané",
        "wersje robocze", "wersja robocza", "szkic", "szkice", "templates", "outbox", "unsent messages",
        "черновики",
    ),
    "chat": ("chat", "chats", "discussions"),
}  # fmt: skip
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names}
_ROLE_REASON = {
    "spam": "spam",
    "trash": "in the bin",
    "draft": "draft",
    "chat": "chat",
    "deleted": "deleted in the mail program",
}
_LABEL = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,]*))\s*(?:,|$)')


def labels(value: str) -> list[str]:
    """Return the labels of an X-Gmail-Labels header: "Travel, 2023" in quotes is one label."""
    out: list[str] = []
    at = 0
    while at < len(value):
        found = _LABEL.match(value, at)
        if found is None or found.end() == at:
            break
        said = found.group(1) if found.group(1) is not None else found.group(2)
        if said and said.strip():
            out.append(said.strip())
        at = found.end()
    return out


_LABEL_ROLES: dict[bytes, str] = {}


def _role(mail: Mail, entry: Entry, folder: str) -> str:
    """Return what a mail's labels, flags or folder make of it: sent, spam, trash, draft, chat, deleted or ""."""
    value = mail.headers.get("x-gmail-labels")
    if value is not None:
        role = _LABEL_ROLES.get(value)
        if role is None:
            found = {_ROLE_OF.get(label.casefold(), "") for label in labels(mail.header("x-gmail-labels"))}
            role = next((r for r in ("chat", "draft", "spam", "trash", "sent") if r in found), "")
            if len(_LABEL_ROLES) < 20_000:
                _LABEL_ROLES[value] = role
        return role
    status = mail.headers.get("x-mozilla-status")
    if status is not None:
        try:
            if int(status, 16) & 0x0008:
                return "deleted"
        except ValueError:
            pass
    if folder.startswith("maildir"):
        flags = _FLAGS.search(entry.name)
        if flags is not None:
            if "T" in flags.group(1):
                return "trash"
            if "D" in flags.group(1):
                return "draft"
        return folder[8:]
    return folder


def _folder_role(path: str) -> str:
    """Return the role that a file's folder or name gives it; "maildir:" before it for a Maildir."""
    parts = [p for p in re.split(r"[/\\]", path) if p]
    maildir = _MAILDIR.search(path) is not None
    names: list[str] = []
    for part in parts[:-2] if maildir else parts:
        bare = re.sub(r"\.(?:mbox|mbx|sbd|eml|emlx)$", "", part, flags=re.I)
        names.append(bare)
        if "." in bare:
            names.append(bare.rsplit(".", 1)[-1])
        names.append(re.sub(r"[-_ ]*(?:\(\d+\)|-?\d{1,3})$", "", bare))
    role = ""
    for name in reversed(names):
        role = _ROLE_OF.get(name.strip(" .").casefold().replace("_", " "), "")
        if role:
            break
    return f"maildir:{role}" if maildir else role


# What makes no tie

NEWSLETTER = "newsletter"
_NO_REPLY = re.compile(
    r"(?:[\w.+-]*(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|noreply|donotreply|nepasrepondre|ne[-_.]pas[-_.]repondre|"
    r"no[-_.]responder|noresponder|nicht[-_.]antworten|keine[-_.]antwort|unsubscribe|mailer-daemon)[\w.+-]*|"
    r"(?:postmaster|bounces?|notifications?|notify|alerts?|mailer|daemon|automated|autoresponder|auto-confirm|"
    r"invitations|messages-noreply|listserv|majordomo|root|www-data|calendar-notification|"
    r"newsletters?|news|updates|digest|marketing|mailings?|announcements?)(?:[+-][\w.+-]*)?)@",
    re.I,
)  # fmt: skip
_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})


def _unwanted(mail: Mail, sender: str) -> str | None:
    """Return why a mail that somebody else sent makes no tie, None when it does."""
    headers = mail.headers
    automatic = headers.get("auto-submitted")
    if automatic is not None and not automatic.lower().startswith(b"no"):
        return "automatic answer"
    if "x-autoreply" in headers or "x-autorespond" in headers or "x-failed-recipients" in headers:
        return "automatic answer"
    content = headers.get("content-type", b"")
    if content[:16].lower() == b"multipart/report":
        return "automatic answer"
    if "list-id" in headers or "mailing-list" in headers:
        return "newsletter" if _is_campaign(headers) else "mailing list"
    if mail.calendar:
        return "calendar answer"
    precedence = headers.get("precedence")
    if precedence is not None and precedence.strip().lower().decode("latin-1") in _BULK:
        return "mailing list" if "list-post" in headers else "sent in bulk"
    if _NO_REPLY.match(sender):
        return "no-reply sender"
    if "list-unsubscribe" in headers:
        return NEWSLETTER
    if headers.get("x-spam-flag", b"").strip().lower() == b"yes":
        return "spam"
    return None


def _is_campaign(headers: dict[str, bytes]) -> bool:
    return "list-unsubscribe" in headers and "list-post" not in headers and "x-mailing-list" not in headers


# Introductions

_INTRODUCES = re.compile(
    r"\b(?:introduc(?:e|ing) you(?: two| both)?\b|introduc(?:e|ing) (?:you )?to\b|e-?intro|intro:|"
    r"(?:happy|glad|pleased|want(?:ed)?|like|love) to (?:introduce|connect) (?!my)|"
    r"connect(?:ing)? (?:you (?:two|both|with)|the two of you)|put(?:ting)? you (?:two |both )?in (?:touch|contact)|"
    r"(?-i:(?:[Pp]lease |\b)[Mm]eet (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|I )"
    r"[A-Z][a-z]+\b)|you (?:two|both) should (?:meet|talk|know)|"
    r"(?:euch|sie|dich|dir|ihnen) (?:\w+ ){0,3}(?:vorstellen|bekannt ?machen)|"
    r"(?:stelle|möchte) (?:euch|sie|dich|dir|ihnen) .{0,40}vor|"
    r"met(?:s|tre|tez|tons) en (?:relation|contact)|(?:te|vous) présent(?:e|er)|mise en relation|"
    r"(?:te|os|le|les) present(?:o|ar)|poner(?:os|te|les)? en contacto|"
    r"(?:ti|vi|le) present(?:o|are)|mett(?:ere|o|ervi) in contatto|"
    r"(?:aan (?:elkaar|je|u|jullie)|jullie) (?:\w+ ){0,2}voorstellen|"
    r"apresent(?:o|ar)(?:-vos|-lhe|-te)?\b|colocar em contacto|"
    r"(?:vás|tě|vám|ti) (?:\w+ ){0,2}(?:představ|seznám)\w+|"
    r"(?:państwa|was|ci|wam|pana|panią) (?:\w+ ){0,2}(?:przedstaw|pozna)\w+)",
    re.I,
)
_INTRODUCING_WORDS = (
    "introduc", "intro", "connect", "touch", "contact", "meet", "should", "vorst", "bekannt", "stelle", "möchte",
    "relation", "présent", "present", "voorstell", "představ", "seznám", "przedstaw", "pozna",
)  # fmt: skip
_MYSELF = re.compile(
    r"introduc(?:e|ing) (?:myself|our|my (?:company|team))|mich (?:kurz )?vorstellen|me présent|presentarme|presentarmi"
    r"|me voorstellen|apresentar-me|se představ|się przedstaw",
    re.I,
)
_INTRODUCING_SUBJECT = re.compile(
    r"^\s*(?:e-?intro(?:duction)?\b|intro(?:duction)?\s*[:–-]|introducing|vorstellung\s*[:–-]|mise en relation|"
    r"presentaci[oó]n\s*[:–-]|presentazione\s*[:–-]|kennismaking|apresenta[cç][aã]o\s*[:–-]|představení|"
    r"[\w'’. -]{2,40}\s*(?:<>|<->|↔|⇄)\s*[\w'’. -]{2,40}$)",
    re.I,
)  # fmt: skip


def introduces(subject: str, words: str) -> bool:
    """Tell whether a mail to several people brings them together, by the words that people use for it."""
    if subject[:3].lower() in ("re:", "aw:", "sv:", "fw:"):
        return False
    start = words[:800]
    lowered = start.lower()
    if any(word in lowered for word in _INTRODUCING_WORDS) and _INTRODUCES.search(start):
        return not _MYSELF.search(start)
    return bool(_INTRODUCING_SUBJECT.match(subject)) and not _MYSELF.search(start)
