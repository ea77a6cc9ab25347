"""CRM tables: what columns mean, what rows become, and whom a record means."""

# ruff: noqa: E501
from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from goodstanding.importers import Hints, crm_csv, hubspot, mapping, pipedrive, salesforce
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.salesforce import full_number
from goodstanding.importers.sheets import sheets
from goodstanding.values import FileRead, Handle, Interaction, Kind, Problem, Profile, Record, Status


def export(**files: str) -> Export:
    entries = [
        Entry(name.replace("__", ".").replace("_", "-"), len(t.encode()), lambda t=t: io.BytesIO(t.encode()))
        for name, t in files.items()
    ]
    return Export(Path("x"), tuple(entries))


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "First name;Nachname;Courriel;Firma;Zuletzt kontaktiert",
            "first_name last_name email company last_contacted",
        ),
        ("Nom;Prénom;Adresse e-mail;Société;Poste", "last_name first_name email company position"),
        (
            "Nombre;Apellidos;Correo electrónico;Empresa;Cargo;Ciudad",
            "first_name last_name email company position place",
        ),
        ("Nome;Cognome;Indirizzo e-mail;Azienda;Qualifica", "first_name last_name email company position"),
        ("Voornaam;Achternaam;E-mailadres;Bedrijf;Functie", "first_name last_name email company position"),
        ("Nome;Sobrenome;E-mail;Empresa;Função", "first_name last_name email company position"),
        ("Jméno;Příjmení;E-mail;Společnost;Pracovní pozice", "first_name last_name email company position"),
        ("Imię;Nazwisko;Adres e-mail;Nazwa firmy;Stanowisko", "first_name last_name email company position"),
        ("Name;Vorname;E-Mail-Adresse;Unternehmen;Abgemeldet", "last_name first_name email company opt_out"),
        ("Name;E-Mail;Shoe size", "name email ignore"),
        ("Deal name;Amount;Stage;Close date;Contact person", "deal_name deal_value stage closed name"),
        ("Date;Type;Subject;Contact email;Notes", "date kind subject email text"),
    ],
)
def test_columns_are_recognised_by_name_in_nine_languages(header: str, fields: str) -> None:
    proposal = mapping.propose(header.split(";"), [])
    assert [column.field for column in proposal.columns] == fields.split()
    assert proposal.confidence >= 0.6


def test_columns_without_a_telling_name_are_recognised_by_their_values() -> None:
    rows = [
        ["ben@okri.example", "https://www.linkedin.com/in/ben", "12"],
        ["chen@lin.example", "linkedin.com/in/chen", "7"],
    ]
    proposal = mapping.propose(["Feld 1", "Feld 2", "Feld 3"], rows)
    assert [c.field for c in proposal.columns] == ["email", "linkedin", "ignore"]
    assert "mail addresses" in proposal.columns[0].why


def test_a_name_that_its_values_belie_is_less_sure() -> None:
    rows = [["not this", "ben@okri.example"]] * 3
    sure, unsure = mapping.propose(["Email"], [["ben@okri.example"]]), mapping.propose(["Email", "Id"], rows)
    assert sure.columns[0].confidence > mapping.propose(["Email"], [["12"], ["13"]]).columns[0].confidence
    assert unsure.columns[1].field == "email"


def test_a_mapping_is_remembered_whatever_the_order_and_case_of_columns() -> None:
    assert mapping.fingerprint(["Name", "E-Mail"]) == mapping.fingerprint(["e-mail ", "NAME"])
    assert mapping.fingerprint(["Name"]) != mapping.fingerprint(["Name", "E-Mail"])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("15.000,00 €", 15000),
        ("$15,000.00", 15000),
        ("15 000", 15000),
        ("15.000", 15000),
        ("12,5", 12.5),
        ("1.5", 1.5),
        ("n/a", None),
    ],
)
def test_amounts_are_read_in_every_notation(written: str, value: float | None) -> None:
    assert mapping.amount(written) == value


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31.01.2026", date(2026, 1, 31)),
        ("1/31/2026", date(2026, 1, 31)),
        ("3/4/2026 2:30 PM", date(2026, 3, 4)),
        ("04-03-2026", date(2026, 3, 4)),
        ("46085", date(2026, 3, 4)),
        ("3/4/2026", None),
        ("31/02/2026", None),
        ("", None),
    ],
)
def test_dates_are_read_where_they_can_only_mean_one_day(written: str, day: date | None) -> None:
    at = mapping.moment(written, day_first=None).at
    assert (at.date() if at else None) == day


def table(mapped: dict[str, str] | None, text: str, **more: object) -> list[Record]:
    one = export(a__csv=text)
    header = text.split("\n")[0].split(",")
    mappings = {mapping.fingerprint(header): mapped} if mapped is not None else {}
    return list(crm_csv.read(one, crm_csv.claims(one), Hints(mappings=mappings, **more)))  # type: ignore[arg-type]


def test_an_unmapped_table_is_unknown_and_points_to_the_mapping_page() -> None:
    records = table(None, "Who,Where\nBen,Lagos\n")
    assert [r.status for r in records if isinstance(r, FileRead)] == [Status.UNKNOWN]
    assert [r.why for r in records if isinstance(r, FileRead)] == ["needs a mapping"]
    assert "Map columns" in next(r for r in records if isinstance(r, Problem)).do


def test_a_mapped_table_is_read_as_its_mapping_says() -> None:
    mapped = {"Who": "name", "Where": "place", "Mail": "email", "Stop": "opt_out", "OK": "consent"}
    records = table(mapped, "Who,Where,Mail,Stop,OK\nBen Okri,Lagos,ben@okri.example,yes,yes\n")
    profile = next(r for r in records if isinstance(r, Profile))
    assert (profile.name, profile.place, str(profile.handle)) == (
        "Ben Okri",
        "Lagos",
        "email:ben@okri.example",
    )
    said = [(r.kind, r.subject) for r in records if isinstance(r, Interaction)]
    assert said == [(Kind.NOTE, "opt-out")]


def test_a_mapping_settles_which_number_is_the_day() -> None:
    text = "When,What,Who\n3/4/2024,Call,ben@okri.example\n"
    base = {"What": "kind", "Who": "email"}
    days = {}
    for order in ("date:dmy", "date:mdy", "date"):
        records = table({**base, "When": order}, text, as_of=date(2025, 1, 1))
        (one,) = [r for r in records if isinstance(r, Interaction)]
        days[order] = one.at.date() if one.at else None
        assert one.kind is Kind.CALL
    assert days == {"date:dmy": date(2024, 4, 3), "date:mdy": date(2024, 3, 4), "date": None}


@pytest.mark.parametrize(
    ("short", "long"),
    [("003000000000001", "003000000000001AAA"), ("00Q3000000jHCsE", "00Q3000000jHCsEEAW"), ("a0f", "a0f")],
)
def test_fifteen_and_eighteen_characters_name_one_salesforce_record(short: str, long: str) -> None:
    assert full_number(short) == long
    assert full_number(long) == long


def test_a_report_in_semicolons_loses_its_footer_and_keeps_its_people() -> None:
    text = (
        "Contact: First Name;Contact: Last Name;Contact: Email\nBen;Okri;ben@okri.example\n\n"
        "My report;;\nCopyright (c) 2000-2024 salesforce.com, inc.;;\nGenerated By: Ada Quill;;\n"
    )
    one = export(report__csv=text)
    assert salesforce.claims(one)
    records = list(salesforce.read(one, salesforce.claims(one), Hints()))
    assert [p.name for p in records if isinstance(p, Profile)][:1] == ["Ben Okri"]


def test_two_people_of_one_name_are_not_guessed() -> None:
    people = "Person - Name,Person - Email - Work,Person - Organization\nBen Okri,b1@x.example,One\nBen Okri,b2@x.example,Two\n"
    deals = "Deal - Title,Deal - Contact person,Deal - Organization,Deal - Status\nA,Ben Okri,Two,Won\nB,Ben Okri,,Won\n"
    one = export(people__csv=people, deals__csv=deals)
    records = list(pipedrive.read(one, pipedrive.claims(one), Hints()))
    assert [[str(h) for h in r.recipients] for r in records if isinstance(r, Interaction)] == [
        ["email:b2@x.example"],
        [],
    ]


def test_each_crm_claims_its_own_tables_and_no_other() -> None:
    one = export(
        h__csv="Record ID,First Name,Email,Lifecycle Stage\n1,Ben,b@x.example,lead\n",
        s__csv="Id,IsDeleted,LastName\n003000000000001AAA,false,Okri\n",
        p__csv="Person - Name,Person - Email - Work\nBen,b@x.example\n",
        o__csv="Name,Email\nBen,b@x.example\n",
    )
    assert [e.name for e in hubspot.claims(one)] == ["h.csv"]
    assert [e.name for e in salesforce.claims(one)] == ["s.csv"]
    assert [e.name for e in pipedrive.claims(one)] == ["p.csv"]


def test_one_colleague_in_charge_of_everything_is_the_owner_and_two_are_not() -> None:
    header = "Record ID,First Name,Email,Contact owner,Lifecycle Stage\n"
    alone = export(a__csv=header + "1,Ben,b@x.example,Ada Quill,lead\n2,Chen,c@x.example,Ada Quill,lead\n")
    both = export(a__csv=header + "1,Ben,b@x.example,Ada Quill,lead\n2,Chen,c@x.example,Fay Osei,lead\n")
    owners = [
        [
            p.handle
            for p in hubspot.read(one, hubspot.claims(one), Hints())
            if isinstance(p, Profile) and p.owner
        ]
        for one in (alone, both)
    ]
    assert owners == [[Handle("name", "hubspot/ada quill")], []]


def workbook(path: Path, rows: list[list[str]], more: str = "") -> Entry:
    """Write an XLSX with one sheet and return it as an entry; `more` is put behind the rows as it stands."""
    import zipfile

    cells = "".join(
        f'<row r="{n}">'
        + "".join(f'<c r="{chr(65 + k)}{n}" t="inlineStr"><is><t>{v}</t></is></c>' for k, v in enumerate(row))
        + "</row>"
        for n, row in enumerate(rows, 1)
    )
    space = "http://schemas.openxmlformats.org"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
        )
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{space}/spreadsheetml/2006/main" xmlns:r="{space}/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" Type="{space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        book.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{cells}{more}</sheetData></worksheet>',
        )
    return Entry("book.xlsx", path.stat().st_size, lambda: path.open("rb"))


BEN = [["Record ID", "First Name", "Email", "Lifecycle Stage"], ["12", "Ben", "ben@okri.example", "lead"]]


def test_a_workbook_reads_like_the_same_table_in_csv(tmp_path: Path) -> None:
    entry = workbook(tmp_path / "book.xlsx", BEN)
    one = Export(tmp_path / "book.xlsx", (entry,))
    assert hubspot.claims(one) == [entry]
    records = list(hubspot.read(one, [entry], Hints()))
    assert [(str(p.handle), p.name) for p in records if isinstance(p, Profile)] == [("hubspot:12", "Ben")]


def test_a_sheet_with_one_far_cell_is_a_problem_that_names_the_cell_and_ends_nobody(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    entry = workbook(tmp_path / "far.xlsx", BEN, far)
    (problem,) = sheets(entry)
    assert isinstance(problem, Problem)
    assert "more cells than can be read (a cell stands at XFD1048576)" in problem.what
    assert "Delete the empty rows below" in problem.do


def test_a_workbook_that_is_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "book.xls"
    path.write_bytes(bytes(range(256)) * 40)
    (problem,) = sheets(Entry("book.xls", path.stat().st_size, lambda: path.open("rb")))
    assert isinstance(problem, Problem)
    assert "cannot be opened" in problem.what
