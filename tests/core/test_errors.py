import inspect
import pickle
from pathlib import Path

import pytest

from som_editor.core import errors
from som_editor.core.errors import (
    Ambiguous,
    CannotSign,
    CannotTypeset,
    FileReason,
    IdentityProblem,
    IdentityReason,
    InvalidEdit,
    InvalidPattern,
    KeyringProblem,
    KeyringReason,
    LibraryProblem,
    LibraryReason,
    NotFound,
    PatternReason,
    SigningReason,
    SomError,
    TimestampProblem,
    TimestampReason,
    TokenProblem,
    TokenReason,
    UnknownFormat,
    UnreadableFile,
    UnreadableFormat,
    UnwritableFile,
    WrongUse,
)

ALL = [
    UnreadableFile("a.txt", FileReason.MISSING, "x"),
    UnwritableFile(Path("a.txt"), FileReason.DISK_FULL),
    UnknownFormat("a.xyz", (".txt",)),
    LibraryProblem("bib.db", LibraryReason.LOCKED),
    NotFound("version", "3", "bib"),
    Ambiguous("Protocol", ("d1", "d2")),
    WrongUse("bad_rename", "x"),
    InvalidEdit("empty_title"),
    InvalidPattern(PatternReason.OPEN_GROUP, "missing )"),
    CannotTypeset("Inleiding", "x"),
    IdentityProblem("a.p12", IdentityReason.EXPIRED),
    TimestampProblem("https://tijd.test", TimestampReason.REFUSED),
    TokenProblem("Proefkaart", next(iter(TokenReason))),
    KeyringProblem(next(iter(KeyringReason))),
    CannotSign(SigningReason.ENCRYPTED),
    UnreadableFormat("som-version", newer=True),
]


def test_every_error_of_the_module_is_a_som_error() -> None:
    found = {
        one
        for _, one in inspect.getmembers(errors, inspect.isclass)
        if issubclass(one, Exception) and one.__module__ == errors.__name__
    }
    assert found == {type(one) for one in ALL} | {SomError}


def test_the_drawing_names_every_error() -> None:
    drawn = errors.__doc__ or ""
    assert [type(one).__name__ for one in ALL if type(one).__name__ not in drawn] == []


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_an_error_carries_what_it_was_given(error: SomError) -> None:
    assert vars(error)
    assert all(
        value == "" or any(str(value) in str(given) or value == given for given in error.args)
        for value in vars(error).values()
    )


@pytest.mark.parametrize("error", ALL, ids=lambda error: type(error).__name__)
def test_an_error_survives_the_way_out_of_another_process(error: SomError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert vars(back) == vars(error)


def test_a_path_is_a_path_however_it_was_given() -> None:
    assert UnreadableFile("a.txt", FileReason.EMPTY).path == Path("a.txt")
