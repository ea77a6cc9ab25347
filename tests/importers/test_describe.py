"""The structure report shows the form and nothing of the content."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.importers.describe import describe, safe_header, shape
from goodstanding.importers.export import open_export

from . import golden

_HELD = re.compile(r"[^\W\d_]{4,}|\d{2,}")


def test_a_date_looks_like_a_date() -> None:
    assert shape("09 Mar 2024") == '"99 Aaa 9999"'
    assert shape("") == "empty"


@given(st.text(min_size=1, max_size=80))
def test_no_word_and_no_number_of_a_value_is_in_its_shape(value: str) -> None:
    held = {word for word in _HELD.findall(value) if set(word) != {"9"} and set(word.lower()) != {"a"}}
    assert not {word for word in held if word in shape(value) and word not in "wordsempty"}


def test_words_that_exports_use_are_shown_and_others_are_not() -> None:
    """A table without a header has a person's row in its place."""
    assert safe_header("First Name") == "First Name"
    assert safe_header("RECIPIENT PROFILE URLS") == "RECIPIENT PROFILE URLS"
    assert safe_header("Okri") == "Aaa"
    assert safe_header("ben_okri_77") == "aaa_aaa_99"


@pytest.mark.parametrize("sample", golden.samples(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nobody_of_the_samples_is_named_in_their_reports(sample: Path) -> None:
    report = describe(open_export(sample))
    for name in [
        "Okri",
        "Quill",
        "Ångström",
        "Marsh",
        "Lund",
        "okri",
        "quill",
        "benokri",
        "AdaQuill",
        "Harbour",
    ]:
        assert name not in report, name


def test_an_unknown_form_is_described_with_its_fields(tmp_path: Path) -> None:
    rows = [{"sender_nick": f"ada{n}", "wrote": "hello you", "when": "2024-01-02"} for n in range(9)]
    (tmp_path / "x.json").write_text(json.dumps({"ada": 1, "items": rows}))
    (tmp_path / "y.csv").write_text("Name,Date,Warmth\nBen,2024-01-02,7\n")
    report = describe(open_export(tmp_path))
    assert "sender_nick" in report
    assert '"9999-99-99"' in report
    assert "Warmth" in report
    assert "ada" not in report
    assert "Ben" not in report
