"""The same server and browser as the pages' tests."""

from tests.web.conftest import browser, site  # noqa: F401 - fixtures
