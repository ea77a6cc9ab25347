"""A Bluesky (AT Protocol) account's public repository, read whole when it has changed.

`com.atproto.sync.getLatestCommit` says whether there is anything new; `com.atproto.sync.getRepo` gives the repository
as the same CAR file that people export, and the same importer reads it. Nothing needs a password.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from goodstanding.fetch import Batch, Unreachable, polite
from goodstanding.fetch.http import Limits
from goodstanding.importers import Hints, bluesky
from goodstanding.values import FileRead

NAME = "bluesky"
FIELDS = {
    "account": "your handle or DID, such as ada.quill.example",
    "server": "where your account lives, if you know it (https://...); else it is looked up",
}
_LARGE = Limits(seconds=600, bytes=1 << 30, unpacked=1 << 30)
_DIRECTORY = "https://plc.directory"
_RESOLVER = "https://public.api.bsky.app"


def pull(
    settings: Mapping[str, Any], secret: str | None, state: Mapping[str, Any], hints: Hints
) -> Iterator[Batch]:
    """Yield the repository's records, unless its revision is still the one in `state` ({"rev"})."""
    account = str(settings.get("account") or "").lstrip("@").strip()
    server = str(settings.get("server") or "").rstrip("/")
    if not account:
        raise Unreachable("Which account? Add it like account=ada.quill.example")
    did = account if account.startswith("did:") else _did(account, server)
    server = server or _server(did)
    here = polite.reader(server, _LARGE)
    latest = polite.get_json(here, f"{server}/xrpc/com.atproto.sync.getLatestCommit?did={quote(did)}")
    revision = str(latest.get("rev") or "")
    if revision and revision == state.get("rev"):
        return
    found = polite.get(here, f"{server}/xrpc/com.atproto.sync.getRepo?did={quote(did)}")
    export = polite.export(account, [("repo.car", found.body)])
    entries = bluesky.claims(export)
    if not entries:
        raise Unreachable(f"{server} did not give a repository for {account}; check the server.")
    records = tuple(r for r in bluesky.read(export, entries, hints) if not isinstance(r, FileRead))
    yield Batch(records, {"rev": revision}, len(records))


def _did(handle: str, server: str) -> str:
    base = server or _RESOLVER
    found = polite.get_json(
        polite.reader(base), f"{base}/xrpc/com.atproto.identity.resolveHandle?handle={quote(handle)}"
    )
    did = str(found.get("did") or "")
    if not did.startswith("did:"):
        raise Unreachable(f"{base} knows no account called {handle}; check the name.")
    return did


def _server(did: str) -> str:
    """Return the server in an account's DID document (did:plc, did:web)."""
    if did.startswith("did:plc:"):
        url = f"{_DIRECTORY}/{did}"
    elif did.startswith("did:web:"):
        url = f"https://{did[8:]}/.well-known/did.json"
    else:
        raise Unreachable(f"{did} is of a kind that we cannot look up; name the server, too.")
    document = polite.get_json(polite.reader(url), url)
    for service in document.get("service") or ():
        if isinstance(service, dict) and str(service.get("id", "")).endswith("#atproto_pds"):
            return str(service.get("serviceEndpoint") or "").rstrip("/")
    raise Unreachable(f"The document of {did} names no server; name the server, too.")
