"""Whether the maker is wanted, and whether the offer comes from a maker or from somebody who sells on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.introduce.constraints.base import Compared, Met, Text

NAME = "maker"

_SELLER = (
    r"(?:resellers?|traders?|trading (?:house|company)|middlem[ae]n|brokers?|brokerage|agents?|agency|distributors?|wholesalers?|dealers?|importers?|intermediar\w+|merchants?|retailers?|shops?|stores?"
    r"|handler|grosshandler|fachgrosshandler|handelshaus|zwischenhandler|vermittler|makler|revendeurs?|negociants?|intermediaires?|courtiers?|grossistes?|distributeurs?"
    r"|revendedores?|intermediarios?|distribuidor\w*|mayoristas?|correduria|corredores?|rivenditor\w+|intermediari\w*|grossist\w*|distributor\w+|commercianti|importator\w+"
    r"|tussenhandel\w*|handelaren|groothandel\w*|wederverkopers?|marketplaces?|platforms?|resale)"
)
_NO_SELLERS = re.compile(
    r"\b(?:no|not|without|don't want|do not want|avoid\w*|rather than|instead of|keine?|keinen|ohne|nicht|pas de|sans|sin|nada de|senza|niente|no a|geen|zonder)\s+(?:from\s+|through\s+|via\s+|to\s+|by\s+|over\s+)?(?:an?\s+|any\s+|more\s+)?"
    r"(?:\w+\s+)?" + _SELLER
)
_NO_PASSING_ON = re.compile(
    r"\b(?:no|not|without|keine?|ohne|pas de|sans|sin|senza|geen|zonder) (?:\w+ )?(?:subcontract\w*|outsourc\w+|subunternehmer|sous-trait\w+|subcontrat\w+|subappalt\w*|onderaannem\w*)"
)
_MAKER_WANTED = re.compile(
    r"\b(?:(?:straight|direct(?:ly)?) (?:from|with|by|to)|manufacturers? (?:only|himself|itself)|actual (?:manufacturer|maker|producer)|the (?:maker|manufacturer|producer)\b"
    r"|make\w* (?:it|them) (?:himself|herself|themselves|itself)|(?:himself|herself|themselves|itself)\b|in[- ]house production|factory direct|direkt (?:vom|beim|von)|vom hersteller|hersteller"
    r"|directement (?:aupres|chez|du|de)|fabricants?|producteurs?|fabricantes?|productor\w*|directamente|direttamente|produttor\w*|fabrikant\w*|producent\w*|rechtstreeks"
    r"|manufacturers?|makers?|producers?|growers?|a mill\b|a soap maker|foundr(?:y|ies)|moulders?|rebuilds? it)\b"
)
_SELLS_ON = re.compile(
    r"\b(?:(?:we|i|wir|ich|nous|siamo|somos)\s+(?:are|am|sind|bin|sommes)?\s*(?:an?|the|ein\w*|une?)?\s*(?:\w+\s+){0,4}?" + _SELLER +
    r"|as (?:[\w']+ ){0,4}?" + _SELLER +
    r"|als (?:\w+ ){0,2}?" + _SELLER +
    r"|en tant que (?:\w+ ){0,2}?" + _SELLER + r"|como (?:\w+ ){0,2}?" + _SELLER +
    r"|(?:official|authori[sz]ed|leading|exclusive|wholesale|national|regional|autorisierter|offizieller) (?:\w+ )?" + _SELLER +
    r"|we (?:\w+ )?(?:represent|broker|source|import|resell|distribute|procure|trade in|stock|carry|compare)\b|i (?:broker|source|import|resell|represent)\b"
    r"|(?:carry|stock|list|lead|fuhren|offer) the (?:ranges?|brands?|products?|lines?)|ranges? of \w+ (?:manufacturers|makers|brands)|brands? from|many brands|all (?:major |leading )?(?:brands|makes|makers|manufacturers|marken|marques|marcas)|leading brands|(?:largest|biggest|leading|finest) (?:\w+ ){0,2}?(?:shop|store|stockist|choice|range|catalogue|selection)"
    r"|stockists?|(?:pool|network|circle|panel) of (?:\w+ ){0,2}?(?:studios|workshops|craftsmen|artisans|partners|freelancers|suppliers)|subcontract\w*|freelance studios|outsourc\w+|plac\w+ (?:your |the )?orders? with|orders? (?:are )?placed with|we (?:have|get) (?:it|them) made|made for us|our suppliers|we (?:\w+ )?buy (?:in|at|from|up|for)|we (?:find|look for|negotiate with) (?:the )?(?:makers|manufacturers|factories|suppliers|producers)|partner (?:factories|workshops|mills|plants)|factories (?:in|of|we)|(?:from|off) stock|ex stock|in (?:our )?stock|dropship\w*|private collection of brands|resold|second[- ]tier"
    r"|listings from|hundreds of sellers|network of (?:\w+ )?(?:manufacturers|makers|producers|suppliers|factories)|on behalf of|our principals|web ?shop with|online shop|brokerage platform|marketplace"
    r"|wholesale (?:importer|trade|of|prices)|wholesaler|sourcing (?:agent|agency|service)|sourc(?:e|ed|es|ing) (?:\w+ ){0,3}?from|distributor of|importer of|dealer (?:for|in|of)|reseller of"
    r"|products? of (?:\w+ ){0,2}(?:manufacturers|makers|moulders)|sortimente? von|fuhren wir (?:die|das|alle)|marken von|im grosshandel|intermedia\w+|comparamos|confrontiamo|nous distribuons|distribuimos|distribuiamo)\b"
)  # fmt: skip
_MAKES = re.compile(
    r"\b(?:our (?:own|family|workshop|works|factory|plant|mill|press|foundry|line|kiln|ovens?|fermenters?|hall|farm|forest|vats|bakery|brewery|atelier|studio|hill farm|olives|bees)"
    r"|in our (?:\w+ ){0,3}(?:works|workshop|factory|plant|mill|hall|kitchen|vats|studio|laboratory|lab|barn|cellar)|made (?:in[- ]house|by us|by hand|ourselves)|in-house"
    r"|we (?:\w+ )?(?:make|manufacture|produce|build|grow|mill|turn|weave|knit|spin|brew|bake|press|mould|mold|cast|forge|distil\w*|ferment|dye|colour|print|sew|stitch|blow|extrude|granulate|form|machine|weld|roast|pick|polymeri\w+)\b"
    r"|(?:own|eigene[rnms]?|eigen|propio|propia|proprio|propria|nostre|nos propres) (?:production|produktion|werk|fertigung|tools?|presses|factory|fabrikation|oliv\w+|fleurs)"
    r"|wir (?:\w+ )?(?:fertigen|produzieren|bauen|drehen|frasen|polymerisieren|brauen|backen|weben|stellen)|nous (?:\w+ )?(?:fabriquons|produisons|cueillons|tissons)|fabricamos|producimos|produciamo|spremiamo|moldeamos|extruimos"
    r"|broyees? par nous|wij maken|produttore|manufacturer of|manufacturing of|maker of|makers of|producer of|family press shop|contract manufactur\w+|turnery|sawmill)\b"
)


@dataclass(frozen=True, slots=True)
class Made:
    """`wants_maker`: only the maker will do. `makes` and `sells_on`: what a statement says of its writer."""

    wants_maker: bool
    makes: bool
    sells_on: bool


def read(text: Text) -> Made | None:
    """Return what the statement says of makers and sellers, or None."""
    folded = text.folded
    refuses = bool(_NO_SELLERS.search(folded) or _NO_PASSING_ON.search(folded))
    plain = _NO_PASSING_ON.sub(" ", _NO_SELLERS.sub(" ", folded))
    wants = refuses or bool(_MAKER_WANTED.search(plain))
    sells_on = bool(_SELLS_ON.search(plain))
    makes = bool(_MAKES.search(plain))
    if not wants and not makes and not sells_on:
        return None
    return Made(wants, makes, sells_on)


def compare(need: Made, offer: Made | None) -> Compared | None:
    """Return whether an offer comes from the maker, where the need wants one."""
    if not need.wants_maker:
        return None
    if offer is None or offer.makes == offer.sells_on:
        return Compared(NAME, Met.UNKNOWN, "does not say whether they make it themselves")
    if offer.sells_on:
        return Compared(NAME, Met.NO, "sells on what others make; the maker is asked for")
    return Compared(NAME, Met.YES, "makes it themselves")


def said(what: Made) -> str:
    """Return it in words."""
    if what.sells_on and not what.makes:
        return "sells on what others make"
    if what.makes:
        return "makes it"
    return "from the maker"
