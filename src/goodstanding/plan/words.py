"""What a sentence of a plan speaks about: numbers, dates, tools, counts, and whose sentence it is.

Plain word lists, mostly English with the commonest German, French and Spanish forms. They only raise a
question to the writer of the plan; a structured field beside the sentence always wins over a guess.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_TOOLS = (
    r"tik ?tok|linked ?in|sales navigator|navigator|hub ?spot|sales ?force|pipedrive|mailchimp|facebook|instagram|"
    r"twitter|you ?tube|pinterest|snapchat|threads|bluesky|mastodon|whats ?app|telegram|discord|slack|clubhouse|"
    r"reddit|chat ?bots?|chat ?gpt|copilot|llms?|ai|crm|cms|newsletters?|podcasts?|blogs?|vlogs?|webinars?|"
    r"web ?sites?|web ?shops?|landing pages?|apps?|portals?|platforms?|software|tools?|automation|funnels?|"
    r"dashboards?|channels?|social media|metaverse|vr|qr codes?|marketing suite|sequenc(?:er|es)|cadences?|"
    r"social selling index|ssi|google ads|adwords|ads account|x account"
)
TOOL = re.compile(rf"\b(?:{_TOOLS})\b", re.I)

_TAKE_UP = (
    r"be on|being on|get on|get onto|go on|go onto|presence on|active on|post(?:ing)? on|launch|start|use|using|adopt|"
    r"set up|roll out|build|install|implement|buy|open|create|join|have|introduce|deploy|switch to|move to|migrate to|"
    r"try|run|get|automate|integrate|leverage|einführen|starten|nutzen|aufbauen|lancer|utiliser|lanzar|usar|implementar"
)
TAKE_UP = re.compile(rf"\b(?:{_TAKE_UP})\b(?:[^\w'’-]+[\w'’-]+){{0,4}}?[^\w'’-]+(?:{_TOOLS})\b", re.I)

# What a goal may be about: something that another person does or has.
OUTCOME = re.compile(
    r"\b(?:sales?|deals?|customers?|clients?|contracts?|orders?|trials?|pilots?|meetings?|conversations?|calls?|"
    r"answers?|repl(?:y|ies)|referrals?|recommendations?|introductions?|testimonials?|renewals?|revenue|turnover|"
    r"income|subscribers? who|members?|partners?|distributors?|visits?|audits?|workshops?|bookings?|signatures?|"
    r"proposals?|quotes?|enquir(?:y|ies)|inquir(?:y|ies)|leads?|mandates?|seats?|students?|patients?|donations?|"
    r"churn|complaints?|returns|kunden|aufträge|abschlüsse|verträge|gespräche|clients?|ventes|contrats|clientes|ventas)\b",
    re.I,
)
# Things that only say how much there is of you. Denominators, never goals.
COUNTS = re.compile(
    r"\b(?:followers?|connections?|likes?|impressions?|views?|reach|posts?|page ?views?|clicks?|hashtags?|shares|"
    r"subscribers?|fans?|ssi|social selling index|awareness|visibility|buzz|engagement|mentions|traffic|hits)\b",
    re.I,
)
VAGUE = re.compile(
    r"\b(?:awareness|visibility|buzz|engagement|thought leaders?(?:hip)?|presence|brand|viral|better|improve|more|"
    r"increase|boost|grow|stronger|leading|top of mind|successful|digital)\b",
    re.I,
)
HEADCOUNT = re.compile(
    r"\b(?:aged?|ages)\s*\d|\b\d+\s*(?:-|–|to)\s*\d+\s*(?:years?|employees|staff|people|seats)\b|\b(?:smbs?|smes?|"
    r"mid[- ]market|enterprise segment|millennials?|gen(?:eration)? ?[xyz]|boomers?|c-?level|c-?suite|"
    r"decision[- ]makers?|b2b buyers?|males?|females?|households?|urban|income|demographics?|"
    r"(?:more|fewer|less) than \d+ employees|over \d+ employees|tier ?[123]|segment [a-d1-9])\b",
    re.I,
)
BORROWED = re.compile(
    r"\b(?:every(?:one|body)(?: else)?(?: (?:is|does|do|has|uses))?|competitors?|the competition|best practices?|"
    r"industry standard|trend(?:ing|y|s)?|it is the future|the future of|hype|state of the art|"
    r"(?:we|i) (?:have )?(?:already )?(?:bought|paid|own|have|pay)|the (?:boss|board|ceo|agency) (?:wants|said|says|likes)|"
    r"alle (?:machen|haben)|tout le monde|todo el mundo)\b",
    re.I,
)
NO_USE = re.compile(
    r"^\W*(?:(?:kpi |monthly |weekly |the )?report(?:s|ing)?|kpis?|metrics?|statistics|stats|dashboards?|visibility|awareness|exposure|"
    r"tbd|todo|n/?a|none|nothing|unknown|\?+|to (?:see|know) how (?:we|it) (?:do|does|perform)\w*|for the record|"
    r"monitoring|tracking|engagement|reach|content)\W*$",
    re.I,
)
WHEN_VAGUE = re.compile(
    r"^\W*(?:soon|asap|regular(?:ly)?|often|always|ongoing|continuous(?:ly)?|later|whenever|anytime|any time|"
    r"when(?:ever)? (?:possible|ready|we can)|tbd|\?+|as needed|periodically|frequently|bald|bientôt|pronto)\W*$",
    re.I,
)
WHOM_VAGUE = re.compile(
    r"^\W*(?:every(?:one|body)|all|anyone|anybody|the (?:whole )?(?:market|world|public|industry|audience|network)|"
    r"(?:our |my )?(?:audience|followers|connections|network|list|target group|prospects|leads|contacts|customers)|"
    r"public|tbd|\?+|alle|tout le monde|todos)\W*$",
    re.I,
)

_OURS = [
    "we",
    "we're",
    "we've",
    "we'll",
    "us",
    "our",
    "ours",
    "ourselves",
    "i",
    "i'm",
    "i've",
    "i'd",
    "my",
    "mine",
    "me",
    "introducing",
    "announcing",
    "proud",
    "excited",
    "thrilled",
    "leading",
    "innovative",
    "world-class",
    "cutting-edge",
    "award-winning",
    "wir",
    "uns",
    "unser",
    "unsere",
    "unseren",
    "ich",
    "mein",
    "meine",
    "nous",
    "notre",
    "nos",
    "je",
    "mon",
    "mes",
    "nosotros",
    "nuestro",
    "nuestra",
    "nuestros",
    "yo",
]
_THEIRS = [
    "you",
    "you're",
    "you've",
    "you'll",
    "your",
    "yours",
    "yourself",
    "du",
    "dich",
    "dein",
    "deine",
    "sie",
    "ihr",
    "ihre",
    "ihren",
    "ihnen",
    "vous",
    "votre",
    "vos",
    "tu",
    "ton",
    "tes",
    "usted",
    "ustedes",
    "su",
    "sus",
    "tú",
]
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_WORD = re.compile(r"[\w][\w'’-]*")


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, in order, without surrounding space; empty ones are left out."""
    return [s.strip() for s in _SENTENCE.findall(text) if _WORD.search(s)]


def stems(text: str) -> set[str]:
    """Return the content words of `text` cut to five letters, small words left out."""
    return {w[:5] for w in (m.lower().replace("’", "'") for m in _WORD.findall(text)) if len(w) > 3}


def whose(sentence: str, ours: set[str] = frozenset(), theirs: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """Return "theirs", "ours" or "neither": who the sentence is about, by the first word that tells.

    Args:
        sentence: one sentence.
        ours: further lower-case words that mean the writer (a company's or a product's name).
        theirs: stems (see `stems`) that mean the reader (the words of their group's name).
    """
    for match in _WORD.findall(sentence):
        word = match.lower().replace("’", "'")
        if word in _THEIRS or (len(word) > 3 and word[:5] in theirs):
            return "theirs"
        if word in _OURS or word in ours:
            return "ours"
    return "neither"


_TIMES = {
    "double": 2.0,
    "doubling": 2.0,
    "twice": 2.0,
    "verdoppeln": 2.0,
    "doubler": 2.0,
    "duplicar": 2.0,
    "triple": 3.0,
    "treble": 3.0,
    "tripling": 3.0,
    "verdreifachen": 3.0,
    "tripler": 3.0,
    "triplicar": 3.0,
    "quadruple": 4.0,
}
_SMALL = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(1, 13),
        strict=True,
    )
)
_MULTIPLE = re.compile(r"\b(\d+(?:\.\d+)?)[ -]?(?:x|fold|times)\b", re.I)
_PERCENT = re.compile(
    r"\b(?:by|um|de|plus|another)\s+(\d+(?:\.\d+)?)\s*(?:%|per ?cent)|\b(\d+(?:\.\d+)?)\s*(?:%|per ?cent) (?:more|mehr)",
    re.I,
)
_NUMBER = re.compile(
    r"(?<![\w.,-])(\d{1,3}(?:[ ,.]\d{3})+|\d+(?:\.\d+)?)(?!\s*(?:st|nd|rd|th|years?)\b)(?![\w])"
)


def times(text: str) -> float | None:
    """Return the factor that a goal asks for ("triple": 3, "by 50 %": 1.5), or None."""
    for word in _WORD.findall(text.lower()):
        if word in _TIMES:
            return _TIMES[word]
    if match := _MULTIPLE.search(text):
        return float(match[1])
    if match := _PERCENT.search(text):
        return 1 + float(match[1] or match[2]) / 100
    return None


def amount(text: str) -> float | None:
    """Return the first number in `text` that is not part of a date or a span of time, or None."""
    bare = _SPAN.sub(" ", _ISO.sub(" ", _DAY_MONTH.sub(" ", _MONTH_DAY.sub(" ", _QUARTER.sub(" ", text)))))
    bare = re.sub(r"\b(?:19|20)\d\d\b", " ", bare)
    if match := _NUMBER.search(bare):
        return float(re.sub(r"[ ,.](?=\d{3}\b)", "", match[1]))
    for word in _WORD.findall(bare.lower()):
        if word in _SMALL and word != "one":
            return float(_SMALL[word])
    return None


_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "january jan januar janvier enero",
        "february feb februar février febrero",
        "march mar märz mars marzo",
        "april apr avril abril",
        "may mai mayo",
        "june jun juni juin junio",
        "july jul juli juillet julio",
        "august aug août agosto",
        "september sep sept septembre septiembre",
        "october oct oktober okt octobre octubre",
        "november nov novembre noviembre",
        "december dec dezember dez décembre diciembre",
    ),
    1,
):
    for _name in _names.split():
        _MONTHS[_name] = _number
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"\b(20\d\d)-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?)?({_M})\.?,?\s+(20\d\d)\b", re.I)
_MONTH_DAY = re.compile(rf"\b({_M})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(20\d\d)\b", re.I)
_QUARTER = re.compile(r"\b(?:Q([1-4])\s*(20\d\d)|(20\d\d)[- ]?Q([1-4]))\b", re.I)
_YEAR_END = re.compile(r"\b(?:end of|by|until|during|in)\s+(?:the year\s+)?(20\d\d)\b", re.I)
_SPAN = re.compile(
    rf"\b(?:in|within|over|next|for)\s+(?:the\s+)?(?:next\s+)?(\d+|{'|'.join(_SMALL)}|a)?\s*(days?|weeks?|months?|quarters?|years?)\b",
    re.I,
)
_DAYS = {"d": 1.0, "w": 7.0, "m": 30.4375, "q": 91.3125, "y": 365.25}


def span_days(text: str) -> float | None:
    """Return the span of time named in `text` ("in three months": 91.3), in days, or None."""
    if match := _SPAN.search(text):
        count = (match[1] or "1").lower()
        number = 1 if count == "a" else _SMALL.get(count) or int(count)
        return number * _DAYS[match[2][0].lower()]
    return None


def day(value: object, begun: date | None = None) -> date | None:
    """Return the date that `value` names, or None.

    Args:
        value: a date, or text such as "2027-03-31", "31 March 2027", "March 2027" (its last day), "Q1 2027",
            "in three months" (counted from `begun`).
        begun: the day on which the plan began; None: spans of time cannot be dated.
    """
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value or "")
    try:
        if match := _ISO.search(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _MONTH_DAY.search(text):
            return date(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
        if match := _DAY_MONTH.search(text):
            year, month = int(match[3]), _MONTHS[match[2].lower()]
            return date(year, month, int(match[1]) if match[1] else calendar.monthrange(year, month)[1])
    except ValueError:
        return None
    if match := _QUARTER.search(text):
        year, month = int(match[2] or match[3]), 3 * int(match[1] or match[4])
        return date(year, month, calendar.monthrange(year, month)[1])
    if match := _YEAR_END.search(text):
        return date(int(match[1]), 12, 31)
    if begun is not None and (days := span_days(text)) is not None:
        return begun + timedelta(days=round(days))
    return None


_MEASURES = (
    ("deals", r"sales?|deals?|customers?|clients?|contracts?|orders?|trials?|pilots?|revenue|turnover|signed|signatures?|mandates?|kunden|aufträge|verträge|abschlüsse|ventes|contrats|clientes|ventas"),
    ("meetings", r"meetings?|calls?|visits?|workshops?|audits?|demos?|appointments?|termine|rendez-vous|reuniones"),
    ("conversations", r"conversations?|dialogues?|gespräche|conversaciones"),
    ("answers", r"answers?|repl(?:y|ies)|acceptances?|antworten|réponses|respuestas"),
    ("approaches", r"approaches|invitations?|messages sent"),
)  # fmt: skip
_MEASURE = [(name, re.compile(rf"\b(?:{words})\b", re.I)) for name, words in _MEASURES]


def measure(text: str) -> str | None:
    """Return which count of the ledger's funnel `text` speaks of first (deals, meetings, …), or None."""
    found = [(m.start(), name) for name, pattern in _MEASURE if (m := pattern.search(text))]
    return min(found)[1] if found else None
