"""A PDF that says of itself what is a heading, a list or a table: its tags as items."""

import io
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pikepdf

from som_editor.core.document import Role
from som_editor.core.import_report import Dropped
from som_editor.core.text import clean_text
from som_editor.readers.flow.items import Grid, GridCell, Item, Said
from som_editor.readers.links import safe_link
from som_editor.readers.parts import one_line
from som_editor.readers.pdf.joined import Joiner
from som_editor.readers.pdf.pages import Page, Piece

NONSENSE = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a tree of tags that makes no sense leads to."""

_LEVELS = {"H": 1, "Title": 1, **{f"H{level}": level for level in range(1, 10)}}
_INLINE = frozenset(
    (
        *("Span", "Link", "Strong", "Em", "Quote", "Reference", "Code", "BibEntry", "Annot"),
        *("Ruby", "RB", "Warichu", "WT", "Sub", "Formula"),
    )
)
_LEFT_OUT = {
    **dict.fromkeys(("TOC", "TOCI", "Index"), "contents"),
    **dict.fromkeys(("Note", "FENote"), "footnote"),
    "Form": "form",
    "Artifact": "hidden",
    "RT": "hidden",
}
_MOST_ROLES = 5
_FACTS = b"urn:som-editor:export:1#"
"""The namespace of the facts that our own files carry."""
_MOST_COLUMNS = 63


@dataclass
class _Bullet:
    """An item of a list; only its first paragraph bears the bullet or number."""

    level: int
    label: str = ""
    begun: bool = False


class _Where(NamedTuple):
    """What surrounds the text that is read."""

    page: pikepdf.Object | None = None
    link: str = ""
    heading: int = 0
    title: bool = False
    quoted: bool = False
    lists: int = 0
    bullet: _Bullet | None = None
    in_cell: bool = False
    whole: bool = False


class Tags:
    """Reads the tags of the PDF `content` into `items`; `pages` has its text.

    What is left out goes to `dropped`; `said` are the pieces that the tags lead to; `is_own` is
    whether our program made the file.
    """

    def __init__(self, content: bytes, pages: list[Page], joiner: Joiner) -> None:
        self._content = content
        self._joiner = joiner
        self._pieces: dict[tuple[int, int], list[Piece]] = {}
        for page in pages:
            for piece in page.pieces:
                if piece.tag >= 0:
                    self._pieces.setdefault((page.number, piece.tag), []).append(piece)
        self._numbers: dict[tuple[int, int], int] = {}
        self._roles: pikepdf.Object = pikepdf.Dictionary()
        self._gathered: list[tuple[Piece, str]] = []
        self._place = 0
        self.items: list[Item] = []
        self.dropped: list[Dropped] = []
        self.said: set[Piece] = set()
        self.is_own = False

    def read(self) -> None:
        """Read the whole tree. Raises one of NONSENSE where it makes none."""
        with pikepdf.open(io.BytesIO(self._content)) as pdf:
            self._numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
            self.is_own = _is_own(pdf)
            root = pdf.Root.get("/StructTreeRoot")
            if not isinstance(root, pikepdf.Dictionary):
                return
            self._roles = root.get("/RoleMap", pikepdf.Dictionary())
            self._inside(root, _Where())
            self._end(_Where())

    def _inside(self, element: pikepdf.Object, where: _Where) -> None:
        if (page := element.get("/Pg")) is not None:
            where = where._replace(page=page)
        for kid in _kids(element):
            if isinstance(kid, int):
                self._text(where.page, kid, where.link)
            elif not isinstance(kid, pikepdf.Dictionary):
                continue
            elif kid.get("/Type") == "/MCR":
                self._text(kid.get("/Pg", where.page), int(kid.MCID), where.link)
            elif "/S" in kid:
                self._element(kid, where)

    def _element(self, element: pikepdf.Object, where: _Where) -> None:
        role = self._role(element)
        if role in _LEFT_OUT and not where.whole:
            self._leave_out(element, where, _LEFT_OUT[role])
        elif role == "Figure" and not where.whole:
            self._leave_out(element, where, "picture")
        elif role in _INLINE or (role == "Lbl" and where.bullet is None):
            self._inside(element, where._replace(link=_address(element) or where.link))
        elif role == "Lbl" and where.bullet is not None:
            where.bullet.label = self._plain(element, where)
        else:
            self._parted(element, role, where)

    def _parted(self, element: pikepdf.Object, role: str, where: _Where) -> None:
        """Read an element that stands by itself."""
        self._end(where)
        if role == "Table":
            self._table(element, where)
            return
        at = where._replace(
            heading=_LEVELS.get(role, where.heading),
            title=where.title or role == "Title",
            quoted=where.quoted or role == "BlockQuote",
            lists=where.lists + (role == "L"),
        )
        if role == "LI":
            at = at._replace(bullet=_Bullet(max(at.lists, 1)))
        self._inside(element, at)
        self._end(at)

    def _role(self, element: pikepdf.Object) -> str:
        """What `element` is, in the words of the standard."""
        name = str(element.S)
        for _ in range(_MOST_ROLES):
            if name[1:] in _LEVELS or name not in self._roles:
                break
            name = str(self._roles[name])
        return name[1:]

    def _text(self, page: pikepdf.Object | None, tag: int, link: str) -> None:
        number = self._numbers.get(page.objgen, 0) if page is not None else 0
        pieces = self._pieces.get((number, tag), [])
        self._gathered += [(piece, link) for piece in pieces]
        self.said.update(pieces)

    def _end(self, where: _Where) -> None:
        """The paragraph that was read so far ends here."""
        pieces, self._gathered = self._gathered, []
        if not pieces:
            return
        marked = not (where.heading or where.in_cell)
        inlines = self._joiner.inlines(pieces, marked=marked)
        if one_line(inlines):
            said = Said(pieces[0][0].page, _plain_role(where), inlines)
            bullet = where.bullet
            if where.heading:
                said = replace(said, role=Role.HEADING, level=where.heading, is_title=where.title)
            elif bullet is not None and not bullet.begun:
                counts = any(map(str.isalnum, bullet.label))
                role = Role.GUIDELINE if counts else Role.BULLET
                label = bullet.label if counts else ""
                said = replace(said, role=role, level=bullet.level, label=label)
            if bullet is not None:
                bullet.begun = True
            self.items.append(said)

    def _plain(self, element: pikepdf.Object, where: _Where) -> str:
        """What `element` says, on one line, whatever it is made of."""
        return " ".join(one_line(said.inlines) for said in self._apart(element, where))

    def _apart(self, element: pikepdf.Object, where: _Where) -> list[Said]:
        """The paragraphs in `element`, whatever it is made of, without adding them to the text."""
        outside = self._gathered, self.items
        self._gathered, self.items = [], []
        at = where._replace(bullet=None, in_cell=True, whole=True)
        self._inside(element, at)
        self._end(at)
        found = self.items
        self._gathered, self.items = outside
        return [item for item in found if isinstance(item, Said)]

    def _leave_out(self, element: pikepdf.Object, where: _Where, reason: str) -> None:
        self._end(where)
        paragraphs = self._apart(element, where)
        above = self.items[-1] if self.items else None
        if reason == "contents" and isinstance(above, Said) and above.role is Role.HEADING:
            self.items.pop()
            paragraphs.insert(0, above)
        said = " ".join(one_line(one.inlines) for one in paragraphs)
        alternative = clean_text(str(element.get("/Alt", ""))).strip()
        text = " ".join(filter(None, (alternative, said)))
        place = paragraphs[0].place if paragraphs else self._page_of(element, where)
        if text or reason == "picture":
            self.dropped.append(Dropped(place, text, reason))

    def _page_of(self, element: pikepdf.Object, where: _Where) -> int:
        page = element.get("/Pg", where.page)
        return self._numbers.get(page.objgen, 0) if page is not None else 0

    def _table(self, element: pikepdf.Object, where: _Where) -> None:
        grid = Grid(self._page_of(element, where), [])
        self._rows(element, where, grid, in_head=False)
        if grid.rows:
            grid.place = grid.place or next(
                (item.place for row in grid.rows for cell in row for item in cell.items),
                0,
            )
            self.items.append(grid)

    def _rows(self, element: pikepdf.Object, where: _Where, grid: Grid, *, in_head: bool) -> None:
        for kid in _kids(element):
            if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
                continue
            role = self._role(kid)
            if role == "Caption":
                grid.caption = self._plain(kid, where)
            elif role == "TR":
                heads, cells = self._row(kid, where)
                if cells:
                    if (heads or in_head) and grid.header_rows == len(grid.rows):
                        grid.header_rows += 1
                    grid.rows.append(cells)
            else:
                self._rows(kid, where, grid, in_head=in_head or role == "THead")

    def _row(self, row: pikepdf.Object, where: _Where) -> tuple[bool, list[GridCell]]:
        """Whether all cells of `row` are headers, and what they hold."""
        cells: list[GridCell] = []
        heads = True
        for kid in _kids(row):
            role = self._role(kid) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid else ""
            if role not in ("TH", "TD"):
                continue
            heads = heads and role == "TH"
            outside, self.items = self.items, []
            at = _Where(where.page, in_cell=True)
            self._inside(kid, at)
            self._end(at)
            cells.append(GridCell(self.items, _columns(kid)))
            self.items = outside
        return heads, cells


def _kids(element: pikepdf.Object) -> list[Any]:
    """What stands in `element`: text by its number, and other elements."""
    return _listed(element.get("/K"))


def _listed(value: Any) -> list[Any]:
    """The values in an array, or the only one there is."""
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _plain_role(where: _Where) -> Role:
    return Role.QUOTE if where.quoted else Role.PARAGRAPH


def _columns(cell: pikepdf.Object) -> int:
    """How many columns `cell` takes."""
    for one in _listed(cell.get("/A")):
        if isinstance(one, pikepdf.Dictionary) and "/ColSpan" in one:
            return min(max(int(one.ColSpan), 1), _MOST_COLUMNS)
    return 1


def _address(element: pikepdf.Object) -> str:
    """Where the link leads that `element` is; empty for any other."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            action = kid.Obj.get("/A", pikepdf.Dictionary())
            if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
                return safe_link(str(action.URI))
    return ""


def _is_own(pdf: pikepdf.Pdf) -> bool:
    """Whether the facts of a version of ours stand in the properties of the file."""
    metadata = pdf.Root.get("/Metadata")
    return isinstance(metadata, pikepdf.Stream) and _FACTS in metadata.read_bytes()
