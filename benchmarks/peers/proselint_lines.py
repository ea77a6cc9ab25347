"""Lint every line's "text" with proselint in one process and print {"messages", "findings"}.

Run by the Python that proselint is installed for, as `python proselint_lines.py FILE.jsonl`. All of its checks
are on, as they are by default; they are registered once, which its own command does anew for every message.
"""

import json
import sys

from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)
messages = findings = 0
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        findings += len(LintFile("message", json.loads(line)["text"]).lint())
        messages += 1
print(json.dumps({"messages": messages, "findings": findings}))
