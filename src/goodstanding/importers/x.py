"""X, formerly Twitter: "Your archive", from the Grailbird archives of 2012 to 2018 to those of today.

How to get it: Settings -> Your account -> Download an archive of your data. A mail comes after a day or so.

What it holds for us: posts (replies, mentions, reposts, quotes), direct messages one to one and in groups with
their reactions, followers and following. Each file is one assignment, `window.YTD.tweets.part0 = [ … ]`.

    2012-2018   `tweets.csv` beside `data/js/tweets/YYYY_MM.js`; the table is read
    2019-2022   `tweet.js`, `direct-message.js`; elements may lack their wrapper
    since 2022  `tweets.js` and parts, `note-tweet.js` (long posts), `community-tweet.js`, edited posts

People are X's numbers; names are learnt from mentions. Likes give neither a time nor an author: counted only.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from goodstanding.importers.account import Account
from goodstanding.importers.export import Entry, Export
from goodstanding.importers.jsonstream import inside, items, loads, mapping, sequence, words
from goodstanding.importers.text import (
    UNDATED,
    Moment,
    clean,
    ctime_moment,
    decoded,
    find_table,
    iso_moment,
    quoted,
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

NAME = "x"
CANNOT_SHOW = (
    "Replies, likes and reposts that you received, unless they came as direct messages.",
    "When somebody followed you or you followed them, and the names of most of them.",
    "When and whose posts you liked.",
)

_GLOBAL = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*(?:window\.YTD\.([A-Za-z0-9_]+)\.part\d+|Grailbird\.data\.(\w+))\s*="
)
_THAR = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*window\.__THAR_CONFIG\s*=")
_GRAILBIRD = frozenset({"tweet_id", "timestamp", "text"})
_POSTS = {
    "tweets": Visibility.PUBLIC,
    "tweet": Visibility.PUBLIC,
    "community_tweet": Visibility.PUBLIC,
    "twitter_circle_tweet": Visibility.LIMITED,
    "tweets_grailbird": Visibility.PUBLIC,
}
_GROUPS = frozenset(["direct_messages_group", "direct_message_group"])
_TALKS = frozenset(["direct_messages", "direct_message", "direct_messages_group", "direct_message_group"])
_FOLLOWS = frozenset(["follower", "following"])
_COUNTED = {
    "like": "likes, which come without a time and without whose post it was",
    "block": "people you blocked",
    "mute": "people you muted",
}
_ABOUT_YOU = "about your account, not about a tie"
_IGNORED = {
    "deleted_tweets": "posts that you deleted",
    "deleted_tweet": "posts that you deleted",
    "deleted_tweet_headers": "posts that you deleted",
    "deleted_note_tweet": "posts that you deleted",
    "tweet_headers": "the same posts without their words",
    "direct_message_headers": "the same messages without their words",
    "direct_message_group_headers": "the same messages without their words",
    "contact": "an address book that was uploaded: people in it need not know you",
    "screen_name_change": "your own former names",
}
_OWN = re.compile(
    r"^(ad_|ads_|personali[sz]ation|ageinfo|app$|article|audio_video|branch_links|catalog|commerce|community_note|"
    r"connected_app|device|direct_message_mute|email_address|expanded_profile|grok|ip_audit|key_registry|lists?_|"
    r"ni_devices|mention_?settings|moment|ni_|periscope|phone_number|product|professional|profile|protected|"
    r"reply_?prompt|saved_search|shop|smartblock|spaces|sso|tweetdeck|twitter_article|twitter_shop|user_link|"
    r"verified|account_|community_tweet_|manifest|payload|media|shopify|tweet_index|user_details|payload_details)"
)
_ID = re.compile(r"\d{1,25}$")
_IN_LINK = re.compile(r"[?&]user_id=(\d{1,25})")
_SPREADSHEET = re.compile(r"\d[.,]\d+E\+\d+$", re.I)
_STATUS = re.compile(
    r"https?://(?:mobile\.|www\.)?(?:x|twitter)\.com/(\w{1,30})/status(?:es)?/(\d{1,25})", re.I
)
_REPOST = re.compile(r"RT @(\w{1,30}): ?")
_AT_NAME = re.compile(r"(?<![\w@])@(\w{1,20})")


def _type(entry: Entry) -> str:
    """Return the type of data in a file, "" when it is none of X's."""
    if entry.suffix not in ("js", "json", "txt", ""):
        return ""
    match = _GLOBAL.match(entry.head[:300])
    if match:
        name = (match[1] or match[2] or b"").decode("ascii").lower()
        if match[2]:
            return "tweets_grailbird" if name.startswith("tweets_") else name
        return name
    return "manifest" if _THAR.match(entry.head[:300]) else ""


def _is_table(entry: Entry) -> bool:
    first = entry.head.split(b"\n", 1)[0].decode("utf-8", "replace").lower().replace('"', "")
    return entry.suffix == "csv" and {"tweet_id", "timestamp", "text"} <= set(
        re.split(r"[,;\t]", first.strip())
    )


def _root(entry: Entry) -> str:
    return re.sub(r"(^|/)data(/js(/tweets)?)?$", "", entry.folder)


def claims(export: Export) -> Sequence[Entry]:
    """Return the files with X's assignments, the old table, and what lies beside them in the archive."""
    sure = [entry for entry in export.entries if _type(entry) or _is_table(entry)]
    roots = {_root(entry) for entry in sure if "data" in entry.folder.split("/") or _is_table(entry)}
    taken = {id(entry) for entry in sure}

    def beside(entry: Entry) -> bool:
        root = _root(entry)
        inside_data = any(entry.path.startswith(f"{r}/data/" if r else "data/") for r in roots)
        shell = root in roots and entry.name.lower() in ("your archive.html", "index.html", "readme.txt")
        assets = any(entry.path.startswith(f"{r}/assets/" if r else "assets/") for r in roots)
        return inside_data or shell or assets

    return [entry for entry in export.entries if id(entry) in taken or beside(entry)]


def read(export: Export, entries: Sequence[Entry], hints: Hints) -> Iterator[Record]:
    """Yield the records of each archive among these entries."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    roots = {_root(entry) for entry in entries if _type(entry) or _is_table(entry)}
    for entry in entries:
        owner = max((r for r in roots if not r or entry.path.startswith(f"{r}/")), key=len, default="")
        groups[owner].append(entry)
    for root, group in groups.items():
        yield from _Archive(root, group, hints).records()


def number(value: object) -> str:
    """Return one of X's numbers as a string of digits, "" when it is none."""
    text = words(value).strip()
    return text if _ID.match(text) else ""


class _Archive:
    """One archive: who it belongs to, what people are called, and its records."""

    def __init__(self, root: str, entries: Sequence[Entry], hints: Hints) -> None:
        self.root, self.entries = root, entries
        self.types = {entry.path: _type(entry) for entry in entries}
        self.me = next((h for h in sorted(hints.owner) if h.network == "x" and h.key.isdigit()), None)
        self.my_name = self.shown = self.bio = self.place = ""
        self.names: dict[str, str] = {}  # screen name in lower case -> number
        self.told: set[str] = set()
        self.groups: dict[str, dict[str, None]] | None = None  # read when the first group talk is met
        self.notes: dict[str, list[str]] = defaultdict(list)  # second -> texts of long posts
        self.quotes: list[tuple[Interaction, str]] = []  # of people whose number is not known yet
        self.notes_seen: set[tuple[str, str]] = set()
        self.seen_on = next(
            (
                moment.at.date()
                for name in {entry.archive for entry in entries} | set(root.split("/"))
                if (match := re.search(r"twitter-(\d{4}-\d\d-\d\d)", name))
                and (moment := iso_moment(match[1])).at
            ),
            None,
        )

    def of(self, *types: str) -> list[Entry]:
        return sorted((e for e in self.entries if self.types[e.path] in types), key=_part)

    def person(self, value: object, name: object = "") -> Handle | None:
        """Return the handle for a number, else for a screen name; None for nobody (X writes -1)."""
        if found := number(value):
            return Handle("x", found)
        called = words(name).lstrip("@").lower()
        if not re.fullmatch(r"\w{1,30}", called):
            return None
        if called == self.my_name.lower():
            return self.me
        return Handle("x", self.names.get(called) or f"@{called}")

    def records(self) -> Iterator[Record]:
        yield from self._about_owner()
        yield from self._long_posts()
        for entry in self.of(*_POSTS):
            if self.types[entry.path] == "tweets_grailbird" and any(map(_is_table, self.entries)):
                why = "the same posts are read from tweets.csv"
                yield FileRead(entry.path, NAME, Status.IGNORED, why=why)
            else:
                yield from self._posts(entry, _POSTS[self.types[entry.path]])
        for quote, name in self.quotes:
            author = self.person("", name)
            people = [*([author] if author and author != self.me else []), *quote.recipients]
            yield replace(quote, recipients=tuple(dict.fromkeys(people)))
        for entry in self.entries:
            kind = self.types[entry.path]
            if _is_table(entry):
                yield from self._table(entry)
            elif kind in _TALKS:
                yield from self._talks(entry)
            elif kind in _FOLLOWS:
                yield from self._follows(entry, kind)
            elif kind in _COUNTED:
                yield from self._count(entry, _COUNTED[kind])
            elif kind == "manifest":
                yield from self._manifest(entry)
            elif kind in _POSTS or kind in ("account", "profile", "note_tweet"):
                continue
            else:
                yield _left(entry, kind)
        yield from self._unmatched_notes()

    # --- the owner

    def _about_owner(self) -> Iterator[Record]:
        later: list[FileRead] = []
        for entry in self.of("account"):
            account = Account(entry.path, NAME)
            for each in items(entry):
                if isinstance(each, Problem):
                    yield each
                    continue
                account.rows += 1
                said = mapping(mapping(each).get("account") or each)
                if found := number(said.get("accountId")):
                    account.kept += 1
                    self.me = Handle("x", found)
                    self.my_name = words(said.get("username"))
                    self.shown = words(said.get("accountDisplayName"))
            account.notes.append("tells who you are")
            later.append(account.done())
        for entry in self.of("profile"):
            account = Account(entry.path, NAME)
            for each in items(entry):
                if isinstance(each, Problem):
                    yield each
                    continue
                account.rows += 1
                account.kept += 1
                said = mapping(inside(each, "profile", "description"))
                self.bio, self.place = words(said.get("bio")), words(said.get("location"))
            account.notes.append("tells who you are")
            later.append(account.done())
        for entry in self.entries:
            if entry.name == "user_details.js" and self.me is None:
                text = decoded(entry.read() if entry.size < 1 << 20 else entry.head)[0]
                said = mapping(loads(text.partition("=")[2].strip().rstrip(";"), entry.path))
                if found := number(said.get("id")):
                    self.me = Handle("x", found)
                    self.my_name, self.shown = words(said.get("screen_name")), words(said.get("full_name"))
        if self.me is None:
            self.me = Handle("name", "x/owner")
        elif self.my_name:
            self.names[self.my_name.lower()] = self.me.key
        first = self.of("account", "manifest")
        source = Source((first or self.entries)[0].path, 1)
        yield Profile(
            self.me,
            source,
            name=self.shown,
            seen_on=self.seen_on,
            headline=self.bio,
            place=self.place,
            url=f"https://x.com/{self.my_name}" if self.my_name else "",
            owner=True,
        )
        yield from later

    def _tell(self, found: str, name: str, screen: str, source: Source) -> Iterator[Profile]:
        """Yield a profile for a person the first time that the archive says what they are called."""
        if screen:
            self.names.setdefault(screen.lower(), found)
        if found in self.told or (self.me is not None and found == self.me.key):
            return
        self.told.add(found)
        url = f"https://x.com/{screen}" if re.fullmatch(r"\w+", screen) else ""
        yield Profile(Handle("x", found), source, name=name or screen, seen_on=self.seen_on, url=url)

    # --- posts

    def _long_posts(self) -> Iterator[Record]:
        """Keep the words of long posts, which stand apart from the posts they belong to."""
        for entry in self.of("note_tweet"):
            account = Account(entry.path, NAME)
            for each in items(entry):
                if isinstance(each, Problem):
                    yield each
                    continue
                account.rows += 1
                said = mapping(mapping(each).get("noteTweet") or each)
                text = words(inside(said, "core", "text")) or words(said.get("text"))
                text = text or words(inside(said, "noteTweetResults", "result", "text"))
                moment = iso_moment(words(said.get("createdAt")))
                if text and moment.at is not None:
                    account.kept += 1
                    self.notes[moment.at.strftime("%Y-%m-%d %H:%M:%S")].append(text)
                else:
                    account.leave_out("without words or time")
            account.notes.append("long posts, put together with the posts they belong to")
            yield account.done()

    def _whole(self, moment: Moment, text: str) -> str:
        """Return the words of a post, from the long post of the same second when there is one."""
        if moment.at is not None and self.notes:
            second = moment.at.strftime("%Y-%m-%d %H:%M:%S")
            bare = re.sub(r"\s*(…|https://t\.co/\w+)\s*$", "", text)[:60]
            for note in self.notes.get(second, ()):
                if note.startswith(bare[:40]) or html.unescape(note).startswith(bare[:40]):
                    self.notes_seen.add((second, note))
                    return note
        return text

    def _unmatched_notes(self) -> Iterator[Record]:
        for entry in self.of("note_tweet")[:1]:
            for second, texts in self.notes.items():
                for text in texts:
                    if (second, text) not in self.notes_seen and self.me is not None:
                        yield Interaction(
                            iso_moment(f"{second} UTC").at,
                            self.me,
                            (),
                            Kind.POST,
                            NAME,
                            Source(entry.path),
                            text=text,
                            visibility=Visibility.PUBLIC,
                        )

    def _posts(self, entry: Entry, visibility: Visibility) -> Iterator[Record]:
        account = Account(entry.path, NAME)
        for each in items(entry):
            if isinstance(each, Problem):
                yield each
                continue
            account.rows += 1
            post = mapping(mapping(each).get("tweet") or each)
            found = number(post.get("id_str") or post.get("id"))
            if not post or not found:
                account.leave_out("without a number")
                written = words(post.get("id_str") or post.get("id"))
                if _SPREADSHEET.match(written):
                    yield _rounded(entry.path, account.rows, written)
                continue
            edits = _versions(post)
            if edits and found != edits[-1]:
                account.leave_out("earlier versions of an edited post")
                continue
            source = account.source()
            for mention in sequence(inside(post, "entities", "user_mentions")):
                who = mapping(mention)
                if (person := number(who.get("id_str") or who.get("id"))) and person not in self.told:
                    yield from self._tell(
                        person, words(who.get("name")), words(who.get("screen_name")), source
                    )
            account.kept += 1
            quoted_name = _quoted_name(post)
            row = self._post(post, found, quoted_name, source, visibility, account)
            if quoted_name and quoted_name.lower() not in self.names:
                self.quotes.append((row, quoted_name))  # a later post may tell the number of the one quoted
            else:
                yield row
        yield account.done()

    def _post(
        self,
        post: dict[str, object],
        found: str,
        quoted_name: str,
        source: Source,
        visibility: Visibility,
        account: Account,
    ) -> Interaction:
        assert self.me is not None
        written = words(post.get("created_at"))
        moment = ctime_moment(written)
        if moment.at is None:
            moment = iso_moment(written) if written else _snowflake(found)
        if moment.at is None:
            moment = _snowflake(found)
        if moment.at is None:
            account.undated += 1
        text = words(post.get("full_text") or post.get("text"))
        for url in sequence(inside(post, "entities", "urls")):
            short, full = words(mapping(url).get("url")), words(mapping(url).get("expanded_url"))
            if short and full:
                text = text.replace(short, full)
        text = html.unescape(self._whole(moment, text)) if "&" in text or self.notes else text
        mentioned = [
            person
            for each in sequence(inside(post, "entities", "user_mentions"))
            if (
                person := self.person(
                    mapping(each).get("id_str") or mapping(each).get("id"), mapping(each).get("screen_name")
                )
            )
        ]
        subject = ""
        replied = self.person(
            post.get("in_reply_to_user_id_str") or post.get("in_reply_to_user_id"),
            post.get("in_reply_to_screen_name"),
        )
        answered = number(post.get("in_reply_to_status_id_str") or post.get("in_reply_to_status_id"))
        repost = _REPOST.match(text)
        if repost:
            whose = mapping(inside(post, "retweeted_status", "user"))
            person = self.person(whose.get("id_str"), repost[1])
            kind = Kind.SHARE
            people = mentioned[:1] if mentioned and not whose else [person] if person else []
            text = ""
        elif quoted_name:
            kind = Kind.SHARE
            author = self.person("", quoted_name) if quoted_name.lower() in self.names else None
            people = [*([author] if author else []), *mentioned]
            subject = _quoted_url(post)
        elif replied is not None and replied != self.me:
            kind = Kind.COMMENT
            people = [replied, *mentioned]
            subject = f"https://x.com/i/status/{answered}" if answered else ""
        else:
            people = mentioned
            kind = Kind.MENTION if any(each != self.me for each in people) else Kind.POST
            subject = f"https://x.com/i/status/{answered}" if answered else ""
        return Interaction(
            moment.at,
            self.me,
            tuple(each for each in dict.fromkeys(people) if each != self.me),
            kind,
            NAME,
            source,
            text=clean(text).strip(),
            subject=subject,
            precision=moment.precision,
            visibility=visibility,
            identity=f"post/{found}",
        )

    def _table(self, entry: Entry) -> Iterator[Record]:
        """Read the table of the Grailbird archives."""
        assert self.me is not None
        table = find_table(entry, _GRAILBIRD)
        if table is None:
            yield FileRead(entry.path, NAME, Status.UNKNOWN, why="its header is not the one we expect")
            return
        account = Account(entry.path, NAME, notes=list(table.notes))
        at = table.index
        columns = [
            "tweet_id",
            "timestamp",
            "text",
            "in_reply_to_user_id",
            "in_reply_to_status_id",
            "retweeted_status_user_id",
            "expanded_urls",
        ]
        places = [at(name) for name in columns]
        for row in table.rows():
            account.rows += 1
            if isinstance(row, Problem):
                account.leave_out("damaged")
                yield row
                continue
            line, cells = row
            found, when, text, to, answered, reposted, urls = (
                "" if p < 0 else cells[p].strip() for p in places
            )
            if not number(found):
                account.leave_out("without a number")
                if _SPREADSHEET.match(found):
                    yield _rounded(entry.path, line, found)
                continue
            account.kept += 1
            source = account.source(line)
            text = html.unescape(clean(text))
            names = _AT_NAME.findall(text)
            repost = _REPOST.match(text)
            if number(to) and names and text.startswith("@"):
                yield from self._tell(to, "", names[0], source)
            if number(reposted) and repost:
                yield from self._tell(reposted, "", repost[1], source)
            mentioned = [person for name in names if (person := self.person("", name))]
            moment = iso_moment(when)
            if moment.at is None:
                moment = _snowflake(found)
            account.undated += moment.at is None
            replied = self.person(to)
            subject = f"https://x.com/i/status/{answered}" if number(answered) else ""
            if repost or number(reposted):
                author = self.person(reposted, repost[1] if repost else "")
                kind, people, text = Kind.SHARE, [author] if author else [], ""
            elif replied is not None and replied != self.me:
                kind, people = Kind.COMMENT, [replied, *mentioned]
            else:
                kind, people = (Kind.MENTION, mentioned) if mentioned else (Kind.POST, [])
            if not subject and urls and _STATUS.match(urls):
                subject = clean(urls.split(",")[0])
            yield Interaction(
                moment.at,
                self.me,
                tuple(each for each in dict.fromkeys(people) if each != self.me),
                kind,
                NAME,
                source,
                text=text.strip(),
                subject=subject,
                precision=moment.precision,
                visibility=Visibility.PUBLIC,
                identity=f"post/{found}",
            )
        yield account.done()

    # --- messages

    def _members(self) -> dict[str, dict[str, None]]:
        """Return who speaks or is named in each group talk, over all its blocks: a long talk is split over several."""
        if self.groups is None:
            self.groups = {}
            for entry in self.entries:
                if self.types[entry.path] not in _GROUPS:
                    continue
                for each in items(entry):
                    if not isinstance(each, Problem):
                        talk = mapping(mapping(each).get("dmConversation") or each)
                        name = words(talk.get("conversationId"))
                        self.groups.setdefault(name, {}).update(dict.fromkeys(_taking_part(talk)))
        return self.groups

    def _talks(self, entry: Entry) -> Iterator[Record]:
        account = Account(entry.path, NAME)
        row = 0
        for each in items(entry):
            row += 1
            if isinstance(each, Problem):
                yield each
                continue
            talk = mapping(mapping(each).get("dmConversation") or each)
            yield from self._talk(talk, account, row)
        yield account.done()

    def _talk(self, talk: dict[str, object], account: Account, row: int) -> Iterator[Record]:
        name = words(talk.get("conversationId"))
        messages = [mapping(each) for each in sequence(talk.get("messages"))]
        members = dict.fromkeys(_taking_part(talk))
        if any(not number(mapping(each.get("messageCreate")).get("recipientId")) for each in messages):
            members |= self._members().get(name, {})
        if not any("messageCreate" in each for each in messages) and messages:
            account.rows += len(messages)
            account.left_out["comings and goings in a group"] += len(messages)
            return
        for each in messages:
            account.rows += 1
            said = mapping(each.get("messageCreate"))
            sender = self.person(said.get("senderId"))
            if not said:
                account.leave_out("comings and goings in a group")
                continue
            if sender is None:
                account.leave_out("without a sender")
                continue
            moment = iso_moment(words(said.get("createdAt")))
            account.undated += moment.at is None
            to = number(said.get("recipientId"))
            people = (Handle("x", to),) if to else tuple(Handle("x", m) for m in members if m != sender.key)
            text = words(said.get("text"))
            for url in sequence(said.get("urls")):
                short, full = words(mapping(url).get("url")), words(mapping(url).get("expanded"))
                if short and full:
                    text = text.replace(short, full)
            found = number(said.get("id"))
            account.kept += 1
            source = account.source(row)
            yield Interaction(
                moment.at,
                sender,
                tuple(each for each in people if each != sender),
                Kind.MESSAGE,
                NAME,
                source,
                text=html.unescape(text).strip(),
                conversation=name,
                precision=moment.precision,
                identity=f"message/{found}" if found else "",
            )
            for reaction in sequence(said.get("reactions")):
                given = mapping(reaction)
                by = self.person(given.get("senderId"))
                when = iso_moment(words(given.get("createdAt")))
                if by is not None and by != sender:
                    event = number(given.get("eventId"))
                    yield Interaction(
                        when.at,
                        by,
                        (sender,),
                        Kind.REACTION,
                        NAME,
                        source,
                        text=words(given.get("reactionKey")),
                        conversation=name,
                        precision=when.precision,
                        identity=f"reaction/{event}" if event else "",
                    )

    # --- follows and the rest

    def _follows(self, entry: Entry, kind: str) -> Iterator[Record]:
        assert self.me is not None
        account = Account(entry.path, NAME)
        seen: set[str] = set()
        for each in items(entry):
            if isinstance(each, Problem):
                yield each
                continue
            account.rows += 1
            said = mapping(mapping(each).get(kind) or each)
            found = number(said.get("accountId"))
            if not found:
                link = _IN_LINK.search(words(said.get("userLink")))
                found = link[1] if link else ""
            if not found:
                account.leave_out("without a number")
                if _SPREADSHEET.match(words(said.get("accountId"))):
                    yield _rounded(entry.path, account.rows, words(said.get("accountId")))
                continue
            if found in seen:
                account.leave_out("named twice")
                continue
            seen.add(found)
            account.kept += 1
            other = Handle("x", found)
            actor, target = (other, self.me) if kind == "follower" else (self.me, other)
            yield Interaction(
                None,
                actor,
                (target,),
                Kind.FOLLOW,
                NAME,
                account.source(),
                precision=Precision.NONE,
                visibility=Visibility.PUBLIC,
                identity=f"follow/{actor.key}/{target.key}",
            )
        account.notes.append("X gives no dates for these")
        yield account.done()

    def _count(self, entry: Entry, why: str) -> Iterator[Record]:
        account = Account(entry.path, NAME)
        for each in items(entry):
            if isinstance(each, Problem):
                yield each
                continue
            account.rows += 1
            account.leave_out(why)
        yield account.done()

    def _manifest(self, entry: Entry) -> Iterator[Record]:
        """Say which parts the archive lists and does not hold."""
        text = decoded(entry.read() if entry.size < 8 << 20 else entry.head)[0]
        said = loads(text.partition("=")[2].strip().rstrip(";"), entry.path)
        if isinstance(said, Problem):
            yield said
        have = {each.name for each in self.entries}
        for what, listed in mapping(inside(said, "dataTypes")).items():
            for file in sequence(mapping(listed).get("files")):
                name, count = words(mapping(file).get("fileName")), words(mapping(file).get("count"))
                last = name.rpartition("/")[2]
                if last and last not in have and count != "0" and last.endswith(".js"):
                    yield Problem(
                        f"{self.root}/{name}" if self.root else name,
                        f"the archive lists it ({quoted(what)}, {count or 'some'} rows) and does not hold it",
                        "Unpack the original archive again, or download it again, and import that.",
                    )
        yield FileRead(entry.path, NAME, Status.READ, 1, 1, "the archive's own list of its parts")


def _left(entry: Entry, kind: str) -> FileRead:
    stem = entry.name.rpartition(".")[0].replace("-", "_").lower()
    if entry.suffix in ("html", "txt", "json") or "assets/" in entry.path:
        return FileRead(entry.path, NAME, Status.IGNORED, why="the page that shows the archive, or its notes")
    why = _IGNORED.get(kind) or _IGNORED.get(re.sub(r"_part\d+$", "", stem))
    if not why and (_OWN.match(kind) or _OWN.match(stem)):
        why = _ABOUT_YOU
    if why:
        return FileRead(entry.path, NAME, Status.IGNORED, why=why)
    return FileRead(entry.path, NAME, Status.UNKNOWN, why="a file of X's that we do not know yet")


def _part(entry: Entry) -> tuple[str, int]:
    match = re.search(r"[-_]part(\d+)", entry.name)
    return (re.sub(r"[-_]part\d+", "", entry.path), int(match[1]) if match else 0)


def _versions(post: dict[str, object]) -> list[str]:
    """Return the numbers of a post's versions, oldest first; X writes them in two ways."""
    info = mapping(post.get("edit_info"))
    ids = inside(info, "initial", "editTweetIds")
    if ids is None:
        ids = inside(info, "edit", "editControlInitial", "editTweetIds")
    return [found for each in sequence(ids) if (found := number(each))]


def _quoted_url(post: dict[str, object]) -> str:
    for each in sequence(inside(post, "entities", "urls")):
        if match := _STATUS.match(words(mapping(each).get("expanded_url"))):
            return match[0]
    return ""


def _quoted_name(post: dict[str, object]) -> str:
    match = _STATUS.match(_quoted_url(post))
    return match[1] if match and match[1].lower() not in ("i", "web") else ""


def _snowflake(found: str) -> Moment:
    """Return the time that is in a post's number (posts since November 2010)."""
    milliseconds = (int(found) >> 22) + 1288834974657
    if int(found) < 30_000_000_000 or milliseconds > 7_000_000_000_000:
        return UNDATED
    from goodstanding.importers.text import epoch_moment

    return epoch_moment(milliseconds // 1000)


def _rounded(path: str, row: int, written: str) -> Problem:
    return Problem(
        f"{path}:{row}",
        f'the number "{quoted(written)}" has been rounded by a spreadsheet, so nobody can tell whose it was',
        "Import the original archive as it was downloaded; the other rows were read.",
    )


def _taking_part(talk: dict[str, object]) -> Iterator[str]:
    """Yield the numbers of those who write, join or are listed in a block of a talk, some more than once."""
    for each in sequence(talk.get("messages")):
        for kind, event in mapping(each).items():
            said = mapping(event)
            keys = ("senderId", "recipientId", "initiatingUserId") if kind != "reactionCreate" else ()
            listed = [*sequence(said.get("participantsSnapshot")), *sequence(said.get("userIds"))]
            for value in [*(said.get(key) for key in keys), *listed]:
                if person := number(value):
                    yield person
