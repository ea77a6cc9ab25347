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
from collections.abc import Iterator

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
account accounts activities activity actor ad added address addresses ads age alias all also amount archive
archived article articles assets assigned associated at attachment attachments audience author available
banner basic bio birth birthday block blocked bluesky body bookmarks bounce broadcast by calendar call
campaign car categories category cell channel chat city clicks client close closed code color comment
commented comments company complete confirmed connected connection connections consent contact contacted
contacts content conversation copy count counter country created creation csv cur currency custom customer
cutover data date day days deal deals deleted delivered department description details device direct
direction display division dm domain done download draft due duration edited education email emails
employees encrypted end ended endorsee endorsement endorsements endorser engagement entry error event events
expected export exports external facebook family favorite fax field fields file files finished first flag
folder folders follow followed follower followers following follows forward found free friend friends from
full fullname function gender geo given group groups handle handles header headline history home host hour
hours html id identifier image import inbound inbox incoming index industry info initial instagram instant
instructions interaction invitation invitations invited invitee inviteeprofileurl inviter inviterprofileurl
is item items job js json kind label labels language larger last latest lead leads learning letter level
lifecycle lifetime like liked likes link linkedin links list lists local location logged login lost made
maiden maidenname mail mailing main managed manifest marketing mastodon mbox media mediaurl member mentioned
merged message messages messengers meta middle minute mobile modified month moved muted name names new next
nickname no note notes number objects occupation of office old on open opened opted options optiontext
order organization origin outbound outbox outgoing owner parent part participants path pending people
percent permalink permission person phone photos pictures pipeline place points portal position positions
post posts preferred prefix previous primary priority privacy private product profile project property
public published purpose quantity quote quoted rank rate rating reaction reactions read reason received
recent recipient recommendation recommendations record records reference referral region related relation
relationship remote removed replied reply repo reported request requests required response retweet revenue
role root route row rows rule saved scheduled score search second seen segment sender sent sentiment
sequence service session settings share sharecommentary shared sharedurl sharelink shares signature size
skill skills slack sms social sort source staff stage stages starred started starts state station status
step store street string style sub subject suffix summary surname survey tag tags take takeout talk target
task team tel template text theme thread threads ticket time timestamp timezone title to today token topic
total touch town transaction trash trend true tweet tweets twitter txt type unit unread unsubscribed until
updated uri url urls user username users value vcf vendor verified version via video videos view viewed
views visibility visit visits vote votes warm warmth web website websites week when whole window with won
work workspace written wrote xml year your ytd zip zone
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
    names = [safe_header(each) for each in table.written]
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
