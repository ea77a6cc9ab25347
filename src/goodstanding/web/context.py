"""What every page needs besides its own: the places to go, the chosen look, and whether keys are on."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from goodstanding.web.places import PLACES

LOOKS = ("light", "dark")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's values.

    `places` is the bar; `parts` are the pages of the place where the reader is. `here` is "page" on a page itself,
    "true" on what lies below it and on the word of the bar above it.
    """
    places = []
    nearest = _nearest(request.path)
    parts: list[dict[str, str]] = []
    for place in PLACES:
        if not place.pages:
            continue
        inside = [
            {
                "name": page.name,
                "word": page.word,
                "about": page.about,
                "href": reverse(page.name),
                "here": _here(request.path, page.name) if page.name == nearest else "",
            }
            for page in place.pages
        ]
        here = next((page["here"] for page in inside if page["here"]), "")
        if here:
            parts = inside if len(inside) > 1 else []
            here = inside[0]["here"] or "true"
        places.append(inside[0] | {"word": place.word, "here": here, "pages": inside})
    look = request.COOKIES.get("look", "")
    return {
        "places": places,
        "parts": parts,
        "look": look if look in LOOKS else "",
        "keys_off": request.COOKIES.get("keys") == "off",
    }


def _nearest(path: str) -> str:
    """Return the name of the page that the address is, or that it lies closest below; "" when there is none."""
    names = {reverse(page.name): page.name for place in PLACES for page in place.pages}
    above = [href for href in names if path == href or (href != "/" and path.startswith(href))]
    return names[max(above, key=len)] if above else ""


def _here(path: str, name: str) -> str:
    return "page" if path == reverse(name) else "true"
