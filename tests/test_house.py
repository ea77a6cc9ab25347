"""The floors of the house (docs/house.md): nothing reaches up, nobody goes round in a circle.

values                     knows nobody
core rooms                 know values and each other, downwards; no database, clock, network, service or shell
                           (that they open no database, clock or connection themselves: tests/test_promises.py)
store, fetch               keep and read: store knows values, ledger and people, and no practice
services                   know core, store and fetch; no request, no click, no template
web, cli                   know services and values
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import goodstanding
from tests.test_promises import imported

SOURCE = Path(goodstanding.__file__).parent
SHELL = {"web", "cli"}
KEEPING = {"store", "fetch"}
OUTSIDE = {"settings", "example", "__main__", "__init__"}  # the wiring: Django's settings, the demo's paths


@cache
def modules() -> dict[str, set[str]]:
    """Return what each module of ours imports of ours, by dotted name below the package; packages by their folder."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        parts = path.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts) or "__init__"
        found[name] = set(_ours(path, parts))
    return found


def _ours(path: Path, parts: tuple[str, ...]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = parts[: len(parts) - node.level]
            inside = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            yield from (f"{inside}.{alias.name}".strip(".") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "goodstanding":
            inside = (node.module or "").partition(".")[2]
            yield from (f"{inside}.{alias.name}".strip(".") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (a.name.partition(".")[2] for a in node.names if a.name.startswith("goodstanding."))


def floor(module: str) -> str:
    """Return the folder (or file) directly below the package that a module stands in."""
    return module.split(".")[0]


def rooms() -> set[str]:
    """Return the core rooms: everything that is neither keeping, service, shell nor wiring."""
    return {floor(m) for m in modules()} - SHELL - KEEPING - OUTSIDE - {"services"}


def reaching(wrong_from: set[str], wrong_to: set[str]) -> list[str]:
    return [
        f"{module} imports {name}"
        for module, names in modules().items()
        if floor(module) in wrong_from
        for name in sorted(names)
        if floor(name) in wrong_to
    ]


def test_values_know_nobody() -> None:
    assert modules()["values"] == set()


def test_core_rooms_know_neither_store_nor_service_nor_shell() -> None:
    assert reaching(rooms(), SHELL | KEEPING | {"services", "settings"}) == []


def test_the_store_knows_values_ledger_and_people_and_no_practice() -> None:
    assert reaching({"store"}, rooms() - {"values", "ledger", "people"}) == []
    assert reaching({"store"}, SHELL | {"services", "fetch"}) == []


def test_services_know_no_shell() -> None:
    assert reaching({"services"}, SHELL) == []


def test_fetch_knows_the_core_only() -> None:
    assert reaching({"fetch"}, SHELL | {"services", "store"}) == []


def test_pages_and_commands_know_services_and_values_only() -> None:
    assert reaching(SHELL, rooms() - {"values"} | KEEPING) == []


def test_commands_and_pages_leave_each_other_alone() -> None:
    assert reaching({"web"}, {"cli"}) == []
    assert [x for x in reaching({"cli"}, {"web"}) if not x.startswith("cli.serve")] == []


@pytest.mark.parametrize("path", sorted((SOURCE / "services").glob("*.py")), ids=lambda p: p.stem)
def test_services_know_no_request_no_click_and_no_template(path: Path) -> None:
    wrong = {
        "click",
        "rich",
        "django.http",
        "django.shortcuts",
        "django.template",
        "django.urls",
        "django.views",
    }
    assert {n for n in imported(path) if any(n == w or n.startswith(w + ".") for w in wrong)} == set()


def test_nobody_outside_a_package_uses_its_underscored_names() -> None:
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        for name in _ours(path, parts):
            private = next((p for p in name.split(".") if p.startswith("_") and not p.startswith("__")), None)
            if private and floor(name) != parts[0]:
                found.append(f"{'.'.join(parts)} imports {name}")
    assert found == []


def _used_privately(package: str) -> list[str]:
    """Return uses of `module._name` where the module was imported from another package."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        if parts[0] == package:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        known = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"goodstanding.{package}")
            for alias in node.names
        }
        found += [
            f"{'/'.join(parts)}:{node.lineno} {node.value.id}.{node.attr}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in known
            and node.attr.startswith("_")
            and node.attr not in ("_make", "_replace", "_asdict")
        ]
    return found


def test_nobody_outside_the_store_uses_its_underscored_names() -> None:
    assert _used_privately("store") == []
    assert _used_privately("services") == []


def test_no_room_goes_round_in_a_circle() -> None:
    """Rooms may lean on each other in one direction only: a folder that leans on another is not leant on by it."""
    leans: dict[str, set[str]] = {}
    for module, names in modules().items():
        leans.setdefault(floor(module), set()).update(
            floor(n) for n in names if floor(n) != floor(module) and floor(n) in {floor(m) for m in modules()}
        )
    for path in _walks(leans):
        raise AssertionError("a circle: " + " -> ".join(path))


def _walks(leans: dict[str, set[str]]) -> Iterator[list[str]]:
    """Yield one circle, if there is any."""
    done: set[str] = set()

    def visit(room: str, way: list[str]) -> list[str] | None:
        if room in way:
            return [*way[way.index(room) :], room]
        if room in done:
            return None
        for other in sorted(leans.get(room, ())):
            if circle := visit(other, [*way, room]):
                return circle
        done.add(room)
        return None

    for room in sorted(leans):
        if circle := visit(room, []):
            yield circle
            return


def test_no_module_goes_round_in_a_circle() -> None:
    """Imports inside functions count too: they hide a circle, they do not mend it."""
    leans = {module: {_module(name) for name in names} - {module, ""} for module, names in modules().items()}
    for path in _walks(leans):
        raise AssertionError("a circle: " + " -> ".join(path))


def _module(name: str) -> str:
    """Return the module that an imported name lives in: the longest part of it that is a file."""
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name


def test_a_circle_is_found_and_told() -> None:
    assert list(
        _walks({"today": {"people"}, "people": {"ledger"}, "ledger": {"today"}, "check": {"ledger"}})
    ) == [["ledger", "today", "people", "ledger"]]
    assert list(_walks({"today": {"people", "ledger"}, "people": {"ledger"}})) == []


def test_every_name_that_is_imported_late_is_there() -> None:
    """Commands import inside their functions, so that --help stays quick; a name that is gone would show too late."""
    import importlib

    gone = []
    for module, names in modules().items():
        for name in sorted(names):
            inside, _, last = name.rpartition(".")
            if name in modules() or not inside:
                continue
            if not hasattr(importlib.import_module(f"goodstanding.{inside}"), last):
                gone.append(f"{module} imports {name}")
    assert gone == []
