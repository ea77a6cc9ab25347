"""Odd values in every parameter of every page and API call: a valid value, a 4xx, never a fault of ours.

The parameters are read from the URL map and from the code behind it, so a new one is tried without being named here.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern
from django.urls.converters import IntConverter

from goodstanding.store import append
from goodstanding.web import urls
from tests.cast import ledger, profiles

ODD = (
    "", " ", "0", "-1", "1", "²", "１", "९", "9" * 30, str(2**63), str(2**63 - 1), str(2**64), "1e9", "NaN", "inf", "1.5",
    "true", "None", "\x00", "a\x00b", "a" * 300, "a" * 5_000, "a" * 300 + ":b", "linkedin:" + "b" * 300, ":", "a:", ":b",
    "http://[::1", "http://[", "//", "http://a b", "file:///etc/passwd", "../../etc/passwd", "..", "%", "%00", "'", '"',
    "' OR 1=1 --", "*", "a*", "NEAR(", '"a', "<img src=x>", "{{ 7*7 }}", "🙂", "\u202e", "2026-02-30", "2026-13",
    "0000-00-00", f"{2**70},{2**70}", "9999-12-31",
    "10000-01-01", "2026-01-01T00:00", "1_000", "0x10", "[]", "{}", ",", ",,,", "1,2", "1-2", "1.2", "c0.0",
)  # fmt: skip
METHODS = ("GET", "POST", "PUT", "DELETE", "TRACE", "OPTIONS", "HEAD")


def patterns() -> list[URLPattern]:
    return [one for one in urls.urlpatterns if isinstance(one, URLPattern)]


def parameters(view: Any) -> set[str]:
    """Return the names that the module behind a view reads from a request, wherever in it."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(inspect.unwrap(view))))  # type: ignore[arg-type]
    names: set[str] = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"[a-z_]{1,20}", node.value)
        ):
            names.add(node.value)
    return names


def asked(view: Any) -> set[str]:
    """Of the words in the module, those that stand where a parameter is read."""
    source = inspect.getsource(inspect.getmodule(inspect.unwrap(view)))  # type: ignore[arg-type]
    read = set(re.findall(r"""(?:GET|POST|FILES)(?:\.get|\.getlist)?[\[(]\s*f?["']([\w.{}]+)["']""", source))
    read |= set(re.findall(r"""outside\.\w+\(\s*request(?:\.\w+)?,\s*["'](\w+)["']""", source))
    return {re.sub(r"\{\w+\}", "0", name) for name in read} & (parameters(view) | read)


def addresses(pattern: URLPattern) -> Iterator[str]:
    """Yield addresses of a page with odd values for each part of its path."""
    from urllib.parse import quote

    route = str(pattern.pattern)
    if "<" not in route:
        yield "/" + route
        return
    whole = isinstance(next(iter(pattern.pattern.converters.values())), IntConverter)
    for value in (*ODD, "linkedin:ben", "1", "linkedin", "2026-11"):
        if whole and not value.isdigit():
            continue
        yield "/" + re.sub(r"<[^>]+>", lambda _, v=value: quote(v, safe=":"), route)  # type: ignore[misc]


@pytest.fixture
def client(home: Path) -> Client:
    append.append(
        [
            *profiles(),
            *ledger(
                "2026-01-05 10:00 ada > ben message Hi there\n2026-01-06 10:00 ben > ada message Hello?\n"
            ),
        ]
    )
    return Client(raise_request_exception=False, headers={"host": "127.0.0.1"})


@pytest.mark.parametrize("pattern", patterns(), ids=lambda p: str(p.name))
def test_no_odd_value_in_any_parameter_is_a_fault_of_ours(client: Client, pattern: URLPattern) -> None:
    wrong = []
    paths = list(addresses(pattern))
    for path in paths:
        for method in ("GET", "POST"):
            if (status := client.generic(method, path).status_code) >= 500:
                wrong.append((method, path[:80], status))
    first = paths[-1]
    for method in METHODS:
        status = client.generic(method, first).status_code
        if status >= 500 or (method == "TRACE" and status < 400):
            wrong.append((method, first, status))
    for name in asked(pattern.callback):
        for value in ODD:
            for status, how in (
                (client.get(first, {name: value}).status_code, "GET"),
                (client.post(first, {name: value}).status_code, "POST"),
            ):
                if status >= 500:
                    wrong.append((how, f"{name}={value[:40]}", status))
    assert wrong == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"text": 7}',
        b'{"text": null}',
        b'{"text": {"a": 1}}',
        b"\xff\xfe",
        b"[" * 5_000,
    ],
)
def test_no_odd_body_is_a_fault_of_ours(client: Client, body: bytes) -> None:
    for pattern in patterns():
        if str(pattern.pattern).startswith("api/"):
            answer = client.post("/" + str(pattern.pattern), body, content_type="application/json")
            assert answer.status_code < 500
