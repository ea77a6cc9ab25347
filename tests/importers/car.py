"""Write a Bluesky repository as a CAR file: just enough of DAG-CBOR, the search tree and the file format.

Sources: the DAG-CBOR and CARv1 specifications (ipld.io), the AT Protocol's repository specification.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping


class Link(bytes):
    """A CID that is written as a link, not as bytes."""


def link(block: bytes) -> Link:
    """Return the CID (version 1, DAG-CBOR, SHA-256) of a block."""
    return Link(b"\x01\x71\x12\x20" + hashlib.sha256(block).digest())


def cbor(value: object) -> bytes:
    """Return a value in DAG-CBOR."""
    if value is None:
        return b"\xf6"
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, Link):
        return b"\xd8\x2a" + cbor(b"\0" + bytes(value))
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, (list, tuple)):
        return _head(4, len(value)) + b"".join(map(cbor, value))
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return _head(5, len(keys)) + b"".join(cbor(key) + cbor(value[key]) for key in keys)
    raise TypeError(type(value))


def _head(major: int, size: int) -> bytes:
    for limit, code, form in ((24, None, None), (1 << 8, 24, ">B"), (1 << 16, 25, ">H"), (1 << 32, 26, ">I")):
        if size < limit:
            return bytes([major << 5 | (code or size)]) + (struct.pack(form, size) if form else b"")
    return bytes([major << 5 | 27]) + struct.pack(">Q", size)


def varint(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])


def repository(
    did: str,
    records: Mapping[str, object],
    *,
    version: int = 3,
    deleted: Mapping[str, object] | None = None,
    missing: frozenset[str] = frozenset(),
    fan_out: int = 4,
) -> bytes:
    """Return a repository whose tree holds `records` (`collection/rkey` -> record).

    `deleted` records are blocks that the tree no longer reaches, as old repositories hold; the blocks of
    `missing` keys are left out of the file.
    """
    blocks: dict[bytes, bytes] = {}

    def put(value: object) -> Link:
        block = cbor(value)
        cid = link(block)
        blocks[cid] = block
        return cid

    for record in (deleted or {}).values():
        put(record)
    gone = {link(cbor(records[key])) for key in missing}

    def tree(keys: list[str]) -> Link | None:
        if not keys:
            return None
        size = max(1, -(-len(keys) // fan_out))
        first, rest = keys[: size - 1], keys[size - 1 :]
        entries: list[dict[str, object]] = []
        before = b""
        left = tree(first)
        while rest:
            key, rest = rest[0].encode(), rest[1:]
            shared = 0
            while shared < min(len(before), len(key)) and before[shared] == key[shared]:
                shared += 1
            under, rest = rest[: size - 1], rest[size - 1 :]
            entries.append(
                {"p": shared, "k": key[shared:], "v": put(records[key.decode()]), "t": tree(under)}
            )
            before = key
        return put({"l": left, "e": entries})

    root = tree(sorted(records)) or put({"l": None, "e": []})
    commit: dict[str, object] = {
        "did": did,
        "version": version,
        "data": root,
        "sig": b"\0" * 64,
        "prev": None,
    }
    if version == 3:
        commit["rev"] = "3kabcdefghij2"
    head = put(commit)
    header = cbor({"roots": [head], "version": 1})
    body = b"".join(
        varint(len(cid) + len(block)) + cid + block for cid, block in blocks.items() if cid not in gone
    )
    return varint(len(header)) + header + body


if __name__ == "__main__":
    # Writes the samples again: python -m tests.importers.car
    from pathlib import Path

    ADA, BEN, CHEN = "did:plc:ada", "did:plc:ben", "did:web:chen.example"
    FEED, GRAPH = "app.bsky.feed", "app.bsky.graph"

    def at(did: str, rkey: str) -> dict[str, str]:
        return {"uri": f"at://{did}/{FEED}.post/{rkey}", "cid": "bafy"}

    def dated(kind: str, when: str = "2024-05-01T10:00:00.000Z", **more: object) -> dict[str, object]:
        return {"$type": kind, "createdAt": when, **more}

    def facet(start: int, end: int, kind: str, **more: str) -> dict[str, object]:
        feature = {"$type": f"app.bsky.richtext.facet#{kind}", **more}
        return {"index": {"byteStart": start, "byteEnd": end}, "features": [feature]}

    post = f"{FEED}.post"
    today: dict[str, object] = {
        "app.bsky.actor.profile/self": dated(
            "app.bsky.actor.profile", displayName="Ada Quill", description="Solder"
        ),
        f"{post}/3krg2aaaaaa2c": dated(post, text="First light ☀", langs=["en"]),
        f"{post}/3krg2aaaaab2c": dated(
            post, text="How did you measure it?", reply={"root": at(BEN, "1"), "parent": at(BEN, "2")}
        ),
        f"{post}/3krg2aaaaac2c": dated(
            post,
            text="and more",
            reply={"root": at(ADA, "3krg2aaaaaa2c"), "parent": at(ADA, "3krg2aaaaaa2c")},
        ),
        f"{post}/3krg2aaaaad2c": dated(
            post,
            text="☀ @chen look quill.example/a/lo...",
            facets=[
                facet(4, 9, "mention", did=CHEN),
                facet(15, 36, "link", uri="https://quill.example/a/long/path"),
            ],
        ),
        f"{post}/3krg2aaaaae2c": dated(
            post, text="This", embed={"$type": "app.bsky.embed.record", "record": at(BEN, "3")}
        ),
        f"{post}/3krg2aaaaaf2c": dated(
            post,
            "2012-01-01T00:00:00+02:00",
            text="Brought over, with a picture",
            embed={
                "$type": "app.bsky.embed.recordWithMedia",
                "record": {"record": at(CHEN, "9")},
                "media": {"images": [{"image": link(b"x")}]},
            },
        ),
        f"{FEED}.like/3krg2aaaaag2c": dated(f"{FEED}.like", subject=at(BEN, "4")),
        f"{FEED}.like/3krg2aaaaah2c": dated(f"{FEED}.like", subject=at(ADA, "3krg2aaaaaa2c")),
        f"{FEED}.repost/3krg2aaaaai2c": dated(f"{FEED}.repost", subject=at(CHEN, "5")),
        f"{GRAPH}.follow/3krg2aaaaaj2c": dated(f"{GRAPH}.follow", subject=BEN),
        f"{GRAPH}.block/3krg2aaaaak2c": dated(f"{GRAPH}.block", subject="did:plc:eve"),
        "com.whtwnd.blog.entry/3krg2aaaaal2c": {"$type": "com.whtwnd.blog.entry", "content": "a blog"},
    }
    old: dict[str, object] = {
        f"{post}/3jaaaaaaaaa2c": dated(
            post,
            "2022-11-20T10:00:00Z",
            text="@ben hello",
            entities=[{"type": "mention", "value": BEN, "index": {}}],
        ),
        f"{GRAPH}.follow/3jaaaaaaaab2c": dated(
            f"{GRAPH}.follow", subject={"did": BEN, "declarationCid": "bafy"}
        ),
        f"{FEED}.vote/3jaaaaaaaac2c": dated(f"{FEED}.vote", subject=at(BEN, "1"), direction="up"),
    }
    gone = {f"{post}/3jaaaaaaaad2c": dated(post, text="deleted long ago")}
    here = Path(__file__).parent / "bluesky"
    for name, data in {
        "2024": repository(ADA, today),
        "2022": repository(ADA, old, version=2, deleted=gone),
        "slice": repository(ADA, today, missing=frozenset({f"{post}/3krg2aaaaaa2c"})),
        "damaged": repository(ADA, today)[:-700],
    }.items():
        (here / name).mkdir(parents=True, exist_ok=True)
        (here / name / "repo.car").write_bytes(data)
