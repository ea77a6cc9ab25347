"""The lines of iCalendar and vCard: folding, parameters, quotes and escapes (RFC 5545 and 6350)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One property: its name in capitals, its parameters (names in capitals, values unquoted) and its value."""

    name: str
    params: dict[str, str]
    value: str
    number: int


def lines(text: str) -> Iterator[Line]:
    """Yield the properties of an iCalendar or vCard text, unfolded. What is no property is passed over."""
    pending: list[str] = []
    at = 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in (" ", "\t") and pending:
            if len(pending) < 20_000:  # beyond it lies a picture
                pending.append(line[1:])
            continue
        if pending:
            found = _line("".join(pending), at)
            if found is not None:
                yield found
        pending, at = [line] if line else [], number
    if pending:
        found = _line("".join(pending), at)
        if found is not None:
            yield found


_SIMPLE = re.compile(r"([A-Za-z0-9.-]+)((?:;[^\":;]*)*):")


def _line(text: str, number: int) -> Line | None:
    simple = _SIMPLE.match(text)
    if simple is not None:
        name, said = simple.group(1), simple.group(2)
        params: dict[str, str] = {}
        if said:
            for part in said[1:].split(";"):
                key, equals, value = part.partition("=")
                params.setdefault(key.strip().upper(), value if equals else "")
        value = text[simple.end() :]
        if value.startswith("//") and params.get("TZID"):
            # TZID=tzone://Microsoft/Custom:20240703T090000, without the quotes that it wants.
            rest, _, value = value.rpartition(":")
            params["TZID"] += f":{rest}"
        return Line(name.upper(), params, value, number)
    # Quoted parameters may hold colons and semicolons: CN="Quill, Ada: sales".
    head: list[str] = []
    in_quotes = False
    start = 0
    for at, c in enumerate(text[:20_000]):
        if c == '"':
            in_quotes = not in_quotes
        elif not in_quotes and c in ";:":
            head.append(text[start:at])
            start = at + 1
            if c == ":":
                name = head[0].strip().upper()
                if not name or not name.replace("-", "").replace(".", "").isalnum():
                    return None
                params = {}
                for part in head[1:]:
                    key, _, value = part.partition("=")
                    params.setdefault(key.strip().upper(), value.strip().strip('"'))
                return Line(name, params, text[start:], number)
    return None


_ESCAPED = re.compile(r"\\([nN,;:\\\"])")


def unescaped(value: str) -> str:
    """Return a text value as it was meant: `\\n` is a line end, `\\,` a comma."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda m: "\n" if m.group(1) in "nN" else m.group(1), value)


_CUT = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r?\n[ \t])([\x80-\xbf]{1,3})")


def whole_characters(content: bytes) -> bytes:
    """Return the bytes with no character cut in two by a fold: older Outlook and Exchange fold at 75 octets, anywhere.

    What belongs to the character is moved before the fold, so lines keep their numbers.
    """
    return _CUT.sub(rb"\1\3\2", content)
