"""Many messages read in batches, answered in the order they came, on as many cores as there are.

A batch is what has arrived: of a file that is many lines, of somebody who types it is the line they have just finished. So
nobody waits for a batch to fill, and where much lies waiting the encoder reads many messages in one product. Further
processes are started only once so much has been read that it pays.
"""

from __future__ import annotations

import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from goodstanding.services.linting import Facts, House

_LINES = 256  # in a batch, at most
_PAYS = 8  # full batches after which further processes are started
_WAITING = 3  # batches a process has before it, at most: what is read ahead is bounded
_BYTES = 1 << 20

Batch = list[tuple[str, int, bytes]]  # name of the file, number of the line, the line


@dataclass(frozen=True)
class Asked:
    """What holds for all messages of a run."""

    channel: str
    silent: Mapping[str, str]
    house: House | None


@dataclass(frozen=True)
class Answer:
    """The answers to a batch as bytes, how many lines were read, whether anything was found, and what could not be read."""

    out: bytes
    read: int
    found: bool
    problems: tuple[str, ...]


def batches(files: tuple[str, ...], opened: Callable[[str], BinaryIO]) -> Iterator[Batch]:
    """Yield the lines of the files in batches of what has arrived, at most _LINES each; empty lines are left out."""
    for name in files:
        with nullcontext(opened(name)) if name == "-" else opened(name) as file:
            number, rest = 0, b""
            while arrived := _arrived(file):
                *lines, rest = (rest + arrived).split(b"\n")
                batch: Batch = []
                for line in lines:
                    number += 1
                    if line.strip():
                        batch.append((name, number, line))
                    if len(batch) == _LINES:
                        yield batch
                        batch = []
                if batch:
                    yield batch
            if rest.strip():
                yield [(name, number + 1, rest)]


def _arrived(file: BinaryIO) -> bytes:
    """Return what has arrived, waiting for something when nothing has; empty at the end."""
    read: Callable[[int], bytes] = getattr(file, "read1", file.read)
    return read(_BYTES)


def answers(those: Iterator[Batch], asked: Asked) -> Iterator[Answer]:
    """Yield the answer to each batch, in order."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    full = 0
    for batch in those:
        yield answer(batch, asked)
        full += len(batch) == _LINES
        if full >= _PAYS and cores > 1:
            yield from _shared_out(those, asked, cores)


def _shared_out(those: Iterator[Batch], asked: Asked, cores: int) -> Iterator[Answer]:
    """Yield the answers to the batches that are left, worked out by a process a core."""
    waiting: deque[Future[Answer]] = deque()
    with ProcessPoolExecutor(cores) as processes:
        for batch in those:
            waiting.append(processes.submit(answer, batch, asked))
            while waiting and (waiting[0].done() or len(waiting) > _WAITING * cores or len(batch) < _LINES):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def answer(batch: Batch, asked: Asked) -> Answer:
    """Return the answer to a batch."""
    from goodstanding.services.linting import checks

    read: list[tuple[Any, tuple[str, Facts, str], tuple[str, ...]]] = []
    problems = []
    for name, number, line in batch:
        try:
            read.append(_message(line, asked.channel))
        except (ValueError, RecursionError) as error:
            problems.append(
                f'{name}:{number}: not a message ({error}). Write {{"id": 1, "text": "..."}} on one line.'
            )
    reports = checks([message for _, message, _ in read], allow=asked.silent, house=asked.house)
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    out = []
    for (mark, _, remarks), report in zip(read, reports, strict=True):
        told: dict[str, Any] = {"id": mark, **report.as_json()}
        told["remarks"] += remarks
        out.append(encode(told).encode("utf-8", "surrogatepass") + b"\n")
    found = any(report.findings for report in reports)
    return Answer(b"".join(out), len(batch), found, tuple(problems))


def _message(line: bytes, channel: str) -> tuple[Any, tuple[str, Facts, str], tuple[str, ...]]:
    """Return the id, the message and what is to remark of a line. Raises ValueError on one that holds no message."""
    from goodstanding.services.linting import Facts

    row = json.loads(line.decode("utf-8", "replace"))
    if not isinstance(row, dict):
        raise ValueError("it is not an object")
    text = row.get("text")
    if text is None:
        text = ""
    if not isinstance(text, str):
        raise ValueError('"text" is not a text')
    facts = Facts()
    remarks: tuple[str, ...] = ()
    if (context := row.get("context")) is not None:
        try:
            facts = Facts.from_context(context)
        except ValueError as error:
            remarks = (f"The context was not used: {error}.",)
    return row.get("id"), (text, facts, row.get("channel") or channel), remarks
