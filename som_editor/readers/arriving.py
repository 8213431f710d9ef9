"""How a file of somebody else begins its life with us."""

import datetime as dt
import re

from som_editor.core.lifecycle import Event, Received, TakenOver
from som_editor.readers.stated import Stated

_RECONSTRUCTION = re.compile(r"(?i)reconstruct")


def arrival(facts: Stated, now: dt.datetime, file_name: str) -> Event:
    """The first event of a version read from `file_name`, which states `facts`."""
    if _RECONSTRUCTION.search(file_name):
        return Received(now, facts.number, facts.dated, reconstruction=True)
    return TakenOver(now, facts.number, facts.dated)
