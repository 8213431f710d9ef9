from pathlib import Path

import msgspec
import pytest

from som_editor import assets
from som_editor.core.document import Role, TextBlock
from som_editor.use_cases.importing import read_file
from som_editor.writers.docx import write_docx
from som_editor.writers.pdf import write_pdf
from tests.benchmarks.figures import Measure
from tests.benchmarks.large_pair import large_pair
from tests.benchmarks.marked_up import marked_up
from tests.build import NOW, new_ids


def test_read_500_pages_of_word(measure: Measure, tmp_path: Path) -> None:
    large = large_pair().old
    path = tmp_path / "groot.docx"
    path.write_bytes(write_docx(large, body_only=True))
    reading = measure.run(
        "500 bladzijden Word inlezen",
        lambda: read_file(path, now=NOW, new_id=new_ids()),
        target_seconds=3,
    )
    assert len(reading.version.document.blocks) == len(large.document.blocks)


def test_read_500_pages_of_pdf(measure: Measure, tmp_path: Path) -> None:
    large = large_pair().old
    half = msgspec.structs.replace(
        large.document, blocks=large.document.blocks[: len(large.document.blocks) // 2]
    )  # so many fill 500 of our own pages
    path = tmp_path / "groot.pdf"
    path.write_bytes(write_pdf(msgspec.structs.replace(large, document=half)))
    reading = measure.run(
        "500 bladzijden PDF inlezen",
        lambda: read_file(path, now=NOW, new_id=new_ids()),
        target_seconds=3,
        rounds=3,
    )
    assert len(reading.version.document.blocks) == len(half.blocks)


@pytest.mark.parametrize("ending", ["md", "html", "odt"])
def test_read_500_pages_of_mark_up(measure: Measure, tmp_path: Path, ending: str) -> None:
    large = large_pair().old.document
    path = tmp_path / f"groot.{ending}"
    path.write_bytes(marked_up(large, ending))
    reading = measure.run(
        f"500 bladzijden {ending} inlezen",
        lambda: read_file(path, now=NOW, new_id=new_ids()),
        target_seconds=1,
    )
    assert len(reading.version.document.blocks) == len(large.blocks)


def test_read_the_sample_protocol(measure: Measure) -> None:
    path = assets.resource("protocols", "som-social-media-3.0.txt")
    reading = measure.run("SOM 3.0 inlezen", lambda: read_file(path, now=NOW, new_id=new_ids()))
    blocks = reading.version.document.blocks
    roles = [block.role for block in blocks if isinstance(block, TextBlock)]
    assert roles.count(Role.GUIDELINE) == 10
