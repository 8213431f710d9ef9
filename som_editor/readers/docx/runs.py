"""What stands in a paragraph: marked text, links, line breaks, pictures, and what is left out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from som_editor.core.document import Break, Mark, Text
from som_editor.core.import_report import Dropped
from som_editor.core.text import clean_text
from som_editor.readers.docx.besides import Besides, plain
from som_editor.readers.docx.comments import Remark
from som_editor.readers.docx.fields import Fields, Piece, bookmark_shown, link_address, point
from som_editor.readers.docx.names import Element, named, value
from som_editor.readers.docx.package import Related
from som_editor.readers.docx.pictures import Pictures, alternative, is_object, is_picture
from som_editor.readers.docx.styles import PLAIN, Look, Styles, look
from som_editor.readers.links import safe_link
from som_editor.readers.picture import Picture

_BLOCK, _NUMBER = "_som_", "_somnr_"
"""How the bookmarks begin that our own files have around a block and around its number."""

_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0fc": "✓", "\uf0e0": "→", "\uf06c": "●", "\uf02d": "-"}
)
"""What symbol fonts mean by characters that mean nothing elsewhere."""

_SIGNS = {
    "tab": " ",
    "ptab": " ",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_Reader = TypeVar("_Reader")


@dataclass
class Content:
    """What a paragraph holds. `bookmarks` are the names of those that begin in it.

    `blocks` are the keys of our own blocks that begin in it; `number` is the number that one of
    them bears, None where none does. `remarks` are the comments that begin in it.
    """

    pieces: list[Piece] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    number: str | None = None
    remarks: list[Remark] = field(default_factory=list)


class Runs:
    """Reads the paragraphs of one document in turn; fields may run on from one to the next.

    What is left out goes to `dropped`, under the `place` of the paragraph that is read; `remarked`
    says at which place each comment begins.
    """

    def __init__(
        self,
        styles: Styles,
        related: dict[str, Related],
        pictures: Pictures,
        besides: Besides,
        fields: Fields,
    ) -> None:
        self._styles = styles
        self._related = related
        self._pictures = pictures
        self._besides = besides
        self._fields = fields
        self._base: Look = PLAIN
        self._now = Content()
        self._number_bookmark = ""
        self._contents: list[str] = []
        self._waiting_remarks: list[str] = []
        self.remarked: dict[str, int] = {}
        self.place = 0
        self.dropped: list[Dropped] = []
        self._readers = _by_tag(self._of_paragraphs())
        self._run_readers = _by_tag(self._of_runs())

    def _of_paragraphs(self) -> dict[str, Callable[[Element, str], None]]:
        """What reads each child of a paragraph; the text is in a link to that address."""
        return {
            "r": self._run,
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "ins moveTo smartTag customXml sdt sdtContent dir bdo rubyBase": self._inside,
            "m:oMath m:oMathPara": self._formula,
            "mc:AlternateContent": self._alternative,
            "bookmarkStart": self._bookmark,
            "bookmarkEnd": self._bookmark_end,
            "commentRangeStart": self._remark_start,
            "commentRangeEnd": self._remark_end,
        }

    def _of_runs(self) -> dict[str, Callable[[Element, Text], None]]:
        """What reads each child of a run; the text is like that one."""
        return {
            "t": self._text,
            "br cr": self._break,
            "tab ptab noBreakHyphen softHyphen": self._sign,
            "sym": self._symbol,
            "fldChar": self._field_character,
            "instrText": self._field_code,
            "drawing pict object": self._drawing,
            "footnoteReference endnoteReference": self._reference,
            "commentReference": self._remark_sign,
            "mc:AlternateContent": self._run_alternative,
            "ruby": self._ruby,
        }

    def content(self, paragraph: Element, base: Look) -> Content:
        """What `paragraph` holds; `base` is the look that its style gives to all of it."""
        self._now = Content()
        self._base = base
        self._number_bookmark = ""
        waiting, self._waiting_remarks = self._waiting_remarks, []
        for comment in waiting:
            self._begin_remark(comment)
        self._inside(paragraph, "")
        self._fields.end_of_paragraph()
        return self._now

    def await_remark(self, start: Element) -> None:
        """A comment begins before the next paragraph."""
        self._waiting_remarks.append(start.get(named("id"), ""))

    def leave_out(self, text: str, reason: str) -> None:
        """Note that `text`, or something without any, is not read, for `reason`."""
        self.dropped.append(Dropped(self.place, text, reason))

    def leave_out_contents(self, parent: Element) -> None:
        """Leave out the table of contents in `parent`, as one; keep track of the fields in it."""
        told = len(self.dropped)
        for paragraph in parent.iter(named("p")):
            self.content(paragraph, PLAIN)
        del self.dropped[told:]
        self.leave_out(plain(parent), "contents")

    def end(self) -> None:
        """Tell of a table of contents that runs on to the end of the document."""
        self._end_contents()

    def _inside(self, parent: Element, link: str) -> None:
        for child in parent:
            if reader := self._readers.get(child.tag):
                reader(child, link)

    def _hyperlink(self, element: Element, _link: str) -> None:
        leads = self._related.get(element.get(named("r:id"), ""))
        address = leads.target if leads and leads.external else ""
        anchor = element.get(named("anchor"), "")
        full = f"{address}#{anchor}" if address and anchor else address
        self._inside(element, safe_link(full))

    def _simple_field(self, element: Element, link: str) -> None:
        code = element.get(named("instr"), "")
        start = len(self._now.pieces)
        self._inside(element, safe_link(link_address(code)) or link)
        if name := bookmark_shown(code):
            point(self._now.pieces, start, name)

    def _formula(self, element: Element, link: str) -> None:
        for said in element.iter(named("m:t")):
            self._add(Text(clean_text(said.text or ""), link=link))

    def _alternative(self, element: Element, link: str) -> None:
        if (chosen := _chosen(element)) is not None:
            self._inside(chosen, link)

    def _bookmark(self, element: Element, _link: str) -> None:
        name = element.get(named("name"), "")
        self._now.bookmarks.append(name)
        if name.startswith(_NUMBER):
            self._number_bookmark = element.get(named("id"), "")
            self._now.number = ""
        elif name.startswith(_BLOCK):
            self._now.blocks.append(name.removeprefix(_BLOCK))

    def _bookmark_end(self, element: Element, _link: str) -> None:
        if element.get(named("id"), "") == self._number_bookmark:
            self._number_bookmark = ""

    def _run(self, element: Element, link: str) -> None:
        properties = element.find(named("rPr"))
        own = character = PLAIN
        if properties is not None:
            own = look(properties)
            if style := value(properties, "rStyle"):
                character = self._styles.character(style).look
        marks = self._styles.marks(own, character, self._base)
        link = safe_link(self._fields.link) or link
        if link:
            marks -= {Mark.UNDERLINE}  # how links look
        if own.over(character).hidden and (hidden := plain(element)):
            self.leave_out(hidden, "hidden")
            return
        self._run_inside(element, Text("", marks, link))

    def _run_inside(self, element: Element, like: Text) -> None:
        for child in element:
            if reader := self._run_readers.get(child.tag):
                reader(child, like)

    def _text(self, element: Element, like: Text) -> None:
        text = clean_text(element.text or "").replace("\n", " ").replace("\t", " ")
        self._add(Text(text.translate(_SYMBOLS), like.marks, like.link))

    def _break(self, _element: Element, _like: Text) -> None:
        if self._fields.in_contents:
            self._contents.append(" ")
        elif not self._fields.in_code:
            self._now.pieces.append(Break())

    def _sign(self, element: Element, like: Text) -> None:
        sign = _SIGNS[element.tag.rpartition("}")[2]]
        self._add(Text(sign, like.marks, like.link))

    def _symbol(self, element: Element, like: Text) -> None:
        try:
            sign = clean_text(chr(int(element.get(named("char"), ""), 16)))
        except (ValueError, OverflowError):
            return
        self._add(Text(sign.translate(_SYMBOLS), like.marks, like.link))

    def _field_character(self, element: Element, _like: Text) -> None:
        match element.get(named("fldCharType")):
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.show(self._now.pieces)
            case "end":
                in_contents = self._fields.in_contents
                self._fields.end(self._now.pieces)
                if in_contents and not self._fields.in_contents:
                    self._end_contents()

    def _field_code(self, element: Element, _like: Text) -> None:
        self._fields.add_code(element.text or "")

    def _drawing(self, element: Element, _like: Text) -> None:
        for box in _text_boxes(element):
            self.leave_out(plain(box), "text_box")
        if is_picture(element):
            picture = self._pictures.picture(element)
            if picture is not None:
                self._now.pictures.append(picture)
            else:
                self.leave_out(alternative(element), "picture")
        elif is_object(element):
            self.leave_out(alternative(element), "object")

    def _reference(self, element: Element, _like: Text) -> None:
        kind = element.tag.rpartition("}")[2].removesuffix("Reference")
        known = {
            "footnote": self._besides.footnotes,
            "endnote": self._besides.endnotes,
        }[kind]
        if text := known.get(element.get(named("id"), "")):
            self.leave_out(text, kind)

    def _remark_start(self, element: Element, _link: str) -> None:
        self._begin_remark(element.get(named("id"), ""))

    def _remark_end(self, element: Element, _link: str) -> None:
        for remark in self._now.remarks:
            if remark.comment == element.get(named("id"), ""):
                remark.stop = len(self._now.pieces)

    def _remark_sign(self, element: Element, _like: Text) -> None:
        """Where a comment without a range of its own stands, it is about the whole paragraph."""
        comment = element.get(named("id"), "")
        if comment not in self.remarked:
            self._begin_remark(comment)
            self._now.remarks[-1].start = 0

    def _begin_remark(self, comment: str) -> None:
        self.remarked.setdefault(comment, self.place)
        self._now.remarks.append(Remark(comment, len(self._now.pieces)))

    def _run_alternative(self, element: Element, like: Text) -> None:
        if (chosen := _chosen(element)) is not None:
            self._run_inside(chosen, like)

    def _ruby(self, element: Element, like: Text) -> None:
        for base in element.findall(named("rubyBase")):
            self._inside(base, like.link)

    def _add(self, text: Text) -> None:
        if self._fields.in_contents:
            self._contents.append(text.text)
        elif self._fields.in_code or not text.text:
            return
        elif self._number_bookmark:
            self._now.number = (self._now.number or "") + text.text
        else:
            self._now.pieces.append(text)

    def _end_contents(self) -> None:
        if text := " ".join("".join(self._contents).split()):
            self.leave_out(text, "contents")
        self._contents = []


def _by_tag(readers: dict[str, _Reader]) -> dict[str, _Reader]:
    """`readers` by the full name of each element that they read."""
    return {named(name): reader for names, reader in readers.items() for name in names.split()}


def _chosen(element: Element) -> Element | None:
    """The newest of several ways to say the same; programs that cannot do it use the other."""
    choice = element.find(named("mc:Choice"))
    return element.find(named("mc:Fallback")) if choice is None else choice


def _text_boxes(drawing: Element) -> Iterator[Element]:
    """The outermost texts within `drawing`."""
    for box in drawing.iter(named("txbxContent")):
        above = box.iterancestors(named("txbxContent"), named("mc:Fallback"))
        if not any(one is not drawing for one in above):
            yield box
