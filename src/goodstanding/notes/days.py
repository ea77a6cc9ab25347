"""Days as people write them: "yesterday", "12.11.", "last Friday", "vorgestern", "le 3 mars", "hace dos días".

A day is read in one of two directions. What was done lies behind the day of writing ("on Friday" is the last Friday);
what was promised lies before it ("by Friday" is the next one). Which of the two is meant is for the caller to say: every
`Day` knows both. Days that are only roughly told ("last week", "in January") or told in a way that people read differently
("next Friday" on a Tuesday, 3/4) are marked.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .plain import plain


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a line names. `start` and `end` are where, `by` says that a word such as "until" stands before it.

    `past` and `coming` are what it means of something done and of something due; `sure`: nobody would read it
    otherwise; `ahead`: it can only lie ahead ("tomorrow").
    """

    start: int
    end: int
    past: date
    coming: date
    sure: bool = True
    by: bool = False
    ahead: bool = False


_WEEKDAYS = (
    ("monday", "montag", "lundi", "lunes", "lunedi", "maandag"),
    ("tuesday", "tue", "tues", "dienstag", "mardi", "martes", "martedi", "dinsdag"),
    ("wednesday", "mittwoch", "mercredi", "miercoles", "mercoledi", "woensdag"),
    ("thursday", "thu", "thurs", "donnerstag", "jeudi", "jueves", "giovedi", "donderdag"),
    ("friday", "fri", "freitag", "vendredi", "viernes", "venerdi", "vrijdag"),
    ("saturday", "samstag", "sonnabend", "samedi", "sabado", "sabato", "zaterdag"),
    ("sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag"),
)
_MONTHS = (
    "january jan januar janner janvier janv enero ene gennaio gen januari",
    "february feb februar fevrier fevr febrero febbraio februari",
    "march mar marz mars marzo maart mrt",
    "april apr avril abril abr aprile",
    "may mai mayo maggio mag mei",
    "june jun juni juin junio giugno giu",
    "july jul juli juillet juil julio luglio lug",
    "august aug aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set",
    "october oct oktober okt octobre octubre ottobre ott",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
)
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "couple of": 2, "a couple of": 2,
    "ein": 1, "einem": 1, "einer": 1, "einen": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6,
    "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10,
    "quinze": 14,
    "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10,
    "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10,
    "een": 1, "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "ersten": 1, "erster": 1, "zweiten": 2, "dritten": 3, "premier": 1, "1er": 1,
    "primero": 1, "primo": 1, "eerste": 1,
}  # fmt: skip
_UNITS = {
    "day": 1, "days": 1, "tag": 1, "tage": 1, "tagen": 1, "jour": 1, "jours": 1, "dia": 1, "dias": 1, "giorno": 1,
    "giorni": 1, "dag": 1, "dagen": 1,
    "week": 7, "weeks": 7, "woche": 7, "wochen": 7, "semaine": 7, "semaines": 7, "semana": 7, "semanas": 7,
    "settimana": 7, "settimane": 7, "weken": 7,
    "fortnight": 14,
    "month": 30, "months": 30, "monat": 30, "monate": 30, "monaten": 30, "mois": 30, "mes": 30, "meses": 30, "mese": 30,
    "mesi": 30, "maand": 30, "maanden": 30,
}  # fmt: skip


def _any(words: object) -> str:
    return "(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + ")"  # type: ignore[call-overload]


_DAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_W = _any(_DAY_OF)
_M = _any(_MONTH_OF)
_N = rf"(?:\d{{1,3}}|{_any(_NUMBERS)})"
_U = _any(_UNITS)
_D = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th|e|er|º|\.|ª)?"
_LAST = (
    r"(?:last|this past|past|previous|letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?|derniere?|passee?|pasad[oa]|ultim[oa]|"
    r"scors[oa]|afgelopen|vorig|verleden)"
)
_NEXT = r"(?:next|coming|nachste[nrms]?|kommende[nrms]?|prochaine?|proxim[oa]|prossim[oa]|volgende?|aanstaande|komende)"
_BY = re.compile(
    r"(?:\b(?:by|until|till|til|before|no later than|due|bis(?: spatestens)?(?: zum| zur| am)?|spatestens(?: am)?|vor(?: dem)?|"
    r"fur(?: den)?|zum|d'ici(?: a)?|avant|pour|jusqu'(?:a|au)|au plus tard|antes del?|para(?: el)?|hasta(?: el)?|a mas tardar(?: el)?|"
    r"entro(?: il)?|prima (?:di|del)|per|al piu tardi|voor|tegen|uiterlijk|tot|vóór)"
    r"(?: le| la| les| el| il| the| den| dem| de| het| l'| op)?\s*)$"
)

Meaning = tuple[date, date, bool, bool]  # as done, as due, sure, can only lie ahead
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Meaning | None]]


def _same(day: date, sure: bool = True, ahead: bool = False) -> Meaning:
    return day, day, sure, ahead


def _ago(days: int, sure: bool = True) -> Callable[[re.Match[str], date], Meaning]:
    return lambda _, on: _same(on - timedelta(days), sure)


def _ahead(days: int) -> Callable[[re.Match[str], date], Meaning]:
    return lambda _, on: _same(on + timedelta(days), True, True)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.get(word, 1)


def _back(match: re.Match[str], on: date) -> Meaning:
    count, unit = _count(match["n"]), _UNITS[match["u"]]
    day = _months_before(on, count) if unit == 30 else on - timedelta(count * unit)
    return _same(day, sure=unit != 30)


def _forth(match: re.Match[str], on: date) -> Meaning:
    return _same(on + timedelta(_count(match["n"]) * _UNITS[match["u"]]), _UNITS[match["u"]] != 30, True)


def _months_before(on: date, count: int) -> date:
    year, month = divmod(on.year * 12 + on.month - 1 - count, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def _last_on(number: int, on: date) -> date:
    return on - timedelta((on.weekday() - number - 1) % 7 + 1)


def _next_on(number: int, on: date) -> date:
    return on + timedelta((number - on.weekday() - 1) % 7 + 1)


def _of_this_week(match: re.Match[str], on: date) -> Meaning:
    day = on - timedelta(on.weekday() - _DAY_OF[match["w"]])
    return day, day, True, day > on


def _weekday(match: re.Match[str], on: date) -> Meaning:
    number = _DAY_OF[match["w"]]
    return _last_on(number, on), _next_on(number, on), number != on.weekday(), False


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _yearless(month: int, day: int, on: date, sure: bool = True) -> Meaning | None:
    """A day of the year: the latest one for what was done (a month ahead at most, and then marked), else the next."""
    here = _valid(on.year, month, day)
    around = [one for year in range(on.year - 8, on.year + 9) if (one := _valid(year, month, day))]
    before = [one for one in around if one <= on]
    after = [one for one in around if one >= on]
    if not around or not before or not after:
        return None if here is None else _same(here, False)
    past, coming = before[-1], after[0]
    if past < on and (coming - on).days <= 31 and (on - past).days > 150:
        return coming, coming, False, False
    return past, coming, sure, False


def _year(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) + 2000 if len(text) == 2 else int(text)


def _dated(month: int, day: int, year: int | None, on: date, sure: bool = True) -> Meaning | None:
    if year is None:
        return _yearless(month, day, on, sure)
    found = _valid(year, month, day)
    return None if found is None else _same(found, sure)


def _iso(match: re.Match[str], on: date) -> Meaning | None:
    return _dated(int(match["m"]), int(match["d"]), int(match["y"]), on)


def _dots(match: re.Match[str], on: date) -> Meaning | None:
    return _dated(int(match["m"]), int(match["d"]), _year(match["y"]), on)


def _slashes(match: re.Match[str], on: date) -> Meaning | None:
    """24/11 and 11/24 say which is the month; 3/4 does not, is read with the day first, and is marked."""
    first, second, year = int(match["d"]), int(match["m"]), _year(match["y"])
    if second > 12:
        return _dated(first, second, year, on)
    return _dated(second, first, year, on, sure=first > 12 or first == second)


def _named(match: re.Match[str], on: date) -> Meaning | None:
    said = match["d"]
    day = _ORDINALS.get(said) or int(re.sub(r"\D", "", said) or 0)
    return _dated(_MONTH_OF[match["m"]], day, _year(match["y"]), on)


def _of_month(match: re.Match[str], on: date) -> Meaning | None:
    """The 19th: the latest one of what was done, the next one of what is due."""
    day = int(match["d"])
    past = on.replace(day=1)
    while not (found := _valid(past.year, past.month, day)) or found > on:
        past = (past - timedelta(1)).replace(day=1)
    coming = on.replace(day=1)
    while not (later := _valid(coming.year, coming.month, day)) or later < on:
        coming = (coming + timedelta(32)).replace(day=1)
    return found, later, True, False


def _month_alone(match: re.Match[str], on: date) -> Meaning | None:
    """A month alone is its first day, or its last one when it lies ahead; the nearer of the two is meant."""
    month = _MONTH_OF[match["m"]]
    year = on.year if month <= on.month else on.year - 1
    later = on.year if month >= on.month else on.year + 1
    past, coming = date(year, month, 1), date(later, month, monthrange(later, month)[1])
    return past, coming, False, coming - on < on - past


def _end_of_month(_: re.Match[str], on: date) -> Meaning:
    return _same(on.replace(day=monthrange(on.year, on.month)[1]), True, True)


def _end_of_week(_: re.Match[str], on: date) -> Meaning:
    friday = on + timedelta((4 - on.weekday()) % 7)
    return _same(friday, True, True)


def _weekend(_: re.Match[str], on: date) -> Meaning:
    return _last_on(5, on), on + timedelta((5 - on.weekday()) % 7), False, False


def _next_week(_: re.Match[str], on: date) -> Meaning:
    return _same(on + timedelta(11 - on.weekday()), False, True)


def _next_month(_: re.Match[str], on: date) -> Meaning:
    later = (on.replace(day=28) + timedelta(4)).replace(day=1)
    return _same(later.replace(day=monthrange(later.year, later.month)[1]), False, True)


def _feast(month: int, day: int) -> Callable[[re.Match[str], date], Meaning | None]:
    return lambda _, on: _yearless(month, day, on)


def _end_of_year(_: re.Match[str], on: date) -> Meaning:
    return _same(date(on.year, 12, 31), True, True)


_OF = r"(?: (?:of|de|du|del|di|van))?"
_AT = r"(?:the |der |den |dem |le |la |el |il |op de |de |het )?"
_LAST_WEEK = (
    r"(?:last week|(?:in der )?(?:letzte|vergangene|vorige)[nr]? woche|(?:de )?la semaine (?:derniere|passee)|"
    r"(?:de |en )?la semana pasada|(?:del)?la settimana (?:scorsa|passata)|della scorsa settimana|la scorsa settimana|"
    r"(?:vorige|afgelopen|verleden) week)"
)
_NEXT_WEEK = (
    r"(?:next week|(?:in der )?(?:nachste|kommende)[nr]? woche|(?:de )?la semaine prochaine|(?:de )?la semana que viene|"
    r"(?:de )?la proxima semana|la prossima settimana|la settimana prossima|settimana prossima|volgende week|komende week)"
)
# In order: what is tried first takes its place in the line, and what comes later leaves it alone.
_RULES: tuple[Rule, ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), meaning)
    for pattern, meaning in (
        (r"(?P<y>(?:19|20)\d\d)[-/](?P<m>\d\d?)[-/](?P<d>\d\d?)", _iso),
        (rf"(?P<d>{_D})\. ?(?P<m>0?[1-9]|1[0-2])\. ?(?P<y>(?:20)?\d\d)", _dots),
        (rf"(?P<d>{_D})\. ?(?P<m>0?[1-9]|1[0-2])\.(?P<y>)", _dots),
        (rf"(?<=\bam )(?P<d>{_D})\.(?P<m>0?[1-9]|1[0-2])(?P<y>)", _dots),
        (rf"(?P<d>{_D})/(?P<m>{_D})(?:/(?P<y>(?:20)?\d\d))?", _slashes),
        (rf"(?P<d>{_D})-(?P<m>{_D})-(?P<y>(?:20)?\d\d)", _slashes),
        (rf"(?<=op )(?P<d>{_D})-(?P<m>{_D})(?P<y>)", _slashes),
        (rf"{_AT}(?P<d>{_D}{_TH}|{_any(_ORDINALS)}){_OF} (?P<m>{_M})\.?(?:,?(?: de| del)? (?P<y>20\d\d))?", _named),
        (rf"(?P<m>{_M})\.? {_AT}(?P<d>{_D}{_TH})(?:,? (?P<y>20\d\d))?", _named),
        (r"(?:the )?day before yesterday|vorgestern(?: \w+)?|avant-hier|avant hier|anteayer|antes de ayer|antier|(?:l')?altro ieri|avantieri|"
         r"eergister(?:en)?(?:ochtend|middag|avond)?|(?:the )?night before last", _ago(2)),
        (r"(?:the )?day after tomorrow|ubermorgen|apres-demain|pasado manana|dopodomani|overmorgen", _ahead(2)),
        (r"last night|yesterday(?: (?:morning|afternoon|evening|night))?|gestern(?: (?:morgen|fruh|mittag|nachmittag|abend))?|"
         r"hier(?: (?:matin|soir|midi|apres-midi))?|ayer(?: por la (?:manana|tarde|noche))?|anoche|ieri(?: (?:mattina|sera|pomeriggio))?|"
         r"gisteren(?:ochtend|morgen|middag|avond)?|gister(?:ochtend|morgen|middag|avond)?", _ago(1)),
        (r"today|tonight|this (?:morning|afternoon|evening)|just now|heute(?: (?:morgen|fruh|mittag|nachmittag|abend|vormittag))?|"
         r"gerade eben|soeben|aujourd'hui|ce (?:matin|soir|midi)|cet apres-midi|tout a l'heure|hoy|esta (?:manana|tarde|noche)|"
         r"oggi|sta(?:mattina|sera)|questa (?:mattina|sera)|questo pomeriggio|vandaag|van(?:morgen|middag|avond|ochtend)|zojuist",
         _ago(0)),
        (r"tomorrow(?: (?:morning|afternoon|evening))?|demain(?: (?:matin|soir))?|domani(?: (?:mattina|sera))?|"
         r"(?<!la )manana(?: por la (?:manana|tarde))?|(?<!am )(?<!guten )(?<!goede )morgen(?:ochtend|middag|avond| fruh| abend)?", _ahead(1)),
        (
            r"(?:a )?few days (?:ago|back)|vor ein paar tagen|vor einigen tagen|il y a quelques jours|hace (?:unos|algunos) dias|"
            r"(?:qualche giorno|alcuni giorni) fa|(?:een )?paar dagen geleden",
            _ago(3, sure=False),
        ),
        (rf"(?P<n>{_N}) (?P<u>{_U}) (?:ago|back|geleden|fa)", _back),
        (rf"(?:vor|il y a|hace) (?P<n>{_N}) (?P<u>{_U})", _back),
        (rf"(?:in|within|innerhalb von|dans|en|dentro de|tra|fra|over|binnen) (?P<n>{_N}) (?P<u>{_U})", _forth),
        (rf"(?P<w>{_W}),? (?:of |in )?{_LAST_WEEK}|{_LAST_WEEK}(?: am| on|,)? ?(?:le |el )?(?P<w2>{_W})",
         lambda m, on: _same(on - timedelta(on.weekday() + 7 - _DAY_OF[m["w"] or m["w2"]]))),
        (rf"(?P<w>{_W}),? (?:of |in )?{_NEXT_WEEK}|{_NEXT_WEEK}(?: am| on|,)? ?(?:le |el )?(?P<w2>{_W})",
         lambda m, on: _same(on + timedelta(7 - on.weekday() + _DAY_OF[m["w"] or m["w2"]]), True, True)),
        (rf"{_LAST} (?P<w>{_W})(?:abend|nacht)?|(?P<w2>{_W}) {_LAST}",
         lambda m, on: _same(_last_on(_DAY_OF[m["w"] or m["w2"]], on))),
        (rf"{_NEXT} (?P<w>{_W})|(?P<w2>{_W}) (?:{_NEXT}|que viene)", lambda m, on: _coming(m, on)),
        (rf"(?:this|diese[nr]?|ce|este|questo|deze) (?P<w>{_W})", _of_this_week),
        (rf"(?P<w>{_W})(?:abend|nacht|nachmittag|morgen|mittag|vormittag|s)?", _weekday),
        (r"(?:the )?end of (?:the |this )?month|monatsende|ende (?:des monats|dieses monats)|(?:la )?fin d[ue] mois|fin(?:al)? de mes|"
         r"fine (?:del )?mese|(?:het )?eind(?:e)? van de maand|month's end", _end_of_month),
        (r"(?:the )?end of (?:the |this )?week|(?:diese|ende der|ende dieser) woche|(?:la )?fin de (?:la |cette )?semaine|this week|"
         r"cette semaine|esta semana|fin(?:al)? de (?:la|esta) semana|fine (?:della|di questa) settimana|questa settimana|deze week|"
         r"(?:het )?eind(?:e)? van de week", _end_of_week),
        (r"(?:the |das |le |het )?week-?end|wochenende|fine settimana|fin de semana", _weekend),
        (r"(?:the )?end of (?:the |this )?year|jahresende|ende des jahres|fin de l'annee|fin de ano|fine anno|eind van het jaar",
         _end_of_year),
        (_LAST_WEEK, _ago(7, sure=False)),
        (_NEXT_WEEK, _next_week),
        (r"last month|letzten monat|le mois dernier|el mes pasado|il mese scorso|lo scorso mese|vorige maand", _ago(30, sure=False)),
        (r"next month|nachsten monat|le mois prochain|el mes que viene|el proximo mes|il mese prossimo|volgende maand", _next_month),
        (r"recently|the other day|lately|neulich|kurzlich|recemment|l'autre jour|hace poco|el otro dia|di recente|l'altro giorno|"
         r"onlangs|laatst", _ago(0, sure=False)),
        (r"christmas(?: eve)?|weihnachten|heiligabend|noel|navidad|natale|kerst(?:mis)?", _feast(12, 24)),
        (r"new year(?:'s eve)?|silvester|neujahr|nouvel an|nochevieja|ano nuevo|capodanno|oud en nieuw", _feast(12, 31)),
        (rf"(?:(?<=the )|(?<=am )|(?<=zum )|(?<=den )|(?<=le )|(?<=dia )|(?<=el )|(?<=il )|(?<=op de )|(?<=vom ))(?P<d>{_D})"
         rf"(?:st|nd|rd|th|e|ste|\.)?(?! ?(?:{_U}|percent|prozent|uhr|euro|h|heures|euros|ore|uur|%))", _of_month),
        (rf"(?:in|im|en|a|ad|au mois de|mid|mitte|anfang|ende|begin|eind|early|late) (?P<m>{_M})", _month_alone),
    )
)  # fmt: skip


def _coming(match: re.Match[str], on: date) -> Meaning:
    number = _DAY_OF[match["w"] or match["w2"]]
    day = _next_on(number, on)
    if day.isocalendar()[:2] != on.isocalendar()[:2]:
        return _same(day, True, True)
    # "Next Wednesday" on a Tuesday is hardly tomorrow; about the rest of the week people differ, so it is marked.
    latin = re.search(r"proch|proxim|prossim|que viene", match[0])
    return _same(day if latin and (day - on).days > 1 else day + timedelta(7), False, True)


# "Hier" is yesterday in French and here in German and Dutch.
_HERE = re.compile(
    r"\b(?:waren|war|was|ist|sind|und|mit|ich|wir|uns|der|die|das|het|een|zijn|ons|met|ik|bij)\b"
)


def days(text: str, on: date) -> tuple[Day, ...]:
    """Return the days that a text names, in the order of the text. `on` is the day on which it was written."""
    line = plain(text)
    taken: list[tuple[int, int]] = []
    found: list[Day] = []
    for pattern, meaning in _RULES:
        for match in pattern.finditer(line):
            start, end = match.span()
            if any(start < e and s < end for s, e in taken):
                continue
            if match[0] == "hier" and _HERE.search(line):
                continue
            meant = meaning(match, on)
            if meant is None:
                continue
            taken.append((start, end))
            past, coming, sure, ahead = meant
            by = _BY.search(line[:start])
            sure = sure or (by is not None and not ahead)
            found.append(Day(by.start() if by else start, end, past, coming, sure, by is not None, ahead))
    return tuple(sorted(found, key=lambda one: one.start))
