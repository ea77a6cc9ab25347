"""Shared by all tests: Hypothesis profiles and the small cast.

Ada is you, Ben gives back, Chen is owed much, Dana is a stranger, Eve sends the spam.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.homes import fresh_home, template

pytest_plugins = ("tests.sites",)

# Before any test module is imported: Django knows its models, and no test can ever touch the real home.
template()

# The build says the same of the same code; HYPOTHESIS_PROFILE=long goes looking for what it has not met yet.
settings.register_profile(
    "build", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("long", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "build"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite golden twins; then read the diff")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A fresh, empty home that the store is pointed at."""
    yield fresh_home(tmp_path / "home")
    from django.db import connections

    connections.close_all()
