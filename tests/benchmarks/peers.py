"""Other programs that compare the same two versions, so far as they are there."""

import io
import time
import zipfile
from collections.abc import Iterator
from difflib import SequenceMatcher
from importlib import import_module
from importlib.util import find_spec
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from diff_match_patch import diff_match_patch

from som_editor.core.shown import plain_text
from som_editor.core.version import Version
from tests.benchmarks.figures import Peer, number

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = f"{{{_NAMESPACE}}}"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
_DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def peers(old: Version, new: Version, edited_characters: int = 0) -> Iterator[Peer]:
    """Each with its time; with `edited_characters`, the truth, how much it marks beside that."""
    yield _with_characters(old, new, edited_characters)
    yield _with_difflib(old, new, edited_characters)
    if find_spec("python_redlines"):
        yield _with_docxodus(old, new, edited_characters)


def _with_characters(old: Version, new: Version, edited: int) -> Peer:
    """diff-match-patch on the characters of the whole text, as it comes, with its clock."""
    texts = plain_text(old.document), plain_text(new.document)
    started = time.perf_counter()
    differences = diff_match_patch().diff_main(*texts)
    seconds = time.perf_counter() - started
    marked = sum(len(text) for sign, text in differences if sign)
    return Peer("diff-match-patch", seconds, _remark(marked, edited))


def _with_difflib(old: Version, new: Version, edited: int) -> Peer:
    """The matcher of the standard library on paragraphs, and on the words of what it replaces."""
    ours = plain_text(old.document).splitlines()
    theirs = plain_text(new.document).splitlines()
    started = time.perf_counter()
    marked = 0
    for action, *places in SequenceMatcher(None, ours, theirs).get_opcodes():
        gone, came = ours[slice(*places[:2])], theirs[slice(*places[2:])]
        if action == "replace":
            marked += _marked_words("\n".join(gone).split(" "), "\n".join(came).split(" "))
        elif action != "equal":
            marked += sum(map(len, gone + came))
    return Peer("difflib", time.perf_counter() - started, _remark(marked, edited))


def _marked_words(ours: list[str], theirs: list[str]) -> int:
    marked = 0
    for action, *places in SequenceMatcher(None, ours, theirs).get_opcodes():
        if action != "equal":
            words = ours[slice(*places[:2])] + theirs[slice(*places[2:])]
            marked += len("".join(words))
    return marked


def _with_docxodus(old: Version, new: Version, edited: int) -> Peer:
    """Docxodus on Word files of the bare paragraphs of both, with moves."""
    engine = import_module("python_redlines").DocxodusEngine()
    files = _word_file(old), _word_file(new)
    started = time.perf_counter()
    redline, *_said = engine.run_redline("Meting", *files, detect_moves=True)
    seconds = time.perf_counter() - started
    return Peer("Docxodus", seconds, _remark(_marked_in(redline), edited))


def _word_file(version: Version) -> bytes:
    """The least Word file that holds the paragraphs: cover and contents would be compared too."""
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in plain_text(version.document).splitlines()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_RELATIONSHIPS}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_DOCUMENT}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_NAMESPACE}">'
        f"<w:body>{paragraphs}</w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def _marked_in(redline: bytes) -> int:
    """The characters inserted and deleted in a Word file with tracked changes, moves apart."""
    with zipfile.ZipFile(io.BytesIO(redline)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    for moved in (*body.iter(f"{_WORD}moveFrom"), *body.iter(f"{_WORD}moveTo")):
        moved.clear()
    changed = [*body.iter(f"{_WORD}ins"), *body.iter(f"{_WORD}del")]
    texts = (f"{_WORD}t", f"{_WORD}delText")
    return sum(len(one.text or "") for part in changed for one in part.iter() if one.tag in texts)


def _remark(marked: int, edited: int) -> str:
    return f"gemarkeerd ÷ bewerkt {number(marked / edited)}" if edited else ""
