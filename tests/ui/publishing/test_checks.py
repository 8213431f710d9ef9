import datetime as dt

import msgspec
import pytest

from som_editor.core.document import (
    Block,
    BlockId,
    Definition,
    Digest,
    Document,
    DocumentId,
    Field,
    Image,
    Reference,
    Role,
    Text,
    TextBlock,
)
from som_editor.core.lifecycle import Drafted, Event, Received, TakenOver
from som_editor.core.metadata import Metadata
from som_editor.core.version import Version, VersionId
from som_editor.ui.publishing.checks import Check, Verdict, checks

NOW = dt.datetime(2026, 11, 20, 9, 42, tzinfo=dt.UTC)
TAKEN_OVER = TakenOver(NOW, "3.0")


def paragraph(name: str, *inlines: Text | Field) -> TextBlock:
    return TextBlock(BlockId(name), Role.PARAGRAPH, inlines)


def version(
    *blocks: Block, fields: tuple[tuple[str, str], ...] = (), event: Event = TAKEN_OVER
) -> Version:
    document = Document(
        DocumentId("proef"), Metadata(title="Proef", organisation="Stichting SOM"), blocks, fields
    )
    return Version(VersionId("v"), document, NOW, (event,))


SOUND = version(paragraph("a", Text("Tekst.")))


def words(found: tuple[Check, ...], verdict: Verdict) -> list[str]:
    return [check.words for check in found if check.verdict is verdict]


def remark(found: tuple[Check, ...]) -> Check:
    (one,) = [check for check in found if check.verdict is Verdict.REMARK]
    return one


def test_a_sound_version_has_nothing_to_remark() -> None:
    found = checks(SOUND, None, ".pdf")
    assert {check.verdict for check in found} == {Verdict.FINE}


def test_a_heading_without_words_is_pointed_out() -> None:
    heading = TextBlock(BlockId("kop"), Role.HEADING, (Text("  "),))
    found = checks(version(heading, paragraph("a", Text("Tekst."))), None, ".pdf")
    assert remark(found).block == "kop"
    assert remark(found).words.startswith("1 kop zonder woorden")


def test_a_picture_without_a_description_is_pointed_out() -> None:
    silent = Image(BlockId("foto"), Digest("0" * 64), "image/png")
    told = msgspec.structs.replace(silent, id=BlockId("schema"), alternative="Een schema")
    found = checks(version(paragraph("a", Text("Tekst.")), silent, told), None, ".pdf")
    assert remark(found).block == "foto"
    assert remark(found).words.startswith("1 afbeelding")


def test_an_unfilled_field_that_stands_in_the_text_is_pointed_out() -> None:
    fields = (("organisatie", ""), ("plaats", "Utrecht"), ("ongebruikt", ""))
    text = paragraph("a", Text("Van "), Field("organisatie"), Text(" te "), Field("plaats"))
    assert remark(checks(version(text, fields=fields), None, ".pdf")) == Check(
        Verdict.REMARK, "1 veld is leeg: {organisatie}", "a"
    )


def test_an_upstream_name_is_pointed_out_but_not_where_it_is_quoted() -> None:
    upstream = msgspec.structs.replace(
        SOUND,
        document=msgspec.structs.replace(
            SOUND.document, metadata=Metadata(organisation="CNV Onderwijs")
        ),
    )
    adapted = version(
        paragraph("a", Text("Onder social media verstaat CNV Onderwijs van alles.")),
        TextBlock(BlockId("b"), Role.QUOTE, (Text("Ik las het bij CNV Onderwijs."),)),
    )
    found = remark(checks(adapted, upstream, ".pdf"))
    assert found.block == "a"
    assert found.words == "1 overgebleven naam: ‘CNV Onderwijs’ in de Inleiding"


def test_several_upstream_names_are_counted_in_one_line() -> None:
    upstream = msgspec.structs.replace(
        SOUND,
        document=msgspec.structs.replace(
            SOUND.document, metadata=Metadata(organisation="CNV Onderwijs")
        ),
    )
    adapted = version(paragraph("a", Text("CNV Onderwijs vindt wat CNV Onderwijs vindt.")))
    found = remark(checks(adapted, upstream, ".pdf"))
    assert found.words == "2 overgebleven namen: ‘CNV Onderwijs’"


def test_an_empty_protocol_is_pointed_out() -> None:
    assert remark(checks(version(), None, ".pdf")).words.startswith("Er staat nog geen tekst")


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Drafted(NOW, "3.1"), "Dit is een concept"),
        (Received(NOW, reconstruction=True), "nagemaakt"),
    ],
)
def test_what_stands_on_the_pages_is_told(event: Event, said: str) -> None:
    found = checks(version(*SOUND.document.blocks, event=event), None, ".pdf")
    assert any(said in line for line in words(found, Verdict.KNOWN))


def test_data_for_programs_are_not_said_to_be_free_of_times() -> None:
    found = checks(SOUND, None, ".json")
    assert "Geen namen of bewerktijden van schrijvers" not in words(found, Verdict.FINE)
    assert any("Opslagtijden" in line for line in words(found, Verdict.KNOWN))


def test_a_reference_that_leads_nowhere_is_pointed_out() -> None:
    broken = TextBlock(BlockId("zie"), Role.PARAGRAPH, (Reference(BlockId("weg")),))
    found = checks(version(paragraph("a", Text("Tekst.")), broken), None, ".pdf")
    assert remark(found) == Check(Verdict.REMARK, "1 verwijzing leidt nergens heen", "zie")


def test_definitions_that_need_a_look_are_named() -> None:
    made = version(paragraph("a", Text("De GMR en de raad.")))
    defined = (Definition("GMR", "a"), Definition("gmr", "b"), Definition("raad", " "))
    document = msgspec.structs.replace(made.document, definitions=(*defined, Definition("x", "y")))
    found = checks(msgspec.structs.replace(made, document=document), None, ".pdf")
    assert words(found, Verdict.REMARK) == [
        "Meer dan eens uitgelegd: ‘GMR’",
        "Begrip zonder betekenis: ‘raad’",
        "Begrip dat in de tekst niet voorkomt: ‘x’",
    ]
