"""The readable parts of a mail's body, found by offset: attachments are never copied or decoded.

Sources: RFC 2045 to 2047 (parts, encodings), 2231 (parameters), 3676 (flowed text).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
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


def texts(
    raw: bytes,
    start: int,
    end: int,
    content_type: bytes,
    encoding: bytes,
    depth: int,
    budget: list[int],
    in_mbox: bool,
) -> Iterator[tuple[str, str]]:
    """Yield ("plain" | "html", text) for the readable parts between two offsets, in their order."""
    kind = content_type.partition(b";")[0].strip().lower()
    if kind.startswith(b"multipart/"):
        boundary = _params(content_type).get(b"boundary", b"")
        if not boundary or depth >= _DEPTH:
            if b"Content-" not in raw[start : start + 2000]:
                yield "plain", text_of(raw[start : min(end, start + _PART_LIMIT)], "")
            return
        alternative = kind == b"multipart/alternative"
        digest = kind == b"multipart/digest"
        plain_seen = False
        for part_start, part_end in _parts(raw, start, end, boundary):
            budget[0] -= 1
            if budget[0] < 0:
                return
            head_end = raw.find(b"\n\n", part_start - 1, min(part_end, part_start + 20_000))
            if head_end < 0:
                head_end = min(part_end, part_start + 20_000)
            headers, broken = _part_headers(raw[part_start : max(head_end, part_start)])
            if broken >= 0:
                head_end = part_start + broken - 2
            if headers.get(b"content-disposition", b"").lower().startswith(b"attachment"):
                continue
            part_kind = headers.get(b"content-type", b"message/rfc822" if digest else b"")
            if alternative and plain_seen and part_kind.lower().startswith(b"text/html"):
                continue
            for found in texts(
                raw,
                head_end + 2,
                part_end,
                part_kind,
                headers.get(b"content-transfer-encoding", b""),
                depth + 1,
                budget,
                in_mbox,
            ):
                plain_seen = plain_seen or (found[0] == "plain" and not found[1].isspace() and bool(found[1]))
                yield found
        return
    if kind in _HTML_KINDS:
        what = "html"
    elif kind in _PLAIN_KINDS or b"/" not in kind:
        what = "plain"
    else:
        return
    data = raw[start : min(end, start + _PART_LIMIT)]
    if in_mbox:
        data = unquoted(data)
    how = encoding.strip().lower()
    if how == b"quoted-printable":
        data = binascii.a2b_qp(data)
    elif how == b"base64":
        data = from_base64(data)
    elif how in (b"x-uuencode", b"uuencode", b"x-uue"):
        data = _uu(data)
    if content_type.count(b";"):
        params = _params(content_type)
        charset = params.get(b"charset", b"").decode("latin-1")
    else:
        params, charset = {}, ""
    if how == b"7bit" and b"\x1b$" in data[:4000] and not charset:
        charset = "iso-2022-jp"
    text = text_of(data, charset)
    if what == "plain":
        if params.get(b"format", b"").lower() == b"flowed":
            text = _FLOWED.sub("" if params.get(b"delsp", b"").lower() == b"yes" else " ", text)
        if text.lstrip()[:60].lower().startswith(("<!doctype html", "<html")):
            what = "html"  # labelled plain, but it is not
    yield what, text


_PLAIN_KINDS = frozenset({b"text/plain", b"", b"text", b"text/enriched", b"text/x-plain", b"text/markdown"})
_HTML_KINDS = frozenset({b"text/html", b"application/xhtml+xml"})
_FLOWED = re.compile(r"(?m)(?<=[^\s>-]) \n(?=[^\s>])")


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
