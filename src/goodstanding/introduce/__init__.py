"""Introduce: bring together people who need each other."""

from goodstanding.introduce.matching import Match, match
from goodstanding.introduce.statement import Statement, read_statement

__all__ = ["Match", "Statement", "match", "read_statement"]
