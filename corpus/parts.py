"""Letters put together from sentences: calm ones that sell, from `parts.txt`, and ordinary ones, from the sentences learnt from.

Put together at random, but the same at each call, in ten languages; both sorts carry the same greetings and closings, so that only what is
said between them tells. Learnt from, never measured on.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from corpus.sentences import sentences

HERE = Path(__file__).parent / "parts.txt"
PART_ACTS = {
    "seen": (), "sells": ("pitches",), "wants": ("asks",), "again": ("presses",), "links": ("leads", "asks"), "who": ("asks",),
}  # fmt: skip
# What a letter that sells is made of, and the faults it has.
PLANS = (
    (("seen", "sells", "wants"), "hard_sell premature_pitch"),
    (("sells", "sells", "wants"), "hard_sell self_centred"),
    (("sells", "wants"), "hard_sell premature_pitch"),
    (("seen", "sells", "sells"), "hard_sell"),
    (("again", "wants"), "pushy_follow_up"),
    (("again", "sells", "again"), "pushy_follow_up hard_sell"),
    (("again", "again"), "pushy_follow_up"),
    (("sells", "who"), "mass_blast hard_sell"),
    (("who", "sells"), "mass_blast hard_sell"),
    (("links",), "link_huckster"),
    (("seen", "links"), "link_huckster"),
)
_ORDINARY = frozenset(
    ("thanks", "answers", "refuses", "schedules", "orders", "asks", "offers", "tells", "promises", "apologises", "praises", "congratulates")
)  # fmt: skip
_COSTLY = frozenset(("pitches", "presses", "leads", "claims", "connects"))
_EDGES = {
    "en": ("Hi Mia,|Hello,|Dear Mr Bell,|", "Best, Rob|Kind regards|Thanks|"),
    "de": ("Hallo Frau Kern,|Guten Tag,|Hallo Jan,|", "Viele Grüße|Mit freundlichen Grüßen|LG|"),
    "fr": ("Bonjour,|Bonjour Léa,|Madame, Monsieur,|", "Cordialement|Bien à vous|Bonne journée|"),
    "es": ("Hola Ana,|Buenos días:|Estimado señor:|", "Un saludo|Saludos|Gracias|"),
    "it": ("Buongiorno,|Ciao Luca,|Gentile signora,|", "Cordiali saluti|Un saluto|Grazie|"),
    "pt": ("Bom dia,|Olá Rui,|Caro senhor,|", "Cumprimentos|Obrigado|Abraço|"),
    "nl": ("Goedemorgen,|Beste Tom,|Geachte heer,|", "Met vriendelijke groet|Groet|Alvast bedankt|"),
    "sv": ("Hej,|Hej Lena!|", "Vänliga hälsningar|Mvh|"),
    "da": ("Hej,|Hej Mads,|", "Venlig hilsen|Mvh|"),
    "pl": ("Dzień dobry,|Szanowni Państwo,|", "Pozdrawiam|"),
    "no": ("Hei,|Hei Nora,|", "Vennlig hilsen|"),
}


def parts() -> Iterator[tuple[str, str, str]]:
    """Yield language, part and text of each sentence. Raises ValueError, with file and line, on a section that is none of ours."""
    language = part = ""
    for number, line in enumerate(HERE.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith(";"):
            continue
        if line.startswith("["):
            language, _, part = line.strip("[]").partition(" ")
            if part not in PART_ACTS:
                raise ValueError(f"parts.txt:{number}: no part of a letter: {line}")
        else:
            yield language, part, line


def letters(each: int) -> Iterator[tuple[str, str, bool, frozenset[str]]]:
    """Yield language, text, whether it sells, and its faults: for each language `each` letters of either sort."""
    stock: dict[tuple[str, str], list[str]] = {}
    for language, part, text in parts():
        stock.setdefault((language, part), []).append(text)
    ordinary: dict[str, list[str]] = {}
    for one in sentences():
        if one.half == "more" and one.acts & _ORDINARY and not one.acts & _COSTLY:
            ordinary.setdefault(one.language, []).append(one.text)
    for language in _EDGES:
        dice = random.Random(language)
        for _ in range(each):
            plan, faults = dice.choice(PLANS)
            told = [dice.choice(stock[language, part]) for part in plan if (language, part) in stock]
            if told:
                yield language, _letter(language, told, dice), True, frozenset(faults.split())
            if language in ordinary:
                few = dice.sample(ordinary[language], min(dice.randint(1, 3), len(ordinary[language])))
                yield language, _letter(language, few, dice), False, frozenset()


def _letter(language: str, told: list[str], dice: random.Random) -> str:
    opening, closing = (dice.choice(edge.split("|")) for edge in _EDGES[language])
    gap = dice.choice(("\n\n", "\n", " "))
    return gap.join(bit for bit in (opening, " ".join(told), closing) if bit)
