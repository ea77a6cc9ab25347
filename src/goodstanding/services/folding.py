"""The fold on its own, over files of any size, on either engine."""

from __future__ import annotations

from goodstanding.ledger.large import fold_file, fold_file_with_spark

__all__ = ["fold_file", "fold_file_with_spark"]
