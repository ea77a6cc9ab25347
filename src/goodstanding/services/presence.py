"""What a visitor sees of us: the audit kept in the home, asking for another, and one's own posts as streams."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from goodstanding.presence.posts import answering, posts_of_rows
from goodstanding.presence.report import LABELS, WORDS, report
from goodstanding.services import tasks
from goodstanding.store import append, queries
from goodstanding.values import Kind

__all__ = ["LABELS", "WORDS", "report"]

AUDIT = "presence.json"
_POSTED = (Kind.POST, Kind.SHARE, Kind.COMMENT, Kind.MENTION, Kind.MESSAGE)


def audit() -> tuple[dict[str, Any] | None, str]:
    """Return the audit in the home folder, and in a sentence why it cannot be read."""
    place = Path(settings.HOME) / AUDIT
    try:
        answer = json.loads(place.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return None, ""
    except (OSError, ValueError):
        answer = None
    if not isinstance(answer, dict) or not {"site", "findings", "streams", "features"} <= answer.keys():
        return None, f"{place} is not what “goodstanding presence --format json” writes. Make it again."
    return answer, ""


def kept_audit() -> tuple[int, dict[str, Any] | None]:
    """Return the audit in the home folder with a mark that changes with it, whatever it holds; None: none to read."""
    path = Path(settings.HOME) / AUDIT
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        return path.stat().st_mtime_ns, found if isinstance(found, dict) else None
    except (OSError, ValueError):
        return 0, None


def asked() -> tuple[str, str]:
    """Return the address that is being read just now, and what went wrong last; "" for neither."""
    return queries.remembered("presence-asked") or "", queries.remembered("presence-problem") or ""


def ask(address: str) -> None:
    """Put the reading of a site into the queue."""
    append.remember("presence-asked", address)
    append.remember("presence-problem", "")
    tasks.audit_site.enqueue(str(settings.HOME), address)


def refuse(sentence: str) -> None:
    """Keep why an address could not be read, for the page to say."""
    append.remember("presence-problem", sentence)


def own_posts(as_of: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return one's own posts by network, and who is answered and how fast."""
    by_network: dict[str, list[Any]] = {}
    ledger = queries.rows(as_of=as_of, kinds=_POSTED)
    for row in ledger:
        by_network.setdefault(row.network, []).append(row)
    found = {f"own posts on {network}": posts_of_rows(rows) for network, rows in by_network.items()}
    return {name: posts for name, posts in found.items() if posts}, answering(ledger)
