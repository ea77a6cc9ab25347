"""Search of the site itself: a form, a field, a magnifier, or a description for browsers.

Fields that look for jobs, shops, people or postcodes are not it, and neither is a search that only JSON-LD
announces while no visitor can find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from goodstanding.presence.features.base import Evidence, Feature, Found, feature
from goodstanding.presence.links import Link, LinkKind
from goodstanding.presence.reading import Reading, described, squeezed, types_of
from goodstanding.presence.words import named, path_sections, sections

_STRONG_NAMES = re.compile(
    r"^(search|searchword|search[-_]?query|search[-_]?term|search[-_]?text|search[-_]?string|search[-_]?key(word)?s?|searchfor|site_?search|suche|suchbegriff|suchwort|suchtext|"
    r"recherche|rechercher|motcle|buscar|busca|busqueda|pesquisa|cerca|ricerca|zoek(en|term|woord)?|szukaj|fraza|hledat|hledej|haku|hakusana|sok|soeg|"
    r"ei_searchstring|sword|tx_indexedsearch.*|tx_solr.*|tx_kesearch.*|edit\[search.*|search_block_form|search_api_fulltext|keys|"
    r"dnn.*search.*|ctl00.*search.*|txtsearch.*|.*searchbox.*|.*searchinput.*|.*search_?field.*|.*search-?input.*|query|querytext|"
    r"mod_search.*|s_?search|topsearch|top_search|keyword|keywords|kwd|kw|wd|arama|poisk|cauta|kereses)$",
    re.I,
)
_WEAK_NAMES = re.compile(
    r"^(q|s|k|qt|text|term|terms|st|search_q|qs|words?|phrase|searchq|ie|sitesearch)$", re.I
)
_SEARCH_CLASS = re.compile(
    r"(?:^|[\s_])(?:[a-z0-9]+[-_])*(search|searchform|searchbox|searchbar|search-form|search-box|search-toggle|search-icon|search-btn|search-button|search-submit|search-trigger|"
    r"site-search|sitesearch|header-search|nav-search|btn-search|searchtoggle|search-open|opensearch|magnif\w*|lupe|loupe|suche|docsearch|fa-search|icon-search|glyphicon-search|"
    r"bi-search|icon-magnifier|recherche|buscador|zoeken)(?:[-_][a-z0-9]+)*(?:$|\s)",
    re.I,
)
_NOT_SEARCH_CLASS = re.compile(
    r"job|career|vacan|categor|rubrik|store|dealer|location|flight|hotel|booking|research|property|domain|product-?finder|people|staff|doctor|course|result|consult|seo",
    re.I,
)
# Searches of the site that are called more than "search".
_BETTER = re.compile(
    r"(advanced|detailed|full|erweiterte|detail|recherche avancée|búsqueda avanzada|ricerca avanzata|pesquisa avançada|"
    r"uitgebreid|geavanceerd|zaawansowane|rozšířené|avancerad|avanceret|avansert|расширенный|go to|zur|open)\b",
    re.I,
)
_WHERE = re.compile(
    r"^(where|wo|ort|plz|ou|où|donde|dónde|dove|location|city|town|stadt|ville|lugar|region|address|adresse)\b",
    re.I,
)
_HOSTED = (
    ".gcse-search, .gcse-searchbox, .gcse-searchbox-only, gcse\\:search, gcse\\:searchbox, gcse\\:searchbox-only, .gsc-control-cse, #docsearch, "
    ".DocSearch, #cse-search-box, .searchform, #searchform, .search-form, .aa-input-container, .cludo-input-form, [data-docsearch], #searchbox_ctl, "
    ".funnelback-search, .wp-block-search, .widget_search, #swiftype, .st-search-input, .yxt-SearchBar, predictive-search, site-search, search-form, search-box, ds-search"
)


def find(reading: Reading, links: tuple[Link, ...]) -> Iterator[Feature]:
    """Yield the one feature."""
    seen = _fields(reading) or _links(reading, links)
    for node in reading.tree.css(_HOSTED)[:3]:
        if not _other_search(_around(node), reading):
            seen.append(Evidence("search box", described(node)[:60]))
    for node in reading.tree.css('link[rel~="search" i][href]'):
        if "opensearch" in (node.attributes.get("type") or "").lower():
            seen.append(
                Evidence(
                    "OpenSearch description",
                    node.attributes.get("title") or "",
                    node.attributes.get("href") or "",
                    "head",
                )
            )
    note = ""
    if not seen and any("SearchAction" in types_of(node) for node in reading.data):
        note = "JSON-LD tells machines of a search (SearchAction), but no field or link to it is on the page"
    script = "" if seen else _script(reading)
    if not seen and reading.scripts:
        seen += _places(reading, script)
    if script and not seen:
        note = f"a script may draw a search box ({script}); read the page with --render to see it"
    yield feature("search", seen, note, Found.UNKNOWN if script else Found.NO)


_DRAWING = re.compile(
    r"pagefind|docsearch|instantsearch|algolia[\w./@-]*autocomplete|autocomplete-(?:js|core|theme)|typesense|meilisearch|docs-searchbar|"
    r"\blunr\b|lunr(?:\.min)?\.js|elasticlunr|flexsearch|minisearch|\bstork\b|swiftype|elastic[\w-]*app-search|search-ui|addsearch|"
    r"sajari|coveo|cludo|searchstax|tipuesearch|cse\.google\.|google\.search\.cse|sitesearch360|site-search-360|yext[\w./-]*answers|"
    r"funnelback|doofinder|klevu|luigisbox|searchanise|simple-jekyll-search|hugo-?search|fuse(?:\.min)?\.js|search(?:[-_.]index)?\.json",
    re.I,
)
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\b", re.I)
_SEARCHES = re.compile(
    r"(?:^|-)(?:search|searchbox|searchbar|pagefind|suche|suchfeld|recherche|buscador|zoek(?:en|veld)?)(?:-|$)",
    re.I,
)


def _script(reading: Reading) -> str:
    """Return the part in a script that is known to draw a search box, "" when there is none."""
    for script in reading.scripts:
        if found := _DRAWING.search(script.src) or _DRAWING.search(script.text[:100_000]):
            return squeezed(found[0])[:40].lower()
    return ""


def _places(reading: Reading, script: str) -> list[Evidence]:
    """Return where a script puts a search box: an element of its own making, or an empty box beside a known script."""
    seen = [
        Evidence("search box drawn by a script", f"<{name}>")
        for name in dict.fromkeys(match[1].lower() for match in _ELEMENT.finditer(reading.html))
        if _SEARCHES.search(name) and not _NOT_SEARCH_CLASS.search(name)
    ]
    if not script:
        return seen
    for node in reading.tree.css("div[id], div[class], span[id], nav[id], [data-search]")[:2_000]:
        said = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"
        if _search_class(said.replace("__", "-")) or _MOUNT.search(said):
            seen.append(Evidence("search box drawn by a script", script, where=described(node)[:60]))
            break
    return seen


_MOUNT = re.compile(r"pagefind|docsearch|algolia|autocomplete|typesense|meilisearch|searchbox|hits\b", re.I)


def _fields(reading: Reading) -> list[Evidence]:
    seen = []
    for node in reading.tree.css('[role="search"], search'):
        if not _other_search(_around(node), reading):
            seen.append(Evidence("form", described(node)[:60]))
    for node in reading.tree.css("input"):
        attributes = node.attributes
        kind = (attributes.get("type") or "text").lower()
        if kind not in ("text", "search", ""):
            if kind in ("submit", "image", "button"):
                spoken = attributes.get("value") or attributes.get("alt") or attributes.get("title") or ""
                if (
                    named(spoken, "search", reading.languages)
                    and not _directory(node)
                    and not _other_search(_form_says(node), reading)
                ):
                    seen.append(Evidence("button", spoken))
            continue
        name = (attributes.get("name") or "").strip()
        spoken = " ".join(
            squeezed(attributes.get(a))
            for a in ("placeholder", "aria-label", "title", "value")
            if attributes.get(a)
        )
        says = f"{spoken} {_form_says(node)}"
        looks = (
            kind == "search"
            or _STRONG_NAMES.match(name)
            or _STRONG_NAMES.match(attributes.get("id") or "")
            or ("search" in sections(spoken, reading.languages) and len(spoken) < 60)
            or (_WEAK_NAMES.match(name) and not _writes(node))
            or _search_class(attributes.get("class") or "")
        )
        if looks and not _other_search(says, reading) and not _directory(node):
            seen.append(Evidence("field", spoken[:60] or name or "search", where=described(node)[:60]))
    return seen


def _search_class(classes: str) -> bool:
    return bool(_SEARCH_CLASS.search(classes)) and not _NOT_SEARCH_CLASS.search(classes)


def _directory(node: LexborNode) -> bool:
    """Return whether a field stands beside one that asks where: a phone book or a finder, not a search of the site."""
    form = _form(node)
    if form is None:
        return False
    names = []
    for field in form.css('input[type="text"], input[type="search"], input:not([type])')[:8]:
        attributes = field.attributes
        names.append([attributes.get(a) or "" for a in ("name", "placeholder", "aria-label", "id", "title")])
    return len(names) > 1 and any(any(_WHERE.match(n.strip()) for n in field) for field in names)


MANY_LINKS = 15
_WRITING = 'textarea, input[type="email"], input[type="password"], input[type="tel"]'


def _writes(node: LexborNode) -> bool:
    """Return whether a field belongs to a form to write with: a message, an address, a password."""
    form = _form(node)
    return form is not None and form.css_first(_WRITING) is not None


def _form(node: LexborNode) -> LexborNode | None:
    """Return the nearest form around a node, unless that form wraps the whole page."""
    walk = node.parent
    for _ in range(9):
        if walk is None or walk.tag == "body":
            return None
        if walk.tag == "form":
            return walk if len(walk.css("a")) <= MANY_LINKS else None
        walk = walk.parent
    return None


def _form_says(node: LexborNode) -> str:
    """Return action, id and class of the nearest form, unless that form wraps the whole page."""
    form = _form(node)
    if form is None:
        return ""
    attributes = form.attributes
    return " ".join(attributes.get(a) or "" for a in ("action", "id", "class", "name"))


def _around(node: LexborNode) -> str:
    field = node.css_first('input[type="text"], input[type="search"], input:not([type])')
    spoken = ""
    if field is not None:
        spoken = " ".join(field.attributes.get(a) or "" for a in ("placeholder", "aria-label", "name"))
    return f"{node.attributes.get('action') or ''} {described(node)} {spoken}"


_TOKENS = re.compile(r"[^\W_]+")


def _other_search(says: str, reading: Reading) -> bool:
    """Return whether a search form says that it looks for something else than pages of this site."""
    pieces = re.sub(r"([a-z])([A-Z])", r"\1 \2", says)
    words = _TOKENS.findall(pieces)[:40]
    text = " ".join(words)
    for start in range(0, len(words), 5):
        if "not_search" in sections(" ".join(words[start : start + 7]), reading.languages):
            return True
    return bool(re.search(r"newsletter|subscribe|login|password|\bplz\b|zip ?code", text, re.I))


def _links(reading: Reading, links: tuple[Link, ...]) -> list[Evidence]:
    seen = []
    for link in links:
        if (
            link.kind not in (LinkKind.PAGE, LinkKind.SCRIPT, LinkKind.ANCHOR, LinkKind.OUTSIDE)
            or link.network
        ):
            continue
        names = [n for n in (link.label, *link.hints) if len(n) <= 50]
        own_class = link.context.split(" < ", 1)[0]
        if any(named(n, "search", reading.languages) for n in names):
            if not any("not_search" in sections(n, reading.languages) for n in names):
                seen.append(Evidence("link", link.label or names[0], link.href))
        elif link.kind is LinkKind.PAGE and "search" in path_sections(link.url.path, reading.languages):
            says = " ".join(names) + " " + link.url.path.replace("/", " ").replace("-", " ")
            if not _other_search(says, reading) and (len(link.label) <= 2 or _BETTER.match(link.label)):
                seen.append(Evidence("link", link.label, link.href))
        elif (
            len(link.label) <= 2
            and _SEARCH_CLASS.search(own_class)
            and not _NOT_SEARCH_CLASS.search(own_class)
        ):
            seen.append(Evidence("magnifier", own_class.strip()[:60], link.href))
    if seen:
        return seen
    for button in reading.buttons:
        if not button.plain:
            continue
        if len(button.spoken) <= 40 and named(button.spoken, "search", reading.languages):
            if not _other_search(_form_says(button.node), reading) and not _directory(button.node):
                seen.append(Evidence("button", button.spoken))
        elif (
            len(button.text) <= 2
            and _SEARCH_CLASS.search(button.own)
            and not _NOT_SEARCH_CLASS.search(button.own)
            and not _other_search(_form_says(button.node), reading)
            and not _directory(button.node)
        ):
            seen.append(Evidence("magnifier", button.own.strip()[:60]))
    for node in reading.tree.css(
        '[class*="fa-search"], [class*="icon-search"], [class*="fa-magnifying"], [class*="bi-search"], [class*="magnif"], '
        '[class*="search-toggle"], [class*="search-icon"], [class*="search-trigger"], [class*="icon-lupe"], [class*="icon-loupe"], [class*="search-button"], [class*="search-btn"]'
    )[:10]:
        says = f"{described(node)} {_form_says(node)}"
        if (
            not _NOT_SEARCH_CLASS.search(described(node))
            and not _other_search(says, reading)
            and not _directory(node)
        ):
            seen.append(Evidence("magnifier", described(node)[:60]))
    return seen
