"""Accounts on networks: the organisation's own, linked for visitors or declared to machines.

A dead icon, a share control, a theme maker's or a colleague's account is none. An account that only machines can
see counts, with the finding that no visitor can.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from goodstanding.presence.features.base import Evidence, Feature, Found, feature
from goodstanding.presence.identity import ORGANISATIONS
from goodstanding.presence.links import Link, LinkKind, accounts
from goodstanding.presence.networks import OTHERS, Use, place
from goodstanding.presence.reading import Reading, strings, types_of
from goodstanding.presence.vendors import VENDORS

MACHINES = "declared to machines"
FEATURES = ("twitter", "facebook", "linkedin", "youtube", "mastodon_or_other")
_PLACEHOLDER = re.compile(
    r"^@?(your|my|the)?(user_?name|handle|account|site|company|name|publisher_?handle|twitter|website_username|wordpress|wix|x|null|undefined|none|na)?$",
    re.I,
)
_WECHAT = re.compile(
    r"微信公众号|官方微信|关注微信|微信扫|扫一扫|公众号|官方微博|微信公眾號|企业微信|关注我们的微信"
)


def find(reading: Reading, links: tuple[Link, ...]) -> Iterator[Feature]:
    """Yield the five account features."""
    hub = next((link for link in links if link.kind is LinkKind.HUB), None)
    hidden = declared(reading)
    for name in FEATURES:
        network = "other" if name == "mastodon_or_other" else name
        wanted = OTHERS if network == "other" else frozenset([network])
        seen = [
            Evidence(
                "account" if link.kind is LinkKind.OWN_ACCOUNT else "follow widget",
                link.label or link.network,
                link.href,
                link.where,
            )
            for link in accounts(links, network)
        ]
        seen += [e for who, e in hidden if who in wanted]
        if name == "mastodon_or_other":
            seen += [
                Evidence("account", link.label, link.href, link.where)
                for link in links
                if link.kind is LinkKind.OWN_ACCOUNT and not link.network
            ]
            if not seen and (found := _WECHAT.search(reading.text)):
                seen.append(Evidence("code to scan", found[0]))
        note = "" if seen else _weighed(links, wanted)
        if not seen and hub is not None:
            yield Feature(
                name,
                Found.UNKNOWN,
                (Evidence("hub", hub.label, hub.href),),
                "accounts are behind a page of links",
            )
            continue
        yield feature(name, seen, note)


def declared(reading: Reading) -> list[tuple[str, Evidence]]:
    """Return (network, evidence) for accounts in JSON-LD sameAs, rel=me, article:publisher and twitter:site."""
    found: list[tuple[str, Evidence]] = []

    def enter(address: str, how: str) -> None:
        try:
            url = urlsplit(address.strip() if "//" in address else "https://" + address.strip())
            there = place(url)
        except ValueError:
            return
        if there is not None and there.use is Use.PROFILE and there.handle not in VENDORS:
            found.append((there.network, Evidence(MACHINES, how, address)))

    for thing in reading.data:
        kinds = types_of(thing)
        if kinds & ORGANISATIONS and (kinds != {"Person"} or "worksFor" not in thing):
            for address in strings(thing.get("sameAs")):
                enter(address, "JSON-LD sameAs")
    for node in reading.tree.css(
        'link[rel~="me" i][href], link[rel~="publisher" i][href], link[itemprop="sameAs"][href]'
    ):
        enter(node.attributes.get("href") or "", f"link rel={node.attributes.get('rel') or 'sameAs'}")
    for node in reading.tree.css(
        'meta[property="article:publisher"], meta[property="og:see_also"], meta[name="article:publisher"]'
    ):
        enter(node.attributes.get("content") or "", "meta publisher")
    for node in reading.tree.css('meta[name="twitter:site" i], meta[property="twitter:site" i]'):
        handle = (node.attributes.get("content") or "").strip()
        bare = handle.rsplit("/", 1)[-1].lstrip("@").lower()
        if (
            bare
            and not _PLACEHOLDER.match(handle)
            and bare not in VENDORS
            and re.fullmatch(r"[a-z0-9_]{2,15}", bare)
        ):
            found.append(("twitter", Evidence(MACHINES, "meta twitter:site", handle)))
    return found


def _weighed(links: tuple[Link, ...], wanted: frozenset[str]) -> str:
    for link in links:
        if link.network in wanted and link.kind in _SAID:
            return f"{_SAID[link.kind]}: {link.label or link.network} {link.href}".strip()
    return ""


_SAID = {
    LinkKind.DEAD: "an icon that leads nowhere",
    LinkKind.VENDOR: "the account of the theme's or the platform's maker",
    LinkKind.MEMBER: "a person's account, not the organisation's",
    LinkKind.THIRD_PARTY: "somebody else's account",
    LinkKind.EMBEDDED: "only inside an embedded post",
    LinkKind.SHARE: "a control that shares, not an account",
}
