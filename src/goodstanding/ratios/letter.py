"""A monthly letter to oneself: one HTML file that needs nothing else, to be read, printed and kept.

It says in sentences how the month was, beside the year to its end; a picture stands under each sentence. It praises
nobody, urges nothing, and ends with one question.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from goodstanding.document import head
from goodstanding.ratios.blast import Blast
from goodstanding.ratios.picture import picture
from goodstanding.ratios.share import Ratio, in_words
from goodstanding.ratios.turns import called

_STYLE = """
:root { color-scheme: light dark; --ink: #22262a; --paper: #fdfcf9; --quiet: #555b61; --rule: #d9d5cb; --accent: #1f5f8b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e1da; --paper: #17191b; --quiet: #aeb3b8; --rule: #3a3d40; --accent: #8cc3ea; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.55 Charter, "Iowan Old Style", Georgia, "Noto Serif", serif; }
main { max-width: 40rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; font-weight: 600; }
h2 { font-size: 1.1rem; margin: 2.2rem 0 .4rem; font-weight: 600; border-top: 1px solid var(--rule); padding-top: 1rem; }
h3 { font-size: 1rem; margin: 1.2rem 0 0; font-weight: 600; }
p { margin: .35rem 0 .6rem; }
.quiet, .date { color: var(--quiet); }
.date { margin-bottom: 1.6rem; }
.ratio-picture { display: block; width: 100%; max-width: 26rem; height: auto; margin: .3rem 0 .8rem; font-family: system-ui, sans-serif; }
details summary { cursor: pointer; color: var(--quiet); }
ul { padding-left: 1.2rem; }
@page { size: A4; margin: 17mm 22mm; }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --rule: #bbb; --accent: #1f4f78; color-scheme: light; }
  body { font-size: 10.5pt; line-height: 1.4; }
  main { padding: 0; max-width: none; }
  section, .ratio-picture, li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .ratio-picture { max-width: 78mm; margin: .1rem 0 .3rem; }
  .date { margin-bottom: .8rem; }
  h2 { margin-top: 1.1rem; padding-top: .6rem; }
  h3 { margin-top: .7rem; }
  .besides:not(:has(details[open])) { display: none; }
  .besides summary { display: none; }
}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the letter: the objective it belongs to ("" for the rest), and (month, year) of each ratio."""

    objective: str
    says: str
    ratios: tuple[tuple[Ratio | None, Ratio], ...]


def month_of(text: str) -> date:
    """Return the first day of a month written YYYY-MM. Raises ValueError with what to write."""
    try:
        if re.fullmatch(r"(19|20|21)\d\d-\d\d", text) is None:
            raise ValueError
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        raise ValueError(f'"{text}" is not a month; write it like 2026-10') from None


def month_before(day: date) -> date:
    """Return the first day of the month before the one `day` lies in."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def last_day(month: date) -> date:
    """Return the last day of the month that begins on `month`."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def parts(
    objectives: Sequence[tuple[str, str, Sequence[str]]], month: Sequence[Ratio], year: Sequence[Ratio]
) -> tuple[Part, ...]:
    """Return the sections: one for each objective that has ratios, then the rest under "".

    Args:
        objectives: (name, what it says, the names of its ratios), in the plan's order.
        month: the ratios of the month; year: those of the year to its end, in the order to be shown.
    """
    of_month = {(r.name, r.channel): r for r in month}
    found = []
    used: set[str] = set()
    for name, says, names in objectives:
        own = [r for r in year if r.name in names]
        used.update(r.name for r in own)
        if own:
            found.append(Part(name, says, tuple((of_month.get((r.name, r.channel)), r) for r in own)))
    rest = [r for r in year if r.name not in used]
    if rest:
        found.append(Part("", "", tuple((of_month.get((r.name, r.channel)), r) for r in rest)))
    return tuple(found)


def sentence(month: Ratio | None, year: Ratio) -> str:
    """Return how the month was beside the year, in words."""
    if year.state:
        change = {"rising": ", more than half a year before", "falling": ", less than half a year before"}
        return year.meaning[:-1] + change.get(year.trend.word, "") + "."
    if month is None or month.of == 0:
        return f"Nothing to say about this month. Over the year: {year.meaning}"
    trend = {
        "rising": " Over the year it has been rising.",
        "falling": " Over the year it has been falling.",
    }.get(year.trend.word, "")
    return (
        f"This month {month.hits:,} of {month.of:,}; over the year {year.hits:,} of {year.of:,}, "
        f"that is {in_words(year.share or 0.0)}, and nine times in ten between {in_words(year.low)} and {in_words(year.high)}.{trend}"
    )


def question(parts_: Sequence[Part]) -> str:
    """Return the one question that the letter ends with: about what has been falling, else about what is least certain."""
    every = [(m, y) for p in parts_ for m, y in p.ratios]
    tied = [(m, y) for p in parts_ if p.objective for m, y in p.ratios] or every
    worse = [y for _, y in tied if y.trend.word == "falling" and y.name != "announcement_share"]
    worse += [y for _, y in tied if y.trend.word == "rising" and y.name == "announcement_share"]
    if worse:
        return f"What was different when “{worse[0].title.lower()}” was otherwise, and do you want it back?"
    waiting = [y for _, y in every if y.name == "reply_ratio_given" and y.of and y.hits < y.of]
    if waiting:
        return "Whom would you be glad to have answered, of those who did not hear from you?"
    return "Whom did you hear from this month whom you would like to know better?"


def letter(
    month: date,
    parts_: Sequence[Part],
    *,
    owner: str = "",
    blasts: Sequence[Blast] = (),
    grown: Sequence[str] = (),
    left_out: Sequence[str] = (),
) -> str:
    """Return the letter about the month that begins on `month`, as a whole HTML document.

    Args:
        month: its first day.
        parts_: as `parts` gives them.
        owner: how the letter begins; the first word is used.
        blasts: blasts in that month.
        grown: sentences on what has grown from seeds in that month.
        left_out: what could not be said, in sentences.
    """
    name = f"{month:%B %Y}"
    first = owner.split()[0] if owner.split() else ""
    out = [
        head(f"Letter to myself, {name}", _STYLE),
        "<body><main>",
        f"<h1>{name}, looked back on</h1>",
        f'<p class="date">Up to {last_day(month).day} {name}. Written from your own ledger; nobody else has seen it.</p>',
        f"<p>Dear {escape(first) or 'me'},</p>",
    ]
    said = [p for p in parts_ if p.ratios]
    if not said:
        out.append(
            "<p>There are no rows for this month yet, so there is nothing to say. Import an export and ask again.</p>"
        )
    for part in said:
        if part.objective:
            out.append(f"<section><h2>For “{escape(part.objective)}”</h2>")
            if part.says and part.says != part.objective:
                out.append(f'<p class="quiet">{escape(part.says)}</p>')
            out += [_ratio(m, y) for m, y in part.ratios]
            out.append("</section>")
        elif any(p.objective for p in said):
            out.append(
                '<section class="besides"><h2>Besides</h2><details><summary>Not tied to an objective</summary>'
            )
            out += [_ratio(m, y) for m, y in part.ratios]
            out.append("</details></section>")
        else:
            out.append("<h2>How it went</h2>")
            out += [f"<section>{_ratio(m, y)}</section>" for m, y in part.ratios]
    if grown:
        out.append("<section><h2>What has grown</h2><ul>")
        out += [f"<li>{escape(g)}</li>" for g in grown]
        out.append("</ul></section>")
    if blasts:
        out.append("<section><h2>One thing noticed</h2>")
        out += [f"<p>{escape(b.sentence)}</p>" for b in blasts]
        out.append("</section>")
    out.append(f"<section><h2>A question</h2><p>{escape(question(parts_))}</p>")
    out.append("<p>Yours,<br>yourself</p></section>")
    if left_out:
        out.append('<section class="quiet"><h2>What could not be said</h2><ul>')
        out += [f"<li>{escape(s[:1].upper() + s[1:])}.</li>" for s in left_out]
        out.append("</ul></section>")
    out.append("</main></body></html>")
    return "\n".join(out) + "\n"


def _ratio(month: Ratio | None, year: Ratio) -> str:
    where = "" if year.channel.startswith(("all ", "channels ")) else f", {escape(called(year.channel))}"
    return f"<h3>{escape(year.title)}{where}</h3><p>{escape(sentence(month, year))}</p>{picture(year)}"
