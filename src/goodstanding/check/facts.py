"""What a rule is given and what it gives back, as frozen values.

`Facts` is what the ledger knows about writer and reader; every field may be unknown (None or empty), and a rule
that needs an unknown fact keeps silent or judges by the words alone. `Finding` is one thing to mend, `Report` all of
them with a verdict.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


class Relation(StrEnum):
    """How writer and reader stand. The list is closed."""

    STRANGER = "stranger"
    JUST_CONNECTED = "just_connected"
    ACQUAINTED = "acquainted"
    WARM = "warm"
    CUSTOMER = "customer"
    UNKNOWN = "unknown"


class Channel(StrEnum):
    """Where a message is written. The list is closed."""

    LINKEDIN_INVITE = "linkedin_invite"
    LINKEDIN_MESSAGE = "linkedin_message"
    EMAIL = "email"
    COMMENT = "comment"
    POST = "post"
    DM = "dm"
    OTHER = "other"


class Severity(StrEnum):
    """How much a finding weighs: `note` never changes the verdict, `mend` and `hold` do."""

    NOTE = "note"
    MEND = "mend"
    HOLD = "hold"


class Verdict(StrEnum):
    """What to do with the message: fine as it is, mend it first, or hold it back; unsure where no rule could read it."""

    FINE = "fine"
    MEND = "mend"
    HOLD = "hold"
    UNSURE = "unsure"


class Outbox(Protocol):
    """What was sent before, asked for one thing: who else got nearly this text."""

    def alike(self, text: str, recipient: str = "") -> Sequence[str]:
        """Return the ids of messages to other people that are nearly this text, most alike first."""
        ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of writer and reader. None and empty mean "not known", never "no".

    Args:
        prior_exchanges: times one of them answered the other.
        minutes_since_accept: minutes since the connection was accepted.
        unanswered: the writer's messages in a row, before this one, that got no answer.
        in_thread: this answers a message of the reader's.
        recipient_names, recipient_company: how the reader is called in the ledger.
        sender_company: the writer's own firm.
        other_names: people and firms this could be mixed up with (other customers).
        they_asked: questions of the reader's that stand unanswered, as they wrote them.
        thanks_owed: what the reader did that nobody has thanked them for, in a few words each.
        give_first: what the writer could do for the reader before asking, from the ledger.
        marked: what the writer marked the reader with that forbids writing to them ("do not contact").
        outbox: earlier messages to others; `recipient` is the reader's id there.
    """

    relation: Relation = Relation.UNKNOWN
    minutes_since_accept: float | None = None
    prior_exchanges: int | None = None
    unanswered: int | None = None
    in_thread: bool | None = None
    recipient_names: tuple[str, ...] = ()
    recipient_company: str = ""
    sender_company: str = ""
    other_names: tuple[str, ...] = ()
    they_asked: tuple[str, ...] = ()
    thanks_owed: tuple[str, ...] = ()
    give_first: tuple[str, ...] = ()
    outbox: Outbox | None = None
    recipient: str = ""
    marked: str = ""

    @property
    def known_to_each_other(self) -> bool:
        """They have exchanged something, or the relation says so."""
        return bool(self.prior_exchanges) or self.relation in (
            Relation.WARM,
            Relation.CUSTOMER,
            Relation.ACQUAINTED,
        )

    @property
    def earned(self) -> bool:
        """Asking for something is in order: they know each other well enough."""
        return self.relation in (Relation.WARM, Relation.CUSTOMER) or (self.prior_exchanges or 0) >= 3

    @property
    def strangers(self) -> bool:
        """It is known that they have never exchanged anything."""
        if self.relation in (Relation.STRANGER, Relation.JUST_CONNECTED):
            return not self.prior_exchanges
        return self.prior_exchanges == 0 and self.relation is Relation.UNKNOWN

    @classmethod
    def from_context(cls, context: object) -> Facts:
        """Return the facts in a JSON context; a missing, null or unreadable field is simply not known.

        Raises ValueError, with a sentence for people, when a field holds something of another kind.
        """
        if context is None:
            return cls()
        if not isinstance(context, dict):
            raise ValueError('"context" must be an object, like {"relation": "stranger"}')
        relation = context.get("relation") or "unknown"
        try:
            relation = Relation(str(relation).strip().lower())
        except ValueError:
            names = ", ".join(one.value for one in Relation)
            raise ValueError(f'"relation" is "{relation}"; it must be one of {names}') from None
        numbers: dict[str, float | None] = {}
        for name in ("minutes_since_accept", "prior_exchanges", "unanswered"):
            value = context.get(name)
            if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
                raise ValueError(f'"{name}" is {value!r}; it must be a number or null')
            numbers[name] = value if value is None or math.isfinite(value) else None
        exchanges, unanswered = numbers["prior_exchanges"], numbers["unanswered"]
        return cls(
            relation=relation,
            minutes_since_accept=numbers["minutes_since_accept"],
            prior_exchanges=None if exchanges is None else int(exchanges),
            unanswered=None if unanswered is None else int(unanswered),
        )


@dataclass(frozen=True, slots=True)
class Case:
    """An example in a rule: a message, what is known about the two people, and where it is written."""

    text: str
    facts: Facts = field(default_factory=Facts)
    channel: Channel = Channel.OTHER


UNNAMED = "unnamed"  # the name of a finding whose fault is not certain enough to be said


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend.

    `name` is the fault (a closed list, see docs/words.md), or UNNAMED where it is not certain which: then `likely` holds
    the faults it may be, with their chances, and `what` says what was seen. `act` is what the sentence does to the reader, where that
    was asked. `rule` is the finer name of the rule that found it. `span` selects the words that `what` talks about, in characters
    (code points) of the text as given. `sure` is how likely these words alone make the message one that costs trust.
    """

    code: str
    name: str
    rule: str
    span: tuple[int, int]
    what: str
    why: str
    instead: str
    severity: Severity = Severity.MEND
    sure: float = 0.5
    act: str = ""
    likely: tuple[tuple[str, float], ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the finding in the shape that `check --format json` promises."""
        return {
            "code": self.code,
            "name": self.name,
            "rule": self.rule,
            "span": list(self.span),
            "severity": self.severity.value,
            "what": self.what,
            "why": self.why,
            "instead": self.instead,
            "act": self.act or None,
            "likely": {name: round(chance, 2) for name, chance in self.likely},
        }


@dataclass(frozen=True, slots=True)
class Report:
    """What check says about one message.

    `score` lies in [0, 1]: how likely the message costs trust. `language` is an ISO 639-1 code or `und`.
    `remarks` say what could not be looked at (a language without rules, a text cut short), in sentences.
    """

    verdict: Verdict
    score: float
    findings: tuple[Finding, ...]
    language: str
    remarks: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the report in the shape that `check --format json` promises."""
        return {
            "verdict": self.verdict.value,
            "score": round(self.score, 3),
            "findings": [finding.as_json() for finding in self.findings],
            "language": self.language,
            "remarks": list(self.remarks),
        }
