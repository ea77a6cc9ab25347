"""What waits today, whom to leave alone, and why somebody is not on the list.

Choosing is the core's (`goodstanding.today`). Here a few wide nets are cast over the columns of the ties, each
with a limit, so that the cost stays the same for a hundred people and for a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from goodstanding.services import about, notes, person
from goodstanding.store import append, nets, queries
from goodstanding.store.codes import TO_ME, TO_THEM, to_micros
from goodstanding.store.queries import PersonRow
from goodstanding.today import Agenda, Candidate, Decision, Item, Promised, RoleChange
from goodstanding.today import agenda as choose
from goodstanding.today import why_not as reason
from goodstanding.values import Kind

ABOUT_ITEMS = ("done", "snooze", "never")  # decisions that hide an item and change nothing that is gathered
WHOLE_DAY = 480  # minutes
EACH = 40  # newest rows of a person that are looked at

_GIFTS = (
    Kind.ENDORSEMENT, Kind.RECOMMENDATION, Kind.REFERRAL, Kind.INTRODUCTION, Kind.FAVOUR, Kind.TESTIMONIAL,
)  # fmt: skip
_GIVEN = (Kind.INTRODUCTION, Kind.COMMENT, Kind.RECOMMENDATION, Kind.REFERRAL, Kind.FAVOUR, Kind.SHARE)


def agenda(as_of: datetime, minutes: int = 20) -> Agenda:
    """Return Today as of a moment: at most what fits into the minutes."""
    return choose(candidates(as_of), as_of, minutes, decisions())


def decide(what: str, key: str, until: date | None = None) -> int:
    """Record what the user decided about an item, and return the number with which it is taken back."""
    return append.decide(what, one=key, until=until)


def undo(number: int) -> None:
    """Take a decision back."""
    append.undo(number)


def item(key: str, as_of: datetime) -> Item | None:
    """Return the item with this key, however long the day is; None when it waits no more."""
    return next((one for one in agenda(as_of, WHOLE_DAY).items if one.key == key), None)


def why_not(who: PersonRow, as_of: datetime) -> str:
    """Return the sentence that says what kept a person out of the agenda."""
    return reason(_candidates([who], as_of)[0], as_of, decisions())


def decisions() -> list[Decision]:
    """Return what the user decided about items and people, as the core wants it."""
    return [Decision(d.what, d.one, d.until) for d in queries.decisions(ABOUT_ITEMS)]


def candidates(as_of: datetime) -> Sequence[Candidate]:
    """Return everybody worth considering at a moment. Kept until the ledger grows or the hour is over."""
    from django.conf import settings

    state = queries.state(without=ABOUT_ITEMS)
    hour = as_of.replace(minute=59, second=59, microsecond=0)
    return _kept(str(settings.HOME), state, hour)


@lru_cache(maxsize=4)
def _kept(home: str, state: tuple[int, ...], as_of: datetime) -> tuple[Candidate, ...]:
    wanted = _nets(as_of)
    return tuple(_candidates(queries.people_by_id(wanted), as_of))


def _candidates(people: Sequence[PersonRow], as_of: datetime) -> list[Candidate]:
    changes: dict[str, list[RoleChange]] = {}
    for one in queries.profile_changes(as_of.date() - timedelta(days=120), as_of.date()):
        changes.setdefault(one.person, []).append(
            RoleChange(
                one.old_position, one.old_company, one.new_position, one.new_company, one.seen_on, one.before,
                one.evidence,
            )
        )  # fmt: skip
    marked, promised = about.relations(), _promised(as_of)
    return [
        Candidate(
            look.person.ref,
            look.person.name or look.person.ref,
            look.standing,
            look.owed,
            look.rows,
            tuple(changes.get(look.person.ref, ())),
            marked.get(look.person.ref, ""),
            tuple(promised.get(look.person.ref, ())),
        )
        for look in person.looks(people, as_of, EACH)
    ]


def _promised(as_of: datetime) -> dict[str, list[Promised]]:
    """Return the promises written down by hand, by the reference of whom they are between."""
    found: dict[str, list[Promised]] = {}
    mine = queries.owner()
    for row, at, refs, said in notes.promises(as_of):
        one = Promised(said.what, said.due, said.by == "me", row, at)
        for ref in refs:
            if mine is None or ref != mine.ref:
                found.setdefault(ref, []).append(one)
    return found


def _nets(as_of: datetime) -> list[int]:
    """Return the ids of the people that any net catches, each once."""
    now = to_micros(as_of)
    columns = nets.columns(as_of)

    def ago(days: int) -> int:
        return now - days * 86_400_000_000

    def newest(found: Iterable[nets.Columns], by: int, limit: int) -> list[int]:
        ordered = sorted(found, key=lambda c: (c[by] or -(2**62), c.person), reverse=True)
        return [c.person for c in ordered[:limit]]

    last_in, last_out, strength = 3, 4, 5
    caught = [
        *(one.id for one in queries.people_by_ref(set(_promised(as_of))).values()),
        *newest((c for c in columns if c.owed and (c.last_in or 0) > ago(400)), last_in, 40),
        *newest((c for c in columns if c.pending >= 2 and (c.last_out or 0) > ago(300)), last_out, 30),
        *newest(
            (c for c in columns if c.fade_at is not None and ago(500) < c.fade_at <= now and c.strength >= 2),
            strength,
            30,
        ),
        *newest((c for c in columns if (c.last_out or 0) > ago(90)), last_out, 40),
        *nets.by_kind(_GIFTS, TO_ME, ago(730), now, 30),
        *nets.by_kind((Kind.INVITATION,), TO_ME, ago(120), now, 20),
        *nets.by_kind(_GIVEN, TO_THEM, ago(1_500), ago(150), 30),
        *nets.by_words(_named_years(as_of), ago(1_100), ago(270), 30),
        *nets.by_words(_LEADS, ago(540), now, 30),
        *newest((c for c in columns if (c.last_in or now) < ago(270) and c.strength >= 3), strength, 20),
        *_changed(as_of),
    ]
    return list(dict.fromkeys(caught))


_LEADS = (
    '"your name" OR "your details" OR "your number" OR "your contact" OR "recommended you" OR "word for you"'
    ' OR "talk to you" OR "speak to you" OR "mentioned you" OR empfohlen OR recommande OR recomendado OR coordonnees'
)


def _named_years(as_of: datetime) -> str:
    """Return the search for messages of long ago that speak of this year or the next."""
    return f'{as_of.year} OR {as_of.year + 1} OR "next year" OR "nächstes jahr" OR "année prochaine" OR "año que viene"'


def _changed(as_of: datetime) -> list[int]:
    """Return people with a new role that somebody who knows them would congratulate on."""
    changes = queries.profile_changes(as_of.date() - timedelta(days=120), as_of.date())
    return nets.strongest([one.person for one in changes], 25)
