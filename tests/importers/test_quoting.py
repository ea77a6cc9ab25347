"""Quoted history is told by its shape: languages that no list knows, every way of wrapping, and words that look alike."""

# ruff: noqa: E501
from __future__ import annotations

import textwrap

import pytest

from goodstanding.importers.message import Mail
from goodstanding.importers.quoting import own, own_words
from goodstanding.importers.quoting.words import LABEL_ROLES

OWN = "Thursday suits me."
OLD = "Shall we look at the lamp? Could you name a day?\nBen"
PEOPLE = frozenset({"ada quill", "ada@quill.example", "ben okri", "ben@okri.example"})

# (language, labels of sender, date, recipient and subject, the date as Outlook writes it)
BLOCKS = [
    ("en", "From", "Sent", "To", "Subject", "Tuesday, March 5, 2024 10:00 AM"),
    ("de", "Von", "Gesendet", "An", "Betreff", "Dienstag, 5. März 2024 10:00"),
    ("fr", "De", "Envoyé", "À", "Objet", "mardi 5 mars 2024 10:00"),
    ("es", "De", "Enviado el", "Para", "Asunto", "martes, 5 de marzo de 2024 10:00"),
    ("it", "Da", "Inviato", "A", "Oggetto", "martedì 5 marzo 2024 10:00"),
    ("nl", "Van", "Verzonden", "Aan", "Onderwerp", "dinsdag 5 maart 2024 10:00"),
    ("pt", "De", "Enviada em", "Para", "Assunto", "terça-feira, 5 de março de 2024 10:00"),
    ("da", "Fra", "Sendt", "Til", "Emne", "5. marts 2024 10:00"),
    ("sv", "Från", "Skickat", "Till", "Ämne", "den 5 mars 2024 10:00"),
    ("fi", "Lähettäjä", "Lähetetty", "Vastaanottaja", "Aihe", "tiistai 5. maaliskuuta 2024 10.00"),
    ("pl", "Od", "Wysłano", "Do", "Temat", "wtorek, 5 marca 2024 10:00"),
    ("cs", "Od", "Odesláno", "Komu", "Předmět", "úterý 5. března 2024 10:00"),
    ("hu", "Feladó", "Elküldve", "Címzett", "Tárgy", "2024. március 5., kedd 10:00"),
    ("ro", "De la", "Trimis", "Către", "Subiect", "marți, 5 martie 2024 10:00"),
    ("el", "Από", "Στάλθηκε", "Προς", "Θέμα", "Τρίτη, 5 Μαρτίου 2024 10:00 πμ"),
    ("tr", "Kimden", "Gönderildi", "Kime", "Konu", "5 Mart 2024 Salı 10:00"),
    ("ru", "От", "Отправлено", "Кому", "Тема", "5 марта 2024 г. 10:00"),
    ("uk", "Від", "Надіслано", "Кому", "Тема", "вівторок, 5 березня 2024 р. 10:00"),
    ("bg", "От", "Изпратено", "До", "Относно", "вторник, 5 март 2024 г. 10:00"),
    ("hr", "Šalje", "Poslano", "Prima", "Predmet", "utorak, 5. ožujka 2024. 10:00"),
    ("sl", "Od", "Poslano", "Za", "Zadeva", "torek, 05. marec 2024 10:00"),
    ("sk", "Od", "Odoslané", "Komu", "Predmet", "utorok 5. marca 2024 10:00"),
    ("et", "Saatja", "Saadetud", "Adressaat", "Teema", "teisipäev, 5. märts 2024 10:00"),
    ("lv", "No", "Nosūtīts", "Kam", "Tēma", "otrdiena, 2024. gada 5. marts 10:00"),
    ("lt", "Nuo", "Išsiųsta", "Kam", "Tema", "2024 m. kovo 5 d., antradienis 10:00"),
    ("he", "מאת", "נשלח", "אל", "נושא", "יום שלישי 05 מרץ 2024 10:00"),
    ("ar", "من", "تم الإرسال", "إلى", "الموضوع", "٠٥ مارس، ٢٠٢٤ ١٠:٠٠"),
    ("fa", "از", "ارسال شده", "به", "موضوع", "سه‌شنبه ۵ مارس ۲۰۲۴ ۱۰:۰۰"),
    ("hi", "प्रेषक", "भेजा गया", "प्रति", "विषय", "05 मार्च 2024 10:00"),
    ("th", "จาก", "ส่ง", "ถึง", "เรื่อง", "วันอังคารที่ 5 มีนาคม 2567 10:00"),
    ("vi", "Từ", "Đã gửi", "Đến", "Chủ đề", "Thứ Ba, 5 Tháng Ba 2024 10:00"),
    ("id", "Dari", "Dikirim", "Kepada", "Perihal", "Selasa, 05 Maret 2024 10:00"),
    ("zh", "发件人", "发送时间", "收件人", "主题", "2024年3月5日 10:00"),
    ("ja", "差出人", "送信日時", "宛先", "件名", "2024年3月5日 10:00"),
    ("ko", "보낸 사람", "보낸 날짜", "받는 사람", "제목", "2024년 3월 5일 화요일 오전 10:00"),
]  # fmt: skip
# Languages whose words stand in no list of ours: only the shape can tell.
HELD_OUT_BLOCKS = [
    ("ka", "გამომგზავნი", "გაიგზავნა", "მიმღები", "თემა", "სამშაბათი, 5 მარტი, 2024 10:00"),
    ("hy", "Ումից", "Ուղարկվել է", "Ում", "Թեմա", "երեքշաբթի, 5 մարտի 2024 թ. 10:00"),
    ("sw", "Kutoka kwa", "Ilitumwa", "Kwa", "Mada", "Jumanne, 5 Machi 2024 10:00"),
    ("ta", "அனுப்புநர்", "அனுப்பியது", "பெறுநர்", "பொருள்", "செவ்வாய், 5 மார்ச், 2024 10:00"),
    ("mn", "Илгээгч", "Илгээгдсэн", "Хүлээн авагч", "Сэдэв", "2024 оны 3-р сарын 5 10:00"),
    ("km", "អ្នកផ្ញើ", "បានផ្ញើ", "ជូន", "ប្រធានបទ", "ថ្ងៃអង្គារ 5 មីនា 2024 10:00"),
    ("sq", "Dërgoi", "Dërguar më", "Marrës", "Çështja", "e martë, 5 mars 2024 10:00"),
    ("zu", "Ivela", "Ithunyelwe", "Iya ku", "Isihloko", "ULwesibili, 5 Mashi 2024 10:00"),
]  # fmt: skip


def block(labels: tuple[str, ...], form: str) -> str:
    sender, sent, to, subject, date = labels[1:]
    bold = "*" if form == "bold" else ""
    colon = "：" if form == "wide" else ":"
    lines = [
        f"{bold}{sender}{colon}{bold} Ben Okri <ben@okri.example>",
        f"{bold}{sent}{colon}{bold} {date}",
        f"{bold}{to}{colon}{bold} Ada Quill <ada@quill.example>",
        f"{bold}{subject}{colon}{bold} Lamp",
    ]
    if form == "gmx":
        lines = [lines[1], lines[0], f"{to}: ada@quill.example", lines[3]]
    return ("\n\n" if form == "spaced" else "\n").join(lines)


@pytest.mark.parametrize("labels", BLOCKS + HELD_OUT_BLOCKS, ids=lambda labels: labels[0])
@pytest.mark.parametrize("form", ["outlook", "bold", "wide", "gmx", "spaced"])
@pytest.mark.parametrize("drawn", ["", "________________________________\n"])
def test_a_block_of_headers_ends_the_writer_s_words(labels: tuple[str, ...], form: str, drawn: str) -> None:
    found = own(f"{OWN}\n\n{drawn}{block(labels, form)}\n\n{OLD}", PEOPLE)
    assert found == (OWN, True)


@pytest.mark.parametrize("labels", HELD_OUT_BLOCKS, ids=lambda labels: labels[0])
def test_the_held_out_languages_are_in_no_list(labels: tuple[str, ...]) -> None:
    assert not [label for label in labels[1:5] if label.lower() in LABEL_ROLES]


@pytest.mark.parametrize("labels", BLOCKS + HELD_OUT_BLOCKS, ids=lambda labels: labels[0])
def test_outlook_s_html_is_cut_where_its_line_is_drawn(labels: tuple[str, ...]) -> None:
    sender, sent, to, subject, date = labels[1:]
    html = (
        f"<div class=WordSection1><p class=MsoNormal>{OWN}<o:p></o:p></p><div><div style='border:none;border-top:solid #E1E1E1 "
        f"1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>{sender}:</b> Ben Okri &lt;ben@okri.example&gt; <br><b>{sent}:</b> "
        f"{date}<br><b>{to}:</b> Ada Quill &lt;ada@quill.example&gt;<br><b>{subject}:</b> Lamp<o:p></o:p></p></div></div>"
        f"<p class=MsoNormal>{OLD}<o:p></o:p></p></div>"
    )
    raw = b"From: Ada Quill <ada@quill.example>\nContent-Type: text/html; charset=utf-8\n\n" + html.encode()
    assert Mail(raw).own(PEOPLE) == (OWN, True)


LINES = [
    "On Tue, Mar 5, 2024 at 10:00 AM Ben Okri <ben@okri.example> wrote:",
    "Am Di., 5. März 2024 um 10:00 Uhr schrieb Ben Okri <ben@okri.example>:",
    "Am Dienstag, 5. März 2024 um 10:00:00 MEZ hat Ben Okri <ben@okri.example> Folgendes geschrieben:",
    "Ben Okri <ben@okri.example> hat am 05.03.2024 10:00 geschrieben:",
    "Le mar. 5 mars 2024 à 10:00, Ben Okri <ben@okri.example> a écrit :",
    "El mar, 5 mar 2024 a las 10:00, Ben Okri (<ben@okri.example>) escribió:",
    "Il giorno mar 5 mar 2024 alle ore 10:00 Ben Okri <ben@okri.example> ha scritto:",
    "Em ter., 5 de mar. de 2024 às 10:00, Ben Okri <ben@okri.example> escreveu:",
    "Op di 5 mrt 2024 om 10:00 schreef Ben Okri <ben@okri.example>:",
    "Den tis 5 mars 2024 kl 10:00 skrev Ben Okri <ben@okri.example>:",
    "Den tirs. 5. mar. 2024 kl. 10.00 skrev Ben Okri <ben@okri.example>:",
    "tir. 5. mar. 2024 kl. 10:00 skrev Ben Okri <ben@okri.example>:",
    "ti 5. maalisk. 2024 klo 10.00 Ben Okri (ben@okri.example) kirjoitti:",
    "wt., 5 mar 2024 o 10:00 Ben Okri <ben@okri.example> napisał(a):",
    "út 5. 3. 2024 v 10:00 odesílatel Ben Okri <ben@okri.example> napsal:",
    "ut 5. 3. 2024 o 10:00 Ben Okri <ben@okri.example> napísal(a):",
    "Ben Okri <ben@okri.example> ezt írta (időpont: 2024. márc. 5., K, 10:00):",
    "În mar., 5 mar. 2024 la 10:00, Ben Okri <ben@okri.example> a scris:",
    "На вт, 5.03.2024 г. в 10:00 Ben Okri <ben@okri.example> написа:",
    "вт, 5 мар. 2024 г. в 10:00, Ben Okri <ben@okri.example>:",
    "вт, 5 бер. 2024 р. о 10:00 Ben Okri <ben@okri.example> пише:",
    "Στις Τρί 5 Μαρ 2024 στις 10:00 π.μ., ο/η Ben Okri <ben@okri.example> έγραψε:",
    "Ben Okri <ben@okri.example>, 5 Mar 2024 Sal, 10:00 tarihinde şunu yazdı:",
    "uto, 5. ožu 2024. u 10:00 Ben Okri <ben@okri.example> napisao je:",
    "V V tor., 5. mar. 2024 ob 10:00 je oseba Ben Okri <ben@okri.example> napisala:",
    "Kuupäev T, 5. märts 2024 kell 10:00 kirjutas Ben Okri <ben@okri.example>:",
    "otrd., 2024. g. 5. marts, plkst. 10:00 — lietotājs Ben Okri (<ben@okri.example>) rakstīja:",
    "2024-03-05, an, 10:00 Ben Okri <ben@okri.example> rašė:",
    "Missatge de Ben Okri <ben@okri.example> del dia dt., 5 de març 2024 a les 10:00:",
    "Ben Okri (<ben@okri.example>) erabiltzaileak hau idatzi du (2024 mar. 5, ar. (10:00)):",
    "‫בתאריך יום ג׳, 5 במרץ 2024 ב-10:00 מאת ‪Ben Okri‬‏ <‪ben@okri.example‬‏>:‬",
    "في الثلاثاء، ٥ مارس ٢٠٢٤ في ١٠:٠٠ ص تمت كتابة ما يلي بواسطة ‪Ben Okri‬‏ <‪ben@okri.example‬‏>:",
    "मंगल, 5 मार्च 2024 को 10:00 am बजे को Ben Okri <ben@okri.example> ने लिखा:",
    "ในวันที่ อ. 5 มี.ค. 2024 เวลา 10:00 Ben Okri <ben@okri.example> เขียนว่า:",
    "Vào Th 3, 5 thg 3, 2024 vào lúc 10:00 Ben Okri <ben@okri.example> đã viết:",
    "Pada tanggal Sel, 5 Mar 2024 pukul 10.00 Ben Okri <ben@okri.example> menulis:",
    "Ben Okri <ben@okri.example> 于2024年3月5日周二 10:00写道：",
    "Ben Okri <ben@okri.example> 於 2024年3月5日 週二 上午10:00寫道：",
    "2024年3月5日(火) 10:00 Ben Okri <ben@okri.example>:",
    "2024년 3월 5일 (화) 오전 10:00, Ben Okri <ben@okri.example>님이 작성:",
    "05.03.2024, 10:00, \"Ben Okri\" <ben@okri.example>:",
    "Þann þri., 5. mar. 2024 kl. 10:00 skrifaði Ben Okri <ben@okri.example>:",
    "Вторник, 5 марта 2024, 10:00 +03:00 от Ben Okri <ben@okri.example>:",
    "At 2024-03-05 10:00:00, \"Ben Okri\" <ben@okri.example> wrote:",
    "* Ben Okri <ben@okri.example> [2024-03-05 10:00]:",
    "On 5 Mar 2024, 10:00 +0100, Ben Okri <ben@okri.example<mailto:ben@okri.example>>, wrote:",
    "05.03.2024, 10:00 von ben@okri.example:",
    # in no list of ours
    "სამ, 5 მარ. 2024, 10:00 — Ben Okri <ben@okri.example> მოგწერათ:",
    "Mnamo Jum 5 Mac 2024 saa 10:00 Ben Okri <ben@okri.example> alikuandikia:",
    "Ngo-5 Mas 2024 ngo-10:00 u-Ben Okri <ben@okri.example> ubhale lokhu:",
]  # fmt: skip
DATED = [
    "Ben Okri kirjoitti 5.3.2024 klo 10.00:", "On 05/03/2024 10:00, Ben Okri wrote:", "Am 05.03.24 um 10:00 schrieb Ben Okri:",
    "Le 05/03/2024 à 10:00, Ben Okri a écrit :", "Dnia 5 marca 2024 10:00 Ben Okri napisał(a):", "05.03.2024 10:00, Ben Okri пишет:",
    "Ben Okri schreef op 05-03-2024 om 10:00:", "2024/03/05 10:00、Ben Okriのメール:", "Ben Okri memoskribis je 5 Mar 2024 10:00:",
]  # fmt: skip
NAMED = ["Zitat von Ben Okri <ben@okri.example>:", "Quoting Ben Okri <ben@okri.example>:", "Citeren Ben Okri <ben@okri.example>:",
         "Ben Okri wrote:", "Ben Okri rašė:", "Ben Okri <ben@okri.example> aliandika:"]  # fmt: skip


def quote(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


@pytest.mark.parametrize("line", LINES + DATED + NAMED)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_that_introduces_a_quote_goes_with_it(line: str, gap: str) -> None:
    assert own(f"{OWN}\n\n{line}{gap}{quote(OLD)}\n", PEOPLE) == (OWN, True)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("width", [76, 65, 50, 40, 33])
def test_an_introduction_is_found_however_it_is_wrapped(line: str, width: int) -> None:
    wrapped = textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
    assert own_words(f"{OWN}\n\n{wrapped}\n\n{quote(OLD)}", PEOPLE) == OWN
    assert own_words(f"{OWN}\n{wrapped}\n{quote(OLD)}", PEOPLE) == OWN


@pytest.mark.parametrize("line", [line for line in LINES if "<ben@" in line])
def test_an_address_may_be_broken_in_two(line: str) -> None:
    for torn in (
        line.replace("<ben@", "<\nben@"),
        line.replace("ben@okri", "ben@\nokri"),
        line.replace("example>", "example\n>"),
    ):
        assert own_words(f"{OWN}\n\n{torn}\n\n{quote(OLD)}", PEOPLE) == OWN


@pytest.mark.parametrize("line", LINES)
def test_what_stands_below_an_introduction_is_history_without_marks_too(line: str) -> None:
    assert own(f"{OWN}\n\n{line}\n\n{OLD}", PEOPLE) == (OWN, True)


@pytest.mark.parametrize("mark", ["--]", "=>", "|", "#", ")", ":", "%", "}", "BO>"])
def test_quoted_lines_may_bear_another_mark(mark: str) -> None:
    text = f"On Mon, 2 Sep 2024, Ben Okri wrote:\n\n{mark}When?\n{mark}\n{mark}And where?\n\n{OWN}\n\n{mark}Good.\n\nYes."
    assert own(text, PEOPLE) == (f"{OWN}\n\nYes.", True)


def test_answers_between_the_quoted_lines_stay() -> None:
    text = f"Hello Ben,\n\n{LINES[0]}\n> Tuesday?\n\nNo, I am away:\n\n> Or Thursday?\n\nYes.\n\nAda"
    assert own_words(text, PEOPLE) == "Hello Ben,\n\nNo, I am away:\n\nYes.\n\nAda"


@pytest.mark.parametrize(
    "text",
    [
        "Here is what I need.\n\nFrom: Cologne\nTo: Ghent\nWeight: 40 kg\n\nCould you do it by May?",
        "Hej Ben,\n\nFra: Aarhus\nTil: Gent\nDato: 5. maj 2024\n\nKan du nå det?",
        "Hallo,\n\nVon: Köln\nAn: Gent\nDatum: 5. Mai 2024 10:00\nGewicht: 40 kg\n\nGeht das?",
        "Od: Brno\nDo: Gent\nDatum: 5. 5. 2024\n\nJde to?",
        "The train:\n\nDeparture: 5 May 2024 10:00\nArrival: 5 May 2024 14:20\nSeat: 12\n\nSee you there.",
        "My details:\n\nName: Ada Quill\nEmail: ada@quill.example\nPhone: 0123 456\nFree from: 5 May 2024 10:00",
        "Contact: Ben Okri <ben@okri.example>\nWhen: 5 May 2024 10:00\nWhere: Ghent\nCost: 40",
        "From: 5 March 2024 10:00\nTo: 5 March 2024 12:00\nSubject: the lamp\n\nDoes that suit you?",
        "Question: may I?\nAnswer: yes.\nReason: he asked.",
        "He wrote: it is done.\nFrom: the start we knew.",
        "Please write to ben@okri.example before 5 May 2024:\n\n- the price\n- the weight",
        "I sent it to Ben Okri <ben@okri.example> on 5 March 2024 at 10:00 and he said, after a while, the following:\n\nIt works.",
        "The meeting on 5 March 2024 at 10:00:\n\n- lamp\n- price",
        "Three things:\n\n1. the lamp\n2. the price",
        "As Ben wrote on Monday:\n\nWe deliver in May.",
        "--- Agenda ---\nTime: 5 March 2024 10:00\nPlace: Ghent\nTopic: the lamp",
        "Which telephone do you use?\n\nThe iPhone 15",
        "I bought an iPhone.\n\nIt does not work with Outlook.",
        "Sent the iPhone photos yesterday",
        "Sí, de acuerdo: mañana a las 10:00.\n\nEntonces: nos vemos.\n\nAda: gracias.",
        "The minutes:\n\nAda: the lamp works.\nBen: when did you try?\nAda: on 5 March 2024 at 10:00.",
        "Prices:\n\n- lamp: 40\n- solder: 5\n\nThanks,\nAda",
        "10:00: we meet\n11:00: we eat\n12:00: we leave",
        "https://okri.example/a: this one\nhttps://okri.example/b: that one\nhttps://okri.example/c: both",
    ],
)  # fmt: skip
def test_own_words_that_look_alike_stay(text: str) -> None:
    assert own(text, PEOPLE) == (text, False)


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone", "Von meinem iPhone gesendet", "Gesendet mit der GMX Mail App", "Envoyé de mon iPhone",
        "Enviado desde mi iPhone", "Inviato da iPhone", "Verstuurd vanaf mijn iPhone", "Enviado do meu iPhone", "Sendt fra min iPhone",
        "Skickat från min iPhone", "Lähetetty iPhonesta", "Wysłane z iPhone'a", "Odesláno z iPhonu", "Odoslané z iPhonu",
        "Elküldve az iPhone-omról", "Trimis de pe iPhone-ul meu", "Изпратено от моя iPhone", "Отправлено с iPhone", "Надіслано з iPhone",
        "Στάλθηκε από το iPhone μου", "iPhone'umdan gönderildi", "Poslano s mog iPhonea", "Poslano iz mojega iPhona", "Saadetud minu iPhone'ist",
        "Nosūtīts no mana iPhone", "Išsiųsta iš mano iPhone", "Enviat des del meu iPhone", "נשלח מה-iPhone שלי", "أُرسلت من الـ iPhone",
        "ارسال‌شده از iPhone من", "मेरे iPhone से भेजा गया", "ส่งจาก iPhone ของฉัน", "Đã gửi từ iPhone của tôi", "Dikirim dari iPhone saya",
        "发自我的 iPhone", "從我的 iPhone 傳送", "iPhoneから送信", "나의 iPhone에서 보냄", "Sent from Yahoo Mail on Android", "Sent from Outlook for iOS",
        "Get Outlook for Android<https://aka.example/x>", "Holen Sie sich Outlook für iOS<https://aka.example/x>",
        "Télécharger Outlook pour Android", "Hanki Outlook for Android", "Outlook voor iOS downloaden", "Скачать Outlook для iOS",
        "Sent from my Galaxy", "Von Samsung Mobile gesendet", "Sent from Mail for Windows 10", "Gesendet von Mail für Windows",
    ],
)  # fmt: skip
def test_a_telephone_s_line_is_nobody_s_word(line: str) -> None:
    assert own_words(f"{OWN}\n\n{line}\n", PEOPLE) == OWN
    assert own_words(f"{OWN}\n\n{line}\n\n{LINES[0]}\n{quote(OLD)}", PEOPLE) == OWN
    assert own_words(f"{OWN}\n\n{line}\n\n{block(BLOCKS[1], 'outlook')}\n\n{OLD}", PEOPLE) == OWN


def test_a_telephone_s_line_before_history_needs_no_list() -> None:
    assert own_words(f"{OWN}\n\nImetoka kwenye iPhone\n\n{LINES[0]}\n{quote(OLD)}", PEOPLE) == OWN


@pytest.mark.parametrize(
    "html",
    [
        "<div>{own}</div><div class='gmail_quote'><div class='gmail_attr'>Hört: <br></div><blockquote class='gmail_quote'>{old}</blockquote></div>",
        "<p>{own}</p><div class='moz-cite-prefix'>Ben:<br></div><blockquote type='cite'>{old}</blockquote>",
        "<div class='moz-cite-prefix'>Ben:<br></div><blockquote type='cite'>{old}</blockquote><p>{own}</p>",
        "<p>{own}</p><div id='appendonsend'></div><hr style='width:98%'><div id='divRplyFwdMsg'>x</div><div>{old}</div>",
        "<p>{own}</p><span id='OLK_SRC_BODY_SECTION'><div>{old}</div></span>",
        "<p>{own}</p><div id='ydp1yahoo_quoted_1' class='ydp1yahoo_quoted'>{old}</div>",
        "<p>{own}</p><div class='protonmail_quote'>x<blockquote type='cite'>{old}</blockquote></div>",
        "<p>{own}</p><hr id='zwchr' data-marker='__DIVIDER__'><div data-marker='__HEADERS__'>{old}</div>",
        "<p>{own}</p><div name='quote' style='border-left:2px solid'>{old}</div>",
        "<p>{own}</p><div>05.03.2024, 10:00, Ben &lt;ben@okri.example&gt;: <blockquote class='tutanota_quote'>{old}</blockquote></div>",
        "<p>{own}</p><div class='gmail_signature'>Ada<br>Quill Instruments</div><div class='gmail_quote'>x<blockquote>{old}</blockquote></div>",
        "<p>{own}</p><div id='ms-outlook-mobile-signature'>Get Outlook for iOS</div><div id='mail-editor-reference-message-container'>{old}</div>",
        "<div>{own}</div><div class='gmail_quote'><div class='gmail_attr'>---------- Vidare ---------<br>x</div>{old}</div>",
        "<p>{own}</p><table><tr><td>Od:</td><td>Ben &lt;ben@okri.example&gt;</td></tr><tr><td>Datum:</td><td>5. 3. 2024 10:00</td></tr>"
        "<tr><td>Komu:</td><td>Ada</td></tr></table><p>{old}</p>",
        "<p>{own}</p><blockquote>{old}<blockquote>older</blockquote></blockquote>",
    ],
)  # fmt: skip
def test_what_html_marks_as_quoted_goes(html: str) -> None:
    body = html.format(own=OWN, old=OLD)
    raw = b"From: Ada <ada@quill.example>\nContent-Type: text/html; charset=utf-8\n\n" + body.encode()
    assert Mail(raw).own(PEOPLE).words == OWN


def test_an_indent_of_the_writer_s_own_is_no_quote() -> None:
    html = "<div>First</div><blockquote style='margin:0 0 0 40px;border:none;padding:0px'>second</blockquote><div>third</div>"
    raw = b"From: a@x.example\nContent-Type: text/html\n\n" + html.encode()
    assert Mail(raw).own().words.split() == ["First", "second", "third"]


@pytest.mark.parametrize(
    "title", ["Original Message", "Eredeti üzenet", "Ursprungligt meddelande", "原始邮件", "Përçoi më tej"]
)
def test_a_divider_with_words_in_it_is_told_by_what_follows(title: str) -> None:
    text = f"{OWN}\n\n----- {title} -----\nFrom: Ben Okri\nDate: 5 March 2024 10:00\n\n{OLD}"
    assert own(text, PEOPLE) == (OWN, True)


@pytest.mark.parametrize(
    "line",
    [
        "---- On Tue, 05 Mar 2024 10:00:00 +0100 Ben Okri <ben@okri.example> wrote ----", "‐‐‐‐‐‐‐ Original Message ‐‐‐‐‐‐‐",
        "----- Ursprüngliche Mail -----", "-------- Ursprüngliche Nachricht --------", "--- begin forwarded text",
        "------------------ 原始邮件 ------------------", "-------- Исходное сообщение --------",
    ],
)  # fmt: skip
def test_a_divider_that_is_known_ends_the_writer_s_words(line: str) -> None:
    assert own(f"{OWN}\n\n{line}\n\n{OLD}", PEOPLE) == (OWN, True)


def test_a_forward_keeps_what_its_writer_says_of_it() -> None:
    for begin in (
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "Välitetty viesti alkaa:",
    ):
        assert own_words(f"{OWN}\n\n{begin}\n\n{block(BLOCKS[0], 'outlook')}\n\n{OLD}", PEOPLE) == OWN
