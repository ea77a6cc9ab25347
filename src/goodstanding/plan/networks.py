"""What each network can and cannot do: dated pages in plain words, with sources (docs/networks/*.md).

In a checkout they lie in docs/networks; in an installed package they travel along as goodstanding/networks.
A page begins with its title and "As of YYYY-MM-DD."; its sections are "It can", "It cannot", "Your export
shows" and "Sources", each a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """One network's page. Lists hold plain sentences; sources keep their links as written."""

    name: str
    title: str
    as_of: date
    says: str
    can: tuple[str, ...]
    cannot: tuple[str, ...]
    shows: tuple[str, ...]
    sources: tuple[str, ...]


def folder() -> Path | None:
    """Return where the pages lie, None when this copy came without them."""
    here = Path(__file__).resolve().parents[1]
    for place in (here / "networks", here.parents[1] / "docs" / "networks"):
        if (place / "linkedin.md").is_file():
            return place
    return None


def page(name: str) -> Page | None:
    """Return the page called `name`, None when there is none."""
    place = folder()
    path = place / f"{name}.md" if place and re.fullmatch(r"[a-z-]+", name) else None
    return parsed(name, path.read_text(encoding="utf-8")) if path and path.is_file() else None


def pages() -> tuple[Page, ...]:
    """Return every page, by name."""
    place = folder()
    names = sorted(p.stem for p in place.glob("*.md")) if place else []
    return tuple(found for name in names if (found := page(name)) is not None)


def parsed(name: str, text: str) -> Page:
    """Return the page written in `text`. Raises ValueError when its title or date is missing."""
    title = re.search(r"^# (.+)$", text, re.M)
    dated = re.search(r"^As of (\d{4}-\d\d-\d\d)\.\s*(.*)$", text, re.M)
    if title is None or dated is None:
        raise ValueError(f'{name}.md begins with "# Title" and "As of YYYY-MM-DD."')
    sections: dict[str, list[str]] = {}
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        head, _, body = part.partition("\n")
        items = [" ".join(item.split()) for item in re.split(r"^- ", body, flags=re.M)[1:]]
        sections[head.strip().casefold()] = items
    return Page(
        name,
        title[1].strip(),
        date.fromisoformat(dated[1]),
        dated[2].strip(),
        tuple(sections.get("it can", ())),
        tuple(sections.get("it cannot", ())),
        tuple(sections.get("your export shows", ())),
        tuple(sections.get("sources", ())),
    )
