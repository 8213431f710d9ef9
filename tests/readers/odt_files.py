"""OpenDocument texts of others, made by hand: the parts that a test is about, and no more."""

import io
import zipfile
from pathlib import Path

from som_editor.readers import Reading
from som_editor.readers.odt import read_odt
from som_editor.readers.odt.names import _NAMESPACES
from tests.build import NOW, new_ids

PATH = Path("brief.odt")
MIMETYPE = "application/vnd.oasis.opendocument.text"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items() if prefix != "xml"
)

AUTOMATIC = """
<style:style style:name="Vet" style:family="text">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Schuin" style:family="text" style:parent-style-name="Nadruk"/>
<style:style style:name="Gewoon" style:family="text">
  <style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="Onder" style:family="text">
  <style:text-properties style:text-underline-style="solid"/></style:style>
<style:style style:name="Streep" style:family="text">
  <style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="Weg" style:family="text">
  <style:text-properties text:display="none"/></style:style>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="VetteAlinea"/>
<text:list-style style:name="Nummers">
  <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>
  <text:list-level-style-bullet text:level="3" text:bullet-char="•"/>
</text:list-style>
<text:list-style style:name="Punten">
  <text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
  <text:list-level-style-bullet text:level="2" text:bullet-char="–"/>
</text:list-style>
"""
STYLES = """
<style:default-style style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
  style:default-outline-level="1"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Quotations" style:family="paragraph"/>
<style:style style:name="VetteAlinea" style:family="paragraph">
  <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Nadruk" style:family="text">
  <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Rond" style:family="paragraph" style:parent-style-name="Rond"/>
"""


def p(content: str = "", style: str = "") -> str:
    """A paragraph."""
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{content}</text:h>'


def span(content: str, style: str) -> str:
    """Text in a style."""
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def listed(*items: str, style: str = "", more: str = "") -> str:
    """A list; an item without mark-up is a paragraph."""
    made = (one if one.startswith("<") else p(one) for one in items)
    named = f'text:style-name="{style}"' if style else ""
    inside = "".join(f"<text:list-item>{one}</text:list-item>" for one in made)
    return f"<text:list {named} {more}>{inside}</text:list>"


def cell(content: str = "", more: str = "") -> str:
    """A cell of a table; content without mark-up is a paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<table:table-cell {more}>{inside}</table:table-cell>"


def row(*cells: str) -> str:
    """A row; a cell without mark-up holds that text."""
    made = (one if one.startswith("<table:") else cell(one) for one in cells)
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def table(*rows: str, header: str = "") -> str:
    """A table of rows."""
    head = f"<table:table-header-rows>{header}</table:table-header-rows>" if header else ""
    return f"<table:table>{head}{''.join(rows)}</table:table>"


def odt_file(
    *body: str,
    styles: str = STYLES,
    master: str = "",
    parts: dict[str, str | bytes] | None = None,
    mimetype: str = MIMETYPE,
) -> bytes:
    """An OpenDocument text; `master` is what its pages have around the text, `parts` are added."""
    made: dict[str, str | bytes] = {
        "mimetype": mimetype,
        "content.xml": (
            f"<office:document-content {NAMES}><office:automatic-styles>{AUTOMATIC}"
            f"</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text>"
            "</office:body></office:document-content>"
        ),
        "styles.xml": (
            f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>"
        ),
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (made | (parts or {})).items():
            archive.writestr(name, part)
    return content.getvalue()


def read(content: bytes) -> Reading:
    """`content` as it is read from an OpenDocument text."""
    return read_odt(PATH, content, NOW, new_ids("b"))


def read_body(*body: str) -> Reading:
    """An OpenDocument text with that body."""
    return read(odt_file(*body))
