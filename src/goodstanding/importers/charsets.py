"""Bytes as text: charsets as mails, cards and calendars name them, base64 as programs write it.

Never raises: a name that lies or is unknown gives way to the first charset that fits.
"""

from __future__ import annotations

import binascii
import re

_ALIASES = {
    "": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8", "ansi_x3.4-1968": "utf-8", "unknown-8bit": "utf-8",
    "x-unknown": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-7": "utf-7", "iso-8859-8-i": "iso-8859-8",
    "x-sjis": "shift_jis", "x-gbk": "gbk", "gb2312": "gb18030", "x-euc-jp": "euc_jp", "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso8859-1": "cp1252", "ansi": "cp1252",
    "windows-1252": "cp1252", "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "default": "utf-8",
    "cp-850": "cp850", "windows-1250http-equivcontent-type": "cp1250", "binary": "utf-8",
}  # fmt: skip


def text_of(data: bytes, charset: str) -> str:
    """Return bytes as text in the named charset, or in the first one that fits when the name lies."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") and b"\x00" in data[:200]:
        return data.decode("utf-16", "replace")  # its mark says so, whatever the charset
    name = charset.strip("'\" ").lower()
    name = _ALIASES.get(name, name)
    if name.startswith(("utf-16", "utf16", "ucs-2")):
        # Without its mark: where the zeros stand tells the order; text without zeros is none of it.
        if b"\x00" not in data[:400]:
            name = "utf-8"
        else:
            even, odd = data[:400:2].count(0), data[1:400:2].count(0)
            return data.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
    if name not in _REFUSED:
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    for attempt in ("utf-8", "cp1252"):
        try:
            return data.decode(attempt)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8" if name == "utf-8" and _mostly_utf8(data) else "cp1252", "replace")


_REFUSED = {"base64", "hex", "quopri", "uu", "bz2", "zip", "zlib", "rot13", "idna", "punycode", "mbcs", "oem",
            "unicode_escape", "unicode-escape", "raw_unicode_escape", "undefined", "unicode_internal"}  # fmt: skip


def _mostly_utf8(data: bytes) -> bool:
    return data[:20_000].decode("utf-8", "ignore").encode() != b"" and (
        len(data[:20_000].decode("utf-8", "replace").split("\ufffd")) < 20
    )


def raw_text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def from_base64(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        clean = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        clean = clean[: len(clean) - (len(clean) % 4 == 1)]
        try:
            return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
        except binascii.Error:
            return b""
