import msgspec
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.delta import Delta
from som_editor.core.document import Document
from som_editor.core.edit import replace_range
from som_editor.core.history import WHOLE, History
from tests.build import doc, p
from tests.core.edits import edited


class State(msgspec.Struct, frozen=True, eq=False):
    """A state known by its identity."""

    parts: tuple[str, ...] = ()


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
    assert history.record(three, "plakken", "t").undo_label == "plakken"
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


def test_the_latest_states_and_the_oldest_are_the_same_objects() -> None:
    states = [State((str(number),)) for number in range(3 * WHOLE)]
    history = History(states[0])
    for state in states[1:]:
        history = history.record(state, "typen")
    for state in reversed(states[-WHOLE:-1]):
        history = history.undo()
        assert history.present is state
    assert history.undo(len(states)).present is states[0]


def test_several_steps_are_taken_back_at_once_and_made_again() -> None:
    history = recorded([("typen", "")] * 5)
    back = history.undo(3)
    assert back == history.undo().undo().undo()
    assert back.redo(3) == history
    assert history.undo(99).past == ()
    assert history.undo(99).redo(99) == history


@given(st.lists(edited(), min_size=1, max_size=4), st.data())
def test_all_of_a_long_history_comes_back(
    pairs: list[tuple[Document, Document]], data: st.DataObject
) -> None:
    texts = [text for pair in pairs for text in pair]
    chosen = data.draw(st.lists(st.sampled_from(texts), min_size=WHOLE, max_size=WHOLE + 20))
    first = msgspec.structs.replace(texts[0])
    history, kept = History(first), [first]
    for text in [*chosen, *texts]:
        document = msgspec.structs.replace(text)
        kept.append(document)
        history = history.record(document, "proef")
    for document in reversed(kept[:-1]):
        history = history.undo()
        assert history.present == document
    for document in kept[1:]:
        history = history.redo()
        assert history.present == document


def test_an_old_step_takes_what_it_changed_not_the_whole_text() -> None:
    document = doc(*(p(f"alinea {number}") for number in range(1000)))
    history = History(document)
    for number in range(WHOLE + 3):
        block = document.blocks[number].id
        changed = replace_range(history.present, block, 0, 0, "Nu ")
        history = history.record(changed, "typen")
    old = history.past[1].state
    assert isinstance(old, Delta)
    assert len(str(old)) < 1_000
