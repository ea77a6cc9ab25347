"""Write docs/rules/ from the rules and the gallery: `python tools/rule_pages.py`."""

from __future__ import annotations

from pathlib import Path

from goodstanding.check.facts import Finding
from goodstanding.check.gallery import pairs, showing
from goodstanding.check.rules import RULES, Rule

OUT = Path(__file__).resolve().parents[1] / "docs/rules"


def page(rule: Rule) -> str:
    """Return a rule's manual page with its examples, as Markdown."""
    manual = rule.MANUAL

    def quoted(cases: object) -> str:
        return "\n\n".join(quote(case.text or "(nothing at all)") for case in cases)  # type: ignore[attr-defined]

    parts = [
        f"# {manual.title} ({rule.CODE})",
        f"Rule `{rule.NAME}`, fault `{rule.FAULT}`. Written from the rule itself; change it there.",
        *(f"**{head}.** {said}" for head, said in manual.parts),
        "## Found",
        quoted(rule.BAD),
        "## Left alone",
        "Some of these are fine only because of what is known of the two people.",
        quoted(rule.GOOD),
        "## Not found yet",
        quoted(rule.MISSED),
        *before_and_after(rule),
        f"To let it be in one message, write a line `# allow {rule.CODE}: why` in it.",
    ]
    return "\n\n".join(parts) + "\n"


def quote(text: str) -> str:
    """Return a text as a Markdown quotation that breaks its lines where the text does."""
    return "\n>\n".join(
        "\\\n".join(f"> {line}" for line in paragraph.splitlines()) for paragraph in text.split("\n\n")
    )


def before_and_after(rule: Rule) -> list[str]:
    """Return the part of a rule's page that leads to its pairs in the gallery; nothing when there are none."""
    shown = list(showing(rule.CODE))
    if not shown:
        return []
    return ["## Before and after", "\n".join(f"- [{pair.title}](gallery.md#{pair.anchor})" for pair in shown)]


def gallery() -> str:
    """Return all pairs, each with what check finds in its first text, as Markdown."""
    parts = [
        "# Before and after",
        "What costs trust, and what a thoughtful person sent instead, which now and then is nothing. Everybody here is"
        " invented. Borrow the thought, not the words: a message that could go to somebody else is no better than the first."
        " Written from `src/goodstanding/check/gallery.toml`; change it there. The same pairs are shown by `goodstanding serve`"
        " under Check. All rules: [the rules of Check](README.md).",
    ]
    under = ""
    for pair in pairs():
        if pair.under != under:
            under = pair.under
            parts.append(f"## {under}")
        parts += [
            f"### {pair.title}",
            f"{pair.who} *{pair.told}*",
            "**Before**",
            quote(pair.before),
            "\n".join(found(finding) for finding in pair.report.findings),
            "**After**",
            quote(pair.after) if pair.after else "*Nothing was sent.*",
            pair.why,
        ]
    return "\n\n".join(parts) + "\n"


def found(finding: Finding) -> str:
    """Return a finding as a line of a Markdown list, with a link to its rule."""
    return f"- [{finding.code}]({finding.rule}.md) {finding.what}"


def index() -> str:
    """Return the list of all rules, as Markdown."""
    lines = [f"- [{rule.CODE} {rule.MANUAL.title}]({rule.NAME}.md)" for rule in RULES]
    return (
        "# The rules of Check\n\nHow it looks when they are kept: [before and after](gallery.md).\n\n"
        + "\n".join(lines)
        + "\n"
    )


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {
        "README.md": index(),
        "gallery.md": gallery(),
        **{f"{rule.NAME}.md": page(rule) for rule in RULES},
    }


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for name, text in pages().items():
        (OUT / name).write_text(text, encoding="utf-8")
