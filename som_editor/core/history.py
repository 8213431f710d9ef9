"""Undo and redo as snapshots that share their parts; of older ones only what differs is kept."""

from typing import Generic, TypeVar

import msgspec

from som_editor.core.delta import Delta, delta, restored

State = TypeVar("State", bound=msgspec.Struct)

WHOLE = 50
"""So many of the latest states are kept as they are."""


class Step(msgspec.Struct, Generic[State], frozen=True):
    """A state, or what it has that the one after it has not, and the change that left it.

    `label` and `group` are those of the change.
    """

    state: State | Delta
    label: str
    group: str = ""


class History(msgspec.Struct, Generic[State], frozen=True):
    """The present state, those before it (oldest first) and those undone (next to redo last).

    There is no limit. The oldest state and the latest are kept whole, so that undoing gives the
    very same object; one in between takes as little as what the change was about.
    """

    present: State
    past: tuple[Step[State], ...] = ()
    future: tuple[Step[State], ...] = ()

    def record(self, state: State, label: str, group: str = "") -> "History[State]":
        """`state` is the present now, `label` says what was done. The undone is forgotten.

        Changes of the same non-empty `group` in a row are undone together, under the label of the
        last. The present itself is no change.
        """
        if state is self.present:
            return self
        last = self.past[-1] if self.past else None
        if last is not None and group and last.group == group and not self.future:
            return History(state, (*self.past[:-1], Step(last.state, label, group)))
        return History(state, (*_packed(self.past), Step(self.present, label, group)))

    def undo(self, steps: int = 1) -> "History[State]":
        """So many steps back; at the beginning, the same."""
        now = self
        for _step in range(min(steps, len(self.past))):
            step = now.past[-1]
            undone = Step(now.present, step.label, step.group)
            now = History(_whole(step, now.present), now.past[:-1], (*now.future, undone))
        return now

    def redo(self, steps: int = 1) -> "History[State]":
        """So many undone steps again; when nothing is undone, the same."""
        now = self
        for _step in range(min(steps, len(self.future))):
            step = now.future[-1]
            done = Step(now.present, step.label, step.group)
            now = History(_whole(step, now.present), (*now.past, done), now.future[:-1])
        return now

    @property
    def undo_label(self) -> str:
        """What `undo` takes back, or empty."""
        return self.past[-1].label if self.past else ""

    @property
    def redo_label(self) -> str:
        """What `redo` does again, or empty."""
        return self.future[-1].label if self.future else ""


def _packed(past: tuple[Step[State], ...]) -> tuple[Step[State], ...]:
    """`past` with the state that has become old enough kept as what differs in it."""
    place = len(past) - WHOLE
    if place < 1:
        return past
    step, after = past[place], past[place + 1]
    if isinstance(step.state, Delta) or isinstance(after.state, Delta):
        return past
    small: Step[State] = Step(delta(step.state, after.state), step.label, step.group)
    return (*past[:place], small, *past[place + 1 :])


def _whole(step: Step[State], after: State) -> State:
    """The state of `step`, which `after` came from."""
    return restored(after, step.state) if isinstance(step.state, Delta) else step.state
