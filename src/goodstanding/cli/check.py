"""`goodstanding check`: read a message before you send it, or one that was sent to you."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from goodstanding.cli.options import Day, fail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goodstanding.services.linting import Facts, House, Report

CHANNELS = ("linkedin_invite", "linkedin_message", "email", "comment", "post", "dm", "other")
_MOST_PAIRS = 2  # in the terminal; the page and docs/rules/gallery.md show them all


@click.command("check")
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@click.option("--to", "person", help="Whom it is for: a name or handle in your ledger.")
@click.option(
    "--channel", type=click.Choice(CHANNELS), default="other", show_default=True, help="Where it is written."
)
@click.option("--jsonl", is_flag=True, help="One message a line, as JSON; one answer a line, as it is read.")
@click.option(
    "--allow", multiple=True, metavar="CODE=REASON", help="Let a rule be, for this message, with the reason."
)
@click.option("--house", type=click.Path(dir_okay=False, path_type=Path), help="House rules, a TOML file.")
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), help="Leave out what this file knows."
)
@click.option(
    "--write-baseline",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is found now as known.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text", show_default=True,
    help="Text for people, JSON for programs, SARIF for editors.",
)  # fmt: skip
@click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="GOODSTANDING_HOME",
    help="The folder that holds everything.",
)
@click.option("--as-of", type=Day(), help="Judge standing as on that day.  [default: now]")
@click.option("--rules", "show_rules", is_flag=True, help="List the rules, with their codes.")
@click.option(
    "--why", metavar="CODE", help="Say what a rule looks for, why, what to write instead, with examples."
)
def command(
    files: tuple[str, ...],
    person: str | None,
    channel: str,
    jsonl: bool,
    allow: tuple[str, ...],
    house: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
    form: str,
    home: Path | None,
    as_of: datetime | None,
    show_rules: bool,
    why: str | None,
) -> None:
    """Say what is wrong with a message, where, why it costs trust, and what to write instead.

    Reads FILE, or what is typed or piped in (-). Ends with 0 when nothing is found, 1 when something is.
    """
    if show_rules:
        _list_rules()
        return
    if why is not None:
        _explain(why)
        return
    rules = _house(house)
    silent = {**rules.allow, **_allowed(allow)} if rules is not None else _allowed(allow)
    if jsonl:
        if form == "sarif":
            fail("--jsonl answers in JSON lines; leave out --format sarif.")
        sys.exit(_stream(files or ("-",), channel, silent, rules))
    marks = _marks(baseline)
    facts = _facts(person, home, as_of) if person else None
    checked = [
        (name, text, _check(text, facts, channel, silent, rules)) for name, text in _texts(files or ("-",))
    ]
    if write_baseline is not None:
        from goodstanding.services.linting import mark, written

        found = [mark(one, text) for _, text, report in checked for one in report.findings]
        _write(write_baseline, written([*found, *marks]))
        click.echo(f"{len(found)} findings are now known in {write_baseline}.", err=True)
        return
    if marks:
        from goodstanding.services.linting import without

        checked = [(name, text, without(report, text, marks)) for name, text, report in checked]
    if form == "sarif":
        from goodstanding import __version__
        from goodstanding.services.linting import sarif

        _out(json.dumps(sarif(checked, __version__), ensure_ascii=False, indent=1))
    elif form == "json":
        answers = [report.as_json() for _, _, report in checked]
        if len(answers) > 1:
            answers = [{"id": name, **answer} for (name, _, _), answer in zip(checked, answers, strict=True)]
        _out(json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=2))
    else:
        for name, text, report in checked:
            _show(name if len(checked) > 1 else "", text, report)
    sys.exit(1 if any(report.findings for _, _, report in checked) else 0)


def _check(
    text: str, facts: Facts | None, channel: str, silent: dict[str, str], rules: House | None
) -> Report:
    from goodstanding.services.linting import check

    return check(text, facts, channel, allow=silent, house=rules)


def _texts(files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of each file; - is standard input. Undecodable bytes are read as replacement marks."""
    for name in files:
        if name == "-":
            if sys.stdin.isatty():
                click.echo("Type or paste the message, then press Ctrl-D.", err=True)
            yield "-", sys.stdin.buffer.read().decode("utf-8", "replace")
            continue
        try:
            with open(name, encoding="utf-8", errors="replace", newline="") as file:
                yield name, file.read()
        except OSError as error:
            fail(
                f"{name}: cannot be read ({(error.strerror or 'unknown reason').lower()}). Give a text file, or - for standard input."
            )


def _stream(files: tuple[str, ...], channel: str, silent: dict[str, str], rules: House | None) -> int:
    """Answer the lines in order, each batch as it comes, and return the exit code."""
    from goodstanding.cli.batches import Asked, answers, batches

    asked = Asked(channel, silent, rules)
    code, read, problems = 0, 0, 0
    write = sys.stdout.buffer.write
    for answer in answers(batches(files, _opened), asked):
        read += answer.read
        problems += len(answer.problems)
        code = max(code, int(answer.found))
        write(answer.out)
        sys.stdout.buffer.flush()
        for problem in answer.problems:
            click.echo(problem, err=True)
    if problems:
        click.echo(f"{read - problems} of {read} lines were read; {problems} could not be.", err=True)
        return 1
    return code


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return open(name, "rb")
    except OSError as error:
        fail(
            f"{name}: cannot be read ({(error.strerror or 'unknown reason').lower()}). Give a file of JSON lines, or - for standard input."
        )


def _allowed(pairs: tuple[str, ...]) -> dict[str, str]:
    silent = {}
    for pair in pairs:
        code, _, reason = pair.partition("=")
        if not reason.strip():
            fail(f'--allow {pair}: give the reason too, like --allow {code}="she asked for the price".')
        silent[code.strip()] = reason.strip()
    return silent


def _house(path: Path | None) -> House | None:
    if path is None:
        return None
    from goodstanding.services.linting import HouseError, house

    try:
        return house(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        fail(
            f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}). Give a TOML file of house rules."
        )
    except UnicodeDecodeError:
        fail(f"{path}: is not UTF-8 text. Save it as UTF-8 and run again.")
    except HouseError as error:
        fail(f"{error}.")


def _marks(path: Path | None) -> frozenset[str]:
    if path is None:
        return frozenset()
    from goodstanding.services.linting import known

    try:
        return known(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        fail(
            f"{path}: cannot be read ({(error.strerror or 'unknown reason').lower()}). Make one with --write-baseline {path}."
        )
    except ValueError as error:
        fail(f"{error}.")


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(f"{path}: cannot be written ({(error.strerror or 'unknown reason').lower()}).")


def _facts(person: str, home: Path | None, as_of: datetime | None) -> Facts:
    from datetime import UTC

    from goodstanding.cli.options import one_person, open_home

    open_home(home)
    from goodstanding.services.checking import facts_for

    return facts_for(one_person(person), as_of or datetime.now(UTC))


def _out(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass") + b"\n")


def _show(name: str, text: str, report: Report) -> None:
    if name:
        click.echo(f"{name}:")
    words = {
        "fine": "Fine as it is.",
        "mend": "Mend it before it goes.",
        "hold": "Hold it back.",
        "unsure": "We cannot say.",
    }
    click.echo(
        words[report.verdict.value]
        if not report.findings or report.verdict.value != "fine"
        else "Fine; something to think about:"
    )
    for finding in report.findings:
        line = text.count("\n", 0, finding.span[0]) + 1
        click.echo(f"\n  {finding.what}")
        click.echo(f"    why      {finding.why}")
        if finding.instead:
            click.echo(f"    instead  {finding.instead}")
        click.echo(f"    {finding.rule} {finding.code}, line {line}, {finding.severity.value}")
    if report.findings:
        click.echo(
            f"\n  More on any of these, with examples: goodstanding check --why {report.findings[0].code}"
        )
    for remark in report.remarks:
        click.echo(f"\n  {remark}")


def _list_rules() -> None:
    from goodstanding.services.linting import RULES

    for rule in RULES:
        click.echo(f"{rule.CODE}  {rule.NAME:<24} {rule.MANUAL.finds}")


def _explain(name: str) -> None:
    """Print a rule's manual page, and the pairs of the gallery that show it."""
    from goodstanding.services.linting import HOUSE_CODE, RULES, showing

    asked = name.strip().casefold()
    if asked == HOUSE_CODE.casefold():
        click.echo("HOUSE  A rule of your own house: it stands in the TOML file that you gave with --house.")
        return
    rule = next((one for one in RULES if asked in (one.CODE.casefold(), one.NAME)), None)
    if rule is None:
        fail(f"{name}: is no rule of ours. goodstanding check --rules lists them all, with their codes.")
    click.echo(f"{rule.CODE}  {rule.MANUAL.title}")
    for head, said in rule.MANUAL.parts:
        click.echo(f"\n{head}: {said}")
    for pair in islice(showing(rule.CODE), _MOST_PAIRS):
        click.echo(f"\n{pair.title}. {pair.who}")
        for head, said in (("before", pair.before), ("after", pair.after or "(nothing was sent)")):
            click.echo(f"  {head}")
            click.echo("\n".join(f"    {line}".rstrip() for line in said.splitlines()))
        click.echo(f"  {pair.why}")
