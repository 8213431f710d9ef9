import msgspec

from som_editor.core.comparison import Summary
from som_editor.core.progress import silent
from som_editor.core.version import Version
from som_editor.ui.versions.count_chips import CountChips, counts
from som_editor.ui.versions.told import MOST_LINES, tell


def test_the_adaptation_of_the_cnv_original_in_words(
    upstream: Version, adaptation: Version
) -> None:
    told = tell(upstream, adaptation, silent)
    assert told.lines[0] == "Inleiding, alinea 4: ‘Hyves’ is weg, ‘Instagram’ is nieuw"
    assert told.lines[1].startswith("Richtlijnen gebruik social media: alinea is weg: ‘Lees voor")
    assert "Organisatie: leeg → Stichting SOM" in told.lines
    assert not any(line.startswith("Versie:") for line in told.lines)
    assert [count.words for count in counts(told.summary)] == [
        "− 1 verwijderd",
        "≠ 1 gewijzigd",
        "≈ 14 hernoemd",
        "4 gegevens",
    ]


def test_only_the_first_changes_are_told_and_the_rest_counted(
    upstream: Version, adaptation: Version
) -> None:
    document = msgspec.structs.replace(adaptation.document, blocks=adaptation.document.blocks[:3])
    told = tell(upstream, msgspec.structs.replace(adaptation, document=document), silent)
    assert len(told.lines) == MOST_LINES
    assert told.more > 0


def test_a_version_against_itself_has_no_differences(adaptation: Version) -> None:
    told = tell(adaptation, adaptation, silent)
    assert told.lines == ()
    assert [count.words for count in counts(told.summary)] == ["Geen verschillen"]


def test_chips_that_do_not_fit_go_on_the_next_row(qtbot: object) -> None:
    chips = CountChips()
    chips.show_summary(Summary(inserted=3, deleted=2, moved=1, edited=4, rename=14, metadata=1))
    assert chips.heightForWidth(200) > chips.heightForWidth(2000)
    assert chips.accessibleName().startswith("+ 3 ingevoegd, − 2 verwijderd")
