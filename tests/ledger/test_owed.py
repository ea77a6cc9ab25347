"""What is owed, on rows that can be read at a glance. Ada owns the ledger; one other person speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from goodstanding.ledger.closings import asks, is_closing, needs_answer
from goodstanding.ledger.owed import Tried, owed, tried
from goodstanding.values import ME, Kind, Precision, Row

BEN = "linkedin:ben-okri"
START = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)
NOW = START + timedelta(days=100)


def rows(*lines: tuple[float, str, str, str], conversation: str = "c1") -> list[Row]:
    """Build rows from (day, "<" or ">", kind, text); ids are r0, r1, ..."""
    return [
        Row(
            id=f"r{number}",
            at=START + timedelta(days=day),
            actor=ME if way == ">" else BEN,
            recipients=(BEN,) if way == ">" else (ME,),
            kind=Kind(kind),
            network="linkedin",
            mine=way == ">",
            to_me=way == "<",
            text=text,
            conversation=conversation,
        )
        for number, (day, way, kind, text) in enumerate(lines)
    ]


def test_a_question_waits_and_opens_its_row() -> None:
    (one,) = owed(rows((0, ">", "message", "Hello Ben"), (1, "<", "message", "Which day suits you?")), NOW)
    assert (one.kind, one.evidence, one.text) == ("answer", ("r1",), "Which day suits you?")
    assert one.why == "They asked you something on 2 May 2024 and have had no answer."


def test_an_answered_question_is_not_owed() -> None:
    assert owed(rows((0, "<", "message", "Which day?"), (1, ">", "message", "Friday.")), NOW) == ()


def test_an_answer_in_another_thread_of_the_same_network_does_not_count_but_a_call_does() -> None:
    question = rows((0, "<", "message", "Which day?"))
    elsewhere = rows((1, ">", "message", "About the other thing."), conversation="c2")
    assert len(owed(question + elsewhere, NOW)) == 1
    call = rows((1, ">", "call", ""), conversation="")
    assert owed(question + call, NOW) == ()


def test_somebody_who_opened_a_conversation_waits_even_without_a_question() -> None:
    (one,) = owed(rows((0, "<", "message", "I read your piece on solder voids and it helped us.")), NOW)
    assert one.why == "They wrote to you on 1 May 2024 and have had no answer."


def test_an_answer_to_the_owner_that_asks_nothing_waits_for_nothing() -> None:
    said = rows((0, ">", "message", "Did it arrive?"), (9, "<", "message", "It came on Monday, all well."))
    assert owed(said, NOW) == ()


def test_a_closing_after_a_conversation_waits_for_nothing() -> None:
    said = rows(
        (0, "<", "message", "When?"),
        (1, ">", "message", "Monday at nine."),
        (1.1, "<", "message", "Thanks! 👍"),
    )
    assert owed(said, NOW) == ()


def test_a_question_is_not_settled_by_their_own_thanks() -> None:
    said = rows((0, "<", "message", "Could you send the drawing?"), (0.01, "<", "message", "Thank you!"))
    assert owed(said, NOW)[0].evidence == ("r0",)


def test_a_message_to_many_waits_for_nobody_in_particular() -> None:
    (row,) = rows((0, "<", "message", "Who comes to the fair?"))
    crowd = Row(**{**{f: getattr(row, f) for f in row.__slots__}, "recipients": (ME,) + (BEN,) * 20})
    assert owed([crowd], NOW) == ()


def test_an_invitation_waits_for_a_yes_or_no() -> None:
    (one,) = owed(rows((0, "<", "invitation", "")), NOW)
    assert "invited you to connect" in one.why
    assert owed(rows((0, "<", "invitation", ""), (2, ">", "acceptance", "")), NOW) == ()


def test_leads_without_thanks_are_counted_together() -> None:
    leads = rows(
        (0, "<", "referral", ""), (20, "<", "referral", ""), (40, ">", "message", "Is the bill paid?")
    )
    (one,) = owed(leads, NOW)
    assert (one.kind, one.evidence) == ("thanks", ("r0", "r1"))
    assert one.why == (
        "They sent you business twice, last on 21 May 2024, and have not had a word of thanks."
    )


def test_thanks_in_any_language_settle_thanks_and_leave_the_return() -> None:
    for text in ("Vielen Dank!", "ありがとうございます", "Muchas gracias", "Merci pour la recommandation"):
        (one,) = owed(rows((0, "<", "recommendation", "Ada is careful."), (1, ">", "message", text)), NOW)
        assert one.kind == "return"


def test_a_returned_favour_is_settled() -> None:
    assert owed(rows((0, "<", "referral", ""), (5, ">", "referral", "")), NOW) == ()


def test_what_the_owner_did_is_never_said_to_be_owed_to_the_owner() -> None:
    given = rows((0, ">", "referral", ""), (1, ">", "recommendation", ""), (2, ">", "message", "Any news?"))
    assert owed(given, NOW) == ()


def test_rows_at_or_after_the_date_asked_for_change_nothing() -> None:
    said = rows((0, "<", "message", "Which day?"), (5, ">", "message", "Friday."))
    day = START + timedelta(days=5)
    assert len(owed(said, day)) == 1
    assert owed(said, day.timestamp()) == owed(said, day)
    assert owed(said, day + timedelta(seconds=1)) == ()


def test_a_closing_of_the_owner_is_no_try_in_vain() -> None:
    said = rows(
        (0, ">", "message", "Did the parts arrive?"),
        (1, "<", "message", "They did."),
        (1.1, ">", "message", "Perfect, thank you!"),
        (30, ">", "message", "Shall we meet at the fair?"),
    )
    assert tried(said, NOW) == Tried(1, (START + timedelta(days=30)).timestamp())
    assert tried(said[:3], NOW).count == 0
    assert tried(said, START + timedelta(days=30)).count == 0


def test_tries_are_counted_by_sitting_and_end_with_an_answer_of_any_kind() -> None:
    said = rows(
        (0, ">", "message", "Hello?"), (0.1, ">", "message", "Are you there?"), (9, ">", "message", "Hm?")
    )
    assert tried(said, NOW).count == 2
    assert tried([*said, *rows((10, "<", "acceptance", ""))], NOW).count == 0
    assert tried([*said, *rows((10, "<", "reaction", ""))], NOW).count == 2


def test_an_acceptance_known_by_the_day_follows_the_invitation_of_that_day() -> None:
    mine = rows((0.1, ">", "invitation", "Hello Ben"), (0, "<", "acceptance", ""))
    mine[1] = replace(mine[1], at=START.replace(hour=0), precision=Precision.DAY)
    assert tried(mine, NOW).count == 0
    later = rows(
        (0.1, ">", "invitation", ""), (0, "<", "acceptance", ""), (0.2, ">", "message", "Free on Monday?")
    )
    later[1] = replace(later[1], at=START.replace(hour=0), precision=Precision.DAY)
    assert tried(later, NOW).count == 1  # what was written after it was accepted still waits
    theirs = rows((0.1, "<", "invitation", ""), (0, ">", "acceptance", ""))
    assert owed([theirs[0]], NOW)[0].kind == "answer"
    theirs[1] = replace(theirs[1], at=START.replace(hour=0), precision=Precision.DAY)
    assert owed(theirs, NOW) == ()


def test_very_old_questions_are_left_in_peace() -> None:
    assert owed(rows((0, "<", "message", "Which day?")), START + timedelta(days=400)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "thanks!", "👍", "🙏🙏", "Perfect, thank you so much!", "Thanks, Ben!", "ok", "See you tomorrow!",
        "Danke, bis morgen!", "Alles klar, vielen Dank", "Merci beaucoup, bonne journée !", "Gracias, un abrazo",
        "Obrigado!", "Grazie mille, a presto", "Bedankt!", "Tack så mycket", "Dzięki!", "Спасибо большое!",
        "Teşekkürler", "ありがとうございます。", "谢谢！", "감사합니다", "شكرا جزيلا", "धन्यवाद", "Ευχαριστώ πολύ!", ":)",
    ],
)  # fmt: skip
def test_closings_need_no_answer(text: str) -> None:
    assert is_closing(text)
    assert not needs_answer(text, opens=True)


@pytest.mark.parametrize(
    "text",
    [
        "Thanks! When can you start?", "Ok, but the second batch is still missing", "Can you call me",
        "Kannst du mir das schicken", "Pourriez-vous me rappeler", "Podrías mandarme el plano", "Дайте знать",
        "教えてください", "请问什么时候", "Thanks for the drawing, the third hole is off by a millimetre", "42",
    ],
)  # fmt: skip
def test_what_says_or_asks_something_is_no_closing(text: str) -> None:
    assert not is_closing(text)


def test_a_question_mark_inside_a_link_asks_nothing() -> None:
    assert not asks("See https://shop.example/item?id=3 for the part.")
    assert not asks("> Which day?\nFriday.")
