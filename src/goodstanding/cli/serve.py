"""goodstanding serve: the pages, on this machine only unless told otherwise."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import click

from goodstanding.cli.options import fail, open_home

PORT = 8764


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one."
)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Anything else opens your ledger to others."
)
@click.option("--open/--no-open", "browser", default=False, help="Open the browser as well.")
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), envvar="GOODSTANDING_HOME")
def command(port: int, host: str, browser: bool, home: Path | None) -> None:
    """Serve the pages until you press Ctrl-C."""
    folder = open_home(home)
    serve(folder, host, port, browser)


def free_port(host: str, port: int) -> int:
    """Return the port, or a free one for 0; ends with a sentence when it is taken."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fail(f"Port {port} on {host} cannot be used ({error.strerror}); choose another with --port.")
        return int(probe.getsockname()[1])


def serve(folder: Path, host: str, port: int, browser: bool = False) -> None:
    """Serve the pages of a home, with a worker for background tasks beside, until interrupted."""
    port = free_port(host, port)
    os.environ["GOODSTANDING_HOME"] = str(folder)
    if host not in ("127.0.0.1", "localhost", "::1"):
        os.environ["GOODSTANDING_HOSTS"] = ",".join(
            filter(None, [os.environ.get("GOODSTANDING_HOSTS"), host])
        )
        click.echo(f"Anybody who can reach {host} can now read this ledger.", err=True)
    from django.db import connections

    connections.close_all()
    work = [sys.executable, "-m", "goodstanding", "work", "--home", str(folder), "--queue"]
    workers = [subprocess.Popen([*work, queue]) for queue in ("default", "reading")]  # noqa: S603
    address = f"http://{host}:{port}/"
    click.echo(f"Goodstanding is at {address}   (Ctrl-C stops it)")
    if browser:
        import webbrowser

        webbrowser.open(address)
    try:
        _run(host, port)
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            try:
                worker.wait(10)
            except subprocess.TimeoutExpired:
                worker.kill()


def _run(host: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "goodstanding.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=False,
    ).serve()
