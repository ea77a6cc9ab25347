"""Write the example world: `python example/generate.py OUT`.

Ada Quill advises on solder joints. Three years of her professional life, all of it invented, come out as the
files that she would really hold: a large LinkedIn archive of 2026 and two smaller ones from before, a mailbox,
a calendar and the CSV files of a CRM. The same seed gives the same bytes on every machine. The cast and the
stories are told in README.md.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from calendar_and_mail import write_calendar, write_mailbox
from crm import write_crm
from introductions import write_introductions
from linkedin import write_linkedin
from people import people
from talk import everything_said


def write_world(out: Path) -> None:
    """Write all files under `out`; files that are there already are overwritten, others are left alone."""
    cast = people()
    said, meetings, writer, colleagues = everything_said(cast)
    write_linkedin(out / "linkedin", cast, said, writer, colleagues)
    write_mailbox(out / "mail" / "ada-quill.mbox", cast, said)
    write_introductions(out / "mail" / "association.mbox", cast)
    write_calendar(out / "calendar" / "ada-quill.ics", cast, meetings)
    write_crm(out / "crm", cast, meetings)
    shutil.copyfile(Path(__file__).parent / "plan.toml", out / "plan.toml")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(
            "usage: python example/generate.py OUT\n  OUT is the folder to write into, such as example/world"
        )
    write_world(Path(sys.argv[1]))
