"""People for Today's tests, written as text: `2026-11-17 09:26 < "Which limit?"` (`<` they did it, `>` Ada did).

A kind may stand before the words: `2026-10-08 15:05 < recommendation "Precise and kind."`
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from goodstanding.ledger.habits import Habits
from goodstanding.ledger.owed import owed
from goodstanding.ledger.standing import standing
from goodstanding.ledger.tie import Touch, fold
from goodstanding.today import Candidate, RoleChange
from goodstanding.today.candidate import moment_of
from goodstanding.values import ME, Kind, Row

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_LINE = re.compile(r'(\d{4}-\d\d-\d\d \d\d:\d\d) ([<>]) ?(\w+)? ?(?:"(.*)")?')


def rows(ref: str, text: str, *, others: tuple[str, ...] = (), thread: str = "") -> tuple[Row, ...]:
    """Return the rows that the text writes down; ids are made of the person, the time and the side."""
    found = []
    for line in text.strip().splitlines():
        match = _LINE.fullmatch(line.strip())
        assert match, line
        when, way, kind, words = match.groups()
        at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
        mine = way == ">"
        found.append(
            Row(
                id=f"{ref}/{when}{way}",
                at=at,
                actor=ME if mine else ref,
                recipients=(*((ref,) if mine else (ME,)), *others),
                kind=Kind(kind or "message"),
                network="linkedin",
                mine=mine,
                to_me=not mine,
                text=words or "",
                conversation=thread or f"dm/{ref}",
            )
        )
    return tuple(found)


def person(
    ref: str,
    text: str = "",
    *,
    name: str = "",
    as_of: datetime = NOW,
    more: tuple[Row, ...] = (),
    changes: tuple[RoleChange, ...] = (),
) -> Candidate:
    """Return a candidate as the store would gather it at `as_of`."""
    all_rows = (*rows(ref, text), *more) if text.strip() else more
    moment = moment_of(as_of)
    known = sorted((r for r in all_rows if r.at and r.at <= moment), key=lambda r: (r.at, r.id))
    tie = fold(
        Touch(r.at.timestamp(), r.mine, str(r.kind), len(r.recipients), r.id, r.conversation)
        for r in known
        if r.at
    )
    due = owed(known, moment)
    return Candidate(
        ref=ref,
        name=name or ref.title(),
        standing=standing(tie, Habits(), moment.timestamp(), owed_count=len(due)),
        owed=due,
        rows=all_rows,
        changes=changes,
    )


def rhythm(ref: str, start: datetime, every: int, times: int) -> str:
    """Return the text of a conversation that recurs every so many days: Ada asks, they answer the next hour."""
    lines = []
    for number in range(times):
        day = datetime.fromtimestamp(start.timestamp() + number * every * 86400, UTC)
        lines.append(
            f'{day:%Y-%m-%d} 09:00 > "How did trial {number} go at your end, was the oven behaving?"'
        )
        lines.append(f'{day:%Y-%m-%d} 10:00 < "Trial {number} went well, the figures are in the folder."')
    return "\n".join(lines)


BEN = person(  # a customer who asks
    "ben",
    """
    2026-10-01 09:00 > "Dear Ben, here are the section pictures."
    2026-10-01 11:00 < "Thank you, very clear."
    2026-11-17 09:26 < "Before I write the release: which void limit would you accept? I have to hand it in on the 24th."
    """,
)
CHEN = person(  # sends people, and was never thanked
    "chen",
    """
    2025-06-12 08:40 < "Morning Ada. I had lunch with Rosalind, she has a flux problem. I gave her your name."
    2025-06-17 12:02 > "She did, we talk on Thursday. How is line three?"
    2025-06-17 12:20 < "Behaving. Touch wood."
    2026-02-24 09:05 < "Keith is looking for help, I passed your details on to him this morning."
    2026-02-26 15:48 > "Keith and I are connected now. Could you send me the January numbers?"
    2026-02-27 07:55 < "Attached."
    2026-10-22 13:17 < "I told Lieke that she should talk to you before they freeze the layout."
    2026-10-28 09:04 > "Lieke wrote yesterday. Are you at the plant on 9 December?"
    2026-10-28 09:30 < "I am. Nine o'clock, as always."
    """,
)
DANA = person("dana")  # a stranger
EVE = person(  # sells
    "eve",
    """
    2026-11-12 10:16 < "Thanks for connecting! I help people like you. Do you have 15 minutes for a quick demo?"
    2026-11-16 14:00 < "Just bumping this to the top of your inbox!"
    2026-11-19 14:00 < "I've tried you a couple of times now. Is growing your pipeline not a priority for you?"
    """,
)
FIN = person(  # written to three times in vain
    "fin",
    """
    2026-06-18 09:02 > "Hello Fin, your remark on re-tinning stayed with me. Would the curves be of use to you?"
    2026-09-03 08:40 > "Hello Fin, the curves are finished. Shall I send them over?"
    2026-10-20 07:55 > "Hello Fin, a last note on the connectors: the summary is public now."
    """,
)
GUS = person(  # was promised a report
    "gus",
    """
    2026-10-27 09:15 < "In the meeting you mentioned a voiding trial. Did you ever publish that?"
    2026-10-27 14:40 > "Not yet. I'll send you the report by the end of next week, it only needs the last table."
    2026-10-27 14:52 < "Brilliant, thank you. That would help us a lot."
    """,
)
HAL = person("hal", rhythm("hal", datetime(2025, 1, 7, tzinfo=UTC), 21, 24))  # cold since May 2026
CAST = (BEN, CHEN, DANA, EVE, FIN, GUS, HAL)
