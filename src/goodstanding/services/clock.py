"""What day and hour it is: the one place where the shell asks. Services and the core are told."""

from __future__ import annotations

from goodstanding.store.clock import end_of, now

__all__ = ["end_of", "now"]
