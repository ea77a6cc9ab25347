"""Ada's mailbox (mbox) and her calendar (iCalendar)."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from email.header import Header
from email.utils import format_datetime, formataddr
from pathlib import Path

from cast import OWNER_MAIL
from dice import Dice
from people import Person
from talk import Message

_SUBJECT = {
    "project1": "A first visit", "project2": "Notes from the visit", "project3": "Invoice", "project4": "Monthly figures", "ask1": "A favour",
    "sched1": "Lunch and a look", "projekt1": "Erste Phase", "projet1": "Une première visite",
}  # fmt: skip
_SIGNATURE = "-- \nAda Quill\nQuill Joint Reliability, Antwerp\nhttps://quill-joints.example\n"
OWNER = ("Ada Quill", OWNER_MAIL)


def _head(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8").encode()


def _address(who: tuple[str, str]) -> str:
    return formataddr((_head(who[0]), who[1])) if who[0].isascii() else f"{_head(who[0])} <{who[1]}>"


def mail(
    at: datetime,
    sender: tuple[str, str],
    to: list[tuple[str, str]],
    subject: str,
    body: str,
    *,
    key: str,
    parents: list[str],
    extra: dict[str, str],
) -> tuple[str, str]:
    """Return the message's id and its text as it stands in an mbox file (8-bit UTF-8, mboxrd quoting)."""
    ident = f"<{hashlib.sha256(key.encode()).hexdigest()[:20]}@{sender[1].split('@')[1]}>"
    lines = [f"From {sender[1]} {at:%a %b} {at.day:2d} {at:%H:%M:%S %Y}", f"Message-ID: {ident}", f"Date: {format_datetime(at)}",
             f"From: {_address(sender)}", f"To: {', '.join(_address(t) for t in to)}", f"Subject: {_head(subject)}"]  # fmt: skip
    if parents:
        lines += [f"In-Reply-To: {parents[-1]}", f"References: {' '.join(parents)}"]
    if sender != OWNER:
        lines.append(f"Delivered-To: {OWNER_MAIL}")
    lines += [f"{name}: {value}" for name, value in extra.items()]
    lines += [
        "MIME-Version: 1.0",
        'Content-Type: text/plain; charset="utf-8"',
        "Content-Transfer-Encoding: 8bit",
        "",
    ]
    quoted = re.sub(r"^(>*From )", r">\1", body, flags=re.M)
    return ident, "\n".join(lines) + "\n" + quoted.rstrip("\n") + "\n\n"


_EXTRA = [
    # at, sender, receivers, subject, body
("2025-05-14 08:20", "Ada Quill", ["Henrike Vossberg", "Pavel Hruškovec"], "Henrike, meet Pavel",
     "Dear Henrike, dear Pavel,\n\nHenrike needs tilt views of six infusion boards, and Pavel owns the only X-ray I know that is bored on Saturdays. May I introduce you to each other? Everything else you know better than I do.\n\nAda"),
    ("2025-05-14 09:02", "Pavel Hruškovec", ["Ada Quill", "Henrike Vossberg"], "Re: Henrike, meet Pavel",
     "Hello Henrike, hello Ada,\n\nbored is the word. Send them any time, Henrike, the address is below.\n\nPavel"),
    ("2025-09-10 08:10", "Ada Quill", ["Rosalind Achterberg", "Ellen Fairbrother"], "Introduction: Rosalind and Ellen",
     "Dear Rosalind, dear Ellen,\n\nI would like to introduce you two. Rosalind looks for a paste whose residue survives a sweaty ear; Ellen has measured hers in salt fog and is honest about it. Ten minutes on the telephone should do.\n\nAda"),
    ("2025-09-10 12:40", "Rosalind Achterberg", ["Ada Quill", "Ellen Fairbrother"], "Re: Introduction: Rosalind and Ellen",
     "Thank you, Ada! Ellen, tomorrow at two?\n\nRosalind"),
    ("2025-12-02 15:30", "Ellen Fairbrother", ["Ada Quill"], "What came of it",
     "Dear Ada,\n\nyou should know what came of your introduction: Otiva runs on our paste since Monday. I have not forgotten who put the two of us together. Thank you.\n\nEllen"),
    ("2025-12-02 16:05", "Ada Quill", ["Ellen Fairbrother"], "Re: What came of it",
     "Dear Ellen,\n\nthat is the nicest mail of the week. The ears of Aarhus are in good hands.\n\nAda"),
    ("2026-03-04 07:45", "Ada Quill", ["Nadia Belkacem", "Chinedu Okparavero"], "Nadia, meet Chinedu",
     "Dear Nadia, dear Chinedu,\n\nlet me introduce you: both of you taught a night shift to print paste, neither of you wrote it down, and you solved it in opposite ways. I should love to be a fly on that wall.\n\nAda"),
    ("2026-03-04 13:20", "Chinedu Okparavero", ["Ada Quill", "Nadia Belkacem"], "Re: Nadia, meet Chinedu",
     "Hello Nadia, I would be glad to compare notes. Thank you for thinking of us, Ada.\n\nChinedu"),
    ("2026-10-22 13:20", "Philippa Dunmore", ["Lieke van der Sluys", "Ada Quill"], "Lieke, meet Ada",
     "Lieke, this is Ada Quill, who found our voids in one afternoon. Ada, Lieke is responsible for the hardware at Dronesmith and freezes a layout in January. You two should talk before that.\n\nI leave you to it.\nPhilippa"),
    ("2025-11-05 10:20", "Philippa Dunmore", ["Chinedu Okparavero", "Ada Quill"], "Introducing Ada Quill",
     "Chinedu, as promised: Ada. Ada, as threatened: Chinedu, from Tampere, with a paste room you will like.\n\nPhilippa"),
    ("2026-08-19 08:02", "Wren Castellane", ["Ada Quill"], "Your page in September",
     "Dear Ada,\n\nthe proof is attached. I cut eleven lines and one joke; shout if it was the wrong joke.\n\nWren"),
    ("2026-08-19 11:45", "Ada Quill", ["Wren Castellane"], "Re: Your page in September",
     "Dear Wren,\n\nit was the right joke. Thank you, it reads better than I write.\n\nAda"),
    ("2026-11-10 08:05", "Ada Quill", ["Henrike Vossberg"], "Section pictures, lots 14 to 17",
     "Dear Henrike,\n\nfour lots, twelve sections. From lot 17 please look at the upper left corner first; the rest is as it should be.\n\nWith kind regards\nAda"),
]  # fmt: skip
_BULK = [
    ("Board & Joint Magazine", "news@boardandjoint.example", "The week in solder"),
    ("Fair Office Malmö", "info@malmofair.example", "Early bird until Sunday"),
    ("Cashwell Business", "hello@cashwell.example", "Your monthly statement is ready"),
]


def write_mailbox(path: Path, cast: list[Person], said: list[Message]) -> None:
    """Write everything that went by mail, with a few circulars and two automatic replies among it."""
    by_name = {p.name: p for p in cast}
    mails: list[tuple[datetime, str]] = []
    threads: dict[str, list[str]] = {}
    last: dict[str, Message] = {}
    for message in said:
        if message.channel != "mail":
            continue
        person = message.people[0]
        them = (person.name, person.mail)
        sender, to = (OWNER, them) if message.sender is None else (them, OWNER)
        before = threads.setdefault(message.thread, [])
        subject = _SUBJECT[message.script] + f", {person.firm.name}"
        body = message.text + "\n"
        if sender == OWNER:
            body += "\n" + _SIGNATURE
        if before:
            old = last[message.thread]
            who = "Ada Quill" if old.sender is None else person.name
            quote = "\n".join("> " + line for line in old.text.splitlines())
            body += f"\nOn {old.at:%a, %d %b %Y at %H:%M}, {who} wrote:\n{quote}\n"
        ident, text = mail(
            message.at,
            sender,
            [to],
            ("Re: " if before else "") + subject,
            body,
            key=f"{message.thread}/{message.at}",
            parents=before,
            extra={},
        )
        before.append(ident)
        last[message.thread] = message
        mails.append((message.at, text))
    for when, name, names, subject, body in _EXTRA:
        at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(second=17, tzinfo=UTC)

        def address(who: str) -> tuple[str, str]:
            if who == "Ada Quill":
                return OWNER
            person = by_name[who]
            return person.name, person.mail or f"{person.slug}@{person.firm.domain}"

        parents = [re.findall("Message-ID: (.*)", mails[-1][1])[0]] if subject.startswith("Re: ") else []
        mails.append(
            (
                at,
                mail(
                    at,
                    address(name),
                    [address(n) for n in names],
                    subject,
                    body,
                    key=when,
                    parents=parents,
                    extra={},
                )[1],
            )
        )
    dice = Dice("bulk")
    for number in range(26):
        name, box, subject = dice.pick(_BULK)
        at = datetime(2023, 12, 5, 5, 0, tzinfo=UTC) + timedelta(
            days=40 * number + dice.between(0, 20), minutes=dice.between(0, 90)
        )
        extra = {"List-Unsubscribe": f"<https://{box.split('@')[1]}/unsubscribe>", "Precedence": "bulk"}
        body = f"Dear reader,\n\n{subject.lower()}: number {number + 11} of our letter is here.\n\nFrom the editors\n"
        mails.append(
            (
                at,
                mail(at, (name, box), [OWNER], subject, body, key=f"bulk/{number}", parents=[], extra=extra)[
                    1
                ],
            )
        )
    customer = by_name["Henrike Vossberg"]
    for when in ("2025-08-04 07:31", "2026-08-03 08:12"):
        at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        body = "Ich bin bis zum 21. August nicht im Haus. In dringenden Fällen wenden Sie sich bitte an die Zentrale.\n"
        mails.append(
            (
                at,
                mail(
                    at,
                    (customer.name, customer.mail),
                    [OWNER],
                    "Abwesenheit",
                    body,
                    key=when,
                    parents=[],
                    extra={"Auto-Submitted": "auto-replied"},
                )[1],
            )
        )
    mails.sort()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(text for _, text in mails).encode())


def _stamp(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"


def _fold(line: str) -> str:
    """Return one content line folded at 75 octets, as RFC 5545 asks."""
    raw, parts, limit = line.encode(), [], 75
    while len(raw) > limit:
        cut = limit
        while raw[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(raw[:cut].decode())
        raw, limit = raw[cut:], 74
    parts.append(raw.decode())
    return "\r\n ".join(parts)


def _event(
    uid: str,
    start: datetime,
    hours: float,
    summary: str,
    guests: list[tuple[str, str, str]],
    extra: list[str],
) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{uid}@quill-joints.example", f"DTSTAMP:{_stamp(start - timedelta(days=9))}", f"DTSTART:{_stamp(start)}",
             f"DTEND:{_stamp(start + timedelta(hours=hours))}", f"SUMMARY:{summary}"]  # fmt: skip
    if guests:
        lines.append(f"ORGANIZER;CN=Ada Quill:mailto:{OWNER_MAIL}")
        lines.append(f"ATTENDEE;CN=Ada Quill;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:{OWNER_MAIL}")
    lines += [
        f'ATTENDEE;CN="{name}";ROLE=REQ-PARTICIPANT;PARTSTAT={answer}:mailto:{mail}'
        for name, mail, answer in guests
    ]
    return [*lines, *extra, "END:VEVENT"]


def write_calendar(path: Path, cast: list[Person], meetings: list[tuple[datetime, Person]]) -> None:
    """Write the visits that were agreed on, and the things a calendar holds besides."""
    by_name = {p.name: p for p in cast}
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example World//Ada's calendar//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Ada Quill",
        "X-WR-TIMEZONE:Europe/Brussels",
    ]
    for at, person in meetings:
        dice = Dice(f"meeting/{person.slug}/{at}")
        guests = [(person.name, person.mail, "ACCEPTED")] if person.mail else []
        long = dice.chance(0.5)
        summary = f"{'Visit' if long else 'Lunch'}: {person.firm.name}, {person.first} {person.last}".replace(
            ",", "\\,"
        )
        lines += _event(
            hashlib.sha256(f"{person.slug}{at}".encode()).hexdigest()[:16],
            at,
            6 if long else 1.5,
            summary,
            guests,
            ["STATUS:CONFIRMED"],
        )
    table = [
        (n, by_name[n].mail or f"{by_name[n].slug}@{by_name[n].firm.domain}", "ACCEPTED")
        for n in ("Bastian Keulen", "Giulia Morettand", "Emre Solakhan")
    ]
    lines += _event("table-2025", datetime(2025, 11, 6, 18, 0, tzinfo=UTC), 3, "Dinner in Breda", table, [])
    railmark = [("Keith Mottershead", by_name["Keith Mottershead"].slug + "@railmark-signalling.example", "ACCEPTED"),
                ("Oluwaseun Bright", by_name["Oluwaseun Bright"].slug + "@railmark-signalling.example", "ACCEPTED")]  # fmt: skip
    lines += _event(
        "railmark-audit",
        datetime(2026, 10, 26, 9, 0, tzinfo=UTC),
        7,
        "Audit meeting\\, Railmark",
        railmark,
        [],
    )
    calum = [("Calum Rothery", by_name["Calum Rothery"].slug + "@blackmoor-radar.example", "DECLINED")]
    lines += _event(
        "calum-call",
        datetime(2026, 9, 14, 9, 0, tzinfo=UTC),
        0.5,
        "Call about connectors?",
        calum,
        ["STATUS:TENTATIVE"],
    )
    lines += _event(
        "cancelled",
        datetime(2026, 10, 13, 8, 0, tzinfo=UTC),
        2,
        "Review\\, Hallmann",
        [("Henrike Vossberg", by_name["Henrike Vossberg"].mail, "ACCEPTED")],
        ["STATUS:CANCELLED"],
    )
    crowd = [(f"Guest {n}", f"guest{n}@malmofair.example", "ACCEPTED") for n in range(1, 26)]
    lines += _event(
        "panel", datetime(2026, 6, 16, 12, 0, tzinfo=UTC), 1, "Panel on drop tests\\, Malmö", crowd, []
    )
    nadia = [("Nadia Belkacem", by_name["Nadia Belkacem"].mail, "ACCEPTED")]
    lines += _event("nadia-monthly", datetime(2026, 2, 3, 9, 0, tzinfo=UTC), 0.5, "Point mensuel avec Nadia", nadia,
                    ["RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261110T090000Z", "EXDATE:20260804T090000Z"])  # fmt: skip
    lines += _event(
        "paperwork",
        datetime(2023, 11, 24, 13, 0, tzinfo=UTC),
        2,
        "Paperwork",
        [],
        ["RRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261231T000000Z"],
    )
    for year in (2024, 2025, 2026):
        lines += ["BEGIN:VEVENT", f"UID:away-{year}@quill-joints.example", f"DTSTAMP:{year}0601T080000Z", f"DTSTART;VALUE=DATE:{year}0803", f"DTEND;VALUE=DATE:{year}0817", "SUMMARY:Away", "END:VEVENT"]  # fmt: skip
    coming = [("Philippa Dunmore", by_name["Philippa Dunmore"].mail, "ACCEPTED")]
    lines += _event(
        "pellwick-review",
        datetime(2026, 12, 9, 9, 0, tzinfo=UTC),
        3,
        "Half-year review\\, Pellwick",
        coming,
        [],
    )
    lines.append("END:VCALENDAR")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\r\n".join(_fold(line) for line in lines) + "\r\n").encode())
