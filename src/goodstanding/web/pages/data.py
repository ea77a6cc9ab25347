"""Your data: where it lies, how to keep a copy, how to take it elsewhere, how to delete it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodstanding.services.home import secret


def page(request: HttpRequest) -> HttpResponse:
    home = settings.HOME
    size = sum(file.stat().st_size for file in home.glob("goodstanding.sqlite3*")) if home.exists() else 0
    return render(
        request, "web/data.html", {"home": home, "megabytes": size / 1e6, "token": secret(home, "token")}
    )
