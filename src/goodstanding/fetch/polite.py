"""What the live sources over HTTP share: one address at a time, waiting when asked to, and what came as one export."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from goodstanding.fetch import Unreachable
from goodstanding.fetch.http import Fetched, Limits, Reader
from goodstanding.importers.export import Entry, Export

PATIENCE = 60.0  # seconds that we wait when a server asks for patience; beyond that it is tried another day
TRIES = 3


def reader(address: str, limits: Limits | None = None) -> Reader:
    """Return a reader for the address that the user named (so that a server on this machine may be read)."""
    return Reader(frozenset([urlsplit(address).hostname or ""]), limits)


def get(
    here: Reader,
    url: str,
    known: Mapping[str, str] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Fetched:
    """Read an address; wait and try again when the server says it has too much to do. Raises Unreachable."""
    wait = 1.0
    for attempt in range(TRIES):
        found = here.get(url, known)
        if found.problem:
            raise Unreachable(found.problem)
        if found.status not in (429, 502, 503) or attempt == TRIES - 1:
            break
        asked = found.headers.get("retry-after", "")
        wait = float(asked) if asked.isdigit() else wait * 2
        if wait > PATIENCE:
            break
        sleep(wait)
    if found.status in (429, 502, 503):
        raise Unreachable(
            f"{urlsplit(url).hostname} has too much to do just now ({found.status}); try again later."
        )
    if found.status in (401, 403):
        raise Unreachable(f"{url} is not open to everybody ({found.status}), so it is not read.")
    if found.status in (404, 410):
        raise Unreachable(f"{url} is not there ({found.status}); check the name.")
    if found.status not in (200, 304):
        raise Unreachable(f"{url} answered {found.status}; try again later.")
    return found


def get_json(here: Reader, url: str) -> dict[str, Any]:
    """Return the JSON object at an address. Raises Unreachable when there is something else."""
    found = get(here, url)
    try:
        value = json.loads(found.body)
    except (ValueError, RecursionError) as error:
        raise Unreachable(f"{url} does not answer as this kind of server does; check the address.") from error
    if not isinstance(value, dict):
        raise Unreachable(f"{url} does not answer as this kind of server does; check the address.")
    return value


def export(name: str, files: Iterable[tuple[str, bytes]]) -> Export:
    """Return what came as an export, so that the importers read it as they read a file."""
    return Export(Path(name), tuple(_entry(f"{name}/{path}", data) for path, data in files))


def _entry(path: str, data: bytes) -> Entry:
    return Entry(path, len(data), lambda: io.BytesIO(data))
