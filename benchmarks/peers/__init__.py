"""Other people's linters, to measure beside: fetched when a benchmark asks, into a folder that git ignores.

Nothing of Goodstanding needs them. Each is named with its version; a peer that cannot be had on this machine
is a `Missing` with the sentence that says why, and the benchmark goes on without it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

PROSELINT = "0.16.0"
ALEX = "11.0.1"
HERE = Path(__file__).parent
KEPT = HERE.parents[1] / "bench-data" / "peers"
PATIENCE = 300  # seconds for one download


class Missing(Exception):
    """A peer cannot be had here; the message says why."""


def proselint() -> list[str]:
    """Return the command that lints a file of JSON lines with proselint's Python API. Raises Missing."""

    def install(folder: Path) -> None:
        _do([sys.executable, "-m", "venv", folder])
        quiet = ["--quiet", "--disable-pip-version-check", "--retries", "1"]
        _do([folder / "bin" / "python", "-m", "pip", "install", *quiet, f"proselint=={PROSELINT}"])

    folder = _kept(f"proselint-{PROSELINT}", install)
    return [str(folder / "bin" / "python"), str(HERE / "proselint_lines.py")]


def alex() -> list[str]:
    """Return the command that lints a file of JSON lines with alex's Node API. Raises Missing."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise Missing("it needs node and npm, which are not installed here")

    def install(folder: Path) -> None:
        folder.mkdir()
        quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--ignore-scripts", "--fetch-retries=1"]
        _do([npm, "install", *quiet, "--prefix", folder, f"alex@{ALEX}"])

    folder = _kept(f"alex-{ALEX}", install)
    return [node, str(HERE / "alex_lines.mjs"), str(folder / "node_modules" / "alex" / "index.js")]


def _kept(name: str, install: Callable[[Path], None]) -> Path:
    """Return the peer's folder, installed now unless an earlier run brought it to its end."""
    folder = KEPT / name
    done = folder / "installed"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        KEPT.mkdir(parents=True, exist_ok=True)
        print(f"Fetching {name} to measure beside, into {folder.parent} ...", file=sys.stderr, flush=True)
        install(folder)
        done.touch()
    return folder


def _do(command: Sequence[str | Path]) -> None:
    words = [str(part) for part in command]
    try:
        done = subprocess.run(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{Path(words[0]).name} did not get it: {error}") from error
    if done.returncode:
        said = [line.strip() for line in done.stdout.splitlines() if line.strip()] or ["no reason given"]
        why = [line for line in said if "error" in line.lower() and len(line.split()) > 4] or said[-1:]
        raise Missing(f"{Path(words[0]).name} did not get it: {why[0][:200].rstrip('.')}")
