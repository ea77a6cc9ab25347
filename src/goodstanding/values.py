"""The words of the ledger, as values.

Everything that is read, folded, judged or shown is one of these. They are frozen, they know nobody (this
module imports nothing of ours), and they carry no behaviour beyond reading and writing themselves.

    An *interaction* is one thing that one person did towards others.
    A *handle* is how one source names somebody; handles are facts and never change.
    A *profile* is what one source said about one handle at the time of an export.
    A *problem* says where, what, and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What was done. The list is closed: a new kind is a decision, written into docs/decisions.md."""

    MESSAGE = "message"
    INVITATION = "invitation"
    ACCEPTANCE = "acceptance"
    FOLLOW = "follow"
    REACTION = "reaction"
    COMMENT = "comment"
    SHARE = "share"
    MENTION = "mention"
    ENDORSEMENT = "endorsement"
    RECOMMENDATION = "recommendation"
    INTRODUCTION = "introduction"
    MEETING = "meeting"
    CALL = "call"
    POST = "post"
    NOTE = "note"
    FAVOUR = "favour"
    ASK = "ask"
    DEAL = "deal"
    REFERRAL = "referral"
    TESTIMONIAL = "testimonial"


class Precision(StrEnum):
    """How exactly an instant is known. `none` means that no date could be read."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    NONE = "none"


class Visibility(StrEnum):
    """Who could see it: everybody, a circle, or only those who took part."""

    PUBLIC = "public"
    LIMITED = "limited"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True, order=True)
class Handle:
    """How one source names somebody, such as `linkedin:ada-quill` or `email:ada@quill.example`.

    Networks: linkedin, email, x, facebook, instagram, mastodon, bluesky, hubspot, salesforce, pipedrive,
    monica, crm (any other), vcard, feed, and `name` for a bare name inside one source (its key begins with
    the source: `name:linkedin/ada quill`). Keys are already normalised by the importer.
    """

    network: str
    key: str

    def __str__(self) -> str:
        return f"{self.network}:{self.key}"

    @classmethod
    def parse(cls, text: str) -> Handle:
        """Return the handle written as `network:key`. Raises ValueError when there is no colon."""
        network, colon, key = text.partition(":")
        if not (network and colon and key):
            raise ValueError(f'"{text}" is not a handle; write it like linkedin:ada-quill')
        return cls(network, key)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a row was read: the path inside the export, and the line or record number (from 1; 0: unknown)."""

    file: str
    row: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.row}" if self.row else self.file


@dataclass(frozen=True, slots=True)
class Interaction:
    """One thing that one person did towards others.

    `at` is an aware UTC datetime, or None when no date could be read (precision `none`). A clock time that
    came without a zone is kept as if it were UTC and marked `zoneless`. `recipients` may be empty where the
    export does not say whom it was meant for. `subject` is the address of the post or page it concerns, or a
    message's subject line. `text` is plain text; markup has been taken out. `identity` is what the source
    itself calls it (a Message-ID, a post's address), unique within its network; where it is given, it decides
    whether a row is already there, so an edited text or a missing body makes no second row.
    """

    at: datetime | None
    actor: Handle
    recipients: tuple[Handle, ...]
    kind: Kind
    network: str
    source: Source
    text: str = ""
    conversation: str = ""
    subject: str = ""
    precision: Precision = Precision.SECOND
    visibility: Visibility = Visibility.PRIVATE
    zoneless: bool = False
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """What one source said about one handle at the time of its export.

    `also` lists other handles that the source itself says are the same person (an address beside a profile
    URL in one row); they join without asking. `owner` marks the person whose export it is. `inferred` marks a
    handle that the source did not state but that follows from other rows of the same export. `seen_on` is
    the date of the export (not of any interaction), so that two exports can be compared; None: unknown.
    """

    handle: Handle
    source: Source
    name: str = ""
    seen_on: date | None = None
    position: str = ""
    company: str = ""
    place: str = ""
    url: str = ""
    headline: str = ""
    also: tuple[Handle, ...] = ()
    owner: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a person's data that could not be read: where, what, and what to do about it."""

    where: str
    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  {self.do}"


@dataclass(frozen=True, slots=True)
class Row:
    """One interaction as it stands in the ledger, seen by its owner ("me").

    `id` is the interaction's content key in hex, the same on every machine. `actor` and `recipients` are
    person references: the text of the person's first handle, such as `linkedin:ada-quill`; the owner's own
    reference is `ME`. `mine`: the owner did it. `to_me`: the owner is among the recipients.
    """

    id: str
    at: datetime | None
    actor: str
    recipients: tuple[str, ...]
    kind: Kind
    network: str
    mine: bool
    to_me: bool
    text: str = ""
    conversation: str = ""
    subject: str = ""
    precision: Precision = Precision.SECOND
    visibility: Visibility = Visibility.PRIVATE
    source: str = ""


ME = "me"


class Status(StrEnum):
    """What became of a file: read, ignored (by name, with a reason) or unknown to us."""

    READ = "read"
    IGNORED = "ignored"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FileRead:
    """The account of one file of an export, yielded once it is finished with.

    `rows` were found in it, of which `kept` became interactions or profiles; `left_out` counts the rest by
    reason ("draft": 2). `why` says in a sentence why a file was ignored, or how it was read when that is not
    obvious ("decoded as cp1252").
    """

    path: str
    reader: str
    status: Status
    rows: int = 0
    kept: int = 0
    why: str = ""
    left_out: Mapping[str, int] = field(default_factory=dict)


Record = Interaction | Profile | Problem | FileRead
