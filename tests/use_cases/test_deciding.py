from som_editor.core.decisions import UNDECIDED, joined, marked
from som_editor.core.document import NewId
from som_editor.library import Library
from som_editor.use_cases.comparing import compare_versions
from som_editor.use_cases.deciding import pair_key, recall_decisions, remember_decisions
from som_editor.use_cases.drafting import draft_from, save_draft
from som_editor.use_cases.samples import add_samples
from som_editor.use_cases.versioning import save_version
from tests.build import NOW, as_imported, doc, p, version


def test_decisions_live_from_version_to_draft_to_version(library: Library, new_id: NewId) -> None:
    upstream, adapted = add_samples(library, now=NOW, new_id=new_id)
    change = compare_versions(upstream, adapted).changes[0]
    decisions = marked(UNDECIDED, change, important=True)
    key = pair_key(library, upstream, adapted)
    assert recall_decisions(library, key, upstream, adapted) == UNDECIDED
    remember_decisions(library, key, upstream, adapted, decisions)
    draft = draft_from(adapted, now=NOW)
    save_draft(library, draft)
    working = draft.as_version()
    key = pair_key(library, upstream, working)
    assert recall_decisions(library, key, upstream, working) == decisions
    more = joined(decisions, upstream.document.blocks[1].id, None)
    remember_decisions(library, key, upstream, working, more)
    saved = save_version(library, draft, number="4.0", note="", now=NOW, new_id=new_id)
    key = pair_key(library, upstream, saved)
    assert recall_decisions(library, key, upstream, saved) == more


def test_a_file_read_again_has_other_ids_and_the_same_decisions(library: Library) -> None:
    old = version(doc(p("Een regel."), p("Nog een regel die vervalt."), id_="eerste"))
    new = version(doc(p("Een andere regel."), id_="tweede"))
    change = compare_versions(old, new).changes[0]
    key = pair_key(library, old, new)
    remember_decisions(library, key, old, new, marked(UNDECIDED, change, important=True))
    again = version(as_imported(old.document))
    key = pair_key(library, again, new)
    found = recall_decisions(library, key, again, new)
    expected = compare_versions(again, new).changes[0]
    assert found == marked(UNDECIDED, expected, important=True)
