"""Encoded words, names and addresses as the headers of a mail hold them.

Sources: RFC 5322 (addresses), 2047 (encoded words), 5890 (domains). Never raises: what is no address is "".
"""

from __future__ import annotations

import binascii
import re
from functools import lru_cache

from goodstanding.importers.charsets import from_base64, raw_text, text_of

LONGEST_HEADER = 60_000  # bytes of one header that are looked at: some 1,500 addresses

Address = tuple[str, str]
"""(address in lower case, "" when there is none; name, "" when there is none)."""

_WORD = re.compile(rb"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_GAP = re.compile(rb"(\?=)\s+(?==\?)")


def decoded(value: bytes) -> str:
    """Return a header's value as text: encoded words decoded, raw bytes read as UTF-8, else as Windows-1252."""
    return _decoded(value[:LONGEST_HEADER]) if len(value) > 500 else _decoded_before(value)


def _decoded(value: bytes) -> str:
    if b"=?" not in value:
        return raw_text(value)
    value = _GAP.sub(rb"\1", value)
    out: list[str] = []
    at = 0
    charset, gathered = "", b""
    for found in _WORD.finditer(value):
        between = value[at : found.start()]
        name = found.group(1).decode("latin-1").lower()
        if between or name != charset:
            out.append(text_of(gathered, charset) if gathered else "")
            out.append(raw_text(between))
            charset, gathered = name, b""
        # Some programs cut a character in two between words: join the bytes before reading them.
        gathered += _unencoded(found.group(2), found.group(3))
        at = found.end()
    out.append(text_of(gathered, charset) if gathered else "")
    out.append(raw_text(value[at:]))
    return " ".join("".join(out).split())


_decoded_before = lru_cache(maxsize=50_000)(_decoded)


def _unencoded(how: bytes, data: bytes) -> bytes:
    if how in b"bB":
        return from_base64(data)
    return binascii.a2b_qp(data.replace(b" ", b"_"), header=True)


def addresses(value: bytes) -> tuple[Address, ...]:
    """Return the addresses of a header in their order, groups opened, each once.

    Commas inside quotes, comments and encoded words are no separators. "Quill, Ada <ada@quill.example>" with
    an unquoted comma is one person. `undisclosed-recipients:;` is nobody.
    """
    return _addresses(value[:LONGEST_HEADER]) if len(value) > 500 else _addresses_before(value)


def _addresses(value: bytes) -> tuple[Address, ...]:
    if b"=?" in value:
        # Protect what an encoded word may decode to: its commas and brackets belong to the name.
        text = _GAP.sub(rb"\1", value)
        hidden: list[str] = []

        def hide(found: re.Match[bytes]) -> bytes:
            said = text_of(_unencoded(found.group(2), found.group(3)), found.group(1).decode("latin-1"))
            if "@" in said and (_HELD.search(said) or _BARE.match(said)):
                return _opened(said, hidden)
            hidden.append(said)
            return b"\x01%d\x02" % (len(hidden) - 1)

        split = _split_addresses(raw_text(_RUN.sub(lambda m: _join_words(m, hide), text)))
        found = [(address, _HIDDEN.sub(lambda m: _shown(hidden, m), name)) for address, name in split]
        found = [(_HIDDEN.sub("", a), n) for a, n in found]
    else:
        found = _split_addresses(raw_text(value))
    seen: set[Address] = set()
    out: list[Address] = []
    for address, name in found:
        clean = (clean_address(address), clean_name(name, address))
        if (clean[0] or clean[1]) and clean not in seen:
            seen.add(clean)
            out.append(clean)
    return tuple(out)


_addresses_before = lru_cache(maxsize=50_000)(_addresses)
_RUN = re.compile(rb"(?:=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)+")
_HIDDEN = re.compile("\x01(\\d+)\x02")


def _opened(said: str, hidden: list[str]) -> bytes:
    """Return an encoded word that holds a name and its address together as the header should have had it."""
    if _BARE.match(said):
        return said.strip().encode()
    out: list[str] = []
    at = 0
    for held in _HELD.finditer(said):
        name = said[at : held.start()]
        bare = name.lstrip(" ,;")
        hidden.append(bare.strip(' "'))
        out.append(f"{', ' if at and bare != name else ''}\x01{len(hidden) - 1}\x02 {held.group()}")
        at = held.end()
    return "".join(out).encode()


_HELD = re.compile(r"<[^\s<>,;]{1,80}@[^\s<>,;]{1,200}>")


def _join_words(run: re.Match[bytes], hide: object) -> bytes:
    words = _WORD.findall(run.group())
    if not words:
        return run.group()
    first = words[0][0]
    if all(word[0].lower() == first.lower() for word in words):
        data = b"".join(_unencoded(how, data) for _, how, data in words)
        encoded = binascii.b2a_base64(data, newline=False)
        return _WORD.sub(hide, b"=?%s?b?%s?=" % (first, encoded))  # type: ignore[call-overload,no-any-return]
    return _WORD.sub(hide, run.group())  # type: ignore[call-overload,no-any-return]


def _shown(hidden: list[str], found: re.Match[str]) -> str:
    number = int(found.group(1)) if len(found.group(1)) < 6 else -1
    return hidden[number] if 0 <= number < len(hidden) else ""


_SIMPLE = re.compile(r'\s*(?:"([^"\\<>]*)"|([^"(),:;<>@\[\]\\]*?))\s*<\s*([^\s<>(),:;"\\]+)\s*>\s*$')
_BARE = re.compile(r"\s*([^\s<>(),:;\"\\]+@[^\s<>(),:;\"\\]+)\s*$")
_ADDRESS = re.compile(r"[^\s<>(),:;\"'\[\]\\]{1,80}@[^\s<>(),:;\"'\[\]\\]+")


def _split_addresses(text: str) -> list[Address]:
    simple = _SIMPLE.match(text)
    if simple is not None:
        return [(simple.group(3), simple.group(1) or simple.group(2) or "")]
    bare = _BARE.match(text)
    if bare is not None:
        return [(bare.group(1), "")]
    out: list[Address] = []
    name: list[str] = []
    address = ""
    comment: list[str] = []
    quoted = angled = False
    depth = 0
    carried = ""  # words before an unquoted comma that may be the surname of the next
    at, end = 0, len(text)

    def finish() -> None:
        nonlocal address, carried
        said = "".join(name).strip()
        here = address.strip()
        if not here:
            inside = _ADDRESS.search(said)
            if inside is not None:
                here = inside.group()
                said = (said[: inside.start()] + said[inside.end() :]).strip(" '\"")
            elif said:
                carried = f"{carried}, {said}" if carried else said
                name.clear()
                comment.clear()
                return
        if here:
            if carried:
                said = f"{carried}, {said}" if said else carried
                carried = ""
            out.append((here, said or "".join(comment).strip()))
        name.clear()
        comment.clear()
        address = ""

    while at < end:
        c = text[at]
        if quoted:
            if c == "\\" and at + 1 < end:
                name.append(text[at + 1])
                at += 1
            elif c == '"':
                quoted = False
            else:
                name.append(c)
        elif depth:
            if c == "\\" and at + 1 < end:
                at += 1
            elif c == "(":
                depth += 1
            elif c == ")":
                depth -= 1
            elif depth == 1:
                comment.append(c)
        elif angled:
            if c == ">":
                angled = False
            else:
                address += c
        elif c == '"':
            quoted = True
        elif c == "(":
            depth = 1
        elif c == "<":
            angled, address = True, ""
        elif c == ",":
            finish()
        elif c == ";":
            finish()
            carried = ""
        elif c == ":" and "@" not in name:
            name.clear()  # the name of a group
            carried = ""
        else:
            name.append(c)
        at += 1
    finish()
    if carried and not out:
        out.append(("", carried))
    return out


@lru_cache(maxsize=100_000)
def clean_address(address: str) -> str:
    """Return a mail address in the one form used everywhere, "" when it is none."""
    address = address.strip().strip("<>'\"").strip().rstrip(".").lower()
    if address.startswith("mailto:"):
        address = address[7:].partition("?")[0]
    local, at, domain = address.rpartition("@")
    if not (at and local and domain) or len(address) > 254 or " " in address or "/" in domain or "@" in local:
        return ""
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return ""
    if any(c < "!" or c in ',;:<>"\\()' for c in address) or not _DOMAIN.match(domain):
        return ""
    return f"{local}@{domain}"


_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*$|\[[\d.a-f:ipv]+\]$")


def clean_name(name: str, address: str = "") -> str:
    """Return a person's name without quotes and padding, "" when it only repeats the address."""
    name = " ".join(name.replace("\x00", "").replace("\ufffd", "").split()).strip("'\"`´ ,;<>")
    if not name or ("@" in name and (name.lower() == address.lower() or _BARE.match(name))):
        return ""
    return name[:200]
