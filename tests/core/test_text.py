import json
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.text import clean_line, clean_text


@given(st.text(st.characters()))
def test_clean_text_can_be_stored_and_is_clean_already(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert msgspec.json.decode(msgspec.json.encode(clean)) == clean
    assert json.loads(json.dumps(clean)) == clean


@given(st.text(st.characters(exclude_characters="\r")))
def test_xml_holds_clean_text(text: str) -> None:
    element = ET.Element("t")
    element.text = clean_text(text)
    assert (ET.fromstring(ET.tostring(element)).text or "") == element.text


@pytest.mark.parametrize(
    "kept",
    ["’s morgens", "tab\tregel\n", "vaste\u00a0spatie", "e\u0301", "🙂", "zacht\u00adstreepje"],
)
def test_what_people_type_stays(kept: str) -> None:
    assert clean_text(kept) == kept


def test_a_line_has_one_space_wherever_there_was_room() -> None:
    assert clean_line(" CNV\n\tOnderwijs \x00 ") == "CNV Onderwijs"


def test_nothing_but_the_unstorable_goes() -> None:
    assert clean_text("a\x00b\ud83dc\ufffed\x1be") == "abcde"
