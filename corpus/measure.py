"""Measure `check` on the labelled messages: `python -m corpus.measure [dev|test|third|fresh|kept|learn] [--misses]`.

A message counts as found when its verdict is "mend" or "hold"; "unsure" finds nothing. A fault counts as found when a finding that asks for more
than a note has its name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.labelled import FAULTS, Labelled, messages
from goodstanding.check import check
from goodstanding.check.facts import Facts, Report, Severity, Verdict


@dataclass(frozen=True)
class Figure:
    """How many were rightly found, wrongly found and missed."""

    hits: int
    alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """Share of what was found that is so, in [0, 1]; 1 when nothing was found."""
        found = self.hits + self.alarms
        return self.hits / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is so that was found, in [0, 1]; 1 when there was nothing to find."""
        there = self.hits + self.misses
        return self.hits / there if there else 1.0


@dataclass(frozen=True)
class Named(Figure):
    """The same of a fault; `told` counts the messages in which it is named as a fact or as likely."""

    told: int

    @property
    def recall(self) -> float:
        """Share of what is so that is named as a fact or as likely, in [0, 1]; 1 when there was nothing to find."""
        there = self.told + self.misses
        return self.told / there if there else 1.0


CONDEMNED = (Verdict.MEND, Verdict.HOLD)
Judged = list[tuple[Labelled, Report]]


def judged(those: Iterable[Labelled], context: bool = True) -> Judged:
    """Return each message with what check says of it, with its context or by its text alone.

    By its text alone nothing can be asked about a message that only its context tells: leave those out.
    """
    return [
        (one, check(one.text, Facts.from_context(one.context) if context else Facts(), one.channel))
        for one in those
    ]


def verdicts(those: Judged) -> Figure:
    """Return how well messages that cost trust are told from the others."""
    kinds = Counter((one.bad, report.verdict in CONDEMNED) for one, report in those)
    return Figure(kinds[True, True], kinds[False, True], kinds[True, False])


def faults(those: Judged) -> dict[str, Named]:
    """Return how well each fault is named, in the order of the list of faults: the precision of the names told as facts, and
    the recall of those told as facts or as likely.

    A message may carry faults that its label does not name, so a fault named in a message that is labelled with
    another one counts as wrong: the precision of a fault is a lower bound.
    """
    hits: Counter[str] = Counter()
    told: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for one, report in those:
        named = {finding.name for finding in report.findings if finding.severity is not Severity.NOTE}
        likely = {name for finding in report.findings for name in dict(finding.likely)}
        hits.update(named & one.faults)
        told.update((named | likely) & one.faults)
        misses.update(one.faults - named - likely)
        alarms.update(named - one.faults)
    return {
        name: Named(hits[name], alarms[name], misses[name], told[name])
        for name in dict.fromkeys(FAULTS.values())
    }


def wrongly(those: Judged) -> dict[str, int]:
    """Return in how many messages that are fine each fault is named."""
    named: Counter[str] = Counter()
    for one, report in those:
        if not one.bad:
            named.update(
                {finding.name for finding in report.findings if finding.severity is not Severity.NOTE}
            )
    return {name: named[name] for name in dict.fromkeys(FAULTS.values())}


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "half", nargs="?", default="test", choices=("dev", "test", "third", "fresh", "kept", "learn")
    )
    parser.add_argument("--misses", action="store_true", help="show the messages that were judged wrongly")
    wanted = parser.parse_args()
    those = [one for one in messages() if one.half == wanted.half]
    for name, told, context in (
        ("text alone", [one for one in those if not one.by_context], False),
        ("with context", those, True),
        ("those that have one", [one for one in those if one.context is not None], True),
    ):
        figure = verdicts(judged(told, context))
        print(f"{name:20} precision {figure.precision:.3f}  recall {figure.recall:.3f}  {figure}")
    with_context = judged(those)
    alarms = wrongly(with_context)
    for name, figure in faults(with_context).items():
        print(
            f"{name:20} precision {figure.precision:.2f}  recall {figure.recall:.2f}  "
            f"of {figure.told + figure.misses}, in fine messages {alarms[name]}"
        )
    if wanted.misses:
        for one, report in judged(those, context=False):
            if not one.by_context and one.bad != (report.verdict in CONDEMNED):
                codes = " ".join(finding.rule for finding in report.findings)
                print(
                    "missed" if one.bad else "ALARM ",
                    one.place,
                    f"{report.score:.2f} [{codes}]",
                    one.text[:160],
                )


if __name__ == "__main__":
    main()
