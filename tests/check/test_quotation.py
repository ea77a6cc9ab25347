"""Nobody is held to words that are not theirs."""

from __future__ import annotations

import pytest

from goodstanding.check import Verdict, check
from goodstanding.language.text import read

PITCH = "We help companies like yours get more leads. Book a quick call: https://calendly.example/eve"


@pytest.mark.parametrize(
    "text",
    [
        f"Anyone know these people?\n\n> {PITCH}\n> Eve",
        f"Got this today, is it spam?\n\n-----Original Message-----\nFrom: Eve\n{PITCH}",
        f"Please look at this.\n\nOn Tue, 3 Mar 2026 at 10:12, Eve <eve@sells.example> wrote:\n{PITCH}",
        f"Zur Kenntnis.\n\nAm 03.03.2026 um 10:12 schrieb Eve:\n{PITCH}",
        f"Pour info.\n\nLe 3 mars 2026 à 10:12, Eve a écrit :\n{PITCH}",
        f"See below.\n\nBegin forwarded message:\n\nFrom: Eve\n{PITCH}",
        f"Was haltet ihr davon?\n\nVon: Eve\nGesendet: Dienstag, 3. März\nAn: Ada\n{PITCH}",
        f'The bot wrote "{PITCH}" and I deleted it.',
        f"The template is:\n```\nHi {{{{first_name}}}}, {PITCH}\n```\nShall we keep it?",
    ],
)
def test_a_quoted_pitch_is_not_the_writers(text: str) -> None:
    assert check(text).verdict is Verdict.FINE


def test_a_pitch_above_a_quotation_is_still_found() -> None:
    assert check(f"{PITCH}\n\n> When do you open?").verdict is not Verdict.FINE


def test_blanking_keeps_positions() -> None:
    text = "> old\nnew words here\n> more"
    reading = read(text)
    assert reading.words[:3] == ["new", "words", "here"]
    assert text[slice(*reading.span(0, 3))] == "new words here"
    assert len(reading.own) == len(text)


def test_answers_between_quoted_lines_are_read() -> None:
    text = "On 3 Mar 2026 Ben wrote:\n> Which torque?\n12 Nm.\n> And the seal?\nThe blue one."
    assert "blue" in read(text).words or "nm" in read(text).words
