"""Mail: what becomes of one mail, of a mailbox, and of what is not a letter."""

# ruff: noqa: E501
from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodstanding.importers import Hints, mail, mbox
from goodstanding.importers.addresses import addresses, decoded
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.message import Mail
from goodstanding.importers.quoting import own_words
from goodstanding.values import FileRead, Handle, Interaction, Kind, Precision, Problem, Profile, Record

ADA = Handle("email", "ada@quill.example")
BEN = Handle("email", "ben@okri.example")
CHEN = Handle("email", "chen@lin.example")


def entry(path: str, data: bytes) -> Entry:
    return Entry(path, len(data), lambda: io.BytesIO(data))


def read(*entries: Entry, owner: frozenset[Handle] = frozenset()) -> list[Record]:
    export = Export(Path("export"), entries)
    return list(mail.read(export, mail.claims(export), Hints(owner=owner)))


def letter(
    body: str = "Hello.",
    *,
    sender: str = "Ben Okri <ben@okri.example>",
    to: str = "Ada Quill <ada@quill.example>",
    identity: str = "1@okri.example",
    date: str = "Tue, 5 Mar 2024 10:00:00 +0100",
    subject: str = "Housing",
    more: str = "",
) -> bytes:
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Date: {date}",
        f"Subject: {subject}",
        f"Message-ID: <{identity}>",
    ]
    return ("\n".join(lines) + "\n" + more + "\n" + body + "\n").encode()


def box(*letters: bytes, line: bytes = b"From MAILER-DAEMON Tue Mar  5 09:00:00 2024\n") -> bytes:
    return b"".join(line + one + b"\n" for one in letters)


def of(kind: type, records: list[Record]) -> Iterator[Record]:
    return (record for record in records if isinstance(record, kind))


def interactions(records: list[Record]) -> list[Interaction]:
    return [record for record in records if isinstance(record, Interaction)]


def account(records: list[Record]) -> FileRead:
    return next(record for record in records if isinstance(record, FileRead))


def test_a_letter_becomes_a_message_from_its_sender_to_everybody_in_to_and_cc() -> None:
    records = read(entry("a.mbox", box(letter(more="Cc: chen@lin.example\n"))))
    assert interactions(records) == [
        Interaction(
            datetime(2024, 3, 5, 9, tzinfo=UTC), BEN, (ADA, CHEN), Kind.MESSAGE, "email",
            interactions(records)[0].source, "Hello.", "1@okri.example", "Housing", identity="1@okri.example",
        )
    ]  # fmt: skip
    assert str(interactions(records)[0].source) == "a.mbox:1"


def test_a_line_that_begins_with_from_does_not_cut_a_mail_in_two() -> None:
    body = "First.\n\nFrom there on it went well.\n\nFrom Monday to Friday\n>From the start"
    records = read(entry("a.mbox", box(letter(body), letter(identity="2@x"))))
    assert [i.text for i in interactions(records)] == [
        "First.\n\nFrom there on it went well.\n\nFrom Monday to Friday\nFrom the start",
        "Hello.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        b"From 1790000000000000001@xxx Mon Mar 04 11:20:34 +0000 2024\n",
        b"From ada@quill.example  Mon Mar  4 11:20:34 2024\n",
        b"From ada@quill.example Mon Mar  4 11:20 2024\n",
        b"From - Mon Mar 04 11:20:34 2024\n",
        b"From ada at quill.example  Mon Mar  4 11:20:34 2024\n",
        b"From ada@quill.example Mon Mar  4 11:20:34 GMT 2024\n",
        b"From ada@quill.example Mon Mar  4 11:20:34 2024 +0100\n",
    ],
)
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_every_writer_s_from_line_begins_a_mail(line: bytes, ends: bytes) -> None:
    data = box(letter(), letter(identity="2@x"), letter(identity="3@x"), line=line).replace(b"\n", ends)
    assert mbox.is_mbox(data)
    assert len(list(mbox.mails(io.BytesIO(data)))) == 3


def test_a_mail_is_found_wherever_the_chunks_of_the_file_end(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = [letter("x" * n, identity=f"{n}@x") for n in range(40)]
    whole = [raw for _, _, raw in mbox.mails(io.BytesIO(box(*letters)))]
    for size in (7, 64, 333, 1000):
        monkeypatch.setattr(mbox, "CHUNK", size)
        pieces = list(mbox.mails(io.BytesIO(box(*letters))))
        assert [raw for _, _, raw in pieces] == whole
        assert [box(*letters)[offset : offset + 5] for offset, _, _ in pieces] == [b"From "] * 40


def test_a_mail_longer_than_the_limit_is_cut_and_the_next_one_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(mbox, "LONGEST", 5000)
    monkeypatch.setattr(mbox, "CHUNK", 1000)
    data = box(letter("long\n" * 40_000), letter(identity="2@x"))
    found = list(mbox.mails(io.BytesIO(data)))
    assert len(found) == 2
    assert len(found[0][2]) < 8000


def test_the_same_mail_in_two_label_files_counts_once() -> None:
    records = read(entry("Inbox.mbox", box(letter())), entry("Important.mbox", box(letter())))
    assert len(interactions(records)) == 1
    assert [f.left_out for f in of(FileRead, records)] == [{}, {"the same mail again": 1}]


@pytest.mark.parametrize(
    ("more", "sender", "reason"),
    [
        (
            "List-Id: <talk.lists.example>\nList-Post: <mailto:talk@lists.example>\n",
            "b@x.example",
            "mailing list",
        ),
        ("List-Unsubscribe: <https://n.example/u>\n", "b@x.example", "newsletter"),
        ("Auto-Submitted: auto-replied\n", "b@x.example", "automatic answer"),
        ("Precedence: bulk\n", "b@x.example", "sent in bulk"),
        ("", "no-reply@x.example", "no-reply sender"),
        ("", "Shop <orders-noreply@x.example>", "no-reply sender"),
        ("", "MAILER-DAEMON@x.example", "no-reply sender"),
        ("Content-Type: text/calendar; method=REPLY\n", "b@x.example", "calendar answer"),
        ("X-Gmail-Labels: Spam\n", "b@x.example", "spam"),
        ("X-Gmail-Labels: Papierkorb\n", "b@x.example", "in the bin"),
        ("X-Gmail-Labels: =?UTF-8?Q?Entw=C3=BCrfe?=\n", "b@x.example", "draft"),
        ("X-Gmail-Labels: Chat\n", "b@x.example", "chat"),
        ("X-Mozilla-Status: 0009\n", "b@x.example", "deleted in the mail program"),
    ],
)
def test_what_is_no_letter_is_left_out_and_counted_by_reason(more: str, sender: str, reason: str) -> None:
    records = read(entry("a.mbox", box(letter(more=more, sender=sender), letter(identity="2@x"))))
    assert len(interactions(records)) == 1
    assert account(records).left_out == {reason: 1}
    assert (account(records).rows, account(records).kept) == (2, 1)


def test_an_announcement_to_more_than_twenty_people_makes_no_tie() -> None:
    many = ", ".join(f"p{n}@x.example" for n in range(21))
    few = ", ".join(f"p{n}@x.example" for n in range(20))
    records = read(entry("a.mbox", box(letter(to=many), letter(to=few, identity="2@x"))))
    assert [len(i.recipients) for i in interactions(records)] == [20]
    assert account(records).left_out == {"to more than 20 people": 1}


def test_a_newsletter_that_you_answered_was_a_letter() -> None:
    news = letter(more="List-Unsubscribe: <https://n.example/u>\n", identity="n1@x")
    other = letter(more="List-Unsubscribe: <https://n.example/u>\n", identity="n2@x")
    answer = letter(
        sender="ada@quill.example", to="ben@okri.example", identity="a@x",
        more="In-Reply-To: <n1@x>\nX-Gmail-Labels: Sent\n",
    )  # fmt: skip
    records = read(entry("a.mbox", box(news, other, answer)))
    assert [(i.actor, i.conversation) for i in interactions(records)] == [(ADA, "n1@x"), (BEN, "n1@x")]
    assert account(records).left_out == {"newsletter": 1}


def test_gmail_s_thread_number_stays_the_text_it_is() -> None:
    records = read(entry("a.mbox", box(letter(more="X-GM-THRID: 1790123456789012345\n"))))
    assert interactions(records)[0].conversation == "1790123456789012345"


def test_a_thread_is_named_by_the_message_that_began_it() -> None:
    more = "References: <root@x> <mid@x>\nIn-Reply-To: <mid@x>\n"
    records = read(entry("a.mbox", box(letter(more=more))))
    assert interactions(records)[0].conversation == "root@x"


def test_the_owner_is_who_sent_the_sent_mail_and_to_whom_the_rest_was_delivered() -> None:
    received = [letter(identity=f"{n}@x", more="Delivered-To: ada@quill.example\n") for n in range(3)]
    sent = letter(sender="Ada Quill <a.quill@work.example>", to="ben@okri.example", identity="s@x")
    records = read(entry("Inbox.mbox", box(*received)), entry("Gesendet.mbox", box(sent)))
    owners = {p.handle.key for p in records if isinstance(p, Profile) and p.owner}
    assert owners == {"ada@quill.example", "a.quill@work.example"}
    first_interaction = next(n for n, r in enumerate(records) if isinstance(r, Interaction))
    told_before = {p.handle.key for p in records[:first_interaction] if isinstance(p, Profile) and p.owner}
    assert told_before == owners


def test_mail_that_does_not_say_whose_it_is_asks() -> None:
    problems = [p for p in read(entry("a.mbox", box(letter()))) if isinstance(p, Problem)]
    assert len(problems) == 1
    assert "which address is yours" in problems[0].what
    known = read(entry("a.mbox", box(letter())), owner=frozenset({ADA}))
    assert not [p for p in known if isinstance(p, Problem)]


def test_a_person_s_name_is_the_one_most_used() -> None:
    senders = ["Ben Okri <ben@okri.example>", "Ben Okri <ben@okri.example>", "B. <BEN@okri.example>"]
    letters = [letter(sender=s, identity=f"{n}@x") for n, s in enumerate(senders)]
    profiles = [p for p in read(entry("a.mbox", box(*letters))) if isinstance(p, Profile)]
    assert [p.name for p in profiles if p.handle == BEN] == ["Ben Okri"]


def test_a_first_mail_that_brings_two_people_together_is_an_introduction() -> None:
    to = "Ada Quill <ada@quill.example>, Chen Lin <chen@lin.example>"
    for words in (
        "Ada, meet Chen. He coats sensors.",
        "I'd love to introduce you two.",
        "Ich möchte euch gern einander vorstellen.",
        "Je vous mets en relation.",
    ):
        records = read(entry("a.mbox", box(letter(words, to=to))))
        assert interactions(records)[0].kind is Kind.INTRODUCTION, words
    for words in ("Can we meet Monday?", "Let me introduce myself.", "Please meet Friday at nine."):
        records = read(entry("a.mbox", box(letter(words, to=to))))
        assert interactions(records)[0].kind is Kind.MESSAGE, words
    answer = read(entry("a.mbox", box(letter("Ada, meet Chen.", to=to, more="In-Reply-To: <0@x>\n"))))
    assert interactions(answer)[0].kind is Kind.MESSAGE


def test_a_mail_without_a_date_falls_back_to_received_then_to_the_from_line() -> None:
    received = "Received: from a by b; Tue, 5 Mar 2024 12:00:00 +0000\n"
    records = read(
        entry(
            "a.mbox",
            box(letter(date="soon", more=received), letter(date="31 Feb 2024 10:00", identity="2@x")),
        )
    )
    assert [i.at.hour for i in interactions(records) if i.at] == [12, 9]
    undated = read(entry("a.eml", letter(date="soon")))
    assert interactions(undated)[0].at is None
    assert interactions(undated)[0].precision is Precision.NONE


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b'"Quill, Ada" <Ada@Quill.example>', [("ada@quill.example", "Quill, Ada")]),
        (b"Quill, Ada <ada@quill.example>, ben@okri.example", [("ada@quill.example", "Quill, Ada"), ("ben@okri.example", "")]),
        (b"Team: a@x.example, B <b@x.example>;, c@x.example", [("a@x.example", ""), ("b@x.example", "B"), ("c@x.example", "")]),
        (b"undisclosed-recipients:;", []),
        (b"ben@okri.example (Ben Okri)", [("ben@okri.example", "Ben Okri")]),
        (b"=?UTF-8?Q?Nov=C3=A1k=2C_Jana?= <j@x.example>", [("j@x.example", "Novák, Jana")]),
        (b"J\xf6rg <j@x.example>", [("j@x.example", "Jörg")]),
        ("Jörg <j@münchen.example>".encode(), [("j@xn--mnchen-3ya.example", "Jörg")]),
        (b'"j@x.example" <j@x.example>', [("j@x.example", "")]),
        (b"<MAILTO:j@x.example>", [("j@x.example", "")]),
        (b"", []),
    ],
)  # fmt: skip
def test_addresses_are_read_in_every_form(value: bytes, expected: list[tuple[str, str]]) -> None:
    assert list(addresses(value)) == expected


def test_a_character_cut_in_two_between_encoded_words_is_read_whole() -> None:
    assert decoded(b"=?utf-8?b?w?= =?utf-8?b?qQ==?=") == "©"
    assert decoded(b"=?utf-8?q?caf=C3?= =?utf-8?q?=A9?=") == "café"


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        (b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable", b"Gr=FC=DFe", "Grüße"),
        (b"Content-Type: text/plain; charset=no-such-set", "Grüße".encode(), "Grüße"),
        (b"Content-Type: text/plain; charset=us-ascii", "Grüße".encode("cp1252"), "Grüße"),
        (b"Content-Type: text/html; charset=utf-8", "<p>Grüße<br>Ada &amp; Ben</p><script>x()</script>".encode(), "Grüße\nAda & Ben"),
        (b"Content-Type: text/plain; format=flowed", b"one \ntwo\nthree", "one two\nthree"),
        (b"Content-Type: text/plain\nContent-Transfer-Encoding: base64", b"SGVsbG8gd29ybGQ", "Hello world"),
        (
            b'Content-Type: multipart/mixed; boundary="b"',
            b"pre\n--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\nContent-Type: text/plain\n\nplain\n"
            b"--bb\nContent-Type: text/html\n\n<b>html</b>\n--bb--\n--b\nContent-Type: text/plain\n"
            b"Content-Disposition: attachment\n\nattached\n--b--\n",
            "plain",
        ),
        (b'Content-Type: multipart/alternative; boundary="b"', b"--b\nContent-Type: text/html\n\n<p>only</p>\n", "only"),
        (b'Content-Type: multipart/mixed; boundary="b"', b"--b\n\nno headers\n--b--", "no headers"),
        (
            b"Content-Type: multipart/signed; boundary*0*=us-ascii''a%62; boundary*1=c",
            b"--abc\nContent-Type: text/plain; charset*=utf-8''utf-8\n\nsigned\n--abc--\n",
            "signed",
        ),
        (b'Content-Type: multipart/mixed; boundary="b"', b"--b\nContent-Type: text/plain\nno empty line\n--b--", "no empty line"),
        (b"Content-Type: text/html", b'<div>Yes.</div><div class="gmail_quote">On Monday...<blockquote>q</blockquote></div>', "Yes."),
    ],
)  # fmt: skip
def test_the_words_of_a_body_are_found_in_every_wrapping(headers: bytes, body: bytes, words: str) -> None:
    assert Mail(b"From: a@x.example\n" + headers + b"\n\n" + body).words() == words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yes.\n\nOn Tue, 5 Mar 2024, Ben Okri wrote:\n> When?\n-- \nAda", "Yes."),
        ("Ja.\n\nAm 05.03.24 um 10:00 schrieb Ben Okri:\n> Wann?", "Ja."),
        ("Oui\n\nLe mar. 5 mars 2024 à 10:00, Ben Okri <b@x.example> a\nécrit :\n\n> Quand ?", "Oui"),
        ("Vale\n\nEl mar, 5 mar 2024 a las 10:00, Ben (<b@x.example>) escribió:\n> x", "Vale"),
        ("Sì\n\nIl giorno mar 5 mar 2024 alle ore 10:00 Ben <b@x.example> ha scritto:\n> x", "Sì"),
        ("Prima\n\nOp di 5 mrt 2024 om 10:00 schreef Ben <b@x.example>:\n> x", "Prima"),
        ("Sim\n\nBen <b@x.example> escreveu no dia terça, 5/03/2024 à(s) 10:00:\n> x", "Sim"),
        ("Ano.\n\nst 5. 3. 2024 v 10:00 odesílatel Ben <b@x.example>\nnapsal:\n> kdy", "Ano."),
        ("Tak\n\nW dniu 05.03.2024 o 10:00, Ben Okri pisze:\n> x", "Tak"),
        ("Ok\n\nFrom: Ben <b@x.example>\nSent: Tuesday\nTo: Ada\nSubject: x\n\nold", "Ok"),
        ("Ok\n\n________________________________\nVon: Ben\nGesendet: Dienstag\nAn: Ada\nBetreff: x\n\nalt", "Ok"),
        ("FYI\n\n-----Original Message-----\nFrom: x\n\nold", "FYI"),
        ("> Tuesday?\n\nNo.\n\n> Thursday?\n\nYes.", "No.\n\nYes."),
        ("He wrote: it is done.\nFrom: the start we knew.", "He wrote: it is done.\nFrom: the start we knew."),
        ("Sent it.\n\nSent from my iPhone", "Sent it."),
        ("---------- Forwarded message ---------\nFrom: Ben\n", ""),
    ],
)  # fmt: skip
def test_only_the_writer_s_own_words_are_kept(text: str, expected: str) -> None:
    assert own_words(text) == expected


def test_a_maildir_is_read_with_its_flags_and_folders() -> None:
    records = read(
        entry("Maildir/cur/1.a:2,S", letter(identity="1@x")),
        entry("Maildir/cur/2.a:2,ST", letter(identity="2@x")),
        entry("Maildir/cur/3.a!2,D", letter(identity="3@x")),
        entry("Maildir/.Sent/cur/4.a,S=12:2,S", letter(sender="ada@quill.example", to="ben@okri.example", identity="4@x")),
        entry("Maildir/.Junk/new/5.a", letter(identity="5@x")),
    )  # fmt: skip
    assert [i.actor for i in interactions(records)] == [BEN, ADA]
    files = {f.path: (f.rows, f.kept, dict(f.left_out)) for f in records if isinstance(f, FileRead)}
    assert files == {
        "Maildir/cur": (3, 1, {"in the bin": 1, "draft": 1}),
        "Maildir/.Sent/cur": (1, 1, {}),
        "Maildir/.Junk/new": (1, 0, {"spam": 1}),
    }


def test_apple_s_emlx_is_the_mail_without_its_count_and_its_property_list() -> None:
    raw = letter()
    data = str(len(raw)).encode() + b"\n" + raw + b'<?xml version="1.0"?><plist></plist>'
    records = read(entry("1.emlx", data))
    assert [i.text for i in interactions(records)] == ["Hello."]


def test_a_line_that_is_no_header_begins_the_body() -> None:
    assert (
        Mail(b"From: a@x.example\nSubject: s\nno separating line here\n\nmore").words()
        == "no separating line here\n\nmore"
    )


def test_a_mail_program_s_own_index_is_ignored_by_name_and_nothing_without_mail_is_claimed() -> None:
    records = read(entry("Inbox", box(letter())), entry("Inbox.msf", b"// <!-- mdb -->"))
    ignored = [f.path for f in records if isinstance(f, FileRead) and f.status == "ignored"]
    assert ignored == ["Inbox.msf"]
    assert not mail.claims(Export(Path("x"), (entry("subscriptions", b"x"),)))


def test_only_mail_is_claimed() -> None:
    export = Export(
        Path("x"),
        (
            entry("notes.txt", letter()),
            entry("Inbox", box(letter())),
            entry("a.csv", b"From,To,Date\n"),
            entry("readme", b"Subject matters\nNothing: else\n"),
            entry("letter", letter(more="MIME-Version: 1.0\n")),
            entry("page.html", b"<html>From: x"),
        ),
    )
    assert [e.path for e in mail.claims(export)] == ["Inbox", "letter"]
