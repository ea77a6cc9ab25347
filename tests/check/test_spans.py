"""Every finding's span selects the words that its sentence quotes, whatever else stands in the text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.check import Finding, check
from goodstanding.language.text import fold, read

PITCHES = [
    "We help B2B companies like yours generate more leads.",
    "Hi {{first_name}}, I came across your profile and was really impressed by your background.",
    "Would you be open to a quick 15 minute call next week?",
    "I'd like to add you to my professional network on LinkedIn.",
    "Just bumping this to the top of your inbox.",
    "Only 3 spots left, offer ends tonight!",
    "Great post! Check out my blog at https://eve.example/blog now",
    "Wir helfen Unternehmen wie Ihrem, neue Kunden zu gewinnen. Hätten Sie 15 Minuten Zeit für ein kurzes Telefonat?",
    "Merci d'avoir accepté mon invitation ! Nous accompagnons des entreprises comme la vôtre.",
]
_BITS = [
    "a",
    "é",
    " ",
    ",",
    ".",
    "\n",
    "\t",
    "🚀",
    "👩\u200d💻",
    "é",
    "\u200d",
    "\u200f",
    "שלום ",
    "مرحبا ",
    "\r\n",
    "\u202b",
    "𝗯",
    "ﬁ",
    "İ",
]
NOISE = st.lists(st.sampled_from(_BITS), max_size=30).map("".join)


def quoted(finding: Finding) -> str:
    """Return the words that a finding's sentence quotes first."""
    found = re.match(r'"(.*?)" ', finding.what + " ", re.DOTALL)
    return found[1] if found else ""


def assert_points_at_its_words(text: str) -> int:
    report = check(text)
    for finding in report.findings:
        start, end = finding.span
        assert 0 <= start < end <= len(text)
        words = " ".join(text[start:end].split())
        said = quoted(finding)
        assert said, finding.what
        assert words == said or words.startswith(said.rstrip("…").rstrip())
    return len(report.findings)


@given(
    NOISE,
    st.lists(st.sampled_from(PITCHES), min_size=1, max_size=3),
    NOISE,
    st.sampled_from(["\n", "\r\n", " ", "\n\n"]),
)
def test_a_span_selects_what_the_sentence_quotes(
    before: str, pitches: list[str], after: str, joint: str
) -> None:
    assert_points_at_its_words(before + joint + joint.join(pitches) + joint + after)


@pytest.mark.parametrize("pitch", PITCHES)
def test_crlf_and_lf_find_the_same(pitch: str) -> None:
    lines = pitch.replace(". ", ".\n")
    unix = check("Hello\n\n" + lines)
    dos = check(("Hello\n\n" + lines).replace("\n", "\r\n"))
    assert [one.code for one in unix.findings] == [one.code for one in dos.findings]
    assert_points_at_its_words("Hello\r\n\r\n" + lines.replace("\n", "\r\n"))


def test_styled_letters_and_joiners_hide_nothing() -> None:
    plain = "We help companies like yours get more leads."
    bold = "".join(
        chr(0x1D5D4 + ord(c) - 65) if c.isupper() else chr(0x1D5EE + ord(c) - 97) if c.islower() else c
        for c in plain
    )
    sneaky = plain.replace("companies", "com\u200dpa\u00adnies")
    assert [one.code for one in check(bold).findings] == [one.code for one in check(plain).findings] != []
    assert [one.code for one in check(sneaky).findings] == [one.code for one in check(plain).findings]
    assert "com\u200dpa\u00adnies" in " ".join(sneaky[slice(*one.span)] for one in check(sneaky).findings)


def test_an_accent_is_never_cut_off_its_letter() -> None:
    text = "Nous accompagnons des entreprises comme la vo\u0302tre\u0301"
    for finding in check(text).findings:
        assert finding.span[1] == len(text) or text[finding.span[1]] not in "\u0301\u0302"


@given(st.text(max_size=200))
def test_nothing_raises_and_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert_points_at_its_words(text)


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text: str) -> None:
    reading = read(text)
    for index, word in enumerate(reading.words):
        start, end = reading.span(index, index + 1)
        if word.isalpha() and word.isascii() and word != "URL":
            inside = fold(text[start:end])
            assert "".join(c for c in inside if c.isascii() and c.isalpha()) == word
