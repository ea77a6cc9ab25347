"""Who lives in the example world: names, companies and the people with stories. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass

OWNER_FIRST, OWNER_LAST, OWNER_SLUG = "Ada", "Quill", "ada-quill"
OWNER_MAIL = "ada@quill-joints.example"
OWNER_FIRM = "Quill Joint Reliability"
MEMBER_ID = "204861937"


@dataclass(frozen=True)
class Firm:
    name: str
    kind: str
    city: str
    language: str
    domain: str


def _firms() -> tuple[Firm, ...]:
    lines = """
    Norderholt Electronics|maker|Hamburg|de
    Pellwick Assemblies|maker|Leeds|en
    Circulet Industrie|maker|Lyon|fr
    Brixa Elektronik|maker|Brno|en
    Vantaro Boards|maker|Tampere|en
    Lumea Assembly|maker|Nantes|fr
    Eibenau Leiterplatten|maker|Dresden|de
    Halvorsby Contract Manufacturing|maker|Malmö|en
    Circuitos del Duero|maker|Valladolid|es
    Tarn & Holloway|maker|Bristol|en
    Montajes Arga|maker|Pamplona|es
    Kessenich Baugruppen|maker|Kassel|de
    Moravske Spoje|maker|Olomouc|en
    Ballinrobe Electronics|maker|Galway|en
    Polderlicht Assembly|maker|Eindhoven|en
    Zeewind Controls|oem|Rotterdam|en
    Hallmann Medizintechnik|oem|Tübingen|de
    Railmark Signalling|oem|Derby|en
    Otiva Hearing|oem|Aarhus|en
    Helvar Cycles|oem|Ghent|en
    Wärmequelle Systeme|oem|Augsburg|de
    Ascensores Nervión|oem|Seville|es
    Dronesmith Works|oem|Delft|en
    Clairvoie Optique|oem|Grenoble|fr
    Stellmach Antriebe|oem|Chemnitz|de
    Lindgate Metering|oem|Norwich|en
    Sorbonet Médical|oem|Strasbourg|fr
    Fjordkraft Sensor|oem|Bergen|en
    Aquiline Avionics|oem|Turin|en
    Blackmoor Radar|oem|Exeter|en
    Tessera Charging|oem|Utrecht|en
    Vireo Instruments|oem|Basel|de
    Thalberg Werkstoffe|material|Jena|de
    Solvanta Pastes|material|Mechelen|en
    Fluxwell|material|Sheffield|en
    Gallenkamp Klebstoffe|material|Osnabrück|de
    Resinor|material|Saint-Étienne|fr
    Tinmark Alloys|material|Cork|en
    Kupferlohe|material|Siegen|de
    Lamiterra|material|Bologna|en
    Ovenhouse Thermal|equipment|Breda|en
    Röntgenblick|equipment|Jena|de
    Stencilwerk|equipment|Ulm|de
    Nozzlecraft|equipment|Coventry|en
    Ojo Inspection|equipment|Zaragoza|es
    Perlwave Selective|equipment|Linz|de
    Arregui Componentes|distribution|Bilbao|es
    Fairweather Distribution|distribution|Reading|en
    Handelshuis De Rijp|distribution|Haarlem|en
    Distrifer Composants|distribution|Lille|fr
    Adria Elektro Handel|distribution|Ljubljana|en
    Institute for Joining, Lower Weser|science|Bremen|de
    Scheldt University of Technology|science|Antwerp|en
    Laboratoire Brasage Rhône|science|Lyon|fr
    Assembly Days Ghent|press|Ghent|en
    Board & Joint Magazine|press|Manchester|en
    Fügetechnik-Tage Kassel|press|Kassel|de
    Brightpath Talent|recruiting|London|en
    Kern & Vogel Personal|recruiting|Munich|de
    LeadSpring Pipeline|pitch|Austin|en
    Growthbeacon Media|pitch|Dubai|en
    Silkway Circuit Trading|pitch|Shenzhen|en
    """
    firms = []
    for line in lines.strip().splitlines():
        name, kind, city, language = line.strip().split("|")
        ascii_name = name.lower()
        for old, new in (
            ("ä", "ae"),
            ("ö", "oe"),
            ("ü", "ue"),
            ("é", "e"),
            ("ó", "o"),
            ("ô", "o"),
            (" & ", "-"),
        ):
            ascii_name = ascii_name.replace(old, new)
        domain = "-".join("".join(c if c.isalnum() else " " for c in ascii_name).split()[:2]) + ".example"
        firms.append(Firm(name, kind, city, language, domain))
    return tuple(firms)


FIRMS = _firms()

FIRST_NAMES = {
    "en": [
        "Alistair",
        "Bronwen",
        "Cillian",
        "Dervla",
        "Edmund",
        "Fenella",
        "Gareth",
        "Harriet",
        "Isolde",
        "Jasper",
        "Keziah",
        "Lorcan",
        "Maeve",
        "Nigel",
        "Orla",
        "Percival",
        "Rhona",
        "Sebastian",
        "Tamsin",
        "Una",
        "Vaughn",
        "Winifred",
        "Adaeze",
        "Babajide",
        "Chidinma",
        "Folasade",
        "Ngozi",
        "Tunde",
        "Arjun",
        "Deepika",
        "Farhan",
        "Ishaan",
        "Kavita",
        "Leela",
        "Mehul",
        "Nandini",
        "Priyanka",
        "Rohan",
        "Sunita",
        "Tariq",
        "Yasmin",
        "Zubair",
        "Matilda",
        "Rupert",
        "Callum",
        "Elspeth",
        "Duncan",
        "Morag",
    ],
    "nl": [
        "Anouk",
        "Bram",
        "Cato",
        "Diederik",
        "Elke",
        "Femke",
        "Gijs",
        "Hanneke",
        "Ilse",
        "Jelle",
        "Koen",
        "Lotte",
        "Maarten",
        "Nienke",
        "Olivier",
        "Pieter",
        "Roos",
        "Sander",
        "Tessa",
        "Wouter",
        "Yara",
        "Ruben",
        "Liesbeth",
        "Joris",
    ],
    "de": [
        "Annegret",
        "Burkhard",
        "Cordula",
        "Dietmar",
        "Elfriede",
        "Frauke",
        "Gerrit",
        "Heike",
        "Ingo",
        "Jutta",
        "Klaus-Peter",
        "Liesel",
        "Manfred",
        "Nele",
        "Otmar",
        "Petra",
        "Rainer",
        "Sabine",
        "Torsten",
        "Ulrike",
        "Volker",
        "Wiebke",
        "Yvonne",
        "Zoltan",
        "Matthias",
        "Friederike",
        "Lennart",
        "Swantje",
        "Henning",
        "Birgit",
    ],
    "fr": [
        "Amandine",
        "Baptiste",
        "Clémence",
        "Didier",
        "Élodie",
        "Fabrice",
        "Gaëlle",
        "Hervé",
        "Inès",
        "Jérôme",
        "Karine",
        "Ludovic",
        "Maëlle",
        "Noémie",
        "Olivier",
        "Perrine",
        "Quentin",
        "Régis",
        "Sandrine",
        "Thibault",
        "Valérie",
        "Yann",
        "Zoé",
        "Aurélie",
    ],
    "es": [
        "Amaia",
        "Borja",
        "Carmen",
        "Diego",
        "Elvira",
        "Fermín",
        "Gloria",
        "Héctor",
        "Iratxe",
        "Jaime",
        "Koldo",
        "Leire",
        "Marcos",
        "Nerea",
        "Óscar",
        "Pilar",
        "Rocío",
        "Sergio",
        "Tatiana",
        "Unai",
        "Verónica",
        "Xabier",
        "Yolanda",
        "Íñigo",
    ],
    "it": [
        "Alessia",
        "Brunella",
        "Corrado",
        "Daria",
        "Ettore",
        "Fiammetta",
        "Gianmarco",
        "Ilaria",
        "Leandro",
        "Marzia",
        "Nicoletta",
        "Ottavio",
        "Raffaella",
        "Silvano",
        "Tullia",
    ],
    "cz": [
        "Bohumil",
        "Dagmar",
        "Eliška",
        "Jaroslav",
        "Květa",
        "Libor",
        "Markéta",
        "Ondřej",
        "Radka",
        "Stanislav",
        "Vendula",
        "Zdeněk",
    ],
    "no": [
        "Aslak",
        "Birgitte",
        "Eivind",
        "Frøydis",
        "Gunhild",
        "Håkon",
        "Ingeborg",
        "Kjetil",
        "Liv",
        "Magnus",
        "Oddvar",
        "Ragnhild",
        "Sigrid",
        "Torbjørn",
        "Åse",
        "Mette",
        "Søren",
        "Kirsten",
        "Juhani",
        "Päivi",
    ],
    "cn": ["Liang", "Meixiu", "Qiang", "Xiaodan", "Yufei", "Zhenhua", "Jinghua", "Bolin"],
}
LAST_NAMES = {
    "en": [
        "Ashdown",
        "Blackwood-Hale",
        "Carrowmore",
        "Dunmore",
        "Eaglesham",
        "Fothergill",
        "Greatorex",
        "Hartsfield",
        "Inglewood",
        "Jessop",
        "Kilbride",
        "Lanyon",
        "Mottram",
        "Netherby",
        "Oakshott",
        "Penhallow",
        "Quarmby",
        "Ravenscroft",
        "Stainforth",
        "Thistlewood",
        "Underhay",
        "Wetherell",
        "Yarborough",
        "Adebowale-Cole",
        "Okonjola",
        "Nwachuku",
        "Balasundar",
        "Chatterwal",
        "Devarajan",
        "Iyengaran",
        "Khanolkar",
        "Merchantwala",
        "Ramanujapur",
        "Siddiquin",
        "Vaswanath",
        "Abernethy-Croft",
        "Loudon",
        "Strathmuir",
        "Pennefather",
        "Birtwhistle",
        "Cattermole",
        "Dalrymple-Voss",
    ],
    "nl": [
        "Achterhoek",
        "Boersema",
        "Coppejans",
        "Dijkgraaf",
        "Eerdmans",
        "Fokkinga",
        "Geldermalsen",
        "Haverkort",
        "Ingenhousz",
        "Kloosterboer",
        "Lammerse",
        "Meulenbelt",
        "Nieuwland",
        "Oosterveld",
        "Poelgeest",
        "Roggeveen",
        "Schellinkhout",
        "Terlouwen",
        "Vrancken",
        "Wijnstok",
        "Zonnebeke",
    ],
    "de": [
        "Ahlgrimm",
        "Brückmann",
        "Cordesmann",
        "Dreifuß",
        "Eschenlohr",
        "Falkenried",
        "Grünsfelder",
        "Hasenclewer",
        "Immenrodt",
        "Jasperneit",
        "Kaltwasser",
        "Lindenlaub",
        "Mühlhäußer",
        "Niederwieser",
        "Oberländer",
        "Pfefferkorn",
        "Quandtmeyer",
        "Rosenplenter",
        "Sommerlath",
        "Tannhoff",
        "Unverzagt",
        "Vogelsanger",
        "Wittekind",
        "Zapfenstein",
    ],
    "fr": [
        "Aubertin",
        "Beauregis",
        "Castelnau",
        "Delacombe",
        "Estivalet",
        "Fromentin",
        "Garandeau",
        "Hautecloque",
        "Jouvencel",
        "Lamorlière",
        "Montreuillet",
        "Peyrefort",
        "Quillerou",
        "Rochebrune",
        "Sauvignac",
        "Tourmalet",
        "Valcourtois",
        "Villemagne",
    ],
    "es": [
        "Aguirrezabal",
        "Barrenetxe",
        "Cañizares",
        "Delclós",
        "Echaburu",
        "Fuentealba",
        "Goikolea",
        "Hormaechea",
        "Izaguirre",
        "Larraondo",
        "Mendizorrotz",
        "Olabarrieta",
        "Peñarrubia",
        "Quintanal",
        "Riosalido",
        "Sotogrande",
        "Urrestarazu",
        "Zubizarrain",
    ],
    "it": [
        "Albertazzi",
        "Boncompagno",
        "Castelvetri",
        "Dallavalle",
        "Ferramonti",
        "Grimaldesi",
        "Montefusco",
        "Pieropan",
        "Roccaforte",
        "Santarcangelo",
        "Tagliacozzi",
        "Venturoli",
    ],
    "cz": [
        "Bezděkovský",
        "Dvořáčková",
        "Hlaváčková",
        "Jelínkovský",
        "Kopřivnický",
        "Matoušková",
        "Novotnický",
        "Podhorský",
        "Růžičkovský",
        "Vlasáková",
    ],
    "no": [
        "Aasgaardsen",
        "Brekkhus",
        "Dalsbotn",
        "Eidsvåg",
        "Fossheim-Lie",
        "Granlund",
        "Hammerstad",
        "Kvistgaard",
        "Lundqvistad",
        "Moesgaard",
        "Nygårdsvold",
        "Rautavuori",
        "Skjoldager",
        "Tveitan",
        "Ylikangas",
    ],
    "cn": ["Bao", "Feng", "Guan", "Hou", "Lin", "Qiu", "Tang", "Xue"],
}
NAMES_AT = {
    "Hamburg": "de", "Leeds": "en", "Lyon": "fr", "Brno": "cz", "Tampere": "no", "Nantes": "fr", "Dresden": "de", "Malmö": "no",
    "Valladolid": "es", "Bristol": "en", "Pamplona": "es", "Kassel": "de", "Olomouc": "cz", "Galway": "en", "Eindhoven": "nl",
    "Rotterdam": "nl", "Tübingen": "de", "Derby": "en", "Aarhus": "no", "Ghent": "nl", "Augsburg": "de", "Seville": "es",
    "Delft": "nl", "Grenoble": "fr", "Chemnitz": "de", "Norwich": "en", "Strasbourg": "fr", "Bergen": "no", "Turin": "it",
    "Exeter": "en", "Utrecht": "nl", "Basel": "de", "Jena": "de", "Mechelen": "nl", "Sheffield": "en", "Osnabrück": "de",
    "Saint-Étienne": "fr", "Cork": "en", "Siegen": "de", "Bologna": "it", "Breda": "nl", "Ulm": "de", "Coventry": "en",
    "Zaragoza": "es", "Linz": "de", "Bilbao": "es", "Reading": "en", "Haarlem": "nl", "Lille": "fr", "Ljubljana": "cz",
    "Bremen": "de", "Antwerp": "nl", "Manchester": "en", "London": "en", "Munich": "de", "Austin": "en", "Dubai": "en",
    "Shenzhen": "cn",
}  # fmt: skip

POSITIONS = {
    "maker": ["Process Engineer", "Senior Process Engineer", "Quality Manager", "Head of Production", "SMT Line Lead", "Plant Manager",
              "Quality Engineer", "NPI Engineer", "Purchasing Manager", "Supplier Quality Engineer", "Operations Director", "Test Engineer",
              "Rework Supervisor", "Managing Director", "Industrialisation Engineer", "Shift Lead, Selective Soldering"],
    "oem": ["Hardware Lead", "Electronics Designer", "Head of Quality", "Supplier Quality Manager", "Reliability Engineer", "VP Operations",
            "Procurement Lead, Electronics", "Product Manager", "Design for Manufacture Engineer", "Regulatory Affairs, Quality", "R&D Manager"],
    "material": ["Application Engineer", "Technical Sales", "Product Manager, Solder Paste", "Head of Development", "Chemist", "Sales Director, Benelux", "Field Service, \"Flux & Paste\""],
    "equipment": ["Application Engineer", "Regional Sales Manager", "Service Technician", "Head of Application Lab", "Product Owner, Inspection"],
    "distribution": ["Managing Director", "Key Account Manager", "Technical Buyer", "Inside Sales", "Head of Line Card"],
    "science": ["Research Associate", "PhD Candidate", "Professor of Joining Technology", "MSc Student, Electronics", "Lab Manager", "Intern"],
    "press": ["Programme Manager", "Editor", "Conference Lead", "Freelance Writer"],
    "recruiting": ["Senior Recruiter", "Talent Partner", "Consultant, Engineering & Manufacturing"],
    "pitch": ["Growth Partner", "Founder & CEO", "Business Development", "Sales Manager", "Chief Happiness Officer"],
}  # fmt: skip

RELATION_OF = {
    "maker": ["customer", "prospect", "prospect", "acquaintance", "distant"],
    "oem": ["customer", "prospect", "acquaintance", "distant"],
    "material": ["supplier", "supplier", "acquaintance", "distant"],
    "equipment": ["supplier", "supplier", "acquaintance", "distant"],
    "distribution": ["distributor", "acquaintance", "distant"],
    "science": ["student", "student", "peer", "peer"],
    "press": ["press"],
    "recruiting": ["recruiter"],
    "pitch": ["pitcher"],
}

# Who they are: full name | firm | position | language | relation | connected on (blank: not connected) | has an address
STORY_PEOPLE = """
Ingrid Thalberg|Thalberg Werkstoffe|Inventor and Managing Partner|en|supplier|2024-03-14|yes
Tomás Arregui|Arregui Componentes|Managing Director|en|distributor|2024-06-06|yes
Philippa Dunmore|Pellwick Assemblies|Quality Director|en|customer|2023-12-04|yes
Mateus Ferrand|Circulet Industrie|Head of Production|en|customer|2024-01-15|yes
Brock Tanager|LeadSpring Pipeline|Growth Partner|en|pitcher|2026-11-12|
Henrike Vossberg|Hallmann Medizintechnik|Head of Quality|en|customer|2025-02-10|yes
Joost Lammerink|Polderlicht Assembly|Plant Manager|en|prospect|2026-05-05|
Calum Rothery|Blackmoor Radar|VP Operations|en|prospect|2026-06-18|
Annelie Sandgren|Halvorsby Contract Manufacturing|Quality Manager|en|prospect|2026-06-23|
Derek Plimsoll|Lindgate Metering|Procurement Lead, Electronics|en|distant||
Sanne Verhulst|Helvar Cycles|Electronics Designer|en|prospect||
Bastian Keulen|Ovenhouse Thermal|Head of Application Lab|en|peer|2024-02-20|yes
Giulia Morettand|Aquiline Avionics|Reliability Engineer|en|peer|2024-09-18|
Emre Solakhan|Tessera Charging|Hardware Lead|en|peer|2024-09-23|
Wren Castellane|Board & Joint Magazine|Editor|en|press|2024-04-08|yes
Jolanda Wieringa|Zeewind Controls|VP Operations|en|customer|2024-03-22|yes
Aurelio Bencini|Lamiterra|Head of Development|en|acquaintance|2024-09-12|
Lucía Marañón|Helvar Cycles|Head of Quality|en|customer|2024-05-27|
Oluwaseun Bright|Railmark Signalling|Reliability Engineer|en|prospect|2026-03-11|
Katrin Bauer-Lenz|Stellmach Antriebe|Senior Process Engineer|de|former|2023-11-27|
Rupert Stanhope|Tarn & Holloway|Purchasing Manager|en|distant|2024-02-09|
Nadia Belkacem|Clairvoie Optique|R&D Manager|fr|customer|2024-04-30|yes
Pavel Hruškovec|Brixa Elektronik|Test Engineer|en|peer|2024-07-01|yes
Ellen Fairbrother|Tinmark Alloys|Product Manager, Solder Paste|en|supplier|2024-10-14|
Rosalind Achterberg|Otiva Hearing|Supplier Quality Manager|en|customer|2025-06-17|yes
Keith Mottershead|Railmark Signalling|Supplier Quality Manager|en|prospect|2026-02-26|
Shona Galbraithe|Ballinrobe Electronics|Operations Director|en|customer|2026-04-16|yes
Lieke van der Sluys|Dronesmith Works|Hardware Lead|en|prospect|2026-10-27|
Maria Schmidt|Wärmequelle Systeme|Purchasing Manager|de|prospect|2025-01-20|
Maria Schmidt|Eibenau Leiterplatten|Quality Engineer|de|acquaintance|2024-11-05|
Hendrik Oltmanns|Norderholt Electronics|Plant Manager|de|former|2023-11-21|yes
Tobias Rennecke|Institute for Joining, Lower Weser|PhD Candidate|en|student|2025-10-13|
Marguerite Delorne|Lumea Assembly|Quality Manager|fr|prospect|2026-09-08|
Sigrun Haldorsdatter|Fjordkraft Sensor|Head of Quality|en|acquaintance|2025-06-11|
Chinedu Okparavero|Vantaro Boards|Senior Process Engineer|en|customer|2024-11-20|yes
"""
