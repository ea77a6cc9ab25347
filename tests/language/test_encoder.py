"""A text's row lies near the rows of texts that mean the same, in other words and other languages."""

from __future__ import annotations

import numpy as np
import pytest

from goodstanding.language import read
from goodstanding.language.encoder import MOST_WORDS, encoder


def row(text: str) -> np.ndarray:
    return encoder().encode(read(text).words)


def near(one: str, other: str) -> float:
    """Return the cosine of the halves of two rows that say what a text means."""
    size = 160
    return float(row(one)[:size] @ row(other)[:size])


@pytest.mark.parametrize(
    ("english", "same", "other"),
    [
        ("Could you send me the invoice?", "Können Sie mir die Rechnung schicken?", "Das Wetter ist schön heute."),
        ("Could you send me the invoice?", "Pouvez-vous m'envoyer la facture ?", "Il fait beau aujourd'hui."),
        ("Could you send me the invoice?", "¿Puede enviarme la factura?", "Hoy hace buen tiempo."),
        ("Your order has been cancelled.", "Vaše objednávka byla zrušena.", "Dnes je hezké počasí."),
        ("Do you have fifteen minutes?", "Could I borrow a quarter of an hour?", "The pump leaks at four bar."),
    ],
)  # fmt: skip
def test_what_means_the_same_lies_nearer_than_what_does_not(english: str, same: str, other: str) -> None:
    assert near(english, same) > near(english, other) + 0.1


def test_the_order_of_words_is_seen() -> None:
    assert not np.allclose(row("you owe me"), row("me owe you"))


def test_a_row_has_two_halves_of_length_one() -> None:
    one = row("Could you send me the drawing?")
    assert one.shape == (encoder().size,)
    assert np.linalg.norm(one[:160]) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(one[160:]) == pytest.approx(1, abs=1e-5)


def test_a_text_without_words_is_all_zero() -> None:
    assert not row("").any()


def test_a_word_nobody_taught_it_counts_like_any_other_such_word() -> None:
    assert np.array_equal(row("the qzxwvk leaks"), row("the vkwxzq leaks"))
    assert not np.allclose(row("the qzxwvk leaks"), row("the pump leaks"))


def test_a_whole_text_is_a_part_of_itself() -> None:
    words = read("Thanks for the drawing. Could you send the second one?").words
    (whole,) = encoder().rows(encoder().look(words), [(0, len(words))])
    assert np.array_equal(whole, encoder().encode(words))


def test_parts_differ_and_those_beyond_what_is_read_are_zero() -> None:
    words = read("Thanks for the drawing. " * 60).words
    assert len(words) > MOST_WORDS
    first, second, empty, beyond = encoder().rows(
        encoder().look(words), [(0, 5), (2, 9), (4, 4), (MOST_WORDS, MOST_WORDS + 5)]
    )
    assert not np.allclose(first, second)
    assert not empty.any()
    assert not beyond.any()
