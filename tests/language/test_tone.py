"""What a text means towards people, and whether two tell one story; the figures are pinned on parts that were never fitted."""

from __future__ import annotations

import numpy as np

from corpus.listen import marked, pairs
from goodstanding.language import buyer_question, embed, incivility, same_story


def auc(scores: np.ndarray, wanted: list[bool]) -> float:
    """Return how often a wanted one stands above another, ties counting half."""
    right = np.array(wanted)
    more = scores[right][:, None] - scores[~right][None]
    return float(((more > 0) + 0.5 * (more == 0)).mean())


def average_precision(scores: np.ndarray, wanted: list[bool]) -> float:
    right = np.array(wanted)[np.argsort(-scores, kind="stable")]
    precision = right.cumsum() / np.arange(1, len(right) + 1)
    return float(precision[right].mean())


def test_contempt_is_told_from_bluntness() -> None:
    rude, blunt = incivility(
        ["You are a clueless fool, go back to school.", "This is wrong, and the manual says so."]
    )
    assert rude > 0.5 > blunt


def test_a_buyers_question_is_told_from_a_sellers() -> None:
    buyer, seller = buyer_question(
        ["Which ERP would you recommend to 40 people?", "Tired of slow ERPs? Meet ours."]
    )
    assert buyer > 0.5 > seller


def test_one_event_in_other_words_is_one_story_and_one_topic_is_not() -> None:
    same, apart = same_story(
        [
            ("Tarn buys Ledgerly for 210 million.", "It's official: Ledgerly goes to Tarn, price 210 M."),
            ("Tarn buys Ledgerly for 210 million.", "Quarterly figures of Tarn: sales up 12 percent."),
        ]
    )
    assert same > 0.5 > apart


def test_nothing_asked_is_nothing_answered() -> None:
    assert incivility([]).shape == buyer_question([]).shape == same_story([]).shape == (0,)
    assert embed([]).shape == (0, 512)
    assert ((incivility(["", "\n"]) >= 0) & (incivility(["", "\n"]) <= 1)).all()


def test_incivility_keeps_its_figures() -> None:
    """Measured: AUC 0.996."""
    texts, wanted = marked("incivility", "test")
    assert auc(incivility(texts), wanted) >= 0.97


def test_buyers_questions_keep_their_figures() -> None:
    """Measured: average precision 0.97, all of the first ten right."""
    texts, wanted = marked("questions", "test")
    scores = buyer_question(texts)
    assert average_precision(scores, wanted) >= 0.94
    assert np.array(wanted)[np.argsort(-scores)[:10]].all()


def test_same_story_keeps_its_figures() -> None:
    """Measured: AUC 0.98 over all, 0.78 over the pairs that were made hard."""
    told, same = pairs("test")
    assert auc(same_story(told), same) >= 0.96
