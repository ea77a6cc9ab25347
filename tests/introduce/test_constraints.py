"""What is read of each constraint, and what it takes to fail one."""

from __future__ import annotations

import pytest

from goodstanding.introduce.constraints import CONSTRAINTS
from goodstanding.introduce.constraints.base import Text

BY_NAME = {one.NAME: one for one in CONSTRAINTS}


def outcome(name: str, need: str, offer: str) -> str | None:
    """Return met, unmet or unknown, or None where the need does not ask."""
    constraint = BY_NAME[name]
    asked = constraint.read(Text(need))
    answer = constraint.compare(asked, constraint.read(Text(offer))) if asked is not None else None
    return answer.met.value if answer else None


@pytest.mark.parametrize(
    ("name", "need", "offer", "expected"),
    [
        ("place", "a mill near Ghent", "We mill in Kortrijk.", "met"),
        ("place", "a mill near Ghent", "We mill in Valencia, Spain.", "unmet"),
        ("place", "a mill near Ghent", "We mill.", "unknown"),
        ("place", "a mill in Sachsen", "Werkstatt in Dresden", "met"),
        ("place", "a mill, within 30 km of Graz", "Our mill in Vienna", "unknown"),
        ("place", "a mill", "Our mill in Vienna", None),
        ("place", "somebody in Warsaw", "We work anywhere in the world, from Lisbon, online", "unknown"),
        ("volume", "200 pieces a month", "from 100,000 pieces an order", "unmet"),
        ("volume", "120 pumps over the year", "two pumps a month at the most", "unmet"),
        ("volume", "120 pumps over the year", "up to ten houses a month", "met"),
        ("volume", "room for 600 pallets", "1,200 pallets", "unknown"),
        ("volume", "at least 40 bedrooms", "at most 14 bedrooms", "unmet"),
        ("volume", "500 kg", "between 100 kg and five tonnes", "met"),
        ("volume", "2 tonnes of beans", "minimum 25 tonnes", "unmet"),
        ("volume", "steel of ISO 9001 plants since 2016", "minimum 25 tonnes", None),
        ("volume", "We are a tiny nursery", "by the truckload only", "unmet"),
        ("language", "must speak German", "Our team works in English only.", "unmet"),
        ("language", "must speak German", "Wir sprechen Deutsch und Englisch.", "met"),
        ("language", "in Turkish and German", "courses in German only", "unmet"),
        ("language", "a German company seeks paint", "We speak French.", None),
        ("language", "reports in French", "We survey roofs.", "unknown"),
        ("date", "before the end of March", "fully booked until September", "unmet"),
        ("date", "start on 1 May", "free from April", "met"),
        ("date", "start on 1 May", "available again from June", "unmet"),
        ("date", "we may need it", "booked until June", None),
        ("date", "by February", "waiting list from 2031", "unmet"),
        ("certificate", "ISO 13485 required", "validated under ISO 13485", "met"),
        ("certificate", "GMP needed", "working towards GMP next year", "unmet"),
        ("certificate", "FSC-certified dowels", "no FSC certification", "unmet"),
        ("certificate", "GMP needed", "We test bags.", "unknown"),
        ("maker", "No traders please", "As a trading house we source from Asia", "unmet"),
        ("maker", "straight from the manufacturer", "pressed in our own workshop", "met"),
        ("maker", "a distributor in Poland", "We represent instrument makers", None),
    ],
)  # fmt: skip
def test_constraint_is_told(name: str, need: str, offer: str, expected: str | None) -> None:
    assert outcome(name, need, offer) == expected
