"""The LinkedIn archives: the headers, quoting and order of the real ones of 2025 and 2026."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cast import MEMBER_ID, OWNER_FIRM, OWNER_FIRST, OWNER_LAST, OWNER_MAIL, OWNER_SLUG
from dice import Dice
from people import AUTUMN, EARLIER, END, EVENTS, START, Person
from talk import HERE, Message, Writer, slots_for, tidy

OWNER = f"{OWNER_FIRST} {OWNER_LAST}"
OWNER_URL = f"https://www.linkedin.com/in/{OWNER_SLUG}"
STOCK_NOTE = (
    "When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email "
    "addresses for connections who have allowed their connections to see or download their email address using this setting "
    "https://www.linkedin.com/psettings/privacy/email. You can learn more here https://www.linkedin.com/help/linkedin/answer/261"
)
_MONTH = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _table(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, quote_all: bool = False, backslash: bool = False
) -> str:
    out = io.StringIO()
    writer = csv.writer(
        out, lineterminator="\n", quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
        doublequote=not backslash, escapechar="\\" if backslash else None,
    )  # fmt: skip
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _day(day: date) -> str:
    return f"{day.day:02d} {_MONTH[day.month - 1]} {day.year}"


def _us(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    return f"{moment.month}/{moment.day}/{moment:%y}, {hour}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def _us_padded(moment: datetime) -> str:
    hour = moment.hour % 12 or 12
    return f"{moment:%m/%d/%y}, {hour:02d}:{moment:%M} {'AM' if moment.hour < 12 else 'PM'}"


def _pick_moment(day: date, dice: Dice) -> datetime:
    return datetime(
        day.year,
        day.month,
        day.day,
        dice.between(6, 18),
        dice.between(0, 59),
        dice.between(0, 59),
        tzinfo=UTC,
    )


def connections(cast: list[Person], on: date) -> str:
    """Return Connections.csv as of a day: current jobs, newest first, no newline at the end."""
    known = sorted(
        (p for p in cast if p.connected and p.connected <= on),
        key=lambda p: (-p.connected.toordinal(), p.slug),
    )  # type: ignore[union-attr]
    rows = []
    for person in known:
        assert person.connected is not None
        if person.hidden:
            rows.append(["", "", "", "", "", "", _day(person.connected)])
            continue
        position, company = person.job(on)
        mail = person.mail if person.shows_mail else ""
        rows.append(
            [
                person.first,
                person.last_name(on) + person.suffix,
                person.url,
                mail,
                company,
                position,
                _day(person.connected),
            ]
        )
    body = _table(
        ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"], rows
    )
    return f'Notes:\n"{STOCK_NOTE}"\n\n{body}'.rstrip("\n")


def _thread_id(thread: str) -> str:
    digest = hashlib.sha256(thread.encode()).digest()
    return "2-" + base64.b64encode(digest[:24] + b"_100").decode()


SPONSORED = [
    ("2024-02-06 15:00", "Novaline Learning", "Become a certified digital leader in 6 weeks",
     '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%,</p><p class="spinmail-quill-editor__spin-break">Experts like you are in demand. '
     'Enrol by Friday and save 40&nbsp;%.</p><p><a href="https://learn.novaline.example/lead?utm_source=inmail">Reserve my seat</a></p>'),
    ("2024-11-12 14:00", "Cashwell Business", "Ada, your business account is waiting",
     '<p class="spinmail-quill-editor__spin-break">Hi Ada, open an account in 9 minutes &amp; get 150 € back.</p><p><a href="https://cashwell.example/go">Open now</a></p>'),
    ("2025-09-23 13:00", "Boardmatic Cloud", "Trusted by 3,000+ manufacturers",
     '<p class="spinmail-quill-editor__spin-break">Hi Ada,</p><p>Is quality data scattered across spreadsheets? Boardmatic brings it together.</p><p>Grab a 20-minute demo this week.</p>'),
    ("2026-04-21 13:30", "Northgate Executive MBA", "You have been shortlisted",
     '<p class="spinmail-quill-editor__spin-break">Dear %FIRSTNAME% %LASTNAME%, your profile stands out. Only 12 places left.</p>'),
    ("2026-11-17 13:00", "Boardmatic Cloud", "Last chance: free audit template",
     '<p class="spinmail-quill-editor__spin-break">Hi Ada,</p><p>Last chance to get our audit template. Do you have 15 minutes this week?</p>'),
]  # fmt: skip


def messages(said: Sequence[Message], until: datetime, era: int) -> str:
    """Return messages.csv up to a moment; 2026: thirteen columns and every field quoted, 2025: eleven."""
    rows: list[tuple[datetime, list[str]]] = []
    for message in said:
        if message.channel != "linkedin" or message.at >= until:
            continue
        people = message.people
        seen = until.date()
        names = {p.slug: f"{p.first} {p.last_name(seen)}" for p in people}
        others = [(names[p.slug], p.url) for p in people if p is not message.sender]
        if message.sender is None:
            sender = (OWNER, OWNER_URL)
        else:
            sender = (names[message.sender.slug], message.sender.url)
            others = [(OWNER, OWNER_URL), *others]
        text = message.text.replace("—", "-")
        rows.append((message.at, [
            _thread_id(message.thread), message.title, sender[0], sender[1], ", ".join(n for n, _ in others), ",".join(u for _, u in others),
            f"{message.at:%Y-%m-%d %H:%M:%S} UTC", message.subject, text, "INBOX", "",
        ]))  # fmt: skip
    for when, sponsor, subject, html in SPONSORED:
        at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        if at < until:
            rows.append(
                (
                    at,
                    [
                        _thread_id(f"sponsored/{when}"),
                        subject,
                        sponsor,
                        "",
                        OWNER,
                        OWNER_URL,
                        f"{at:%Y-%m-%d %H:%M:%S} UTC",
                        subject,
                        html,
                        "INBOX",
                        "",
                    ],
                )
            )
    # Two people who have closed their accounts since.
    gone = (("gone/1", "2024-07-02 09:14", "Thank you for the reading list, it was just right for the first week."),
            ("gone/2", "2025-05-20 15:40", "Could you tell me where you bought the wetting balance? Ours has retired."))  # fmt: skip
    for thread, when, text in gone:
        at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(second=41, tzinfo=UTC)
        answer = at + timedelta(hours=3, minutes=7)
        if answer < until:
            stamp = "%Y-%m-%d %H:%M:%S UTC"
            rows.append(
                (
                    at,
                    [
                        _thread_id(thread),
                        "",
                        "LinkedIn Member",
                        "",
                        OWNER,
                        OWNER_URL,
                        at.strftime(stamp),
                        "",
                        text,
                        "INBOX",
                        "",
                    ],
                )
            )
            reply = (
                "With pleasure. Good luck!"
                if thread == "gone/1"
                else "From a university that closed its lab; I can ask whether they have a second one."
            )
            rows.append(
                (
                    answer,
                    [
                        _thread_id(thread),
                        "",
                        OWNER,
                        OWNER_URL,
                        "LinkedIn Member",
                        "",
                        answer.strftime(stamp),
                        "",
                        reply,
                        "INBOX",
                        "",
                    ],
                )
            )
    rows.sort(key=lambda r: (r[0], r[1][0], r[1][8]), reverse=True)
    header = ["CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT",
              "CONTENT", "FOLDER", "ATTACHMENTS"]  # fmt: skip
    if era == 2025:
        return _table(header, [r for _, r in rows])
    table = [[*r, "No", "No"] for _, r in rows]
    draft = list(next(r for r in table if "Annelie" in r[4]))
    draft[6], draft[8], draft[11] = (
        "2026-11-18 19:22:05 UTC",
        "Hello Annelie, I do not want to be a nuisance, but",
        "Yes",
    )
    table.insert(next(i for i, r in enumerate(table) if r[6] < draft[6]), draft)
    return _table([*header, "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"], table, quote_all=True)


def texts(kind: str) -> list[str]:
    """Return the templates of one kind in posts.txt."""
    block = re.search(rf"^= {kind}\n(.*?)(?=^= |\Z)", (HERE / "posts.txt").read_text("utf-8"), re.S | re.M)
    assert block is not None
    return [line for line in block.group(1).splitlines() if line.strip()]


def invitations(
    cast: list[Person], writer: Writer, colleagues: list[Person]
) -> list[tuple[datetime, list[str]]]:
    """Return all invitations that still can be seen somewhere, oldest first."""
    rows: list[tuple[datetime, list[str]]] = []

    def add(at: datetime, person: Person, note: str, outgoing: bool) -> None:
        if outgoing:
            rows.append((at, [OWNER, person.name, _us(at), note, "OUTGOING", OWNER_URL, person.url]))
        else:
            rows.append((at, [person.name, OWNER, _us(at), note, "INCOMING", person.url, OWNER_URL]))

    for person in cast:
        if person.hidden:
            continue
        dice = Dice(f"invitation/{person.slug}")
        if person.name == "Derek Plimsoll":
            add(
                datetime(2026, 11, 16, 11, 4, tzinfo=UTC),
                person,
                "I'd like to add you to my professional network on LinkedIn.",
                False,
            )
        elif person.name == "Sanne Verhulst":
            note = "Hi Ada, at the Malmö fair you told our table to open the scrap box first. We did, on Monday, and found eleven boards with the same cold joint. I'd be glad to stay in touch."
            add(datetime(2026, 11, 17, 8, 37, tzinfo=UTC), person, note, False)
        elif person.name == "Brock Tanager":
            add(datetime(2026, 11, 11, 14, 2, tzinfo=UTC), person, "", False)
        elif person.connected is None:
            if person.relation in ("pitcher", "recruiter"):
                continue
        elif person.connected > date(2024, 10, 1):
            outgoing = dice.chance(
                {
                    "prospect": 0.7,
                    "distant": 0.5,
                    "press": 0.2,
                    "pitcher": 0.0,
                    "recruiter": 0.0,
                    "student": 0.1,
                }.get(person.relation, 0.5)
            )
            if person.name in (
                "Rosalind Achterberg",
                "Shona Galbraithe",
                "Keith Mottershead",
                "Lieke van der Sluys",
            ):
                outgoing = False
            sent = person.connected - timedelta(days=dice.pick((0, 0, 1, 1, 2, 5, 11)))
            kind = "invite_out" if outgoing else "invite_in"
            with_note = (
                dice.chance(0.75)
                if outgoing
                else dice.chance(0.35) and person.relation not in ("pitcher", "recruiter", "distant")
            )
            note = ""
            if with_note:
                speaker = person if person.language == "en" else _english(person)
                note = tidy(
                    writer.new(dice.pick(texts(kind)), slots_for(speaker, sent, colleagues, dice)[0], dice),
                    True,
                )
            elif not outgoing and dice.chance(0.3):
                note = dice.pick(texts("invite_in_stock"))
            add(_pick_moment(sent, dice).replace(second=0), person, note, outgoing)
    # People who never answered, and people whom Ada has not answered: they appear nowhere else.
    dice = Dice("pending")
    for number, (name, firm_city) in enumerate(_PENDING):
        stranger = Person(*name.split(" ", 1), "", cast[0].firm, "", "en", "distant", None)
        stranger.slug = (
            "-".join(name.lower().encode("ascii", "ignore").decode().split())
            + f"-{dice.between(10, 99)}{dice.pick('abcdef')}"
        )
        day = date(2025, 1, 14) + timedelta(days=number * 26 + dice.between(0, 9))
        slots = slots_for(stranger, day, colleagues, dice)[0] | {"city": [firm_city]}
        note = tidy(writer.new(dice.pick(texts("invite_out")[:4]), slots, dice), True) if number % 3 else ""
        add(_pick_moment(day, dice).replace(second=0), stranger, note, True)
    for name, when, note in _KNOCKING:
        stranger = Person(*name.split(" ", 1), "", cast[0].firm, "", "en", "distant", None)
        stranger.slug = "-".join(name.lower().split()) + "-" + hashlib.sha256(name.encode()).hexdigest()[:6]
        add(datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=UTC), stranger, note, False)
    return sorted(rows, key=lambda r: (r[0], r[1]))


_PENDING = [("Ottilie Brandsma", "Breda"), ("Gerard Holloway", "Bristol"), ("Marta Zapater", "Zaragoza"), ("Ulf Tidemand", "Aarhus"), ("Petronella Vos", "Utrecht"),
            ("Ivo Radek", "Brno"), ("Celeste Amaury", "Nantes"), ("Declan Moriarty-Boyd", "Galway"), ("Wilhelmina Faber", "Kassel"), ("Ramesh Tholkar", "Reading"),
            ("Pia Lindahl", "Bergen"), ("Anselm Krug", "Ulm"), ("Beatriz Landaluce", "Bilbao"), ("Hector Prideaux", "Exeter"), ("Solveig Nordahl", "Bergen"),
            ("Casper Wijngaard", "Delft"), ("Lorena Pastrana", "Seville"), ("Niall Garrity", "Cork"), ("Edda Steinwender", "Linz"), ("Tom Ashcombe", "Derby"),
            ("Veerle Adriaens", "Mechelen"), ("Rolf Gundersen", "Bergen"), ("Jana Hrubá", "Olomouc"), ("Philip Netherwood", "Sheffield")]  # fmt: skip
_KNOCKING = [
    (
        "Chad Wexler",
        "2026-11-10 15:21",
        "Hi Ada, I help consultants scale to 7 figures with AI outreach. Let's connect and explore synergies!",
    ),
    ("Priya Rangadore", "2026-11-13 07:44", ""),
    ("Milo Stannard", "2026-10-05 18:02", "I'd like to join your LinkedIn network."),
    ("Greta Oosting", "2026-09-21 12:10", ""),
]


def _english(person: Person) -> Person:
    return Person(
        person.first,
        person.last,
        person.slug,
        person.firm,
        person.position,
        "en",
        person.relation,
        person.connected,
    )


def _urn(at: datetime) -> str:
    return str(int(at.timestamp() * 1000) << 22 | 1_048_577)


def stream(cast: list[Person], writer: Writer, colleagues: list[Person]) -> dict[str, str]:
    """Return what Ada did in public: shares, comments, reactions, reposts, votes, saved items."""
    dice = Dice("stream")
    somebody = next(p for p in cast if p.name == "Pavel Hruškovec")
    shares: list[tuple[datetime, list[str]]] = []
    comments: list[tuple[datetime, list[str]]] = []
    reactions: list[tuple[datetime, list[str]]] = []
    day = START + timedelta(days=9)
    posts, announcements = texts("post"), texts("ownpost")
    while day < date(2026, 11, 18):
        if day.weekday() < 5 and not (day.month == 12 and day.day > 22):
            at = _pick_moment(day, dice)
            template = dice.pick(announcements) if dice.chance(0.16) else dice.pick(posts)
            text = tidy(writer.new(template, slots_for(somebody, day, colleagues, dice)[0], dice), True)
            link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{_urn(at)}"
            shared = (
                "https://boardandjoint.example/articles/" + str(dice.between(100, 999))
                if "Link in the first comment" in text
                else ""
            )
            shares.append((at, [f"{at:%Y-%m-%d %H:%M:%S}", link, text, shared, "", "MEMBER_NETWORK"]))
            if dice.chance(0.5):  # she answers under her own post
                later = at + timedelta(hours=dice.between(2, 30), minutes=dice.between(0, 59))
                answer = tidy(
                    writer.new(
                        dice.pick(texts("comment")[1:3] + texts("comment")[6:7]),
                        slots_for(somebody, day, colleagues, dice)[0],
                        dice,
                    ),
                    True,
                )
                comments.append((later, [f"{later:%Y-%m-%d %H:%M:%S}", link, answer]))
        day += timedelta(days=dice.between(6, 24))
    day = START + timedelta(days=3)
    while day < date(2026, 11, 19):
        if day.weekday() < 5 or dice.chance(0.2):
            at = _pick_moment(day, dice)
            link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{_urn(at - timedelta(hours=dice.between(2, 60)))}"
            if dice.chance(0.45):
                text = tidy(
                    writer.new(
                        dice.pick(texts("comment")), slots_for(somebody, day, colleagues, dice)[0], dice
                    ),
                    True,
                )
                comments.append((at, ["" if dice.chance(0.02) else f"{at:%Y-%m-%d %H:%M:%S}", link, text]))
            kind = dice.weighted(
                ("LIKE", "PRAISE", "INTEREST", "EMPATHY", "APPRECIATION", "ENTERTAINMENT"),
                (10, 2, 3, 1, 1, 1),
            )
            reactions.append((at, [f"{at:%Y-%m-%d %H:%M:%S}", kind, link]))
        day += timedelta(days=dice.pick((1, 1, 2, 3, 4, 6, 9)))
    at = datetime(2024, 3, 21, 9, 40, 12, tzinfo=UTC)
    comments.append((at, [f"{at:%Y-%m-%d %H:%M:%S}", f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{_urn(at - timedelta(hours=20))}",
                          'Jolanda, I would not call it "bad luck" yet. Corner balls only? Then try a 10 % overprint on the two outer rows, and ask the maker for the warpage curve.']))  # fmt: skip
    for rows in (shares, comments, reactions):
        rows.sort(key=lambda r: (r[0], r[1]), reverse=True)
    reposts = [[f"{a:%Y-%m-%d %H:%M:%S}", f"https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A{_urn(a)}"]
               for a in (datetime(2026, 9, 14, 16, 2, 9, tzinfo=UTC), datetime(2025, 11, 3, 8, 30, 44, tzinfo=UTC), datetime(2024, 10, 1, 12, 0, 3, tzinfo=UTC))]  # fmt: skip
    votes = [["2026-05-12 10:11:40", "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7328451937264528", "Below 25 %"],
             ["2025-02-04 17:20:01", "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7293318846102877", "Operators"]]  # fmt: skip
    saved = [["https://www.linkedin.com/feed/update/urn:li:activity:7391120043118592", "2026-10-02 07:12:55"],
             ["https://www.linkedin.com/feed/update/urn:li:activity:7216604411772931", "2024-07-10 19:40:10"]]  # fmt: skip
    return {
        f"Shares_{MEMBER_ID}.csv": _table(
            ["Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility"],
            [r for _, r in shares],
        ),
        f"Comments_{MEMBER_ID}.csv": _table(
            ["Date", "Link", "Message"], [r for _, r in comments], backslash=True
        ),
        f"Reactions_{MEMBER_ID}.csv": _table(["Date", "Type", "Link"], [r for _, r in reactions]),
        f"InstantReposts_{MEMBER_ID}.csv": _table(["Date", "Link"], reposts),
        f"Votes_{MEMBER_ID}.csv": _table(["Date", "Link", "OptionText"], votes),
        f"Saved_Items_{MEMBER_ID}.csv": _table(["savedItem", "CreatedTime"], saved),
    }


RECEIVED = [
    (
        "Bastian Keulen",
        "2026-10-08 15:05",
        "Ada has an eye for what everybody else walks past. She changed one aperture and one habit in our application lab, in that order, and the habit mattered more. I trust her with my worst boards.",
    ),
    (
        "Nadia Belkacem",
        "2026-02-19 09:12",
        "Ada parle aux opérateurs avant de parler à la direction. Résultat : trois points de rendement et une équipe de nuit qui sourit.",
    ),
    (
        "Jolanda Wieringa",
        "2025-12-11 14:30",
        "We found Ada through a comment that she answered as if we were a customer. We became one. Precise, kind, and never a slide too many.",
    ),
    (
        "Hendrik Oltmanns",
        "2024-01-16 10:44",
        "Five years on the same floor. Ada is the reason why our scrap box got a window.",
    ),
    (
        "Wren Castellane",
        "2025-04-03 11:20",
        "The best speaker we had, and the only one who brought her own waste bin.",
    ),
]
GIVEN = [
    (
        "Nadia Belkacem",
        "2026-02-25 08:05",
        "Nadia dirige comme on devrait souder : chaleur juste, bon rythme, et elle regarde le résultat.",
    ),
    (
        "Hendrik Oltmanns",
        "2024-01-20 12:00",
        "Hendrik let me put a window into his scrap box. I know no plant manager with more courage.",
    ),
    (
        "Wren Castellane",
        "2025-04-09 16:41",
        "Wren edits until the sentence says what was measured. Rare and precious.",
    ),
    (
        "Jolanda Wieringa",
        "2025-12-18 09:30",
        "Jolanda asks the second question. Working with her is a pleasure and a sport.",
    ),
    (
        "Ellen Fairbrother",
        "2025-09-03 07:55",
        "Ellen's data sheets tell you where the paste is bad. That is why I believe them where they say it is good.",
    ),
]


def praise(cast: list[Person]) -> dict[str, str]:
    """Return recommendations and endorsements, both ways."""
    by_name = {p.name: p for p in cast}

    def recommendations(items: list[tuple[str, str, str]]) -> str:
        rows = []
        for name, when, text in sorted(items, key=lambda i: i[1], reverse=True):
            person = by_name[name]
            at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
            rows.append(
                [
                    person.first,
                    person.last,
                    person.firm.name,
                    person.position,
                    text,
                    _us_padded(at),
                    "VISIBLE",
                ]
            )
        return _table(
            ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"], rows
        )

    received: list[tuple[datetime, list[str]]] = []
    given: list[tuple[datetime, list[str]]] = []
    skills = [
        "Soldering",
        "Failure Analysis",
        "Root Cause Analysis",
        "Process Engineering",
        "Reliability",
        "Training",
        "Electronics Manufacturing",
    ]
    for person in cast:
        dice = Dice(f"endorsement/{person.slug}")
        if person.connected is None or person.hidden or person.relation in ("pitcher", "recruiter"):
            continue
        close = person.relation in ("customer", "former", "peer")
        for rows, share in ((received, 0.22 if close else 0.03), (given, 0.14 if close else 0.01)):
            if not dice.chance(share):
                continue
            span = (date(2026, 10, 20) - person.connected).days
            if span < 10:
                continue
            at = _pick_moment(person.connected + timedelta(days=dice.between(5, span)), dice)
            for skill in dice.shuffled(skills)[: dice.between(1, 5)]:
                at += timedelta(seconds=dice.between(1, 4))
                rows.append(
                    (
                        at,
                        [
                            f"{at:%Y/%m/%d %H:%M:%S} UTC",
                            skill,
                            person.first,
                            person.last,
                            f"www.linkedin.com/in/{person.slug}",
                            "ACCEPTED",
                        ],
                    )
                )
    for rows in (received, given):
        rows.sort(key=lambda r: (r[0], r[1]), reverse=True)
    return {
        "Recommendations_Received.csv": recommendations(RECEIVED),
        "Recommendations_Given.csv": recommendations(GIVEN),
        "Endorsement_Received_Info.csv": _table(
            ["Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name", "Endorser Public Url", "Endorsement Status"], [r for _, r in received]),
        "Endorsement_Given_Info.csv": _table(
            ["Endorsement Date", "Skill Name", "Endorsee First Name", "Endorsee Last Name", "Endorsee Public Url", "Endorsement Status"], [r for _, r in given]),
    }  # fmt: skip


def other_files(cast: list[Person]) -> dict[str, str]:
    """Return the rest of a Complete archive: what the reader uses a little, and what it must leave alone."""
    summary = ("I look at solder joints and at the people who make them.\n\nFifteen years in electronics manufacturing, the last three on my own. "
               'Most of what I know I learned from scrap boxes. Ask me about voids, flux and "strange" failures.')  # fmt: skip
    follows = [p for p in cast if p.relation in ("peer", "press") and p.connected][:14]
    companies = [
        "Board & Joint Magazine",
        "Assembly Days Ghent",
        "Ovenhouse Thermal",
        "Tinmark Alloys",
        "Institute for Joining, Lower Weser",
        "Zeewind Controls",
    ]
    week, when = (
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        [datetime(2026 - n // 2, 11 - n, 3 + n, 9 + n, 12, 43, tzinfo=UTC) for n in range(6)],
    )
    return {
        "Profile.csv": _table(
            ["First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry", "Zip Code", "Geo Location", "Twitter Handles", "Websites", "Instant Messengers"],
            [[OWNER_FIRST, OWNER_LAST, "", "Lakenstraat 0, Antwerp", "Mar 3", "Solder joints, and the people who make them", summary, "Electronics Manufacturing", "2000",
              "Antwerp, Belgium", "", "[COMPANY:https://quill-joints.example]", ""]]),
        "Positions.csv": _table(["Company Name", "Title", "Description", "Location", "Started On", "Finished On"], [
            [OWNER_FIRM, "Consultant, solder joint quality", "", "Antwerp", "Nov 2023", ""],
            ["Norderholt Electronics", "Senior Process Engineer", "SMT, selective soldering, failure analysis", "Hamburg", "Feb 2016", "Oct 2023"],
            ["Polderlicht Assembly", "Process Engineer", "", "Eindhoven", "2011", "2016"]]),
        "Education.csv": _table(["School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"],
                                [["Scheldt University of Technology", "2004", "2010", "", "MSc, Materials", ""]]),
        "Skills.csv": _table(["Name"], [["Soldering"], ["Failure Analysis"], ["Root Cause Analysis"], ["Process Engineering"], ["Reliability"], ["Training"], ["Electronics Manufacturing"]]),
        "Languages.csv": _table(["Name", "Proficiency"], [["Dutch", "Native or bilingual proficiency"], ["English", "Full professional proficiency"],
                                                         ["German", "Full professional proficiency"], ["French", "Professional working proficiency"], ["Spanish", "Limited working proficiency"]]),
        "Email Addresses.csv": _table(["Email Address", "Confirmed", "Primary", "Updated On"], [[OWNER_MAIL, "Yes", "Yes", "11/20/23, 8:02 AM"]]),
        "Company Follows.csv": _table(["Organization", "Followed On"],
                                      [[c, f"{week[w.weekday()]} {_MONTH[w.month - 1]} {w.day:02d} {w:%H:%M:%S} UTC {w.year}"] for c, w in zip(companies, when, strict=True)]),
        f"Member_Follows_{MEMBER_ID}.csv": _table(["Date", "Status", "FullName"],
                                                  [[f"{_pick_moment(p.connected, Dice('follow/' + p.slug)):%Y-%m-%d %H:%M:%S}", "Active", p.name] for p in follows if p.connected]),
        "Events.csv": _table(["Event Name", "Event Time", "Status", "External Url"],
                             [[name, f"{day:%b} {day.day}, {day.year}, 8:00 AM - 4:00 PM", "ATTENDING", ""] for day, name in EVENTS[::-1]]),
        "Rich_Media.csv": _table(["Date/Time", "Media Description", "Media Link"],
                                 [["You uploaded a feed photo on April 12, 2026 at 8:03 AM (GMT)", "A waste bin full of boards", "https://media.example/p/118"]]),
        "Registration.csv": _table(["Registered At", "Registration Ip", "Subscription Types"], [["11/19/23, 7:41 PM", "192.0.2.14", ""]]),
        "PhoneNumbers.csv": _table(["Extension", "Number", "Type"], [["", "+32 3 555 01 00", "Work"]]),
        "SearchQueries.csv": _table(["Time", "Search Query"], [["2026/11/02 09:15:20 UTC", "process engineer ghent"], ["2026/10/07 07:01:33 UTC", "nozzle distributor portugal"]]),
        "SavedJobAlerts.csv": _table(["ALERT_PARAMETERS", "QUERY_CONTEXT", "SAVED_SEARCH_ID"], []),
        "Learning.csv": "Content Title,Content Description,Content Type,Content Last Watched Date (if viewed),Content Completed At (if completed),Content Saved,Notes taken on videos (if taken),\n",
        "Ad_Targeting.csv": "Member Age,Member Gender,Company Names,Company Names,Job Titles,Member Interests,Member Interests\n"
                            '35-54,,Quill Joint Reliability,"Norderholt Electronics; Polderlicht Assembly",Consultant,Electronics,Manufacturing\n',
        "Inferences_about_you.csv": _table(["Category", "Type of inference", "Description", "Inference"], [["Demographics", "Location", "Where you may be", "Antwerp"]]),
        "Receipts_v2.csv": _table(["Transaction Made At", "Description", "Total Amount", "Currency Code"], []),
        "guide_messages.csv": _table(["CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS"],
                                     [["g-1", "", "LinkedIn Guide", "", OWNER, OWNER_URL, "2026-06-02 10:00:00 UTC", "", "How can I help with your search today?", "INBOX", ""]]),
        "Jobs/Job Seeker Preferences.csv": _table(["Locations", "Industries", "Company Employee Count"], []),
        "Articles/Articles/What the scrap box knows.html": _article("What the scrap box knows", "what-the-scrap-box-knows",
            ["Every plant has one, and nobody gives visitors a tour of it. I ask for it before the coffee.",
             "A scrap box is a diary that cannot flatter. It shows which shift was alone, which reel was opened too early and which drawing was never understood."]),
        "Articles/Articles/Thermal relief is a courtesy.html": _article("Thermal relief is a courtesy", "thermal-relief-is-a-courtesy",
            ["A full ground plane around a pin says: solder this if you can. Four spokes say: I have thought of you.",
             "I have measured both, on forty boards. The figures are below, with the bad week left in."]),
    }  # fmt: skip


def _article(title: str, slug: str, paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{p}</p>" for p in paragraphs)
    return f'<html><head><title>{title}</title></head><body>\n<h1><a href="https://www.linkedin.com/pulse/{slug}-{OWNER_SLUG}">{title}</a></h1>\n{body}\n</body></html>\n'


def write_linkedin(
    out: Path, cast: list[Person], said: list[Message], writer: Writer, colleagues: list[Person]
) -> None:
    """Write the three archives as folders under `out`, named as their downloads are."""
    asked = invitations(cast, writer, colleagues)
    header = ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]

    def invited(first: date, last: date) -> str:
        return _table(header, [r for at, r in reversed(asked) if first <= at.date() <= last])

    def midnight(day: date) -> datetime:
        return datetime(day.year, day.month, day.day, tzinfo=UTC)

    everything = {
        "Connections.csv": connections(cast, END),
        "messages.csv": messages(said, midnight(END), 2026),
        "Invitations.csv": invited(date(2025, 9, 1), END),
    }
    everything |= stream(cast, writer, colleagues) | praise(cast) | other_files(cast)
    archives = {
        f"Basic_LinkedInDataExport_{EARLIER:%m-%d-%Y}": {
            "Connections.csv": connections(cast, EARLIER),
            "messages.csv": messages(said, midnight(EARLIER), 2025),
            "Invitations.csv": invited(date(2024, 10, 1), EARLIER),
            "Profile.csv": everything["Profile.csv"],
        },
        f"Basic_LinkedInDataExport_{AUTUMN:%m-%d-%Y}": {
            "Connections.csv": connections(cast, AUTUMN),
            "Invitations.csv": invited(date(2025, 8, 1), AUTUMN),
            "Profile.csv": everything["Profile.csv"],
        },
        f"Complete_LinkedInDataExport_{END:%m-%d-%Y}": everything,
    }
    for folder, files in archives.items():
        for name, text in files.items():
            path = out / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
