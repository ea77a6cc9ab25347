"""How fast exports are read, before anything is stored: LinkedIn, X, Mastodon, Bluesky, Facebook.

    python -m benchmarks.readers              every source, 100,000 posts; LinkedIn with a million messages
    python -m benchmarks.readers --rows 10000

Exports are invented by a seeded generator. Beside each figure stands a peer on the same bytes in the same run: the
standard library alone, reading every row (`csv`) or decoding the whole (`json`, `libipld`) and throwing it away.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.measure import row, run

ADA = "https://www.linkedin.com/in/ada-quill"
HEADER = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
MASTODON = "https://social.example/users/ada"


def _words(dice: random.Random) -> list[str]:
    return [f"w{dice.randrange(60_000):05}" for _ in range(60_000)]


def linkedin(path: Path, messages: int, connections: int = 12_000) -> None:
    """Write a LinkedIn export in the form of 2026."""
    dice = random.Random(1)
    vocabulary = _words(dice)
    at = datetime(2026, 11, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("Connections.csv", "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as out:
            out.write("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n")
            for n in range(connections):
                day = f"{dice.randrange(1, 29):02} Mar {2010 + n % 15}"
                out.write(f"First{n},Last{n},https://www.linkedin.com/in/p-{n},,Co {n % 600},Buyer,{day}\n")
        with (
            archive.open("messages.csv", "w", force_zip64=True) as raw,
            io.TextIOWrapper(raw, "utf-8", newline="") as out,
        ):
            table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
            table.writerow(HEADER.split(","))
            for n in range(messages):
                other = min(int(dice.expovariate(8 / connections)), connections - 1)
                them = (f"First{other} Last{other}", f"https://www.linkedin.com/in/p-{other}")
                one, two = (them, ("Ada Quill", ADA)) if n % 2 else (("Ada Quill", ADA), them)
                at -= timedelta(seconds=dice.randrange(1, 300))
                text = " ".join(dice.choices(vocabulary, k=dice.randrange(3, 40)))
                table.writerow([f"2-{other}", "", *one, *two, f"{at} UTC", "", text, "INBOX"])
        archive.writestr("Profile.csv", "First Name,Last Name,Headline,Summary\nAda,Quill,x,y\n")
        archive.writestr(
            "Invitations.csv",
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
            f'Ada Quill,First1 Last1,"1/1/24, 1:00 PM",,OUTGOING,{ADA},https://www.linkedin.com/in/p-1\n',
        )


def x(path: Path, posts: int) -> None:
    """Write an X archive of today."""
    dice = random.Random(2)
    vocabulary = _words(dice)

    def post(n: int) -> dict[str, object]:
        who = [dice.randrange(1000, 9000) for _ in range(dice.randrange(3))]
        mentions = [
            {"id_str": str(w), "screen_name": f"p{w}", "name": f"P {w}", "indices": ["0", "3"]} for w in who
        ]
        link = {
            "url": f"https://t.co/a{n}",
            "expanded_url": f"https://quill.example/{n}",
            "indices": ["0", "9"],
        }
        return {
            "tweet": {
                "edit_info": {"initial": {"editTweetIds": [str(10**18 + n)], "editsRemaining": "5"}},
                "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
                "entities": {"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": [link]},
                "display_text_range": ["0", "140"],
                "favorite_count": "1",
                "id_str": str(10**18 + n),
                "created_at": f"Sun Mar 21 12:53:{n % 60:02} +0000 2021",
                "full_text": " ".join(dice.choices(vocabulary, k=20)) + f" https://t.co/a{n}",
                "extended_entities": {"media": [{"padding": "x" * 600}]},
            }
        }

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        owner = [{"account": {"accountId": "1", "username": "ada"}}]
        archive.writestr("data/account.js", f"window.YTD.account.part0 = {json.dumps(owner)}")
        body = json.dumps([post(n) for n in range(posts)], indent=2)
        archive.writestr("data/tweets.js", f"window.YTD.tweets.part0 = {body}")


def mastodon(path: Path, posts: int) -> None:
    """Write a Mastodon archive of today."""
    dice = random.Random(3)
    vocabulary = _words(dice)
    public = "https://www.w3.org/ns/activitystreams#Public"

    def post(n: int) -> dict[str, object]:
        content = (
            f"<p>{' '.join(dice.choices(vocabulary, k=40))} <a href='https://quill.example/{n}'>x</a></p>"
        )
        who = [dice.randrange(5000) for _ in range(dice.randrange(3))]
        tags = [
            {
                "type": "Mention",
                "href": f"https://h{w % 50}.example/users/u{w}",
                "name": f"@u{w}@h{w % 50}.example",
            }
            for w in who
        ]
        address = f"{MASTODON}/statuses/{n}"
        note = {
            "id": address,
            "type": "Note",
            "published": "2024-03-09T10:00:00Z",
            "to": [public],
            "tag": tags,
        }
        note |= {
            "attributedTo": MASTODON,
            "content": content,
            "contentMap": {"en": content},
            "attachment": [],
        }
        signature = {"type": "RsaSignature2017", "signatureValue": "x" * 344}
        return {
            "id": f"{address}/activity",
            "type": "Create",
            "actor": MASTODON,
            "object": note,
            "signature": signature,
        }

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        owner = {"id": MASTODON, "preferredUsername": "ada", "name": "Ada"}
        archive.writestr("actor.json", json.dumps(owner))
        items = [post(n) for n in range(posts)]
        outbox = {"id": "outbox.json", "type": "OrderedCollection", "orderedItems": items}
        archive.writestr("outbox.json", json.dumps(outbox))


def bluesky(path: Path, posts: int) -> None:
    """Write a Bluesky repository."""
    from tests.importers.car import repository

    dice = random.Random(4)
    vocabulary = _words(dice)
    digits = "234567abcdefghijklmnopqrstuvwxyz"
    records: dict[str, object] = {}
    for n in range(posts):
        key, rest = "", n
        for _ in range(6):
            key, rest = digits[rest % 32] + key, rest // 32
        parent = {"uri": f"at://did:plc:u{n % 3000}/app.bsky.feed.post/2", "cid": "b" * 59}
        records[f"app.bsky.feed.post/3kabcde{key}"] = {
            "$type": "app.bsky.feed.post",
            "createdAt": "2024-05-01T10:00:00.000Z",
            "text": " ".join(dice.choices(vocabulary, k=30)),
            "reply": {"root": parent, "parent": parent},
        }
    path.write_bytes(repository("did:plc:ada", records))


def facebook(path: Path, messages: int) -> None:
    """Write a Facebook export: a hundred chats."""
    dice = random.Random(5)
    vocabulary = _words(dice)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        owner = {"profile_v2": {"name": {"full_name": "Ada Quill"}}}
        archive.writestr("profile_information/profile_information.json", json.dumps(owner))
        for chat in range(100):
            names = ["Ada Quill", f"Person {chat}"]
            talk = [
                {
                    "sender_name": names[n % 2],
                    "timestamp_ms": 1_500_000_000_000 + n * 60_000 + chat,
                    "content": " ".join(dice.choices(vocabulary, k=15)) + " caf\u00c3\u00a9",
                }
                for n in range(messages // 100)
            ]
            whole = {"participants": [{"name": name} for name in names], "messages": talk, "title": names[1]}
            archive.writestr(f"messages/inbox/person_{chat}/message_1.json", json.dumps(whole))


MAKERS = {"linkedin": linkedin, "x": x, "mastodon": mastodon, "bluesky": bluesky, "facebook": facebook}


def _peer(kind: str, path: Path) -> int:
    """Read the bytes with the standard library (or the decoder that is used) alone; return how many rows."""
    if kind == "bluesky":
        import libipld

        return len(libipld.decode_car(path.read_bytes())[1])
    count = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            with archive.open(name) as raw:
                if name.endswith(".csv"):
                    count += sum(1 for _ in csv.reader(io.TextIOWrapper(raw, "utf-8", newline="")))
                else:
                    text = raw.read().decode()
                    whole = json.loads(text[text.find("=") + 1 :] if text.startswith("window") else text)
                    count += len(whole)
    return count


def _ours(path: Path) -> int:
    from goodstanding.importers.run import read_exports

    return sum(record is not None for record in read_exports([path]))


def figures(rows: int, messages: int) -> Iterator[tuple[str, float, float, float, int]]:
    """Yield (what, CPU seconds, the peer's CPU seconds, peak memory in MB, records)."""
    folder = Path(tempfile.mkdtemp(prefix="goodstanding-bench-"))
    try:
        for kind, make in MAKERS.items():
            count = messages if kind == "linkedin" else rows
            path = folder / f"{kind}.{'car' if kind == 'bluesky' else 'zip'}"
            me = [sys.executable, "-m", "benchmarks.readers"]
            # Written by a process of its own: a child's peak memory begins with its parent's.
            made = run([*me, "--make", make.__name__, str(path), str(count)])
            ours = run([*me, "--one", kind, str(path)])
            peer = run([*me, "--peer", kind, str(path)])
            if made.code or ours.code or peer.code:
                raise subprocess.CalledProcessError(made.code or ours.code or peer.code, kind)
            yield f"{kind}, {count:,} rows", ours.cpu, peer.cpu, ours.peak_mb, int(ours.out)
            path.unlink()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--make", nargs=3, help=argparse.SUPPRESS)
    options.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options.add_argument("--peer", nargs=2, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.make:
        MAKERS[given.make[0]](Path(given.make[1]), int(given.make[2]))
        return
    if given.one:
        print(_ours(Path(given.one[1])))
        return
    if given.peer:
        print(_peer(given.peer[0], Path(given.peer[1])))
        return
    row("reading alone", "CPU s, peak MB", "decoding alone, CPU s", "ratio")
    for what, ours, peer, peak, _ in figures(given.rows, given.messages):
        row(what, f"{ours:.1f}, {peak:.0f}", f"{peer:.1f}", f"{ours / peer:.1f}")


if __name__ == "__main__":
    main()
