"""Who might be the same person: pairs for the user to say yes or no to, the surest first, each with its reasons.

Two people are compared field by field. Agreement on something rare says more than on something common, so each
agreement weighs log2(m / frequency) and each disagreement a fixed loss, after Fellegi and Sunter (1969); the sum,
with the odds of a random pair, is a probability. Only pairs that share a key (two words of the name as they
sound, a word with the town or the company, a birth date, ...) are compared, so 50,000 people take seconds.

The weights of `_M` and `_LOSS` are set by hand and checked on half of the FEBRL sets; docs/benchmarks/people.md
gives the figures on the other half, beside Splink.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from goodstanding.people import names
from goodstanding.values import Handle

LEAST = 0.05  # suggestions less likely than this are not made
MOST_IN_A_BLOCK = 60
_RARE = 12


@dataclass(frozen=True, slots=True)
class PersonCard:
    """One person as the sources know them. `facts` are further things that tell people apart, such as
    ("born", "1980-01-22") or ("phone", "4930123456"); kinds are compared with their like."""

    ref: str
    names: tuple[str, ...] = ()
    handles: tuple[Handle, ...] = ()
    company: str = ""
    place: str = ""
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two people who may be one. `score` is the probability in [0, 1]; `why` says for and against, most telling first."""

    a: str
    b: str
    score: float
    why: tuple[str, ...]


@dataclass(slots=True)
class _Known:
    """A card made comparable, once."""

    card: PersonCard
    names: list[tuple[str, ...]]
    derived: bool
    asides: tuple[str, ...]
    generation: int
    company: tuple[str, ...]
    place: tuple[str, ...]
    locals_: list[str]
    domains: list[str]
    linkedin: list[str]
    facts: dict[str, str]
    keys: list[str] = field(default_factory=list)


def suggestions(
    people: Sequence[PersonCard],
    decided: Collection[frozenset[str]] = frozenset(),
    least: float = LEAST,
) -> list[Suggestion]:
    """Return pairs that may be one person, the surest first.

    Args:
        people: every person; those that are joined already count as one.
        decided: pairs of refs that the user has said yes or no to; they are not asked again.
        least: the probability below which nothing is suggested.
    """
    known = [_known(card) for card in people]
    counts = _Counts(known)
    found: list[Suggestion] = []
    prior = -math.log2(max(len(known), 64))
    for i, j in _pairs(known, counts):
        a, b = known[i], known[j]
        if b.card.ref < a.card.ref:
            a, b = b, a
        if decided and frozenset((a.card.ref, b.card.ref)) in decided:
            continue
        said = _compared(a, b, counts)
        if said is None:
            continue
        weight, why = said
        score = 1 / (1 + 2.0 ** -max(-60.0, min(60.0, weight + prior)))
        if score >= least:
            told = tuple(text for _, text in sorted(why, key=lambda w: -abs(w[0])))
            found.append(Suggestion(a.card.ref, b.card.ref, round(score, 4), told))
    return sorted(found, key=lambda s: (-s.score, s.a, s.b))


def _known(card: PersonCard) -> _Known:
    written: list[tuple[str, ...]] = []
    for name in card.names[:6]:
        words = names.tokens(name)
        if words and words not in written:
            written.append(words)
    emails = [h.key for h in card.handles if h.network == "email"]
    linkedin = [h.key for h in card.handles if h.network == "linkedin"]
    derived = False
    if not written:
        derived = True
        for address in emails:
            words = names.words_of_address(address)
            if words and not names.is_shared(address):
                written.append(words)
        for slug in linkedin:
            words = tuple(w for w in re.split(r"[-_]", names.fold(slug)) if w.isalpha())[:4]
            if words:
                written.append(words)
    sizes = [names.generation(name) for name in card.names]
    facts = {kind: names.fold(value).strip() for kind, value in card.facts if value.strip()}
    return _Known(
        card,
        written[:6],
        derived,
        tuple(w for name in card.names for w in names.asides(name)),
        max(sizes, default=0),
        names.company_words(card.company) if card.company else (),
        tuple(w for w in re.split(r"[\W_]+", names.fold(card.place)) if w)[:4] if card.place else (),
        [".".join(sorted(names.words_of_address(e))) for e in emails if not names.is_shared(e)],
        [e.rpartition("@")[2] for e in emails],
        linkedin,
        facts,
    )


class _Counts:
    """How common each word, company, town and fact is among these people."""

    def __init__(self, known: Sequence[_Known]) -> None:
        # Among a handful of people everything looks common; the world they come from is larger.
        self.total = max(len(known), 300)
        self.words: Counter[str] = Counter()
        self._words: dict[str, float] = {}
        self.companies: Counter[tuple[str, ...]] = Counter()
        self.places: Counter[str] = Counter()
        self.facts: Counter[tuple[str, str]] = Counter()
        self.locals_: Counter[str] = Counter()
        self.domains: Counter[str] = Counter()
        self.givens: Counter[str] = Counter()
        for one in known:
            self.words.update({w for name in one.names for w in name})
            if one.company:
                self.companies[one.company] += 1
            if one.place:
                self.places[one.place[0]] += 1
            self.facts.update(one.facts.items())
            self.locals_.update(set(one.locals_))
            self.domains.update(set(one.domains))

    def word(self, word: str) -> float:
        """Return how much it says that two people share this word of their names, in bits."""
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = self.bits(self.words[word], _M["word"], _MOST["word"])
        return known

    def bits(self, count: int, m: float, most: float) -> float:
        """Return how much agreement on something that `count` people share says, in bits, at most `most`."""
        return max(0.3, min(most, math.log2(m * self.total / max(count, 1))))


# Which pairs are looked at


def _pairs(known: Sequence[_Known], counts: _Counts) -> Iterator[tuple[int, int]]:
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(known):
        for key in _keys(one, counts):
            blocks[key].append(number)
    seen: set[int] = set()
    total = len(known)
    for members in blocks.values():
        if 2 <= len(members) <= MOST_IN_A_BLOCK:
            for at, i in enumerate(members):
                for j in members[at + 1 :]:
                    pair = i * total + j
                    if i != j and pair not in seen:
                        seen.add(pair)
                        yield i, j


def _keys(one: _Known, counts: _Counts) -> set[str]:
    keys: set[str] = set()
    company = one.company[0] if one.company else ""
    place = one.place[0] if one.place else ""
    for name in one.names[:3]:
        words = list(dict.fromkeys((*name, *one.asides)))[:6]
        sounds = [names.skeleton(w) for w in words]
        for at, sound in enumerate(sounds):
            for other_at in range(at + 1, len(sounds)):
                keys.add("s:" + "+".join(sorted((sound, sounds[other_at]))))
            for other_at, other in enumerate(words):
                if other_at != at:
                    keys.add(f"i:{sound}+{other[0]}")
            if company:
                keys.add(f"c:{sound}+{names.skeleton(company)}")
            if place:
                keys.add(f"p:{sound}+{names.skeleton(place)}")
            if counts.words[words[at]] <= _RARE:
                keys.add(f"r:{words[at][:6]}")
        for word in words:
            for group in names.given_groups(word):
                for other in words:
                    if other != word:
                        keys.add(f"g:{group}+{names.skeleton(other)}")
                if company:
                    keys.add(f"gc:{group}+{names.skeleton(company)}")
        if len(words) >= 2:
            keys.add("j:" + "".join(sorted("".join(words)))[:24])
    for local in one.locals_:
        if len(local) >= 5:
            keys.add(f"e:{local}")
    for kind, value in one.facts.items():
        keys.add(f"f:{kind}:{value}")
        if len(value) >= 6 and one.names:
            half = len(value) // 2
            keys.add(f"f1:{kind}:{value[:half]}:{one.names[0][0][0]}")
            keys.add(f"f2:{kind}:{value[half:]}:{one.names[0][-1][0]}")
    return keys


# What two people have in common

_M = {"word": 0.85, "company": 0.6, "place": 0.7, "fact": 0.9, "local": 0.5}
_MOST = {"word": 13.0, "company": 8.0, "place": 6.0, "fact": 14.0, "local": 8.0, "domain": 5.0}
_LOSS = {"given": 4.0, "family": 3.5, "company": 0.6, "place": 0.7, "fact": 2.2}

Reason = tuple[float, str]


def _compared(a: _Known, b: _Known, counts: _Counts) -> tuple[float, list[Reason]] | None:
    why: list[Reason] = []
    total = 0.0
    if a.generation and b.generation and a.generation != b.generation:
        return None  # a father and his son
    name = _names_compared(a, b, counts)
    total += name[0]
    if name[1]:
        why.append(name)
    for said in (
        _companies(a, b, counts),
        _places(a, b, counts),
        *_facts(a, b, counts),
        *_addresses(a, b, counts),
    ):
        total += said[0]
        if said[1]:
            why.append(said)
    if a.linkedin and b.linkedin and not set(a.linkedin) & set(b.linkedin):
        total -= 9
        why.append((-9, "two LinkedIn profiles"))
    return total, why


def _names_compared(a: _Known, b: _Known, counts: _Counts) -> Reason:
    best: Reason | None = None
    for one in a.names[:4]:
        for other in b.names[:4]:
            said = _name_compared(one, other, a.asides + b.asides, counts)
            if best is None or said[0] > best[0]:
                best = said
    if best is None:
        return 0.0, ""
    if a.derived or b.derived:
        return best[0] * 0.8, f"{best[1]} (read from an address)" if best[1] else ""
    return best


def _name_compared(
    one: tuple[str, ...], other: tuple[str, ...], asides: tuple[str, ...], counts: _Counts
) -> Reason:
    if one == other:
        return sum(counts.word(w) for w in one), "the same name"
    left = list(other)
    weight = 0.0
    notes: list[str] = []
    matched = 0
    lonely: list[int] = []
    for at, word in enumerate(one):
        found = _best_word(word, left, counts)
        if found is None:
            lonely.append(at)
            continue
        partner, bits, note = found
        left.remove(partner)
        weight += bits
        matched += 1
        if note:
            notes.append(note)
    if not matched and ("".join(one) == "".join(other) or "".join(sorted(one)) == "".join(sorted(other))):
        return sum(counts.word(w) for w in one), "the same name, spaced otherwise"
    if len(one) == 1 or len(other) == 1:
        if not matched:
            return -_LOSS["given"] - _LOSS["family"], "different names"
        said = notes[0] if notes else f"both are called {_shown(one[0] if len(one) == 1 else other[0])}"
        return weight, said
    if lonely and left:
        if 0 in lonely and other[0] in left:
            weight -= _LOSS["given"]
            notes.append(f"{_shown(one[0])} is not {_shown(other[0])}")
        if any(at > 0 for at in lonely) and any(w in left for w in other[1:]):
            married = bool(asides) and any(w in asides for w in (*one, *other))
            weight -= 0.5 if married else _LOSS["family"]
            notes.append("another surname, known from before" if married else "different surnames")
        if 0 in lonely and other[0] not in left and not any(at > 0 for at in lonely):
            weight -= _LOSS["given"]
            notes.append("different names")
    if matched == len(one) == len(other) and not notes:
        return weight, "the same name in another order"
    return weight, "; ".join(notes) if notes else "names that agree in part"


def _best_word(word: str, left: Sequence[str], counts: _Counts) -> tuple[str, float, str] | None:
    own = counts.word(word)
    if word in left:
        return word, own, ""
    best: tuple[str, float, str] | None = None
    for other in left:
        theirs = counts.word(other)
        lower = min(own, theirs)
        if len(word) == 1 or len(other) == 1:
            if word[0] == other[0]:
                said = (other, min(1.5, lower), f"{_shown(word)} may stand for {_shown(other)}")
            else:
                continue
        elif names.same_given(word, other):
            said = (other, 0.75 * lower, f"{_shown(word)} and {_shown(other)} are one given name")
        elif (
            len(word) > 2
            and names.skeleton(word) == names.skeleton(other)
            and abs(len(word) - len(other)) <= 4
        ):
            said = (other, 0.6 * lower, f"{_shown(word)} and {_shown(other)} are one name in two spellings")
        else:
            if word[0] != other[0] and word[-1] != other[-1]:
                continue  # an error at both ends is rare, and this spares most of the work
            alike = names.jaro_winkler(word, other)
            if alike < 0.86:
                continue
            share = 0.6 if alike >= 0.93 else 0.4
            said = (other, share * lower, f"{_shown(word)} and {_shown(other)} differ by little")
        if best is None or said[1] > best[1]:
            best = said
    return best


def _shown(word: str) -> str:
    return word.capitalize()


def _companies(a: _Known, b: _Known, counts: _Counts) -> Reason:
    if not a.company or not b.company:
        return 0.0, ""
    if a.company == b.company:
        return counts.bits(
            counts.companies[a.company], _M["company"], _MOST["company"]
        ), f"both at {a.card.company}"
    common = set(a.company) & set(b.company)
    if common and (a.company[0] == b.company[0] or len(common) * 2 >= min(len(a.company), len(b.company))):
        bits = counts.bits(counts.companies[a.company] + counts.companies[b.company], 0.3, _MOST["company"])
        return bits * 0.6, f"{a.card.company} and {b.card.company} look like one company"
    return -_LOSS["company"], f"{a.card.company} is not {b.card.company}"


def _places(a: _Known, b: _Known, counts: _Counts) -> Reason:
    if not a.place or not b.place:
        return 0.0, ""
    if a.place[0] == b.place[0] or set(a.place) <= set(b.place) or set(b.place) <= set(a.place):
        return counts.bits(counts.places[a.place[0]], _M["place"], _MOST["place"]), f"both in {a.card.place}"
    here, there = "".join(a.place), "".join(b.place)
    if (here[0] == there[0] or here[-1] == there[-1]) and names.jaro_winkler(here, there) >= 0.9:
        return 0.6 * counts.bits(
            counts.places[a.place[0]], _M["place"], _MOST["place"]
        ), "places that differ by little"
    return -_LOSS["place"], ""


def _facts(a: _Known, b: _Known, counts: _Counts) -> Iterator[Reason]:
    for kind, value in a.facts.items():
        other = b.facts.get(kind)
        if other is None:
            continue
        bits = counts.bits(counts.facts[(kind, value)], _M["fact"], _MOST["fact"])
        if value == other:
            yield bits, f"the same {kind}"
        elif len(value) >= 4 and (sorted(value) == sorted(other) or names.jaro_winkler(value, other) >= 0.9):
            yield 0.6 * bits, f"nearly the same {kind}"
        else:
            yield -_LOSS["fact"], f"another {kind}"


def _addresses(a: _Known, b: _Known, counts: _Counts) -> Iterator[Reason]:
    common = [x for x in a.locals_ if len(x) >= 5 and x in b.locals_]
    if common:
        said = {w for one in (*a.names, *b.names) for w in one}
        bits = 0.6 * counts.bits(counts.locals_[common[0]], _M["local"], _MOST["local"])
        # An address made of the name says the name once more, and nothing else.
        named = all(word in said or len(word) == 1 for word in common[0].split("."))
        yield min(bits, 1.0) if named else bits, "mail addresses that begin alike"
    own = {d for d in a.domains if d not in names.FREE_MAIL}
    theirs = {d for d in b.domains if d not in names.FREE_MAIL}
    if own & theirs:
        if not common:
            yield -3.0, "two mailboxes of one company"
        return
    for domains, other in ((own, b), (theirs, a)):
        if other.company and not (own and theirs):
            joined = "".join(other.company)
            for domain in sorted(domains):
                label = re.sub(r"[^a-z0-9]", "", domain.rpartition(".")[0].rpartition(".")[2] or domain)
                if len(label) >= 3 and (joined.startswith(label) or label.startswith(other.company[0])):
                    yield _MOST["domain"], f"{domain} fits {other.card.company}"
                    return
