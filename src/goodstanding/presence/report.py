"""The report as one HTML file: worst first, one page at a time, with what shows it; light, dark and on paper.

Nothing is loaded from anywhere, and no script is needed.
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

from goodstanding.document import head

STYLE = """
:root{color-scheme:light dark;--ink:#1d1f21;--paper:#fdfcf9;--soft:#63666a;--line:#d9d5cb;--accent:#8a3b12;--bar:#b9603a}
@media (prefers-color-scheme:dark){:root{--ink:#e8e4da;--paper:#191a1b;--soft:#a2a39f;--line:#3a3b3c;--accent:#e59a6d;--bar:#c97a50}}
body{font:1.05rem/1.6 Georgia,"Times New Roman",serif;color:var(--ink);background:var(--paper);max-width:46rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.3rem;margin:2.4rem 0 .4rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
h3{font-size:1.05rem;margin:1.4rem 0 .2rem}p{margin:.35rem 0}.soft{color:var(--soft)}a{color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
ul{padding-left:1.2rem;margin:.3rem 0}li{overflow-wrap:anywhere}nav a{margin-right:1rem}th{overflow-wrap:normal}svg{width:100%;height:auto}svg text{fill:var(--soft);font:11px sans-serif}svg rect{fill:var(--bar)}
@media (max-width:30rem){body{padding:1rem;font-size:1rem}}
"""
PRINT = "body{max-width:none;background:#fff;color:#000}nav,details summary{display:none}h2,h3{break-after:avoid}section{break-inside:avoid-page}a{color:#000}"
WORDS = {"yes": "there", "no": "not there", "unknown": "could not be seen"}
LABELS = {
    "share_buttons": "share buttons",
    "email_article": "send to somebody",
    "mastodon_or_other": "other networks",
    "opengraph": "preview card",
    "canonical": "permanent address",
    "twitter": "X/Twitter",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "facebook": "Facebook",
}


def report(answer: dict[str, Any], by: str = "", name: str = "presence.html") -> str:
    """Return the report. `by` says whom to ask about it (a name with a mail address or phone); `name` is the file's own."""
    findings = answer["findings"]
    title = f"What a visitor sees of {answer['site']}"
    parts = [
        head(
            f"{title}, {answer['as_of']}",
            STYLE,
            f'<link rel="canonical" href="{escape(name)}">\n<meta property="og:title" content="{escape(title)}">\n',
            PRINT,
        ),
        "<body>",
        '<nav aria-label="Parts"><a href="#mend">What to mend</a><a href="#has">What is there</a><a href="#streams">Streams</a><a href="#ask">Contact</a></nav>',
        f"<main><h1>{escape(title)}</h1>",
        f"<p>{_opening(answer)}</p>",
    ]
    if answer.get("trend"):
        parts.append(_trend(answer["trend"]))
    parts.append('<h2 id="mend">What to mend, one page at a time</h2>')
    if not findings:
        parts.append("<p>Nothing was found that needs mending.</p>")
    order = list(dict.fromkeys(f["where"] for f in findings))
    for where, group in groupby(
        sorted(findings, key=lambda f: order.index(f["where"])), key=lambda f: f["where"]
    ):
        parts.append(f"<section><h3>{escape(where)}</h3>")
        parts.extend(_finding(found) for found in group)
        parts.append("</section>")
    if answer["features"]:
        parts.append('<h2 id="has">What is there</h2>')
        parts.append(_features(answer["features"]))
    parts.append('<h2 id="streams">Streams</h2>')
    parts.extend(_stream(stream) for stream in answer["streams"])
    if not answer["streams"]:
        parts.append("<p>No feed was read.</p>")
    if answer.get("parity"):
        parts.append(_parity(answer["parity"]))
    parts.append(f'</main><footer id="ask"><h2>Contact</h2><p>{_contact(by)}</p></footer></body></html>')
    return "\n".join(parts) + "\n"


def _opening(answer: dict[str, Any]) -> str:
    pages, streams = len(answer["pages"]), len(answer["streams"])
    costs = sum(f["weight"] == "costs visitors" for f in answer["findings"])
    ways = sorted({p["read_by"] for p in answer["pages"]})
    how = f" Pages were read {' and '.join(ways)}." if ways else ""
    read = f"{pages} page{'' if pages == 1 else 's'} and {streams} stream{'' if streams == 1 else 's'} were read as of {answer['as_of']}.{how}"
    said = (
        f" {len(answer['findings'])} things could be better; {costs} of them cost visitors."
        if answer["findings"]
        else ""
    )
    return escape(read + said + " There is no grade: each finding shows what it rests on.")


def _finding(found: dict[str, Any]) -> str:
    shown = "".join(
        f"<li>{escape(' · '.join(e[k] for k in ('kind', 'text', 'href', 'where') if e.get(k)))}</li>"
        for e in found["evidence"]
    )
    return (
        f'<p><strong>{escape(found["what"][:1].upper() + found["what"][1:])}.</strong> <span class="soft">{escape(found["code"])} {escape(found["name"])}, {escape(found["weight"])}</span></p>'
        f"<p>{escape(_sentence(found['why']))}</p><p><em>To do:</em> {escape(found['how'])}</p>"
        + (f"<ul class='soft'>{shown}</ul>" if shown else "")
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _features(features: dict[str, Any]) -> str:
    rows = []
    for name, feature in features.items():
        shown = feature["evidence"][0] if feature["evidence"] else {}
        what = " · ".join(shown[k] for k in ("text", "href", "where") if shown.get(k)) or feature.get(
            "note", ""
        )
        rows.append(
            f"<tr><th scope='row'>{escape(LABELS.get(name, name))}</th><td>{WORDS[feature['found']]}</td><td class='soft'>{escape(what[:160])}</td></tr>"
        )
    return "<table>" + "".join(rows) + "</table>"


def _stream(stream: dict[str, Any]) -> str:
    promotion = stream["self_promotion"]
    lines = [
        f"<section><h3>{escape(stream['title'] or stream['source'])}</h3>",
        f"<p>{escape(stream['why'][:1].upper() + stream['why'][1:])}.</p>",
    ]
    if promotion["posts"]:
        lines.append(
            f"<p>About yourselves: {round(promotion['share'] * 100)} % of {promotion['posts']} posts "
            f"(95 %: {round(promotion['low'] * 100)} to {round(promotion['high'] * 100)} %).</p>"
        )
    lines.extend(f"<p class='soft'>{escape(rule)}</p>" for rule in promotion["rules_of_thumb"])
    lines.append(activity(stream["months"], stream["title"] or stream["source"]))
    lines.append("</section>")
    return "\n".join(lines)


def activity(months: list[tuple[str, int]], title: str) -> str:
    """Return posts by month as a small bar chart in SVG, with the same figures as a table below."""
    if not months or not any(count for _, count in months):
        return ""
    most = max(count for _, count in months)
    width, height, step = 720, 110, 720 / len(months)
    bars = "".join(
        f'<rect x="{n * step + 1:.1f}" y="{90 - 75 * count / most:.1f}" width="{step - 2:.1f}" height="{75 * count / most:.1f}"><title>{escape(month)}: {count}</title></rect>'
        for n, (month, count) in enumerate(months)
        if count
    )
    years = "".join(
        f'<text x="{n * step:.1f}" y="105">{escape(month[:4])}</text>'
        for n, (month, _) in enumerate(months)
        if month.endswith("-01")
    )
    by_year: dict[str, int] = {}
    for month, count in months:
        by_year[month[:4]] = by_year.get(month[:4], 0) + count
    table = "".join(
        f"<tr><th scope='row'>{escape(year)}</th><td>{count}</td></tr>" for year, count in by_year.items()
    )
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Posts by month: {escape(title)}, at most {most} a month">{bars}{years}</svg>'
        f"<table><tr><th scope='col'>Year</th><th scope='col'>Posts</th></tr>{table}</table>"
    )


def _trend(trend: dict[str, Any]) -> str:
    def names(items: list[dict[str, str]]) -> str:
        return "; ".join(f"{f['where']}: {f['what']}" for f in items[:6]) or "nothing"

    said = f"Since {trend['since']}: mended {names(trend['mended'])}. New: {names(trend['new'])}."
    return f"<p>{escape(said)}</p>"


def _parity(parity: dict[str, Any]) -> str:
    rows = "".join(
        f"<li>{escape(LABELS.get(x['feature'], x['feature']))}</li>" for x in parity["strangers_only"]
    )
    body = f"<p>Strangers get these at {escape(parity['public'])}; colleagues don't at {escape(parity['inside'])}:</p><ul>{rows}</ul>"
    return "<h2>Inside and outside</h2>" + (
        body if rows else "<p>Colleagues get every kindness that strangers get.</p>"
    )


def _contact(by: str) -> str:
    if not by:
        return "Ask whoever sent you this report."
    import re

    shown = escape(by)
    return re.sub(r"[\w.+-]+@[\w.-]+\.\w+", lambda m: f'<a href="mailto:{m[0]}">{m[0]}</a>', shown)
