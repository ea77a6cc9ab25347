"""Seekers are told from suppliers, however they put it."""

from __future__ import annotations

import pytest

from corpus.introduce import wanted
from goodstanding.introduce import read_statement
from goodstanding.introduce.direction import seekers
from goodstanding.introduce.meaning import meanings


@pytest.mark.parametrize(
    "text",
    [
        "Looking for a printer in Leeds.",
        "Anyone know someone who welds aluminium?",
        "Could you recommend a tax adviser?",
        "We're hiring! Welder for our workshop, apply now.",
        "Wer kennt jemanden, der Messing dreht?",
        "Nous cherchons un traducteur.",
        "Cerchiamo un produttore di olio.",
        "We import furniture and need a warehouse.",
    ],
)
def test_seeker(text: str) -> None:
    assert read_statement("", text).seeks > 0.5


@pytest.mark.parametrize(
    "text",
    [
        "We print books in Leeds.",
        "Welding of aluminium, capacity free from May.",
        "I am looking for new clients who need their accounts done.",
        "Wir drehen Messing in kleinen Losen.",
        "Holder of a patent for a coating that halves drying time.",
        "Zinc bath 8 m long with slots free.",
    ],
)
def test_supplier(text: str) -> None:
    assert read_statement("", text).seeks < 0.5


@pytest.mark.parametrize(("part", "missed"), [("dev", 1), ("test", 4)])
def test_direction_of_the_corpus_is_told(part: str, missed: int) -> None:
    labelled = [
        (text, seeks)
        for one in wanted(part)
        for text, seeks in (
            (one.need, True),
            (one.ideal, False),
            (one.partial, False),
            (one.trap, one.wrong == "seeker"),
        )
    ]
    texts = [text for text, _ in labelled]
    told = seekers([read_statement("", text).seeks for text in texts], meanings(texts)) > 0.5
    wrong = [text for (text, seeks), guess in zip(labelled, told, strict=True) if guess != seeks]
    assert len(wrong) <= missed
