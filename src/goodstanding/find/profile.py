"""A profile as Find reads it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """Who somebody is, in their own words: `headline` and `summary` say what they do, `company` where."""

    id: str
    name: str = ""
    headline: str = ""
    company: str = ""
    summary: str = ""
