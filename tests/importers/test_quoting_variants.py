"""Variants of quoted history, put together by chance: what stands above must come out, and nothing else.

The right words are known because the variant was built around them. `HYPOTHESIS_PROFILE=long` tries many more.
"""

# ruff: noqa: E501
from __future__ import annotations

import html
import random
import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodstanding.importers.message import Mail
from goodstanding.importers.quoting import own_words

from .test_quoting import BLOCKS, HELD_OUT_BLOCKS, LINES

OWN = [
    "Thanks, that suits me well.", "Ja gerne.\n\nWann passt es dir? Ich habe am 5. Mai Zeit.", "Merci beaucoup.\n\nÀ bientôt,\nAda",
    "Sí, de acuerdo: mañana a las 10:00.", "Takk!\n\nHilsen\nAda", "Дякую, домовились.", "好的，明天见。", "了解しました。\nよろしくお願いします。",
    "Hi Ben,\n\nI will:\n- send the plan\n- call you\n\nBest,\nAda", "Σας ευχαριστώ.", "תודה רבה, נתראה ביום שלישי.", "شكرا جزيلا.",
    "See https://okri.example/plan: it has all of it.", "Hello Ben,\n\n1) yes\n2) no: too dear\n\nRegards\nAda",
    "From: Cologne\nTo: Ghent\nWeight: 40 kg\n\nCan you?", "Ada: yes.\nChen: no.\nBen: perhaps, on 5 May 2024 at 10:00.",
]  # fmt: skip
OLD = [
    "I will send you the contract by Friday. Could you tell me the price?\n\nBest regards\nBen",
    "Hallo Ada,\n\nkommst du?\n\nBen",
    "One line.",
]
PEOPLE = [
    ("Ben Okri", "ben@okri.example"), ("Okri, Ben", "ben.okri@okri.example"), ("Jörg Müller-Lüdenscheidt", "j.mueller@firma.example"),
    ("Нина Петрова", "nina@petrova.example"), ("田中 太郎", "tanaka@okri.example"), ("María José García López", "mj.garcia@empresa.example"),
    ("דנה כהן", "dana@cohen.example"), ("B. Okri (Okri Ltd)", "ben_okri+list@okri.example"),
]  # fmt: skip
DATES = [
    "05.03.2024 10:00",
    "2024-03-05 10:00",
    "3/5/24, 10:00 AM",
    "Tuesday, March 5, 2024 10:00 AM",
    "5 мар. 2024 г., 10:00",
    "2024年3月5日 10:00",
]
Variant = tuple[str, str, frozenset[str]]


def quote(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def known(person: tuple[str, str], dice: random.Random) -> frozenset[str]:
    """Those named in the mail's headers: sometimes the one who is quoted is not among them."""
    mine = {"ada quill", "ada@quill.example"}
    return frozenset(mine | ({each.lower() for each in person} if dice.random() < 0.7 else set()))


def introduced(dice: random.Random) -> Variant:
    person, words = dice.choice(PEOPLE), dice.choice(OWN)
    line = dice.choice(LINES).replace("Ben Okri", person[0]).replace("ben@okri.example", person[1])
    width = dice.choice([2000, 78, 72, 60, 45, 36])
    if width < 2000:
        line = textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
    old = dice.choice(OLD)
    history = quote(old) if dice.random() < 0.7 else old
    gap = dice.choice(["\n\n", "\n\n\n", "\n"])
    return words + gap + line + dice.choice(["\n", "\n\n"]) + history, words, known(person, dice)


def headed(dice: random.Random) -> Variant:
    person, words = dice.choice(PEOPLE), dice.choice(OWN)
    sender, sent, to, subject, date = dice.choice(BLOCKS + HELD_OUT_BLOCKS)[1:]
    who = dice.choice(
        [f"{person[0]} <{person[1]}>", f'"{person[0]}" <{person[1]}>', f"{person[0]} [mailto:{person[1]}]"]
    )
    lines = [
        (sender, who),
        (sent, dice.choice([date, *DATES])),
        (to, dice.choice(["Ada Quill <ada@quill.example>", "ada@quill.example"])),
        (subject, "Re: Lamp"),
    ]
    if dice.random() < 0.3:
        lines.insert(3, ("Cc", "chen@lin.example;\n nia@hart.example"))
    if dice.random() < 0.3:
        lines[0], lines[1] = lines[1], lines[0]
    bold, colon = dice.choice(["", "*"]), dice.choice([":", ":", " :", "："])
    drawn = dice.choice(["", "________________________________\n", f"-----{subject} {sender}-----\n"])
    block = dice.choice(["\n", "\n\n"]).join(f"{bold}{label}{colon}{bold} {value}" for label, value in lines)
    return f"{words}\n\n{drawn}{block}\n\n{dice.choice(OLD)}", words, known(person, dice)


def marked(dice: random.Random) -> Variant:
    """HTML, as the programs write it."""
    person, words, old = dice.choice(PEOPLE), dice.choice(OWN), dice.choice(OLD)
    line = html.escape(
        dice.choice(LINES).replace("Ben Okri", person[0]).replace("ben@okri.example", person[1])
    )
    own, history = (
        "".join(f"<div>{html.escape(x) or '<br>'}</div>" for x in text.split("\n")) for text in (words, old)
    )
    labels = dice.choice(BLOCKS + HELD_OUT_BLOCKS)[1:]
    values = [f"{person[0]} <{person[1]}>", dice.choice(DATES), "Ada Quill <ada@quill.example>", "Lamp"]
    block = "<br>".join(
        f"<b>{label}:</b> {html.escape(value)}" for label, value in zip(labels, values, strict=False)
    )
    rows = "".join(
        f"<tr><td>{label}:</td><td>{html.escape(value)}</td></tr>"
        for label, value in zip(labels, values, strict=False)
    )
    page = dice.choice(
        [
            f"<div dir=ltr>{own}</div><br><div class='gmail_quote gmail_quote_container'><div dir=ltr class=gmail_attr>{line}<br></div>"
            f"<blockquote class=gmail_quote style='margin:0 0 0 .8ex;border-left:1px solid'>{history}</blockquote></div>",
            f"{own}<div class='moz-cite-prefix'>{line}<br></div><blockquote type='cite' cite='mid:x'>{history}</blockquote>",
            f"<div class='moz-cite-prefix'>{line}<br></div><blockquote type='cite'>{history}</blockquote>{own}",
            f"{own}<div><br><blockquote type='cite'><div>{line}</div><br>{history}</blockquote></div>",
            f"{own}<div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p>{block}</p></div>{history}",
            f"{own}<hr style='display:inline-block;width:98%'><div id=divRplyFwdMsg dir=ltr><font>{block}</font></div>{history}",
            f"{own}<div><br></div><div>{block}</div><div><br></div>{history}",
            f"{own}<hr><table>{rows}</table>{history}",
            f"{own}<div>{line}</div><blockquote style='border-left:2px solid'>{history}</blockquote>",
            f"{own}<div><br></div><div>{line}</div><div><br></div>{history}",
            f"{own}<div id='ydp1yahoo_quoted_2' class='ydp1yahoo_quoted'><div>{line}</div>{history}</div>",
        ]
    )
    return page, words, known(person, dice)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize("build", [introduced, headed])
@given(seed=st.integers(0, 2**32))
def test_only_the_words_above_history_come_out_of_plain_text(build: object, seed: int) -> None:
    text, words, people = build(random.Random(seed))  # type: ignore[operator]
    assert plain(own_words(text, people)) == plain(words)


@given(seed=st.integers(0, 2**32))
def test_only_the_words_beside_history_come_out_of_html(seed: int) -> None:
    page, words, people = marked(random.Random(seed))
    raw = b"From: Ada Quill <ada@quill.example>\nContent-Type: text/html; charset=utf-8\n\n" + page.encode()
    assert plain(Mail(raw).own(people).words) == plain(words)
