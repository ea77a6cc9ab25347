"""Where the example world lies: an invented consultant's own files, for the demo and for the tests.

In a checkout it is `example/world`; in an installed package it travels along as `goodstanding/example_world`.
Its folders are exports to import; `plan.toml` is the consultant's plan, which lies in a home as it is.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

WORLD_DATE = date(2026, 11, 20)
"""The day on which the example world was exported: show it "as of" this day."""


def example_world_path() -> Path:
    """Return the folder of the example world. Raises FileNotFoundError when this copy came without it."""
    here = Path(__file__).resolve().parent
    for place in (here / "example_world", here.parents[1] / "example" / "world"):
        if (place / "linkedin").is_dir():
            return place
    raise FileNotFoundError(
        f"the example world is not beside {here}; install goodstanding again, or run this from a checkout"
    )


def example_world_exports() -> list[Path]:
    """Return what a person would import, in turn: the oldest LinkedIn archive first, then mail and more.

    The order of import changes nothing in the ledger; this one tells the story as it happened.
    """
    world = example_world_path()

    def exported_on(folder: Path) -> tuple[int, int, int]:
        month, day, year = folder.name.rsplit("_", 1)[1].split("-")
        return int(year), int(month), int(day)

    archives = sorted((world / "linkedin").iterdir(), key=exported_on)
    return [*archives, world / "mail", world / "calendar", world / "crm"]
