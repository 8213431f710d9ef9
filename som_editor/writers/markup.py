"""HTML built from escaped text: what is not `Html` cannot become part of a page."""

from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Markup whose texts are escaped."""

_VOID = ("meta", "br")


def text(content: str) -> Html:
    """`content` with all that means something in HTML escaped."""
    return Html(escape(content))


def element(name: str, /, *children: Html, **attributes: str) -> Html:
    """The element `name` around `children`; `class_` is class, empty attributes are left out."""
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value
    )
    if name in _VOID:
        return Html(f"<{name}{shown}>")
    return Html(f"<{name}{shown}>{''.join(children)}</{name}>")


def joined(*parts: Html) -> Html:
    """`parts` one after another, a line each."""
    return Html("\n".join(parts))
