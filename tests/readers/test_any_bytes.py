"""Whatever stands in a file of any format: a document comes out of it, or a SomError."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.document import NewId
from som_editor.core.errors import FileReason, SomError, UnreadableFile
from som_editor.files.zipped import UNPACKED_LIMIT_MB
from som_editor.readers import Reading
from som_editor.readers.html import read_html
from som_editor.readers.markdown import read_markdown
from som_editor.readers.odt import read_odt
from som_editor.readers.pdf import read_pdf
from som_editor.writers.pdf import write_pdf
from tests import build
from tests.build import NOW, new_ids
from tests.readers.odt_files import AUTOMATIC, NAMES, h, listed, odt_file, p, row, span, table

Read = Callable[[Path, bytes, dt.datetime, NewId], Reading]

MARKDOWN = (
    "---\ntitel: x\n---\n# Kop\n\n1. een[^1]\n   - *twee*\n\n> Reactie leraar:\n> ja\n\n"
    "| a | b |\n|--|--|\n| 1 | 2 |\n\n```\ncode\n```\n<div>x</div>\n[^1]: noot\n"
)
HTML = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>t</title></head><body><h1>Kop</h1>"
    "<ol type=a start=2><li value=3>een<ul><li>twee</ul></ol><table><tr><th colspan=2>a"
    "<tr><td rowspan=2>b<td>c</table><blockquote>q</blockquote><pre>x\ny</pre>"
    "<figure><img src='data:image/png;base64,iVBORw0KGgo=' alt=x>"
    "<figcaption>c</figcaption></figure>"
    "<!-- x --><script>s</script><footer>Versie 1</footer></body></html>"
)
ODT = odt_file(
    h("Kop"),
    p(f"Tekst {span('vet', 'Vet')}"),
    listed("een", p("twee") + listed("deel"), style="Nummers"),
    table(row("a", "b")),
)
PDF = write_pdf(
    build.version(build.doc(build.h("Kop"), build.g("Een."), build.table(["a"], ["b"])))
)

SAMPLES: list[tuple[Read, bytes]] = [
    (read_markdown, MARKDOWN.encode()),
    (read_html, HTML.encode()),
    (read_odt, ODT),
    (read_pdf, PDF),
]
EVERY = pytest.mark.parametrize(("read", "content"), SAMPLES, ids=["md", "html", "odt", "pdf"])


def read_or_refuse(read: Read, content: bytes) -> None:
    try:
        reading = read(Path("brief.x"), content, NOW, new_ids())
    except SomError:
        return
    assert reading.original == content


@EVERY
@given(st.data())
def test_any_bytes_may_be_others(read: Read, content: bytes, data: st.DataObject) -> None:
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=4))
    read_or_refuse(read, bytes(changed))


@EVERY
@given(st.binary(max_size=80))
def test_any_bytes_at_all(read: Read, content: bytes, some: bytes) -> None:
    read_or_refuse(read, some)
    read_or_refuse(read, content[:20] + some)


@given(st.text(max_size=200))
def test_any_text_is_markdown_and_a_page(text: str) -> None:
    read_or_refuse(read_markdown, text.encode("utf-8", "replace"))
    read_or_refuse(read_html, text.encode("utf-8", "replace"))


@given(st.lists(st.sampled_from(HTML.replace("<", " <").split(" ")), max_size=30).map("".join))
def test_elements_may_stand_anywhere(text: str) -> None:
    read_or_refuse(read_html, text.encode())


@given(st.data())
def test_any_value_in_an_odt_may_be_another(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(ODT)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    pieces = parts["content.xml"].split(b'"')
    at = data.draw(st.integers(len(NAMES.split('"')) // 2, len(pieces) // 2 - 1)) * 2 + 1
    pieces[at] = data.draw(st.sampled_from([b"", b"-1", b"99999999999", b"x", b"Nummers", b"\xc3"]))
    parts["content.xml"] = b'"'.join(pieces)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    read_or_refuse(read_odt, made.getvalue())


def test_a_bomb_in_an_odt_is_refused_before_it_is_unpacked() -> None:
    content = io.BytesIO()
    with (
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("content.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(UNPACKED_LIMIT_MB + 1):
            part.write(bytes(1_000_000))
    with pytest.raises(UnreadableFile) as caught:
        read_odt(Path("brief.odt"), content.getvalue(), NOW, new_ids())
    assert caught.value.reason is FileReason.TOO_LARGE


def test_entities_in_an_odt_are_refused() -> None:
    text = (
        f'<!DOCTYPE x [<!ENTITY e "x">]><office:document-content {NAMES}>{AUTOMATIC}'
        "<office:body><office:text><text:p>&e;</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    with pytest.raises(UnreadableFile) as caught:
        read_odt(Path("brief.odt"), odt_file(parts={"content.xml": text}), NOW, new_ids())
    assert caught.value.reason is FileReason.DAMAGED


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (read_markdown, b"> " * 5000 + b"x"),
        (read_markdown, b"- " * 5000 + b"x"),
        (read_markdown, b"[" * 20_000),
        (read_html, b"<ul><li>" * 5000 + b"x"),
        (
            read_odt,
            odt_file(
                "<text:list><text:list-item>" * 200 + p("x") + "</text:list-item></text:list>" * 200
            ),
        ),
    ],
)
def test_nesting_past_all_sense_is_read_or_refused(read: Read, content: bytes) -> None:
    read_or_refuse(read, content)
