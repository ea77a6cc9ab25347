"""Split an mbox file into its mails, as a stream: a 20 GB mailbox needs no more memory than its longest mail.

A line begins a mail when it stands at the start of the file or after a blank line, reads
`From <somebody> Mon Mar  4 11:20:34 2024` (a zone may stand before or after the year; Gmail writes
`+0000 2024`), and is followed by a header line. "From there on ..." in a body is none of that, which is
where the standard library's reader cuts a mail in two.

Programs also leave the blank line out, or write the date in ISO form, in German, with AM and PM, in UUCP's form or not
at all. So any line that begins with "From" begins a mail when what follows it can only be the headers of one: the more
it departs from the form, the more headers are asked for. Sources: RFC 4155; mboxo and mboxrd (`>From ` loses one `>`);
LF and CRLF.
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
# What only a mail's headers hold, and what a list in somebody's own text may hold as well.
_TECHNICAL = re.compile(
    rb"(?:message-id|received|return-path|mime-version|delivered-to|content-type|content-transfer-encoding|references|"
    rb"in-reply-to|status|dkim-signature|envelope-to|authentication-results|thread-(?:topic|index)|list-[a-z-]+|arc-[a-z-]+|"
    rb"x-[a-z0-9-]+)[ \t]*:",
    re.I,
)
_FROM = re.compile(rb"from[ \t]*:[^\n]*@", re.I)
_PLAIN = re.compile(rb"(?:to|cc|date|subject|reply-to|sender)[ \t]*:", re.I)
_QUOTED = re.compile(rb"^>(>*From )", re.M)
_LOOK = 2048  # bytes that must be there after a candidate to judge it
_NEAR = 20_000
_INSIDE = re.compile(rb"^message-id[ \t]*:[ \t]*<[^<>\s]+@", re.M | re.I)
_ENCLOSED = re.compile(rb"rfc822|multipart/(?:digest|report)|delivery-status", re.I)


def holds_more(raw: bytes, body: int) -> bool:
    """Tell whether a mail's body holds the headers of a further mail that is not enclosed in it as a part.

    `body`: where in the mail's bytes its body begins.
    """
    if raw.find(b"\nMessage-", body, body + _NEAR) < 0:
        return False
    found = _INSIDE.search(raw, body)
    if found is None or _ENCLOSED.search(raw, body):
        return False
    around = raw[max(body, found.start() - 1500) : found.end() + 1500]
    return len(re.findall(rb"^(?:from|date|received|to|subject)[ \t]*:", around, re.M | re.I)) >= 2


def is_mbox(head: bytes) -> bool:
    """Tell from the first bytes of a file whether it is an mbox."""
    if head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    head = head.lstrip(b"\r\n")
    if not head.startswith(b"From") or head[4:5] not in _AFTER_FROM:
        return False
    found = _LINE.match(head)
    return (found is not None and not head[found.end() :].strip()) or _begins(head, 0, after_blank=True)


_AFTER_FROM = (b" ", b"\n", b"\r", b"\t")


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
                if _begins(buffer, skipped, after_blank=True):
                    at = skipped + 1
            found = buffer.find(b"\nFrom", at)
            if found < 0:
                at = max(start, len(buffer) - 5)
                break
            if len(buffer) - found < _LOOK and not ended:
                at = found
                break
            if buffer[found + 5 : found + 6] not in _AFTER_FROM:
                at = found + 5
                continue
            blank = found == 0 or buffer[found - 1 : found] == b"\n" or buffer[found - 2 : found] == b"\n\r"
            if _begins(buffer, found + 1, after_blank=blank):
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


def _begins(buffer: bytes, at: int, *, after_blank: bool) -> bool:
    """Tell whether a line that begins with "From" begins a mail."""
    usual = _LINE.match(buffer, at)
    if usual is not None and after_blank:
        after = usual.end()
        return (
            after >= len(buffer)
            or _HEADER.match(buffer, after) is not None
            or buffer[after : after + 1] == b"\n"
        )
    end = buffer.find(b"\n", at, at + 400)
    if end < 0:
        return False
    technical, sender, plain = _headers_at(buffer, end + 1)
    if usual is not None:
        return technical + sender + plain >= 2 and technical + sender >= 1
    if after_blank:
        return technical >= 2 or (technical >= 1 and plain + sender >= 1) or (sender >= 1 and plain >= 2)
    return technical >= 2 or (technical >= 1 and sender >= 1 and plain >= 1)


def _headers_at(buffer: bytes, at: int) -> tuple[int, int, int]:
    """Return how many technical headers, senders with an address, and other headers stand from an offset on.

    All are 0 when a line comes that is no header before the blank line that ends them.
    """
    technical = sender = plain = 0
    window = buffer[at : at + _LOOK]
    lines = window.split(b"\n")
    for line in lines[:-1] if len(window) == _LOOK else lines:
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            continue
        if _TECHNICAL.match(line):
            technical += 1
        elif _FROM.match(line):
            sender += 1
        elif _PLAIN.match(line):
            plain += 1
        elif not _HEADER.match(line) and not line.startswith(b">From "):
            return (technical, sender, plain) if technical >= 3 else (0, 0, 0)
    return technical, sender, plain


def _mail(offset: int, raw: bytes) -> tuple[int, bytes, bytes]:
    envelope = b""
    if raw.startswith(b"From") and raw[4:5] in _AFTER_FROM:
        envelope, _, raw = raw.partition(b"\n")
    return offset, envelope, raw


def unquoted(data: bytes) -> bytes:
    """Return a body as it was before the mbox writer put a `>` before its "From " lines."""
    if b"From " in data and (b"\n>" in data or data.startswith(b">")):
        return _QUOTED.sub(rb"\1", data)
    return data
