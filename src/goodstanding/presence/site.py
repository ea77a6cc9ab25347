"""A site as a set of pages and streams: read from files, judged page by page and as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from goodstanding.presence.features import NAMES, Evidence, Feature, Found
from goodstanding.presence.feeds import FeedFacts, looks_like_feed, read_feed
from goodstanding.presence.page import PageFacts, read_page
from goodstanding.values import Problem

PAGE_ENDINGS = frozenset(["html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "mhtml_"])
FEED_ENDINGS = frozenset(["xml", "rss", "atom", "rdf", "json", "feed"])
LARGEST_FILE = 40_000_000
MANY = 150  # pages; from here on two processes read


@dataclass(slots=True)
class Saved:
    """What a folder or file held. `left_out` counts files that are neither page nor feed, by ending."""

    pages: list[tuple[str, PageFacts]] = field(default_factory=list)
    feeds: list[tuple[str, FeedFacts]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    sitemaps: tuple[str, ...] = ()

    def add(self, more: Saved) -> None:
        """Put what another target held behind what is here."""
        self.pages += more.pages
        self.feeds += more.feeds
        self.problems += more.problems
        self.sitemaps += more.sitemaps
        for what, count in more.left_out.items():
            self.left_out[what] = self.left_out.get(what, 0) + count


def files_of(target: Path) -> Iterator[tuple[Path, str]]:
    """Yield (file, name to show) of a file or of everything below a folder, sorted; links to elsewhere are not followed."""
    if target.is_file():
        yield target, target.name
        return
    for folder, folders, names in os.walk(target, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(folder) / name
            if not name.startswith(".") and not path.is_symlink():
                yield path, path.relative_to(target).as_posix()


def kind_of(path: Path, head: bytes) -> str:
    """Return "page", "feed" or "" by ending and first bytes; the bytes win."""
    if looks_like_feed(head):
        return "feed"
    ending = path.suffix.lower().lstrip(".")
    lower = head[:3000].replace(b"\x00", b"").lower()
    if b"<html" in lower or b"<!doctype html" in lower or b"<head" in lower or b"<body" in lower:
        return "page"
    if ending in PAGE_ENDINGS:
        return "page"
    if ending in FEED_ENDINGS and ending not in ("json", "xml"):
        return "feed"
    return ""


def address_of(name: str) -> str | None:
    """Return the address of a page saved by HTTrack or wget, whose first folder is the host; None otherwise."""
    host, slash, rest = name.partition("/")
    labels = host.split(".")
    if slash and len(labels) > 1 and labels[-1].isalpha() and 2 <= len(labels[-1]) <= 12 and " " not in host:
        return f"https://{host}/{quote(rest)}"
    return None


def _read_one(job: tuple[str, str]) -> PageFacts:
    path, name = job
    return read_page(Path(path).read_bytes()[:LARGEST_FILE], address_of(name))


def read_files(target: Path, tell: Callable[[int, float, str], None] | None = None) -> Saved:
    """Return everything a file or folder of saved pages and feeds holds, in a stable order."""
    found = Saved()
    jobs: list[tuple[str, str]] = []
    for path, name in files_of(target):
        try:
            with path.open("rb") as stream:
                head = stream.read(4096)
        except OSError as error:
            found.problems.append(
                Problem(
                    name, f"cannot be opened ({error.strerror})", "Check who may read it, then try again."
                )
            )
            continue
        kind = kind_of(path, head)
        if kind == "page":
            jobs.append((str(path), name))
        elif kind == "feed":
            feed = read_feed(path.read_bytes()[:LARGEST_FILE], address_of(name))
            if feed.problem:
                found.problems.append(
                    Problem(name, feed.problem, "Save the feed itself, not the page about it.")
                )
            found.feeds.append((name, feed))
        else:
            ending = f"{path.suffix.lower()} files" if path.suffix else "files without an ending"
            found.left_out[ending] = found.left_out.get(ending, 0) + 1
    for number, ((_, name), facts) in enumerate(zip(jobs, _read_all(jobs), strict=True), 1):
        found.pages.append((name, facts))
        if facts.cut:
            found.problems.append(
                Problem(
                    name,
                    f"is very large; its last {facts.cut:,} characters were not read",
                    "Nothing to do, unless its footer matters.",
                )
            )
        if tell is not None:
            tell(number, number / len(jobs), name)
    return found


def _read_all(jobs: list[tuple[str, str]]) -> Iterable[PageFacts]:
    if len(jobs) < MANY or (os.cpu_count() or 1) < 2:
        return map(_read_one, jobs)
    return _in_two(jobs)


def _in_two(jobs: list[tuple[str, str]]) -> Iterator[PageFacts]:
    try:
        pool = ProcessPoolExecutor(max_workers=2)
    except (OSError, ImportError, NotImplementedError):  # a machine that lets nobody share memory
        yield from map(_read_one, jobs)
        return
    with pool:
        yield from pool.map(_read_one, jobs, chunksize=20)


def together(pages: Iterable[tuple[str, PageFacts]]) -> dict[str, Feature]:
    """Return a site's features: yes when any page has it, with the page that shows it; else unknown before no."""
    best: dict[str, Feature] = {name: Feature(name, Found.NO) for name in NAMES}
    rank = {Found.NO: 0, Found.UNKNOWN: 1, Found.YES: 2}
    for page, facts in pages:
        for name, feature in facts.features.items():
            if rank[feature.found] > rank[best[name].found]:
                evidence = tuple(Evidence(e.kind, e.text, e.href, page) for e in feature.evidence[:2])
                best[name] = Feature(name, feature.found, evidence, feature.note)
    return best
