"""Social networks by their addresses: what a link to one of them is.

A link to a network is a profile, a post, a control that shares or follows, a chat, or only the network's front
door. The address decides; what the link is called and where it stands come later (links.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import SplitResult, parse_qs, unquote


class Use(StrEnum):
    PROFILE = "profile"
    POST = "post"
    SHARE = "share"
    FOLLOW = "follow"
    CHAT = "chat"
    FRONT = "front"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link to a network leads. `handle` is lower case without @, empty when there is none."""

    network: str
    use: Use
    handle: str = ""


# Host endings, most particular first where one contains another.
_HOSTS = {
    "twitter.com": "twitter",
    "x.com": "twitter",
    "t.co": "shortener",
    "facebook.com": "facebook",
    "fb.com": "facebook",
    "fb.me": "facebook",
    "facebook.de": "facebook",
    "fb.watch": "facebook-video",
    "messenger.com": "messenger",
    "m.me": "messenger",
    "linkedin.com": "linkedin",
    "lnkd.in": "linkedin",
    "linkedin.cn": "linkedin",
    "youtube.com": "youtube",
    "youtube.de": "youtube",
    "youtu.be": "youtube-video",
    "youtube-nocookie.com": "youtube-video",
    "instagram.com": "instagram",
    "instagr.am": "instagram",
    "threads.net": "threads",
    "threads.com": "threads",
    "tiktok.com": "tiktok",
    "douyin.com": "douyin",
    "pinterest.com": "pinterest",
    "pin.it": "pinterest",
    "xing.com": "xing",
    "xing.to": "xing",
    "bsky.app": "bluesky",
    "github.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "codeberg",
    "vimeo.com": "vimeo",
    "flickr.com": "flickr",
    "flic.kr": "flickr",
    "whatsapp.com": "whatsapp",
    "wa.me": "whatsapp",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "telegram.org": "telegram",
    "vk.com": "vk",
    "vkontakte.ru": "vk",
    "vkvideo.ru": "vk",
    "ok.ru": "ok",
    "odnoklassniki.ru": "ok",
    "dzen.ru": "dzen",
    "zen.yandex.ru": "dzen",
    "rutube.ru": "rutube",
    "max.ru": "max",
    "weibo.com": "weibo",
    "weibo.cn": "weibo",
    "t.qq.com": "weibo",
    "mp.weixin.qq.com": "wechat",
    "weixin.qq.com": "wechat",
    "xiaohongshu.com": "xiaohongshu",
    "zhihu.com": "zhihu",
    "bilibili.com": "bilibili",
    "line.me": "line",
    "lin.ee": "line",
    "pf.kakao.com": "kakao",
    "story.kakao.com": "kakao",
    "blog.naver.com": "naver",
    "cafe.naver.com": "naver",
    "post.naver.com": "naver",
    "tv.naver.com": "naver",
    "band.us": "band",
    "note.com": "note",
    "b.hatena.ne.jp": "hatena",
    "ameblo.jp": "ameblo",
    "snapchat.com": "snapchat",
    "tumblr.com": "tumblr",
    "reddit.com": "reddit",
    "medium.com": "medium",
    "discord.gg": "discord",
    "discord.com": "discord",
    "twitch.tv": "twitch",
    "slideshare.net": "slideshare",
    "soundcloud.com": "soundcloud",
    "plus.google.com": "googleplus",
    "plusone.google.com": "googleplus",
    "myspace.com": "myspace",
    "foursquare.com": "foursquare",
    "viadeo.com": "viadeo",
    "behance.net": "behance",
    "dribbble.com": "dribbble",
    "zalo.me": "zalo",
    "aparat.com": "aparat",
    "eitaa.com": "eitaa",
    "rubika.ir": "rubika",
    "nextdoor.com": "nextdoor",
    "goo.gl": "shortener",
    "bit.ly": "shortener",
    "ow.ly": "shortener",
    "tinyurl.com": "shortener",
    "is.gd": "shortener",
    "buff.ly": "shortener",
    "digg.com": "digg",
    "delicious.com": "delicious",
    "del.icio.us": "delicious",
    "stumbleupon.com": "stumbleupon",
    "getpocket.com": "pocket",
    "addtoany.com": "sharekit",
    "addthis.com": "sharekit",
    "sharethis.com": "sharekit",
    "share-button.com": "sharekit",
    "flipboard.com": "flipboard",
    "buffer.com": "buffer",
    "bufferapp.com": "buffer",
    "instapaper.com": "instapaper",
    "evernote.com": "evernote",
    "share.flipboard.com": "flipboard",
    "connect.mail.ru": "mailru",
    "livejournal.com": "livejournal",
    "wykop.pl": "wykop",
    "hyves.nl": "hyves",
    "studivz.net": "studivz",
    "mix.com": "mix",
    "wechat.com": "wechat",
    "linktr.ee": "hub",
    "beacons.ai": "hub",
    "lnk.bio": "hub",
    "linkin.bio": "hub",
    "bio.link": "hub",
    "campsite.bio": "hub",
    "taplink.cc": "hub",
    "allmylinks.com": "hub",
    "flow.page": "hub",
    "lit.link": "hub",
    "solo.to": "hub",
    "msha.ke": "hub",
    "flowcode.com": "hub",
}
# Where people keep a presence of their own, beside the four that have a feature of their own.
OTHERS = frozenset(
    [
        "instagram",
        "threads",
        "tiktok",
        "douyin",
        "pinterest",
        "xing",
        "bluesky",
        "github",
        "gitlab",
        "codeberg",
        "vimeo",
        "flickr",
        "whatsapp",
        "telegram",
        "vk",
        "ok",
        "dzen",
        "rutube",
        "max",
        "weibo",
        "wechat",
        "xiaohongshu",
        "zhihu",
        "bilibili",
        "line",
        "kakao",
        "naver",
        "band",
        "note",
        "ameblo",
        "snapchat",
        "tumblr",
        "reddit",
        "medium",
        "discord",
        "twitch",
        "slideshare",
        "soundcloud",
        "googleplus",
        "myspace",
        "foursquare",
        "viadeo",
        "behance",
        "dribbble",
        "zalo",
        "aparat",
        "eitaa",
        "rubika",
        "mastodon",
        "livejournal",
        "hyves",
        "studivz",
        "nextdoor",
        "messenger",
    ]
)
NAMES = {"googleplus": "Google+", "vk": "VK", "ok": "OK", "twitter": "X/Twitter", "linkedin": "LinkedIn"}

_MASTODON_HOSTS = re.compile(
    r"(^|\.)(mastodon|mstdn|toot|social|troet|fosstodon|hachyderm|chaos|mas|masto|det|sigmoid|fediscience|mamot|"
    r"norden|piaille|indieweb|mathstodon|infosec|techhub|swiss|nrw|openbiblio|ruhr|eupolicy|respublicae|pixelfed)"
    r"[a-z0-9-]*\.[a-z.]+$"
)
_AT_PATH = re.compile(r"^/(?:web/@|users/|@)([A-Za-z0-9_.]{2,})(?:@[\w.-]+)?/?$")

_SHARE_PATHS: dict[str, re.Pattern[str]] = {
    "twitter": re.compile(
        r"^/(share(?:$|[/?])|intent/(tweet|post|like|retweet)|home\?.*status=|compose/(tweet|post))", re.I
    ),
    "facebook": re.compile(
        r"^/(?:[a-z]{2}_[a-z]{2}/)?(sharer\b|sharer\.php|share\.php|share(?:\?|/?$)|dialog/(share|feed|send)|"
        r"plugins/(like|share_button)\.php|login\.php\?.*sharer|v\d+\.\d+/dialog/|connect/|plugins/like\b)",
        re.I,
    ),
    "linkedin": re.compile(r"^/(sharearticle|sharing/|cws/share|share\b|feed/\?.*(shareactive|text=))", re.I),
    "pinterest": re.compile(r"^/pin/(create|find)|^/pin-builder", re.I),
    "whatsapp": re.compile(r"^/(?:send/?)?\?(?!.*phone=\+?\d{5})(.*&)?text=|^/send/?$|^/\?text=", re.I),
    "telegram": re.compile(r"^/share(/url|\?|/?$)", re.I),
    "vk": re.compile(r"^/share\.php|^/widget_share", re.I),
    "ok": re.compile(r"^/(offer|dk\?.*st\.shareurl|dk\?st\.cmd=addshare)", re.I),
    "reddit": re.compile(r"^/(r/[^/]+/)?submit", re.I),
    "tumblr": re.compile(r"^/(share(?:$|[/?])|widgets/share)", re.I),
    "xing": re.compile(
        r"^/(spi/shares|app/(user|startpage)\?|social_plugins?/share|social/share|share\b)", re.I
    ),
    "line": re.compile(
        r"^/(r/msg|r/share|lineit/share|social-plugin/share|msg/text|share\b|en/share|ja/share)", re.I
    ),
    "hatena": re.compile(r"^/(add|entry|append|bookmark)", re.I),
    "pocket": re.compile(r"^/(save|edit)", re.I),
    "weibo": re.compile(r"^/share/share\.php|^/staticjs/weiboshare", re.I),
    "bluesky": re.compile(r"^/intent/compose", re.I),
    "threads": re.compile(r"^/intent/post", re.I),
    "kakao": re.compile(r"^/s?/?share|^/s/login\?.*share", re.I),
    "band": re.compile(r"^/plugin/share", re.I),
    "googleplus": re.compile(r"^/(share|_/\+1|app/basic/share)", re.I),
    "mailru": re.compile(r"^/share", re.I),
    "digg": re.compile(r"^/submit", re.I),
    "delicious": re.compile(r"^/(post|save)", re.I),
    "stumbleupon": re.compile(r"^/submit", re.I),
    "flipboard": re.compile(r"bookmarklet|^/share", re.I),
    "buffer": re.compile(r"^/add", re.I),
    "evernote": re.compile(r"^/(clip\.action|noteit)", re.I),
    "instapaper": re.compile(r"^/(hello2|edit|e2)", re.I),
    "sharekit": re.compile(r"^/(add_to/|share|bookmark|#url|tellfriend)", re.I),
    "wykop": re.compile(r"^/dodaj", re.I),
    "livejournal": re.compile(r"^/update\.bml", re.I),
    "myspace": re.compile(r"^/(post(?:$|[/?])|Modules/PostTo)", re.I),
    "viadeo": re.compile(r"share", re.I),
    "nextdoor": re.compile(r"^/(sharekit|share)", re.I),
    "mix": re.compile(r"^/(add|mixit)", re.I),
    "messenger": re.compile(r"^/share", re.I),
    "naver": re.compile(r"^/(openapi/share|share)", re.I),
    "zhihu": re.compile(r"^/share", re.I),
}
# First parts of a path that are not handles.
_NOT_HANDLES: dict[str, frozenset[str]] = {
    "twitter": frozenset(
        [
            "search",
            "hashtag",
            "i",
            "login",
            "signup",
            "explore",
            "settings",
            "privacy",
            "tos",
            "about",
            "home",
            "widgets",
            "statuses",
            "javascripts",
            "download",
            "account",
            "oauth",
            "intent",
            "share",
            "who_to_follow",
            "en",
        ]
    ),
    "facebook": frozenset(
        [
            "login",
            "login.php",
            "hashtag",
            "policies",
            "policy",
            "privacy",
            "help",
            "business",
            "ads",
            "legal",
            "photo",
            "photo.php",
            "story.php",
            "permalink.php",
            "video.php",
            "home.php",
            "events",
            "event.php",
            "tr",
            "plugins",
            "dialog",
            "sharer",
            "l.php",
            "ajax",
            "about",
            "recover",
            "r.php",
            "reel",
            "reels",
            "media",
            "notes",
            "docs",
            "apps",
            "settings",
            "marketplace",
            "terms.php",
            "terms",
            "full_data_use_policy",
            "cookies",
            "policy.php",
            "note.php",
            "photos",
            "watch",
            "ad_campaign",
            "ads",
            "careers",
            "fundraisers",
            "donate",
            "messages",
        ]
    ),
    "linkedin": frozenset(
        [
            "feed",
            "login",
            "signup",
            "learning",
            "legal",
            "help",
            "uas",
            "pulse",
            "posts",
            "jobs",
            "search",
            "shareArticle",
            "redir",
            "authwall",
            "in-share",
            "analytics",
            "checkpoint",
            "psettings",
            "oauth",
            "advice",
        ]
    ),
    "youtube": frozenset(
        [
            "watch",
            "embed",
            "v",
            "shorts",
            "playlist",
            "results",
            "redirect",
            "live",
            "feed",
            "t",
            "about",
            "yt",
            "howyoutubeworks",
            "premium",
            "iframe_api",
            "subscription_center",
            "account",
            "signin",
            "attribution_link",
            "img",
            "ads",
            "creators",
            "static",
            "s",
            "oembed",
            "hashtag",
            "clip",
        ]
    ),
    "instagram": frozenset(
        [
            "p",
            "reel",
            "reels",
            "tv",
            "explore",
            "stories",
            "accounts",
            "about",
            "legal",
            "developer",
            "embed.js",
            "directory",
        ]
    ),
    "tiktok": frozenset(
        ["tag", "discover", "music", "legal", "about", "embed", "foryou", "explore", "search"]
    ),
    "pinterest": frozenset(
        ["pin", "search", "about", "ideas", "_", "topics", "login", "business", "categories", "source"]
    ),
    "github": frozenset(
        [
            "login",
            "join",
            "features",
            "about",
            "pricing",
            "search",
            "topics",
            "marketplace",
            "sponsors",
            "explore",
            "site",
            "settings",
            "security",
            "contact",
            "readme",
            "collections",
            "trending",
            "blog",
            "issues",
            "pulls",
            "notifications",
            "new",
            "apps",
            "customer-stories",
            "enterprise",
            "team",
        ]
    ),
    "vimeo": frozenset(
        [
            "channels",
            "ondemand",
            "video",
            "help",
            "upgrade",
            "features",
            "categories",
            "log_in",
            "join",
            "showcase",
            "manage",
            "event",
        ]
    ),
    "telegram": frozenset(["share", "s", "iv", "addstickers", "addlist"]),
    "reddit": frozenset(["submit", "login", "search"]),
    "vk": frozenset(
        [
            "video",
            "wall",
            "photo",
            "feed",
            "login",
            "dev",
            "about",
            "away.php",
            "terms",
            "video_ext.php",
            "rtrg",
        ]
    ),
    "medium.com": frozenset(["p", "m", "search", "tag"]),
    "flickr": frozenset(["explore", "search", "help"]),
}
_LEADS = {  # parts before the handle
    "facebook": frozenset(
        ["pg", "pages", "people", "groups", "profile", "share", "p", "page", "pages-category", "#!"]
    ),
    "linkedin": frozenset(
        [
            "company",
            "in",
            "school",
            "showcase",
            "groups",
            "pub",
            "edu",
            "organization",
            "company-beta",
            "profile",
        ]
    ),
    "youtube": frozenset(["channel", "user", "c"]),
    "instagram": frozenset(),
    "xing": frozenset(
        ["companies", "company", "pages", "profile", "net", "profiles", "xbp", "de", "en", "community"]
    ),
    "bluesky": frozenset(["profile"]),
    "flickr": frozenset(["photos", "people", "groups"]),
    "whatsapp": frozenset(["channel", "catalog"]),
    "weibo": frozenset(["u", "n", "p"]),
    "reddit": frozenset(["r", "user", "u"]),
    "snapchat": frozenset(["add", "p"]),
    "github": frozenset(["orgs"]),
    "line": frozenset(["r", "ti", "p"]),
    "googleplus": frozenset(["u", "0", "b"]),
    "discord": frozenset(["invite", "servers"]),
    "zhihu": frozenset(["org", "people"]),
    "rutube": frozenset(["channel", "u"]),
    "telegram": frozenset(["joinchat"]),
    "ok": frozenset(["group", "profile"]),
    "vimeo": frozenset(["user", "channels"]),
    "tiktok": frozenset(),
}
_LOCALE = re.compile(r"^[a-z]{2}(?:[-_][a-z]{2})?$", re.I)


@lru_cache(maxsize=4096)
def network_of(host: str) -> str:
    """Return the network that a host belongs to, or an empty string."""
    host = host.lower().removeprefix("www.")
    known = _HOSTS.get(host)
    if known is not None:
        return known
    parts = host.split(".")
    for start in range(1, len(parts) - 1):
        known = _HOSTS.get(".".join(parts[start:]))
        if known is not None:
            return known
    if parts[0] == "pinterest" or (len(parts) > 2 and parts[-3] == "pinterest"):
        return "pinterest"
    if len(parts) > 1 and (parts[-2] == "pinterest" or (len(parts) > 2 and parts[-3] == "pinterest")):
        return "pinterest"
    return ""


def place(url: SplitResult) -> Place | None:
    """Return what a link to a network leads to; None when the host is no network.

    Links to unknown hosts whose path is /@name count as Mastodon profiles (any server may be one).
    """
    if not url.netloc:
        return None
    try:
        host = (url.hostname or "").lower()
    except ValueError:
        return None
    network = network_of(host)
    path = url.path or "/"
    if network in ("", "shortener"):
        at = _AT_PATH.match(path)
        if at and (path.startswith(("/@", "/web/@")) or _MASTODON_HOSTS.search(host)):
            return Place("mastodon", Use.PROFILE, f"{at[1].lower()}@{host}")
        if _MASTODON_HOSTS.search(host) and path.startswith("/share"):
            return Place("mastodon", Use.SHARE)
        return None
    if network == "hub":
        return Place("hub", Use.PROFILE, path.strip("/").lower()) if path.strip("/") else None
    if url.fragment.startswith("!/") and len(path) <= 1:
        path = url.fragment[1:]
    full = path + (f"?{url.query}" if url.query else "")
    if network == "line" and host.startswith("social-plugins."):
        return Place(network, Use.SHARE)
    if (
        network in ("vk", "ok", "weibo")
        and host.split(".")[0] in ("connect", "service")
        and "share" in full + "offer"
    ):
        return Place(network, Use.SHARE)
    sharing = _SHARE_PATHS.get(network)
    if sharing and sharing.search(full):
        # facebook.com/share/<id> is a short address of a page; only /share itself and its query are controls.
        return Place(network, Use.SHARE)
    return _profile(network, host, path, url.query)


def _profile(network: str, host: str, path: str, query: str) -> Place:
    parts = [unquote(p) for p in path.split("/") if p]
    if network in ("youtube-video", "facebook-video"):
        return Place(network.split("-")[0], Use.POST)
    if network == "twitter":
        if parts[:2] == ["intent", "follow"] or parts[:2] == ["intent", "user"]:
            name = parse_qs(query).get("screen_name", [""])[0]
            return Place(network, Use.FOLLOW, name.lower())
        if len(parts) > 2 and parts[1] in ("status", "statuses", "photo"):
            return Place(network, Use.POST, parts[0].lower().lstrip("@"))
    if network == "facebook":
        if parts[:1] == ["profile.php"]:
            number = parse_qs(query).get("id", [""])[0]
            return Place(network, Use.PROFILE if number else Use.FRONT, number)
        if parts[:1] == ["plugins"]:
            target = parse_qs(query).get("href", [""])[0]
            handle = target.rstrip("/").rsplit("/", 1)[-1].split("?")[0].lower()
            return Place(network, Use.FOLLOW, handle)
        if len(parts) > 2 and parts[0] == "share" and parts[1] in ("p", "v", "r"):
            return Place(network, Use.POST)
        if len(parts) > 2 and parts[0] in ("pages", "people"):
            return Place(network, Use.PROFILE, parts[1].lower())
        if len(parts) > 1 and parts[1] in ("posts", "videos", "photos", "events") and len(parts) > 2:
            return Place(network, Use.POST, parts[0].lower())
    if network == "whatsapp":
        if host.startswith("chat.") and parts:
            return Place(network, Use.PROFILE, parts[0].lower())
        if parts[:1] != ["channel"]:
            return Place(network, Use.CHAT if parts or "phone" in query else Use.FRONT)
    if network == "messenger":
        return Place(network, Use.CHAT if parts else Use.FRONT, parts[0].lower() if parts else "")
    if network == "tumblr" and host.removeprefix("www.") != "tumblr.com":
        return Place(network, Use.PROFILE, host.split(".")[0])
    if network in ("medium", "livejournal") and host.removeprefix("www.") not in (
        "medium.com",
        "livejournal.com",
    ):
        return Place(network, Use.PROFILE, host.split(".")[0])
    if network == "bilibili" and not host.startswith("space."):
        return Place(network, Use.POST if parts else Use.FRONT)
    if network == "naver" and not parts:
        return Place(network, Use.FRONT)
    if network == "wechat" and host != "mp.weixin.qq.com":
        return Place(network, Use.FRONT if not parts else Use.PROFILE, "")
    if network in ("flickr",) and host == "flic.kr":
        return Place(network, Use.PROFILE if parts[:1] == ["ps"] else Use.POST)
    lead = _LEADS.get(network, frozenset())
    led = ""
    while parts and (
        parts[0].lower() in lead or (len(parts) > 1 and _LOCALE.match(parts[0]) and "_" in parts[0])
    ):
        led = parts.pop(0).lower()
    if not parts:
        return Place(network, Use.OTHER if led else Use.FRONT)
    first = parts[0].lower()
    if first.startswith("index.") or first in ("#", "#!", "undefined", "null"):
        return Place(network, Use.FRONT)
    if first in _NOT_HANDLES.get(network, frozenset()) and not led:
        return Place(network, Use.POST if network != "facebook" or first != "tr" else Use.OTHER)
    if network in ("github", "gitlab", "codeberg") and len(parts) > 1:
        return Place(network, Use.POST, first)
    if network == "vimeo" and first.isdigit():
        return Place(network, Use.POST)
    if (
        network in ("tiktok", "instagram", "threads", "medium")
        and len(parts) > 1
        and parts[1] in ("video", "p", "post", "reel")
    ):
        return Place(network, Use.POST, first.lstrip("@"))
    if network == "slideshare" and len(parts) > 1:
        return Place(network, Use.POST, first)
    if network in (
        "pocket",
        "digg",
        "delicious",
        "stumbleupon",
        "sharekit",
        "buffer",
        "evernote",
        "hatena",
        "flipboard",
    ):
        return Place(network, Use.OTHER, first)
    handle = first.lstrip("@+ ").strip()
    if led == "in" and network == "linkedin":
        return Place(network, Use.PROFILE, f"in/{handle}")
    return Place(network, Use.PROFILE if handle else Use.FRONT, handle)
