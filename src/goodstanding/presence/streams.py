"""Streams: does anybody live there? A stream is a feed, or one's own posts on a network.

The verdict measures silence against the stream's own rhythm. A daily column that stops for half a year is a ghost
town; a diary that has always had an entry a year is slow, and alive.

    silence up to 180 days          living
    longer                          a ghost, unless the stream's own pauses were as long: up to four times its
                                    longest recent pause within a year, twice the pause beyond; never over three years
    one or two posts, 90 days old   a ghost: somebody tried once
    only "Hello world"              a ghost: nobody ever began
    no date anywhere                cannot tell, and said so (a channel date older than half a year settles it)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from goodstanding.presence.feeds import FeedFacts
from goodstanding.presence.words import folded

QUIET_DAYS = 180
TRIED_ONCE_DAYS = 90
RECENT_GAPS = 12
ALL_AT_ONCE = 5
LONGEST_WAIT = 1095
AHEAD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a stream, newest or oldest first does not matter."""

    id: str
    at: datetime | None
    text: str
    title: str = ""
    link: str = ""
    own: bool = True  # written here; False: somebody else's, shared
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """`state`: living, slow, ghost, empty or undated. `ghost` is False where nothing can be told; `why` says so."""

    state: str
    ghost: bool
    why: str
    last: datetime | None
    silence_days: int | None
    allowed_days: int | None
    posts: int
    dated: int
    per_month: float | None
    signs: tuple[str, ...] = ()


_HELLO = re.compile(
    r"^(hello,? world!?|hallo,? welt!?|bonjour tout le monde ?!?|salut tout le monde ?!?|¡?hola,? mundo!?|ciao,? mondo!?|ola,? mundo!?|"
    r"witaj,? swiecie!?|hej,? varlden!?|hallo,? wereld!?|hei,? maailma!?|hei,? verden!?|hej,? verden!?|ahoj,? svete!?|ahoj vsichni!?|"
    r"helo vilag!?|salut,? lume!?|salutare,? lume!?|привет,? мир!?|привіт,? світ!?|здравей,? свят!?|merhaba,? dunya!?|halo,? dunia!?|"
    r"hello world ?!?|世界,?您好!?|你好,?世界!?|안녕하세요!?|ようこそ|xin chao.*|γεια σου,? κοσμε!?|zdravo,? svete!?|bok svijete!?|"
    r"test|test post|testing|first post|my first (blog )?post|erster (blog)?(eintrag|beitrag)|sample post|lorem ipsum.*|welcome to (your|my) (new )?(blog|site)!?|"
    r"untitled|getting started with your new blog)$"
)


def is_placeholder(title: str, link: str = "") -> bool:
    """Return whether a post is what the software put there ("Hello world!"), in any language."""
    plain = folded(title).strip(" .!¡")
    return bool(_HELLO.match(plain)) or "/hello-world" in link or link.endswith("?p=1")


def posts_of(feed: FeedFacts) -> list[Post]:
    """Return a feed's items as posts."""
    return [
        Post(item.id or item.link or str(n), item.at, item.text, item.title, item.link)
        for n, item in enumerate(feed.items)
    ]


def verdict(posts: Sequence[Post], as_of: datetime, built: datetime | None = None) -> Verdict:
    """Return whether somebody lives in a stream on the day `as_of` (aware UTC).

    Posts dated after `as_of` (two days of grace for clocks) are left out. `built` is the feed's own date: it can
    prove a feed old, never young.
    """
    real = [p for p in posts if not is_placeholder(p.title or p.text[:60], p.link)]
    dates = sorted(p.at for p in real if p.at is not None and p.at <= as_of + AHEAD)
    if not posts:
        return Verdict("empty", True, "the stream has no posts at all", None, None, None, 0, 0, None)
    if not real:
        shown = [p.at for p in posts if p.at is not None and p.at <= as_of + AHEAD]
        last = max(shown, default=None)
        why = f'only "{posts[0].title or posts[0].text[:40]}", which the software wrote'
        return Verdict("ghost", True, why, last, _days(last, as_of), None, len(posts), len(shown), None)
    ahead = [p.at for p in real if p.at is not None and p.at > as_of + AHEAD]
    if not dates and ahead:
        why = "its posts are dated ahead, as a calendar's are"
        return Verdict("living", False, why, None, None, None, len(real), 0, None)
    if len(dates) >= ALL_AT_ONCE and built is not None and _same_moment([*dates, built]):
        dates = []  # the server writes the moment of asking on every post
    if not dates:
        age = _days(built, as_of)
        if age is not None and age > QUIET_DAYS:
            why = f"its posts carry no dates, and the feed itself was last built {age} days ago"
            return Verdict("ghost", True, why, None, None, None, len(real), 0, None)
        why = "its posts carry no dates, so nobody can tell when the last one was written"
        return Verdict("undated", False, why, None, None, None, len(real), 0, None)
    last = dates[-1]
    silence = max(0, (as_of - last).days)
    gaps = [(b - a).total_seconds() / 86400 for a, b in pairwise(dates)]
    allowed = _allowed(gaps)
    months = max((dates[-1] - dates[0]).days / 30.44, 1.0)
    per_month = (len(dates) - 1) / months if len(dates) > 1 else None
    signs = _signs(gaps, silence)
    state, why = "living", f"the last post is {_ago(silence)} old"
    if len(dates) <= 2 and len(real) <= 2 and silence > TRIED_ONCE_DAYS:
        count = "one post" if len(dates) == 1 else "two posts"
        state, why = "ghost", f"{count} ever, the last {_ago(silence)} ago: somebody tried once"
    elif silence > QUIET_DAYS:
        usual = f"its longest recent pause was {round(max(gaps[-RECENT_GAPS:], default=0))} days"
        if silence > allowed:
            state, why = "ghost", f"silent for {_ago(silence)}; {usual}"
        else:
            state, why = "slow", f"silent for {_ago(silence)}, but it has always been slow: {usual}"
    return Verdict(
        state, state == "ghost", why, last, silence, round(allowed), len(real), len(dates), per_month, signs
    )


def _same_moment(dates: Sequence[datetime]) -> bool:
    return (max(dates) - min(dates)).total_seconds() < 300


def _allowed(gaps: Sequence[float]) -> float:
    """Return the silence in days that the stream's own rhythm explains."""
    if not gaps:
        return QUIET_DAYS
    longest = max(gaps[-RECENT_GAPS:])
    return min(LONGEST_WAIT, max(QUIET_DAYS, min(4 * longest, max(365.0, 2 * longest))))


def _signs(gaps: Sequence[float], silence: int) -> tuple[str, ...]:
    """Return early signs in words: pauses growing, rhythm breaking up, an unusual silence."""
    signs = []
    if len(gaps) >= 8:
        half = len(gaps) // 2
        before, lately = median(gaps[:half]), median(gaps[half:])
        if lately > 2 * max(before, 0.5) and lately > 3:
            signs.append(
                f"posts have become rarer: every {_every(before)} before, every {_every(lately)} lately"
            )
        spread = [_spread(gaps[:half]), _spread(gaps[half:])]
        if spread[1] > 2 * max(spread[0], 0.2) and lately > 3:
            signs.append("the rhythm has become irregular")
        usual = sorted(gaps)[int(0.95 * (len(gaps) - 1))]
        if 14 < silence <= QUIET_DAYS and silence > 2 * usual:
            signs.append(
                f"{silence} days of silence; 19 of 20 pauses were shorter than {round(usual) or 1} days"
            )
    return tuple(signs)


def _spread(gaps: Sequence[float]) -> float:
    middle = median(gaps)
    return median([abs(g - middle) for g in gaps]) / middle if middle > 0 else 0.0


def _every(days: float) -> str:
    return "day" if days < 1.5 else f"{round(days)} days"


def _days(at: datetime | None, as_of: datetime) -> int | None:
    return None if at is None else max(0, (as_of - at).days)


def _ago(days: int) -> str:
    if days < 60:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{round(days / 30.44)} months" if days < 730 else f"{days / 365.25:.1f} years"


def months(posts: Sequence[Post], as_of: datetime, back: int = 36) -> list[tuple[str, int]]:
    """Return (YYYY-MM, posts) for the last `back` months up to `as_of`, empty months included."""
    year, month = as_of.year, as_of.month
    keys = []
    for _ in range(back):
        keys.append(f"{year:04d}-{month:02d}")
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    counts = dict.fromkeys(reversed(keys), 0)
    for post in posts:
        if post.at is not None and post.at <= as_of:
            key = post.at.strftime("%Y-%m")
            if key in counts:
                counts[key] += 1
    return list(counts.items())


def verdict_json(found: Verdict) -> dict[str, Any]:
    """Return the verdict's part of a stream in the `presence` answer."""
    return {
        "last_post": found.last.date().isoformat() if found.last else None,
        "posts_per_month": round(found.per_month, 2) if found.per_month is not None else None,
        "ghost": found.ghost,
        "state": found.state,
        "why": found.why,
        "posts": found.posts,
        "dated": found.dated,
        "silence_days": found.silence_days,
        "allowed_days": found.allowed_days,
        "signs": list(found.signs),
    }
