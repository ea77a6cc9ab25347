"""Hostile input costs no more than honest input of its size."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from goodstanding.importers import Hints, ics, mail, vcard
from goodstanding.importers.addresses import addresses, decoded
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.markup import plain
from goodstanding.importers.quoting import own_words

SECONDS = 4.0  # CPU; each of these once took minutes or would have
N = 60_000


def spent(work: object) -> float:
    begun = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - begun


@pytest.mark.parametrize(
    "markup",
    [
        "<b> " * N,
        "<" * N,
        "<div " * N,
        "<!--" * N,
        "<style>" * N,
        "</p> " * N,
        "&amp" * N,
        "<p>\n" * N,
        "<div class=" * N,
        "<blockquote>" * N,
        "<div class=moz-cite-prefix>x<blockquote type=cite>a</blockquote>" * (N // 10),
        "<div style='border-top: solid'>" * (N // 4),
    ],
)
def test_markup(markup: str) -> None:
    assert spent(lambda: plain(markup, quoted=False)) < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "-" * N * 5,
        "> " * N,
        ("a:\n") * N,
        "From: x\n" * N,
        " \n" * N,
        "wrote:\n" * N,
        "On 1 wrote " * N + ":",
        "_" * N + "\n" + "\n" * N,
        "From: a@b.example\nSent: 5.3.2024 10:00\n" * (N // 10),
        "From: x\n a,\n" * (N // 4),
        "Ben <a\n> wrote:\n" * (N // 4),
        "=> a:\n" * (N // 4),
        "-----BEGIN PGP MESSAGE-----\n" * (N // 4),
        "- -" * N,
    ],
)
def test_quoted_text(text: str) -> None:
    assert spent(lambda: own_words(text)) < SECONDS


@pytest.mark.parametrize(
    "header",
    [
        b"@" + b":" * N,
        b"a," * N,
        b"(" * N,
        b'"' * N,
        b"<" * N,
        b"=?" * N,
        b"=?utf-8?q?a?= " * N,
        b"a@x," * N,
        b";" * N,
    ],
)
def test_headers(header: bytes) -> None:
    assert spent(lambda: (addresses(header), decoded(header))) < SECONDS


def _read(importer: object, name: str, data: bytes) -> None:
    entry = Entry(name, len(data), lambda: io.BytesIO(data))
    list(importer.read(Export(Path("x"), (entry,)), [entry], Hints()))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "data",
    [
        b"From a Mon Mar  4 11:20:34 2024\nA: b\n\n" * 8000,
        b"From a Mon Mar  4 11:20:34 2024\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * N,
        b"From a Mon Mar  4 11:20:34 2024\nFrom: a@x.example\nTo: b@x.example\n\n" + b"\n\nFrom there\n" * N,
        b"From a Mon Mar  4 11:20:34 2024\nFrom: a@x.example\nSubject: " + b"x\n " * N + b"\n\nbody",
        b"From \n" * N,
        b"From a\nFrom: a@x.example\nTo: b@x.example\nSubject: x\n\n" + b"Message-ID: <x@y>\n" * N,
    ],
    ids=["many", "boundaries", "from lines", "folded", "bare separators", "headers again"],
)
def test_mailboxes(data: bytes) -> None:
    assert spent(lambda: _read(mail, "a.mbox", data)) < SECONDS


def test_cards_and_calendars_with_pictures() -> None:
    picture = b"PHOTO;ENCODING=b:AAAA\r\n" + b" " + b"A" * 74 + b"\r\n"
    card = b"BEGIN:VCARD\r\nFN:Ben\r\n" + picture + (b" " + b"A" * 74 + b"\r\n") * 19_000 + b"END:VCARD\r\n"
    assert spent(lambda: _read(vcard, "a.vcf", card * 4)) < SECONDS
    event = (
        b"BEGIN:VEVENT\r\nDTSTART:20240101T000000Z\r\nATTACH:AAAA\r\n" + (b" " + b"A" * 74 + b"\r\n") * 19_000
    )
    assert spent(lambda: _read(ics, "a.ics", b"BEGIN:VCALENDAR\r\n" + event * 4)) < SECONDS
