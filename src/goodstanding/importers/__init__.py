"""The sources that can be read, in the order in which they are shown to people.

An importer is one module with these names:

    NAME            "linkedin": what the report calls it
    CANNOT_SHOW     sentences: what this kind of export never holds (said in every report)
    claims(export) -> Sequence[Entry]
                    the entries of this export that belong to this source, whether to read or to ignore;
                    looks at names and first bytes only
    PASSES          how often a file is read from end to end (for the progress bar; 1 when it is not there)
    read(export, entries, hints) -> Iterator[Record]
                    yields an Interaction or Profile a row, or the Problem with that row, and goes on; a
                    FileRead for each entry once it is finished with

Each entry belongs to the first importer in `IMPORTERS` that claims it. `read` need not be told again about damage
that a stream met (`export.problems` has it), nor about media. Rows are counted as identical within one
`source.file`: the same row in two files of one import, or in two imports, is one row of the ledger.

`hints` carries what earlier imports already know (`Hints`). An importer neither opens files itself (it uses
the entries) nor knows the store, the clock or the network.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from goodstanding.importers.export import Entry, Export
from goodstanding.values import Handle, Record

# Modules in this package, in the order in which they are asked and shown. Loaded when an import begins.
IMPORTERS: tuple[str, ...] = (
    "own",
    "linkedin",
    "x",
    "mastodon",
    "bluesky",
    "instagram",
    "facebook",
    "declined",
    "mail",
    "ics",
    "hubspot",
    "salesforce",
    "pipedrive",
    "monica",
    "contacts_csv",
    "vcard",
    "feeds",
    "crm_csv",
)


@dataclass(frozen=True)
class Hints:
    """What is already known when an import begins: the owner's own handles, and saved column mappings.

    `mappings` goes from a header's fingerprint to {column: field} (see the mapping page for CRM files).
    `as_of` is the day after which nothing has happened yet (a calendar holds next year's meetings too); None: the
    export itself has to tell.
    """

    owner: frozenset[Handle] = frozenset()
    mappings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    as_of: date | None = None


class Importer(Protocol):
    """The shape of an importer module."""

    NAME: str
    CANNOT_SHOW: tuple[str, ...]

    @staticmethod
    def claims(export: Export) -> Sequence[Entry]: ...

    @staticmethod
    def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]: ...
