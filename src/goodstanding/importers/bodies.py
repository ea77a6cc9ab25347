"""The readable parts of a mail's body, found by offset: attachments are never copied or decoded.

Sources: RFC 2045 to 2047 (parts, encodings), 2231 (parameters), 3676 (flowed text).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from goodstanding.importers.charsets import from_base64, text_of
from goodstanding.importers.mbox import unquoted

PARTS = 200
_PART_LIMIT = 400_000  # bytes of one part that are decoded: words beyond it are a log file, not a letter
_DEPTH = 12

_PARAM = re.compile(rb";\s*([a-zA-Z*0-9-]+)\s*=\s*(?:\"([^\"]*)\"|([^;\s]*))")


def _params(content_type: bytes) -> dict[bytes, bytes]:
    """Return the parameters of a content type. `name*0*=charset''a%20b; name*1=c` is read as RFC 2231 says."""
    found: dict[bytes, bytes] = {}
    for name, quoted, bare in _PARAM.findall(content_type[:4000]):
        base, star, _ = name.lower().partition(b"*")
        value = quoted or bare
        if star:
            if name.endswith(b"*"):
                value = unquote_to_bytes(value.rsplit(b"'", 1)[-1] if base not in found else value)
            found[base] = found.get(base, b"") + value
        else:
            found.setdefault(base, value)
    return found


class Text(NamedTuple):
    """A readable part: "plain" or "html", and its words."""

    kind: str
    text: str


class Part(NamedTuple):
    """Where a part lies in a mail's bytes, and the headers that say how to read it."""

    start: int
    end: int
    content_type: bytes
    encoding: bytes


def texts(raw: bytes, part: Part, in_mbox: bool) -> list[Text]:
    """Return the readable parts of a mail that are its writer's words, in their order.

    Of alternatives one is taken, the plain text where there is any. A part with a file's name is a file, though it be
    shown in the letter.
    """
    return _texts(raw, part, 0, [PARTS], in_mbox)


def _texts(raw: bytes, part: Part, depth: int, budget: list[int], in_mbox: bool) -> list[Text]:
    kind = part.content_type.partition(b";")[0].strip().lower()
    if not kind.startswith(b"multipart/"):
        return _leaf(raw, part, kind, in_mbox)
    boundary = _params(part.content_type).get(b"boundary", b"")
    if not boundary or depth >= _DEPTH:
        if b"Content-" in raw[part.start : part.start + 2000]:
            return []
        return [Text("plain", text_of(raw[part.start : min(part.end, part.start + _PART_LIMIT)], ""))]
    alternative = kind == b"multipart/alternative"
    default = b"message/rfc822" if kind == b"multipart/digest" else b""
    found: list[Text] = []
    for start, end in _parts(raw, part.start, part.end, boundary):
        budget[0] -= 1
        if budget[0] < 0:
            break
        head_end = raw.find(b"\n\n", start - 1, min(end, start + 20_000))
        if head_end < 0:
            head_end = min(end, start + 20_000)
        headers, broken = _part_headers(raw[start : max(head_end, start)])
        if broken >= 0:
            head_end = start + broken - 2
        content_type = headers.get(b"content-type", default)
        if _is_file(headers, content_type) or (
            alternative and _plain_of(found) and content_type.lower().startswith(b"text/html")
        ):
            continue
        inner = Part(head_end + 2, end, content_type, headers.get(b"content-transfer-encoding", b""))
        read = _texts(raw, inner, depth + 1, budget, in_mbox)
        if not alternative:
            found += read
        elif not found or (_plain_of(read) and not _plain_of(found)):
            found = read
    return found


def _plain_of(found: list[Text]) -> bool:
    """Tell whether readable parts begin with plain text that says something."""
    return bool(found) and found[0].kind == "plain" and bool(found[0].text.strip())


def _is_file(headers: dict[bytes, bytes], content_type: bytes) -> bool:
    """Tell whether a part is a file that came with the letter: called an attachment, or named."""
    disposition = headers.get(b"content-disposition", b"")
    if disposition[:10].lower() == b"attachment":
        return True
    if b"name" not in disposition.lower() and b"name" not in content_type.lower():
        return False
    if content_type[:10].lower() == b"multipart/":
        return False
    return bool(_params(b"x;" + disposition.partition(b";")[2]).get(b"filename")) or bool(
        _params(content_type).get(b"name")
    )


def _leaf(raw: bytes, part: Part, kind: bytes, in_mbox: bool) -> list[Text]:
    if kind in _HTML_KINDS:
        what = "html"
    elif kind in _PLAIN_KINDS or b"/" not in kind:
        what = "plain"
    else:
        return []
    data = raw[part.start : min(part.end, part.start + _PART_LIMIT)]
    if in_mbox:
        data = unquoted(data)
    how = part.encoding.strip().lower()
    if how == b"quoted-printable":
        data = binascii.a2b_qp(data)
    elif how == b"base64":
        data = from_base64(data)
    elif how in (b"x-uuencode", b"uuencode", b"x-uue"):
        data = _uu(data)
    if part.content_type.count(b";"):
        params = _params(part.content_type)
        charset = params.get(b"charset", b"").decode("latin-1")
    else:
        params, charset = {}, ""
    if how == b"7bit" and b"\x1b$" in data[:4000] and not charset:
        charset = "iso-2022-jp"
    text = text_of(data, charset).removeprefix("\ufeff")
    if what == "plain":
        if params.get(b"format", b"").lower() == b"flowed":
            text = _FLOWED.sub("" if params.get(b"delsp", b"").lower() == b"yes" else " ", text)
        if text.lstrip()[:60].lower().startswith(("<!doctype html", "<html")):
            what = "html"  # labelled plain, but it is not
    return [Text(what, text)]


_PLAIN_KINDS = frozenset({b"text/plain", b"", b"text", b"text/enriched", b"text/x-plain", b"text/markdown"})
_HTML_KINDS = frozenset({b"text/html", b"application/xhtml+xml"})
_FLOWED = re.compile(r"(?m)(?<=[^\s>-]) \n(?=[^\s>])")


_RULED = re.compile(r"\s*(?:[-_=*~]{2,}[ \t]*\n|[-_=*~]{10,})")
_SCANNED = re.compile(
    r"virus|viren|vírus|вирус|ウイルス|病毒|avast|mcafee|confidential|vertraulich|unsubscribe|mailing[- ]?list",
    re.I,
)
_LINKED = re.compile(r"https?://|www\.|[^\s@]@[^\s@]+\.")


def is_footer(text: str, *, follows: str, kind: str) -> bool:
    """Tell whether a later plain part is what a list or a scanner put under the letter.

    It begins with a drawn line; or it is a few lines that speak of a scanner or a list, or give an address under HTML.
    """
    if kind != "plain":
        return False
    if _RULED.match(text):
        return True
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 4:
        return False
    return _SCANNED.search(text) is not None or (follows == "html" and _LINKED.search(text) is not None)


def _parts(raw: bytes, start: int, end: int, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Yield the offsets of each part's bytes. A missing closing line ends the last part at `end`."""
    mark = b"--" + boundary
    at = _delimiter(raw, mark, start, end)
    while at >= 0:
        after = at + len(mark)
        line = raw.find(b"\n", after, end)
        if raw[after : after + 2] == b"--" or line < 0:
            return
        at = _delimiter(raw, mark, line, end)
        yield line + 1, max(line + 1, at - 1) if at >= 0 else end


def _delimiter(raw: bytes, mark: bytes, at: int, end: int) -> int:
    """Return where the next line that is this boundary begins, -1 when there is none."""
    while (at := raw.find(mark, at, end)) >= 0:
        after = at + len(mark)
        if at == 0 or raw[at - 1 : at] == b"\n":
            rest = raw[after : after + 80].partition(b"\n")[0]
            if not rest.strip() or rest.startswith(b"--"):
                return at  # else a longer boundary that begins like this one
        at = after
    return -1


def _part_headers(head: bytes) -> tuple[dict[bytes, bytes], int]:
    """Return a part's headers, and where a line that is none begins (-1: nowhere)."""
    found: dict[bytes, bytes] = {}
    name = b""
    at = 0
    for line in head.split(b"\n"):
        if line[:1] in (b" ", b"\t"):
            if name:
                found[name] += b" " + line.strip()
        else:
            raw_name, colon, value = line.partition(b":")
            if not colon and line.strip():
                return found, at
            name = raw_name.strip().lower()
            found[name] = value.strip()
        at += len(line) + 1
    return found, -1


def _uu(data: bytes) -> bytes:
    out: list[bytes] = []
    for line in data.split(b"\n")[:20_000]:
        if line.startswith((b"begin ", b"end")) or not line.strip():
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(out)
