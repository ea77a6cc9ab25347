"""A second mailbox of Ada's, at the association of distributors: who competes with whom, and who knows everybody already.

Winifred Lockhart    distributes in the north as Tomás does in the south; each could sell the other something, and neither would
Leire Aranburu       runs a fair in Bilbao; looks for just what Ingrid has, and knows both Ingrid and Tomás
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from calendar_and_mail import OWNER, mail
from people import Person

WINIFRED = ("Winifred Lockhart", "winifred.lockhart@fairweather-distribution.example")
LEIRE = ("Leire Aranburu", "leire@feria-soldadura.example")

# at, sender, receivers, subject, words. Names of the cast or of the two above.
_MAILS = [
    ("2026-05-11 08:30", "Winifred Lockhart", ["Ada Quill"], "Your talk in Reading",
     "Dear Ada,\n\nthank you for the talk. We sell to 90 lines between Reading and Cork and hear about voids in power boards every week. I am looking for a product against voids that nobody else here carries, with honest figures.\n\nWinifred"),
    ("2026-05-11 11:02", "Ada Quill", ["Winifred Lockhart"], "Re: Your talk in Reading",
     "Dear Winifred,\n\nthank you, it was a kind audience. I shall keep my eyes open.\n\nAda"),
    ("2026-06-15 09:10", "Winifred Lockhart", ["Ada Quill"], "A word about our own paste",
     "Dear Ada,\n\nwe now distribute our own paste that really lowers voids, with figures, and we can supply it to other houses for their range. You may say so if somebody asks.\n\nWinifred"),
    ("2026-06-15 12:44", "Ada Quill", ["Winifred Lockhart"], "Re: A word about our own paste",
     "Dear Winifred,\n\nnoted. Thank you for telling me.\n\nAda"),
    ("2026-04-20 07:55", "Leire Aranburu", ["Ada Quill", "Tomás Arregui"], "The fair in Bilbao",
     "Dear Ada, dear Tomás,\n\nyou two share the stage on the second morning, as every year. The hall plan is the old one.\n\nLeire"),
    ("2026-04-20 08:40", "Ada Quill", ["Leire Aranburu", "Tomás Arregui"], "Re: The fair in Bilbao",
     "Dear Leire,\n\nwith pleasure, and the old plan is the best one.\n\nAda"),
    ("2026-07-06 07:20", "Leire Aranburu", ["Ada Quill", "Ingrid Thalberg"], "Thank you for the jar",
     "Dear Ingrid, dear Ada,\n\nthe jar of worn nozzles was what people stopped for. It stands on my desk now.\n\nLeire"),
    ("2026-07-06 09:31", "Ada Quill", ["Leire Aranburu", "Ingrid Thalberg"], "Re: Thank you for the jar",
     "Dear Leire,\n\nthere it belongs.\n\nAda"),
    ("2026-09-14 06:58", "Leire Aranburu", ["Ada Quill"], "The next fair",
     "Dear Ada,\n\nwe are looking for a holder of a patent for a self-venting nozzle or the like for the stand of new things, and we sell to 140 lines between Porto and Valencia who come to see it.\n\nLeire"),
    ("2026-09-14 10:15", "Ada Quill", ["Leire Aranburu"], "Re: The next fair",
     "Dear Leire,\n\nyou know whom I would ask, since you know her.\n\nAda"),
]  # fmt: skip


def write_introductions(path: Path, cast: list[Person]) -> None:
    """Write the second mailbox."""
    by_name = {person.name: (person.name, person.mail) for person in cast} | {
        OWNER[0]: OWNER,
        WINIFRED[0]: WINIFRED,
        LEIRE[0]: LEIRE,
    }
    mails: list[tuple[str, str]] = []
    last: dict[str, str] = {}
    for when, sender, receivers, subject, words in _MAILS:
        at = datetime.strptime(when, "%Y-%m-%d %H:%M").replace(second=41, tzinfo=UTC)
        plain = subject.removeprefix("Re: ")
        parents = [last[plain]] if subject.startswith("Re: ") else []
        ident, text = mail(
            at, by_name[sender], [by_name[name] for name in receivers], subject, words,
            key=f"introductions/{when}", parents=parents, extra={},
        )  # fmt: skip
        last[plain] = ident
        mails.append((when, text))
    mails.sort()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(text for _, text in mails).encode())
