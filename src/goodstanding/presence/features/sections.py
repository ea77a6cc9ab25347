"""Parts of a site that a visitor looks for by name: news, press, blog, contact.

A label wins over an address: "Newsroom" under /blog/ is a newsroom. Once a label has said what an address is, the
other links below that address no longer speak for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.presence.features.base import Evidence, Feature, feature
from goodstanding.presence.links import Link, LinkKind, host_of
from goodstanding.presence.reading import Reading, described, squeezed
from goodstanding.presence.words import covered, path_sections, sections, words_of

_RIVALS = frozenset(["news", "press", "blog"])
_LINKS = frozenset([LinkKind.PAGE, LinkKind.OUTSIDE, LinkKind.ANCHOR, LinkKind.SCRIPT])
_SUBDOMAINS = {
    "blog": "blog", "blogs": "blog", "weblog": "blog", "news": "news", "newsroom": "press", "press": "press", "presse": "press",
    "prensa": "press", "pressroom": "press", "mediacenter": "press", "presseportal": "press", "aktuelles": "news",
    "actualites": "news", "noticias": "news", "nachrichten": "news", "contact": "contact", "kontakt": "contact",
}  # fmt: skip
_NOT_PATH = re.compile(
    r"/(wp-content|wp-includes|fileadmin|uploads|assets|static|sites/default/files|images?|img|css|js)/", re.I
)
_DOWNLOADS = re.compile(
    r"download|mediathek|mediatheque|multimedia|videos?\b|galerie|gallery|bibliothek|library", re.I
)
# "Media" alone is a press room on one site and a gallery on the next: then the address has to agree.
_BARE_MEDIA = frozenset(
    [
        "media",
        "medien",
        "medias",
        "medios",
        "midia",
        "medier",
        "mediji",
        "медиа",
        "медіа",
        "медији",
        "媒体",
        "媒體",
        "メディア",
        "미디어",
    ]
)
_PHONE = re.compile(
    r"(?:\b(?:tel|tél|telefon|telefono|teléfono|telefone|téléphone|phone|fon|fone|puh|tlf|tfn|call us|hotline|telefax|mob|mobile|"
    r"тел|телефон|τηλ|τηλέφωνο|电话|電話|전화|הטלפון|טל|هاتف|تلفن|โทร|điện thoại|telepon)\b\.?|☎|📞|TEL)\s*[.:/：]?\s*[(+]?\d[\d\s()/.\-–]{5,}",
    re.I,
)
_PLUS = re.compile(r"(?<![\w/])\+\d{1,3}[\s.(\-/]*\d[\d\s()./\-–]{6,}")
_AT = re.compile(r"@|[\[(](?:at|ät|a)[\])]", re.I)
_MAIL = re.compile(
    r"[\w.+-]{1,64}(?:@|\s?[\[(](?:at|ät|a)[\])]\s?)[\w-]+(?:\.[\w-]+)*\s?(?:\.|[\[(](?:dot|punkt)[\])])\s?[a-z]{2,12}\b",
    re.I,
)


def find(reading: Reading, links: tuple[Link, ...]) -> Iterator[Feature]:
    """Yield blog, news, press and contact."""
    seen: dict[str, list[Evidence]] = {"blog": [], "news": [], "press": [], "contact": []}
    overruled: set[tuple[str, str]] = set()
    by_address: list[tuple[Link, dict[str, str]]] = []
    for link in links:
        if link.kind not in _LINKS or link.network or _REPLY.search(f"{link.url.query}#{link.url.fragment}"):
            continue
        said = _said(link, reading)
        if said & _RIVALS and _of_others(link, reading):
            said -= _RIVALS
        here = link.kind is LinkKind.PAGE and not _NOT_PATH.search(link.url.path)
        path = path_sections(link.url.path, reading.languages) if here and len(link.url.path) > 1 else {}
        if _TOPIC.search(link.url.path):
            path = {s: part for s, part in path.items() if s not in _RIVALS}
        for section in said:
            if section in seen:
                seen[section].append(
                    Evidence("link", link.label or (link.hints[0] if link.hints else ""), link.href)
                )
        if said & _RIVALS:
            overruled.update((s, part) for s, part in path.items() if s in _RIVALS and s not in said)
        elif path:
            by_address.append((link, path))
        subdomain = host_of(link.url).split(".")[0]
        if here and subdomain in _SUBDOMAINS and subdomain != reading.host.split(".")[0]:
            seen[_SUBDOMAINS[subdomain]].append(Evidence("address", link.label, link.href))
    for link, path in by_address:
        for section, part in path.items():
            if section in seen and (section, part) not in overruled:
                seen[section].append(Evidence("address", link.label, link.href))
    for node in reading.tree.css("h1, h2, h3, h4, h5, h6, legend, .title, .heading"):
        text = squeezed(node.text(separator=" "))
        if 2 <= len(text) <= 48 and len(words_of(text)) <= 5:
            for section in sections(text, reading.languages) & {"news", "blog", "press", "contact"}:
                if covered(text, section, reading.languages):
                    seen[section].append(Evidence("heading", text))
    if not seen["news"] and not seen["blog"]:
        seen["news"] += _news_boxes(reading)
    seen["blog"] += [Evidence("account", link.label, link.href) for link in links if _blog_abroad(link)]
    seen["contact"] += _ways_to_reach(reading, links, bool(seen["contact"]))
    for name, evidence in seen.items():
        yield feature(name, evidence)


# A link to answer a comment, and the pages of one topic: they hold a word of the press or the news, and are neither.
_REPLY = re.compile(r"replytocom=|#(?:respond|comment|reply)", re.I)
_TOPIC = re.compile(
    r"/(?:topics?|tags?|category|categories|product-category|kategorien?|rubrik|themen?|thema|themes?|categorie|categoria|etiqueta|etiquette|tema|"
    r"subjects?|collections?|events?|veranstaltung(?:en)?|evenements?|eventos)/[^/]+",
    re.I,
)


def _of_others(link: Link, reading: Reading) -> bool:
    """Return whether a label that names news or press means a topic, or the news of somebody else."""
    if _TOPIC.search(link.url.path) and len(words_of(link.label)) > 1:
        return True
    if link.kind is not LinkKind.OUTSIDE:
        return False
    # On another host it is theirs, unless that host bears the name of this one.
    own = reading.host.removeprefix("www.").split(".")[0]
    return bool(own) and own not in host_of(link.url) and len(words_of(link.label)) > 1


_BOXES = ".tx-news, .news-list-view, .news-list, .newslist, .news-item, .newsitem, .latest-news, .news-box, .news-teaser, .news_item, .news-block"


def _news_boxes(reading: Reading) -> list[Evidence]:
    """Return boxes that hold news without being called so: what a list of news calls itself in its classes."""
    boxes = reading.tree.css(_BOXES)
    links = sum(len(box.css("a[href]")) for box in boxes[:6])
    dated = any(_DATED.search(box.text(separator=" ") or "") for box in boxes[:6])
    if boxes and links >= 2 and dated:
        return [Evidence("list of news", described(boxes[0])[:60])]
    return []


_DATED = re.compile(r"\b(19|20)\d{2}\b|\b\d{1,2}[./]\d{1,2}\.?")


def _said(link: Link, reading: Reading) -> frozenset[str]:
    """Return the sections that a link's label names; its other names count where the label says nothing."""
    for name in (link.label, *link.hints):
        if len(name) > 70:
            continue
        found = frozenset(
            s
            for s in sections(name, reading.languages)
            if (s == "contact" and len(words_of(name)) <= 6) or covered(name, s, reading.languages)
        )
        if "press" in found and not _is_press(words_of(name), link):
            found -= {"press"}
        if found & {"news", "press", "blog", "contact"}:
            return found
    return frozenset()


def _is_press(words: tuple[str, ...], link: Link) -> bool:
    """Return whether a label that may mean the press does: a bare "Media" needs an address that agrees."""
    if len(words) != 1 or words[0] not in _BARE_MEDIA:
        return True
    path = link.url.path.rstrip("/").lower()
    if _DOWNLOADS.search(path):
        return False
    if not path or link.kind is not LinkKind.PAGE:
        return True
    last = words_of(path.rsplit("/", 1)[-1].partition(".")[0])
    return last[-1:] == words[-1:] or "press" in path_sections(path) or len(last) == 0


def _blog_abroad(link: Link) -> bool:
    host = host_of(link.url)
    return (link.network in ("medium", "naver", "note", "ameblo", "tumblr") and link.kind is LinkKind.OWN_ACCOUNT
            and (link.network != "naver" or host.startswith("blog"))) or host.endswith((".blogspot.com", ".wordpress.com", ".hatenablog.com", ".tistory.com"))  # fmt: skip


# Where a talk is booked, and what draws a chat.
_BOOKING = re.compile(
    r"(?:^|\.)(?:calendly\.com|cal\.com|savvycal\.com|tidycal\.com|youcanbook\.me|acuityscheduling\.com|zcal\.co|koalendar\.com|setmore\.com|"
    r"simplybook\.\w+|meetings[\w-]*\.hubspot\.com|zeeg\.me|meetergo\.com|appointlet\.com|oncehub\.com|chilipiper\.com)/|"
    r"doodle\.com/bp|outlook\.office(?:365)?\.com/book|calendar\.google\.com/calendar/appointments|bookings\.cloud\.microsoft",
    re.I,
)
_CHAT_SCRIPT = re.compile(
    r"intercom|drift\.com|crisp\.chat|tawk\.to|zopim|zdassets|livechatinc|tidio|userlike|olark|smartsupp|freshchat|gorgias|jivosite|"
    r"hs-scripts\.com/conversations|chatwoot|zammad[\w-]*chat|rocket\.chat|livezilla|purechat|trengo|superchat|chatra",
    re.I,
)
_CHAT_WORDS = re.compile(
    r"\b(?:live[ -]?chat|chat (?:with us|now|starten|mit uns|en direct|en vivo|ao vivo)|start (?:a )?chat|let'?s chat|chatten sie|tchat(?:ez)?)\b",
    re.I,
)
_CHAT_CLASS = re.compile(
    r"(?:^|[\s_-])chat[-_]?(?:launcher|button|widget|bubble|toggle|icon|trigger|box|bot)?(?:$|[\s_-])", re.I
)


def _chats(reading: Reading) -> list[Evidence]:
    """Return a button that opens a chat, or the script of a chat that is drawn later."""
    for button in reading.buttons:
        if _CHAT_WORDS.search(button.spoken) or _CHAT_CLASS.search(button.own):
            return [Evidence("chat", button.spoken or button.own.strip()[:60])]
    for script in reading.scripts:
        if found := _CHAT_SCRIPT.search(script.src):
            return [Evidence("chat drawn by a script", found[0].lower())]
    return []


def _points(reading: Reading) -> list[Evidence]:
    """Return how to reach them as JSON-LD tells it: a contactPoint, a telephone or a mail address."""
    for node in reading.data:
        points = node.get("contactPoint")
        for point in points if isinstance(points, list) else [points] if points else []:
            said = (
                [str(point.get(k) or "") for k in ("telephone", "email", "url")]
                if isinstance(point, dict)
                else []
            )
            if any(said):
                return [Evidence("contact point told to machines", next(filter(None, said))[:80])]
    return []


def _ways_to_reach(reading: Reading, links: tuple[Link, ...], enough: bool) -> list[Evidence]:
    seen = []
    for link in links:
        if link.kind is LinkKind.PHONE or link.kind is LinkKind.CHAT:
            seen.append(Evidence("phone or chat", link.label, link.href))
        elif link.kind is LinkKind.MAIL and "@" in link.href.partition("?")[0].replace("%40", "@"):
            seen.append(Evidence("mail address", link.label, link.href))
        elif (
            "email-protection" in link.href
            or "mailto" in link.href.lower()[:60]
            or "__cf_email__" in link.context
        ) and link.kind is not LinkKind.MAIL:
            seen.append(Evidence("mail address", link.label or "hidden from robots", link.href[:80]))
        elif _BOOKING.search(f"{host_of(link.url)}{link.url.path}"):
            seen.append(Evidence("booking of a talk", link.label, link.href))
    if not seen and not enough:
        seen += _chats(reading) + _points(reading)
    if seen or enough:
        return seen  # looking through the whole text is the slow way
    if (
        reading.tree.css_first("textarea") is not None
        and reading.tree.css_first('input[type="email"], input[name*="mail" i]') is not None
    ):
        seen.append(Evidence("form", "a form to write to them"))
    if reading.tree.css_first("address, .wpcf7-form, [itemprop=telephone]") is not None:
        node = reading.tree.css_first("[itemprop=telephone], .wpcf7-form, address")
        text = squeezed(node.text(separator=" ")) if node is not None else ""
        if len(text) > 8:
            seen.append(Evidence("address", text[:80]))
    for pattern in (_PHONE, _PLUS):
        match = pattern.search(reading.text)
        if match:
            seen.append(Evidence("phone in the text", match[0][:60]))
    for sign in _AT.finditer(reading.text):
        match = _MAIL.search(reading.text[max(0, sign.start() - 64) : sign.end() + 80])
        if match:
            seen.append(Evidence("mail address in the text", match[0][:60]))
            break
    return seen
