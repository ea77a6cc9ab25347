"""Turn bytes into words: decoding, tolerant CSV, dates, and plain text out of HTML.

Everything here is forgiving about form and strict about meaning: a row is never guessed into another row,
and a blank date is no date. What had to be guessed is told (`Text.note`, `Table.notes`).
"""

from __future__ import annotations

import calendar
import codecs
import csv
import html
import io
import re
import threading
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple, TextIO

from goodstanding.importers.export import Entry
from goodstanding.values import Precision, Problem

LONGEST_FIELD = 4 << 20  # characters; the csv module's own default (131,072) fails on long messages
WHOLE = 32 << 20  # files up to this size are looked at as a whole before they are read, larger ones in part
SAMPLE = 1 << 20
csv.field_size_limit(LONGEST_FIELD)

# --- decoding ---------------------------------------------------------------------------------------------

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSETS = ["cp1252", "cp1250", "cp1251", "latin_1", "shift_jis", "gb18030"]
_odd = threading.local()


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Decode bytes that are no UTF-8 as Windows would have meant them, and count them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _odd.count = getattr(_odd, "count", 0) + 1
    piece = error.object[error.start : error.end]
    return "".join(_CP1252[byte] for byte in piece), error.end


_CP1252 = [bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256)]
codecs.register_error("goodstanding", _as_cp1252)


@dataclass(frozen=True)
class Text:
    """A decoded stream (line ends kept as they are) and how it was decoded; `note` is "" for plain UTF-8."""

    stream: TextIO
    encoding: str
    note: str = ""


def open_text(entry: Entry) -> Text:
    """Return the entry as text: by byte-order mark, else UTF-8, else the likeliest older encoding.

    Stray bytes inside UTF-8 are read as Windows-1252. U+FEFF at the start is taken out. Never raises.
    """
    with entry.open() as peek:
        sample = peek.read(WHOLE if entry.size <= WHOLE else SAMPLE)
        whole = len(sample) < WHOLE and not peek.read(1)
    encoding, note = encoding_of(sample, whole=whole)
    errors = "goodstanding" if encoding.startswith("utf-8") else "replace"
    stream = io.TextIOWrapper(entry.open(), encoding=encoding, errors=errors, newline="")
    return Text(stream, encoding, note)


def decoded(data: bytes) -> tuple[str, str]:
    """Return bytes as text, and a note on how when it was not plain UTF-8. Never raises."""
    encoding, note = encoding_of(data)
    errors = "goodstanding" if encoding.startswith("utf-8") else "replace"
    return data.decode(encoding, errors).removeprefix("\ufeff"), note


def encoding_of(sample: bytes, *, whole: bool = True) -> tuple[str, str]:
    """Return the encoding of a file that begins with `sample`, and a note when it had to be guessed."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name, "" if name == "utf-8-sig" else f"decoded as {name}"
    start = sample[:4000]
    if len(start) >= 8 and start.count(0) > len(start) // 4:
        name = "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"
        if max(start[1::2].count(0), start[0::2].count(0)) > len(start) // 3:
            return name, f"decoded as {name}"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=whole)
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8", ""
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(re.findall("[^\x00-\x7f\ufffd]", text))
    if good > 2 * bad:
        return "utf-8", f"{bad:,} stray bytes were read as Windows-1252"
    odd = [line for line in sample.splitlines() if not line.isascii()]
    joined = b"\n".join(odd)[:65536]
    high = sum(byte > 0x7F for byte in joined)
    if high >= 12:
        from charset_normalizer import from_bytes

        found = from_bytes(joined, cp_isolation=_CHARSETS, enable_fallback=False).best()
        if found is not None and found.encoding not in ("ascii", "utf_8"):
            return found.encoding, f"decoded as {found.encoding}, a guess: check names with accents"
    # Too little to judge by: what Windows programs of the West write.
    return "utf-8", f"{bad:,} bytes that are not UTF-8 were read as Windows-1252"


_UNWANTED = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Return text that every database can hold: without NUL, with lone surrogates replaced or paired."""
    if text.isascii():
        return text.replace("\0", "") if "\0" in text else text
    if _UNWANTED.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\0", "")
    return text


# What UTF-8 looks like when it is read as Windows-1252, and nobody writes on purpose: the first character of a
# two-byte letter with a symbol behind it. Curly quotes behind a capital are left alone, as in `AMANHÃ”`.
_SURE = re.compile(
    r"Ã[\xa0-\xbf]|Â[\xa0-\xbf]|â€[™œ“”\x9d˜¦]|ð\u0178|Ã[\u0152-\u0178\u20ac\u2020-\u203a\u02c6\u02dc\x80-\x9f](?=[a-z])|"
    r"[ÄÅ][\xa1-\xbf\x80-\x9f‚ƒ„†‡ˆ‰Š‹ŒŽ™š›œžŸ](?=\w)|(?:[ÐÑÎÏ][\x80-\xbf\u0152-\u0192\u2013-\u203a\u02c6\u02dc\u20ac]){2}"
)
_TO_BYTE = {char: byte for byte, char in enumerate(_CP1252)}


def unmangled(text: str) -> str:
    """Return text that was UTF-8 read as Windows-1252 (`MÃ¼ller`) as it was meant; other text unchanged.

    Only where the whole text reads as UTF-8 that way and holds a sign that nobody writes on purpose.
    """
    if text.isascii() or not _SURE.search(text):
        return text
    try:
        return bytes(_TO_BYTE[c] for c in text).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return text


# --- tables -----------------------------------------------------------------------------------------------

_SPACES = re.compile(r"\s+")
_DELIMITERS = ",;\t|"
HEADER_WITHIN = 60  # lines
LONGEST_LINE_OF_A_HEADER = 1 << 20


def column_name(text: str) -> str:
    """Return a header cell as it is compared: no quotes or marks, NFC, casefolded, single spaces."""
    text = unicodedata.normalize("NFC", text.replace("\ufeff", "").replace("\0", ""))
    return _SPACES.sub(" ", text).strip(" \"'").casefold()


def file_name(path: str) -> str:
    """Return the last part of a path as it is compared.

    Casefolded, NFC, without spaces, `_`, a ` (1)` of a second download and a trailing `_<digits>`.
    """
    name = unicodedata.normalize("NFC", path.rsplit("/", 1)[-1][-200:]).casefold()
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    stem = re.sub(r"\s*\(\d+\)$| copy( \d+)?$", "", stem.strip())
    stem = re.sub(r"_\d+$", "", stem)
    return re.sub(r"[\s_]+", "", stem) + dot + suffix.strip()


@dataclass
class Table:
    """A CSV file whose header has been found: `rows()` yields its rows, or the problem with one, in order.

    `names` are the header's cells as compared (`column_name`), made unique (`name`, `name#2`);
    `written` are the cells as written. A file without rows has a header all the same.
    """

    path: str
    names: tuple[str, ...]
    written: tuple[str, ...]
    header_line: int
    delimiter: str
    notes: list[str] = field(default_factory=list)
    _lines: Callable[[], Iterator[str]] = field(default=lambda: iter(()), repr=False)
    _line: int = 0
    _escaped: bool = False

    def index(self, *names: str) -> int:
        """Return the place of the first of these columns that is there, -1 when none is."""
        for name in names:
            if name in self.names:
                return self.names.index(name)
        return -1

    def rows(
        self, fits: Callable[[list[str]], bool] | None = None
    ) -> Iterator[tuple[int, list[str]] | Problem]:
        """Yield (line, cells) a row; cells are at least as many as `names`, more when the row is longer.

        `fits` says of a row whether it could be one: a row that runs over several lines and does not fit has
        a stray quote in it; it is given line by line instead of swallowing what follows. Blank rows are left
        out; a row that breaks off after its first cell, in a table of four columns or more, is a problem.
        """
        return _rows(self, fits)


def find_table(entry: Entry, *wanted: frozenset[str]) -> Table | None:
    """Return the entry's table, or None when no line of it holds all the names of any of `wanted`.

    The header may be the first line, stand below a preamble, or be anywhere when somebody sorted the file;
    its delimiter is the one that makes it a header. Without `wanted`, the first line of two cells or more is.
    """
    text = open_text(entry)
    stream = text.stream
    again = _again(entry, text)
    notes = [text.note] if text.note else []
    first: list[str] = []
    for _ in range(HEADER_WITHIN):
        line = stream.readline(LONGEST_LINE_OF_A_HEADER)
        if not line or len(line) == LONGEST_LINE_OF_A_HEADER:
            break
        first.append(line)
        found = _header(line, wanted)
        if found is not None:
            at = len(first)
            if _rows_above(first[:-1], found, 3) or (
                _rows_above(first[:-1], found) and not any(map(str.strip, stream))
            ):
                stream.close()
                return _table_around(entry, found, at, notes, again)
            # What stands above the header is a preamble.
            table = _table(entry, found, at, notes)

            def rest(at: int = at) -> Iterator[str]:
                return _lines_after(again(), at)

            table._lines, table._line = rest, at
            stream.close()
            with again() as whole:
                _settle_dialect(table, whole.read(WHOLE if entry.size <= WHOLE else 8 * SAMPLE))
            return table
    if wanted and entry.size <= WHOLE and len(first) == HEADER_WITHIN:
        for number, line in enumerate(stream, HEADER_WITHIN + 1):
            found = _header(line, wanted)
            if found is not None:
                stream.close()
                return _table_around(entry, found, number, notes, again)
    stream.close()
    return None


def _rows_above(lines: Sequence[str], found: tuple[list[str], str], filled: int = 2) -> bool:
    """Return whether a line above a header is a row of it: as many cells, and so many of them filled or more."""
    cells, delimiter = found
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return False
    return any(len(row) == len(cells) and sum(bool(cell.strip()) for cell in row) >= filled for row in rows)


def _table_around(
    entry: Entry, found: tuple[list[str], str], number: int, notes: list[str], again: Callable[[], TextIO]
) -> Table:
    """Return the table of a sorted file: its header stands in line `number`, its rows in all the others."""
    notes.append(f"the header stands in line {number}")
    table = _table(entry, found, number, notes)

    def around() -> Iterator[str]:
        for n, each in enumerate(_lines_after(again(), 0), 1):
            yield "\n" if n == number else each

    table._lines, table._line = around, 0
    return table


def _header(line: str, wanted: Sequence[frozenset[str]]) -> tuple[list[str], str] | None:
    for delimiter in _DELIMITERS:
        if delimiter not in line and not (wanted and any(len(w) == 1 for w in wanted)):
            continue
        try:
            cells = next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            continue
        names = {column_name(cell) for cell in cells}
        if wanted and any(each <= names for each in wanted):
            return cells, delimiter
        if not wanted and sum(bool(name) for name in names) >= 2 and delimiter == _commonest(line):
            return cells, delimiter
    return None


def _commonest(line: str) -> str:
    return max(_DELIMITERS, key=line.count)


def _table(entry: Entry, found: tuple[list[str], str], at: int, notes: list[str]) -> Table:
    cells, delimiter = found
    while cells and not column_name(cells[-1]):
        cells.pop()
    names: list[str] = []
    for cell in cells:
        name = base = column_name(cell)
        n = 2
        while name in names:
            name = f"{base}#{n}"
            n += 1
        names.append(name)
    written = tuple(cell.strip().strip("\ufeff\"'") for cell in cells)
    return Table(entry.path, tuple(names), written, at, delimiter, notes)


def _again(entry: Entry, text: Text) -> Callable[[], TextIO]:
    """Return what opens the entry once more, decoded as before without looking again."""

    def opened() -> TextIO:
        return io.TextIOWrapper(entry.open(), encoding=text.encoding, errors=text.stream.errors, newline="")

    return opened


def _lines_after(stream: TextIO, skip: int) -> Iterator[str]:
    with stream:
        readline = stream.readline
        for _ in range(skip):
            readline(LONGEST_FIELD)
        while line := readline(LONGEST_FIELD):
            yield line


_BACKSLASHED = re.compile(r'\\"(?=[^",;\t\r\n])')
_DOUBLED = re.compile(r'[^\\,;\t\n"]""[^,;\t\r\n"]')
_ESCAPED_QUOTE = re.compile(r'(?<!\\)((?:\\\\)*)\\"')


def _settle_dialect(table: Table, sample: str) -> None:
    r"""Decide whether quotes inside quotes are written `\"` (some of LinkedIn's files) or `""` (the rest)."""
    if '\\"' not in sample:
        return
    table._escaped = len(_BACKSLASHED.findall(sample)) > len(_DOUBLED.findall(sample))
    if table._escaped:
        table.notes.append('quotes are written \\" in it')


REPLAYED = 64 << 20  # characters that may be read again because of stray quotes, in one file
LONGEST_ROW = 32 << 20  # characters, and
MOST_LINES = 50_000  # lines: what runs on further has lost a quotation mark


def _rows(
    table: Table, fits: Callable[[list[str]], bool] | None
) -> Iterator[tuple[int, list[str]] | Problem]:
    width, delimiter = len(table.names), table.delimiter
    pending: deque[str] = deque()
    taken: list[str] = []
    stream = table._lines()
    if table._escaped:
        stream = (_ESCAPED_QUOTE.sub(r'\1""', line) if '\\"' in line else line for line in stream)

    size = 0

    def lines() -> Iterator[str]:
        nonlocal size
        while len(taken) < MOST_LINES and size < LONGEST_ROW:
            line = pending.popleft() if pending else next(stream, "")
            if not line:
                return
            taken.append(line)
            size += len(line)
            yield line

    reader = csv.reader(lines(), delimiter=delimiter)
    at, budget = table._line, REPLAYED
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
        here, spans = at + 1, len(taken)
        cut = spans >= MOST_LINES or size >= LONGEST_ROW
        if spans > 1 and budget > 0 and (not cells or _astray(cells, taken, width, delimiter, fits)):
            # A quote that is never closed has swallowed the rows that follow. Give up its own line, whose cells
            # cannot be told apart for sure, and read on from the next.
            budget -= size
            pending.extendleft(reversed(taken[1:]))
            yield Problem(
                f"{table.path}:{here}",
                f'a quotation mark is opened and not closed in "{quoted(taken[0])}"',
                "Close it or take it out in a text editor, and import again; the other lines were read.",
            )
            reader = csv.reader(lines(), delimiter=delimiter)
            at += 1
            taken.clear()
            size = 0
            continue
        if cut and spans > 1:
            reader = csv.reader(lines(), delimiter=delimiter)
        at += spans
        taken.clear()
        size = 0
        filled = len(cells)
        if filled < width:
            if not any(cells):
                continue
            if width >= 4 and not any(cells[1:]):
                yield Problem(
                    f"{table.path}:{here}",
                    f'only the first of {width} columns is filled: "{quoted(cells[0])}"',
                    "Look at the line in a text editor, put it right or take it out, and import again; "
                    "rows already read are kept once.",
                )
                continue
            cells.extend([""] * (width - filled))
        elif not any(cells):
            continue
        yield here, cells


def _astray(
    cells: list[str],
    taken: list[str],
    width: int,
    delimiter: str,
    fits: Callable[[list[str]], bool] | None,
) -> bool:
    if len(cells) != width and not (len(cells) > width and not any(cells[width:])):
        return True
    if fits is not None and not fits(cells):
        # A date that nobody can read is a bad row too; a swallowed one fits when its line stands alone.
        alone = next(csv.reader(taken[:1], delimiter=delimiter), [])
        if len(alone) == width and fits(alone):
            return True
    return sum(line.count('"') for line in taken) % 2 == 1


def counted(number: int, noun: str) -> str:
    """Return a count with its noun, in the plural where it is one: `1 row`, `1,204 rows`."""
    return f"{number:,} {noun if number == 1 else _PLURALS.get(noun, noun + 's')}"


_PLURALS = {"person": "people", "entry": "entries", "reply": "replies"}


def quoted(text: str, longest: int = 60) -> str:
    """Return a bit of somebody's data as it can stand in one line of a message."""
    text = "".join(c if c.isprintable() else " " for c in text[: longest * 2]).strip()
    return text if len(text) <= longest else text[: longest - 1] + "…"


# --- dates ------------------------------------------------------------------------------------------------


class Moment(NamedTuple):
    """An instant in UTC (None: not known), how exactly it is known, and whether its zone was supposed."""

    at: datetime | None
    precision: Precision
    zoneless: bool = False


UNDATED = Moment(None, Precision.NONE)

_MONTHS_WRITTEN = """
january jan januar janvier janv enero ene gennaio gen januari janeiro styczeń stycznia sty jänner jän
february feb februar février févr fév febrero febbraio februari fevereiro fev luty lutego lut
march mar märz mär mrz mars marzo maart mrt março marzec marca
april apr avril avr abril abr aprile kwiecień kwietnia kwi
may mai mayo maggio mag mei maio maj maja
june jun juni juin junio giugno giu junho czerwiec czerwca cze
july jul juli juillet juil julio luglio lug julho lipiec lipca lip
august aug août aou aoû agosto ago augustus sierpień sierpnia sie
september sep sept septembre septiembre settembre set setembro wrzesień września wrz
october oct oktober okt octobre octubre ottobre ott outubro out październik października paź
november nov novembre noviembre novembro listopad listopada lis
december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru
"""
MONTHS = {
    word: number
    for number, line in enumerate(_MONTHS_WRITTEN.strip().splitlines(), 1)
    for word in line.split()
}


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or short form in en, fr, de, es, it, pt, nl or pl, else 0."""
    return MONTHS.get(unicodedata.normalize("NFC", word).casefold().strip(" ."), 0)


_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?$",
    re.I,
)


def iso_moment(text: str) -> Moment:
    """Read `2024-03-09`, `2024-03-09 14:05:11 UTC` and RFC 3339 in all its forms; else UNDATED."""
    match = _ISO.match(text.strip())
    if not match:
        return UNDATED
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    if hour is None:
        return day_moment(int(year), int(month), int(day))
    micro = int((fraction or "0")[:6].ljust(6, "0"))
    return _moment(
        int(year),
        int(month),
        int(day),
        int(hour),
        int(minute),
        int(second or 0),
        micro,
        zone,
        Precision.MINUTE if second is None else Precision.SECOND,
    )


def _moment(
    year: int,
    month: int,
    day: int,
    hour: int,
    minute: int,
    second: int,
    micro: int,
    zone: str | None,
    precision: Precision,
) -> Moment:
    try:
        at = datetime(year, month, day, hour, minute, min(second, 59), micro, UTC)
        if zone and zone[0] in "+-":
            sign = -1 if zone[0] == "-" else 1
            digits = zone[1:].replace(":", "")
            offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
            at = at.replace(tzinfo=timezone(sign * offset)).astimezone(UTC)
        elif zone and zone.upper() in _ZONES:
            at -= timedelta(hours=_ZONES[zone.upper()])
            zone = "+"
    except (ValueError, OverflowError):
        return UNDATED
    if not 1900 < at.year < 2200:
        return UNDATED
    return Moment(at, precision, not zone)


_ZONES = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "UT": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
}
_ZONES |= {"PST": -8, "PDT": -7, "CET": 1, "CEST": 2, "BST": 1, "WET": 0, "WEST": 1, "EET": 2, "EEST": 3}


def day_moment(year: int, month: int, day: int) -> Moment:
    """Return the start of a day in UTC with precision `day`; UNDATED for the 31st of February."""
    try:
        at = datetime(year, month, day, tzinfo=UTC)
    except (ValueError, OverflowError):
        return UNDATED
    return Moment(at, Precision.DAY, True) if 1900 < year < 2200 else UNDATED


def epoch_moment(seconds: object, per_second: int = 1) -> Moment:
    """Read a count of seconds since 1970 (or of `per_second`ths of one); zero and nonsense are no date."""
    if isinstance(seconds, str):
        try:
            seconds = float(seconds)
        except ValueError:
            return UNDATED
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
        return UNDATED
    try:
        value = seconds / per_second
        if not 0 < value < 7_000_000_000:
            return UNDATED
        whole, part = divmod(seconds, per_second)
        at = datetime.fromtimestamp(int(whole), UTC) + timedelta(seconds=part / per_second)
    except (OverflowError, ValueError, OSError):
        return UNDATED
    return Moment(at, Precision.SECOND)


_CTIME = re.compile(
    r"(?:[^\W\d]{2,9}\.?,? )?([^\W\d]{3,9})\.? +(\d\d?) "
    r"(\d\d?):(\d\d):(\d\d) (?:([+-]\d{4}|[A-Z]{1,5}) )?(\d{4})$"
)


def ctime_moment(text: str) -> Moment:
    """Read `Sun Mar 21 12:53:22 +0000 2021` and `Wed Jun 24 12:43:42 UTC 2026`."""
    match = _CTIME.match(text.strip())
    if not match or not (month := month_number(match[1])):
        return UNDATED
    return _moment(
        int(match[7]),
        month,
        int(match[2]),
        int(match[3]),
        int(match[4]),
        int(match[5]),
        0,
        match[6],
        Precision.SECOND,
    )


_WORDED = (
    re.compile(
        r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|\.)?[ \-/.]+(?:de )?(?P<m>[^\W\d]{3,12})\.?"
        r"[ \-/,.]+(?:de )?(?P<y>\d{4}|\d\d)"
    ),
    re.compile(r"(?P<m>[^\W\d]{3,12})\.?[ \-](?P<d>\d{1,2})(?:st|nd|rd|th)?,?[ \-]+(?P<y>\d{4})"),
)
_CLOCK = re.compile(
    r"[,T ]*(?:at )?(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap])?\.?m?\.?\s*\(?(Z|UTC|GMT|[+-]\d\d:?\d\d)?\)?$", re.I
)


def worded_moment(text: str) -> Moment:
    """Read a date whose month is in words: `11 Feb 2017`, `Feb 11, 2017, 5:11 AM`, `4-Apr-21`."""
    text = _SPACES.sub(" ", text).strip()
    for form in _WORDED:
        match = form.match(text)
        if match and (month := month_number(match["m"])):
            return _with_clock(full_year(match["y"]), month, int(match["d"]), text[match.end() :])
    return UNDATED


def full_year(digits: str) -> int:
    """Return a year of two or four digits in full: 69 to 99 lie in the last century."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= 69 else 2000)


_NUMERIC = re.compile(r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{4}|\d\d)(?!\d)")


def numeric_moment(text: str, *, day_first: bool) -> Moment:
    """Read `2/11/17, 5:11 AM`, `31.01.2026 14:30` and `2017/02/11`; the caller says which of the two is the day.

    A number above 12 settles the order whatever `day_first` says.
    """
    text = _SPACES.sub(" ", text).strip()
    match = _NUMERIC.match(text)
    if not match:
        return UNDATED
    a, b, c = match.groups()
    if len(a) >= 3:
        year, month, day = int(a), int(b), int(c)
    else:
        if len(a) > 2 or len(c) == 3:
            return UNDATED
        year = full_year(c)
        day, month = (int(a), int(b)) if day_first else (int(b), int(a))
        if month > 12 >= day:
            day, month = month, day
    return _with_clock(year, month, day, text[match.end() :])


def day_comes_first(values: Iterable[str]) -> bool | None:
    """Say of a column of dates such as `3/4/2024` whether the day comes first; None: nothing settles it."""
    for value in values:
        match = _NUMERIC.match(value.strip())
        if match and len(match[1]) <= 2:
            if int(match[1]) > 12:
                return True
            if int(match[2]) > 12:
                return False
    return None


def _with_clock(year: int, month: int, day: int, rest: str) -> Moment:
    moment = day_moment(year, month, day)
    clock = _CLOCK.match(rest) if rest.strip() else None
    if moment.at is None or clock is None:
        return moment
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4] in "pP" else 0)
    return _moment(
        year,
        month,
        day,
        hour,
        int(clock[2]),
        int(clock[3] or 0),
        0,
        clock[5],
        Precision.SECOND if clock[3] else Precision.MINUTE,
    )


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


# --- HTML -------------------------------------------------------------------------------------------------

_TAG = re.compile(
    r"<(?:!--(?P<comment>)|(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<rest>[^<>]*)>|[!?][^<>]*>)"
)
_MARKUP = re.compile(
    r"</?(?:p|br|a|div|span|b|i|u|em|strong|ul|ol|li|h[1-6]|table|tr|td|html|body|head|img|blockquote|font|style|"
    r"script|pre|hr|code|section|article|center)\b[^<>]*>|<!--|<!doctype",
    re.I,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});")
_HREF = re.compile(r"""\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_BREAKS = frozenset(["br", "tr", "li", "dt", "dd", "hr", "option"])
_GROUPS = "p div section article header footer figure aside nav main address pre form fieldset blockquote"
_BLOCKS = frozenset(f"{_GROUPS} h1 h2 h3 h4 h5 h6 ul ol dl table".split())
_DROPPED = frozenset(["script", "style", "head", "title", "noscript", "template", "svg", "iframe", "object"])
_EMPTY_TAGS = frozenset(["br", "hr", "img", "meta", "link", "input", "wbr"])


def looks_like_html(text: str) -> bool:
    """Say whether text holds markup (a lone `<3` or `a < b` is none)."""
    return "<" in text and _MARKUP.search(text) is not None


def plain_text(text: str) -> str:
    """Return text that may or may not be HTML as plain text."""
    if "<" in text and looks_like_html(text):
        return html_to_text(text)
    if "&" in text and _ENTITY.search(text):
        return html.unescape(text)
    return text


def html_to_text(markup: str, *, links: bool = False) -> str:
    """Return the words of HTML: paragraphs apart by a blank line, `<br>` and list items by a line.

    Scripts, styles and invisible spans are dropped. With `links`, the text of a link that hides part of its
    address gives way to the address. Works in one pass whatever the nesting; never raises.
    """
    out: list[str] = []
    at, silent_until, silent_depth = 0, "", 0
    link = ""
    link_from = 0
    for match in _TAG.finditer(markup):
        start = match.start()
        if start < at:
            continue
        if not silent_until and start > at:
            out.append(_words(markup[at:start]))
        at = match.end()
        if match["comment"] is not None:
            end = markup.find("-->", at)
            at = len(markup) if end < 0 else end + 3
            continue
        name = (match["name"] or "").lower()
        if not name:
            continue
        closing = bool(match["end"])
        if silent_until:
            if name == silent_until and not match["rest"].endswith("/"):
                silent_depth += -1 if closing else 1
                if silent_depth <= 0:
                    silent_until = ""
            continue
        if name in _DROPPED or (name == "span" and "invisible" in match["rest"]):
            if not closing and not match["rest"].endswith("/"):
                silent_until, silent_depth = name, 1
            continue
        if name in _BREAKS:
            out.append("\n")
            if name == "li" and not closing:
                out.append("- ")
        elif name in _BLOCKS:
            out.append("\n\n")
        elif name in ("td", "th"):
            out.append(" ")
        elif name == "a" and links:
            if closing:
                said = "".join(out[link_from:]).strip().rstrip("…")
                bare = link.partition("://")[2]
                if said and (bare.startswith(said) or bare.removeprefix("www.").startswith(said)):
                    out[link_from:] = [link]
                link = ""
            else:
                href = _HREF.search(match["rest"])
                link = html.unescape(next((g for g in href.groups() if g), "")) if href else ""
                link = link if link.startswith(("http://", "https://")) else ""
                link_from = len(out)
    if not silent_until and at < len(markup):
        out.append(_words(markup[at:]))
    return _tidy("".join(out))


def _words(piece: str) -> str:
    piece = _SPACES.sub(" ", piece)
    return html.unescape(piece).replace("\xa0", " ") if "&" in piece else piece.replace("\xa0", " ")


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]{2,}", " ", text)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r" ?\n ?", "\n", text)).strip()
