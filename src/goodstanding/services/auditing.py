"""What does a visitor see there: pages and feeds, saved or read by address, and the answer of the audit.

Needs no ledger. The audit kept in the home, and one's own posts, come from `services.presence`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from goodstanding.fetch import credentials
from goodstanding.fetch.browser import NoBrowser, rendered
from goodstanding.fetch.crawl import Caps, crawl
from goodstanding.fetch.http import Reader
from goodstanding.presence.answer import answer, parity, trend
from goodstanding.presence.audits import ALL
from goodstanding.presence.feeds import read_feed
from goodstanding.presence.page import read_page
from goodstanding.presence.report import report
from goodstanding.presence.sarif import sarif
from goodstanding.presence.site import Saved, read_files
from goodstanding.values import Problem

__all__ = [
    "ALL", "Caps", "NoBrowser", "Saved", "answer", "keep_password", "parity", "password", "read_files", "report", "sarif",
    "trend", "visit",
]  # fmt: skip


def visit(
    target: str,
    host: str,
    home: Path,
    caps: Caps,
    secret: tuple[str, str] | None,
    render: bool,
    progress: Callable[[int, float, str], None],
) -> tuple[Saved, str]:
    """Read a site politely and return what was found, and why the reading ended early ("" when it did not).

    Args:
        secret: user and password for a site that asks for them.
        render: run scripts in a headless browser first. Raises NoBrowser when there is none.
    """
    reader = Reader(named=frozenset([host]), secrets={host: secret} if secret else {})
    seen = crawl(target, reader, home / "cache" / "presence", caps, progress)
    found = Saved()
    for page in seen.pages:
        drawn = rendered(page.url, reader) if render else None
        how = "as served" if drawn is None else "rendered"
        found.pages.append(
            (page.url, read_page(page.body if drawn is None else drawn, page.url, read_by=how))
        )
    found.feeds = [(feed.url, read_feed(feed.body, feed.url)) for feed in seen.feeds]
    for said in seen.problems:
        where, _, what = said.partition(": ")
        found.problems.append(Problem(where, what or said, "Open it in a browser to see what is wrong."))
    found.left_out = seen.left
    found.sitemaps = seen.sitemaps
    return found, seen.ended


def password(home: Path, host: str, user: str) -> str | None:
    """Return the password kept for a user at a site; None: none is kept."""
    return credentials.find(home, f"presence:{user}@{host}")


def keep_password(home: Path, host: str, user: str, secret: str) -> None:
    """Keep a password outside the ledger."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    credentials.keep(home, f"presence:{user}@{host}", secret)
