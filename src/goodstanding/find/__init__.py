"""Find whom you mean: a search that tells the senses of a word apart."""

from goodstanding.find.asked import Asked, Term, asked
from goodstanding.find.index import Hit, Index
from goodstanding.find.known import known_senses, long_forms
from goodstanding.find.profile import Profile
from goodstanding.find.senses import Found, Sense, senses

__all__ = [
    "Asked",
    "Found",
    "Hit",
    "Index",
    "Profile",
    "Sense",
    "Term",
    "asked",
    "known_senses",
    "long_forms",
    "senses",
]
