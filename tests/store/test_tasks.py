"""Background work: an import put into the queue is done by the worker, and its progress and report are there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from goodstanding.services.tasks import enqueue_import
from goodstanding.store import queries

MAIL = b"""From: Ben Okri <ben@okri.example>
To: Ada <ada@quill.example>
Delivered-To: ada@quill.example
Subject: Hello
Date: Mon, 4 Mar 2024 11:20:34 +0000
Message-ID: <1@okri.example>

What does the audit cost?
"""


def test_a_file_put_into_the_queue_is_imported_by_the_worker_and_then_removed(home: Path) -> None:
    inbox = home / "inbox" / "1"
    inbox.mkdir(parents=True)
    (inbox / "hello.eml").write_bytes(MAIL)
    number = enqueue_import([inbox / "hello.eml"], remove=inbox)
    waiting = queries.import_(number)
    assert waiting is not None
    assert waiting.state == "waiting"
    worker = subprocess.Popen(
        [sys.executable, "-m", "goodstanding", "work", "--home", str(home)],
        env={**os.environ},
        stderr=subprocess.PIPE,
    )
    try:
        for _ in range(200):
            done = queries.import_(number)
            assert done is not None
            if done.state in ("done", "failed"):
                break
            time.sleep(0.1)
        assert done.state == "done", done.failure
        assert done.report["interactions"]["new"] == 1
        assert done.report["owner"] == "Ada"
        for _ in range(50):
            if not inbox.exists():
                break
            time.sleep(0.1)
        assert not inbox.exists()
    finally:
        worker.terminate()
        worker.wait(10)


def test_chances_are_fitted_again_every_week(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodstanding.services import tasks
    from goodstanding.store import append
    from tests.cast import ledger, profiles

    assert not tasks.recalibration_is_due(), "an empty ledger has nothing to fit"
    append.append([*profiles(), *ledger("2026-01-05 10:00 ada > ben message Hello")])
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-03-01")
    assert tasks.recalibration_is_due()
    tasks.recalibrate.call()
    assert not tasks.recalibration_is_due()
    monkeypatch.setenv("GOODSTANDING_AS_OF", "2026-03-09")
    assert tasks.recalibration_is_due()
