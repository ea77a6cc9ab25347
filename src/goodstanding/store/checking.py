"""What `check` needs to know of one person, gathered from the ledger.

The rules themselves are in the core; this only looks things up and hands them over as `Facts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.db import connection

from goodstanding.check import Facts, Relation
from goodstanding.check.outbox import NearTexts
from goodstanding.ledger.standing import Stage
from goodstanding.ledger.tie import NEVER
from goodstanding.store import looking
from goodstanding.store.codes import KINDS
from goodstanding.store.queries import PersonRow
from goodstanding.values import Kind, Row

_SENT_LOOKED_AT = 3000
_TALK = frozenset((Kind.MESSAGE, Kind.COMMENT, Kind.MENTION, Kind.ASK, Kind.CALL, Kind.MEETING))


def facts_for(person: PersonRow, as_of: datetime) -> Facts:
    """Return what the ledger knows of the owner and this person at `as_of`, as the rules take it."""
    one = looking.look(person, as_of)
    exchanges = prior_exchanges(one.rows)
    accepted = one.tie.accepted
    minutes = (as_of.timestamp() - accepted) / 60 if accepted > NEVER else None
    return Facts(
        relation=_relation(one.standing.stage, one.rows, exchanges, minutes),
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
    connection.ensure_connection()
    kinds = [number for number, kind in enumerate(KINDS) if kind in (Kind.MESSAGE, Kind.INVITATION)]
    marks = ",".join("?" * len(kinds))
    found = connection.connection.execute(
        "SELECT hex(i.key), i.recipients, i.text FROM interaction i JOIN handle h ON h.id = i.actor_id"
        f" WHERE h.owner AND i.kind IN ({marks}) AND i.text <> '' ORDER BY i.at DESC LIMIT ?",
        (*kinds, _SENT_LOOKED_AT),
    ).fetchall()
    first = {number: recipients.split()[0] for number, recipients, _ in found if recipients.strip()}
    wanted = sorted({int(number) for number in first.values()})
    refs: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        refs |= {
            str(number): ref
            for number, ref in connection.connection.execute(
                "SELECT h.id, p.ref FROM handle h JOIN person p ON p.id = h.person_id"
                f" WHERE h.id IN ({','.join('?' * len(some))})",
                some,
            )
        }
    return NearTexts((number.lower(), refs.get(first.get(number, ""), ""), text) for number, _, text in found)
