"""Home pages of invented organisations with what a careful visitor would say they have.

`pages()` yields 84 pages: twelve ways in which such pages are really built (WordPress with and without a page builder,
TYPO3, Drupal, Squarespace, Shopify, Webflow, tables of the nineties, a ministry, a university, a server-rendered and an
empty script page), each in several languages, with features drawn by a seed and the usual things around them that
mislead. What is there is known because it was put there. Every second page is for looking at while working (`dev`),
the other for the figures that are reported (`test`).

Names, places and texts are invented; nothing is copied from anybody's page.
"""

from corpus.presence.make import Labelled, pages

__all__ = ["Labelled", "pages"]
