"""Undo and redo as snapshots: values are shared, so a thousand of them cost little."""

from typing import Generic, TypeVar

import msgspec

State = TypeVar("State")


class Step(msgspec.Struct, Generic[State], frozen=True):
    """A state, and the label and group of the change that left it."""

    state: State
    label: str
    group: str = ""


class History(msgspec.Struct, Generic[State], frozen=True):
    """The present state, those before it (oldest first) and those undone (next to redo last)."""

    present: State
    past: tuple[Step[State], ...] = ()
    future: tuple[Step[State], ...] = ()

    def record(self, state: State, label: str, group: str = "") -> "History[State]":
        """`state` is the present now, `label` says what was done. The undone is forgotten.

        Changes of the same non-empty `group` in a row are undone together. The present itself is
        no change.
        """
        if state is self.present:
            return self
        last = self.past[-1] if self.past else None
        joins = bool(group) and last is not None and last.group == group and not self.future
        past = self.past if joins else (*self.past, Step(self.present, label, group))
        return History(state, past)

    def undo(self) -> "History[State]":
        """One step back; at the beginning, the same."""
        if not self.past:
            return self
        step = self.past[-1]
        undone = Step(self.present, step.label, step.group)
        return History(step.state, self.past[:-1], (*self.future, undone))

    def redo(self) -> "History[State]":
        """The last undone step again; when nothing is undone, the same."""
        if not self.future:
            return self
        step = self.future[-1]
        done = Step(self.present, step.label, step.group)
        return History(step.state, (*self.past, done), self.future[:-1])

    @property
    def undo_label(self) -> str:
        """What `undo` takes back, or empty."""
        return self.past[-1].label if self.past else ""

    @property
    def redo_label(self) -> str:
        """What `redo` does again, or empty."""
        return self.future[-1].label if self.future else ""
