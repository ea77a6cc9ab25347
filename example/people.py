"""Four hundred people, made from the cast's names, firms and stories."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from cast import (
    FIRMS,
    FIRST_NAMES,
    LAST_NAMES,
    NAMES_AT,
    OWNER_SLUG,
    POSITIONS,
    RELATION_OF,
    STORY_PEOPLE,
    Firm,
)
from dice import Dice

PEOPLE = 400
START = date(2023, 11, 20)
END = date(2026, 11, 20)
EARLIER = date(2025, 11, 18)
AUTUMN = date(2026, 10, 2)
EVENTS = [
    (date(2024, 3, 13), "Assembly Days in Ghent"),
    (date(2024, 6, 4), "the Malmö fair"),
    (date(2024, 9, 11), "the Fügetechnik-Tage in Kassel"),
    (date(2025, 3, 19), "Assembly Days in Ghent"),
    (date(2025, 6, 10), "the Malmö fair"),
    (date(2025, 9, 17), "the Fügetechnik-Tage in Kassel"),
    (date(2026, 3, 18), "Assembly Days in Ghent"),
    (date(2026, 6, 16), "the Malmö fair"),
    (date(2026, 9, 2), "the Fügetechnik-Tage in Kassel"),
]


@dataclass
class Person:
    """Somebody Ada knows. `first` may end in a title or emoji as people write them on their page."""

    first: str
    last: str
    slug: str
    firm: Firm
    position: str
    language: str
    relation: str
    connected: date | None
    mail: str = ""
    shows_mail: bool = False
    story: bool = False
    style: str = "plain"  # plain, formal or curt
    speed: str = "day"  # hours, day or days: how fast they answer
    answers: float | None = None  # the share of Ada's messages that they answer; story people: as it is told
    tempo: int = 100  # their own delay, in hundredths of what is usual for their speed
    suffix: str = ""
    before: tuple[str, str] | None = None  # position and firm until `changed`
    changed: date | None = None
    name_before: str = ""  # last name until `changed`
    hidden: bool = False

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"

    @property
    def url(self) -> str:
        return f"https://www.linkedin.com/in/{self.slug}"

    def job(self, on: date) -> tuple[str, str]:
        if self.before and self.changed and on < self.changed:
            return self.before
        return self.position, self.firm.name

    def last_name(self, on: date) -> str:
        if self.name_before and self.changed and on < self.changed:
            return self.name_before
        return self.last


def plain(text: str) -> str:
    """Return `text` in small ASCII letters, words joined by hyphens."""
    for old, new in (("ß", "ss"), ("ø", "o"), ("æ", "ae"), ("å", "a"), ("ł", "l")):
        text = text.lower().replace(old, new)
    flat = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in flat).split())


# The calendar knows an address of theirs that LinkedIn does not show: two handles that Ada may join.
_ADDRESS_UNKNOWN = ("Giulia Morettand", "Emre Solakhan", "Calum Rothery", "Brock Tanager", "Rupert Stanhope")


def people() -> list[Person]:
    """Return the whole cast, story people first, in a fixed order."""
    firms = {firm.name: firm for firm in FIRMS}
    cast: list[Person] = []
    taken: set[str] = {OWNER_SLUG}
    for line in STORY_PEOPLE.strip().splitlines():
        fields = [*line.split("|"), "", ""]
        name, firm, position, language, relation, connected, has_mail = fields[:7]
        first, last = name.split(" ", 1)
        person = Person(
            first, last, "", firms[firm], position, language, relation,
            date.fromisoformat(connected) if connected else None, story=True,
        )  # fmt: skip
        if has_mail or (person.connected and name not in _ADDRESS_UNKNOWN):
            person.mail = f"{plain(first)}.{plain(last)}@{person.firm.domain}"
            person.shows_mail = True
        cast.append(person)
    _give_slugs(cast, taken)
    by_name = {p.name: p for p in cast}
    by_name["Lucía Marañón"].before = ("Process Engineer", "Circuitos del Duero")
    by_name["Lucía Marañón"].changed = date(2026, 11, 2)
    by_name["Katrin Bauer-Lenz"].name_before = "Bauer"
    by_name["Katrin Bauer-Lenz"].changed = date(2026, 8, 1)
    for name, style, speed in (
        ("Philippa Dunmore", "curt", "hours"), ("Mateus Ferrand", "plain", "hours"), ("Nadia Belkacem", "plain", "hours"),
        ("Bastian Keulen", "plain", "day"), ("Henrike Vossberg", "formal", "day"), ("Shona Galbraithe", "curt", "hours"),
    ):  # fmt: skip
        by_name[name].style, by_name[name].speed = style, speed

    names: set[str] = {p.name for p in cast}
    number = 0
    while len(cast) < PEOPLE:
        number += 1
        cast.append(_somebody(number, names, taken))
    _change_jobs(cast)
    return cast


def _give_slugs(cast: list[Person], taken: set[str]) -> None:
    for person in cast:
        base = plain(person.name)
        dice = Dice(f"slug/{person.name}/{person.firm.name}")
        if base in taken or dice.chance(0.3):
            base += "-" + "".join(dice.pick("0123456789abcdef") for _ in range(dice.pick((6, 8, 9))))
        taken.add(base)
        person.slug = base


def _somebody(number: int, names: set[str], taken: set[str]) -> Person:
    dice = Dice(f"person/{number}")
    weight = {"maker": 3, "oem": 3, "material": 3.2, "equipment": 3.2, "distribution": 2, "science": 4,
              "press": 1.6, "recruiting": 2, "pitch": 3.5}  # fmt: skip
    firm = dice.weighted(FIRMS, [weight[f.kind] for f in FIRMS])
    while True:
        pool = NAMES_AT[firm.city] if dice.chance(0.78) else dice.pick(tuple(FIRST_NAMES))
        first, last = dice.pick(FIRST_NAMES[pool]), dice.pick(LAST_NAMES[pool])
        if f"{first} {last}" not in names:
            break
    names.add(f"{first} {last}")
    relation = dice.pick(RELATION_OF[firm.kind])
    if firm.name == "Norderholt Electronics" and dice.chance(0.8):
        relation = "former"
    elif relation in ("prospect", "acquaintance") and dice.chance(0.35):
        relation = "distant"
    elif relation == "distant" and dice.chance(0.1):
        relation = "former"
    person = Person(first, last, "", firm, dice.pick(POSITIONS[firm.kind]), firm.language, relation, None)
    if firm.language != "en" and (dice.chance(0.35) or NAMES_AT[firm.city] != pool):
        person.language = "en"
    if relation in ("pitcher", "recruiter", "press"):
        person.language = "en"
    person.style = dice.weighted(("plain", "formal", "curt"), (6, 2, 2))
    person.speed = dice.weighted(("hours", "day", "days"), (3, 5, 2))
    _give_slugs([person], taken)
    habit = Dice(f"habit/{number}")
    if relation not in ("pitcher", "recruiter"):
        # Most people either answer or do not; few do so half the time.
        low, high = habit.weighted(((25, 45), (46, 74), (75, 92)), (42, 18, 40))
        person.answers, person.tempo = habit.between(low, high) / 100, habit.between(50, 140)
    person.connected = _connection_day(dice, relation)
    if relation in ("customer", "peer", "press", "former", "prospect") and dice.chance(0.7):
        person.mail = f"{plain(first)}.{plain(last)}@{firm.domain}"
        person.shows_mail = dice.chance(0.95)
    if dice.chance(0.04):
        person.suffix = dice.pick((", PhD", ", MBA", " 🌍", " ⚡", ", IPC-CIT", " (she/her)", ", Dr.-Ing."))
    if relation == "distant" and dice.chance(0.07):
        person.hidden = True
    return person


def _connection_day(dice: Dice, relation: str) -> date | None:
    """Return the day on which they connected: weekdays mostly, more in the first weeks and after each fair."""
    if relation == "former":
        return date(2023, 11, 20) + timedelta(days=dice.between(0, 60))
    if relation in ("pitcher", "recruiter"):
        if dice.chance(0.25):
            return None
        day = START + timedelta(days=dice.between(60, 1080))
    elif dice.chance(0.45):
        event, _ = dice.pick(EVENTS)
        day = event + timedelta(days=dice.between(0, 9))
    else:
        day = START + timedelta(days=dice.between(0, 1080))
    while (day.weekday() >= 5 and not dice.chance(0.15)) or (day.month, day.day) in _HOLIDAYS:
        day += timedelta(days=1)
    return min(day, date(2026, 11, 18))


_HOLIDAYS = {(12, d) for d in range(23, 32)} | {(1, 1), (1, 2)}


def _change_jobs(cast: list[Person]) -> None:
    """Let one person in twelve move on during the last year, so that two exports differ."""
    for person in cast:
        if person.story or person.relation in ("pitcher", "recruiter", "student") or person.connected is None:
            continue
        dice = Dice(f"job/{person.slug}")
        if person.connected > date(2025, 10, 1) or not dice.chance(0.085):
            continue
        kin = [f for f in FIRMS if f.kind == person.firm.kind and f.name != person.firm.name]
        person.before = (dice.pick(POSITIONS[person.firm.kind]), dice.pick(kin).name)
        # Two of them moved this autumn, the others before it.
        person.changed = EARLIER + timedelta(days=dice.between(20, 300))
    movers = [
        p for p in cast if p.before and not p.story and p.relation in ("acquaintance", "distant", "supplier")
    ]
    for person in movers[:2]:
        person.changed = date(2026, 10, 19)
    students = [
        p
        for p in cast
        if p.relation == "student" and p.connected and p.connected < date(2025, 3, 1) and not p.story
    ]
    for person in students[:2]:
        dice = Dice(f"job/{person.slug}")
        person.before = (person.position, person.firm.name)
        person.position = "Process Engineer"
        person.firm = dice.pick([f for f in FIRMS if f.kind == "maker"])
        person.changed = date(2026, 2, 2)
