"""The plan: People, Objective, Strategy, Tactics, Technology; what is not clear in it; written here or by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goodstanding.services import clock
from goodstanding.services import plan as plans
from goodstanding.services.plan import write_plan
from goodstanding.services.planning import NAMES, PAIRS, Plan, called, clarity, file, networks, numbers

# What can be written in each part: field, the words beside it, and whether it takes several lines.
FIELDS: dict[str, tuple[tuple[str, str, bool], ...]] = {
    "people": (
        ("name", "What to call them, in their words", False),
        ("motivation", "What moves them", True),
        ("need", "What they need", True),
    ),
    "answers": (
        ("asks", "What you asked", False),
        ("quote", "What they said, in their words", True),
        ("who", "Who said it", False),
    ),
    "objectives": (
        ("name", "A short name", False),
        ("says", "What shall be different", True),
        ("measure", "Measured by (deals, meetings, conversations, answers, or your own words)", False),
        ("to", "How many", False),
        ("by", "By when (2027-03-31)", False),
        ("owner", "Whose it is", False),
        ("base_rate", "How often it happens now, and how you know", False),
    ),
    "message": (
        ("says", "What is said", True),
        ("what", "What is offered or asked", False),
        ("when", "When", False),
        ("to", "To whom", False),
    ),
    "strategy": (("says", "The way", True), ("because", "Why this way", True)),
    "instead_of": (("way", "Another way that was weighed", False), ("why_not", "Why not that one", True)),
    "tactics": (
        ("name", "A short name", False),
        ("says", "What is done", True),
        ("serves", "Which objective it serves", False),
        ("used_for", "What its result will be used for", True),
    ),
    "technology": (
        ("tool", "The tool", False),
        ("serves", "Which tactic it serves", False),
        ("because", "Why this one", False),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A block of the plan to be written in: its heading, and its fields as (path, words, value, several lines)."""

    head: str
    fields: tuple[tuple[str, str, str, bool], ...]


def page(request: HttpRequest) -> HttpResponse:
    """Show the plan in its order, with what stands, what is open, and what is still closed."""
    mine = plans.own_plan()
    if mine.plan is None:
        return render(request, "web/plan_none.html", {"mine": mine, "guide": clarity.GUIDE}, status=200)
    plan = mine.plan
    found = clarity.clarity(plan, as_of=_today(), base_rates=plans.history(_today()).base_rates())
    of_objectives, rest = numbers.tied(plan, (*NAMES, *PAIRS))
    steps = [
        {
            "name": step.name,
            "title": clarity.TITLES[step.name],
            "number": n,
            "state": step.state,
            "why": step.why,
            "findings": [f for f in found.findings if f.step == step.name],
            "forms": forms(plan, step.name),
        }
        for n, step in enumerate(found.steps, 1)
    ]
    return render(
        request,
        "web/plan.html",
        {
            "plan": plan,
            "mine": mine,
            "found": found,
            "steps": steps,
            "guide": clarity.GUIDE,
            "candidates": {g.name: clarity.candidates(g)[:3] for g in plan.people},
            "tied": [(o, [(name, called(name)) for name in n]) for o, n in of_objectives if n],
            "rest": [called(name) for name in rest],
            "strike": set(found.strike),
        },
    )


def forms(plan: Plan, step: str) -> list[Form]:
    """Return the blocks of one step to be written in, and an empty one for each part that can have more."""

    def block(head: str, part: str, path: str, values: Any) -> Form:
        return Form(
            head,
            tuple(
                (f"{path}.{name}", label, _shown(values, name), tall) for name, label, tall in FIELDS[part]
            ),
        )

    found: list[Form] = []
    if step == "people":
        for n, group in enumerate(plan.people):
            found.append(block(group.name or f"Group {n + 1}", "people", f"people.{n}", group))
            for k, answer in enumerate(group.answers):
                found.append(
                    block(
                        f"Answer {k + 1} of {group.name or f'group {n + 1}'}",
                        "answers",
                        f"people.{n}.answers.{k}",
                        answer,
                    )
                )
            found.append(
                block(
                    f"One more answer of {group.name or f'group {n + 1}'}",
                    "answers",
                    f"people.{n}.answers.{len(group.answers)}",
                    None,
                )
            )
        found.append(block("One more group of people", "people", f"people.{len(plan.people)}", None))
    elif step == "objective":
        for n, objective in enumerate(plan.objectives):
            found.append(block(objective.name, "objectives", f"objectives.{n}", objective))
        found.append(block("One more objective", "objectives", f"objectives.{len(plan.objectives)}", None))
    elif step == "strategy":
        found.append(block("The message", "message", "message", plan.message))
        found.append(block("The way", "strategy", "strategy", plan.strategy))
        others = plan.strategy.instead_of if plan.strategy else ()
        for n, other in enumerate(others):
            found.append(block(f"Instead of {other.way}", "instead_of", f"strategy.instead_of.{n}", other))
        found.append(
            block("One more way that was weighed", "instead_of", f"strategy.instead_of.{len(others)}", None)
        )
    elif step == "tactics":
        for n, tactic in enumerate(plan.tactics):
            found.append(block(tactic.name or f"Tactic {n + 1}", "tactics", f"tactics.{n}", tactic))
        found.append(block("One more tactic", "tactics", f"tactics.{len(plan.tactics)}", None))
    else:
        for n, tool in enumerate(plan.technology):
            found.append(block(tool.tool or f"Tool {n + 1}", "technology", f"technology.{n}", tool))
        found.append(block("One more tool", "technology", f"technology.{len(plan.technology)}", None))
    return found


def _shown(values: Any, name: str) -> str:
    value = getattr(values, name, None)
    if value is None:
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)


@require_POST
def lay_out(request: HttpRequest) -> HttpResponse:
    """Lay out an empty plan, unless there is one."""
    mine = plans.own_plan()
    if not mine.exists:
        write_plan(mine.path, file.TEMPLATE.format(begun=_today().isoformat()))
    return HttpResponseRedirect(reverse("plan"))


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Write the fields of one block into the plan; comments and everything else stay as they are."""
    mine = plans.own_plan()
    text = mine.text
    try:
        for key, value in request.POST.items():
            path = _path(key)
            if path is None:
                continue
            text = _written(
                text, mine.plan, path, " ".join(value.split()) if path[-1] != "quote" else value.strip()
            )
        file.read(text)
    except file.PlanError as error:
        return render(
            request, "web/plan_file.html", {"mine": mine, "text": text, "fault": str(error)}, status=400
        )
    if text != mine.text:
        write_plan(mine.path, text)
    return HttpResponseRedirect(reverse("plan") + "#" + _anchor(request.POST.get("step", "")))


def _today() -> date:
    return clock.now().date()


def _anchor(step: str) -> str:
    return step if step in file.STEPS else "main"


def _path(key: str) -> tuple[str | int, ...] | None:
    """Return the place that a field's name means, None when it is not one that the page offers."""
    parts = key.split(".")
    known = {"people", "objectives", "message", "strategy", "tactics", "technology"}
    inner = {"answers", "instead_of"}
    if len(parts) < 2 or parts[0] not in known:
        return None
    part = next((p for p in reversed(parts[:-1]) if not p.isdigit()), "")
    if parts[-1] not in {name for name, _, _ in FIELDS.get(part, ())}:
        return None
    if any(not (p.isdigit() and len(p) < 4) and p not in inner for p in parts[1:-1]):
        return None
    return tuple(int(p) if p.isdigit() else p for p in parts)


def _written(text: str, plan: Plan | None, path: tuple[str | int, ...], value: str) -> str:
    """Return the text with one field written; an empty field is written only where something stood."""
    before = _now(plan, path)
    if value == before:
        return text
    if not value and not before:
        return text
    typed: object = value
    name = path[-1]
    if name == "by":
        typed = date.fromisoformat(value) if _is_day(value) else value
    elif name == "to" and path[0] == "objectives" and value.replace(".", "", 1).isdigit():
        typed = float(value) if "." in value else int(value)
    elif name == "quote" and "\n" in value:
        typed = value.replace("\r\n", "\n")
    return file.changed(text, path, typed if value else None)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _now(plan: Plan | None, path: tuple[str | int, ...]) -> str:
    place: Any = plan
    for part in path[:-1]:
        if isinstance(part, int):
            place = place[part] if place is not None and part < len(place) else None
        else:
            place = getattr(place, part, None)
    return _shown(place, str(path[-1]))


@require_POST
def strike(request: HttpRequest, number: int) -> HttpResponse:
    """Strike tactic `number` (from 1) off; it stays in the file and can be put back."""
    return _moved(request, lambda text: file.struck(text, number - 1, "it serves no objective", on=_today()))


@require_POST
def restore(request: HttpRequest, number: int) -> HttpResponse:
    """Put struck tactic `number` (from 1) back."""
    return _moved(request, lambda text: file.restored(text, number - 1))


def _moved(request: HttpRequest, move: Any) -> HttpResponse:
    mine = plans.own_plan()
    try:
        write_plan(mine.path, move(mine.text))
    except file.PlanError as error:
        return render(
            request, "web/plan_file.html", {"mine": mine, "text": mine.text, "fault": str(error)}, status=400
        )
    return HttpResponseRedirect(reverse("plan") + "#tactics")


def whole(request: HttpRequest) -> HttpResponse:
    """Show the whole file to be written in; what cannot be read is not saved, and nothing typed is lost."""
    mine = plans.own_plan()
    if request.method == "POST":
        text = request.POST.get("text", "").replace("\r\n", "\n")
        try:
            file.read(text)
        except file.PlanError as error:
            return render(
                request, "web/plan_file.html", {"mine": mine, "text": text, "fault": str(error)}, status=400
            )
        write_plan(Path(mine.path), text)
        return HttpResponseRedirect(reverse("plan"))
    text = mine.text or file.TEMPLATE.format(begun=_today().isoformat())
    return render(request, "web/plan_file.html", {"mine": mine, "text": text, "fault": mine.fault})


def channels(request: HttpRequest) -> HttpResponse:
    """Show push or pull for each offer; search volumes can be given as a CSV, which is kept in the home folder."""
    from goodstanding.services import channels as service

    mine = plans.own_plan()
    place = mine.path.with_name(plans.SEARCHES)
    if request.method == "POST":
        given = request.FILES.get("searches")
        if given is not None and given.size < 50_000_000:
            place.write_bytes(given.read())
        elif "forget" in request.POST:
            place.unlink(missing_ok=True)
        return HttpResponseRedirect(reverse("plan-channels"))
    found, problems = service.volumes(place.read_bytes(), place.name) if place.exists() else (None, [])
    refused = plans.refused(mine.plan, _today()) if mine.plan else ""
    advice = (
        ()
        if mine.plan is None or refused
        else service.advised(mine.plan, plans.rows(_today()), _today(), found).offers
    )
    return render(
        request,
        "web/plan_channels.html",
        {
            "mine": mine,
            "refused": refused,
            "advice": advice,
            "known": found,
            "problems": problems[:10],
            "more_problems": max(0, len(problems) - 10),
            "pages": networks.pages(),
        },
    )


def network(request: HttpRequest, name: str) -> HttpResponse:
    """Show what one network can and cannot do."""
    found = networks.page(name)
    if found is None:
        raise Http404
    return render(request, "web/network.html", {"page": found})
