"""What every page needs besides its own: the places to go, the chosen look, and whether keys are on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

# Name in urls.py, the word that the reader sees, and what the page is for. In the order shown.
PLACES: tuple[tuple[str, str, str], ...] = (
    ("today", "Today", "a short list of what is worth doing today, and why; and whom to leave in peace"),
    ("people", "People", "everybody you have had to do with, and how things stand between you"),
    ("check", "Check", "what in a message would cost trust, why, and what to write instead"),
    ("presence", "Presence", "what a visitor sees of you, and what to mend first"),
    ("plan", "Plan", "whether the plan is clear and its goals can happen, from your own past"),
    ("ratios", "Ratios", "shares instead of counts: what you give and get, and what has grown"),
    ("trust", "Trust", "how far the chances in these pages can be trusted, checked on your own past"),
    ("import", "Import", "bring in an export; see what was read and what was not"),
)

LOOKS = ("light", "dark")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's values; `here` is "page" on the place itself and "true" on a page below it."""
    places = []
    for name, word, about in PLACES:
        href = reverse(name)
        here = ""
        if request.path == href:
            here = "page"
        elif href != "/" and request.path.startswith(href):
            here = "true"
        places.append({"name": name, "word": word, "about": about, "href": href, "here": here})
    look = request.COOKIES.get("look", "")
    return {
        "places": places,
        "look": look if look in LOOKS else "",
        "keys_off": request.COOKIES.get("keys") == "off",
    }
