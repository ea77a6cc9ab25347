"""The labelled messages: read them, and tell the part to work on from the part that is kept untouched.

One message a line: `B channel language faults | text` (it costs trust), `G channel language | text` (it is fine),
`GH …` (fine, and hard: curt, asking for a price, quoting spam). `\\n` in the text is a line break; a context may
follow in braces at the end: `{rel=stranger,min=5,prior=0}`. All people and firms are invented.

The half of a message is decided by its text alone, so that it never changes: `dev` is looked at while writing
rules and weights, `test` only when figures are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent / "messages"
CHANNELS = {
    "inv": "linkedin_invite", "msg": "linkedin_message", "mail": "email",
    "com": "comment", "post": "post", "dm": "dm", "other": "other",
}  # fmt: skip
FAULTS = {
    "st": "stock_invitation", "ff": "false_familiarity", "hs": "hard_sell", "pp": "premature_pitch",
    "ma": "merge_artifact", "si": "synthetic_intimacy", "sc": "self_centred", "nr": "no_reason",
    "pf": "pushy_follow_up", "lh": "link_huckster", "fu": "fake_urgency", "mb": "mass_blast", "rec": "hard_sell",
}  # fmt: skip
_CONTEXT = re.compile(r"\s*\{((?:rel|min|prior)=[^{}]*)\}\s*$")
_FIELDS = {"rel": "relation", "min": "minutes_since_accept", "prior": "prior_exchanges"}


@dataclass(frozen=True)
class Labelled:
    """One message with its label; `faults` is empty when it is fine."""

    text: str
    channel: str
    language: str
    bad: bool
    hard: bool
    faults: frozenset[str]
    context: dict[str, str | int] | None
    half: str
    place: str


def messages(folder: Path = HERE) -> Iterator[Labelled]:
    """Yield all labelled messages. Raises ValueError, with file and line, on a line that cannot be read."""
    for file in sorted(folder.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            head, bar, text = line.partition(" | ")
            words = head.split()
            if not bar or words[0] not in ("B", "G", "GH") or words[1] not in CHANNELS:
                raise ValueError(f"{file.name}:{number}: not a labelled message: {line[:60]}")
            context: dict[str, str | int] | None = None
            if found := _CONTEXT.search(text):
                context = {}
                for pair in found[1].split(","):
                    key, _, value = pair.partition("=")
                    context[_FIELDS[key]] = value if key == "rel" else int(value)
                text = text[: found.start()]
            text = text.replace("\\n", "\n")
            faults = frozenset(FAULTS[one] for one in words[3].split(",")) if len(words) > 3 else frozenset()
            half = (
                "third"
                if file.stem == "third"
                else "test"
                if sha256(text.encode()).digest()[0] & 1
                else "dev"
            )
            yield Labelled(
                text,
                CHANNELS[words[1]],
                words[2],
                words[0] == "B",
                words[0] == "GH",
                faults,
                context,
                half,
                f"{file.name}:{number}",
            )
