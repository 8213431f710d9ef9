import json
import os
import subprocess
import sys
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.codec import SCHEMA, decode, encode, json_schema, stored_format
from som_editor.core.document import Document, Mark, Text
from som_editor.core.errors import UnreadableFormat
from som_editor.core.version import Draft, Version
from tests.build import doc, p, version
from tests.strategies import documents, drafts, versions


@given(documents())
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert decode(Document, encode(document)) == document


@given(versions)
def test_a_version_comes_back_as_it_was(saved: Version) -> None:
    assert decode(Version, encode(saved)) == saved


@given(drafts)
def test_a_draft_comes_back_as_it_was(draft: Draft) -> None:
    assert decode(Draft, encode(draft)) == draft


@given(documents())
def test_the_same_value_gives_the_same_bytes(document: Document) -> None:
    assert encode(decode(Document, encode(document))) == encode(document)


def test_the_bytes_do_not_hang_on_the_hash_seed() -> None:
    script = (
        "from som_editor.core.codec import encode\n"
        "from som_editor.core.document import Document, DocumentId, Mark, Text, TextBlock, Role\n"
        "from som_editor.core.fingerprint import content_fingerprint\n"
        "block = TextBlock('b', Role.PARAGRAPH, (Text('x', frozenset(Mark)),))\n"
        "document = Document(DocumentId('d'), blocks=(block,))\n"
        "print(encode(document).decode(), content_fingerprint(document))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3")
    }
    assert len(outputs) == 1
    assert b'"marks":["bold","italic","underline"]' in outputs.pop()


def test_the_envelope_names_format_and_schema() -> None:
    assert json.loads(encode(doc()))["format"] == "som-document"
    assert json.loads(encode(version(doc())))["schema"] == SCHEMA
    assert stored_format(encode(version(doc()))) == "som-version"


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b"\xff\xfe", b'{"format": 1}', b"PK\x03\x04", b'"som-document"']
)
def test_other_bytes_have_no_format_and_cannot_be_decoded(data: bytes) -> None:
    assert stored_format(data) == ""
    with pytest.raises(UnreadableFormat):
        decode(Document, data)


def changed(data: bytes, **values: Any) -> bytes:
    return json.dumps({**json.loads(data), **values}).encode()


def test_a_newer_schema_is_told_apart_from_damage() -> None:
    with pytest.raises(UnreadableFormat) as newer:
        decode(Document, changed(encode(doc()), schema=SCHEMA + 1))
    assert newer.value.newer
    with pytest.raises(UnreadableFormat) as damaged:
        decode(Document, changed(encode(doc()), content={"id": 3}))
    assert not damaged.value.newer
    assert damaged.value.detail


def test_a_newer_shape_of_content_is_still_newer() -> None:
    with pytest.raises(UnreadableFormat) as newer:
        decode(Document, changed(encode(doc()), schema=SCHEMA + 1, content="anders"))
    assert newer.value.newer


def test_another_kind_of_value_is_refused() -> None:
    with pytest.raises(UnreadableFormat) as refused:
        decode(Version, encode(doc()))
    assert refused.value.format == "som-document"


@given(documents(most_blocks=3), st.data())
def test_cut_off_bytes_are_refused(document: Document, data: st.DataObject) -> None:
    whole = encode(document)
    stop = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(UnreadableFormat):
        decode(Document, whole[:stop])


def test_deeply_nested_bytes_are_refused() -> None:
    deep = b'{"format":"som-document","schema":1,"content":' + b"[" * 100_000
    with pytest.raises(UnreadableFormat):
        decode(Document, deep)
    assert stored_format(deep) == ""


def test_what_is_as_usual_takes_no_room() -> None:
    content = json.loads(encode(doc(p("tekst"))))["content"]
    assert content == {
        "id": "d",
        "blocks": [
            {
                "type": "text",
                "id": "b0",
                "role": "paragraph",
                "inlines": [{"type": "text", "text": "tekst"}],
            }
        ],
    }


def test_marks_are_written_in_one_order() -> None:
    one = doc(p(Text("x", frozenset([Mark.UNDERLINE, Mark.BOLD]))))
    other = doc(p(Text("x", frozenset([Mark.BOLD, Mark.UNDERLINE]))))
    assert encode(one) == encode(other)


def test_the_schema_describes_what_is_written() -> None:
    schema = json_schema()
    assert schema["$ref"] == "#/$defs/Document"
    assert {"TextBlock", "Table", "Image"} <= schema["$defs"].keys()
    assert msgspec.json.encode(schema)
