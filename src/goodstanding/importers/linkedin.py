"""LinkedIn: "Get a copy of your data", every form seen from 2015 to 2026.

How to get it: Settings & Privacy -> Data privacy -> Get a copy of your data -> "Download larger data archive".
Two mails come; the zip of the second, about a day later, is the whole one (Complete_…). Links last 72 hours.

What it holds for us: Connections, messages, Invitations, Endorsements and Recommendations both ways, Shares,
Comments, Reactions, InstantReposts, Votes, Follows, Notes, Events, Articles; Profile, Positions and Email
Addresses tell who you are. Everything else is ignored by name, with a reason.

How the eras differ (columns are found by name, never by place):

    2015-2018    Connections without URL and with a time of day; Messages.csv with Direction, M/D/YY dates
    2019-2021    six columns, `11 Feb 2017`; messages with conversation ids and the sender's URL
    2021-2023    a preamble of three lines above the header of Connections
    2023-2025    URLs in Connections, Invitations, Endorsements; recipients' URLs in messages
    2026         every field of messages quoted; files carry the member's number (`Comments_123.csv`)

People are told apart by their profile URL. Where an era gives none, the URL that the same export gives for
the same full name is taken and marked inferred; a name that belongs to two people, or to nobody else in the
export, stays a name. A "LinkedIn Member" (closed account) is one unknown person per conversation.

A connection becomes a profile and an `acceptance` by the other person on the day of connecting, whoever asked
first: the row must stay the same once LinkedIn has dropped the invitation from later exports. Who asked is told
by the row of the invitation itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote

from goodstanding.importers.export import Entry, Export
from goodstanding.importers.text import (
    SAMPLE,
    UNDATED,
    WHOLE,
    Moment,
    Table,
    clean,
    column_name,
    counted,
    ctime_moment,
    day_comes_first,
    decoded,
    file_name,
    find_table,
    html_to_text,
    iso_moment,
    looks_like_html,
    numeric_moment,
    plain_text,
    quoted,
    unmangled,
    worded_moment,
)
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
    Visibility,
)

if TYPE_CHECKING:
    from goodstanding.importers import Hints

NAME = "linkedin"
PASSES = 2
CANNOT_SHOW = (
    "Who reacted to your posts or commented on them, and how many saw them.",
    "Whose post it was that you commented on or reacted to, unless it was your own.",
    "When you were connected with people who are no longer connections, and ties between others.",
    "Invitations of long ago: LinkedIn lists only recent and pending ones.",
)

# --- which files there are ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Kind:
    """One kind of file: the names by which it goes, the columns that make it out, and all that we know of."""

    key: str
    names: frozenset[str]  # as compared by text.file_name, without the ending
    needs: tuple[frozenset[str], ...]
    knows: frozenset[str]
    sure: bool = True  # whether the columns alone say that it is LinkedIn's


def _kind(key: str, names: str, needs: str, knows: str = "", *, sure: bool = True) -> _Kind:
    wanted = tuple(frozenset(each.split(",")) for each in needs.split(" | "))
    known = frozenset(knows.split(",")).union(*wanted)
    return _Kind(key, frozenset(names.split()), wanted, known, sure)


_KINDS = (
    _kind(
        "connections",
        "connections",
        "first name,last name,connected on",
        "url,email address,company,position,address,websites,instant messengers",
    ),
    _kind(
        "messages",
        "messages",
        "conversation id,from,date | from,to,date,content,direction | from,to,date,subject,content,folder",
        "conversation title,sender profile url,recipient profile urls,subject,content,folder,attachments,"
        "is message draft,is conversation draft,is conversation archived,direction,to",
    ),
    _kind(
        "invitations",
        "invitations",
        "from,to,sent at,direction",
        "message,inviterprofileurl,inviteeprofileurl",
    ),
    _kind(
        "endorsements given",
        "endorsementgiveninfo endorsementsgiven",
        "endorsement date,endorsee first name",
        "skill name,endorsee last name,endorsee public url,endorsement status",
    ),
    _kind(
        "endorsements received",
        "endorsementreceivedinfo endorsementsreceived",
        "endorsement date,endorser first name",
        "skill name,endorser last name,endorser public url,endorsement status",
    ),
    _kind(
        "recommendations given",
        "recommendationsgiven",
        "first name,last name,text,creation date | first name,last name,job title,text",
        "company,status,creation date,job title",
        sure=False,
    ),
    _kind(
        "recommendations received",
        "recommendationsreceived recommendations",
        "first name,last name,text,creation date | first name,last name,job title,text",
        "company,status,creation date,job title",
        sure=False,
    ),
    _kind("shares", "shares", "date,sharelink", "sharecommentary,sharedurl,mediaurl,visibility"),
    _kind("reactions", "reactions", "date,type,link"),
    _kind("votes", "votes", "date,link,optiontext"),
    _kind("comments", "comments", "date,link,message"),
    _kind("reposts", "instantreposts", "date,link", sure=False),
    _kind("company follows", "companyfollows", "organization,followed on"),
    _kind("member follows", "memberfollows", "date,status,fullname | date,status,full name", sure=False),
    _kind(
        "notes",
        "notes",
        "connection first name,connection last name,note",
        "connection profile url,created on,edited on",
    ),
    _kind("events", "events", "event name,event time", "status,external url", sure=False),
    _kind(
        "profile",
        "profile",
        "first name,last name,headline,summary",
        "maiden name,address,birth date,industry,zip code,geo location,twitter handles,websites,"
        "instant messengers,contact instructions,maidenname",
    ),
    _kind("positions", "positions", "company name,title,started on", "description,location,finished on"),
    _kind("email addresses", "emailaddresses", "email address,confirmed,primary", "updated on"),
)
_BY_KEY = {kind.key: kind for kind in _KINDS}
_BY_NAME = {name: kind for kind in _KINDS for name in kind.names}

_BOTS = "conversations with LinkedIn's own assistants, not with people"
_OWN = "about yourself, not about a tie"
_JOBS = "about looking for jobs"
_ADS = "what LinkedIn's advertising supposes about you"
_ACCOUNT = "about your account and its safety"
_TOPICS = "topics and pages, not people"
_IGNORED_WRITTEN = {
    _BOTS: "guidemessages coachmessages learningcoachmessages learningroleplaymessages learningcoachaimessages",
    _OWN: "profilesummary skills education languages certifications projects publications honors organizations "
    "volunteering volunteeringexperiences courses patents testscores causesyoucareabout interests "
    "richmedia verifications providers servicesmarketplace creatorprofile websites",
    _JOBS: "savedjobalerts savedjobs jobapplications jobseekerpreferences jobapplicantsavedanswers "
    "jobapplicantsavedscreeningquestionresponses onlinejobpostings savedjobscreeningquestions",
    _ADS: "adtargeting adsclicked lanadsengagement inferencesaboutyou inferences",
    _ACCOUNT: "logins securitychallenges receipts receiptsv2 phonenumbers whatsappphonenumbers "
    "privateidentityasset registration searchqueries accountstatushistory devices",
    _TOPICS: "hashtagfollows saveditems learning groups newsletterissubscribed",
    "an address book that was uploaded: people in it need not know you": "importedcontacts contacts",
}
_IGNORED = {name: why for why, names in _IGNORED_WRITTEN.items() for name in names.split()}
_FOLDERS = {"jobs": _JOBS, "verifications": _OWN, "servicesmarketplace": _OWN, "ads": _ADS}


def _stem(entry: Entry) -> str:
    return file_name(entry.path).rpartition(".")[0]


def _known(entry: Entry) -> _Kind | None:
    """Return the kind of file that an entry is, by its name if its columns agree, else by its columns."""
    if entry.suffix not in ("csv", "txt", "tsv", ""):
        return None
    head, _ = decoded(entry.head)
    named = _BY_NAME.get(_stem(entry))
    if named is not None and _has_columns(named, head):
        return named
    if _stem(entry) in _IGNORED:
        return None
    return next((kind for kind in _KINDS if kind.sure and _has_columns(kind, head)), None)


def _has_columns(kind: _Kind, head: str) -> bool:
    for line in head.splitlines()[:60]:
        names = {column_name(cell) for cell in re.split("[,;\t|]", line)}
        if any(each <= names for each in kind.needs):
            return True
    return False


def claims(export: Export) -> Sequence[Entry]:
    """Return LinkedIn's files: those that their columns tell, and all tables beside several of those."""
    sure: dict[str, list[Entry]] = defaultdict(list)
    for entry in export.entries:
        kind = _known(entry) or (
            _BY_NAME.get(_stem(entry)) if entry.size <= WHOLE and _sorted_away(entry) else None
        )
        if kind is not None:
            sure[_root(entry)].append(entry)
    claimed = {id(entry) for entries in sure.values() for entry in entries}
    whole = {root: entries for root, entries in sure.items() if len(entries) >= 2}
    return [
        entry
        for entry in export.entries
        if id(entry) in claimed
        or any(_beside(entry, root, entries, export) for root, entries in whole.items())
    ]


_OTHERS = re.compile(
    r"record id|id de registro|e-mail|given name|isdeleted|\b(person|organi[sz]ation|deal|activity|note) - |"
    r"account address|tweet_id",
    re.I,
)


def _beside(entry: Entry, root: str, entries: Sequence[Entry], export: Export) -> bool:
    """Whether a file lies in an export that is LinkedIn's and may be a table of its own that we do not read.

    In a zip of LinkedIn's everything is LinkedIn's. A folder may hold other things too: there, the names that
    we know are LinkedIn's, and unknown tables where most are.
    """
    if root and not entry.path.startswith(f"{root}/"):
        return False
    if _is_article(entry):
        return True
    if entry.suffix not in ("csv", "txt") or _OTHERS.search(decoded(entry.head)[0][:2000]):
        return False
    if entry.archive and entry.archive == entries[0].archive:
        return True
    near = _root(entry) == root
    loose = export.path.suffix.lower() in (".csv", ".txt")
    named = _stem(entry) in _IGNORED or _stem(entry) in _BY_NAME
    return near and (named or (len(entries) >= 4 and not loose))


def _root(entry: Entry) -> str:
    """The folder that one export lies in."""
    folder = entry.folder
    return re.sub(
        r"(^|/)(jobs|articles(/articles)?|verifications|services[ _]?marketplace)$", "", folder, flags=re.I
    )


def _sorted_away(entry: Entry) -> bool:
    """Whether a file that goes by one of LinkedIn's names has its header far from its beginning."""
    kind = _BY_NAME.get(_stem(entry))
    if kind is None or entry.suffix != "csv" or entry.size <= 4096 or not kind.sure:
        return False
    return find_table(entry, *kind.needs) is not None


def _is_article(entry: Entry) -> bool:
    return entry.suffix in ("html", "htm") and re.search(r"(^|/)articles/", entry.path, re.I) is not None


# --- names, addresses, dates --------------------------------------------------------------------------------

_SLUG = re.compile(r"(?:^|linkedin\.com)/(?:in|pub)/([^/?#\s]+)", re.I)
_ANY_URL = re.compile(r"https?://[^\s,]+|(?:www\.)?linkedin\.com/[^\s,]+", re.I)
_SPACES = re.compile(r"\s+")
# What a closed account is called, by the language of the one who made the export.
_MEMBER = frozenset(
    """
    linkedin member
    membre de linkedin
    membre linkedin
    utilisateur linkedin
    linkedin-mitglied
    linkedin mitglied
    miembro de linkedin
    usuario de linkedin
    membro do linkedin
    usuário do linkedin
    utente linkedin
    membro di linkedin
    linkedin-lid
    użytkownik linkedin
    """.replace("\n    ", "\n")
    .strip()
    .splitlines()
)
_SPINMAIL = "spinmail-quill-editor"
_ENOUGH = 5_000  # messages after which it may be certain who the owner is
_YES = frozenset(["yes", "true", "1", "y"])
_EXPORT_DATE = re.compile(r"LinkedIn_?Data_?Export[_-](\d\d)-(\d\d)-(\d{4})", re.I)
_SUFFIX = re.compile(
    r"^(?:[A-Z][A-Za-z.&/-]{0,6}[A-Z.]\.?|Jr\.?|Sr\.?|I{1,3}|IV|Esq\.?|MD|PhD|Ph\.D\.?|MBA|CFA|PMP)$"
)


def slug(url: str) -> str:
    """Return the person's part of a profile address, lower-case and percent-decoded; "" when there is none."""
    match = _SLUG.search(url)
    if not match:
        return ""
    return unicodedata.normalize("NFC", clean(unquote(match[1]))).strip().lower()


def _name(*parts: str) -> str:
    return _SPACES.sub(" ", unmangled(clean(" ".join(parts)))).strip()


def _said(text: str) -> str:
    if not text:
        return ""
    if "\0" in text:
        text = text.replace("\0", "")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = unmangled(text)
    if "<" in text or "&" in text:
        text = plain_text(text)
    return text.strip()


class _Dates:
    """The dates of one column, read in one way: decided by the first that can be read."""

    def __init__(self, table: Table | None = None, column: int = -1) -> None:
        self._table, self._column = table, column
        self._cache: dict[str, Moment] = {}
        self._day_first: bool | None = None
        self.foreign = 0
        self.supposed = False  # nothing in the column tells whether the day or the month comes first

    def __call__(self, text: str) -> Moment:
        found = self._cache.get(text)
        if found is None:
            found = self._read(text.strip())
            if len(self._cache) < 50_000:
                self._cache[text] = found
        return found

    def _read(self, text: str) -> Moment:
        if not text:
            return UNDATED
        if text[:4].isdigit() and text[4:5] == "-":
            return iso_moment(text)
        if text[0].isdigit() and (moment := worded_moment(text)).at:
            self.foreign += _is_foreign(text)
            return moment
        if _IN_NUMBERS.match(text):
            return numeric_moment(text, day_first=self._order())
        moment = ctime_moment(text)
        return moment if moment.at else worded_moment(text)

    def _order(self) -> bool:
        """Whether the day comes first: LinkedIn writes M/D/Y; a spreadsheet may have turned it round."""
        if self._day_first is None:
            column = self._column
            rows = self._table.rows() if self._table is not None and column >= 0 else iter(())
            values = (row[1][column] for row in rows if not isinstance(row, Problem))
            settled = day_comes_first(values)
            self.supposed = settled is None
            self._day_first = settled is True
        return self._day_first


_IN_NUMBERS = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d")
_ENGLISH = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])


def _is_foreign(text: str) -> bool:
    word = re.search(r"[^\W\d]{3,}", text)
    return word is not None and word[0].casefold()[:3] not in _ENGLISH


# --- one export ----------------------------------------------------------------------------------------------


@dataclass
class _File:
    """One file of an export, and the account of reading it."""

    entry: Entry
    kind: _Kind
    table: Table
    rows: int = 0
    kept: int = 0
    undated: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def source(self, row: int) -> Source:
        return Source(self.entry.path, row)

    def bad_date(self, row: int, written: str, example: str) -> Problem:
        return Problem(
            f"{self.entry.path}:{row}",
            f'"{quoted(written)}" is not a date we can read',
            f'Write it like "{example}" and import again; the row was kept without a date.',
        )

    def done(self) -> FileRead:
        notes = [*self.table.notes, *self.notes]
        if not self.rows:
            notes.append("it holds a header and no rows")
        if self.undated:
            notes.append(f"{counted(self.undated, 'row')} without a date")
        unknown = [
            written
            for name, written in zip(self.table.names, self.table.written, strict=False)
            if name and name not in self.kind.knows
        ]
        if unknown:
            notes.append(f"columns not known to us: {', '.join(quoted(each, 30) for each in unknown[:12])}")
        return FileRead(
            self.entry.path, NAME, Status.READ, self.rows, self.kept, "; ".join(notes), dict(self.left_out)
        )


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield the rows of the LinkedIn exports among these entries, the older export first."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_root(entry)].append(entry)
    archives = [_Archive(export, group, hints) for group in _parts_together(list(groups.values()))]
    archives.sort(key=lambda archive: archive.seen_on or date.min)
    several = len(archives) > 1
    owner: _Owner | None = None
    for archive in archives:
        if owner is not None:
            archive.owner.learn_from(owner)
        archive.several = several
        yield from archive.records()
        owner = archive.owner


def _parts_together(groups: list[list[Entry]]) -> list[list[Entry]]:
    """Return the groups with the parts of one split export put together.

    Two folders that both hold the same kind of file are two exports; else they are parts of one.
    """
    out: list[list[Entry]] = []
    stems: list[set[str]] = []
    for group in groups:
        own = {_stem(entry) for entry in group}
        for other, theirs in zip(out, stems, strict=True):
            if not own & theirs:
                other.extend(group)
                theirs |= own
                break
        else:
            out.append(list(group))
            stems.append(own)
    return out


@dataclass
class _Owner:
    """Who the export belongs to: the handle that stands for them in rows, all handles, the name."""

    handle: Handle
    name: str = ""
    slugs: set[str] = field(default_factory=set)
    emails: list[str] = field(default_factory=list)

    def learn_from(self, other: _Owner) -> None:
        """Take the slug from another export of the same upload when this one does not tell."""
        if not self.slugs and other.slugs and (not self.name or self.name == other.name):
            self.slugs |= other.slugs
            self.handle, self.name = other.handle, self.name or other.name


class _Archive:
    """One export: its files, what its people are called, and its records."""

    def __init__(self, export: Export, entries: Sequence[Entry], hints: Hints) -> None:
        self.entries = entries
        self.several = False
        self.files: list[_File] = []
        self.accounts: list[FileRead] = []  # of files that are not read, in the archive's order
        self.articles: list[Entry] = []
        for entry in entries:
            self._sort(entry)
        self.files.sort(key=lambda file: _KINDS.index(file.kind))
        self.names: dict[str, set[str]] = defaultdict(set)  # folded full name -> slugs that go by it
        self.shares: set[str] = set()
        self.position = self.company = self.headline = self.place = ""
        self.seen_on = self._seen_on(export)
        self._handles: dict[str, Handle] = {}
        self._told: set[Handle] = set()
        self._connected: set[Handle] = set()
        self._doubled: set[str] = set()
        self.owner = self._who(hints)
        self._learn_names()

    def _sort(self, entry: Entry) -> None:
        """Decide what an entry is: a table to read, an article, ignored, empty or unknown."""
        path, stem = entry.path, _stem(entry)
        if _is_article(entry):
            self.articles.append(entry)
            return
        why = _IGNORED.get(stem) or _FOLDERS.get(re.sub(r"\W", "", entry.folder.rpartition("/")[2]).lower())
        named = _BY_NAME.get(stem)
        if entry.size == 0 and (named or why):
            empty = "the file is empty; LinkedIn writes one when there is nothing to tell"
            status = Status.READ if named else Status.IGNORED
            self.accounts.append(FileRead(path, NAME, status, why=empty if named else why or ""))
            return
        kind = _known(entry) or (named if named is not None and not why else None)
        table = find_table(entry, *kind.needs) if kind is not None else None
        if kind is not None and table is not None:
            if stem in _BY_NAME or kind.sure:
                self.files.append(_File(entry, kind, table))
            return
        if why:
            self.accounts.append(FileRead(path, NAME, Status.IGNORED, why=why))
        elif stem.endswith("messages"):
            self.accounts.append(FileRead(path, NAME, Status.IGNORED, why=_BOTS))
        elif kind is not None:
            columns = " or ".join(", ".join(sorted(each)) for each in kind.needs[:1])
            why = f"none of its lines is the header we expect ({columns})"
            self.accounts.append(FileRead(path, NAME, Status.UNKNOWN, why=why))
        else:
            why = "a file of LinkedIn's that we do not know yet"
            self.accounts.append(FileRead(path, NAME, Status.UNKNOWN, why=why))

    def of(self, *keys: str) -> Iterator[_File]:
        return (file for file in self.files if file.kind.key in keys)

    # --- what has to be known before rows can be read

    def _seen_on(self, export: Export) -> date | None:
        """The day of the export: from the name of its zip, else that of the newest row."""
        root = _root(self.entries[0])
        for name in [self.entries[0].archive, *reversed(root.split("/")), export.path.name]:
            if match := _EXPORT_DATE.search(name):
                try:
                    return date(int(match[3]), int(match[1]), int(match[2]))
                except ValueError:
                    continue
        newest = datetime.min.replace(tzinfo=UTC)
        columns = {"connections": "connected on", "messages": "date", "invitations": "sent at"}
        for file in self.of(*columns):
            column = file.table.index(columns[file.kind.key])
            dates = _Dates(file.table, column)
            for n, row in enumerate(file.table.rows()):
                if file.kind.key == "messages" and n >= 50:
                    break  # newest first
                if not isinstance(row, Problem) and (at := dates(row[1][column]).at) is not None:
                    newest = max(newest, at)
        return newest.date() if newest.year > 1 else None

    def _who(self, hints: Hints) -> _Owner:
        """Find out whose export it is (section 1.4 of the notes: profile, invitations, then messages)."""
        owner = _Owner(Handle("name", "linkedin/owner"))
        for file in self.of("profile"):
            for row in file.table.rows():
                if not isinstance(row, Problem):
                    cells, at = row[1], file.table.index
                    owner.name = _name(cells[at("first name")], cells[at("last name")])
                    self.headline = _said(cells[at("headline")])
                    self.place = _said(cells[at("geo location")]) if at("geo location") >= 0 else ""
                    break
        for file in self.of("positions"):
            self._current_position(file)
        for file in self.of("email addresses"):
            column = file.table.index("email address")
            for row in file.table.rows():
                if not isinstance(row, Problem) and "@" in row[1][column]:
                    owner.emails.append(clean(row[1][column]).strip().lower())
        invited: Counter[str] = Counter()
        called: Counter[str] = Counter()
        for file in self.of("invitations"):
            at = file.table.index
            columns = (
                at("inviterprofileurl"),
                at("inviteeprofileurl"),
                at("from"),
                at("to"),
                at("direction"),
            )
            for row in file.table.rows():
                if isinstance(row, Problem):
                    continue
                inviter, invitee, asked, whom, direction = ("" if c < 0 else row[1][c] for c in columns)
                outgoing = direction.strip().upper() == "OUTGOING"
                invited[slug(inviter if outgoing else invitee)] += 1
                called[_name(asked if outgoing else whom)] += 1
        del invited[""]
        owner.name = owner.name or (called.most_common(1)[0][0] if called else "")
        if invited:
            most = invited.most_common(1)[0][1]
            owner.slugs = {each for each, count in invited.items() if count * 4 >= most}
        if not owner.slugs or not owner.name or not self._messages_tell_recipients():
            self._from_messages(owner)
        if not owner.slugs:
            known = sorted(h.key for h in hints.owner if h.network == "linkedin")
            owner.slugs.update(known[:1])
        if owner.slugs:
            first = invited.most_common(1)[0][0] if invited else min(owner.slugs)
            owner.handle = Handle("linkedin", first if first in owner.slugs else min(owner.slugs))
        elif owner.name:
            owner.handle = Handle("name", f"linkedin/{owner.name.casefold()}")
        return owner

    def _current_position(self, file: _File) -> None:
        at = file.table.index
        for row in file.table.rows():
            if isinstance(row, Problem):
                continue
            finished = row[1][at("finished on")] if at("finished on") >= 0 else ""
            if not finished.strip() and not self.position:
                self.position = _said(row[1][at("title")])
                self.company = _said(row[1][at("company name")])

    def _messages_tell_recipients(self) -> bool:
        return all(f.table.index("recipient profile urls") >= 0 for f in self.of("messages"))

    def _from_messages(self, owner: _Owner) -> None:
        """Read the messages once for names and addresses: whose they are, and who is called what."""
        senders: Counter[str] = Counter()
        present: Counter[str] = Counter()
        talks: set[int] = set()
        called: dict[str, str] = {}
        sent_by_me: Counter[str] = Counter()
        for file in self.of("messages"):
            at = file.table.index
            by, url = at("from"), at("sender profile url")
            to_urls, talk, direction = at("recipient profile urls"), at("conversation id"), at("direction")
            slugs: dict[str, str] = {}
            for count, row in enumerate(file.table.rows(_fits_messages(file.table)), 1):
                if isinstance(row, Problem):
                    continue
                if count % _ENOUGH == 0 and to_urls >= 0 and self._is_certain(owner, senders, present):
                    break
                cells = row[1]
                if direction >= 0 and cells[direction].strip().upper() == "OUTGOING":
                    sent_by_me[_name(cells[by])] += 1
                if url < 0 or not (written := cells[url]):
                    continue
                sender = slugs.get(written)
                if sender is None:
                    sender = slugs[written] = slug(written)
                if not sender:
                    continue
                name = cells[by]
                if len(self.names) < 500_000:
                    self.names[_fold(name)].add(sender)
                    called.setdefault(sender, _name(name))
                senders[sender] += 1
                present[sender] += 1
                if to_urls >= 0:
                    for each in set(_ANY_URL.findall(cells[to_urls])):
                        present[slug(each)] += 1
                elif talk >= 0 and len(talks) < 2_000_000:
                    # Ego is the sender who turns up in the most conversations.
                    pair = hash((cells[talk], sender))
                    if pair not in talks:
                        talks.add(pair)
                        present[sender] += 1000
        if not owner.name and sent_by_me:
            owner.name = sent_by_me.most_common(1)[0][0]
        if owner.slugs:
            return
        named = {s: senders[s] for s in self.names.get(_fold(owner.name), ()) if s}
        if owner.name and named:
            owner.slugs.add(max(named, key=lambda s: (named[s], s)))
            return
        # Nobody is a connection of their own, and the owner takes part in every conversation.
        for other in {"", *self._connected_slugs()}:
            del present[other]
        often = present.most_common(2)
        if often and not owner.name and (len(often) == 1 or often[0][1] > often[1][1]):
            owner.slugs.add(often[0][0])
            owner.name = called.get(often[0][0], "")

    def _is_certain(self, owner: _Owner, senders: Counter[str], present: Counter[str]) -> bool:
        """Say whether the rest need not be read to know the owner: where every row names its people by address,
        one person under the owner's name takes part in practically all of what was read so far.
        """
        named = [(present[s], s) for s in self.names.get(_fold(owner.name), ()) if s] if owner.name else []
        return bool(named) and max(named)[0] >= 0.98 * senders.total()

    def _connected_slugs(self) -> Iterator[str]:
        for file in self.of("connections"):
            url = file.table.index("url")
            for row in file.table.rows() if url >= 0 else ():
                if not isinstance(row, Problem):
                    yield slug(row[1][url])

    def _learn_names(self) -> None:
        """Learn which full name goes with which address, from every file that gives both."""
        once: dict[str, tuple[str, ...]] = {}
        for file in self.files:
            at = file.table.index
            key = file.kind.key
            if key == "connections":
                first, last, url = at("first name"), at("last name"), at("url")
                for row in file.table.rows():
                    if isinstance(row, Problem):
                        continue
                    name = _fold(_name(row[1][first], row[1][last]))
                    if url >= 0 and (person := slug(row[1][url])):
                        self.names[name].add(person)
                    elif name and once.setdefault(name, tuple(row[1])) != tuple(row[1]):
                        # Two of one name are two people, unless it is one row twice.
                        self._doubled.add(name)
            elif key.startswith("endorsements"):
                who = "endorsee" if key.endswith("given") else "endorser"
                url = at(f"{who} public url")
                if url >= 0:
                    for row in file.table.rows():
                        if not isinstance(row, Problem) and (person := slug(row[1][url])):
                            name = _name(
                                row[1][at(f"{who} first name")], row[1][max(0, at(f"{who} last name"))]
                            )
                            self.names[_fold(name)].add(person)
            elif key == "invitations" and at("inviterprofileurl") >= 0:
                for row in file.table.rows():
                    if not isinstance(row, Problem):
                        self.names[_fold(row[1][at("from")])].add(slug(row[1][at("inviterprofileurl")]))
                        self.names[_fold(row[1][at("to")])].add(slug(row[1][at("inviteeprofileurl")]))
        for slugs in self.names.values():
            slugs.discard("")

    # --- people

    def _by_slug(self, person: str) -> Handle:
        if person in self.owner.slugs:
            return self.owner.handle
        handle = self._handles.get(person)
        if handle is None:
            handle = self._handles[person] = Handle("linkedin", person)
        return handle

    def _person(self, url: str, name: str, talk: str = "") -> tuple[Handle, bool] | None:
        """Return the handle for an address or else a name, and whether it is inferred; None for nobody."""
        if url and (person := slug(url)):
            return self._by_slug(person), False
        name = _name(name)
        folded = _fold(name)
        if not folded:
            return None
        if folded in _MEMBER:
            return Handle("name", f"linkedin/member/{talk or 'unknown'}"), False
        if self.owner.name and folded == _fold(self.owner.name):
            return self.owner.handle, False
        slugs = self.names.get(folded, ())
        if len(slugs) == 1 and folded not in self._doubled:
            return self._by_slug(next(iter(slugs))), True
        return Handle("name", f"linkedin/{name.casefold()}"), False

    def _tell(
        self, handle: Handle, name: str, source: Source, *, inferred: bool = False, url: str = ""
    ) -> Iterator[Profile]:
        """Yield a profile for somebody met outside Connections, once, so that they have a name."""
        if handle in self._told or handle in self._connected or handle == self.owner.handle:
            return
        self._told.add(handle)
        name = _name(name)
        yield Profile(
            handle,
            source,
            name="" if _fold(name) in _MEMBER else name,
            seen_on=self.seen_on,
            url=_address(handle) or (clean(url) if _WEB.match(url) else ""),
            inferred=inferred,
        )

    # --- records

    def records(self) -> Iterator[Record]:
        """Yield the owner first, then file by file."""
        yield self._owner_profile()
        readers: dict[str, Callable[[_File], Iterator[Record]]] = {
            "connections": self._connections,
            "messages": self._messages,
            "invitations": self._invitations,
            "endorsements given": self._endorsements,
            "endorsements received": self._endorsements,
            "recommendations given": self._recommendations,
            "recommendations received": self._recommendations,
            "shares": self._shares,
            "comments": self._posts_of_others,
            "reactions": self._posts_of_others,
            "votes": self._posts_of_others,
            "reposts": self._posts_of_others,
            "company follows": self._company_follows,
            "member follows": self._member_follows,
            "notes": self._notes,
            "events": self._events,
        }
        for file in self.files:
            reader = readers.get(file.kind.key, self._about_owner)
            if self.several:
                file.notes.append(
                    f"of the export of {self.seen_on}" if self.seen_on else "of an older export"
                )
            yield from reader(file)
            yield file.done()
        for entry in self.articles:
            yield from self._article(entry)
        yield from self.accounts
        if len(self.files) >= 3:
            have = {file.kind.key for file in self.files} | {_stem_kind(a.path) for a in self.accounts}
            for key, name in (("connections", "Connections.csv"), ("messages", "messages.csv")):
                if key not in have:
                    root = _root(self.files[0].entry)
                    yield FileRead(
                        f"{root}/{name}" if root else name,
                        NAME,
                        Status.IGNORED,
                        why="not in this export: LinkedIn leaves out what was not asked for and what is empty",
                    )

    def _owner_profile(self) -> Profile:
        owner = self.owner
        source = next((Source(f.entry.path, 2) for f in self.of("profile", "invitations", "messages")), None)
        source = source or Source(self.entries[0].path)
        also = [Handle("linkedin", each) for each in sorted(owner.slugs)]
        also += [Handle("email", each) for each in dict.fromkeys(owner.emails)]
        if owner.name:
            also.append(Handle("name", f"linkedin/{owner.name.casefold()}"))
        return Profile(
            owner.handle,
            source,
            name=owner.name,
            seen_on=self.seen_on,
            position=self.position,
            company=self.company,
            headline=self.headline,
            place=self.place,
            url=_address(owner.handle),
            also=tuple(each for each in dict.fromkeys(also) if each != owner.handle),
            owner=True,
        )

    def _about_owner(self, file: _File) -> Iterator[Record]:
        """Profile, positions and addresses have been read already; count them and tell what is wrong."""
        for row in file.table.rows():
            if isinstance(row, Problem):
                yield row
                continue
            file.rows += 1
            file.kept += 1
        file.notes.append("tells who you are")

    def _rows(
        self, file: _File, fits: Callable[[list[str]], bool] | None = None
    ) -> Iterator[tuple[int, list[str]] | Problem]:
        for row in file.table.rows(fits):
            file.rows += 1
            if isinstance(row, Problem):
                file.left_out["damaged"] += 1
            yield row

    def _connections(self, file: _File) -> Iterator[Record]:
        at = file.table.index
        first, last, url, email = at("first name"), at("last name"), at("url"), at("email address")
        company, position, on = at("company"), at("position"), at("connected on")
        dates = _Dates(file.table, on)
        me = (self.owner.handle,)
        fits = _fits(on, dates)
        for row in self._rows(file, fits):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            name = _name(cells[first], cells[last])
            address = cells[url] if url >= 0 else ""
            mail = clean(cells[email]).strip().lower() if email >= 0 else ""
            mail = mail if "@" in mail and " " not in mail else ""
            moment = dates(cells[on])
            if not (name or slug(address) or mail):
                file.left_out["hidden or closed profiles"] += 1
                continue
            source = file.source(line)
            handle, inferred = self._connection(name, address, mail, moment)
            if handle == self.owner.handle:
                file.left_out["yourself"] += 1
                continue
            if moment.at is None and cells[on].strip():
                yield file.bad_date(line, cells[on], "09 Mar 2024")
            elif moment.at is None:
                file.undated += 1
            self._connected.add(handle)
            file.kept += 1
            yield Profile(
                handle,
                source,
                name=name,
                seen_on=self.seen_on,
                position=_said(cells[position]) if position >= 0 else "",
                company=_said(cells[company]) if company >= 0 else "",
                url=_address(handle),
                also=(Handle("email", mail),) if mail and handle.network != "email" else (),
                inferred=inferred,
            )
            # Newer exports give a day and no more.
            day = None if moment.at is None else moment.at.replace(hour=0, minute=0, second=0, microsecond=0)
            yield Interaction(
                day,
                handle,
                me,
                Kind.ACCEPTANCE,
                NAME,
                source,
                precision=Precision.DAY if day else Precision.NONE,
                zoneless=day is not None,
                # So that it does not matter which of the owner's handles this export tells.
                identity=f"connection/{handle.key}/{day.date() if day else ''}",
            )
        if dates.supposed:
            file.notes.append("in its dates the month is taken to come first; no row tells")
        if dates.foreign:
            file.notes.append(
                f"{counted(dates.foreign, 'date')} with the month in another language than English"
            )

    def _connection(self, name: str, address: str, mail: str, moment: Moment) -> tuple[Handle, bool]:
        if not slug(address) and _fold(name) in self._doubled:
            # Two people of one name, and nothing but the day to tell them apart.
            if mail:
                return Handle("email", mail), False
            day = moment.at.date().isoformat() if moment.at else "undated"
            return Handle("name", f"linkedin/{name.casefold()}/{day}"), False
        return self._person(address, name) or (Handle("email", mail), False)

    def _messages(self, file: _File) -> Iterator[Record]:
        table = file.table
        at = table.index
        talk_at, title_at, from_at, url_at = (
            at("conversation id"),
            at("conversation title"),
            at("from"),
            at("sender profile url"),
        )
        to_at, to_urls_at, date_at = at("to"), at("recipient profile urls"), at("date")
        subject_at, content_at, folder_at = at("subject"), at("content"), at("folder")
        drafts_at = [c for c in (at("is message draft"), at("is conversation draft")) if c >= 0]
        direction_at = at("direction")
        dates = _Dates(table, date_at)
        path, owner = file.entry.path, self.owner
        me = owner.handle
        senders: dict[tuple[str, str, str], tuple[Handle, bool]] = {}
        crowds: dict[tuple[str, str, str], tuple[Handle, ...]] = {}
        message, second, private = Kind.MESSAGE, Precision.SECOND, Visibility.PRIVATE
        parse = datetime.fromisoformat
        rows = kept = 0
        # One set of loops over a million rows: what can be looked up is looked up, not worked out again.
        for row in table.rows(_fits_messages(table)):
            rows += 1
            if type(row) is not tuple:
                assert isinstance(row, Problem)
                file.left_out["damaged"] += 1
                yield row
                continue
            line, cells = row
            if any(cells[c].strip().lower() in _YES for c in drafts_at):
                file.left_out["drafts"] += 1
                continue
            folder = cells[folder_at] if folder_at >= 0 else ""
            if folder and folder.strip().upper() == "SPAM":
                file.left_out["in the spam folder"] += 1
                continue
            url = cells[url_at] if url_at >= 0 else ""
            content = cells[content_at] if content_at >= 0 else ""
            talk = cells[talk_at].strip() if talk_at >= 0 else ""
            if talk.lower() == "null":
                talk = ""
            title = cells[title_at] if title_at >= 0 else ""
            subject = cells[subject_at] if subject_at >= 0 else ""
            if not url and (_SPINMAIL in content[:400] or title.strip().lower().startswith("sponsored")):
                file.left_out["sponsored messages"] += 1
                continue
            written = cells[date_at]
            if len(written) == 23 and written[4] == "-" and written.endswith(" UTC"):
                try:
                    moment = Moment(parse(written[:19]).replace(tzinfo=UTC), second, False)
                except ValueError:
                    moment = UNDATED
            else:
                moment = dates(written)
            if moment.at is None:
                if written.strip():
                    yield file.bad_date(line, written, "2024-03-09 14:05:11 UTC")
                else:
                    file.undated += 1

            name = cells[from_at]
            key = (url, name if not url else "", talk if not url else "")
            known = senders.get(key)
            if known is None:
                person = self._person(url, name, talk)
                if person is None and direction_at >= 0 and cells[direction_at].strip().upper() == "OUTGOING":
                    person = (me, False)
                if person is None:
                    file.left_out["without a sender"] += 1
                    yield Problem(
                        f"{path}:{line}",
                        "the message does not say who sent it",
                        "Nothing can be done about it here; the other rows were read.",
                    )
                    continue
                if len(senders) > 200_000:
                    senders.clear()
                known = senders[key] = person
                yield from self._tell(person[0], name, file.source(line), inferred=person[1], url=url)
            actor = known[0]

            to = cells[to_at] if to_at >= 0 else ""
            to_urls = cells[to_urls_at] if to_urls_at >= 0 else ""
            crowd = (to, to_urls, talk if not to_urls else "")
            people = crowds.get(crowd)
            if people is None:
                if len(crowds) > 200_000:
                    crowds.clear()
                found = self._recipients(to, to_urls, talk)
                for one, called, inferred in found:
                    if called:
                        yield from self._tell(one, called, file.source(line), inferred=inferred)
                people = crowds[crowd] = tuple(dict.fromkeys(one for one, _, _ in found))
            if actor in people:
                people = tuple(one for one in people if one != actor)
            if not people and actor != me:
                people = (me,)
            if not talk:
                talk = "with " + " ".join(sorted({str(one) for one in (actor, *people)} - {str(me)}))
            kept += 1
            yield Interaction(
                moment.at,
                actor,
                people,
                message,
                NAME,
                Source(path, line),
                _said(content),
                clean(talk),
                _said(subject),
                moment.precision,
                private,
                moment.zoneless,
            )
        file.rows, file.kept = rows, kept

    def _recipients(self, to: str, urls: str, talk: str) -> list[tuple[Handle, str, bool]]:
        """Return (handle, name when it is sure, inferred) for everybody a message went to."""
        addresses = [each for each in _ANY_URL.findall(urls) if slug(each)]
        names = self._names_in(to)
        if addresses:
            together = len(names) == len(addresses)
            names = [_name(to)] if len(addresses) == 1 else names if together else [""] * len(addresses)
            return [
                (self._by_slug(slug(each)), called, False)
                for each, called in zip(addresses, names, strict=True)
            ]
        out: list[tuple[Handle, str, bool]] = []
        for n, called in enumerate(names):
            person = self._person("", called, f"{talk}/{n}" if n else talk)
            if person is not None:
                out.append((person[0], called, person[1]))
        return out

    def _names_in(self, to: str) -> list[str]:
        """Return the names in a list joined by ", ", though names hold ", " too (`Hale, PhD`)."""
        pieces = [piece for piece in _name(to).split(", ") if piece]
        out: list[str] = []
        at = 0
        while at < len(pieces):
            for end in range(min(len(pieces), at + 5), at, -1):
                joined = ", ".join(pieces[at:end])
                if end == at + 1 or _fold(joined) in self.names:
                    if end == at + 1 and out and _SUFFIX.match(joined):
                        out[-1] += f", {joined}"
                    else:
                        out.append(joined)
                    at = end
                    break
        return out

    def _invitations(self, file: _File) -> Iterator[Record]:
        at = file.table.index
        sent, note, direction = at("sent at"), at("message"), at("direction")
        columns = (at("from"), at("to"), at("inviterprofileurl"), at("inviteeprofileurl"))
        dates = _Dates(file.table, sent)
        me = self.owner.handle
        for row in self._rows(file, _fits(sent, dates)):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            asked, whom, asked_url, whom_url = ("" if c < 0 else cells[c] for c in columns)
            way = cells[direction].strip().upper()
            outgoing = way == "OUTGOING" or (way != "INCOMING" and _fold(asked) == _fold(self.owner.name))
            person = self._person(*((whom_url, whom) if outgoing else (asked_url, asked)))
            if person is None or person[0] == me:
                file.left_out["without a person"] += 1
                continue
            source = file.source(line)
            yield from self._tell(person[0], whom if outgoing else asked, source, inferred=person[1])
            moment = dates(cells[sent])
            if moment.at is None and cells[sent].strip():
                yield file.bad_date(line, cells[sent], "3/9/24, 2:05 PM")
            elif moment.at is None:
                file.undated += 1
            file.kept += 1
            yield Interaction(
                moment.at,
                me if outgoing else person[0],
                (person[0],) if outgoing else (me,),
                Kind.INVITATION,
                NAME,
                source,
                text=_said(cells[note]) if note >= 0 else "",
                precision=moment.precision,
                zoneless=moment.zoneless,
            )

    def _endorsements(self, file: _File) -> Iterator[Record]:
        """One act of endorsing writes a row a skill, seconds apart: a person and day is one act."""
        given = file.kind.key.endswith("given")
        who = "endorsee" if given else "endorser"
        at = file.table.index
        on, skill, url = at("endorsement date"), at("skill name"), at(f"{who} public url")
        first, last = at(f"{who} first name"), at(f"{who} last name")
        dates = _Dates(file.table, on)
        acts: dict[tuple[Handle, date | None], list[tuple[datetime | None, int, str]]] = {}
        for row in self._rows(file, _fits(on, dates)):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            name = _name(cells[first], cells[last] if last >= 0 else "")
            person = self._person(cells[url] if url >= 0 else "", name)
            if person is None or person[0] == self.owner.handle:
                file.left_out["without a person"] += 1
                continue
            yield from self._tell(person[0], name, file.source(line), inferred=person[1])
            moment = dates(cells[on])
            if moment.at is None and cells[on].strip():
                yield file.bad_date(line, cells[on], "2024/03/09 14:05:11 UTC")
            elif moment.at is None:
                file.undated += 1
            file.kept += 1
            day = moment.at.date() if moment.at else None
            acts.setdefault((person[0], day), []).append(
                (moment.at, line, _said(cells[skill]) if skill >= 0 else "")
            )
        for (handle, day), skills in acts.items():
            skills.sort(key=lambda each: (each[0] or datetime.min.replace(tzinfo=UTC), each[2]))
            yield Interaction(
                skills[0][0],
                self.owner.handle if given else handle,
                (handle,) if given else (self.owner.handle,),
                Kind.ENDORSEMENT,
                NAME,
                file.source(min(line for _, line, _ in skills)),
                text=", ".join(dict.fromkeys(each for _, _, each in skills if each)),
                precision=Precision.SECOND if day else Precision.NONE,
                visibility=Visibility.PUBLIC,
            )
        if file.kept > len(acts):
            rows, made = counted(file.kept, "row"), counted(len(acts), "act")
            file.notes.append(f"{rows} make {made}: what one person did in a day is one act")

    def _recommendations(self, file: _File) -> Iterator[Record]:
        given = file.kind.key.endswith("given")
        at = file.table.index
        first, last, text, on = at("first name"), at("last name"), at("text"), at("creation date")
        company, title, status = at("company"), at("job title"), at("status")
        dates = _Dates(file.table, on)
        me = self.owner.handle
        for row in self._rows(file, _fits(on, dates) if on >= 0 else None):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            name = _name(cells[first], cells[last])
            person = self._person("", name)
            if person is None or person[0] == me:
                file.left_out["without a person"] += 1
                continue
            handle = person[0]
            source = file.source(line)
            if handle not in self._told and handle not in self._connected:
                self._told.add(handle)
                yield Profile(
                    handle,
                    source,
                    name=name,
                    seen_on=self.seen_on,
                    position=_said(cells[title]) if title >= 0 else "",
                    company=_said(cells[company]) if company >= 0 else "",
                    url=_address(handle),
                    inferred=person[1],
                )
            written = cells[on] if on >= 0 else ""
            moment = dates(written)
            if moment.at is None and written.strip():
                yield file.bad_date(line, written, "03/09/24, 02:05 PM")
            elif moment.at is None:
                file.undated += 1
            file.kept += 1
            visible = status < 0 or cells[status].strip().upper() == "VISIBLE"
            yield Interaction(
                moment.at,
                me if given else handle,
                (handle,) if given else (me,),
                Kind.RECOMMENDATION,
                NAME,
                source,
                text=_said(cells[text]),
                precision=moment.precision,
                visibility=Visibility.PUBLIC if visible else Visibility.LIMITED,
                zoneless=moment.zoneless,
            )

    def _shares(self, file: _File) -> Iterator[Record]:
        at = file.table.index
        on, link, text = at("date"), at("sharelink"), at("sharecommentary")
        shared, media, seen = at("sharedurl"), at("mediaurl"), at("visibility")
        dates = _Dates(file.table, on)
        for row in self._rows(file, _fits(on, dates)):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            address = clean(cells[link]).strip()
            urn = _urn(address)
            if urn:
                self.shares.add(urn.rpartition(":")[2])
            moment = dates(cells[on])
            if moment.at is None and urn:
                moment = _urn_moment(urn)
            if moment.at is None and cells[on].strip():
                yield file.bad_date(line, cells[on], "2024-03-09 14:05:11")
            elif moment.at is None:
                file.undated += 1
            words = _said(cells[text]) if text >= 0 else ""
            target = clean(cells[shared]).strip() if shared >= 0 else ""
            bare = not words and not (media >= 0 and cells[media].strip())
            circle = cells[seen].strip().upper() if seen >= 0 else ""
            file.kept += 1
            yield Interaction(
                moment.at,
                self.owner.handle,
                (),
                Kind.SHARE if bare or "linkedin.com/" in target else Kind.POST,
                NAME,
                file.source(line),
                text=words,
                conversation=urn,
                subject=address,
                precision=moment.precision,
                visibility=Visibility.LIMITED if "CONNECTION" in circle else Visibility.PUBLIC,
                zoneless=moment.zoneless,
                identity=urn,
            )

    def _posts_of_others(self, file: _File) -> Iterator[Record]:
        """Comments, reactions, votes and bare reposts: of the post, only its address is known."""
        kind = {"comments": Kind.COMMENT, "reposts": Kind.SHARE}.get(file.kind.key, Kind.REACTION)
        at = file.table.index
        on, link, said = at("date"), at("link"), at("message", "type", "optiontext")
        dates = _Dates(file.table, on)
        own = 0
        for row in self._rows(file, _fits(on, dates)):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            moment = dates(cells[on])
            if moment.at is None and cells[on].strip():
                yield file.bad_date(line, cells[on], "2024-03-09 14:05:11")
            elif moment.at is None:
                file.undated += 1
            address = clean(cells[link]).strip()
            urn = _urn(address)
            mine = bool(urn) and urn.rpartition(":")[2] in self.shares
            own += mine
            file.kept += 1
            yield Interaction(
                moment.at,
                self.owner.handle,
                (),
                kind,
                NAME,
                file.source(line),
                text=_said(cells[said]) if said >= 0 else "",
                conversation=urn,
                subject=address,
                precision=moment.precision,
                visibility=Visibility.PUBLIC,
                zoneless=moment.zoneless,
            )
        if own:
            file.notes.append(f"{own:,} on your own posts")

    def _company_follows(self, file: _File) -> Iterator[Record]:
        organization, on = file.table.index("organization"), file.table.index("followed on")
        yield from self._follows(file, on, organization, person=False)

    def _member_follows(self, file: _File) -> Iterator[Record]:
        at = file.table.index
        yield from self._follows(file, at("date"), at("fullname", "full name"), person=True)

    def _follows(self, file: _File, on: int, whom: int, *, person: bool) -> Iterator[Record]:
        status = file.table.index("status")
        dates = _Dates(file.table, on)
        for row in self._rows(file, _fits(on, dates)):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            if status >= 0 and cells[status].strip().lower().startswith(("unfollow", "inactive")):
                file.left_out["no longer followed"] += 1
                continue
            name = _name(cells[whom])
            found = self._person("", name) if person else None
            if not name or (person and (found is None or found[0] == self.owner.handle)):
                file.left_out["without a name"] += 1
                continue
            source = file.source(line)
            if found is not None:
                yield from self._tell(found[0], name, source, inferred=found[1])
            moment = dates(cells[on])
            if moment.at is None and cells[on].strip():
                yield file.bad_date(line, cells[on], "2024-03-09 14:05:11")
            elif moment.at is None:
                file.undated += 1
            file.kept += 1
            yield Interaction(
                moment.at,
                self.owner.handle,
                (found[0],) if found else (),
                Kind.FOLLOW,
                NAME,
                source,
                subject="" if found else name,
                precision=moment.precision,
                visibility=Visibility.PUBLIC,
                zoneless=moment.zoneless,
            )

    def _notes(self, file: _File) -> Iterator[Record]:
        at = file.table.index
        first, last = at("connection first name"), at("connection last name")
        url, note, on = at("connection profile url"), at("note"), at("created on")
        dates = _Dates(file.table, on)
        for row in self._rows(file, _fits(on, dates) if on >= 0 else None):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            name = _name(cells[first], cells[last])
            person = self._person(cells[url] if url >= 0 else "", name)
            if person is None:
                file.left_out["without a person"] += 1
                continue
            source = file.source(line)
            yield from self._tell(person[0], name, source, inferred=person[1])
            moment = dates(cells[on]) if on >= 0 else UNDATED
            if moment.at is None:
                file.undated += 1
            file.kept += 1
            yield Interaction(
                moment.at,
                self.owner.handle,
                (person[0],),
                Kind.NOTE,
                NAME,
                source,
                text=_said(cells[note]),
                precision=moment.precision,
                zoneless=moment.zoneless,
            )

    def _events(self, file: _File) -> Iterator[Record]:
        at = file.table.index
        called, on, link = at("event name"), at("event time"), at("external url")
        dates = _Dates(file.table, on)
        for row in self._rows(file):
            if isinstance(row, Problem):
                yield row
                continue
            line, cells = row
            start = re.split(r"\s+[-–]\s+", cells[on].strip()[:80])[0]
            moment = dates(start)
            if moment.at is None:
                file.undated += 1
            file.kept += 1
            yield Interaction(
                moment.at,
                self.owner.handle,
                (),
                Kind.MEETING,
                NAME,
                file.source(line),
                text=_said(cells[called]),
                subject=clean(cells[link]).strip() if link >= 0 else "",
                precision=moment.precision,
                visibility=Visibility.LIMITED,
                zoneless=moment.zoneless,
            )

    def _article(self, entry: Entry) -> Iterator[Record]:
        markup, _ = decoded(entry.read() if entry.size <= WHOLE else entry.head)
        if not looks_like_html(markup):
            yield FileRead(entry.path, NAME, Status.READ, why="there is no article in it")
            return
        title = re.search(r"<title>([^<]*)", markup, re.I) or re.search(r"<h1[^>]*>([^<]*)", markup, re.I)
        link = re.search(r"""<h1[^>]*>\s*<a[^<>]*\bhref\s*=\s*["']([^"'<>]*)""", markup[:SAMPLE], re.I)
        when = re.search(r"(?:Published|Created) on (\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)", markup)
        published = re.search(r"Published on (\d{4}-\d\d-\d\d(?: \d\d:\d\d(?::\d\d)?)?)", markup) or when
        moment = iso_moment(published[1]) if published else UNDATED
        body = markup[markup.lower().find("<body") :] if "<body" in markup.lower() else markup
        words = clean(html_to_text(body))
        head = clean(html_to_text(title[1])) if title else ""
        yield Interaction(
            moment.at,
            self.owner.handle,
            (),
            Kind.POST,
            NAME,
            Source(entry.path),
            text=words if words.startswith(head) else f"{head}\n\n{words}".strip(),
            subject=clean(link[1]).strip() if link and link[1].startswith("http") else "",
            precision=moment.precision,
            visibility=Visibility.PUBLIC,
            zoneless=moment.zoneless,
        )
        why = "" if moment.at else "an article without a date: LinkedIn does not give one"
        yield FileRead(entry.path, NAME, Status.READ, 1, 1, why)


def _stem_kind(path: str) -> str:
    kind = _BY_NAME.get(file_name(path).rpartition(".")[0])
    return kind.key if kind else ""


def _fold(name: str) -> str:
    return _SPACES.sub(" ", name).strip().casefold()


# What a column calls somebody's address is shown as a link, so it must be one.
_WEB = re.compile(r"https?://|www\.", re.IGNORECASE)


def _address(handle: Handle) -> str:
    return f"https://www.linkedin.com/in/{handle.key}" if handle.network == "linkedin" else ""


def _fits(column: int, dates: _Dates) -> Callable[[list[str]], bool]:
    """Return what says of a row whether its date is one (or blank): rows that swallowed others have none."""

    def fits(cells: list[str]) -> bool:
        if column >= len(cells):
            return False
        written = cells[column].strip()
        return not written or dates(written).at is not None

    return fits


def _fits_messages(table: Table) -> Callable[[list[str]], bool]:
    column = table.index("date")
    return _fits(column, _Dates(table, column))


_URN = re.compile(r"urn(?::|%3A)li(?::|%3A)(share|ugcPost|activity)(?::|%3A)(\d{1,20})", re.I)


def _urn(link: str) -> str:
    """Return the urn of the post that a link points to, "" when it names none."""
    match = _URN.search(link)
    return f"urn:li:{match[1]}:{match[2]}" if match else ""


def _urn_moment(urn: str) -> Moment:
    """The upper bits of a post's number are its time in milliseconds since 1970 (numbers since about 2012)."""
    milliseconds = int(urn.rpartition(":")[2]) >> 22
    if not 1_100_000_000_000 < milliseconds < 7_000_000_000_000:
        return UNDATED
    return Moment(datetime.fromtimestamp(milliseconds // 1000, UTC), Precision.SECOND)
