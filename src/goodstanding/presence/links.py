"""Links first: what each link of a page is, before anybody asks what the page has.

An address says where a link leads; its label, icon and surroundings say what it is for. A profile is the
organisation's own unless something speaks against it: a vendor's name, a team member's card, an embedded post, a
partner in the text. Handles are compared with the names the page gives itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from selectolax.lexbor import LexborNode

from goodstanding.presence.identity import Identity
from goodstanding.presence.networks import OTHERS, Use, network_of, place
from goodstanding.presence.reading import Reading, registered, squeezed
from goodstanding.presence.vendors import VENDORS
from goodstanding.presence.words import folded


class LinkKind(StrEnum):
    PAGE = "page"  # of this site
    OUTSIDE = "outside"  # of another site
    ANCHOR = "anchor"  # within the page
    MAIL = "mail"
    PHONE = "phone"
    SCRIPT = "script"  # leads nowhere without a script
    OWN_ACCOUNT = "own account"
    SHARE = "share"
    FOLLOW_WIDGET = "follow widget"
    EMBEDDED = "embedded"  # inside an embedded post or video
    VENDOR = "vendor"
    THIRD_PARTY = "third party"
    MEMBER = "member"
    DEAD = "dead"  # looks like an account and leads nowhere
    LOGIN = "login"
    HUB = "hub"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Link:
    """One link. `label` is what a visitor or a screen reader gets; `icon` is what its classes draw."""

    href: str
    url: SplitResult
    label: str
    kind: LinkKind
    icon: str = ""
    network: str = ""
    handle: str = ""
    where: str = ""
    hints: tuple[str, ...] = ()  # other names: title, aria-label, alt
    tag: str = "a"
    use: str = ""
    context: str = ""


_KIT_BUTTON = re.compile(r"(?:a2a|addthis)_button_([a-z]+)")
GUESSED = "by its surroundings"

_NOWHERE = re.compile(
    r"^(#!?|javascript:.*|about:blank|\{\{.*|\[.*\]|undefined|null|%23|https?://#?|https?:///?|#+\S{0,0})?$",
    re.I,
)
_ICON = re.compile(
    r"(?:^|[\s_\-/.#])(?:fa-|icon-|ico-|i-|bi-|ri-|ti-|lni-|uil-|ion-social-|ion-logo-|mdi-|svg-|logo-|social-|btn-|sprite-)*"
    r"(twitter|facebook|linkedin|youtube|instagram|pinterest|tiktok|xing|mastodon|bluesky|github|vimeo|flickr|whatsapp|"
    r"telegram|vkontakte|vk|odnoklassniki|weibo|wechat|weixin|snapchat|tumblr|reddit|discord|googleplus|google-plus|gplus|threads)"
    r"(?:$|[\s_\-.0-9]|[-_]?(?:f|in|square|icon|logo|play|circle|alt|official|brands|white|black|link|url|button|btn)\b)",
    re.I,
)
_ICON_NAMES = {
    "google-plus": "googleplus",
    "gplus": "googleplus",
    "vkontakte": "vk",
    "odnoklassniki": "ok",
    "weixin": "wechat",
    "x": "twitter",
}
_X_ICON = re.compile(
    r"(?:^|[\s_\-])(?:fa|icon|bi|ri|social|logo)[-_](?:x[-_]twitter|twitter[-_]x|x)(?:$|[\s_\-])", re.I
)
_LABEL_NETWORK = re.compile(
    r"\b(twitter|facebook|linkedin|linked in|youtube|you tube|instagram|pinterest|tiktok|xing|mastodon|bluesky|github|vimeo|"
    r"flickr|whatsapp|telegram|vkontakte|weibo|wechat|tumblr|reddit|discord|google\+|threads)\b",
    re.I,
)
_EMBED = re.compile(
    r"twitter-tweet|twitter-timeline|fb-post|fb-page|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|"
    r"\btweet(?:s|-text|-content|-list|_text)?\b|twitter-feed|twitter_feed|juicer|social-wall|socialwall|social-feed|"
    r"sbi_|\bctf-|\bcff-|instagram-feed|instafeed|flockler|curator-feed|elfsight|walls-io|latest-tweets",
)
_MEMBER = re.compile(
    r"\b(team|member|members|staff|author|speaker|speakers|founder|founders|testimonial|testimonials|review|person|people|"
    r"leadership|vcard|employee|mitarbeiter|ansprechpartner|equipe|equipo|byline|team-member|management|board|"
    r"elementor-widget-testimonial)\b|team[-_]|[-_]team\b|[-_]member|member[-_]|teammember|our-team|persona\b|profile-card",
)
_SOCIAL = re.compile(
    r"social|follow|sns|netzwerk|connect|reseaux|redes|folgen|soziale|soc-|[-_]soc\b|some-|icons?\b|media-links"
)
_SHARING = re.compile(r"(?:^|[\s_\-])(?:shar(?:e|er|ing|ebar|elinks?|etools|ebuttons?)|teilen|partage|compartir|condividi|"
                      r"social-?share|socialshare|addtoany|a2a|addthis|shariff|ssk|sharrre|rrssb|jssocials|post-share)(?:$|[\s_\-])")  # fmt: skip
_PARTNER = re.compile(
    r"partner|sponsor|supporter|client|customer|funder|foerderer|kooperation|powered|credit|copyright-by|made-by"
)
_LOGIN = re.compile(
    r"/(wp-admin|wp-login|login|signin|sign-in|account/login|user/login|auth|oauth|admin)\b", re.I
)
_URL_IN_SCRIPT = re.compile(r"""["'(](https?:(?:\\?/){2}[^"'\s)\\]+(?:\\/[^"'\s)\\]+)*|/[^"'\s)]+)["')]""")


def links(reading: Reading, who: Identity) -> tuple[Link, ...]:
    """Return every link of the page in the order of the page, classified."""
    found = [_link(reading, node) for node in reading.tree.css("a, area")]
    found += _widgets(reading)
    return _owned([link for link in found if link is not None], who)


def _label(node: LexborNode) -> tuple[str, str, tuple[str, ...]]:
    """Return (label, icon network, other names)."""
    attributes = node.attributes
    text = squeezed(node.text(separator=" "))
    hints = [squeezed(attributes.get(name)) for name in ("aria-label", "title")]
    icon_source = [attributes.get("class") or "", attributes.get("id") or ""]
    child = node.first_child
    plain = child is None or (child.next is None and child.is_text_node)  # nothing inside but words
    if len(text) <= 30 and not plain:
        for inner in node.css("img, i, span, svg, use, title, em, b, svg *, picture, div")[:12]:
            more = inner.attributes
            icon_source.append(more.get("class") or "")
            tag = inner.tag
            if tag == "img":
                hints.append(squeezed(more.get("alt")))
                hints.append(squeezed(more.get("title")))
                icon_source.append(_file_name(more.get("src") or more.get("data-src") or ""))
            elif tag == "use":
                icon_source.append(more.get("href") or more.get("xlink:href") or "")
            elif tag in ("svg", "i", "span"):
                hints.append(squeezed(more.get("aria-label") or more.get("title")))
                icon_source.append(more.get("data-icon") or "")
                icon_source.append(more.get("icon") or "")
    names = tuple(dict.fromkeys(h for h in hints if h and h != text))
    label = text if len(text) > 2 or not names else names[0]
    icon = ""
    drawn = " ".join(s for s in icon_source if s)
    if drawn:
        match = _ICON.search(drawn)
        if match:
            icon = _ICON_NAMES.get(match[1].lower(), match[1].lower())
        elif _X_ICON.search(drawn):
            icon = "twitter"
    return label, icon, names


def _file_name(src: str) -> str:
    return "" if src.startswith("data:") else src.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def named_network(text: str) -> str:
    """Return the network that a label names, or an empty string."""
    match = _LABEL_NETWORK.search(text)
    if match is None:
        return "twitter" if text.strip().casefold() in ("x", "x.com", "x (twitter)") else ""
    name = match[1].lower().replace(" ", "")
    return {"google+": "googleplus", "vkontakte": "vk"}.get(name, name)


def _link(reading: Reading, node: LexborNode) -> Link | None:
    attributes = node.attributes
    href = (attributes.get("href") or "").strip()
    label, icon, hints = _label(node)
    own_class = (
        f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('rel') or ''}".lower()
    )
    if _NOWHERE.match(href) or href.lower().startswith("javascript:"):
        onclick = attributes.get("onclick") or ""
        inside = _URL_IN_SCRIPT.search(onclick) or _URL_IN_SCRIPT.search(href)
        elsewhere = (
            attributes.get("data-href")
            or attributes.get("data-url")
            or (inside[1].replace("\\/", "/") if inside else "")
        )
        if elsewhere.startswith(("http", "//")):
            href = elsewhere
        else:
            return _nowhere(reading, node, href, label, icon, hints, own_class, onclick)
    url = reading.split(href)
    scheme = url.scheme.lower()
    if scheme == "mailto":
        return Link(href, url, label, LinkKind.MAIL, icon, hints=hints, context=own_class)
    if scheme in ("tel", "sms", "callto", "fax", "skype"):
        return Link(href, url, label, LinkKind.PHONE, icon, hints=hints)
    if scheme in ("whatsapp", "viber", "fb-messenger", "tg", "line", "weixin"):
        query = (url.query + url.path).lower()
        sharing = "text=" in query or "share" in query or "forward" in query
        kind = LinkKind.SHARE if sharing and "phone=" not in query else LinkKind.CHAT
        return Link(href, url, label, kind, icon, scheme, hints=hints)
    if href.startswith("#"):
        return Link(href, url, label, LinkKind.ANCHOR, icon, hints=hints, context=own_class)
    there = place(url)
    if there is None:
        same = _same_site(reading, url)
        kind = LinkKind.PAGE if same else LinkKind.OUTSIDE
        own = _by_own_address(label, hints, url) if same else _by_short_address(label, icon, hints, url)
        if own:
            # /twitter on one's own site sends the visitor on to the account
            return Link(
                href,
                url,
                label,
                LinkKind.OWN_ACCOUNT,
                icon,
                own,
                own,
                "",
                hints,
                "button",
                "own address",
                own_class,
            )
        if "me" in own_class.split() and not same and url.path.startswith("/@"):
            kind = LinkKind.OWN_ACCOUNT
        return Link(href, url, label, kind, icon, hints=hints, context=own_class)
    context = own_class + " < " + reading.context(node)
    kind = LinkKind.OUTSIDE
    if there.network == "hub":
        kind = LinkKind.HUB
    elif there.use is Use.SHARE:
        kind = LinkKind.EMBEDDED if _EMBED.search(context) and "share" not in own_class else LinkKind.SHARE
    elif there.use is Use.FRONT:
        kind = LinkKind.DEAD
    elif there.use is Use.CHAT:
        kind = LinkKind.CHAT
    elif there.use is Use.FOLLOW:
        kind = LinkKind.FOLLOW_WIDGET
    elif there.use is Use.PROFILE:
        kind = _credited(node) or LinkKind.OWN_ACCOUNT  # until _owned() finds a reason against it
        if _LOGIN.search(url.path):
            kind = LinkKind.LOGIN
    return Link(
        href,
        url,
        label,
        kind,
        icon,
        there.network,
        there.handle,
        _where(context),
        hints,
        use=there.use,
        context=context,
    )


_MAKER = re.compile(
    r"(?:theme|template|design|designed|web ?design|site|website|built|made|developed|powered|crafted|coded|hosting|hosted|"
    r"umsetzung|realisierung|realisiert|gestaltung|gestaltet|programmierung|réalis\w+|realisation|conception|création|realizzat\w+|"
    r"sviluppat\w+|diseñ\w+|desarroll\w+|desenvolvid\w+|ontwerp|ontwikkeld|gebouwd|webbplats|hjemmeside)\W{0,3}(?:and \w+ )?"
    r"(?:by|von|durch|par|da|di|por|door|av|af|with|mit)?\W*$",
    re.I,
)
_TOGETHER = re.compile(
    r"(?:partner(?:ship)?s?|cooperation|collaboration|collaborazione|colaboración|colaboração|kooperation|zusammenarbeit|partenariat|"
    r"samarbete|samarbejde|samenwerking|supported|sponsored|funded|unterstützt|gefördert|soutien|soutenu|a member|mitglied|membre)\W*"
    r"(?:with|of|by|mit|von|durch|avec|de|par|con|com|met|med|the|der|dem)*\W*$",
    re.I,
)


def _credited(node: LexborNode) -> LinkKind | None:
    """Return whose account a link is when the words before it say so: the maker's of the site, or a partner's."""
    parent = node.parent
    if parent is None or parent.tag in ("body", "html", "nav"):
        return None
    before: list[str] = []
    walk = node.prev
    while walk is not None and len(before) < 4:
        before.append(walk.text(deep=True) or "")
        walk = walk.prev
    said = squeezed(" ".join(reversed(before)))[-60:]
    if _MAKER.search(said):
        return LinkKind.VENDOR
    return LinkKind.THIRD_PARTY if _TOGETHER.search(said) else None


_REDIRECT = re.compile(
    r"(?:^|/)(twitter|facebook|linkedin|youtube|instagram|xing|mastodon|tiktok|pinterest|flickr|vimeo|telegram|whatsapp)(?:\.\w{2,4})?/?$",
    re.I,
)


def _by_own_address(label: str, hints: tuple[str, ...], url: SplitResult) -> str:
    """Return the network of an own address such as /twitter that is labelled with the network's name."""
    match = _REDIRECT.search(url.path)
    if match is None or url.path.count("/") > 3:
        return ""
    network = match[1].lower()
    return network if len(label) <= 30 and network in {named_network(n) for n in (label, *hints)} else ""


def _by_short_address(label: str, icon: str, hints: tuple[str, ...], url: SplitResult) -> str:
    """Return the network that a shortened address is labelled with: an icon over bit.ly leads to the account."""
    if network_of(host_of(url)) != "shortener" or len(url.path) < 2 or len(label) > 30:
        return ""
    return icon or next((n for n in map(named_network, (label, *hints)) if n), "")


def _nowhere(
    reading: Reading,
    node: LexborNode,
    href: str,
    label: str,
    icon: str,
    hints: tuple[str, ...],
    own_class: str,
    onclick: str,
) -> Link:
    network = icon or named_network(label) or next((n for n in map(named_network, hints) if n), "")
    url = SplitResult("", "", "", "", "")
    attributes = node.attributes
    scripted = any(
        name in attributes
        for name in ("data-sharer", "data-share", "data-network", "data-social", "data-service")
    )
    context = own_class + " < " + reading.context(node)
    use = ""
    if "data-a2a-follow" in attributes or "_follow" in own_class:
        network = ""  # a follow button of a share kit: read by _follow_kits
    sharing = scripted or _SHARING.search(own_class) or "share" in onclick.lower() or "share" in href.lower()
    if network and (sharing or _SHARING.search(context.split(" < ", 3)[1] if " < " in context else "")):
        kind, use = LinkKind.SHARE, "" if sharing else GUESSED
    elif network and len(label) <= 40 and (attributes.get("href") is not None or icon):
        kind = LinkKind.DEAD
    else:
        kind = LinkKind.SCRIPT
    return Link(
        href,
        url,
        label,
        kind,
        icon,
        network,
        "",
        _where(context),
        hints,
        use=use,
        context=f"{context} {onclick[:80].lower()}",
    )


def _where(context: str) -> str:
    for name, pattern in _PLACES:
        if pattern.search(context):
            return name
    return "page"


_PLACES = (
    ("footer", re.compile(r"\bfooter\b|footer[-_]|[-_]footer|contentinfo|\bfuss|colophon")),
    ("header", re.compile(r"(?:^|< )header\b|\bheader\b|banner\b|top-?bar|masthead|site-header")),
    ("nav", re.compile(r"(?:^|< )nav\b|navigation|\bmenu\b|navbar")),
    ("main", re.compile(r"(?:^|< )(main|article|section)\b")),
)


@lru_cache(maxsize=4096)
def _host(netloc: str) -> str:
    try:
        return (SplitResult("", netloc, "", "", "").hostname or "").lower()
    except ValueError:
        return ""


def host_of(url: SplitResult) -> str:
    """Return the host of an address, lower case; empty when it has none."""
    return _host(url.netloc) if url.netloc else ""


def _same_site(reading: Reading, url: SplitResult) -> bool:
    host = host_of(url)
    if not host:
        return True
    return registered(host) in reading.own_hosts


def _widgets(reading: Reading) -> Iterator[Link]:
    """Yield follow and like boxes and scripted windows: controls that are no plain links."""
    for node in reading.tree.css(
        '.fb-page, .fb-like-box, .fb-follow, .g-ytsubscribe, .g-page, iframe[src*="facebook.com/plugins"], '
        'script[type="IN/FollowCompany"], .twitter-follow-button, iframe[src*="youtube.com/subscribe_embed"]'
    ):
        attributes = node.attributes
        address = attributes.get("data-href") or attributes.get("src") or attributes.get("href") or ""
        network, handle = "facebook", ""
        if "g-ytsubscribe" in (attributes.get("class") or ""):
            network, handle = (
                "youtube",
                (attributes.get("data-channel") or attributes.get("data-channelid") or "").lower(),
            )
        url = reading.split(address)
        there = place(url)
        if there is not None:
            network, handle = there.network, there.handle
            if there.network == "facebook" and "/plugins/" in url.path:
                target = parse_qs(url.query).get("href", [""])[0]
                inner = place(urlsplit(target)) if target.startswith("http") else None
                if inner is None and not re.search(r"like|share|send", url.path):
                    continue  # a feed of other people's doings: neither an account nor a control
                if inner is None or inner.network != "facebook":
                    yield Link(address, url, "", LinkKind.SHARE, "", "facebook", tag=node.tag or "")
                    continue
                handle = inner.handle
        yield Link(address, url, "", LinkKind.FOLLOW_WIDGET, "", network, handle, tag=node.tag or "")
    for node in reading.tree.css(
        'button[onclick], span[onclick], div[onclick], img[onclick], li[onclick], [data-sharer], [data-href*="://"]'
    ):
        if node.tag == "a" or "fb-" in (node.attributes.get("class") or ""):
            continue
        attributes = node.attributes
        onclick = attributes.get("onclick") or ""
        inside = _URL_IN_SCRIPT.search(onclick)
        address = inside[1].replace("\\/", "/") if inside else attributes.get("data-href") or ""
        label, icon, hints = _label(node)
        if "data-sharer" in attributes:
            yield Link(
                "",
                SplitResult("", "", "", "", ""),
                label,
                LinkKind.SHARE,
                icon,
                attributes.get("data-sharer") or "",
                hints=hints,
            )
            continue
        url = reading.split(address)
        there = place(url) if url.hostname else None
        if there is None:
            if address:
                same = _same_site(reading, url)
                yield Link(
                    address,
                    url,
                    label,
                    LinkKind.PAGE if same else LinkKind.OUTSIDE,
                    icon,
                    hints=hints,
                    tag=node.tag or "",
                )
            continue
        kind = {
            Use.SHARE: LinkKind.SHARE,
            Use.PROFILE: LinkKind.OWN_ACCOUNT,
            Use.FOLLOW: LinkKind.FOLLOW_WIDGET,
        }.get(there.use, LinkKind.OUTSIDE)
        yield Link(
            address,
            url,
            label,
            kind,
            icon,
            there.network,
            there.handle,
            hints=hints,
            tag=node.tag or "",
            use=there.use,
        )
    yield from _follow_kits(reading)


def _follow_kits(reading: Reading) -> Iterator[Link]:
    """Yield the follow buttons of share kits, whose account stands in an attribute instead of a link."""
    nowhere = SplitResult("", "", "", "", "")
    for node in reading.tree.css('[data-a2a-follow], [class*="_follow"]'):
        attributes = node.attributes
        handle = (attributes.get("data-a2a-follow") or attributes.get("addthis:userid") or "").strip().lower()
        match = _KIT_BUTTON.search(attributes.get("class") or "")
        if handle and match:
            network = _ICON_NAMES.get(match[1].lower(), match[1].lower().split("_")[0])
            yield Link(handle, nowhere, network, LinkKind.FOLLOW_WIDGET, "", network, handle, tag="kit")


def _owned(found: list[Link], who: Identity) -> tuple[Link, ...]:
    """Return the links with profiles judged: own, vendor, member, embedded or third party."""
    seen_on: dict[str, set[str]] = {}
    for link in found:
        if link.kind in (LinkKind.OWN_ACCOUNT, LinkKind.FOLLOW_WIDGET) and link.handle:
            seen_on.setdefault(_bare(link.handle), set()).add(link.network)
    by_network: dict[str, set[str]] = {}
    for link in found:
        if link.kind is LinkKind.OWN_ACCOUNT:
            by_network.setdefault(link.network, set()).add(link.handle)
    rows = {_surroundings(link) for link in found if link.kind is LinkKind.OWN_ACCOUNT}
    judged = []
    for link in found:
        if link.use == GUESSED and _surroundings(link) in rows:
            link = replace(
                link, kind=LinkKind.DEAD
            )  # its neighbours are profiles: a row to follow, not to share
        if link.kind in (LinkKind.OWN_ACCOUNT, LinkKind.FOLLOW_WIDGET) and link.network and link.tag == "a":
            kind = _whose(link, who, seen_on, by_network.get(link.network, set()))
            if kind is not link.kind:
                link = replace(link, kind=kind)
        judged.append(link)
    return tuple(judged)


def _surroundings(link: Link) -> str:
    return link.context.split(" < ", 1)[-1].strip()


def _bare(handle: str) -> str:
    return re.sub(r"[\W_]+", "", folded(unquote(handle)).split("@")[0])


def _whose(link: Link, who: Identity, seen_on: dict[str, set[str]], rivals: set[str]) -> LinkKind:
    bare = _bare(link.handle)
    ours = who.owns(link.handle)
    if bare in VENDORS and not ours:
        return LinkKind.VENDOR
    if ours:
        return (
            LinkKind.EMBEDDED
            if _EMBED.search(link.context) and link.kind is LinkKind.FOLLOW_WIDGET
            else link.kind
        )
    if "twitter-tweet" in link.context or "instagram-media" in link.context or "fb-post" in link.context:
        return LinkKind.EMBEDDED
    points = 0
    if "twitter-timeline" in link.context:
        points += 2  # the stream that somebody puts on a home page is their own
    if len(seen_on.get(bare, ())) > 1:
        points += 2
    named = link.icon or named_network(link.label) or any(named_network(h) for h in link.hints)
    if named or len(link.label) <= 1:
        points += 1
    if link.where in ("footer", "header", "nav"):
        points += 1
    if _SOCIAL.search(link.context):
        points += 1
    if "me" in link.context.split(" < ", 1)[0].split():
        points += 2
    if _MEMBER.search(link.context):
        points -= 3
    if _EMBED.search(link.context) and link.where not in ("footer",):
        points -= 1
    if _PARTNER.search(link.context):
        points -= 1
    if link.handle.startswith("in/"):
        points -= 1
        if len(rivals) > 2:
            points -= 1
    if len(rivals) > 1 and any(who.owns(r) for r in rivals):
        points -= 1
    if link.network in ("github", "gitlab", "medium", "reddit"):
        points -= 0 if named else 1
    if points >= 1:
        return link.kind
    if _MEMBER.search(link.context):
        return LinkKind.MEMBER
    if points == 0 and len(rivals) == 1:
        return link.kind
    return LinkKind.THIRD_PARTY


def accounts(found: tuple[Link, ...], network: str) -> list[Link]:
    """Return the links to the page's own accounts on a network; "other" stands for all without a feature of their own."""
    wanted = OTHERS if network == "other" else frozenset([network])
    return [
        link
        for link in found
        if link.network in wanted and link.kind in (LinkKind.OWN_ACCOUNT, LinkKind.FOLLOW_WIDGET)
    ]
