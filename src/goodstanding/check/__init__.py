"""A linter for what you are about to send, and for what was sent to you.

>>> from goodstanding.check import check
>>> check("I'd like to add you to my professional network.").verdict
<Verdict.MEND: 'mend'>
"""

from goodstanding.check.facts import Channel, Facts, Finding, Outbox, Relation, Report, Severity, Verdict
from goodstanding.check.run import check, checks

__all__ = [
    "Channel",
    "Facts",
    "Finding",
    "Outbox",
    "Relation",
    "Report",
    "Severity",
    "Verdict",
    "check",
    "checks",
]
