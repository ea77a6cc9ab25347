"""The word lists that lie beside this module: sections in square brackets, one pattern a line, "#" before a remark."""

from __future__ import annotations

from importlib import resources


def sections(file: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sections of a list in their order, each with its name and its lines. A name may come more than once."""
    found: list[tuple[str, list[str]]] = []
    text = resources.files("goodstanding.notes").joinpath(file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            found.append((line.strip("[]"), []))
        elif line.strip() and not line.startswith("#"):
            found[-1][1].append(line)
    return tuple((name, tuple(lines)) for name, lines in found)
