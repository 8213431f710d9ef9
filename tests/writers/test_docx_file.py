"""The Word file as a package: what it says of itself, and that it is the same every time."""

import hashlib
import os
import subprocess
import sys

import msgspec
import pytest
from lxml import etree

from som_editor.core.document import Document, DocumentId
from som_editor.writers.docx import write_docx
from som_editor.writers.embedded import NAMESPACE, facts
from tests.build import version as version_of
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything
from tests.writers.word import NAMESPACES, W, Word

WRITE = """
import hashlib
from som_editor.writers.docx import write_docx
from tests.writers.docx_samples import ADOPTED, DIGEST, LOGO, PICTURE, everything
content = write_docx(everything(*ADOPTED), images={DIGEST: PICTURE}, logo=LOGO)
print(hashlib.sha256(content).hexdigest())
"""


@pytest.fixture(scope="module")
def content() -> bytes:
    return write_docx(everything(*ADOPTED), images={DIGEST: PICTURE}, logo=LOGO)


@pytest.fixture(scope="module")
def word(content: bytes) -> Word:
    return Word(content)


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_same_version_is_the_same_bytes_in_any_process(content: bytes, seed: str) -> None:
    made = subprocess.run(
        [sys.executable, "-c", WRITE],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.strip() == hashlib.sha256(content).hexdigest()


def test_the_package_is_in_order_and_bears_no_time(word: Word) -> None:
    assert word.names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert {info.date_time for info in word.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not [name for name in word.names if "thumbnail" in name or "Effects" in name]


def test_every_part_is_well_formed(word: Word) -> None:
    for name in word.names:
        if name.endswith((".xml", ".rels")):
            etree.fromstring(word.archive.read(name))


def properties(word: Word) -> dict[str, str]:
    return {etree.QName(one).localname: one.text or "" for one in word.xml("docProps/core.xml")}


def test_the_properties_name_the_organisation_and_a_day_and_nobody(word: Word) -> None:
    assert properties(word) == {
        "title": "Proefprotocol",
        "creator": "Stichting Testschool",
        "language": "nl-NL",
        "identifier": "d",
        "version": "4.0",
        "contentStatus": "Vastgesteld",
        "created": "2026-12-14T00:00:00Z",
        "modified": "2026-12-14T00:00:00Z",
    }
    application = word.xml("docProps/app.xml")
    assert [(etree.QName(one).localname, one.text) for one in application] == [
        ("Application", "SOM Editor")
    ]


def test_a_document_that_says_nothing_of_itself_still_has_its_properties() -> None:
    known = properties(Word(write_docx(version_of(Document(DocumentId("d"))))))
    assert known["title"] == "Zonder titel"
    assert known["creator"] == "SOM Editor"
    assert known["version"] == "d"
    assert known["created"] == "2026-03-02T00:00:00Z"


def test_an_overlong_title_does_not_stop_the_export() -> None:
    version = everything()
    metadata = msgspec.structs.replace(version.document.metadata, title="x" * 1000)
    document = msgspec.structs.replace(version.document, metadata=metadata)
    made = Word(write_docx(msgspec.structs.replace(version, document=document)))
    assert properties(made)["title"] == "x" * 255


def test_the_facts_travel_as_custom_properties_and_as_xml_of_our_own(word: Word) -> None:
    known = [(fact.name, fact.value) for fact in facts(everything(*ADOPTED))]
    custom = word.xml("docProps/custom.xml")
    assert [(one.get("name"), one[0].text) for one in custom] == known
    assert [one.get("pid") for one in custom] == [str(2 + place) for place in range(len(known))]
    own = word.xml("customXml/item1.xml")
    assert own.tag == f"{{{NAMESPACE}}}facts"
    assert [(etree.QName(one).localname, one.text) for one in own] == known


def test_the_language_is_dutch_throughout(word: Word) -> None:
    parts = [word.xml(name) for name in word.names if name.endswith(".xml")]
    languages = {one.get(f"{W}val") for part in parts for one in part.iter(f"{W}lang")}
    assert languages == {"nl-NL"}
    assert not any(b"en-US" in word.archive.read(name) for name in word.names)


def test_word_opens_it_without_a_question(word: Word) -> None:
    settings = word.xml("word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    assert settings.xpath(
        "//w:compatSetting[@w:name='compatibilityMode']/@w:val", namespaces=NAMESPACES
    ) == ["15"]
    assert word.find("//w:fldChar[@w:dirty]") == []


def test_every_style_that_is_used_is_there(word: Word) -> None:
    known = set(word.find("//w:style/@w:styleId", word.xml("word/styles.xml")))
    stories = [name for name in word.names if name.startswith("word/") and name.endswith(".xml")]
    path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
    used = {one for name in stories for one in word.find(path, word.xml(name))}
    assert used <= known


def test_every_list_level_that_is_used_is_there(word: Word) -> None:
    numbering = word.xml("word/numbering.xml")
    levels = {
        (num.get(f"{W}numId"), level)
        for num in numbering.iter(f"{W}num")
        for level in word.find(
            f"//w:abstractNum[@w:abstractNumId='{num[0].get(f'{W}val')}']/w:lvl/@w:ilvl", numbering
        )
    }
    used = {
        (one.find(f"{W}numId").get(f"{W}val"), one.find(f"{W}ilvl").get(f"{W}val"))
        for one in word.document.iter(f"{W}numPr")
    }
    assert used <= levels
