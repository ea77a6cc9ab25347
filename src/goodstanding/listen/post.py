"""A post as Listen reads it, and what is known of its writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One post. `engagement` counts whatever its source counts; `source` is the feed or network it came by."""

    id: str
    text: str
    author: str = ""
    at: datetime | None = None
    topic: str = ""
    replies: int = 0
    engagement: float = 0.0
    url: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Why a writer matters to the reader: `weight` 0 (a stranger) to 1 (somebody you owe), and the reason in words."""

    weight: float
    why: str
