"""What a visitor sees of a company, and whether anybody lives there.

read_page(html, url)  the facts of one page: seventeen features, each with what shows it
read_feed(data)       a feed's items and dates, whatever its kind and encoding
stream verdicts, audits and reports build on these two; nothing here opens a connection or asks for the date.
"""

from goodstanding.presence.features import NAMES as FEATURES
from goodstanding.presence.page import PageFacts, read_page

__all__ = ["FEATURES", "PageFacts", "read_page"]
