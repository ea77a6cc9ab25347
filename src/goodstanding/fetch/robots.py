"""What a site asks of robots: read once, kept to."""

from __future__ import annotations

from dataclasses import dataclass

from goodstanding.fetch.http import AGENT, Fetched

NAME = AGENT.split("/")[0]
LONGEST_DELAY = 10.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site. `delay` in seconds between requests; `sitemaps` are addresses."""

    text: str = ""
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()
    closed: bool = False  # the server failed: nothing may be read for now

    def allows(self, url: str) -> bool:
        """Return whether our name may read an address."""
        if self.closed:
            return False
        if not self.text:
            return True
        from protego import Protego

        return bool(Protego.parse(self.text).can_fetch(url, NAME))


def rules(answer: Fetched) -> Robots:
    """Return the rules in an answer for /robots.txt (RFC 9309: none when missing, everything closed on 5xx)."""
    if answer.status >= 500:
        return Robots(closed=True)
    if answer.status != 200 or answer.kind == "text/html":
        return Robots()
    from protego import Protego

    text = answer.body[:500_000].decode("utf-8", "replace").lstrip("\ufeff")
    parsed = Protego.parse(text)
    delay = parsed.crawl_delay(NAME) or 0.0
    return Robots(text, min(float(delay), LONGEST_DELAY), tuple(parsed.sitemaps)[:20])
