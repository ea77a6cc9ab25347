"""Courtesies to readers: share, print, send to somebody. They are reported last; few visitors use them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodstanding.presence.features.base import Evidence, Feature, Found, feature
from goodstanding.presence.links import Link, LinkKind
from goodstanding.presence.reading import Reading, described, squeezed
from goodstanding.presence.words import folded, named, sections

# Boxes that a known share script fills: an empty one is a share control all the same.
PLACEHOLDERS = (
    ".addthis_inline_share_toolbox, .addthis_toolbox, .addthis_button, .addthis_sharing_toolbox, .addthis_native_toolbox, "
    ".addtoany_share_save_container, .a2a_kit, .a2a_dd, .addtoany_list, .sharethis-inline-share-buttons, "
    ".sharethis-sticky-share-buttons, .st-custom-button, .st_sharethis, [class^='st_facebook'], [class^='st_twitter'], "
    ".shareaholic-canvas, .shariff, [data-shariff], .fb-share-button, .fb-like, .fb-send, .twitter-share-button, .g-plusone, "
    ".g-plus[data-action='share'], .hatena-bookmark-button, .line-it-button, .bdsharebuttonbox, .bdshare, #bdshare, .social-share[data-sites], "
    ".ya-share2, .yashare-auto-init, .likely, .uptolike-buttons, .pluso, .uSocial-Share, .heateor_sss_sharing_container, "
    ".jssocials, .sharrre, .rrssb-buttons, .ssk-group, .essb_links, .swp_social_panel, .dpsp-share-buttons, .mashsb-container, "
    ".sd-sharing, .sharedaddy, .et_social_inline, .ssba, .scriptlesssocialsharing, .novashare-buttons, .sharify-container, "
    ".social-likes, .goodshare, .gssocial, [data-a2a-url], share-buttons, social-share, .po-share, .tw-share-button, .naver-splugin, "
    "script[type='IN/Share'], .ss-social-share, .sfsi_Sicons, .elementor-share-btn, .elementor-widget-share-buttons, .wp-block-outermost-social-sharing, "
    ".meks_ess, .ftshare, .nc_socialPanel, .socializer, .juiz_sps_links, .wabtn, .social-share-kit, .sharekit, .st-btn[data-network]"
)
_OLD_TAGS = re.compile(r"<(?:fb:(?:like(?!-)|share-button|send)|g:plusone)\b", re.I)
_SCRIPT_ONLY = re.compile(
    r"addthis\.com/js|addthis_widget|sharethis\.com/(js|button)|platform-api\.sharethis|addtoany\.com/menu|shareaholic\.(com|net)|"
    r"load\.sumome|load\.sumo\.com|bdimg\.share\.baidu|social9\.com|shareasale-never|yastatic\.net/share2|getsocial\.io|po\.st/",
    re.I,
)
_SHARE_CLASS = re.compile(
    r"(?:^|[\s_])(?:btn-|button-|js-|link-|icon-|fa-|c-|o-|m-)*(share|sharer|sharing|share-(?:btn|button|link|toggle|icon|page|this|menu|trigger|bar|buttons|links|list|facebook|twitter|"
    r"linkedin|email|mail|whatsapp|copy|nodes|alt|square|fill|social)|social-share|social-sharing|teilen|partager|compartir|condividi|web-share)(?:$|[\s_-])"
)
_FOLLOW = re.compile(
    r"follow|folge|suiv|sigue|segui|profile|sharepoint|shareholder|market|sharehold|investor|shared|car-?share|bike-?share"
)
_PRINT_SCRIPT = re.compile(
    r"(?:window|self|document|this|parent)?\.?\bprint(?:page|Page|Me|Out|Preview|Window|_page|Friendly)?\s*\(",
    re.I,
)
_PRINT_HREF = re.compile(
    r"(^|/)(print|printpage|printversion|print-version|drucken|druckversion|imprimer|imprimir|stampa-pagina|print-friendly)(/|$|\.)",
    re.I,
)
_PRINT_HINT = re.compile(r"print|druck|imprim|stampa|type=98", re.I)
_PRINT_QUERY = re.compile(
    r"(^|&)(print(=|&|$)|printable=|tmpl=component&print|view=print|format=print|mode=print|layout=print|type=98\b|druck=|print=1|pdf=print)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_BARE_PRINT = frozenset(
    [
        "print",
        "druck",
        "impression",
        "tisk",
        "stampa",
        "печать",
        "друк",
        "печат",
        "印刷",
        "打印",
        "列印",
        "인쇄",
        "طباعة",
        "הדפסה",
    ]
)
_PRINT_CLASS = re.compile(
    r"(?:^|[\s_])(?:fa-|icon-|ico-|btn-|js-|bi-|glyphicon-|button-|link-|a2a_button_|addthis_button_|c-)*(print|printer|drucken|printfriendly|print-(?:page|button|link|btn|icon|this))(?:$|[\s_])"
)
_PRINT_SHEET = re.compile(r"(^|[/_.-])print([_.-][\w.-]*)?\.css")
_PRINT_RULE = re.compile(r"@media\s+(?:only\s+)?print\b[^{]*\{(.{0,400})", re.S | re.I)
_SCREEN = re.compile(r"screen|all|handheld|projection|tv", re.I)
_SWAP = re.compile(r"media\s*=|rel\s*=|\.media|removeAttribute", re.I)
_FRIEND_HREF = re.compile(r"(^|/)(tell-?a-?friend|tellafriend|email-?(this|page|a-?friend)|send-?to-?a?-?friend|sendtofriend|mailto-?friend|weiterempfehlen|"
                          r"seite-empfehlen|recommend|empfehlen|forward(page)?|send-?page|emailpage|mailpage|envoyer-a-un-ami|enviar-amigo)(/|$|\.|\?)", re.I)  # fmt: skip
_MAIL_BUTTON = re.compile(r"a2a_button_email|addthis_button_email|st_email|share-?(?:by-?)?e?mail|e?mail-?share|shariff-button mail|ssk-email|resp-sharing-button--email|"
                          r"elementor-share-btn_email|share-email|share_mail|essb_link_mail|heateor_sss_button_email|ssba_email|swp_email|social-email-share|mail-share")  # fmt: skip


def find(reading: Reading, links: tuple[Link, ...]) -> Iterator[Feature]:
    """Yield share_buttons, print and email_article."""
    yield _share(reading, links)
    yield _print(reading, links)
    yield _email(reading, links)


def _share(reading: Reading, links: tuple[Link, ...]) -> Feature:
    seen = [
        Evidence("share link", link.label or link.network, link.href, link.where)
        for link in links
        if link.kind is LinkKind.SHARE and link.network not in ("weixin",)
    ]
    for node in reading.tree.css(PLACEHOLDERS)[:5]:
        if "follow" in (node.attributes.get("class") or ""):
            continue
        profile = node.css_first("a[href]") is not None and not _holds_share(node, links)
        if profile and "fb-" not in (node.attributes.get("class") or ""):
            continue
        if "fb-like" in (node.attributes.get("class") or "") and _likes_a_page(node):
            continue
        seen.append(Evidence("share control filled by a script", described(node)[:80]))
    for script in reading.scripts:
        if script.kind.upper() == "IN/SHARE":
            seen.append(Evidence("share control filled by a script", "LinkedIn share"))
    for old in _OLD_TAGS.finditer(reading.html):
        seen.append(Evidence("share control filled by a script", old[0]))
    if not seen:
        seen += _share_buttons(reading)
    if not seen:
        for link in links:
            if link.kind in (LinkKind.SCRIPT, LinkKind.ANCHOR) and named(
                link.label, "share", reading.languages
            ):
                seen.append(Evidence("button", link.label, link.href))
    if not seen and any(_SCRIPT_ONLY.search(s.src) for s in reading.scripts):
        src = next(s.src for s in reading.scripts if _SCRIPT_ONLY.search(s.src))
        return Feature(
            "share_buttons",
            Found.UNKNOWN,
            (Evidence("script", "a share script", src),),
            "a share script may add controls",
        )
    return feature("share_buttons", seen)


def _holds_share(node: object, links: tuple[Link, ...]) -> bool:
    hrefs = {link.href for link in links if link.kind is LinkKind.SHARE}
    empty = {"", "#", "/#", "javascript:void(0)", "javascript:;", "javascript:void(0);"}
    return any((a.attributes.get("href") or "").strip() in hrefs | empty or "a2a" in (a.attributes.get("class") or "")
               or "addthis" in (a.attributes.get("class") or "") for a in node.css("a"))  # type: ignore[attr-defined]  # fmt: skip


def _likes_a_page(node: object) -> bool:
    href = node.attributes.get("data-href") or ""  # type: ignore[attr-defined]
    return "facebook.com/" in href


def _share_buttons(reading: Reading) -> list[Evidence]:
    seen = []
    for button in reading.buttons:
        if button.node.tag == "label":
            continue
        if (
            (button.spoken and named(button.spoken, "share", reading.languages))
            or "navigator.share" in button.onclick
            or "sharer" in button.onclick.lower()
            or (_SHARE_CLASS.search(button.own) and not _FOLLOW.search(button.own))
        ):
            seen.append(Evidence("button", button.spoken or button.own.strip()[:60]))
    return seen


def _print(reading: Reading, links: tuple[Link, ...]) -> Feature:
    seen = []
    for link in links:
        own = link.context.split(" < ", 1)[0]
        script = link.href if link.href.lower().startswith("javascript:") else ""
        if (
            _PRINT_SCRIPT.search(script)
            or (
                link.kind in (LinkKind.SCRIPT, LinkKind.ANCHOR, LinkKind.PAGE) and _names_print(link, reading)
            )
            or (
                link.kind is LinkKind.SCRIPT
                and (_PRINT_SCRIPT.search(link.context) or _PRINT_CLASS.search(own))
            )
            or (
                link.kind is LinkKind.PAGE
                and _PRINT_HINT.search(link.href)
                and (
                    (
                        _PRINT_HREF.search(link.url.path)
                        and (len(link.label) <= 2 or _DIGIT.search(link.url.path))
                    )
                    or _PRINT_QUERY.search(link.url.query)
                )
            )
        ):
            seen.append(Evidence("link", link.label or "print", link.href, link.where))
    for node in reading.tree.css(
        '[onclick*="print" i], button[class*="print" i], [class*="fa-print"], [class*="icon-print"], input[type="button"][value], .printfriendly, .a2a_button_print, .a2a_button_printfriendly'
    ):
        attributes = node.attributes
        onclick = attributes.get("onclick") or ""
        value = attributes.get("value") or ""
        if (
            _PRINT_SCRIPT.search(onclick)
            or _PRINT_CLASS.search((attributes.get("class") or "").lower())
            or (value and named(value, "print"))
        ):
            seen.append(Evidence("button", squeezed(node.text())[:60] or value or "print"))
    for button in reading.buttons:
        if button.plain and button.spoken and named(button.spoken, "print", reading.languages):
            seen.append(Evidence("button", button.spoken[:60]))
    for node in reading.tree.css('link[media*="print" i]'):
        attributes = node.attributes
        rel = (attributes.get("rel") or "").lower()
        media = attributes.get("media") or ""
        if "stylesheet" not in rel or _SCREEN.search(media):
            continue
        if (
            _SWAP.search(attributes.get("onload") or "")
            or "onload" in attributes
            or "data-media" in attributes
        ):
            continue  # a style sheet that loads late by this trick and then holds for the screen
        seen.append(Evidence("print style sheet", "", attributes.get("href") or "", "head"))
    for node in reading.tree.css('link[href*="print" i]'):
        href = (node.attributes.get("href") or "").lower()
        if "stylesheet" in (node.attributes.get("rel") or "").lower() and _PRINT_SHEET.search(href):
            seen.append(Evidence("print style sheet", "", href, "head"))
    for media, text in reading.styles:
        if "print" in media and not _SCREEN.search(media):
            seen.append(Evidence("print style sheet", "style media=print", where="head"))
        elif text and len(text) < 400_000:
            for match in _PRINT_RULE.finditer(text):
                if _worth(match[1]):
                    seen.append(Evidence("print style sheet", "@media print", where="head"))
                    break
    return feature("print", seen)


_FRAMEWORK = re.compile(
    r"#wpadminbar|cookie|consent|usercentrics|onetrust|cc-window|captcha|tawk|crisp|zopim|intercom", re.I
)


def _worth(rules: str) -> bool:
    return "{" in rules and not _FRAMEWORK.search(rules[:160])


def _names_print(link: Link, reading: Reading) -> bool:
    """Return whether a link is called "print this". A bare "Print" that leads to a page may be a product or a medium."""
    for name in (link.label, *link.hints):
        if len(name) > 40 or not named(name, "print", reading.languages):
            continue
        if link.kind is not LinkKind.PAGE or folded(name).strip() not in _BARE_PRINT:
            return True
        if _PRINT_CLASS.search(link.context.split(" < ", 1)[0]) or _PRINT_QUERY.search(link.url.query):
            return True
    return False


def _email(reading: Reading, links: tuple[Link, ...]) -> Feature:
    seen = []
    for link in links:
        named_so = any(
            "email_article" in sections(n, reading.languages)
            for n in (link.label, *link.hints)
            if len(n) <= 60
        )
        if link.kind is LinkKind.MAIL:
            to, _, query = link.href[7:].partition("?")
            query = query.lower()
            if (
                (not to.strip() and ("body=" in query or "subject=" in query))
                or ("body=" in query and "http" in query and "@" not in to)
                or named_so
            ):
                seen.append(Evidence("mail link without addressee", link.label, link.href, link.where))
                continue
        elif (
            named_so
            or _MAIL_BUTTON.search(link.context.split(" < ", 1)[0])
            or (link.kind is LinkKind.PAGE and _FRIEND_HREF.search(link.url.path))
        ):
            seen.append(Evidence("link", link.label, link.href, link.where))
        elif link.kind is LinkKind.SHARE and link.network == "sharekit" and "email" in link.href.lower():
            seen.append(Evidence("share link", link.label, link.href, link.where))
    for node in reading.tree.css(
        '.a2a_button_email, .addthis_button_email, .st_email, [data-sharer="email"], [data-network="email"]'
    ):
        seen.append(Evidence("share control", described(node)[:60]))
    for button in reading.buttons:
        if button.plain and button.spoken and "email_article" in sections(button.spoken, reading.languages):
            seen.append(Evidence("button", button.spoken[:60]))
    for node in reading.tree.css("[data-services], [data-sites]"):
        if re.search(
            r"\bmail\b|email", f"{node.attributes.get('data-services')} {node.attributes.get('data-sites')}"
        ):
            seen.append(Evidence("share control", described(node)[:60]))
    return feature("email_article", seen)
