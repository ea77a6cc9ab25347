"""Which handles are one person: what sources state, minus what cannot be trusted, plus what the user decided.

Joined without asking: handles that one source itself puts into one row (a record with its mail address and its
profile's address). So two sources meet where they name the same address, the same profile or the same number.

Never joined without asking: a shared mailbox (info@, sales@); one address under two names that cannot be one
person's (a couple, an assistant); two people of one name, on one domain or anywhere; father and son. For those
there are suggestions (`goodstanding.people.suggest`).

Everything here is a pure function of facts and decisions. Nothing is rewritten by a join, so undoing the
decision gives exactly what was before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goodstanding.people.names import fold, generation, is_shared, jaro_winkler, same_given, tokens
from goodstanding.values import Handle, Profile

# Which handle speaks for a person: the most lasting kind of name first.
LASTING = ("linkedin", "email", "mastodon", "bluesky", "x", "facebook", "instagram")


def rank(handle: Handle) -> tuple[int, str, str]:
    """Return what sorts a person's handles, the one that names the person first; order of arrival plays no part."""
    try:
        return (LASTING.index(handle.network), handle.network, handle.key)
    except ValueError:
        return (len(LASTING) + (handle.network == "name"), handle.network, handle.key)


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user said about two handles: "same" or "not same"; or "undo" of the decision number `about`.

    Decisions are rows that are only ever added. Of two about the same pair the later one counts.
    """

    number: int
    what: str
    one: Handle | None = None
    other: Handle | None = None
    about: int | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """`canonical` maps every handle to the one that speaks for its person. `refused` are statements of sources
    that were not followed, each with the reason; they are what to suggest first."""

    canonical: Mapping[Handle, Handle]
    refused: tuple[tuple[Handle, Handle, str], ...] = ()

    def people(self) -> dict[Handle, list[Handle]]:
        """Return the handles of each person, the one that speaks for it first."""
        out: dict[Handle, list[Handle]] = defaultdict(list)
        for handle, first in self.canonical.items():
            out[first].append(handle)
        return {first: sorted(members, key=rank) for first, members in out.items()}


def resolve(profiles: Iterable[Profile], decisions: Sequence[Decision] = ()) -> Resolution:
    """Return who is who by what the profiles state and the user decided; the order of neither plays a part,
    but for two decisions about one pair."""
    handles: set[Handle] = set()
    names: defaultdict[Handle, set[str]] = defaultdict(set)
    stated: set[tuple[Handle, Handle]] = set()
    owners: set[Handle] = set()
    for profile in profiles:
        handles.add(profile.handle)
        if profile.name:
            names[profile.handle].add(profile.name)
        if profile.owner:
            owners.add(profile.handle)
            owners.update(profile.also)
        for other in profile.also:
            handles.add(other)
            if other != profile.handle:
                stated.add((profile.handle, other))
    first = min(owners, key=rank, default=None)
    of_owner = [(first, other) for other in owners if first is not None and other != first]
    return join(handles, stated, names, decisions, of_owner)


def joins(profiles: Iterable[Profile], decisions: Sequence[Decision] = ()) -> Mapping[Handle, Handle]:
    """Return {handle: the handle that speaks for its person}."""
    return resolve(profiles, decisions).canonical


def active(decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions that count: not undone, and the latest about their pair, oldest first."""
    undone = {d.about for d in decisions if d.what == "undo"}
    latest: dict[frozenset[Handle], Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.number):
        if decision.what == "undo" or decision.number in undone:
            continue
        if decision.one is not None and decision.other is not None and decision.one != decision.other:
            latest[frozenset((decision.one, decision.other))] = decision
    return sorted(latest.values(), key=lambda d: d.number)


def join(
    handles: Iterable[Handle],
    stated: Iterable[tuple[Handle, Handle]],
    names: Mapping[Handle, Iterable[str]],
    decisions: Sequence[Decision] = (),
    certain: Iterable[tuple[Handle, Handle]] = (),
) -> Resolution:
    """Return who is who among `handles`.

    Args:
        handles: every handle there is.
        stated: pairs that some source puts into one row.
        names: what each handle was ever called.
        decisions: the user's, in the order they were made (`number`).
        certain: pairs that are one person whatever else is said (the owner's own handles).
    """
    forest = _Forest(set(handles))
    counted = [d for d in active(decisions) if d.one in forest.parent and d.other in forest.parent]
    for decision in counted:
        if decision.what == "not same" and decision.one is not None and decision.other is not None:
            forest.keep_apart(decision.one, decision.other)
    refused: list[tuple[Handle, Handle, str]] = []
    for decision in counted:
        one, other = decision.one, decision.other
        if decision.what == "same" and one is not None and other is not None and not forest.join(one, other):
            refused.append((one, other, "you said that others among them are two people"))
    for a, b in sorted(certain, key=_pair):
        forest.join(a, b)
    edges = sorted({_ordered(a, b) for a, b in stated if a != b}, key=_pair)
    neighbours: defaultdict[Handle, list[Handle]] = defaultdict(list)
    for a, b in edges:
        for email, record in ((a, b), (b, a)):
            if email.network == "email":
                neighbours[email].append(record)
    told_apart = {email: _strangers(email, records, names) for email, records in neighbours.items()}
    # Numbers and profile addresses name one person each; mail addresses come after them.
    for a, b in sorted(edges, key=lambda e: ("email" in (e[0].network, e[1].network), *_pair(e))):
        reason = ""
        for email, record in ((a, b), (b, a)):
            if email.network == "email":
                if is_shared(email.key):
                    reason = f"{email.key} is a shared mailbox"
                elif record in told_apart.get(email, ()):
                    reason = f"{email.key} stands beside names that cannot be one person's"
        if not reason and not forest.join(a, b):
            reason = "you said that these are two people"
        if reason:
            refused.append((a, b, reason))
    return Resolution(forest.canonical(), tuple(refused))


def _ordered(a: Handle, b: Handle) -> tuple[Handle, Handle]:
    return (a, b) if rank(a) <= rank(b) else (b, a)


def _pair(pair: tuple[Handle, Handle]) -> tuple[tuple[int, str, str], tuple[int, str, str]]:
    return rank(pair[0]), rank(pair[1])


def _strangers(
    email: Handle, records: Sequence[Handle], names: Mapping[Handle, Iterable[str]]
) -> set[Handle]:
    """Return the records whose claim to an address is not believed: their names cannot be one person's.

    Where the address has a name of its own (people sign their mail), records that fit it keep it.
    """
    called = {record: sorted(names.get(record, ())) for record in records}
    named = [record for record in records if called[record]]
    clash = any(
        not _one_person(called[a], called[b]) for n, a in enumerate(named[:50]) for b in named[n + 1 : 50]
    )
    own = sorted(names.get(email, ()))
    if not clash:
        # A mailbox that signs with another name is somebody's assistant or a shared address, unless the address
        # itself is made of the record's name: firms sign with their own ("Okri Pumps" <ben@okri.example>).
        return {
            r for r in named if own and not _one_person(own, called[r]) and not _made_of(email.key, called[r])
        }
    return {r for r in records if not (own and called[r] and _one_person(own, called[r]))}


def _made_of(address: str, called: Sequence[str]) -> bool:
    local = fold(address.partition("@")[0])
    return any(len(word) >= 3 and word in local for name in called[:8] for word in tokens(name))


def _one_person(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(compatible(a, b) for a in some[:8] for b in others[:8])


def compatible(a: str, b: str) -> bool:
    """Tell whether two names can be one person's: short forms, spellings, order, a married surname; not two
    given names that differ, nor a senior and a junior."""
    if generation(a) and generation(b) and generation(a) != generation(b):
        return False
    words, others = list(tokens(a)), list(tokens(b))
    if not words or not others or words == others:
        return True
    if "".join(sorted(words)) == "".join(sorted(others)):
        return True
    shorter, longer = (words, list(others)) if len(words) <= len(others) else (others, list(words))
    matched: list[str] = []
    for word in shorter:
        found = next((w for w in longer if _alike(word, w)), None)
        if found is not None:
            longer.remove(found)
            matched.append(word)
    if len(matched) == len(shorter):
        return True
    # The given name agrees and the surname does not: marriage, or a second surname.
    return bool(matched) and _alike(words[0], others[0])


def _alike(a: str, b: str) -> bool:
    if a == b or same_given(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return jaro_winkler(a, b) >= 0.9


@dataclass
class _Forest:
    """Disjoint sets of handles, some of which must stay apart."""

    handles: set[Handle]
    parent: dict[Handle, Handle] = field(init=False)
    apart: defaultdict[Handle, set[Handle]] = field(init=False)

    def __post_init__(self) -> None:
        self.parent = {handle: handle for handle in self.handles}
        self.apart = defaultdict(set)

    def find(self, handle: Handle) -> Handle:
        parent = self.parent
        root = handle
        while parent[root] is not root:
            root = parent[root]
        while parent[handle] is not root:
            parent[handle], handle = root, parent[handle]
        return root

    def keep_apart(self, one: Handle, other: Handle) -> None:
        a, b = self.find(one), self.find(other)
        self.apart[a].add(b)
        self.apart[b].add(a)

    def join(self, one: Handle, other: Handle) -> bool:
        """Join two; False when something that the user said forbids it."""
        for handle in (one, other):
            if handle not in self.parent:
                self.parent[handle] = handle
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if b in self.apart.get(a, ()):
            return False
        # The root is the smallest by rank, so that it is the same whatever the order.
        keep, gone = (a, b) if rank(a) <= rank(b) else (b, a)
        self.parent[gone] = keep
        for far in self.apart.pop(gone, set()):
            self.apart[far].discard(gone)
            self.apart[far].add(keep)
            self.apart[keep].add(far)
        return True

    def canonical(self) -> dict[Handle, Handle]:
        return {handle: self.find(handle) for handle in sorted(self.parent, key=rank)}
