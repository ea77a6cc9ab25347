"""The CRM's three CSV files, as a HubSpot account writes them: byte-order mark, every field quoted, dates without zone."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

from cast import FIRMS
from dice import Dice
from people import Person

# who | deal | stage | amount | created | closed
_DEALS = [
    ("Philippa Dunmore", "Line three, voids", "Closed Won", "14500", "2024-01-22", "2024-02-16"),
    ("Mateus Ferrand", "Heavy board, trials", "Closed Won", "11800", "2024-03-04", "2024-04-19"),
    ("Nadia Belkacem", "Night-shift training", "Closed Won", "6400", "2024-06-10", "2024-07-03"),
    ("Tomás Arregui", "Seminar for line owners", "Closed Lost", "3200", "2024-09-02", "2024-11-29"),
    ("Henrike Vossberg", "Infusion pump, release", "Closed Won", "18700", "2025-02-24", "2025-04-11"),
    ("Jolanda Wieringa", "Converter line, from the start", "Closed Won", "27600", "2025-04-08", "2025-05-27"),
    (
        "Rosalind Achterberg",
        "Leakage currents, hearing aids",
        "Closed Won",
        "9900",
        "2025-06-19",
        "2025-08-22",
    ),
    ("Chinedu Okparavero", "Paste room and printing", "Closed Won", "8200", "2025-11-10", "2026-01-09"),
    ("Lucía Marañón", "Duero project", "Closed Won", "12400", "2024-10-14", "2025-01-17"),
    (
        "Maria Schmidt|Wärmequelle Systeme",
        "Coating line, audit",
        "Closed Lost",
        "7500",
        "2025-03-10",
        "2025-06-30",
    ),
    (
        "Keith Mottershead",
        "Selective soldering before the audit",
        "Closed Won",
        "5600",
        "2026-03-03",
        "2026-04-02",
    ),
    ("Shona Galbraithe", "Customer audit, July", "Closed Won", "16300", "2026-04-20", "2026-05-08"),
    ("Calum Rothery", "Old connectors", "Appointment Scheduled", "", "2026-06-22", ""),
    ("Joost Lammerink", "Two trial days", "Decision Maker Bought-In", "4800", "2026-11-03", ""),
    ("Lieke van der Sluys", "Layout review", "Qualified To Buy", "2900", "2026-10-28", ""),
    ("Philippa Dunmore", "Half-year reviews 2026", "Closed Won", "7200", "2026-01-12", "2026-02-02"),
]


def _table(header: list[str], rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def write_crm(out: Path, cast: list[Person], meetings: list[tuple[datetime, Person]]) -> None:
    """Write contacts, companies and deals that refer to each other by record id."""

    def find(who: str) -> Person:
        name, _, firm = who.partition("|")
        return next(p for p in cast if p.name == name and firm in ("", p.firm.name))

    # A second round of ordinary deals, each some weeks after a first meeting, so that ratios have something to count.
    deals = list(_DEALS)
    met: dict[str, tuple[date, Person]] = {}
    for at, person in meetings:
        if not person.story and person.mail and person.relation in ("customer", "prospect", "former"):
            met.setdefault(person.slug, (at.date(), person))
    for first, person in sorted(met.values(), key=lambda m: (m[0], m[1].slug)):
        dice = Dice(f"deal/{person.slug}")
        created = date.fromordinal(first.toordinal() + dice.between(1, 24))
        closed = date.fromordinal(created.toordinal() + dice.between(14, 95))
        if not dice.chance(0.55) or created > date(2026, 11, 10):
            continue
        topic = dice.pick(
            (
                "First look at the line",
                "Training days",
                "Audit help",
                "Failure analysis",
                "Coating trial",
                "Printing study",
            )
        )
        stage = "Closed Lost" if dice.chance(0.38) else "Closed Won"
        amount = str(dice.between(18, 120) * 100)
        who = f"{person.name}|{person.firm.name}"
        if closed > date(2026, 11, 19):
            deals.append((who, topic, "Presentation Scheduled", amount, created.isoformat(), ""))
        else:
            deals.append((who, topic, stage, amount, created.isoformat(), closed.isoformat()))
    people = sorted({find(who).slug: find(who) for who, *_ in deals}.values(), key=lambda p: p.slug)
    contact_id = {p.slug: str(51_001 + 7 * n) for n, p in enumerate(people)}
    firms = sorted({p.firm.name for p in people})
    firm_id = {name: str(88_010 + 3 * n) for n, name in enumerate(firms)}
    by_name = {f.name: f for f in FIRMS}
    rows = []
    for p in people:
        mail = p.mail or f"{p.slug}@{p.firm.domain}"
        started = min(d[4] for d in deals if find(d[0]) is p)
        won = any(d[2] == "Closed Won" and find(d[0]) is p for d in deals)
        rows.append([contact_id[p.slug], p.first, p.last, mail, "", p.position, p.firm.name, "Ada Quill", "customer" if won else "opportunity",
                     f"{started} 09:12", "false", p.url, p.firm.name, firm_id[p.firm.name]])  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    (out / "hubspot-crm-exports-all-contacts-2026-11-20.csv").write_bytes(_table(
        ["Record ID", "First Name", "Last Name", "Email", "Phone Number", "Job Title", "Company Name", "Contact owner", "Lifecycle Stage", "Create Date",
         "Unsubscribed from all email", "LinkedIn URL", "Associated Company", "Associated Company IDs (Primary)"], rows))  # fmt: skip
    (out / "hubspot-crm-exports-all-companies-2026-11-20.csv").write_bytes(_table(
        ["Record ID", "Company name", "Company Domain Name", "Industry", "City", "Create Date", "Company owner"],
        [[firm_id[n], n, by_name[n].domain, "Electrical/Electronic Manufacturing", by_name[n].city, "2023-11-24 10:00", "Ada Quill"] for n in firms]))  # fmt: skip
    rows = []
    for number, (who, name, stage, amount, created, closed) in enumerate(
        sorted(deals, key=lambda d: (d[4], d[1]), reverse=True)
    ):
        p = find(who)
        rows.append([str(902_400 - 11 * number), f"{p.firm.name}: {name}", "Sales Pipeline", stage, amount, f"{closed} 16:00" if closed else "", f"{created} 09:12",
                     f"{closed or created} 16:00", "Ada Quill", "New Business", firm_id[p.firm.name], p.firm.name, contact_id[p.slug]])  # fmt: skip
    (out / "hubspot-crm-exports-all-deals-2026-11-20.csv").write_bytes(_table(
        ["Record ID", "Deal Name", "Pipeline", "Deal Stage", "Amount", "Close Date", "Create Date", "Last Activity Date", "Deal owner", "Deal Type",
         "Associated Company IDs (Primary)", "Associated Company Names (Primary)", "Associated Contact IDs"], rows))  # fmt: skip
