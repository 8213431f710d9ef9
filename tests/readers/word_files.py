"""Word files of others, made by hand: the parts that a test is about, and no more."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from som_editor.core.document import Break, Mark, Table, Text, TextBlock
from som_editor.core.import_report import ImportReport
from som_editor.core.numbering import numbers
from som_editor.core.version import Version
from som_editor.readers import Reading
from som_editor.readers.docx import read_docx
from tests.build import NOW, new_ids

PATH = Path("brief.docx")

NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = f'<Relationship Id="r1" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Kop1"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="KopGoed"><w:name w:val="Kop 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Artikelkop"/>
  <w:basedOn w:val="Kop2"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/>
  <w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vet"><w:name w:val="Vette alinea"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Nadruk"><w:name w:val="Emphasis"/>
  <w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Sterk"><w:name w:val="Strong"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Rond"><w:name w:val="Rond"/>
  <w:basedOn w:val="Rond2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rond2"><w:name w:val="Rond 2"/>
  <w:basedOn w:val="Rond"/></w:style>
"""


def p(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph; `content` without a mark-up of its own is a run of text."""
    inside = content if content.startswith("<") else r(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def item(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph in a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, properties=place)


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell without mark-up holds that text."""
    made = (one if one.startswith("<w:tc>") else f"<w:tc>{p(one)}</w:tc>" for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def word_file(
    *body: str,
    styles: str = STYLES,
    parts: Mapping[str, str | bytes] | None = None,
    related: dict[str, tuple[str, str]] | None = None,
) -> bytes:
    """A Word file; `parts` are added under word/, `related` are (kind, target) by id."""
    more: dict[str, str | bytes] = {"styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>"}
    more.update(parts or {})
    relations = {f"p{place}": (_kind(name), name) for place, name in enumerate(more)}
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}/{kind}" Target="{target}"{_mode(target)}/>'
        for key, (kind, target) in (relations | (related or {})).items()
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", _relationships(_MAIN))
        archive.writestr("word/_rels/document.xml.rels", _relationships(listed))
        text = f"<w:document {NAMES}><w:body>{''.join(body)}</w:body></w:document>"
        archive.writestr("word/document.xml", text)
        for name, part in more.items():
            archive.writestr(f"word/{name}", part)
    return content.getvalue()


def part(name: str, content: str) -> str:
    """The part whose root is the w: element `name`."""
    return f"<w:{name} {NAMES}>{content}</w:{name}>"


def level(at: int, style: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> dict[str, str | bytes]:
    """A numbering part with one list, number 1; `more` is added."""
    made = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    used = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return {"numbering.xml": part("numbering", made + used + more)}


def read_word(content: bytes) -> Reading:
    """`content` as it is read from a Word file."""
    return read_docx(PATH, content, NOW, new_ids("b"))


def read_body(*body: str, **more: dict[str, str | bytes]) -> Version:
    """The version that a Word file with that body holds."""
    return read_word(word_file(*body, parts=more.get("parts"))).version


def report_of(*body: str, **more: dict[str, str | bytes]) -> ImportReport:
    """The report of a Word file with that body."""
    return read_word(word_file(*body, parts=more.get("parts"))).report


def outline(version: Version) -> list[str]:
    """The document line by line: role, level and number before the text, marks in it.

    Bold is *so*, italic /so/, underlined _so_; a typed number has = before it.
    """
    numbered = numbers(version.document)
    lines = []
    for block in version.document.blocks:
        match block:
            case TextBlock():
                number = numbered.get(block.id, "")
                literal = "=" if type(block.numbering).__name__ == "Literal" else ""
                role = f"{block.role.value}{block.level}"
                lines.append(f"{role} {literal}{number}: {marked(block)}".replace(" :", ":"))
            case Table():
                lines.append(f"table {block.header_rows}: {block.caption}".strip())
                lines += [
                    " | ".join(
                        " / ".join(map(marked, cell.blocks)) + "+" * (cell.columns - 1)
                        for cell in one.cells
                    )
                    for one in block.rows
                ]
            case _:
                lines.append(f"image: {block.alternative}")
    return lines


def marked(block: TextBlock) -> str:
    """The text of `block` with signs for its marks."""
    return "".join(
        "\n" if isinstance(one, Break) else _marked(one)
        for one in block.inlines
        if isinstance(one, Text | Break)
    )


def _marked(text: Text) -> str:
    shown = text.text
    for mark, sign in ((Mark.UNDERLINE, "_"), (Mark.ITALIC, "/"), (Mark.BOLD, "*")):
        shown = f"{sign}{shown}{sign}" if mark in text.marks else shown
    return f"[{shown}]({text.link})" if text.link else shown


def _relationships(content: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{content}</Relationships>'


def _mode(target: str) -> str:
    return ' TargetMode="External"' if ":" in target else ""


def _kind(name: str) -> str:
    kind = name.removesuffix(".xml").rstrip("0123456789")
    return "image" if "/" in kind else kind
