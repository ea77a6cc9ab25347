"""Which number belongs to which objective, and who belongs to the accounts that the plan names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from goodstanding.plan.file import Objective, Plan

NOT_TIED = "not tied to an objective"

# The pairs of the shift, by name: an objective may be tied to one. `shift` measures them and leans on the plan, so
# their names stand here.
PAIRS = (
    "audience_to_community",
    "transparency_to_feedback",
    "listening_to_engagement",
    "learn_to_collaborate",
    "communication_to_loyalty",
    "trust_to_conversation",
    "participate_to_recommend",
    "relationship_to_peer_to_peer",
    "interact_to_co_create",
    "contribution_to_sharing",
    "discovery_to_relevance",
    "push_to_share",
    "you_to_we",
    "access_to_availability",
    "target_to_involve",
    "listen_to_advocate",
    "buy_in_to_opt_in",
)


def tied(
    plan: Plan | None, names: Iterable[str]
) -> tuple[tuple[tuple[Objective, tuple[str, ...]], ...], tuple[str, ...]]:
    """Return the numbers of each objective, in the plan's order, and those not tied to any, in the order given.

    A number is any name that a page or command shows: a ratio's, a pair's of the shift, a measure's. One number may
    belong to several objectives.
    """
    shown = list(dict.fromkeys(names))
    found = []
    used: set[str] = set()
    for objective in plan.objectives if plan else ():
        wanted = {*objective.numbers, objective.measure}
        own = tuple(n for n in shown if n in wanted)
        used.update(own)
        found.append((objective, own))
    return tuple(found), tuple(n for n in shown if n not in used)


def objective_of(plan: Plan | None, name: str) -> str | None:
    """Return the name of the first objective that a number belongs to, or None."""
    for objective in plan.objectives if plan else ():
        if name in objective.numbers or name == objective.measure:
            return objective.name
    return None


def qualified(
    plan: Plan | None, companies: Mapping[str, str], names: Mapping[str, str] | None = None
) -> frozenset[str] | None:
    """Return the persons of qualified accounts, as references; None when the plan names no account and no member.

    Args:
        plan: its `[accounts] qualified` may hold companies, names and references; members of its groups are added.
        companies: company by person reference.
        names: display name by person reference.
    """
    wanted: Sequence[str] = (
        [] if plan is None else [*plan.qualified, *(m for g in plan.people for m in g.members)]
    )
    if not wanted:
        return None
    folded = {w.casefold().strip() for w in wanted}
    people = {w for w in wanted if ":" in w}
    people |= {ref for ref, company in companies.items() if company and company.casefold().strip() in folded}
    people |= {ref for ref, name in (names or {}).items() if name and name.casefold().strip() in folded}
    return frozenset(people)
