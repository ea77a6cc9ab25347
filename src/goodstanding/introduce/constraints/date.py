"""By when it is needed, and from when the offer is free: "fully booked until September" does not help in March.

Months are all that is read: most statements say no more, and hardly any names its year. Without a year the nearer way around the calendar
counts, seen from when the statement was made where that is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.introduce.constraints.base import Compared, Met, Text, either

NAME = "date"

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january|jan|januar|janner|janvier|enero|gennaio|januari|janeiro",
        "february|feb|februar|fevrier|febrero|febbraio|februari|fevereiro",
        "march|marz|mars|marzo|maart|marco",
        "april|avril|abril|aprile",
        "may|mai|mayo|maggio|mei|maio",
        "june|jun|juni|juin|junio|giugno|junho",
        "july|jul|juli|juillet|julio|luglio|julho",
        "august|aug|aout|agosto|augustus",
        "september|sept|sep|septembre|septiembre|settembre|setembro",
        "october|oct|oktober|octobre|octubre|ottobre|outubro",
        "november|nov|novembre|noviembre|novembro",
        "december|dec|dezember|decembre|diciembre|dicembre|dezembro",
    ),
    1,
):
    for _name in _names.split("|"):
        _MONTHS[_name] = _number
# First and last month of what is named more broadly; the northern year, which nearly everybody who writes so means.
_SEASONS: dict[str, tuple[int, int]] = {}
for _names, _span in (
    ("spring|fruhjahr|fruhling|printemps|primavera|voorjaar|lente", (3, 5)),
    ("summer|sommer|ete|verano|estate|zomer", (6, 8)),
    ("autumn|herbst|automne|otono|autunno|herfst|the fall", (9, 11)),
    ("winter|hiver|invierno|inverno", (12, 2)),
    ("easter|ostern|paques|pascua|pasqua|pasen", (4, 4)),
    ("christmas|xmas|weihnachten|noel|navidad|natale|kerst", (12, 12)),
    ("the new year|new year|neujahr|nouvel an|jahreswechsel", (1, 1)),
):
    for _name in _names.split("|"):
        _SEASONS[_name] = _span
_WHEN = re.compile(
    r"(?<![\w-])(?:(?:mid|mitte|mi|medio|meta|half)[ -])?(?:(?P<early>early|beginning of|start of|anfang|debut|principios de|inizio|begin) )?"
    r"(?P<name>" + either([*_MONTHS, *_SEASONS]) + r")(?![\w-])(?:,? (?P<year>20\d\d))?"
)
_QUARTER = re.compile(r"\bq([1-4])\b(?:[ /-]?(20\d\d))?")
_YEAR = re.compile(
    r"\b(?:until|till|before|from|waiting list (?:from|until)|not before|again in|in|ab|bis|vanaf|des|en)\s(20\d\d)\b"
)
# The statement is not free until then.
_LATE = re.compile(
    r"\b(?:booked(?: (?:up|out|solid))?(?: until| till| through)?|(?:fully|all) (?:booked|committed|taken|let|reserved)|fully committed|(?:order )?books? (?:is |are )?(?:closed|full)|no (?:room|capacity|slots?|space|availability|openings?) (?:before|until|till)"
    r"|not (?:available |free )?(?:before|until|till)|available (?:again )?(?:from|in|after)|again (?:from|in|after)|(?:next|first|earliest) (?:\w+ ){0,6}?(?:slots?|openings?|dates?|availability|available|capacity|team available|free)"
    r"|(?:next|first) (?:\w+ ){0,2}?(?:from|in)|on leave|sold out|waiting list|let until|(?:are|is) taken|until \w+ are taken|under rebuild|delivery from|earliest"
    r"|ausgebucht(?: bis)?|ausgelastet|erst (?:wieder )?(?:ab|im|nach)|wieder (?:ab|im|frei)|nachste (?:\w+ ){0,2}?(?:termine?|kapazitat\w*)|complet jusqu|carnet (?:est )?(?:plein|complet)|prochaines? disponibilites?|pas (?:disponible )?avant|plus de place avant"
    r"|(?:todo )?(?:reservado|completo|ocupado) hasta|hasta (?:finales|fines) de|no (?:disponible )?(?:antes|hasta)|disponible a partir|libres? a partir|al completo fino|pieno fino|non prima|disponibil\w+ da|prima disponibilita|pas weer|volgeboekt|vol tot|weer (?:beschikbaar|vrij)"
    r"|pas (?:vanaf|na)|beschikbaar vanaf|after the summer|na de zomer|nach dem sommer|apres l'ete|despues del verano|dopo l'estate)\b"
)
# The same told by what stands before a date: "away until June", "next installations in June"; unless it is "open until June".
_UNTIL = re.compile(
    r"\b(?:until|till|til|up to|through|bis|jusqu\S*|hasta|fino a\w*|tot|do|ate)(?: (?:the|about|after|around|early|mid|late|well into|into|at least|end of|beginning of|start of"
    r"|ende|anfang|mitte|nach|zum|la fin de|fin|debut|mi|el|finales de|principios de|la|il|fine|meta|inizio|na|eind|begin|half|de|le|du))*\s?\S{0,2}$"
)
_NEXT = re.compile(
    r"\b(?:next|first|earliest|soonest|again|only|not|resum\w+|restart\w*|re-?start\w*|back|re-?open\w*|campaigns? (?:begins?|starts?)|starts? (?:again|anew)|begins? (?:again|anew)|ask (?:me |us )?(?:again|then)|come back|try (?:us )?again|return\w*|wieder|erst|fruhestens|nachste\w*|prochaine?s?|a nouveau|de nouveau|seulement|proxim\w+|de nuevo|solo|prossim\w+|di nuovo"
    r"|volgende|opnieuw|weer|pas|eerst|waiting|vacation|holiday|leave|late for)\b[^.;!?]{0,42}$"
)
_OPEN = re.compile(
    r"\b(?:open|free|available|availability|capacity|still|frei|offen|noch|libres?|disponib\w+|abiert\w+|liber\w+|apert\w+|vrij|beschikbaar|order by|can (?:start|begin)|bookable|valid|offer ends)\b[^.;!?]{0,42}$"
)
_FREE = re.compile(
    r"\b(?:(?:slots?|capacity|calendar|diary|agenda|kalender|windows?|weeks?|dates|places?|positions|line|termine|plazas?|posti|plekken|shifts?|openings?|projects?|opening|place) (?:\w+ ){0,6}?(?:open|free|left|available|frei|offen|libre|libres|abierta|libero|aperta|vrij|start|begin|in|from|for)"
    r"|(?:open|free|available|spare|still free|can (?:start|begin|take)|ready) (?:\w+ ){0,3}?(?:in|from|for|by|on)|noch (?:\w+ )?frei|frei ab|(?:peut|pouvons|prendre) (?:\w+ ){0,6}?des|come free)\b"
)
_BY = re.compile(
    r"\b(?:before|by|until|till|no later than|not later than|deadline|due|latest|delivery|hand-?over|ready|done|vor|bis|spatestens|avant|d'ici|livraison|antes de|para|hasta|entro|prima|voor|tot|klaar|uiterlijk)\b[^.;!?]{0,36}$"
)
_ASAP = re.compile(
    r"\b(?:urgent\w*|asap|as soon as possible|immediately|right away|at short notice|next (?:\w+ )?weeks|this (?:week|month)|dringend|sofort|umgehend|kurzfristig|des que possible|au plus vite|lo antes posible|cuanto antes|il prima possibile|zo snel mogelijk|spoed)\b"
)


@dataclass(frozen=True, slots=True)
class When:
    """The months named (first and last of each mention), by when the need runs out, from when the offer is free at the earliest.

    Months are 1 to 12; `not_before` is None where nothing keeps the offer from starting, `far` says that a later year is named.
    """

    months: tuple[tuple[int, int], ...]
    not_before: int | None
    free: bool
    urgent: bool
    far: str
    said: str


def read(text: Text) -> When | None:
    """Return what a statement says of dates, or None."""
    folded = text.folded
    hits = [one for one in _WHEN.finditer(folded) if not _not_a_date(text, one)]
    months: list[tuple[int, int]] = []
    for one in hits:
        span = _SEASONS.get(one["name"]) or (_MONTHS[one["name"]],) * 2
        months.append((span[0], span[1]))
    for quarter in _QUARTER.finditer(folded):
        last = 3 * int(quarter[1])
        months.append((last - 2, last))
    late = _LATE.search(folded)
    not_before: int | None = None
    far = ""
    if late is None:
        late, not_before = _told_before(folded, hits, months)
    if late is not None and not_before is None:
        after = [
            (one, span) for one, span in zip(hits, months, strict=False) if one.start() >= late.start() - 2
        ]
        if after:
            one, span = after[-1]
            ending = re.search(
                r"\b(?:until|till|bis|jusqu\S*|hasta|fino a|tot|after|nach|apres|na|dopo)(?: the| \w+ of| \w+ de| finales de| fin| ende)?\s?\S{0,8}$",
                folded[: one.start()],
            )
            through = re.search(
                r"\b(?:end of|ende|fin|finales de|fines de|fine|eind)\s*$", folded[: one.start()]
            )
            not_before = span[1] % 12 + 1 if through or (ending and "after" in ending[0]) else span[0]
    if late is not None:
        if year := _YEAR.search(folded[late.start() :]):
            far = year[1]
        elif re.search(
            r"\b(?:next|nachste[snm]?|prochaine?|proximo|prossimo|volgend) (?:year|jahr|annee|ano|anno|jaar)\b",
            folded[late.start() :],
        ):
            far = "next year"
    urgent = bool(_ASAP.search(folded))
    if not months and late is None and not urgent:
        return None
    words = ", ".join(text.text[one.start() : one.end()] for one in hits) or (
        "urgent" if urgent else late[0] if late else ""
    )
    return When(
        tuple(months),
        not_before,
        late is None and bool(_FREE.search(folded)),
        urgent,
        far if late is not None else "",
        words,
    )


def _told_before(
    folded: str, hits: list[re.Match[str]], months: list[tuple[int, int]]
) -> tuple[re.Match[str] | None, int | None]:
    """Return the words before a date that say that nothing is free until then, and from which month something is."""
    for one, (first, last) in zip(hits, months, strict=False):
        before = folded[max(0, one.start() - 60) : one.start()]
        if _OPEN.search(before) and not re.search(r"\b(?:again|wieder|only|erst|not)\b", before):
            continue
        if until := _UNTIL.search(before):
            through = re.search(r"\b(?:end of|ende|fin|finales de|fine|eind|after|nach)\b", until[0])
            return until, last % 12 + 1 if through else first
        if coming := _NEXT.search(before):
            return coming, first
    return None, None


def _not_a_date(text: Text, hit: re.Match[str]) -> bool:
    """Return whether "may", "march", "mars", "sep", "mei" and "ete" are other words here."""
    name, start = hit["name"], hit.start("name")
    if name in ("march", "mars", "jan", "mai", "august") and text.text[start].islower() and name != "mai":
        return name != "mars"
    before = text.folded[max(0, start - 14) : start]
    if name == "may":
        return text.text[start].islower() or bool(re.search(r"\b(?:we|you|i|they|it|that|who)\s$", before))
    if name in ("ete", "estate", "lente", "natale", "spring"):
        return not re.search(
            r"\b(?:l'|cet |en |d'|the |in |this |next |late |early |for |until |before |from |of |dell'|questa |in de |of|this)$",
            before,
        ) and not re.search(r"'\s?$", before)
    return False


def compare(need: When, offer: When | None) -> Compared | None:
    """Return whether the offer is free in time; unknown where either does not say."""
    if not need.months and not need.urgent:
        return None
    if offer is None or (offer.not_before is None and not offer.far and not offer.months):
        return Compared(NAME, Met.UNKNOWN, "does not say when it is free")
    if offer.far:
        return Compared(NAME, Met.NO, f"not before {offer.far}; {need.said} is asked for")
    if offer.not_before is not None:
        if not need.months:
            return Compared(NAME, Met.NO, f"not free before {offer.said}; it is urgent")
        late = min((first_of(offer.not_before, last) for _, last in need.months), default=0)
        if late > _SLACK:
            return Compared(NAME, Met.NO, f"free from {offer.said}; {need.said} is asked for")
        return Compared(NAME, Met.YES, f"free from {offer.said}")
    if not offer.free:
        return Compared(NAME, Met.UNKNOWN, "does not say when it is free")
    return Compared(NAME, Met.YES, f"free ({offer.said})")


_SLACK = 0


def first_of(start: int, end: int) -> int:
    """Return how many months `start` lies after `end`, the nearer way around the year but leaning to too late; 0 or less: in time.

    An offer that says when it is free again says so because it is not free now, so only up to four months before the wish count as in time.
    """
    ahead = (end - start) % 12
    return 0 if ahead <= _IN_TIME else 12 - ahead


_IN_TIME = 3


def said(what: When) -> str:
    """Return the dates in words."""
    return what.said
