"""Whom the pages answer, and what they let a browser do."""

from __future__ import annotations

import http.client
import re
import urllib.parse
from pathlib import Path

import pytest

from tests.web.conftest import Server
from tests.web.test_every_page import PAGES

WEB = Path(__file__).parents[2] / "src/goodstanding/web"


def ask(
    site: Server, method: str, path: str, body: str = "", **headers: str
) -> tuple[int, dict[str, str], str]:
    place = urllib.parse.urlsplit(site.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8764", "127.0.0.1.evil.example", "192.168.1.9"]
)
def test_a_strangers_host_gets_nothing(site: Server, host: str) -> None:
    """A page elsewhere may make its own name point at this computer; it must not get to read the ledger."""
    for path in ("/", "/people/linkedin:ben/", "/static/web/style.css"):
        status, _, text = ask(site, "GET", path, Host=host)
        assert status == 400
        assert "Ben" not in text


def test_this_computers_own_names_are_answered(site: Server) -> None:
    for host in ("127.0.0.1:1", "localhost:1"):
        assert ask(site, "GET", "/help/", Host=host)[0] == 200


def test_a_form_from_elsewhere_changes_nothing(site: Server) -> None:
    form = {"Content_Type": "application/x-www-form-urlencoded"}
    for headers in (form, form | {"Origin": "https://evil.example", "Cookie": "csrftoken=" + "a" * 32}):
        body = "csrfmiddlewaretoken=" + "a" * 32
        status, _, text = ask(site, "POST", "/forget/linkedin:eve/now/", body, **headers)
        assert status == 403
        assert "Nothing was changed" in text
    assert ask(site, "GET", "/people/linkedin:eve/")[0] == 200


def test_an_upload_from_elsewhere_leaves_nothing_in_the_inbox(site: Server) -> None:
    body = '--b\r\nContent-Disposition: form-data; name="files"; filename="x.zip"\r\n\r\nhello\r\n--b--\r\n'
    kind = "multipart/form-data; boundary=b"
    for headers in ({}, {"Origin": "https://evil.example"}):
        status, _, _ = ask(site, "POST", "/import/upload/", body, Content_Type=kind, **headers)
        assert status == 403
    inbox = site.home / "inbox"
    assert not inbox.exists() or not list(inbox.iterdir())


def test_reading_a_page_never_changes_anything(site: Server) -> None:
    for path in ("/forget/linkedin:eve/now/", "/import/upload/", "/look/", "/help/keys/"):
        assert ask(site, "GET", path)[0] in (403, 405), path


def test_the_browser_may_load_and_run_only_what_comes_from_here(site: Server) -> None:
    for path in PAGES.values():
        _, headers, text = ask(site, "GET", path)
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-frame-options"] == "DENY"
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), path
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", text), path


def test_no_file_of_ours_names_another_site() -> None:
    for file in [*WEB.rglob("*.css"), WEB / "static/web/keys.js", *WEB.rglob("*.html")]:
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", file.read_text(encoding="utf-8")), file


def test_markup_in_a_message_is_shown_as_it_was_written(site: Server) -> None:
    text = ask(site, "GET", "/rows/?person=linkedin:eve")[2]
    assert "&lt;b&gt;Book a demo&lt;/b&gt;" in text


def test_going_back_after_a_choice_never_leads_to_another_site(site: Server) -> None:
    _, headers, _ = ask(site, "GET", "/help/")
    token = headers["set-cookie"].split("csrftoken=")[1].split(";")[0]
    for goal in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"):
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token, "look": "dark", "next": goal})
        status, headers, _ = ask(
            site, "POST", "/look/", body,
            Content_Type="application/x-www-form-urlencoded", Cookie=f"csrftoken={token}", Origin=site.url,
        )  # fmt: skip
        assert (status, headers["location"]) == (302, "/")


@pytest.mark.parametrize(
    "path",
    [
        "/rows/?ids=" + "0" * 20_000,
        "/rows/?ids=%00,%ff,zz",
        "/people/?page=99999999999999999999&sort=x",
        "/people/?q=%25_%5C%27%22%00",
        "/people/x:%2e%2e/",
        "/import/999999/",
        "/people/linkedin:ben/?before=x,y",
    ],
)
def test_odd_addresses_get_a_page_and_no_fault(site: Server, path: str) -> None:
    status, _, text = ask(site, "GET", path)
    assert status in (200, 404)
    assert "Traceback" not in text
