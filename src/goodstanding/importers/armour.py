"""What programs wrap into the text of a mail: PGP's armour (RFC 4880, chapter 7), and files in uuencode.

Signed words stay; locked ones, keys, signatures and files go.
"""

from __future__ import annotations

import re

_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*\n(?:[A-Za-z-]{1,40}:[^\n]*\n)*[ \t]*\n?", re.M
)
_BLOCK = re.compile(
    r"^-----BEGIN PGP (MESSAGE|SIGNATURE|PUBLIC KEY BLOCK|PRIVATE KEY BLOCK)[^\n]*-----", re.M
)
_DASHED = re.compile(r"^- (?=-)", re.M)


def without_armour(text: str) -> str:
    """Return a text without PGP's armour, dashes as their writer wrote them."""
    text = text.replace("\r\n", "\n")
    signed = _SIGNED.search(text) is not None
    text = _SIGNED.sub("", text)
    kept: list[str] = []
    at = 0
    while (found := _BLOCK.search(text, at)) is not None:
        kept.append(text[at : found.start()])
        closing = f"-----END PGP {found.group(1)}-----"
        end = text.find(closing, found.end())
        at = end + len(closing) if end >= 0 else len(text)
    kept.append(text[at:])
    text = "".join(kept)
    return _DASHED.sub("", text) if signed else text


_FILE = re.compile(r"^begin(?:-base64)? [0-7]{3,4} [^\n]{1,200}\n", re.M)
_FILE_ENDS = re.compile(r"^(?:end|====)[ \t]*$", re.M)


def without_files(text: str) -> str:
    """Return a text without the files that stand in it as uuencode."""
    kept: list[str] = []
    at = 0
    while (found := _FILE.search(text, at)) is not None:
        kept.append(text[at : found.start()])
        end = _FILE_ENDS.search(text, found.end())
        at = end.end() if end else len(text)
        while text[at : at + 1] == "\n":
            at += 1
    kept.append(text[at:])
    return "".join(kept)
