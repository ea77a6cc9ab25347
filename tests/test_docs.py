"""What exists is documented, and what is documented exists."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]


def text_of_docs() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.exists())


def test_every_command_stands_in_the_docs() -> None:
    from goodstanding.cli import COMMANDS

    docs = text_of_docs()
    missing = [name for name, _, _ in COMMANDS if not re.search(rf"goodstanding {name}\b", docs)]
    assert not missing


def test_every_source_that_can_be_read_stands_in_the_docs() -> None:
    from goodstanding.fetch import SOURCES
    from goodstanding.importers import IMPORTERS

    docs = text_of_docs().casefold()
    names = {importlib.import_module(f"goodstanding.importers.{name}").NAME for name in IMPORTERS}
    missing = [name for name in {*names, *SOURCES} if name.casefold() not in docs]
    assert not missing


def test_every_link_inside_the_docs_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        if not page.exists():
            broken.append(str(page))
            continue
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" in target or target.startswith("mailto:"):
                continue
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} -> {target}")
    assert not broken


def test_no_address_of_a_registry_and_no_path_of_a_machine_is_written_down() -> None:
    places = [
        *PAGES,
        ROOT / "requirements.lock",
        ROOT / "requirements-dev.lock",
        ROOT / "pyproject.toml",
        ROOT / "Makefile",
    ]
    of_this_machine = [str(ROOT), str(Path.home()) + "/"]
    for place in filter(Path.exists, places):
        said = place.read_text(encoding="utf-8")
        assert not re.search(
            r"--(?:extra-)?index-url|--find-links|https?://[\w.]*(?:py" + r"pi|pythonhosted|npmjs|debian)\.",
            said,
        ), place
        assert not [path for path in of_this_machine if path in said], place
