"""Mail as people really have it: mailboxes of every writer, folders in every language, automatic answers, odd bodies."""

# ruff: noqa: E501
from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest

from goodstanding.importers import Hints, mail, mbox
from goodstanding.importers.addresses import addresses
from goodstanding.importers.automatic import says_so
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.folders import role_of_name, unencoded
from goodstanding.importers.message import Mail
from goodstanding.values import FileRead, Interaction, Precision, Problem, Record


def entry(path: str, data: bytes) -> Entry:
    return Entry(path, len(data), lambda: io.BytesIO(data))


def read(*entries: Entry) -> list[Record]:
    export = Export(Path("export"), entries)
    return list(mail.read(export, mail.claims(export), Hints()))


def letter(
    number: int = 1,
    *,
    more: str = "",
    body: str = "Hello.",
    subject: str = "Lamp",
    date: str = "Tue, 5 Mar 2024 10:00:00 +0100",
) -> bytes:
    return (
        f"Message-ID: <{number}@okri.example>\nFrom: Ben Okri <ben@okri.example>\nTo: Ada Quill <ada@quill.example>\n"
        f"Date: {date}\nSubject: {subject}\n{more}\n{body}\n"
    ).encode()  # fmt: skip


def kept(*entries: Entry) -> list[Interaction]:
    return [record for record in read(*entries) if isinstance(record, Interaction)]


def account(*entries: Entry) -> FileRead:
    return next(record for record in read(*entries) if isinstance(record, FileRead))


# Mailboxes

SEPARATORS = [
    "From ben@okri.example Tue Mar  5 10:00:00 2024",
    "From ben@okri.example 2024-03-05 10:00:00",
    "From ben@okri.example 2024-03-05T10:00:00+01:00",
    "From - Di Mär 05 10:00:00 2024",
    "From - mar. 5 mars 2024 10:00:00",
    "From ben@okri.example Tue Mar 05 10:00:00 AM 2024",
    "From ben  Tue Mar  5 10:00:00 2024 remote from okri",
    "From okri!ben Tue Mar  5 10:00 2024",
    "From \"Ben Okri\" <ben@okri.example> 05.03.2024 10:00",
    "From 1790000000000000001@xxx Tue Mar 05 10:00:00 +0000 2024",
    "From ben@okri.example",
    "From -",
    "From ",
    "From",
    "From ???@??? Tue Mar 05 10:00:00 2024",
]  # fmt: skip


@pytest.mark.parametrize("line", SEPARATORS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_separator_of_any_form_parts_mails_when_headers_follow(line: str, ends: str) -> None:
    data = b"".join(line.encode() + b"\n" + letter(n) + b"\n" for n in (1, 2, 3)).replace(
        b"\n", ends.encode()
    )
    assert mbox.is_mbox(data)
    assert [i.identity for i in kept(entry("Inbox", data))] == [f"{n}@okri.example" for n in (1, 2, 3)]


@pytest.mark.parametrize("line", SEPARATORS)
def test_no_blank_line_need_stand_before_it(line: str) -> None:
    more = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    data = b"".join(line.encode() + b"\n" + letter(n, more=more) for n in (1, 2, 3))
    assert len(list(mbox.mails(io.BytesIO(data)))) == 3


@pytest.mark.parametrize(
    "body",
    [
        "From what I hear, the lamp is fine.\n\nFrom Tuesday on we deliver again.",
        "From my notes:\nSubject: the lamp\nPrice: 40\n\nFrom - to: all of it",
        "From Monday\nDate: 5 March\nTo: Ghent\n\nFrom here on",
        "We go\n\nFrom Ghent\nTo: Bruges\nDate: 5 March 2024\n\nby train",
        "From\nbehind: nothing\n\nFrom\n\nnothing",
        "See:\n\nFrom ben@okri.example Tue Mar  5 10:00:00 2024\nthat is how such a line looks",
    ],
)
def test_lines_of_the_text_that_begin_with_from_stay_text(body: str) -> None:
    line = b"From ben@okri.example Tue Mar  5 10:00:00 2024\n"
    data = line + letter(1, body=body) + b"\n" + line + letter(2) + b"\n"
    assert [i.text for i in kept(entry("Inbox", data))] == [body, "Hello."]


def test_a_mailbox_that_does_not_part_its_mails_says_so() -> None:
    data = (
        b"From ben@okri.example Tue Mar  5 10:00:00 2024\n"
        + letter(1)
        + b"\n"
        + letter(2)
        + b"\n"
        + letter(3)
    )
    told = [p.what for p in read(entry("Inbox", data)) if isinstance(p, Problem)]
    assert "the text of 1 mail holds the headers of further mails" in told
    whole = b"From ben@okri.example Tue Mar  5 10:00:00 2024\n" + letter(
        1, more='Content-Type: multipart/mixed; boundary="b"\n', body="--b\nContent-Type: message/rfc822\n\n" + letter(2).decode() + "\n--b--"
    )  # fmt: skip
    assert not [p for p in read(entry("Inbox", whole)) if isinstance(p, Problem) and "further" in p.what]


# Folders, labels and flags


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("sent", "Sent|Gesendete Objekte|Messages envoyés|E-mails enviados|Correo enviado|Posta inviata|Verzonden items|Sendte e-mails|Skickade objekt|Lähetetyt|Elementy wysłane|Odeslaná pošta|Odoslané|Elküldött levelek|Mesaje trimise|Изпратени|Отправленные|Надіслані|Απεσταλμένα|Gönderilmiş Postalar|Poslano|Saadetud kirjad|Nosūtītās vēstules|Išsiųsti laiškai|Elements enviats|Bidalitakoak|פריטים שנשלחו|البريد المرسل|भेजे गए|จดหมายที่ส่งแล้ว|Thư đã gửi|Terkirim|送信済みメール|已发邮件|寄件備份|보낸편지함"),
        ("draft", "Drafts|Entwürfe|Brouillons|Borradores|Bozze|Concepten|Rascunhos|Kladder|Utkast|Luonnokset|Wersje robocze|Koncepty|Piszkozatok|Ciorne|Чернови|Черновики|Чернетки|Πρόχειρα|Taslaklar|Osnutki|Skice|Mustandid|Melnraksti|Juodraščiai|Esborranys|Zirriborroak|טיוטות|المسودات|ड्राफ़्ट|ร่างจดหมาย|Thư nháp|Draf|下書き|草稿|임시보관함"),
        ("trash", "Trash|Bin|Deleted Items|Papierkorb|Gelöschte Elemente|Corbeille|Éléments supprimés|Papelera|Cestino|Prullenbak|Lixeira|Papirkurv|Papperskorgen|Roskakori|Kosz|Koš|Kôš|Kuka|Törölt elemek|Coș de gunoi|Кошче|Корзина|Удаленные|Кошик|Κάδος απορριμμάτων|Çöp Kutusu|Silinmiş Öğeler|Smeće|Prügikast|Papirgrozs|Šiukšliadėžė|Paperera|Zakarrontzia|אשפה|المهملات|ट्रैश|ถังขยะ|Thùng rác|Sampah|ゴミ箱|垃圾桶|휴지통"),
        ("spam", "Spam|Junk E-mail|Courrier indésirable|Correo no deseado|Posta indesiderata|Ongewenste e-mail|Lixo Eletrônico|Uønsket mail|Søppelpost|Skräppost|Roskaposti|Wiadomości-śmieci|Nevyžádaná pošta|Nevyžiadaná pošta|Levélszemét|E-mail nedorit|Нежелана поща|Спам|Небажана пошта|Ανεπιθύμητη αλληλογραφία|Önemsiz E-posta|Neželena pošta|Rämpspost|Surogātpasts|Brukalas|Correu brossa|דואר זבל|البريد العشوائي|स्पैम|จดหมายขยะ|Thư rác|迷惑メール|垃圾邮件|스팸함"),
        ("", "Inbox|Archive|Sent to the client|Entwürfe Kunde|Spam research|All mail Including Spam and Trash|Alle E-Mails einschließlich Spam und Papierkorb|R&D|Poste|Draftsmen|Wichtig|Binder|Junkers|Sentinel|Корзинка покупок мая"),
    ],
)  # fmt: skip
def test_what_a_folder_is_called_in_any_language(role: str, names: str) -> None:
    assert {name: role_of_name(name) for name in names.split("|")} == dict.fromkeys(names.split("|"), role)


def test_folder_names_come_out_of_imap_s_utf_7() -> None:
    assert unencoded("Entw&APw-rfe") == "Entwürfe"
    assert unencoded("&BCcENQRABD0EPgQyBDgEOgQ4-") == "Черновики"
    assert unencoded("R&-D") == "R&D"
    assert unencoded("Entw%C3%BCrfe") == "Entwürfe"
    assert [unencoded(x) for x in ("R&D", "&-", "&AP-", "A & B - C")] == ["R&D", "&", "&AP-", "A & B - C"]
    records = kept(
        entry("Mail/cur/1.a:2,S", letter(1)), entry("Mail/.Entw&APw-rfe/cur/2.a:2,S", letter(2)),
        entry("Mail/.Gel&APY-schte Elemente/cur/3.a:2,S", letter(3)), entry("Mail/.INBOX.&BBoEPgRABDcEOAQ9BDA-/cur/4.a:2,S", letter(4)),
    )  # fmt: skip
    assert [i.identity for i in records] == ["1@okri.example"]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("X-Mozilla-Status: 0009\n", "deleted in the mail program"),
        ("X-Status: AD\n", "deleted in the mail program"),
        ("X-Status: T\n", "draft"),
        ("X-Mozilla-Draft-Info: internal/draft; vcard=0\n", "draft"),
        ("X-Unsent: 1\n", "draft"),
        ("X-Uniform-Type-Identifier: com.apple.mail-draft\n", "draft"),
        ("X-Mozilla-Keys: Junk\n", "spam"),
        ("X-Keywords: $Junk\n", "spam"),
        ("X-Gmail-Labels: =?UTF-8?Q?Ch=C6=B0a_=C4=91=E1=BB=8Dc,Th=C6=B0_nh=C3=A1p?=\n", "draft"),
        ("X-Gmail-Labels: Roskaposti,Avaamaton\n", "spam"),
    ],
)
def test_flags_and_labels_leave_a_mail_out(more: str, reason: str) -> None:
    data = b"From - Tue Mar  5 10:00:00 2024\n" + letter(1, more=more)
    assert account(entry("Inbox", data)).left_out == {reason: 1}


def test_apple_mail_s_flags_stand_behind_the_mail() -> None:
    for flags, reason in (
        (1, None),
        (2, "deleted in the mail program"),
        (65, "draft"),
        ((1 << 24) + 1, "spam"),
    ):
        raw = letter()
        plist = f'<?xml version="1.0"?><plist><dict><key>flags</key><integer>{flags}</integer></dict></plist>'
        found = account(entry("1.emlx", str(len(raw)).encode() + b"\n" + raw + plist.encode()))
        assert found.left_out == ({reason: 1} if reason else {})


def test_the_name_of_a_single_mail_s_file_is_its_subject_not_its_folder() -> None:
    assert len(kept(entry("mails/Concept.eml", letter()))) == 1
    assert not kept(entry("Concepten/1.eml", letter()))


# Automatic answers

PREFIXES = """
Automatic reply|Auto-Reply|AutoReply|Automatische Antwort|Abwesenheitsnotiz|Réponse automatique|Respuesta automática|Risposta automatica|Automatisch antwoord|Resposta automática|Automatisk svar|Autosvar|Automatiskt svar|Automaattinen vastaus|Odpowiedź automatyczna|Autoodpowiedź|Automatická odpověď|Automatická odpoveď|Automatikus válasz|Răspuns automat|Автоматичен отговор|Автоматический ответ|Автоответ|Автоматична відповідь|Αυτόματη απάντηση|Otomatik yanıt|Automatski odgovor|Samodejni odgovor|Automaatvastus|Automātiska atbilde|Automatinis atsakymas|Resposta automàtica|Erantzun automatikoa|Sjálfvirkt svar|תשובה אוטומטית|رد تلقائي|پاسخ خودکار|स्वचालित प्रत्युत्तर|การตอบกลับอัตโนมัติ|Trả lời tự động|Balasan otomatis|Balasan Automatik|自動応答|自動返信|自动答复|自动回复|自動回覆|자동 회신|자동 응답|Out of Office|Fuera de la oficina|Out of Office AutoReply
""".strip().split("|")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_subject_that_only_programs_write_is_an_automatic_answer(prefix: str) -> None:
    for subject in (f"{prefix}: Lamp", f"{prefix} : Lamp", f"{prefix}：Lamp", f"[EXTERN] {prefix}: Re: Lamp"):
        assert says_so(subject, answers=True), subject
    for subject in (f"Re: {prefix}: Lamp", f"AW: {prefix}: Lamp", f"Lamp ({prefix})", f"Fwd: {prefix}: Lamp"):
        assert not says_so(subject, answers=True), subject


@pytest.mark.parametrize(
    "subject",
    [
        "Ben Okri is out of the office (returning 18.03.2024)",
        "AUTO: Ben Okri ist außer Haus",
        "Undeliverable: Lamp",
    ],
)
def test_a_subject_that_a_person_might_write_counts_in_an_answer_alone(subject: str) -> None:
    assert says_so(subject, answers=True)
    assert not says_so(subject, answers=False)


@pytest.mark.parametrize(
    "subject",
    ["Automatic lamps: the price", "Answer: yes", "Automatic reply settings: help", "Absence: Monday", "Absence : lundi", "Vacation: where?", "Auto: sold", "Response to your auto offer: yes", "Ответ: да", "Auto", "Reply", "回复：灯", "Urlaub: wann?"],
)  # fmt: skip
def test_a_person_s_subject_is_none(subject: str) -> None:
    assert not says_so(subject, answers=False)


@pytest.mark.parametrize(
    "more",
    ["X-AutoReply-From: ben@okri.example\n", "X-Autoresponse: vacation\n", "X-Autorespond: x\n", "X-Autoreply: yes\n", "X-Vacation: Ben\n", "Precedence: auto_reply\n", "Precedence: auto-reply\n", "Return-Path: <>\n", "Auto-Submitted: auto-replied\n", "Content-Type: multipart/report; report-type=disposition-notification\n"],
)  # fmt: skip
def test_headers_that_only_programs_write_make_an_automatic_answer(more: str) -> None:
    data = b"From - Tue Mar  5 10:00:00 2024\n" + letter(1, more=more)
    assert account(entry("Inbox", data)).left_out == {"automatic answer": 1}


@pytest.mark.parametrize(
    "more",
    [
        "X-Auto-Response-Suppress: All\n",
        "X-Autoreply: no\n",
        "Auto-Submitted: no\n",
        "Return-Path: <ben@okri.example>\n",
    ],
)
def test_what_asks_for_no_automatic_answer_is_none_itself(more: str) -> None:
    assert len(kept(entry("1.eml", letter(1, more=more)))) == 1


# Bodies


def body(content_type: str, text: str | bytes, how: str = "8bit") -> Mail:
    data = text if isinstance(text, bytes) else text.encode()
    return Mail(
        f"From: ben@okri.example\nContent-Type: {content_type}\nContent-Transfer-Encoding: {how}\n\n".encode()
        + data
    )


def parts(*each: tuple[str, str]) -> Mail:
    text = "".join(f"--b\n{headers}\n\n{content}\n" for headers, content in each) + "--b--\n"
    return body('multipart/mixed; boundary="b"', text)


PLAIN, HTML = "Content-Type: text/plain; charset=utf-8", "Content-Type: text/html; charset=utf-8"


@pytest.mark.parametrize(
    "footer",
    ["--\nChecked for viruses.\nhttps://scanner.example", "_______________________________________________\nTools mailing list\nTools@lists.okri.example",
     "This e-mail was checked: https://scanner.example"],
)  # fmt: skip
def test_a_footer_behind_html_is_no_body(footer: str) -> None:
    assert (
        parts((HTML, "<p>Could you send the plan?</p>"), (PLAIN, footer)).words()
        == "Could you send the plan?"
    )


def test_parts_that_go_on_with_the_letter_stay_with_it() -> None:
    assert parts((PLAIN, "First."), (PLAIN, "Second.")).words() == "First.\nSecond."
    assert (
        parts(
            (HTML, "<p>First.</p>"), ("Content-Type: image/png; name=a.png", "x"), (HTML, "<p>Second.</p>")
        ).words()
        == "First.\nSecond."
    )
    assert (
        parts((HTML, "<p>First.</p>"), (PLAIN, "And bring the lamp.")).words()
        == "First.\nAnd bring the lamp."
    )


@pytest.mark.parametrize(
    "headers",
    ["Content-Type: text/plain; name=log.txt\nContent-Disposition: inline", "Content-Type: text/plain\nContent-Disposition: inline; filename=\"log.txt\"",
     "Content-Type: text/plain; name*=utf-8''log.txt", "Content-Type: text/plain\nContent-Disposition: attachment"],
)  # fmt: skip
def test_a_file_shown_in_the_letter_is_not_the_writer_s_words(headers: str) -> None:
    assert parts((PLAIN, "See the log."), (headers, "error 1\nerror 2")).words() == "See the log."


def test_one_of_several_alternatives_is_read() -> None:
    text = "--a\nContent-Type: text/html\n\n<p>Hello.</p>\n--a\nContent-Type: text/plain\n\nHello.\n--a--\n"
    assert body('multipart/alternative; boundary="a"', text).words() == "Hello."
    mixed = f'--a\n{PLAIN}\n\nHello.\n--a\nContent-Type: multipart/mixed; boundary="b"\n\n--b\n{HTML}\n\n<p>Hello.</p>\n--b\n{HTML}\n\n<p>End</p>\n--b--\n--a--\n'
    assert body('multipart/alternative; boundary="a"', mixed).words() == "Hello."


@pytest.mark.parametrize(
    ("charset", "coding"),
    [
        ("utf-16", "utf-16"),
        ("utf-8", "utf-16"),
        ("UTF-16LE", "utf-16-le"),
        ("utf-16", "utf-16-be"),
        ("utf-16", "utf-8"),
        ("utf-8", "utf-8-sig"),
    ],
)
def test_utf_16_is_read_with_its_mark_and_without(charset: str, coding: str) -> None:
    data = base64.encodebytes("Grüße, Ada.".encode(coding))
    assert body(f"text/plain; charset={charset}", data, "base64").words() == "Grüße, Ada."


def test_a_letter_that_was_saved_as_utf_16_is_read() -> None:
    records = kept(entry("1.eml", letter(body="Grüße").decode().replace("\n", "\r\n").encode("utf-16")))
    assert [(i.text, i.identity) for i in records] == [("Grüße", "1@okri.example")]


def test_signed_words_lose_their_armour_and_locked_ones_are_told() -> None:
    signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThursday.\n\n- - a point\n-----BEGIN PGP SIGNATURE-----\n\niQEz\n-----END PGP SIGNATURE-----\n"
    assert body("text/plain", signed).words() == "Thursday.\n\n- a point"
    locked = b"From - Tue Mar  5 10:00:00 2024\n" + letter(
        1, body="-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n"
    )
    assert [i.text for i in kept(entry("Inbox", locked))] == [""]
    assert account(entry("Inbox", locked)).why == "1 mail encrypted, kept without words"
    assert body('multipart/encrypted; boundary="b"', "--b\n\nx\n--b--").encrypted
    assert not body("application/pkcs7-mime; smime-type=signed-data", "x").encrypted


def test_a_file_in_uuencode_within_the_text_is_no_word() -> None:
    text = "See the file.\n\nbegin 644 log.txt\nM:&5L;&\\@=&AE<F4*\n`\nend\n\nbegin with the lamp"
    assert body("text/plain", text).words() == "See the file.\n\nbegin with the lamp"


def test_an_encoded_word_may_hold_a_name_and_its_address_together() -> None:
    assert addresses(b"=?utf-8?q?J=C3=B6rg_Okri_=3Cben=40okri=2Eexample=3E?=") == (
        ("ben@okri.example", "Jörg Okri"),
    )
    assert addresses(b"=?utf-8?q?Ben_=3Cb=40x=2Eexample=3E=2C_Nia_=3Cn=40x=2Eexample=3E?=, c@x.example") == (
        ("b@x.example", "Ben"), ("n@x.example", "Nia"), ("c@x.example", ""),
    )  # fmt: skip


# What the report says


def test_what_was_cut_guessed_and_left_out_is_counted_in_words() -> None:
    letters = [
        letter(1, body="Yes.\n\nOn Tue, 5 Mar 2024 at 9:00, Ada Quill <ada@quill.example> wrote:\n> When?"),
        letter(2, date="03/05/2024 10:00"), letter(3, date="2024-03-05 10:00:00"), letter(4, subject="Automatic reply: Lamp"),
    ]  # fmt: skip
    entries = [entry(f"mails/{n}.eml", raw) for n, raw in enumerate(letters)]
    said = [(f.path, f.why, dict(f.left_out)) for f in read(*entries) if isinstance(f, FileRead)]
    assert said == [
        ("mails/0.eml", "quoted history cut from 1 mail", {}),
        ("mails/1.eml", "1 date guessed", {}),
        ("mails/2.eml", "1 date without a zone, read as UTC", {}),
        ("mails/3.eml", "", {"automatic answer": 1}),
    ]


def test_a_day_alone_keeps_its_precision() -> None:
    found = kept(entry("1.eml", letter(date="1999/01/31")))[0]
    assert (found.precision, found.zoneless) == (Precision.DAY, True)


# What an earlier mail is known to say


def test_the_lines_of_the_mail_that_is_answered_are_not_the_writer_s() -> None:
    old = "Hello Ada,\n\nwe could look at the lamp on Tuesday or Thursday.\nWould you tell me the price of it then?\n\nBen"
    answer = (
        "Message-ID: <2@quill.example>\nIn-Reply-To: <1@okri.example>\nFrom: Ada Quill <ada@quill.example>\n"
        "To: ben@okri.example\nDate: Tue, 5 Mar 2024 12:00:00 +0100\n\n"
    )
    for above in ("", "Ben am 5. 3. 2024, zur Lampe,\n", "Datum: 5. 3. 2024\n"):
        raw = (answer + f"Thursday suits me.\n\n{above}{old}\n").encode()
        texts = [i.text for i in kept(entry("1.eml", letter(1, body=old)), entry("2.eml", raw))]
        assert texts[1].startswith("Thursday suits me.")
        assert "Tuesday or" not in texts[1]
    between = answer + (
        "Hello Ada,\n\nwe could look at the lamp on Tuesday or Thursday.\nThursday, please, because I am away on Tuesday.\n"
        "And the lamp is the one with the long arm.\n"
    )
    texts = [i.text for i in kept(entry("1.eml", letter(1, body=old)), entry("2.eml", between.encode()))]
    assert "Thursday, please, because I am away on Tuesday." in texts[1]
