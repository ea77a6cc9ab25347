"""Before and after: what the gallery says is what the checker says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodstanding.check import Channel, Report, Verdict, check
from goodstanding.check.gallery import Pair, pairs, pieces, showing
from goodstanding.check.rules import RULES

ROOT = Path(__file__).parents[2]
PAIRS = pairs()
FAULTS = {
    "stock_invitation", "false_familiarity", "hard_sell", "premature_pitch", "merge_artifact", "synthetic_intimacy",
    "self_centred", "no_reason", "pushy_follow_up", "link_huckster", "fake_urgency", "mass_blast",
}  # fmt: skip


def named(report: Report) -> set[str]:
    """The faults that a report names, as facts or as likely."""
    return {name for one in report.findings for name in (one.name, *dict(one.likely))}


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.anchor)
def test_what_was_written_first_is_not_fine_and_shows_its_fault(pair: Pair) -> None:
    report = pair.report
    assert report.verdict is not Verdict.FINE
    assert set(pair.faults) & named(report)


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair.after], ids=lambda pair: pair.anchor)
def test_what_was_sent_instead_is_fine_between_the_same_two(pair: Pair) -> None:
    report = check(pair.after, pair.facts, pair.channel)
    assert report.verdict is Verdict.FINE, [finding.what for finding in report.findings]


def test_every_fault_and_every_channel_has_a_pair_that_shows_it() -> None:
    shown = {fault for pair in PAIRS for fault in set(pair.faults) & named(pair.report)}
    assert shown >= FAULTS
    assert {pair.channel for pair in PAIRS} == set(Channel) - {Channel.OTHER}
    assert {"en", "de", "fr", "es"} == {pair.language for pair in PAIRS}


def test_a_few_times_the_best_is_to_send_nothing() -> None:
    assert 2 <= sum(not pair.after for pair in PAIRS) <= len(PAIRS) / 4


def test_headings_are_kept_together_and_no_two_pairs_share_a_place() -> None:
    under = [pair.under for pair in PAIRS]
    assert under == sorted(under, key=under.index)
    assert len({pair.anchor for pair in PAIRS}) == len(PAIRS)


def test_each_line_of_a_rule_s_page_leads_to_a_heading_of_the_gallery() -> None:
    gallery = (ROOT / "docs/rules/gallery.md").read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", head.casefold()).replace(" ", "-")
        for head in re.findall(r"^### (.+)$", gallery, re.MULTILINE)
    }
    led = {
        place
        for rule in RULES
        for place in re.findall(
            r"\(gallery\.md#([^)]+)\)", (ROOT / f"docs/rules/{rule.NAME}.md").read_text(encoding="utf-8")
        )
    }
    assert led == headings
    assert led == {pair.anchor for rule in RULES for pair in showing(rule.CODE)}


def test_the_pieces_are_the_text_and_the_marked_ones_what_is_talked_about() -> None:
    for pair in PAIRS:
        findings = pair.report.findings
        cut = list(pieces(pair.before, findings))
        assert "".join(words for words, _ in cut) == pair.before
        assert any(marked for _, marked in cut)
        place = 0
        for words, marked in cut:
            inside = [
                any(start <= place + n < end for start, end in (one.span for one in findings))
                for n in range(len(words))
            ]
            assert set(inside) == {marked}
            place += len(words)
    assert list(pieces("", ())) == []
