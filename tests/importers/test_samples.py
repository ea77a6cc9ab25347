"""Every sample of every source reads as its golden twins say, and reads the same from a zip."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import golden


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("sample", golden.samples(), ids=_name)
def test_a_sample_reads_as_its_twins_say(sample: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    accept = bool(pytestconfig.getoption("--accept"))
    found = golden.differences(sample, tmp_path / sample.name, accept=accept)
    assert not found, "\n\n".join(found)
