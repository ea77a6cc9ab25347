"""Read large JSON documents element by element, at the speed of the standard decoder and in little memory.

Exports are one huge list, or one object with a huge list in it. `items` yields the elements of that list as
they are decoded; a damaged element is told and the next one found, and a document that breaks off still gives
everything before the break.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

from goodstanding.importers.export import Entry
from goodstanding.importers.text import clean, decoded, open_text, quoted
from goodstanding.values import Problem

CHUNK = 1 << 18
LONGEST_ITEM = 96 << 20  # characters
MOST_BROKEN = 50  # damaged elements in one file, after which the rest is left alone

_decoder = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
_AGAIN = "Download the export again and import it; what could be read was kept, and is kept once."


def load(entry: Entry, longest: int = 256 << 20) -> object | Problem:
    """Return the whole of a smaller JSON file, or the problem with it. Never raises."""
    if entry.size > longest:
        return Problem(
            entry.path,
            f"it is larger ({entry.size >> 20:,} MB) than such a file ever is",
            "Look whether the export was put together by hand, and import the original.",
        )
    text, _ = decoded(entry.read())
    return loads(text, entry.path)


def loads(text: str, where: str) -> object | Problem:
    """Return the value of a JSON text, or the problem with it; `where` is its file. Never raises."""
    try:
        return _decoder.decode(text.strip(" \t\r\n\ufeff"))  # type: ignore[no-any-return]
    except json.JSONDecodeError as error:
        bit = quoted(text[max(0, error.pos - 20) : error.pos + 20])
        return Problem(f"{where}:{error.lineno}", f'it is not valid JSON near "{bit}"', _AGAIN)
    except RecursionError:
        return Problem(where, "it nests thousands of lists inside each other, which no export does", _AGAIN)
    except ValueError as error:
        return Problem(where, f"it is not valid JSON ({error})", _AGAIN)


class _Window:
    """A stretch of a text that is read forward; `at` is the place in it that comes next."""

    def __init__(self, stream: TextIO, where: str) -> None:
        self.stream, self.where = stream, where
        self.text, self.at, self.ended, self.line = "", 0, False, 1

    def more(self, size: int = CHUNK) -> bool:
        """Read on, dropping what lies before `at`; False at the end."""
        if self.ended:
            return False
        block = self.stream.read(size)
        if not block:
            self.ended = True
            return False
        self.line += self.text.count("\n", 0, self.at)
        self.text = self.text[self.at :] + block
        self.at = 0
        return True

    def peek(self) -> str:
        """Skip blanks and return the next character, "" at the end."""
        while True:
            match = _BLANK.match(self.text, self.at)
            self.at = match.end() if match else self.at
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def value(self) -> object:
        """Decode the value that comes next. Raises ValueError or RecursionError."""
        self.peek()
        while True:
            try:
                value, end = _decoder.raw_decode(self.text, self.at)
            except (json.JSONDecodeError, RecursionError) as error:
                pending = len(self.text) - self.at
                unfinished = not isinstance(error, RecursionError) and (
                    error.pos >= len(self.text) - 32 or error.msg.startswith("Unterminated")
                )
                if not unfinished or pending > LONGEST_ITEM or not self.more(max(CHUNK, pending)):
                    raise
                continue
            # A number at the end of what has been read may go on.
            if end >= len(self.text) - 1 and self.text[self.at] in "-0123456789" and self.more():
                continue
            self.at = end
            return value

    def here(self) -> str:
        return f"{self.where}:{self.line + self.text.count(chr(10), 0, self.at)}"


def items(entry: Entry, *keys: str) -> Iterator[object | Problem]:
    """Yield the elements of the file's list: the document itself, or the first member among `keys` (any member
    that is a list when no keys are given) of the document.

    What stands before the first `[` or `{` (X writes `window.YTD… = `) is skipped. Damage is yielded as a Problem.
    """
    with open_text(entry).stream as stream:
        window = _Window(stream, entry.path)
        if not _to_start(window):
            yield Problem(entry.path, "there is no list in it", _AGAIN)
            return
        if window.peek() == "[":
            window.at += 1
            yield from _elements(window)
        else:
            window.at += 1
            yield from _members(window, keys)


def _to_start(window: _Window) -> bool:
    """Go to the first bracket or brace, past an assignment if there is one."""
    if not window.more():
        return False
    start = re.search(r"[\[{]", window.text)
    assigned = window.text.find("=", 0, 400)
    if assigned >= 0 and (start is None or assigned < start.start()):
        start = re.compile(r"[\[{]").search(window.text, assigned)
    if start is None:
        return False
    window.at = start.start()
    return True


def _members(window: _Window, keys: tuple[str, ...]) -> Iterator[object | Problem]:
    found = False
    try:
        while window.peek() not in ("}", ""):
            key = window.value()
            if window.peek() != ":":
                raise ValueError(f'":" is missing after {quoted(str(key))}')
            window.at += 1
            if window.peek() == "[" and (not keys or key in keys):
                found = True
                window.at += 1
                yield from _elements(window)
            else:
                window.value()
            if window.peek() == ",":
                window.at += 1
    except (ValueError, RecursionError):
        yield _problem(window)
        return
    if keys and not found and window.peek() != "}":
        yield _problem(window)


def _elements(window: _Window) -> Iterator[object | Problem]:
    """Yield the elements up to the closing bracket, which is consumed."""
    broken = 0
    while True:
        following = window.peek()
        if following == "]":
            window.at += 1
            return
        if following == "":
            yield Problem(window.here(), "the file breaks off before its end", _AGAIN)
            return
        if following == ",":
            window.at += 1
            continue
        try:
            yield window.value()
        except (ValueError, RecursionError):
            broken += 1
            yield _problem(window)
            if broken >= MOST_BROKEN or not _skip(window):
                return


def _skip(window: _Window) -> bool:
    """Go on to the next element that begins like an object; False when there is none."""
    window.at += 1
    while True:
        match = _NEXT_OBJECT.search(window.text, window.at)
        if match:
            window.at = match.end()
            return True
        window.at = max(window.at, len(window.text) - 200)
        if not window.more():
            return False


def _problem(window: _Window) -> Problem:
    window.peek()
    bit = quoted(window.text[window.at : window.at + 120], 40)
    if not bit:
        return Problem(window.here(), "the file breaks off before its end", _AGAIN)
    return Problem(window.here(), f'the record that begins "{bit}" is damaged', _AGAIN)


# --- what an export's JSON may hold instead of what it should ----------------------------------------------


def mapping(value: object) -> dict[str, object]:
    """Return an object as it is, anything else as an empty one."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> list[object]:
    """Return a list as it is, anything else as an empty one."""
    return value if isinstance(value, list) else []


def words(value: object) -> str:
    """Return a string made fit for a database, a whole number in digits, anything else as ""."""
    if type(value) is str:
        return clean(value)
    return str(value) if type(value) is int else ""


def inside(value: object, *path: str) -> object:
    """Return what lies at a path of members, None where there is none."""
    for step in path:
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value
