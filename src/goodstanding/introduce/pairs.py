"""Whom to bring together: pairs of people of whom one offers what the other needs, by value to both and standing on both sides.

    worth = the better of the two directions + half of the other, times how likely each side is to answer you

People who know each other are left out, and so is a third who knows both: they would have done it themselves. A pair with something against it is
kept apart, without details.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goodstanding.introduce.conflicts import Conflict, Known, conflicts
from goodstanding.introduce.finding import NEEDS, OFFERS, telling
from goodstanding.introduce.matching import Match
from goodstanding.introduce.needs import Said

LEAST = 0.28  # score of a match below which it is not worth anybody's time
_STEADY = 0.25  # what is left of a match's worth where nobody would answer


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what of theirs meets the other. `need` is theirs, `offer` the other's; `answers`: the chance that they answer you."""

    person: str
    answers: float
    need: Said | None = None
    offer: Said | None = None
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who could help each other: `worth` orders pairs and is shown nowhere. `against` holds what speaks against it."""

    sides: tuple[Side, Side]
    worth: float
    against: tuple[Conflict, ...] = ()
    overruled: str = ""

    @property
    def people(self) -> tuple[str, str]:
        return self.sides[0].person, self.sides[1].person

    @property
    def held_back(self) -> bool:
        """Whether it must not be shown in detail."""
        return bool(self.against) and not self.overruled

    @property
    def evidence(self) -> tuple[str, ...]:
        """The rows behind it."""
        said = [one for side in self.sides for one in (side.need, side.offer) if one is not None]
        return tuple(dict.fromkeys(row for one in said for row in one.evidence))

    def why(self, names: Mapping[str, str]) -> list[str]:
        """Return the reasons in sentences, one a direction."""
        found = []
        for side, other in (self.sides, self.sides[::-1]):
            if side.need is None or side.offer is None or side.match is None:
                continue
            one, two = names.get(side.person, side.person), names.get(other.person, other.person)
            sentence = f"{one} needs: “{telling(side.need.text, NEEDS)}” {two} offers: “{telling(side.offer.text, OFFERS)}”"
            if met := [fact.why for fact in side.match.compared if fact.met == "met"]:
                sentence += f" It fits: {'; '.join(met)}."
            if open_ones := [fact.name for fact in side.match.compared if fact.met == "unknown"]:
                sentence += f" Not said: {', '.join(open_ones)}."
            found.append(sentence)
        return found

    def as_json(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Return the JSON of `introduce suggest`; a pair that is held back shows only why."""
        shown: dict[str, Any] = {
            "people": [{"ref": ref, "name": names.get(ref, ref)} for ref in self.people],
            "against": [{"kind": one.kind, "why": one.why} for one in self.against],
        }
        if self.held_back:
            return {**shown, "held_back": True}
        return {
            **shown,
            "held_back": False,
            "overruled": self.overruled,
            "why": self.why(names),
            "statements": [
                {"person": side.person, "needs": side.need.as_json(), "met_by": side.offer.as_json()}
                for side in self.sides
                if side.need is not None and side.offer is not None
            ],
            "evidence": list(self.evidence),
        }


def pairs(
    needs: Sequence[Said],
    matches: Sequence[Sequence[Match]],
    offers: Mapping[str, Said],
    answers: Mapping[str, float],
    acquainted: Collection[frozenset[str]],
    known: Mapping[str, Known],
    overruled: Mapping[frozenset[str], str],
    least: float = LEAST,
) -> list[Pair]:
    """Return the pairs worth an introduction, the best first, those held back after all others.

    Args:
        needs, matches: each need with the offers that may meet it; `offers` by id.
        answers: the chance, a person, that they answer a message of yours within a week.
        acquainted: pairs of people who know each other.
        known: what the conflict check wants to know of each person.
        overruled: pairs about which the user decided otherwise, with the reason.
    """
    best: dict[tuple[str, str], Side] = {}
    for need, row in zip(needs, matches, strict=True):
        for match in row:
            offer = offers[match.offer]
            if offer.person == need.person or match.score < least or match.seeks:
                continue
            way = (need.person, offer.person)
            held = best.get(way)
            if held is None or held.match is None or held.match.score < match.score:
                best[way] = Side(need.person, answers.get(need.person, 0.0), need, offer, match)
    found = []
    for first, second in sorted({(min(way), max(way)) for way in best}):
        people = frozenset((first, second))
        if people in acquainted:
            continue
        one = best.get((first, second)) or Side(first, answers.get(first, 0.0))
        other = best.get((second, first)) or Side(second, answers.get(second, 0.0))
        scores = sorted((side.match.score if side.match else 0.0 for side in (one, other)), reverse=True)
        chance = math.sqrt(one.answers * other.answers)
        worth = (scores[0] + scores[1] / 2) * (_STEADY + (1 - _STEADY) * chance)
        against = conflicts(known.get(first, Known(first)), known.get(second, Known(second)))
        found.append(Pair((one, other), worth, tuple(against), overruled.get(people, "")))
    return sorted(found, key=lambda pair: (pair.held_back, -pair.worth, pair.people))


# Trades in which two firms of the same kind are after the same customers. Folded words of firm, role or offer.
_TRADES: tuple[tuple[str, str], ...] = (
    (
        "distribution",
        r"distribut\w+|wholesal\w+|reseller\w*|handel|handels\w+|groothandel|componentes|trading|importer\w*|we sell to \d+|renewing our range",
    ),
    ("recruiting", r"recruit\w+|talent|headhunt\w+|personal(?:beratung|vermittlung)|staffing"),
    ("consulting", r"consult\w+|beratung|conseil|advis\w+"),
    ("law", r"law firm|attorney\w*|solicitors?|rechtsanw\w+|avocat\w*|abogad\w+|avvocat\w+|notar\w*"),
    ("accounting", r"accountan\w+|bookkeep\w+|steuerberat\w+|auditors?|expert comptable"),
    ("insurance", r"insur\w+|versicherung\w*|assurance\w*|seguros"),
    ("logistics", r"logisti\w+|freight|haulage|spedition|forwarding"),
    ("translation", r"translat\w+|interpret\w+|ubersetz\w+|traduct\w+"),
    ("marketing", r"marketing|advertising|lead generation|growth agency|media agency|pipeline"),
)
_TRADE_RES = [(name, re.compile(rf"\b(?:{words})\b")) for name, words in _TRADES]


def trade(words: Iterable[str]) -> str:
    """Return the trade that a firm's name, a role or an offer (folded) speaks of, "" where none is told."""
    text = " | ".join(words)
    return next((name for name, pattern in _TRADE_RES if pattern.search(text)), "")
