"""Audits: one a file, each with its manual page as docstring. In the order shown to people within one weight."""

from __future__ import annotations

from collections.abc import Iterable

from goodstanding.presence.audits import (
    buyers_questions,
    dead_account,
    fading_stream,
    ghost_town,
    hard_to_read,
    headings_astray,
    hidden_account,
    lent_ground,
    lying_head,
    never_answers,
    no_contact,
    no_feed,
    no_permanent_address,
    no_search,
    noindex,
    press_room,
    script_shell,
    self_promotion,
    share_named_follow,
    untitled,
)
from goodstanding.presence.audits.base import Page, Site, Stream
from goodstanding.presence.findings import ORDER, Finding

OF_PAGES = (
    script_shell, noindex, no_contact, dead_account, share_named_follow, no_search, untitled, lying_head, hard_to_read,
    no_permanent_address, headings_astray, no_feed, hidden_account,
)  # fmt: skip
OF_SITES = (buyers_questions, press_room, lent_ground)
OF_STREAMS = (ghost_town, fading_stream, self_promotion, never_answers)
ALL = (*OF_PAGES, *OF_SITES, *OF_STREAMS)


def audit(pages: Iterable[Page], site: Site, streams: Iterable[Stream]) -> list[Finding]:
    """Return all findings, worst first; within one weight by page, so that one page at a time can be mended."""
    found = [f for page in pages for rule in OF_PAGES for f in rule.find(page)]
    found += [f for rule in OF_SITES for f in rule.find(site)]
    found += [f for stream in streams for rule in OF_STREAMS for f in rule.find(stream)]
    return sorted(found, key=lambda f: (ORDER[f.weight], f.where, f.code))


__all__ = ["ALL", "Page", "Site", "Stream", "audit"]
