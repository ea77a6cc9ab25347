"""The pages themselves: words in twenty-three languages, pieces of pages, and ways of building that combine them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NAMES = (
    "navigation", "search", "blog", "news", "press", "share_buttons", "contact", "print", "email_article",
    "twitter", "facebook", "linkedin", "youtube", "mastodon_or_other", "feed", "canonical", "opengraph",
)  # fmt: skip


@dataclass(frozen=True)
class Labelled:
    """A page, and for each feature yes, no or unknown as a careful visitor of the saved file would say."""

    name: str
    html: str
    labels: dict[str, str]
    split: str


FIELDS = (
    "products",
    "about",
    "jobs",
    "news",
    "press",
    "blog",
    "contact",
    "search",
    "share",
    "print",
    "email_article",
    "text",
)
WORDS = {
    language: dict(zip(FIELDS, line.split(" | "), strict=True))
    for language, line in {
        "en": "Products | About us | Careers | News & Events | Press centre | Our blog | Get in touch | Search | Share this page | Print this page | Email to a friend | We build small machines for people who repair things.",
        "de": "Produkte | Über uns | Karriere | Aktuelles | Pressemitteilungen | Blog | Kontakt | Suche | Seite teilen | Seite drucken | Seite weiterempfehlen | Wir bauen kleine Maschinen für Leute, die Dinge reparieren.",
        "fr": "Produits | Qui sommes-nous | Carrières | Toutes les actualités | Espace presse | Le blog | Nous contacter | Rechercher | Partager | Imprimer | Envoyer à un ami | Nous construisons de petites machines pour ceux qui réparent.",
        "es": "Productos | Quiénes somos | Empleo | Últimas noticias | Sala de prensa | Blog | Contáctenos | Buscar | Compartir | Imprimir | Enviar a un amigo | Construimos máquinas pequeñas para quienes reparan las cosas.",
        "it": "Prodotti | Chi siamo | Lavora con noi | Novità | Area stampa | Il blog | Contattaci | Cerca nel sito | Condividi | Stampa questa pagina | Invia a un amico | Costruiamo piccole macchine per chi ripara le cose.",
        "pt": "Produtos | Sobre nós | Carreiras | Notícias | Sala de imprensa | Blog | Fale conosco | Pesquisar | Compartilhar | Imprimir | Enviar a um amigo | Construímos pequenas máquinas para quem conserta as coisas.",
        "nl": "Producten | Over ons | Werken bij | Laatste nieuws | Persberichten | Blog | Neem contact op | Zoeken | Deel deze pagina | Printen | Mail deze pagina | Wij bouwen kleine machines voor mensen die dingen repareren.",
        "pl": "Produkty | O nas | Kariera | Aktualności | Biuro prasowe | Blog | Kontakt | Szukaj | Udostępnij | Drukuj | Poleć znajomemu | Budujemy małe maszyny dla ludzi, którzy naprawiają rzeczy.",
        "cs": "Produkty | O nás | Kariéra | Novinky | Pro média | Blog | Kontaktujte nás | Vyhledávání | Sdílet | Vytisknout | Poslat e-mailem | Stavíme malé stroje pro lidi, kteří opravují věci.",
        "sv": "Produkter | Om oss | Jobba hos oss | Nyheter | Pressrum | Bloggen | Kontakta oss | Sök | Dela sidan | Skriv ut | Tipsa en vän | Vi bygger små maskiner för människor som lagar saker.",
        "da": "Produkter | Om os | Job hos os | Nyheder | Presserum | Blog | Kontakt os | Søg | Del siden | Udskriv | Send til en ven | Vi bygger små maskiner til folk, der reparerer ting.",
        "fi": "Tuotteet | Meistä | Rekry | Ajankohtaista | Medialle | Blogi | Ota yhteyttä | Haku | Jaa | Tulosta | Lähetä kaverille | Rakennamme pieniä koneita ihmisille, jotka korjaavat tavaroita.",
        "hu": "Termékek | Rólunk | Karrier | Hírek | Sajtószoba | Blog | Kapcsolat | Keresés | Megosztás | Nyomtatás | Küldés e-mailben | Kis gépeket építünk azoknak, akik megjavítják a dolgokat.",
        "ro": "Produse | Despre noi | Cariere | Noutăți | Comunicate de presă | Blog | Contactează-ne | Căutare | Distribuie | Tipărește | Trimite unui prieten | Construim mașini mici pentru oamenii care repară lucruri.",
        "tr": "Ürünler | Hakkımızda | Kariyer | Haberler | Basın odası | Blog | İletişim | Site içi arama | Paylaş | Yazdır | Arkadaşına gönder | Bir şeyleri onaran insanlar için küçük makineler yapıyoruz.",
        "ru": "Продукция | О компании | Вакансии | Новости | Пресс-центр | Блог | Контакты | Поиск по сайту | Поделиться | Версия для печати | Отправить другу | Мы строим небольшие машины для людей, которые чинят вещи.",
        "el": "Προϊόντα | Η εταιρεία | Καριέρα | Νέα | Δελτία τύπου | Blog | Επικοινωνία | Αναζήτηση | Κοινοποίηση | Εκτύπωση | Στείλτε σε φίλο | Κατασκευάζουμε μικρές μηχανές για ανθρώπους που επισκευάζουν.",
        "ja": "製品情報 | 会社概要 | 採用情報 | お知らせ | プレスリリース | スタッフブログ | お問い合わせ | サイト内検索 | シェアする | 印刷 | 友達に教える | 私たちは物を直す人のために小さな機械を作っています。",
        "zh": "产品中心 | 关于我们 | 加入我们 | 新闻动态 | 媒体报道 | 博客 | 联系我们 | 站内搜索 | 分享 | 打印本页 | 推荐给朋友 | 我们为修理东西的人制造小型机器。",
        "ko": "제품소개 | 회사소개 | 채용 | 공지사항 | 보도자료 | 블로그 | 오시는 길 | 통합검색 | 공유하기 | 인쇄 | 친구에게 보내기 | 우리는 물건을 고치는 사람들을 위해 작은 기계를 만듭니다.",
        "ar": "منتجاتنا | من نحن | وظائف | آخر الأخبار | بيانات صحفية | المدونة | اتصل بنا | بحث | مشاركة | طباعة | أرسل إلى صديق | نصنع آلات صغيرة للناس الذين يصلحون الأشياء.",
        "he": "מוצרים | אודות | דרושים | חדשות ועדכונים | הודעות לעיתונות | בלוג | צור קשר | חיפוש | שתף | הדפסה | שלח לחבר | אנחנו בונים מכונות קטנות לאנשים שמתקנים דברים.",
        "vi": "Sản phẩm | Về chúng tôi | Tuyển dụng | Tin tức | Thông cáo báo chí | Blog | Liên hệ | Tìm kiếm | Chia sẻ | In trang | Gửi cho bạn bè | Chúng tôi làm những máy nhỏ cho người sửa chữa đồ vật.",
    }.items()
}
FIRMS = (
    "Quill Solder",
    "Okri Tools",
    "Fennel & Sons",
    "Nordlicht Werke",
    "Marlow Institute",
    "Pomelo Health",
    "Tern Bridge",
    "Cobalt Ferry",
)
ACCOUNTS = {
    "twitter": ("https://twitter.com/{h}", "https://x.com/{h}", "//www.twitter.com/{h}/"),
    "facebook": ("https://www.facebook.com/{h}/", "https://de-de.facebook.com/pages/{h}/1029384756", "https://www.facebook.com/profile.php?id=1000612345"),
    "linkedin": ("https://www.linkedin.com/company/{h}/", "https://ch.linkedin.com/company/{h}", "https://www.linkedin.com/school/{h}"),
    "youtube": ("https://www.youtube.com/channel/UC{h}1x", "https://www.youtube.com/@{h}", "http://www.youtube.com/user/{h}"),
    "mastodon_or_other": ("https://www.instagram.com/{h}/", "https://mastodon.social/@{h}", "https://www.xing.com/pages/{h}", "https://vk.com/{h}", "https://weibo.com/{h}", "https://bsky.app/profile/{h}.example"),
}  # fmt: skip
CHANCES = {
    "navigation": 1.0, "search": 0.6, "blog": 0.4, "news": 0.6, "press": 0.4, "share_buttons": 0.25, "contact": 0.93, "print": 0.2,
    "email_article": 0.12, "twitter": 0.55, "facebook": 0.65, "linkedin": 0.45, "youtube": 0.4, "mastodon_or_other": 0.5, "feed": 0.4,
    "canonical": 0.6, "opengraph": 0.55,
}  # fmt: skip
ADDRESSES = {
    "news": ("/aktuell/", "/c/12", "/news", "/index.php?id=7"),
    "press": ("/c/13", "/presse/", "/press"),
    "blog": ("/blog/", "https://blog.example/", "/c/14"),
    "contact": ("/contact", "/c/15", "#contact"),
}


class Draw:
    """What one page is made of, drawn by its seed."""

    def __init__(self, seed: int, language: str) -> None:
        self.random = random.Random(seed)
        self.language = language
        self.firm = self.random.choice(FIRMS)
        self.handle = self.firm.lower().replace(" & ", "and").replace(" ", "")
        self.has = {name: self.random.random() < CHANCES[name] for name in NAMES}

    def word(self, field: str) -> str:
        return WORDS[self.language][field]

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)


def menu(d: Draw, item: str = "<li class='menu-item'><a href='{href}'>{label}</a></li>") -> str:
    """Return the menu: the sections that the page has, among others that mislead."""
    links = [(d.word("products"), "/p/1"), (d.word("about"), "/about"), (d.word("jobs"), "/jobs")]
    links += [(d.word(name), d.pick(*choices)) for name, choices in ADDRESSES.items() if d.has[name]]
    if d.random.random() < 0.4:
        links.append(("Newsletter", "/newsletter"))
    if d.random.random() < 0.3:
        links.append(("Login", "/wp-login.php"))
    return "\n".join(item.format(href=href, label=label) for label, href in links)


def icons(d: Draw, style: str) -> str:
    """Return the row of icons for the accounts, with the dead and the foreign ones that come with templates."""
    forms = {
        "fa": '<a href="{href}" target="_blank"><i class="fab fa-{icon}"></i></a>',
        "svg": '<a href="{href}" aria-label="{title}"><svg viewBox="0 0 1 1"><path d="M0"/></svg></a>',
        "img": '<a href="{href}"><img src="/img/{icon}.png" alt=""></a>',
        "text": '<a href="{href}">{title}</a>',
        "letter": '<a class="soc" href="{href}">{letter}</a>',
    }
    out = []
    for name, choices in ACCOUNTS.items():
        icon = name.split("_")[0]
        if d.has[name]:
            href = d.pick(*choices).format(h=d.handle)
            out.append(forms[style].format(href=href, icon=icon, title=icon.title(), letter=icon[0]))
        elif d.random.random() < 0.15:
            out.append(f'<a href="#"><i class="fab fa-{icon}"></i></a>')
    if d.random.random() < 0.2:
        out.append('<small>Theme: <a href="https://twitter.com/colorlib">Colorlib</a></small>')
    return f'<div class="{d.pick("social", "follow-us", "social-share-icons", "footer-icons")}">{"".join(out)}</div>'


def sharing(d: Draw) -> str:
    if not d.has["share_buttons"]:
        return d.pick("", "<p class='shareholders'>Shares</p>", "")
    label = d.word("share")
    return d.pick(
        '<div class="share"><a href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fq.example">f</a><a href="https://twitter.com/intent/tweet?url=x">t</a></div>',
        '<div class="addtoany_shortcode"><div class="a2a_kit a2a_kit_size_32"></div></div>',
        '<div class="shariff" data-services="[&quot;facebook&quot;,&quot;x&quot;]"></div>',
        f'<button class="btn"><span>{label}</span></button>',
        f'<a href="https://www.linkedin.com/shareArticle?mini=true&url=x" title="{label}"><img src=i.svg alt=""></a>',
        '<a href="#" onclick="window.open(\'https://www.facebook.com/sharer/sharer.php?u=\'+location.href)">f</a>',
    )


def printing(d: Draw) -> tuple[str, str]:
    """Return what stands in the head, and what in the body."""
    label = d.word("print")
    if not d.has["print"]:
        late = "<link rel='stylesheet' href='/late.css' media='print' onload=\"this.media='all'\">"
        return d.pick("", late, "<style>@media screen{a{color:red}}</style>"), ""
    return d.random.choice(
        [
            ('<link rel="stylesheet" href="/print.css" media="print">', ""),
            ("", f'<a href="javascript:window.print()">{label}</a>'),
            ("", f'<button onclick="window.print();return false" class="tool">{label}</button>'),
            ("", f'<a href="/index.php?id=1&type=98" title="{label}"><img src="p.gif" alt=""></a>'),
        ]
    )


def sending(d: Draw) -> str:
    label = d.word("email_article")
    if not d.has["email_article"]:
        return ""
    return d.pick(
        f'<a href="mailto:?subject=Read&body=https%3A%2F%2Fq.example">{label}</a>',
        f'<a href="/tell?u=1">{label}</a>',
    )


def searching(d: Draw) -> str:
    label = d.word("search")
    if not d.has["search"]:
        return d.pick(
            "",
            '<form action="/newsletter"><input type="email" name="email" placeholder="E-mail"><input type="submit" value="OK"></form>',
            '<form action="/jobs"><input name="q" placeholder="Jobs, vacancies"></form>',
        )
    return d.pick(
        f'<form role="search" action="/"><input type="search" name="s" placeholder="{label}…"></form>',
        f'<form action="/find" method="get"><input type="text" name="q" title="{label}"><button type="submit"><i class="icon"></i></button></form>',
        f'<a class="toggle" href="#" aria-label="{label}"><svg></svg></a>',
        f'<a href="/f/9">{label}</a>',
        f'<button class="header__btn" title="{label}"><span class="sr-only">{label}</span></button>',
        '<div class="top"><i class="fa fa-search"></i></div>',
        '<form name="f1" action="index.php"><input type="text" name="tx_indexedsearch[sword]" size="12"></form>',
    )


def contacting(d: Draw) -> str:
    if not d.has["contact"]:
        return ""
    return d.pick(
        "<p>Tel. +41 44 555 01 23</p>",
        '<a href="mailto:hello@q.example">hello@q.example</a>',
        "",
        '<a href="tel:+49305550123">030 555 0123</a>',
    )


def head(d: Draw, extra: str = "") -> tuple[str, str]:
    """Return the head, and a link to the feed for the body when the head does not name it."""
    parts = [f"<meta charset=utf-8><title>{d.firm} – {d.word('about')}</title>", extra]
    if d.has["canonical"]:
        parts.append('<link rel="canonical" href="https://www.q.example/">')
    if d.has["opengraph"]:
        parts.append(
            f'<meta property="og:title" content="{d.firm}"><meta property="og:type" content="website">'
        )
    else:
        parts.append(
            d.pick(
                "",
                '<meta name="twitter:card" content="summary">',
                '<meta property="fb:app_id" content="123">',
            )
        )
    named = d.has["feed"] and d.random.random() < 0.6
    if named:
        parts.append(
            d.pick(
                '<link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/">',
                '<link rel=alternate type="application/atom+xml" href="/atom.xml">',
            )
        )
    else:
        oembed = (
            '<link rel="alternate" type="application/json+oembed" href="/wp-json/oembed/1.0/embed?url=x">'
        )
        parts.append(d.pick('<link rel="alternate" hreflang="en" href="/en/">', oembed, ""))
    link = ""
    if d.has["feed"] and not named:
        link = d.pick(
            '<a href="/rss/news.xml"><img src="rss.png" alt="RSS"></a>',
            '<a href="/feed">RSS-Feed</a>',
            '<a href="http://feeds.feedburner.com/quill">RSS</a>',
        )
    return "\n".join(parts), link


# A way of building is a frame with places, and how it writes menu items and icons. Pieces that mislead stand in it.
NEXT_DATA = '<script id="__NEXT_DATA__" type="application/json">{"props":{}}</script><script src="/_next/main.js"></script>'
GRAPH = json.dumps(
    {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "Organization"}],
    }
)
FRAMES: dict[str, tuple[str, str, str, str]] = {
    "wordpress": (
        f'<meta name="generator" content="WordPress 6.5"><script type="application/ld+json">{GRAPH}</script>',
        "<li class='menu-item'><a href='{href}'>{label}</a></li>",
        "fa",
        '<a class="skip-link" href="#content">Skip</a><header id="masthead"><a href="/">@firm</a><nav id="site-navigation"><ul>@menu</ul></nav>@search</header>'
        '<main id="content"><article><h1>@firm</h1>@text@share@print@send</article></main><footer class="site-footer">@icons@contact@feed'
        '<p>Proudly powered by <a href="https://wordpress.org/">WordPress</a></p></footer>',
    ),
    "elementor": (
        "",
        '<li><a href="{href}" class="elementor-item">{label}</a></li>',
        "svg",
        '<div data-elementor-type="header"><nav class="elementor-nav-menu--main"><ul class="elementor-nav-menu">@menu</ul></nav>@search</div><section class="elementor-section"><h2>@firm</h2>@text'
        '<div class="elementor-widget-team team-member"><h3>Dana Fox</h3><a href="https://twitter.com/danafox_notes"><i class="fab fa-x"></i></a></div>@share@print@send</section>'
        '<div data-elementor-type="footer" class="elementor-location-footer">@icons@contact@feed</div>',
    ),
    "typo3": (
        '<meta name="generator" content="TYPO3 CMS">',
        '<li class="nav-item"><a class="nav-link" href="{href}"><span>{label}</span></a></li>',
        "img",
        '<div id="metanav">@search</div><div class="navbar navbar-mainnavigation"><ul class="nav">@menu</ul></div><div id="c12" class="frame frame-default"><h1>@firm</h1>@text</div>@share'
        '<div class="tools">@print@send@feed</div><div id="footer"><div class="frame">@icons@contact</div></div>',
    ),
    "drupal": (
        '<meta name="Generator" content="Drupal 10">',
        "<li><a href='{href}'>{label}</a></li>",
        "text",
        '<div role="document"><header role="banner">@search<nav role="navigation"><ul class="menu">@menu</ul></nav></header><main role="main"><h1>@firm</h1>@text@share@print@send</main><footer>@icons@contact@feed</footer></div>',
    ),
    "squarespace": (
        "<!-- This is Squarespace. -->",
        '<div class="header-nav-item"><a href="{href}">{label}</a></div>',
        "svg",
        '<header class="header"><div class="header-nav-list">@menu</div>@search</header><main id="page"><h1>@firm</h1>@text@share@print@send</main><footer class="sections">@icons@contact@feed<a href="https://www.squarespace.com">Powered</a></footer>',
    ),
    "shopify": (
        "",
        '<li><a href="{href}" class="site-nav__link">{label}</a></li>',
        "svg",
        '<header class="site-header"><ul class="site-nav">@menu</ul>@search<a href="/cart">0</a></header><main><h2>@firm</h2>@text<div class="review">"Fine!" <a href="https://www.instagram.com/p/Cxyz123/">post</a></div>@share@print@send</main>'
        '<footer class="site-footer">@icons@contact@feed</footer>',
    ),
    "webflow": (
        "",
        '<a href="{href}" class="w-nav-link">{label}</a>',
        "letter",
        '<div role="banner" class="navbar w-nav"><nav role="navigation" class="w-nav-menu">@menu</nav>@search</div><div class="section"><h1>@firm</h1>@text@share@print@send</div>'
        '<div class="footer">@icons@contact@feed<iframe src="https://www.youtube.com/embed/x1"></iframe></div>',
    ),
    "tables": (
        "",
        '<tr><td bgcolor="#eeeeee"><a href="{href}"><font size="2">{label}</font></a></td></tr>',
        "img",
        "<TABLE width=760 border=0><TR><TD width=160 valign=top><TABLE>@menu</TABLE>@search</TD><TD><font size=5>@firm</font>@text@share@print@send</TD></TR><TR><TD colspan=2>@icons@contact@feed</TD></TR></TABLE>",
    ),
    "ministry": (
        "",
        '<li><a href="{href}" title="{label}">{label}</a></li>',
        "text",
        '<div class="l-header"><ul class="c-servicenav">@menu</ul>@search</div><div class="c-stage"><h1>@firm</h1>@text<blockquote class="twitter-tweet"><p>Open day!</p><a href="https://twitter.com/someoffice/status/99">1 May</a></blockquote></div>'
        '<div class="c-tools">@share@print@send</div><div class="l-footer" role="contentinfo">@icons@contact@feed</div>',
    ),
    "university": (
        "",
        "<li><a href='{href}'>{label}</a></li>",
        "img",
        '<div id="wrapper"><div id="top-bar"><ul class="quick">@menu</ul>@search</div><div class="carousel"><h2>@firm</h2>@text</div><div class="partners"><a href="https://www.othercollege.example/">Other College</a></div>@share@print@send<div id="foot">@icons@contact@feed</div></div>',
    ),
    "next": (
        "",
        '<a class="Link_x4" href="{href}"><span>{label}</span></a>',
        "svg",
        '<div id="__next"><header class="Header_x2"><div class="Header_links__x3">@menu</div>@search</header><main><h1>@firm</h1>@text@share@print@send</main><footer class="Footer_x5">@icons@contact@feed</footer></div>'
        + NEXT_DATA,
    ),
    "shell": (
        "",
        "",
        "",
        '<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script defer src="/static/js/main.3f2.js"></script>',
    ),
}  # fmt: skip


def build(d: Draw, frame: tuple[str, str, str, str]) -> str:
    extra, item, style, body = frame
    early, late = printing(d)
    top, feed = head(d, early + extra)
    pieces: dict[str, Callable[[], str]] = {
        "@firm": lambda: d.firm,
        "@menu": lambda: menu(d, item),
        "@search": lambda: searching(d),
        "@text": lambda: f"<p>{d.word('text')} {d.word('text')}</p>" * 5,
        "@share": lambda: sharing(d),
        "@print": lambda: late,
        "@send": lambda: sending(d),
        "@icons": lambda: icons(d, style),
        "@contact": lambda: contacting(d),
        "@feed": lambda: feed,
    }
    for place, make in pieces.items():
        if place in body:
            body = body.replace(place, make())
    return f'<!DOCTYPE html><html lang="{d.language}"><head>{top}</head><body>{body}</body></html>'


def pages(each: int = 7) -> Iterator[Labelled]:
    """Yield the labelled pages, the same ones every time."""
    number = 0
    for name, frame in FRAMES.items():
        for _ in range(each):
            d = Draw(4000 + number, list(WORDS)[number % len(WORDS)])
            if name == "shell":
                d.has.update(print=False, feed=False)
            labels = {n: "yes" if d.has[n] else "no" for n in NAMES}
            if name == "shell":
                labels = {n: labels[n] if n in ("canonical", "opengraph") else "unknown" for n in NAMES}
            yield Labelled(
                f"{name}-{d.language}-{number}", build(d, frame), labels, "dev" if number % 2 else "test"
            )
            number += 1
