import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core import codec
from som_editor.core.document import Block
from som_editor.core.errors import FileReason, SomError, UnreadableFile, UnreadableFormat
from som_editor.core.lifecycle import Drafted, Status
from som_editor.core.numbering import numbers
from som_editor.core.outline import outline
from som_editor.core.version import Draft, Version
from som_editor.readers import Reading
from som_editor.readers.json import read_json
from tests import strategies
from tests.build import NOW, bullet, doc, g, h, new_ids, p, table, version

PATH = Path("protocol.json")
VERSION = version(
    doc(h("Regels"), g("Een"), bullet("Punt"), table(["a", "b"])), Drafted(NOW, "1.0")
)


def opened(content: bytes) -> Reading:
    return read_json(PATH, content, NOW, new_ids())


def plain() -> dict[str, Any]:
    result: dict[str, Any] = json.loads(codec.encode(VERSION))
    return result


def refused(changed: dict[str, Any]) -> UnreadableFormat:
    with pytest.raises(UnreadableFormat) as caught:
        opened(json.dumps(changed).encode())
    return caught.value


@given(strategies.versions)
def test_an_exported_version_comes_back_as_it_was(exported: Version) -> None:
    reading = opened(codec.encode(exported))
    assert msgspec.structs.replace(reading.version, source=exported.source) == exported


@given(strategies.drafts)
def test_an_exported_draft_comes_back_as_a_concept(exported: Draft) -> None:
    found = opened(codec.encode(exported)).version
    assert found.document == exported.document
    assert (found.standing.status, found.standing.number) == (Status.CONCEPT, exported.number)


def test_a_bare_document_comes_back_as_taken_over() -> None:
    found = opened(codec.encode(VERSION.document)).version
    assert found.document == VERSION.document
    assert found.standing.status is Status.TAKEN_OVER


def test_the_file_becomes_the_source() -> None:
    reading = opened(codec.encode(VERSION))
    assert reading.version.source is not None
    assert reading.version.source.file_name == "protocol.json"
    assert reading.report.guesses == ()


@pytest.mark.parametrize(
    "content",
    [b"{}", b"[1, 2]", b'"tekst"', b"geen json", b'{"format": "anders"}', b"[" * 100_000, b"\xff"],
)
def test_json_of_another_kind_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        opened(content)
    assert (caught.value.reason, caught.value.detail) == (FileReason.WRONG_CONTENT, "")


def test_json_of_a_newer_program_is_refused_as_newer() -> None:
    changed = plain()
    changed["schema"] = 99
    assert refused(changed).newer


def test_brackets_without_end_inside_a_version_are_refused() -> None:
    content = b'{"format":"som-version","schema":1,"content":' + b"[" * 100_000 + b"]" * 100_000
    with pytest.raises(SomError):
        opened(content + b"}")


def _level(content: dict[str, Any], level: int) -> None:
    content["document"]["blocks"][1]["level"] = level


def _same_id(content: dict[str, Any]) -> None:
    blocks = content["document"]["blocks"]
    blocks[1]["id"] = blocks[0]["id"]


def _same_id_in_cell(content: dict[str, Any]) -> None:
    blocks = content["document"]["blocks"]
    blocks[3]["rows"][0]["cells"][0]["blocks"][0]["id"] = blocks[0]["id"]


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        (lambda content: _level(content, 0), "impossible level"),
        (lambda content: _level(content, 1_000_000_000), "impossible level"),
        (_same_id, "repeated or empty id"),
        (_same_id_in_cell, "repeated or empty id"),
        (lambda content: content["document"].update(id=""), "empty id"),
        (
            lambda content: content.update(saved_at="2021-01-01T00:00:00"),
            "moment without time zone",
        ),
        (lambda content: content.update(saved_at="0001-01-01T00:00:00Z"), "impossible moment"),
        (lambda content: content.update(note="\u001b[31m"), "control characters"),
        (lambda content: content["document"]["blocks"][3].update(header_rows=-1), "header rows"),
        (
            lambda content: content["document"]["blocks"][3]["rows"][0]["cells"][0].update(
                columns=0
            ),
            "impossible span",
        ),
    ],
)
def test_what_no_document_of_ours_holds_is_refused(change: Any, detail: str) -> None:
    changed = plain()
    change(changed["content"])
    assert detail in refused(changed).detail


@given(st.data())
def test_any_change_to_the_bytes_is_read_or_refused_in_our_own_terms(data: st.DataObject) -> None:
    content = bytearray(codec.encode(VERSION))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 2))] = data.draw(st.binary(max_size=3))
    try:
        found = opened(bytes(content)).version
    except SomError:
        return
    assert codec.decode(Version, codec.encode(found)) == found
    blocks: tuple[Block, ...] = found.document.blocks
    assert len(numbers(found.document)) <= len(blocks)
    assert outline(found.document) or not blocks


def test_a_paragraph_may_be_empty() -> None:
    assert opened(codec.encode(version(doc(p())))).version.document.blocks
