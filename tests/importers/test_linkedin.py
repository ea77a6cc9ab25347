"""What must hold of LinkedIn exports beyond what the samples show."""

from __future__ import annotations

import random
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from goodstanding.importers.run import read_exports
from goodstanding.values import FileRead, Handle, Interaction, Kind, Problem, Profile, Record, Status

SAMPLE = Path(__file__).parent / "linkedin" / "2026"
ADA = Handle("linkedin", "ada-quill")


def read(*paths: Path) -> list[Record]:
    return [record for record in read_exports(paths) if record is not None]


def rows(records: list[Record]) -> Counter[tuple[object, ...]]:
    """What the ledger would hold, wherever it was read."""
    return Counter(
        (str(r.at), r.actor, r.recipients, r.kind, r.text, r.conversation)
        for r in records
        if isinstance(r, Interaction)
    )


def sample_files() -> dict[str, bytes]:
    return {
        p.relative_to(SAMPLE).as_posix(): p.read_bytes()
        for p in sorted(SAMPLE.rglob("*"))
        if p.is_file() and p.suffix != ".expected"
    }


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def export(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def owners(records: list[Record]) -> set[Handle]:
    return {h for r in records if isinstance(r, Profile) and r.owner for h in (r.handle, *r.also)}


def test_however_an_export_is_packed_it_reads_the_same(tmp_path: Path) -> None:
    files = sample_files()
    plain = rows(read(zipped(tmp_path / "a.zip", files)))
    assert sum(plain.values()) > 30
    wrapped = zipped(
        tmp_path / "b.zip", {f"Complete_LinkedInDataExport_11-18-2026/{k}": v for k, v in files.items()}
    )
    renamed = zipped(
        tmp_path / "c.zip",
        {
            k.upper() if "/" not in k else k: b"\xef\xbb\xbf" + v.replace(b"\n", b"\r\n")
            for k, v in files.items()
        },
    )
    split = list(files.items())
    halves = [zipped(tmp_path / f"{n}.zip", dict(split[n::2])) for n in (0, 1)]
    assert rows(read(wrapped)) == plain
    assert rows(read(renamed)) == plain
    assert rows(read(*halves)) == plain


def test_two_downloads_handed_in_together_are_told_apart(tmp_path: Path) -> None:
    files = sample_files()
    older = {"Connections.csv": files["Connections.csv"].replace(b"Harbour Tools", b"Elsewhere")}
    older["Invitations.csv"] = files["Invitations.csv"]
    one = zipped(tmp_path / "Basic_LinkedInDataExport_01-02-2026.zip", older)
    two = zipped(tmp_path / "Complete_LinkedInDataExport_11-18-2026.zip", files)
    records = read(two, one)
    companies = {
        str(r.seen_on): r.company
        for r in records
        if isinstance(r, Profile) and r.handle.key == "chen-wei-7b21" and r.company
    }
    assert companies == {"2026-01-02": "Elsewhere", "2026-11-18": "Harbour Tools"}
    whys = [r.why for r in records if isinstance(r, FileRead) and r.path.endswith("Connections.csv")]
    assert any("2026-01-02" in why for why in whys)


def test_the_owner_is_found_in_messages_alone(tmp_path: Path) -> None:
    head = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    body = "".join(
        f"{n},,{name},https://www.linkedin.com/in/{name},Ada,2021-01-0{n} 10:00:00 UTC,,hello,INBOX\n"
        f"{n},,Ada,https://www.linkedin.com/in/ada-quill,{name},2021-01-0{n} 11:00:00 UTC,,hello back,INBOX\n"
        for n, name in enumerate(["ben", "chen", "dana"], 1)
    )
    records = read(export(tmp_path / "x", messages=head + body))
    assert ADA in owners(records)
    ben = Handle("linkedin", "ben")
    pairs = [(r.actor, r.recipients) for r in records if isinstance(r, Interaction)]
    assert (ben, (ADA,)) in pairs
    assert (ADA, (ben,)) in pairs


def test_a_namesake_of_the_owner_is_somebody_else(tmp_path: Path) -> None:
    head = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n"
    body = (
        "1,Ada Quill,https://www.linkedin.com/in/ada-quill-2,Ada Quill,https://www.linkedin.com/in/ada-quill,"
        "2024-01-01 10:00:00 UTC,We share a name!\n"
    )
    invited = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Ada Quill,Ben,"1/1/24, 1:00 PM",,OUTGOING,https://www.linkedin.com/in/ada-quill,'
        "https://www.linkedin.com/in/ben\n"
    )
    records = read(export(tmp_path / "x", messages=head + body, Invitations=invited))
    (message,) = [r for r in records if isinstance(r, Interaction) and r.kind is Kind.MESSAGE]
    assert message.actor == Handle("linkedin", "ada-quill-2")
    assert message.recipients == (ADA,)


def test_day_and_month_that_a_spreadsheet_turned_round_are_settled_by_the_column(tmp_path: Path) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    body = "Ben,Okri,https://www.linkedin.com/in/ben,,,,03/04/2024\nChen,Wei,https://www.linkedin.com/in/chen,,,,25/12/2023\n"
    records = read(export(tmp_path / "x", Connections=head + body))
    days = [str(r.at)[:10] for r in records if isinstance(r, Interaction)]
    assert days == ["2024-04-03", "2023-12-25"]


def test_files_of_other_kinds_are_left_to_others(tmp_path: Path) -> None:
    folder = export(
        tmp_path / "x",
        contacts="Name,E-mail 1 - Value\nBen,ben@okri.example\n",
        messages="id,body\n1,hello\n",
        deals="Record ID,Deal Name\n1,Big\n",
    )
    assert not [r for r in read(folder) if isinstance(r, FileRead) and r.reader == "linkedin"]


def test_tables_of_others_in_the_same_folder_are_left_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("Connections.csv", "messages.csv", "Invitations.csv", "Profile.csv", "Positions.csv"):
        (folder / name).write_bytes((SAMPLE / name).read_bytes())
    export(
        folder,
        contacts="First Name,Middle Name,E-mail 1 - Value\nBen,,ben@okri.example\n",
        organizations="Organization - Name,Organization - Owner\nOkri Pumps,Ada\n",
    )
    (folder / "crm").mkdir()
    (folder / "crm" / "deals.csv").write_text("Name,Stage,Amount\nBig,Won,3\n")
    mine = {r.path for r in read(folder) if isinstance(r, FileRead) and r.reader == "linkedin"}
    assert not mine & {"contacts.csv", "organizations.csv", "crm/deals.csv"}
    assert len(mine) == 5


def test_every_file_of_an_export_is_accounted_for_once(tmp_path: Path) -> None:
    files = sample_files()
    told = Counter(r.path for r in read(zipped(tmp_path / "a.zip", files)) if isinstance(r, FileRead))
    assert told == dict.fromkeys(files, 1)


def test_what_was_read_adds_up(tmp_path: Path) -> None:
    for record in read(zipped(tmp_path / "a.zip", sample_files())):
        if isinstance(record, FileRead) and record.status is Status.READ:
            assert record.rows == record.kept + sum(record.left_out.values()), record


@pytest.mark.parametrize("year", ["2016", "2022", "2026", "damaged"])
def test_the_order_of_rows_does_not_matter_to_who_is_who(tmp_path: Path, year: str) -> None:
    """Somebody sorted the tables in a spreadsheet, header and all."""
    shuffled = tmp_path / "x"
    shuffled.mkdir()
    for path in sorted((SAMPLE.parent / year).glob("*.csv")):
        lines = path.read_text(encoding="utf-8").splitlines()
        if '"' not in path.read_text(encoding="utf-8") and len(lines) > 2:
            random.Random(7).shuffle(lines)
        (shuffled / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert owners(read(shuffled)) == owners(read(SAMPLE.parent / year))


def test_a_problem_says_where_what_and_what_to_do() -> None:
    problems = [r for r in read(SAMPLE.parent / "damaged") if isinstance(r, Problem)]
    assert len(problems) >= 4
    for problem in problems:
        assert problem.where
        assert problem.what
        assert problem.do.endswith(".")
