from som_editor.core.document import NewId, TextBlock
from som_editor.core.shown import shown_text
from som_editor.library import Library
from som_editor.use_cases.importing import import_file
from som_editor.use_cases.samples import ADAPTATION, adapted_from, add_samples
from tests.build import NOW, doc, g, h, version
from tests.use_cases.test_importing import SAMPLE


def test_both_samples_are_added_once(library: Library, new_id: NewId) -> None:
    first = add_samples(library, now=NOW, new_id=new_id)
    second = add_samples(library, now=NOW, new_id=new_id)
    assert first == second
    assert len(library.documents()) == 2


def test_the_adaptation_knows_what_it_was_adapted_from(library: Library, new_id: NewId) -> None:
    upstream, adaptation = add_samples(library, now=NOW, new_id=new_id)
    assert adaptation.lineage.upstream == upstream.id
    line = next(one for one in library.documents() if one.id == adaptation.document_id)
    assert line.based_on == "Social Media Protocol Onderwijs"
    assert line.based_on_reconstruction


def test_every_block_of_the_adaptation_names_its_origin(library: Library, new_id: NewId) -> None:
    upstream, adaptation = add_samples(library, now=NOW, new_id=new_id)
    sources = {block.id: block for block in upstream.document.blocks}
    origins = [block.origin for block in adaptation.document.blocks]
    assert None not in origins
    assert len(set(origins)) == len(origins)
    for block in adaptation.document.blocks:
        assert block.origin is not None
        source = sources[block.origin]
        assert isinstance(block, TextBlock)
        assert isinstance(source, TextBlock)
        assert block.role is source.role


def test_a_sample_that_the_user_imported_before_is_left_as_it_is(
    library: Library, new_id: NewId
) -> None:
    mine = import_file(library, SAMPLE, now=NOW, new_id=new_id).reading.version
    _upstream, adaptation = add_samples(library, now=NOW, new_id=new_id)
    assert SAMPLE.name == ADAPTATION
    assert adaptation == mine


def test_a_block_without_counterpart_has_no_origin() -> None:
    old = version(doc(h("Regels"), g("Medewerkers delen kennis met elkaar."), id_="oud"))
    new = version(
        doc(h("Regels"), g("Iets dat er nooit stond."), g("Medewerkers delen kennis met elkaar."))
    )
    adapted = adapted_from(new, old)
    told = [
        (shown_text(block, adapted.document), block.origin is not None)
        for block in adapted.document.blocks
        if isinstance(block, TextBlock)
    ]
    assert told[1:] == [
        ("Iets dat er nooit stond.", False),
        ("Medewerkers delen kennis met elkaar.", True),
    ]
