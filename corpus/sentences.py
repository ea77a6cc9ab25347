"""The labelled sentences: what each one does, and which half it belongs to.

One sentence a line: its acts (of `goodstanding.language.ACTS`), comma separated, or `-` for none, then ` | ` and the
text. All people are invented. The half is decided by the text alone, so that it never changes: weights are fitted and
choices made on `dev`; `test` is looked at only when figures are reported.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.labelled import half_of
from goodstanding.language import ACTS

HERE = Path(__file__).parent / "acts"
LEARN = Path(__file__).parent / "acts_learn.txt"
_CHOICE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True)
class LabelledSentence:
    """One sentence with its acts; `language` is the two-letter name of its file."""

    text: str
    acts: frozenset[str]
    language: str
    half: str
    place: str


def sentences(folder: Path = HERE) -> Iterator[LabelledSentence]:
    """Yield all labelled sentences. Raises ValueError, with file and line, on a line that cannot be read."""
    for file in sorted(folder.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            head, bar, text = line.partition(" | ")
            acts = frozenset(one.strip() for one in head.split(",")) - {"-"}
            if not bar or not text.strip() or not acts <= set(ACTS):
                raise ValueError(f"{file.name}:{number}: not a labelled sentence: {line[:60]}")
            yield LabelledSentence(text, acts, file.stem[:2], half_of(text), f"{file.name}:{number}")


def intents(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a public file (`Yes|No<TAB>sentence` a line), each with whether it asks or proposes something."""
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        label, tab, text = line.partition("\t")
        if tab:
            yield text, label == "Yes"


def templates(file: Path = LEARN) -> Iterator[tuple[frozenset[str], str]]:
    """Yield the acts and the text of each template. Raises ValueError, with file and line, on what is neither."""
    acts: frozenset[str] | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            acts = frozenset(one.strip() for one in line[1:-1].split(",")) - {"-"}
            if not acts <= set(ACTS):
                raise ValueError(f"{file.name}:{number}: not acts: {line}")
        elif acts is None:
            raise ValueError(f"{file.name}:{number}: a template before the first [section]")
        else:
            yield acts, line


def filled(template: str, dice: random.Random) -> str:
    """Return one sentence that a template stands for."""
    text = _CHOICE.sub(lambda found: dice.choice(found[1].split("|")), template)
    text = text.replace("#", str(dice.randint(2, 90)))
    text = re.sub(r" +([,.!?'])", r"\1", " ".join(text.split()))
    return text[:1].upper() + text[1:]
