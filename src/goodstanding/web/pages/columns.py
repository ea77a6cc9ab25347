"""Map columns: say once what the columns of an unknown table mean; the same table is read without asking ever after."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from goodstanding.services import importing, tasks
from goodstanding.services.tables import Refused, Sheet, is_sheet, mapping, open_export, sheets
from goodstanding.web.inbox import Inbox

ROWS_SHOWN = 5
MOST_TABLES = 5
MOST_COLUMNS = 300
_TOKEN = re.compile(r"[0-9a-f]{16}$")


@dataclass(frozen=True)
class Asked:
    """One column on the page: its name, some of its values, what we propose and why."""

    field: str
    name: str
    values: tuple[str, ...]
    chosen: str
    why: str


@dataclass(frozen=True)
class Table:
    where: str
    columns: tuple[Asked, ...]


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "web/columns.html", {})


@csrf_exempt  # so that the handler below is in place before anything is read; _look checks as everywhere
def look(request: HttpRequest) -> HttpResponse:
    """Keep the file in the inbox, and show its tables with a meaning proposed for each column."""
    inbox = Inbox(settings.HOME)
    request.upload_handlers = [inbox]
    response: HttpResponse = _look(request, inbox)
    if response.status_code in (403, 422):
        inbox.discard()
    return response


@require_POST
@csrf_protect
def _look(request: HttpRequest, inbox: Inbox) -> HttpResponse:
    request.FILES  # noqa: B018  (reads the body)
    why = inbox.failure or (
        "" if inbox.paths else "No file came with that. Choose the table, then press Show."
    )
    tables = [] if why else _tables(inbox.folder)
    if not tables:
        why = (
            why
            or "No table with a header was found in it. Save it as CSV or XLSX with one line of column names."
        )
        return render(request, "web/columns.html", {"failure": why}, status=422)
    return render(
        request,
        "web/columns.html",
        {"tables": tables, "token": inbox.folder.name, "options": mapping.options()},
    )


@require_POST
def settle(request: HttpRequest) -> HttpResponse:
    """Remember what was chosen, and import the file."""
    token = request.POST.get("token", "")
    folder = Path(settings.HOME) / "inbox" / token
    if not _TOKEN.match(token) or not folder.is_dir():
        why = "The file is no longer here. Choose it once more."
        return render(request, "web/columns.html", {"failure": why}, status=422)
    if request.POST.get("what") == "leave":
        shutil.rmtree(folder, ignore_errors=True)
        return HttpResponseRedirect(reverse("import"))
    allowed = {value for value, _ in mapping.options()}
    known = importing.mappings()
    for sheet_number, sheet in enumerate(_sheets(folder)):
        chosen: dict[str, str] = {}
        for number, name in enumerate(sheet.written[:MOST_COLUMNS]):
            field = request.POST.get(f"c{sheet_number}.{number}", mapping.IGNORE)
            if chosen.get(name, mapping.IGNORE) == mapping.IGNORE:
                chosen[name] = field if field in allowed else mapping.IGNORE
        if any(field != mapping.IGNORE for field in chosen.values()):
            known[mapping.fingerprint(sheet.written)] = chosen
    importing.settle(known)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return HttpResponseRedirect(reverse("import-one", args=[tasks.enqueue_import(paths, remove=folder)]))


def _sheets(folder: Path) -> list[Sheet]:
    found: list[Sheet] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            with open_export(path) as export:
                for entry in export.entries:
                    if is_sheet(entry):
                        found += [one for one in sheets(entry) if isinstance(one, Sheet)]
        except Refused:
            continue
    return found[:MOST_TABLES]


def _tables(folder: Path) -> list[Table]:
    known = importing.mappings()
    tables: list[Table] = []
    for number, sheet in enumerate(_sheets(folder)):
        rows = sheet.sample()
        proposal = mapping.propose(sheet.written, rows)
        before = known.get(proposal.fingerprint)
        chosen = mapping.settled(sheet.written, before) if before else [c.field for c in proposal.columns]
        columns = tuple(
            Asked(
                f"c{number}.{at}",
                column.name,
                tuple(row[at][:60] for row in rows[:ROWS_SHOWN] if at < len(row) and row[at].strip()),
                chosen[at],
                "as you settled it" if before else column.why,
            )
            for at, column in enumerate(proposal.columns[:MOST_COLUMNS])
        )
        tables.append(Table(sheet.where, columns))
    return tables
