"""Text as the rules read it: folded, cut into words and sentences, with the way back to the original.

A rule looks for words; people write them with curly quotes, bold letters from the mathematical alphabet,
combining accents, zero-width joiners, line breaks in the middle of a phrase, and CRLF. `read` folds all that
away once, and keeps for every word where it stood, so that a finding can point at the words as written.

    "I’d  *love*\\r\\nto 𝗖𝗛𝗔𝗧"  reads as  " i'd love to chat "

What somebody else wrote (quoted lines, a forwarded or original message below, longer passages in quotation
marks, code) is taken out first: nobody is held to words that are not theirs.

Everything here is linear in the length of the text: tests/check/test_speed.py drives it with the worst lines we
could think of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, count
from operator import add
from typing import NamedTuple

SENTENCE_ENDS = frozenset(".!?¶")

# Characters that carry no letter: combining marks, joiners, direction marks, variation selectors.
_SILENT = re.compile(
    "[\u00ad\u0300-\u036f\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe00-\ufe0f\ufeff]"
)


def _folding() -> dict[int, str]:
    """Return the one-to-one table that lowers, takes accents off and undoes styled letters."""
    table: dict[int, str] = {}
    ranges = ((0xC0, 0x250), (0x1E00, 0x1F00), (0x1D400, 0x1D800), (0xFF01, 0xFF5F), (0x2100, 0x2140))
    for low, high in (*ranges, (0x24B6, 0x24EA)):
        for point in range(low, high):
            plain = unicodedata.normalize("NFKD", chr(point))
            plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
            if len(plain) == 1 and plain != chr(point):
                table[point] = plain
    table.update({ord(a): b for a, b in zip("‘’‚‛ʼ´`“”„«»–—−‐‑", "''''''\x27\"\"\"\"\"-----", strict=True)})
    table.update({ord(a): b for a, b in zip("øłđæœßıİðþØŁĐÆŒẞ", "oldaosiidtoldaos", strict=True)})
    table.update({ord(a): " " for a in "\u00a0\u2007\u2009\u202f\u3000\u2002\u2003\u200a"})
    table.update({ord("\u2028"): "\n", ord("\u2029"): "\n", ord("…"): ".", ord("？"): "?", ord("！"): "!"})
    table.update({ord("。"): ".", ord("．"): ".", ord("؟"): "?", ord("¿"): " ", ord("¡"): " "})
    table.update({point: chr(point + 32) for point in range(65, 91)})
    return table


_TABLE = _folding()
_PLAIN = {chr(point): plain for point, plain in _TABLE.items() if not chr(point).isupper() or point > 127}
# What folds into a letter that would itself fold: each is folded one step only.
_TWICE = frozenset(letter for letter, plain in _PLAIN.items() if plain in _PLAIN)


def fold(text: str) -> str:
    """Return `text` lowered and without accents, of the same length: position i stays position i."""
    if text.isascii():
        return text.lower()
    # One pass for each different letter that changes is much quicker than str.translate, which asks for every single one.
    strange = [letter for letter in {*"".join(_FOREIGN.findall(text)), "`"} if letter in _PLAIN]
    if len(strange) > _MANY_STRANGE or not _TWICE.isdisjoint(strange):
        folded = text.translate(_TABLE)
    else:
        folded = text
        for letter in strange:
            folded = folded.replace(letter, _PLAIN[letter])
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in folded)


_MANY_STRANGE = 40
# What commonly parts two words is skipped along, and the commonest words are tried first: both for speed alone.
_TOKEN = re.compile(
    r"""[ ,]?+(
        [a-z]\w*+(?!['/.:])
      | https?://[^\s<>"]+ | www\.[^\s<>"]+          # an address
      | [\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]     # scripts without spaces: letter by letter
      | [^\W\d_]\w*(?:'[^\W\d_]+)*                   # a word, with what its apostrophe ties to it
      | \d+(?:[.,:]\d+)*                             # a number, a time, a price
      | \n(?:[ \t\r]*\n)* | [$€£₹%@&+]
      | [!?](?<![.!?].)[.!?]*+                       # stops, but for the dots of example.com, e.g. and 3.x
      | \.(?<![.!?].)[.!?]*+(?![^\s"')\]])
    )""",
    re.VERBOSE,
)
# The same where all is ASCII and lowered, with the classes spelled out.
_TOKEN_ASCII = re.compile(
    r"""[ ,]?+(
        [a-z][a-z0-9_]*+(?!['/.:])
      | https?://[^\t-\r\x1c-\x20<>"]+ | www\.[^\t-\r\x1c-\x20<>"]+
      | [a-z][a-z0-9_]*(?:'[a-z]+)*
      | [0-9]+(?:[.,:][0-9]+)*
      | \n(?:[ \t\r]*\n)* | [$%@&+]
      | [!?](?<![.!?].)[.!?]*+
      | \.(?<![.!?].)[.!?]*+(?![^\t-\r\x1c-\x20"')\]])
    )""",
    re.VERBOSE,
)
_BREAK = re.compile(r"\n(?:[ \t\r]*\n)*")
_SHORT_FORMS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "vs",
        "etc",
        "eg",
        "e.g",
        "i.e",
        "ie",
        "inc",
        "ltd",
        "co",
        "no",
        "nr",
        "bzw",
        "ca",
        "z.b",
        "usw",
        "sr",
        "sra",
        "dott",
        "sig",
        "m",
        "mme",
        "p.ej",
    ]
)
_BEFORE_A_DOT = _SHORT_FORMS | {""}  # a dot after these, or before any word, ends no sentence
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\d_]\w*")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SHORT_LINE = 48


class Sentence(NamedTuple):
    """One sentence: where it stands in the original text, and which words (a slice of `Reading.words`)."""

    start: int
    end: int
    first: int
    last: int


class Reading:
    """A text read once: its words, sentences and the string that phrases are looked for in.

    `words` are folded; numbers read as `#`, addresses as `URL`, the end of a sentence as one of `. ! ? ¶`.
    `line` is `words` joined by single spaces, with a space at either end, so that a phrase with its spaces
    can only match whole words. `own` is the folded text with other people's words blanked out; it is as
    long as `text`.

    Most texts are fine, and of those nobody asks where a word stood: that is worked out when first asked.
    """

    __slots__ = (
        "_dropped",
        "_parts",
        "_places",
        "_present",
        "_readable",
        "_sentences",
        "_spans",
        "_stops",
        "line",
        "own",
        "quoted",
        "text",
        "words",
    )

    def __init__(self, text: str, own: str, quoted: bool) -> None:
        self.text = text
        self.own = own
        self.quoted = quoted
        self._sentences: tuple[Sentence, ...] | None = None
        self._parts: list[tuple[int, int]] | None = None
        self._stops: list[int] | None = None
        self._spans: tuple[Sequence[int], Sequence[int]] | None = None
        self._present: frozenset[str] | None = None
        self._places: list[int] | None = None
        readable = own
        if not own.isascii() and _SILENT.search(own):
            readable = _SILENT.sub("", own)
        self._readable = readable
        tokens = (_TOKEN_ASCII if readable.isascii() else _TOKEN).findall(readable)
        words: list[str] = []
        dropped: list[int] = []
        done = 0
        line_start = 0
        breaks: Iterator[re.Match[str]] | None = None
        original: list[int] | None = None
        # All that is not simply a word; what lies between is taken over as it is.
        strange = [
            number
            for number, found in enumerate(tokens)
            if found < "a"
            or (found >= "{" and not found[0].isalpha())
            or (len(found) > 7 and found[0] in "hw")
        ]
        for number in strange:
            words += tokens[done:number]
            done = number + 1
            token = tokens[number]
            head = token[0]
            if head.isalpha():
                if "://" in token or token.startswith("www."):
                    token = "URL"  # noqa: S105
            elif head.isdigit():
                token = "#"  # noqa: S105
            elif head == "\n":
                breaks = breaks or _BREAK.finditer(readable)
                start, end = next(breaks).span()
                stops = token.count("\n") > 1
                if not stops and start - line_start < _SHORT_LINE:
                    following = readable[end : end + 12].lstrip(" \t\r*-•")
                    at = end + readable[end : end + 12].find(following[:1]) if following else end
                    if following and readable is not own:
                        original = original or self._heard()
                        at = original[at]
                    stops = not following or not text[at].islower()
                line_start = end
                if not stops or not words or words[-1] in SENTENCE_ENDS:
                    dropped.append(number)
                    continue
                token = "¶"  # noqa: S105
            elif head in ".!?":
                token = "?" if "?" in token else head
                last = words[-1] if words else ""
                if (head == "." and (last in _BEFORE_A_DOT or (len(last) == 1 and last.isalpha()))) or (
                    last in SENTENCE_ENDS
                ):
                    if token == "?" and last in SENTENCE_ENDS:  # noqa: S105
                        words[-1] = token
                    dropped.append(number)
                    continue
            words.append(token)
        words += tokens[done:]
        self._dropped = dropped
        self.words = words
        self.line = " " + " ".join(words) + " "

    def _heard(self) -> list[int]:
        """Return where in `own` each character of `_readable` stands."""
        heard: list[int] = []
        at = 0
        for silent in _SILENT.finditer(self.own):
            heard.extend(range(at, silent.start()))
            at = silent.end()
        heard.extend(range(at, len(self.own)))
        return heard

    def _located(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return where each word starts and ends in `text`."""
        if self._spans is None:
            readable = self._readable
            token = _TOKEN_ASCII if readable.isascii() else _TOKEN
            spans = [found.span(1) for found in token.finditer(readable)]
            for number in reversed(self._dropped):
                del spans[number]
            starts: Sequence[int]
            ends: Sequence[int]
            starts, ends = zip(*spans, strict=True) if spans else ((), ())
            if readable is not self.own:
                heard = self._heard()
                starts = [heard[i] for i in starts]
                ends = [heard[i - 1] + 1 for i in ends]
            self._spans = starts, ends
        return self._spans

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return the span in `text` of the words from `first` up to, not including, `last`."""
        starts, ends = self._spans or self._located()
        start, end = starts[first], ends[last - 1]
        text = self.text
        if not text.isascii():
            while end < len(text) and _SILENT.match(text[end]):
                end += 1  # never cut an accent or a joiner off its letter
        return start, end

    @property
    def present(self) -> frozenset[str]:
        """The different words."""
        if self._present is None:
            self._present = frozenset(self.words)
        return self._present

    @property
    def places(self) -> list[int]:
        """Where in `line` the space before each word stands."""
        if self._places is None:
            lengths = accumulate(map(len, self.words), initial=0)
            self._places = list(map(add, count(), lengths))
        return self._places

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The sentences as slices of `words`, in order; a short line, or an empty one, ends a sentence too."""
        if self._parts is None:
            found: list[tuple[int, int]] = []
            first = 0
            words = self.words
            for index in compress(range(len(words)), map(SENTENCE_ENDS.__contains__, words)):
                if index > first:
                    found.append((first, index if words[index] == "¶" else index + 1))
                first = index + 1
            if first < len(words):
                found.append((first, len(words)))
            self._parts = found
        return self._parts

    @property
    def stops(self) -> list[int]:
        """The index behind the last word of each sentence, in order."""
        if self._stops is None:
            self._stops = [last for _, last in self.parts]
        return self._stops

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order, with where they stand in `text`."""
        if self._sentences is None:
            self._sentences = tuple(
                Sentence(*self.span(first, last), first, last) for first, last in self.parts
            )
        return self._sentences


# Where somebody else's message begins; everything below it is theirs.
_BELOW = re.compile(
    r"""^[ \t>]*(?:
        -{2,}[ ]?(?:original(?:\ message|nachricht|-nachricht)|urspr.ngliche\ nachricht|forwarded\ message|weitergeleitete\ nachricht
                 |message\ d'origine|message\ original|mensaje\ original|messaggio\ originale|mensagem\ original|oorspronkelijk\ bericht
                 |message\ transf.r.|mensaje\ reenviado|messaggio\ inoltrato|mensagem\ encaminhada|doorgestuurd\ bericht)
      | begin\ forwarded\ message
      | _{20,}[ \t\r]*$
    )""",
    re.VERBOSE | re.MULTILINE,
)
_HEADERS = re.compile(
    r"^[ \t*]*(?:from|von|de|da|van)[ ]?:[^\n]{1,200}\n(?:[^\n]{0,200}\n){0,3}[ \t*]*(?:sent|date|to|gesendet|datum|an|envoye|enviado|inviato|verzonden|para|a|aan)[ ]?:",
    re.MULTILINE,
)
_WROTE = re.compile(
    r"\b(?:wrote|writes|said|schrieb|a ecrit|escribio|ha scritto|scrisse|escreveu|schreef|skrev|napisal|napisala|kirjoitti)\b"
    r"[^\n:]{0,60}:[ \t\r]*$",
    re.MULTILINE,
)
_LEADS_IN = re.compile(r":[ \t\r]*$", re.MULTILINE)
_QUOTED_LINE = re.compile(r"^[ \t]*[>|\u2502].*$", re.MULTILINE)
_IN_QUOTES = re.compile(r'"[^"\n]{16,600}"')
_CODE = re.compile(
    r"```.{0,20000}?```|^(?:[+-]{3} |@@ |diff --git |index [0-9a-f]{7}).*$", re.MULTILINE | re.DOTALL
)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_NOT_NEWLINE = re.compile(r"[^\n]")


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + _NOT_NEWLINE.sub(" ", text[start:end]) + text[end:]


def spaced(text: str) -> str:
    """Return `text` with its words cut as a reading cuts them, in scripts that write none or cut elsewhere."""
    if text.isascii():
        return text
    return " ".join(
        _FOREIGN.sub(lambda run: " ".join(_WORD.findall(run[0])) if _cut(run[0]) else run[0], text).split()
    )


def _cut(run: str) -> bool:
    return len(_WORD.findall(run)) > 1


def read(text: str) -> Reading:
    """Return `text` as the rules read it; an empty text gives a reading without words."""
    own = fold(text)
    if "\r" in own:
        own = own.replace("\r\n", " \n").replace("\r", "\n")
    quoted = False
    if ">" in own or "|" in own or "\u2502" in own:
        blanked = _QUOTED_LINE.sub(lambda found: " " * len(found[0]), own)
        quoted = blanked != own
        own = blanked
    if (found := _below(own)) and own[:found].strip():
        quoted = True
        own = _blank(own, found, len(own))
    if "```" in own or "\n@@ " in own or "diff --git" in own:
        own = _CODE.sub(lambda match: _NOT_NEWLINE.sub(" ", match[0]), own)
    if '"' in own:
        blanked = _IN_QUOTES.sub(_quotation, own)
        quoted = quoted or blanked != own
        own = blanked
    if "unsubscri" in own or "mailing list" in own or "yahoo! groups" in own:
        own = _without_footers(own)
    if "\n--" in own:
        for mark in _SIGNATURE.finditer(own):
            if mark.start() > len(own) * 0.4 and own[: mark.start()].strip():
                own = _blank(own, mark.start(), len(own))
                break
    return Reading(text, own, quoted)


_RULER = re.compile(r"^[ \t]*(?:[-_=*~#+]{5,}|-+[ ]yahoo! groups sponsor -+)[^\n]{0,40}$", re.MULTILINE)
_LIST_WORDS = ("unsubscri", "mailing list", "yahoo! groups", "list info", "listinfo", "majordomo")


def _without_footers(own: str) -> str:
    """Blank what a mailing list adds below a ruler: how to leave it, who pays for it."""
    for ruler in _RULER.finditer(own):
        below = own[ruler.end() : ruler.end() + 3000]
        if (
            len(own) - ruler.end() < 3000
            and any(word in below for word in _LIST_WORDS)
            and own[: ruler.start()].strip()
        ):
            return _blank(own, ruler.start(), len(own))
    return own


def _below(own: str) -> int | None:
    """Return where an original or forwarded message begins, or None."""
    places = []
    if ("--" in own or "forwarded message" in own or "____" in own) and (found := _BELOW.search(own)):
        places.append(found.start())
    if ":" in own:
        if found := _HEADERS.search(own):
            places.append(found.start())
        for wrote in _WROTE.finditer(own) if _LEADS_IN.search(own) else ():
            line = own.rfind("\n", 0, wrote.start()) + 1
            # "Ben wrote:" above quoted lines leaves what Ada writes between them; alone, all below is Ben's.
            below = own[wrote.end() : wrote.end() + 400].strip(" \t\r\n")
            if below and any(c.isdigit() for c in own[max(0, line - 80) : wrote.start()]):
                places.append(line)
                break
    return min(places) if places else None


def _quotation(found: re.Match[str]) -> str:
    """Blank a passage in quotation marks when it is a passage and not a name or a title."""
    inside = found[0]
    return '"' + " " * (len(inside) - 2) + '"' if inside.count(" ") >= 3 else inside
