"""How an HTML file begins that leaves this machine: a report, a letter. It loads nothing, runs nothing, sends nothing.

Whatever it shows was read from other people's pages and messages, so it carries a policy of its own: were markup ever
to slip through, a browser would neither fetch an image for it nor run a script.
"""

from __future__ import annotations

from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def head(title: str, style: str, more: str = "", print_style: str = "") -> str:
    """Return everything up to the body. `title` is text; `style`, `print_style` and `more` are our own markup."""
    printed = f'<style media="print">{print_style}</style>' if print_style else ""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n{more}<style>{style}</style>{printed}</head>"
    )
