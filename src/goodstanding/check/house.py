"""House rules: what a house adds to the rules, and where it lets them be, in one TOML file.

[[phrase]]
say = "(synergy|synergies)"          # the manner of the phrase lists: (a|b), word?, ..
why = "We promised ourselves to say what we mean."
instead = "Name the thing that both of you would do."
severity = "note"                     # note, mend (the default) or hold

[limits]
words = 150                           # a longer message gets a finding
links = 1

[trade]
words = ["lead generation"]           # words of one's trade: never a pitch by themselves

[allow]
GS106 = "We greet everybody this way."   # a rule's code or name, with the reason
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goodstanding.check.draft import Draft
from goodstanding.check.facts import Finding, Severity
from goodstanding.language.phrases import PhraseError, Phrases, items
from goodstanding.language.text import fold, spaced

CODE = "HOUSE"


class HouseError(ValueError):
    """A house-rules file that cannot be used: where, what, and what to do."""


@dataclass(frozen=True, slots=True)
class HousePhrase:
    """One phrase of the house's own."""

    say: str
    why: str = "A rule of this house."
    instead: str = ""
    severity: Severity = Severity.MEND


@dataclass(frozen=True)
class House:
    """The house's rules. An empty one changes nothing."""

    phrases: tuple[HousePhrase, ...] = ()
    words: int | None = None
    links: int | None = None
    trade: tuple[str, ...] = ()
    allow: Mapping[str, str] = field(default_factory=dict)
    _own: Phrases | None = None
    _trade: Phrases | None = None

    def find(self, draft: Draft) -> Iterator[Finding]:
        """Yield a finding for each phrase said and each limit passed."""
        if self._own is not None:
            for said in self._own.find(draft.reading):
                phrase = self.phrases[int(said.what)]
                span = draft.span(said)
                what = f'"{draft.quote(span)}" is against a rule of this house.'
                yield Finding(
                    CODE,
                    "house",
                    "house-phrase",
                    span,
                    what,
                    phrase.why,
                    phrase.instead,
                    phrase.severity,
                    0.95,
                )
        if self.words is not None and len(draft.words) > self.words:
            span = draft.reading.span(self.words, len(draft.words))
            what = (
                f'"{draft.quote(span, 40)}" goes past the {self.words} words that this house allows itself.'
            )
            yield Finding(
                CODE,
                "house",
                "house-limit",
                span,
                what,
                "A rule of this house.",
                "Shorten it.",
                Severity.MEND,
                0.95,
            )
        if self.links is not None and len(draft.links) > self.links:
            span = draft.links[self.links]
            what = f'"{draft.quote(span)}" is link number {self.links + 1}; this house allows itself {self.links}.'
            yield Finding(
                CODE,
                "house",
                "house-limit",
                span,
                what,
                "A rule of this house.",
                "Leave it out.",
                Severity.MEND,
                0.95,
            )

    def leave_trade_words(self, draft: Draft) -> None:
        """Take out of what is said the phrases that are only words of the trade."""
        if self._trade is None:
            return
        spared = [(said.first, said.last) for said in self._trade.find(draft.reading)]
        if spared:
            draft.forget(lambda said: any(said.first < last and first < said.last for first, last in spared))


def _template(text: str, where: str) -> str:
    template = spaced(fold(text).replace("-", " "))
    try:
        items(template)
    except PhraseError as error:
        raise HouseError(f"{where}: {error}") from None
    return template


def house(text: str, name: str = "house rules") -> House:
    """Return the house rules written in a TOML text. Raises HouseError with the place and what to write instead."""
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HouseError(f"{name}: this is not TOML: {error}") from None
    known = {"phrase", "limits", "trade", "allow"}
    if strange := sorted(set(read) - known):
        raise HouseError(
            f'{name}: "{strange[0]}" is not a part of house rules; there are {", ".join(sorted(known))}'
        )
    own = []
    for number, entry in enumerate(_list(read.get("phrase", []), name, "phrase"), 1):
        where = f"{name}: phrase {number}"
        if not isinstance(entry, dict) or not isinstance(entry.get("say"), str):
            raise HouseError(f'{where} says nothing; write say = "..." under [[phrase]]')
        try:
            severity = Severity(entry.get("severity", "mend"))
        except ValueError:
            raise HouseError(
                f'{where}: severity is "{entry["severity"]}"; write note, mend or hold'
            ) from None
        say = _template(entry["say"], where)
        own.append(
            HousePhrase(
                say, str(entry.get("why", "A rule of this house.")), str(entry.get("instead", "")), severity
            )
        )
    limits = read.get("limits", {})
    numbers: dict[str, int | None] = {}
    for limit in ("words", "links"):
        value = limits.get(limit) if isinstance(limits, dict) else None
        if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
            raise HouseError(f"{name}: limits.{limit} is {value!r}; write a whole number")
        numbers[limit] = value
    trade_table = read.get("trade", {})
    trade = tuple(
        _template(str(word), f"{name}: trade")
        for word in _list(
            trade_table.get("words", []) if isinstance(trade_table, dict) else [], name, "trade.words"
        )
    )
    allow = read.get("allow", {})
    for code, reason in allow.items():
        if not isinstance(reason, str) or not reason.strip():
            raise HouseError(
                f'{name}: allow.{code} needs its reason; write {code} = "why it is left alone here"'
            )
    return House(
        tuple(own),
        numbers["words"],
        numbers["links"],
        trade,
        dict(allow),
        Phrases([(str(number), 1.0, one.say) for number, one in enumerate(own)]) if own else None,
        Phrases([("trade", 0.0, word) for word in trade]) if trade else None,
    )


def _list(value: object, name: str, what: str) -> list[object]:
    if not isinstance(value, list):
        raise HouseError(f"{name}: {what} must be a list")
    return value
