"""The names a page gives itself: what handles are compared with, to tell whose account a link leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodstanding.presence.reading import SECOND_LEVELS, Reading, strings, types_of
from goodstanding.presence.words import folded


@dataclass(frozen=True, slots=True)
class Identity:
    """The names a page gives itself, folded and without blanks, and its site's registered name."""

    names: frozenset[str]
    initials: frozenset[str]

    def owns(self, handle: str) -> bool:
        """Return whether a handle looks like one of the names."""
        bare = re.sub(r"[\W_]+", "", folded(handle.removeprefix("in/")))
        if len(bare) < 2:
            return False
        for name in self.names:
            if len(name) >= 3 and (name in bare or (len(bare) >= 4 and bare in name)):
                return True
            if len(bare) >= 4 and len(name) >= 4 and bare[:4] == name[:4]:
                return True
        return any(len(i) >= 2 and (bare.startswith(i) or bare.endswith(i)) for i in self.initials)


_LEGAL = re.compile(r"\b(gmbh|ag|kg|se|ltd|limited|inc|llc|corp|corporation|company|co|plc|s\.?a\.?|s\.?r\.?l|spa|bv|nv|ab|as|oy|aps|sro|kft|"
                    r"the|of|and|und|et|y|e|de|la|der|die|das|for|home|homepage|startseite|accueil|inicio|official|site|website|welcome|to)\b")  # fmt: skip


def identity(reading: Reading, title: str, site_name: str) -> Identity:
    """Return the names a page gives itself: host, og:site_name, JSON-LD organisation, title parts."""
    raw: list[str] = [site_name]
    host = reading.host
    for node in reading.data:
        if types_of(node) & ORGANISATIONS:
            raw.extend(
                s for s in strings(node.get("name")) + strings(node.get("alternateName")) if len(s) < 80
            )
    raw.extend(part for part in re.split(r"\s[|–—\-:·»•]\s", title) if len(part) < 60)
    names: set[str] = set()
    initials: set[str] = set()
    if host:
        labels = [x for x in host.removeprefix("www.").split(".") if x not in SECOND_LEVELS]
        if len(labels) > 1:
            labels = labels[:-1]
        names.update(re.sub(r"\W", "", x) for x in labels if len(x) > 1)
    for text in raw:
        plain = _LEGAL.sub(" ", folded(text))
        words = re.findall(r"[^\W_]+", plain)
        if words:
            names.add("".join(words))
            names.update(w for w in words if len(w) >= 5)
            if len(words) > 1:
                initials.add("".join(w[0] for w in words))
            all_words = re.findall(r"[^\W_]+", folded(text))
            if len(all_words) > 2:
                initials.add("".join(w[0] for w in all_words))
    return Identity(frozenset(n for n in names if len(n) > 1), frozenset(i for i in initials if len(i) >= 3))


ORGANISATIONS = frozenset(
    [
        "Organization",
        "Corporation",
        "LocalBusiness",
        "EducationalOrganization",
        "CollegeOrUniversity",
        "GovernmentOrganization",
        "NGO",
        "Brand",
        "NewsMediaOrganization",
        "School",
        "Hospital",
        "MedicalOrganization",
        "Store",
        "ProfessionalService",
        "Library",
        "Museum",
        "Hotel",
        "Restaurant",
        "SportsOrganization",
        "PerformingGroup",
        "OnlineStore",
        "OnlineBusiness",
        "Airline",
        "Dentist",
        "LegalService",
        "FinancialService",
        "BankOrCreditUnion",
        "InsuranceAgency",
        "RealEstateAgent",
        "TravelAgency",
        "AutoDealer",
        "Church",
        "Place",
        "TouristAttraction",
        "LodgingBusiness",
        "FoodEstablishment",
        "WebSite",
        "ResearchOrganization",
        "Person",
        "HomeAndConstructionBusiness",
        "MedicalBusiness",
        "GovernmentOffice",
        "CityHall",
        "EmploymentAgency",
        "AutomotiveBusiness",
        "ElectronicsStore",
        "ClothingStore",
        "FurnitureStore",
        "HealthAndBeautyBusiness",
        "EntertainmentBusiness",
        "Consortium",
        "AccountingService",
        "Attorney",
        "Notary",
        "CivicStructure",
        "HighSchool",
        "ElementarySchool",
        "Project",
    ]
)
