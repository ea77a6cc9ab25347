"""Today: a short agenda with reasons, and whom to leave alone.

    agenda(candidates, as_of, minutes=20, decisions=()) -> Agenda
    why_not(candidate, as_of, decisions=()) -> str

A candidate is one person with what the ledger already says of them (`Candidate`). Each kind of item has its own
file in `kinds/`, each reason to keep somebody out is one function in `guards.py`, and `agenda.py` puts what is
left in the order a considerate colleague would choose and stops when the minutes are full. Nothing here counts
what was done, and nothing says who owes the owner anything.
"""

from .agenda import MOST_ITEMS, agenda, why_not
from .candidate import Candidate, Decision, Promised, RoleChange
from .item import Agenda, Item, LeftAlone, person_key

__all__ = [
    "MOST_ITEMS",
    "Agenda",
    "Candidate",
    "Decision",
    "Item",
    "LeftAlone",
    "Promised",
    "RoleChange",
    "agenda",
    "person_key",
    "why_not",
]
