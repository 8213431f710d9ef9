"""`som-editor demo`."""

from pathlib import Path
from typing import Annotated

import typer

from som_editor.cli.console import progress, say, tell
from som_editor.core.comparison import summary
from som_editor.i18n import _
from som_editor.use_cases.demonstrating import demonstrate
from som_editor.use_cases.surroundings import new_id, now
from som_editor.wording.totals import describe_totals


def demo(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar=_("MAP"), help=_("Waar de resultaten komen."))
    ],
) -> int:
    """Leave the results of the main job in a folder, and list them."""
    with progress(_("Demonstratie maken")) as report:
        result = demonstrate(output, now=now(), new_id=new_id, report=report)
    tell(describe_totals(summary(result.comparison)) + ".")
    for path in result.files:
        say(str(path))
    return 0
