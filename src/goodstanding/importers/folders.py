"""What a mail program's flags, labels and folders make of a mail: sent, spam, in the bin, a draft, a chat.

Flags and marks come first: they say it in no language. Names come second (`folder_words`), decoded from the modified
UTF-7 in which IMAP keeps them (RFC 3501, 5.1.3).
"""

from __future__ import annotations

import binascii
import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

from goodstanding.importers.export import Entry
from goodstanding.importers.folder_words import MAIL_WORDS, NAMES, STEMS
from goodstanding.importers.message import Mail

MAILDIR = re.compile(r"(?:^|/)(cur|new|tmp)/[^/]+$")
_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(c for c in text if not "\u0300" <= c <= "\u036f" and c not in "\u200b\u200c\u200d")
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


_PLAIN = str.maketrans("łøđıæ_", "lodia ")
_STEMS = tuple((_folded(stem), role) for role, stems in STEMS.items() for stem in stems.split())
_NAMES = {
    _folded(" ".join(name.split())): role
    for role, names in NAMES.items()
    for name in "".join(names.splitlines()).split("|")
    if name.strip()
}
_MAIL_WORDS = frozenset(_folded(MAIL_WORDS).split())
_WORDS = re.compile(r"[^\s/.,:;()\[\]|]+")
_UTF7 = re.compile(r"&([A-Za-z0-9+,]*)-")


def role_of_name(name: str) -> str:
    """Return the role that a folder's or a label's name says in some language: sent, spam, trash, draft, chat or ""."""
    return _role_of_name(name) if len(name) < 80 else ""


@lru_cache(maxsize=20_000)
def _role_of_name(name: str) -> str:
    said = " ".join(_folded(unencoded(name)).strip(" .").split())
    if said in _NAMES:
        return _NAMES[said]
    role = ""
    for word in _WORDS.findall(said.replace("-", " ") if "-" in said and "wiadomosci-" not in said else said):
        meant = _role_of_word(word)
        if meant and not role:
            role = meant
        elif not meant and word not in _MAIL_WORDS:
            return ""
    return role


def _role_of_word(word: str) -> str:
    for stem, role in _STEMS:
        if word == stem or (len(stem) > 4 and len(word) <= len(stem) + 3 and word.startswith(stem)):
            return role
    return ""


def unencoded(name: str) -> str:
    """Return a folder's name out of IMAP's modified UTF-7: "Entw&APw-rfe" is "Entwürfe". Others stay as they are.

    Some programs write the bytes of a file's name by their numbers instead: "Entw%C3%BCrfe".
    """
    if "%" in name:
        name = unquote(name)
    return _UTF7.sub(_utf16, name) if "&" in name else name


def _utf16(found: re.Match[str]) -> str:
    coded = found.group(1)
    if not coded:
        return "&"
    try:
        data = binascii.a2b_base64(coded.replace(",", "/") + "=" * (-len(coded) % 4))
        return data.decode("utf-16-be")
    except (binascii.Error, UnicodeDecodeError):
        return found.group()


REASON = {
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


def role_of(mail: Mail, entry: Entry, folder: str) -> str:
    """Return what a mail's labels, flags or folder make of it: sent, spam, trash, draft, chat, deleted or ""."""
    value = mail.headers.get("x-gmail-labels")
    if value is not None:
        role = _LABEL_ROLES.get(value)
        if role is None:
            found = {role_of_name(label) for label in labels(mail.header("x-gmail-labels"))}
            role = next((r for r in ("chat", "draft", "spam", "trash", "sent") if r in found), "")
            if len(_LABEL_ROLES) < 20_000:
                _LABEL_ROLES[value] = role
        return role
    marked = mail.mark or _marked(mail.headers)
    if marked:
        return marked
    if folder.startswith("maildir"):
        flags = _FLAGS.search(entry.name)
        if flags is not None:
            if "T" in flags.group(1):
                return "trash"
            if "D" in flags.group(1):
                return "draft"
        return folder[8:]
    return folder


def _marked(headers: dict[str, bytes]) -> str:
    """Return what a mail program's own marks in the headers say: deleted, draft, spam or ""."""
    status = headers.get("x-mozilla-status")
    if status is not None:
        try:
            if int(status, 16) & 0x0008:
                return "deleted"
        except ValueError:
            pass
    status = headers.get("x-status")  # mutt, Pine and Dovecot: A answered, F flagged, T draft, D deleted
    if status is not None and len(status) <= 6:
        if b"D" in status:
            return "deleted"
        if b"T" in status:
            return "draft"
    if "x-mozilla-draft-info" in headers or headers.get("x-unsent", b"").strip() == b"1":
        return "draft"
    if b"mail-draft" in headers.get("x-uniform-type-identifier", b""):
        return "draft"
    keys = headers.get("x-mozilla-keys", b"") + b" " + headers.get("x-keywords", b"")
    if len(keys) > 1:
        words = keys.lower().split()
        if (b"junk" in words or b"$junk" in words) and b"nonjunk" not in words:
            return "spam"
    return ""


def emlx_role(plist: bytes) -> str:
    """Return what the flags say that Apple Mail keeps behind a mail: deleted, draft, spam or ""."""
    found = _EMLX_FLAGS.search(plist)
    if found is None:
        return ""
    flags = int(found.group(1))
    return "deleted" if flags & 2 else "draft" if flags & 64 else "spam" if flags & 1 << 24 else ""


_EMLX_FLAGS = re.compile(rb"<key>flags</key>\s*<integer>(\d{1,19})</integer>")


def folder_role(path: str) -> str:
    """Return the role that a file's folder or name gives it; "maildir:" before it for a Maildir."""
    parts = [unencoded(p) for p in re.split(r"[/\\]", path) if p]
    maildir = MAILDIR.search(path) is not None
    names: list[str] = []
    # The file of a single mail is named after its subject or number, which says nothing about its folder.
    single = path.lower().endswith((".eml", ".emlx"))
    for part in parts[:-2] if maildir else parts[:-1] if single else parts:
        bare = re.sub(r"\.(?:mbox|mbx|sbd)$", "", part, flags=re.I)
        names.append(bare)
        if "." in bare:
            names.append(bare.rsplit(".", 1)[-1])
        names.append(re.sub(r"[-_ ]*(?:\(\d+\)|-?\d{1,3})$", "", bare))
    role = ""
    for name in reversed(names):
        role = role_of_name(name)
        if role:
            break
    return f"maildir:{role}" if maildir else role
