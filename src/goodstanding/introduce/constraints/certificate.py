"""Which certificate is asked for, and whether the offer has it, does without, or is only on the way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.introduce.constraints.base import Compared, Met, Text

NAME = "certificate"

_ORGANIC = "organic"
_NORM = re.compile(
    r"\b(?:din )?(?:en )?(iso|iatf|en|din|bs|astm|as|nfpa|ul|api|ipc|ieee|iec|brc|ohsas|sa|sae|nadcap|ipc-a|asme|mil|ral|pas)[ -]?(?:iso |iec |en |/iec )?"
    r"((?:[a-z]-)?\d{2,6}(?:-\d+)?)[a-z]?(?::\d{4})?\b"
)
_MARKS = (
    "gmp|gdp|glp|gcp|gacp|gots|grs|rcs|ocs|fsc|pefc|msc|asc|brc|brcgs|ifs|haccp|oeko-tex|oekotex|crest|reach|rohs|kmo|afdiag|fairtrade|fair trade|demeter|kosher"
    "|halal|soc 2|soc2|pci|pci dss|pci-dss|hipaa|tisax|nadcap|b corp|bcorp|cradle to cradle|blue angel|blauer engel|ecovadis|ecocert|cosmos|natrue|nature et progres"
    "|nature & progres|bioland|naturland|rainforest alliance|utz|rspo|iscc|leed|breeam|dgnb|passivhaus|passive house|atex|mdr|fda|ce mark|ce marking|ce-mark|vca|scc|cipd"
    "|cfa|acca|pmp|prince2|cissp|oscp|iata|adr|aeo|globalgap|global gap|gap|sedex|smeta|bsci|wrap|gmp\\+|emas|qs|bm|ipc cit|cit|rva|accredia|dakks|cofrac|ukas|naati"
    "|qualiopi|rge|mcs|gas safe|niceic|chas|isae 3402|iscc plus|climate neutral|vegan society|v-label"
)
_MARK = re.compile(r"(?<![\w&])(" + _MARKS.replace("&", "&") + r")(?![\w&])")
_BIO = re.compile(
    r"\b(?:organic(?:ally)?|bio(?:logi\w+|s)?|oko(?:logisch\w*)?|ecologic[oa]s?|biologique|biologic[oae]|biologisch\w*|conventional farming)\b"
)
_CERTIFIED = re.compile(
    r"\b(?:certif\w+|zertifi\w+|accredit\w+|akkreditier\w+|approv\w+|licen[sc]ed|registered|chartered|qualified|label|gecertificeerd|erkend|agree|homologad\w+"
    r"|compliant|validated|audited|inspected|godkendt|zugelassen|gepruft\w*|recognised|recognized|omologat\w+|member firm)\b"
)
_PAPER = re.compile(
    r"\b(?:certificat\w*|certified|licen[cs]e[ds]?|accredit\w+|approv\w+|permit|qualification|diploma|zertifi\w+|zulassung|zugelassen|akkredit\w+|gepruft|agrement|agree|homologa\w+|certifica\w+|erkenning|erkend|gecertificeerd|attest\w*|label|tested|test report)\b"
)
_SHORT = re.compile(r"(?<![\w-])[A-ZÄÖÜ][A-ZÄÖÜ&]{1,7}(?![\w-])")
_WITHOUT = re.compile(
    r"\b(?:not?|non|without|no|ohne|sans|sin|senza|zonder|kein\w*|nicht|niet|geen|pas|ne|never|lack\w*|working towards?|planning|applying|applied for|in preparation"
    r"|aiming|pending|next year|soon|not yet|noch nicht|pas encore|aun no|in progress|expired|haven't|hasn't|don't|doesn't|isn't|aren't|uncertified|unaccredited"
    r"|conventional|research grade|indicative|en cours|in arbeit|beantragt|dropped|drop|lost|lapsed|gave up|given up|withdr\w+|suspended|no longer|formerly|used to|former|verloren|perdu|perdido|perso|opgegeven|verlopen|abgelaufen|exempt)\b"
)
_NEAR = 44  # characters around a mark in which "not" belongs to it


@dataclass(frozen=True, slots=True)
class Certified:
    """The certificates a statement has or asks for, those it lacks, whether it says it has none, and whether it asks for some unnamed."""

    has: frozenset[str]
    lacks: frozenset[str]
    lacks_any: bool
    some: bool = False


def read(text: Text) -> Certified | None:
    """Return the certificates that a statement names, held or lacking."""
    folded = text.folded
    has: set[str] = set()
    lacks: set[str] = set()
    for name, low, high in [*_named(folded), *_short(text)]:
        (lacks if _denied(folded, low, high) else has).add(name)
    lacks_any = False
    some = False
    for one in _PAPER.finditer(folded):
        if _denied(folded, *one.span()):
            lacks_any = True
        else:
            some = True
    if re.search(r"\buncertified|unaccredited|conventional farming|research grade only\b", folded):
        lacks_any = True
    if lacks_any and not any(not _denied(folded, *one.span()) for one in _CERTIFIED.finditer(folded)):
        lacks |= has
    if not has and not lacks and not lacks_any and not some:
        return None
    return Certified(frozenset(has - lacks), frozenset(lacks), lacks_any, some)


def _short(text: Text) -> list[tuple[str, int, int]]:
    """Return the short names in capitals that stand beside "certified", "tested", "no" and the like: marks that no list knows."""
    found = []
    for one in _SHORT.finditer(text.text):
        low, high = one.span()
        near = text.folded[max(0, low - 12) : high + 16]
        if not text.text.isupper() and (
            _PAPER.search(near)
            or re.search(
                r"\b(?:no|not|without|ohne|sans|sin|senza|zonder)\s$", text.folded[max(0, low - 8) : low]
            )
        ):
            found.append((one[0], low, high))
    return found


def _named(folded: str) -> list[tuple[str, int, int]]:
    found = [
        (f"{one[1]} {one[2]}".upper(), *one.span())
        for one in _NORM.finditer(folded)
        if one[1] not in ("as", "sa", "mil", "ral")
        or re.fullmatch(r"as9\d{3}.*|as 9\d{3}.*|sa ?8000", one[0])
    ]
    for one in _MARK.finditer(folded):
        name = one[1].replace("&", "et").replace("oekotex", "oeko-tex").replace("brcgs", "brc").upper()
        near = folded[max(0, one.start() - _NEAR) : one.end() + _NEAR]
        if len(one[1]) > 3 or one[1] not in _WORDS or _CERTIFIED.search(near):
            found.append((name, *one.span()))
    found += [(_ORGANIC, *one.span()) for one in _BIO.finditer(folded)]
    return found


# Marks that are words or abbreviations of something else as well: only beside "certified" and the like.
_WORDS = frozenset(
    "reach gap asc qs bm cit wrap adr agree rge gcp mdr fda msc scc vca cosmos".split()  # noqa: SIM905
)


def _denied(folded: str, low: int, high: int) -> bool:
    """Return whether "not", "without" or "working towards" stands near, in the same clause."""
    before = re.split(r"[.;:!?]|, (?!but|aber)|\bbut\b|\baber\b", folded[max(0, low - _NEAR) : low])[-1]
    if _WITHOUT.search(before):
        return True
    after = re.split(r"[.;!?](?:\s|$)", folded[high : high + 2 * _NEAR])[0]
    return bool(_NOT_YET.search(after))


_NOT_YET = re.compile(
    r"\b(?:not yet|(?:is|are|still|yet) (?:still )?(?:missing|lacking|outstanding|absent)|fehlt|fehlen|manque|falta|manca|ontbreekt|pending|next year|in preparation|in progress|expired|lapsed|on (?:our|the) (?:roadmap|list|way|agenda)|to follow|will follow|underway|under way|planned|in planning"
    r"|(?:do not|don't|does not|doesn't|not|no longer) (?:\w+ )?(?:hold|have|possess|carry) (?:it|one|them|any)|(?:haven't|have not|hasn't) (?:got |been )?(?:it|one|them|yet|renewed)|not (?:yet )?(?:certified|accredited|approved|renewed)"
    r"|noch nicht|beantragt|in vorbereitung|in arbeit|abgelaufen|pas encore|en cours|aun no|en tramite|non ancora|in corso|nog niet|verlopen|aangevraagd)\b"
)


def compare(need: Certified, offer: Certified | None) -> Compared | None:
    """Return whether the offer holds what the need asks for; silence is not knowing."""
    if not need.has and not need.some:
        return None
    asked = ", ".join(sorted(need.has)) or "a certificate or licence"
    if offer is None:
        return Compared(NAME, Met.UNKNOWN, f"does not mention {asked}")
    missing = need.has & offer.lacks
    if missing or (offer.lacks_any and not need.has & offer.has):
        return Compared(NAME, Met.NO, f"without {', '.join(sorted(missing)) or asked}")
    if need.has & offer.has:
        return Compared(NAME, Met.YES, f"holds {', '.join(sorted(need.has & offer.has))}")
    if not need.has and (offer.has or offer.some):
        return Compared(NAME, Met.YES, "names a certificate or licence")
    return Compared(NAME, Met.UNKNOWN, f"does not mention {asked}")


def said(what: Certified) -> str:
    """Return the certificates in words."""
    words = [", ".join(sorted(what.has))] if what.has else []
    if what.lacks or what.lacks_any:
        words.append("without " + (", ".join(sorted(what.lacks)) or "certificate"))
    return "; ".join(words)
