"""What deserves an answer: a short list of posts, the stories told more than once, what is held back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from goodstanding.listen import Heard, Post, Writer, choose
from goodstanding.services.kept import kept
from goodstanding.store import queries
from goodstanding.values import Kind

__all__ = ["Digest", "Heard", "Post", "Shown", "box", "choose", "digest", "post"]

DAYS = 30  # older posts no longer want an answer


def post(row: Mapping[str, Any]) -> Post:
    """Return a row with id and text, and perhaps author, at, topic, replies, engagement and url, as a post."""

    def words(name: str) -> str:
        value = row.get(name)
        return value if isinstance(value, str) else "" if value is None else str(value)

    return Post(
        str(row["id"]),
        str(row["text"]),
        words("author"),
        _moment(row.get("at")),
        words("topic"),
        int(_number(row.get("replies"))),
        _number(row.get("engagement")),
        words("url"),
        words("source"),
    )


def _moment(value: object) -> datetime | None:
    """Return an instant from ISO 8601 or seconds since 1970; None when it is neither."""
    try:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return datetime.fromtimestamp(value, UTC)
        at = datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _number(value: object) -> float:
    """Return a count; counts by kind ({"likes": 3, "shares": 1}) are added up, what is no count is 0."""
    if isinstance(value, Mapping):
        return sum(_number(one) for one in value.values())
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return 0.0
    try:
        number = float(value)
    except ValueError:
        return 0.0
    return number if 0 <= number < 1e15 else 0.0


def box(as_of: datetime, most: int = 7) -> tuple[list[Post], Heard]:
    """Return the posts of other people in the ledger's last DAYS, and the few of them that deserve an answer."""
    rows = [
        row
        for row in queries.rows(as_of - timedelta(days=DAYS), as_of, (Kind.POST, Kind.SHARE))
        if not row.mine and row.text
    ]
    people = queries.people_by_ref({row.actor for row in rows})
    writers = {
        ref: Writer(1.0, "you owe them an answer")
        if one.owed
        else Writer(0.6, "the two of you are in touch")
        if one.last_in and one.last_out
        else Writer(0.0, "")
        for ref, one in people.items()
    }
    posts = [
        Post(row.id, row.text, row.actor, row.at, url=_address(row.subject), source=row.network)
        for row in rows
    ]
    return posts, choose(posts, most, now=as_of, writers=writers)


def _address(subject: str) -> str:
    return subject if subject.startswith(("http://", "https://")) else ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A post with its writer's name and why it is there; `version` of the reading when it is held back."""

    post: Post
    name: str
    why: str
    unexpected: bool = False
    version: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """The few posts that deserve an answer, and those held back."""

    items: tuple[Shown, ...]
    held: tuple[Shown, ...]


def digest(as_of: datetime, most: int = 7) -> Digest:
    """Return the short list of the ledger's posts with names, kept while the ledger stands still."""

    def read() -> Digest:
        posts, heard = box(as_of, most)
        by_id = {one.id: one for one in posts}
        names = queries.names({by_id[one.id].author for one in (*heard.items, *heard.held)})

        def name(id: str) -> str:
            return names.get(by_id[id].author) or by_id[id].author

        return Digest(
            tuple(
                Shown(by_id[one.id], name(one.id), one.why, one.slot == "unexpected") for one in heard.items
            ),
            tuple(Shown(by_id[one.id], name(one.id), one.why, version=one.version) for one in heard.held),
        )

    return kept(("listen", most), as_of.date(), read)
