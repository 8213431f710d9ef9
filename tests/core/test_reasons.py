import msgspec
from hypothesis import given

from som_editor.core import codec
from som_editor.core.change import Change
from som_editor.core.comparison import compare
from som_editor.core.fingerprint import content_fingerprint
from som_editor.core.reasons import Reason, changed_blocks, reason_for, with_reason
from som_editor.core.version import Draft, Version
from tests.build import NOW, doc, p, version
from tests.strategies import drafts, sentences, versions

OLD = version(doc(p("Een.", id_="a"), p("Twee is weg.", id_="b")))
NEW = version(doc(p("Een en meer.", id_="a"), p("Drie komt erbij.", id_="c")))


def changes() -> tuple[Change, ...]:
    return compare(OLD, NEW).changes


def test_a_reason_is_found_by_the_blocks_of_its_change() -> None:
    reasons: tuple[Reason, ...] = ()
    for change in changes():
        reasons = with_reason(reasons, change, f"Omdat {changed_blocks(change)}.")
    assert {(reason.old, reason.new) for reason in reasons} == {
        ("a", "a"), ("b", None), (None, "c"),
    }  # fmt: skip
    for change in changes():
        assert reason_for(change, reasons) == f"Omdat {changed_blocks(change)}."


def test_a_change_without_a_reason_has_an_empty_one() -> None:
    assert reason_for(changes()[0], ()) == ""
    assert reason_for(changes()[0], (Reason("Iets anders.", None, None),)) == ""


@given(sentences(3), sentences(3))
def test_a_later_reason_takes_the_place_of_an_earlier_one(first: str, second: str) -> None:
    change = changes()[0]
    reasons = with_reason(with_reason((), change, first), change, second)
    assert reason_for(change, reasons) == second.strip()
    assert len(reasons) <= 1


def test_an_empty_reason_takes_the_reason_away() -> None:
    first, second, *_ = changes()
    both = with_reason(with_reason((), first, "Een."), second, "Twee.")
    assert with_reason(both, first, "  ") == with_reason((), second, "Twee.")


@given(versions)
def test_reasons_are_kept_with_a_version_and_do_not_touch_its_content(value: Version) -> None:
    assert codec.decode(Version, codec.encode(value)) == value
    bare = msgspec.structs.replace(value, reasons=())
    assert content_fingerprint(bare.document) == content_fingerprint(value.document)


@given(drafts)
def test_reasons_go_from_draft_to_version(draft: Draft) -> None:
    assert codec.decode(Draft, codec.encode(draft)) == draft
    assert draft.as_version().reasons == draft.reasons


def test_bytes_from_before_there_were_reasons_are_still_read() -> None:
    stored = codec.encode(version(doc(p("tekst"))))
    assert b"reasons" not in stored
    assert codec.decode(Version, stored).reasons == ()
    draft = Draft(doc(p("tekst")), "1.0", NOW, NOW)
    assert b"reasons" not in codec.encode(draft)
