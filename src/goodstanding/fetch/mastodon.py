"""A Mastodon account's public posts, from its outbox (ActivityPub), newest first until the last one that is known.

The outbox holds the same activities as the archive that people export, so the same importer reads them. Nothing
needs a password; followers-only and direct posts are not in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from goodstanding.fetch import Batch, Unreachable, polite
from goodstanding.fetch.http import Reader
from goodstanding.importers import Hints, mastodon
from goodstanding.values import FileRead

NAME = "mastodon"
FIELDS = {
    "account": "your account, such as ada@social.example",
    "server": "its address, if it is not https:// and the name behind the @",
}
PAGES = 500  # 20 posts each: a limit for outboxes without an end


def pull(
    settings: Mapping[str, Any], secret: str | None, state: Mapping[str, Any], hints: Hints
) -> Iterator[Batch]:
    """Yield what was posted since `state` ({"newest": the address of the newest activity that is known})."""
    account = str(settings.get("account") or "").strip().lstrip("@")
    user, _, host = account.partition("@")
    if not user or not host:
        raise Unreachable(f'"{account}" is not an account; write it like ada@social.example')
    server = str(settings.get("server") or f"https://{host}").rstrip("/")
    here = polite.reader(server)
    actor = _actor(here, server, account)
    known = str(state.get("newest") or "")
    fresh, newest = _activities(here, f"{actor}/outbox?page=true", known)
    if not fresh:
        return
    about = {
        "id": actor,
        "preferredUsername": user,
        "url": f"{server}/@{user}",
        "followers": f"{actor}/followers",
    }
    outbox = {"id": "outbox.json", "type": "OrderedCollection", "orderedItems": fresh}
    files = [("actor.json", json.dumps(about).encode()), ("outbox.json", json.dumps(outbox).encode())]
    export = polite.export(account, files)
    records = tuple(
        r for r in mastodon.read(export, mastodon.claims(export), hints) if not isinstance(r, FileRead)
    )
    yield Batch(records, {"newest": newest}, len(records))


def _actor(here: Reader, server: str, account: str) -> str:
    """Return the account's own address, as WebFinger (RFC 7033) gives it."""
    found = polite.get_json(here, f"{server}/.well-known/webfinger?resource=acct:{quote(account)}")
    for link in found.get("links") or ():
        if isinstance(link, dict) and link.get("rel") == "self":
            address = str(link.get("href") or "")
            if urlsplit(address).hostname == urlsplit(server).hostname:
                return address
    raise Unreachable(f"{server} does not say where {account} posts; check the account.")


def _activities(here: Reader, page: str, known: str) -> tuple[list[Any], str]:
    """Return the activities that are newer than `known`, and the address of the newest."""
    fresh: list[Any] = []
    newest = known
    host = urlsplit(page).hostname
    for _ in range(PAGES):
        found = polite.get_json(here, page)
        items = found.get("orderedItems")
        if not isinstance(items, list):
            raise Unreachable(f"{page} is not an outbox that can be read; check the account.")
        for item in items:
            address = str(item.get("id") or "") if isinstance(item, dict) else ""
            if known and address and _number(address) <= _number(known):
                return fresh, newest
            fresh.append(item)
            if _number(address) > _number(newest):
                newest = address
        page = str(found.get("next") or "")
        if not items or not page or urlsplit(page).hostname != host:
            break
    return fresh, newest


def _number(address: str) -> tuple[int, str]:
    """Return what activities sort by: the post's number, which grows with time."""
    match = re.search(r"/(\d+)(?:/activity)?$", address)
    return (int(match[1]) if match else 0, "")
