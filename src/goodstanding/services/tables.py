"""What is in this file: tables and their columns, and the shape of an export without its words."""

from __future__ import annotations

from goodstanding.importers import mapping
from goodstanding.importers.describe import describe
from goodstanding.importers.export import Refused, open_export
from goodstanding.importers.sheets import Sheet, is_sheet, sheets

__all__ = ["Refused", "Sheet", "describe", "is_sheet", "mapping", "open_export", "sheets"]
