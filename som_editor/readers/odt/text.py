"""What stands in a paragraph: marked text, links, line breaks, pictures, and what is left out."""

import re
from dataclasses import dataclass, field

from som_editor.core.document import Break, Digest, Inline, Mark, Text
from som_editor.core.import_report import Dropped
from som_editor.core.text import clean_line, clean_text
from som_editor.readers.archive import Archive, Element
from som_editor.readers.links import safe_link
from som_editor.readers.number_formats import whole_number
from som_editor.readers.odt.names import named, plain, value
from som_editor.readers.odt.styles import Look, Styles
from som_editor.readers.picture import Picture, picture_of

_WHITE = re.compile(r"[ \t\n\r]+")
_MOST_BLANKS = 1000
_LEFT_OUT = {
    named("office:annotation"): "comment",
    named("text:hidden-text"): "hidden",
    named("text:hidden-paragraph"): "hidden",
}
_UNSAID = tuple(
    named(name)
    for name in ("office:annotation-end", "text:tracked-changes", "text:ruby-text", "svg:title")
)
_IMAGE, _BOX, _OBJECTS = (
    named("draw:image"),
    named("draw:text-box"),
    (named("draw:object"), named("draw:object-ole"), named("draw:plugin")),
)
_SHOWABLE = ("image/png", "image/jpeg")
_DRAW = named("draw:frame").removesuffix("frame")


@dataclass
class Content:
    """What a paragraph holds: its inlines, its pictures with their captions, what is struck."""

    inlines: list[Inline] = field(default_factory=list)
    pictures: list[tuple[Picture, str]] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)


class Paragraphs:
    """Reads the paragraphs of one file; `place` is the number of the one that is read.

    What is left out goes to `dropped`, the bytes of pictures to `contents`.
    """

    def __init__(self, styles: Styles, archive: Archive) -> None:
        self._styles = styles
        self._archive = archive
        self._now = Content()
        self._open = False
        self.place = 0
        self.dropped: list[Dropped] = []
        self.contents: dict[Digest, bytes] = {}

    def content(self, paragraph: Element, base: Look) -> Content:
        """What `paragraph` holds; `base` is the look that its style gives to all of it."""
        self._now = Content()
        self._open = False
        self._inside(paragraph, base, "")
        return self._now

    def frame(self, frame: Element) -> Content:
        """What a frame holds that stands outside any paragraph."""
        self._now = Content()
        self._drawing(frame)
        return self._now

    def leave_out(self, element: Element, reason: str) -> None:
        """Note that what `element` says is not read, if it says anything."""
        if text := plain(element):
            self.dropped.append(Dropped(self.place, text, reason))

    def _inside(self, parent: Element, look: Look, link: str) -> None:
        self._text(parent.text or "", look, link)
        for child in parent:
            self._element(child, look, link)
            self._text(child.tail or "", look, link)

    def _element(self, element: Element, look: Look, link: str) -> None:
        tag = element.tag
        if tag == named("text:span"):
            own = self._styles.text(value(element, "text:style-name"))
            self._inside(element, own.over(look), link)
        elif tag == named("text:a"):
            self._inside(element, look, safe_link(value(element, "xlink:href")) or link)
        elif tag == named("text:s"):
            blanks = whole_number(value(element, "text:c"))
            self._add(" " * min(1 if blanks is None else blanks, _MOST_BLANKS), look, link)
        elif tag == named("text:tab"):
            self._add(" ", look, link)
        elif tag == named("text:line-break"):
            self._now.inlines.append(Break())
            self._open = False
        elif tag == named("text:note"):
            body = element.find(named("text:note-body"))
            kind = value(element, "text:note-class") == "endnote"
            if body is not None:
                self.leave_out(body, "endnote" if kind else "footnote")
        elif tag in _LEFT_OUT:
            self._hidden(element, _LEFT_OUT[tag])
        elif tag.startswith(_DRAW):
            self._drawing(element)
        elif tag not in _UNSAID:
            self._inside(element, look, link)

    def _hidden(self, element: Element, reason: str) -> None:
        said = value(element, "text:string-value") or plain(element)
        if said := clean_line(said):
            self.dropped.append(Dropped(self.place, said, reason))

    def _text(self, text: str, look: Look, link: str) -> None:
        """Add `text`, in which white space is one space, and none where one stands already."""
        if not text:
            return
        text = _WHITE.sub(" ", text)
        self._add(text if self._open else text.lstrip(" "), look, link)

    def _add(self, text: str, look: Look, link: str) -> None:
        text = clean_text(text)
        if not text:
            return
        if look.hidden:
            if text.strip():
                self.dropped.append(Dropped(self.place, text.strip(), "hidden"))
            return
        marks = look.marks - {Mark.UNDERLINE} if link else look.marks  # how links look
        self._now.inlines.append(Text(text, marks, link))
        self._open = not text.endswith(" ")
        if look.struck:
            self._now.struck.append(text)

    def _drawing(self, element: Element) -> None:
        """Read a frame or shape: a picture, or text and objects, which are left out."""
        box = element.find(_BOX)
        if box is not None:
            self._box(box)
        elif any(True for _ in element.iterchildren(*_OBJECTS)):
            self.dropped.append(Dropped(self.place, _alternative(element), "object"))
        elif element.find(_IMAGE) is not None:
            self._picture(element)
        elif element.tag in (named("draw:a"), named("draw:g")):
            for child in element:
                self._drawing(child)
        else:
            self.leave_out(element, "text_box")

    def _box(self, box: Element) -> None:
        """Read a box around a picture and its caption; other boxes are left out."""
        framed = list(box.iter(named("draw:frame")))
        if not framed:
            self.leave_out(box, "text_box")
            return
        caption = " ".join(filter(None, map(plain, box.iterchildren())))
        for place, frame in enumerate(framed):
            before = len(self._now.pictures)
            self._drawing(frame)
            if len(self._now.pictures) > before and place == 0:
                self._now.pictures[-1] = (self._now.pictures[-1][0], caption)
                caption = ""
        if caption:
            self.dropped.append(Dropped(self.place, caption, "text_box"))

    def _picture(self, frame: Element) -> None:
        """Read the picture in `frame`; of several forms, one that can be shown."""
        alternative = _alternative(frame)
        found: list[tuple[Picture, bytes]] = []
        for image in frame.iterchildren(_IMAGE):
            name = value(image, "xlink:href").removeprefix("./")
            content = self._archive.bytes_of(name)
            if content:
                found.append((picture_of(content, alternative), content))
        if not found:
            self.dropped.append(Dropped(self.place, alternative, "picture"))
            return
        found.sort(key=lambda one: one[0].media_type not in _SHOWABLE)
        picture, content = found[0]
        self.contents[picture.digest] = content
        self._now.pictures.append((picture, ""))


def _alternative(frame: Element) -> str:
    """What `frame` shows, in words."""
    said = (frame.find(named(name)) for name in ("svg:desc", "svg:title"))
    texts = (clean_line(one.text or "") for one in said if one is not None)
    return next(filter(None, texts), "")
