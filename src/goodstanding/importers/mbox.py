"""Split an mbox file into its mails, as a stream: a 20 GB mailbox needs no more memory than its longest mail.

A line begins a mail when it stands at the start of the file or after a blank line, reads
`From <somebody> Mon Mar  4 11:20:34 2024` (a zone may stand before or after the year; Gmail writes
`+0000 2024`), and is followed by a header line. "From there on ..." in a body is none of that, which is
where the standard library's reader cuts a mail in two. Sources: RFC 4155; mboxo and mboxrd (`>From `
loses one `>`); LF and CRLF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

CHUNK = 1 << 20
LONGEST = 24 << 20  # bytes of one mail that are kept: what follows is the rest of an attachment

_LINE = re.compile(
    rb"From [^\n]{0,300}?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}),?"
    rb" +(?:\d\d:\d\d(?::\d\d)?(?: +[+-]\d{4}| +[A-Z]{2,5})*(?: +[A-Z]{2,5})? +\d{4}|\d{4} +\d\d:\d\d(?::\d\d)?)"
    rb"(?: +[+-]\d{4}| +[A-Z]{2,5})?[ \t]*\r?\n"
)
_HEADER = re.compile(rb"(?:>From [^\n]*\n)?[!-9;-~]{1,80}[ \t]*:")
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_LOOK = 2048  # bytes that must be there after a candidate to judge it


def is_mbox(head: bytes) -> bool:
    """Tell from the first bytes of a file whether it is an mbox."""
    if head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    found = _LINE.match(head.lstrip(b"\r\n"))
    if found is None:
        return False
    rest = head.lstrip(b"\r\n")[found.end() :]
    return not rest.strip() or _HEADER.match(rest) is not None


def mails(stream: BinaryIO) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield (offset in the file, the "From " line, the mail's bytes) for each mail.

    The bytes are as they stand in the file; `unquoted` takes the writer's `>` off a body's "From " lines.
    What stands before the first "From " line is yielded too, with an empty "From " line, when it is more
    than white space: a damaged beginning is somebody's mail.
    """
    buffer = b""
    base = 0  # the offset of buffer[0] in the file
    start = 0  # where the mail being gathered begins, in the buffer
    at = 0  # where to look on
    kept: bytes | None = None  # the first LONGEST bytes of a mail that is longer
    origin = 0
    first = True
    ended = False
    while not ended:
        chunk = stream.read(CHUNK)
        ended = not chunk
        if first and chunk.startswith(b"\xef\xbb\xbf"):
            chunk = chunk[3:]
            base = 3
        buffer = buffer[start:] + chunk if start else buffer + chunk
        base += start
        at -= start
        start = 0
        while True:
            if first:
                first = False
                skipped = len(buffer) - len(buffer.lstrip(b"\r\n"))
                start = at = skipped
                if _begins(buffer, skipped):
                    at = skipped + 1
            found = buffer.find(b"\nFrom ", at)
            if found < 0:
                at = max(start, len(buffer) - 6)
                break
            if len(buffer) - found < _LOOK and not ended:
                at = found
                break
            blank = found == 0 or buffer[found - 1 : found] == b"\n" or buffer[found - 2 : found] == b"\n\r"
            if blank and _begins(buffer, found + 1):
                if kept is not None:
                    yield _mail(origin, kept)
                    kept = None
                elif found > start:
                    yield _mail(base + start, buffer[start : found + 1])
                start = found + 1
                at = found + 6
            else:
                at = found + 6
        if kept is not None:
            start = at
        elif len(buffer) - start > LONGEST:
            kept, origin = buffer[start:], base + start
            start = at
    if kept is not None:
        yield _mail(origin, kept)
    elif buffer[start:].strip():
        yield _mail(base + start, buffer[start:])


def _begins(buffer: bytes, at: int) -> bool:
    found = _LINE.match(buffer, at)
    if found is None:
        return False
    after = found.end()
    return (
        after >= len(buffer) or _HEADER.match(buffer, after) is not None or buffer[after : after + 1] == b"\n"
    )


def _mail(offset: int, raw: bytes) -> tuple[int, bytes, bytes]:
    envelope = b""
    if raw.startswith(b"From "):
        envelope, _, raw = raw.partition(b"\n")
    return offset, envelope, raw


def unquoted(data: bytes) -> bytes:
    """Return a body as it was before the mbox writer put a `>` before its "From " lines."""
    if b"From " in data and (b"\n>" in data or data.startswith(b">")):
        return _QUOTED.sub(rb"\1", data)
    return data
