"""Dates as feeds write them: the standards, the near misses, and month names in many languages.

No clock: a text without a year is no date. General date guessers fill what is missing from today, which turns an
unreadable date into a lively blog.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, datetime, timedelta, timezone

from goodstanding.presence.words import folded

EARLIEST = 1995

_MONTHS = {
    1: [
        "jan",
        "januar",
        "january",
        "janvier",
        "enero",
        "gennaio",
        "gen",
        "janeiro",
        "januari",
        "stycznia",
        "styczen",
        "sty",
        "ledna",
        "leden",
        "januara",
        "tammikuu",
        "tammikuuta",
        "januar",
        "ianuarie",
        "ocak",
        "oca",
        "января",
        "янв",
        "січня",
        "siječnja",
        "januára",
        "ιανουαριου",
        "ιαν",
        "ene",
    ],
    2: [
        "feb",
        "februar",
        "february",
        "fevrier",
        "fev",
        "fevr",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
        "lutego",
        "luty",
        "lut",
        "unora",
        "unor",
        "februara",
        "helmikuu",
        "helmikuuta",
        "februarie",
        "subat",
        "sub",
        "февраля",
        "фев",
        "лютого",
        "veljace",
        "φεβρουαριου",
        "φεβ",
    ],
    3: [
        "mar",
        "marz",
        "march",
        "mars",
        "marzo",
        "marco",
        "maart",
        "mrt",
        "marca",
        "marzec",
        "brezna",
        "brezen",
        "maaliskuu",
        "maaliskuuta",
        "martie",
        "mart",
        "март",
        "марта",
        "мар",
        "березня",
        "ozujka",
        "μαρτιου",
        "μαρ",
        "mars",
        "maerz",
        "mrz",
    ],
    4: [
        "apr",
        "april",
        "avril",
        "avr",
        "abril",
        "aprile",
        "abr",
        "kwietnia",
        "kwiecien",
        "kwi",
        "dubna",
        "duben",
        "huhtikuu",
        "huhtikuuta",
        "aprilie",
        "nisan",
        "nis",
        "апреля",
        "апр",
        "квітня",
        "travnja",
        "απριλιου",
        "απρ",
        "aprila",
        "ago_",
    ],
    5: [
        "mai",
        "may",
        "mayo",
        "maggio",
        "mag",
        "maio",
        "mei",
        "maja",
        "maj",
        "kvetna",
        "kveten",
        "toukokuu",
        "toukokuuta",
        "mayis",
        "мая",
        "май",
        "травня",
        "svibnja",
        "μαιου",
        "μαι",
        "maja",
        "majus",
    ],
    6: [
        "jun",
        "juni",
        "june",
        "juin",
        "junio",
        "giugno",
        "giu",
        "junho",
        "czerwca",
        "czerwiec",
        "cze",
        "cervna",
        "cerven",
        "kesakuu",
        "kesakuuta",
        "iunie",
        "haziran",
        "haz",
        "июня",
        "июн",
        "червня",
        "lipnja",
        "ιουνιου",
        "ιουν",
        "juna",
        "junius",
    ],
    7: [
        "jul",
        "juli",
        "july",
        "juillet",
        "juil",
        "julio",
        "luglio",
        "lug",
        "julho",
        "lipca",
        "lipiec",
        "lip",
        "cervence",
        "cervenec",
        "heinakuu",
        "heinakuuta",
        "iulie",
        "temmuz",
        "tem",
        "июля",
        "июл",
        "липня",
        "srpnja",
        "ιουλιου",
        "ιουλ",
        "jula",
        "julius",
    ],
    8: [
        "aug",
        "august",
        "aout",
        "agosto",
        "ago",
        "augustus",
        "sierpnia",
        "sierpien",
        "sie",
        "srpna",
        "srpen",
        "elokuu",
        "elokuuta",
        "agustos",
        "agu",
        "августа",
        "авг",
        "серпня",
        "kolovoza",
        "αυγουστου",
        "αυγ",
        "augusta",
        "augusztus",
    ],
    9: [
        "sep",
        "sept",
        "september",
        "septembre",
        "septiembre",
        "settembre",
        "set",
        "setembro",
        "setiembre",
        "wrzesnia",
        "wrzesien",
        "wrz",
        "zari",
        "syyskuu",
        "syyskuuta",
        "septembrie",
        "eylul",
        "eyl",
        "сентября",
        "сен",
        "сент",
        "вересня",
        "rujna",
        "σεπτεμβριου",
        "σεπ",
        "septembra",
        "szeptember",
    ],
    10: [
        "oct",
        "okt",
        "october",
        "oktober",
        "octobre",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "pazdziernika",
        "pazdziernik",
        "paz",
        "rijna",
        "rijen",
        "lokakuu",
        "lokakuuta",
        "octombrie",
        "ekim",
        "eki",
        "октября",
        "окт",
        "жовтня",
        "listopada_",
        "οκτωβριου",
        "οκτ",
        "oktobra",
    ],
    11: [
        "nov",
        "november",
        "novembre",
        "noviembre",
        "novembro",
        "listopada",
        "listopad",
        "lis",
        "listopadu",
        "marraskuu",
        "marraskuuta",
        "noiembrie",
        "kasim",
        "kas",
        "ноября",
        "ноя",
        "листопада",
        "studenoga",
        "νοεμβριου",
        "νοε",
        "novembra",
    ],
    12: [
        "dec",
        "dez",
        "december",
        "dezember",
        "decembre",
        "diciembre",
        "dicembre",
        "dic",
        "dezembro",
        "grudnia",
        "grudzien",
        "gru",
        "prosince",
        "prosinec",
        "joulukuu",
        "joulukuuta",
        "decembrie",
        "aralik",
        "ara",
        "декабря",
        "дек",
        "грудня",
        "prosinca",
        "δεκεμβριου",
        "δεκ",
        "decembra",
        "des",
        "desember",
    ],
}
_MONTH = {folded(name.rstrip("_")): number for number, names in _MONTHS.items() for name in names}
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3,
    "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "hst": -10,
    "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "brt": -3, "ist": 5.5,
}  # fmt: skip
_ISO = re.compile(
    r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?:[T\s_]+(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*(Z|[A-Za-z]{2,4}\b|[+-]\d{2}:?\d{2}|[+-]\d{2}\b)?)?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)(?:T?(\d{2})(\d{2})(\d{2})?Z?)?(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s\-/.,]*(?:de\s+|d')?([^\W\d_]{3,12})\.?[\s\-/.,']*(?:de\s+|del\s+)?(\d{4}|\d{2})(?!\d)"
)
_MONTH_DAY = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}(?::\d{2})?\s+)?(?:[A-Z]{2,4}\s+)?(\d{4})(?!\d)"
)
_EAST = re.compile(r"((?:19|20)\d{2})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d{2})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2}|\d{2})(?!\d)")
_TIME = re.compile(r"(?<![\d+-])(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?")
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})(?!\d)")
_ZONE_NAME = re.compile(r"\b([A-Za-z]{1,4})\s*$|\b(GMT|UTC|EST|EDT|PST|PDT|CST|CDT|MST|MDT|CET|CEST|BST)\b")
_EPOCH = re.compile(r"^\s*(\d{9,10}|\d{13})(?:\.\d+)?\s*$")
_LINK_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/\-_.](0?[1-9]|1[0-2])[/\-_.](0?[1-9]|[12]\d|3[01])(?!\d)")
_LINK_MONTH = re.compile(r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])(?:/|$)")


def read_date(text: str) -> datetime | None:
    """Return the instant that a text states, in UTC; None when it states none.

    A clock time without a zone counts as UTC, a day alone as its midnight. Wrong weekdays do not matter.
    """
    text = text.strip()
    if not text or len(text) > 200:
        return None
    epoch = _EPOCH.match(text)
    if epoch:
        seconds = int(epoch[1])
        return datetime.fromtimestamp(seconds / 1000 if seconds > 10**11 else seconds, UTC)
    iso = _ISO.search(text)
    if iso:
        return _made(iso[1], iso[2], iso[3], iso[4], iso[5], iso[6], _offset(iso[7] or ""))
    plain = folded(text)
    day: tuple[str, str | int, str] | None = None
    for match in _DAY_MONTH.finditer(plain):
        number = _month(match[2])
        if number:
            day = (match[3], number, match[1])
            break
    if day is None:
        for match in _MONTH_DAY.finditer(plain):
            number = _month(match[1])
            if number:
                day = (match[3], number, match[2])
                break
    if day is None:
        east = _EAST.search(text) or _YEAR_FIRST.search(text)
        if east:
            day = (east[1], east[2], east[3])
    if day is None:
        numbers = _NUMBERS.search(text)
        if numbers:
            first, second, year = int(numbers[1]), int(numbers[2]), numbers[3]
            american = second > 12 or (bool(re.search(r"\d\s*[AP]\.?M\b", text)) and first <= 12)
            day = (year, numbers[1], numbers[2]) if american else (year, numbers[2], numbers[1])
    if day is None:
        compact = _COMPACT.search(text)
        if compact:
            return _made(compact[1], compact[2], compact[3], compact[4], compact[5], compact[6], 0.0)
        return None
    clock = _TIME.search(text)
    hour, minute, second_ = (clock[1], clock[2], clock[3]) if clock else ("0", "0", "0")
    if clock and clock[4]:
        hour = str(int(hour) % 12 + (12 if clock[4].lower() == "p" else 0))
    return _made(day[0], day[1], day[2], hour, minute, second_, _zone(text) if clock else 0.0)


def _month(name: str) -> int:
    number = _MONTH.get(name, 0)
    if not number and len(name) > 3:
        number = _MONTH.get(name[:4], 0) or (_MONTH.get(name[:3], 0) if name[:3].isascii() else 0)
    return number


def _zone(text: str) -> float:
    offset = _OFFSET.search(text)
    if offset:
        hours = int(offset[2]) + int(offset[3]) / 60
        return hours if offset[1] == "+" else -hours
    name = _ZONE_NAME.search(text)
    return _ZONES.get((name[1] or name[2]).lower(), 0.0) if name else 0.0


def _offset(text: str) -> float:
    if text[:1] in ("+", "-"):
        digits = text[1:].replace(":", "").ljust(4, "0")
        hours = int(digits[:2]) + int(digits[2:4]) / 60
        return hours if text[0] == "+" else -hours
    return _ZONES.get(text.lower(), 0.0)


def _made(
    year: str,
    month: str | int,
    day: str,
    hour: str | None,
    minute: str | None,
    second: str | None,
    zone: float,
) -> datetime | None:
    full = int(year)
    if len(year) == 2:
        full += 2000 if full < 70 else 1900
    if full < EARLIEST or abs(zone) > 15:
        return None
    try:
        hours = int(hour or 0)
        last = monthrange(full, int(month))[1]
        number = last if last < int(day) <= 31 else int(day)  # 31 April: meant is the end of the month
        made = datetime(
            full, int(month), number, 0, min(int(minute or 0), 59), min(int(second or 0), 59), tzinfo=UTC
        )
        made += timedelta(hours=min(hours, 24))
        return made.replace(tzinfo=timezone(timedelta(hours=zone))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def date_in(text: str) -> datetime | None:
    """Return the first full date inside a title or an address such as /2019/05/12/; a month counts as its first day."""
    day = _LINK_DAY.search(text)
    if day:
        return _made(day[1], day[2], day[3], None, None, None, 0.0)
    if "://" in text or text.startswith("/"):
        month = _LINK_MONTH.search(text)
        return _made(month[1], month[2], "1", None, None, None, 0.0) if month else None
    return read_date(text) if re.search(r"\d", text) and len(text) <= 200 else None
