"""What the rows of any CRM become, whichever program wrote them. Used by hubspot, salesforce, pipedrive, crm_csv.

    a contact            -> a profile, with its mail address and LinkedIn page as further handles
    a logged call        -> `call`; a logged mail -> `message`; a meeting that was held -> `meeting`
    a deal               -> `deal`, on the day it was won, lost, or created when it is open
    a note               -> `note`
    "does not want mail" -> `note` with the subject `opt-out`, so that it is never forgotten; a "yes, send me
                            mail" is not kept, since nobody can check it

The colleague in charge is the one who acted. When every row names the same one, that is the owner.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import unquote

from goodstanding.importers import mapping
from goodstanding.importers.addresses import clean_address, clean_name
from goodstanding.importers.export import Entry
from goodstanding.importers.quoting import own_words
from goodstanding.importers.text import Moment, clean, plain_text, quoted
from goodstanding.values import (
    FileRead,
    Handle,
    Interaction,
    Kind,
    Precision,
    Problem,
    Profile,
    Record,
    Source,
    Status,
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints
    from goodstanding.importers.sheets import Sheet

OPT_OUT = "opt-out"
TEXT_LIMIT = 50_000

Values = Mapping[str, Sequence[str]]
"""What a row says: the non-empty cells of each field."""


@dataclass
class Account:
    """What became of one table's rows."""

    rows: int = 0
    kept: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def note(self, said: str) -> None:
        if said not in self.notes:
            self.notes.append(said)

    def done(self, path: str, reader: str, status: Status = Status.READ) -> FileRead:
        return FileRead(
            path, reader, status, self.rows, self.kept, "; ".join(self.notes), dict(self.left_out)
        )


@dataclass
class Desk:
    """One import of one CRM: whom its records mean, and who works there."""

    network: str
    hints: Hints
    scope: str = ""  # goes before record numbers, where two files of different programs could share them
    by_id: dict[str, Handle] = field(default_factory=dict)
    by_email: dict[str, Handle] = field(default_factory=dict)
    by_name: defaultdict[str, dict[Handle, str]] = field(default_factory=lambda: defaultdict(dict))
    users: dict[str, Handle] = field(default_factory=dict)  # a colleague's number or name -> handle
    user_names: dict[Handle, str] = field(default_factory=dict)
    acting: Counter[Handle] = field(default_factory=Counter)
    newest: datetime | None = None
    unnamed: bool = False  # somebody acted of whom no row says who it was

    # People

    def person(
        self, values: Values, source: Source, account: Account, seen_on: date | None
    ) -> Iterator[Record]:
        """Yield the profile of one contact, and what it asked not to be sent."""
        account.rows += 1
        first, last = _first(values, "first_name"), _first(values, "last_name")
        name = clean_name(" ".join(x for x in (first, last) if x) or _first(values, "name"))
        emails = addresses_in(values.get("email", ()))
        if not name and not emails and "@" in _first(values, "name"):
            emails = addresses_in(values.get("name", ()))
        linkedin = next((h for v in values.get("linkedin", ()) if (h := linkedin_handle(v))), None)
        number = _first(values, "id")
        if number and _SPREADSHEET_NUMBER.match(number):
            account.note("record numbers such as 1.70E+18 were spoilt by a spreadsheet and are not used")
            number = ""
        company = _first(values, "company")
        if not (name or emails or linkedin):
            account.left_out["names nobody"] += 1
            return
        if number:
            handle = Handle(self.network, self.scope + number)
        elif emails:
            handle = Handle("email", emails[0])
        elif linkedin is not None:
            handle = linkedin
        else:
            inside = f"{self.network}/{name.casefold()}" + (f", {company.casefold()}" if company else "")
            handle = Handle("name", inside)
        also = [h for h in (*(Handle("email", e) for e in emails), linkedin) if h is not None and h != handle]
        account.kept += 1
        if number:
            self.by_id[number] = handle
        for email in emails:
            self.by_email.setdefault(email, handle)
        if name:
            self.by_name[name.casefold()][handle] = company.casefold()
        owner = _first(values, "owner")
        if owner:
            self.user(owner)
        yield Profile(
            handle,
            source,
            name,
            seen_on,
            _first(values, "position")[:300],
            company[:300],
            ", ".join(dict.fromkeys(x for x in values.get("place", ()) if x))[:300],
            _web(_first(values, "url")),
            _first(values, "headline")[:500],
            tuple(dict.fromkeys(also)),
        )
        if any(mapping.is_yes(v) for v in values.get("opt_out", ())):
            yield Interaction(
                None,
                handle,
                (self.me(owner),),
                Kind.NOTE,
                self.network,
                source,
                "Does not want to be sent mail.",
                subject=OPT_OUT,
                precision=Precision.NONE,
            )
        for note in values.get("note", ()):
            text = plain_text(note).replace("\r\n", "\n").strip()[:TEXT_LIMIT]
            if text:
                yield Interaction(
                    None,
                    self.me(owner),
                    (handle,),
                    Kind.NOTE,
                    self.network,
                    source,
                    text,
                    precision=Precision.NONE,
                )

    def user(self, said: str) -> Handle:
        """Return the handle of a colleague by what a column says: an address, or a name."""
        said = said.strip()
        known = self.users.get(said.casefold())
        if known is None:
            address = clean_address(said) or next(iter(addresses_in([said])), "")
            if address:
                known = Handle("email", address)
            else:
                known = Handle("name", f"{self.network}/{said.casefold()}")
                self.user_names[known] = said
            self.users[said.casefold()] = known
        self.acting[known] += 1
        return known

    def me(self, owner: str = "") -> Handle:
        """Return who acted: the colleague named, else the owner of all of this."""
        if owner:
            return self.user(owner)
        mine = sorted(h for h in self.hints.owner if h.network == "email") or sorted(self.hints.owner)
        if mine:
            return mine[0]
        self.unnamed = True
        return Handle("name", f"{self.network}/you")

    def found(self, values: Values, account: Account) -> tuple[Handle, ...]:
        """Return the people whom a deal or an activity names, by number, then address, then name."""
        out: dict[Handle, None] = {}
        for number in parts(values.get("contact_id", ())):
            handle = self.by_id.get(number)
            out[handle or Handle(self.network, self.scope + number)] = None
        if out:
            return tuple(out)
        for email in addresses_in(values.get("email", ())):
            out[self.by_email.get(email) or Handle("email", email)] = None
        if out:
            return tuple(out)
        company = _first(values, "company").casefold()
        for said in parts(values.get("name", ()), ";"):
            inside = addresses_in([said])
            if inside:
                out[self.by_email.get(inside[0]) or Handle("email", inside[0])] = None
                continue
            name = clean_name(re.sub(r"\s*\([^()]*\)\s*$", "", said))
            if not name:
                continue
            known = self.by_name.get(name.casefold(), {})
            there = [h for h, c in known.items() if company and c == company] or list(known)
            if len(there) == 1:
                out[there[0]] = None
            elif there:
                account.left_out["several people have that name"] += 1
            else:
                out[
                    Handle("name", f"{self.network}/{name.casefold()}" + (f", {company}" if company else ""))
                ] = None
        return tuple(out)

    # What was done

    def deal(self, values: Values, source: Source, account: Account, day_first: DayFirst) -> Iterator[Record]:
        account.rows += 1
        name = _first(values, "deal_name")
        if not name:
            account.left_out["deal without a name"] += 1
            return
        stage = _first(values, "stage")
        outcome = outcome_of(_first(values, "status"), stage)
        moment = UNKNOWN
        if outcome:
            moment = day_first.read(values, "closed")
        if moment.at is None:
            moment = day_first.read(values, "created")
        value, currency = _first(values, "deal_value"), _first(values, "currency")
        number = mapping.amount(value) if value else None
        said = [
            outcome.capitalize() if outcome else "Open",
            stage if not outcome or outcome not in stage.casefold() else "",
        ]
        if number is not None:
            said.append(f"{number:,.2f}".removesuffix(".00") + (f" {currency}" if currency else _sign(value)))
        company = _first(values, "company")
        if company:
            said.append(company)
        who = self.found(values, account)
        number_of = _first(values, "id")
        self._seen(moment)
        account.kept += 1
        yield Interaction(
            moment.at,
            self.me(_first(values, "owner")),
            who,
            Kind.DEAL,
            self.network,
            source,
            ", ".join(x for x in said if x),
            f"{self.network}:deal/{number_of or name.casefold()}",
            name[:500],
            moment.precision,
            zoneless=moment.zoneless,
            identity=f"deal/{self.scope}{number_of}" if number_of else "",
        )

    def activity(
        self,
        values: Values,
        source: Source,
        account: Account,
        day_first: DayFirst,
        default: Kind | None = None,
    ) -> Iterator[Record]:
        """Yield what one logged activity was. Undone tasks and what lies ahead are left out."""
        account.rows += 1
        done = _first(values, "done")
        status = _first(values, "status").casefold()
        if done.casefold() in mapping.NO or done.casefold() in _NOT_DONE or status in _NOT_DONE:
            account.left_out["not done"] += 1
            return
        moment = day_first.read(values, "date")
        if moment.at is None:
            moment = day_first.read(values, "created")
        as_of = self.as_of
        if moment.at is not None and as_of is not None and moment.at > as_of:
            account.left_out["after the export"] += 1
            return
        subject = plain_text(_first(values, "subject"))
        kind = kind_of(_first(values, "kind"), subject, default)
        text = "\n\n".join(dict.fromkeys(plain_text(t).strip() for t in values.get("text", ()) if t.strip()))
        if kind is Kind.MESSAGE:
            text = own_words(logged_body(text))
        who = self.found(values, account)
        if not who:
            account.left_out["names nobody"] += 1
            return
        actor = self.me(_first(values, "owner"))
        recipients = tuple(h for h in who if h != actor)
        said = f"{_first(values, 'direction')} {_first(values, 'kind')} {subject}".casefold()
        if _INCOMING.search(said) and kind in (Kind.MESSAGE, Kind.CALL) and recipients:
            actor, recipients = recipients[0], (actor, *recipients[1:])
        account.kept += 1
        number = _first(values, "id")
        yield Interaction(
            moment.at,
            actor,
            recipients,
            kind,
            self.network,
            source,
            text[:TEXT_LIMIT],
            "",
            subject[:500],
            moment.precision,
            zoneless=moment.zoneless,
            identity=f"activity/{self.scope}{number}" if number else "",
        )

    # The whole

    @property
    def as_of(self) -> datetime | None:
        """The end of the day after which nothing has happened yet."""
        if self.hints.as_of is not None:
            return datetime.combine(self.hints.as_of, time(23, 59, 59), UTC)
        return self.newest

    def _seen(self, moment: Moment) -> None:
        if moment.at is not None and (self.newest is None or moment.at > self.newest):
            self.newest = moment.at

    def dated(self, entries: Sequence[Entry]) -> date | None:
        """Take the day of the export from the files' own dates; remember it as the end of what has happened."""
        # A loose file's own date is when it was copied here; an archive keeps when it was written.
        days = [e.modified for e in entries if e.modified is not None and e.archive]
        named = [d for e in entries if (d := _day_in(e.name)) is not None]
        day = max(named or days, default=None)
        if day is not None:
            self.newest = datetime.combine(day, time(23, 59, 59), UTC) + timedelta(days=1)
        return day

    def people_here(self, source: Source, seen_on: date | None) -> Iterator[Record]:
        """Yield the colleagues, and which of them is the owner when there is only one."""
        only = next(iter(self.acting)) if len(self.acting) == 1 and not self.hints.owner else None
        for handle in sorted(set(self.users.values())):
            yield Profile(
                handle,
                source,
                self.user_names.get(handle, ""),
                seen_on,
                owner=handle == only or handle in self.hints.owner,
                inferred=handle == only,
            )
        if self.unnamed:
            yield Profile(
                Handle("name", f"{self.network}/you"), source, "", seen_on, owner=True, inferred=True
            )


UNKNOWN = Moment(None, Precision.NONE)


class DayFirst:
    """Reads the dates of one table: whether `3/4` is in March or in April is settled once a column, or asked."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.settled: dict[str, bool | None] = {}
        self.unsettled: Counter[str] = Counter()

    def look(self, fields: Sequence[str], rows: Sequence[Sequence[str]], mapped: Sequence[str] = ()) -> None:
        """Settle the order of each date column from some rows; one column's order settles the others."""
        found: dict[str, bool | None] = {}
        for at, name in enumerate(fields):
            if name in _DATES:
                given = mapped[at].partition(":")[2] if at < len(mapped) else ""
                if given:
                    found[name] = given == "dmy"
                    continue
                values = [row[at] for row in rows if at < len(row) and row[at]]
                order = mapping.day_first_of(values)
                if order is not None or name not in found:
                    found[name] = order
        known = {v for v in found.values() if v is not None}
        common = next(iter(known)) if len(known) == 1 else None
        self.settled = {name: common if order is None else order for name, order in found.items()}

    def read(self, values: Values, name: str) -> Moment:
        said = _first(values, name)
        if not said:
            return UNKNOWN
        moment = mapping.moment(said, day_first=self.settled.get(name))
        if moment.at is None:
            self.unsettled[name] += 1
        return moment

    def problems(self) -> Iterator[Problem]:
        for name, count in self.unsettled.items():
            yield Problem(
                self.path,
                f"{count:,} dates ({mapping.FIELDS.get(name, name).lower()}) cannot be read with certainty",
                "They are kept without a date. Open the mapping page to say whether 3/4 is in March or in April, "
                "or export with dates like 2026-04-03, and import again.",
            )


_DATES = ("created", "closed", "date", "last_contacted")


def rows_of(
    sheet: Sheet, fields: Sequence[str], account: Account
) -> Iterator[tuple[Source, dict[str, list[str]]] | Problem]:
    """Yield (place, values by field) for each row of a table, or the problem with that row."""
    wanted = [(at, name) for at, name in enumerate(fields) if name and name != mapping.IGNORE]
    for row in sheet.rows():
        if isinstance(row, Problem):
            account.rows += 1
            account.left_out["row that cannot be read"] += 1
            yield row
            continue
        line, cells = row
        values: dict[str, list[str]] = {}
        for at, name in wanted:
            if at < len(cells):
                cell = clean(cells[at]).strip()
                if cell:
                    values.setdefault(name, []).append(cell)
        yield Source(sheet.where, line), values


# Small readings


def _first(values: Values, name: str) -> str:
    found = values.get(name)
    return found[0].strip() if found else ""


_SPREADSHEET_NUMBER = re.compile(r"\d(?:[.,]\d+)?E\+\d+$", re.I)
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'|]{1,80}@[^\s<>()\[\],;:\"'|]+")


def addresses_in(cells: Sequence[str]) -> list[str]:
    """Return the mail addresses in some cells, each once: several may share one cell."""
    found: dict[str, None] = {}
    for cell in cells:
        if "@" in cell:
            for said in _ADDRESS.findall(cell[:5000]):
                address = clean_address(said)
                if address and "." in address.rpartition("@")[2]:
                    found[address] = None
    return list(found)


_LINKEDIN = re.compile(r"(?:^|//|\.|\s)linkedin\.com/(?:mwlite/)?in/([^/?#\s]+)", re.I)


def linkedin_handle(text: str) -> Handle | None:
    """Return the handle of a LinkedIn profile's address, None when it is none."""
    found = _LINKEDIN.search(text)
    if found is None:
        return None
    slug = unquote(found.group(1)).strip().lower()
    return Handle("linkedin", slug) if slug else None


def _web(text: str) -> str:
    text = text.strip()
    if not text or len(text) > 500 or " " in text:
        return ""
    if text.lower().startswith(("http://", "https://")):
        return text
    return f"https://{text}" if re.match(r"[\w-]+(\.[\w-]+)+(/|$)", text) else ""


def parts(cells: Sequence[str], marks: str = ";,") -> list[str]:
    """Return the members of cells that hold several values."""
    return [x.strip() for cell in cells for x in re.split(f"[{marks}]", cell) if x.strip()]


def _sign(value: str) -> str:
    found = re.search(r"[€$£]|\b[A-Z]{3}\b|Kč|zł", value)
    return f" {found.group()}" if found else ""


def _day_in(name: str) -> date | None:
    found = re.search(r"(?<!\d)(20\d\d)[-_]?(\d\d)[-_]?(\d\d)(?!\d)", name)
    if found is None:
        return None
    try:
        return date(*(int(x) for x in found.groups()))
    except ValueError:
        return None


_WON = re.compile(
    r"\bwon\b|closed ?won|gewonnen|gagn|ganad|\bvint|ganh|vyhr|wygran",
    re.I,
)
_LOST = re.compile(
    r"\blost\b|closed ?lost|verloren|perdu|perdid|\bpers[oa]\b|ztracen|prohr|przegran|utracon", re.I
)


def outcome_of(status: str, stage: str) -> str:
    """Return "won", "lost" or "" for a deal by its status, else its stage."""
    for said in (status, stage):
        if said:
            if _WON.search(said):
                return "won"
            if _LOST.search(said):
                return "lost"
    return ""


_NOT_DONE = frozenset(
    {
        "not started", "not_started", "in progress", "in_progress", "waiting", "waiting on someone else", "deferred",
        "open", "planned", "scheduled", "to do", "canceled", "cancelled", "offen", "geplant", "à faire", "pendiente",
        "da fare", "gepland", "naplánováno", "zaplanowane",
    }
)  # fmt: skip
_CALL = re.compile(
    r"\bcalls?\b|\bphone|anruf|telefon|appel|llamada|chiamata|\bbellen|ligação|ligacao|\bhovor|rozmowa|połączenie",
    re.I,
)
_MEETING = re.compile(
    r"meeting|\bmeet\b|lunch|coffee|demo\b|visit|termin\b|treffen|besprechung|réunion|reunion|rendez|reunión|cita\b|riunione|"
    r"incontro|appuntamento|vergadering|afspraak|reunião|schůzka|spotkanie|event\b",
    re.I,
)  # fmt: skip
_MAIL = re.compile(
    r"e-?mail|\bmail\b|message|linkedin|sms|whatsapp|nachricht|courriel|correo|mensaje|messaggio|bericht|mensagem|zpráva|wiadomość",
    re.I,
)
_NOTE = re.compile(r"\bnotes?\b|notiz|nota\b|poznámka|notatka|remarque", re.I)
_INCOMING = re.compile(
    r"\b(?:inbound|incoming|received|eingehend|entrant|entrante|in arrivo|inkomend|příchozí|przychodz)|email: <<",
    re.I,
)


def kind_of(said: str, subject: str, default: Kind | None = None) -> Kind:
    """Return what kind of act a logged activity was, by its type, else by how its subject begins."""
    for text in (said, subject[:20]):
        if text:
            for form, kind in (
                (_CALL, Kind.CALL),
                (_MEETING, Kind.MEETING),
                (_MAIL, Kind.MESSAGE),
                (_NOTE, Kind.NOTE),
            ):
                if form.search(text):
                    return kind
            if default is not None:
                return default
    return default or Kind.NOTE


_BODY = re.compile(r"^\s*(?:Body|Text|Nachricht|Corps|Cuerpo|Corpo)\s*:\s*", re.I | re.M)


def logged_body(text: str) -> str:
    """Return the letter inside a logged mail whose first lines repeat its headers."""
    head = text[:3000]
    found = _BODY.search(head)
    if found is not None and re.match(
        r"\s*(?:To|An|À|Additional To|CC|BCC|From|Subject|Attachment)\s*:", head, re.I
    ):
        return text[found.end() :]
    return text


def unknown_table(path: str, header: Sequence[str]) -> tuple[FileRead, Problem]:
    """Return the account of, and the problem with, a table that nobody has said the meaning of."""
    shown = ", ".join(quoted(name, 24) for name in header[:6])
    return (
        FileRead(path, "crm", Status.UNKNOWN, why="needs a mapping"),
        Problem(
            path,
            f"we do not know what its columns mean ({shown}{', ...' if len(header) > 6 else ''})",
            "Open Import, Map columns: we propose a meaning for each and remember what you settle on. Then import"
            " it again.",
        ),
    )
