"""One reader for the dates of mails and feeds: the standards, the near misses, and the words of many languages.

    Tue, 05 Mar 2024 10:00:00 GMT+01:00     2024-03-05 09:00 UTC
    mar., 5 févr. 2024 3 PM                 2024-02-05 15:00, zone not told
    1999/01/31                              1999-01-31, the day alone
    03/05/2024                              guessed: nothing says which of the two is the day

No clock: a text without a year is no date. General date guessers fill what is missing from today, which turns an
unreadable date into a lively blog. A wrong weekday does not matter. Sources: RFC 5322, RFC 3339, RFC 4155, CLDR.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from goodstanding.language.month_words import MONTH_WORDS
from goodstanding.values import Precision


class Stated(NamedTuple):
    """An instant in UTC (None: none was stated), how exactly, and what of it was supposed.

    `zoneless`: no zone was named, UTC is supposed. `guessed`: the order of day and month, or the day itself, is
    supposed; whoever knows another date should believe that one.
    """

    at: datetime | None
    precision: Precision = Precision.SECOND
    zoneless: bool = False
    guessed: bool = False


NOTHING = Stated(None, Precision.NONE)
EARLIEST = 1971

# The date of nearly every mail

_MONTHS = {
    name: number
    for number, name in enumerate(
        (b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov", b"dec"), 1
    )
}
_USUAL = re.compile(
    rb"(?:[A-Za-z]{2,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d))?"
    rb"\s+([+-])(\d\d):?(\d\d)(?!\d)"
)


def mail_date(value: bytes) -> Stated:
    """Return what the value of a Date header states."""
    found = _USUAL.match(value)
    if found is not None:
        day, month, year, hour, minute, second, sign, zone_hour, zone_minute = found.groups()
        number = _MONTHS.get(month.lower())
        away = int(zone_hour) * 60 + int(zone_minute)
        if number is not None and away <= 14 * 60:
            try:
                at = datetime(
                    int(year), number, int(day), int(hour), int(minute), min(int(second or 0), 59), tzinfo=UTC
                )
                at += timedelta(minutes=-away if sign == b"+" else away)
            except (ValueError, OverflowError):
                pass
            else:
                return Stated(at) if at.year >= EARLIEST else NOTHING
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("cp1252", "replace")
    return stated(text)


def envelope_date(line: bytes) -> Stated:
    """Return the date of an mbox "From " line: what follows the address there."""
    text = line[:300].decode("utf-8", "replace").strip()
    _, _, rest = text.partition(" ")
    _, _, rest = rest.strip().partition(" ")
    return stated(rest.partition(" remote from ")[0])


# Any date

_DOTTED = re.compile(r"(?<=[^\s\d.,;:])\.(?=[^\W\d_])")
_SILENT = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_LETTERS = str.maketrans("łøđıæœß−–—’", "lodiaos---'")
_EPOCH = re.compile(r"(\d{9,10}|\d{13})(?:\.\d+)?$")

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})\.?(?!\d)")
_EAST = re.compile(r"(?<!\d)(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_NUMBERED = re.compile(  # 5 thg 3, 2024; 5 3月 2024
    r"(?<!\d)(\d{1,2})(?:\s*(?:thg|thang)\s*(\d{1,2})|\s+(\d{1,2})\s?[月월]),?\s*(?:nam\s*)?(\d{4})(?!\d)"
)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20|25)\d{2}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:(t?)(\d{2})(\d{2})(\d{2})?)?(?!\d)")
_WORD = re.compile(r"[^\s\d,.;:/()<>|+\[\]\"'،、，؛-]{2,16}")
_DAY_BEFORE = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:st|nd|rd|th|er|o|-?a|mh)?[\s\-/.,]*(?:(?:dh?en?|of|d|den|di|da|do|ng|na|m|ta)\b[\s']*)?$"
)
_DAY_AFTER = re.compile(r"[\s.\-/,']*(\d{1,2})(?!\d|\s?:\d)")
_YEAR_AFTER = re.compile(r"[\s\-/.,']*(?:(?:del?|of|g|r|lun)\b[\s.]*)?(\d{2,4})(?!\d|\s?:\d)")
_YEAR = re.compile(r"(?<![\d+:-])((?:19|20|25)\d{2})(?!\d|:)")

_HALVES = (
    r"(?P<{0}>a|p|am|pm|πμ|μμ|dop|odp|dopoldne|popoldne|prijepodne|popodne|дп|пп|пополудни|вечера|oo|os|ap|ip|fm|em|fh|eh|"
    r"rn|in|md|pd|ከሰዓት|ጥዋት|priekspusdiena|pecpusdiena|priespiet|popiet|vm|nm|sa|ch|pg|ptg|ص|م|صباحا|مساء|قظ|بظ|ทยง|atm|ptm)"
)
_CLOCK = re.compile(
    r"(?<![\d:+-])(\d{1,2})(?:\s?:\s?(\d{2})(?:\s?[:.]\s?(\d{2})(?:[.,]\d+)?)?)"
    r"(?:\s?" + _HALVES.format("half") + r"\b\.?)?"
)
_BARE_CLOCK = re.compile(
    r"(?<![\d.:+-])(?:(\d{1,2})\s?(?:h|uhr|時|时|시|นาฬิกา|ໂມງ)\s?(\d{2})?(?:\s?(?:[分분m:]|นาที|ນາທີ)\s?(\d{2})?)?(?:\b|(?<=[分분時时시]))"
    r"|(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])(?:\s?" + _HALVES.format("third") + r"\b)?"
    r"|(\d{1,2})\s?" + _HALVES.format("fourth") + r"\b|\b(?:kl|klo|plkst|kell|ve)\.?\s?(\d{1,2})(?![\d.:]))"
)
_HALF_BEFORE = re.compile(r"(午前|午後|上午|下午|早上|晚上|中午|凌晨|오전|오후|de|du)\.?\s*$")
_LATE = frozenset(
    ("p", "pm", "μμ", "odp", "popoldne", "popodne", "пп", "пополудни", "вечера", "os", "ip", "em", "eh", "in",
     "md", "ከሰዓት",
     "pecpusdiena", "popiet", "nm", "ch", "ptg", "م", "مساء", "بظ", "ptm", "午後", "下午", "晚上", "오후", "du")
)  # fmt: skip
_NOON = frozenset({"中午"})

_OFFSET = re.compile(r"(?<!\d)([+-])\s?(\d{1,2})(?:[:.]?(\d{2}))?(?!\d)")
_ZONE_WORD = re.compile(r"(?<![^\W\d_])[a-z]{1,5}(?![^\W\d_])")
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "met": 1, "cest": 2,
    "mesz": 2, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "msd": 4, "trt": 3, "idt": 3, "est": -5, "edt": -4,
    "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "akdt": -8, "hst": -10,
    "ast": -4, "adt": -3, "nst": -3.5, "ndt": -2.5, "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "ict": 7, "wib": 7,
    "wita": 8, "pkt": 5, "ist": 5.5, "npt": 5.75, "irst": 3.5, "gst": 4, "sast": 2, "cat": 2, "eat": 3, "wat": 1,
    "awst": 8, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "art": -3,
    "clt": -4, "clst": -3, "cot": -5, "uyt": -3,
}  # fmt: skip
_ZONE_NAMES = (
    (r"central european (?:summer|daylight)|mitteleuropaische sommerzeit|ete d'?europe centrale|romance daylight", 2),
    (r"central european|mitteleuropaische zeit|d'?europe centrale|(?:w|central) europe standard|romance standard", 1),
    (r"eastern european (?:summer|daylight)|moscow", 3),
    (r"eastern european", 2),
    (r"british summer", 1),
    (r"greenwich|coordinated universal|western european standard", 0),
    (r"eastern daylight", -4), (r"eastern standard", -5), (r"central daylight", -5), (r"central standard", -6),
    (r"mountain daylight", -6), (r"mountain standard", -7), (r"pacific daylight", -7), (r"pacific standard", -8),
    (r"japan standard|korea(?:n)? standard", 9), (r"india standard", 5.5), (r"china standard", 8),
)  # fmt: skip
_ZONE_NAMED = tuple((re.compile(pattern), hours) for pattern, hours in _ZONE_NAMES)


def stated(text: str) -> Stated:
    """Return the date that a text states, NOTHING when it states none.

    A clock time without a zone counts as UTC, a day alone as its midnight. The 31st of April counts as the last
    day of its month, guessed.
    """
    text = text.strip()
    if not text or len(text) > 200:
        return NOTHING
    said = _folded(text)
    epoch = _EPOCH.match(said)
    if epoch:
        seconds = int(epoch[1])
        return Stated(datetime.fromtimestamp(seconds / 1000 if seconds > 10**11 else seconds, UTC))
    compact = _COMPACT.search(said)
    if compact and (compact[4] or not _CLOCK.search(said)) and not _YEAR_FIRST.search(said):
        year, month, day, _, hour, minute, second = compact.groups()
        rest = said[compact.end() :]
        clock = (int(hour), int(minute), int(second or 0), second is not None) if hour else None
        return _made(year, int(month), int(day), clock, _zone(rest), False)
    found = _day(said)
    if found is None:
        return NOTHING
    year, month, day, guessed, spans = found
    for start, end in spans:
        said = said[:start] + "|" * (end - start) + said[end:]
    clock, said = _clock(said)
    return _made(year, month, day, clock, _zone(said), guessed)


def _folded(text: str) -> str:
    """Return text in lower case, without accents and joiners, its digits as 0 to 9, "p.m." as "pm."."""
    if not text.isascii():
        text = _SILENT.sub("", unicodedata.normalize("NFKD", text.casefold())).translate(_LETTERS)
        text = "".join(
            str(unicodedata.decimal(c)) if c.isdecimal() and c > "9" else c
            for c in text
            if not "\u0300" <= c <= "\u036f"
        )
        text = unicodedata.normalize("NFC", text)  # Hangul, which came apart above, joins again
    else:
        text = text.lower()
    return _DOTTED.sub("", text)


_Day = tuple[str, int, int, bool, tuple[tuple[int, int], ...]]


def _day(said: str) -> _Day | None:
    """Return (year, month, day, guessed, where they stand) of the first date in folded text."""
    if first := _YEAR_FIRST.search(said):
        return first[1], int(first[3]), int(first[4]), False, (first.span(),)
    if first := _EAST.search(said):
        return first[1], int(first[2]), int(first[3]), False, (first.span(),)
    if first := _NUMBERED.search(said):
        return first[4], int(first[2] or first[3]), int(first[1]), False, (first.span(),)
    named: _Day | None = None
    for word in _WORD.finditer(said):
        number = _month(word.group())
        if number and (found := _around(said, word.start(), word.end(), number)):
            # French "mar." is a Tuesday, and a March: the month is the one that the day stands before.
            if found[4][0] != word.span():
                return found
            named = named or found
    if named:
        return named
    numbers = _NUMBERS.search(said)
    if numbers is None:
        return None
    a, b, year = int(numbers[1]), int(numbers[3]), numbers[4]
    halved = re.search(r"\d\s?[ap]m?\b", said) is not None
    american = b > 12 >= a or (halved and a <= 12)
    guessed = numbers[2] != "." and a <= 12 and b <= 12 and a != b and not halved
    return (year, a, b, guessed, (numbers.span(),)) if american else (year, b, a, guessed, (numbers.span(),))


def _around(said: str, start: int, end: int, month: int) -> _Day | None:
    """Return the date whose month's name stands between two offsets: its day beside it, its year beside that or anywhere."""
    before = _DAY_BEFORE.search(said, max(0, start - 12), start)
    if before:
        day, spans = before[1], (before.span(1), (start, end))
        after = end
    else:
        following = _DAY_AFTER.match(said, end)
        if following is None:
            return None
        day, spans = following[1], ((start, end), following.span(1))
        after = following.end()
    year = _YEAR_AFTER.match(said, after)
    if year is None or len(year[1]) < 4:
        year = _YEAR.search(said) or (year if before else None)
    if year is None:
        return None
    return year[1], month, int(day), False, (*spans, year.span(1))


@lru_cache(maxsize=2000)
def _month(word: str) -> int:
    """Return 1 to 12 for the name of a month, shortened or with an ending, 0 for any other word."""
    number = _MONTH.get(word, 0)
    if number or len(word) < 3:
        return number
    if word[0] == "ב":
        word = word[1:]  # Hebrew writes "in" and the month as one word
    for cut in range(4):
        stem = word[: len(word) - cut]
        if cut and len(stem) < 5:
            break
        begun = {n for name, n in _MONTH.items() if name.startswith(stem)}
        if len(begun) == 1:
            return begun.pop()
    return 0


_MONTH = {word: number for number, words in MONTH_WORDS.items() for word in words.split()}

_Clock = tuple[int, int, int, bool]


def _clock(said: str) -> tuple[_Clock | None, str]:
    """Return (hour, minute, second, whether seconds were told), and the text without them."""
    found = _CLOCK.search(said)
    if found:
        hour, minute, second, half = found[1], found[2], found[3], found["half"]
    else:
        found = _BARE_CLOCK.search(said)
        if found is None:
            return None, said
        hour = found[1] or found[4] or found[8] or found[10]
        minute, second = found[2] or found[5], found[3] or found[6]
        half = found["third"] or found["fourth"]
    if half is None:
        before = _HALF_BEFORE.search(said, max(0, found.start() - 8), found.start())
        half = before[1] if before else None
    number = int(hour)
    if half and number <= 12 and half not in _NOON:
        number = number % 12 + (12 if half in _LATE else 0)
    rest = said[: found.start()] + "|" + said[found.end() :]
    return (number, int(minute or 0), int(second or 0), second is not None), rest


def _zone(said: str) -> float | None:
    """Return the hours from UTC that the rest of a date names, None when it names no zone."""
    offset = _OFFSET.search(said)
    if offset:
        hours = int(offset[2]) + int(offset[3] or 0) / 60
        return hours if offset[1] == "+" else -hours
    words: list[str] = _ZONE_WORD.findall(said, said.find("|"))  # before it stands the weekday
    for word in reversed(words):
        if word in _ZONES:
            return _ZONES[word]
    for pattern, hours in _ZONE_NAMED:
        if pattern.search(said):
            return hours
    return None


def _made(year: str, month: int, day: int, clock: _Clock | None, zone: float | None, guessed: bool) -> Stated:
    full = int(year)
    if len(year) == 2:
        full += 2000 if full < 70 else 1900
    elif len(year) == 3:
        full += 1900  # RFC 5322, 4.3: programs that counted years from 1900
    elif 2450 <= full <= 2650:
        full -= 543  # the Buddhist era
    try:
        last = monthrange(full, month)[1]
        if last < day <= 31:
            day, guessed = last, True
        at = datetime(full, month, day, tzinfo=UTC)
        if clock is None:
            return (
                Stated(at, Precision.DAY, True, guessed) if EARLIEST <= full < 2200 and day > 0 else NOTHING
            )
        hour, minute, second, exact = clock
        if hour > 24 or minute > 59:
            return NOTHING
        if zone is not None and abs(zone) > 15:
            zone = None  # no place on earth has it
        at += timedelta(hours=hour - (zone or 0), minutes=minute, seconds=min(second, 59))
    except (ValueError, OverflowError):
        return NOTHING
    if not EARLIEST <= at.year < 2200:
        return NOTHING
    return Stated(at, Precision.SECOND if exact else Precision.MINUTE, zone is None, guessed)
