"""goodstanding plan: is the plan clear, can the goal happen, and through which channel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodstanding.cli.options import bare, common, fail, open_home, print_json

if TYPE_CHECKING:
    from goodstanding.services.future import Foreseen
    from goodstanding.services.planning import History, Plan
    from goodstanding.values import Row

PLAN = "plan.toml"
_FILE = click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)


@click.group("plan")
def command() -> None:
    """Clarity before tactics: People, Objective, Strategy, Tactics, Technology, in one file.

    FILE is a plan in TOML; without it, plan.toml in the home folder. `goodstanding plan new` lays one out.
    """


def plan_path(home: Path | None, file: Path | None) -> Path:
    """Return the plan's place: the file given, else plan.toml in the home folder (which is not created)."""
    if file is not None:
        return file
    from goodstanding.services.home import home_folder

    return home_folder(home) / PLAN


def plan_text(path: Path) -> str:
    """Return a plan's text, or end with the reason."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        fail(f"There is no plan at {path}; `goodstanding plan new` lays one out to be filled in.")
    except UnicodeDecodeError:
        fail(f"{path} is not text in UTF-8; save it as UTF-8 and try again.")
    except OSError as error:
        fail(f"{path} could not be read: {error.strerror}.")


def parsed(path: Path, text: str) -> Plan:
    """Return the plan, or end with the line that cannot be read."""
    from goodstanding.services.planning import file

    try:
        return file.read(text)
    except file.PlanError as error:
        fail(f"{path}: {error}")


def ledger(home: Path | None, as_of: date, *, needed: bool) -> History:
    """Return the history of the home's ledger; an empty one where there is none, unless it is `needed`."""
    from goodstanding.services import plan as service

    if not needed and not _has_ledger(home):
        return service.no_history(as_of)
    open_home(home)
    return service.history(as_of)


def _has_ledger(home: Path | None) -> bool:
    from goodstanding.services.home import DATABASE, home_folder

    return (home_folder(home) / DATABASE).exists()


@command.command("check")
@_FILE
@common
def check(file: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Say what is not clear yet, step by step."""
    from goodstanding.services.planning import clarity

    path = plan_path(home, file)
    plan = parsed(path, plan_text(path))
    past = ledger(home, as_of.date(), needed=False)
    found = clarity.clarity(plan, as_of=as_of.date(), base_rates=past.base_rates())
    if form == "json":
        from goodstanding.services.planning import clarity_json

        print_json(clarity_json(plan, found))
    else:
        marks = {"stands": "stands", "open": "open", "closed": "closed"}
        for step in found.steps:
            click.echo(f"{clarity.TITLES[step.name]:<11} {marks[step.state]:<7} {step.why}")
        click.echo(f"\n{found.reason}")
        for one in found.findings:
            click.echo(f"\n{one.where}: {one.what}.\n  Why it matters: {one.why}.\n  {_begin(one.do)}.")
        if found.strike:
            names = ", ".join(f"{n + 1} “{plan.tactics[n].name}”" for n in found.strike)
            click.echo(
                f"\nOffered for striking off: {names}. Struck tactics stay in the file, with the day and the reason."
            )
    raise SystemExit(1 if found.findings else 0)


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


@command.command("show")
@_FILE
@common
def show(file: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Show the plan in its order, with what stands and what is still closed."""
    from goodstanding.services.planning import NAMES, PAIRS, clarity, numbers, plan_json

    path = plan_path(home, file)
    plan = parsed(path, plan_text(path))
    past = ledger(home, as_of.date(), needed=False)
    found = clarity.clarity(plan, as_of=as_of.date(), base_rates=past.base_rates())
    of_objectives, rest = numbers.tied(plan, (*NAMES, *PAIRS))
    if form == "json":
        value = plan_json(plan, found)
        value["numbers"] = [{"objective": o.name, "numbers": list(n)} for o, n in of_objectives]
        value["not_tied_to_an_objective"] = list(rest)
        print_json(value)
    else:
        states = {s.name: s for s in found.steps}
        click.echo(f"{plan.title or 'A plan without a title'}{f', {plan.owner}' if plan.owner else ''}")
        if found.verdict == "refused":
            click.echo(f"\n{found.reason}")
        for title, lines in _sections(plan):
            step = states[title]
            click.echo(
                f"\n{clarity.TITLES[title]} ({step.state}{'' if step.state == 'stands' else f': {step.why}'})"
            )
            for line in lines or ["  (nothing yet)"]:
                click.echo(line)
        for objective, names in of_objectives:
            if names:
                click.echo(f"\nNumbers of “{objective.name}”: {', '.join(names)}")
        click.echo(
            f"\n{len(rest)} numbers are not tied to an objective; `goodstanding ratios --all` and `goodstanding shift` show them."
        )
    raise SystemExit(0 if found.verdict == "stands" else 1)


def _sections(plan: Plan) -> list[tuple[str, list[str]]]:
    people = []
    for group in plan.people:
        people.append(f"  {group.name or '(no name yet)'}")
        people += [f"    moved by: {group.motivation}"] if group.motivation else []
        people += [f"    need: {group.need}"] if group.need else []
        people += [f"    “{a.quote}”{f' ({a.who})' if a.who else ''}" for a in group.answers]
    objectives = []
    for o in plan.objectives:
        goal = (
            f"{o.to:g} {o.measure}"
            if o.to is not None
            else f"{o.times:g} times as many {o.measure}"
            if o.times
            else o.measure
        )
        objectives.append(f"  {o.name}: {o.says}")
        objectives.append(
            f"    {goal or 'no measure'}, by {o.by or 'no date'}, {o.owner or 'nobody'}; base rate: {o.base_rate or 'not known'}"
        )
    strategy = []
    if plan.message:
        m = plan.message
        strategy += [f"  Message: {m.says}", f"    {m.what}; {m.when}; to {m.to}"]
    if plan.strategy:
        strategy += [f"  {plan.strategy.says}", f"    because {plan.strategy.because}"]
        strategy += [f"    instead of {a.way}: {a.why_not}" for a in plan.strategy.instead_of]
    tactics = []
    for n, t in enumerate(plan.tactics, 1):
        tactics.append(f"  {n}. {t.says or t.name}")
        tactics.append(
            f"     serves {t.serves or 'nothing'}; its result is used for: {t.used_for or 'nothing yet'}"
        )
    tools = [
        f"  {t.tool}, for {t.serves or 'nothing'}{f': {t.because}' if t.because else ''}"
        for t in plan.technology
    ]
    return [
        ("people", people),
        ("objective", objectives),
        ("strategy", strategy),
        ("tactics", tactics),
        ("technology", tools),
    ]


@command.command("simulate")
@_FILE
@click.option("--objective", help="The objective to look at, by name; else the first that can be counted.")
@click.option(
    "--measure",
    type=click.Choice(["approaches", "answers", "conversations", "meetings", "deals"]),
    help="A goal without a plan: what is counted ...",
)
@click.option("--to", "number", type=click.IntRange(1), help="... how many ...")
@click.option(
    "--times",
    type=click.FloatRange(min=0.1),
    help="... or how many times as many as in the same span before ...",
)
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), help="... and by when.")
@click.option(
    "--backtest", "back", is_flag=True, help="Say instead how well this would have foreseen your own past."
)
@common
def simulate(
    file: Path | None,
    objective: str | None,
    measure: str | None,
    number: int | None,
    times: float | None,
    by: datetime | None,
    back: bool,
    home: Path | None,
    form: str,
    as_of: datetime,
) -> None:
    """Say whether a goal can happen, from your own past: 10,000 futures."""
    from goodstanding.services import future

    day = as_of.date()
    if back:
        _backtest(home, form, day)
        return
    if measure or number or times:
        past = ledger(home, day, needed=True)
        wanted = [future.Wanted(measure or "deals", number, times, by.date() if by else None)]
    else:
        path = plan_path(home, file)
        plan = parsed(path, plan_text(path))
        _not_refused(plan, day)
        past = ledger(home, day, needed=file is None)
        wanted = [future.wanted_by(o) for o in plan.objectives if objective in (None, o.name)]
        if not wanted:
            names = ", ".join(o.name for o in plan.objectives) or "none yet"
            fail(
                f'There is no objective called "{objective}"; the plan has: {names}.'
                if objective
                else "The plan has no objective yet."
            )
    reasons = []
    for one in wanted:
        try:
            found = future.foreseen(one, day, past)
        except future.NoGoal as error:
            reasons.append(f"{one.name}: {error}" if one.name else str(error))
            continue
        if form == "json":
            print_json(found.as_json())
        else:
            show_forecast(found)
        return
    fail("; ".join(reasons) + ".")


def _not_refused(plan: Plan, day: date) -> None:
    from goodstanding.services import plan as service

    if why := service.refused(plan, day):
        fail(why)


def show_forecast(seen: Foreseen) -> None:
    """Print a forecast for people: a sentence, what helps, the fan, the rates and who says so."""
    from goodstanding.services.planning import in_words, span

    name, found = seen.name, seen.forecast
    goal = found.goal
    click.echo(f"{name + ': ' if name else ''}{found.sentence}")
    if goal.base is not None:
        click.echo(f"In the same span before there were {goal.base}.")
    if goal.already:
        click.echo(f"{goal.already} of them have happened already.")
    click.echo(f"{seen.lever}\n")
    click.echo(
        f"{'by the end of':<16}{'1 in 20 at most':>16}{'half at most':>14}{'19 in 20 at most':>18}{'goal reached':>14}"
    )
    for point in found.fan:
        if point.on <= goal.by and (point.on == goal.by or point in found.fan[3::4]):
            q = point.quantiles
            click.echo(
                f"{point.on.isoformat():<16}{q[0]:>16g}{q[2]:>14g}{q[4]:>18g}{in_words(point.chance):>14}"
            )
    click.echo(
        f"\nYou approach about {found.pace:.1f} people a week; {found.inbound_pace:.1f} more come by themselves, or are connected without the export saying who asked."
    )
    for rate in found.rates:
        click.echo(
            f"{_begin(rate.title)}: {rate.hits} of your {rate.of}; in the long run {in_words(rate.share)} "
            f"({in_words(rate.low)} to {in_words(rate.high)}), typically after {span(rate.typical_days * 24)}."
        )
    click.echo("\nWhile your own rows are few, these count as much as six people of yours:")
    for rate in found.rates:
        note = f" {rate.prior.note}" if rate.prior.note else ""
        click.echo(
            f"  {rate.title}: {in_words(rate.prior.share)}, {rate.prior.days:g} days. {rate.prior.source} ({rate.prior.year}).{note}"
        )
    for note in found.notes:
        click.echo(f"\n{note}")


def _backtest(home: Path | None, form: str, day: date) -> None:
    open_home(home)
    from goodstanding.services import future

    found = future.looked_back(day)
    if not found.looks:
        fail(
            "There is less than nine months of history, so there is no past to look back on yet; import older exports."
        )
    if form == "json":
        print_json(found.as_json())
        return
    click.echo(
        f"Of {found.of} intervals that promised 90 %, {found.inside} held what then happened ({found.inside / found.of:.0%}).\n"
    )
    for b in found.looks:
        mark = "" if b.inside else "   outside"
        click.echo(f"{b.on}  {b.measure:<14} foreseen {b.low} to {b.high}, happened {b.happened}{mark}")


@command.command("channels")
@_FILE
@click.option(
    "--searches",
    "volumes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Search volumes as a keyword planner exports them (CSV).",
)
@common
def channels(file: Path | None, volumes: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Push or pull, for each offer and audience: where, why, and what would change it."""
    from goodstanding.services import channels as service
    from goodstanding.services.planning import networks

    path = plan_path(home, file)
    plan = parsed(path, plan_text(path))
    _not_refused(plan, as_of.date())
    known, problems = service.volumes(volumes.read_bytes(), volumes.name) if volumes else (None, [])
    if not known and problems:
        fail(f"{problems[0]}")
    found = service.advised(plan, _own_rows(home, as_of.date()), as_of.date(), known, problems)
    early = found.stands_first
    if form == "json":
        print_json(found.as_json())
    else:
        if not found.offers:
            click.echo("The plan names no offer and no people yet; write [[people]] and [[offers]].")
        for one in found.offers:
            click.echo(one.sentence)
            for place in one.places[:5]:
                click.echo(f"\n  {_begin(place.title)} ({place.way})")
                for why in place.why:
                    click.echo(f"    for it: {why}.")
                for why in place.against:
                    click.echo(f"    against it: {why}.")
                page = networks.page(place.page)
                if page is not None:
                    click.echo(
                        f"    bear in mind, as of {page.as_of}: it cannot {page.cannot[0][0].lower()}{page.cannot[0][1:]}"
                    )
            if one.reasons:
                click.echo("\n  What would change this:")
                for reason in one.reasons:
                    click.echo(f"    {_begin(reason.fact)}: {reason.changes}.")
            if one.questions:
                click.echo("\n  Not known yet:")
                for question in one.questions:
                    click.echo(f"    {question}")
            click.echo()
        for problem in problems:
            click.echo(str(problem), err=True)
        if early:
            click.echo(f"{early} does not stand yet; read this as a first thought.", err=True)
    raise SystemExit(1 if problems or early else 0)


def _own_rows(home: Path | None, as_of: date) -> Sequence[Row]:
    """Return the rows of the home's ledger, none where there is no ledger yet."""
    if not _has_ledger(home):
        return ()
    open_home(home)
    from goodstanding.services import plan as service

    return service.rows(as_of)


@command.command("new")
@_FILE
@common
def new(file: Path | None, home: Path | None, form: str, as_of: datetime) -> None:
    """Lay out an empty plan to be filled in by hand or on the page."""
    from goodstanding.services import plan as service
    from goodstanding.services.planning import TEMPLATE

    path = plan_path(home, file)
    if path.exists():
        fail(f"{path} is there already, and is left as it is; open it in an editor, or name another file.")
    path.parent.mkdir(parents=True, exist_ok=True)
    service.write_plan(path, TEMPLATE.format(begun=as_of.date().isoformat()))
    if form == "json":
        print_json({"file": str(path)})
    else:
        click.echo(f"{path}\nFill in [[people]] first; `goodstanding plan guide` prints questions to ask.")


@command.command("guide")
@bare
def guide(home: Path | None, form: str) -> None:
    """Print questions to ask, so that people are known by motive and need."""
    from goodstanding.services.planning import GUIDE

    if form == "json":
        print_json([{"asks": asks, "tells": tells} for asks, tells in GUIDE])
        return
    click.echo("Ask three people; write down what they say, in their words.\n")
    for n, (asks, tells) in enumerate(GUIDE, 1):
        click.echo(f"{n}. {asks}\n   (tells you {tells})")
    click.echo('\nKeep each answer as\n\n[[people.answers]]\nasks = "…"\nquote = "…"\nwho = "…"')


@command.command("strike")
@click.argument("number", type=click.IntRange(1))
@_FILE
@click.option("--because", default="it serves no objective", show_default=True)
@common
def strike(
    number: int, file: Path | None, because: str, home: Path | None, form: str, as_of: datetime
) -> None:
    """Strike tactic NUMBER off; it stays in the file under [[struck]], with the day and the reason."""
    from goodstanding.services import plan as service
    from goodstanding.services.planning import file as plans

    path = plan_path(home, file)
    text = plan_text(path)
    plan = parsed(path, text)
    if number > len(plan.tactics):
        fail(f"There are {len(plan.tactics)} tactics in {path}; there is no number {number}.")
    try:
        service.write_plan(path, plans.struck(text, number - 1, because, on=as_of.date()))
    except plans.PlanError as error:
        fail(f"{path}: {error}")
    name = plan.tactics[number - 1].name
    if form == "json":
        print_json({"struck": name, "because": because})
    else:
        click.echo(f"“{name}” is struck off; it is kept under [[struck]] in {path}.")
