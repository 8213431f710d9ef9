import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.history import History


class State:
    """A state known by its identity."""


steps = st.lists(st.tuples(st.sampled_from(["typen", "vet"]), st.sampled_from(["", "a", "b"])))


def recorded(labels: list[tuple[str, str]]) -> History[State]:
    history = History(State())
    for label, group in labels:
        history = history.record(State(), label, group)
    return history


@given(steps)
def test_undo_takes_back_what_was_recorded(labels: list[tuple[str, str]]) -> None:
    before = recorded(labels)
    after = before.record(State(), "alinea toevoegen")
    assert after.undo().present is before.present
    assert after.undo().past == before.past


@given(steps.filter(bool))
def test_redo_does_again_what_was_undone(labels: list[tuple[str, str]]) -> None:
    history = recorded(labels)
    assert history.undo().redo() == history


@given(steps)
def test_undone_to_the_beginning_and_redone_to_the_end(labels: list[tuple[str, str]]) -> None:
    history = back = recorded(labels)
    while back.past:
        back = back.undo()
    assert back.undo() is back
    while back.future:
        back = back.redo()
    assert back == history
    assert back.redo() is back


@given(steps)
def test_the_present_is_no_change(labels: list[tuple[str, str]]) -> None:
    history = recorded(labels)
    assert history.record(history.present, "niets") is history


def test_one_group_is_undone_together() -> None:
    start, one, two, three = (State() for _ in range(4))
    history = History(start).record(one, "typen", "t").record(two, "typen", "t")
    assert history.undo().present is start
    assert history.undo().redo().present is two
    assert history.record(three, "typen", "u").undo().present is two


def test_steps_without_a_group_stay_apart() -> None:
    start, one, two = (State() for _ in range(3))
    history = History(start).record(one, "vet").record(two, "vet")
    assert history.undo().present is one


def test_a_group_does_not_reach_over_another_change() -> None:
    states = [State() for _ in range(4)]
    history = History(states[0]).record(states[1], "typen", "t").record(states[2], "vet")
    history = history.record(states[3], "typen", "t")
    assert history.undo().present is states[2]


def test_typing_on_after_undo_is_a_step_of_its_own_and_forgets_the_undone() -> None:
    start, one, two, three = (State() for _ in range(4))
    history = History(start).record(one, "typen", "t").record(two, "vet").undo()
    history = history.record(three, "typen", "t")
    assert history.undo().present is one
    assert history.redo() is history


def test_labels_say_what_undo_and_redo_would_do() -> None:
    history = History(State())
    assert (history.undo_label, history.redo_label) == ("", "")
    history = history.record(State(), "typen").record(State(), "vet")
    assert (history.undo_label, history.redo_label) == ("vet", "")
    assert (history.undo().undo_label, history.undo().redo_label) == ("typen", "vet")


@pytest.mark.parametrize("count", [1_000])
def test_states_are_shared_not_copied(count: int) -> None:
    states = [State() for _ in range(count)]
    history: History[State] = History(states[0])
    for state in states[1:]:
        history = history.record(state, "typen")
    assert [step.state for step in history.past] == states[:-1]
