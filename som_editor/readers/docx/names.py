"""The names of WordprocessingML as lxml has them, and values as its attributes write them."""

from som_editor.readers.archive import Element
from som_editor.readers.number_formats import whole_number

__all__ = ["NAMESPACES", "VALUE", "Element", "count", "named", "switched", "value", "whole_number"]

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}
_OFF = ("0", "false", "off", "none")


def named(name: str) -> str:
    """The full name of `name` ("a:blip"); "p" is short for "w:p"."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


VALUE = named("val")


def value(parent: Element | None, name: str) -> str:
    """The value of the child `name` of `parent`; empty where there is none."""
    child = None if parent is None else parent.find(named(name))
    return "" if child is None else child.get(VALUE, "")


def count(parent: Element | None, name: str) -> int | None:
    """The value of the child `name` of `parent` as a whole number, if it is a sensible one."""
    return whole_number(value(parent, name))


def switched(parent: Element | None, name: str) -> bool | None:
    """Whether the child `name` of `parent` turns something on or off; None where it is absent."""
    child = None if parent is None else parent.find(named(name))
    return None if child is None else child.get(VALUE, "1") not in _OFF
