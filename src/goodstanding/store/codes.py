"""How words of the ledger are written in the database: small numbers, whose order must never change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from goodstanding.values import Kind, Precision, Visibility

KINDS: tuple[Kind, ...] = tuple(Kind)  # append only: a row's number is its place here
KIND_CODE = {kind: code for code, kind in enumerate(KINDS)}
PRECISIONS: tuple[Precision, ...] = tuple(Precision)
PRECISION_CODE = {precision: code for code, precision in enumerate(PRECISIONS)}
VISIBILITIES: tuple[Visibility, ...] = tuple(Visibility)
VISIBILITY_CODE = {visibility: code for code, visibility in enumerate(VISIBILITIES)}

# A participant's role in `part`.
THERE, TO_THEM, TO_ME = 0, 1, 2

# `part.at` of an interaction without a date: before everything, so that it never looks recent.
NO_DATE = -(2**62)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Return microseconds since 1970 UTC, exactly (floats would lose the last digits)."""
    return (at - _EPOCH) // _MICROSECOND


def from_micros(micros: int | None) -> datetime | None:
    """Return the aware UTC datetime, or None for None and for NO_DATE."""
    if micros is None or micros == NO_DATE:
        return None
    return _EPOCH + timedelta(microseconds=micros)


def until(as_of: datetime | date | None) -> int:
    """Return the instant (microseconds) before which rows count: the end of a day, or the datetime itself."""
    if as_of is None:
        return 2**62
    if not isinstance(as_of, datetime):
        as_of = datetime.combine(as_of, time(23, 59, 59, 999_999), UTC)
    return to_micros(as_of)
