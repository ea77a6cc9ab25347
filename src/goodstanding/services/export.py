"""What is in the ledger, written out: every interaction, every person; a backup, and bringing it back."""

from __future__ import annotations

from goodstanding.store.archive import backup, restore
from goodstanding.store.queries import export_people as people
from goodstanding.store.queries import export_rows as rows

__all__ = ["backup", "people", "restore", "rows"]
