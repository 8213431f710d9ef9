"""What undo keeps, and what the outline and the counts ask of a text while it is typed."""

import tracemalloc

import pytest

from som_editor.core.changed_since import Earlier
from som_editor.core.codec import decode, encode
from som_editor.core.document import Document, TextBlock
from som_editor.core.edit import replace_range
from som_editor.core.history import History
from som_editor.core.length import Lengths
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair

STEPS = 10_000


def typed(document: Document, step: int) -> Document:
    """`document` with a word more in one of its blocks, another one each time."""
    texts = [block for block in document.blocks if isinstance(block, TextBlock)]
    return replace_range(document, texts[step * 7 % len(texts)].id, 0, 0, "Nu ")


@pytest.mark.parametrize("pages", [50])
def test_memory_of_undo(measure: Measure, pages: int) -> None:
    document = large_pair(pages).old.document
    tracemalloc.start()
    history = History(document)
    for step in range(STEPS):
        history = history.record(typed(history.present, step), "typen")
    taken = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    measure.found(f"{pages} bladzijden: {STEPS} stappen ongedaan te maken, MB", taken, "≤ 20")
    back = measure.run("20 stappen terug", lambda: history.undo(20), target_seconds=0.02)
    assert len(back.past) == STEPS - 20
    assert history.undo(STEPS).present is document
    assert taken < 20


@pytest.mark.parametrize("pages", [50, 500])
def test_what_changed_since_the_version(measure: Measure, pages: int) -> None:
    document = large_pair(pages).old.document
    earlier = Earlier(decode(Document, encode(document)))
    earlier.changes(document)
    changed = typed(document, 1)
    changes = measure.run(
        f"{pages} bladzijden: wat gewijzigd is sinds de versie",
        lambda: earlier.changes(changed),
        target_seconds=0.008 if pages == 50 else 0.033,
        rounds=9,
    )
    assert len(changes.edited) == 1


def test_length_while_typing(measure: Measure) -> None:
    document = large_pair(500).old.document
    lengths = Lengths()
    lengths.of(document)
    changed = typed(document, 1)
    length = measure.run(
        "500 bladzijden: hoe lang de tekst is, na een toets",
        lambda: lengths.of(changed),
        target_seconds=0.033,
        rounds=9,
    )
    assert length.pages > 500
