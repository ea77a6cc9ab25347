"""What people wrote to each other: scripts and stories become messages with times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dice import Dice
from people import END, EVENTS, START, Person
from topics import BY_LANGUAGE

HERE = Path(__file__).parent
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONTHS_DE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
MONTHS_FR = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
NEEDS = [
    "reads German welding standards without falling asleep",
    "can repair an old selective machine",
    "does acoustic microscopy at a humane price",
    "teaches hand soldering in Polish",
    "knows the railway standard for coated boards by heart",
    "has sectioned press-fit joints and can explain it to a judge",
    "designs stencils and answers the telephone",
]
SCRIPTS_FOR = {
    "customer": (3, 7), "former": (2, 5), "peer": (2, 5), "supplier": (1, 3), "prospect": (1, 3), "acquaintance": (0, 2),
    "distributor": (1, 3), "student": (1, 2), "press": (1, 3), "distant": (0, 1), "recruiter": (1, 1), "pitcher": (1, 1),
}  # fmt: skip
GOES_ON = 0.4  # how often Ada has something to add after a script has run out
REMINDS = 0.6  # how often Ada writes once more, after days, when nothing has come back
LAST_MOMENT = datetime(2026, 11, 19, 20, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Message:
    """One message between Ada and `people` (one person, or the others of a group)."""

    at: datetime
    sender: Person | None  # None: Ada
    people: tuple[Person, ...]
    text: str
    thread: str
    title: str = ""
    subject: str = ""
    channel: str = "linkedin"  # or "mail"
    script: str = ""


@dataclass(frozen=True)
class Turn:
    mine: bool
    text: str
    chance: float = 1.0
    pace: str = ""  # "", "!" within the hour, "~" after days, "=" the day after the visit


@dataclass(frozen=True)
class Script:
    name: str
    language: str
    relations: frozenset[str]
    turns: tuple[Turn, ...]


def scripts() -> list[Script]:
    """Return the scripts of talk.txt in the file's order."""
    found: list[Script] = []
    for block in re.split(r"^@ ", (HERE / "talk.txt").read_text("utf-8"), flags=re.M)[1:]:
        head, *lines = block.strip().splitlines()
        name, language, *relations = head.split()
        turns = []
        for line in lines:
            match = re.fullmatch(r"([<>])(?:(\?)(\d*))?([!~=]?) (.*)", line)
            if match is None:
                raise ValueError(f"talk.txt, script {name}: cannot read the line {line!r}")
            side, maybe, share, pace, text = match.groups()
            chance = int(share or 60) / 100 if maybe else 1.0
            turns.append(Turn(side == ">", text.replace("\\n", "\n"), chance, pace))
        found.append(Script(name, language, frozenset(relations), tuple(turns)))
    return found


class Writer:
    """Fills templates with choices and slots, prefers what was used least, and never repeats a long text."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()
        self._written: set[str] = set()

    def fill(
        self, template: str, slots: dict[str, list[str]], dice: Dice, pairs: dict[str, int] | None = None
    ) -> str:
        """Return the template with every [a|b] chosen and every {slot} filled.

        `[#1a|b]` takes the option at the place that `#1` took before in the same conversation (`pairs`), so that
        an answer fits its question.
        """
        text = template
        while match := re.search(r"\[(#\d)?([^\[\]]*)\]", text):
            pair, options = match.group(1), match.group(2).split("|")
            if pair is None or pairs is None:
                chosen = self._choose(options, dice)
            elif pair in pairs:
                chosen = options[pairs[pair] % len(options)]
            else:
                chosen = self._choose(options, dice)
                pairs[pair] = options.index(chosen)
            text = text[: match.start()] + chosen + text[match.end() :]
        # A slot's own text may hold slots no deeper than one step.
        for _ in range(2):
            text = re.sub(r"(?<!\{)\{(\w+)\}(?!\})", lambda m: self._choose(slots[m.group(1)], dice), text)
        return text.strip()

    def new(
        self, template: str, slots: dict[str, list[str]], dice: Dice, pairs: dict[str, int] | None = None
    ) -> str:
        """Return a filled template that nobody has written yet, if one can be found."""
        for _ in range(40):
            trial = None if pairs is None else dict(pairs)
            text = self.fill(template, slots, dice, trial)
            if len(text) < 45 or text not in self._written:
                break
        if pairs is not None and trial is not None:
            pairs.update(trial)
        self._written.add(text)
        return text

    def _choose(self, options: list[str], dice: Dice) -> str:
        if len(options) == 1:
            return options[0]
        chosen = dice.weighted(options, [1 / (1 + self._used[o]) ** 2 for o in options])
        self._used[chosen] += 1
        return chosen


@dataclass
class Talk:
    """Everything that was said, and what the other files need to know of it."""

    messages: list[Message] = field(default_factory=list)
    meetings: list[tuple[datetime, Person]] = field(default_factory=list)


def _working(moment: datetime, dice: Dice) -> datetime:
    """Return the next moment at which people of this world answer: mostly weekdays, eight to six."""
    night_owl, weekender = dice.chance(0.06), dice.chance(0.05)
    for _ in range(60):
        holiday = (moment.month == 12 and moment.day >= 23) or (moment.month == 1 and moment.day <= 3)
        summer = moment.month == 8 and moment.day <= 16 and dice.chance(0.7)
        if (moment.weekday() >= 5 and not weekender) or holiday or summer:
            moment = (moment + timedelta(days=1)).replace(
                hour=dice.between(6, 10), minute=dice.between(0, 59)
            )
        elif moment.hour < 6:
            moment = moment.replace(hour=dice.between(6, 9), minute=dice.between(0, 59))
        elif moment.hour >= (21 if night_owl else 17):
            moment = (moment + timedelta(days=1)).replace(hour=dice.between(6, 9), minute=dice.between(0, 59))
        else:
            break
    return moment.replace(second=dice.between(0, 59))


def _delay(turn: Turn, person: Person, dice: Dice) -> timedelta:
    if turn.pace == "!":
        return timedelta(minutes=dice.between(2, 70))
    if turn.pace == "~" and not turn.mine and person.answers is not None:
        return timedelta(minutes=dice.between(12, 40) * person.tempo)
    if turn.pace == "~":
        return timedelta(hours=dice.between(30, 260))
    if turn.mine:
        return timedelta(minutes=dice.pick((25, 60, 130, 200, 420, 900, 1300)) + dice.between(0, 50))
    low, high = {"hours": (8, 300), "day": (90, 1700), "days": (1300, 6200)}[person.speed]
    return timedelta(minutes=dice.between(low, high) * person.tempo // 100)


def slots_for(
    person: Person, at: date, colleagues: list[Person], dice: Dice
) -> tuple[dict[str, list[str]], date]:
    """Return what can be filled in for a talk with this person on this day, and the day they may agree on."""
    topics = BY_LANGUAGE[person.language]
    topic = topics[dice.pick(tuple(topics))]
    event = max((e for e in EVENTS if e[0] <= at), default=(at, "the webinar"))
    coming = at + timedelta(days=dice.between(9, 24))
    while coming.weekday() >= 5:
        coming += timedelta(days=1)
    ending = (
        "th"
        if 4 <= coming.day <= 20 or 24 <= coming.day <= 30
        else {1: "st", 2: "nd", 3: "rd"}[coming.day % 10]
    )
    later = (coming.month - 1) % 12
    others = [p for p in colleagues if p.name != person.name]
    slots = dict(topic)
    slots["a_one"] = topic["a"]
    slots["a"] = [*topic["a"], *([f"{topic['a'][0]} {topic['a'][1]}"] if dice.chance(0.4) else [])]
    slots["trouble_cap"] = [t[0].upper() + t[1:] for t in topic["trouble"]]
    slots["r_cap"] = [r[0].upper() + r[1:] for r in topic["r"]]
    slots["q_cap"] = topic["q"]
    slots["doc_cap"] = [d[0].upper() + d[1:] for d in topic["doc"]]
    slots |= {
        "first": [person.first], "ada": ["Ada"], "company": [person.job(at)[1]], "city": [person.firm.city],
        "event": [event[1]], "event_ref": [f"we spoke at {event[1]}. " if (at - event[0]).days < 90 else ""],
        "month": [MONTHS[later]], "month2": [MONTHS[(later + 5) % 12]], "month_de": [MONTHS_DE[later]], "month_fr": [MONTHS_FR[later]],
        "day": [DAYS[coming.weekday()]], "dom": [f"{coming.day}{ending}"], "former_firm": ["Norderholt"], "need": [dice.pick(NEEDS)],
        "colleague": [dice.pick(others).name], "domain": [person.firm.domain], "num": [str(dice.between(2, 9))],
    }  # fmt: skip
    hi = {
        "en": {"plain": ["Hi Ada, ", "Hello Ada, ", "Hi Ada,\n\n", "Ada, "], "formal": ["Dear Ada, ", "Dear Ada,\n\n"], "curt": ["", "Ada, "]},
        "de": {"plain": ["Hallo Ada, "], "formal": ["Liebe Ada, "], "curt": ["Hallo Ada, ", ""]},
        "fr": {"plain": ["Bonjour Ada, "], "formal": ["Chère Ada, "], "curt": ["Ada, "]},
        "es": {"plain": ["Hola Ada, ", "Hola, Ada. "], "formal": ["Hola Ada, "], "curt": [""]},
    }[person.language][person.style]  # fmt: skip
    hey = {"en": ["Hi {first}, ", "Hello {first}, ", "Dear {first}, ", "{first}, "], "de": ["Hallo {first}, "], "fr": ["Bonjour {first}, "], "es": ["Hola {first}, "]}[person.language]  # fmt: skip
    if person.language == "de" and person.relation not in ("former", "peer"):
        hi = (
            ["Guten Tag Frau Quill, ", "Liebe Frau Quill, "]
            if person.style != "curt"
            else ["Hallo Frau Quill, "]
        )
        hey = [f"Guten Tag {person.first} {person.last}, "]
    slots["hi"], slots["hey"] = hi, hey
    return slots, coming


_ONCE = (
    "met1",
    "met2",
    "hilfe2",
    "outreach1",
    "outreach2",
    "outreach3",
    "catchup1",
    "catchup2",
    "student1",
    "student2",
    "speak1",
    "pitch1",
    "pitch2",
    "pitch3",
    "pitch4",
    "recruiter1",
)

_CLOSING = {
    "en": ["Best,\nAda", "Kind regards,\nAda", "All the best,\nAda", "Ada"],
    "de": ["Herzliche Grüße\nAda", "Viele Grüße\nAda"],
    "fr": ["Bien à vous,\nAda", "Bonne journée,\nAda"],
    "es": ["Un abrazo,\nAda", "Saludos,\nAda"],
}


def tidy(text: str, capital: bool) -> str:
    """Mend what templates leave behind: doubled stops, a small first letter where nothing greets."""
    text = text.replace("!?", "?").replace("?.", "?").replace("..", ".").replace("  ", " ")
    text = re.sub(
        r"([.!?] )([a-zà-ÿ])(?=\w* (?:we|I|is|are)\b)", lambda m: m.group(1) + m.group(2).upper(), text
    )
    if capital or not re.match(r"[\w'’. -]{2,40}[,!:]", text):
        text = re.sub(r"^(\W*)([a-zà-ÿ])", lambda m: m.group(1) + m.group(2).upper(), text)
    return text


class Conversations:
    """Draws ordinary conversations for one person after the other."""

    def __init__(self, cast: list[Person], writer: Writer) -> None:
        self.scripts = scripts()
        self.writer = writer
        self.colleagues = [
            p
            for p in cast
            if p.relation in ("peer", "supplier") and p.connected and p.connected < date(2024, 12, 1)
        ]
        self.talk = Talk()
        self._last: dict[str, datetime] = {}
        self._heard: dict[str, datetime] = {}
        self._missed: Counter[str] = Counter()
        self._habits: dict[str, Dice] = {}

    def ordinary(self, person: Person, count: int, first: date, until: date, dice: Dice) -> None:
        """Add up to `count` conversations with `person` between the two dates, at an even rhythm with jitter."""
        suited = [
            s for s in self.scripts
            if person.relation in s.relations and s.language == person.language and s.name not in ("wish1", "news1")
        ]  # fmt: skip
        if not suited:
            suited = [
                s
                for s in self.scripts
                if person.relation in s.relations and s.language == "en" and s.name not in ("wish1", "news1")
            ]
            person.language = "en"
        order = dice.shuffled(suited)
        while len(order) < count:
            order += dice.shuffled(suited)
        span = (until - first).days
        for number in range(count):
            script = order[number]
            if script.name in _ONCE and script in order[:number]:
                continue
            share = (number + 0.5 + (dice.between(-35, 35) / 100)) / count
            start = first + timedelta(days=int(span * share))
            if script.name in ("met1", "met2", "hilfe2", "outreach1"):
                near = [
                    e
                    for e, name in EVENTS
                    if first <= e <= until and (script.name != "hilfe2" or "Kassel" in name)
                ]
                if not near:
                    continue
                start = dice.pick(near) + timedelta(days=dice.between(1, 6))
            if person.relation in ("pitcher", "recruiter") and number == 0:
                start = first
            self.play(script, person, start, until, dice)
        if person.relation in ("customer", "former", "peer", "supplier") and person.language == "en":
            wish = next(s for s in self.scripts if s.name == "wish1")
            for year in (2023, 2024, 2025):
                if first < date(year, 12, 10) < until and dice.chance(0.22):
                    self.play(wish, person, date(year, 12, dice.between(12, 19)), until, dice, seasonal=True)

    def play(
        self, script: Script, person: Person, start: date, until: date, dice: Dice, seasonal: bool = False
    ) -> None:
        """Add one conversation after the one before, unless it would run past `until`.

        A seasonal one cannot wait: it is left out when they were talking in that week anyway.
        """
        if seasonal and any(
            abs((m.at.date() - start).days) < 6 for m in self.talk.messages if m.people == (person,)
        ):
            return
        moment = datetime(
            start.year, start.month, start.day, dice.between(6, 16), dice.between(0, 59), tzinfo=UTC
        )
        before = self._last.get(person.slug)
        if before and not seasonal and moment < before + timedelta(days=3):
            moment = before + timedelta(days=dice.between(4, 12))
        moment = _working(moment, dice)
        slots, slots_day = slots_for(person, moment.date(), self.colleagues, dice)
        channel = (
            "mail"
            if person.mail and re.match(r"project|projekt|projet|sched|ask", script.name) and dice.chance(0.4)
            else "linkedin"
        )
        thread = f"{person.slug}/{script.name}/{moment:%Y%m%d}" if channel == "mail" else f"dm/{person.slug}"
        said: list[Message] = []
        greeted = False
        pairs: dict[str, int] = {}
        visit: datetime | None = None
        for place, turn in enumerate(self._turns(script, person, dice, said)):
            if turn.pace == "=" and visit:
                moment = _working(visit + timedelta(hours=dice.between(18, 70)), dice)
            elif place:
                moment = _working(moment + _delay(turn, person, dice), dice)
            if moment.date() >= until or moment > LAST_MOMENT:
                if place >= len(script.turns):
                    break  # only what would have come on top is left out
                return
            sender = None if turn.mine else person
            text = self.writer.new(turn.text, slots, dice, pairs)
            text = tidy(text, capital=place > 0 and not re.match(r"\{he?[iy]", turn.text))
            if turn.mine and not greeted and len(text) > 120 and dice.chance(0.35):
                text += "\n\n" + dice.pick(_CLOSING[person.language])
                greeted = True
            elif not turn.mine and place == 0 and person.style == "formal" and dice.chance(0.6):
                text += "\n\n" + {"de": "Mit freundlichen Grüßen\n", "fr": "Cordialement,\n", "es": "Saludos,\n", "en": "Kind regards,\n"}[person.language] + person.name  # fmt: skip
            said.append(Message(moment, sender, (person,), text, thread, channel=channel, script=script.name))
            if not turn.mine:
                self._heard[person.slug] = moment
            if (
                len(script.turns) > 2
                and turn is script.turns[2]
                and script.name in ("project1", "projekt1", "projet1", "sched1")
            ):
                visit = datetime.combine(slots_day, datetime.min.time(), UTC).replace(
                    hour=dice.between(7, 12), minute=dice.pick((0, 30))
                )
                if visit <= moment:
                    visit += timedelta(days=7)
        self.talk.messages += said
        self._last[person.slug] = max(said[-1].at, visit or moment, before or moment)
        if visit and visit.date() < min(until, END):
            self.talk.meetings.append((visit, person))

    def _turns(self, script: Script, person: Person, dice: Dice, said: list[Message]) -> Iterator[Turn]:
        """Yield the turns of a conversation until somebody lets it rest; `said` grows between two turns.

        Whether Ada's words are answered is up to the person's habit, wherever in the script they stand. Where the
        script runs out, they may go on: a last word of theirs, or something new from Ada.
        """
        for place, turn in enumerate(script.turns):
            answer = place > 0 and not turn.mine and script.turns[place - 1].mine
            if answer and person.answers is not None:
                if not self._answers(person, said[-1].at):
                    reminders = self._afterwards(person, True)
                    if self._missed[person.slug] > 2 or not self._habit(person).chance(REMINDS):
                        return
                    yield self._habit(person).pick(reminders)[0]
                    if not self._answers(person, said[-1].at):
                        return
            elif place and (not turn.chance or not dice.chance(turn.chance)):
                return
            yield turn
        if person.answers is None:
            return
        own = self._habit(person)
        if script.turns[-1].mine:
            if not self._answers(person, said[-1].at):
                return
            yield own.pick(self._afterwards(person, False))[0]
        for question, answer in own.shuffled(self._afterwards(person, True, False)):
            if not own.chance(GOES_ON):
                return
            yield question
            if not self._answers(person, said[-1].at):
                return
            yield answer

    def _afterwards(self, person: Person, *mine: bool) -> list[tuple[Turn, ...]]:
        """Return the turns of the scripts for afterwards that go like this, True being Ada."""
        return [
            s.turns
            for s in self.scripts
            if "afterwards" in s.relations
            and s.language == person.language
            and tuple(turn.mine for turn in s.turns) == mine
        ]

    def _habit(self, person: Person) -> Dice:
        return self._habits.setdefault(person.slug, Dice(f"answers/{person.slug}"))

    def _answers(self, person: Person, at: datetime) -> bool:
        """Return whether they answer what Ada wrote `at`: by habit, more readily while the two are in touch."""
        assert person.answers is not None
        heard = self._heard.get(person.slug)
        quiet = (at - heard).days if heard else 1000
        odds = person.answers / (1 - person.answers) * (1.6 if quiet < 21 else 0.9 if quiet < 120 else 0.4)
        odds *= (1.0, 0.4, 0.16, 0.064)[self._missed[person.slug]]  # a silence feeds itself
        answered = self._habit(person).chance(odds / (1 + odds))
        self._missed[person.slug] = 0 if answered else min(3, self._missed[person.slug] + 1)
        return answered


def _moment(text: str, name: str, place: int) -> datetime:
    """Return a story's time; its seconds come from the story, so that they look like seconds."""
    second = Dice(f"second/{name}/{place}").between(0, 59)
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(second=second, tzinfo=UTC)


def stories(cast: list[Person], ordinary: Conversations) -> list[Message]:
    """Return the story conversations, after asking for the ordinary ones that went before them."""
    told: list[Message] = []
    for block in re.split(r"^@ ", (HERE / "stories.txt").read_text("utf-8"), flags=re.M)[1:]:
        head, *lines = block.strip().splitlines()
        name, firm, background = (part.strip() for part in head.split("|"))
        person = next(p for p in cast if p.name == name and firm in (p.firm.name, (p.before or ("", ""))[1]))
        words = background.split()
        if count := int(words[0]):
            dice = Dice(f"story/{name}/{firm}")
            assert person.connected is not None
            ordinary.ordinary(person, count, person.connected, date.fromisoformat(words[-1]), dice)
        for place, line in enumerate(lines):
            when, side, text = line[:16], line[17], line[19:]
            told.append(
                Message(
                    _moment(when, name, place),
                    None if side == ">" else person,
                    (person,),
                    text,
                    f"dm/{person.slug}",
                    script="story",
                )
            )
    return told


def group(cast: list[Person]) -> list[Message]:
    """Return the conversation of the round table."""
    names = ("Bastian Keulen", "Giulia Morettand", "Emre Solakhan", "Wren Castellane")
    table = tuple(next(p for p in cast if p.name == name) for name in names)
    said = []
    lines = [x for x in (HERE / "group.txt").read_text("utf-8").splitlines() if x and x[0] != "#"]
    for place, line in enumerate(lines):
        when, rest = line[:16], line[17:]
        writer, text = (None, rest[2:]) if rest.startswith("> ") else rest.split(": ", 1)
        sender = next((p for p in table if p.first == writer), None)
        said.append(
            Message(
                _moment(when, "group", place),
                sender,
                table,
                text,
                "group/table",
                "Reflow round table",
                script="group",
            )
        )
    return said


BLAST = (
    "Hello {first}, on 28 May I give a free webinar on solder voids, forty minutes plus questions. There are only a hundred seats, "
    "so be quick: https://quill-joints.example/webinar. Please pass it on to your colleagues as well. Best regards, Ada"
)


def blast(cast: list[Person]) -> list[Message]:
    """Return the one mailing of which Ada is not proud: the same text to twenty-three people in an hour."""
    rupert = next(p for p in cast if p.name == "Rupert Stanhope")
    others = [p for p in cast if p.connected and START < p.connected < date(2024, 4, 20) and not p.story and p.language == "en"
              and p.relation in ("distant", "acquaintance", "prospect", "supplier") and not p.hidden]  # fmt: skip
    others = others[:22]
    said = []
    for number, person in enumerate([*others[:9], rupert, *others[9:]]):
        at = datetime(2024, 5, 14, 13, 2, 11, tzinfo=UTC) + timedelta(seconds=137 * number)
        said.append(
            Message(
                at, None, (person,), BLAST.format(first=person.first), f"dm/{person.slug}", script="blast"
            )
        )
    return said


def everything_said(
    cast: list[Person],
) -> tuple[list[Message], list[tuple[datetime, Person]], Writer, list[Person]]:
    """Return all messages in order of time, the meetings that were agreed on, and the writer for other texts."""
    writer = Writer()
    conversations = Conversations(cast, writer)
    told = stories(cast, conversations)
    for person in cast:
        if person.story or person.hidden:
            continue
        dice = Dice(f"talk/{person.slug}")
        low, high = SCRIPTS_FOR[person.relation]
        count = dice.between(low, high)
        if person.language == "en" and person.relation in ("customer", "former", "peer"):
            count += 2  # what goes unanswered is shorter; only English has scripts enough for more
        if person.relation == "distant" and dice.chance(0.4):
            count = 0
        first = person.connected or START + timedelta(days=dice.between(100, 1050))
        if person.connected is None and person.relation not in ("pitcher", "recruiter"):
            continue
        # Some ties have gone quiet for good: people move on.
        until = END - timedelta(days=dice.between(3, 120))
        if person.relation not in ("customer", "pitcher", "recruiter") and dice.chance(0.4):
            until = first + timedelta(days=max(40, int((END - first).days * dice.between(25, 80) / 100)))
        if (until - first).days < 12 and person.relation not in ("pitcher", "recruiter"):
            continue
        if person.relation in ("pitcher", "recruiter"):
            until = END
        conversations.ordinary(person, count, first, until, dice)
        if person.before and person.changed and person.relation in ("customer", "former", "peer", "acquaintance") and person.language == "en" and person.changed < date(2026, 9, 1):  # fmt: skip
            news = next(s for s in conversations.scripts if s.name == "news1")
            conversations.play(
                news, person, person.changed + timedelta(days=dice.between(4, 40)), END, dice, seasonal=True
            )
    messages = [*conversations.talk.messages, *told, *group(cast), *blast(cast)]
    messages.sort(key=lambda m: (m.at, m.thread, m.text))
    return (
        messages,
        sorted(conversations.talk.meetings, key=lambda m: (m[0], m[1].slug)),
        writer,
        conversations.colleagues,
    )
