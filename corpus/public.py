"""Public messages that lie outside the repository: read them, with where each comes from and what it may be used for.

A source is the repository that a message was published in. What ships is fitted on sources whose licence allows it (LICENSED) and
is measured on whole sources that the weights have not seen: those without a licence, or without leave for commercial use,
are only ever measured. The folder is given by whoever asks; nothing here needs it to be there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ORDINARY = (
    "ordinary_chat", "ordinary_comments_blogs", "ordinary_comments_reddit", "ordinary_comments_so",
    "ordinary_enron", "ordinary_multilingual", "ordinary_network", "ordinary_requests",
)  # fmt: skip
BAD = ("bad_outreach", "bad_social", "bad_email_bulk", "bad_phishing")

# Repositories whose own licence allows learning for anything, commerce included.
LICENSED = frozenset(
    (
        "monologg/GoEmotions-pytorch",  # Apache-2.0
        "mmistakes/made-mistakes-jekyll",  # MIT
        "dyn4j/dyn4j.github.io",  # BSD-3-Clause
        "Freddy-DK/freddysblog",  # MIT
        "bitcoinfrance/bitcoinfrance.github.io",  # MIT
        "Genius1237/TyDiP",  # MIT
        "gunthercox/chatterbot-corpus",  # BSD-3-Clause
        "jkkummerfeld/irc-disentanglement",  # CC BY 4.0
        "PolyAI-LDN/task-specific-datasets",  # CC BY 4.0
        "clinc/oos-eval",  # CC BY 3.0
        "awslabs/multi-domain-goal-oriented-dialogues-dataset",  # CDLA-Permissive
        "organvm-iv-taxis/a-i--skills",  # Apache-2.0
        "cdeistopened/content-os",  # MIT
        "hildelio/autou-email-classifier",  # MIT
        "cuckoo-network/cuckoo",  # Apache-2.0
        "LeadMagic/gtm-skills",  # MIT
        "Othmane-Khadri/YALC-the-GTM-operating-system",  # MIT
        "YS-projectcalc/agent-cold-email",  # MIT
        "aviskaar/skills",  # Apache-2.0
        "miao4ai/open_recruiter",  # MIT
        "tarkaai/gtm-skills",  # MIT
        "janitrai/janitr",  # MIT
        "umputun/tg-spam",  # MIT
    )
)
_CHANNELS = {"chat": "dm"}


@dataclass(frozen=True)
class Public:
    """One public message. `source` is its repository; `learnt` tells whether what ships may be fitted on it."""

    text: str
    bad: bool
    kind: str
    channel: str
    language: str
    source: str
    learnt: bool
    file: str


def public(folder: Path, *names: str) -> Iterator[Public]:
    """Yield the messages of the named files (ORDINARY and BAD, when none is named), in order."""
    for name in names or ORDINARY + BAD:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n"):
            if line:
                row = json.loads(line)
                source = row["source"].split(":")[0]
                channel = row["channel"] or "other"
                yield Public(
                    row["text"],
                    row["label"] == "bad",
                    row["kind"] or row.get("genre") or "other",
                    _CHANNELS.get(channel, channel),
                    row["lang"],
                    source,
                    source in LICENSED and not row.get("nc"),
                    name,
                )
