"""Is the plan clear? People, Objective, Strategy, Tactics, Technology, in that order.

Each check asks a question that a considerate colleague would ask and says what to write. A step *stands* when
nothing that matters is left open in it; later steps open only when the earlier ones stand; a plan that starts
from the tool is refused, with the reason.

The order is that of Charlene Li and Josh Bernoff, "Groundswell" (2008), which puts people, objectives and strategy
before technology; the questions about objectives go back to George T. Doran, "There's a S.M.A.R.T. way to
write management's goals and objectives" (1981).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from goodstanding.plan import words
from goodstanding.plan.file import STEPS, Group, Objective, Plan, Tactic
from goodstanding.plan.funnel import MEASURES
from goodstanding.plan.numbers import PAIRS as PAIR_NAMES
from goodstanding.ratios import NAMES as RATIO_NAMES

TITLES = {
    "people": "People",
    "objective": "Objective",
    "strategy": "Strategy",
    "tactics": "Tactics",
    "technology": "Technology",
}
SUBJECTS = ("objective", "message", "strategy", "tactics")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not clear yet.

    `step` is one of STEPS; `subject` is what the check is about (people, objective, message, strategy, tactics,
    technology); `name` says the fault; `stops` tells whether the step cannot stand with it; `index` is the
    position of the objective, group, tactic or tool concerned, -1 when it is about the whole.
    """

    step: str
    subject: str
    name: str
    where: str
    what: str
    why: str
    do: str
    stops: bool = True
    index: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """One step and where it is: "stands", "open" (work on it now) or "closed" (an earlier one does not stand)."""

    name: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Clarity:
    """The verdict ("refused", "mend" or "stands"), the steps in order, and the findings in order of the steps.

    `strike` holds the positions of tactics that serve no objective and are offered for striking off.
    """

    verdict: str
    reason: str
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]
    strike: tuple[int, ...]

    def of(self, subject: str) -> tuple[Finding, ...]:
        """Return the findings about one subject, in order."""
        return tuple(f for f in self.findings if f.subject == subject)


def clarity(plan: Plan, *, as_of: date, base_rates: Mapping[str, str] | None = None) -> Clarity:
    """Return what is clear about `plan` and what is not.

    Args:
        plan: as read from its file.
        as_of: the day on which the question is asked; objectives dated before it are past.
        base_rates: what the ledger knows about each measure, in words ("4 deals in the last 12 months"); used
            to tell a writer who left the base rate open what to write.
    """
    tool = tuple(_tool_first(plan))
    findings = [
        *tool,
        *_people(plan),
        *_objectives(plan, as_of, base_rates or {}),
        *_message(plan),
        *_strategy(plan),
        *_tactics(plan),
        *_technology(plan),
        *_unknown(plan),
    ]
    filled = {
        "people": bool(plan.people),
        "objective": bool(plan.objectives),
        "strategy": plan.strategy is not None or plan.message is not None,
        "tactics": bool(plan.tactics),
        "technology": bool(plan.technology),
    }
    steps = []
    blocked = ""
    for step in STEPS:
        stops = [f for f in findings if f.step == step and f.stops]
        if blocked:
            steps.append(Step(step, "closed", f"opens when {TITLES[blocked]} stands"))
            if filled[step]:
                findings.append(
                    Finding(
                        step,
                        step if step != "objective" else "objective",
                        "step-too-early",
                        TITLES[step].lower(),
                        f"{TITLES[step]} is written, but {TITLES[blocked]} does not stand yet",
                        "what comes later rests on what comes earlier, and would have to be thought again",
                        f"leave it as it is and mend {TITLES[blocked]} first",
                        stops=False,
                    )
                )
        elif stops:
            blocked = step
            count = len(stops)
            steps.append(Step(step, "open", f"{count} thing{'s' if count > 1 else ''} to make clear"))
        else:
            steps.append(Step(step, "stands", "nothing left open"))
    findings.sort(key=lambda f: STEPS.index(f.step))
    if tool:
        verdict, reason = (
            "refused",
            f"This plan starts from the tool: {tool[0].what}. {_sentence(tool[0].do)}",
        )
    elif blocked:
        verdict = "mend"
        reason = f"{TITLES[blocked]} does not stand yet; the steps after it open when it does."
    else:
        verdict, reason = "stands", "Every step stands on the one before it."
    strike = tuple(
        f.index
        for f in findings
        if f.name in {"tactic-serves-none", "tactic-serves-unknown"} and f.index >= 0
    )
    return Clarity(verdict, reason, tuple(steps), tuple(findings), strike)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") else ".")


def _at(label: str, line: int) -> str:
    return f"{label} (line {line})" if line else label


_WHY_TOOL = (
    "a tool chosen first decides whom you meet and what you can say, before anybody has asked who they are"
)


def _tool_first(plan: Plan) -> Iterator[Finding]:
    def finding(where: str, what: str, do: str) -> Finding:
        return Finding("people", "technology", "tool-first", where, what, _WHY_TOOL, do)

    order = [
        part for part in plan.order if part in {"people", "objectives", "strategy", "tactics", "technology"}
    ]
    first_tool = plan.technology[0] if plan.technology else None
    if first_tool and order and order[0] == "technology":
        yield finding(
            _at("technology", first_tool.line),
            f'"{first_tool.tool}" stands before the people it is for',
            "begin with [[people]]: who they are, what moves them, what they need; move technology to the end",
        )
        return
    if first_tool and not (plan.people and plan.objectives):
        missing = "people" if not plan.people else "an objective"
        yield finding(
            _at("technology", first_tool.line),
            f'"{first_tool.tool}" is chosen, but there is no word about {missing}',
            f"write down {missing} first; the tool can wait, and may turn out not to be needed",
        )
        return
    for objective in plan.objectives:
        text = objective.says or objective.name
        match = words.TAKE_UP.search(text)
        tool = words.TOOL.search(text)
        if match is None and tool is not None and words.COUNTS.search(text):
            match = tool
        if match is None:
            continue
        outcome = words.OUTCOME.search(words.TOOL.sub(" ", text))
        if outcome is None or (match.start() == 0 and _is_count(objective)):
            yield finding(
                _at(f'objective "{objective.name}"', objective.line),
                f'the objective "{text}" is to have a tool, not to have something happen for anybody',
                "say what shall be different for whom, as in: four plants run a trial by the end of March",
            )
            return
    title = plan.title
    if title and not plan.people and not plan.objectives and words.TOOL.search(title):
        yield finding("plan", f'the plan is named after a tool ("{title}")', "begin with [[people]]")
        return
    if not plan.people and not plan.objectives:
        for number, tactic in enumerate(plan.tactics):
            if tactic.tool or words.TOOL.search(tactic.says):
                tool_name = tactic.tool or _found(tactic.says)
                yield finding(
                    _at(f'tactic {number + 1} "{tactic.name}"', tactic.line),
                    f'"{tool_name}" is decided before anybody is named and before anything is meant to happen',
                    "begin with [[people]] and [[objectives]]",
                )
                return
    strategy = plan.strategy
    if strategy and strategy.because and not plan.objectives:
        reason = words.TOOL.search(strategy.because)
        if reason and words.BORROWED.search(strategy.because):
            yield finding(
                _at("strategy", strategy.line),
                f'the reason for the strategy is that a tool is there ("{strategy.because}")',
                "begin with [[people]] and [[objectives]]",
            )


def _found(text: str) -> str:
    match = words.TOOL.search(text)
    return match[0] if match else ""


def _people(plan: Plan) -> Iterator[Finding]:
    if not plan.people:
        yield Finding(
            "people",
            "people",
            "people-missing",
            "people",
            "nobody is named whom this plan is for",
            "everything later is a guess until somebody has been asked",
            "ask three people the questions of `goodstanding plan guide`, and write [[people]] with their answers",
        )
    for n, group in enumerate(plan.people):
        where = _at(f'people "{group.name or n + 1}"', group.line)
        yield from _group(group, where, n)


def _group(group: Group, where: str, n: int) -> Iterator[Finding]:
    def finding(name: str, what: str, why: str, do: str, stops: bool = True) -> Finding:
        return Finding("people", "people", name, where, what, why, do, stops, n)

    described = f"{group.name} {group.motivation} {group.need}"
    if match := words.HEADCOUNT.search(described):
        yield finding(
            "people-by-headcount",
            f'"{match[0]}" says how they are counted, not what moves them',
            "people of one age or size of company want different things; people with one need act alike",
            "describe them by motivation and need, as in: those who cannot stop the line",
        )
    if not group.name:
        yield finding("people-without-name", "the group has no name", "what has no name is not spoken of",
                      "take the name from their own words")  # fmt: skip
    if not group.motivation:
        yield finding(
            "people-without-motivation",
            "it does not say what moves them",
            "a need without a motive stays on the list",
            'write motivation = "…", from what they answered',
        )
    if not group.need:
        yield finding(
            "people-without-need",
            "it does not say what they need",
            "an offer answers a need or nothing",
            'write need = "…", from what they answered',
        )
    if not group.answers:
        yield finding(
            "people-without-answers",
            "nobody's own words are kept here",
            "what nobody said is a guess about them",
            "ask with `goodstanding plan guide`, and keep the answers as [[people.answers]] with quote = …",
        )
    elif group.name:
        said = words.stems(" ".join(a.quote for a in group.answers))
        named = words.stems(group.name)
        if named and not named & said:
            yield finding(
                "people-name-not-theirs",
                f'no word of "{group.name}" occurs in what they said',
                "a name in their words keeps you talking about their matter instead of yours",
                f"perhaps: {', '.join(candidates(group)[:3]) or 'take a phrase from a quote'}",
                stops=False,
            )


_HOLLOW_COUNT = (
    "followers, likes and posts say how much there is of you; they belong under a ratio, as its denominator"
)


def _is_count(objective: Objective) -> bool:
    """Whether what is measured is a count of oneself: the first thing named decides, the field before the sentence."""
    for text in (objective.measure, objective.says or objective.name):
        count = words.COUNTS.search(text)
        outcome = words.OUTCOME.search(text)
        if count or outcome:
            return bool(count and (not outcome or count.start() < outcome.start()))
    return False


def _objectives(plan: Plan, as_of: date, base_rates: Mapping[str, str]) -> Iterator[Finding]:
    if not plan.objectives:
        yield Finding(
            "objective",
            "objective",
            "objective-missing",
            "objective",
            "there is no objective",
            "without one, no tactic can be too many and no result too small",
            "write [[objectives]]: what shall be different, how it is measured, by when, whose it is",
        )
    for n, objective in enumerate(plan.objectives):
        yield from _objective(plan, objective, n, as_of, base_rates)


def _objective(
    plan: Plan, objective: Objective, n: int, as_of: date, base_rates: Mapping[str, str]
) -> Iterator[Finding]:
    where = _at(f'objective "{objective.name}"', objective.line)

    def finding(name: str, what: str, why: str, do: str, stops: bool = True) -> Finding:
        return Finding("objective", "objective", name, where, what, why, do, stops, n)

    if _is_count(objective):
        yield finding(
            "objective-is-a-count",
            f'"{objective.says or objective.measure}" counts you, not what happens for anybody',
            _HOLLOW_COUNT,
            "ask what the count was meant to bring, and make that the objective",
        )
    elif not objective.measure or (objective.to is None and objective.times is None):
        vague = words.VAGUE.search(objective.says)
        quoted = (
            f'"{vague[0]}" cannot be counted'
            if vague and not objective.measure
            else "it has no number to reach"
        )
        if objective.to is not None and not objective.measure:
            quoted = "it has a number, but not of what"
        yield finding(
            "objective-not-measurable",
            f"{quoted}: nobody could tell on the day whether it was reached",
            "what cannot be seen to happen cannot be seen to fail either",
            'write measure = "deals" (or meetings, conversations, answers) and to = 4',
        )
    if objective.by is None:
        yield finding(
            "objective-undated",
            "it has no date",
            "without a date it can never be late, so nothing has to come first",
            "write by = 2027-03-31",
        )
    elif objective.by < as_of:
        yield finding(
            "objective-date-past",
            f"its date, {objective.by.isoformat()}, has gone by",
            "a plan looks forward; the past belongs in the letter to yourself",
            "set a new date, or take the objective out and write down what came of it",
        )
    if not objective.owner:
        owner = f'write owner = "{plan.owner}"' if plan.owner else 'write owner = "…", one person\'s name'
        yield finding(
            "objective-without-owner",
            "it is nobody's",
            "what belongs to all is done by none",
            owner,
        )
    if strangers := [n for n in objective.numbers if n not in _SHOWN]:
        yield finding(
            "objective-number-unknown",
            f'"{strangers[0]}" is not a number that is shown anywhere',
            "a number tied to an objective is there to be looked at",
            "write the name of a ratio (docs/how-to/ratios.md), of a pair of the shift, or of a measure",
            stops=False,
        )
    if not _known_rate(objective):
        known = base_rates.get(objective.measure)
        yield finding(
            "objective-base-rate-unknown",
            "it does not say how often this happens now",
            "without a base rate nobody knows whether the goal is modest or a dream",
            f'your ledger says {known}: write base_rate = "{known}"'
            if known
            else 'count the last year, and write base_rate = "2 a quarter, from the order book"; or "ledger", and import more',
        )


# What can be tied to an objective: ratios, pairs of the shift and the counts of the funnel, by name.
_SHOWN = (*RATIO_NAMES, *PAIR_NAMES, *MEASURES)


def _known_rate(objective: Objective) -> bool:
    rate = objective.base_rate.casefold()
    if "ledger" in rate or objective.start is not None:
        return True
    return any(c.isdigit() for c in rate) or any(
        w in rate.split() for w in ("none", "never", "zero", "no", "once", *_NUMBERS)
    )


_NUMBERS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "half",
    "third",
    "quarter",
)


def _message(plan: Plan) -> Iterator[Finding]:
    message = plan.message
    if message is None or not message.says:
        yield Finding(
            "strategy",
            "message",
            "message-missing",
            "message",
            "there is no message",
            "if you cannot say it in two sentences, they cannot pass it on",
            "write [message] with says, what, when, to",
        )
        return
    where = _at("message", message.line)

    def finding(name: str, what: str, why: str, do: str, stops: bool = True) -> Finding:
        return Finding("strategy", "message", name, where, what, why, do, stops)

    if not message.what:
        yield finding("message-without-what", "it does not say what is offered or asked", "they cannot do what is not said",
                      'write what = "…", one thing')  # fmt: skip
    if not message.when:
        yield finding("message-without-when", "it does not say when", "a message fits a moment in their work, not in yours",
                      'write when = "…", the moment at which it helps them')  # fmt: skip
    elif words.WHEN_VAGUE.match(message.when):
        yield finding("message-without-when", f'"{message.when}" is not a moment', "a message fits a moment in their work, not in yours",
                      'write when = "…", such as: in the week after a line stop')  # fmt: skip
    names = {g.name.casefold() for g in plan.people if g.name}
    if not message.to:
        yield finding("message-without-whom", "it does not say to whom", "what is for everybody is read by nobody",
                      _name_them(plan))  # fmt: skip
    elif words.WHOM_VAGUE.match(message.to) and message.to.casefold() not in names:
        yield finding("message-without-whom", f'"{message.to}" is nobody in particular', "what is for everybody is read by nobody",
                      _name_them(plan))  # fmt: skip
    ours_words = {w.lower() for w in f"{plan.company} {plan.owner}".split() if len(w) > 2}
    their_stems = words.stems(f"{message.to} {' '.join(g.name for g in plan.people)}")
    said = words.sentences(message.says)
    about = [(s, words.whose(s, ours_words, their_stems)) for s in said]
    ours = [s for s, whose in about if whose == "ours"]
    theirs = [s for s, whose in about if whose == "theirs"]
    if len(ours) > len(theirs) or (not theirs and ours):
        yield finding(
            "message-about-ourselves",
            f'{len(ours)} of {len(said)} sentences have you as their subject: "{ours[0]}"',
            "people read on while it is about them",
            "turn it round: begin with what they have or cannot do, and come in where you help",
        )
    elif not theirs:
        yield finding(
            "message-without-customer",
            f'nobody whom it is for is the subject of any sentence: "{said[0]}"',
            "people read on while it is about them",
            'begin a sentence with "you", or with them by their name in this plan',
        )


def _name_them(plan: Plan) -> str:
    names = [g.name for g in plan.people if g.name]
    return f'write to = "{names[0]}"' if names else "write to = …, one of your groups by its name"


def _strategy(plan: Plan) -> Iterator[Finding]:
    strategy = plan.strategy
    if strategy is None or not strategy.says:
        yield Finding(
            "strategy",
            "strategy",
            "strategy-missing",
            "strategy",
            "there is no strategy",
            "tactics without one pull in different directions",
            "write [strategy] with says, because and instead_of",
        )
        return
    where = _at("strategy", strategy.line)

    def finding(name: str, what: str, why: str, do: str, stops: bool = True) -> Finding:
        return Finding("strategy", "strategy", name, where, what, why, do, stops)

    tool = words.TOOL.search(strategy.says)
    bare = tool is not None and len(strategy.says.split()) <= 6
    if (bare or words.TAKE_UP.match(strategy.says)) and not words.OUTCOME.search(
        words.TOOL.sub(" ", strategy.says)
    ):
        yield finding(
            "strategy-is-a-tool",
            f'"{strategy.says}" names a tool where a way was asked for',
            "a tool says with what; a strategy says how it comes that they want it",
            "say what you will do for them and why that brings the objective; tools come last",
        )
    if not strategy.because:
        yield finding(
            "strategy-without-reason",
            "it does not say why this way",
            "without a reason nobody can tell when to give it up",
            'write because = "…", from what your people answered or your ledger shows',
        )
    elif match := words.BORROWED.search(strategy.because):
        yield finding(
            "strategy-reason-borrowed",
            f'"{match[0]}" is somebody else\'s reason',
            "what holds for others need not hold for your people",
            "give a reason from what your people answered or from your own rows",
        )
    weighed = [a for a in strategy.instead_of if a.way and a.why_not]
    if not weighed:
        named = next((a.way for a in strategy.instead_of if a.way), "")
        yield finding(
            "strategy-without-alternative",
            f'"{named}" is named, but not why it was left' if named else "no other way was weighed",
            "a choice of one is not a choice",
            'write [[strategy.instead_of]] with way = "…" and why_not = "…"',
        )


def _tactics(plan: Plan) -> Iterator[Finding]:
    if not plan.tactics:
        yield Finding(
            "tactics",
            "tactics",
            "tactics-missing",
            "tactics",
            "there are no tactics",
            "an objective is reached by things that somebody does on a day",
            "write [[tactics]] with says, serves and used_for",
        )
    known = {o.name.casefold(): o.name for o in plan.objectives}
    for n, tactic in enumerate(plan.tactics):
        yield from _tactic(tactic, n, known)


def serves(tactic: Tactic, known: Mapping[str, str]) -> str | None:
    """Return the name of the objective that `tactic` serves, or None; `known` maps case-folded names to names."""
    wanted = tactic.serves.casefold()
    if wanted in known:
        return known[wanted]
    wanted_stems = words.stems(wanted.replace("-", " "))
    for folded, name in known.items():
        if wanted_stems and wanted_stems == words.stems(folded.replace("-", " ")):
            return name
    return None


def _tactic(tactic: Tactic, n: int, known: Mapping[str, str]) -> Iterator[Finding]:
    where = _at(f'tactic {n + 1} "{tactic.name}"', tactic.line)

    def finding(name: str, what: str, why: str, do: str, stops: bool = True) -> Finding:
        return Finding("tactics", "tactics", name, where, what, why, do, stops, n)

    tool = tactic.tool or _found(tactic.says)
    if not tactic.serves:
        first = f' and names a tool ("{tool}"): the tool came first' if tool else ""
        yield finding(
            "tactic-serves-none",
            f"it serves no objective{first}",
            "it takes time from those that do",
            f"strike it off (`goodstanding plan strike {n + 1}`), or write serves = … with an objective's name",
        )
    elif serves(tactic, known) is None:
        yield finding(
            "tactic-serves-unknown",
            f'it serves "{tactic.serves}", which is none of the objectives',
            "it takes time from those that serve one",
            f"write one of: {', '.join(known.values()) or 'there is no objective yet'}; "
            f"or strike it off (`goodstanding plan strike {n + 1}`)",
        )
    if not tactic.used_for:
        yield finding(
            "tactic-result-unused",
            "it does not say what its result will be used for",
            "a result that decides nothing need not be measured",
            'write used_for = "…": what you will do differently when it turns out well or badly',
        )
    elif words.NO_USE.match(tactic.used_for):
        yield finding(
            "tactic-result-unused",
            f'"{tactic.used_for}" is not a use: nothing would be done differently',
            "a result that decides nothing need not be measured",
            'write used_for = "…": what you will do differently when it turns out well or badly',
        )


def _technology(plan: Plan) -> Iterator[Finding]:
    known = {t.name.casefold() for t in plan.tactics} | {o.name.casefold() for o in plan.objectives}
    for n, tool in enumerate(plan.technology):
        where = _at(f'technology "{tool.tool}"', tool.line)
        if tool.serves.casefold() not in known:
            yield Finding(
                "technology",
                "technology",
                "tool-serves-none",
                where,
                f'it serves "{tool.serves}", which is no tactic of this plan'
                if tool.serves
                else "it serves no tactic",
                "a tool without a task makes its own",
                f"write one of: {', '.join(t.name for t in plan.tactics) or 'there is no tactic yet'}; or leave it out",
                index=n,
            )


def _unknown(plan: Plan) -> Iterator[Finding]:
    for name in plan.unknown:
        yield Finding(
            "people",
            "plan",
            "part-unknown",
            f"[{name}]",
            "this part is not one that a plan has, so it was not read",
            "nothing is skipped in silence",
            "its parts are plan, people, objectives, message, strategy, tactics, technology, offers, accounts, made_together",
            stops=False,
        )


GUIDE: tuple[tuple[str, str], ...] = (
    (
        "What were you doing the last time this came up? Take me through that day.",
        "a real day instead of an opinion",
    ),
    ("What made you look for something else, just then?", "what moves them"),
    ("What happens if you leave it as it is?", "how much it matters"),
    ("What have you tried, and what became of it?", "what they compare you with"),
    ("What would be different on the day after it is solved?", "what they need"),
    ("Who else has a say, and what do they worry about?", "how many decide"),
    ("Where do you go when you want to know something about this?", "where they look, and whom they trust"),
    ("What did you call it before you knew a word for it?", "their words"),
    ("What should I have asked?", "what you did not think of"),
)


def candidates(group: Group) -> list[str]:
    """Return short phrases from a group's own answers that could name it, best first.

    A phrase is a run of up to five words that begins at a verb of need or refusal ("cannot stop the line"); phrases
    that share words with other answers come first.
    """
    starts = re.compile(
        r"\b(?:can(?:no|')?t|can’t|cannot|never|must|need to|have to|afraid of|tired of|want to|wish|lose|stop|waiting for)\b(?:[^\w\n.!?;,'’-]+[\w'’-]+){1,4}",
        re.I,
    )
    phrases = [m[0].lower() for a in group.answers for m in starts.finditer(a.quote)]
    said = [words.stems(a.quote) for a in group.answers]

    def shared(phrase: str) -> int:
        own = words.stems(phrase)
        return sum(len(own & s) for s in said)

    return [f"those who {p}" if not p.startswith(("afraid", "tired", "waiting")) else f"those {p}"
            for p in sorted(dict.fromkeys(phrases), key=lambda p: (-shared(p), p))]  # fmt: skip
