"""Read one mail from its bytes: the headers that the ledger needs, and the words of its body.

The general parser of the standard library costs 0.3 to 4.5 ms a mail; this one reads a dozen headers and
walks the parts by offset, so that attachments are never copied or decoded. It never raises on what a mail
says: what cannot be read comes back empty.

Sources: RFC 5322 (headers, addresses, dates), 2045 to 2047 (parts, encodings, encoded words), 3676 (flowed
text), 2369 and 2919 (lists), 3834 (automatic answers).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from goodstanding.importers.markup import plain
from goodstanding.importers.mbox import unquoted
from goodstanding.importers.quoting import own_words

TEXT_LIMIT = 50_000  # characters of a mail's own words that are kept
LONGEST_HEADER = 60_000  # bytes of one header that are looked at: some 1,500 addresses
_PART_LIMIT = 400_000  # bytes of one part that are decoded: words beyond it are a log file, not a letter
_PARTS = 200
_DEPTH = 12

_WANTED = {
    name.encode(): name
    for name in (
        "from", "to", "cc", "bcc", "sender", "reply-to", "date", "subject", "message-id", "in-reply-to",
        "references", "content-type", "content-transfer-encoding", "delivered-to", "x-original-to",
        "list-id", "list-post", "list-unsubscribe", "precedence", "auto-submitted", "x-auto-response-suppress",
        "x-autoreply", "x-autorespond", "x-gm-thrid", "x-gmail-labels", "x-mozilla-status", "received",
        "return-path", "x-spam-flag", "feedback-id", "x-mailer", "x-campaign-id", "x-mailing-list",
        "envelope-to", "x-failed-recipients", "mailing-list",
    )
}  # fmt: skip
_KNOWN: dict[bytes, str | None] = {}

Address = tuple[str, str]
"""(address in lower case, "" when there is none; name, "" when there is none)."""


class Mail:
    """One mail. `headers` holds the first of each wanted header, unfolded, still as bytes.

    `envelope` is the "From " line of a mail that stood in an mbox, empty for any other.
    """

    __slots__ = ("_body", "_raw", "envelope", "headers")

    def __init__(self, raw: bytes, envelope: bytes = b"") -> None:
        self.envelope = envelope
        if raw.startswith(b"\xef\xbb\xbf"):
            raw = raw[3:]
        raw = raw.lstrip(b"\r\n") if raw[:1] in b"\r\n" else raw
        end = raw.find(b"\n\n")
        carriage = raw.find(b"\n\r\n")
        if carriage >= 0 and (end < 0 or carriage < end):
            raw = raw.replace(b"\r\n", b"\n")
            end = raw.find(b"\n\n")
        elif end < 0 and b"\n" not in raw and b"\r" in raw:
            raw = raw.replace(b"\r", b"\n")
            end = raw.find(b"\n\n")
        self._raw = raw
        self.headers, broken = _headers(raw[:end] if end >= 0 else raw)
        # A line that is no header ends the headers, as if the empty line had been there.
        self._body = broken if broken >= 0 else end + 2 if end >= 0 else len(raw)

    def has(self, name: str) -> bool:
        return name in self.headers

    def header(self, name: str) -> str:
        """Return a header's value, decoded, "" when it is not there."""
        value = self.headers.get(name)
        return "" if value is None else decoded(value)

    def token(self, name: str) -> str:
        """Return a header's value as plain lower-case text, for the machine-readable ones."""
        value = self.headers.get(name)
        return "" if value is None else value.decode("latin-1").strip().lower()

    def addresses(self, name: str) -> tuple[Address, ...]:
        value = self.headers.get(name)
        return () if not value else addresses(value)

    @property
    def sender(self) -> Address:
        """Who wrote it: From, or what stands in for it when From cannot be read."""
        for name in ("from", "sender", "return-path"):
            for address in self.addresses(name):
                if address[0]:
                    return address
        found = self.addresses("from")
        return found[0] if found else ("", "")

    @property
    def message_id(self) -> str:
        return _one_id(self.headers.get("message-id", b""))

    @property
    def answers(self) -> str:
        """The message that this one answers, "" when it begins something."""
        value = self.headers.get("in-reply-to", b"")
        found = _ids(value)
        if found:
            return found[0]
        references = _ids(self.headers.get("references", b""))
        return references[-1] if references else ""

    @property
    def conversation(self) -> str:
        """The thread: Gmail's own number, else the message that began it."""
        thread = self.headers.get("x-gm-thrid")
        if thread:
            return thread.decode("latin-1").strip()
        for name in ("references", "in-reply-to", "message-id"):
            value = self.headers.get(name)
            if value and (found := _ids(value)):
                return found[0]
        return self.message_id

    def when(self) -> tuple[datetime | None, bool]:
        """Return the instant in UTC (None when no header tells) and whether its zone was missing."""
        value = self.headers.get("date")
        envelope = envelope_date(self.envelope) if self.envelope else None
        if value:
            at, zoneless = _date(value)
            if at is not None and not (envelope and abs(envelope.year - at.year) > 1):
                return at, zoneless
        received = self.headers.get("received")
        if received:
            at, zoneless = _date(received.rsplit(b";", 1)[-1].strip())
            if at is not None:
                return at, zoneless
        if value:
            at, zoneless = _date(value)
            if at is not None:
                return at, zoneless
        return envelope, envelope is not None

    @property
    def calendar(self) -> str:
        """The method of a calendar part ("reply", "request", "cancel"), "" when there is none."""
        kind = self.headers.get("content-type", b"").lower()
        if b"text/calendar" not in kind and not kind.startswith(b"multipart/"):
            return ""
        if b"text/calendar" in kind:
            found = _METHOD.search(kind)
            return found.group(1).decode("latin-1") if found else "publish"
        at = self._raw.find(b"text/calendar", self._body, self._body + 200_000)
        if at < 0:
            return ""
        found = _METHOD.search(self._raw[at : at + 400].lower())
        if found is None:
            found = _METHOD_LINE.search(self._raw, at)
            return found.group(1).decode("latin-1").lower() if found else ""
        return found.group(1).decode("latin-1")

    def words(self, *, whole: bool = False) -> str:
        """Return the plain text of the body; only the writer's own part of it unless `whole`."""
        pieces: list[str] = []
        markup = ""
        for kind, text in self._texts():
            if kind == "plain":
                if text.strip():
                    pieces.append(text)
            elif not pieces and not markup:
                markup = text
        if pieces:
            text = "\n".join(pieces)
        elif markup:
            text = plain(markup, quoted=whole)
        else:
            return ""
        if "\x00" in text:
            text = text.replace("\x00", "")
        return (text.strip() if whole else own_words(text))[:TEXT_LIMIT]

    def _texts(self) -> Iterator[tuple[str, str]]:
        headers = self.headers
        yield from _texts(
            self._raw,
            self._body,
            len(self._raw),
            headers.get("content-type", b""),
            headers.get("content-transfer-encoding", b""),
            0,
            [_PARTS],
            bool(self.envelope),
        )


_METHOD = re.compile(rb"method\s*=\s*\"?([a-z]+)")
_METHOD_LINE = re.compile(rb"^METHOD:([A-Za-z]+)", re.M)


def _headers(head: bytes) -> tuple[dict[str, bytes], int]:
    """Return the first of each wanted header, unfolded, and where a line that is none begins (-1: nowhere)."""
    found: dict[str, bytes] = {}
    name: str | None = None
    known = _KNOWN
    for line in head.split(b"\n"):
        first = line[:1]
        if first == b" " or first == b"\t":
            if name is not None:
                found[name] += b" " + line.strip()
            continue
        raw, colon, value = line.partition(b":")
        try:
            name = known[raw]
        except KeyError:
            if not colon and line.strip() and found and not line.startswith((b"From ", b">From ")):
                return found, head.find(b"\n" + line) + 1
            name = _WANTED.get(raw.strip().lower())
            if len(known) < 20_000 and len(raw) < 80:
                known[raw] = name
        if name is not None:
            if not colon or name in found:
                name = None
            else:
                found[name] = value.strip()
    return found, -1


def _ids(value: bytes) -> list[str]:
    return [x.decode("latin-1") for x in _ID.findall(value)]


_ID = re.compile(rb"<\s*([^<>\s]{3,250})\s*>")


def _one_id(value: bytes) -> str:
    found = _ids(value)
    if found:
        return found[0]
    bare = value.strip(b"<> \t")
    return bare.decode("latin-1") if bare and b" " not in bare and len(bare) < 250 else ""


# Dates

_MONTHS = {
    name: number
    for number, name in enumerate(
        (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"), 1
    )
}
_DATE = re.compile(
    rb"(?:[A-Za-z]{2,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?"
    rb"(?:\s+([+-])(\d\d):?(\d\d))?"
)
_ENVELOPE = re.compile(
    rb"([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d)(?::(\d\d))?(?: ([+-]\d{4})| [A-Z]{2,5})? (\d{4})"
)
_ZONES = {n: timezone(timedelta(minutes=n)) for n in range(-14 * 60, 14 * 60 + 1, 15)}


def _date(value: bytes) -> tuple[datetime | None, bool]:
    """Return a mail's date in UTC, and whether it named no zone."""
    found = _DATE.match(value)
    if found is not None:
        day, month, year, hour, minute, second, sign, zone_hour, zone_minute = found.groups()
        number = _MONTHS.get(month.lower())
        if number is not None and (sign is not None or found.end() == len(value)):
            try:
                at = datetime(
                    int(year), number, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
                )
                if sign is not None:
                    offset = int(zone_hour) * 60 + int(zone_minute)
                    if offset <= 14 * 60:
                        away = timedelta(minutes=offset)
                        at = at - away if sign == b"+" else at + away
            except (ValueError, OverflowError):
                return None, False
            return (at, sign is None) if at.year >= 1971 else (None, False)
    try:
        parsed = parsedate_tz(value.decode("latin-1").replace("\u202f", " ").replace(".", ":"))
        if parsed is None or parsed[0] < 1971:
            return None, False
        at = datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
        zone = parsed[9]
        return at - timedelta(seconds=zone or 0), zone is None
    except (ValueError, OverflowError, TypeError, IndexError):
        return None, False


def envelope_date(line: bytes) -> datetime | None:
    """Return the date of an mbox "From " line, taken as UTC; None when it has none."""
    found = _ENVELOPE.search(line)
    if found is None:
        return None
    month, day, hour, minute, second, _zone, year = found.groups()
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    try:
        return datetime(
            int(year), number, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
        )
    except ValueError:
        return None


# Encoded words and addresses

_WORD = re.compile(rb"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bBqQ])\?([^?]*)\?=")
_GAP = re.compile(rb"(\?=)\s+(?==\?)")


def decoded(value: bytes) -> str:
    """Return a header's value as text: encoded words decoded, raw bytes read as UTF-8, else as Windows-1252."""
    return _decoded(value[:LONGEST_HEADER]) if len(value) > 500 else _decoded_before(value)


def _decoded(value: bytes) -> str:
    if b"=?" not in value:
        return _raw_text(value)
    value = _GAP.sub(rb"\1", value)
    out: list[str] = []
    at = 0
    charset, gathered = "", b""
    for found in _WORD.finditer(value):
        between = value[at : found.start()]
        name = found.group(1).decode("latin-1").lower()
        if between or name != charset:
            out.append(text_of(gathered, charset) if gathered else "")
            out.append(_raw_text(between))
            charset, gathered = name, b""
        # Some programs cut a character in two between words: join the bytes before reading them.
        gathered += _unencoded(found.group(2), found.group(3))
        at = found.end()
    out.append(text_of(gathered, charset) if gathered else "")
    out.append(_raw_text(value[at:]))
    return " ".join("".join(out).split())


_decoded_before = lru_cache(maxsize=50_000)(_decoded)


def _unencoded(how: bytes, data: bytes) -> bytes:
    if how in b"bB":
        return _base64(data)
    return binascii.a2b_qp(data.replace(b" ", b"_"), header=True)


def _base64(data: bytes) -> bytes:
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        clean = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
        clean = clean[: len(clean) - (len(clean) % 4 == 1)]
        try:
            return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))
        except binascii.Error:
            return b""


def _raw_text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


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
            hidden.append(
                text_of(_unencoded(found.group(2), found.group(3)), found.group(1).decode("latin-1"))
            )
            return b"\x01%d\x02" % (len(hidden) - 1)

        split = _split_addresses(_raw_text(_RUN.sub(lambda m: _join_words(m, hide), text)))
        found = [(address, _HIDDEN.sub(lambda m: _shown(hidden, m), name)) for address, name in split]
        found = [(_HIDDEN.sub("", a), n) for a, n in found]
    else:
        found = _split_addresses(_raw_text(value))
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


# Bodies

_PARAM = re.compile(rb";\s*([a-zA-Z*0-9-]+)\s*=\s*(?:\"([^\"]*)\"|([^;\s]*))")
_ALIASES = {
    "": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8", "ansi_x3.4-1968": "utf-8", "unknown-8bit": "utf-8",
    "x-unknown": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-7": "utf-7", "iso-8859-8-i": "iso-8859-8",
    "x-sjis": "shift_jis", "x-gbk": "gbk", "gb2312": "gb18030", "x-euc-jp": "euc_jp", "ks_c_5601-1987": "cp949",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso8859-1": "cp1252", "ansi": "cp1252",
    "windows-1252": "cp1252", "x-mac-roman": "mac_roman", "macintosh": "mac_roman", "default": "utf-8",
    "cp-850": "cp850", "windows-1250http-equivcontent-type": "cp1250", "utf-16": "utf-8", "binary": "utf-8",
}  # fmt: skip


def text_of(data: bytes, charset: str) -> str:
    """Return bytes as text in the named charset, or in the first one that fits when the name lies."""
    name = charset.strip("'\" ").lower()
    name = _ALIASES.get(name, name)
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


def _texts(
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
            for found in _texts(
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
        data = _base64(data)
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
