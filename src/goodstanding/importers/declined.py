"""Exports and files that we know and do not read: each is named, and told why in a sentence.

WhatsApp, Slack, TikTok, Telegram, Outlook's PST and MSG, and the HTML form of Facebook's and Instagram's exports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goodstanding.importers.export import Entry, Export
from goodstanding.values import FileRead, Problem, Record, Status

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "declined"
CANNOT_SHOW: tuple[str, ...] = ()

_META_HTML = re.compile(
    r"(^|/)(messages/(inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/.*message_\d+|"
    r"(your_facebook_activity|your_activity_across_facebook|your_instagram_activity|friends_and_followers|"
    r"followers_and_following|connections/(friends|followers|followers_and_following)|comments_and_reactions|"
    r"likes_and_reactions|profile_information|personal_information)/.*)\.html?$",
    re.I,
)
_WHATSAPP = re.compile(
    rb"^\xef?\xbb?\xbf?(?:\xe2\x80\x8e)?\[?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? [^\n]{4,16}?(?:\]| -) [^\n:]{1,60}: ",
    re.M,
)
_KINDS: dict[str, tuple[str, str]] = {
    "whatsapp": (
        "a WhatsApp chat, which we do not read",
        "Write down what matters from it as a note on the person's page.",
    ),
    "slack": (
        "a Slack export, which we do not read: it holds the conversations of a whole workspace",
        "Write down what matters from it as a note on the person's page.",
    ),
    "tiktok": (
        "a TikTok export, which we do not read",
        "Nothing has to be done; the other files were read.",
    ),
    "telegram": (
        "a Telegram export, which we do not read",
        "Write down what matters from it as a note on the person's page.",
    ),
    "outlook": (
        "an Outlook file (PST, OST or MSG), a form that only Outlook reads well",
        "In Outlook or Thunderbird, export the folder as mbox or EML and import that.",
    ),
    "meta": (
        "the HTML form of a Facebook or Instagram export, which is made for looking at",
        "Ask for the export again with Format: JSON and Date range: All time, and import that.",
    ),
}


def _kind(entry: Entry) -> str:
    name, head = entry.name.lower(), entry.head
    if head[:4] == b"!BDN" or (
        head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" and name.endswith((".msg", ".pst", ".ost"))
    ):
        return "outlook"
    if name.startswith("user_data_tiktok") and entry.suffix in ("json", "txt"):
        return "tiktok"
    if entry.suffix == "json" and (b'"TikTok' in head or b'"Tiktok Shopping"' in head):
        return "tiktok"
    if entry.suffix == "txt" and (name == "_chat.txt" or name.startswith("whatsapp chat")):
        return "whatsapp"
    if entry.suffix == "txt" and len(_WHATSAPP.findall(head)) >= 3:
        return "whatsapp"
    if entry.suffix in ("html", "htm") and _META_HTML.search(entry.path):
        return "meta"
    if name == "result.json" and b'"personal_information"' in head and b'"user_id"' in head:
        return "telegram"
    return ""


def _slack_roots(export: Export) -> set[str]:
    """Return the folders that hold a workspace: its lists of channels and users beside each other."""
    have: dict[str, set[str]] = {}
    for entry in export.entries:
        if entry.name in ("channels.json", "users.json", "integration_logs.json", "dms.json"):
            have.setdefault(entry.folder, set()).add(entry.name)
    return {folder for folder, names in have.items() if {"channels.json", "users.json"} <= names}


def claims(export: Export) -> Sequence[Entry]:
    """Return what we know by sight and do not read."""
    roots = _slack_roots(export)
    return [entry for entry in export.entries if _kind(entry) or _in_slack(entry, roots)]


def _in_slack(entry: Entry, roots: set[str]) -> bool:
    return entry.suffix == "json" and any(not root or entry.path.startswith(f"{root}/") for root in roots)


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Say of each kind, once, what it is and what can be done; and of each file, that it was not read."""
    told: set[str] = set()
    for entry in entries:
        kind = _kind(entry) or "slack"
        what, do = _KINDS[kind]
        if kind not in told:
            told.add(kind)
            yield Problem(entry.path, f"this is {what}", do)
        yield FileRead(entry.path, NAME, Status.IGNORED, why=what)
