"""The local API: what the browser extension and other programs on this machine ask. It answers; it changes nothing,
but for one call: a row by hand is added for a program that has the adding token, which is off until its owner makes one.

Every call but the description needs the token that lies in the home folder ("Authorization: Bearer ..."). Browsers
let only extensions in (CORS), and those need the token as well, so no web page can read anything here.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from goodstanding import __version__
from goodstanding.services import brief as briefs
from goodstanding.services import checking, clock, introduce, needs, notes, people
from goodstanding.services import find as finding
from goodstanding.services import listen as listening
from goodstanding.services import person as standing
from goodstanding.services import today as agenda
from goodstanding.services.home import secret
from goodstanding.services.settings import adding_token
from goodstanding.web import outside

_EXTENSION = re.compile(r"(chrome|moz|safari-web)-extension://[\w-]+")
MOST_BYTES = 2_000_000
View = Callable[[HttpRequest], HttpResponse]


def _open_to_extensions(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    origin = request.headers.get("Origin", "")
    if _EXTENSION.fullmatch(origin):
        response["Access-Control-Allow-Origin"] = origin
        response["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
        response["Access-Control-Allow-Methods"] = "GET, POST"
        response["Vary"] = "Origin"
    response["Cache-Control"] = "no-store"
    return response


def _answers(method: str, adding: bool = False) -> Callable[[View], View]:
    """Wrap a view: the method, the token, errors as JSON, and who may read the answer in a browser."""

    def wrap(view: View) -> View:
        @csrf_exempt  # a token in a header is no cookie: a page elsewhere cannot make a browser send it
        @wraps(view)
        def answered(request: HttpRequest) -> HttpResponse:
            if request.method == "OPTIONS":
                return _open_to_extensions(request, HttpResponse(status=204))
            if request.method != method:
                return _open_to_extensions(request, _problem(405, f"Ask with {method}."))
            given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
            wanted = adding_token(settings.HOME) if adding else secret(settings.HOME, "token")
            if adding and not wanted:
                return _open_to_extensions(
                    request, _problem(403, "Programs may not add rows; the page Settings can let them.")
                )
            if not secrets.compare_digest(given.encode(), wanted.encode()):
                sentence = f"The token is missing or wrong; the page {'Settings' if adding else 'Your data'} shows it."
                return _open_to_extensions(request, _problem(401, sentence))
            try:
                response = view(request)
            except people.Unclear as error:
                response = _problem(422, str(error))
            return _open_to_extensions(request, response)

        return answered

    return wrap


def _problem(status: int, sentence: str) -> JsonResponse:
    return JsonResponse({"problem": sentence}, status=status)


@_answers("POST")
def check(request: HttpRequest) -> HttpResponse:
    """Answer with the findings on one message."""
    try:
        if len(request.body) > MOST_BYTES:
            raise people.Unclear("The message is longer than any message should be.")
        asked = json.loads(request.body or b"{}")
        if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
            raise ValueError
    except (ValueError, RecursionError):
        return _problem(400, 'Send a JSON object such as {"text": "Hello", "channel": "linkedin_message"}.')
    found = checking.check(
        asked["text"],
        str(asked.get("channel") or ""),
        str(asked.get("to") or ""),
        asked.get("context"),
        clock.now(),
    )
    return JsonResponse(found)


@_answers("GET")
def who(request: HttpRequest) -> HttpResponse:
    """Answer with what the ledger says of one person."""
    name = request.GET.get("person", "").strip()
    if not name:
        return _problem(400, "Whom? Ask like /api/who?person=ada")
    return JsonResponse(standing.one(name, clock.now()).as_json())


@_answers("GET")
def today(request: HttpRequest) -> HttpResponse:
    """Answer with the agenda."""
    minutes = outside.number(request.GET.get("minutes", "20"), 1, 480)
    if minutes is None:
        return _problem(400, "Minutes are a whole number from 1 to 480.")
    return JsonResponse(agenda.agenda(clock.now(), minutes).as_json())


@_answers("POST", adding=True)
def note(request: HttpRequest) -> HttpResponse:
    """Add a row by hand, or with `"keep": false` only say how the line is understood."""
    try:
        asked = json.loads(request.body[:MOST_BYTES] or b"{}")
        if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
            raise ValueError
    except (ValueError, RecursionError):
        return _problem(400, 'Send a JSON object such as {"text": "called Ben", "on": "2026-03-09"}.')
    who = asked.get("who") or []
    if not isinstance(who, list) or not all(isinstance(one, str) for one in who):
        return _problem(400, '"who" is a list of names or handles.')
    read = notes.read(
        asked["text"], outside.day(str(asked.get("on") or "")), who, str(asked.get("kind") or "")
    )
    return JsonResponse((read if asked.get("keep") is False else notes.keep(read)).as_json())


@_answers("GET")
def find(request: HttpRequest) -> HttpResponse:
    """Answer with whom a query means, its senses apart."""
    return JsonResponse(finding.told(request.GET.get("query", "").strip(), clock.now()))


@_answers("GET")
def listen(request: HttpRequest) -> HttpResponse:
    """Answer with a few posts that deserve an answer."""
    return JsonResponse(listening.box(clock.now())[1].as_json())


@_answers("GET")
def needs_and_offers(request: HttpRequest) -> HttpResponse:
    """Answer with what people need and offer, or what one of them does."""
    name = request.GET.get("of", "").strip()
    now = clock.now()
    return JsonResponse(needs.as_json(needs.of_person(name, now) if name else needs.statements(now)))


@_answers("GET")
def introductions(request: HttpRequest) -> HttpResponse:
    """Answer with whom to bring together, and what is under way."""
    now = clock.now()
    found = introduce.suggestions(now).as_json()
    return JsonResponse({**found, "introductions": [one.as_json() for one in introduce.underway(now)]})


@_answers("GET")
def brief(request: HttpRequest) -> HttpResponse:
    """Answer with the brief on a person or a company, or with the meetings until the end of tomorrow."""
    name = request.GET.get("who", "").strip()
    if not name:
        return JsonResponse({"meetings": [one.as_json() for one in briefs.tomorrow(clock.now())]})
    return JsonResponse(briefs.brief(name, clock.now()).as_json())


def description(request: HttpRequest) -> HttpResponse:
    """Answer with the OpenAPI description of these calls."""
    return JsonResponse(_DESCRIPTION)


def _call(summary: str, parameters: list[dict[str, Any]], schema: str) -> dict[str, Any]:
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "The answer",
                "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
            },
            "400": {"description": "The question cannot be read; `problem` says why"},
            "401": {"description": "The token is missing or wrong"},
            "422": {"description": "The question is unclear, such as a name that several people have"},
        },
    }


def _query(name: str, what: str, required: bool = True) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": required,
        "description": what,
        "schema": {"type": "string"},
    }


_FINDING = {
    "type": "object",
    "properties": {
        "code": {"type": "string"},
        "name": {"type": "string"},
        "span": {
            "type": "array",
            "items": {"type": "integer"},
            "description": "start and end, in code points",
        },
        "severity": {"enum": ["note", "mend", "hold"]},
        "what": {"type": "string"},
        "why": {"type": "string"},
        "instead": {"type": "string"},
        "act": {"type": ["string", "null"], "description": "what the sentence does to the reader"},
        "likely": {"type": "object", "description": "the faults it may be, with their chances"},
    },
}
_DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Goodstanding, on this machine",
        "version": __version__,
        "description": "Reads the ledger and judges drafts. Nothing here writes, sends or leaves the machine.",
    },
    "security": [{"token": []}],
    "paths": {
        "/api/check": {
            "post": {
                **_call("Check one message", [], "Report"),
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}},
                },
            }
        },
        "/api/note": {
            "post": {
                "summary": "Add a row by hand (needs the adding token, off until its owner makes one)",
                "responses": {"200": {"description": "The row and how the line was understood"}},
            }
        },
        "/api/who": {"get": _call("One person", [_query("person", "a name, handle or address")], "Person")},
        "/api/today": {"get": _call("The agenda", [_query("minutes", "1 to 480", required=False)], "Agenda")},
        "/api/listen": {"get": _call("A few posts that deserve an answer", [], "Heard")},
        "/api/find": {"get": _call("Find people", [_query("query", "parts of names, companies, roles")], "People")},
        "/api/needs": {"get": _call("Needs and offers", [_query("of", "one person", required=False)], "Statements")},
        "/api/introduce": {"get": _call("Whom to bring together, and what is under way", [], "Suggestions")},
        "/api/brief": {"get": _call("Before you meet", [_query("who", "a person or company", required=False)], "Brief")},
    },
    "components": {
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Message": {
                "type": "object",
                "required": ["text"],
                "properties": {
                    "text": {"type": "string"},
                    "channel": {
                        "enum": [
                            "linkedin_invite", "linkedin_message", "email", "comment", "post", "dm", "other",
                        ]
                    },
                    "to": {"type": "string", "description": "whom it is for; the ledger is then asked"},
                    "context": {
                        "type": "object",
                        "properties": {
                            "relation": {"type": ["string", "null"]},
                            "minutes_since_accept": {"type": ["number", "null"]},
                            "prior_exchanges": {"type": ["integer", "null"]},
                        },
                    },
                },
            },
            "Report": {
                "type": "object",
                "properties": {
                    "verdict": {"enum": ["fine", "mend", "hold", "unsure"]},
                    "score": {"type": "number", "minimum": 0, "maximum": 1},
                    "findings": {"type": "array", "items": _FINDING},
                    "language": {"type": "string"},
                },
            },
            "Person": {"type": "object"},
            "Agenda": {"type": "object"},
            "People": {"type": "object"},
            "Heard": {"type": "object"},
            "Statements": {"type": "object"},
            "Suggestions": {"type": "object"},
            "Brief": {"type": "object"},
        },
    },
}  # fmt: skip
