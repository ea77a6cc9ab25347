"""Reading mail from a real IMAP server: only headers, only what is new, and nothing at the server changes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodstanding.fetch import Unreachable, credentials, imap
from goodstanding.importers import Hints
from goodstanding.services import sources as live
from goodstanding.store import append, queries
from goodstanding.store.models import LiveSource
from tests.fetch import dovecot

ADA = "ada@quill.example"


def mail(number: int, sender: str, to: str, text: str, answers: int = 0) -> bytes:
    lines = [
        f"From: {sender}",
        f"To: {to}",
        "Subject: Voids",
        f"Date: Mon, {number:02d} Jun 2026 10:00:00 +0000",
        f"Message-ID: <{number}@okri.example>",
        *([f"In-Reply-To: <{answers}@okri.example>"] if answers else []),
        "",
        text,
        "",
    ]
    return "\r\n".join(lines).encode()


@pytest.fixture(scope="module")
def server() -> Iterator[dovecot.Server]:
    with dovecot.server(ADA) as running:
        running.deliver(mail(1, "Ben Okri <ben@okri.example>", f"Ada Quill <{ADA}>", "What does it cost?"))
        running.deliver(mail(3, "Chen Wei <chen@wei.example>", ADA, "Thank you for the drawing."))
        running.deliver(mail(2, f"Ada Quill <{ADA}>", "ben@okri.example", "It depends.", 1), "Sent")
        running.deliver(mail(4, "eve@spam.example", ADA, "Last chance!"), "Junk")
        yield running


@pytest.fixture
def settings(server: dovecot.Server) -> dict[str, str]:
    return {"host": "127.0.0.1", "port": str(server.port), "security": "none", "user": ADA}


def test_mail_becomes_rows_and_junk_is_left_alone(home: Path, settings: dict[str, str]) -> None:
    live.add(home, "imap", "work", settings, dovecot.PASSWORD)
    done = live.refresh(home, "work")
    assert (done.problem, done.new) == ("", 3)
    rows = queries.rows()
    assert [(r.actor, r.mine) for r in rows] == [
        ("email:ben@okri.example", False),
        ("me", True),
        ("email:chen@wei.example", False),
    ]
    assert rows[0].conversation == rows[1].conversation
    assert all(r.text == "" for r in rows), "headers only"


def test_the_second_reading_asks_only_for_what_is_new(
    home: Path, settings: dict[str, str], server: dovecot.Server
) -> None:
    live.add(home, "imap", "work", settings, dovecot.PASSWORD)
    live.refresh(home, "work")
    assert live.refresh(home, "work").new == 0
    server.deliver(mail(9, "dana@roth.example", ADA, "Hello"))
    assert live.refresh(home, "work").new == 1


def test_nothing_at_the_server_changes(home: Path, settings: dict[str, str], server: dovecot.Server) -> None:
    from imapclient import IMAPClient

    live.add(home, "imap", "work", settings, dovecot.PASSWORD)
    live.refresh(home, "work")
    with IMAPClient("127.0.0.1", port=server.port, ssl=False) as client:
        client.login(ADA, dovecot.PASSWORD)
        client.select_folder("INBOX", readonly=True)
        assert client.search("SEEN") == []


def test_a_body_is_fetched_when_it_is_asked_for(settings: dict[str, str]) -> None:
    assert imap.body(settings, dovecot.PASSWORD, "<1@okri.example>") == "What does it cost?"
    assert imap.body(settings, dovecot.PASSWORD, "<nobody@okri.example>") is None


def test_a_reading_that_broke_off_goes_on_where_it_was(
    settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "AT_ONCE", 1)
    pulled = imap.pull(settings, dovecot.PASSWORD, {}, Hints())
    first = next(pulled)
    pulled.close()
    rest = [r for batch in imap.pull(settings, dovecot.PASSWORD, first.state, Hints()) for r in batch.records]
    assert not set(map(str, first.records)) & set(map(str, rest))


@pytest.mark.parametrize(
    ("change", "password", "words"),
    [
        ({}, "wrong", "does not accept this name and password"),
        ({"port": "9"}, "", "cannot be reached"),
        ({"host": "imap.example.com"}, "", "without encryption"),
        ({"folders": "Nowhere"}, dovecot.PASSWORD, "there is: INBOX"),
        ({"security": "tls"}, dovecot.PASSWORD, "127.0.0.1"),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(
    settings: dict[str, str], change: dict[str, str], password: str, words: str
) -> None:
    with pytest.raises(Unreachable, match=words):
        list(imap.pull({**settings, **change}, password, {}, Hints()))


def test_a_problem_is_kept_with_the_source_and_rows_stay(home: Path, settings: dict[str, str]) -> None:
    live.add(home, "imap", "work", settings, dovecot.PASSWORD)
    live.refresh(home, "work")
    live.add(home, "imap", "work", settings, "wrong")
    assert "password" in live.refresh(home, "work").problem
    assert "password" in LiveSource.objects.get(name="work").last_problem
    assert len(queries.rows()) >= 3


def test_a_password_is_in_no_database_backup_or_file_that_others_can_read(
    home: Path, settings: dict[str, str], tmp_path: Path
) -> None:
    from goodstanding.store.archive import backup

    live.add(home, "imap", "work", settings, "a-very-secret-word")
    append.append([])
    backup(home, tmp_path / "all.zip")
    for path in [*home.glob("goodstanding.sqlite3*"), tmp_path / "all.zip"]:
        assert b"a-very-secret-word" not in path.read_bytes()
    kept = home / credentials.FILE
    if kept.exists():
        assert os.stat(kept).st_mode & 0o077 == 0
    assert credentials.find(home, "work") == "a-very-secret-word"
    live.remove(home, "work")
    assert credentials.find(home, "work") is None
