"""Pages that mislead: each trap in its own small page, with what a careful visitor would say."""

from __future__ import annotations

import pytest

from goodstanding.presence import read_page


def page(body: str, head: str = "", title: str = "Quill Solder Ltd") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{head}</head><body>"
        "<nav><a href=/products>Products</a> <a href=/about>About us</a> <a href=/jobs>Jobs</a></nav>"
        f"<main><h1>Solder that holds</h1><p>{'We make solder paste for small runs and repair shops. ' * 4}</p>{body}</main></body></html>"
    )


CASES = [
    ("a dead icon is no account", '<a href="#"><i class="fa fa-twitter"></i></a>', "twitter", "no"),
    ("the front door of a network is no account", '<a href="https://www.facebook.com/">Facebook</a>', "facebook", "no"),
    ("an icon without text is an account", '<footer><a href="https://x.com/quillsolder"><svg></svg></a></footer>', "twitter", "yes"),
    ("a theme maker's account is not one's own", '<p>Theme by <a href="https://twitter.com/colorlib">Colorlib</a></p>', "twitter", "no"),
    ("a sharer labelled follow shares", '<a class="follow" href="https://www.facebook.com/sharer/sharer.php?u=x">Follow us</a>', "facebook", "no"),
    ("a sharer labelled follow is a share control", '<a class="follow" href="https://www.facebook.com/sharer/sharer.php?u=x">Follow us</a>', "share_buttons", "yes"),
    ("a profile in a share class is an account", '<div class="share"><a href="https://www.linkedin.com/company/quill-solder">LinkedIn</a></div>', "linkedin", "yes"),
    ("a profile in a share class shares nothing", '<div class="social-share"><a href="https://www.linkedin.com/company/quill-solder">Share on LinkedIn</a></div>', "share_buttons", "no"),
    ("a short facebook.com/share address is the own account", '<footer><a href="https://www.facebook.com/share/1AbCdEf/">Facebook</a></footer>', "facebook", "yes"),
    ("intents inside an embedded post do not share this page", '<blockquote class="twitter-tweet">Nice! <a href="https://twitter.com/intent/tweet?in_reply_to=1">reply</a> <a href="https://twitter.com/benokri/status/1">May</a></blockquote>', "share_buttons", "no"),
    ("somebody else's embedded post is no account", '<blockquote class="twitter-tweet">Nice! <a href="https://twitter.com/benokri">Ben</a></blockquote>', "twitter", "no"),
    ("an empty box of a share script is a share control", '<div class="addthis_inline_share_toolbox"></div>', "share_buttons", "yes"),
    ("a colleague's profile is not the company's", '<div class="team-member"><h3>Ben Okri</h3><a href="https://www.linkedin.com/in/ben-okri">LinkedIn</a></div><div class="team-member"><a href="https://www.linkedin.com/in/dana-fox">LinkedIn</a></div>', "linkedin", "no"),
    ("a visible link to a feed is a feed", '<a href="/news/rss.xml">RSS</a>', "feed", "yes"),
    ("an impressum is a way to reach them", '<a href="/impressum">Impressum</a>', "contact", "yes"),
    ("let's talk is a way to reach them", '<a href="/hello">Let’s talk</a>', "contact", "yes"),
    ("Aktuelles is news", '<a href="/de/aktuelles.html">Aktuelles</a>', "news", "yes"),
    ("Actualités is news", '<a href="/fr/actus">Toutes nos actualités</a>', "news", "yes"),
    ("a newsletter is no news", '<a href="/newsletter">Newsletter</a>', "news", "no"),
    ("a newsroom under /blog/ is press, not blog", '<a href="/blog/">Newsroom</a><a href="/blog/2026/new-paste">A new paste</a>', "blog", "no"),
    ("a newsroom under /blog/ is press", '<a href="/blog/">Newsroom</a>', "press", "yes"),
    ("WordPress is no press", "<p>Proudly made with <a href='https://wordpress.org'>WordPress</a></p>", "press", "no"),
    ("social media is no press", "<a href='/services/social'>Social media</a>", "press", "no"),
    ("a headline with the word news is no news section", "<a href='/a/12'>Good news for the farmers of the valley</a>", "news", "no"),
    ("a search for jobs is not site search", '<form action="/jobs/find"><input type="text" name="q" placeholder="Search jobs"></form>', "search", "no"),
    ("a search for a postcode is not site search", '<form><input type="search" name="plz" placeholder="PLZ oder Ort"></form>', "search", "no"),
    ("a magnifier without a form is search", '<button aria-label="Search"><svg></svg></button>', "search", "yes"),
    ("a field without a form is search", '<input placeholder="Search the site">', "search", "yes"),
    ("a search only JSON-LD knows is none", '<script type="application/ld+json">{"@type":"WebSite","potentialAction":{"@type":"SearchAction"}}</script>', "search", "no"),
    ("a feed told by the type of a link is a feed", '<a href="/all.xml" type="application/rss+xml">Subscribe</a>', "feed", "yes"),
    ("so is one in Atom, whatever it is called", '<a rel="alternate" href="/x" type="application/atom+xml">Keep up</a>', "feed", "yes"),
    ("a feed of comments told by its type is none", '<a href="/comments/feed.xml" type="application/rss+xml">Comments</a>', "feed", "no"),
    ("a link to a sheet is no feed", '<a href="/prices.xml" type="application/xml">Prices</a>', "feed", "no"),
    ("a box that Pagefind fills is search", '<div id="search"></div><script src="/pagefind/pagefind-ui.js"></script>', "search", "yes"),
    ("a box that InstantSearch fills is search", '<div id="searchbox"></div><script src="https://cdn.example/instantsearch.js@4"></script>', "search", "yes"),
    ("a box that Autocomplete fills is search", '<div id="autocomplete"></div><script src="/algolia/autocomplete-js.js"></script>', "search", "yes"),
    ("an element of one's own that searches is search", '<acme-search></acme-search><script src="/acme.js"></script>', "search", "yes"),
    ("a script that may draw one could not be seen", '<script src="/js/lunr.min.js"></script>', "search", "unknown"),
    ("an element that searches for jobs is none", '<job-search></job-search><script src="/acme.js"></script>', "search", "no"),
    ("a talk to be booked is contact", '<a href="https://calendly.com/quill/30min">Book a talk</a>', "contact", "yes"),
    ("a button that opens a chat is contact", '<button class="chat-launcher">Ask us</button>', "contact", "yes"),
    ("a contactPoint is contact", '<script type="application/ld+json">{"@type":"Organization","contactPoint":{"@type":"ContactPoint","telephone":"+32 9 000"}}</script>', "contact", "yes"),
    ("a cafe called Chateau opens no chat", '<button class="chateau-menu">Menu</button>', "contact", "no"),
    ("a journal is a blog", '<a href="/journal/">Journal</a>', "blog", "yes"),
    ("a topic called news literacy is no news", '<ul><li><a href="/topic/news-literacy">News literacy</a></li></ul>', "news", "no"),
    ("a maker named before the link owns the account", '<footer><p>Theme by <a href="https://twitter.com/pixelsmiths">Pixelsmiths</a></p></footer>', "twitter", "no"),
    ("so does a partner", '<footer><p>In partnership with <a href="https://www.linkedin.com/company/okri-foundation">Okri Foundation</a></p></footer>', "linkedin", "no"),
    ("an own account after other words stays", '<footer><p>Find us on <a href="https://www.linkedin.com/company/quill-solder">LinkedIn</a></p></footer>', "linkedin", "yes"),
    ("an answer to a comment is no press", '<a href="/post-1/?replytocom=4#respond">Reply to press release</a>', "press", "no"),
    ("a category of press-fit parts is no press", '<a href="/category/press-fit-parts/">Press-fit parts</a>', "press", "no"),
    ("print by script", '<a href="javascript:window.print()">Drucken</a>', "print", "yes"),
    ("a mail without addressee is sent to somebody", '<a href="mailto:?subject=Read%20this&body=https://q.example">E-mail</a>', "email_article", "yes"),
    ("a mail with a subject to the firm is contact", '<a href="mailto:hi@quill.example?subject=Question">Write</a>', "email_article", "no"),
    ("a phone in the text is contact", "<p>Tel. 030 / 1234 567</p>", "contact", "yes"),
    ("Mastodon on any server", '<footer><a rel="me" href="https://social.quill.example/@quill">Mastodon</a></footer>', "mastodon_or_other", "yes"),
    ("an Instagram account", '<footer><a href="https://instagram.com/quillsolder/">Insta</a></footer>', "mastodon_or_other", "yes"),
    ("an own address that sends on to the account", '<li class="twitter"><a href="/twitter" title="twitter">Twitter</a></li>', "twitter", "yes"),
    ("a bare Print that leads to a page is a product", '<a href="/directories/print">Print</a>', "print", "no"),
    ("a print view is print", '<a href="/node/12/print">Print</a>', "print", "yes"),
    ("a phone book is not site search", '<form action="/q"><input name="what" placeholder="Name, phone"><input name="where" placeholder="Where"><input type="submit" value="Search"></form>', "search", "no"),
    ("a phone book with a magnifier is not site search", '<form class="search tel"><input name="what" placeholder="Wer oder was?"><input name="where" placeholder="Wo?"><button class="submit"><i class="icon-search"></i></button></form><form><input class="category-search-field" placeholder="Rubrik finden..."></form>', "search", "no"),
    ("an international search is another search", '<a href="/internationale-suche">Internationale Suche</a>', "search", "no"),
    ("a bare Media that leads to films is no press", '<a href="/media/livestream.html">Media</a>', "press", "no"),
    ("a bare Media of its own is press", '<a href="/media/">Media</a>', "press", "yes"),
    ("a classic share bar offers print and mail", '<a class="addthis_button_print"></a><a class="addthis_button_email"></a>', "email_article", "yes"),
    ("a follow kit shares nothing", '<div class="a2a_kit a2a_follow"><a class="a2a_button_facebook" data-a2a-follow="quillsolder"></a></div>', "share_buttons", "no"),
    ("a follow kit names an account", '<div class="a2a_kit a2a_follow"><a class="a2a_button_facebook" data-a2a-follow="quillsolder"></a></div>', "facebook", "yes"),
    ("a timeline on the page is one's own", '<a class="twitter-timeline" href="https://twitter.com/qs_news">Tweets by qs_news</a>', "twitter", "yes"),
    ("an old like tag shares", '<fb:like send="true" width="450"></fb:like>', "share_buttons", "yes"),
    ("a product finder is not site search", '<form><input type="text" name="q" placeholder="Product finder"></form>', "search", "no"),
    ("a handle that begins with share is an account", '<footer><a href="https://twitter.com/sharewell">Twitter</a></footer>', "twitter", "yes"),
    ("an icon over a short address is an account", '<footer><a href="https://bit.ly/3xYz"><i class="fa fa-facebook"></i></a></footer>', "facebook", "yes"),
    ("a short address without a network's name is none", '<a href="https://bit.ly/3xYz">Read our offer</a>', "facebook", "no"),
    ("a field of a contact form is not search", '<form method="post"><input name="text"><input type="email" name="m"><textarea name="t"></textarea></form>', "search", "no"),
    ("a short field of a form to find is search", '<form action="/suche"><input type="text" name="q"><button>Los</button></form>', "search", "yes"),
    ("a field in a form around the whole page is search", "<form action='./default.aspx'>" + "<a href=/x>x</a>" * 20 + '<input type="email" name="e"><div><input type="text" name="q"></div></form>', "search", "yes"),
    ("a video is no channel", '<iframe src="https://www.youtube.com/embed/abc"></iframe><a href="https://www.youtube.com/watch?v=abc">Watch</a>', "youtube", "no"),
    ("a channel", '<a href="https://www.youtube.com/@quillsolder">Our films</a>', "youtube", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "body", "name", "found"), CASES, ids=[c[0] for c in CASES])
def test_trap(what: str, body: str, name: str, found: str) -> None:
    feature = read_page(page(body)).features[name]
    assert feature.found == found, (what, feature)
    assert bool(feature.evidence) == (found == "yes")


HEADS = [
    ("a style sheet for print", '<link rel="stylesheet" media="print" href="p.css">', "print", "yes"),
    ("a sheet that loads late by the print trick", "<link rel=stylesheet media=print onload=\"this.media='all'\" href=f.css>", "print", "no"),
    ("a sheet that is only named print", '<link rel="stylesheet" href="/css/print.css">', "print", "yes"),
    ("OpenSearch", '<link rel="search" type="application/opensearchdescription+xml" href="/os.xml">', "search", "yes"),
    ("a feed for browsers", '<link rel="alternate" type="application/rss+xml" href="/feed/">', "feed", "yes"),
    ("a feed of comments only", '<link rel="alternate" type="application/rss+xml" title="Quill » Comments Feed" href="/comments/feed/">', "feed", "no"),
    ("an oEmbed link is no feed", '<link rel="alternate" type="application/json+oembed" href="/oembed">', "feed", "no"),
    ("another language is no feed", '<link rel="alternate" hreflang="de" href="/de/">', "feed", "no"),
    ("a permanent address", '<link rel="canonical" href="https://quill.example/">', "canonical", "yes"),
    ("an empty permanent address", '<link rel="canonical" href="">', "canonical", "no"),
    ("a preview card", '<meta property="og:title" content="Quill">', "opengraph", "yes"),
    ("a Twitter card alone is no Open Graph", '<meta name="twitter:card" content="summary">', "opengraph", "no"),
    ("an account only machines see", '<script type="application/ld+json">{"@type":"Organization","sameAs":["https://twitter.com/quillsolder"]}</script>', "twitter", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "head", "name", "found"), HEADS, ids=[c[0] for c in HEADS])
def test_head(what: str, head: str, name: str, found: str) -> None:
    assert read_page(page("", head)).features[name].found == found, what


def test_an_account_only_machines_see_says_so() -> None:
    head = '<script type="application/ld+json">{"@graph":[{"@type":"Organization","sameAs":["https://x.com/quillsolder",]}]}</script>'
    evidence = read_page(page("", head)).features["twitter"].evidence
    assert [e.kind for e in evidence] == ["declared to machines"]


def test_a_page_built_by_script_is_unknown_not_empty() -> None:
    shell = '<html><head><title>Q</title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/m.js"></script></body></html>'
    features = read_page(shell).features
    assert features["navigation"].found == "unknown"
    assert features["twitter"].found == "unknown"
    assert features["canonical"].found == "no"


def test_a_menu_that_a_script_fills_is_unknown() -> None:
    html = (
        "<html><body><nav id=menu></nav><h1>Quill</h1><p>"
        + "Solder paste. " * 60
        + "</p><script src=/menu.js></script></body></html>"
    )
    assert read_page(html).features["navigation"].found == "unknown"


@pytest.mark.parametrize(
    "hole",
    ['<div id="footer"></div>', "<acme-footer></acme-footer>", '<footer class="site-footer"></footer>'],
)
def test_a_footer_that_a_script_fills_may_hold_the_accounts(hole: str) -> None:
    features = read_page(page(hole + "<script src=/parts.js></script>")).features
    assert features["linkedin"].found == "unknown"
    assert features["opengraph"].found == "no"
    filled = read_page(
        page(
            "<footer><a href=/imprint>Imprint</a> <a href=/terms>Terms</a></footer><script src=/parts.js></script>"
        )
    )
    assert filled.features["linkedin"].found == "no"


def test_a_gate_for_robots_is_unknown() -> None:
    html = "<html><head><title>Just a moment...</title></head><body>Checking your browser<script>x</script></body></html>"
    assert {f.found for n, f in read_page(html).features.items() if n not in ("canonical", "opengraph")} == {
        "unknown"
    }


def test_every_yes_has_something_to_show_for_it() -> None:
    html = page('<a href="https://x.com/quill">X</a><a href="/contact">Contact</a><a href="/blog">Blog</a>')
    assert all(f.evidence for f in read_page(html).features.values() if f.found == "yes")


def test_news_on_a_host_of_others_is_theirs_and_on_a_host_of_the_same_name_ones_own() -> None:
    def news(href: str, label: str) -> str:
        found = read_page(page(f'<p><a href="{href}">{label}</a></p>'), "https://quill.example/").features[
            "news"
        ]
        return str(found.found)

    assert news("https://dispatch.example/a/1", "The Other News") == "no"
    assert news("https://news.quill-solder.example/", "Latest news") == "yes"
