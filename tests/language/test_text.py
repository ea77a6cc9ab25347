"""Words, sentences, phrase lists, languages and acts."""

from __future__ import annotations

from importlib import resources

import pytest

from goodstanding.language import acts, language, promises, questions, read
from goodstanding.language.identify import A_LITTLE, IN_PART
from goodstanding.language.phrases import PhraseError, Phrases, items, phrases, templates
from goodstanding.language.text import fold


def said(template: str, text: str) -> list[str]:
    reading = read(text)
    found = Phrases([("it", 0.5, template)]).find(reading)
    return [text[slice(*reading.span(one.first, one.last))] for one in found]


def test_sentences_end_at_stops_blank_lines_and_short_lines() -> None:
    text = "Hi Ben\nThe seal leaks. It is 3.5 mm, e.g. the blue one! Really?\n\nAda"
    assert [text[one.start : one.end] for one in read(text).sentences] == [
        "Hi Ben", "The seal leaks.", "It is 3.5 mm, e.g. the blue one!", "Really?", "Ada",
    ]  # fmt: skip


def test_a_phrase_is_found_across_a_line_break_case_and_accents() -> None:
    assert said("nous vous (relancons|appelons)", "Bonjour, NOUS\nvous  relançons demain.") == [
        "NOUS\nvous  relançons"
    ]


def test_choices_options_and_gaps() -> None:
    assert said("(book|grab) (a|some)? time", "Please book time or grab some time.") == [
        "book time",
        "grab some time",
    ]
    assert said("we help ..2 grow", "We help your firm grow.") == ["We help your firm grow"]
    assert said("we help ..1 grow", "We help your firm grow.") == []
    assert said("we help .. grow", "We help. They grow.") == []


def test_words_match_whole_or_not_at_all() -> None:
    assert said("our tool", "Pour tooling") == []


@pytest.mark.parametrize("template", ["(a|b", "a) b", "(a||b)", ".. a", "a ..", ""])
def test_a_template_that_cannot_be_read_says_so(template: str) -> None:
    with pytest.raises(PhraseError):
        items(template)


def test_a_phrase_file_names_file_and_line() -> None:
    with pytest.raises(PhraseError, match=r"xx.txt:2: a phrase before the first"):
        templates("; note\nhello\n", "xx.txt")
    with pytest.raises(PhraseError, match=r"xx.txt:1: .* a section and a weight"):
        templates("[bump]\nhello\n", "xx.txt")


@pytest.mark.parametrize("code", ["en", "xx", "acts", *IN_PART, *sorted(set(A_LITTLE) - {"sk"})])
def test_every_list_can_be_read(code: str) -> None:
    assert phrases(code).find(read("hello world, how are you?")) is not None
    from importlib import resources

    text = (resources.files("goodstanding.language") / "phrases" / f"{code}.txt").read_text(encoding="utf-8")
    for _, weight, template in templates(text, code):
        assert 0 <= weight < 1
        assert items(template)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Thanks for the drawing, I will look at it on Friday."),
        ("de", "Danke für die Zeichnung, ich sehe sie mir am Freitag an."),
        ("fr", "Merci pour le dessin, je le regarde vendredi."),
        ("es", "Gracias por el plano, lo miro el viernes."),
        ("it", "Grazie per il disegno, lo guardo venerdì."),
        ("pt", "Obrigado pelo desenho, vou olhar na sexta."),
        ("nl", "Bedankt voor de tekening, ik kijk er vrijdag naar."),
        ("sv", "Tack för ritningen, jag tittar på den på fredag och hör av mig."),
        ("pl", "Dziękuję za rysunek, w piątek się temu przyjrzę."),
        ("tr", "Çizim için teşekkürler, cuma günü bakacağım ve size yazacağım."),
        ("ru", "Спасибо за чертёж, посмотрю в пятницу."),
        ("uk", "Дякую за креслення, подивлюся в п'ятницю і відповім."),
        ("ja", "図面をありがとうございます。金曜日に確認します。"),
        ("zh", "谢谢你的图纸，我周五看。"),
        ("ko", "도면 감사합니다. 금요일에 확인하겠습니다."),
        ("ar", "شكرا على الرسم، سأنظر فيه يوم الجمعة."),
        ("el", "Ευχαριστώ για το σχέδιο."),
        ("he", "תודה על השרטוט."),
        ("hi", "ड्राइंग के लिए धन्यवाद।"),
        ("und", "LGTM"),
        ("und", "1234 5678"),
    ],
)
def test_languages_are_told_apart(code: str, text: str) -> None:
    assert language(read(text)) == code


def test_acts_of_a_message() -> None:
    first, second = acts("Hi Ben, thanks for the drawing. I'll send you the test report on Friday.")
    assert {"greets", "thanks"} <= set(first.acts)
    assert "promises" in second.acts
    assert second.text == "I'll send you the test report on Friday."


def test_promises_and_questions_are_found_for_today() -> None:
    text = "Thanks! Which torque do you use? I'll send you the curve tomorrow. Could you share the drawing?"
    assert [one.text for one in promises(text)] == ["I'll send you the curve tomorrow."]
    assert [one.text for one in questions(text)] == [
        "Which torque do you use?",
        "Could you share the drawing?",
    ]


def test_an_empty_text_has_nothing() -> None:
    assert acts("") == []
    assert read("").sentences == ()
    assert language(read("")) == "und"


@pytest.mark.parametrize("code", ["en", "acts", *IN_PART])
def test_every_template_is_found_with_its_longest_words_at_its_widest_gaps(code: str) -> None:
    lists = phrases(code)
    file = resources.files("goodstanding.language") / "phrases" / f"{code}.txt"
    missed = []
    for what, _, template in templates(file.read_text(encoding="utf-8")):
        words = []
        for part in items(template):
            words += ["zz"] * part if isinstance(part, int) else max(part[0], key=len).split()
        text = " ".join(words).replace("#", "7").replace("URL", "https://a.example")
        if read(text).words == words and what not in {one.what for one in lists.find(read(text))}:
            missed.append(template)
    assert missed == []


def test_a_letter_folds_alike_alone_and_among_many_strange_ones() -> None:
    letters = "".join(map(chr, range(0xC0, 0x250))) + "’“–…𝗖𝟙ｃ`ǿǾÐΣİ"
    assert len(fold(letters)) == len(letters)
    for among, letter in zip(fold(letters), letters, strict=True):
        assert fold(letter + "é")[0] == among, letter
        assert fold(letter + among + "é")[:2] == among + fold(among + "é")[0], letter


def test_a_dot_inside_a_word_or_a_number_ends_nothing_and_stops_in_a_row_end_once() -> None:
    assert read("See a.b, .hidden and 3.5 (v. 2.x too). Well...?! Yes, file.?name.").words == [
        "see", "a", "b", "hidden", "and", "#", "v", "#", "x", "too", ".", "well", "?", "yes", "file", "name", ".",
    ]  # fmt: skip


def test_where_a_word_stood_is_told_in_the_text_as_written() -> None:
    text = "Ca\u0301fe\u200b\u200d now.\r\n\r\nＧｏ  on!"
    reading = read(text)
    assert [text[slice(*reading.span(at, at + 1))] for at in range(len(reading.words))] == [
        "Ca\u0301fe\u200b\u200d", "now", ".", "Ｇｏ", "on", "!",
    ]  # fmt: skip
