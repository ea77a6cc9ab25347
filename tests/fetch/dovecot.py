"""A real IMAP server (Debian's Dovecot) on loopback, started and stopped by the tests."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "/usr/sbin/dovecot"
PASSWORD = "open-sesame"

_CONF = """
protocols = imap
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/log
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{base}/mail/%u
first_valid_uid = 1
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Junk {{
    special_use = \\Junk
    auto = create
  }}
  mailbox Sent {{
    special_use = \\Sent
    auto = create
  }}
}}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={base}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


@dataclass(frozen=True)
class Server:
    port: int
    mail: Path  # the Maildir of the user

    def deliver(self, raw: bytes, folder: str = "") -> None:
        """Put a mail into a folder, as a delivery program would."""
        place = self.mail / (f".{folder}" if folder else "") / "new"
        place.mkdir(parents=True, exist_ok=True)
        for sub in ("cur", "tmp"):
            (place.parent / sub).mkdir(exist_ok=True)
        name = f"{time.time_ns()}.M1P{os.getpid()}.test"
        (place / name).write_bytes(raw)
        if os.getuid() == 0:
            owner = pwd.getpwnam("nobody")
            for path in (place / name, place, place.parent, place.parent / "cur", place.parent / "tmp"):
                os.chown(path, owner.pw_uid, owner.pw_gid)


@contextmanager
def server(user: str) -> Iterator[Server]:
    """Run a Dovecot whose one user is `user`, until the block ends."""
    base = Path(tempfile.mkdtemp(prefix="goodstanding-dovecot-"))
    who = pwd.getpwnam("nobody" if os.getuid() == 0 else getpass.getuser())
    import grp

    group = grp.getgrgid(who.pw_gid).gr_name
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    for name in ("run", "state", f"mail/{user}", "home"):
        (base / name).mkdir(parents=True)
    conf = base / "dovecot.conf"
    conf.write_text(
        _CONF.format(
            base=base,
            user=who.pw_name,
            group=group,
            uid=who.pw_uid,
            gid=who.pw_gid,
            port=port,
            password=PASSWORD,
        )
    )
    if os.getuid() == 0:
        for path in [base, *base.rglob("*")]:
            os.chown(path, who.pw_uid, who.pw_gid)
        base.chmod(0o755)
    process = subprocess.Popen(
        [PROGRAM, "-F", "-c", conf], stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise RuntimeError(
                    (base / "log").read_text() if (base / "log").exists() else "Dovecot did not start"
                )
            time.sleep(0.1)
        yield Server(port, base / "mail" / user)
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(base, ignore_errors=True)
