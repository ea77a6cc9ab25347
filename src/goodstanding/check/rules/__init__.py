"""The rules, one a file, in the order shown to people. Nothing registers itself: what is not in this list does not run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Case, Facts, Finding
from goodstanding.check.manual import Manual
from goodstanding.check.rules import (
    fake_urgency,
    false_familiarity,
    hard_sell,
    incivility,
    link_huckster,
    mass_blast,
    merge_artifact,
    no_reason,
    premature_pitch,
    pushy_follow_up,
    reads_like_a_pitch,
    self_centred,
    several_asks,
    stock_invitation,
    synthetic_intimacy,
    thanks_owed,
    unanswered_question,
    wall_of_text,
)


class Rule(Protocol):
    """What a rule's module holds."""

    @property
    def CODE(self) -> str: ...
    @property
    def NAME(self) -> str: ...
    @property
    def FAULT(self) -> str: ...
    @property
    def MANUAL(self) -> Manual: ...
    @property
    def BAD(self) -> Sequence[Case]: ...
    @property
    def GOOD(self) -> Sequence[Case]: ...
    @property
    def MISSED(self) -> Sequence[Case]: ...

    def find(self, draft: Draft, facts: Facts) -> Iterator[Finding]:
        """Yield what this rule finds in the draft, given the facts."""
        ...


RULES: tuple[Rule, ...] = (
    stock_invitation,
    false_familiarity,
    hard_sell,
    premature_pitch,
    merge_artifact,
    synthetic_intimacy,
    self_centred,
    no_reason,
    pushy_follow_up,
    link_huckster,
    fake_urgency,
    mass_blast,
    reads_like_a_pitch,
    incivility,
    unanswered_question,
    thanks_owed,
    wall_of_text,
    several_asks,
)
