import pytest
from hypothesis import given
from hypothesis import strategies as st

from som_editor.core.comparison import Summary, summary
from som_editor.core.document import NewId
from som_editor.core.errors import WrongUse
from som_editor.core.progress import Cancelled
from som_editor.core.version import Version
from som_editor.library import Library
from som_editor.use_cases.comparing import compare_versions, parse_rename
from som_editor.use_cases.samples import add_samples
from tests.build import NOW, doc, p, version


@pytest.fixture
def samples(library: Library, new_id: NewId) -> tuple[Version, Version]:
    return add_samples(library, now=NOW, new_id=new_id)


def test_the_samples_differ_as_they_are_known_to(samples: tuple[Version, Version]) -> None:
    totals = summary(compare_versions(*samples))
    assert totals == Summary(deleted=1, edited=1, rename=14, metadata=4)


def test_without_renames_their_places_are_edits(samples: tuple[Version, Version]) -> None:
    totals = summary(compare_versions(*samples, detect_renames=False))
    assert totals == Summary(deleted=1, edited=15, metadata=4)


def test_a_rename_may_be_given(samples: tuple[Version, Version]) -> None:
    renames = (("de school", "Stichting SOM"),)
    comparison = compare_versions(*samples, renames=renames, detect_renames=False)
    assert summary(comparison).rename == 14


def test_a_name_to_look_for_may_be_given(samples: tuple[Version, Version]) -> None:
    comparison = compare_versions(*samples, upstream_names=("Laterzz",))
    assert "Laterzz" in {leftover.text for leftover in comparison.leftovers}


def test_a_comparison_tells_how_far_it_is_and_can_be_stopped() -> None:
    old = version(doc(*(p(f"oud {word}") for word in ("een", "twee", "drie")), id_="oud"))
    new = version(doc(*(p(f"nieuwer dan {word}") for word in ("acht", "negen", "tien"))))
    reports: list[tuple[int, int]] = []
    compare_versions(old, new, report=lambda done, total: reports.append((done, total)))
    assert reports
    assert all(0 <= done <= total for done, total in reports)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        compare_versions(old, new, report=stop)


@pytest.mark.parametrize(
    ("text", "rename"),
    [
        ("de school=Stichting SOM", ("de school", "Stichting SOM")),
        (" de school = Stichting SOM ", ("de school", "Stichting SOM")),
        ("a=b=c", ("a", "b=c")),
    ],
)
def test_a_rename_is_written_as_old_is_new(text: str, rename: tuple[str, str]) -> None:
    assert parse_rename(text) == rename


@pytest.mark.parametrize("text", ["", "de school", "=x", "x=", " = ", "=", "SOM = SOM"])
def test_anything_else_is_no_rename(text: str) -> None:
    with pytest.raises(WrongUse) as caught:
        parse_rename(text)
    assert (caught.value.problem, caught.value.value) == ("bad_rename", text)


@given(st.text(min_size=1).map(str.strip), st.text(min_size=1).map(str.strip))
def test_what_is_written_as_a_rename_is_read_as_it(old: str, new: str) -> None:
    if old and new and "=" not in old and old != new:
        assert parse_rename(f"{old}={new}") == (old, new)
