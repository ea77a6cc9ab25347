"""The three promises, each with its test: no send path, evidence on every figure, nothing leaves the machine."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import goodstanding

SOURCE = Path(goodstanding.__file__).parent

# Modules that can open a connection. Only fetch/ may import them; the rest of the house cannot reach out.
NETWORK = {
    "socket", "ssl", "http.client", "urllib.request", "ftplib", "imaplib", "poplib", "nntplib", "telnetlib",
    "xmlrpc", "httpx", "requests", "aiohttp", "urllib3", "websockets", "websocket", "imapclient", "paramiko",
    "atproto", "mastodon", "tweepy", "httpcore", "pycurl", "asyncio.streams",
}  # fmt: skip
# Modules that could send something in somebody's name. Nobody may import them, fetch/ neither.
SENDING = {
    "smtplib",
    "aiosmtplib",
    "django.core.mail",
    "telnetlib",
    "tweepy",
    "mastodon",
    "atproto",
    "slack_sdk",
}
# Where a listening socket or a browser is opened on this machine: named one by one, with the reason.
LISTENING = {
    "cli/serve.py": "looks for a free port to listen on",
}

# What opens a database. The store alone does, through Django and the drivers that read whole columns.
DATABASES = {
    "django",
    "sqlite3",
    "psycopg",
    "adbc_driver_manager",
    "adbc_driver_sqlite",
    "adbc_driver_postgresql",
}

# Whatever is not named here is core: a new room is held to the core's promises from its first day.
NOT_CORE = {
    "store",
    "fetch",
    "services",
    "web",
    "cli",
    "settings.py",
    "example.py",
    "__init__.py",
    "__main__.py",
}
CORE = sorted(
    p.name for p in SOURCE.iterdir() if p.name not in NOT_CORE and not p.name.startswith("__pycache")
)


def sources(*parts: str) -> Iterator[Path]:
    for part in parts or ("",):
        place = SOURCE / part
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def imported(path: Path) -> set[str]:
    """Return the dotted names of everything a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) in ("import_module", "__import__")
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            names.add(str(node.args[0].value))
    return names


def hits(names: set[str], forbidden: set[str]) -> set[str]:
    return {n for n in names if any(n == f or n.startswith(f + ".") for f in forbidden)}


def test_only_fetch_can_open_a_connection() -> None:
    found = {}
    for path in sources():
        place = path.relative_to(SOURCE).as_posix()
        if place.startswith("fetch/") or place in LISTENING:
            continue
        if bad := hits(imported(path), NETWORK):
            found[place] = bad
    assert not found


def test_nothing_anywhere_can_send_in_somebodys_name() -> None:
    found = {path.name: bad for path in sources() if (bad := hits(imported(path), SENDING))}
    assert not found


# Calls that write at the other end, by the clients that fetch/ uses: HTTP methods other than GET and HEAD, and
# the IMAP commands that change a mailbox or submit something.
WRITING_CALLS = {
    "post", "put", "patch", "delete", "append", "store", "copy", "move", "expunge", "add_flags", "set_flags",
    "remove_flags", "add_gmail_labels", "set_gmail_labels", "delete_messages", "create_folder", "delete_folder",
    "rename_folder", "subscribe_folder", "multiappend", "sendmail", "send_message", "create_record",
    "put_record", "delete_record", "status_post", "statuses_post", "uid_expunge", "uid_copy", "uid_move",
}  # fmt: skip
CLIENTS = re.compile(r"client|session|http|imap|server|connection|agent|api|mailbox", re.IGNORECASE)


def test_fetch_only_reads() -> None:
    """No call on a client in fetch/ is one that writes, and no request names a method other than GET or HEAD."""
    found = []
    for path in sources("fetch"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                whose = ast.unparse(node.func.value)
                if node.func.attr in WRITING_CALLS and CLIENTS.search(whose):
                    found.append(f"{path.name}:{node.lineno} {whose}.{node.func.attr}")
                if node.func.attr in ("request", "stream", "build_request", "Request"):
                    method = node.args[0] if node.args else None
                    methods = [k.value for k in node.keywords if k.arg == "method"] or [method]
                    for one in methods:
                        if not (isinstance(one, ast.Constant) and one.value in ("GET", "HEAD")):
                            found.append(f"{path.name}:{node.lineno} {ast.unparse(node)[:80]}")
            if isinstance(node, ast.Constant) and node.value in ("POST", "PUT", "PATCH", "DELETE", "EXPUNGE"):
                found.append(f"{path.name}:{node.lineno} {node.value}")
    assert not found


def test_the_core_knows_neither_a_database_nor_a_network_client_nor_the_clock() -> None:
    found = []
    for path in sources(*CORE):
        place = path.relative_to(SOURCE).as_posix()
        names = imported(path)
        found += [f"{place} imports {n}" for n in hits(names, NETWORK | SENDING | DATABASES | {"time"})]
        found += [f"{place} imports {n}" for n in hits(names, _SHELL)]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in ("now", "today", "utcnow"):
                whose = ast.unparse(node.value)
                if whose.split(".")[-1] in ("datetime", "date"):
                    found.append(f"{place}:{node.lineno} asks the clock: {whose}.{node.attr}")
    assert not found


_SHELL = {f"goodstanding.{part}" for part in ("store", "services", "web", "cli", "fetch", "settings")}

_GUARD = """
import socket, sys
real = socket.socket.connect
def connect(self, address):
    host = address[0] if isinstance(address, tuple) else "unix"
    if host not in ("unix", "127.0.0.1", "::1", "localhost"):
        sys.stderr.write(f"REACHED OUT TO {address}\\n")
        raise OSError("no network in this test")
    return real(self, address)
socket.socket.connect = connect
socket.socket.connect_ex = lambda self, address: connect(self, address) or 0
look_up = socket.getaddrinfo
def getaddrinfo(host, *rest, **more):
    if host not in (None, "", "127.0.0.1", "::1", "localhost"):
        sys.stderr.write(f"LOOKED UP {host}\\n")
        raise OSError("no network in this test")
    return look_up(host, *rest, **more)
socket.getaddrinfo = getaddrinfo
from goodstanding.cli import main
sys.argv = ["goodstanding", *sys.argv[1:]]
main()
"""


@pytest.fixture(scope="module")
def demo_json() -> str:
    """Today of the example world, as a process that may not leave the machine printed it."""
    ran = subprocess.run(
        [sys.executable, "-c", _GUARD, "demo", "--no-serve", "--format", "json"],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert "REACHED OUT" not in ran.stderr
    assert "LOOKED UP" not in ran.stderr
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_nothing_leaves_the_machine_while_the_demo_imports_and_shows_today(demo_json: str) -> None:
    assert demo_json.startswith("{")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example world, imported by the real command."""
    from goodstanding.example import example_world_exports

    home = tmp_path_factory.mktemp("world") / "home"
    ran = subprocess.run(
        [
            sys.executable,
            "-m",
            "goodstanding",
            "import",
            *map(str, example_world_exports()),
            "--home",
            str(home),
        ],
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert ran.returncode in (0, 1), ran.stderr
    return home


def said(home: Path, *arguments: str) -> Any:
    ran = subprocess.run(
        [sys.executable, "-m", "goodstanding", *arguments, "--home", str(home), "--format", "json"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode in (0, 1), ran.stderr
    return json.loads(ran.stdout)


def ids_in(value: Any) -> Iterator[str]:
    """Yield every id under a key called evidence, rows or ids, wherever it stands."""
    if isinstance(value, dict):
        for key, inside in value.items():
            if key in ("evidence", "rows", "ids") and isinstance(inside, list):
                yield from (one for one in inside if isinstance(one, str))
            yield from ids_in(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from ids_in(inside)


def test_every_line_of_today_and_every_figure_of_a_person_opens_its_rows(world: Path) -> None:
    from goodstanding.store import queries
    from goodstanding.store.home import open_home

    today = said(world, "today", "--as-of", "2026-11-20")
    assert today["items"]
    assert today["leave_alone"]
    assert all(item["evidence"] for item in [*today["items"], *today["leave_alone"]])
    people = [said(world, "who", item["ref"], "--as-of", "2026-11-20") for item in today["items"]]
    assert all(one["evidence"] for one in people)
    open_home(world)
    ids = set(ids_in([today, people]))
    rows = {one for one in ids if len(one) == 40}
    assert {row.id for row in queries.evidence(sorted(rows))} == rows
    # What is not a row is the line of an export that gave a profile (a new role): "file:row".
    assert all(":" in one for one in ids - rows)


def test_every_ratio_opens_its_rows(world: Path) -> None:
    from goodstanding.store import queries
    from goodstanding.store.home import open_home

    ratios = said(world, "ratios", "--as-of", "2026-11-20")
    ids = set(ids_in(ratios))
    assert ids
    open_home(world)
    assert {row.id for row in queries.evidence(sorted(ids))} == ids
