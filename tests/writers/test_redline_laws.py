"""What holds of every redline: Accept All gives the new text, Reject All the old one."""

import datetime as dt
import io

import docx
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.comparison import Comparison, compare
from som_editor.core.document import Document
from som_editor.core.version import Version
from som_editor.writers.docx import write_docx
from som_editor.writers.redline import write_redline
from tests import build, strategies
from tests.writers.docx_samples import DIGEST, PICTURE
from tests.writers.redlines import assert_sound
from tests.writers.tracked import Side, read

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
IMAGES = {build.image("a").digest: PICTURE, DIGEST: PICTURE}


def assert_both_ways(comparison: Comparison) -> None:
    content = write_redline(comparison, author="Testpersoon", at=AT, images=IMAGES)
    for version, side in ((comparison.new, Side.NEW), (comparison.old, Side.OLD)):
        exported = write_docx(version, images=IMAGES, body_only=True)
        assert read(content, side) == read(exported, side)
    assert_sound(content)
    docx.Document(io.BytesIO(content))


@given(strategies.revisions(), st.booleans())
def test_accepting_gives_the_new_text_and_rejecting_the_old(
    pair: tuple[Document, Document], as_files: bool
) -> None:
    assert_both_ways(build.compared_as_files(*pair) if as_files else build.compared(*pair))


@given(strategies.documents(), strategies.documents())
def test_that_holds_for_texts_that_have_nothing_to_do_with_each_other(
    old: Document, new: Document
) -> None:
    assert_both_ways(build.compared(old, new))


@given(strategies.versions, strategies.versions)
def test_that_holds_whatever_the_versions_stand_at(old: Version, new: Version) -> None:
    assert_both_ways(compare(old, new))
