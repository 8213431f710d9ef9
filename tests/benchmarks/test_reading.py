from som_editor import assets
from som_editor.core.document import Role, TextBlock
from som_editor.use_cases.importing import read_file
from tests.benchmarks.figures import Measure
from tests.build import NOW, new_ids


def test_read_the_sample_protocol(measure: Measure) -> None:
    path = assets.resource("protocols", "som-social-media-3.0.txt")
    reading = measure.run("SOM 3.0 inlezen", lambda: read_file(path, now=NOW, new_id=new_ids()))
    blocks = reading.version.document.blocks
    roles = [block.role for block in blocks if isinstance(block, TextBlock)]
    assert roles.count(Role.GUIDELINE) == 10
