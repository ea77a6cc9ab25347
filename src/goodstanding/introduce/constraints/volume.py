"""How much: amounts with their unit and period, and the least and the most that an offer takes on.

need   "200 a month"                     offer  "from 100,000 pieces an order"   unmet: the least is above what is asked
need   "at least 40 bedrooms"            offer  "at most 14 bedrooms"            unmet: the most is below it
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.introduce.constraints.base import Compared, Met, Text, either

NAME = "volume"

PIECES = "pieces"
# How units are named, with their kind and how many of the kind's base unit (kg, m, m², litre, one) they are.
_UNITS = tuple(
    (re.compile(rf"(?:{names})(?![\w²³])"), kind, factor)
    for kind, factor, names in (
    ("kg", 1000.0, "t|to|tons?|tonnes?|tonnen|toneladas?|tonnellat[ae]|ton|mt|metric tons?|metric tonnes?"),
    ("kg", 1.0, "kg|kgs|kilos?|kilograms?|kilogramm|chilogrammi|kilogrammes?"),
    ("kg", 0.001, "g|grams?|gramm|grammes?|gramos|grammi|gram"),
    ("m", 1.0, "m|metres?|meters?|meter|metros?|metri|metern"),
    ("m", 1000.0, "km|kilometres?|kilometers?|kilometer|kilometros"),
    ("m²", 1.0, "m2|m²|sqm|sq m|square metres?|square meters?|quadratmeter|metres carres|metros cuadrados|metri quadri|vierkante meter"),
    ("m²", 0.0929, "sq ft|square feet|sqft"),
    ("m²", 10_000.0, "ha|hectares?|hektar|hectareas?|ettari"),
    ("litre", 1.0, "l|litres?|liters?|liter|litros?|litri"),
    ("litre", 100.0, "hl|hectolitres?|hektoliter"),
    ("litre", 1000.0, "m3|m³|cubic metres?|cubic meters?|kubikmeter|metres cubes"),
    ("people", 1.0, "people|persons?|guests|delegates|participants|attendees|employees|staff|learners|students|personen|leute|gaste|teilnehmer\\w*|mitarbeiter\\w*|personnes|invites"
     "|salaries|personas|invitados|asistentes|persone|ospiti|partecipanti|gasten|deelnemers|seats|pickers|workers|nurses"),
    ("rooms", 1.0, "rooms?|bedrooms?|zimmer|chambres|habitaciones|camere|kamers"),
    ("words", 1.0, "words|worter|mots|palabras|parole|woorden"),
    ("pages", 1.0, "pages?|seiten|paginas?|pagine"),
    ("pallets", 1.0, "pallets?|paletten|palettes|pallet (?:places|positions)|racked positions|palettenplatze"),
    ("kW", 1.0, "kw|kwp|kilowatts?"),
    ("kW", 1000.0, "mw|megawatts?"),
    (PIECES, 1.0, "pieces?|pcs|pc|units?|parts?|items|sets|copies|bottles?|jars|cans|boxes|parcels|orders|boards|trays|bags|tubes|stuck|teile|teilen|flaschen|exemplare|stk|pieces|unites"
     "|exemplaires|bouteilles|piezas|unidades|botellas|pezzi|unita|bottiglie|stuks|flessen|dozen|ritten|stops|batch(?:es)?|pots|roofs|buses|tables|hulls|prints|labels|houses"),
))  # fmt: skip
_PERIODS = {
    "year": 1.0, "annum": 1.0, "annually": 1.0, "yearly": 1.0, "jahr": 1.0, "jahrlich": 1.0, "an": 1.0, "annee": 1.0, "ano": 1.0, "anno": 1.0, "l'anno": 1.0, "jaar": 1.0,
    "season": 1.0, "saison": 1.0, "winter": 1.0, "summer": 1.0, "campana": 1.0, "annual": 1.0, "months": 12.0, "al ano": 1.0,
    "month": 12.0, "monthly": 12.0, "monat": 12.0, "monatlich": 12.0, "mois": 12.0, "mes": 12.0, "mese": 12.0, "maand": 12.0, "mensual": 12.0,
    "week": 52.0, "weekly": 52.0, "woche": 52.0, "wochentlich": 52.0, "semaine": 52.0, "semana": 52.0, "settimana": 52.0,
    "day": 250.0, "daily": 250.0, "tag": 250.0, "taglich": 250.0, "jour": 250.0, "dia": 250.0, "giorno": 250.0, "dag": 250.0, "daags": 250.0,
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80, "a dozen": 12, "dozen": 12, "a hundred": 100, "hundred": 100, "a thousand": 1000, "half a million": 500_000, "a million": 1_000_000,
    "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "zehn": 10, "zwolf": 12, "zwanzig": 20, "hundert": 100, "tausend": 1000, "deux": 2, "trois": 3, "dix": 10, "douze": 12, "cent": 100, "mille": 1000,
    "dos": 2, "tres": 3, "diez": 10, "cien": 100, "mil": 1000, "dieci": 10, "cento": 100, "twee": 2, "tien": 10, "twaalf": 12, "honderd": 100, "duizend": 1000,
}  # fmt: skip
_FIGURE = r"\d{1,3}(?:[.,' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,:/-])(?P<figure>{_FIGURE})(?P<times>\s?(?:k|thousand|million|millions|mio|millionen|tausend|mila|millones|milioni)\b)?"
    rf"|\b(?P<word>{either(list(_WORDS))})\b(?P<more>\s(?:thousand|hundred|million|tausend|millionen|mila)\b)?"
)
_TIMES = {"k": 1e3, "thousand": 1e3, "tausend": 1e3, "mila": 1e3, "hundred": 100.0}
_LEAST = re.compile(
    r"(?:\b(?:(?:minimum|smallest|least)(?: \w+){0,3}?(?: of| is)?|min\.?|moq(?: of)?|at least|no less than|not less than|not under|not below|from|starting (?:at|from)|start at|starts at|ab|mindestens|mindestmenge|mindestabnahme"
    r"|a partir de|des|au moins|minimum de|desde|al menos|como minimo|minimo|da|a partire da|almeno|vanaf|minstens|minimaal|more than|over|above|upwards of|only from|larger than|nothing under|nothing below)[: ]*(?:of |about |around |some |je auftrag )?)$"
)
_MOST = re.compile(
    r"(?:\b(?:maximum(?: of)?|max\.?|at most|no more than|not more than|up to|until|under|below|less than|bis(?: zu)?|hochstens|maximal|jusqu'a|au plus|hasta|como maximo|maximo|fino a|al massimo|massimo|tot|hooguit|maximaal|limited to|never more than|capacity (?:of|to)"
    r"|runs to|series to|lengths to)[: ]*(?:about |around |some )?)$"
)
# "Runs under 10,000 do not pay": what lies below is refused, so it is the least.
_BELOW = re.compile(
    r"\b(?:under|below|less than|fewer than|smaller than|unter|weniger als|moins de|en dessous de|inferieures? a|menos de|por debajo de|meno di|sotto|minder dan|onder)\s(?:\w+ )?$"
)
_REFUSED = re.compile(
    r"\b(?:no|not|never|cannot|\w+n't|sorry|refuse|decline|impossible|uneconomic\w*|keine?|nicht|leider|pas|aucune?|impossible|no|nunca|lamentablemente|non|mai|purtroppo|niet|geen|helaas)\b"
)
_AFTER_LEAST = re.compile(
    r"\s?(?:\+|(?:\w+ ){0,2}?(?:upwards?|and (?:up|more|above|over)|or more|minimum|is (?:our|the) (?:minimum|least|floor|smallest)|y mas|et plus|e piu|en meer|und mehr|aufwarts))"
)
_AFTER_MOST = re.compile(
    r"\s(?:\w+ ){0,4}?(?:at (?:the )?(?:most|best)|maximum|is our (?:ceiling|limit|maximum|most|top)|or (?:less|fewer)|and (?:less|under)|tops|max)\b"
)
_RANGE = re.compile(r"\s?(?:-|to|bis|a|and|und|et|y|e|tot|en|or)\s?$")
_BETWEEN = re.compile(
    r"\b(?:between|from|zwischen|von|ab|entre|de|da|tra|fra|tussen|van|desde|runs? (?:of|between|from)|lots|series from)\s$"
)
_NO_AMOUNT = re.compile(
    r"\s?(?:%|°|-?axis|-?axes|years?|jahre?n?|ans|anos|anni|jaar|hours?|stunden|h\b|heures|minutes?|min\b|days?|tagen?|jours|dias|giorni|dagen|weeks?|wochen|semaines|semanas|settimane|weken"
    r"|months?|monate?n?|euros?|eur|usd|gbp|chf|pounds|dollars|bar\b|degrees|languages|sprachen|langues|idiomas|lingue|talen|tongues|st\b|nd\b|rd\b|th\b|er\b|\.\s?(?:januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember)"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto)"
    r"|mornings?|afternoons?|evenings?|sessions?|times|steps|presses|ovens|fitters|engineers|montorer|craftsmen|minute|-?tonne press|mm\b|cm\b|ml\b|nm\b|inch|volts?|hz|am\b|pm\b|o'clock|uhr|parts? of|percent|per cent|kilowatt hours)"
)
_LARGE = re.compile(
    r"\b(?:by the (?:truck|container|lorry)[- ]?loads?|truck ?loads?|full (?:truck|container)\w*(?: loads?)?|container loads?|containers only|grossserien?|grossabnehmer|mass production|series production|large series|high[- ]volume|industrial (?:quantities|scale)"
    r"|large (?:orders|quantities|volumes|runs) only|big brands|grande serie|grandes series|grandes cantidades|grandi (?:serie|quantita)|grote series|bulk only|key accounts only)\b"
)
_SMALL = re.compile(
    r"\b(?:hobby(?:[- ]size)?|one[- ](?:man|woman|person)|single (?:pieces|items)|one[- ]offs?|one (?:\w+ )?at a time|einzelstucke?|einzelteile|a la piece|pieza unica|pezzi unici|in bags only|sample quantities|flasks?|kitchen[- ]table|micro[- ]?batch(?:es)?"
    r"|tiny runs|small runs only|prototypes only)\b"
)
_SMALL_NEED = re.compile(
    r"\b(?:small[- ](?:batch|series|runs?|quantit\w+)|tiny|one at a time|single|prototypes?|kleinserien?|kleine (?:serien|mengen)|einzelstuck\w*|petites? (?:series?|quantites?)|pequenas? (?:series?|cantidades?)|piccol\w+ (?:serie|quantita|lotti)"
    r"|kleine (?:series|aantallen)|by the hundred|someone small|handful|a few|one-off|small)\b"
)
_BIG, _LITTLE, _MANY = 20_000.0, 3_000.0, 25.0  # pieces, kg or litres


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a kind, over a period (times a year; 0: in all or an order), bounded below, above or meant as it stands."""

    kind: str
    low: float | None
    high: float | None
    yearly: float
    said: str

    @property
    def bounded(self) -> bool:
        return self.low != self.high


@dataclass(frozen=True, slots=True)
class Volume:
    """The amounts a statement names, and the words by which it speaks of large, small or single ones without a figure."""

    amounts: tuple[Amount, ...]
    large: str
    small: str
    tiny: str = ""


def read(text: Text) -> Volume | None:
    """Return the amounts in a statement, or None."""
    folded = text.folded
    amounts = tuple(_amounts(text.text, folded))
    large, tiny = _LARGE.search(folded), _SMALL.search(folded)
    small = tiny or _SMALL_NEED.search(folded)
    if not amounts and not large and not small:
        return None
    return Volume(amounts, *(hit[0] if hit else "" for hit in (large, small, tiny)))


def _amounts(text: str, folded: str) -> list[Amount]:
    found: list[Amount] = []
    hits = [one for one in _NUMBER.finditer(folded) if not _date_or_year(folded, one)]
    at = 0
    while at < len(hits):
        one = hits[at]
        first, last = _value(one), one
        second = None
        own = 0.0
        if at + 1 < len(hits):
            between = folded[one.end() : hits[at + 1].start()]
            unit_between = re.fullmatch(
                r"\s?(?:[a-z²³]{1,7})?\s?(?:-|to|bis|a|and|und|et|y|e|tot|en)\s?", between
            )
            sure = _BETWEEN.search(folded[: one.start()]) or re.fullmatch(r"\s?(?:-|to|bis|tot)\s?", between)
            if unit_between and sure:
                second, last = _value(hits[at + 1]), hits[at + 1]
                own = _unit(between)[1] if len(between.split()) == 2 else 0.0
                at += 1
        at += 1
        after = folded[last.end() : last.end() + 60]
        if _NO_AMOUNT.match(after):
            continue
        kind, factor, rest = _unit(after)
        if not kind or (
            one["word"]
            and second is None
            and _value(one) < 10
            and kind == PIECES
            and not _period(folded, 0, rest)
        ):
            continue  # "one", "two" are seldom amounts
        before = folded[max(0, one.start() - 40) : one.start()]
        low: float | None
        high: float | None
        if second is not None:
            low = first * (own or factor * _same_scale(one, last))
            high = second * factor
        elif _BELOW.search(before) and _REFUSED.search(_clause(folded, one.start(), last.end())):
            low, high = first * factor, None
        elif _MOST.search(before) or _AFTER_MOST.match(after):
            low, high = None, first * factor
        elif _LEAST.search(before) or _AFTER_LEAST.match(after):
            low, high = first * factor, None
        else:
            low = high = first * factor
        found.append(
            Amount(kind, low, high, _period(folded, one.start(), rest), text[one.start() : last.end()])
        )
    return found


def _same_scale(first: re.Match[str], second: re.Match[str]) -> float:
    """Return what "60 to 300 thousand" leaves out of its first figure."""
    said = (second["times"] or second["more"] or "").strip()
    if not said or first["times"] or first["more"] or _value(first) >= 1000:
        return 1.0
    return _TIMES.get(said, 1e6)


def _clause(folded: str, low: int, high: int) -> str:
    """Return the sentence around a stretch of text."""
    start = max(folded.rfind(mark, 0, low) for mark in ".!?\n")
    stop = re.search(r"[.!?\n](?:\s|$)", folded[high:])
    return folded[start + 1 : high + stop.start() if stop else len(folded)]


def _value(hit: re.Match[str]) -> float:
    if hit["word"]:
        return _WORDS[hit["word"]] * _TIMES.get((hit["more"] or "").strip(), 1e6 if hit["more"] else 1.0)
    figure = hit["figure"]
    if re.fullmatch(r"\d{1,3}(?:[.,' ]\d{3})+", figure):
        value = float(re.sub(r"\D", "", figure))
    else:
        value = float(figure.replace(",", "."))
    times = (hit["times"] or "").strip()
    return value * (_TIMES.get(times, 1e6) if times else 1.0)


def _date_or_year(folded: str, hit: re.Match[str]) -> bool:
    figure = hit["figure"]
    if figure is None:
        return False
    if re.fullmatch(r"(?:19|20)\d\d", figure) and not re.match(
        r"\s?(?:pieces|pcs|stuck|units|kg|t\b|m\b|l\b)", folded[hit.end() :]
    ):
        return True
    before = folded[max(0, hit.start() - 12) : hit.start()]
    return bool(
        re.search(
            r"\b(?:iso|iec|ral|en|as|din|eu|no\.?|nr\.?|nº|grade|g|class|level|january|february|march|april|may|june|july|august|september|october|november|december|stand)[ -]?$",
            before,
        )
    )


def _unit(after: str) -> tuple[str, float, str]:
    """Return the kind of amount, its factor, and the words after it; a kind of "" where no amount follows."""
    words = re.match(r"[\s-]{0,2}((?:[^\W\d_]|[²³23'-])+(?:[ -](?:[^\W\d_]|[²³23'-])+){0,3})?", after)
    phrase = words[1] if words and words[1] else ""
    tokens = phrase.split()
    for skip in range(min(3, len(tokens))):
        part = " ".join(tokens[skip:])
        for pattern, kind, factor in _UNITS:
            if pattern.match(part):
                if skip and kind in ("kg", "m", "litre", "m²") and len(tokens[skip]) < 3:
                    continue
                return kind, factor, after
    if not tokens or tokens[0] in _PERIODS or tokens[0] in ("a", "per", "pro", "par", "je", "por", "al"):
        return PIECES, 1.0, after
    if tokens[0] in ("of", "or", "and", "to", "in", "on", "at", "from", "for", "with", "is", "no"):
        return (PIECES, 1.0, after) if tokens[0] in ("is", "and", "or") else ("", 1.0, after)
    return PIECES, 1.0, after


_PER = re.compile(
    r"(?:\b(?:a|an|per|each|every|the|pro|im|je|par|por|al|a la|l'|all'|van|/|over the|in the|one|ogni|cada|chaque)[ ']?(?:whole )?)("
    + either([one for one in _PERIODS if " " not in one and "'" not in one])
    + r")\b|\b(annually|yearly|monthly|weekly|daily|jahrlich|monatlich|wochentlich|taglich|daags|l'anno|mensual)\b"
)


def _period(folded: str, start: int, after: str) -> float:
    """Return how often a year the amount is meant, from the words near it; 0 where none says."""
    stop = re.search(r"[.;:!?](?:\s|$)", after)
    hit = _PER.search(after[: stop.start() if stop else len(after)])
    if hit is None:
        return 0.0
    return _PERIODS[hit[1] or hit[2]]


def compare(need: Volume, offer: Volume | None) -> Compared | None:
    """Return whether the offer's least and most leave room for what is asked; unknown where no amounts of one kind meet."""
    asked = [one for one in need.amounts if one.kind != "pages"]
    if not asked and not need.small:
        return None
    if offer is None:
        return Compared(NAME, Met.UNKNOWN, "does not say how much it takes on")
    fits = ""
    for one in asked:
        for other in offer.amounts:
            if one.kind != other.kind or not _comparable(one, other):
                continue
            least, most = _bounds(one, other)
            wish_low, wish_high = one.low, one.high
            wish = wish_low if wish_low is not None else wish_high
            if wish is None:
                continue
            if least is not None and least > 1.5 * (wish_high if wish_high is not None else wish):
                return Compared(NAME, Met.NO, f"takes {other.said} or more; {one.said} are asked for")
            if most is not None and most < 0.7 * wish:
                return Compared(NAME, Met.NO, f"takes {other.said} at most; {one.said} are asked for")
            if least is not None or most is not None:
                fits = f"{other.said} leaves room for {one.said}"
    size = max(
        ((one.high or one.low or 0.0) for one in asked if one.kind in (PIECES, "kg", "litre")), default=0.0
    )
    if offer.large and (need.small or 0 < size <= _LITTLE) and not need.large:
        return Compared(NAME, Met.NO, f'works in large amounts ("{offer.large}")')
    if offer.tiny and not need.small and (need.large or size >= _MANY):
        return Compared(NAME, Met.NO, f'works in small amounts ("{offer.tiny}")')
    if need.small and not fits:
        floor = max(
            (one.low for one in offer.amounts if one.kind == PIECES and one.low and one.low != one.high),
            default=0.0,
        )
        if floor >= _BIG:
            return Compared(NAME, Met.NO, f"takes {floor:,.0f} or more; small amounts are asked for")
    return (
        Compared(NAME, Met.YES, fits) if fits else Compared(NAME, Met.UNKNOWN, "amounts cannot be compared")
    )


def _comparable(need: Amount, offer: Amount) -> bool:
    """Return whether the offer's amount is a bound, and of an order rather than of another period altogether."""
    return offer.low is None or offer.high is None or offer.low != offer.high


def _bounds(need: Amount, offer: Amount) -> tuple[float | None, float | None]:
    """Return the offer's least and most in the need's period, where both name one."""
    scale = offer.yearly / need.yearly if need.yearly and offer.yearly else 1.0
    return (
        offer.low * scale if offer.low is not None else None,
        offer.high * scale if offer.high is not None else None,
    )


def said(what: Volume) -> str:
    """Return the amounts in words."""
    words = []
    for one in what.amounts:
        kind = f" {one.kind}"
        bound = "from " if one.high is None else "up to " if one.low is None else ""
        words.append(f"{bound}{one.said}{kind}")
    return ", ".join(words) or what.large or what.small
