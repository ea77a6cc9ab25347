"""Open what a person hands us: a zip, a tar.gz, an extracted folder or one loose file, as a list of entries.

Nothing is ever extracted to disk by entry name, and media are never inflated. `open_export` refuses hostile
archives with one clear sentence (`Refused`) before anything of them is read. What is merely damaged is read
as far as it goes: a stream that breaks off simply ends, and what broke is told in `Export.problems`.
"""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import os
import re
import stat
import struct
import tarfile
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import IO, BinaryIO, cast

from goodstanding.values import Problem

MOST_ENTRIES = 99_999
MOST_FILES_IN_A_FOLDER = 2_000_000
MOST_INFLATED = 64 << 30
MOST_NESTED = 4 << 30
MOST_READ = 1 << 30
RATIO = 100  # inflated : packed, judged once more than RATIO_FROM bytes are inflated
RATIO_FROM = 50 << 20
HOLLOW_FROM = 256 << 20  # bytes; below it, zeros are read quickly enough
MOST_DIRECTORY = 64 << 20
HEAD = 4096

_PICTURES = "jpg jpeg png gif webp bmp tif tiff heic heif avif svg ico psd"
_FILMS = "mp4 m4v mov avi mkv webm 3gp mpg mpeg srt vtt"
_SOUNDS = "mp3 m4a aac ogg oga opus wav amr flac"
_FONTS = "woff woff2 ttf otf eot css"
MEDIA = frozenset(f"{_PICTURES} {_FILMS} {_SOUNDS} {_FONTS}".split())
_OFFICE = frozenset({".xlsx", ".xlsm", ".xlsb", ".docx", ".pptx", ".odt", ".ods", ".odp", ".epub"})
_JUNK = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.Spotlight|\.Trashes)", re.I)


class Refused(Exception):
    """An archive that will not be opened. Its `problem` says where, what and what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True)
class Entry:
    """One file of an export. `path` is its place inside the export: forward slashes, wrapper folders kept.

    `size` is in bytes, uncompressed (0 where a damaged archive does not say). `open()` gives a binary stream
    from the start; it never raises for damage: it ends early and the export's `problems` say so. `head` is
    the first bytes (up to 4,096) for recognising content. `archive` is the archive that holds it ("" when
    it lies in a folder or was handed in by itself).
    """

    path: str
    size: int
    opener: Callable[[], BinaryIO] = field(repr=False, compare=False)
    modified: date | None = None
    archive: str = ""

    def open(self) -> BinaryIO:
        stream = self.opener()
        raw = getattr(stream, "raw", None)
        if isinstance(raw, _Guarded):
            raw.shown = self.path  # what holds the entry may have put its own name in front since
        return stream

    def read(self, limit: int = MOST_READ) -> bytes:
        """Return the whole content, up to `limit` bytes (no file of an export that is read whole is larger)."""
        with self.open() as stream:
            return stream.read(limit)

    @cached_property
    def head(self) -> bytes:
        if not self.is_media:
            with self.open() as stream:
                return stream.read(HEAD)
        return b""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The path without its last part, "" at the root."""
        return self.path.rpartition("/")[0]

    @property
    def suffix(self) -> str:
        """The lower-case ending of the name without its dot, "" when there is none."""
        return self.name.rpartition(".")[2].lower() if "." in self.name else ""

    @property
    def is_media(self) -> bool:
        """Whether the name is that of a picture, a sound, a film or a font: never inflated."""
        return self.suffix in MEDIA


@dataclass
class Reading:
    """What happens while entries are read: the damage that is met, and how far the reading has come.

    `on_read`, when set, is told an entry's path and how many of its bytes have been read so far.
    """

    problems: list[Problem] = field(default_factory=list)
    on_read: Callable[[str, int], None] | None = None


@dataclass(frozen=True)
class Export:
    """What was handed in: where it lies and what is in it, in the archive's order.

    `problems` grows while entries are read: a damaged archive is only noticed then. Use as a context manager,
    or call `close()`.
    """

    path: Path
    entries: tuple[Entry, ...]
    reading: Reading = field(default_factory=Reading, repr=False, compare=False)
    closers: tuple[Callable[[], None], ...] = field(default=(), repr=False, compare=False)

    @property
    def problems(self) -> list[Problem]:
        return self.reading.problems

    def close(self) -> None:
        for closer in self.closers:
            closer()

    def __enter__(self) -> Export:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_export(path: Path, reading: Reading | None = None) -> Export:
    """Return the export at `path`. Raises Refused for what must not or cannot be opened."""
    path = Path(path)
    shown = path.name or str(path)
    reading = reading or Reading()
    try:
        if path.is_dir():
            return _folder(path, shown, reading)
        if not path.exists():
            raise _refused(str(path), "there is no such file or folder", "Check the name and try again.")
        if not path.is_file():
            raise _refused(str(path), "it is a device, not a file", "Hand in the export itself.")
        with path.open("rb") as stream:
            return _file(path, shown, stream.read(512), reading)
    except PermissionError:
        raise _refused(
            str(path), "this computer does not let us read it", "Copy it to your own folder and try again."
        ) from None
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        raise _refused(
            str(path), f"it could not be read ({said})", "Copy it to your own disk and try again."
        ) from None


def open_exports(paths: Sequence[Path], reading: Reading | None = None) -> Export:
    """Return several exports as one, so that the parts of a split archive are read together.

    Entries keep their order; with more than one path, the name of what holds them goes in front of theirs.
    What is refused becomes a problem of the whole, and does not stop the others.
    """
    reading = reading or Reading()
    exports: list[Export] = []
    for path in paths:
        try:
            exports.append(open_export(Path(path), reading))
        except Refused as refused:
            reading.problems.append(refused.problem)
    if len(exports) == 1:
        return exports[0]
    entries: list[Entry] = []
    taken: set[str] = set()
    for export in exports:
        root, n = export.path.name or "export", 2
        while root in taken:
            root = f"{export.path.name} ({n})"
            n += 1
        taken.add(root)
        loose = len(export.entries) == 1 and export.entries[0].path == export.path.name
        entries.extend(
            replace(entry, path=root if loose else f"{root}/{entry.path}") for entry in export.entries
        )
    return Export(
        exports[0].path if exports else Path(),
        tuple(entries),
        reading,
        tuple(close for export in exports for close in export.closers),
    )


def _refused(where: str, what: str, do: str) -> Refused:
    return Refused(Problem(where, what, do))


# --- folders and loose files ------------------------------------------------------------------------------


def _folder(path: Path, shown: str, reading: Reading) -> Export:
    entries: list[Entry] = []
    problems = reading.problems
    closers: list[Callable[[], None]] = []
    for found in _walk(path, problems):
        inside = unicodedata.normalize("NFC", found.relative_to(path).as_posix())
        inside = inside.encode("utf-8", "replace").decode("utf-8")
        if _JUNK.search(inside):
            continue
        if len(entries) >= MOST_FILES_IN_A_FOLDER:
            raise _refused(
                shown,
                f"it holds more than {MOST_FILES_IN_A_FOLDER:,} files",
                "Hand in the export's own folder, not the whole disk.",
            )
        try:
            _judge_holes(found, inside)
            if found.suffix.lower() in {".zip", ".tgz", ".gz", ".tar"}:
                with found.open("rb") as stream:
                    part = _file(found, inside, stream.read(512), reading)
                closers.extend(part.closers)
                loose = len(part.entries) == 1 and inside.startswith(part.entries[0].path)
                entries.extend(
                    entry if loose else replace(entry, path=f"{inside}/{entry.path}")
                    for entry in part.entries
                )
            else:
                entries.append(_loose(found, inside, reading))
        except Refused as refused:
            problems.append(refused.problem)
        except OSError as error:
            problems.append(
                Problem(
                    inside,
                    f"it could not be read ({error.strerror or error})",
                    "Copy it to your own disk and import again; the rest was read.",
                )
            )
    return Export(path, tuple(entries), reading, tuple(closers))


def _walk(path: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the files under a folder in a stable order; links are named, not followed."""
    for folder, folders, files in os.walk(path, followlinks=False):
        folders.sort()
        for name in sorted([*files, *[d for d in folders if (Path(folder) / d).is_symlink()]]):
            found = Path(folder) / name
            if found.is_symlink():
                problems.append(
                    Problem(
                        found.relative_to(path).as_posix().encode("utf-8", "replace").decode(),
                        "it is a link to somewhere else, which we do not follow",
                        "Put the file itself into the folder if it belongs to the export.",
                    )
                )
            elif found.is_file():
                yield found


def is_hollow(path: Path) -> bool:
    """Say whether a file claims a size and holds next to nothing: a download that only reserved its place, or a trap.

    Reading the zeros of ten gigabytes takes a minute and gives nothing. A disk that packs what lies on it makes a
    file smaller too, but not a thousandfold.
    """
    status = path.stat()
    blocks = getattr(status, "st_blocks", None)  # Windows does not say
    return blocks is not None and status.st_size > HOLLOW_FROM and blocks * 512 < status.st_size // 1_000


def _judge_holes(path: Path, shown: str) -> None:
    if is_hollow(path):
        raise _refused(
            shown,
            f"it claims {path.stat().st_size >> 20:,} MB, but next to nothing of it is there",
            "Its download has only begun, or something went wrong with it: download it again.",
        )


def _file(path: Path, shown: str, head: bytes, reading: Reading) -> Export:
    _judge_holes(path, shown)
    if head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        if path.suffix.lower() in _OFFICE or b"[Content_Types].xml" in head or head[30:38] == b"mimetype":
            with path.open("rb") as stream:
                inspect_zip(stream, shown)
            return Export(path, (_loose(path, shown, reading),), reading)
        return _zip(path, shown, reading)
    if head[:2] == b"\x1f\x8b" or head[:3] == b"BZh" or head[:6] == b"\xfd7zXZ\x00" or _is_tar(head):
        return _tar(path, shown, head, reading)
    if head[:6] == b"7z\xbc\xaf\x27\x1c" or head[:4] == b"Rar!":
        kind = "7z" if head[:2] == b"7z" else "RAR"
        raise _refused(
            shown, f"it is a {kind} archive, which we do not open", "Unpack it and hand in the folder."
        )
    if path.suffix.lower() == ".zip" and not head.startswith(b"PK"):
        raise _refused(
            shown,
            "it is called a zip but is none: it may not have been downloaded to its end",
            "Download the export again and hand in the new file.",
        )
    return Export(path, (_loose(path, shown, reading),), reading)


def _loose(path: Path, shown: str, reading: Reading) -> Entry:
    status = path.stat()

    def opened() -> BinaryIO:
        return _guarded(lambda: path.open("rb", buffering=0), shown, reading)

    return Entry(shown, status.st_size, opened, date.fromtimestamp(max(0, status.st_mtime)))


# --- streams that end instead of breaking -----------------------------------------------------------------

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    gzip.BadGzipFile,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    struct.error,
    ValueError,
)


class _Guarded(io.RawIOBase):
    """A raw stream over another one that ends where that one breaks, and says so in `problems` once."""

    def __init__(self, start: Callable[[], IO[bytes]], shown: str, reading: Reading) -> None:
        self.shown, self.reading, self.read_so_far = shown, reading, 0
        self._inner: IO[bytes] | None = None
        self._start = start
        self._done = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        view = memoryview(cast(bytearray, buffer))
        if self._done:
            return 0
        try:
            if self._inner is None:
                self._inner = self._start()
            data = self._inner.read(len(view))
        except (Refused, *_DAMAGE) as error:
            self._done = True
            problem = error.problem if isinstance(error, Refused) else None
            problem = problem or _damage(self.shown, self.read_so_far, error)
            if problem not in self.reading.problems:
                self.reading.problems.append(problem)
            return 0
        if not data:
            self._done = True
            return 0
        view[: len(data)] = data
        self.read_so_far += len(data)
        if self.reading.on_read is not None:
            self.reading.on_read(self.shown, self.read_so_far)
        return len(data)

    def close(self) -> None:
        if self._inner is not None:
            with contextlib.suppress(*_DAMAGE):
                self._inner.close()
        super().close()


def _damage(shown: str, read: int, error: Exception) -> Problem:
    if isinstance(error, NotImplementedError):
        what = "it is packed in a way we cannot unpack"
        do = "Unpack the archive with your own tool and hand in the folder."
    elif isinstance(error, _Lies):
        what, do = str(error), "Download the export again; what could be read was kept."
    elif isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
        what = f"reading stopped after {read:,} bytes ({error.strerror or error})"
        do = "Copy the file to your own disk and import again; what could be read was kept."
    else:
        what = f"it is damaged: nothing could be read after the first {read:,} bytes"
        do = "Download the export again and import it; what could be read was kept, and is kept once."
    return Problem(shown, what, do)


class _Lies(ValueError):
    """A stream that turned out otherwise than its archive declares."""


def _guarded(start: Callable[[], IO[bytes]], shown: str, reading: Reading) -> BinaryIO:
    return io.BufferedReader(_Guarded(start, shown, reading), 1 << 17)


# --- zip --------------------------------------------------------------------------------------------------


def inspect_zip(stream: BinaryIO, shown: str) -> None:
    """Refuse a zip (a spreadsheet is one) that would explode or is forged, before anybody else opens it."""
    stream.seek(0, io.SEEK_END)
    size = stream.tell()
    _count_entries(stream, size, shown)
    try:
        with zipfile.ZipFile(stream) as archive:
            _judge(archive.infolist(), size, shown)
    except _DAMAGE:
        return


def _zip(path: Path, shown: str, reading: Reading) -> Export:
    size = path.stat().st_size
    with path.open("rb") as stream:
        _count_entries(stream, size, shown)
    try:
        archive = zipfile.ZipFile(path)
    except _DAMAGE:
        return _salvaged(path, shown, reading)
    closers: list[Callable[[], None]] = [archive.close]
    try:
        return Export(
            path, tuple(_zip_entries(archive, shown, size, reading, closers)), reading, tuple(closers)
        )
    except Refused:
        for close in closers:
            close()
        raise


def _zip_entries(
    archive: zipfile.ZipFile,
    shown: str,
    size: int,
    reading: Reading,
    closers: list[Callable[[], None]],
    inside_of: str = "",
) -> list[Entry]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    _judge(infos, size, shown)
    entries: list[Entry] = []
    for info in infos:
        inside = inside_of + _zip_name(info)
        if inside == inside_of or _JUNK.search(inside):
            continue
        opener = _zip_opener(archive, info, inside, reading)
        entry = Entry(inside, info.file_size, opener, _zip_date(info), shown)
        nested: list[Entry] | None = None
        if entry.suffix == "zip" and not inside_of and info.file_size <= MOST_NESTED:
            nested = _nested(entry, reading, closers)
        entries.extend([entry] if nested is None else nested)
    return entries


def _zip_opener(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, inside: str, reading: Reading
) -> Callable[[], BinaryIO]:
    return lambda: _guarded(lambda: archive.open(info), inside, reading)


def _nested(entry: Entry, reading: Reading, closers: list[Callable[[], None]]) -> list[Entry] | None:
    """Return the entries of a zip inside a zip (one level deep), held in a nameless temporary file.

    None when it is no zip after all; an empty list when it is one that we refuse.
    """
    if entry.head[:4] != b"PK\x03\x04":
        return None
    spool = tempfile.SpooledTemporaryFile(max_size=32 << 20)  # noqa: SIM115 (closed with the export)
    closers.append(spool.close)
    with entry.open() as stream:
        while chunk := stream.read(1 << 20):
            spool.write(chunk)
    held = cast(BinaryIO, spool)
    size = held.tell()
    try:
        _count_entries(held, size, entry.path)
        return _zip_entries(
            zipfile.ZipFile(held), entry.path, size, reading, closers, inside_of=f"{entry.path}/"
        )
    except Refused as refused:
        reading.problems.append(refused.problem)
        return []
    except _DAMAGE:
        return None


def _count_entries(stream: BinaryIO, size: int, shown: str) -> None:
    """Refuse a zip whose directory is absurd, before the zip reader builds an object an entry."""
    tail_size = min(size, 65_557)
    stream.seek(size - tail_size)
    tail = stream.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        return
    count, directory = struct.unpack("<HI", tail[at + 10 : at + 16])
    if count == 0xFFFF or directory == 0xFFFFFFFF:
        wide = tail.rfind(b"PK\x06\x06")
        if wide >= 0 and len(tail) >= wide + 56:
            count, directory = struct.unpack("<QQ", tail[wide + 32 : wide + 48])
    start = size - tail_size + at - directory
    if count <= MOST_ENTRIES and directory <= MOST_DIRECTORY and start >= 0:
        stream.seek(start)
        count = max(count, stream.read(directory).count(b"PK\x01\x02"))
    if count > MOST_ENTRIES or directory > MOST_DIRECTORY:
        raise _refused(
            shown,
            f"it claims to hold {count:,} files; no export that we know holds {MOST_ENTRIES + 1:,} or more",
            "Unpack it, keep the folders that you want read, and hand in that folder.",
        )


def _judge(infos: Sequence[zipfile.ZipInfo], size: int, shown: str) -> None:
    """Refuse what would climb out, explode, overlap, point elsewhere or needs a password."""
    total = 0
    for info in infos:
        _judge_name(info.orig_filename, shown)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise _link(info.filename, shown)
        if info.flag_bits & 0x1:
            raise _refused(
                shown,
                "it is locked with a password",
                "Unpack it with the password and hand in the folder.",
            )
        total += info.file_size
        if info.file_size > RATIO_FROM and info.file_size > RATIO * max(info.compress_size, 1):
            raise _bomb(shown, info.filename, info.file_size)
    if total > RATIO_FROM and total > RATIO * max(size, 1):
        raise _bomb(shown, "", total)
    if total > MOST_INFLATED:
        raise _refused(
            shown,
            f"it would unpack to {total >> 30:,} GB, more than we read at once",
            "Unpack it and hand in the folders that you want read, one after another.",
        )
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise _refused(
                shown,
                f'the file "{_short(info.filename)}" inside it overlaps another, as only forged archives do',
                "Download the export again from where it came from.",
            )
        end = info.header_offset + 30 + info.compress_size


def _judge_name(name: str, shown: str) -> None:
    name = name.replace("\\", "/")
    if name.startswith("/") or re.match(r"[A-Za-z]:/", name) or ".." in name.split("/"):
        raise _refused(
            shown,
            f'the file "{_short(name)}" inside it tries to leave its own folder, as only forged archives do',
            "Download the export again from where it came from.",
        )


def _link(name: str, shown: str) -> Refused:
    return _refused(
        shown,
        f'the file "{_short(name)}" inside it is a link to somewhere else, which no export holds',
        "Unpack it, take the link out, and hand in the folder.",
    )


def _bomb(shown: str, name: str, inflated: int) -> Refused:
    which = f'the file "{_short(name)}" inside it' if name else "it"
    return _refused(
        shown,
        f"{which} would swell to more than {RATIO} times its size ({inflated >> 20:,} MB), as only forged archives do",
        "Download the export again from where it came from.",
    )


def _short(name: str) -> str:
    name = "".join(c if c.isprintable() else "?" for c in name)
    return name if len(name) <= 60 else f"{name[:30]}…{name[-29:]}"


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The entry's path; CP437 names that are really UTF-8 are put right, backslashes turned."""
    name = info.orig_filename.split("\0")[0]
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return _plain_path(name)


def _plain_path(name: str) -> str:
    parts = [p for p in name.replace("\\", "/").split("/") if p not in ("", ".")]
    path = unicodedata.normalize("NFC", "/".join(parts))
    return path.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _zip_date(info: zipfile.ZipInfo) -> date | None:
    try:
        return date(*info.date_time[:3]) if info.date_time[0] > 1980 else None
    except ValueError:
        return None


# --- a zip that has lost its directory --------------------------------------------------------------------


def _salvaged(path: Path, shown: str, reading: Reading) -> Export:
    """Return what the local headers of a damaged zip still tell; the last file usually breaks off."""
    entries: list[Entry] = []
    packed = path.stat().st_size
    with path.open("rb") as stream:
        starts = list(_local_headers(stream))
    for (_at, data_at, method, flags, declared, compressed, name, utf8), following in zip(
        starts, [*[s[0] for s in starts[1:]], packed], strict=False
    ):
        _judge_name(name, shown)
        if not utf8:
            with contextlib.suppress(UnicodeError):
                name = name.encode("cp437").decode("utf-8")
        inside = _plain_path(name)
        if not inside or name.endswith("/") or _JUNK.search(inside) or flags & 1 or method not in (0, 8):
            continue
        length = compressed or max(0, following - data_at)
        if declared > RATIO_FROM and declared > RATIO * max(length, 1):
            raise _bomb(shown, name, declared)
        entries.append(
            Entry(
                inside, declared, _piece_opener(path, data_at, length, method, inside, reading), None, shown
            )
        )
    if not entries:
        raise _refused(
            shown,
            "it is not a zip that can be opened: it is damaged, or only part of it was downloaded",
            "Download the export again and hand in the new file.",
        )
    reading.problems.append(_broken(shown))
    return Export(path, tuple(entries), reading)


def _broken(shown: str) -> Problem:
    return Problem(
        shown,
        "the archive is damaged or was not downloaded to its end; we read what is still there",
        "Download it again and import it; rows already read are kept once.",
    )


def _local_headers(stream: BinaryIO) -> Iterator[tuple[int, int, int, int, int, int, str, bool]]:
    """Yield (at, data at, method, flags, size, packed size, name, name is UTF-8) for each local header."""
    chunk, base, found = b"", 0, 0
    while True:
        block = stream.read(1 << 20)
        chunk += block
        at = chunk.find(b"PK\x03\x04")
        while at >= 0 and (at + 30 + 1024 <= len(chunk) or not block):
            fields = chunk[at + 4 : at + 30]
            if len(fields) < 26:
                return
            _, flags, method, _, _, _, packed, size, name_length, extra = struct.unpack("<HHHHHIIIHH", fields)
            raw = chunk[at + 30 : at + 30 + name_length]
            if 0 < name_length <= 512 and len(raw) == name_length and found <= MOST_ENTRIES:
                found += 1
                utf8 = bool(flags & 0x800)
                name = raw.decode("utf-8" if utf8 else "cp437", "replace")
                known = packed if packed != 0xFFFFFFFF else 0
                yield (
                    base + at,
                    base + at + 30 + name_length + extra,
                    method,
                    flags,
                    size if size != 0xFFFFFFFF else 0,
                    known,
                    name,
                    utf8,
                )
            at = chunk.find(b"PK\x03\x04", at + 4)
        if not block:
            return
        keep = at if at >= 0 else max(0, len(chunk) - 3)
        base += keep
        chunk = chunk[keep:]


def _piece_opener(
    path: Path, at: int, length: int, method: int, inside: str, reading: Reading
) -> Callable[[], BinaryIO]:
    return lambda: _guarded(
        lambda: cast(IO[bytes], _Piece(path, at, length, method, inside)), inside, reading
    )


class _Piece(io.RawIOBase):
    """The bytes of one zip entry, found by its local header: stored or deflated."""

    def __init__(self, path: Path, at: int, length: int, method: int, shown: str) -> None:
        self._file = path.open("rb")
        self._file.seek(at)
        self._left, self._shown = length, shown
        self._inflate = zlib.decompressobj(-15) if method == 8 else None
        self._given = self._taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        size = size if size > 0 else 1 << 17
        if self._inflate is None:
            data = self._file.read(min(size, self._left))
            self._left -= len(data)
            return data
        while not self._inflate.eof:
            packed = self._inflate.unconsumed_tail
            if not packed:
                packed = self._file.read(min(1 << 16, self._left))
                self._left -= len(packed)
                self._taken += len(packed)
                if not packed:
                    raise EOFError
            data = self._inflate.decompress(packed, size)
            if data:
                self._given += len(data)
                if self._given > RATIO_FROM and self._given > RATIO * self._taken:
                    raise _Lies("it swells without end, as only forged archives do")
                return data
        return b""

    def close(self) -> None:
        self._file.close()
        super().close()


# --- tar --------------------------------------------------------------------------------------------------


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


class _Inflating(io.RawIOBase):
    """A gzip, bzip2 or xz stream read forward, which refuses to swell without end."""

    def __init__(self, path: Path, shown: str, head: bytes) -> None:
        self._raw = path.open("rb")
        self._shown, self._given = shown, 0
        self._inner: IO[bytes]
        if head[:2] == b"\x1f\x8b":
            self._inner = cast(IO[bytes], gzip.GzipFile(fileobj=self._raw))
        elif head[:3] == b"BZh":
            self._inner = cast(IO[bytes], bz2.BZ2File(self._raw))
        elif head[:6] == b"\xfd7zXZ\x00":
            self._inner = cast(IO[bytes], lzma.LZMAFile(self._raw))  # noqa: SIM115 (closed with us)
        else:
            self._inner = self._raw

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._inner.read(size if size > 0 else 1 << 17)
        self._given += len(data)
        if self._given > RATIO_FROM and self._given > RATIO * self._raw.tell():
            raise _bomb(self._shown, "", self._given)
        return data

    def close(self) -> None:
        self._inner.close()
        self._raw.close()
        super().close()


def _tar(path: Path, shown: str, head: bytes, reading: Reading) -> Export:
    """Read a tar once, front to back; what is not media is kept in a nameless temporary file."""
    probe = _Inflating(path, shown, head)
    try:
        first = probe.read(512)
    except _DAMAGE:
        first = b""
    finally:
        probe.close()
    if not _is_tar(first):
        inside = re.sub(r"\.(gz|bz2|xz)$", "", shown, flags=re.I)
        entry = Entry(
            inside,
            path.stat().st_size,
            lambda: _guarded(lambda: cast(IO[bytes], _Inflating(path, shown, head)), inside, reading),
            None,
            shown,
        )
        return Export(path, (entry,), reading)
    spool = tempfile.SpooledTemporaryFile(max_size=32 << 20)  # noqa: SIM115 (closed with the export)
    entries: list[Entry] = []
    stream = _Inflating(path, shown, head)
    try:
        with tarfile.open(fileobj=cast(IO[bytes], stream), mode="r|") as archive:
            for number, member in enumerate(archive):
                if number >= MOST_ENTRIES:
                    raise _refused(
                        shown,
                        f"it holds {MOST_ENTRIES + 1:,} files or more; no export that we know does",
                        "Unpack it, keep the folders that you want read, and hand in that folder.",
                    )
                _judge_name(member.name, shown)
                if member.issym() or member.islnk():
                    raise _link(member.name, shown)
                if not member.isreg():
                    continue
                inside = _plain_path(member.name)
                if not inside or _JUNK.search(inside):
                    continue
                at, kept = spool.tell(), 0
                entry = Entry(inside, member.size, io.BytesIO, _tar_date(member), shown)
                content = None if entry.is_media else archive.extractfile(member)
                if content is not None:
                    while chunk := content.read(1 << 18):
                        kept += spool.write(chunk)
                entries.append(replace(entry, opener=_spool_opener(spool, at, kept, inside, reading)))
    except (tarfile.TarError, *_DAMAGE):
        reading.problems.append(_broken(shown))
    except Refused:
        spool.close()
        raise
    finally:
        stream.close()
    return Export(path, tuple(entries), reading, (spool.close,))


def _tar_date(member: tarfile.TarInfo) -> date | None:
    try:
        return date.fromtimestamp(member.mtime) if member.mtime else None
    except (ValueError, OverflowError, OSError):
        return None


def _spool_opener(
    spool: IO[bytes], at: int, length: int, inside: str, reading: Reading
) -> Callable[[], BinaryIO]:
    return lambda: _guarded(lambda: cast(IO[bytes], _Slice(spool, at, length)), inside, reading)


class _Slice(io.RawIOBase):
    """A stretch of a file that several readers share."""

    def __init__(self, file: IO[bytes], at: int, length: int) -> None:
        self._file, self._at, self._end = file, at, at + length

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        left = self._end - self._at
        self._file.seek(self._at)
        data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data
