"""Mail: how long it takes to read 100,000 mails, beside `notmuch new` on the same mails.

    python -m benchmarks.mail [--mails 100000] [--reader-only]

The mails are invented: threads of two to six, five charsets, quoted-printable, base64 and 8-bit bodies,
multipart/alternative with HTML, attachments, quoted history, signatures, lists, newsletters, automatic
answers. The same seed gives the same bytes. CPU seconds, user and system, of one process.
"""

# ruff: noqa: E501
from __future__ import annotations

import argparse
import base64
import quopri
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

_ENGLISH = [
    "the",
    "and",
    "that",
    "have",
    "for",
    "not",
    "with",
    "you",
    "this",
    "but",
    "his",
    "from",
    "they",
    "say",
    "her",
    "she",
    "will",
    "one",
    "all",
    "would",
    "there",
    "their",
    "what",
    "out",
    "about",
    "who",
    "get",
    "which",
    "when",
    "make",
    "can",
    "like",
    "time",
    "just",
    "him",
    "know",
    "take",
    "people",
    "into",
    "year",
    "your",
    "good",
    "some",
    "could",
    "them",
    "see",
    "other",
    "than",
    "then",
    "now",
    "look",
    "only",
    "come",
    "over",
    "think",
    "also",
    "back",
    "after",
    "use",
    "two",
    "how",
    "our",
    "work",
    "first",
    "well",
    "way",
    "even",
    "new",
    "want",
    "because",
    "any",
    "these",
    "give",
    "day",
    "most",
    "meeting",
    "price",
    "sample",
    "invoice",
    "delivery",
    "Thursday",
    "drawing",
    "tolerance",
    "solder",
    "board",
    "sensor",
    "housing",
    "quote",
    "order",
    "customer",
    "factory",
    "engineer",
    "question",
    "answer",
    "thanks",
    "regards",
    "please",
    "attached",
    "find",
    "below",
]
_GERMAN = [
    "der",
    "die",
    "und",
    "in",
    "den",
    "von",
    "zu",
    "das",
    "mit",
    "sich",
    "des",
    "auf",
    "für",
    "ist",
    "im",
    "dem",
    "nicht",
    "ein",
    "eine",
    "als",
    "auch",
    "es",
    "an",
    "werden",
    "aus",
    "er",
    "hat",
    "dass",
    "sie",
    "nach",
    "wird",
    "bei",
    "einer",
    "um",
    "am",
    "sind",
    "noch",
    "wie",
    "einem",
    "über",
    "einen",
    "so",
    "zum",
    "haben",
    "nur",
    "oder",
    "aber",
    "vor",
    "zur",
    "bis",
    "mehr",
    "durch",
    "man",
    "sein",
    "wurde",
    "Angebot",
    "Lieferung",
    "Grüße",
    "Müller",
    "Prüfung",
    "Gehäuse",
    "Muster",
    "schön",
    "früh",
    "können",
    "würde",
    "Größe",
]
_FRENCH = [
    "le",
    "la",
    "les",
    "de",
    "des",
    "et",
    "un",
    "une",
    "est",
    "pour",
    "que",
    "qui",
    "dans",
    "ce",
    "il",
    "pas",
    "plus",
    "par",
    "je",
    "avec",
    "tout",
    "faire",
    "son",
    "mettre",
    "autre",
    "on",
    "mais",
    "nous",
    "comme",
    "ou",
    "si",
    "leur",
    "y",
    "dire",
    "elle",
    "devoir",
    "avant",
    "deux",
    "même",
    "prendre",
    "aussi",
    "celui",
    "donner",
    "bien",
    "où",
    "fois",
    "vous",
    "encore",
    "réunion",
    "échantillon",
    "délai",
    "façade",
    "été",
    "déjà",
    "très",
    "à",
    "bientôt",
    "merci",
    "présentation",
    "société",
    "pièce",
    "qualité",
]
_FIRST = [
    "Ada",
    "Ben",
    "Chen",
    "Dana",
    "Eve",
    "Fay",
    "Gil",
    "Hana",
    "Ivo",
    "Jana",
    "Kofi",
    "Lea",
    "Max",
    "Nia",
    "Omar",
    "Pia",
    "Quin",
    "Rosa",
    "Sven",
    "Tara",
    "Ugo",
    "Vera",
    "Wim",
]
_LAST = [
    "Quill",
    "Okri",
    "Lindqvist",
    "Brandt",
    "Novák",
    "Moreau",
    "García",
    "Rossi",
    "Jansen",
    "Silva",
    "Kowalska",
    "Müller",
    "Osei",
    "Petit",
]


class World:
    """Invented people and the mails between them."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        pick = self.random.choice
        self.words = [
            *_ENGLISH, *("".join(pick("bcdfghjklmnpqrstvwz") + pick("aeiouy") for _ in range(pick((2, 3, 4)))) for _ in range(30_000)),
        ]  # fmt: skip
        self.people = []
        for n in range(4000):
            first, last = pick(_FIRST), pick(_LAST)
            self.people.append((f"{first} {last}", f"{first}.{n}@firm{n % 700}.example".lower()))
        self.me = ("Ada Quill", "ada@quill.example")

    def prose(self, language: str, words: int) -> str:
        r = self.random
        stock = {"de": _GERMAN, "fr": _FRENCH}.get(language, _ENGLISH)
        lines, line = [], []
        for _ in range(words):
            line.append(r.choice(self.words) if r.random() < 0.15 else r.choice(stock))
            if r.random() < 0.09:
                lines.append(" ".join(line).capitalize() + ".")
                line = []
                if r.random() < 0.2:
                    lines.append("")
        lines.append(" ".join(line) + ".")
        return "\n".join(lines)

    def mail(self, number: int, at: datetime, thread: list[tuple[str, str, str]]) -> bytes:
        r = self.random
        language = r.choices(["en", "de", "fr"], [6, 3, 2])[0]
        out = r.random() < 0.4
        other = (
            r.choice(self.people)
            if not thread
            else next((p for p in self.people if p[1] == thread[0][1]), self.people[0])
        )
        sender, receiver = (self.me, other) if out else (other, self.me)
        identity = f"{number}.{r.getrandbits(60):x}@mail.example"
        body = self.prose(language, r.choice((20, 60, 90, 150, 400)))
        if thread:
            quoted = "\n".join("> " + x for x in thread[-1][2].split("\n"))
            body += f"\n\nOn {at:%a, %d %b %Y at %H:%M}, {thread[0][0]} <{thread[0][1]}> wrote:\n{quoted}"
        body += f"\n\n-- \n{sender[0]}\nQuill Instruments\n+49 30 1234567\n"
        charset = r.choices(
            ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "us-ascii"], [70, 10, 8, 4, 8]
        )[0]
        encoding = r.choices(["quoted-printable", "base64", "8bit"], [6, 3, 2])[0]
        headers = [
            f"Delivered-To: {self.me[1]}" if not out else "X-Origin: local",
            f"Received: from mx{number % 9}.example (mx.example [192.0.2.{number % 250}])\n\tby in.quill.example with ESMTPS id {identity[:12]}\n\tfor <{receiver[1]}>; {format_datetime(at)}",
            f"Received: from [10.0.0.{number % 250}] (unknown)\n\tby mx{number % 9}.example; {format_datetime(at)}",
            f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=firm.example; s=s1;\n\th=from:to:subject;\n\tbh={base64.b64encode(r.randbytes(32)).decode()};\n\tb={base64.b64encode(r.randbytes(128)).decode()}",
            f"From: {_named(sender, r)}",
            f"To: {_named(receiver, r)}",
            f"Date: {format_datetime(at)}",
            f"Message-ID: <{identity}>",
            f"Subject: {_encoded(('Re: ' if thread else '') + self.prose(language, 5).replace(chr(10), ' '))}",
            "MIME-Version: 1.0",
            "X-Mailer: Example 4.2", f"X-Gmail-Labels: {'Sent' if out else 'Inbox'},Important", f"X-GM-THRID: {1790000000000000000 + number - len(thread)}",
        ]  # fmt: skip
        if r.random() < 0.15:
            headers.append(
                "Cc: " + ", ".join(_named(r.choice(self.people), r) for _ in range(r.choice((1, 2, 5))))
            )
        if thread:
            headers.append("In-Reply-To: <" + thread[-1][0] + ">" if "@" in thread[-1][0] else "X-None: 1")
        kind = r.random()
        if kind < 0.06:
            headers.append(
                "List-Id: <talk.lists.example>\nList-Post: <mailto:talk@lists.example>\nPrecedence: list"
            )
        elif kind < 0.14:
            headers.append(
                "List-Unsubscribe: <https://news.example/u>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click"
            )
        elif kind < 0.16:
            headers.append("Auto-Submitted: auto-replied")
        thread.append((sender[0], sender[1], body[:1500]))
        text = _part("text/plain", body, charset, encoding)
        shape = r.random()
        if shape < 0.4:
            return "\n".join([*headers]).encode() + b"\n" + text
        boundary = f"=_b{r.getrandbits(50):x}"
        html = _part(
            "text/html",
            "<html><head><style>p{margin:0}</style></head><body><div>"
            + body.replace("\n", "<br>\n")
            + "</div></body></html>",
            charset,
            encoding,
        )
        parts = [text, html]
        kind_of = "alternative"
        if shape > 0.88:
            kind_of = "mixed"
            parts[1:] = [
                b"Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=a.pdf\n\n"
                + base64.encodebytes(r.randbytes(r.choice((20_000, 60_000, 120_000))))
            ]
        joined = (
            b"".join(b"--" + boundary.encode() + b"\n" + p + b"\n" for p in parts)
            + b"--"
            + boundary.encode()
            + b"--\n"
        )
        headers.append(f'Content-Type: multipart/{kind_of}; boundary="{boundary}"')
        return "\n".join(headers).encode() + b"\n\n" + joined


def _named(person: tuple[str, str], r: random.Random) -> str:
    name, address = person
    if not name.isascii():
        return f"{_encoded(name)} <{address}>"
    return f'"{name}" <{address}>' if r.random() < 0.5 else f"{name} <{address}>"


def _encoded(text: str) -> str:
    return text if text.isascii() else f"=?UTF-8?B?{base64.b64encode(text.encode()).decode()}?="


def _part(kind: str, text: str, charset: str, encoding: str) -> bytes:
    data = text.encode(charset, "replace")
    if encoding == "quoted-printable":
        data = quopri.encodestring(data)
    elif encoding == "base64":
        data = base64.encodebytes(data)
    return (
        f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + data
    )


def write(path: Path, mails: int, maildir: Path | None = None) -> int:
    """Write that many mails as an mbox, and the same as a Maildir. Returns the mbox's size in bytes."""
    world = World()
    r = world.random
    at = datetime(2016, 1, 4, 8, tzinfo=UTC)
    if maildir is not None:
        for part in ("cur", "new", "tmp"):
            (maildir / part).mkdir(parents=True)
    thread: list[tuple[str, str, str]] = []
    with path.open("wb") as stream:
        for number in range(mails):
            if len(thread) > r.choice((0, 1, 1, 2, 5)):
                thread = []
            at += timedelta(minutes=r.choice((1, 5, 20, 60, 120)))
            raw = world.mail(number, at, thread)
            stream.write(
                f"From {1790000000000000000 + number}@xxx {at:%a %b %d %H:%M:%S} +0000 {at:%Y}\n".encode()
            )
            stream.write(raw.replace(b"\nFrom ", b"\n>From ").rstrip(b"\n") + b"\n\n")
            if maildir is not None:
                (maildir / "cur" / f"{number}.m.example:2,S").write_bytes(raw)
    return path.stat().st_size


def cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def reader(path: Path) -> tuple[float, int]:
    """Return the CPU seconds that the reader alone takes, and how many interactions it yields."""
    from goodstanding.importers import Hints, mail
    from goodstanding.importers.export import Entry, Export
    from goodstanding.values import Interaction

    entry = Entry(path.name, path.stat().st_size, lambda: path.open("rb"))
    export = Export(path, (entry,))
    begun = cpu()
    kept = sum(1 for record in mail.read(export, mail.claims(export), Hints()) if type(record) is Interaction)
    return cpu() - begun, kept


def notmuch(maildir: Path, home: Path) -> float:
    """Return the CPU seconds of `notmuch new` on the same mails."""
    config = home / "notmuch.conf"
    config.write_text(
        f"[database]\npath={maildir}\n[user]\nname=Ada\nprimary_email=ada@quill.example\n"
        "[new]\ntags=new\n[search]\nexclude_tags=\n[maildir]\nsynchronize_flags=false\n"
    )
    begun = children()
    subprocess.run(
        ["notmuch", f"--config={config}", "new", "--quiet"],
        check=True,
        env={"HOME": str(home), "PATH": "/usr/bin:/bin"},
    )
    return children() - begun


def run(mails: int = 20_000, *, peer: bool = True, whole: bool = True) -> list[tuple[str, float, str]]:
    """Return rows of (what, CPU seconds, remark)."""
    rows: list[tuple[str, float, str]] = []
    folder = Path(tempfile.mkdtemp(prefix="goodstanding-bench-"))
    try:
        path = folder / "All mail.mbox"
        maildir = folder / "maildir" if peer else None
        size = write(path, mails, maildir)
        seconds, kept = reader(path)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        rows.append(
            ("reader", seconds, f"{kept:,} of {mails:,} mails kept, {size / 1e6:.0f} MB, peak {peak} MB")
        )
        if whole:
            begun = children()
            subprocess.run(
                [
                    str(Path(sys.executable).with_name("goodstanding")),
                    "import",
                    str(path),
                    "--home",
                    str(folder / "home"),
                    "--format",
                    "json",
                ],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
            rows.append(
                ("goodstanding import", children() - begun, f"ties and search included, peak {peak} MB")
            )
        if maildir is not None:
            if shutil.which("notmuch") is None:
                rows.append(("notmuch new", float("nan"), "not installed: apt-get install notmuch"))
            else:
                rows.append(("notmuch new", notmuch(maildir, folder), "the same mails as a Maildir"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return rows


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--mails", type=int, default=20_000)
    options.add_argument("--reader-only", action="store_true", help="neither the whole import nor notmuch")
    given = options.parse_args()
    begun = time.perf_counter()
    for what, seconds, remark in run(given.mails, peer=not given.reader_only, whole=not given.reader_only):
        print(f"{what:24} {seconds:8.1f} CPU s   {remark}")
    print(f"{'(all of it)':24} {time.perf_counter() - begun:8.1f} s by the clock")


if __name__ == "__main__":
    main()
