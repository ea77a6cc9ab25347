"""The labelled messages: read them, and tell the part to work on from the part that is kept untouched.

One message a line: `B channel language faults | text` (it costs trust), `G channel language | text` (it is fine),
`GH …` (fine, and hard: curt, asking for a price, quoting spam), `BH …` (costs trust and looks honest). `BC …` and `GC …` can be
told only with their context. `\\n` in the text is a line break; a context may follow in braces at the end:
`{rel=stranger,min=5,prior=0}`. A line `# kind: thanks` says what kind of message follows. All people and firms are invented.

Each message belongs to one part, for ever. In `messages/` it is decided by its text alone: `dev` is learnt from and looked at,
`test` only measured; `third.txt` there is a part of its own. All of `learn/` is learnt from. `fresh/` was written apart, by hands that
saw neither the rules nor the other messages, and is only measured; `kept/` likewise, ordinary messages by kind and outreach that is easily missed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
FOLDERS = ("messages", "learn", "fresh", "kept")
KINDS = ("B", "G", "BH", "GH", "BC", "GC")
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
    """One message with its label; `faults` is empty when it is fine, `by_context` when the text alone tells nothing."""

    text: str
    channel: str
    language: str
    bad: bool
    hard: bool
    faults: frozenset[str]
    by_context: bool
    context: dict[str, str | int] | None
    half: str
    place: str
    kind: str = ""


def messages(*folders: str) -> Iterator[Labelled]:
    """Yield the labelled messages of the folders, or of all. Raises ValueError, with file and line, on a line that cannot be read."""
    for folder in folders or FOLDERS:
        for file in sorted((HERE / folder).glob("*.txt")):
            kind = ""
            for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
                if line.startswith("# kind: "):
                    kind = line.removeprefix("# kind: ").strip()
                elif line.strip() and not line.startswith("#"):
                    yield _message(line, f"{folder}/{file.name}:{number}", kind)


def _message(line: str, place: str, kind: str = "") -> Labelled:
    head, bar, text = line.partition(" | ")
    words = head.split()
    if not bar or words[0] not in KINDS or words[1] not in CHANNELS:
        raise ValueError(f"{place}: not a labelled message: {line[:60]}")
    context: dict[str, str | int] | None = None
    if found := _CONTEXT.search(text):
        context = {}
        for pair in found[1].split(","):
            key, _, value = pair.strip().partition("=")
            context[_FIELDS[key]] = value if key == "rel" else int(value)
        text = text[: found.start()]
    text = text.replace("\\n", "\n")
    faults = frozenset(FAULTS[one] for one in words[3].split(",")) if len(words) > 3 else frozenset()
    return Labelled(
        text,
        CHANNELS[words[1]],
        words[2],
        words[0][0] == "B",
        words[0][1:] == "H",
        faults,
        words[0][1:] == "C",
        context,
        _half(place, text),
        place,
        kind,
    )


def _half(place: str, text: str) -> str:
    folder, _, file = place.partition("/")
    if folder != "messages":
        return folder
    if file.startswith("third.txt"):
        return "third"
    return half_of(text)


def half_of(text: str) -> str:
    """Return `dev` or `test`, by the text alone, so that it never changes."""
    return "test" if sha256(text.encode()).digest()[0] & 1 else "dev"
