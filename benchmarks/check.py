"""How fast `check` reads, beside proselint and alex on the same messages.

    python -m benchmarks.check                                all of it
    python -m benchmarks.check --no-peers                     ours alone
    python -m benchmarks.check --messages 10000 --longer 10000 --sample 2000 --times 2

The messages are the labelled ones of corpus/messages, again and again with other names in them until there are
enough, so that no two are the same; and longer ones, joined from those of one language. The same run makes the same bytes.
Every tool reads them in one process held to one core, start included, the best of so many times: proselint by its
Python API and alex by its Node API, which is kinder to them than starting their commands for every message. Of the
longer messages the peers read the first few only, a fixed sample, since all of them would take them minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from statistics import mean, median

from benchmarks import peers
from benchmarks.measure import Cost, goodstanding, row
from benchmarks.measure import run as start
from corpus.labelled import messages

LONGER = 600  # characters that a longer message has at least
# First names that the labelled messages speak of, and those that take their place in later rounds.
_SPOKEN_OF = re.compile(
    r"\b(?:Ada|Bea|Ben|Camille|Chen|Dana|Eve|Ingrid|Jonas|Joost|Kim|Lena|Marcus|Marta|Pilar|Priya|Rodrigo|Ruth|Svenja|Tessa|Tom)\b"
)
_NAMES = (
    "Aino", "Bruno", "Carla", "Dario", "Elke", "Femke", "Goran", "Hilde", "Ilse", "Jorge", "Katya", "Lucio", "Mirre",
    "Noor", "Olga", "Paulo", "Rania", "Sanna", "Timo", "Ulla", "Vito", "Wanda", "Yara", "Zora",
)  # fmt: skip

PEERS = {f"proselint {peers.PROSELINT}": peers.proselint, f"alex {peers.ALEX}": peers.alex}


@dataclass(frozen=True)
class Message:
    text: str
    channel: str
    language: str


@dataclass(frozen=True)
class Speed:
    """Messages a second of CPU time and by the clock, and how many findings they gave."""

    cpu: float
    wall: float
    findings: int


def short() -> Iterator[Message]:
    """Yield the labelled messages for ever, no two the same: other names, or a name below where none is spoken of."""
    labelled = [one for one in messages() if one.text.strip()]
    yield from (Message(one.text, one.channel, one.language) for one in labelled)
    for round_, one in ((n, one) for n in count() for one in labelled):
        first, last = _NAMES[round_ % len(_NAMES)], _NAMES[round_ // len(_NAMES) % len(_NAMES)]
        name = first if round_ < len(_NAMES) else f"{first} {last}"
        text, changed = _SPOKEN_OF.subn(name, one.text)
        yield Message(text if changed else f"{one.text}\n\n{name}", one.channel, one.language)


def long() -> Iterator[Message]:
    """Yield longer messages for ever: so many short ones of one language, a paragraph each, until one is long enough."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for one in short():
        waiting[one.language].append(one.text)
        if sum(map(len, waiting[one.language])) >= LONGER:
            yield Message("\n\n".join(waiting.pop(one.language)), one.channel, one.language)


def write(path: Path, made: Iterable[Message]) -> None:
    """Write messages, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for number, one in enumerate(made):
            file.write(json.dumps({"id": number, "text": one.text, "channel": one.channel}) + "\n")


@contextmanager
def one_core() -> Iterator[None]:
    """Hold this process, and those that it starts, to one core, where the system can; libraries to one thread."""
    threads = {name: os.environ.get(name) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")}
    os.environ.update(dict.fromkeys(threads, "1"))
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    if cores:
        os.sched_setaffinity(0, {max(cores)})
    try:
        yield
    finally:
        if cores:
            os.sched_setaffinity(0, cores)
        for name, was in threads.items():
            if was is None:
                del os.environ[name]
            else:
                os.environ[name] = was


def ours(path: Path) -> tuple[Cost, int, int]:
    """Return what `goodstanding check --jsonl` cost, how many messages it answered and with how many findings."""
    cost = goodstanding("check", "--jsonl", path)
    if cost.code not in (0, 1):
        raise RuntimeError(f"goodstanding check --jsonl ended with {cost.code}")
    answers = [json.loads(line) for line in cost.out.splitlines()]
    return cost, len(answers), sum(len(answer["findings"]) for answer in answers)


def theirs(command: list[str], path: Path) -> tuple[Cost, int, int]:
    """Return the same for a peer. Raises Missing when it did not come to its end."""
    cost = start([*command, path])
    try:
        said = json.loads(cost.out)
        return cost, said["messages"], said["findings"]
    except (ValueError, KeyError, TypeError) as error:
        raise peers.Missing(f"it ended with {cost.code} and no answer") from error


def speed(runs: list[tuple[Cost, int, int]], many: int) -> Speed:
    """Return the best of several runs. Raises RuntimeError when one did not answer every message."""
    if short_of := [answered for _, answered, _ in runs if answered != many]:
        raise RuntimeError(f"{short_of[0]} of {many} messages were answered")
    return Speed(
        many / min(cost.cpu for cost, _, _ in runs), many / min(cost.wall for cost, _, _ in runs), runs[0][2]
    )


def found() -> dict[str, list[str]]:
    """Return the peers' commands, fetching what is missing, and say of each that cannot be had why."""
    commands = {}
    for name, command in PEERS.items():
        try:
            commands[name] = command()
        except peers.Missing as error:
            print(f"{name} is not measured: {error}.", flush=True)
    return commands


def beside(
    folder: Path, made: list[Message], sample: int, times: int, commands: dict[str, list[str]]
) -> None:
    """Print how many of these messages each tool reads a second, and how often theirs goes into ours.

    The peers read the first `sample` of them.
    """
    every, first = folder / "every.jsonl", folder / "first.jsonl"
    write(every, made)
    write(first, made[:sample])
    mine = speed([ours(every) for _ in range(times)], len(made))
    row("  goodstanding check --jsonl", *_columns(mine))
    for name, command in commands.items():
        what = name if sample >= len(made) else f"{name}, the first {sample:,} of them"
        try:
            their = speed([theirs(command, first) for _ in range(times)], min(sample, len(made)))
        except peers.Missing as error:
            print(f"  {name} was not measured: {error}.", flush=True)
            continue
        row(f"  {what}", *_columns(their), f"{mine.cpu / their.cpu:.1f} x")


def _columns(one: Speed) -> tuple[str, str]:
    return f"{one.cpu:,.0f}", f"{one.wall:,.0f} ({one.findings:,})"


def single(folder: Path, commands: dict[str, list[str]]) -> None:
    """Print what one message costs, start included."""
    text = "Hi Dana,\n\nI was impressed by your profile. Do you have 15 minutes for a quick call this week?\n"
    plain, lines = folder / "one.txt", folder / "one.jsonl"
    plain.write_text(text, encoding="utf-8")
    lines.write_text(json.dumps({"text": text}) + "\n", encoding="utf-8")
    runs = [goodstanding("check", plain) for _ in range(5)]
    if any(cost.code != 1 for cost in runs):
        raise RuntimeError("goodstanding check did not find what is wrong with the one message")
    _one("  goodstanding check (goal: under 0.4 s)", runs)
    for name, command in commands.items():
        try:
            _one(f"  {name}, by its API", [theirs(command, lines)[0] for _ in range(3)])
        except peers.Missing as error:
            print(f"  {name} was not measured: {error}.", flush=True)


def _one(what: str, runs: list[Cost]) -> None:
    row(what, f"{min(cost.cpu for cost in runs):.2f} s", f"{min(cost.wall for cost in runs):.2f} s")


def page(folder: Path) -> None:
    """Print how long the Check page takes to answer while one types, in ms of the server's time and by the clock."""
    os.environ["GOODSTANDING_AS_OF"] = "2026-11-20"
    from tests.homes import template

    template()
    from tests.web.conftest import fill
    from tests.web.test_speed import client

    fill(folder / "home", 300, 3_000)
    short_text = "I was impressed by your profile. Do you have 15 minutes for a quick call this week? "
    asked = {
        f"a message of {len(short_text)} characters": {"text": short_text},
        "the same, to somebody in the ledger": {"text": short_text, "to": "linkedin:ben"},
        f"a text of {40 * len(short_text):,} characters": {"text": 40 * short_text},
    }
    for name, form in asked.items():
        took = []
        for number in range(16):
            began, clock = time.process_time(), time.monotonic()
            answer = client().post(
                "/check/", {**form, "text": form["text"] + str(number)}, HTTP_HX_REQUEST="true"
            )
            took.append(((time.process_time() - began) * 1000, (time.monotonic() - clock) * 1000))
            known = b"Read against what the ledger knows" in answer.content
            if answer.status_code != 200 or b"verdict" not in answer.content or known != ("to" in form):
                raise RuntimeError(f"the page did not answer {name}")
        row(
            f"  {name} (goal: under 60 ms)",
            f"{median(cpu for cpu, _ in took[1:]):.1f} ms",
            f"{median(wall for _, wall in took[1:]):.1f} ms",
            f"first {took[0][0]:.0f} ms",
        )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--messages", type=int, default=10_000)
    options.add_argument("--longer", type=int, default=10_000)
    options.add_argument("--sample", type=int, default=2_000, help="so many of the longer ones for the peers")
    options.add_argument("--times", type=int, default=2, help="the best of so many runs counts")
    options.add_argument("--no-peers", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="goodstanding-bench-") as name, one_core():
        folder = Path(name)
        commands = {} if given.no_peers else found()
        for kind, many, sample in (
            (short(), given.messages, given.messages),
            (long(), given.longer, given.sample),
        ):
            made = list(islice(kind, many))
            if not made:
                continue
            length = mean(len(one.text) for one in made)
            row(
                f"{many:,} messages of {length:.0f} characters",
                "a CPU second",
                "by the clock (found)",
                "ours / theirs",
            )
            beside(folder, made, sample, given.times, commands)
        row("one message, start included", "CPU", "by the clock")
        single(folder, commands)
        row("the page's answer, at the median", "CPU", "by the clock")
        page(folder)


if __name__ == "__main__":
    main()
