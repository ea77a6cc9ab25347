"""What the HTML of a mail itself marks as quoted, taken out before its words are read.

    <div>Thursday suits me.</div>                     Thursday suits me.
    <div class="moz-cite-prefix">Am 5.3. ...</div>  ->
    <blockquote type="cite">Tuesday?</blockquote>     >
    <p>Or Friday.</p>                                 Or Friday.

A quote leaves a line with ">" behind, a line drawn across the page leaves `shapes.RULE`, a signature "--"; then
`own` reads the rest as it reads plain text. Every pass is linear.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from goodstanding.importers.quoting.shapes import RULE

# Everything from here on is history.
_ALL_BELOW = re.compile(
    r"<(?:div|span|table|section|p|body|a)\b[^<>]{0,300}?(?:"
    r"\b(?:id|name)\s*=\s*[\"']?(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference|reply-intro|replySplit|"
    r"OLK_SRC_BODY_SECTION|ms-outlook-mobile-reference-message|messageReplySection|orig(?:inal)?body|mailQuoted|quote\b|"
    r"yahoo_quoted|isForwardContent|forwardOriginal)"
    r"|\bclass\s*=\s*[\"']?[^\"'<>]{0,80}(?:yahoo_quoted|protonmail_quote|zmail_extra|hcl_quote|moz-forward-container|"
    r"moz-email-headers-table|gwQuote|ms-outlook-mobile-reference-message|mailQuote|ntesQuote|OutlookMessageHeader|"
    r"forwarded-message|gmail_forward)"
    r"|\bdata-marker\s*=\s*[\"']?__(?:QUOTED_TEXT|HEADERS)__)"
    r"|<hr\b[^<>]{0,120}(?:stopSpelling|id=[\"']?(?:x_)*zwchr)",
    re.I,
)
# What stands between one of these and the blockquote behind it introduces the quote.
_INTRODUCES = re.compile(
    r"<div\b[^<>]{0,200}?class\s*=\s*[\"']?[^\"'<>]{0,80}(?:moz-cite-prefix|gmail_quote|gmail_attr|gmail_extra|tutanota_quote_attr)",
    re.I,
)
_BLOCKQUOTE = re.compile(r"<(/?)blockquote\b([^<>]*)>", re.I)
_OWN_INDENT = re.compile(r"border\s*:\s*(?:none|0|medium none)|webkit-indent-blockquote", re.I)
_CITES = re.compile(r"cite|quote|border-left|padding-left|mso-", re.I)
_LINE = re.compile(r"<hr\b[^<>]*>|(?=<div\b[^<>]{0,200}border-top\s*:\s*solid)", re.I)
_SIGNATURE = re.compile(
    r"<(?:div|pre|span|table)\b[^<>]{0,200}?(?:class\s*=\s*[\"']?[^\"'<>]{0,60}(?:gmail_signature\b|moz-signature|"
    r"protonmail_signature_block)|id\s*=\s*[\"']?(?:x_)*(?:ms-outlook-mobile-signature|AppleMailSignature|"
    r"lineBreakAtBeginningOfSignature|composer_signature|Signature\b))[^<>]*>",
    re.I,
)
_FAR = 2500  # characters of markup between an introduction and its quote


class Marked(NamedTuple):
    """HTML without what it marks as quoted; `cut`: something went; `sure`: it was marked as a mail's history."""

    html: str
    cut: bool
    sure: bool


def without_history(html: str) -> Marked:
    """Return a mail's HTML without the parts that it marks as quoted."""
    cut = sure = False
    below = _ALL_BELOW.search(html)
    if below is not None:
        html, cut, sure = html[: below.start()], True, True
    if "<blockquote" in html or "<BLOCKQUOTE" in html:
        html, quoted, cited = _without_quotes(html)
        cut, sure = cut or quoted, sure or cited
    elif (
        (intro := _INTRODUCES.search(html))
        and "gmail_quote" in intro.group()
        and "----" in html[intro.end() :]
    ):
        html, cut, sure = html[: intro.start()], True, True  # Gmail forwards without a blockquote
    if _SIGNATURE.search(html):
        html = _SIGNATURE.sub("<br>--<br>", html)
    if "<hr" in html or "border-top" in html or "<HR" in html:
        html = _LINE.sub(f"<br>{RULE}<br>", html)
    return Marked(html, cut, sure)


def _without_quotes(html: str) -> tuple[str, bool, bool]:
    kept: list[str] = []
    open_quotes: list[bool] = []  # for each open blockquote, whether it is a quote or only an indent
    at = 0
    cited = False
    for tag in _BLOCKQUOTE.finditer(html):
        inside = any(open_quotes)
        if tag.group(1):
            if open_quotes:
                open_quotes.pop()
                if inside and not any(open_quotes):
                    at = tag.end()
            continue
        quote = not _OWN_INDENT.search(tag.group(2)) or "cite" in tag.group(2)
        open_quotes.append(quote)
        if len(open_quotes) > 2000:
            break
        if quote and not inside:
            before = html[at : tag.start()]
            intros = list(_INTRODUCES.finditer(before, max(0, len(before) - _FAR)))
            if intros:
                said = before[intros[0].start() :]
                before = before[: intros[0].start()]
                cited = True
                if "----" in said:  # a forwarded mail that quotes in its turn
                    kept.append(before)
                    return "".join(kept), True, True
            cited = cited or _CITES.search(tag.group(2)) is not None
            kept.append(f"{before}<br>&gt;<br>")
    if not any(open_quotes):
        kept.append(html[at:])
    return "".join(kept), len(kept) > 1, cited
