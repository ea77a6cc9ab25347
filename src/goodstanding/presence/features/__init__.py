"""The seventeen features: what a visitor, or a machine on a visitor's behalf, finds on a page.

One file a group; each has `find(reading, links) -> Iterator[Feature]`. Three answers: yes with what shows it, no, or
unknown when a script would have to run before anybody could tell.
"""

from __future__ import annotations

from goodstanding.presence.features import accounts, courtesies, declared, navigation, search, sections
from goodstanding.presence.features.base import NAMES, Evidence, Feature, Found
from goodstanding.presence.features.holes import Holes, holes
from goodstanding.presence.links import Link
from goodstanding.presence.reading import Reading

GROUPS = (navigation, search, sections, courtesies, accounts, declared)


def features(reading: Reading, links: tuple[Link, ...], gaps: Holes) -> dict[str, Feature]:
    """Return all seventeen by name, in the order of NAMES."""
    found: dict[str, Feature] = {}
    for group in GROUPS:
        for feature in group.find(reading, links):
            found[feature.name] = feature if feature.found is Found.YES else gaps.doubt(feature)
    return {name: found[name] for name in NAMES}


__all__ = ["NAMES", "Evidence", "Feature", "Found", "Holes", "features", "holes"]
