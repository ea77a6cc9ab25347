"""May I send this: what the ledger knows of one person, handed to the rules, and what they find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from goodstanding.check import Channel, Facts, Relation
from goodstanding.check import check as lint
from goodstanding.check.outbox import NearTexts
from goodstanding.ledger.standing import Stage
from goodstanding.ledger.tie import NEVER
from goodstanding.notes.about import QUIET
from goodstanding.services import about
from goodstanding.services import person as standing
from goodstanding.services.people import Unclear, one_person
from goodstanding.store import queries
from goodstanding.store.queries import PersonRow
from goodstanding.values import Kind, Row

_SENT_LOOKED_AT = 3000
MOST_TEXT = 200_000  # characters of a message that are looked at
_TALK = frozenset((Kind.MESSAGE, Kind.COMMENT, Kind.MENTION, Kind.ASK, Kind.CALL, Kind.MEETING))


def facts_for(person: PersonRow, as_of: datetime) -> Facts:
    """Return what the ledger knows of the owner and this person at `as_of`, as the rules take it."""
    one = standing.look(person, as_of)
    exchanges = prior_exchanges(one.rows)
    accepted = one.tie.accepted
    minutes = (as_of.timestamp() - accepted) / 60 if accepted > NEVER else None
    marked = about.of(person).relation
    return Facts(
        marked=marked if marked in QUIET else "",
        relation=Relation.CUSTOMER
        if marked == "customer"
        else _relation(one.standing.stage, one.rows, exchanges, minutes),
        minutes_since_accept=minutes if minutes is None or minutes >= 0 else None,
        prior_exchanges=exchanges,
        unanswered=one.standing.unanswered,
        in_thread=any(due.kind == "answer" for due in one.owed) or None,
        recipient_names=(person.name,) if person.name else (),
        recipient_company=person.company,
        they_asked=tuple(due.text for due in one.owed if due.kind == "answer" and "?" in due.text),
        thanks_owed=tuple(due.why for due in one.owed if due.kind == "thanks"),
        outbox=outbox(),
        recipient=person.ref,
    )


def prior_exchanges(rows: Sequence[Row]) -> int:
    """Return how many times one of the two answered the other, from rows oldest first."""
    turns = [row.mine for row in rows if row.kind in _TALK]
    return sum(before != after for before, after in pairwise(turns))


def _relation(stage: str, rows: Sequence[Row], exchanges: int, minutes: float | None) -> Relation:
    if any(row.kind in (Kind.DEAL, Kind.TESTIMONIAL) for row in rows):
        return Relation.CUSTOMER
    if stage in (Stage.CONVERSING, Stage.TRUSTED):
        return Relation.WARM
    if stage == Stage.ACQUAINTED:
        return Relation.ACQUAINTED
    if not exchanges and minutes is not None and 0 <= minutes < 14 * 24 * 60:
        return Relation.JUST_CONNECTED
    return Relation.STRANGER


def outbox() -> NearTexts:
    """Return the sketches of the owner's newest sent messages, each under the first recipient's reference."""
    return NearTexts(queries.sent_texts(_SENT_LOOKED_AT))


def check(
    text: str, channel: str, to: str, context: Mapping[str, Any] | None, as_of: datetime
) -> dict[str, Any]:
    """Return the findings on one message, judged by the ledger where `to` names a person, else by `context`."""
    known = {str(one) for one in Channel}
    if channel and channel not in known:
        raise Unclear(f'"{channel}" is not a channel; there are {", ".join(sorted(known))}.')
    try:
        facts = facts_for(one_person(to), as_of) if to else Facts.from_context(context)
    except ValueError as error:
        raise Unclear(f"The context cannot be used: {error}.") from error
    return lint(text[:MOST_TEXT], facts, channel or "other").as_json()
