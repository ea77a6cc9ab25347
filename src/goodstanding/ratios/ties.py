"""What has grown: ties that go both ways, people you brought together, people who speak for you."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from goodstanding.ratios.share import Case, Ratio, ratio
from goodstanding.ratios.turns import SPOKEN, channel, others
from goodstanding.ratios.view import View
from goodstanding.values import ME, Kind, Row

_ADVOCACY = frozenset({Kind.RECOMMENDATION, Kind.TESTIMONIAL, Kind.REFERRAL, Kind.INTRODUCTION})
_TALK = frozenset({Kind.MESSAGE, Kind.COMMENT, Kind.MENTION})


@dataclass(slots=True)
class _Tie:
    """The rows at which a tie began, at which each side first spoke, and at which it went both ways."""

    first: Row
    given: Row | None = None
    got: Row | None = None

    @property
    def since(self) -> datetime | None:
        """When it went both ways; None while it does not."""
        if self.given is None or self.got is None:
            return None
        assert self.given.at is not None
        assert self.got.at is not None
        return max(self.given.at, self.got.at)

    @property
    def ids(self) -> tuple[str, ...]:
        """The rows it rests on, each once."""
        rows = [r for r in (self.first, self.given, self.got) if r is not None]
        return tuple(dict.fromkeys(r.id for r in rows))


def found_ties(view: View) -> dict[str, _Tie]:
    """Return a tie for each person on channels that show both sides, by person, in order of first contact.

    An invitation accepted begins a tie but makes nobody speak; a tie goes both ways when both have said or
    done something. Talk on a channel that shows one side only is left out, so that silence there is not held
    against anybody.
    """
    ties: dict[str, _Tie] = {}
    for row in view.rows:
        if row.at is None or not (row.mine or row.to_me):
            continue
        if row.kind in _TALK and channel(row) not in view.both:
            continue
        for person in others(row) if row.mine else (row.actor,):
            if not person or person == ME:
                continue
            tie = ties.get(person)
            if tie is None:
                tie = ties[person] = _Tie(row)
            if row.kind in (Kind.MEETING, Kind.CALL):
                tie.given = tie.given or row
                tie.got = tie.got or row
            elif row.kind in SPOKEN:
                if row.mine:
                    tie.given = tie.given or row
                else:
                    tie.got = tie.got or row
    return ties


def _channels(view: View) -> str:
    return "channels that show both sides" if view.both else "all channels"


def two_way(view: View) -> list[Ratio]:
    """Return the share of ties that go both ways among all ties."""
    cases = []
    for person, tie in found_ties(view).items():
        assert tie.first.at is not None
        cases.append(Case(tie.ids, tie.first.at, tie.since is not None, person, tie.since))
    meaning = "With {hits} of the {of} people you have to do with, words or help went both ways"
    found = ratio(
        "two_way_share", "Two-way ties", _channels(view), meaning, cases, view.first, view.last, state=True
    )
    return [found] if found.of else []


def _of_two_way(view: View, name: str, title: str, meaning: str, did: dict[str, Row]) -> list[Ratio]:
    cases = []
    for person, tie in found_ties(view).items():
        since = tie.since
        if since is None:
            continue
        act = did.get(person)
        at = max(since, act.at) if act is not None and act.at is not None else None
        ids = tuple(dict.fromkeys((*tie.ids, *((act.id,) if act else ()))))
        cases.append(Case(ids, since, act is not None, person, at))
    found = ratio(name, title, _channels(view), meaning, cases, view.first, view.last, state=True)
    return [found] if found.of else []


def introductions(view: View) -> list[Ratio]:
    """Return the share of two-way ties whom you have introduced to somebody."""
    did: dict[str, Row] = {}
    for row in view.rows:
        if row.mine and row.kind is Kind.INTRODUCTION:
            for person in row.recipients:
                did.setdefault(person, row)
    meaning = "You have introduced {hits} of the {of} people you are on speaking terms with to somebody"
    return _of_two_way(view, "introductions_share", "Introductions made", meaning, did)


def advocates(view: View) -> list[Ratio]:
    """Return the share of two-way ties who have spoken for you: recommended, testified, referred or introduced.

    Endorsements of a skill are not counted: they cost one click.
    """
    did: dict[str, Row] = {}
    for row in view.rows:
        if not row.mine and row.to_me and row.kind in _ADVOCACY:
            did.setdefault(row.actor, row)
    meaning = "{hits} of the {of} people you are on speaking terms with have spoken for you"
    return _of_two_way(view, "advocates_share", "Advocates", meaning, did)
