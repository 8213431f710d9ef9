import datetime as dt
from typing import Any

import msgspec
from hypothesis import given

from som_editor.core.document import Document, Mark, Row, RowId, Text, Unnumbered
from som_editor.core.metadata import Metadata
from som_editor.core.plain import plain
from som_editor.core.version import Version
from tests.build import b, doc, h, p
from tests.strategies import documents, versions


def rebuilt(value: Any) -> Any:
    """`value` made anew, down to its defaults, so that it shares no object with what it equals."""
    if isinstance(value, msgspec.Struct):
        return type(value)(*(rebuilt(getattr(value, name)) for name in value.__struct_fields__))
    if isinstance(value, tuple):
        return tuple(map(rebuilt, value))
    if isinstance(value, frozenset):
        return frozenset({*value, "x"}) - {"x"}
    return value


@given(versions)
def test_equal_values_give_equal_data(version: Version) -> None:
    again = rebuilt(version)
    assert again == version
    assert msgspec.json.encode(plain(again)) == msgspec.json.encode(plain(version))


@given(documents())
def test_nothing_is_lost(document: Document) -> None:
    assert msgspec.convert(plain(document), Document, strict=False) == document


def test_what_is_as_usual_is_left_out_by_value() -> None:
    block = p(Text("x", frozenset([Mark.BOLD]) - {Mark.BOLD}))
    assert plain(block)["inlines"] == [{"type": "text", "text": "x"}]
    assert "numbering" not in plain(msgspec.structs.replace(block, numbering=Unnumbered()))
    assert "metadata" not in plain(Document(doc().id, Metadata(title="")))


def test_what_must_be_there_stays_though_empty() -> None:
    assert plain(Row(RowId(""), ())) == {"id": "", "cells": []}
    assert plain(Text("")) == {"type": "text", "text": ""}


def test_other_values_stay_what_they_are() -> None:
    day = dt.date(2021, 4, 13)
    assert plain((day, "x", 1, None, True)) == [day, "x", 1, None, True]


def test_a_document_reads_as_its_structure() -> None:
    content = plain(doc(h("Kop", level=2), p("gewoon ", b("vet"))))
    assert content["blocks"] == [
        {
            "type": "text",
            "id": "b0",
            "role": "heading",
            "inlines": [{"type": "text", "text": "Kop"}],
            "level": 2,
        },
        {
            "type": "text",
            "id": "b1",
            "role": "paragraph",
            "inlines": [
                {"type": "text", "text": "gewoon "},
                {"type": "text", "text": "vet", "marks": ["bold"]},
            ],
        },
    ]
