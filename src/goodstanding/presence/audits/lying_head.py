"""A head that lies.

What it finds: a declared language that the words are not in, or a declared charset that the bytes are not.
Why it matters: screen readers speak it with the wrong voice, translators offer the wrong thing, letters break.
How to mend: the right lang on <html>, and utf-8.
Left alone: pages with too little text to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.presence.audits.base import Page, finding
from goodstanding.presence.features import Evidence
from goodstanding.presence.findings import Finding, Weight
from goodstanding.presence.languages import same_language

CODE, NAME, WEIGHT = "GP150", "lying-head", Weight.ANNOYS
ENOUGH = 400


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for the language and one for the charset."""
    facts = page.facts
    if (
        facts.declared_language
        and facts.language
        and len(facts.text) > ENOUGH
        and not same_language(facts.declared_language, facts.language)
    ):
        yield finding(
            __name__,
            page.name,
            f'says it is in "{facts.declared_language}" and is in "{facts.language}"',
            (Evidence("attribute", f"lang={facts.declared_language}"),),
        )
    if (
        facts.charset == "utf-8"
        and facts.declared_charset
        and facts.declared_charset not in ("utf-8", "utf8")
        and not facts.text.isascii()
    ):
        yield finding(
            __name__,
            page.name,
            f'says its charset is "{facts.declared_charset}" and is utf-8',
            (Evidence("meta", facts.declared_charset),),
        )
