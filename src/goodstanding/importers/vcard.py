"""vCard 2.1, 3.0 and 4.0: the address book of a phone, of Apple, Google, Outlook, Nextcloud.

How to get it: Apple Contacts -> File -> Export -> Export vCard; contacts.google.com -> Export -> vCard;
iCloud, Android, Nextcloud likewise.

What becomes of a card: a profile with its mail addresses and LinkedIn page, and its note. Phone numbers,
birthdays, pictures and postal addresses (but for the town) are not kept. Groups are left out.

Read as they come: folded lines, quoted-printable with soft breaks, `CHARSET=`, bare types (`TEL;HOME;CELL:`),
Apple's `item1.EMAIL`, cards without END, UTF-16, Windows-1252 without saying so. Sources: RFC 2426 (3.0), RFC
6350 (4.0), the versit specification (2.1).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from goodstanding.importers.charsets import text_of
from goodstanding.importers.crm import Account, Desk
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.text import clean, encoding_of
from goodstanding.values import FileRead, Problem, Record, Source, Status

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "vcard"
CANNOT_SHOW = ("Whether you ever were in touch: an address book holds names, not acts.",)

_MOST_BYTES = 512 << 20


def claims(export: Export) -> Sequence[Entry]:
    """Return the entries that begin as a vCard does, or are named like one."""
    return [e for e in export.entries if e.name.lower().endswith((".vcf", ".vcard")) or _begins(e.head)]


def _begins(head: bytes) -> bool:
    return (
        b"BEGIN:VCARD" in head[:200].replace(b"\x00", b"").upper().lstrip(b"\xef\xbb\xbf\xff\xfe \r\n")[:40]
    )


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield a profile a card, and the account of each file."""
    for entry in entries:
        desk = Desk(NAME, hints)
        account = Account()
        if entry.size > _MOST_BYTES:
            yield Problem(
                entry.path,
                "the file is larger than 512 MB",
                "Export the cards without their pictures, and import again.",
            )
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="too large")
            continue
        with entry.open() as stream:
            data = stream.read(_MOST_BYTES)
        found = False
        for number, card in cards(data):
            found = True
            if card.get("kind", [""])[0].lower() in ("group", "location", "org") or "member" in card:
                account.rows += 1
                account.left_out["a group, a place or an organisation"] += 1
                continue
            source = Source(entry.path, number)
            yield from _card(desk, card, source, account)
        if not found:
            if data.strip():
                yield Problem(
                    entry.path,
                    "this is named like an address book but holds no card",
                    "Open it in a text editor: a card begins with BEGIN:VCARD.",
                )
            yield FileRead(
                entry.path,
                NAME,
                Status.UNKNOWN if data.strip() else Status.READ,
                why="no card in it" if data.strip() else "the file is empty",
            )
            continue
        yield from desk.people_here(Source(entry.path), None)
        yield account.done(entry.path, NAME)


def _card(desk: Desk, card: dict[str, list[str]], source: Source, account: Account) -> Iterator[Record]:
    family, given = _name_parts(card.get("n", [""])[0])
    values: dict[str, list[str]] = {}
    shown = card.get("fn", [""])[0].replace("\ue000", ";").strip()
    if shown:
        values["name"] = [shown]
    elif family or given:
        values["first_name"], values["last_name"] = [given], [family]
    elif card.get("nickname"):
        values["name"] = card["nickname"][:1]
    company = card.get("org", [""])[0]
    if company:
        values["company"] = [_parts(company)[0].strip()]
    for field, names in (("position", ("title", "role")), ("note", ("note",)), ("email", ("email",))):
        found = [v.replace("\ue000", ";") for name in names for v in card.get(name, ()) if v.strip()]
        if found:
            values[field] = found
    pages = [v for name in ("x-socialprofile", "socialprofile", "url", "impp") for v in card.get(name, ())]
    values["linkedin"] = [v for v in pages if "linkedin." in v.lower()]
    values["url"] = [v for v in card.get("url", ()) if "linkedin." not in v.lower()]
    if (address := card.get("adr", [""])[0]) and len(pieces := _parts(address)) >= 4:
        values["place"] = [p.strip() for p in (pieces[3], pieces[6] if len(pieces) > 6 else "") if p.strip()]
    number = card.get("uid", [""])[0].strip()
    if number and not values.get("email") and not values["linkedin"]:
        values["id"] = [number.removeprefix("urn:uuid:")]
    seen_on = _day(card.get("rev", [""])[0])
    values = {field: [v for v in said if v] for field, said in values.items()}
    yield from desk.person({f: v for f, v in values.items() if v}, source, account, seen_on)


_PROPERTY = re.compile(rb"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:\"[^\"]*\"|[^\":;])*)*):")
_WANTED = frozenset(
    (b"FN", b"N", b"NICKNAME", b"ORG", b"TITLE", b"ROLE", b"EMAIL", b"URL", b"X-SOCIALPROFILE", b"SOCIALPROFILE", b"NOTE",
     b"UID", b"REV", b"IMPP", b"KIND", b"MEMBER", b"ADR", b"X-ADDRESSBOOKSERVER-KIND", b"X-ADDRESSBOOKSERVER-MEMBER")
)  # fmt: skip
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def cards(data: bytes) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """Yield (number of the card, its properties by lower-case name) for each card in a file, decoded."""
    encoding, _ = encoding_of(data[:4096], whole=False)
    if encoding.startswith(("utf-16", "utf-32")):
        data = data.decode(encoding, "replace").encode("utf-8", "replace")
    elif data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    card: dict[str, list[str]] | None = None
    outer: list[tuple[int, dict[str, list[str]]]] = []  # cards that wait while their agent's card is read
    total = number = 0
    agent = False
    for line in _unfolded(data):
        found = _PROPERTY.match(line)
        if found is None:
            continue
        name, params = found.group(1).upper(), found.group(2)
        value = line[found.end() :]
        if name == b"AGENT" and card is not None:
            # Version 2.1 puts the whole card of whoever acts for this person in between, on lines of its own.
            agent = value.strip().upper() in (b"", b"BEGIN:VCARD")
            if agent and value.strip():
                name, value = b"BEGIN", b"VCARD"
        if name == b"BEGIN":
            if value.strip().upper() == b"VCARD":
                if agent and card is not None and len(outer) < 10:
                    outer.append((number, card))
                elif card:
                    yield number, card  # its END is missing
                total += 1
                number, card, agent = total, {}, False
            continue
        if name == b"END":
            if card is not None and value.strip().upper() == b"VCARD":
                yield number, card
                number, card = outer.pop() if outer else (total, None)
            continue
        if card is None or name not in _WANTED:
            continue
        text = _value(value, params)
        if name in (b"X-SOCIALPROFILE", b"SOCIALPROFILE"):
            text = _profile(text, params)
        key = name.decode("ascii").lower().replace("x-addressbookserver-", "")
        if text and len(card.setdefault(key, [])) < 50:
            card[key].append(text)
    if card:
        yield number, card
    yield from (one for one in outer if one[1])


def _profile(text: str, params: bytes) -> str:
    """Return the address of a profile; telephones write a bare name, `x-apple:` before it, and the network beside it."""
    said = params.decode("utf-8", "replace")
    network = re.search(r"(?:SERVICE-TYPE|TYPE)=\"?linkedin\b", said, re.I)
    if network is None or "linkedin." in text.lower():
        return text
    user = re.search(r"(?:X-USER|USERNAME)=\"?([^;\"]+)", said, re.I)
    name = (user.group(1) if user else re.sub(r"^x-apple:", "", text, flags=re.I)).strip().strip("/")
    return f"https://www.linkedin.com/in/{name}" if re.fullmatch(r"[^\s/:@?#]+", name) else text


def _unfolded(data: bytes) -> Iterator[bytes]:
    """Yield the lines of a file with their continuations; soft breaks of quoted-printable are continuations too."""
    pending: list[bytes] = []
    soft = printable = False
    for line in re.split(rb"\r\n|\n|\r", data):
        if soft:
            pending[-1] = pending[-1][:-1]
            pending.append(line.lstrip(b" \t") if line[:1] in (b" ", b"\t") else line)
        elif line[:1] in (b" ", b"\t") and pending:
            if len(pending) < 20_000:  # beyond it lies a picture
                pending.append(line[1:])
            continue
        else:
            if pending:
                yield b"".join(pending)
            pending = [line] if line else []
            printable = b"QUOTED-PRINTABLE" in line[:200].partition(b":")[0].upper()
        soft = printable and bool(pending) and pending[-1].endswith(b"=") and len(pending) < 20_000
    if pending:
        yield b"".join(pending)


def _value(value: bytes, params: bytes) -> str:
    upper = params.upper()
    if b"QUOTED-PRINTABLE" in upper:
        value = binascii.a2b_qp(value)
    elif b"BASE64" in upper or b"ENCODING=B" in upper:
        try:
            value = binascii.a2b_base64(value)
        except binascii.Error:
            return ""
    charset = re.search(rb"CHARSET=\"?([\w-]+)", upper)
    text = text_of(value, charset.group(1).decode("ascii") if charset else "")
    return clean(_BIDI.sub("", _unescaped(text))).strip()[:20_000]


_ESCAPED = re.compile(r"\\([nN,;:\\])")


def _unescaped(text: str) -> str:
    # An escaped semicolon is part of a member, a bare one parts them: it stays escaped until `_parts`.
    return _ESCAPED.sub(lambda m: {"n": "\n", "N": "\n", ";": "\ue000"}.get(m.group(1), m.group(1)), text)


def _parts(value: str) -> list[str]:
    return [part.replace("\ue000", ";") for part in value.split(";")]


def _name_parts(value: str) -> tuple[str, str]:
    parts = [p.strip() for p in _parts(value)] + ["", ""]
    return parts[0], parts[1]


def _day(value: str) -> date | None:
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", value)
    try:
        return date(*(int(x) for x in found.groups())) if found else None
    except ValueError:
        return None
