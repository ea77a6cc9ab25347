"""An invented ledger of any size for the pages: seeded, so that every run shows the same people."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from goodstanding.values import Handle, Interaction, Kind, Profile, Source
from tests.cast import ADA, NAMES, ledger, profiles

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

_FIRST = (
    "Amara", "Bela", "Caspian", "Dilnoza", "Eirik", "Fumiko", "Gwendolyn", "Hassan", "Ilse", "Jarek", "Katya",
    "Łukasz", "Mbali", "Noor", "Øystein", "Priya", "Quentin", "Rosalind", "Šárka", "Tomasz",
)  # fmt: skip
_LAST = (
    "Adeyemi", "Bergström", "Castellanos-Whitcombe", "Dvořák", "Eze", "Fairweather", "Gallo", "Hakimi", "Ito",
    "Jovanović", "Kowalczyk", "Lindqvist", "Mokoena", "Nakamura", "Okafor", "Pereira", "Quist", "Rahman", "Sato",
)  # fmt: skip
_COMPANIES = (
    "Halden Foods",
    "Kestrel Optics",
    "Mudlark Ceramics",
    "Norrland Pumps",
    "Quarry & Vine",
    "Tidewater Rail",
)
_ROLES = (
    "Quality lead",
    "Head of purchasing",
    "Process engineer",
    "Founder",
    "Plant manager",
    "Account manager",
)
_SAID = (
    "Thanks for the note on solder voids, it saved us a week.",
    "How is the new line running?",
    "Could you tell me which oven profile you ended up with?",
    "I passed your name on to a colleague at the other plant.",
    "The drawings are attached. Let me know what you think?",
    "Good to see you at the fair. The bread was better than the coffee.",
)

STORY = """
    2024-03-04 09:00  ada > ben   invitation  "Your talk on reflow made me rethink our oven. May I ask you about it?"
    2024-03-05 08:00  ben > ada   acceptance  ""
    2024-03-05 08:10  ben > ada   message  "Gladly! What would you like to know?"  t1
    2024-03-05 10:00  ada > ben   message  "How do you hold the second zone?"  t1
    2024-03-06 09:00  ben > ada   message  "With less air than the manual says. I will send you our curve."  t1
    2024-03-06 09:40  ada > ben   message  "Thank you, that would help us a great deal."  t1
    2024-09-10 14:00  ada > ben   message  "The curve works. Shall we have lunch at the fair?"  t1
    2024-09-10 17:00  ben > ada   message  "Yes, Thursday at one?"  t1
    2024-09-11 08:00  ada > ben   message  "Thursday at one it is."  t1
    2025-02-03 11:00  ben > ada   recommendation  "Ada looks before she speaks, and then what she says is worth money."
    2025-05-12 09:00  ada > ben   endorsement  "Process engineering"
    2026-03-11 10:00  ben > ada   referral  "Halden Foods look for somebody like you; I gave them your name."
    2026-08-20 10:00  ben > ada   referral  "And Norrland Pumps."
    2026-11-16 10:00  chen > ada  message  "You mentioned solder voids under QFNs. Which paste do you use now?"  t2
    2026-05-02 09:00  chen > ada  message  "Nice to meet you at the fair."  t2
    2026-05-02 12:00  ada > chen  message  "Likewise! Here are the slides I spoke of."  t2
    2026-08-01 09:00  ada > dana  message  "Would a test run interest you?"  t3
    2026-08-20 09:00  ada > dana  message  "Just asking whether you saw my note."  t3
    2026-10-15 09:00  ada > dana  message  "One more try from me."  t3
    2026-10-01 09:00  ada > eve   invitation  ""
    2026-10-01 09:00  eve > ada   acceptance  ""
    2026-10-01 09:01  eve > ada   message  "Hi! Quick question: who handles your budget? <b>Book a demo</b>!"  t4
"""


def records(people: int, interactions: int, seed: int = 7) -> Iterator[Interaction | Profile]:
    """Yield the cast and its story, then `people` more with about `interactions` rows between Ada and them."""
    rnd = random.Random(seed)
    for one in profiles(date(2026, 11, 20)):
        role = {"ben": ("Process engineer", "Kestrel Optics"), "chen": ("Quality lead", "Norrland Pumps")}
        position, company = role.get(one.handle.key, ("", ""))
        yield Profile(
            one.handle,
            one.source,
            name=one.name,
            seen_on=one.seen_on,
            owner=one.owner,
            position=position,
            company=company,
        )
    yield from ledger(STORY)
    handles = [Handle("linkedin", f"p{n:05d}") for n in range(people)]
    for n, handle in enumerate(handles):
        name = f"{_FIRST[n % len(_FIRST)]} {_LAST[n * 7 % len(_LAST)]}" + (f" {n}" if n >= 380 else "")
        yield Profile(
            handle, Source("Connections.csv", n + 10), name=name, seen_on=date(2026, 11, 20),
            position=_ROLES[n % len(_ROLES)], company=_COMPANIES[n * 5 % len(_COMPANIES)],
        )  # fmt: skip
    weights = [1 / (1 + n) ** 0.7 for n in range(people)]
    # `counted` keeps rows of the same second apart, as an export would.
    for row, handle in enumerate(rnd.choices(handles, weights, k=interactions) if people else (), 1):
        at = NOW - timedelta(seconds=rnd.randrange(60, 3 * 365 * 86400))
        mine = rnd.random() < 0.5
        kind = (
            Kind.MESSAGE
            if rnd.random() < 0.9
            else rnd.choice((Kind.ENDORSEMENT, Kind.REACTION, Kind.INVITATION))
        )
        yield Interaction(
            at, ADA if mine else handle, (handle,) if mine else (ADA,), kind, "linkedin", Source("messages.csv", row),
            text=rnd.choice(_SAID) if kind is Kind.MESSAGE else "", conversation=f"c-{handle.key}",
        )  # fmt: skip


__all__ = ["NAMES", "NOW", "records"]
