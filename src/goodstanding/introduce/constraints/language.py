"""Which languages have to be spoken or written. "German" is a language after "in" or "speaks", and a country before "company"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.introduce.constraints.base import Compared, Met, Text, either

NAME = "language"

# Code: how it is named, folded, in the languages we read.
NAMES: dict[str, str] = {
    "en": "english|englisch|englische|englischer|anglais|anglaise|ingles|inglese|engels|engelsk|inglesa",
    "de": "german|deutsch|deutsche|deutscher|deutschsprachig|allemand|allemande|aleman|tedesco|duits|tysk",
    "fr": "french|franzosisch|franzosische|francais|francaise|frances|francese|frans|fransk",
    "es": "spanish|spanisch|spanische|espagnol|espagnole|espanol|spagnolo|spaans|castellano|castilian|spansk",
    "it": "italian|italienisch|italien|italienne|italiano|italiana|italiaans",
    "nl": "dutch|niederlandisch|neerlandais|nederlands|holandes|olandese|flemish",
    "pt": "portuguese|portugiesisch|portugais|portugues|portoghese|portugees",
    "pl": "polish|polnisch|polonais|polaco|polacco|pools|polski|polskim",
    "cs": "czech|tschechisch|tcheque|checo|ceco|tsjechisch|cesky|cestina",
    "sk": "slovak|slowakisch|slovaque|eslovaco|slovacco|slovencina|slovaaks",
    "sl": "slovene|slovenian|slowenisch|slovene|esloveno|sloveno|slovenscina",
    "hu": "hungarian|ungarisch|hongrois|hungaro|ungherese|hongaars|magyar",
    "ro": "romanian|rumanisch|roumain|rumano|rumeno|roemeens",
    "bg": "bulgarian|bulgarisch|bulgare|bulgaro",
    "hr": "croatian|kroatisch|croate|croata|croato|hrvatski",
    "sr": "serbian|serbisch|serbe|serbio|serbo|srpski",
    "uk": "ukrainian|ukrainisch|ukrainien|ucraniano|ucraino",
    "ru": "russian|russisch|russe|ruso|russo",
    "sv": "swedish|schwedisch|suedois|sueco|svedese|zweeds|svenska|svensk",
    "da": "danish|danisch|danois|danes|danese|deens|dansk",
    "no": "norwegian|norwegisch|norvegien|noruego|norvegese|noors|norsk",
    "fi": "finnish|finnisch|finnois|finlandes|finlandese|fins|suomi|finlandais",
    "et": "estonian|estnisch", "lv": "latvian|lettisch", "lt": "lithuanian|litauisch",
    "el": "greek|griechisch|grec|griego|greco|grieks",
    "tr": "turkish|turkisch|turc|turco|turks|turkce",
    "ar": "arabic|arabisch|arabe|arabo", "he": "hebrew|hebraisch|hebreu",
    "zh": "chinese|mandarin|cantonese|chinesisch|mandarin chinese|chinois|chino|cinese|chinees",
    "ja": "japanese|japanisch|japonais|japones|giapponese|japans",
    "ko": "korean|koreanisch|coreen|coreano|koreaans",
    "hi": "hindi|urdu|punjabi|tamil|bengali", "vi": "vietnamese|vietnamesisch",
    "th": "thai", "id": "indonesian|bahasa", "fa": "persian|farsi|dari", "ca": "catalan|katalanisch|catala",
    "cy": "welsh", "ga": "gaelic|irish gaelic", "is": "icelandic", "finto": "finlandese|dal finlandese",
}  # fmt: skip
NAMES.pop("finto")
_CODE = {name: code for code, names in NAMES.items() for name in names.split("|")}
_LANGUAGE = re.compile(r"\b(" + either(list(_CODE)) + r")\b")
# What makes the name of a language of a word that may also say where somebody comes from.
_BEFORE = re.compile(
    r"(?:\b(?:in|into|speaks?|speaking|spoken|understands?|reads?|writes?|answers? in|knows?|talks?|language|fluent|native|mother tongue|translat\w+|from|auf|ins|aus dem|spricht|sprechen|sprachen?|langues?|parle"
    r"|parlant|en|au|idiomas?|habla|hable|hablar|parla|parli|lingue|lingua|sprachig|spreekt|talen|het|dal|dallo|al|allo|bilingual|zweisprachig|bilingue|also|only|reports?"
    r"|courses?|interpreters?|(?:advise|write|work|explain\w*|teach|reports?|papers?) (?:it |them )?in|and|und|et|y|e|ed|or|oder|ou|o|en|of)\s+|[,/:(-]\s?)$"
)
_STRONG_BEFORE = re.compile(
    r"\b(?:speaks?|speaking|understands?|reads?|writes?|fluent(?: in)?|into|in|auf|ins|spricht|parle|en|habla|parla|spreekt|native|languages?:?|sprachen?:?|interpreters?|uit het|aus dem|from|dal|dallo|het"
    r"|available in|work(?:s)? in|reports? in|translat\w+ (?:from|into))\s+$"
)
_AFTER = re.compile(
    r"\s?-?(?:speaking|speakers?|language|native|only|mother tongue|sprachig\w*|sprechend\w*|parlant|sprachlich|uniquement|solamente|unicamente|soltanto|teacher|lessons"
    r"|translat\w+|interpret\w+|proofread\w*|subtitles|voices?|version|text\w*|reports?|muttersprachler\w*|a must|required|is a must)\b"
)
_CHAIN = re.compile(
    r"^\s*(?:,|/|-|and|und|et|y|e|ed|or|oder|ou|en|&|,\s*(?:and|und|et|y))\s*(?:also|auch)?\s*$"
)
_ONLY = re.compile(
    r"\b(?:only|nur|ausschliesslich|uniquement|seulement|solo|solamente|unicamente|soltanto|alleen|uitsluitend|exclusively|wylacznie|no other|nothing else|not other|other languages are not|sonst nichts|rien d'autre|nada mas|nient'altro|niets anders)\b"
)
_OTHERS = re.compile(
    r"\b(?:all|any|many|(?:\d+|[a-z]+teen|twenty|thirty|forty)[ -]?\w*) (?:\w+ )?(?:languages|tongues|sprachen|langues|idiomas|lingue|talen)\b"
)
_SLAVIC = ("pl", "cs", "sk", "sl", "bg", "hr", "sr", "uk", "ru")
_FAMILIES = {
    "slavic": _SLAVIC,
    "nordic languages": ("sv", "da", "no", "fi", "is"),
    "scandinavian languages": ("sv", "da", "no"),
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """The languages that a statement names, whether it says "only", and the language it is itself written in."""

    codes: frozenset[str]
    names: tuple[str, ...]
    only: bool
    many: bool
    written: str


def _hits(text: Text) -> list[tuple[str, tuple[int, int]]]:
    """Return (code, span) of what names a language, in order; a list of them counts as soon as one of it does."""
    folded = text.folded
    found = list(_LANGUAGE.finditer(folded))
    sure = []
    for one in found:
        before, after = folded[max(0, one.start() - 40) : one.start()], folded[one.end() : one.end() + 24]
        strong = bool(_STRONG_BEFORE.search(before)) and not re.match(
            r"\s+[a-z]{4,}", _cut(after)
        )  # "in German companies"
        sure.append(strong or bool(_AFTER.match(after)))
    # Lists: "in Turkish and German", "Deutsch, slovenščina".
    for step in (1, -1):
        order = range(len(found)) if step == 1 else range(len(found) - 1, -1, -1)
        for at in order:
            other = at - step
            if 0 <= other < len(found) and sure[other] and not sure[at]:
                low, high = sorted((at, other))
                between = folded[found[low].end() : found[high].start()]
                sure[at] = bool(_CHAIN.match(between))
    # Two names side by side are languages, whoever they belong to: nobody is from two countries in one breath.
    for at in range(len(found) - 1):
        between = folded[found[at].end() : found[at + 1].start()]
        if _CHAIN.match(between) and not re.match(r"\s+[a-z]{4,}", _cut(folded[found[at + 1].end() :][:24])):
            sure[at] = sure[at + 1] = True
    return [(_CODE[one[0]], one.span()) for one, yes in zip(found, sure, strict=True) if yes]


_NOT_A_NOUN = re.compile(
    r"^\s+(?:and|und|with|mit|avec|only|when|would|please|for|from|before|after|within|starting|required|preferred|is|are|to|at|on|near|into|that|native"
    r"|delivery|reports?|text|speaking|con|pour|fur|per|o|the|by|as|but|or|over|about)\b"
)


def _cut(after: str) -> str:
    """Return what follows unless it is a small word, after which a language's name may well stand alone."""
    return "" if _NOT_A_NOUN.match(after) else after


def spans(text: Text) -> list[tuple[int, int]]:
    """Return where in the text languages, not countries, are named."""
    return [span for _, span in _hits(text)]


def read(text: Text) -> Spoken | None:
    """Return the languages that a statement names; None when it names none (`written` is then of no use)."""
    hits = _hits(text)
    codes = {code for code, _ in hits}
    for family, members in _FAMILIES.items():
        if family in text.folded:
            codes.update(members)
    many = bool(_OTHERS.search(text.folded)) or "multilingual" in text.folded
    if not codes and not many:
        return None
    names = tuple(dict.fromkeys(text.text[slice(*span)] for _, span in hits))
    only = bool(codes) and any(
        _ONLY.search(text.folded[max(0, low - 22) : high + 22]) for _, (low, high) in hits
    )
    return Spoken(frozenset(codes), names, only, many, "")


def compare(need: Spoken, offer: Spoken | None, written: str = "") -> Compared | None:
    """Return whether the offer speaks what the need asks for.

    `written` is the language that the offer itself is written in: it counts as spoken where nothing says otherwise.
    """
    if not need.codes:
        return None
    asked = ", ".join(need.names) or ", ".join(sorted(need.codes))
    if offer is None or (not offer.codes and not offer.many):
        if written and written in need.codes and written != "en":
            return Compared(NAME, Met.YES, f"is itself written in what is asked for ({asked})")
        return Compared(NAME, Met.UNKNOWN, f"does not say whether it speaks {asked}")
    given = ", ".join(offer.names) or "many languages"
    spoken = offer.codes | ({written} if written and not offer.only else frozenset())
    if need.codes <= spoken or offer.many:
        return Compared(NAME, Met.YES, f"speaks {given}")
    missing = need.codes - spoken
    if offer.only or not need.codes & offer.codes or len(offer.codes) > 1:
        lacks = ", ".join(name for name in need.names if _CODE.get(name.casefold()) in missing) or asked
        return Compared(NAME, Met.NO, f"{given}, not {lacks}")
    return Compared(NAME, Met.UNKNOWN, f"speaks {given}; {asked} is asked for")


def said(what: Spoken) -> str:
    """Return the languages in words."""
    return ", ".join(what.names) + (" only" if what.only else "")
