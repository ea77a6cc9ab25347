"""Mail from any IMAP server (RFC 3501), headers only, and a body when it is asked for.

Folders are opened with EXAMINE and mails read with BODY.PEEK: nothing at the server changes, not even "seen".
Reading goes by UID (and UIDVALIDITY), so the next pull asks only for what has come since.
"""

from __future__ import annotations

import io
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from goodstanding.fetch import Batch, Unreachable
from goodstanding.importers import Hints, mail
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.folders import role_of_name
from goodstanding.values import FileRead, Handle

NAME = "imap"
FIELDS = {
    "host": "the mail server, such as imap.example.com",
    "user": "the name you log in with, mostly your address",
    "port": "993 unless your provider says otherwise",
    "security": "tls (usual), starttls, or none (only to this machine)",
    "folders": "folders to read, with a comma between; empty: all but junk, bin and drafts",
}
TIMEOUT = 60  # seconds without a word from the server
AT_ONCE = 500  # mails a request
_HEADERS = (
    "FROM TO CC BCC DATE SUBJECT MESSAGE-ID IN-REPLY-TO REFERENCES SENDER REPLY-TO DELIVERED-TO X-ORIGINAL-TO "
    "ENVELOPE-TO LIST-ID LIST-UNSUBSCRIBE LIST-POST PRECEDENCE AUTO-SUBMITTED X-AUTO-RESPONSE-SUPPRESS "
    "X-AUTOREPLY X-AUTOREPLY-FROM X-AUTORESPOND X-AUTORESPONSE X-AUTORESPONDER X-AUTO-REPLY X-VACATION X-FAILED-RECIPIENTS "
    "FEEDBACK-ID CONTENT-TYPE MIME-VERSION RECEIVED RETURN-PATH X-GM-THRID X-GM-LABELS"
)
# RFC 6154; a folder so marked holds nothing that was said between people.
_SKIPPED = {b"\\junk", b"\\trash", b"\\drafts", b"\\all", b"\\flagged", b"\\noselect", b"\\nonexistent"}
# A folder that a server gives one of these marks needs no look at its name.
_MARKED = {b"\\sent", b"\\archive", b"\\inbox", b"\\important"}


@contextmanager
def _open(settings: Mapping[str, Any], secret: str | None) -> Iterator[IMAPClient]:
    host = str(settings.get("host") or "")
    security = str(settings.get("security") or "tls")
    port = int(settings.get("port") or (993 if security == "tls" else 143))
    if security == "none" and host not in ("127.0.0.1", "localhost", "::1"):
        raise Unreachable(
            f"{host} would be read without encryption, so your password could be overheard; use tls or starttls."
        )
    try:
        client = IMAPClient(host, port=port, ssl=security == "tls", timeout=TIMEOUT)
    except ssl.SSLError as error:
        raise Unreachable(
            f"{host} shows no certificate that can be trusted ({error.reason}); nothing was sent."
        ) from error
    except OSError as error:
        raise Unreachable(
            f"{host}:{port} cannot be reached ({error.strerror or error}); check the name and your connection."
        ) from error
    try:
        if security == "starttls":
            client.starttls(ssl.create_default_context())
        try:
            client.login(str(settings.get("user") or ""), secret or "")
        except IMAPClientError as error:
            raise Unreachable(
                f"{host} does not accept this name and password ({error}); many providers want an app password."
            ) from error
        yield client
    except (IMAPClientError, OSError, ssl.SSLError) as error:
        raise Unreachable(f"{host} broke off ({error}); what was read is kept, try again later.") from error
    finally:
        try:
            client.logout()
        except Exception:
            client.shutdown()


def folders(settings: Mapping[str, Any], secret: str | None) -> list[str]:
    """Return the folders that a pull would read."""
    with _open(settings, secret) as client:
        return _folders(client, settings)


def _folders(client: IMAPClient, settings: Mapping[str, Any]) -> list[str]:
    wanted = [name.strip() for name in str(settings.get("folders") or "").split(",") if name.strip()]
    if wanted:
        return wanted
    found = []
    for flags, delimiter, name in client.list_folders():
        lowered = {flag.lower() for flag in flags}
        last = name.rpartition((delimiter or b"/").decode())[2] if delimiter else name
        if lowered & _SKIPPED:
            continue
        if lowered & _MARKED or role_of_name(last) not in ("spam", "trash", "draft", "chat"):
            found.append(name)
    return sorted(found, key=lambda name: (name.upper() != "INBOX", name))


def pull(
    settings: Mapping[str, Any], secret: str | None, state: Mapping[str, Any], hints: Hints
) -> Iterator[Batch]:
    """Yield what has come since `state`, oldest first, a few hundred mails at a time.

    `state` is {folder: [uidvalidity, last uid]}. A folder whose UIDVALIDITY has changed is read again from its
    beginning; the ledger knows the mails by their Message-IDs, so none is there twice.
    """
    reached = {name: list(place) for name, place in state.items()}
    with _open(settings, secret) as client:
        names = _folders(client, settings)
        for name in names:
            try:
                chosen = client.select_folder(name, readonly=True)
            except IMAPClientError as error:
                raise Unreachable(
                    f'{settings.get("host")} has no folder "{name}" that can be read ({error}); there is: '
                    + ", ".join(_folders(client, {}))
                ) from error
            validity = int(chosen.get(b"UIDVALIDITY", 0))
            before = reached.get(name, [validity, 0])
            last = int(before[1]) if before[0] == validity else 0
            uids = sorted(uid for uid in client.search(["UID", f"{last + 1}:*"]) if uid > last)
            for start in range(0, len(uids), AT_ONCE):
                some = uids[start : start + AT_ONCE]
                found = client.fetch(some, [f"BODY.PEEK[HEADER.FIELDS ({_HEADERS})]"])
                reached[name] = [validity, some[-1]]
                yield _batch(settings, name, some, found, dict(reached), hints, len(uids) - start)


def _batch(
    settings: Mapping[str, Any],
    folder: str,
    uids: list[int],
    found: Mapping[int, Mapping[bytes, Any]],
    state: Mapping[str, Any],
    hints: Hints,
    total: int,
) -> Batch:
    """Turn fetched headers into records, by way of the mail importer: one mail reader in the house."""
    entries = []
    for uid in uids:
        headers = next((v for k, v in found.get(uid, {}).items() if k.startswith(b"BODY[HEADER")), b"")
        if headers.strip():
            entries.append(_entry(f"{settings.get('host')}/{folder}/{uid}.eml", headers))
    user = str(settings.get("user") or "")
    own = {Handle("email", user.casefold())} if "@" in user else set()
    known = Hints(hints.owner | own, hints.mappings, hints.as_of)
    export = Export(Path(str(settings.get("host"))), tuple(entries))
    records = (
        tuple(r for r in mail.read(export, entries, known) if not isinstance(r, FileRead)) if entries else ()
    )
    return Batch(records, state, total, tuple(sorted(str(h) for h in own)))


def _entry(path: str, data: bytes) -> Entry:
    return Entry(path, len(data), lambda: io.BytesIO(data))


def body(settings: Mapping[str, Any], secret: str | None, message_id: str) -> str | None:
    """Return the words of one mail by its Message-ID, quoted history and signature cut; None: not there."""
    from goodstanding.importers.message import Mail

    with _open(settings, secret) as client:
        for name in _folders(client, settings):
            client.select_folder(name, readonly=True)
            uids = client.search(["HEADER", "Message-ID", message_id])
            if uids:
                raw = client.fetch(uids[:1], ["BODY.PEEK[]"])[uids[0]].get(b"BODY[]", b"")
                return Mail(raw).words()
    return None
