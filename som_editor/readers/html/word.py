"""What Word's own mark-up says: its lists are paragraphs with typed bullets, its title a class.

Word writes so on the clipboard and in pages that it saves; Outlook writes mail with Word.
"""

import re

from som_editor.readers.archive import Element
from som_editor.readers.html.inlines import style_of
from som_editor.readers.html.walk import LISTED, Comment, listed, plain
from som_editor.readers.number_formats import whole_number

_LEVEL = re.compile(r"\blevel(\d)\b")
_COUNTS = re.compile(r"\d|[.)]$|^\(")
"""A number, or a letter with a full stop or a bracket; a bullet is a sign, or the letter o."""

_ROLES = {"msotitle": "h1", "msoquote": "blockquote", "msointensequote": "blockquote"}


def read_word(root: Element) -> None:
    """Turn what Word means by its styles in `root` into what the elements say themselves."""
    for element in list(root.iter()):
        if isinstance(element, Comment):
            continue
        if role := _ROLES.get(element.get("class", "").lower()):
            element.tag = role
        if element.get("role") == "heading":  # in the browser, Word says it so
            level = whole_number(element.get("aria-level", "")) or 1
            element.tag = f"h{min(max(level, 1), 6)}"
        style = style_of(element.attrib)
        if item := _LEVEL.search(style.get("mso-list", "")):
            label = _take_label(element)
            counted = label if _COUNTS.search(label) else ""
            element.set(LISTED, listed(int(item[1]), counted))
        if style.get("mso-element", "").startswith("comment") or style.get("mso-hide") == "all":
            element.set("hidden", "")


def _take_label(paragraph: Element) -> str:
    """The bullet or number that Word typed before `paragraph`, which is taken out of it."""
    for element in paragraph.iter():
        if isinstance(element, Comment) or style_of(element.attrib).get("mso-list") != "ignore":
            continue
        label = plain(element)
        for child in list(element):
            element.remove(child)
        element.text = ""
        return label
    return ""
