"""The pages in docs/rules/ say what the rules say."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_pages_are_what_the_rules_say_now() -> None:
    spec = spec_from_file_location("rule_pages", ROOT / "tools/rule_pages.py")
    assert spec is not None
    assert spec.loader is not None
    maker = module_from_spec(spec)
    spec.loader.exec_module(maker)
    there = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "docs/rules").glob("*.md")}
    assert there == maker.pages(), "run: python tools/rule_pages.py"
