"""What an export looks like, with nothing personal in it: for telling us about a form that we do not know.

    Connections.csv  (1,204 bytes, read by linkedin)
      line 4 is the header, delimiter ",", 312 rows
        First Name    Aaa (80%), Aaaa-Aaa (20%)
        Connected On  99 Aaa 9999

Words become `Aaa`, digits become `9`. Names of files and folders are kept where they are words that exports use;
the parts that could be a name, a number or a place are shown as shapes too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from goodstanding.importers import run
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.jsonstream import items
from goodstanding.importers.text import Table, counted, find_table, open_text
from goodstanding.values import Problem

ROWS = 200  # looked at in each file
SHAPES = 4  # shown for each column
FILES = 300  # described one by one; the rest is counted by ending
DEEPEST = 8

_CAPITALS = re.compile(r"[^\W\d_]+")
# Words that stand in the names of files and of fields. Whatever else stands there is shown as a shape.
_WRITTEN_WORDS = """
account accounts activity actor ad address addresses ads alias all also archive article articles assets at
attachments author basic birth block blocked bluesky body bookmarks by calendar call car chat city code
comment comments company complete connection connections contact contacts content conversation country
created csv cur data date deal deals deleted description direct direction display dm download education
email emails endorsement endorsements event events export exports external facebook field fields file files
finished first folder follow followed follower followers following follows free friend friends from full
function geo given group groups handle header headline html id inbox index industry info instagram
invitation invitations is item items js json kind label labels language larger last learning like liked
likes link linkedin links list lists local location maiden mail manifest mastodon mbox media member message
messages meta month name names new next no note notes number objects of old on order organization outbox
owner parent part participants path people person phone photos pictures place position positions post posts
previous profile public quantity rate reaction reactions read received recipient recommendation
recommendations record records reference region reply repo request requests response root row saved search
sender sent settings share shares skill skills slack sort source stage started state status street string
sub subject tag tags take takeout tel text thread threads time timestamp title to total town tweet tweets
twitter txt type unit updated uri url urls user username users value vcf version video videos visibility
vote votes web week window with work xml year your ytd zip zone
"""
_KNOWN_WORDS = frozenset(_WRITTEN_WORDS.split())


def describe(export: Export) -> str:
    """Return a report of an export's files, headers and shapes of values, without any value in it."""
    return "\n".join(_lines(export)) + "\n"


def _lines(export: Export) -> Iterator[str]:
    readers = {id(entry): one.NAME for one, entries in run.claimed(export)[0] for entry in entries}
    entries = [entry for entry in export.entries if not entry.is_media]
    media = Counter(entry.suffix for entry in export.entries if entry.is_media)
    yield f"{counted(len(export.entries), 'file')}, {counted(sum(media.values()), 'media file')} among them."
    for entry in entries[:FILES]:
        reader = readers.get(id(entry))
        known = f"read by {reader}" if reader else "not known to us"
        yield ""
        yield f"{safe_path(entry.path)}  ({entry.size:,} bytes, {known})"
        yield from (f"  {line}" for line in _inside(entry))
    if len(entries) > FILES:
        rest = Counter(entry.suffix for entry in entries[FILES:])
        yield ""
        yield "and " + ", ".join(f"{count:,} more .{suffix}" for suffix, count in rest.most_common(20))
    for problem in export.problems:
        yield ""
        yield "problem: " + re.sub('"[^"]*"', lambda quote: shape(quote[0]), problem.what)


def _inside(entry: Entry) -> Iterator[str]:
    head = entry.head
    if not head:
        yield "empty"
    elif b"\0" in head[:1000] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield f"not text; begins with the bytes {head[:4].hex(' ')}"
    elif entry.suffix in ("json", "js") or head.lstrip()[:1] in (b"{", b"["):
        yield from _json(entry)
    elif entry.suffix in ("csv", "tsv", "txt") and (table := find_table(entry)) is not None:
        yield from _table(table)
    else:
        yield from _text(entry)


def _table(table: Table) -> Iterator[str]:
    columns: list[Counter[str]] = [Counter() for _ in table.names]
    lengths: Counter[int] = Counter()
    count = 0
    for row in table.rows():
        if isinstance(row, Problem):
            continue
        count += 1
        lengths[len(row[1])] += 1
        for column, value in zip(columns, row[1], strict=False):
            column[shape(value)] += 1
        if count >= ROWS:
            break
    more = " or more" if count >= ROWS else ""
    yield f'line {table.header_line} is the header, delimiter "{table.delimiter}", {counted(count, "row")}{more}'
    yield from table.notes
    names = headers(table.written)
    width = max(map(len, names), default=0)
    for name, column in zip(names, columns, strict=False):
        yield f"  {name:<{width}}  {_shares(column)}"
    if len(lengths) > 1:
        yield "rows are of different lengths: " + ", ".join(
            f"{n} of {k} cells" for k, n in lengths.most_common(5)
        )


def _json(entry: Entry) -> Iterator[str]:
    begin = re.match(rb"\s*([\w.]+)\s*=", entry.head.lstrip(b"\xef\xbb\xbf"))
    if begin:
        yield f"assigned to {safe_header(begin[1].decode('ascii', 'replace'))}"
    top = re.findall(rb'"([^"\\]{1,60})"\s*:', entry.head[:400]) if entry.head.lstrip()[:1] == b"{" else []
    if top:
        yield "an object that begins with the member " + safe_header(top[0].decode("utf-8", "replace"))
    paths: dict[tuple[str, ...], Counter[str]] = {}
    often: Counter[str] = Counter()  # in how many elements a member's name occurs
    count = broken = 0
    for each in items(entry):
        if isinstance(each, Problem):
            broken += 1
            continue
        count += 1
        seen: set[str] = set()
        _walk(each, (), paths, seen)
        often.update(seen)
        if count >= ROWS or broken > 20:
            break
    yield f"{counted(count, 'element')}{' or more' if count >= ROWS else ''}"
    if broken:
        yield f"{counted(broken, 'damaged place')}"
    # A member that most elements have is part of the form; one that few have may be somebody's name.
    form = {name for name, times in often.items() if times >= 3 and times * 2 >= count}
    told: dict[str, Counter[str]] = {}
    for path, shapes in paths.items():
        shown = ".".join(name if name in form or name == "[]" else safe_header(name) for name in path)
        told.setdefault(shown.replace(".[]", "[]") or "(itself)", Counter()).update(shapes)
    for shown, shapes in list(told.items())[:120]:
        yield f"  {shown}  {_shares(shapes)}"


def _walk(
    value: object, path: tuple[str, ...], paths: dict[tuple[str, ...], Counter[str]], seen: set[str]
) -> None:
    if len(path) > DEEPEST or len(paths) > 400:
        return
    if isinstance(value, dict):
        for key, each in list(value.items())[:60]:
            seen.add(str(key))
            _walk(each, (*path, str(key)), paths, seen)
    elif isinstance(value, list):
        for each in value[:20]:
            _walk(each, (*path, "[]"), paths, seen)
        if not value:
            paths.setdefault((*path, "[]"), Counter())["empty"] += 1
    else:
        told = shape(value) if isinstance(value, str) else _kind_of(value)
        paths.setdefault(path, Counter())[told] += 1


def _kind_of(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    return "number " + re.sub(r"\d", "9", f"{value}")[:24]


def _text(entry: Entry) -> Iterator[str]:
    shapes: Counter[str] = Counter()
    lines = 0
    with open_text(entry).stream as stream:
        while lines < ROWS and (line := stream.readline(4000)):
            lines += 1
            # A field's name before a colon (mail, vCard, calendar) is no value; what follows is.
            match = re.match(r"([A-Za-z][A-Za-z-]{1,30})([:;])", line)
            if match:
                shapes[f"{safe_header(match[1])}{match[2]} {shape(line[match.end() :])}"] += 1
            else:
                shapes[shape(line)] += 1
    yield f"text, {counted(lines, 'line')}{' or more' if lines >= ROWS else ''}, of which the commonest look like"
    for told, count in shapes.most_common(12):
        yield f"  {count:>4} x {told}"


def _shares(shapes: Counter[str]) -> str:
    total = sum(shapes.values()) or 1
    told = [
        told if count == total else f"{told} ({count * 100 // total}%)"
        for told, count in shapes.most_common(SHAPES)
    ]
    more = len(shapes) - SHAPES
    return ", ".join(told) + (f" and {counted(more, 'other shape')}" if more > 0 else "")


def shape(value: str) -> str:
    """Return what a value looks like: `09 Mar 2024` -> `99 Aaa 9999`. No letter or digit of it is left."""
    value = value.strip()
    if not value:
        return "empty"
    cut = value[:48]
    out = _CAPITALS.sub(lambda match: _word(match[0]), cut)
    out = re.sub(r"\d", "9", out)
    out = re.sub(r"[^\x20-\x7eAa9…]", "·", out)
    out = re.sub(r"9{5,}", lambda match: f"9{{{len(match[0])}}}", out)
    out = re.sub(r"(A?a{1,3}[ ,.]+){4,}", "words ", out)
    return f'"{out}{"…" if len(value) > 48 else ""}"'


def _word(word: str) -> str:
    if word.isupper():
        return "A" * min(len(word), 4)
    return ("A" if word[0].isupper() else "a") + "a" * (min(len(word), 3) - 1)


def safe_header(name: str) -> str:
    """Return a field's name; parts that exports do not use as words become shapes, as they may be a value."""
    parts = re.split(r"([^A-Za-z]+|(?<=[a-z])(?=[A-Z]))", name[:80])
    return "".join(_safe_part(part) for part in parts) or "(none)"


def headers(written: Iterable[str]) -> list[str]:
    """Return a table's column names: as they are when they look like names of columns, else as shapes.

    A table without a header has a person's row where its header should be. So the names are shown only when
    at least half of them hold a word that exports use, and no cell that holds a digit or an address is shown.
    """
    cells = list(written)
    known = sum(any(w.lower() in _KNOWN_WORDS for w in re.findall("[A-Za-z]+", cell)) for cell in cells)
    if known * 2 < len(cells):
        return [safe_header(cell) for cell in cells]
    return [safe_header(cell) if re.search(r"[\d@]|//", cell) else cell[:80] for cell in cells]


def safe_path(path: str) -> str:
    """Return a path whose words are those that exports use; others, and all numbers, become shapes."""
    return "/".join(_safe_name(part) for part in path.split("/"))


def _safe_name(part: str) -> str:
    stem, dot, suffix = part.rpartition(".")
    return (
        safe_header(stem) + dot + suffix
        if dot and re.fullmatch(r"[a-z0-9]{1,5}", suffix.lower())
        else safe_header(part)
    )


def _safe_part(part: str) -> str:
    if not part or not part.isascii():
        return "".join("·" if not c.isascii() else c for c in part)
    if part.isalpha():
        return part if part.lower() in _KNOWN_WORDS else _word(part)
    return re.sub(r"\d", "9", part)
