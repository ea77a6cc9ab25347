"""What you do in the open: listening before posting, and how much of the stream is about yourself."""

from __future__ import annotations

from collections import defaultdict

from goodstanding.ratios import acts
from goodstanding.ratios.share import Case, Ratio, ratio
from goodstanding.ratios.turns import called
from goodstanding.ratios.view import View
from goodstanding.values import Kind


def listening(view: View) -> list[Ratio]:
    """Return the share of comments and answers on others' things among those and your own posts, for each network.

    Only your own side is needed, which every export shows.
    """
    by_network: dict[str, list[Case]] = defaultdict(list)
    for row in view.rows:
        if not row.mine or row.at is None:
            continue
        if row.kind in (Kind.COMMENT, Kind.MENTION):
            by_network[row.network].append(Case((row.id,), row.at, True))
        elif row.kind is Kind.POST:
            by_network[row.network].append(Case((row.id,), row.at, False))
    meaning = "On {name}, {{hits}} of the {{of}} things you said in the open were about somebody else's thing"
    found = [
        ratio(
            "listening_share",
            "Listening",
            name,
            meaning.format(name=called(name)),
            cases,
            view.first,
            view.last,
        )
        for name, cases in sorted(by_network.items())
    ]
    return [r for r in found if r.of]


def announcements(view: View) -> list[Ratio]:
    """Return the share of your own posts that announce your own news, wares or dates, for each network."""
    by_network: dict[str, list[Case]] = defaultdict(list)
    for row in view.rows:
        if row.mine and row.at is not None and row.kind is Kind.POST and row.text.strip():
            by_network[row.network].append(Case((row.id,), row.at, acts.announcement(row.text)))
    meaning = "On {name}, {{hits}} of your {{of}} posts announce something of your own"
    found = [
        ratio(
            "announcement_share",
            "Announcements",
            name,
            meaning.format(name=called(name)),
            cases,
            view.first,
            view.last,
        )
        for name, cases in sorted(by_network.items())
    ]
    return [r for r in found if r.of]
