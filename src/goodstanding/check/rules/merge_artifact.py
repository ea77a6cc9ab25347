"""Merge artefact.

What it finds: a field that a mailing program left unfilled or filled wrongly: {{first_name}},
  %FIRSTNAME%, [Company], "Hi NULL", "Dear JOHN SMITH,", a firm or name that is not the reader's, another
  customer's name.
Why it matters: it is the one fault nobody forgives, because it proves what the letter tries to hide.
Write instead: the name as the person writes it; read the first line aloud before you send.
Left alone: templates discussed as templates (in code, or in quotation marks), names the ledger gives
  the reader, and names that only look like a hole (Nan, written as a name is).
Source: M3AAWG, "Sender Best Common Practices" version 3 (2015),
  m3aawg.org/documents/en/m3aawg-sender-best-common-practices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Facts, Finding, Severity
from goodstanding.check.manual import manual
from goodstanding.language.text import fold

CODE = "GS105"
NAME = "merge-artifact"
FAULT = "merge_artifact"
MANUAL = manual(__doc__)
BAD = [
    Case("Hi {{first_name}}, I saw what you do at {{company}}."),
    Case("Hello [First Name], hope you are well."),
    Case("Dear %FIRSTNAME%, a word about your pumps."),
    Case("Hi NULL, welcome aboard."),
    Case("Dear JOHN SMITH,\nwe help shops like yours to the first page of Google."),
    Case("Hi Ben, how is work at Quill?", Facts(recipient_names=("Dana Reyes",))),
    Case("Hallo {Vorname}, ich schreibe dir wegen deiner Firma."),
    Case("Hi , I saw your shop. We can double your sales."),
]
GOOD = [
    Case("Hi Nan,\nthe jam arrived whole, thank you."),
    Case('In the template, use "Hello {{first_name}}, welcome to the shop" for new accounts.'),
    Case("The loop is for (i = 0; i < n; i++) { total += a[i]; } and it works."),
    Case("Hi Dana, how is work at Quill?", Facts(recipient_names=("Dana Reyes", "D. Reyes"))),
    Case("Hi all, [PATCH 2/3] is applied."),
    Case("HI BEN, CAPS LOCK IS BROKEN, SORRY."),
]
MISSED = [Case("Hi Acme GmbH team lead, how are you?")]

_FIELD_WORD = (
    r"(?:(?:your|my|the|their|insert|enter|add|recipient'?s?|prospect'?s?|client'?s?|contact|lead|custom|ihre?n?|votre|su|nombre de)[ _.-]?)*"
    r"(?:first|last|full|given|sur|sender|user|company|business|prospect|recipient|client|contact|brand|firm|customer|website|job|city|industry)?"
    r"[ _.-]?(?:name|firstname|lastname|fname|lname|fullname|company|companyname|title|industry|city|website|domain|url|role|position|"
    r"pain point|topic|niche|product|date|phone|email|job|skill|location|university|school|mutual connection|connection|state|country|sender|signature|"
    r"calendly link|calendar link|link|vorname|nachname|anrede|firma|firmenname|prenom|nom|entreprise|societe|nombre|apellido|empresa|"
    r"cognome|azienda|sobrenome|voornaam|achternaam|bedrijf|bedrijfsnaam)"
    r"(?:[ _.-]?(?:here|name|\d))?"
)
_MERGE = re.compile(
    rf"""\{{\{{[ ]?[a-z_$#][^{{}}\n]{{0,60}}\}}\}}
      | \{{%[ ]?[a-z_. ]{{2,40}}[ ]?%\}}
      | (?:\$\{{|\{{|<<|\[\[?|<|\*\||%%?|@@|\#)[ ]?{_FIELD_WORD}[ ]?(?:\}}|>>|\]\]?|>|\|\*|%%?|@@|\#)
      | \*\|[a-z_:]{{2,30}}\|\*
      | \[(?:insert|your|enter)[ ][^\]\n]{{2,40}}\]
      | %(?:[a-z]{{1,20}}_?)(?:name|company|firma|vorname)%""",
    re.VERBOSE,
)  # fmt: skip
# Marks that only code shows around a field: then the field is no artefact.
_CODE = re.compile(
    r"(?:[;=]\s*$|^\s*(?:def |class |function |<\w+|import |return |\w+\()|\bfprintf|\bprintf|\bprintln)",
    re.MULTILINE,
)
_OPENING = re.compile(r"[${<\[*%@#]")  # with one of these each field begins
_GREETING = r"(?:hi|hello|hey|dear|hallo|liebe[r]?|sehr geehrte[r]?|guten tag|bonjour|cher|chere|salut|hola|estimad[oa]|querid[oa]|ciao|gentile|caro|cara|ola|prezad[oa]|beste|hoi|geachte|good (?:morning|afternoon|evening))"
_NULL = re.compile(
    rf"^[ \t]*{_GREETING}[ ]+(?:null|none|nan|undefined|n/a|unknown|name|first ?name|firstname|fname|test|no name|not available|vorname|prenom|nombre|nome|#n/a|#ref!|valued)[ ]*[,!.:-]*[ ]*(?=\n|$|[a-z])",
    re.MULTILINE,
)
_NAN = re.compile(r"\bNan\b")  # a name; what an empty field leaves is nan, NaN or NAN
_GREETED = re.compile(rf"[ \t]*{_GREETING}")
_BLANK = re.compile(rf"^[ \t]*{_GREETING}(?:[ ]+,|,,|[ ]*,[ ]*,)", re.MULTILINE)
_SHOUTED = re.compile(r"^[ \t]*(?:Hi|Hello|Hey|Dear|Hallo|Bonjour|Hola|Ciao|Olá|Beste|Good morning) ((?:[A-ZÀ-Þ][A-ZÀ-Þ'.-]+)(?: [A-ZÀ-Þ][A-ZÀ-Þ'.-]*){0,3}),", re.MULTILINE)  # fmt: skip
_FIRM = re.compile(rf"^[ \t]*{_GREETING}[ ]+[\w&.' -]{{2,40}}?[ ](?:inc|llc|ltd|gmbh|corp|corporation|bv|b\.v|s\.?a|s\.?r\.?l|plc|pty|pvt|ag|oy|ab|co)\b\.?[ ]?,", re.MULTILINE)  # fmt: skip
_NAMED = re.compile(rf"^[ \t]*{_GREETING}[ ]+(?:(?:mr|mrs|ms|dr|herr|frau|monsieur|madame|m|mme|sr|sra)\.?[ ]+)?([^\W\d_][\w'-]{{1,30}})(?:[ ]([^\W\d_][\w'-]{{1,30}}))?[ ]*[,!.:\n-]", re.MULTILINE)  # fmt: skip
_HEAD = 600  # characters in which a greeting is looked for
_GREETINGS = (
    (_NULL, 0.96, "is what an empty field leaves behind"),
    (_BLANK, 0.9, "greets nobody: the name is missing"),
    (_FIRM, 0.75, "greets a firm as if it were a person"),
)
_ANYBODY = frozenset(
    [
        "all",
        "there",
        "everyone",
        "everybody",
        "folks",
        "team",
        "friends",
        "friend",
        "again",
        "sir",
        "madam",
        "both",
        "guys",
        "people",
        "list",
        "colleagues",
        "zusammen",
        "alle",
        "tous",
        "toutes",
        "todos",
        "todas",
        "tutti",
        "both",
        "dear",
    ]
)


def find(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding for each field left open or filled wrongly, and for names that are not the reader's."""
    own = draft.own
    for count, field in enumerate(_fields(own)):
        if count >= 5:
            break
        line = own[own.rfind("\n", 0, field.start()) + 1 : field.end() + 80].split("\n", 1)[0]
        if _CODE.search(line) or _is_tag(field[0]):
            continue
        yield _finding(
            field.span(), f'"{draft.quote(field.span())}" is a field that was never filled in.', 0.97
        )
    head = own[:_HEAD]
    starts = _line_starts(head)
    greetings = [start for start in starts if _GREETED.match(head, start)]
    for pattern, sure, says in _GREETINGS if greetings else ():
        if (found := _first(pattern, head, greetings)) and not _NAN.search(draft.text, *found.span()):
            span = _trim(own, found.start(), found.end())
            yield _finding(span, f'"{draft.quote(span)}" {says}.', sure)
    if (
        (shouted := _first(_SHOUTED, draft.text[:_HEAD], starts))
        and own[: shouted.end()].strip()
        and _mostly_lower(draft.text)
    ):
        name = shouted[1]
        if len(name.replace(" ", "")) > 3:
            yield _finding(
                shouted.span(1),
                f'"{draft.quote(shouted.span(1))}" is a name as a database keeps it, not as a person writes it.',
                0.85,
            )
    yield from _names(draft, facts)


def _fields(own: str) -> Iterator[re.Match[str]]:
    done = 0
    for opening in _OPENING.finditer(own):
        if opening.start() >= done and (field := _MERGE.match(own, opening.start())):
            done = field.end()
            yield field


def _line_starts(text: str) -> list[int]:
    starts, end = [0], text.find("\n")
    while end >= 0:
        starts.append(end + 1)
        end = text.find("\n", end + 1)
    return starts


def _first(pattern: re.Pattern[str], text: str, starts: list[int]) -> re.Match[str] | None:
    """Return the first match at one of these places; for a pattern bound to line starts quicker than a search."""
    return next((found for start in starts if (found := pattern.match(text, start))), None)


def _names(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Yield a finding where the greeting names somebody else, or another customer's name was left in."""
    own = draft.own
    if facts.recipient_names and (named := _NAMED.search(own[:400])) and named[1] not in _ANYBODY:
        known = {part for name in facts.recipient_names for part in fold(name).replace(".", " ").split()}
        given = [part for part in (named[1], named[2]) if part]
        if known and not any(part in known or any(_short_for(part, one) for one in known) for part in given):
            span = named.span(1)
            yield _finding(
                span,
                f'"{draft.quote(span)}" is not what the ledger calls this person ({facts.recipient_names[0]}).',
                0.95,
            )
    for other in facts.other_names:
        folded = fold(other)
        if len(folded) >= 4 and (place := own.find(folded)) >= 0:
            around = own[place - 1 : place] + own[place + len(folded) : place + len(folded) + 1]
            if not any(c.isalnum() for c in around):
                span = (place, place + len(folded))
                yield _finding(
                    span,
                    f'"{draft.quote(span)}" is another contact\'s name; was this text written for them?',
                    0.6,
                )


def _short_for(given: str, known: str) -> bool:
    """Tell whether one name may stand for the other: Alex for Alexandra, Jo for Joanne."""
    return (
        len(given) >= 2 and len(known) >= 2 and (known.startswith(given[:3]) or given.startswith(known[:3]))
    )


def _is_tag(found: str) -> bool:
    """Tell whether `<title>`, `<link>` or `[url]` is markup left over from a page, not a field."""
    inside = found.strip("<>[] ")
    return found[0] in "<[" and found[:2] != "<<" and inside in ("title", "link", "url", "email", "phone", "date", "name", "city", "state", "country", "location", "product", "topic", "role", "position", "website", "domain", "skill", "job", "nom", "signature")  # fmt: skip


def _mostly_lower(text: str) -> bool:
    letters = [c for c in text[:2000] if c.isalpha()]
    return bool(letters) and sum(c.islower() for c in letters) > 0.5 * len(letters)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _finding(span: tuple[int, int], what: str, sure: float) -> Finding:
    return Finding(CODE, FAULT, NAME, span, what, MANUAL.why, MANUAL.instead, Severity.HOLD, sure)
