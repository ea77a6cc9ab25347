"""The answers that programs get, the same from the command, the local API and the assistants' server.

Everything here only reads. Shapes are the contract's (docs/how-to/api.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from goodstanding.store import agenda, looking, queries
from goodstanding.store.looking import Look
from goodstanding.store.queries import PersonRow

MOST_TEXT = 200_000  # characters of a message that are looked at


class Unclear(Exception):
    """The question cannot be answered as it was put; the text says what to put instead.

    `people` are those whom a name may mean, when there are several.
    """

    def __init__(self, sentence: str, people: Sequence[PersonRow] = ()) -> None:
        super().__init__(sentence)
        self.people = tuple(people)


def one_person(text: str) -> PersonRow:
    """Return the person that a name, handle or address means. Raises Unclear for nobody and for several."""
    found = queries.find_people(text)
    if not found:
        raise Unclear(
            f'Nobody called "{text}" is in the ledger. Try a part of the name, or a handle such as linkedin:ada-quill.'
        )
    if len(found) > 1:
        named = "; ".join(f"{p.name or p.ref} ({p.ref})" for p in found[:8])
        raise Unclear(f'"{text}" may mean several people: {named}. Use the handle in brackets.', found)
    person = queries.person(found[0].ref)
    assert person is not None
    return person


def check(
    text: str, channel: str, to: str, context: Mapping[str, Any] | None, as_of: datetime
) -> dict[str, Any]:
    """Return the findings on one message, judged by the ledger where `to` names a person, else by `context`."""
    from goodstanding.check import Channel, Facts
    from goodstanding.check import check as lint
    from goodstanding.store.checking import facts_for

    known = {str(one) for one in Channel}
    if channel and channel not in known:
        raise Unclear(f'"{channel}" is not a channel; there are {", ".join(sorted(known))}.')
    try:
        facts = facts_for(one_person(to), as_of) if to else Facts.from_context(context)
    except ValueError as error:
        raise Unclear(f"The context cannot be used: {error}.") from error
    return lint(text[:MOST_TEXT], facts, channel or "other").as_json()


def today(as_of: datetime, minutes: int = 20) -> dict[str, Any]:
    """Return the agenda."""
    return agenda.agenda(as_of, minutes).as_json()


def person(text: str, as_of: datetime) -> dict[str, Any]:
    """Return what the ledger says of one person. Raises Unclear."""
    return who(looking.look(one_person(text), as_of), as_of)


def find(query: str, limit: int = 20) -> dict[str, Any]:
    """Return people by parts of their names, companies, roles or handles, last contact first."""
    found, total = queries.people(query, sort="last", limit=limit)
    return {
        "query": query,
        "total": total,
        "people": [
            {
                "person": p.name or p.ref,
                "ref": p.ref,
                "position": p.position,
                "company": p.company,
                "last_contact": p.last_at.date().isoformat() if p.last_at else None,
            }
            for p in found
        ],
    }


def who(one: Look, as_of: datetime) -> dict[str, Any]:
    """Return the contract's JSON for a `looking.Look`."""
    said = one.standing
    silence = said.neglect
    return {
        "person": one.person.name or one.person.ref,
        "ref": one.person.ref,
        "position": one.person.position,
        "company": one.person.company,
        "handles": list(one.person.handles),
        "as_of": as_of.isoformat(),
        "standing": {
            "reply_probability": round(said.reply_probability, 4),
            "reply_interval": [round(x, 4) for x in said.reply_interval] if said.reply_interval else None,
            "reply_why": list(said.reply_why),
            "stage": str(said.stage),
            "reciprocity": {
                "share": round(said.reciprocity.share, 4),
                "low": round(said.reciprocity.low, 4),
                "high": round(said.reciprocity.high, 4),
            },
            "neglect": {
                "silence_days": _rounded(silence.silence_days),
                "usual_gap_days": _rounded(silence.usual_gap_days),
                "fading": silence.fading,
            },
            "unanswered": said.unanswered,
            "wait_days": _rounded(said.wait_days),
            "may_ask": {
                "answer": str(said.may_ask.answer),
                "why": list(said.may_ask.why),
                "change": said.may_ask.change,
            },
        },
        "owed": [
            {
                "kind": str(due.kind),
                "why": due.why,
                "at": due.at.isoformat() if due.at else None,
                "evidence": list(due.evidence),
            }
            for due in one.owed
        ],
        "evidence": looking.evidence_of(one),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 1)
