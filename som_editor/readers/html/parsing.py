"""The text of a page, or a piece of one, as elements."""

from lxml import etree

from som_editor.core.text import clean_text
from som_editor.readers.archive import Element


def parsed(text: str) -> Element | None:
    """The outermost element of the page `text`; None where there is no page at all."""
    # with huge_tree off, the parser stops in silence where elements stand too deep
    parser = etree.HTMLParser(encoding="utf-8", remove_pis=True, no_network=True, huge_tree=True)
    try:
        return etree.fromstring(clean_text(text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
