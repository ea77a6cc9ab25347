"""People's names as they can be compared: without accents, across alphabets, spellings, nicknames and order.

    tokens("Dr. Jörg Müller-Lüdenscheidt, PhD")  ["joerg", "mueller", "luedenscheidt"]
    skeleton("tchaikovsky") == skeleton("tschaikowski")
    same_given("ben", "benjamin")

Tables of our own: transliteration of Cyrillic and Greek letters as passports and newspapers write them; the
everyday short forms of given names in the languages of the product.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from goodstanding.people.words import FREE_MAIL as FREE_MAIL_HOSTS
from goodstanding.people.words import LEGAL_FORMS, PARTICLES, SHARED_MAILBOXES, SHORT_FORMS, TITLES

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўј",
        (
            "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u",
            "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "i", "yi", "ye", "g", "u", "j",
        ),
        strict=True,
    )
)  # fmt: skip
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        ("a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
         "ch", "ps", "o"),
        strict=True,
    )
)  # fmt: skip
_LATIN = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ä": "ae", "ö": "oe",
    "ü": "ue", "å": "aa", "ŋ": "n", "ħ": "h", "ĸ": "k",
}  # fmt: skip
_LETTERS = str.maketrans({**_CYRILLIC, **_GREEK, **_LATIN})

_TITLES = frozenset(TITLES.split())
_GENERATIONS = {
    **dict.fromkeys(("sr", "sen", "senior", "snr"), 1),
    **dict.fromkeys(("jr", "jun", "junior", "jnr", "ii"), 2),
    "iii": 3,
    "iv": 4,
}
_PARTICLES = frozenset(PARTICLES.split())
_NO_NAMES = frozenset({"nee", "born", "geb", "geborene", "she", "her", "him", "they", "them"})

_SPLIT = re.compile(r"[^\w]+|_|\d+")


def fold(text: str) -> str:
    """Return text in lower-case Latin letters without accents; scripts without a table stay as they are."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_LETTERS)
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=200_000)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name in order, surname last where a comma says otherwise; titles and particles dropped.

    What stands in brackets is an aside (a maiden name, a pronoun) and is dropped; see `asides`.
    """
    name = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\"[^\"]*\"", " ", name)
    before, comma, after = name.partition(",")
    if comma:
        rest = _words(after)
        # "Quill, Ada" turns round; "Ada Quill, PhD" does not.
        name = (
            f"{after} {before}"
            if rest and not all(w in _TITLES or w in _GENERATIONS for w in rest)
            else before
        )
    words = [w for w in _words(name) if w not in _TITLES and w not in _GENERATIONS]
    bare = [w for w in words if w not in _PARTICLES]
    return tuple(bare or words)[:6]


def _words(name: str) -> list[str]:
    folded = fold(name.replace("’", "'").replace("'", "").replace(".", ". "))
    return [w for w in _SPLIT.split(folded) if w]


@lru_cache(maxsize=50_000)
def asides(name: str) -> tuple[str, ...]:
    """Return the words in brackets: "Ada Quill (née Brandt)" may be known as Brandt."""
    said = " ".join(re.findall(r"\(([^()]*)\)", name))
    return tuple(w for w in _words(said) if len(w) > 2 and w not in _NO_NAMES)


@lru_cache(maxsize=50_000)
def generation(name: str) -> int:
    """Return 1 for a senior, 2 for a junior or "II", 0 where nothing says."""
    # "Sr" before a name is a Spanish Mister.
    return next((_GENERATIONS[w] for w in reversed(_words(name)[1:]) if w in _GENERATIONS), 0)


_SOUNDS = (
    ("tsch", "s"), ("shch", "s"), ("tzsch", "s"), ("tch", "s"), ("sch", "s"), ("cz", "s"), ("sz", "s"), ("sh", "s"),
    ("ch", "s"), ("dzh", "j"), ("zh", "s"), ("rz", "s"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("kh", "h"), ("gh", "g"),
    ("ck", "k"), ("qu", "k"), ("tz", "s"), ("ts", "s"), ("dj", "j"), ("x", "ks"), ("w", "v"), ("z", "s"), ("q", "k"),
    ("j", "y"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return a word's consonants as they sound roughly the same in the languages of the product; keys for looking up."""
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    word = re.sub(r"c(?=[eiy])", "s", word).replace("c", "k")
    first, rest = word[:1], word[1:]
    if first in "aeiouy":
        first = "y" if word[:2] in ("ye", "yu", "ya", "yo") else "a"
    rest = re.sub(r"[aeiouyh]", "", rest)
    return re.sub(r"(.)\1+", r"\1", first + rest)


_GIVEN: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(SHORT_FORMS.split(";")):
    for _word in _group.split():
        _GIVEN[_word] = _GIVEN.get(_word, frozenset()) | {_number}


def same_given(a: str, b: str) -> bool:
    """Tell whether two given names can be one person's: a short form, or the same name in another language."""
    return a == b or not _GIVEN.get(a, frozenset()).isdisjoint(_GIVEN.get(b, frozenset()))


def given_groups(word: str) -> frozenset[int]:
    """Return the numbers of the groups of short forms that a word belongs to, for looking up."""
    return _GIVEN.get(word, frozenset())


_LEGAL = frozenset(LEGAL_FORMS.split())


@lru_cache(maxsize=100_000)
def company_words(company: str) -> tuple[str, ...]:
    """Return the words of a company's name that tell it from others: legal forms dropped, in order."""
    words = [w for w in re.split(r"[^\w]+|_", fold(company.replace(".", "").replace("'", ""))) if w]
    return tuple([w for w in words if w not in _LEGAL] or words)[:6]


SHARED = frozenset(SHARED_MAILBOXES.split())


def is_shared(address: str) -> bool:
    """Tell whether a mail address belongs to a role or an office rather than to one person."""
    local = address.partition("@")[0].partition("+")[0].casefold()
    return local in SHARED or re.sub(r"[-_.]?\d+$", "", local) in SHARED or bool(_SHARED_PART.match(local))


_SHARED_PART = re.compile(
    r"(?:info|sales|support|office|contact|kontakt|service|team|hello|jobs|press|marketing|vertrieb|noreply|no-reply|"
    r"no_reply|notifications?|newsletter)[-_.+]|.+[-_.](?:team|support|info|sales|noreply|office)$"
)


@lru_cache(maxsize=100_000)
def words_of_address(address: str) -> tuple[str, ...]:
    """Return the words that a mail address's first part may be made of: `ben.okri2` holds ben and okri."""
    local = address.partition("@")[0].partition("+")[0]
    return tuple(w for w in _SPLIT.split(fold(local)) if w)[:4]


FREE_MAIL = frozenset(FREE_MAIL_HOSTS.split())


def jaro_winkler(a: str, b: str) -> float:
    """Return how alike two words are in [0, 1], beginnings counting more (Winkler 1990)."""
    if a == b:
        return 1.0
    la, lb = len(a), len(b)
    if not la or not lb:
        return 0.0
    reach = max(la, lb) // 2 - 1
    taken = [False] * lb
    hits: list[str] = []
    for i, c in enumerate(a):
        for j in range(max(0, i - reach), min(lb, i + reach + 1)):
            if not taken[j] and b[j] == c:
                taken[j] = True
                hits.append(c)
                break
    if not hits:
        return 0.0
    other = [b[j] for j in range(lb) if taken[j]]
    turned = sum(x != y for x, y in zip(hits, other, strict=True)) / 2
    m = len(hits)
    jaro = (m / la + m / lb + (m - turned) / m) / 3
    prefix = 0
    for x, y in zip(a[:4], b[:4], strict=False):
        if x != y:
            break
        prefix += 1
    return jaro + prefix * 0.1 * (1 - jaro)
