"""A buyer's two questions.

What it finds: a site on which no page says, or links to, what is available (products, prices, ways to buy) or why this
company (proof, customers, answers).
Why it matters: these are the questions a buyer comes with; what they do not find here they find at a competitor's.
How to mend: each within two clicks of the home page, called what a buyer would call it.
Left alone: sites of which only a page that needs a script was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Site, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.links import LinkKind
from goodstanding.presence.words import sections

CODE, NAME, WEIGHT = "GP201", "buyers-questions", Weight.COSTS
QUESTIONS = {
    "what is available": {"offer": "products or services", "price": "prices or a way to buy"},
    "which company is good": {"proof": "proof: customers, cases, awards", "answers": "answers to questions"},
}


def answered(site: Site) -> dict[str, tuple[Evidence, ...]]:
    """Return offer, price, proof and answers, each with links and headings that show it."""
    found: dict[str, list[Evidence]] = {name: [] for parts in QUESTIONS.values() for name in parts}
    for name, facts in site.pages:
        languages = frozenset([facts.language])
        for link in facts.links:
            if link.kind in (LinkKind.PAGE, LinkKind.ANCHOR, LinkKind.SCRIPT) and len(link.label) <= 60:
                for section in sections(link.label, languages) & found.keys():
                    found[section].append(Evidence("link", link.label, link.href, name))
        for _, text in facts.headings:
            for section in sections(text, languages) & found.keys():
                found[section].append(Evidence("heading", text, where=name))
    return {section: tuple(dict.fromkeys(evidence))[:3] for section, evidence in found.items()}


def find(site: Site) -> Iterator[Finding]:
    """Yield one finding a question that is left without any answer, naming what was looked for."""
    if not site.pages or all(facts.shell for _, facts in site.pages):
        return
    have = answered(site)
    for question, parts in QUESTIONS.items():
        if not any(have[part] for part in parts):
            yield finding(
                __name__, site.name, f'"{question}": neither {" nor ".join(parts.values())} can be found'
            )
