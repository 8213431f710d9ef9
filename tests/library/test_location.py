import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from som_editor.core.errors import LibraryProblem, WrongUse
from som_editor.library.location import is_url, place, shown_location

SECRET = "zeer-geheim"


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("proef.somlib", "proef.somlib"),
        (f"postgresql://som:{SECRET}@server/bank", "postgresql://server/bank"),
        (f"postgresql://som:{SECRET}@server:5432/bank", "postgresql://server:5432/bank"),
        (f"postgresql://som:a@{SECRET}@server/bank", "postgresql://server/bank"),
        (f"postgresql://server/bank?password={SECRET}", "postgresql://server/bank"),
        (f"postgresql://som:{SECRET}@server:poort/bank", "postgresql://"),
        (f"{SECRET[:0]}://som:{SECRET}", "://"),
    ],
)
def test_a_password_is_never_shown(location: str, shown: str) -> None:
    assert shown_location(location) == shown


@given(st.text(st.characters(categories=["L", "N"]), min_size=8))
def test_no_password_of_letters_is_shown(password: str) -> None:
    address = URL.create("postgresql", "som", password, "s", database="b")
    location = address.render_as_string(hide_password=False)
    assert shown_location(location) == "postgresql://s/b"


def test_a_file_and_a_server_are_told_apart() -> None:
    assert place("map/proef.somlib") == Path("map/proef.somlib").absolute()
    assert place("sqlite:///map/proef.somlib") == Path("map/proef.somlib").absolute()
    assert isinstance(place("postgresql://server/bank"), URL)
    assert not is_url(r"C:\map\proef.somlib")


@given(st.text())
def test_any_text_is_a_place_or_refused_in_our_own_terms(location: str) -> None:
    assert isinstance(shown_location(location), str)
    with contextlib.suppress(WrongUse, LibraryProblem):
        assert isinstance(place(location), Path | URL)
