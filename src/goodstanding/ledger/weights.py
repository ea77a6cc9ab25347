"""The weights that ship with the package, read from `weights.json`; tools/train_standing.py makes it again."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Table(NamedTuple):
    """One model's weights: `weights[0]` is the intercept, the rest stand in the order of `names`, over columns
    less `centres` divided by `scales`.
    """

    names: tuple[str, ...]
    centres: Floats
    scales: Floats
    weights: Floats


@cache
def shipped() -> dict[str, Table]:
    """Return the shipped models by name: reply, ego, next, fading."""
    text = (files(__package__) / "weights.json").read_text()
    return {
        name: Table(
            names=tuple(line["name"] for line in model["columns"]),
            centres=np.array([line["centre"] for line in model["columns"]]),
            scales=np.array([line["scale"] for line in model["columns"]]),
            weights=np.array([model["intercept"], *(line["weight"] for line in model["columns"])]),
        )
        for name, model in json.loads(text)["models"].items()
    }
