"""Golden twins: what each file of a sample should read as, in a file beside it.

A sample is a folder `tests/importers/<source>/<sample>/`. It is read as a whole; what came from `Connections.csv`
is compared with `Connections.csv.expected`. `pytest --accept` rewrites the twins, and the diff is read like code.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from goodstanding.importers.run import read_exports
from goodstanding.values import FileRead, Interaction, Precision, Problem, Profile, Record

HERE = Path(__file__).parent
TWIN = ".expected"
_SHAPES = {Precision.SECOND: 19, Precision.MINUTE: 16, Precision.DAY: 10, Precision.MONTH: 7}


def samples() -> list[Path]:
    """Return the folders of all samples of all sources."""
    return sorted(path for path in HERE.glob("*/*") if path.is_dir() and path.parent.name != "__pycache__")


def written(record: Record) -> str:
    """Return a record as lines for a twin: what is empty or usual is left out."""
    if isinstance(record, Interaction):
        at = record.at.isoformat(" ")[: _SHAPES[record.precision]] if record.at else "undated"
        to = ", ".join(map(str, record.recipients)) or "?"
        head = f"{at}{' (zone supposed)' if record.zoneless else ''} {record.kind}: {record.actor} -> {to}"
        rest = {
            "text": repr(record.text) if record.text else "",
            "in": record.conversation,
            "subject": record.subject,
            "seen by": record.visibility,
            "identity": record.identity,
            "row": str(record.source.row or ""),
        }
    elif isinstance(record, Profile):
        words = ["profile", "(owner)" * record.owner, "(inferred)" * record.inferred]
        head = f"{' '.join(word for word in words if word)}: {record.handle}"
        rest = {
            "name": record.name,
            "position": record.position,
            "company": record.company,
            "place": record.place,
            "headline": record.headline,
            "url": record.url,
            "also": ", ".join(map(str, record.also)),
            "seen on": str(record.seen_on or ""),
            "row": str(record.source.row or ""),
        }
    elif isinstance(record, Problem):
        return f"problem: {record}"
    else:
        head = f"{record.status} by {record.reader or 'nobody'}: {record.rows} rows, {record.kept} kept"
        rest = {"left out": ", ".join(f"{n} {why}" for why, n in record.left_out.items()), "why": record.why}
    return "\n".join([head, *(f"    {key}: {value}" for key, value in rest.items() if value)])


def file_of(record: Record) -> str:
    """Return the file that a record came from."""
    if isinstance(record, FileRead):
        return record.path
    if isinstance(record, Problem):
        file, colon, row = record.where.rpartition(":")
        return file if colon and row.isdigit() else record.where
    return record.source.file


def by_file(records: Iterable[Record | None]) -> dict[str, str]:
    """Return what each file's twin should hold."""
    out: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record is not None:
            out[file_of(record)].append(written(record))
    return {file: "\n".join(lines) + "\n" for file, lines in out.items()}


def differences(sample: Path, scratch: Path, *, accept: bool) -> list[str]:
    """Return what differs from the twins of a sample, or rewrite the twins when the change is accepted."""
    shutil.copytree(sample, scratch, ignore=shutil.ignore_patterns(f"*{TWIN}"))
    found = by_file(read_exports([scratch]))
    twins = {str(p.relative_to(sample))[: -len(TWIN)]: p for p in sorted(sample.rglob(f"*{TWIN}"))}
    out = []
    for file in sorted(found.keys() | twins.keys()):
        twin = sample / (file.rstrip("/") + TWIN)
        expected = twin.read_text(encoding="utf-8") if twin.exists() else ""
        if found.get(file, "") == expected:
            continue
        out.append(f"{file}\n--- expected\n{expected}\n--- found\n{found.get(file, '')}")
        if accept and file in found:
            twin.parent.mkdir(parents=True, exist_ok=True)
            twin.write_text(found[file], encoding="utf-8")
        elif accept:
            twin.unlink()
    return [] if accept else out
