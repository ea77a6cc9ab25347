"""Answers that read the whole ledger, kept in memory until it grows or the day changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar

from goodstanding.store import queries

MOST = 24

Answer = TypeVar("Answer")

_kept: OrderedDict[Hashable, object] = OrderedDict()


def kept(name: Hashable, as_of: date, compute: Callable[[], Answer]) -> Answer:
    """Return what `compute` says, computed once for this state of the ledger and this day.

    `name` names the answer and whatever else it depends on (a plan's text, a choice of the reader's).
    """
    from django.conf import settings

    key = (str(settings.HOME), queries.state(), as_of, name)
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]  # type: ignore[return-value]
    answer = compute()
    _kept[key] = answer
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return answer
