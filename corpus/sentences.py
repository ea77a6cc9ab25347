"""The labelled sentences: what each one does, and which half it belongs to.

One sentence a line: its acts (of `goodstanding.language.ACTS`), comma separated, or `-` for none, then ` | ` and the
text. All people are invented. The half is decided by the text alone, so that it never changes: weights are fitted and
choices made on `dev`; `test` is looked at only when figures are reported. Whole files named `xx_more` are learnt from as well
(`more`), and whole files named `xx_apart`, of another world and manner, are never (`apart`): only these two know every act.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.labelled import half_of
from goodstanding.language import ACTS

HERE = Path(__file__).parent / "acts"
LEARN = Path(__file__).parent / "acts_learn.txt"
# The acts that the oldest files were labelled with; of the others they say nothing.
FIRST_ACTS = frozenset(ACTS[: ACTS.index("refuses")])
_EMOTION_ACT = {"gratitude": "thanks", "admiration": "praises", "remorse": "apologises"}
_NEAR_PRAISE = frozenset(
    ("approval", "joy", "love", "excitement", "gratitude", "caring", "amusement", "optimism", "pride")
)
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
            language, _, name = file.stem.partition("_")
            half = name if name in ("more", "apart") else half_of(text)
            yield LabelledSentence(text, acts, language, half, f"{file.name}:{number}")


def intents(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield the sentences of a public file (`Yes|No<TAB>sentence` a line), each with whether it asks or proposes something."""
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        label, tab, text = line.partition("\t")
        if tab:
            yield text, label == "Yes"


def emotions(file: Path) -> Iterator[tuple[str, frozenset[str], frozenset[str], bool]]:
    """Yield public comments labelled by emotion: text, acts, acts that the label knows of, and whether it is kept for measuring."""
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line:
            one = json.loads(line)
            emotion = one["emotion"]
            acts = frozenset((_EMOTION_ACT[emotion],)) if emotion in _EMOTION_ACT else frozenset()
            known = {"thanks", "apologises"} | (set() if emotion in _NEAR_PRAISE else {"praises"})
            yield one["text"], acts, frozenset(known), one["split"] == "test"


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
