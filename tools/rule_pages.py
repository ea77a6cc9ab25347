"""Write docs/rules/ from the rules: `python tools/rule_pages.py`."""

from __future__ import annotations

from pathlib import Path

from goodstanding.check.rules import RULES, Rule

OUT = Path(__file__).resolve().parents[1] / "docs/rules"


def page(rule: Rule) -> str:
    """Return a rule's manual page with its examples, as Markdown."""
    manual = rule.MANUAL

    def quoted(cases: object) -> str:
        return "\n\n".join(
            "\n".join(f"> {line}".rstrip() for line in (case.text or "(nothing at all)").splitlines())
            for case in cases  # type: ignore[attr-defined]
        )

    parts = [
        f"# {manual.title} ({rule.CODE})",
        f"Rule `{rule.NAME}`, fault `{rule.FAULT}`. Written from the rule itself; change it there.",
        f"**What it finds.** {manual.finds}",
        f"**Why it matters.** {manual.why}",
        f"**Write instead.** {manual.instead}",
        f"**Left alone.** {manual.alone}",
        f"**Source.** {manual.source}",
        "## Found",
        quoted(rule.BAD),
        "## Left alone",
        "Some of these are fine only because of what is known of the two people.",
        quoted(rule.GOOD),
        "## Not found yet",
        quoted(rule.MISSED),
        f"To let it be in one message, write a line `# allow {rule.CODE}: why` in it.",
    ]
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """Return the list of all rules, as Markdown."""
    lines = [f"- [{rule.CODE} {rule.MANUAL.title}]({rule.NAME}.md)" for rule in RULES]
    return "# The rules of Check\n\n" + "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    return {"README.md": index(), **{f"{rule.NAME}.md": page(rule) for rule in RULES}}


if __name__ == "__main__":
    OUT.mkdir(exist_ok=True)
    for name, text in pages().items():
        (OUT / name).write_text(text, encoding="utf-8")
