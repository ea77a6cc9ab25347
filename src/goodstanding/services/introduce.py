"""Whom could I bring together: needs and offers as people state them, and which offer meets which need."""

from __future__ import annotations

from goodstanding.introduce import match, read_statement

__all__ = ["match", "read_statement"]
