"""Measuring. `make bench` runs every subject; `python -m benchmarks.SUBJECT` runs one.

Machines are noisy, so what counts is CPU time, and the ratio to a named peer measured in the same run.
"""

# In the order in which they are run and documented (docs/benchmarks/).
SUBJECTS = (
    "imports",
    "readers",
    "pages",
    "ledger",
    "standing",
    "mail",
    "people",
    "check",
    "presence",
    "plan",
)
