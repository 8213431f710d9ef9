"""Whatever is done, the widget shows the model, no word is lost, and undo leads back."""

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.ui.editor.hands.clipboard import ClipboardHand
from tests.ui.editor.hands.finding import FindingHand
from tests.ui.editor.hands.history import HistoryHand
from tests.ui.editor.hands.structure import StructureHand
from tests.ui.editor.hands.typing import TypingHand

LONG = int(os.environ.get("SOM_TEST_LONG") or 0)
"""Nought for the short size; else how many times the long one."""


class Writing(TypingHand, ClipboardHand, StructureHand, FindingHand, HistoryHand):
    """A hand that does anything at all with keyboard, mouse and commands."""


Writing.TestCase.settings = settings(
    max_examples=600 * LONG if LONG else 60,
    stateful_step_count=60 if LONG else 30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=not LONG,
    database=None,
)


@pytest.mark.usefixtures("qapp")
class TestWriting(Writing.TestCase):  # type: ignore[valid-type,misc]
    """Runs the hand above."""
