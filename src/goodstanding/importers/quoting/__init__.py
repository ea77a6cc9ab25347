"""Keep what the writer of a mail wrote: cut the quoted history, the signature and the phone's advertisement.

    Thursday suits me.                              Thursday suits me.
                                             ->
    On Tue, 5 Mar 2024, Ben Okri wrote:
    > Tuesday or Thursday?
    --
    Ada Quill, Quill Instruments

Answers written between the quoted lines stay; only the quoted lines go. A mail that only forwards keeps what
stands above the forwarded part, which may be nothing. What introduces a quote is told by its shape, in any
language (`blocks`, `attribution`, `phones`); lists of words (`words`) decide only what shape leaves open.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from goodstanding.importers.quoting.attribution import ENDS, ends_as_one, introduced
from goodstanding.importers.quoting.blocks import (
    begins_block,
    divider_title,
    is_known_divider,
    is_label,
    is_rule,
)
from goodstanding.importers.quoting.phones import is_phone_line
from goodstanding.importers.quoting.shapes import RULE, bare
from goodstanding.importers.quoting.words import BEGINS_FORWARD

NOBODY: frozenset[str] = frozenset()


class Own(NamedTuple):
    """A mail's own words, and whether quoted or forwarded history was cut away."""

    words: str
    cut: bool


def own_words(text: str, people: frozenset[str] = NOBODY) -> str:
    """Return the part of a mail's plain text that its writer wrote; "" when nothing of it is theirs."""
    return own(text, people).words


# A mail without any of these holds no history, and the look at each line is skipped.
_TRACES = (":", ">", "--", "__", RULE, "=", "*", "#", "~")
_WIDE_COLONS = "：︰፦៖"


def own(text: str, people: frozenset[str] = NOBODY) -> Own:
    """Return the writer's own words of a mail's plain text.

    Args:
        text: the body, with `shapes.RULE` where HTML drew a line.
        people: names and addresses, lower case, of those who write and receive this mail.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if text.isascii() and not any(trace in text for trace in _TRACES):
        return Own(_finished([line.rstrip() for line in lines], cut=False), cut=False)
    kept, quoted, cut = _kept(text, lines, people)
    words = _finished(kept, cut=cut)
    if quoted and "\n\n\n" in words:
        words = re.sub(r"\n{3,}", "\n\n", words)
    return Own(words, cut)


def _kept(text: str, lines: list[str], people: frozenset[str]) -> tuple[list[str], bool, bool]:
    """Return the lines that are the writer's, whether quoted ones went, and whether history was cut."""
    kept: list[str] = []
    quoted = in_quote = False
    wide = any(colon in text for colon in _WIDE_COLONS)
    mark = ">"  # what stands before quoted lines; some writers use another
    for at, line in enumerate(lines):
        first = line[:1]
        if mark != ">" and line.lstrip().startswith(mark):
            continue
        if first == ">" or (first in " \t" and line.lstrip()[:1] == ">"):
            if not in_quote:
                _drop_introduction(kept, line, people)
            quoted = in_quote = True
            continue
        line = line.rstrip()
        if not line:
            kept.append(line)
            continue
        in_quote = False
        if first == "-" and line == "--":
            break
        if first in "-_=*#~‐—–─━ \t" and line[1:2] and is_known_divider(line):
            return _above(kept), quoted, True
        colon = line.find(":")
        if wide:
            colon = _first_colon(line, colon)
        if colon < 0:
            kept.append(line)
            continue
        if colon < 60 and begins_block(lines, at, _divided(kept), people):
            if kept and is_label(kept[-1]) and (len(kept) == 1 or not kept[-2].strip()):
                kept.pop()  # the subject, where it comes first and its label is in no list
            return _above(kept), quoted, True
        kept.append(line)
        if line[-1] not in ENDS and not ends_as_one(line):
            continue
        following = next((x for x in lines[at + 1 : at + 4] if x.strip()), "")
        if following.lstrip()[:1] == ">":
            if BEGINS_FORWARD.match(bare(line)):
                kept.pop()
            continue
        if BEGINS_FORWARD.match(bare(line)):
            kept.pop()
            return _above(kept), quoted, True
        if count := introduced(kept, False, people):
            del kept[-count:]
            if other := _other_mark(lines[at + 1 : at + 12]):
                mark, quoted = other, True
                continue
            return _above(kept), quoted, True
    return kept, quoted, quoted


_MARK = re.compile(r"\s{0,6}((?:[^\W\d_]{1,4}>+)|[^\w\s\"'“”„«(\[*•·~]{1,4})")


def _other_mark(lines: list[str]) -> str:
    """Return what marks the lines below an introduction as quoted where it is not ">", "" when nothing does."""
    said = [line for line in lines if line.strip()]
    found = _MARK.match(said[0]) if said else None
    mark = found.group(1) if found else ""
    if not mark or mark == "-" or len(said) < 2:
        return ""
    return mark if sum(line.lstrip().startswith(mark) for line in said[:6]) >= 2 else ""


def _first_colon(line: str, at: int) -> int:
    """Return where the first colon of any script stands, -1 when there is none; `at` is where the usual one does."""
    places = [place for colon in _WIDE_COLONS if (place := line.find(colon)) >= 0]
    return min(places + [at] * (at >= 0), default=-1)


def _drop_introduction(kept: list[str], line: str, people: frozenset[str]) -> None:
    """Take what introduces a quote off the end of what was kept."""
    last = kept[-1] if kept else ""
    torn = last.rfind("<") > last.rfind(">") and ends_as_one(line)
    if torn:  # "Ben Okri <ben@okri.example" and, marked as quoted by its own bracket, "> wrote:"
        kept.append(line)
    if count := introduced(kept, True, people):
        del kept[-count:]
        while kept and (is_rule(kept[-1]) or (divider_title(kept[-1]) and is_known_divider(kept[-1]))):
            kept.pop()
    elif torn:
        kept.pop()


def _divided(kept: list[str]) -> bool:
    """Tell whether the last line that is not blank is drawn across the page, with or without words in it."""
    last = next((x for x in reversed(kept[-3:]) if x.strip()), "")
    return bool(last) and (is_rule(last) or bool(divider_title(last)))


def _above(kept: list[str]) -> list[str]:
    """Return the lines above history, without what was drawn between."""
    end = len(kept)
    while end and (not kept[end - 1].strip() or is_rule(kept[end - 1]) or _titled(kept[end - 1])):
        end -= 1
    if end and BEGINS_FORWARD.match(bare(kept[end - 1])):
        end -= 1
    return kept[:end]


def _titled(line: str) -> bool:
    return line[:1] in "-_=*#~‐—–─━" and line[-1:] in "-_=*#~‐—–─━" and bool(divider_title(line))


def _finished(lines: list[str], *, cut: bool) -> str:
    """Return lines as words, without the telephone's line and what was drawn at the end."""
    while lines:
        last = lines[-1]
        alone = len(lines) == 1 or not lines[-2].strip() or is_rule(lines[-2])
        if (
            not last
            or last == RULE
            or (cut and is_rule(last))
            or (is_phone_line(last, before_history=cut and alone))
        ):
            lines.pop()
            continue
        if (
            len(lines) > 1
            and last.startswith(("<http", "[http", "(http"))
            and is_phone_line(f"{lines[-2]} {last}", before_history=cut)
        ):
            del lines[-2:]
            continue
        break
    words = "\n".join(lines).strip()
    return words.replace(RULE, "") if RULE in words else words
